//! A shallow grammar of English: word classes from the lexicon
//! `english-words.txt`, finite verbs, noun phrases and adjuncts. Knows nothing
//! of quotations.

use super::classes::{self, Class};
use super::cues::{self, CueWord};
use super::lexicon::Letters;
use super::name_words::is_possessive;
use super::tokens::{Token, TokenKind};
use foldhash::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

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
    for (word, class) in classes::listed() {
        learn(word, &|entry| entry.likely = entry.likely.or(Some(class)));
    }
    words
});

/// The most tokens of a noun phrase.
const LONGEST_PHRASE: usize = 24;
/// The most tokens between the start of a clause and its finite verb.
const TO_VERB: usize = 25;

/// What is known of a word.
fn entry(letters: Option<Letters>) -> &'static Entry {
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
    entry(Letters::of(word))
}

/// The words of a paragraph with their classes.
pub(super) struct Grammar<'a> {
    tokens: &'a [Token<'a>],
    entries: Vec<&'static Entry>,
}

impl<'a> Grammar<'a> {
    pub(super) fn new(tokens: &'a [Token<'a>]) -> Self {
        let entry = |token: &Token| match token.kind {
            TokenKind::Lower => entry(Letters::of(token.text)),
            TokenKind::Capital => entry(Letters::lower(token.text)),
            _ => entry(None),
        };
        Self {
            tokens,
            entries: tokens.iter().map(entry).collect(),
        }
    }

    pub(super) fn text(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.text)
    }

    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.tokens
            .get(index)
            .map_or(TokenKind::Stop, |token| token.kind)
    }

    pub(super) fn is_word(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(Token::is_word)
    }

    /// Whether the word may be of one of the classes.
    pub(super) fn is(&self, index: usize, classes: u16) -> bool {
        self.entries
            .get(index)
            .is_some_and(|entry| entry.classes & classes != 0)
    }

    /// The class that the lexicon gives the word.
    pub(super) fn likely(&self, index: usize) -> Option<Class> {
        self.entries.get(index).and_then(|entry| entry.likely)
    }

    pub(super) fn cue(&self, index: usize) -> Option<CueWord> {
        let cue = self.entries.get(index)?.cue?;
        // "States" is a name; a verb has a capital only in a headline or first
        // in its sentence.
        let is_verb = self.kind(index) == TokenKind::Lower
            || cue.form == cues::Form::Ing
            || matches!(self.text(index), "Says" | "Said");
        is_verb.then_some(cue)
    }

    pub(super) fn is_adverb(&self, index: usize) -> bool {
        self.is(index, class::ADVERB)
            || (self.kind(index) == TokenKind::Lower
                && self.text(index).len() > 4
                && self.text(index).ends_with("ly"))
    }

    /// Whether a word ends like a plural: `officials`.
    pub(super) fn is_plural(&self, index: usize) -> bool {
        let text = self.text(index);
        text.ends_with('s') && !text.ends_with("ss") && !is_possessive(text)
            || matches!(
                text,
                "people" | "police" | "women" | "men" | "percent" | "%" | "media"
            )
    }

    /// Whether a word is the finite verb of a clause, as far as its form and
    /// the word before it tell: `is`, `went`, `she wants`, `the bill passed`.
    pub(super) fn is_finite(&self, index: usize) -> bool {
        if !self.is_word(index) || self.is(index, class::INFINITE) {
            return false;
        }
        let before = index.checked_sub(1);
        let after_to = before.is_some_and(|before| self.text(before) == "to");
        if after_to {
            return false;
        }
        if self.is(index, class::AUXILIARY | class::FINITE) {
            return true;
        }
        let (Some(before), TokenKind::Lower) = (before, self.kind(index)) else {
            return false;
        };
        let text = self.text(index);
        let is_after_subject = self.is(before, class::NOMINATIVE)
            || self.is(before, class::RELATIVE)
            || (self.kind(before) == TokenKind::Capital && !self.is_closed(before));
        if is_after_subject
            && !self.is_adverb(index)
            && !self.is_closed(index)
            && !text.ends_with("ing")
        {
            return self.is(before, class::NOMINATIVE | class::RELATIVE)
                || text.ends_with("ed")
                || (text.ends_with('s') && !text.ends_with("ss"))
                || self.cue(index).is_some();
        }
        let is_past = text.len() > 3 && text.ends_with("ed");
        is_past
            && !self.is_closed(before)
            && self.is_word(before)
            && !is_possessive(self.text(before))
            && self.text(index + 1) != "by"
    }

    /// Whether a word is a finite verb or has the form of a past one.
    pub(super) fn is_finite_or_past(&self, index: usize) -> bool {
        let text = self.text(index);
        self.is(index, class::AUXILIARY | class::FINITE)
            || (self.kind(index) == TokenKind::Lower && text.len() > 3 && text.ends_with("ed"))
    }

    /// Whether a word is a small word that is no noun and no full verb.
    pub(super) fn is_closed(&self, index: usize) -> bool {
        const SMALL: u16 = class::DETERMINER
            | class::NOMINATIVE
            | class::POSSESSIVE
            | class::PREPOSITION
            | class::COORDINATOR
            | class::SUBORDINATOR
            | class::QUESTION
            | class::AUXILIARY;
        self.is(index, SMALL)
    }

    /// One past the last token of the noun phrase that starts at `start`, or
    /// `start` where none does: `the members of Congress`, `him`, `reporters`.
    pub(super) fn noun_phrase_end(&self, start: usize, limit: usize) -> usize {
        if self.is(start, class::OBJECT)
            && (!self.is(start, class::POSSESSIVE)
                || !self.is_word(start + 1)
                || self.is_closed(start + 1))
        {
            return start + 1;
        }
        let limit = limit.min(start + LONGEST_PHRASE);
        let mut end = start;
        let mut has_noun = false;
        while end < limit && self.is_word(end) {
            let is_of = has_noun && self.text(end) == "of";
            let is_and = has_noun
                && self.text(end) == "and"
                && self.kind(end + 1) == TokenKind::Capital
                && self.kind(end - 1) == TokenKind::Capital;
            if is_of || is_and {
                has_noun = false;
                end += 1;
                continue;
            }
            let is_determiner = self.is(end, class::DETERMINER);
            if is_determiner && has_noun {
                break;
            }
            if !is_determiner && (self.is_closed(end) || self.is(end, class::RELATIVE)) {
                break;
            }
            if has_noun && (self.is_finite(end) || self.starts_phrase(end)) {
                break;
            }
            has_noun |= !is_determiner;
            end += 1;
        }
        if has_noun { end } else { start }
    }

    /// Whether a capital opens a noun phrase of its own after a common noun:
    /// `told reporters Smith was …`.
    fn starts_phrase(&self, index: usize) -> bool {
        self.kind(index) == TokenKind::Capital
            && self.kind(index - 1) == TokenKind::Lower
            && (self.is_plural(index - 1)
                || self.is(index - 1, class::DOCUMENT)
                || self.is(index, class::TIME))
            || self.is_adverb(index)
    }

    /// One past the adjuncts that start at `start`: `in an interview on
    /// Monday`, `earlier this week`, `again`.
    pub(super) fn adjuncts_end(&self, start: usize, limit: usize) -> usize {
        let mut end = start;
        while end < limit {
            if self.is(end, class::TIME) || self.is_adverb(end) {
                end += 1;
                while end < limit && self.is_figure(end) {
                    end += 1;
                }
            } else if self.is(end, class::DETERMINER) && self.is(end + 1, class::TIME) {
                end += 2;
            } else if self.is(end, class::PREPOSITION) {
                let after = self.preposition_end(end, limit);
                if after == end + 1 {
                    break;
                }
                end = after;
            } else {
                break;
            }
        }
        end
    }

    fn preposition_end(&self, preposition: usize, limit: usize) -> usize {
        let object = preposition + 1;
        if self.is(object, class::TIME) {
            return object + 1;
        }
        // "on stage during …", "in 2014", "for the first time"
        self.noun_phrase_end(object, limit)
    }

    /// Whether there is a finite verb in `range`.
    pub(super) fn has_finite(&self, range: Range<usize>) -> bool {
        range
            .rev()
            .take(2 * TO_VERB)
            .any(|index| self.is_finite(index))
    }

    fn is_figure(&self, index: usize) -> bool {
        self.kind(index) == TokenKind::Capital
            && self.text(index).starts_with(|c: char| c.is_ascii_digit())
    }
}
