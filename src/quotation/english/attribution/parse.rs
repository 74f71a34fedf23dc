//! The verbs of the sentences that matter, and the tokens of quoted regions.

use super::super::marks::Region;
use super::super::syntax::{self, Verb, Words};
use super::super::tokens::Token;
use std::ops::Range;

/// Parses only the sentences with a quotation, a cue or a lead-in.
pub(crate) fn verbs(
    words: Words,
    sentences: &[Range<usize>],
    quoted: &[Range<usize>],
    announces: bool,
) -> Vec<Verb> {
    let mut verbs = Vec::new();
    let mut region = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        while quoted
            .get(region)
            .is_some_and(|quoted| quoted.end < sentence.start)
        {
            region += 1;
        }
        let is_quoted = quoted
            .get(region)
            .is_some_and(|quoted| quoted.start <= sentence.end);
        let leads = announces && index + 1 == sentences.len();
        let mut tokens = words.tokens[sentence.clone()].iter();
        let is_alone = sentences.len() == 1;
        if is_quoted || leads || is_alone || tokens.any(Token::may_speak) {
            syntax::verbs(words, sentence, &mut verbs);
        }
    }
    verbs
}

/// The tokens of each region, found in one walk: a search among all tokens for
/// each mark of a long paragraph would be slow.
pub(crate) fn quoted(tokens: &[Token], regions: &[Region]) -> Vec<Range<usize>> {
    let mut index = 0;
    let mut token_at = |at: usize| {
        while tokens
            .get(index)
            .is_some_and(|token| token.range.start < at)
        {
            index += 1;
        }
        index
    };
    regions
        .iter()
        .map(|region| token_at(region.range.start)..token_at(region.range.end))
        .collect()
}
