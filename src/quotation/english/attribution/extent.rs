//! Where reported words end: before another cue, a new clause of the writer's,
//! or with the sentence.

use super::super::cues::Form;
use super::super::quotation_marks::inside_marks;
use super::super::token_kind::TokenKind;
use super::super::word_class::feature;
use super::sieve::Sieve;
use super::subject::is_verb;
use std::ops::Range;

/// What reported words are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A noun or an infinitive with what belongs to it.
    Phrase,
    /// A clause.
    Clause,
    /// A clause with a pronoun for its subject.
    Personal,
}

/// The first comma among `tokens` outside of quoted regions, or their end.
pub(crate) fn first_comma(sieve: &Sieve<'_>, tokens: &Range<usize>) -> usize {
    tokens
        .clone()
        .skip(1)
        .find(|index| {
            let token = &sieve.tokens[*index];
            token.kind == TokenKind::Comma && sieve.region_at(token.range.start).is_none()
        })
        .unwrap_or(tokens.end)
}

/// One past the last token of reported words that start at `start`.
pub(crate) fn content_end(sieve: &Sieve<'_>, start: usize, limit: usize, is_phrase: bool) -> usize {
    let first = start + usize::from(sieve.words.text(start) == "that");
    let shape = match (is_phrase, sieve.words.is(first, feature::NOMINATIVE)) {
        (true, _) => Shape::Phrase,
        (false, true) => Shape::Personal,
        (false, false) => Shape::Clause,
    };
    let mut index = start;
    while index < limit {
        let at = sieve.tokens[index].range.start;
        if let Some(region) = sieve.region_at(at) {
            let end = sieve.regions[region].range.end;
            index = sieve
                .tokens
                .partition_point(|token| token.range.start < end);
            if index < limit && ends_after_region(sieve, region, index, limit, shape) {
                break;
            }
            continue;
        }
        if index > first && ends_before(sieve, index, limit, shape) {
            break;
        }
        index += 1;
    }
    without_marks(sieve, start, index.min(limit))
}

/// Moves `end` before commas and stops that are no part of the content.
pub(crate) fn without_marks(sieve: &Sieve<'_>, start: usize, mut end: usize) -> usize {
    while end > start + 1 {
        let last = end - 1;
        let is_mark = matches!(
            sieve.tokens[last].kind,
            TokenKind::Stop | TokenKind::Comma | TokenKind::Break | TokenKind::Colon
        );
        if !is_mark || sieve.region_at(sieve.tokens[last].range.start).is_some() {
            break;
        }
        end = last;
    }
    end
}

/// Whether the content ends with a quoted region, before the token `next`.
fn ends_after_region(
    sieve: &Sieve<'_>,
    region: usize,
    next: usize,
    limit: usize,
    shape: Shape,
) -> bool {
    let text = &sieve.paragraph[sieve.regions[region].range.clone()];
    let inner = inside_marks(text);
    if inner.ends_with(',') {
        return ends_at_comma(sieve, next, limit, shape);
    }
    if inner.ends_with(['.', '?', '!']) {
        return !sieve.words.is(next, feature::COORDINATOR);
    }
    sieve.words.is(next, feature::NOMINATIVE) && shape == Shape::Phrase
}

/// Whether the content ends before the token at `index`.
fn ends_before(sieve: &Sieve<'_>, index: usize, limit: usize, shape: Shape) -> bool {
    match sieve.tokens[index].kind {
        TokenKind::Comma => ends_at_comma(sieve, index + 1, limit, shape),
        TokenKind::Break => {
            sieve.words.text(index) == ";"
                || is_given_away(sieve, index + 1)
                || ends_at_comma(sieve, index + 1, limit, shape)
        }
        TokenKind::Colon => {
            index + 1 < limit
                && sieve
                    .region_at(sieve.tokens[index + 1].range.start)
                    .is_some()
        }
        TokenKind::Lower => ends_at_word(sieve, index, limit, shape),
        // "… in the U.S. He …": the full stop ends the sentence too.
        TokenKind::Capital => {
            sieve.words.text(index - 1).ends_with('.')
                && (sieve.words.is(index, feature::NOMINATIVE)
                    || matches!(sieve.words.text(index), "But" | "The"))
        }
        _ => false,
    }
}

/// Whether a quoted region that has a speaker starts at the token `next`:
/// `said the ice was late - "It is odd," she added - and left`.
fn is_given_away(sieve: &Sieve<'_>, next: usize) -> bool {
    let at = sieve.tokens.get(next).map(|token| token.range.start);
    at.and_then(|at| sieve.region_at(at))
        .is_some_and(|region| sieve.used[region])
}

/// Whether the content ends at a comma before the token `next`.
fn ends_at_comma(sieve: &Sieve<'_>, next: usize, limit: usize, shape: Shape) -> bool {
    let text = sieve.words.text(next);
    if matches!(text, "according" | "compared") {
        return true;
    }
    if sieve.words.is(next, feature::PREPOSITION)
        && matches!(sieve.words.text(next + 1), "which" | "whom" | "whose")
    {
        return true;
    }
    if let Some(cue) = sieve.words.cue(next)
        && (cue.form == Form::Ing || cue.form == Form::Past && is_verb(sieve, next, cue))
    {
        return true;
    }
    let is_joined = sieve
        .words
        .is(next, feature::COORDINATOR | feature::SUBORDINATOR);
    if is_joined
        && (is_cue_group(sieve, next + 1, limit) || has_cue_with_subject(sieve, next + 1, limit))
    {
        return true;
    }
    if text == "but" && but_ends(sieve, next, shape) || is_afterthought(sieve, next) {
        return true;
    }
    shape == Shape::Phrase
        && (sieve
            .words
            .is(next, feature::RELATIVE | feature::SUBORDINATOR)
            || text == "but"
            || (is_joined && starts_clause(sieve, next + 1))
            || (text.len() > 4 && text.ends_with("ing")))
}

/// Whether a finite verb, or a pronoun contracted with one, is at `index`.
fn starts_clause(sieve: &Sieve<'_>, index: usize) -> bool {
    sieve.starts_predicate(index) || sieve.words.is(index, feature::FINITE)
}

/// Whether the words after `but` are the writer's: `said the dam was weak but refused to
/// close it`. What somebody says of a person goes on: `said she was ill but would come`.
fn but_ends(sieve: &Sieve<'_>, but: usize, shape: Shape) -> bool {
    shape != Shape::Personal && sieve.starts_predicate(but + 1)
}

/// Whether what follows a comma is said of the whole content:
/// `…, something he denies`, `…, while others left`.
fn is_afterthought(sieve: &Sieve<'_>, next: usize) -> bool {
    match sieve.words.text(next) {
        "something" | "while" => true,
        "one" => sieve.words.text(next + 1) == "of",
        "even" => is_even_as(sieve, next),
        _ => false,
    }
}

/// `even as`, `even though`.
fn is_even_as(sieve: &Sieve<'_>, index: usize) -> bool {
    sieve.words.text(index) == "even"
        && matches!(
            sieve.words.text(index + 1),
            "as" | "though" | "after" | "when"
        )
}

/// Whether the content ends before a word without a comma.
fn ends_at_word(sieve: &Sieve<'_>, index: usize, limit: usize, shape: Shape) -> bool {
    let text = sieve.words.text(index);
    if text == "but" && but_ends(sieve, index, shape) || is_even_as(sieve, index) {
        return true;
    }
    if matches!(text, "and" | "but") {
        return is_cue_group(sieve, index + 1, limit)
            || (text == "but" && has_cue_with_subject(sieve, index + 1, limit))
            || (shape == Shape::Phrase && starts_clause(sieve, index + 1));
    }
    shape == Shape::Phrase
        && matches!(
            text,
            "when" | "while" | "after" | "before" | "because" | "according"
        )
}

/// Whether a cue without a subject of its own is at `index`: `said A
/// and suggested B`.
fn is_cue_group(sieve: &Sieve<'_>, index: usize, limit: usize) -> bool {
    let mut at = index;
    while at < limit && sieve.words.is_adverb(at) {
        at += 1;
    }
    at < limit
        && sieve.words.cue(at).is_some_and(|cue| {
            matches!(cue.form, Form::Past | Form::Ing | Form::Third) && is_verb(sieve, at, cue)
        })
}

/// Whether a cue with its own subject starts at `index`: `…, but Smith
/// said …`.
fn has_cue_with_subject(sieve: &Sieve<'_>, index: usize, limit: usize) -> bool {
    let end = if sieve.words.is(index, feature::NOMINATIVE) {
        index + 1
    } else {
        sieve.noun_phrase_end(index, limit)
    };
    end > index && is_cue_group(sieve, end, limit)
}

/// The bytes from the first to the last token; a quoted region is taken
/// whole.
pub(crate) fn bytes_of(sieve: &Sieve<'_>, tokens: &Range<usize>) -> Range<usize> {
    let last = tokens.end.max(tokens.start + 1) - 1;
    let start = sieve.tokens[tokens.start].range.start;
    let end = sieve.tokens[last].range.end;
    let start = sieve
        .region_at(start)
        .map_or(start, |region| sieve.regions[region].range.start);
    let end = sieve
        .region_at(sieve.tokens[last].range.start)
        .map_or(end, |region| sieve.regions[region].range.end.max(end));
    start..end
}
