//! Adjuncts: prepositional phrases, times and adverbs; participles after a noun.

use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, feature};
use super::super::words::Words;
use super::noun_phrase::{LONGEST, Phrase, end_with_complements};

/// One past the adjuncts that start at `start`: `in an interview on
/// Monday`, `earlier this week`, `again`.
pub(crate) fn adjuncts_end(
    words: Words,
    start: usize,
    is_verb: impl Fn(usize) -> bool + Copy,
) -> usize {
    let mut end = start;
    while end < words.end {
        if words.is(end, feature::TIME) || words.is_adverb(end) {
            end += 1;
            while words.kind(end) == TokenKind::Capital && words.is_figure(end) {
                end += 1;
            }
        } else if words.is(end, feature::DETERMINER) && words.is(end + 1, feature::TIME) {
            end += 2;
        } else if words.is(end, feature::PREPOSITION) {
            let after = object_end(words, end + 1, is_verb);
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

/// One past the object of a preposition: `Monday`, `the first time`.
fn object_end(words: Words, start: usize, is_verb: impl Fn(usize) -> bool + Copy) -> usize {
    if words.is(start, feature::TIME) {
        start + 1
    } else {
        end_with_complements(words, start, is_verb)
    }
}

/// One past the participle after a noun with its complements, up to its verb or a mark:
/// `a pilot ⟦known as Gale⟧`, `the order ⟦released Friday⟧`.
pub(crate) fn participle_end(words: Words, phrase: &Phrase, limit: usize) -> usize {
    let is_modified = phrase.end + 1 < limit.min(words.end)
        && matches!(words.class(phrase.end), WordClass::Ed | WordClass::Ing)
        || words.text(phrase.end) == "known";
    if !is_modified || phrase.apposition.is_some() {
        return phrase.end;
    }
    let most = limit.min(phrase.end + LONGEST);
    let ends = |index: &usize| {
        matches!(
            words.class(*index),
            WordClass::Mark
                | WordClass::Conjunction
                | WordClass::Subordinator
                | WordClass::Relative
        )
    };
    let first = phrase.end + 1;
    let end = (first..most).find(ends).unwrap_or(most.max(first));
    let is_whole = end == limit || limit == words.end && words.class(end) == WordClass::Mark;
    if is_whole { end } else { phrase.end }
}
