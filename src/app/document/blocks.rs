//! The blocks of one of the two texts, counted by themselves.

use crate::article::{Article, Block};
use std::ops::Range;

/// The blocks of an article in one language; the n-th of them has the ordinal
/// n, from 0.
#[derive(Clone, Copy, Debug)]
pub struct Blocks<'a> {
    pub(super) article: &'a Article,
    pub(super) indices: &'a [u32],
}

impl<'a> Blocks<'a> {
    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.indices.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.indices.is_empty()
    }

    /// The index among the article's blocks of the one with that ordinal.
    #[must_use]
    pub fn index(self, ordinal: usize) -> Option<usize> {
        self.indices.get(ordinal).map(|&index| index as usize)
    }

    /// The block with that ordinal.
    #[must_use]
    pub fn get(self, ordinal: usize) -> Option<&'a Block> {
        self.article.blocks.get(self.index(ordinal)?)
    }

    /// How many of them end at or before the byte offset `limit`.
    #[must_use]
    pub fn ending_by(self, limit: usize) -> usize {
        self.indices
            .partition_point(|&index| self.article.blocks[index as usize].range.end <= limit)
    }

    /// How many of them start before the byte offset `limit`.
    #[must_use]
    pub fn starting_before(self, limit: usize) -> usize {
        self.indices
            .partition_point(|&index| self.article.blocks[index as usize].range.start < limit)
    }

    /// The bytes from the start of the first to the end of the last; none
    /// where there are no blocks.
    #[must_use]
    pub fn extent(self) -> Option<Range<usize>> {
        let last = self.get(self.len().checked_sub(1)?)?;
        Some(self.get(0)?.range.start..last.range.end)
    }
}
