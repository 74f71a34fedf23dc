//! Quoted words inside reported ones: `The plan was "dead," he said`.

use super::super::super::Kind;
use super::super::mentions::Mention;
use super::super::token_kind::TokenKind;
use super::clauses::{ends_sentence, inside_marks};
use super::{Found, Said, Sieve};
use crate::quotation::Rule;
use std::ops::Range;

/// The most tokens looked at for the start of a sentence.
const LONGEST_SENTENCE: usize = 400;
/// The most bytes between a cue and a quotation that belongs to it.
const FAR: usize = 1500;

impl Sieve<'_> {
    /// `The plan was "dead," X said`: the words before a quoted end of a
    /// reported sentence are his too.
    pub(super) fn quoted_before(&mut self, said: &Said) -> bool {
        let Some(mention) = said.mention.clone() else {
            return false;
        };
        let before = self
            .regions
            .partition_point(|region| region.range.end <= said.start);
        let Some(region) = before.checked_sub(1) else {
            return false;
        };
        let range = self.regions[region].range.clone();
        if said.start - range.end > FAR {
            return false;
        }
        let gap = self.paragraph[range.end..said.start]
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '—' | '–'));
        let inner = inside_marks(&self.paragraph[range.clone()]);
        let leads_on = inner.ends_with([',', '?', '!', '-', '—', '–', '…']) || gap == ",";
        if self.used[region] || !(gap.is_empty() || gap == ",") || !leads_on {
            return false;
        }
        self.reported_with_marks(region, said.verb, &mention);
        let found = self.found.len() - 1;
        let mut spans = std::mem::take(&mut self.found[found].spans);
        self.take_continuation(region, said, &mut spans);
        self.found[found].spans = spans;
        true
    }

    /// The sentence up to the end of a region, said by the subject of the cue
    /// after it.
    pub(super) fn reported_with_marks(&mut self, region: usize, cue: usize, mention: &Mention) {
        let range = self.regions[region].range.clone();
        self.used[region] = true;
        let mut start = range.start;
        let sentence_start = self.sentence_start(range.start);
        let is_mixed =
            sentence_start < range.start && self.words(&(sentence_start..range.start)) > 1;
        if is_mixed {
            start = sentence_start;
            self.use_regions(&(start..range.end));
        }
        self.drop_inside(&(start..range.end));
        self.found.push(Found {
            spans: vec![start..range.end],
            kind: if is_mixed { Kind::Mixed } else { Kind::Direct },
            cue: Some(self.tokens[cue].range.clone()),
            mention: Some(mention.clone()),
            rule: Rule::CueAfter,
        });
    }

    /// The start of the sentence that holds the byte offset `at`, or `at` if a
    /// quotation starts there.
    fn sentence_start(&self, at: usize) -> usize {
        let index = self.tokens.partition_point(|token| token.range.start < at);
        let mut start = index;
        let least = index.saturating_sub(LONGEST_SENTENCE);
        while start > least {
            let token = &self.tokens[start - 1];
            if token.kind == TokenKind::Stop
                || self.region_at(token.range.start).is_some_and(|region| {
                    ends_sentence(self.paragraph, &self.regions[region].range) || self.used[region]
                })
            {
                break;
            }
            start -= 1;
        }
        self.tokens
            .get(start)
            .map_or(at, |token| token.range.start.min(at))
    }

    /// `The plan was "dead," he said, "and gone."`
    fn take_continuation(&mut self, region: usize, said: &Said, spans: &mut Vec<Range<usize>>) {
        let Some(next) = self.regions.get(region + 1).map(|next| next.range.clone()) else {
            return;
        };
        let cue_end = self.tokens[said.end - 1].range.end;
        if self.used[region + 1] || next.start < cue_end || next.start - cue_end > FAR {
            return;
        }
        let gap = self.paragraph[cue_end..next.start].trim();
        if gap.is_empty() || gap == "," || gap == "." {
            self.used[region + 1] = true;
            spans.push(next);
        }
    }
}
