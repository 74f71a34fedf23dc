//! Quoted regions that are the title of a work, and no speech.

use super::super::quotation_marks::inside_marks;
use super::super::token_kind::TokenKind;
use super::super::tokens::Token;
use super::sieve::Sieve;
use std::ops::Range;

/// Whether a region is the title of a work or broadcast: it has a title's
/// capitals and no mark sets it off as speech. `on "Evening with Fjord Radio."`
pub(crate) fn is_work(sieve: &Sieve<'_>, region: usize) -> bool {
    let Range { start, end } = sieve.quoted[region];
    let is_mark = |index: usize| {
        sieve
            .tokens
            .get(index)
            .is_none_or(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Colon))
    };
    let inner = inside_marks(&sieve.paragraph[sieve.regions[region].range.clone()]);
    let is_set_off = start == 0
        || is_mark(start - 1)
        || end < sieve.tokens.len() && is_mark(end)
        || inner.ends_with(',');
    !is_set_off
        && sieve.tokens[start - 1].is_word()
        && sieve.words.cue(start - 1).is_none()
        && is_title(sieve, region)
}

/// Whether a region has the capitals of a title: `"The Old Man and the Sea"`.
pub(crate) fn is_title(sieve: &Sieve<'_>, region: usize) -> bool {
    const SMALL: usize = 4;
    let words = sieve.tokens[sieve.quoted[region].clone()]
        .iter()
        .filter(|token| token.is_word());
    let is_capital = |token: &&Token| token.kind == TokenKind::Capital;
    let has_small = |token: &Token| token.text.contains(char::is_lowercase);
    words.clone().next().is_some_and(|first| is_capital(&first))
        && words
            .clone()
            .all(|token| is_capital(&token) || token.text.len() <= SMALL)
        && words
            .filter(is_capital)
            .filter(|token| has_small(token))
            .count()
            > 2
}
