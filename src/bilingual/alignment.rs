//! Which sentences of the two sides translate each other, and what faces a given place.

use super::correction::Correction;
use crate::text::Language;
use std::ops::Range;

/// Which sentences of the two sides translate each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The sentences of each side as byte ranges of the text, in text order,
    /// indexed by `Language as usize`.
    pub sentences: [Vec<Range<usize>>; 2],
    /// The monotone beads in page order: every sentence of either side is in
    /// exactly one; a gap has an empty side.
    pub beads: Vec<Bead>,
    /// Links that cross the order (moved blocks): their sentences are gaps in
    /// `beads`.
    pub moved: Vec<Bead>,
    /// What the reader said that the beads keep to.
    pub corrections: Vec<Correction>,
}

/// Consecutive sentences of one side and the consecutive sentences of the other that
/// translate them.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Indices of the Chinese sentences.
    pub zh: Range<usize>,
    /// Indices of the English sentences.
    pub en: Range<usize>,
    /// The posterior probability of the bead, from 0 to 1.
    pub confidence: f32,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a bead comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Given by the document: paragraphs that alternate, rows of a table.
    Markup,
    /// Found by the aligner.
    Aligned,
    /// Tied by the reader.
    Reader,
}

impl Bead {
    /// The indices of its sentences in `language`.
    #[must_use]
    pub fn side(&self, language: Language) -> &Range<usize> {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }

    /// Whether it has sentences on both sides.
    #[must_use]
    pub fn is_link(&self) -> bool {
        !self.zh.is_empty() && !self.en.is_empty()
    }
}

impl Alignment {
    /// The side and the index of the sentence that holds the byte offset `place`, or of
    /// the last one that starts before it.
    #[must_use]
    pub fn sentence_at(&self, place: usize) -> Option<(Language, usize)> {
        Language::ALL
            .into_iter()
            .filter_map(|language| {
                let sentences = &self.sentences[language as usize];
                let index = sentences.partition_point(|sentence| sentence.start <= place);
                Some((language, index.checked_sub(1)?))
            })
            .max_by_key(|&(language, index)| self.sentences[language as usize][index].start)
    }

    /// The index in [`Alignment::beads`] of the bead of the sentence at `place`, which may
    /// be a gap.
    #[must_use]
    pub fn bead_at(&self, place: usize) -> Option<usize> {
        let (language, sentence) = self.sentence_at(place)?;
        Some(self.bead_of(language, sentence))
    }

    /// The link of the sentence at `place`, in the order of the page or across it; none if
    /// the sentence has no counterpart.
    #[must_use]
    pub fn link_at(&self, place: usize) -> Option<&Bead> {
        let (language, sentence) = self.sentence_at(place)?;
        self.link_of(language, sentence)
    }

    /// The bytes of `bead` in `language`, from its first sentence to its last.
    #[must_use]
    pub fn bytes(&self, bead: &Bead, language: Language) -> Option<Range<usize>> {
        let sentences = self.sentences[language as usize].get(bead.side(language).clone())?;
        Some(sentences.first()?.start..sentences.last()?.end)
    }

    /// What faces the sentences that `range` touches: the bytes from the first to the last
    /// sentence linked to one of them.
    #[must_use]
    pub fn counterpart(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let (language, first) = self.sentence_at(range.start)?;
        let sentences = &self.sentences[language as usize];
        let end = sentences.partition_point(|sentence| sentence.start < range.end);
        (first..end.max(first + 1))
            .filter_map(|sentence| {
                let link = self.link_of(language, sentence)?;
                self.bytes(link, language.other())
            })
            .reduce(|all, next| all.start.min(next.start)..all.end.max(next.end))
    }

    fn bead_of(&self, language: Language, sentence: usize) -> usize {
        self.beads
            .partition_point(|bead| bead.side(language).end <= sentence)
    }

    fn link_of(&self, language: Language, sentence: usize) -> Option<&Bead> {
        let in_order = self.beads.get(self.bead_of(language, sentence));
        let moved = self.moved.iter();
        in_order
            .into_iter()
            .chain(moved)
            .find(|bead| bead.is_link() && bead.side(language).contains(&sentence))
    }
}
