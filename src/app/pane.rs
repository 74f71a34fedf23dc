//! One pane of text: which rows it shows, and how it scrolls.
//!
//! Rows are made from blocks when they are first seen, for the width at hand,
//! and never counted: the pane's place is a byte offset, so nothing here costs
//! more in a long document than in a short one.

use super::document::{Blocks, Document};
use super::settings::Settings;
use crate::article::BlockKind;
use crate::text::Language;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A row of a pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The block it belongs to, an index into the article's blocks.
    pub block: usize,
    /// Its bytes in the text; empty for the blank row between paragraphs.
    pub range: Range<usize>,
}

/// The view of the blocks in one language.
#[derive(Debug)]
pub struct Pane {
    /// Which blocks it shows.
    pub language: Language,
    /// Columns a row may take.
    pub width: u16,
    /// Rows on the screen.
    pub height: u16,
    /// The rows on the screen; made by [`Pane::settle`].
    pub visible: Vec<Row>,
    /// The byte offset shown in the first row. A change of width does not
    /// touch it, so that going back to a width shows the same rows again.
    top: usize,
    settings: Settings,
    cache: HashMap<usize, Arc<[Row]>>,
}

/// A row found by counting: the n-th block of the pane, the n-th row in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    ordinal: usize,
    row: usize,
}

/// Blocks whose rows are kept; a screen shows far fewer.
const CACHED_BLOCKS: usize = 512;

impl Pane {
    /// A pane for the blocks in `language`, without a size yet.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            width: 0,
            height: 0,
            visible: Vec::new(),
            top: 0,
            settings: Settings::default(),
            cache: HashMap::new(),
        }
    }

    /// Gives the pane `width` columns and `height` rows, set as `settings` say.
    pub fn resize(&mut self, width: u16, height: u16, settings: Settings) {
        if self.width != width || self.settings != settings {
            self.forget_rows();
        }
        (self.width, self.height, self.settings) = (width, height, settings);
    }

    /// How many columns the row is moved in: the first of a paragraph is.
    #[must_use]
    pub fn indent(&self, document: &Document, row: &Row) -> u16 {
        let block = &document.article.blocks[row.block];
        let starts_paragraph = row.range.start == block.range.start
            && matches!(block.kind, BlockKind::Lead | BlockKind::Paragraph);
        // A narrow pane has no room to give away.
        let most = self.width / 4;
        if starts_paragraph {
            self.settings.indent[self.language as usize].min(most)
        } else {
            0
        }
    }

    /// Drops the rows made so far: the document or the width has changed.
    pub fn forget_rows(&mut self) {
        self.cache.clear();
    }

    /// The byte offset of the first row.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Shows the row of the byte offset `place` first.
    pub fn set_top(&mut self, place: usize) {
        self.top = place;
    }

    /// Moves the view by `rows`, down if positive; says whether it moved.
    pub fn scroll(&mut self, document: &Document, rows: isize) -> bool {
        let Some(from) = self.shown_top(document) else {
            return false;
        };
        let to = if rows < 0 {
            self.back(document, from, rows.unsigned_abs())
        } else {
            let to = self.forward(document, from, rows.unsigned_abs());
            self.at_most_last(document, to)
        };
        self.top = self.place(document, to);
        to != from
    }

    /// Shows the last rows.
    pub fn scroll_to_end(&mut self, document: &Document) {
        let last = self.last_top(document);
        self.top = self.place(document, last);
    }

    /// Makes sure that `range` is on the screen, as much of it as fits; leaves
    /// the view alone if it is there already.
    pub fn reveal(&mut self, document: &Document, range: &Range<usize>) {
        let Some(top) = self.shown_top(document) else {
            return;
        };
        let start = self.position(document, range.start);
        let end = self.position(document, range.end.max(range.start + 1) - 1);
        let bottom = self.forward(document, top, usize::from(self.height.max(1)) - 1);
        let is_shown = top <= start && (end <= bottom || (start == top && bottom < end));
        if !is_shown {
            let context = usize::from(self.height / 4);
            let wanted = self.back(document, start, context);
            self.top = self.place(document, wanted);
        }
    }

    /// Whether the byte offset `place` is on the screen.
    #[must_use]
    pub fn shows(&self, place: usize) -> bool {
        self.visible.iter().any(|row| row.range.contains(&place))
    }

    /// The bytes on the screen, from the first row to the last.
    #[must_use]
    pub fn shown(&self) -> Range<usize> {
        let start = self.visible.first().map_or(0, |row| row.range.start);
        start..self.visible.last().map_or(start, |row| row.range.end)
    }

    /// Makes the rows on the screen; call it before drawing.
    pub fn settle(&mut self, document: &Document) {
        self.visible.clear();
        let Some(mut at) = self.shown_top(document) else {
            return;
        };
        while self.visible.len() < usize::from(self.height)
            && at.ordinal < self.blocks(document).len()
        {
            let rows = self.rows(document, at.ordinal);
            let room = usize::from(self.height) - self.visible.len();
            self.visible
                .extend(rows[at.row..].iter().take(room).cloned());
            at = Position {
                ordinal: at.ordinal + 1,
                row: 0,
            };
        }
    }

    fn blocks<'a>(&self, document: &'a Document) -> Blocks<'a> {
        document.blocks(self.language)
    }

    /// The position of the first row shown; none in an empty pane.
    fn shown_top(&mut self, document: &Document) -> Option<Position> {
        if self.blocks(document).is_empty() {
            return None;
        }
        let top = self.position(document, self.top);
        Some(self.at_most_last(document, top))
    }

    /// `top`, or the last one if it is below that.
    fn at_most_last(&mut self, document: &Document, top: Position) -> Position {
        // Each block has a row: so many more fill the pane, wherever the text ends.
        if self.blocks(document).len() - top.ordinal > usize::from(self.height) {
            return top;
        }
        top.min(self.last_top(document))
    }

    /// The lowest position at which the rows still fill the pane.
    fn last_top(&mut self, document: &Document) -> Position {
        let ordinal = self.blocks(document).len().saturating_sub(1);
        let row = self.rows(document, ordinal).len().saturating_sub(1);
        self.back(
            document,
            Position { ordinal, row },
            usize::from(self.height.max(1)) - 1,
        )
    }

    /// The row that shows the byte offset `place`.
    fn position(&mut self, document: &Document, place: usize) -> Position {
        let blocks = self.blocks(document);
        let ordinal = blocks.starting_before(place + 1).saturating_sub(1);
        let row = self
            .rows(document, ordinal)
            .partition_point(|row| row.range.start <= place)
            .saturating_sub(1);
        Position { ordinal, row }
    }

    fn place(&mut self, document: &Document, at: Position) -> usize {
        self.rows(document, at.ordinal)
            .get(at.row)
            .map_or(0, |row| row.range.start)
    }

    /// `rows` rows further down, or the last row.
    fn forward(&mut self, document: &Document, from: Position, rows: usize) -> Position {
        let last = self.blocks(document).len().saturating_sub(1);
        let mut at = Position {
            row: from.row + rows,
            ..from
        };
        loop {
            let here = self.rows(document, at.ordinal).len();
            if at.row < here {
                return at;
            }
            if at.ordinal == last {
                return Position {
                    row: here.saturating_sub(1),
                    ..at
                };
            }
            at = Position {
                ordinal: at.ordinal + 1,
                row: at.row - here,
            };
        }
    }

    /// `rows` rows further up, or the first row.
    fn back(&mut self, document: &Document, from: Position, rows: usize) -> Position {
        let (mut at, mut left) = (from, rows);
        while at.row < left {
            if at.ordinal == 0 {
                return Position { ordinal: 0, row: 0 };
            }
            left -= at.row + 1;
            at.ordinal -= 1;
            at.row = self.rows(document, at.ordinal).len().saturating_sub(1);
        }
        Position {
            row: at.row - left,
            ..at
        }
    }

    /// The rows of the n-th block of the pane, with the blank row that parts
    /// it from the next paragraph.
    fn rows(&mut self, document: &Document, ordinal: usize) -> Arc<[Row]> {
        let blocks = self.blocks(document);
        let Some(block) = blocks.index(ordinal) else {
            return Arc::default();
        };
        if let Some(rows) = self.cache.get(&ordinal) {
            return Arc::clone(rows);
        }
        let article = &document.article;
        let range = article.blocks[block].range.clone();
        let first = Row {
            block,
            range: range.start..range.start + 1,
        };
        let indent = usize::from(self.indent(document, &first));
        let columns = usize::from(self.width.max(1));
        let mut rows: Vec<Row> = self
            .settings
            .widths
            .rows(&article.text[range.clone()], columns, indent)
            .map(|row| Row {
                block,
                range: range.start + row.start..range.start + row.end,
            })
            .collect();
        let next = blocks.get(ordinal + 1);
        if next.is_some_and(|next| next.kind != BlockKind::Continuation) {
            let blank = Row {
                block,
                range: range.end..range.end,
            };
            rows.extend(std::iter::repeat_n(
                blank,
                usize::from(self.settings.spacing),
            ));
        }
        if self.cache.len() >= CACHED_BLOCKS {
            self.forget_rows();
        }
        let rows: Arc<[Row]> = rows.into();
        self.cache.insert(ordinal, Arc::clone(&rows));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;
    use crate::quotation::Analysis;
    use proptest::prelude::*;

    fn document(paragraphs: usize) -> Document {
        let text: Vec<String> = (0..paragraphs)
            .map(|n| {
                format!(
                    "Paragraph {n} has some words in it, {}end.",
                    "more and ".repeat(n % 7)
                )
            })
            .collect();
        Document::new(parse(&text.join("\n\n")), Analysis::default())
    }

    fn pane(width: u16, height: u16) -> Pane {
        let mut pane = Pane::new(Language::English);
        pane.resize(width, height, Settings::default());
        pane
    }

    fn first_row<'a>(pane: &mut Pane, document: &'a Document) -> &'a str {
        pane.settle(document);
        &document.article.text[pane.visible[0].range.clone()]
    }

    #[test]
    fn the_end_fills_the_pane_and_scrolling_stops_there() {
        let document = document(40);
        let mut pane = pane(30, 10);
        pane.scroll_to_end(&document);
        pane.settle(&document);
        assert_eq!(pane.visible.len(), 10);
        assert_eq!(pane.shown().end, document.article.text.len());
        assert!(!pane.scroll(&document, 1));
    }

    #[test]
    fn an_empty_pane_scrolls_nowhere() {
        let document = document(1);
        let mut pane = Pane::new(Language::Chinese);
        pane.resize(30, 10, Settings::default());
        assert!(!pane.scroll(&document, 5));
        pane.scroll_to_end(&document);
        pane.reveal(&document, &(0..4));
        pane.settle(&document);
        assert_eq!(pane.visible, []);
    }

    proptest! {
        #[test]
        fn scrolling_down_and_up_again_comes_back(rows in 0_isize..60, width in 8_u16..60) {
            let document = document(60);
            let mut pane = pane(width, 5);
            let before = first_row(&mut pane, &document);
            pane.scroll(&document, rows);
            pane.scroll(&document, -rows);
            prop_assert_eq!(first_row(&mut pane, &document), before);
        }

        #[test]
        fn a_new_width_keeps_the_first_row_in_view(rows in 0_isize..90, widths in proptest::collection::vec(6_u16..100, 1..6)) {
            let document = document(60);
            let mut pane = pane(40, 8);
            pane.scroll(&document, rows);
            pane.settle(&document);
            let place = pane.shown().start;
            let before = pane.visible.clone();
            for width in widths {
                pane.resize(width, 8, Settings::default());
                pane.settle(&document);
                prop_assert!(pane.shown().contains(&place));
            }
            pane.resize(40, 8, Settings::default());
            pane.settle(&document);
            prop_assert_eq!(&pane.visible, &before);
        }

        #[test]
        fn what_is_revealed_is_shown(block in 0_usize..60, width in 6_u16..100, height in 1_u16..20) {
            let document = document(60);
            let mut pane = pane(width, height);
            let range = document.article.blocks[block].range.clone();
            pane.reveal(&document, &range);
            pane.settle(&document);
            prop_assert!(pane.shows(range.start));
        }
    }
}
