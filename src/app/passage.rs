//! What the reader stands on, and the steps from one passage to the next.

use super::document::{Document, extent};
use super::step::Direction;
use crate::annotation;
use crate::article::Block;
use crate::quotation::Quotation;
use crate::text::{Language, floor_char_boundary, sentences};
use std::borrow::Cow;
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
    /// A word.
    Word,
    /// Any other piece: a match, or what was bookmarked once.
    Piece,
}

impl From<Unit> for annotation::Unit {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Quotation(_) => Self::Quotation,
            Unit::Sentence => Self::Sentence,
            Unit::Paragraph => Self::Paragraph,
            Unit::Word | Unit::Piece => Self::Selection,
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

    /// The passage with the same bytes once the analysis has changed.
    #[must_use]
    pub(super) fn again(self, document: &Document) -> Self {
        match self.unit {
            Unit::Word => self,
            _ => Self::at(document, self.range),
        }
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

    /// The index of the quotation that the passage is.
    #[must_use]
    pub fn quotation_index(&self) -> Option<usize> {
        match self.unit {
            Unit::Quotation(index) => Some(index),
            _ => None,
        }
    }

    /// The quotation that the passage is.
    #[must_use]
    pub fn quoted<'a>(&self, document: &'a Document) -> Option<&'a Quotation> {
        document.analysis.quotations.get(self.quotation_index()?)
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

    /// The words that say the same in the other language: for a quotation those
    /// of its translation, where that is known, or else the sentences aligned
    /// with the passage.
    #[must_use]
    pub fn counterpart<'a>(&self, document: &'a Document) -> Option<Cow<'a, str>> {
        let analysis = &document.analysis;
        let index = self.quotation_index();
        let range = match index.and_then(|index| analysis.translation(index)) {
            Some(other) => extent(&analysis.quotations[other]),
            None => document.counterpart(&self.range)?.range,
        };
        Some(document.text_of(&range))
    }
}

/// Which quotations steps go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stops {
    /// The text they are in.
    pub language: Language,
    /// The speaker, where only one is wanted.
    pub by: Option<usize>,
}

/// The `count`-th quotation after `from`, or before it, among `stops`. Where
/// there are fewer, the last of them; `None` where there is none at all.
#[must_use]
pub fn step_quotation(
    document: &Document,
    from: &Passage,
    direction: Direction,
    count: usize,
    stops: Stops,
) -> Option<Passage> {
    let quotations = &document.analysis.quotations;
    let start = from.range.start;
    let is_stop = |index: &usize| {
        let quotation = &quotations[*index];
        document.language_at(quotation.spans[0].start) == stops.language
            && (stops.by.is_none() || quotation.speaker == stops.by)
    };
    // Two quotations may start at one place: the order is that of the list.
    let before = match from.quotation_index() {
        Some(index) => index,
        None => quotations.partition_point(|quotation| quotation.spans[0].start < start),
    };
    let steps: Box<dyn Iterator<Item = usize>> = match direction {
        Direction::Next => {
            let after = before + usize::from(from.quotation_index().is_some());
            Box::new(after..quotations.len())
        }
        Direction::Previous => Box::new((0..before).rev()),
    };
    let index = steps.filter(is_stop).take(count).last()?;
    Passage::quotation(document, index)
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

/// The most bytes before and behind a place that its sentence is looked for in: a
/// text without full stops is a single one.
const AROUND: usize = 8 << 10;

/// The sentences around the bytes of `range`, mostly one.
#[must_use]
pub fn sentences_around(document: &Document, range: &Range<usize>) -> Range<usize> {
    let first = sentence_at(document, range.start);
    let last = sentence_at(document, range.end.max(range.start + 1) - 1);
    first.start.min(range.start)..last.end.max(range.end)
}

/// The sentence at the byte offset `place`; nothing between sentences.
fn sentence_at(document: &Document, place: usize) -> Range<usize> {
    let article = &document.article;
    let Some(block) = article.blocks.get(article.block_at(place)) else {
        return place..place;
    };
    let (text, whole) = (&article.text, &block.range);
    let start = floor_char_boundary(text, place.saturating_sub(AROUND)).max(whole.start);
    let end = floor_char_boundary(text, place + AROUND).min(whole.end);
    let here = sentences(text.get(start..end).unwrap_or_default(), block.language)
        .into_iter()
        .map(|sentence| start + sentence.start..start + sentence.end)
        .find(|sentence| sentence.contains(&place));
    here.unwrap_or(place..place)
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
