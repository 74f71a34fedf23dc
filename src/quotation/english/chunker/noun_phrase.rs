//! Noun phrases: where they end, and which of them only say when or where.

use super::super::lexicon::is_place;
use super::super::role_nouns::is_human;
use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, feature};
use super::super::words::Words;

/// A noun phrase, as token indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) start: usize,
    /// One past its last token before any `of …`, bracket or apposition.
    pub(crate) core: usize,
    /// One past its last token.
    pub(crate) end: usize,
    /// Its apposition: `Anna Berg, ⟦a nurse⟧, said`.
    pub(crate) apposition: Option<(usize, usize)>,
    /// Whether it only says when.
    pub(crate) is_time: bool,
    /// Several conjuncts: `Anna Berg and Ida Dahl`.
    pub(crate) is_coordinated: bool,
    /// The relative pronoun that represents it in the clause of its verb.
    pub(crate) who: Option<usize>,
}

impl Phrase {
    /// The phrase of the tokens from `start` to `end`, with nothing around it.
    pub(crate) fn plain(start: usize, end: usize) -> Self {
        Self {
            start,
            core: end,
            end,
            apposition: None,
            is_time: false,
            is_coordinated: false,
            who: None,
        }
    }

    /// One past its apposition, or its last token.
    pub(crate) fn apposition_end(&self) -> usize {
        self.apposition.map_or(self.end, |(_, end)| end)
    }
}

/// The most words of one noun phrase.
pub(crate) const LONGEST: usize = 16;

/// One past the noun phrase that starts at `start`, without what follows its head noun. A
/// noun or name that `ends` it is no part of it: a verb, or the next phrase.
pub(crate) fn core_end(words: Words, start: usize, ends: impl Fn(usize) -> bool) -> usize {
    let most = words.end.min(start + LONGEST);
    let mut end = start + 1;
    let first = words.class(start);
    // "told him", and "her" without a noun.
    let is_alone = first == WordClass::Pronoun
        || words.is(start, feature::OBJECT)
            && (first != WordClass::Possessive || !words.is_word(end) || words.is_closed(end));
    if is_alone {
        return end;
    }
    if first == WordClass::Time {
        while end < most && (words.class(end) == WordClass::Time || words.is_figure(end)) {
            end += 1;
        }
        return end;
    }
    let mut has_noun = matches!(first, WordClass::Noun | WordClass::Name);
    while end < most {
        let class = words.class(end);
        let belongs = match class {
            WordClass::Noun | WordClass::Name => !has_noun || !ends(end),
            WordClass::Time => {
                !is_weekday(words.text(end))
                    || !has_noun
                    || matches!(words.text(end - 1), "Super" | "Black" | "Cyber")
            }
            // "the funding of", where it is a noun.
            WordClass::Ing if end == start + 1 && is_gerund(words, end) => true,
            // "the proposed plan", "the late-arriving guests".
            WordClass::Ed
            | WordClass::Ing
            | WordClass::Adverb
            | WordClass::Past
            | WordClass::Present => !has_noun && has_noun_after(words, end),
            WordClass::Determiner | WordClass::Base | WordClass::Auxiliary => {
                !has_noun || words.text(end).starts_with(char::is_uppercase)
            }
            WordClass::Mark => joins_nouns(words, end),
            _ => false,
        };
        if !belongs {
            break;
        }
        has_noun |= matches!(class, WordClass::Noun | WordClass::Name | WordClass::Base);
        end += 1;
    }
    end
}

/// Whether a name opens a phrase of its own after a common noun: `told reporters Berg was`,
/// `a speech Berg gave`.
fn opens_next(words: Words, name: usize) -> bool {
    let noun = name - 1;
    words.class(name) == WordClass::Name
        && words.kind(noun) == TokenKind::Lower
        && (words.is(noun, feature::DOCUMENT)
            || words.is_plural(noun) && !is_human(words.text(noun)))
}

/// `the candidates' plan`, `Ruud & Daughters`. An apostrophe after a space opens a quotation.
fn joins_nouns(words: Words, mark: usize) -> bool {
    let is_joint = match words.text(mark) {
        "&" => true,
        "'" | "’" => words.tokens[mark - 1].range.end == words.tokens[mark].range.start,
        _ => false,
    };
    is_joint && matches!(words.class(mark + 1), WordClass::Noun | WordClass::Name)
}

/// `the reporting of it`.
fn is_gerund(words: Words, index: usize) -> bool {
    matches!(
        words.class(index - 1),
        WordClass::Determiner | WordClass::Possessive
    ) && words.text(index + 1) == "of"
}

fn has_noun_after(words: Words, index: usize) -> bool {
    matches!(
        words.class(index + 1),
        WordClass::Noun
            | WordClass::Name
            | WordClass::Time
            | WordClass::Ed
            | WordClass::Ing
            | WordClass::Base
    )
}

fn is_weekday(word: &str) -> bool {
    word.ends_with("day") && word.starts_with(char::is_uppercase)
}

/// Whether a noun phrase only says when: `last week`, `2014`.
pub(crate) fn is_time(words: Words, start: usize, end: usize) -> bool {
    let first = words.text(start);
    if end - start == 1 && first.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    words.class(end - 1) == WordClass::Time
        && (end - start == 1
            || matches!(
                words.class(start),
                WordClass::Time | WordClass::Determiner | WordClass::Relative
            )
            || matches!(
                first,
                "last" | "next" | "Last" | "Next" | "Late" | "Early" | "late" | "early"
            )
            || words.is_figure(start))
}

/// Whether a noun phrase after a comma says where the name before it is: `in Bath, ⟦Maine⟧,`.
pub(crate) fn is_place_of(words: Words, start: usize, end: usize) -> bool {
    words.class(start - 2) == WordClass::Name
        && words.class(end) == WordClass::Mark
        && is_place(&words.paragraph[words.bytes(start, end)])
}

/// The most tokens of a noun phrase with its complements.
const LONGEST_WHOLE: usize = 24;

/// One past the noun phrase that starts at `start` with its complements, or `start` where
/// none does: `the members of Congress`, `him`, `reporters`.
pub(crate) fn end_with_complements(
    words: Words,
    start: usize,
    is_verb: impl Fn(usize) -> bool + Copy,
) -> usize {
    let words = Words {
        end: words.end.min(start + LONGEST_WHOLE),
        ..words
    };
    let mut end = start;
    let mut next = start;
    while opens(words, next) {
        end = core_end(words, next, |index| {
            is_verb(index) || opens_next(words, index)
        });
        let is_joined = match words.text(end) {
            "of" => true,
            "and" => {
                words.class(end - 1) == WordClass::Name && words.class(end + 1) == WordClass::Name
            }
            _ => false,
        };
        if !is_joined {
            break;
        }
        next = end + 1;
    }
    end
}

/// One past the noun phrase that starts at `start`, or `start` if none does.
pub(crate) fn noun_phrase_end(
    words: Words,
    start: usize,
    is_verb: impl Fn(usize) -> bool,
) -> usize {
    if !opens(words, start) {
        return start;
    }
    let mut end = core_end(words, start, &is_verb);
    // "the Center for Harbour Research".
    while words.text(end) == "for"
        && words.class(end - 1) == WordClass::Name
        && words.class(end + 1) == WordClass::Name
    {
        end = core_end(words, end + 1, &is_verb);
    }
    end
}

/// Whether a noun phrase that is no subject can start at a word.
fn opens(words: Words, index: usize) -> bool {
    if words.is(index, feature::OBJECT) {
        return true;
    }
    match words.class(index) {
        WordClass::Determiner | WordClass::Possessive | WordClass::Noun | WordClass::Name => true,
        // "someone", but "she" and "he's".
        WordClass::Pronoun => !words.is(index, feature::NOMINATIVE | feature::FINITE),
        // "the taping of a show", "meeting Monday".
        WordClass::Ed | WordClass::Ing | WordClass::Base => {
            has_noun_after(words, index) || words.text(index + 1) == "of"
        }
        _ => false,
    }
}
