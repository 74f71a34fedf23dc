//! Going to a place of the article: a hundredth of it, a paragraph, what a list
//! or the mouse names.

use super::Reading;
use crate::app::passage::{Passage, Unit};
use crate::app::status::Status;
use crate::app::stretch::Place;
use crate::article::BlockKind;
use std::ops::Range;

impl Reading {
    /// To so many hundredths of the text that the scroll bar measures.
    pub(in crate::app) fn go_to_percent(&mut self, hundredths: usize) {
        let language = self.page.ruler(&self.document);
        let Some(bytes) = self.document.blocks(language).extent() else {
            return;
        };
        let byte = bytes.start
            + bytes.len() / 100 * hundredths.min(100)
            + bytes.len() % 100 * hundredths.min(100) / 100;
        self.go_to_place(Place { language, byte });
    }

    /// Shows `place` on the first line, or as near to it as there is text below.
    pub(in crate::app) fn go_to_place(&mut self, place: Place) {
        self.remember_jump();
        self.passage = None;
        self.page.scroll_to(place);
    }

    /// To the paragraph of that number in the focused text, from 1.
    pub(in crate::app) fn go_to_paragraph(&mut self, number: usize, status: &mut Status) {
        let blocks = self.document.blocks(self.page.focus);
        let mut paragraphs = (0..blocks.len())
            .filter_map(|ordinal| blocks.get(ordinal))
            .filter(|block| block.kind != BlockKind::Continuation);
        let Some(range) = paragraphs
            .nth(number.max(1) - 1)
            .map(|block| block.range.clone())
        else {
            let last = (0..blocks.len())
                .filter_map(|ordinal| blocks.get(ordinal))
                .filter(|block| block.kind != BlockKind::Continuation)
                .count();
            status.say(|wording| wording.no_paragraph(number, last));
            return;
        };
        self.go_to_passage(
            Passage {
                unit: Unit::Paragraph,
                range,
            },
            status,
        );
    }

    /// To the bytes `range`, which a list has named.
    pub(in crate::app) fn go_to_listed(&mut self, range: Range<usize>, status: &mut Status) {
        let blocks = &self.document.article.blocks;
        let is_block = blocks
            .get(self.document.article.block_at(range.start))
            .is_some_and(|block| block.range == range);
        let mut passage = Passage::at(&self.document, range);
        if passage.unit == Unit::Piece && is_block {
            passage.unit = Unit::Paragraph;
        }
        self.go_to_passage(passage, status);
    }

    fn go_to_passage(&mut self, passage: Passage, status: &mut Status) {
        self.remember_jump();
        self.move_to(passage, status);
    }
}
