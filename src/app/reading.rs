//! Moving through the text from passage to passage and from speaker to speaker.

use super::App;
use super::document::Document;
use super::effect::Effect;
use super::overlay::Overlay;
use super::page::{Arrangement, Peek};
use super::passage::{self, Passage, Stops, Unit};
use super::position::{Awaited, Position};
use super::selection::Selection;
use super::step::Direction;
use super::stretch::{Place, Stretch};
use super::view::View;
use super::word;
use std::ops::Range;

impl App {
    /// The analysis has changed: the current passage keeps its bytes.
    pub(super) fn find_passage_again(&mut self) {
        if let Some(passage) = self.passage.take() {
            self.passage = Some(passage.again(&self.document));
        }
        if let Some(selection) = &mut self.selection {
            selection.find_again(&self.document);
        }
    }

    pub(super) fn is_shown(&self, passage: &Passage) -> bool {
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
    pub(super) fn show(&mut self, range: &Range<usize>) {
        self.page.focus = self.document.language_at(range.start);
        self.to_reveal = Some(range.clone());
    }

    /// Moves to `passage` and shows it; a selection grows to it.
    pub(super) fn move_to(&mut self, passage: Passage) {
        if self.selection.is_some() {
            self.extend_selection(passage);
            return;
        }
        self.show(&passage.range);
        self.is_peeking = false;
        self.passage = Some(passage);
    }

    /// What steps go from: the end of the selection, or the current passage
    /// while it is on the screen, or else the first byte shown of the focused text.
    pub(super) fn origin(&self) -> Passage {
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
    pub(super) fn toggle_peek(&mut self) {
        let Some(passage) = self.passage_at_hand() else {
            return;
        };
        if self.document.counterpart(&passage.range).is_none() {
            self.say("nothing in the other language says the same");
            return;
        }
        self.is_peeking = !self.is_peeking && self.page.arrangement == Arrangement::OneLanguage;
        self.show(&passage.range);
    }

    /// Goes on in the other text, from what says the same there.
    fn cross_over(&mut self) {
        if self.selection.is_some() {
            self.select();
        }
        let other = self.page.focus.other();
        let current = self.passage.clone();
        let current = current.filter(|passage| self.is_shown(passage));
        match current.and_then(|passage| self.translation(&passage)) {
            Some(passage) => self.move_to(passage),
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

    /// The quotations to step to: those in the focused text, of the speaker `by`
    /// if one is wanted.
    fn stops(&self, by: Option<usize>) -> Stops {
        let language = self.page.focus;
        Stops { language, by }
    }

    /// Starts a selection at the passage at hand, or leaves it for the passage
    /// at the end that moves.
    pub(super) fn select(&mut self) {
        if let Some(selection) = self.selection.take() {
            self.passage = Some(selection.head().clone());
        } else if let Some(passage) = self.passage_at_hand() {
            let selection = Selection::new(&self.document, passage);
            self.passage = Some(selection.passage());
            self.selection = Some(selection);
        }
    }

    /// Moves the end of the selection that moves, as far as it goes.
    fn extend_selection(&mut self, passage: Passage) {
        let Some(selection) = &mut self.selection else {
            return;
        };
        let head = passage.range.clone();
        match selection.extend(&self.document, passage) {
            Ok(()) => {
                self.passage = Some(selection.passage());
                self.show(&head);
            }
            Err(why) => self.say(why),
        }
    }

    fn extend_selection_to_end(&mut self, direction: Direction) {
        let selection = self.selection.as_ref();
        let furthest =
            selection.and_then(|selection| selection.furthest(&self.document, direction));
        if let Some(passage) = furthest {
            self.extend_selection(passage);
        }
    }

    pub(super) fn swap_selection_ends(&mut self) {
        if let Some(selection) = &mut self.selection {
            selection.swap_ends();
            let head = selection.head().range.clone();
            self.show(&head);
        }
    }

    /// Where the reader is now.
    pub(super) fn view(&self) -> View {
        View {
            tops: self.page.tops(),
            focus: self.page.focus,
            passage: self.passage.clone(),
        }
    }

    pub(super) fn go_back_to(&mut self, view: View) {
        self.page.go_to(view.tops, view.focus);
        self.passage = view.passage;
    }

    /// Remembers the view before a jump.
    pub(super) fn remember_jump(&mut self) {
        self.jumps.remember(self.view());
    }

    pub(super) fn jump(&mut self, direction: Direction, count: usize) {
        for _ in 0..count {
            let Some(view) = self.jumps.step(direction, &self.view()) else {
                self.say(match direction {
                    Direction::Previous => "no earlier jump",
                    Direction::Next => "no later jump",
                });
                return;
            };
            self.go_back_to(view);
        }
    }

    /// Goes where `position` says, and waits there for the rest of it if the
    /// text read so far does not reach it.
    pub(super) fn restore(&mut self, position: Position) {
        self.go_back_to(position.view(&self.document));
        self.awaited = position.is_beyond(&self.document).then(|| Awaited {
            position,
            from: self.view(),
        });
    }

    /// Goes to the place that was out of reach until more of the text came.
    pub(super) fn go_where_awaited(&mut self) {
        if let Some(awaited) = self.awaited.take()
            && awaited.from.is_at(&self.view())
        {
            self.restore(awaited.position);
        }
    }

    /// What a bookmark or a copy is made of: the selection, the current passage
    /// while it is on the screen, or else the first sentence there.
    pub(super) fn passage_at_hand(&mut self) -> Option<Passage> {
        let passage = match &self.passage {
            Some(passage) if self.selection.is_some() || self.is_shown(passage) => passage.clone(),
            _ => passage::first_sentence(&self.document, &self.page.shown())?,
        };
        self.passage = Some(passage.clone());
        Some(passage)
    }

    /// The passage at hand for good: a selection has served its purpose.
    pub(super) fn passage_to_act_on(&mut self) -> Option<Passage> {
        let passage = self.passage_at_hand()?;
        self.selection = None;
        Some(passage)
    }

    pub(super) fn step_quotation(&mut self, direction: Direction, count: usize) {
        let from = self.origin();
        let stops = self.stops(self.followed);
        match passage::step_quotation(&self.document, &from, direction, count, stops) {
            Some(passage) => self.move_to(passage),
            None if direction == Direction::Next && self.progress.is_some() => {
                self.say("no further quotation so far: the analysis goes on");
            }
            None if self.document.analysis.quotations.is_empty() => {
                self.say("no quotations in this article");
            }
            None => self.say(match direction {
                Direction::Next => "no further quotation",
                Direction::Previous => "no earlier quotation",
            }),
        }
    }

    pub(super) fn step_quotation_by_speaker(&mut self, direction: Direction, count: usize) {
        let from = self.origin();
        let Some(speaker) = self.current_speaker() else {
            self.say("go to a quotation first (→), or choose a speaker (s)");
            return;
        };
        let stops = self.stops(Some(speaker));
        match passage::step_quotation(&self.document, &from, direction, count, stops) {
            Some(passage) => self.move_to(passage),
            None => {
                let name = &self.document.analysis.speakers[speaker].name;
                self.notice = Some(match direction {
                    Direction::Next => format!("no further quotation by {name}"),
                    Direction::Previous => format!("no earlier quotation by {name}"),
                });
            }
        }
    }

    pub(super) fn step_sentence(&mut self, direction: Direction, count: usize) {
        let from = self.origin().range;
        match passage::step_sentence(&self.document, &from, direction, count) {
            Some(passage) => self.move_to(passage),
            None => self.say("no further sentence that way"),
        }
    }

    pub(super) fn step_paragraph(&mut self, direction: Direction, count: usize) {
        let from = self.origin().range;
        match passage::step_paragraph(&self.document, &from, direction, count) {
            Some(passage) => self.move_to(passage),
            None => self.say("no further paragraph that way"),
        }
    }

    pub(super) fn step_word(&mut self, direction: Direction, count: usize) {
        let origin = self.origin();
        // A selection grows past its end; any other passage is entered.
        let is_past = self.selection.is_some() || origin.unit == Unit::Word;
        let from = match direction {
            Direction::Next if is_past => origin.range.end,
            _ => origin.range.start,
        };
        let language = self.document.language_at(origin.range.start);
        match word::step(&self.document, (language, from), direction, count) {
            Some(passage) => self.move_to(passage),
            None => self.say(match direction {
                Direction::Next => "last word",
                Direction::Previous => "first word",
            }),
        }
    }

    /// The speaker of the current passage, or the one followed.
    #[must_use]
    pub fn current_speaker(&self) -> Option<usize> {
        let current = self
            .passage
            .as_ref()
            .and_then(|passage| passage.speaker(&self.document));
        self.followed.or(current)
    }

    pub(super) fn focus_other(&mut self) {
        if self.is_bilingual() {
            self.cross_over();
        } else {
            self.say("this article has one language only");
        }
    }

    pub(super) fn go_to_start(&mut self) {
        if let Some(picker) = self.overlays.last_mut().and_then(Overlay::picker_mut) {
            picker.step(Direction::Previous, usize::MAX);
            return;
        }
        match self.overlays.last_mut() {
            Some(Overlay::Help { top }) => *top = 0,
            _ if self.selection.is_some() => self.extend_selection_to_end(Direction::Previous),
            _ => {
                self.remember_jump();
                self.page.scroll_to_start();
            }
        }
    }

    pub(super) fn go_to_end(&mut self) {
        if let Some(picker) = self.overlays.last_mut().and_then(Overlay::picker_mut) {
            picker.step(Direction::Next, usize::MAX);
            return;
        }
        let last_help_row = self.last_help_row();
        match self.overlays.last_mut() {
            Some(Overlay::Help { top }) => *top = last_help_row,
            _ if self.selection.is_some() => self.extend_selection_to_end(Direction::Next),
            _ => {
                self.remember_jump();
                self.page.scroll_to_end(&self.document);
            }
        }
    }

    pub(super) fn copy(&mut self, citation: bool) -> Option<Effect> {
        let passage = self.passage_to_act_on()?;
        let mut text = self.document.text_of(&passage.range).into_owned();
        self.say(copied(citation));
        if !citation {
            return Some(Effect::Copy(text));
        }
        if let Some(counterpart) = passage.counterpart(&self.document) {
            text = format!("{text}\n{counterpart}");
        }
        let speaker = passage
            .speaker(&self.document)
            .map(|speaker| attribution(&self.document, speaker));
        let source = &self.source;
        Some(Effect::Copy(match speaker {
            Some(speaker) => format!("{text}\n— {speaker} ({source})"),
            None => format!("{text}\n({source})"),
        }))
    }

    pub(super) fn say(&mut self, notice: &str) {
        self.notice = Some(notice.to_owned());
    }
}

/// What is said once words have been copied.
pub(super) fn copied(citation: bool) -> &'static str {
    if citation {
        "copied, with who said it and where"
    } else {
        "copied"
    }
}

/// A speaker as the status bar and a citation name one: names and role.
#[must_use]
pub fn attribution(document: &Document, speaker: usize) -> String {
    let name = document.full_name(speaker);
    match &document.analysis.speakers[speaker].role {
        Some(role) => format!("{name}, {role}"),
        None => name,
    }
}
