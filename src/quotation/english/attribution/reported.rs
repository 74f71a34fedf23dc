//! Reported speech: what a cue takes of the words around it, with quoted words
//! in them (mixed) or without (indirect).

use super::super::super::Kind;
use super::super::cues::{Cue, contains_word};
use super::super::mentions::Place;
use super::super::tokens::TokenKind;
use super::{Found, Said, Sieve};
use std::ops::Range;

impl Sieve<'_> {
    /// `X called it "…"`, `X said that the plan was "dead"`: the reported words
    /// from `content` on that hold `region`.
    pub(super) fn quoted_inside(
        &mut self,
        said: &Said,
        clause: &Range<usize>,
        content: usize,
        region: &Range<usize>,
    ) {
        let start = if said.kind == Cue::Calls {
            region.start
        } else {
            content
        };
        let mut end = region.end;
        if said.kind != Cue::Calls {
            end = self.content_end(clause, region.end);
            // What another cue has taken is not said twice.
            let mut others = self.regions_inside(&(region.end..end));
            if others.any(|other| self.used[other]) {
                end = region.end;
            }
        }
        self.use_regions(&(start..end));
        self.push(
            said,
            vec![start..end],
            Kind::Mixed,
            "reported words with a quotation in them",
        );
    }

    /// Where reported words start after a cue: after the hearer, the time and
    /// `that`.
    pub(super) fn content_start(&self, said: &Said, clause: &Range<usize>, limit: usize) -> usize {
        let stop = self
            .tokens
            .partition_point(|token| token.range.start < limit)
            .min(clause.end);
        let that = (said.end..stop.min(said.end + 12))
            .find(|index| self.tokens[*index].text(self.paragraph) == "that");
        let start = match that {
            Some(that)
                if that == said.end || said.kind == Cue::Tells || self.is_aside(said.end..that) =>
            {
                that + 1
            }
            _ if said.kind == Cue::Tells => (said.end + 1).min(stop),
            _ => said.end,
        };
        self.tokens
            .get(start)
            .map_or(limit, |token| token.range.start)
    }

    /// Whether the tokens only say when, where or to whom.
    fn is_aside(&self, range: Range<usize>) -> bool {
        range.start < range.end && self.is_adverbial(range.start)
    }

    /// Whether the token starts an adverbial instead of a clause.
    fn is_adverbial(&self, index: usize) -> bool {
        const ADVERBIALS: &str = " in on at during to of after before from by with about last next this as when while \
            through via under over into against for yesterday today tonight earlier later monday tuesday wednesday \
            thursday friday saturday sunday recently again so nothing little more much ";
        let token = &self.tokens[index];
        contains_word(ADVERBIALS, &token.text(self.paragraph).to_lowercase())
            || token.text(self.paragraph).ends_with("ly")
    }

    /// The end of the sentence without its full stop, at least `least`.
    fn content_end(&self, clause: &Range<usize>, least: usize) -> usize {
        let last = clause
            .clone()
            .rev()
            .find(|index| !matches!(self.tokens[*index].kind, TokenKind::Stop | TokenKind::Comma));
        last.map_or(least, |last| self.tokens[last].range.end.max(least))
    }

    /// `X said (that) …`, `X told Y that …`, `X vowed to …`.
    pub(super) fn reported_after(
        &mut self,
        said: &Said,
        clause: &Range<usize>,
        is_inverted: bool,
    ) -> bool {
        if is_inverted || said.end >= clause.end {
            return false;
        }
        let limit = self.tokens[clause.end - 1].range.end;
        let start = self.content_start(said, clause, limit);
        let first = self
            .tokens
            .partition_point(|token| token.range.start < start);
        if first >= clause.end || !self.tokens[first].is_word() {
            return false;
        }
        let follows_that =
            first > said.end && self.tokens[first - 1].text(self.paragraph) == "that";
        let is_infinitive = self.tokens[first].text(self.paragraph) == "to";
        let is_content = follows_that
            || (said.kind == Cue::Vows || is_vow(self.tokens[said.verb].text(self.paragraph)))
                && is_infinitive
            || said.kind == Cue::Says
                && !self.is_adverbial(first)
                && !is_infinitive
                && clause.end - first > 2;
        if !is_content {
            return false;
        }
        let end = self.content_end(clause, start);
        self.push(
            said,
            std::iter::once(start..end).collect(),
            Kind::Indirect,
            "reported after the cue",
        );
        true
    }

    /// `…, X said.`
    pub(super) fn reported_before(&mut self, said: &Said, clause: &Range<usize>) {
        let subject = self
            .tokens
            .partition_point(|token| token.range.start < said.start);
        let Some(comma) = subject.checked_sub(1).filter(|comma| *comma > clause.start) else {
            return;
        };
        if self.tokens[comma].kind != TokenKind::Comma || comma - clause.start < 3 {
            return;
        }
        let start = self.tokens[clause.start].range.start;
        let end = self.tokens[comma - 1].range.end;
        let is_mixed = !self.regions_inside(&(start..end)).is_empty();
        self.use_regions(&(start..end));
        self.drop_inside(&(start..end));
        let kind = if is_mixed {
            Kind::Mixed
        } else {
            Kind::Indirect
        };
        self.push(
            said,
            std::iter::once(start..end).collect(),
            kind,
            "reported before the cue",
        );
    }

    /// `according to X`, before or after what X says.
    pub(super) fn according(&mut self, index: usize, clause: &Range<usize>) {
        if self
            .tokens
            .get(index + 1)
            .is_none_or(|token| token.text(self.paragraph) != "to")
        {
            return;
        }
        let place = Place {
            paragraph: self.paragraph,
            tokens: self.tokens,
            floor: clause.start,
            ceiling: clause.end,
        };
        let Some(mention) = place.subject_after(index + 1) else {
            return;
        };
        let cue = self.tokens[index].range.start..self.tokens[index + 1].range.end;
        let span = if index <= clause.start + 1 {
            let after = self
                .tokens
                .partition_point(|token| token.range.start < mention.range.end);
            let comma =
                (after..clause.end).find(|index| self.tokens[*index].kind == TokenKind::Comma);
            let Some(first) = comma
                .map(|comma| comma + 1)
                .filter(|first| *first < clause.end)
            else {
                return;
            };
            self.tokens[first].range.start..self.content_end(clause, 0)
        } else {
            let last = (clause.start..index)
                .rev()
                .find(|index| self.tokens[*index].is_word());
            let Some(last) = last else { return };
            self.tokens[clause.start].range.start..self.tokens[last].range.end
        };
        if span.start >= span.end {
            return;
        }
        let is_mixed = !self.regions_inside(&span).is_empty();
        self.use_regions(&span);
        self.drop_inside(&span);
        self.found.push(Found {
            spans: vec![span],
            kind: if is_mixed {
                Kind::Mixed
            } else {
                Kind::Indirect
            },
            cue: Some(cue),
            mention: Some(mention),
            rule: "according to",
        });
    }
}

fn is_vow(word: &str) -> bool {
    matches!(
        word,
        "vowed" | "vows" | "pledged" | "pledges" | "promised" | "promises"
    )
}
