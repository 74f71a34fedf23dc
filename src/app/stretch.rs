//! Where something is in the two texts.

use crate::text::Language;
use std::ops::Range;

/// A place in the article: a byte of one of its two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which of the texts.
    pub language: Language,
    /// A byte offset into the article's text.
    pub byte: usize,
}

/// A stretch of one of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Which of the texts.
    pub language: Language,
    /// Bytes of the article's text.
    pub range: Range<usize>,
}

impl Stretch {
    /// Where it begins.
    #[must_use]
    pub fn start(&self) -> Place {
        Place {
            language: self.language,
            byte: self.range.start,
        }
    }

    /// Its last byte; where it begins if it is empty.
    #[must_use]
    pub fn last(&self) -> Place {
        Place {
            language: self.language,
            byte: self.range.end.max(self.range.start + 1) - 1,
        }
    }
}
