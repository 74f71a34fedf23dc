//! Which bilingual layout a document has, and the pairs of passages that its
//! layout alone gives: rows of a table, sentences or lines in turn inside one
//! block, blocks in turn. Sections, halves and whole articles in turn are left
//! to the aligner, and lists of words are no pairs at all.

mod table;
mod turns;
mod within;

use super::draft::{Cell, Draft, LONGEST_BLOCK};
use super::{BlockKind, Pair};
use crate::text::Language;
use std::ops::Range;

/// A draft, or one language of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    pub(super) range: Range<usize>,
    /// None where there is no letter.
    pub(super) language: Option<Language>,
    /// How much the layout says: what a pair may be made of.
    unit: Unit,
}

/// What a piece is to the search for pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// A block of its own, in the element that marks its language.
    Block(Option<u32>),
    /// One of the pieces of the draft with that index.
    Part(usize),
    /// In a table.
    Cell(Cell),
    /// A caption, code, a word with its meaning: never in a pair.
    Aside,
}

/// The blocks of a document and the pairs its layout gives.
pub(super) struct Arranged {
    pub(super) pieces: Vec<Piece>,
    pub(super) pairs: Vec<Pair>,
}

/// Splits drafts that hold both languages in turn, and pairs what the layout
/// sets side by side. Of each draft `own` is what does not recur in others.
pub(super) fn arrange(text: &str, drafts: &[Draft], own: &[Range<usize>]) -> Arranged {
    let mut pieces = Vec::with_capacity(drafts.len());
    for (index, (draft, own)) in drafts.iter().zip(own).enumerate() {
        push_pieces(&mut pieces, text, draft, own, index);
    }
    let mut pairs = rows(text, &mut pieces);
    pairs.extend(turns::of_parts(text, &pieces));
    pairs.extend(turns::of_blocks(text, &pieces));
    pairs.sort_unstable_by_key(|pair| (pair.zh.start.min(pair.en.start), pair.zh.start));
    if table::is_of_words(text, &pairs) {
        pairs.clear();
    }
    Arranged { pieces, pairs }
}

fn push_pieces(
    pieces: &mut Vec<Piece>,
    text: &str,
    draft: &Draft,
    own: &Range<usize>,
    index: usize,
) {
    let passage = &text[own.clone()];
    let whole = |unit, language| Piece {
        kind: draft.kind,
        range: draft.range.clone(),
        language,
        unit,
    };
    if draft.kind == BlockKind::Entry {
        pieces.push(whole(Unit::Aside, draft.marked));
        return;
    }
    let language = language_of(passage).or(draft.marked);
    if matches!(
        draft.kind,
        BlockKind::Code | BlockKind::Caption | BlockKind::Table
    ) {
        pieces.push(whole(Unit::Aside, language));
        return;
    }
    let Some(parts) = within::parts(passage) else {
        let unit = draft.cell.map_or(Unit::Block(draft.container), Unit::Cell);
        pieces.push(whole(unit, language));
        return;
    };
    let last = parts.len() - 1;
    for (at, (range, language)) in parts.into_iter().enumerate() {
        let start = match at {
            0 => draft.range.start,
            _ => own.start + range.start,
        };
        let end = if at == last {
            draft.range.end
        } else {
            own.start + range.end
        };
        pieces.push(Piece {
            kind: draft.kind,
            range: start..end,
            language: Some(language),
            unit: Unit::Part(index),
        });
    }
}

/// The language of a block: the beginning of a very long one tells.
fn language_of(passage: &str) -> Option<Language> {
    let end = crate::text::floor_char_boundary(passage, LONGEST_BLOCK);
    Language::of(&passage[..end])
}

/// The pairs in tables. What stands in one that is there for the looks becomes
/// a block like any other, what stands in one that holds no pairs an aside.
fn rows(text: &str, pieces: &mut [Piece]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let table = |piece: &Piece| match piece.unit {
        Unit::Cell(cell) => Some(cell.table),
        _ => None,
    };
    let tables = pieces.chunk_by_mut(|one, other| table(one) == table(other));
    for pieces in tables.filter(|pieces| table(&pieces[0]).is_some()) {
        let unit = match table::pairs(text, pieces) {
            table::Found::Pairs(found) => {
                pairs.extend(found);
                continue;
            }
            table::Found::Layout => Unit::Block(None),
            table::Found::Nothing => Unit::Aside,
        };
        for piece in pieces {
            piece.unit = unit;
        }
    }
    pairs
}
