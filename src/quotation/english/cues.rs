//! Cues: verbs of saying with their complements, from the lexicon
//! `english-cues.txt`.

use crate::lexicon::word_list;
use foldhash::HashMap;

/// How a cue governs its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// `said (that) …`
    Says,
    /// `told X (that) …`
    Tells,
    /// `urged X to …`: the content is the hearer's action.
    Vows,
    /// `called it …`, `dismissed it as …`: its object is the content.
    Calls,
}

/// A form of a verb of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CueWord {
    pub(super) cue: Cue,
    pub(super) form: Form,
    /// Bits of [`frame`].
    pub(super) frames: u16,
    /// Bits of the [`PREPOSITIONS`] that may precede the content.
    pub(super) prepositions: u16,
    /// Whether `calls` or `call` is a noun as often as a verb.
    pub(super) is_noun: bool,
}

impl CueWord {
    /// Whether it reports speech as a fact: `says`, `said`.
    pub(super) fn is_finite(self) -> bool {
        matches!(self.cue, Cue::Says | Cue::Tells) && matches!(self.form, Form::Third | Form::Past)
    }
}

/// The forms of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Base,
    Third,
    Past,
    Participle,
    Ing,
}

/// What a cue takes as its content.
pub(super) mod frame {
    pub(in super::super) const THAT: u16 = 1;
    pub(in super::super) const BARE: u16 = 1 << 1;
    pub(in super::super) const WH: u16 = 1 << 2;
    pub(in super::super) const TO: u16 = 1 << 3;
    pub(in super::super) const HEARER: u16 = 1 << 4;
    pub(in super::super) const NOUN: u16 = 1 << 5;
    pub(in super::super) const QUOTED: u16 = 1 << 6;
    pub(in super::super) const BEFORE: u16 = 1 << 7;
    pub(in super::super) const WEAK: u16 = 1 << 8;
    pub(in super::super) const PEOPLE: u16 = 1 << 9;
    pub(in super::super) const ABOUT: u16 = 1 << 10;
    pub(in super::super) const MIXED: u16 = 1 << 11;
    pub(in super::super) const IT: u16 = 1 << 12;
    pub(super) const NAMES: [&str; 13] = [
        "that", "bare", "wh", "to", "hearer", "noun", "quoted", "before", "weak", "people",
        "about", "mixed", "it",
    ];
}

/// Prepositions between a verb and what it is about.
pub(super) const PREPOSITIONS: [&str; 9] = [
    "of", "about", "for", "on", "to", "against", "at", "out", "that",
];

/// Every form of every verb of `lexicon`.
pub(super) fn forms(lexicon: &'static str) -> HashMap<String, CueWord> {
    let mut words = HashMap::default();
    for (names, verbs) in word_list::lines(lexicon) {
        let frames = bits(&frame::NAMES, names.split(' '));
        for verb in verbs.split_whitespace() {
            add(&mut words, verb, frames);
        }
    }
    words
}

fn bits<'a>(names: &[&str], given: impl Iterator<Item = &'a str>) -> u16 {
    given
        .filter_map(|name| names.iter().position(|known| *known == name))
        .fold(0, |bits, position| bits | 1 << position)
}

/// Adds the forms of `verb`, one entry of the lexicon.
fn add(words: &mut HashMap<String, CueWord>, verb: &str, frames: u16) {
    let mut parts = verb.split('+');
    let forms = parts.next().unwrap_or_default();
    let prepositions = bits(&PREPOSITIONS, parts);
    let mut forms = forms.split('/');
    let lemma = forms.next().unwrap_or_default();
    let is_noun = lemma.ends_with('*') || verb.contains("*/");
    let lemma = lemma.trim_end_matches('*');
    let past = forms
        .next()
        .map_or_else(|| regular_past(lemma), str::to_owned);
    let participle = forms.next().map_or_else(|| past.clone(), str::to_owned);
    let doubled = past
        .strip_suffix("ed")
        .filter(|stem| stem.len() == lemma.len() + 1);
    let ing = match doubled {
        Some(stem) => format!("{stem}ing"),
        None if lemma.ends_with('e') && !lemma.ends_with("ee") => {
            format!("{}ing", &lemma[..lemma.len() - 1])
        }
        None => format!("{lemma}ing"),
    };
    let cue = if frames & frame::WEAK != 0 {
        Cue::Calls
    } else if frames & frame::PEOPLE != 0 && lemma != "ask" {
        Cue::Vows
    } else if frames & frame::HEARER != 0 && lemma != "ask" {
        Cue::Tells
    } else {
        Cue::Says
    };
    let word = |form| CueWord {
        cue,
        form,
        frames,
        prepositions,
        is_noun,
    };
    // The past form comes last: where two forms are alike, it is the usual one.
    words.insert(lemma.to_owned(), word(Form::Base));
    words.insert(third(lemma), word(Form::Third));
    words.insert(participle, word(Form::Participle));
    words.insert(ing, word(Form::Ing));
    words.insert(past, word(Form::Past));
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    let before = lemma.as_bytes().iter().rev().nth(1);
    lemma.ends_with('y') && before.is_some_and(|letter| !b"aeiou".contains(letter))
}

fn regular_past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if ends_in_consonant_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else {
        format!("{lemma}ed")
    }
}

fn third(lemma: &str) -> String {
    if ends_in_consonant_y(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("sh") || lemma.ends_with("ch") {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}
