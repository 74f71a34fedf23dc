//! Where reported words end: before another cue, a new clause of the writer's,
//! or with the sentence.

use super::super::classes::class;
use super::super::cues::Form;
use super::super::token_kind::TokenKind;
use super::Sieve;
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

impl Sieve<'_> {
    /// The first comma among `tokens` outside of quoted regions, or their end.
    pub(super) fn first_comma(&self, tokens: &Range<usize>) -> usize {
        tokens
            .clone()
            .skip(1)
            .find(|index| {
                let token = &self.tokens[*index];
                token.kind == TokenKind::Comma && self.region_at(token.range.start).is_none()
            })
            .unwrap_or(tokens.end)
    }

    /// One past the last token of reported words that start at `start`.
    pub(super) fn content_end(&self, start: usize, limit: usize, is_phrase: bool) -> usize {
        let first = start + usize::from(self.grammar.text(start) == "that");
        let shape = match (is_phrase, self.grammar.is(first, class::NOMINATIVE)) {
            (true, _) => Shape::Phrase,
            (false, true) => Shape::Personal,
            (false, false) => Shape::Clause,
        };
        let mut index = start;
        while index < limit {
            let at = self.tokens[index].range.start;
            if let Some(region) = self.region_at(at) {
                let end = self.regions[region].range.end;
                index = self.tokens.partition_point(|token| token.range.start < end);
                if index < limit && self.ends_after_region(region, index, limit, shape) {
                    break;
                }
                continue;
            }
            if index > first && self.ends_before(index, limit, shape) {
                break;
            }
            index += 1;
        }
        self.without_marks(start, index.min(limit))
    }

    /// Moves `end` before commas and stops that are no part of the content.
    pub(super) fn without_marks(&self, start: usize, mut end: usize) -> usize {
        while end > start + 1 {
            let last = end - 1;
            let is_mark = matches!(
                self.tokens[last].kind,
                TokenKind::Stop | TokenKind::Comma | TokenKind::Break | TokenKind::Colon
            );
            if !is_mark || self.region_at(self.tokens[last].range.start).is_some() {
                break;
            }
            end = last;
        }
        end
    }

    /// Whether the content ends with a quoted region, before the token `next`.
    fn ends_after_region(&self, region: usize, next: usize, limit: usize, shape: Shape) -> bool {
        let text = &self.paragraph[self.regions[region].range.clone()];
        let inner = super::clauses::inside_marks(text);
        if inner.ends_with(',') {
            return self.ends_at_comma(next, limit, shape);
        }
        if inner.ends_with(['.', '?', '!']) {
            return !self.grammar.is(next, class::COORDINATOR);
        }
        self.grammar.is(next, class::NOMINATIVE) && shape == Shape::Phrase
    }

    /// Whether the content ends before the token at `index`.
    fn ends_before(&self, index: usize, limit: usize, shape: Shape) -> bool {
        match self.tokens[index].kind {
            TokenKind::Comma => self.ends_at_comma(index + 1, limit, shape),
            TokenKind::Break => {
                self.grammar.text(index) == ";"
                    || self.is_given_away(index + 1)
                    || self.ends_at_comma(index + 1, limit, shape)
            }
            TokenKind::Colon => {
                index + 1 < limit && self.region_at(self.tokens[index + 1].range.start).is_some()
            }
            TokenKind::Lower => self.ends_at_word(index, limit, shape),
            // "… in the U.S. He …": the full stop ends the sentence too.
            TokenKind::Capital => {
                self.grammar.text(index - 1).ends_with('.')
                    && (self.grammar.is(index, class::NOMINATIVE)
                        || matches!(self.grammar.text(index), "But" | "The"))
            }
            _ => false,
        }
    }

    /// Whether a quoted region that has a speaker starts at the token `next`:
    /// `said the ice was late - "It is odd," she added - and left`.
    fn is_given_away(&self, next: usize) -> bool {
        let at = self.tokens.get(next).map(|token| token.range.start);
        at.and_then(|at| self.region_at(at))
            .is_some_and(|region| self.used[region])
    }

    /// Whether the content ends at a comma before the token `next`.
    fn ends_at_comma(&self, next: usize, limit: usize, shape: Shape) -> bool {
        let text = self.grammar.text(next);
        if matches!(text, "according" | "compared") {
            return true;
        }
        if self.grammar.is(next, class::PREPOSITION)
            && matches!(self.grammar.text(next + 1), "which" | "whom" | "whose")
        {
            return true;
        }
        if let Some(cue) = self.grammar.cue(next)
            && (cue.form == Form::Ing || cue.form == Form::Past && self.is_verb(next, cue))
        {
            return true;
        }
        let is_joined = self
            .grammar
            .is(next, class::COORDINATOR | class::SUBORDINATOR);
        if is_joined
            && (self.is_cue_group(next + 1, limit) || self.has_cue_with_subject(next + 1, limit))
        {
            return true;
        }
        if text == "but" && self.but_ends(next, shape) || self.is_afterthought(next) {
            return true;
        }
        shape == Shape::Phrase
            && (self.grammar.is(next, class::RELATIVE | class::SUBORDINATOR)
                || text == "but"
                || (is_joined && self.grammar.is_finite_or_past(next + 1))
                || (text.len() > 4 && text.ends_with("ing")))
    }

    /// Whether the words behind `but` are the writer's: `said the dam was weak but refused to
    /// close it`. What somebody says of a person goes on: `said she was ill but would come`.
    fn but_ends(&self, but: usize, shape: Shape) -> bool {
        shape != Shape::Personal && self.grammar.is_finite_or_past(but + 1)
    }

    /// Whether what follows a comma is said of the whole content:
    /// `…, something he denies`, `…, while others left`.
    fn is_afterthought(&self, next: usize) -> bool {
        match self.grammar.text(next) {
            "something" | "while" => true,
            "one" => self.grammar.text(next + 1) == "of",
            "even" => self.is_even_as(next),
            _ => false,
        }
    }

    /// `even as`, `even though`.
    fn is_even_as(&self, index: usize) -> bool {
        self.grammar.text(index) == "even"
            && matches!(
                self.grammar.text(index + 1),
                "as" | "though" | "after" | "when"
            )
    }

    /// Whether the content ends before a word without a comma.
    fn ends_at_word(&self, index: usize, limit: usize, shape: Shape) -> bool {
        let text = self.grammar.text(index);
        if text == "but" && self.but_ends(index, shape) || self.is_even_as(index) {
            return true;
        }
        if matches!(text, "and" | "but") {
            return self.is_cue_group(index + 1, limit)
                || (text == "but" && self.has_cue_with_subject(index + 1, limit))
                || (shape == Shape::Phrase && self.grammar.is_finite_or_past(index + 1));
        }
        shape == Shape::Phrase
            && matches!(
                text,
                "when" | "while" | "after" | "before" | "because" | "according"
            )
    }

    /// Whether a cue without a subject of its own stands at `index`: `said A
    /// and suggested B`.
    fn is_cue_group(&self, index: usize, limit: usize) -> bool {
        let mut at = index;
        while at < limit && self.grammar.is_adverb(at) {
            at += 1;
        }
        at < limit
            && self.grammar.cue(at).is_some_and(|cue| {
                matches!(cue.form, Form::Past | Form::Ing | Form::Third) && self.is_verb(at, cue)
            })
    }

    /// Whether a cue with its own subject starts at `index`: `…, but Smith
    /// said …`.
    fn has_cue_with_subject(&self, index: usize, limit: usize) -> bool {
        let end = if self.grammar.is(index, class::NOMINATIVE) {
            index + 1
        } else {
            self.grammar.noun_phrase_end(index, limit)
        };
        end > index && self.is_cue_group(end, limit)
    }

    /// The bytes from the first to the last token; a quoted region is taken
    /// whole.
    pub(super) fn bytes_of(&self, tokens: &Range<usize>) -> Range<usize> {
        let last = tokens.end.max(tokens.start + 1) - 1;
        let start = self.tokens[tokens.start].range.start;
        let end = self.tokens[last].range.end;
        let start = self
            .region_at(start)
            .map_or(start, |region| self.regions[region].range.start);
        let end = self
            .region_at(self.tokens[last].range.start)
            .map_or(end, |region| self.regions[region].range.end.max(end));
        start..end
    }
}
