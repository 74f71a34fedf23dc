//! Which class a word belongs to, by closed lists and by endings. What a word
//! does in its sentence is the matter of `chunker` and `clauses`.

use super::cues::{self, Cue, CueWord, Form, frame};
use super::lexicon::{CLASSES, Letters, is_given_name};
use super::token_kind::TokenKind;
use crate::lexicon::word_list;
use foldhash::HashMap;
use std::sync::LazyLock;

/// What a word most likely is, looked at alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordClass {
    Determiner,
    /// `his`, `their`.
    Possessive,
    /// A pronoun that can be a subject.
    Pronoun,
    Preposition,
    Conjunction,
    /// `when`, `because`, `what`: opens a clause.
    Subordinator,
    /// `who`, `which`, `that`.
    Relative,
    Auxiliary,
    Adverb,
    /// `Monday`, `week`.
    Time,
    /// A past form that is no regular one: `wrote`.
    Past,
    /// The third person: `says`.
    Present,
    /// The plain form of a verb that often follows a plural: `say`.
    Base,
    /// A form in `-ed`: past or participle.
    Ed,
    /// A form in `-ing`.
    Ing,
    /// A capitalised word or a figure.
    Name,
    /// Any other word.
    Noun,
    /// No word.
    Mark,
}

/// What is known of a word without its context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Bits of [`feature`].
    pub(super) classes: u16,
    pub(super) cue: Option<CueWord>,
    /// The class it most likely has.
    pub(super) likely: Option<WordClass>,
}

/// What a word may be, as bits.
pub(super) mod feature {
    pub(in super::super) const DETERMINER: u16 = 1;
    pub(in super::super) const NOMINATIVE: u16 = 1 << 1;
    pub(in super::super) const OBJECT: u16 = 1 << 2;
    pub(in super::super) const POSSESSIVE: u16 = 1 << 3;
    pub(in super::super) const PREPOSITION: u16 = 1 << 4;
    pub(in super::super) const COORDINATOR: u16 = 1 << 5;
    pub(in super::super) const SUBORDINATOR: u16 = 1 << 6;
    pub(in super::super) const RELATIVE: u16 = 1 << 7;
    pub(in super::super) const QUESTION: u16 = 1 << 8;
    pub(in super::super) const AUXILIARY: u16 = 1 << 9;
    pub(in super::super) const BE: u16 = 1 << 10;
    pub(in super::super) const INFINITE: u16 = 1 << 11;
    pub(in super::super) const TIME: u16 = 1 << 12;
    pub(in super::super) const ADVERB: u16 = 1 << 13;
    pub(in super::super) const DOCUMENT: u16 = 1 << 14;
    pub(in super::super) const FINITE: u16 = 1 << 15;
}

/// The sections of the lexicon: what a word of each most likely is, if it is
/// in none before that tells, and what it may be.
const SECTIONS: [(&str, Option<WordClass>, u16); 34] = [
    ("relative", Some(WordClass::Relative), feature::RELATIVE),
    ("pronoun", Some(WordClass::Pronoun), feature::NOMINATIVE),
    ("subject", Some(WordClass::Pronoun), feature::NOMINATIVE),
    ("indefinite", Some(WordClass::Pronoun), 0),
    ("contraction", Some(WordClass::Pronoun), feature::FINITE),
    (
        "possessive",
        Some(WordClass::Possessive),
        feature::POSSESSIVE,
    ),
    (
        "determiner",
        Some(WordClass::Determiner),
        feature::DETERMINER,
    ),
    ("quantity", Some(WordClass::Determiner), 0),
    ("question", Some(WordClass::Subordinator), feature::QUESTION),
    ("particle", Some(WordClass::Preposition), 0),
    (
        "subordinator",
        Some(WordClass::Subordinator),
        feature::SUBORDINATOR,
    ),
    ("opener", Some(WordClass::Subordinator), 0),
    (
        "preposition",
        Some(WordClass::Preposition),
        feature::PREPOSITION,
    ),
    (
        "conjunction",
        Some(WordClass::Conjunction),
        feature::COORDINATOR,
    ),
    ("auxiliary", Some(WordClass::Auxiliary), feature::AUXILIARY),
    ("be", Some(WordClass::Auxiliary), feature::BE),
    ("infinite", Some(WordClass::Auxiliary), feature::INFINITE),
    ("negated", Some(WordClass::Auxiliary), feature::FINITE),
    ("adverb", Some(WordClass::Adverb), feature::ADVERB),
    ("degree", Some(WordClass::Adverb), 0),
    ("reflexive", Some(WordClass::Adverb), feature::OBJECT),
    ("time", Some(WordClass::Time), feature::TIME),
    ("span", Some(WordClass::Time), 0),
    ("past", Some(WordClass::Past), feature::FINITE),
    ("participle", Some(WordClass::Past), 0),
    ("present", Some(WordClass::Present), feature::FINITE),
    ("reporting", Some(WordClass::Present), 0),
    ("base", Some(WordClass::Base), 0),
    ("noun", Some(WordClass::Noun), 0),
    ("ordinal", None, feature::TIME),
    ("relative possessive", None, feature::POSSESSIVE),
    ("object", None, feature::OBJECT),
    ("document", None, feature::DOCUMENT),
    ("finite", None, feature::FINITE),
];

static WORDS: LazyLock<HashMap<Letters, Entry>> = LazyLock::new(|| {
    let mut words: HashMap<Letters, Entry> = HashMap::default();
    let mut learn = |word: &str, learn: &dyn Fn(&mut Entry)| {
        if let Some(letters) = Letters::of(word) {
            learn(words.entry(letters).or_default());
        }
    };
    for (heading, line) in word_list::lines(CLASSES) {
        let known = SECTIONS.iter().find(|(name, ..)| *name == heading);
        let (likely, may) = known.map_or((None, 0), |(_, likely, may)| (*likely, *may));
        for word in line.split_whitespace() {
            learn(word, &|entry| {
                entry.likely = entry.likely.or(likely);
                entry.classes |= may;
            });
        }
    }
    let lexicon = include_str!("../../../assets/lexicons/english-cues.txt");
    for (word, cue) in cues::forms(lexicon) {
        learn(&word, &|entry| entry.cue = Some(cue));
    }
    words
});

/// What is known of the word of a token.
pub(super) fn entry(text: &str, kind: TokenKind) -> &'static Entry {
    let letters = match kind {
        TokenKind::Lower => Letters::of,
        TokenKind::Capital => Letters::lower,
        _ => return find(None),
    };
    // The lists have the plain apostrophe.
    let apostrophe = if text.is_ascii() {
        None
    } else {
        text.split_once('’')
    };
    match apostrophe {
        None => find(letters(text)),
        Some((before, after)) => find(letters(&format!("{before}'{after}"))),
    }
}

fn find(letters: Option<Letters>) -> &'static Entry {
    static UNKNOWN: Entry = Entry {
        classes: 0,
        cue: None,
        likely: None,
    };
    letters
        .and_then(|letters| WORDS.get(&letters))
        .unwrap_or(&UNKNOWN)
}

/// What is known of `word`, which is in lower case.
pub(super) fn look_up(word: &str) -> &'static Entry {
    find(Letters::of(word))
}

/// What `word`, in lower case, takes as a cue.
pub(super) fn cue(word: &str) -> Option<Cue> {
    look_up(word)
        .cue
        .filter(|word| word.form != Form::Base && word.frames & frame::IT == 0)
        .map(|word| word.cue)
}

/// The class that a token most likely has. One that `starts` begins a sentence, where any
/// word has a capital.
pub(super) fn class(text: &str, kind: TokenKind, word: &Entry, starts: bool) -> WordClass {
    match kind {
        TokenKind::Lower => lower(text, word.likely),
        TokenKind::Capital => capital(text, word.likely, starts),
        _ => WordClass::Mark,
    }
}

fn lower(word: &str, listed: Option<WordClass>) -> WordClass {
    if let Some(class) = listed {
        return class;
    }
    match word.as_bytes() {
        [_, _, _, .., b'l', b'y'] => WordClass::Adverb,
        [_, _, .., b'e', b'd'] => WordClass::Ed,
        [_, _, _, .., b'i', b'n', b'g'] => WordClass::Ing,
        _ => WordClass::Noun,
    }
}

/// The longest capitalised word that can be another word than a name.
const LONGEST: usize = 16;

fn capital(word: &str, listed: Option<WordClass>, starts: bool) -> WordClass {
    // "Sally", "Alfred", "Irving".
    if word.len() > LONGEST || !word.is_ascii() || starts && listed.is_none() && is_given_name(word)
    {
        return WordClass::Name;
    }
    match listed {
        Some(class @ (WordClass::Pronoun | WordClass::Time)) => class,
        Some(
            class @ (WordClass::Determiner
            | WordClass::Possessive
            | WordClass::Preposition
            | WordClass::Conjunction
            | WordClass::Subordinator
            | WordClass::Relative
            | WordClass::Auxiliary
            | WordClass::Adverb
            | WordClass::Past),
        ) if starts => class,
        Some(WordClass::Present) if starts && word != "Says" => WordClass::Name,
        Some(WordClass::Present) if starts => WordClass::Present,
        None if starts && word.len() > 5 && word.ends_with("ing") => WordClass::Ing,
        None if starts && word.len() > 4 && word.ends_with("ed") => WordClass::Ed,
        None if starts && word.len() > 4 && word.ends_with("ly") => WordClass::Adverb,
        _ => WordClass::Name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::english::tokens::tokenise;

    #[test]
    fn words_by_list_ending_and_place() {
        let text = "The nurse quietly added that Rose Will was waiting";
        let tokens = tokenise(text);
        let expected = [
            WordClass::Determiner,
            WordClass::Noun,
            WordClass::Adverb,
            WordClass::Ed,
            WordClass::Relative,
            WordClass::Name,
            WordClass::Name,
            WordClass::Auxiliary,
            WordClass::Ing,
        ];
        let classes: Vec<_> = tokens.iter().map(|token| token.class).collect();
        assert_eq!(classes, expected);
    }

    #[test]
    fn every_section_and_word_of_the_lexicon_is_known() {
        for (heading, line) in word_list::lines(CLASSES) {
            assert!(
                SECTIONS.iter().any(|(name, ..)| *name == heading),
                "{heading}"
            );
            let is_known = |word| *look_up(word) != Entry::default();
            assert!(line.split_whitespace().all(is_known), "{line}");
        }
    }
}
