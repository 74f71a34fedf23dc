//! A block as a parser finds it, before it is known which language it is in and
//! what it is to the reader.

use super::BlockKind;
use crate::text::Language;
use std::ops::Range;

/// The longest block in bytes. Longer paragraphs are cut, so that no row ever
/// has to be found from a place megabytes away.
pub(super) const LONGEST_BLOCK: usize = 16 << 10;

/// A block before it is known which language it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) kind: BlockKind,
    /// Its bytes; a line break inside is one that the author made.
    pub(super) range: Range<usize>,
    /// The language that the markup says it is in.
    pub(super) marked: Option<Language>,
    /// Where it stands, if that is in a table.
    pub(super) cell: Option<Cell>,
}

/// A place in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Which table of the document.
    pub(super) table: u32,
    /// From 0, the heads of the columns included.
    pub(super) row: u32,
    /// From 0.
    pub(super) column: u32,
}

impl Draft {
    pub(super) fn new(kind: BlockKind, range: Range<usize>) -> Self {
        Self {
            kind,
            range,
            marked: None,
            cell: None,
        }
    }
}
