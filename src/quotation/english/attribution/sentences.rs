//! Where the sentences of a paragraph begin and end, quotations seen whole.

use super::super::cues::CueWord;
use super::super::quotation_marks::{Region, inside_marks};
use super::super::token_kind::TokenKind;
use super::super::tokens::Token;
use super::super::word_class::WordClass;
use std::ops::Range;

/// The sentences of a paragraph as token ranges. A full stop inside a quotation
/// ends one only where the quotation ends with it and a new sentence follows.
pub(crate) fn sentences(
    paragraph: &str,
    tokens: &[Token],
    regions: &[Region],
) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let mut region = 0;
    for (index, token) in tokens.iter().enumerate() {
        while region < regions.len() && regions[region].range.end <= token.range.start {
            region += 1;
        }
        let inside = regions
            .get(region)
            .is_some_and(|region| region.range.start <= token.range.start);
        let ends = if inside {
            let end = regions[region].range.end;
            token.range.end == end
                && ends_sentence(paragraph, &regions[region].range)
                && !is_attribution(&tokens[index + 1..])
        } else {
            token.kind == TokenKind::Stop
        };
        if ends {
            clauses.push(start..index + 1);
            start = index + 1;
        }
    }
    clauses.push(start..tokens.len());
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// Whether a sentence is only a name and a cue: `"…." Berg said.`
fn is_attribution(tokens: &[Token]) -> bool {
    const LONGEST: usize = 4;
    let is_name = |token: &&Token| token.class == WordClass::Name;
    let names = tokens.iter().take(LONGEST).take_while(is_name).count();
    let cue = tokens.get(names).and_then(|token| token.word.cue);
    let ends = |token: &Token| token.kind == TokenKind::Stop;
    names > 0 && cue.is_some_and(CueWord::is_finite) && tokens.get(names + 1).is_none_or(ends)
}

/// Whether a quoted region closes the sentence: it ends with a full stop, or
/// with another mark and a capital that starts no attribution follows.
pub(crate) fn ends_sentence(paragraph: &str, region: &Range<usize>) -> bool {
    let inner = inside_marks(&paragraph[region.clone()]);
    let after = paragraph[region.end..].trim_start();
    inner.ends_with(['.', '…'])
        && (after.is_empty() || after.starts_with(|next: char| !next.is_lowercase() && next != ','))
}
