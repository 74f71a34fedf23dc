//! Selecting more than one passage: a piece of the text from the passage it
//! began with to the one stepped to, as large as the steps in between.

use super::document::Document;
use super::passage::{Passage, Unit, block_sentences};
use super::step::Direction;
use super::tally::words;
use crate::wording::{Said, Wording};
use std::mem;
use std::ops::Range;

/// A piece of the text with two ends: one stays, the other moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    anchor: Passage,
    head: Passage,
    /// Its sentences, whole or in part.
    pub sentences: usize,
    /// Its English words and Chinese characters.
    pub words: usize,
}

/// The longest piece, in bytes: a bookmark carries its words with it, and
/// nobody marks more than some pages.
const LONGEST: usize = 64 << 10;

impl Selection {
    /// The selection that begins with `passage`.
    pub(super) fn new(document: &Document, passage: Passage) -> Self {
        let mut selection = Self {
            anchor: passage.clone(),
            head: passage,
            sentences: 0,
            words: 0,
        };
        selection.measure(document);
        selection
    }

    /// Its bytes in the text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        let (anchor, head) = (&self.anchor.range, &self.head.range);
        anchor.start.min(head.start)..anchor.end.max(head.end)
    }

    /// All of it as one passage.
    pub(super) fn passage(&self) -> Passage {
        Passage {
            unit: Unit::Piece,
            range: self.range(),
        }
    }

    /// The passage at the end that moves.
    #[must_use]
    pub fn head(&self) -> &Passage {
        &self.head
    }

    /// Moves the end that moves to `passage`; leaves it, and says why, if the
    /// piece would be no single text of a sensible length any more.
    pub(super) fn extend(&mut self, document: &Document, passage: Passage) -> Result<(), Said> {
        let before = mem::replace(&mut self.head, passage);
        let range = self.range();
        if range.len() > LONGEST {
            self.head = before;
            return Err(Wording::selection_too_long);
        }
        let language_at = |passage: &Passage| document.language_at(passage.range.start);
        if language_at(&self.anchor) != language_at(&self.head) {
            self.head = before;
            return Err(Wording::selection_one_language);
        }
        self.measure(document);
        Ok(())
    }

    /// The first or the last sentence it can reach.
    pub(super) fn furthest(&self, document: &Document, direction: Direction) -> Option<Passage> {
        let range = self.range();
        let blocks = &document.article.blocks;
        let here = document.article.block_at(range.start);
        let is_reached = |index: &usize| {
            let block = &blocks[*index];
            block.range.end <= range.start + LONGEST && block.range.start + LONGEST >= range.end
        };
        let is_same = |index: &usize| blocks[*index].language == blocks[here].language;
        let index = match direction {
            Direction::Next => {
                let reached = (here..blocks.len()).take_while(is_reached);
                reached.filter(is_same).last()
            }
            Direction::Previous => {
                let reached = (0..=here).rev().take_while(is_reached);
                reached.filter(is_same).last()
            }
        }?;
        let mut sentences = block_sentences(document, &blocks[index]).into_iter();
        let range = match direction {
            Direction::Next => sentences.next_back(),
            Direction::Previous => sentences.next(),
        }?;
        Some(Passage {
            unit: Unit::Sentence,
            range,
        })
    }

    /// The end that stayed moves from now on.
    pub(super) fn swap_ends(&mut self) {
        mem::swap(&mut self.anchor, &mut self.head);
    }

    /// The analysis has changed: the ends keep their bytes.
    pub(super) fn find_again(&mut self, document: &Document) {
        for end in [&mut self.anchor, &mut self.head] {
            *end = end.clone().again(document);
        }
    }

    fn measure(&mut self, document: &Document) {
        let range = self.range();
        let article = &document.article;
        self.words = words(&document.text_of(&range));
        let language = document.language_at(range.start);
        let blocks = &article.blocks[article.block_at(range.start)..];
        self.sentences = blocks
            .iter()
            .take_while(|block| block.range.start < range.end)
            .filter(|block| block.language == language)
            .flat_map(|block| block_sentences(document, block))
            .filter(|sentence| sentence.start < range.end && range.start < sentence.end)
            .count();
    }
}
