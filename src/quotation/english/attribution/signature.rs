//! Speakers named by a signature: `"…." — Anna Berg`, or by a paragraph of their own.

use super::super::chunker::Phrase;
use super::super::clauses::Form;
use super::super::token_kind::TokenKind;
use super::super::word_class::WordClass;
use super::sieve::{Sieve, Source};
use crate::quotation::{Kind, Rule};
use std::ops::Range;

/// `"…." — Anna Berg` at the end of a paragraph.
pub(crate) fn signature_line(sieve: &Sieve<'_>, first: usize) -> Option<Source> {
    const LONGEST: usize = 8;
    let is_dash = sieve.tokens.get(first)?.kind == TokenKind::Break && sieve.text(first) != ";";
    // Up to the next quotation, which may be in the same paragraph.
    let at = sieve.tokens[first].range.start;
    let next = sieve
        .regions
        .partition_point(|region| region.range.start < at);
    let end = sieve
        .quoted
        .get(next)
        .map_or(sieve.tokens.len(), |next| next.start);
    if !is_dash || first + 1 >= end || end - first > LONGEST {
        return None;
    }
    let names = names_from(sieve, first + 1, end);
    (names > 0).then(|| signed(sieve, first, first + 1..first + 1 + names))
}

/// `Anna Berg, the Harbour Council."`: the name in the last line of a
/// quotation, before its closing mark.
pub(crate) fn signature_within(sieve: &Sieve<'_>) -> Option<Source> {
    const LONGEST: usize = 12;
    let last = sieve.tokens.len().checked_sub(1)?;
    let names = names_from(sieve, 0, last);
    let is_line = sieve.tokens[last].kind == TokenKind::Quote
        && last <= LONGEST
        && names >= 2
        && !sieve.tokens[names].is_word();
    is_line.then(|| signed(sieve, last, 0..names))
}

/// `That was how Anna Berg later put it.`: a paragraph of one sentence that
/// attributes the quotation before it.
pub(crate) fn cleft(sieve: &Sieve<'_>, sentences: &[Range<usize>]) -> Option<Source> {
    let [sentence] = sentences else { return None };
    let is_cleft = matches!(sieve.text(0), "That" | "This" | "So" | "Such")
        && sentence.len() > 3
        && matches!(sieve.text(1), "was" | "is" | "are" | "were")
        && matches!(sieve.text(2), "how" | "what");
    let verb = sieve
        .verbs_of(sentence)
        .iter()
        .find(|verb| is_cleft && verb.head > 2 && verb.form == Form::Finite)?;
    Some(Source {
        cue: verb.head,
        mention: sieve.place(sentence).mention_of(&verb.subject?),
        rule: Rule::SignatureBelow,
        kind: Kind::Direct,
    })
}

/// How many names follow one another from the token `start`.
fn names_from(sieve: &Sieve<'_>, start: usize, end: usize) -> usize {
    let is_name = |index: &usize| sieve.tokens[*index].class == WordClass::Name;
    (start..end).take_while(is_name).count()
}

/// The source for the names of a signature beside the mark `cue`.
fn signed(sieve: &Sieve<'_>, cue: usize, names: Range<usize>) -> Source {
    let place = sieve.place(&(0..sieve.tokens.len()));
    Source {
        cue,
        mention: place.mention_of(&Phrase::plain(names.start, names.end)),
        rule: Rule::Signature,
        kind: Kind::Direct,
    }
}
