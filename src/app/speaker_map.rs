//! The speaker map: who speaks where in the article, how much, directly or in
//! reported words. The page below it goes on showing the current passage.

use super::document::{Document, extent};
use super::step::Direction;
use super::view::View;
use crate::quotation::Kind;
use crate::text::Language;

/// Parts of the article in the map.
pub const PARTS: usize = 48;

/// The map while it is open.
#[derive(Debug)]
pub struct SpeakerMap {
    /// The speakers by rank, each with where they speak.
    pub strips: Vec<Strip>,
    /// The strip chosen, an index.
    pub chosen: usize,
    /// The view to come back to.
    pub(super) origin: View,
}

/// Where one speaker speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The speaker's index in the analysis.
    pub speaker: usize,
    /// What there is of theirs in each part of the article.
    pub parts: [Share; PARTS],
}

/// What one speaker says in one part of the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Whether words stand there in quotation marks.
    pub is_direct: bool,
    /// Whether words are reported there.
    pub is_reported: bool,
}

impl SpeakerMap {
    /// The map of `document`, with `speaker` chosen, or who says most.
    pub(super) fn new(document: &Document, speaker: Option<usize>, origin: View) -> Self {
        let mut strips: Vec<Strip> = document
            .ranked
            .iter()
            .map(|speaker| Strip::of(*speaker))
            .collect();
        let longer = Language::ALL
            .into_iter()
            .max_by_key(|language| document.bytes(*language));
        let longer = longer.unwrap_or(Language::English);
        let quotations = document.analysis.quotations.iter().enumerate();
        for (index, quotation) in quotations {
            let Some(speaker) = quotation.speaker else {
                continue;
            };
            let range = extent(quotation);
            // Of a translated one the longer text tells where it is.
            let is_translated = document.analysis.translation(index).is_some();
            if is_translated && document.language_at(range.start) != longer {
                continue;
            }
            let first = part(document, range.start);
            let last = part(document, range.end - 1);
            for share in &mut strips[document.ranks[speaker]].parts[first..=last.max(first)] {
                match quotation.kind {
                    Kind::Direct => share.is_direct = true,
                    Kind::Indirect => share.is_reported = true,
                    Kind::Mixed => (share.is_direct, share.is_reported) = (true, true),
                }
            }
        }
        Self {
            strips,
            chosen: speaker.map_or(0, |speaker| document.ranks[speaker]),
            origin,
        }
    }

    /// Takes another state of the document; `speaker` is who was chosen.
    pub(super) fn refill(&mut self, document: &Document, speaker: Option<usize>) {
        *self = Self::new(document, speaker, self.origin.clone());
    }

    /// The speaker chosen.
    #[must_use]
    pub fn speaker(&self) -> Option<usize> {
        Some(self.strips.get(self.chosen)?.speaker)
    }

    /// Chooses another speaker.
    pub(super) fn step(&mut self, direction: Direction, steps: usize) {
        let last = self.strips.len().saturating_sub(1);
        self.chosen = match direction {
            Direction::Next => self.chosen.saturating_add(steps).min(last),
            Direction::Previous => self.chosen.saturating_sub(steps),
        };
    }
}

impl Strip {
    fn of(speaker: usize) -> Self {
        Self {
            speaker,
            parts: [Share::default(); PARTS],
        }
    }
}

/// The part of the article that the byte offset `place` is in, by the length of
/// the text in its language.
#[must_use]
pub fn part(document: &Document, place: usize) -> usize {
    let language: Language = document.language_at(place);
    let before = document.bytes_before(language, place);
    let part = before * PARTS / document.bytes(language).max(1);
    part.min(PARTS - 1)
}
