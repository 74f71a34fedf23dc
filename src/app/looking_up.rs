//! Opening the window that tells of a word, and keeping it at the current word.

use super::App;
use super::look_up::{Asked, LookUp, next_place, places};
use super::overlay::Overlay;
use super::passage::{Passage, Unit};
use super::step::Direction;
use super::word;
use crate::text::clean_line;
use crate::wording::Wording;

impl App {
    /// Opens the window at the current word, or tells everything in it where it is open;
    /// without a current word it goes to the next one first.
    pub(super) fn look_up(&mut self) {
        if let Some(Overlay::Word(shown)) = self.overlays.top() {
            let is_whole = !shown.is_whole;
            self.tell_of_word(is_whole);
            return;
        }
        if self.reading.current_word().is_none() {
            self.reading.step_word(Direction::Next, 1, &mut self.status);
        }
        self.tell_of_word(false);
    }

    fn tell_of_word(&mut self, is_whole: bool) {
        if let Some(told) = self.told_of_word(is_whole) {
            self.overlays.open(Overlay::Word(told));
        }
    }

    fn told_of_word(&self, is_whole: bool) -> Option<LookUp> {
        Some(self.asked(is_whole)?.answer())
    }

    /// The current word with what is known of its surroundings.
    pub(super) fn asked(&self, is_whole: bool) -> Option<Asked<'_>> {
        let passage = self.reading.passage.as_ref();
        let passage = passage.filter(|passage| passage.unit == Unit::Word)?;
        let (document, range) = (&*self.reading.document, passage.range.clone());
        let counterpart = word::translation(document, &range).map(|range| (range, true));
        let counterpart =
            counterpart.or_else(|| Some((document.counterpart(&range)?.range, false)));
        Some(Asked {
            document,
            sentence: word::sentence_around(document, &range),
            range,
            counterpart,
            spelling: self.reading.settings.spelling,
            wording: self.status.wording,
            is_whole,
        })
    }

    /// The window follows the current word, and closes where that is none.
    pub(super) fn refresh_look_up(&mut self) {
        let Some(Overlay::Word(shown)) = self.overlays.top() else {
            return;
        };
        let passage = self.reading.passage.as_ref();
        match passage.filter(|passage| passage.unit == Unit::Word) {
            Some(passage) if passage.range == shown.range => {}
            Some(_) => {
                let is_whole = shown.is_whole;
                self.tell_of_word(is_whole);
            }
            None => {
                self.overlays.pop();
            }
        }
    }

    /// Goes to where the article has the word of the window next.
    pub(super) fn next_place_of_word(&mut self) {
        let Some(Overlay::Word(shown)) = self.overlays.top() else {
            return;
        };
        let (reading, range) = (&mut self.reading, shown.range.clone());
        let word = clean_line(&reading.document.text_of(&range));
        let places = places(&reading.document, &word);
        let Some(next) = next_place(&places, range.start) else {
            self.status.say(Wording::nowhere_else);
            return;
        };
        reading.remember_jump();
        let passage = Passage {
            unit: Unit::Word,
            range: next..next + range.len(),
        };
        reading.move_to(passage, &mut self.status);
    }
}
