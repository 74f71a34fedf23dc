//! The list of facts that the two texts give differently.

use super::document::Document;
use super::picker::{Haystack, Picker};
use crate::text::Language;

/// The list while it is open: its entries are those of the document.
#[derive(Debug)]
pub struct FactList {
    /// Which of the facts are shown.
    pub picker: Picker,
}

impl FactList {
    /// The facts of `document`; the first one from the byte offset `place` of the
    /// text in `language` on is chosen.
    pub(super) fn new(document: &Document, language: Language, place: usize) -> Self {
        let facts = &document.differing;
        let haystacks = facts.iter().map(|fact| Haystack::new([&fact.sentence]));
        let mut picker = Picker::new(haystacks.collect());
        let side = language as usize;
        let ahead = facts
            .iter()
            .position(|fact| fact.sides[side].start >= place);
        picker.choose(ahead.unwrap_or(0));
        Self { picker }
    }
}
