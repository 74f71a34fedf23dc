//! Lists of places in the article to go to: facts that differ, and quotations.

use super::document::{Document, extent};
use super::picker::{Haystack, Picker};
use crate::text::{Language, floor_char_boundary};
use crate::wording::Wording;
use std::borrow::Cow;
use std::ops::Range;

/// The list while it is open.
#[derive(Debug)]
pub struct PlaceList {
    /// What is listed.
    pub kind: PlaceKind,
    /// The bytes of each place in the text.
    pub places: Vec<Range<usize>>,
    /// Which of them are shown.
    pub picker: Picker,
}

/// What kind of place is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// Facts that differ between the two texts.
    Facts,
    /// Quotations: speaker and words.
    Quotations,
}

/// The most places that are listed: a book has a million quotations.
const MOST: usize = 10_000;
/// What is shown of a place, in bytes.
const LONGEST: usize = 400;

impl PlaceList {
    /// The places of `kind` in the text in `language`; the first one from the
    /// byte offset `place` on is chosen.
    pub(super) fn new(
        kind: PlaceKind,
        (document, wording): (&Document, Wording),
        language: Language,
        place: usize,
    ) -> Self {
        let found: Vec<(Range<usize>, Haystack)> = match kind {
            PlaceKind::Facts => facts(document, language, wording).collect(),
            PlaceKind::Quotations => quotations((document, wording), language, place).collect(),
        };
        let (places, haystacks): (Vec<Range<usize>>, Vec<Haystack>) = found.into_iter().unzip();
        let mut picker = Picker::new(haystacks);
        let ahead = places.iter().position(|range| range.end > place);
        picker.choose(ahead.unwrap_or(places.len().saturating_sub(1)));
        Self {
            kind,
            places,
            picker,
        }
    }

    /// The chosen place.
    #[must_use]
    pub fn chosen(&self) -> Option<&Range<usize>> {
        self.places.get(self.picker.chosen()?)
    }
}

fn facts(
    document: &Document,
    language: Language,
    wording: Wording,
) -> impl Iterator<Item = (Range<usize>, Haystack)> {
    document.differing.iter().map(move |fact| {
        let range = fact.sides[language as usize].clone();
        let [zh, en] = match wording {
            Wording::English => fact.told.clone(),
            // The values are in English words.
            Wording::Chinese => {
                let words = |side: &Range<usize>| document.article.text[side.clone()].to_owned();
                fact.sides.each_ref().map(words)
            }
        };
        (range, Haystack::new([wording.differing(&zh, &en)]))
    })
}

/// The quotations in `language` around `place`, each with its speaker.
fn quotations(
    (document, wording): (&Document, Wording),
    language: Language,
    place: usize,
) -> impl Iterator<Item = (Range<usize>, Haystack)> {
    let quotations = &document.analysis.quotations;
    let here = quotations.partition_point(|quotation| quotation.spans[0].start < place);
    quotations[here.saturating_sub(MOST / 2)..]
        .iter()
        .filter(move |quotation| document.language_at(quotation.spans[0].start) == language)
        .take(MOST)
        .map(move |quotation| {
            let range = extent(quotation);
            let name = quotation
                .speaker
                .map_or(wording.speaker_not_named(), |speaker| {
                    Cow::from(document.short_names[speaker].clone())
                });
            let words = words(document, &range);
            (range, Haystack::new([&*name, &words]))
        })
}

/// How the words of `range` begin, in one line.
fn words(document: &Document, range: &Range<usize>) -> String {
    let text = &document.article.text;
    let end = floor_char_boundary(text, range.end.min(range.start + LONGEST));
    let words: Vec<&str> = text[range.start..end.max(range.start)]
        .split_whitespace()
        .collect();
    words.join(" ")
}
