//! The phrases beside a name that tell its bearer's role: before it, in
//! apposition after it, in a clause with `who` or `is`.

use super::name_words::is_possessive;
use super::role_after::{LONGEST, after, is_a};
use super::role_before::before;
use super::roles;
use super::sightings::Finder;
use super::token_kind::TokenKind;
use super::word_class::cue;
use std::ops::Range;

/// The phrases around a name.
pub(super) struct Phrases {
    /// The phrase that tells most.
    pub(super) role: Option<Range<usize>>,
    /// The first token of the role before the name, or of the name.
    pub(super) left: usize,
    pub(super) age: Option<u8>,
}

/// The phrases around the name in the tokens `run`, whose titles end at the
/// token `title_end`. Inside a quotation only adjacent phrases are taken.
pub(super) fn around(
    finder: &Finder,
    run: Range<usize>,
    title_end: usize,
    is_quoted: bool,
) -> Phrases {
    let (before, left) = before(finder, run.start, title_end);
    let (after, age) = if finder.is_possessive(run.end - 1) {
        (None, None)
    } else {
        after(finder, title_end, run.end)
    };
    let others = if is_quoted {
        [None, None]
    } else {
        [fronted(finder, left, run.end), is_a(finder, run.end)]
    };
    let worth = |range: Range<usize>| {
        let worth = roles::worth(&roles::clean(&finder.paragraph[range.clone()])?);
        (worth > 0).then_some((worth, range))
    };
    let role = [after, before]
        .into_iter()
        .chain(others)
        .flatten()
        .filter_map(worth)
        .max_by_key(|(worth, _)| *worth)
        .map(|(_, range)| range);
    Phrases { role, left, age }
}

/// `The bank's chief executive, John Stone, said`: a role and a comma before
/// the name, from the start of the sentence.
fn fronted(finder: &Finder, left: usize, end: usize) -> Option<Range<usize>> {
    let comma = left.checked_sub(1)?;
    if finder.tokens[comma].kind != TokenKind::Comma {
        return None;
    }
    let least = comma.saturating_sub(LONGEST);
    let start = (least..comma)
        .rev()
        .find(|index| !finder.tokens[*index].is_word())
        .map_or(least, |index| index + 1);
    let starts_sentence = start == 0 || finder.tokens[start - 1].kind == TokenKind::Stop;
    let next_is_cue = finder
        .tokens
        .get(end)
        .is_some_and(|next| cue(next.text).is_some());
    if start == comma || next_is_cue {
        return None;
    }
    if !starts_sentence {
        return relation(finder, start, comma);
    }
    let range = finder.bytes(start, comma);
    let words = &finder.paragraph[range.clone()];
    let has_article = words.split_whitespace().take(2).any(|word| {
        matches!(
            word,
            "A" | "An" | "The" | "a" | "an" | "the" | "His" | "Her" | "Its" | "Their"
        ) || is_possessive(word)
    });
    let is_role = has_article && roles::is_role(&roles::clean(words)?);
    if is_role {
        Some(range)
    } else {
        relation(finder, start, comma)
    }
}

/// The most tokens of a role with the name of its owner.
const LONGEST_RELATION: usize = 8;

/// `… and his wife, Helen Lang`: whose she is tells that a role follows.
fn relation(finder: &Finder, start: usize, comma: usize) -> Option<Range<usize>> {
    let least = start.max(comma.saturating_sub(LONGEST_RELATION));
    let owner = (least..comma).rev().find(|index| {
        matches!(
            finder.text(*index),
            "his" | "her" | "their" | "its" | "whose"
        ) || finder.is_possessive(*index)
    })?;
    let range = finder.bytes(owner + 1, comma.max(owner + 2));
    (owner + 1 < comma && roles::is_role(&finder.paragraph[range.clone()])).then_some(range)
}
