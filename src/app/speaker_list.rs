//! The list of speakers: those who say most first, narrowed by what is typed.

use super::document::Document;
use super::picker::{Haystack, Picker};

/// The list while it is open.
#[derive(Debug)]
pub struct SpeakerList {
    /// Indices of speakers, by rank.
    pub entries: Vec<usize>,
    /// Which of them are shown.
    pub picker: Picker,
}

/// The fields that a speaker is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The name, in both languages where both are known.
    Name,
    /// The role.
    Role,
}

impl SpeakerList {
    /// The speakers of `document`.
    pub(super) fn new(document: &Document) -> Self {
        let speakers = &document.analysis.speakers;
        let entries = document.ranked.clone();
        let haystack = |speaker: &usize| {
            let role = speakers[*speaker].role.as_deref().unwrap_or_default();
            Haystack::new([document.full_name(*speaker).as_str(), role])
        };
        Self {
            picker: Picker::new(entries.iter().map(haystack).collect()),
            entries,
        }
    }

    /// The speaker chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.entries.get(self.picker.chosen()?).copied()
    }

    /// Takes the speakers of another state of the document; the same one stays
    /// chosen.
    pub(super) fn refill(&mut self, document: &Document, speaker: Option<usize>) {
        let new = Self::new(document);
        let chosen = new.entries.iter().position(|entry| Some(*entry) == speaker);
        let haystacks = 0..new.entries.len();
        let haystacks = haystacks.map(|entry| new.picker.haystack(entry).clone());
        self.picker.replace(haystacks.collect(), chosen);
        self.entries = new.entries;
    }
}
