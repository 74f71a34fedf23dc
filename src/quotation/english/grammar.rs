//! A shallow grammar of English: finite verbs, noun phrases and adjuncts, by the
//! classes of the words. Knows nothing of quotations.

use super::cues::{CueWord, Form, frame};
use super::name_words::is_possessive;
use super::token_kind::TokenKind;
use super::tokens::Token;
use super::word_class::feature;
use std::ops::Range;

/// The most tokens of a noun phrase.
const LONGEST_PHRASE: usize = 24;
/// The most tokens between the start of a clause and its finite verb.
const TO_VERB: usize = 25;

/// The words of a paragraph.
pub(super) struct Grammar<'a> {
    pub(super) tokens: &'a [Token<'a>],
}

impl<'a> Grammar<'a> {
    pub(super) fn text(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.text)
    }

    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.tokens
            .get(index)
            .map_or(TokenKind::Stop, |token| token.kind)
    }

    pub(super) fn is_word(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(Token::is_word)
    }

    /// Whether the word may be of one of the classes.
    pub(super) fn is(&self, index: usize, classes: u16) -> bool {
        self.tokens
            .get(index)
            .is_some_and(|token| token.word.classes & classes != 0)
    }

    pub(super) fn cue(&self, index: usize) -> Option<CueWord> {
        let cue = self.tokens.get(index)?.word.cue?;
        // "States" is a name; a verb has a capital only in a headline or first
        // in its sentence.
        let is_verb = self.kind(index) == TokenKind::Lower
            || cue.form == Form::Ing
            || matches!(self.text(index), "Says" | "Said");
        // "Put" says something in "put it" only.
        let has_object = cue.frames & frame::IT == 0 || self.text(index + 1) == "it";
        (is_verb && has_object).then_some(cue)
    }

    pub(super) fn is_adverb(&self, index: usize) -> bool {
        self.is(index, feature::ADVERB)
            || (self.kind(index) == TokenKind::Lower
                && self.text(index).len() > 4
                && self.text(index).ends_with("ly"))
    }

    /// Whether a word ends like a plural: `officials`.
    pub(super) fn is_plural(&self, index: usize) -> bool {
        let text = self.text(index);
        text.ends_with('s') && !text.ends_with("ss") && !is_possessive(text)
            || matches!(
                text,
                "people" | "police" | "women" | "men" | "percent" | "%" | "media"
            )
    }

    /// Whether a word is the finite verb of a clause, as far as its form and
    /// the word before it tell: `is`, `went`, `she wants`, `the bill passed`.
    pub(super) fn is_finite(&self, index: usize) -> bool {
        if !self.is_word(index) || self.is(index, feature::INFINITE) {
            return false;
        }
        let before = index.checked_sub(1);
        let after_to = before.is_some_and(|before| self.text(before) == "to");
        if after_to {
            return false;
        }
        if self.is(index, feature::AUXILIARY | feature::FINITE) {
            return true;
        }
        let (Some(before), TokenKind::Lower) = (before, self.kind(index)) else {
            return false;
        };
        let text = self.text(index);
        let is_after_subject = self.is(before, feature::NOMINATIVE)
            || self.is(before, feature::RELATIVE)
            || (self.kind(before) == TokenKind::Capital && !self.is_closed(before));
        if is_after_subject
            && !self.is_adverb(index)
            && !self.is_closed(index)
            && !text.ends_with("ing")
        {
            return self.is(before, feature::NOMINATIVE | feature::RELATIVE)
                || text.ends_with("ed")
                || (text.ends_with('s') && !text.ends_with("ss"))
                || self.cue(index).is_some();
        }
        let is_past = text.len() > 3 && text.ends_with("ed");
        is_past
            && !self.is_closed(before)
            && self.is_word(before)
            && !is_possessive(self.text(before))
            && self.text(index + 1) != "by"
    }

    /// Whether a word is a finite verb or has the form of a past one.
    pub(super) fn is_finite_or_past(&self, index: usize) -> bool {
        let text = self.text(index);
        self.is(index, feature::AUXILIARY | feature::FINITE)
            || (self.kind(index) == TokenKind::Lower && text.len() > 3 && text.ends_with("ed"))
    }

    /// Whether a word is a small word that is no noun and no full verb.
    pub(super) fn is_closed(&self, index: usize) -> bool {
        const SMALL: u16 = feature::DETERMINER
            | feature::NOMINATIVE
            | feature::POSSESSIVE
            | feature::PREPOSITION
            | feature::COORDINATOR
            | feature::SUBORDINATOR
            | feature::QUESTION
            | feature::AUXILIARY;
        self.is(index, SMALL)
    }

    /// One past the last token of the noun phrase that starts at `start`, or
    /// `start` where none does: `the members of Congress`, `him`, `reporters`.
    pub(super) fn noun_phrase_end(&self, start: usize, limit: usize) -> usize {
        if self.is(start, feature::OBJECT)
            && (!self.is(start, feature::POSSESSIVE)
                || !self.is_word(start + 1)
                || self.is_closed(start + 1))
        {
            return start + 1;
        }
        let limit = limit.min(start + LONGEST_PHRASE);
        let mut end = start;
        let mut has_noun = false;
        while end < limit && self.is_word(end) {
            let is_of = has_noun && self.text(end) == "of";
            let is_and = has_noun
                && self.text(end) == "and"
                && self.kind(end + 1) == TokenKind::Capital
                && self.kind(end - 1) == TokenKind::Capital;
            if is_of || is_and {
                has_noun = false;
                end += 1;
                continue;
            }
            let is_determiner = self.is(end, feature::DETERMINER);
            if is_determiner && has_noun {
                break;
            }
            if !is_determiner && (self.is_closed(end) || self.is(end, feature::RELATIVE)) {
                break;
            }
            if has_noun && (self.is_finite(end) || self.starts_phrase(end)) {
                break;
            }
            has_noun |= !is_determiner;
            end += 1;
        }
        if has_noun { end } else { start }
    }

    /// Whether a capital opens a noun phrase of its own after a common noun:
    /// `told reporters Smith was …`.
    fn starts_phrase(&self, index: usize) -> bool {
        self.kind(index) == TokenKind::Capital
            && self.kind(index - 1) == TokenKind::Lower
            && (self.is_plural(index - 1)
                || self.is(index - 1, feature::DOCUMENT)
                || self.is(index, feature::TIME))
            || self.is_adverb(index)
    }

    /// One past the adjuncts that start at `start`: `in an interview on
    /// Monday`, `earlier this week`, `again`.
    pub(super) fn adjuncts_end(&self, start: usize, limit: usize) -> usize {
        let mut end = start;
        while end < limit {
            if self.is(end, feature::TIME) || self.is_adverb(end) {
                end += 1;
                while end < limit && self.is_figure(end) {
                    end += 1;
                }
            } else if self.is(end, feature::DETERMINER) && self.is(end + 1, feature::TIME) {
                end += 2;
            } else if self.is(end, feature::PREPOSITION) {
                let after = self.preposition_end(end, limit);
                if after == end + 1 {
                    break;
                }
                end = after;
            } else {
                break;
            }
        }
        end
    }

    fn preposition_end(&self, preposition: usize, limit: usize) -> usize {
        let object = preposition + 1;
        if self.is(object, feature::TIME) {
            return object + 1;
        }
        // "on stage during …", "in 2014", "for the first time"
        self.noun_phrase_end(object, limit)
    }

    /// Whether there is a finite verb in `range`.
    pub(super) fn has_finite(&self, range: Range<usize>) -> bool {
        range
            .rev()
            .take(2 * TO_VERB)
            .any(|index| self.is_finite(index))
    }

    fn is_figure(&self, index: usize) -> bool {
        self.kind(index) == TokenKind::Capital
            && self.text(index).starts_with(|c: char| c.is_ascii_digit())
    }
}
