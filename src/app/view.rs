//! Where the reader is: what a jump comes back to.

use super::passage::Passage;
use crate::text::Language;

/// A place in both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The first byte shown of the Chinese text and of the English one.
    pub(super) tops: [usize; 2],
    /// The focused text.
    pub(super) focus: Language,
    /// The current passage.
    pub(super) passage: Option<Passage>,
}

impl View {
    /// The first byte shown of the focused text.
    pub(super) fn top(&self) -> usize {
        self.tops[self.focus as usize]
    }

    /// Whether `other` shows the same bytes and has the same passage: the
    /// analysis may have made a quotation of it meanwhile.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        let range = |view: &Self| view.passage.as_ref().map(|passage| passage.range.clone());
        self.tops == other.tops && self.focus == other.focus && range(self) == range(other)
    }
}
