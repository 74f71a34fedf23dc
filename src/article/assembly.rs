//! From the blocks that a parser finds to an article: languages, headlines,
//! leads, datelines, and no block too long to be laid out.

use super::dateline::dateline;
use super::draft::{LONGEST_BLOCK, Manuscript};
use super::shape::{self, Piece};
use super::{Article, Block, BlockKind, conversion, data_table, headings, recurring, word_list};
use crate::text::{Language, floor_char_boundary, width};
use std::ops::Range;

/// The article that `manuscript` becomes.
pub(super) fn article(mut manuscript: Manuscript) -> Article {
    conversion::unspace(&mut manuscript);
    recurring::drop_notices(&mut manuscript);
    word_list::join(&mut manuscript);
    data_table::join(&mut manuscript);
    let Manuscript {
        text,
        drafts,
        links,
    } = manuscript;
    let arranged = shape::arrange(&text, &drafts, &recurring::own(&text, &drafts));
    let mut blocks = Vec::with_capacity(arranged.pieces.len());
    for piece in &arranged.pieces {
        push(&mut blocks, &text, piece);
    }
    for language in Language::ALL {
        name_opening(&mut blocks, &text, language);
    }
    Article {
        encoding: None,
        text,
        headings: headings(&blocks),
        blocks,
        links,
        pairs: arranged.pairs,
        is_feed: false,
        notice: None,
    }
}

/// Appends one piece as a block, or as several if it is very long.
fn push(blocks: &mut Vec<Block>, text: &str, piece: &Piece) {
    let mut kind = piece.kind;
    let mut rest = piece.range.clone();
    // A paragraph without a letter (a date, a rule) belongs with what stands
    // before it.
    let before = blocks
        .last()
        .map_or(Language::English, |block| block.language);
    let language = piece.language.unwrap_or(before);
    while !rest.is_empty() {
        let end = cut(text, &rest);
        let range = rest.start..end;
        let dateline = match kind {
            BlockKind::Paragraph => dateline(&text[range.clone()], language),
            _ => 0,
        };
        blocks.push(Block {
            kind,
            language,
            range,
            dateline,
        });
        kind = BlockKind::Continuation;
        rest.start = end;
    }
}

/// Where the first block of `rest` ends: all of it, or after the last sentence
/// mark, space or character that still fits.
fn cut(text: &str, rest: &Range<usize>) -> usize {
    if rest.len() <= LONGEST_BLOCK {
        return rest.end;
    }
    let limit = floor_char_boundary(text, rest.start + LONGEST_BLOCK);
    let window = &text[rest.start..limit];
    let after = |pattern: &[char]| {
        let (at, mark) = window.rmatch_indices(pattern).next()?;
        (at > LONGEST_BLOCK / 2).then_some(rest.start + at + mark.len())
    };
    after(&['。', '！', '？', '\n'])
        .or_else(|| after(&[' ', '，', '、']))
        .unwrap_or(limit)
}

/// A heading that comes later is that of a part.
const TITLE_WITHIN: usize = 4;

/// The most a headline holds, in columns.
const HEADLINE_WIDTH: usize = 140;

/// Names the first blocks in `language`: the headline, if the first one reads
/// like one, and the lead.
fn name_opening(blocks: &mut [Block], text: &str, language: Language) {
    let mut ours = blocks
        .iter_mut()
        .enumerate()
        .filter(|(_, block)| block.language == language && block.kind != BlockKind::Caption);
    let Some((index, first)) = ours.next() else {
        return;
    };
    let mut ours = ours.map(|(_, block)| block);
    match first.kind {
        BlockKind::Paragraph => {}
        // The markup says what it is.
        BlockKind::Headline | BlockKind::Heading(1) if index < TITLE_WITHIN => {
            first.kind = BlockKind::Headline;
            if let Some(second) = ours.next()
                && second.kind == BlockKind::Paragraph
            {
                second.kind = BlockKind::Lead;
            }
            return;
        }
        _ => return,
    }
    let Some(second) = ours.next() else {
        // The only block in this language: a title if it is framed as one.
        let only = &text[first.range.clone()];
        first.kind = if is_framed(only) {
            BlockKind::Headline
        } else {
            BlockKind::Lead
        };
        return;
    };
    let is_headline = first.dateline == 0
        && second.kind == BlockKind::Paragraph
        && is_like_a_headline(&text[first.range.clone()]);
    if is_headline {
        first.kind = BlockKind::Headline;
        second.kind = BlockKind::Lead;
    } else {
        first.kind = BlockKind::Lead;
    }
}

/// Short, on one line, and not ended like a sentence.
fn is_like_a_headline(text: &str) -> bool {
    is_framed(text)
        || (text.len() <= 4 * HEADLINE_WIDTH
            && width(text) <= HEADLINE_WIDTH
            && !text.contains('\n')
            && !text.ends_with(['.', '。', ',', '，', ':', '：', ';', '；', '…']))
}

fn is_framed(text: &str) -> bool {
    (text.starts_with('《') && text.ends_with('》'))
        || (text.starts_with('【') && text.ends_with('】'))
}
