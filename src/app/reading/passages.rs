//! The passage the reader stands on: going to it, what says the same in the other
//! text, and selecting more than one.

use super::Reading;
use crate::app::citation::{Credit, copied, of_passage};
use crate::app::effect::Effect;
use crate::app::page::{Arrangement, Peek};
use crate::app::passage::{self, Passage, Unit};
use crate::app::selection::Selection;
use crate::app::status::Status;
use crate::app::step::Direction;
use crate::app::stretch::{Place, Stretch};
use crate::app::word;
use crate::wording::Wording;
use std::ops::Range;

impl Reading {
    /// Whether the start of `passage` is on the screen.
    pub(in crate::app) fn is_shown(&self, passage: &Passage) -> bool {
        self.page.shows(self.stretch(&passage.range).start())
    }

    /// `range` with the language of its text.
    pub(super) fn stretch(&self, range: &Range<usize>) -> Stretch {
        Stretch {
            language: self.document.language_at(range.start),
            range: range.clone(),
        }
    }

    /// Gives the text of `range` the focus, and shows it with its counterpart
    /// once the page has its size: the text may have been hidden until now.
    pub(in crate::app) fn show(&mut self, range: &Range<usize>) {
        self.page.focus = self.document.language_at(range.start);
        self.to_reveal = Some(range.clone());
    }

    /// Moves to `passage` and shows it; a selection grows to it.
    pub(in crate::app) fn move_to(&mut self, passage: Passage, status: &mut Status) {
        if self.selection.is_some() {
            self.extend_selection(passage, status);
            return;
        }
        self.show(&passage.range);
        self.is_peeking = false;
        self.passage = Some(passage);
    }

    /// What steps go from: the end of the selection, or the current passage
    /// while it is on the screen, or else the first byte shown of the focused text.
    pub(in crate::app) fn step_start(&self) -> Passage {
        if let Some(selection) = &self.selection {
            return selection.head().clone();
        }
        match &self.passage {
            Some(passage) if self.is_shown(passage) => passage.clone(),
            _ => {
                let place = self.page.shown().start;
                Passage {
                    unit: Unit::Piece,
                    range: place..place,
                }
            }
        }
    }

    /// What a bookmark or a copy is made of: the selection, the current passage
    /// while it is on the screen, or else the first sentence there.
    pub(in crate::app) fn passage_at_hand(&mut self) -> Option<Passage> {
        let passage = match &self.passage {
            Some(passage) if self.selection.is_some() || self.is_shown(passage) => passage.clone(),
            _ => passage::first_sentence(&self.document, &self.page.shown())?,
        };
        self.passage = Some(passage.clone());
        Some(passage)
    }

    /// The passage at hand for good: a selection has served its purpose.
    pub(in crate::app) fn passage_to_act_on(&mut self) -> Option<Passage> {
        let passage = self.passage_at_hand()?;
        self.selection = None;
        Some(passage)
    }

    /// Copies the passage at hand, with what is known of it where there is
    /// `credit` to give.
    pub(in crate::app) fn copy(
        &mut self,
        credit: Option<&Credit>,
        status: &mut Status,
    ) -> Option<Effect> {
        let passage = self.passage_to_act_on()?;
        let text = self.document.text_of(&passage.range);
        status.say(|wording| copied(&text, credit.is_some(), wording));
        Some(Effect::Copy(match credit {
            Some(credit) => of_passage(&self.document, &passage, credit),
            None => text.into_owned(),
        }))
    }

    /// The speaker of the current passage, or the one followed.
    #[must_use]
    pub fn current_speaker(&self) -> Option<usize> {
        let passage = self.passage.as_ref();
        let current = passage.and_then(|passage| passage.speaker(&self.document));
        self.followed.or(current)
    }

    /// What to highlight in the other text: what says the same as the current
    /// passage.
    pub(super) fn counterpart_of_passage(&self) -> Vec<Range<usize>> {
        let Some(passage) = &self.passage else {
            return Vec::new();
        };
        let analysis = &self.document.analysis;
        let index = passage.quotation_index();
        if let Some(other) = index.and_then(|index| analysis.translation(index)) {
            return analysis.quotations[other].spans.to_vec();
        }
        if passage.unit == Unit::Word {
            let translation = word::translation(&self.document, &passage.range);
            return translation.into_iter().collect();
        }
        let counterpart = self.document.counterpart(&passage.range);
        let counterpart = counterpart.into_iter();
        counterpart.map(|stretch| stretch.range).collect()
    }

    /// The counterpart to show below the current passage, if it is asked for.
    pub(super) fn peek(&self) -> Option<Peek> {
        let is_alone = self.page.arrangement == Arrangement::OneLanguage;
        let passage = self.passage.as_ref();
        let passage = passage.filter(|_| self.is_peeking && is_alone)?;
        Some(Peek {
            below: self.end_of_sentence(&passage.range),
            counterpart: self.document.counterpart(&passage.range)?,
        })
    }

    /// The last byte of the sentence that `range` ends in.
    fn end_of_sentence(&self, range: &Range<usize>) -> Place {
        let last = self.stretch(range).last();
        let alignment = &self.document.alignment;
        let sentence = alignment.sentence_at(last.byte);
        let byte = sentence.map_or(last.byte, |(language, index)| {
            alignment.sentences[language as usize][index].end - 1
        });
        Place { byte, ..last }
    }

    /// Shows the counterpart of the passage at hand, or hides it: below the
    /// passage, or in its own column.
    pub(in crate::app) fn toggle_peek(&mut self, status: &mut Status) {
        let Some(passage) = self.passage_at_hand() else {
            return;
        };
        if self.document.counterpart(&passage.range).is_none() {
            status.say(Wording::nothing_says_the_same);
            return;
        }
        self.is_peeking = !self.is_peeking && self.page.arrangement == Arrangement::OneLanguage;
        self.show(&passage.range);
    }

    /// The current passage, if it is a word on the screen.
    pub(in crate::app) fn current_word(&self) -> Option<&Passage> {
        let passage = self.passage.as_ref().filter(|_| self.selection.is_none())?;
        (passage.unit == Unit::Word && self.is_shown(passage)).then_some(passage)
    }

    /// Goes on in the other text, from what says the same there.
    pub(in crate::app) fn focus_other(&mut self, status: &mut Status) {
        if !self.is_bilingual() {
            status.say(Wording::one_language_only);
            return;
        }
        if self.selection.is_some() {
            self.select();
        }
        let other = self.page.focus.other();
        let current = self.passage.clone();
        let current = current.filter(|passage| self.is_shown(passage));
        match current.and_then(|passage| self.translation(&passage)) {
            Some(passage) => self.move_to(passage, status),
            None => self.passage = None,
        }
        self.page.focus = other;
    }

    /// The passage in the other language that says the same.
    fn translation(&self, passage: &Passage) -> Option<Passage> {
        let document = &self.document;
        let index = passage.quotation_index();
        if let Some(other) = index.and_then(|index| document.analysis.translation(index)) {
            return Passage::quotation(document, other);
        }
        if passage.unit == Unit::Word
            && let Some(range) = word::translation(document, &passage.range)
        {
            let unit = Unit::Word;
            return Some(Passage { unit, range });
        }
        let counterpart = document.counterpart(&passage.range)?;
        let mut translation = Passage::at(document, counterpart.range);
        if translation.unit == Unit::Piece {
            translation.unit = Unit::Sentence;
        }
        Some(translation)
    }

    /// Starts a selection at the passage at hand, or leaves it for the passage
    /// at the end that moves.
    pub(in crate::app) fn select(&mut self) {
        if let Some(selection) = self.selection.take() {
            self.passage = Some(selection.head().clone());
        } else if let Some(passage) = self.passage_at_hand() {
            let selection = Selection::new(&self.document, passage);
            self.passage = Some(selection.passage());
            self.selection = Some(selection);
        }
    }

    /// Moves the end of the selection that moves, as far as it goes.
    fn extend_selection(&mut self, passage: Passage, status: &mut Status) {
        let Some(selection) = &mut self.selection else {
            return;
        };
        let head = passage.range.clone();
        match selection.extend(&self.document, passage) {
            Ok(()) => {
                self.passage = Some(selection.passage());
                self.show(&head);
            }
            Err(why) => status.say(why),
        }
    }

    pub(in crate::app) fn swap_selection_ends(&mut self) {
        if let Some(selection) = &mut self.selection {
            selection.swap_ends();
            let head = selection.head().range.clone();
            self.show(&head);
        }
    }

    /// To the first line or the last; a selection grows as far as it can.
    pub(in crate::app) fn go_to_end(&mut self, direction: Direction, status: &mut Status) {
        if let Some(selection) = &self.selection {
            if let Some(passage) = selection.furthest(&self.document, direction) {
                self.extend_selection(passage, status);
            }
            return;
        }
        self.remember_jump();
        match direction {
            Direction::Previous => self.page.scroll_to_start(),
            Direction::Next => {
                self.page.scroll_to_end(&self.document);
                self.end_awaited = self.is_partial.then(|| self.view());
            }
        }
    }
}
