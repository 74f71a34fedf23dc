//! Direct speech: quoted regions with their speakers, regions that go on with
//! them, and regions without a cue. What is reported is not its concern.

use super::super::super::Kind;
use super::super::cues::{Cue, cue};
use super::super::mentions::{Mention, MentionKind, Place};
use super::super::tokens::TokenKind;
use super::clauses::{ends_sentence, inside_marks};
use super::{Found, Said, Sieve};
use std::ops::Range;

/// A region that is shorter is no sentence: without a cue it is no quotation.
const SENTENCE: usize = 5;
/// The most tokens looked at for the start of a sentence.
const LONGEST_SENTENCE: usize = 400;
/// The most bytes between a cue and a quotation that belongs to it.
const FAR: usize = 1500;
/// Words between a cue and the quotation it announces, at most.
const NEAR: usize = 24;

impl Sieve<'_> {
    /// `SMITH: We will see.` at the start of a paragraph.
    pub(super) fn transcript_line(&mut self) {
        let names = self.tokens.iter().take_while(|token| {
            let word = token.text(self.paragraph);
            token.kind == TokenKind::Capital && word.len() > 1 && !word.contains(char::is_lowercase)
        });
        let names = names.count();
        let is_line = (1..=4).contains(&names)
            && self
                .tokens
                .get(names)
                .is_some_and(|token| token.kind == TokenKind::Colon)
            && self.tokens.len() > names + 3;
        if is_line {
            let range = self.tokens[0].range.start..self.tokens[names - 1].range.end;
            let kind = MentionKind::Name(range.clone());
            let start = self.tokens[names + 1].range.start;
            self.used.fill(true);
            self.found.push(Found {
                spans: vec![start..self.paragraph.trim_end().len()],
                kind: Kind::Direct,
                cue: Some(self.tokens[names].range.clone()),
                mention: Some(Mention {
                    range,
                    kind,
                    role: None,
                }),
                rule: "line of a transcript",
            });
        }
    }

    /// `"…," X said` and `"…," said X`.
    pub(super) fn quoted_before(&mut self, said: &Said) -> bool {
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
        self.used[region] = true;
        let mut start = range.start;
        // The words before a quoted end of a reported sentence are his too:
        // The plan was "dead," he said.
        let clause_start = self.sentence_start(range.start);
        let is_mixed = clause_start < range.start && self.words(&(clause_start..range.start)) > 1;
        if is_mixed {
            start = clause_start;
            self.use_regions(&(start..range.end));
        }
        let mut spans = vec![start..range.end];
        self.take_continuations(region, said, &mut spans);
        self.drop_inside(&(start..range.end));
        self.found.push(Found {
            spans,
            kind: if is_mixed { Kind::Mixed } else { Kind::Direct },
            cue: Some(self.tokens[said.verb].range.clone()),
            mention: Some(said.mention.clone()),
            rule: "cue after the quotation",
        });
        true
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

    /// Quotations after `"…," X said` that go on with it: `, "…"` or `. "…"`.
    fn take_continuations(&mut self, region: usize, said: &Said, spans: &mut Vec<Range<usize>>) {
        let mut end = self.tokens[said.end - 1].range.end;
        for next in region + 1..self.regions.len() {
            let range = self.regions[next].range.clone();
            if range.start.saturating_sub(end) > FAR {
                return;
            }
            let gap = &self.paragraph[end.min(range.start)..range.start];
            let gap_words = gap.split_whitespace().count();
            let leads_on = gap.trim_end().is_empty()
                || gap.trim_end().ends_with([',', '.', ':', '-', '—', '–']);
            let has_cue = gap
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| cue(word).is_some());
            let most = if spans.len() == 1 { NEAR } else { 1 };
            if self.used[next] || gap_words > most || !leads_on || has_cue || self.has_own_cue(next)
            {
                return;
            }
            self.used[next] = true;
            spans.push(range.clone());
            end = range.end;
        }
    }

    /// Whether a cue stands right after the region, which then is not the
    /// continuation of another: `"…" he said. "…," she said.`
    fn has_own_cue(&self, region: usize) -> bool {
        let range = &self.regions[region].range;
        let inner = inside_marks(&self.paragraph[range.clone()]);
        if !inner.ends_with([',', '?', '!']) {
            return false;
        }
        let first = self
            .tokens
            .partition_point(|token| token.range.start < range.end);
        let after = &self.tokens[first..];
        after
            .iter()
            .take(8)
            .take_while(|token| token.is_word())
            .any(|token| cue(token.text(self.paragraph)).is_some())
    }

    /// `X said, "…"`, `X called it "…"`, `X said that the plan was "dead"`.
    pub(super) fn quoted_after(&mut self, said: &Said, clause: &Range<usize>) -> bool {
        let cue_end = self.tokens[said.end - 1].range.end;
        let next = self
            .regions
            .partition_point(|region| region.range.start < cue_end);
        let clause_end = self.tokens[clause.end - 1].range.end;
        let Some(region) = self.regions.get(next).map(|region| region.range.clone()) else {
            return false;
        };
        if region.start >= clause_end || region.start - cue_end > FAR || self.used[next] {
            return false;
        }
        let gap = self.paragraph[cue_end..region.start].trim();
        let content = self.content_start(said, clause, region.start);
        let is_direct = gap.trim_matches([',', ':']).is_empty()
            || (gap.ends_with([',', ':']) && gap.split_whitespace().count() <= NEAR)
            || content >= region.start;
        if is_direct && !(said.kind == Cue::Calls && self.words(&region) < 2) {
            self.used[next] = true;
            let mut spans = vec![region.clone()];
            let after = Said {
                end: self
                    .tokens
                    .partition_point(|token| token.range.start < region.end),
                ..said.clone()
            };
            self.take_continuations(next, &after, &mut spans);
            let kind = if said.kind == Cue::Calls {
                Kind::Mixed
            } else {
                Kind::Direct
            };
            self.push(said, spans, kind, "cue before the quotation");
            return true;
        }
        self.quoted_inside(said, clause, content, &region);
        true
    }

    /// `X: "…"` where no verb has claimed the quotation.
    pub(super) fn colons(&mut self, clauses: &[Range<usize>]) {
        for region in 0..self.regions.len() {
            let range = self.regions[region].range.clone();
            let first = self
                .tokens
                .partition_point(|token| token.range.start < range.start);
            let Some(colon) = first.checked_sub(1) else {
                continue;
            };
            if self.used[region] || self.tokens[colon].kind != TokenKind::Colon {
                continue;
            }
            let clause = clauses.partition_point(|clause| clause.end <= colon);
            let floor = clauses.get(clause).map_or(0, |clause| clause.start);
            let place = Place {
                paragraph: self.paragraph,
                tokens: self.tokens,
                floor,
                ceiling: first,
            };
            let Some(mention) = place.subject_before(colon) else {
                continue;
            };
            self.used[region] = true;
            self.found.push(Found {
                spans: vec![range],
                kind: Kind::Direct,
                cue: Some(self.tokens[colon].range.clone()),
                mention: Some(mention),
                rule: "colon before the quotation",
            });
        }
    }

    /// Quotations without a cue of their own: a whole sentence goes on from
    /// the one before; anything shorter is a term or a title.
    pub(super) fn rest(&mut self) {
        for region in 0..self.regions.len() {
            let range = self.regions[region].range.clone();
            let starts_sentence = self.paragraph[..range.start].trim_end().is_empty()
                || self.paragraph[..range.start]
                    .trim_end()
                    .ends_with(['.', '"', '”', ':', '?', '!']);
            if self.used[region] || self.words(&range) < SENTENCE || !starts_sentence {
                continue;
            }
            self.used[region] = true;
            let mention = self
                .found
                .iter()
                .rev()
                .find(|found| found.kind == Kind::Direct)
                .and_then(|found| found.mention.clone());
            self.found.push(Found {
                spans: vec![range],
                kind: Kind::Direct,
                cue: None,
                mention,
                rule: "a whole sentence in marks, without a cue",
            });
        }
    }
}
