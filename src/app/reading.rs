//! Moving through the text from passage to passage and from speaker to speaker.

use super::App;
use super::document::Document;
use super::effect::Effect;
use super::overlay::Overlay;
use super::passage::{self, Passage, Unit};
use super::position::{Awaited, Position};
use super::selection::Selection;
use super::step::Direction;
use super::view::View;
use std::ops::Range;

impl App {
    /// The analysis has changed: what the reader stands on keeps its bytes.
    pub(super) fn find_passage_again(&mut self) {
        if let Some(passage) = self.passage.take() {
            self.passage = Some(Passage::at(&self.document, passage.range));
        }
        if let Some(selection) = &mut self.selection {
            selection.find_again(&self.document);
        }
    }

    pub(super) fn is_shown(&self, passage: &Passage) -> bool {
        self.panes
            .iter()
            .any(|pane| pane.shows(passage.range.start))
    }

    /// Gives the pane of `range` the focus, and shows it there once the pane
    /// has its size: it may have been hidden until now.
    pub(super) fn show(&mut self, range: &Range<usize>) {
        self.focus = self.document.language_at(range.start);
        self.to_reveal.push(range.clone());
    }

    /// Stands on `passage` and shows it; a selection grows to it.
    pub(super) fn stand_on(&mut self, passage: Passage) {
        if self.selection.is_some() {
            self.extend_selection(passage);
            return;
        }
        self.show(&passage.range);
        self.show_counterpart(&passage);
        self.passage = Some(passage);
    }

    /// Shows in the other pane what the same speaker says there.
    fn show_counterpart(&mut self, passage: &Passage) {
        let Unit::Quotation(index) = passage.unit else {
            return;
        };
        if let Some(other) = passage::counterpart(&self.document, index) {
            let range = super::document::extent(&self.document.analysis.quotations[other]);
            self.to_reveal.push(range);
        }
    }

    /// What steps go from: the end of the selection, or the passage stood on
    /// while it is on the screen, or else the first byte of the focused pane.
    pub(super) fn origin(&self) -> Passage {
        if let Some(selection) = &self.selection {
            return selection.head().clone();
        }
        match &self.passage {
            Some(passage) if self.is_shown(passage) => passage.clone(),
            _ => {
                let place = self.pane().shown().start;
                Passage {
                    unit: Unit::Piece,
                    range: place..place,
                }
            }
        }
    }

    /// Whether the focused pane shows the start of its text.
    fn is_at_start(&self) -> bool {
        let first = self.document.blocks(self.focus).get(0);
        first.is_some_and(|block| self.pane().shown().start <= block.range.start)
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
            tops: [self.panes[0].top(), self.panes[1].top()],
            focus: self.focus,
            passage: self.passage.clone(),
        }
    }

    pub(super) fn go_back_to(&mut self, view: View) {
        for (pane, top) in self.panes.iter_mut().zip(view.tops) {
            pane.set_top(top);
        }
        self.focus = view.focus;
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

    /// What a bookmark or a copy is made of: the selection, the passage stood
    /// on while it is on the screen, or else the first sentence there.
    pub(super) fn passage_at_hand(&mut self) -> Option<Passage> {
        let passage = match &self.passage {
            Some(passage) if self.selection.is_some() || self.is_shown(passage) => passage.clone(),
            _ => passage::first_sentence(&self.document, &self.pane().shown())?,
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
        let mut from = self.origin();
        if self.passage.is_none() && self.is_at_start() {
            // The first step goes to the first quotation of all, whichever
            // pane it is in.
            from.range = 0..0;
        }
        match passage::step_quotation(&self.document, &from, direction, count, None) {
            Some(passage) => self.stand_on(passage),
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
            self.say("stand on a quotation first (→), or choose a speaker (s)");
            return;
        };
        match passage::step_quotation(&self.document, &from, direction, count, Some(speaker)) {
            Some(passage) => self.stand_on(passage),
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
            Some(passage) => self.stand_on(passage),
            None => self.say("no further sentence that way"),
        }
    }

    pub(super) fn step_paragraph(&mut self, direction: Direction, count: usize) {
        let from = self.origin().range;
        match passage::step_paragraph(&self.document, &from, direction, count) {
            Some(passage) => self.stand_on(passage),
            None => self.say("no further paragraph that way"),
        }
    }

    /// The speaker of the passage stood on, or the one followed.
    #[must_use]
    pub fn current_speaker(&self) -> Option<usize> {
        let standing = self
            .passage
            .as_ref()
            .and_then(|passage| passage.speaker(&self.document));
        self.followed.or(standing)
    }

    pub(super) fn enter_speakers(&mut self) {
        if self.chosen_speaker.is_some() {
            self.chosen_speaker = None;
        } else if self.document.analysis.speakers.is_empty() {
            self.say("no speakers in this article");
        } else {
            self.chosen_speaker = Some(self.current_speaker().unwrap_or(0));
        }
    }

    /// Goes to the first quotation of the speaker chosen in the panel.
    pub(super) fn go_to_speaker(&mut self) {
        let Some(speaker) = self.chosen_speaker.take() else {
            return;
        };
        let start = Passage {
            unit: Unit::Piece,
            range: 0..0,
        };
        if let Some(passage) =
            passage::step_quotation(&self.document, &start, Direction::Next, 1, Some(speaker))
        {
            self.remember_jump();
            self.stand_on(passage);
            if self.followed.is_some() {
                self.followed = Some(speaker);
            }
        }
    }

    pub(super) fn follow(&mut self) {
        let chosen = self.chosen_speaker.or_else(|| self.current_speaker());
        match chosen {
            _ if self.followed.is_some()
                && (self.chosen_speaker.is_none() || self.followed == chosen) =>
            {
                self.followed = None;
            }
            Some(speaker) => self.followed = Some(speaker),
            None => self.say("stand on a quotation first (→), or choose a speaker (s)"),
        }
    }

    pub(super) fn focus_other(&mut self) {
        if self.is_bilingual() {
            self.focus = self.focus.other();
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
            _ if self.chosen_speaker.is_some() => self.chosen_speaker = Some(0),
            _ if self.selection.is_some() => self.extend_selection_to_end(Direction::Previous),
            _ => {
                self.remember_jump();
                self.panes[self.focus as usize].set_top(0);
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
            _ if self.chosen_speaker.is_some() => {
                self.chosen_speaker = self.document.analysis.speakers.len().checked_sub(1);
            }
            _ if self.selection.is_some() => self.extend_selection_to_end(Direction::Next),
            _ => {
                self.remember_jump();
                self.panes[self.focus as usize].scroll_to_end(&self.document);
            }
        }
    }

    pub(super) fn copy(&mut self, citation: bool) -> Option<Effect> {
        let passage = self.passage_to_act_on()?;
        let text = self.document.article.text[passage.range.clone()].to_owned();
        self.say(copied(citation));
        if !citation {
            return Some(Effect::Copy(text));
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

/// A speaker as the status line names one: name and role.
#[must_use]
pub fn attribution(document: &Document, speaker: usize) -> String {
    let speaker = &document.analysis.speakers[speaker];
    match &speaker.role {
        Some(role) => format!("{}, {role}", speaker.name),
        None => speaker.name.clone(),
    }
}
