//! Which class a word belongs to, by closed lists and by endings. What a word
//! does in its sentence is the matter of `grammar` and `syntax`.

use super::cues::{self, CueWord};
use super::lexicon::Letters;
use super::tokens::TokenKind;
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

/// The word classes, named as in the lexicon.
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
    pub(super) const NAMES: [&str; 16] = [
        "determiner",
        "nominative",
        "object",
        "possessive",
        "preposition",
        "coordinator",
        "subordinator",
        "relative",
        "question",
        "auxiliary",
        "be",
        "infinite",
        "time",
        "adverb",
        "document",
        "finite",
    ];
}

static WORDS: LazyLock<HashMap<Letters, Entry>> = LazyLock::new(|| {
    let mut words: HashMap<Letters, Entry> = HashMap::default();
    let mut learn = |word: &str, learn: &dyn Fn(&mut Entry)| {
        if let Some(letters) = Letters::of(word) {
            learn(words.entry(letters).or_default());
        }
    };
    let mut bit = 0;
    let lexicon = include_str!("../../../assets/lexicons/english-words.txt");
    for line in lexicon.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            let name = name.trim_end_matches(']');
            let position = class::NAMES.iter().position(|known| *known == name);
            bit = position.map_or(0, |position| 1 << position);
            continue;
        }
        for word in line.split_whitespace() {
            learn(word, &|entry| entry.classes |= bit);
        }
    }
    let lexicon = include_str!("../../../assets/lexicons/english-cues.txt");
    for (word, cue) in cues::forms(lexicon) {
        learn(&word, &|entry| entry.cue = Some(cue));
    }
    for (word, class) in listed() {
        learn(word, &|entry| entry.likely = entry.likely.or(Some(class)));
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

/// The class that a token most likely has. One that `starts` stands where any
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
    if word.len() > LONGEST || !word.is_ascii() {
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

/// The words of the lexicon with the class that each most likely has; of a
/// word that is there twice the first counts.
pub(super) fn listed() -> impl Iterator<Item = (&'static str, Class)> {
    let text = include_str!("../../../assets/lexicons/english-classes.txt");
    let mut class = Class::Noun;
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(move |line| {
            if let Some(name) = line.strip_prefix('[') {
                class = named(name.trim_end_matches(']'));
                return None;
            }
            Some(line.split_whitespace().map(move |word| (word, class)))
        })
        .flatten()
}

fn named(name: &str) -> Class {
    match name {
        "determiner" => Class::Determiner,
        "possessive" => Class::Possessive,
        "pronoun" => Class::Pronoun,
        "preposition" => Class::Preposition,
        "conjunction" => Class::Conjunction,
        "subordinator" => Class::Subordinator,
        "relative" => Class::Relative,
        "auxiliary" => Class::Auxiliary,
        "adverb" => Class::Adverb,
        "time" => Class::Time,
        "past" => Class::Past,
        "present" => Class::Present,
        "base" => Class::Base,
        _ => Class::Noun,
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
}
