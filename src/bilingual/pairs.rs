//! The rows of the page: which stretch of one side faces which of the other.
//!
//! A bead of the alignment is a sentence or two, and rows that began anew with
//! each would tear paragraphs apart. So a pair is a run of beads up to the next
//! place where a paragraph ends on either side.

use super::alignment::{Alignment, Bead};
use crate::article::{self, Article};
use crate::text::Language;
use std::ops::Range;

/// What faces each other on the page: two stretches that say the same, or one
/// alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The bytes of each side, by `Language as usize`: what its blocks have of
    /// them. An empty side is a gap.
    pub sides: [Range<usize>; 2],
    /// Whether the next pair goes on with the same paragraph on both sides: it
    /// was cut for its length only.
    pub continues: bool,
}

impl Pair {
    /// The side that has no counterpart here, if one has none.
    #[must_use]
    pub fn gap(&self) -> Option<Language> {
        Language::ALL
            .into_iter()
            .find(|language| self.sides[*language as usize].is_empty())
    }
}

/// The pairs of an article in page order. The sides in one language follow on
/// each other and hold all of its blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    pairs: Vec<Pair>,
}

/// Links below this confidence light the counterpart but set no rows level.
pub const CERTAIN: f32 = 0.5;

/// The longest side in bytes: rows are made for whole pairs.
const LONGEST: usize = 16 << 10;

impl Pairs {
    /// The pairs that `alignment` makes of `article`. None if one of the
    /// languages has no text.
    #[must_use]
    pub fn new(article: &Article, alignment: &Alignment) -> Self {
        if alignment.sentences.iter().any(Vec::is_empty) {
            return Self::default();
        }
        let sides = Language::ALL.map(|language| Side::new(article, alignment, language));
        let mut pairs: Vec<Pair> = Vec::new();
        let mut start = [0; 2];
        let mut given = Given::new(article);
        for (bead, next) in alignment.beads.iter().zip(alignment.beads.iter().skip(1)) {
            let end = ends(bead);
            let stretch = [0, 1].map(|side| sides[side].stretch(start[side]..end[side]));
            let is_long = stretch.iter().any(|bytes| bytes.len() > LONGEST);
            let at_paragraph = [0, 1].map(|side| sides[side].starts_paragraph(end[side]));
            let next_start = [0, 1].map(|side| sides[side].stretch(end[side]..end[side] + 1).start);
            let is_given = given.holds(next_start) && at_paragraph != [true; 2];
            let is_level = next.confidence >= CERTAIN || at_paragraph == [true; 2];
            if is_long || (is_level && !is_given && at_paragraph.contains(&true)) {
                pairs.push(Pair {
                    sides: stretch,
                    continues: !at_paragraph.contains(&true),
                });
                start = end;
            }
        }
        pairs.push(Pair {
            sides: [0, 1].map(|side| sides[side].stretch(start[side]..usize::MAX)),
            continues: false,
        });
        Self { pairs }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none: the article has one language, or is not aligned
    /// yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The pair with this index in page order.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Pair> {
        self.pairs.get(index)
    }

    /// In page order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Pair> {
        self.pairs.iter()
    }

    /// The language of a text that is short because most of the other one has no
    /// counterpart in it.
    #[must_use]
    pub fn short_side(&self) -> Option<Language> {
        let (mut total, mut alone) = ([0; 2], [0; 2]);
        for pair in &self.pairs {
            for side in [0, 1] {
                total[side] += pair.sides[side].len();
                if pair.sides[1 - side].is_empty() {
                    alone[side] += pair.sides[side].len();
                }
            }
        }
        // The text whose counterpart is missing is the other one.
        Language::ALL
            .into_iter()
            .find(|language| alone[*language as usize] * 2 > total[*language as usize])
            .map(Language::other)
            .filter(|short| 2 * total[*short as usize] < total[short.other() as usize])
    }

    /// The index of the pair whose side in `language` holds the byte offset
    /// `place`, or of the last one with such a side before it.
    #[must_use]
    pub fn at(&self, language: Language, place: usize) -> usize {
        let side = language as usize;
        self.pairs
            .partition_point(|pair| pair.sides[side].start <= place)
            .saturating_sub(1)
    }
}

/// The sentences after the bead, by side.
fn ends(bead: &Bead) -> [usize; 2] {
    let mut ends = [0; 2];
    ends[Language::Chinese as usize] = bead.zh.end;
    ends[Language::English as usize] = bead.en.end;
    ends
}

/// The pairs that the document gives, each of which stays on one row.
struct Given<'a> {
    pairs: &'a [article::Pair],
}

impl<'a> Given<'a> {
    fn new(article: &'a Article) -> Self {
        Self {
            pairs: &article.pairs,
        }
    }

    /// Whether one of them has begun and not ended on both sides where those in
    /// each language go on at `places`, which rise from call to call.
    fn holds(&mut self, places: [usize; 2]) -> bool {
        let [zh, en] = places;
        let is_over = |pair: &article::Pair| zh >= pair.zh.end && en >= pair.en.end;
        let over = self.pairs.iter().take_while(|pair| is_over(pair)).count();
        self.pairs = &self.pairs[over..];
        let has_begun = |pair: &article::Pair| zh > pair.zh.start || en > pair.en.start;
        self.pairs.first().is_some_and(has_begun)
    }
}

/// One side of the alignment.
struct Side<'a> {
    article: &'a Article,
    sentences: &'a [Range<usize>],
}

impl<'a> Side<'a> {
    fn new(article: &'a Article, alignment: &'a Alignment, language: Language) -> Self {
        Self {
            article,
            sentences: &alignment.sentences[language as usize],
        }
    }

    /// The bytes of a run of sentences; an empty run is where the next one starts.
    fn stretch(&self, sentences: Range<usize>) -> Range<usize> {
        let sentences = sentences.start..sentences.end.min(self.sentences.len());
        let text_end = self.article.text.len();
        let start = self
            .sentences
            .get(sentences.start)
            .map_or(text_end, |first| first.start);
        let last = self.sentences[sentences].last();
        start..last.map_or(start, |last| last.end)
    }

    /// Whether a paragraph ends before the sentence of that index.
    fn starts_paragraph(&self, index: usize) -> bool {
        match (index.checked_sub(1), self.sentences.get(index)) {
            (Some(before), Some(sentence)) => {
                let before = self.article.block_at(self.sentences[before].start);
                before != self.article.block_at(sentence.start)
            }
            _ => true,
        }
    }
}
