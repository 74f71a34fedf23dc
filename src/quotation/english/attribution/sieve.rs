//! What the sieves share: the paragraph as it was read, which of its quoted regions are
//! given away, and what was found.

use super::super::chunker::{Phrase, adjuncts_end, end_with_complements, has_form_of_finite};
use super::super::clauses::{self, Verb};
use super::super::cues::{Cue, CueWord};
use super::super::mentions::{Mention, Place};
use super::super::quotation_marks::Region;
use super::super::token_kind::TokenKind;
use super::super::tokens::Token;
use super::super::words::Words;
use crate::quotation::{Kind, Rule, Spans, found};
use std::ops::Range;

/// A quotation in bytes of the paragraph.
pub(crate) type Found = found::Found<Mention>;

pub(crate) struct Sieve<'a> {
    pub(crate) paragraph: &'a str,
    pub(crate) tokens: &'a [Token<'a>],
    pub(crate) regions: &'a [Region],
    /// The tokens of each region.
    pub(crate) quoted: Vec<Range<usize>>,
    pub(crate) found: Vec<Found>,
    pub(crate) used: Vec<bool>,
    /// The cues that quoted regions were given to, as tokens in order.
    pub(crate) cued: Vec<usize>,
    pub(crate) words: Words<'a>,
    pub(crate) verbs: &'a [Verb],
}

impl<'a> Sieve<'a> {
    /// The region that holds the byte offset `at`.
    pub(crate) fn region_at(&self, at: usize) -> Option<usize> {
        let index = self
            .regions
            .partition_point(|region| region.range.end <= at);
        self.regions
            .get(index)
            .filter(|region| region.range.start <= at)
            .map(|_| index)
    }

    /// Whether a token is inside a quoted region, or inside words already
    /// attributed.
    pub(crate) fn is_taken(&self, index: usize) -> bool {
        let at = self.tokens[index].range.start;
        // A quotation may have very many spans; they are in order.
        let is_reported = |found: &Found| {
            let after = found.spans.partition_point(|span| span.end <= at);
            let span = found.spans.get(after);
            span.is_some_and(|span| span.start <= at)
        };
        self.region_at(at).is_some() || self.found.last().is_some_and(is_reported)
    }

    pub(crate) fn text(&self, index: usize) -> &'a str {
        self.tokens[index].text
    }

    /// The first token that starts at or after the byte offset `at`.
    pub(crate) fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.range.start < at)
    }

    /// What a verb takes as a cue, in whatever form it is: `adding` as
    /// `added`, `say` as `says`.
    pub(crate) fn cue_of(&self, verb: &Verb) -> Option<Cue> {
        self.words.cue(verb.head).map(|word| word.cue)
    }

    /// The verbs of a sentence.
    pub(crate) fn verbs_of(&self, sentence: &Range<usize>) -> &'a [Verb] {
        let first = self
            .verbs
            .partition_point(|verb| verb.head < sentence.start);
        let end = self.verbs.partition_point(|verb| verb.head < sentence.end);
        &self.verbs[first..end]
    }

    pub(crate) fn place(&self, sentence: &Range<usize>) -> Place<'a> {
        Place(self.words_before(sentence.end))
    }

    /// The words before the token `limit`.
    pub(crate) fn words_before(&self, limit: usize) -> Words<'a> {
        Words {
            end: limit,
            ..self.words
        }
    }

    /// One past the noun phrase that starts at `start`, or `start` if none does.
    pub(crate) fn noun_phrase_end(&self, start: usize, limit: usize) -> usize {
        end_with_complements(self.words_before(limit), start, |index| {
            self.starts_predicate(index)
        })
    }

    /// One past the adjuncts that start at `start`.
    pub(crate) fn adjuncts_end(&self, start: usize, limit: usize) -> usize {
        adjuncts_end(self.words_before(limit), start, |index| {
            self.starts_predicate(index)
        })
    }

    pub(crate) fn word_count(&self, range: &Range<usize>) -> usize {
        self.paragraph[range.clone()].split_whitespace().count()
    }

    /// The first token of the clause part that the verb is in: after the last
    /// quotation before it.
    pub(crate) fn floor(&self, verb: usize, clause: &Range<usize>) -> usize {
        let at = self.tokens[verb].range.start;
        let before = self
            .regions
            .partition_point(|region| region.range.end <= at);
        let Some(region) = before.checked_sub(1) else {
            return clause.start;
        };
        let end = self.regions[region].range.end;
        self.tokens
            .partition_point(|token| token.range.start < end)
            .max(clause.start)
    }

    pub(crate) fn push(&mut self, said: &Said, spans: Spans, kind: Kind, rule: Rule) {
        let cue = Some(self.tokens[said.verb].range.clone());
        self.found.push(Found {
            spans,
            kind,
            cue,
            mention: said.mention.clone(),
            rule,
        });
    }

    /// The quoted regions inside `range`, as indices.
    pub(crate) fn regions_inside(&self, range: &Range<usize>) -> Range<usize> {
        let first = self
            .regions
            .partition_point(|region| region.range.start < range.start);
        let end = self
            .regions
            .partition_point(|region| region.range.end <= range.end);
        first..end.max(first)
    }

    pub(crate) fn use_regions(&mut self, range: &Range<usize>) {
        let inside = self.regions_inside(range);
        self.used[inside].fill(true);
    }

    /// Drops attributions nested inside reported content.
    /// Only what was found last can lie there: cues are read in order.
    pub(crate) fn drop_inside(&mut self, range: &Range<usize>) {
        let is_inside = |found: &Found| {
            found
                .spans
                .iter()
                .all(|span| range.start <= span.start && span.end <= range.end)
        };
        while self.found.last().is_some_and(is_inside) {
            self.found.pop();
        }
    }

    /// Whether a finite verb group starts at a token.
    pub(crate) fn starts_predicate(&self, index: usize) -> bool {
        // Quoted words are not parsed: their form has to tell.
        if let Some(token) = self.tokens.get(index)
            && self.region_at(token.range.start).is_some()
        {
            return has_form_of_finite(self.words, index);
        }
        let at = self.verbs.partition_point(|verb| verb.start < index);
        self.verbs.get(at).is_some_and(|verb| {
            verb.start == index
                && matches!(verb.form, clauses::Form::Finite | clauses::Form::Passive)
        })
    }

    /// The subject of a verb as the clause reader has it.
    pub(crate) fn read_subject(&self, verb: usize) -> Option<Phrase> {
        let index = self.verbs.binary_search_by_key(&verb, |read| read.head);
        self.verbs[index.ok()?].subject
    }
}

/// A cue with its subject.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) verb: usize,
    pub(crate) word: CueWord,
    /// No speaker, where a passive names none: `it was reported that`.
    pub(crate) mention: Option<Mention>,
    /// The first byte of subject and verb.
    pub(crate) start: usize,
    /// One past their last token, where the verb is last.
    pub(crate) end: usize,
    /// Whether the speaker follows the verb.
    pub(crate) is_inverted: bool,
}

/// The most tokens that a cue is looked at with, on each side.
const WINDOW: usize = 300;

/// The part of a sentence that a cue at `index` can report: however long a
/// sentence is, the cost of a cue is bounded.
pub(crate) fn window(index: usize, clause: &Range<usize>) -> Range<usize> {
    let start = clause.start.max(index.saturating_sub(WINDOW));
    start..clause.end.min(index + WINDOW)
}

/// The first token at or after `floor` that is no comma.
pub(crate) fn floor_after_comma(tokens: &[Token], floor: usize) -> usize {
    floor
        + usize::from(
            tokens
                .get(floor)
                .is_some_and(|token| token.kind == TokenKind::Comma),
        )
}

/// The sentence that a region is in.
pub(crate) struct Sentence<'a> {
    pub(crate) tokens: Range<usize>,
    pub(crate) verbs: &'a [Verb],
}

/// Where a quoted region gets its speaker from.
pub(crate) struct Source {
    /// The token of the verb or mark.
    pub(crate) cue: usize,
    pub(crate) mention: Mention,
    pub(crate) rule: Rule,
    pub(crate) kind: Kind,
}

/// A region that is shorter is no sentence: without a cue it is no quotation.
pub(crate) const SENTENCE: usize = 5;

/// The most verbs looked at beside a quotation.
pub(crate) const WITHIN: usize = 64;
