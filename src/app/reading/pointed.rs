//! The passage that the mouse points to: a sentence, a word, what lies between
//! two words.

use super::Reading;
use crate::app::passage::{Passage, Unit, sentences_around};
use crate::app::selection::Selection;
use crate::app::status::Status;
use crate::app::step::Direction;
use crate::app::stretch::Place;
use crate::app::word;
use crate::text::Language;

impl Reading {
    /// Scrolls what shows the text in `language`.
    pub(in crate::app) fn scroll_under(
        &mut self,
        language: Language,
        direction: Direction,
        rows: usize,
    ) {
        let rows = isize::try_from(rows).unwrap_or(isize::MAX);
        let signed = match direction {
            Direction::Next => rows,
            Direction::Previous => -rows,
        };
        self.page.scroll_under(&self.document, language, signed);
    }

    /// To the sentence at `place`.
    pub(in crate::app) fn stand_on_sentence(&mut self, place: Place, status: &mut Status) {
        self.selection = None;
        let range = sentences_around(&self.document, &(place.byte..place.byte));
        if !range.is_empty() {
            let unit = Unit::Sentence;
            self.move_to(Passage { unit, range }, status);
        }
    }

    /// To the word at `place`.
    pub(in crate::app) fn stand_on_word(&mut self, place: Place, status: &mut Status) {
        self.selection = None;
        if let Some(passage) = self.word_at(place) {
            self.move_to(passage, status);
        }
    }

    /// Selects from the word at one place to that at another.
    pub(in crate::app) fn select_between(&mut self, from: Place, to: Place, status: &mut Status) {
        let (Some(from), Some(to)) = (self.word_at(from), self.word_at(to)) else {
            return;
        };
        self.page.focus = self.document.language_at(from.range.start);
        let mut selection = Selection::new(&self.document, from);
        if let Err(why) = selection.extend(&self.document, to) {
            status.say(why);
        }
        self.passage = Some(selection.passage());
        self.selection = Some(selection);
    }

    /// The word at `place`, or the last one before it.
    fn word_at(&self, place: Place) -> Option<Passage> {
        let behind = (place.language, place.byte + 1);
        word::step(&self.document, behind, Direction::Previous, 1)
    }
}
