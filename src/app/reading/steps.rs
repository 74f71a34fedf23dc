//! Moving through the text from passage to passage, from speaker to speaker and
//! row by row.

use super::Reading;
use crate::app::passage::{self, Passage, Stops, Unit};
use crate::app::speaker_map::SpeakerMap;
use crate::app::status::Status;
use crate::app::step::Direction;
use crate::app::word;
use crate::wording::Wording;
use std::borrow::Cow;

impl Reading {
    /// The quotations to step to: those in the focused text, of the speaker `by`
    /// if one is wanted.
    fn stops(&self, by: Option<usize>) -> Stops {
        let language = self.page.focus;
        Stops { language, by }
    }

    pub(in crate::app) fn step_quotation(
        &mut self,
        direction: Direction,
        count: usize,
        status: &mut Status,
    ) {
        let from = self.step_start();
        let stops = self.stops(self.followed);
        match passage::step_quotation(&self.document, &from, direction, count, stops) {
            Some(passage) => self.move_to(passage, status),
            None if direction == Direction::Next && self.progress.is_some() => {
                status.say(Wording::last_quotation_so_far);
            }
            None if self.document.analysis.quotations.is_empty() => {
                status.say(Wording::no_quotations);
            }
            None => status.say(|wording| self.no_more_quotations(wording, stops.by, direction)),
        }
    }

    pub(in crate::app) fn step_quotation_by_speaker(
        &mut self,
        direction: Direction,
        count: usize,
        status: &mut Status,
    ) {
        match self.current_speaker() {
            Some(speaker) => self.step_quotation_of(speaker, (direction, count), status),
            None => status.say(Wording::quotation_or_speaker_first),
        }
    }

    pub(in crate::app) fn step_quotation_of(
        &mut self,
        speaker: usize,
        (direction, count): (Direction, usize),
        status: &mut Status,
    ) {
        let from = self.step_start();
        let stops = self.stops(Some(speaker));
        match passage::step_quotation(&self.document, &from, direction, count, stops) {
            Some(passage) => self.move_to(passage, status),
            None => status.say(|wording| self.no_more_quotations(wording, stops.by, direction)),
        }
    }

    /// `last quotation by Kolbai Musaev`.
    fn no_more_quotations(
        &self,
        wording: Wording,
        by: Option<usize>,
        direction: Direction,
    ) -> Cow<'static, str> {
        let by = by.map(|speaker| self.document.analysis.speakers[speaker].name.as_str());
        match (direction, by) {
            (Direction::Next, None) => wording.last_quotation(),
            (Direction::Next, Some(name)) => wording.last_quotation_by(name),
            (Direction::Previous, None) => wording.first_quotation(),
            (Direction::Previous, Some(name)) => wording.first_quotation_by(name),
        }
    }

    /// Leaves the speaker map for a quotation of the speaker chosen there: the
    /// current one, or the first.
    pub(in crate::app) fn leave_map(&mut self, map: &SpeakerMap, status: &mut Status) {
        let passage = self.passage.clone();
        let speaks = passage
            .as_ref()
            .and_then(|passage| passage.speaker(&self.document));
        let is_there = speaks.is_some() && speaks == map.speaker();
        self.go_back_to(map.origin.clone());
        if let Some(passage) = passage.filter(|_| is_there) {
            self.remember_jump();
            self.move_to(passage, status);
        } else if let Some(speaker) = map.speaker() {
            self.go_to_speaker(speaker, status);
        }
    }

    pub(in crate::app) fn step_sentence(
        &mut self,
        direction: Direction,
        count: usize,
        status: &mut Status,
    ) {
        let from = self.step_start().range;
        match passage::step_sentence(&self.document, &from, direction, count) {
            Some(passage) => self.move_to(passage, status),
            None => status.say(match direction {
                Direction::Next => Wording::last_sentence,
                Direction::Previous => Wording::first_sentence,
            }),
        }
    }

    pub(in crate::app) fn step_paragraph(
        &mut self,
        direction: Direction,
        count: usize,
        status: &mut Status,
    ) {
        let from = self.step_start().range;
        match passage::step_paragraph(&self.document, &from, direction, count) {
            Some(passage) => self.move_to(passage, status),
            None => status.say(match direction {
                Direction::Next => Wording::last_paragraph,
                Direction::Previous => Wording::first_paragraph,
            }),
        }
    }

    pub(in crate::app) fn step_word(
        &mut self,
        direction: Direction,
        count: usize,
        status: &mut Status,
    ) {
        let start = self.step_start();
        // A selection grows past its end; any other passage is entered.
        let is_past = self.selection.is_some() || start.unit == Unit::Word;
        let from = match direction {
            Direction::Next if is_past => start.range.end,
            _ => start.range.start,
        };
        let language = self.document.language_at(start.range.start);
        match word::step(&self.document, (language, from), direction, count) {
            Some(passage) => self.move_to(passage, status),
            None => status.say(match direction {
                Direction::Next => Wording::last_word,
                Direction::Previous => Wording::first_word,
            }),
        }
    }

    /// Moves the view by so many rows, where it can.
    pub(in crate::app) fn scroll(
        &mut self,
        direction: Direction,
        rows: usize,
        status: &mut Status,
    ) {
        let rows = isize::try_from(rows).unwrap_or(isize::MAX);
        let signed = match direction {
            Direction::Next => rows,
            Direction::Previous => -rows,
        };
        if !self.page.scroll(&self.document, signed) {
            status.say(match direction {
                Direction::Next => Wording::end_of_text,
                Direction::Previous => Wording::start_of_text,
            });
        }
    }

    /// Goes to the first quotation of `speaker`; who is followed already is so
    /// in their place.
    pub(in crate::app) fn go_to_speaker(&mut self, speaker: usize, status: &mut Status) {
        let start = Passage {
            unit: Unit::Piece,
            range: 0..0,
        };
        // In the focused text, if they say something there.
        let by = Some(speaker);
        let focus = self.page.focus;
        let first = [focus, focus.other()].into_iter().find_map(|language| {
            let stops = Stops { language, by };
            passage::step_quotation(&self.document, &start, Direction::Next, 1, stops)
        });
        if let Some(passage) = first {
            self.remember_jump();
            self.move_to(passage, status);
            if self.followed.is_some() {
                self.followed = Some(speaker);
            }
        }
    }

    /// Follows the speaker `chosen` in a list or that of the current passage:
    /// only their quotations are stepped to, and all else is dimmed. Once more
    /// ends it.
    pub(in crate::app) fn follow(&mut self, chosen: Option<usize>, status: &mut Status) {
        if self.followed.is_some() && (chosen.is_none() || self.followed == chosen) {
            self.followed = None;
            return;
        }
        match chosen.or_else(|| self.current_speaker()) {
            Some(speaker) => self.followed = Some(speaker),
            None => status.say(Wording::quotation_or_speaker_first),
        }
    }
}
