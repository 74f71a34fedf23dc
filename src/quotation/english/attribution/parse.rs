//! The verbs of the sentences that matter.

use super::super::clauses::{self, Source, Verb};
use super::super::tokens::Token;
use std::ops::Range;

/// Parses only the sentences with a quotation, a cue or a lead-in.
pub(crate) fn verbs(source: Source, sentences: &[Range<usize>], announces: bool) -> Vec<Verb> {
    let quoted = source.quoted;
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
        let mut tokens = source.words.tokens[sentence.clone()].iter();
        let is_alone = sentences.len() == 1;
        if is_quoted || leads || is_alone || tokens.any(Token::may_speak) {
            clauses::verbs(source, sentence, &mut verbs);
        }
    }
    verbs
}
