//! Selecting more than one passage: a piece of the text from the passage it
//! began with to the one stepped to, as large as the steps in between.

use super::App;
use super::document::{Document, words};
use super::passage::{Passage, Unit, block_sentences};
use super::step::Direction;
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
    /// Its bytes in the text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        let (anchor, head) = (&self.anchor.range, &self.head.range);
        anchor.start.min(head.start)..anchor.end.max(head.end)
    }

    /// The passage at the end that moves.
    #[must_use]
    pub fn head(&self) -> &Passage {
        &self.head
    }
}

impl App {
    /// Starts a selection at the passage at hand, or leaves it.
    pub(super) fn select(&mut self) {
        if self.selection.is_some() {
            self.leave_selection();
        } else if let Some(passage) = self.passage_at_hand() {
            self.selection = Some(Selection {
                anchor: passage.clone(),
                head: passage,
                sentences: 0,
                words: 0,
            });
            self.measure_selection();
        }
    }

    /// Moves the end that moves to `passage`, unless the piece would be no
    /// single text of a sensible length any more.
    pub(super) fn extend_selection(&mut self, passage: Passage) {
        let Some(selection) = &mut self.selection else {
            return;
        };
        let before = mem::replace(&mut selection.head, passage);
        let (range, head) = (selection.range(), selection.head.range.clone());
        if range.len() > LONGEST {
            selection.head = before;
            self.say("a selection of some pages is long enough");
        } else if is_one_text(&self.document, &range) {
            self.show(&head);
            self.measure_selection();
        } else {
            selection.head = before;
            self.say("a selection ends where the other language begins");
        }
    }

    /// To the first or the last sentence the selection can reach.
    pub(super) fn extend_selection_to_end(&mut self, direction: Direction) {
        let Some(selection) = &self.selection else {
            return;
        };
        let range = selection.range();
        let blocks = &self.document.article.blocks;
        let here = self.document.article.block_at(range.start);
        let is_reached = |index: &usize| {
            let block = &blocks[*index];
            block.language == blocks[here].language
                && block.range.end <= range.start + LONGEST
                && block.range.start + LONGEST >= range.end
        };
        let reached = match direction {
            Direction::Next => (here..blocks.len()).take_while(is_reached).last(),
            Direction::Previous => (0..=here).rev().take_while(is_reached).last(),
        };
        let Some(index) = reached else {
            return;
        };
        let mut sentences = block_sentences(&self.document, &blocks[index]).into_iter();
        let range = match direction {
            Direction::Next => sentences.next_back(),
            Direction::Previous => sentences.next(),
        };
        if let Some(range) = range {
            self.extend_selection(Passage {
                unit: Unit::Sentence,
                range,
            });
        }
    }

    /// The end that stayed moves from now on.
    pub(super) fn swap_selection_ends(&mut self) {
        if let Some(selection) = &mut self.selection {
            mem::swap(&mut selection.anchor, &mut selection.head);
            let head = selection.head.range.clone();
            self.show(&head);
        }
    }

    /// Stands where the end that moves is.
    pub(super) fn leave_selection(&mut self) {
        if let Some(selection) = self.selection.take() {
            self.passage = Some(selection.head);
        }
    }

    /// The analysis has changed: the ends keep their bytes.
    pub(super) fn find_selection_again(&mut self) {
        if let Some(mut selection) = self.selection.take() {
            selection.anchor = self.passage_of(selection.anchor.range);
            selection.head = self.passage_of(selection.head.range);
            self.selection = Some(selection);
        }
    }

    fn measure_selection(&mut self) {
        let Some(selection) = &mut self.selection else {
            return;
        };
        let range = selection.range();
        let article = &self.document.article;
        selection.words = words(&article.text[range.clone()]);
        let blocks = &article.blocks[article.block_at(range.start)..];
        selection.sentences = blocks
            .iter()
            .take_while(|block| block.range.start < range.end)
            .flat_map(|block| block_sentences(&self.document, block))
            .filter(|sentence| sentence.start < range.end && range.start < sentence.end)
            .count();
        self.passage = Some(Passage {
            unit: Unit::Piece,
            range,
        });
    }
}

/// Whether all blocks that `range` touches are in one language.
fn is_one_text(document: &Document, range: &Range<usize>) -> bool {
    let article = &document.article;
    let mut languages = article.blocks[article.block_at(range.start)..]
        .iter()
        .take_while(|block| block.range.start < range.end)
        .map(|block| block.language);
    let first = languages.next();
    languages.all(|language| Some(language) == first)
}
