//! Which class a word belongs to, by closed lists and by endings. What a word
//! does in its sentence is the matter of `grammar` and `syntax`.

use super::cues::{self, Cue, CueWord, Form, frame};
use super::lexicon::{Letters, is_given_name};
use super::token_kind::TokenKind;
use foldhash::HashMap;
use std::sync::LazyLock;

/// What a word most likely is, looked at alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
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
    /// Bits of [`class`].
    pub(super) classes: u16,
    pub(super) cue: Option<CueWord>,
    /// The class it most likely has.
    pub(super) likely: Option<Class>,
}

/// What a word may be, as bits.
pub(super) mod class {
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
const SECTIONS: [(&str, Option<Class>, u16); 32] = [
    ("relative", Some(Class::Relative), class::RELATIVE),
    ("pronoun", Some(Class::Pronoun), class::NOMINATIVE),
    ("indefinite", Some(Class::Pronoun), 0),
    ("contraction", Some(Class::Pronoun), class::FINITE),
    ("possessive", Some(Class::Possessive), class::POSSESSIVE),
    ("determiner", Some(Class::Determiner), class::DETERMINER),
    ("quantity", Some(Class::Determiner), 0),
    ("question", Some(Class::Subordinator), class::QUESTION),
    ("particle", Some(Class::Preposition), 0),
    (
        "subordinator",
        Some(Class::Subordinator),
        class::SUBORDINATOR,
    ),
    ("opener", Some(Class::Subordinator), 0),
    ("preposition", Some(Class::Preposition), class::PREPOSITION),
    ("conjunction", Some(Class::Conjunction), class::COORDINATOR),
    ("auxiliary", Some(Class::Auxiliary), class::AUXILIARY),
    ("be", Some(Class::Auxiliary), class::BE),
    ("infinite", Some(Class::Auxiliary), class::INFINITE),
    ("negated", Some(Class::Auxiliary), class::FINITE),
    ("adverb", Some(Class::Adverb), class::ADVERB),
    ("degree", Some(Class::Adverb), 0),
    ("reflexive", Some(Class::Adverb), class::OBJECT),
    ("time", Some(Class::Time), class::TIME),
    ("span", Some(Class::Time), 0),
    ("past", Some(Class::Past), class::FINITE),
    ("participle", Some(Class::Past), 0),
    ("present", Some(Class::Present), class::FINITE),
    ("reporting", Some(Class::Present), 0),
    ("base", Some(Class::Base), 0),
    ("noun", Some(Class::Noun), 0),
    ("ordinal", None, class::TIME),
    ("object", None, class::OBJECT),
    ("document", None, class::DOCUMENT),
    ("finite", None, class::FINITE),
];

static WORDS: LazyLock<HashMap<Letters, Entry>> = LazyLock::new(|| {
    let mut words: HashMap<Letters, Entry> = HashMap::default();
    let mut learn = |word: &str, learn: &dyn Fn(&mut Entry)| {
        if let Some(letters) = Letters::of(word) {
            learn(words.entry(letters).or_default());
        }
    };
    let mut section = (None, 0);
    let lexicon = include_str!("../../../assets/lexicons/english-words.txt");
    for line in lexicon.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            let name = name.trim_end_matches(']');
            let known = SECTIONS.iter().find(|(known, ..)| *known == name);
            section = known.map_or((None, 0), |(_, likely, may)| (*likely, *may));
            continue;
        }
        let (likely, may) = section;
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
    match kind {
        TokenKind::Lower => find(Letters::of(text)),
        TokenKind::Capital => find(Letters::lower(text)),
        _ => find(None),
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
pub(super) fn class(text: &str, kind: TokenKind, word: &Entry, starts: bool) -> Class {
    match kind {
        TokenKind::Lower => lower(text, word.likely),
        TokenKind::Capital => capital(text, word.likely, starts),
        _ => Class::Mark,
    }
}

fn lower(word: &str, listed: Option<Class>) -> Class {
    if let Some(class) = listed {
        return class;
    }
    match word.as_bytes() {
        [_, _, _, .., b'l', b'y'] => Class::Adverb,
        [_, _, .., b'e', b'd'] => Class::Ed,
        [_, _, _, .., b'i', b'n', b'g'] => Class::Ing,
        _ => Class::Noun,
    }
}

/// The longest capitalised word that can be another word than a name.
const LONGEST: usize = 16;

fn capital(word: &str, listed: Option<Class>, starts: bool) -> Class {
    // "Sally", "Alfred", "Irving".
    if word.len() > LONGEST || !word.is_ascii() || starts && listed.is_none() && is_given_name(word)
    {
        return Class::Name;
    }
    match listed {
        Some(class @ (Class::Pronoun | Class::Time)) => class,
        Some(
            class @ (Class::Determiner
            | Class::Possessive
            | Class::Preposition
            | Class::Conjunction
            | Class::Subordinator
            | Class::Relative
            | Class::Auxiliary
            | Class::Adverb
            | Class::Past),
        ) if starts => class,
        Some(Class::Present) if starts && word != "Says" => Class::Name,
        Some(Class::Present) if starts => Class::Present,
        None if starts && word.len() > 5 && word.ends_with("ing") => Class::Ing,
        None if starts && word.len() > 4 && word.ends_with("ed") => Class::Ed,
        None if starts && word.len() > 4 && word.ends_with("ly") => Class::Adverb,
        _ => Class::Name,
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
            Class::Determiner,
            Class::Noun,
            Class::Adverb,
            Class::Ed,
            Class::Relative,
            Class::Name,
            Class::Name,
            Class::Auxiliary,
            Class::Ing,
        ];
        let classes: Vec<_> = tokens.iter().map(|token| token.class).collect();
        assert_eq!(classes, expected);
    }

    #[test]
    fn every_section_and_word_of_the_lexicon_is_known() {
        let lexicon = include_str!("../../../assets/lexicons/english-words.txt");
        for line in lexicon.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[') {
                Some(name) => assert!(
                    SECTIONS
                        .iter()
                        .any(|(known, ..)| Some(*known) == name.strip_suffix(']')),
                    "{name}"
                ),
                None => assert!(
                    line.split_whitespace()
                        .all(|word| *look_up(word) != Entry::default()),
                    "{line}"
                ),
            }
        }
    }
}
