//! Reported speech: what a cue takes of the words around it, with quoted words
//! in them (mixed) or without (indirect).

use super::super::super::Kind;
use super::super::classes::Class;
use super::super::classes::class;
use super::super::cues::{Form, frame};
use super::super::token_kind::TokenKind;
use super::content::Content;
use super::{Found, Said, Sieve};
use crate::quotation::Rule;
use std::ops::Range;

/// The most tokens before a cue that are too few for what it reports.
const LEAD: usize = 4;

impl Sieve<'_> {
    /// Whether the region is a part of what the cue before it reports: `called
    /// it "a farce"`, `said that, by then, "it was over"`.
    pub(super) fn is_reported_around(
        &self,
        region: usize,
        cue: usize,
        sentence: &Range<usize>,
    ) -> bool {
        let at = self.regions[region].range.start;
        let clause = super::window(cue, sentence);
        let content = self
            .grammar
            .cue(cue)
            .and_then(|word| self.said(cue, word, &clause))
            .and_then(|said| self.content_after(&said, &clause));
        content.is_some_and(|content| self.tokens[content.tokens.start].range.start < at)
    }

    /// What the cue reports: after it, before it, or around it.
    pub(super) fn reported(&mut self, said: &Said, clause: &Range<usize>) {
        if self.as_clause(said, clause) {
            return;
        }
        if !said.is_inverted
            && let Some(mut content) = self.content_after(said, clause)
        {
            if self.is_subordinate(said, clause) || self.grammar.is_finite(content.tokens.start) {
                content.tokens.end = self.first_comma(&content.tokens);
            }
            // "Noting that it rained, Smith left".
            let speaker = said
                .mention
                .as_ref()
                .map_or(0, |mention| mention.range.start);
            let speaker = self.token_at(speaker);
            if content.tokens.contains(&speaker) && speaker > content.tokens.start {
                content.tokens.end = self.without_marks(content.tokens.start, speaker);
            }
            let span = self.bytes_of(&self.before_other_cue(said, &content));
            let relative = self.relative_before(said, clause);
            let spans = relative.into_iter().chain([span]).collect();
            self.report(said, spans, content.rule);
            return;
        }
        if said.word.frames & frame::BEFORE != 0 && said.mention.is_some() {
            self.reported_before(said, clause);
        }
    }

    /// `⟦what⟧ Smith called ⟦"a farce"⟧`: the pronoun stands for the object.
    fn relative_before(&self, said: &Said, clause: &Range<usize>) -> Option<Range<usize>> {
        let subject = self.token_at(said.start);
        let before = subject
            .checked_sub(1)
            .filter(|before| *before >= clause.start)?;
        let is_object = said.word.frames & frame::WEAK != 0
            && matches!(self.grammar.text(before), "what" | "which" | "whom" | "who");
        is_object.then(|| self.tokens[before].range.clone())
    }

    /// Whether the cue stands in a clause that another follows: `While Smith
    /// said the plan was dead, …`
    fn is_subordinate(&self, said: &Said, clause: &Range<usize>) -> bool {
        let subject = self
            .tokens
            .partition_point(|token| token.range.start < said.start);
        subject > clause.start && self.grammar.is(subject - 1, class::SUBORDINATOR)
    }

    /// Whether the cue ends the sentence, but for adjuncts and a hearer: the
    /// content then stands before it.
    fn ends_clause(&self, said: &Said, clause: &Range<usize>) -> bool {
        let takes_hearer = said.word.frames & frame::HEARER != 0 && !said.is_inverted;
        let end = if takes_hearer {
            self.grammar.noun_phrase_end(said.end, clause.end)
        } else {
            said.end
        };
        let start = end;
        let end = self.grammar.adjuncts_end(start, clause.end);
        // "asked Smith about the plan" reports what follows.
        let is_about = (start..end)
            .any(|index| matches!(self.grammar.text(index), "about" | "for" | "against"));
        if is_about {
            return false;
        }
        end >= clause.end
            || !self.grammar.is_word(end) && self.grammar.kind(end) != TokenKind::Colon
            || self.grammar.is(
                end,
                class::COORDINATOR | class::SUBORDINATOR | class::PREPOSITION | class::RELATIVE,
            )
            || self.grammar.cue(end).is_some()
    }

    /// The content up to another cue to which quoted words belong already, of
    /// the same speaker or behind a mere phrase: `thanked ⟦the crew⟧ and
    /// shouted, "…"`, `thanked ⟦the crew⟧, and she said, "…"`.
    fn before_other_cue(&self, said: &Said, content: &Content) -> Range<usize> {
        let tokens = &content.tokens;
        // Where the other cue's part of the sentence starts.
        let starts = |cue: &usize| {
            let read = self.verbs.binary_search_by_key(cue, |verb| verb.head);
            let subject = read.ok().and_then(|at| self.verbs[at].subject)?;
            // "thanked what she calls "the crew"" is one phrase.
            let is_own = content.is_phrase && subject.start > tokens.start && {
                let before = &self.tokens[subject.start - 1];
                before.kind == TokenKind::Comma || before.class == Class::Conjunction
            };
            (subject.end <= said.verb)
                .then_some(*cue)
                .or(is_own.then_some(subject.start))
        };
        let first = self.cued.partition_point(|cue| *cue <= tokens.start);
        let Some(cue) = self.cued[first..]
            .iter()
            .take_while(|cue| **cue < tokens.end)
            .find_map(starts)
        else {
            return tokens.clone();
        };
        let end = (tokens.start + 1..cue)
            .rev()
            .find(|index| {
                self.tokens[*index].is_word()
                    && !matches!(
                        self.tokens[*index].class,
                        Class::Adverb | Class::Conjunction
                    )
            })
            .map_or(tokens.start + 1, |last| last + 1);
        tokens.start..end
    }

    /// Keeps `spans` as what is reported.
    fn report(&mut self, said: &Said, spans: Vec<Range<usize>>, rule: Rule) {
        let is_mixed = spans
            .iter()
            .any(|span| !self.regions_inside(span).is_empty());
        for span in &spans {
            self.use_regions(span);
        }
        self.drop_inside(&spans[spans.len() - 1]);
        let kind = if is_mixed {
            Kind::Mixed
        } else {
            Kind::Indirect
        };
        self.push(said, spans, kind, rule);
    }

    /// `As Smith noted, the plan is dead`, `The plan, as Smith noted, is dead`.
    fn as_clause(&mut self, said: &Said, clause: &Range<usize>) -> bool {
        let first = self
            .tokens
            .partition_point(|token| token.range.start < said.start);
        let is_as = first
            .checked_sub(1)
            .filter(|before| *before >= clause.start)
            .is_some_and(|before| matches!(self.grammar.text(before), "as" | "As"));
        if !is_as || said.is_inverted || said.word.frames & frame::BARE == 0 {
            return false;
        }
        let before = first - 1;
        let comma = (said.end..clause.end).find(|index| {
            self.tokens[*index].kind == TokenKind::Comma
                && self.region_at(self.tokens[*index].range.start).is_none()
        });
        let mut spans = Vec::new();
        if before > clause.start {
            if self.tokens[before - 1].kind != TokenKind::Comma {
                return false;
            }
            let end = self.without_marks(clause.start, before);
            spans.push(self.bytes_of(&(clause.start..end)));
        }
        if let Some(comma) = comma.filter(|comma| comma + 2 < clause.end) {
            let end = self.content_end(comma + 1, clause.end, false);
            spans.push(self.bytes_of(&(comma + 1..end)));
        }
        if spans.is_empty() {
            return false;
        }
        self.report(said, spans, Rule::AsClause);
        true
    }

    /// `…, X said.` and `…, X said, …`
    fn reported_before(&mut self, said: &Said, clause: &Range<usize>) {
        let subject = self
            .tokens
            .partition_point(|token| token.range.start < said.start);
        let Some(comma) = subject.checked_sub(1).filter(|comma| *comma > clause.start) else {
            return;
        };
        let after_region = self.region_at(self.tokens[comma].range.start).is_some();
        // What another cue of the sentence has taken stays with it.
        let from = self.tokens[clause.start].range.start;
        let is_free = self.found.last().is_none_or(|last| {
            last.kind == Kind::Direct || last.cue.as_ref().is_none_or(|cue| cue.start < from)
        });
        if !is_free {
            return;
        }
        let is_comma = self.tokens[comma].kind == TokenKind::Comma;
        if !(is_comma || after_region) || !self.ends_clause(said, clause) {
            return;
        }
        let mut spans = Vec::new();
        let first = self.behind_label(clause);
        let end = self.without_marks(first, comma + 1);
        let is_linked = self.grammar.is(first, class::COORDINATOR) && end > first + 1;
        let start = first + usize::from(is_linked);
        spans.push(self.bytes_of(&(start..end)));
        if let Some(rest) = self.rest_of_sentence(said, clause) {
            spans.push(rest);
        } else if comma - clause.start < 3 || self.is_circumstance(&(start..end)) {
            return;
        }
        self.report(said, spans, Rule::ReportedBefore);
    }

    /// Whether words before `Berg said` are no report but part of what tells of her: an
    /// adjunct (`On the last Friday of the month, …`) or a clause that another has to follow
    /// (`As the dam burst, …`).
    fn is_circumstance(&self, words: &Range<usize>) -> bool {
        let first = self.grammar.text(words.start);
        let is_clause = self.grammar.is(words.start, class::SUBORDINATOR)
            && !matches!(first, "Whether" | "whether");
        let is_adjunct = self.grammar.is(words.start, class::PREPOSITION) || first.ends_with("ing");
        if !(is_clause || is_adjunct) || self.first_comma(words) < words.end {
            return false;
        }
        is_clause
            || !words.clone().any(|index| {
                self.grammar.is_finite(index)
                    || self.region_at(self.tokens[index].range.start).is_some()
            })
    }

    /// What goes on after a cue in the middle of the reported sentence.
    fn rest_of_sentence(&self, said: &Said, clause: &Range<usize>) -> Option<Range<usize>> {
        let comma = self.grammar.adjuncts_end(said.end, clause.end);
        if comma + 2 >= clause.end || self.grammar.kind(comma) != TokenKind::Comma {
            return None;
        }
        let first = comma + 1;
        let goes_on = self.grammar.is_word(first)
            && self
                .grammar
                .cue(first)
                .is_none_or(|cue| cue.form != Form::Ing)
            && (!said.is_inverted || self.grammar.is_finite(first));
        if !goes_on {
            return None;
        }
        let end = self.content_end(first, clause.end, false);
        Some(self.bytes_of(&(first..end)))
    }

    /// `according to X`, before, after or within what X says.
    pub(super) fn according(&mut self, index: usize, clause: &Range<usize>) {
        if self.grammar.text(index + 1) != "to" {
            return;
        }
        let Some(mention) = self.place(clause).source_after(index + 1) else {
            return;
        };
        // "…," he told the drivers, according to a recording: he speaks.
        let from = self.tokens[clause.start].range.start;
        let is_attributed = self.found.iter().rev().any(|found| {
            let has_cue = found.cue.as_ref().is_some_and(|cue| cue.start >= from);
            found.kind == Kind::Direct && has_cue
        });
        if is_attributed && index > clause.start + LEAD {
            return;
        }
        let cue = self.tokens[index].range.start..self.tokens[index + 1].range.end;
        let after = self
            .tokens
            .partition_point(|token| token.range.start < mention.range.end);
        let comma = (after..clause.end).find(|index| self.tokens[*index].kind == TokenKind::Comma);
        let mut spans = Vec::new();
        let is_first = index <= clause.start + 1;
        // "But, according to …", "In all, according to …"
        let leads = index <= clause.start + LEAD;
        if !is_first {
            let end = self.without_marks(clause.start, index);
            spans.push(self.bytes_of(&(clause.start..end)));
        }
        let goes_on = |comma: &usize| {
            let next = comma + 1;
            *comma == after
                && self.grammar.is_word(next)
                && (leads
                    || self.grammar.is_finite(next)
                    || self.grammar.is(next, class::COORDINATOR))
        };
        let is_between = index > 0 && self.tokens[index - 1].kind == TokenKind::Comma;
        if (is_first || is_between)
            && let Some(comma) =
                comma.filter(|comma| comma + 1 < clause.end && (is_first || goes_on(comma)))
        {
            let end = self.content_end(comma + 1, clause.end, false);
            spans.push(self.bytes_of(&(comma + 1..end)));
        }
        if spans.is_empty() || spans[0].is_empty() {
            return;
        }
        let is_mixed = spans
            .iter()
            .any(|span| !self.regions_inside(span).is_empty());
        for span in &spans {
            self.use_regions(span);
            self.drop_inside(span);
        }
        self.found.push(Found {
            spans,
            kind: if is_mixed {
                Kind::Mixed
            } else {
                Kind::Indirect
            },
            cue: Some(cue),
            mention: Some(mention),
            rule: Rule::AccordingTo,
        });
    }
}
