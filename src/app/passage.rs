//! What the reader stands on, and the steps from one passage to the next.

use super::document::{Document, extent};
use super::step::Direction;
use crate::annotation;
use crate::article::Block;
use crate::quotation::Quotation;
use crate::text::sentences;
use std::ops::Range;

/// A piece of the article the reader stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What kind of piece.
    pub unit: Unit,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// The kinds of passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A quotation, by its index in the analysis.
    Quotation(usize),
    /// A sentence.
    Sentence,
    /// A whole block.
    Paragraph,
    /// Any other piece: a match, or what was bookmarked once.
    Piece,
}

impl From<Unit> for annotation::Unit {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Quotation(_) => Self::Quotation,
            Unit::Sentence => Self::Sentence,
            Unit::Paragraph => Self::Paragraph,
            Unit::Piece => Self::Selection,
        }
    }
}

impl Passage {
    /// The bytes `range`: a quotation, if one has exactly these.
    #[must_use]
    pub fn at(document: &Document, range: Range<usize>) -> Self {
        let quotations = &document.analysis.quotations;
        let first = quotations.partition_point(|quotation| quotation.spans[0].start < range.start);
        let unit = quotations[first..]
            .iter()
            .take_while(|quotation| quotation.spans[0].start == range.start)
            .position(|quotation| extent(quotation) == range)
            .map_or(Unit::Piece, |index| Unit::Quotation(first + index));
        Self { unit, range }
    }

    /// The quotation of that index.
    #[must_use]
    pub fn quotation(document: &Document, index: usize) -> Option<Self> {
        let quotation = document.analysis.quotations.get(index)?;
        Some(Self {
            unit: Unit::Quotation(index),
            range: extent(quotation),
        })
    }

    /// The quotation stood on.
    #[must_use]
    pub fn quoted<'a>(&self, document: &'a Document) -> Option<&'a Quotation> {
        match self.unit {
            Unit::Quotation(index) => document.analysis.quotations.get(index),
            _ => None,
        }
    }

    /// The speaker of the quotation stood on, or of the one it lies in.
    #[must_use]
    pub fn speaker(&self, document: &Document) -> Option<usize> {
        let quotation = self.quoted(document).or_else(|| {
            let (_, index) = document.quoted(self.range.clone()).next()?;
            document.analysis.quotations.get(index)
        })?;
        quotation.speaker
    }
}

/// The `count`-th quotation after `from`, or before it, of the speaker `by` if
/// one is given. Where there are fewer, the last of them; `None` where there is
/// none at all.
#[must_use]
pub fn step_quotation(
    document: &Document,
    from: &Passage,
    direction: Direction,
    count: usize,
    by: Option<usize>,
) -> Option<Passage> {
    let quotations = &document.analysis.quotations;
    let start = from.range.start;
    // The quotations wanted are numbered from 0: all of them, or the speaker's.
    let (before, total) = match by {
        None => {
            let starts_before = |quotation: &Quotation| quotation.spans[0].start < start;
            (quotations.partition_point(starts_before), quotations.len())
        }
        Some(speaker) => (
            document.spoken_before(speaker, start),
            document.spoken_before(speaker, usize::MAX),
        ),
    };
    let index_of = |ordinal: usize| match by {
        None => Some(ordinal),
        Some(speaker) => document.spoken(speaker, ordinal),
    };
    let (before, after) = match from.unit {
        // Two quotations may start at one place: the order is that of the list.
        Unit::Quotation(index) => {
            let at_or_after =
                |ordinal: &usize| index_of(*ordinal).is_some_and(|found| found >= index);
            let before = (before..total).find(at_or_after).unwrap_or(total);
            let is_here = index_of(before) == Some(index);
            (before, before + usize::from(is_here))
        }
        _ => (before, before),
    };
    let ordinal = match direction {
        Direction::Next => (after < total).then(|| (after + count - 1).min(total - 1)),
        Direction::Previous => (before > 0).then(|| before.saturating_sub(count)),
    };
    Passage::quotation(document, index_of(ordinal?)?)
}

/// The quotation in the other language that the same speaker makes in the same
/// turn as the one with this index: the nearest one where the languages take
/// turns, and otherwise the one as far on among the speaker's.
#[must_use]
pub fn counterpart(document: &Document, index: usize) -> Option<usize> {
    /// Quotations looked at to either side where languages take turns.
    const NEAR: usize = 8;
    let quotation = &document.analysis.quotations[index];
    let (speaker, place) = (quotation.speaker?, quotation.spans[0].start);
    let language = document.language_at(place);
    let own = document.blocks(language).extent()?;
    let other = document.blocks(language.other()).extent()?;
    let ordinal = document.spoken_before(speaker, place);
    if own.start < other.end && other.start < own.end {
        let first = ordinal.saturating_sub(NEAR);
        let is_other = |found: &usize| {
            document.language_at(document.analysis.quotations[*found].spans[0].start) != language
        };
        return (first..=ordinal + NEAR)
            .filter_map(|ordinal| document.spoken(speaker, ordinal))
            .filter(is_other)
            .min_by_key(|found| {
                document.analysis.quotations[*found].spans[0]
                    .start
                    .abs_diff(place)
            });
    }
    let spoken_in = |range: &Range<usize>| {
        let first = document.spoken_before(speaker, range.start);
        (first, document.spoken_before(speaker, range.end) - first)
    };
    let (first_own, owns) = spoken_in(&own);
    let (first_other, others) = spoken_in(&other);
    let turn = ordinal.saturating_sub(first_own) * others / owns.max(1);
    (others > 0)
        .then(|| document.spoken(speaker, first_other + turn.min(others - 1)))
        .flatten()
}

/// The `count`-th sentence after, or before, the bytes of `from` among the
/// blocks of its language.
#[must_use]
pub fn step_sentence(
    document: &Document,
    from: &Range<usize>,
    direction: Direction,
    count: usize,
) -> Option<Passage> {
    let mut at = from.clone();
    let mut found = None;
    for _ in 0..count {
        let Some(next) = one_sentence(document, &at, direction) else {
            break;
        };
        at = next.clone();
        found = Some(next);
    }
    found.map(|range| Passage {
        unit: Unit::Sentence,
        range,
    })
}

fn one_sentence(
    document: &Document,
    from: &Range<usize>,
    direction: Direction,
) -> Option<Range<usize>> {
    let blocks = document.blocks(document.language_at(from.start));
    let here = blocks.starting_before(from.start + 1).saturating_sub(1);
    match direction {
        Direction::Next => (here..blocks.len())
            .filter_map(|ordinal| blocks.get(ordinal))
            .flat_map(|block| block_sentences(document, block))
            .find(|sentence| {
                sentence.start >= from.end && (sentence.start > from.start || from.is_empty())
            }),
        Direction::Previous => (0..=here)
            .rev()
            .filter_map(|ordinal| blocks.get(ordinal))
            .flat_map(|block| block_sentences(document, block).into_iter().rev())
            .find(|sentence| sentence.start < from.start),
    }
}

/// The sentences of a block, as bytes of the text.
pub(super) fn block_sentences(document: &Document, block: &Block) -> Vec<Range<usize>> {
    let start = block.range.start;
    sentences(document.article.block_text(block), block.language)
        .into_iter()
        .map(|sentence| start + sentence.start..start + sentence.end)
        .collect()
}

/// The `count`-th block after, or before, the one at `from`, in its language.
#[must_use]
pub fn step_paragraph(
    document: &Document,
    from: &Range<usize>,
    direction: Direction,
    count: usize,
) -> Option<Passage> {
    let blocks = document.blocks(document.language_at(from.start));
    let ordinal = match direction {
        Direction::Next => {
            // From an empty place the block that starts there is the next.
            let first = blocks.starting_before(from.start + usize::from(!from.is_empty()));
            (first < blocks.len()).then(|| (first + count - 1).min(blocks.len() - 1))
        }
        Direction::Previous => {
            let end = blocks.starting_before(from.start);
            (end > 0).then(|| end.saturating_sub(count))
        }
    }?;
    let range = blocks.get(ordinal)?.range.clone();
    Some(Passage {
        unit: Unit::Paragraph,
        range,
    })
}

/// The first sentence that starts inside `shown`, or else the one at its
/// start.
#[must_use]
pub fn first_sentence(document: &Document, shown: &Range<usize>) -> Option<Passage> {
    let blocks = &document.article.blocks;
    let first = document.article.block_at(shown.start);
    let language = blocks.get(first)?.language;
    let range = blocks[first..]
        .iter()
        .take_while(|block| block.range.start < shown.end)
        .filter(|block| block.language == language)
        .flat_map(|block| block_sentences(document, block))
        .find(|sentence| shown.contains(&sentence.start))
        .or_else(|| {
            block_sentences(document, &blocks[first])
                .into_iter()
                .rev()
                .find(|sentence| sentence.start <= shown.start)
        })?;
    Some(Passage {
        unit: Unit::Sentence,
        range,
    })
}
