//! Direct speech: each quoted region with the cue after it or before it. What
//! is reported without marks is not its concern.

use super::super::super::Kind;
use super::super::cues::Cue;
use super::super::mentions::{Mention, MentionKind};
use super::super::syntax::{Form, Verb};
use super::super::token_kind::TokenKind;
use super::clauses::inside_marks;
use super::{Found, Sieve};
use crate::quotation::Rule;
use std::ops::Range;

/// A region that is shorter is no sentence: without a cue it is no quotation.
pub(super) const SENTENCE: usize = 5;

/// The sentence that a region stands in.
pub(super) struct Sentence<'a> {
    pub(super) tokens: Range<usize>,
    pub(super) verbs: &'a [Verb],
}

/// Where a quoted region gets its speaker from.
pub(super) struct Source {
    /// The token of the verb or mark.
    pub(super) cue: usize,
    pub(super) mention: Mention,
    pub(super) rule: Rule,
    pub(super) kind: Kind,
}

/// The quotation that was found last, to be gone on with.
pub(super) struct Current {
    /// Index in what was found.
    found: usize,
    /// Its last region.
    region: usize,
    cue: usize,
}

/// The most verbs looked at between a cue and a quotation.
const MOST_BETWEEN: usize = 40;

impl Sieve<'_> {
    /// The quoted regions whose speaker the words around them name.
    pub(super) fn direct(&mut self, sentences: &[Range<usize>]) {
        let mut current = None;
        let mut region = 0;
        for (index, sentence) in sentences.iter().enumerate() {
            let end = self.tokens[sentence.end - 1].range.end;
            let first = region;
            while self
                .regions
                .get(region)
                .is_some_and(|region| region.range.start < end)
            {
                region += 1;
            }
            if first == region {
                continue;
            }
            let sentence = Sentence {
                tokens: sentence.clone(),
                verbs: self.verbs_of(sentence),
            };
            let next = sentences.get(index + 1).map(|next| Sentence {
                tokens: next.clone(),
                verbs: self.verbs_of(next),
            });
            for region in first..region {
                if !self.used[region] && !self.is_work(region) {
                    self.region(region, &sentence, next.as_ref(), &mut current);
                }
            }
        }
    }

    /// Gives one region to the speaker of a cue, or to the quotation before.
    fn region(
        &mut self,
        region: usize,
        sentence: &Sentence,
        next: Option<&Sentence>,
        current: &mut Option<Current>,
    ) {
        let after = self.cue_after(region, sentence);
        if let Some(after) = &after
            && self.tokens[after.cue].is_word()
            && self.is_reported_before(region, sentence)
        {
            self.reported_with_marks(region, after.cue, &after.mention);
            self.cued.push(after.cue);
            *current = Some(Current {
                found: self.found.len() - 1,
                region,
                cue: after.cue,
            });
            return;
        }
        let cue_after = after.as_ref().map(|after| after.cue);
        let source = self
            .surer(region, after, sentence)
            .or_else(|| self.sentence_after(region, next));
        if let Some(current) = current
            && self.goes_on(region, current, source.as_ref())
        {
            self.used[region] = true;
            current.region = region;
            let range = self.regions[region].range.clone();
            self.found[current.found].spans.push(range);
            return;
        }
        let Some(source) = source else { return };
        self.used[region] = true;
        // Of two cues both are the quotation's, and it goes on from the second.
        let last = cue_after.map_or(source.cue, |after| after.max(source.cue));
        self.cued.extend([source.cue, last]);
        *current = Some(Current {
            found: self.found.len(),
            region,
            cue: last,
        });
        self.found.push(Found {
            spans: vec![self.regions[region].range.clone()],
            kind: source.kind,
            cue: Some(self.tokens[source.cue].range.clone()),
            mention: Some(source.mention),
            rule: source.rule,
        });
    }

    /// Whether a region is the title of a work or broadcast: it has a title's
    /// capitals and no mark sets it off as speech. `on "Evening with Fjord Radio."`
    pub(super) fn is_work(&self, region: usize) -> bool {
        let Range { start, end } = self.quoted[region];
        let is_mark = |index: usize| {
            self.tokens
                .get(index)
                .is_none_or(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Colon))
        };
        let inner = inside_marks(&self.paragraph[self.regions[region].range.clone()]);
        let is_set_off = start == 0
            || is_mark(start - 1)
            || end < self.tokens.len() && is_mark(end)
            || inner.ends_with(',');
        !is_set_off
            && self.tokens[start - 1].is_word()
            && self.grammar.cue(start - 1).is_none()
            && self.is_title(region)
    }

    /// The cue after a region, or the one before: where both are, a name says
    /// more than a pronoun. `Berg warned, "…," she said`.
    fn surer(&self, region: usize, after: Option<Source>, sentence: &Sentence) -> Option<Source> {
        let first = self.quoted[region].start;
        let mark = first.checked_sub(1).map(|before| self.tokens[before].kind);
        let is_pronoun = |after: &Source| after.mention.kind == MentionKind::Pronoun;
        let is_less = mark == Some(TokenKind::Comma) && after.as_ref().is_some_and(is_pronoun);
        if after.is_some() && !is_less {
            return after;
        }
        let says = |source: &Source| {
            let cue = self.grammar.cue(source.cue).map(|word| word.cue);
            after.is_none() || matches!(cue, Some(Cue::Says | Cue::Tells))
        };
        let before = self.cue_before(region, sentence).filter(says);
        before.or(after)
    }

    /// Whether a region goes on with the quotation found last: `"…," X said,
    /// "…"`, `"…," X said. "…"`, `called it "…" and "…"`.
    fn goes_on(&self, region: usize, current: &Current, own: Option<&Source>) -> bool {
        // What is short between them is the name of a book or a broadcast.
        let between = current.region + 1..region;
        let is_near = between.len() <= 2
            && between.clone().all(|between| {
                !self.used[between] && self.words(&self.regions[between].range) < SENTENCE
            });
        if !is_near {
            return false;
        }
        let before = self.regions[current.region].range.end;
        let gap = self.paragraph[before..self.regions[region].range.start].trim();
        let is_own = own.is_some_and(|own| own.cue != current.cue);
        if is_own {
            return false;
        }
        if matches!(gap, "" | "and" | "or" | "," | ", and") {
            return true;
        }
        let has_cue_between = self.tokens[current.cue].range.start >= before;
        has_cue_between
            && inside_marks(gap).ends_with([',', ':', '.', '-', '—', '–', '!', '?', ')'])
            && !self.has_other_cue(current.cue, region)
    }

    /// Whether another sentence with a cue stands between a cue and a region:
    /// `"…," she said. She says the plan is good. "…"`.
    fn has_other_cue(&self, cue: usize, region: usize) -> bool {
        let until = self.quoted[region].start;
        let first = self.verbs.partition_point(|verb| verb.head <= cue);
        let mut between = self.verbs[first..]
            .iter()
            .take_while(|verb| verb.head < until)
            .take(MOST_BETWEEN);
        let other = between.find(|verb| {
            verb.is_main
                && verb.form == Form::Finite
                && matches!(self.cue_of(verb), Some(Cue::Says | Cue::Tells))
        });
        other.is_some_and(|other| {
            self.tokens[cue..other.head]
                .iter()
                .any(|token| token.kind == TokenKind::Stop)
        })
    }
}
