//! The words of a paragraph up to a limit, asked for by their place: beyond the limit
//! there is nothing.

use super::cues::{CueWord, Form, frame};
use super::name_words::is_possessive;
use super::token_kind::TokenKind;
use super::tokens::Token;
use super::word_class::{WordClass, feature};
use std::ops::Range;

/// The tokens of a paragraph before a limit.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) paragraph: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    /// One past the last token.
    pub(super) end: usize,
}

impl<'a> Words<'a> {
    /// All words of `paragraph`.
    pub(super) fn new(paragraph: &'a str, tokens: &'a [Token<'a>]) -> Self {
        Self {
            paragraph,
            tokens,
            end: tokens.len(),
        }
    }

    fn get(&self, index: usize) -> Option<&'a Token<'a>> {
        (index < self.end).then(|| &self.tokens[index])
    }

    pub(super) fn text(&self, index: usize) -> &'a str {
        self.get(index).map_or("", |token| token.text)
    }

    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.get(index).map_or(TokenKind::Stop, |token| token.kind)
    }

    /// What the word most likely is.
    pub(super) fn class(&self, index: usize) -> WordClass {
        self.get(index).map_or(WordClass::Mark, |token| token.class)
    }

    /// Whether the word may be of one of the classes.
    pub(super) fn is(&self, index: usize, classes: u16) -> bool {
        self.get(index)
            .is_some_and(|token| token.word.classes & classes != 0)
    }

    pub(super) fn is_word(&self, index: usize) -> bool {
        self.get(index).is_some_and(Token::is_word)
    }

    /// The bytes of the tokens from `from` to `to`.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        self.tokens[from].range.start..self.tokens[to - 1].range.end
    }

    /// The verb of saying that the word is.
    pub(super) fn cue(&self, index: usize) -> Option<CueWord> {
        let cue = self.get(index)?.word.cue?;
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

    pub(super) fn is_figure(&self, index: usize) -> bool {
        self.text(index).starts_with(|c: char| c.is_ascii_digit())
    }
}
