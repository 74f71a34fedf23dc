//! Byte ranges of the text that an analysis keeps: small, for a long text has millions.

use smallvec::SmallVec;
use std::ops::Range;

/// The pieces of a quotation. Nearly all have one, which needs no memory of its
/// own.
pub type Spans = SmallVec<[Range<usize>; 1]>;

/// A byte range of the text in half the memory of a [`Range`]: a long text has
/// millions of them, and none is longer than four gigabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bytes {
    start: u32,
    end: u32,
}

impl Bytes {
    /// The range itself.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Bytes {
    fn from(range: Range<usize>) -> Self {
        let small = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: small(range.start),
            end: small(range.end),
        }
    }
}
