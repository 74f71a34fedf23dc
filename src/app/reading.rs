//! Moving through the text: scrolling to passages, jumps, speakers, search.

use super::action::{Direction, Effect};
use super::document::Document;
use super::passage::{self, Passage, Unit};
use super::position::found_again;
use super::prompt::Prompt;
use super::search::{NEAR, Search};
use super::{App, Awaited, Overlay, Position, View};
use crate::text::Language;
use std::ops::Range;

/// Places jumped from that are remembered.
const MOST_JUMPS: usize = 100;

impl App {
    /// Goes where `position` says, as far as the article still has it.
    pub(super) fn restore(&mut self, position: &Position) {
        let has_text = |language: &Language| !self.document.blocks(*language).is_empty();
        self.focus = position
            .focus
            .filter(has_text)
            .or_else(|| Some(Language::English).filter(has_text))
            .unwrap_or(Language::Chinese);
        let [zh, en, stood_on] = &position.words;
        let text = &self.document.article.text;
        for ((pane, top), words) in self.panes.iter_mut().zip(position.tops).zip([zh, en]) {
            pane.set_top(found_again(text, top, words));
        }
        self.passage = position
            .passage
            .and_then(|[start, end]| {
                let again = found_again(text, start, stood_on);
                let range = again..again + end.checked_sub(start)?;
                let is_text = text.get(range.clone()).is_some_and(|text| !text.is_empty());
                is_text.then_some(range)
            })
            .map(|range| self.passage_of(range));
    }

    /// Remembers `position` if the text read so far does not reach it.
    pub(super) fn await_the_rest_of(&mut self, position: &Position) {
        let end = self.document.article.text.len();
        let is_further = position.tops.iter().any(|top| *top > end)
            || position.passage.is_some_and(|[_, passage]| passage > end);
        self.awaited = is_further.then(|| Awaited {
            position: position.clone(),
            from: self.view(),
        });
    }

    /// Goes to the place that was out of reach until more of the text came.
    pub(super) fn go_where_awaited(&mut self) {
        let Some(awaited) = self.awaited.take() else {
            return;
        };
        if awaited.from == self.view() {
            self.restore(&awaited.position);
            self.await_the_rest_of(&awaited.position);
        }
    }

    /// The passage that `range` is: a quotation, if one has these bytes.
    pub(super) fn passage_of(&self, range: Range<usize>) -> Passage {
        let quotations = &self.document.analysis.quotations;
        let first = quotations.partition_point(|quotation| quotation.spans[0].start < range.start);
        let unit = quotations[first..]
            .iter()
            .take_while(|quotation| quotation.spans[0].start == range.start)
            .position(|quotation| super::document::extent(quotation) == range)
            .map_or(Unit::Piece, |index| Unit::Quotation(first + index));
        Passage { unit, range }
    }

    /// The analysis has changed: what the reader stands on keeps its bytes.
    pub(super) fn find_passage_again(&mut self) {
        if let Some(passage) = self.passage.take() {
            self.passage = Some(self.passage_of(passage.range));
        }
        self.find_selection_again();
    }

    pub(super) fn is_shown(&self, passage: &Passage) -> bool {
        self.panes
            .iter()
            .any(|pane| pane.shows(passage.range.start))
    }

    /// Shows `range` and gives its pane the focus.
    pub(super) fn show(&mut self, range: &Range<usize>) {
        self.focus = self.document.language_at(range.start);
        // The pane may have been hidden until now: it gets its size first.
        self.settle();
        self.panes[self.focus as usize].reveal(&self.document, range);
    }

    /// Stands on `passage` and shows it; a selection grows to it.
    pub(super) fn stand_on(&mut self, passage: Passage) {
        if self.selection.is_some() {
            self.extend_selection(passage);
            return;
        }
        self.show(&passage.range);
        self.passage = Some(passage);
    }

    /// What steps go from: the end of the selection, or the passage stood on
    /// while it is on the screen, or else the first byte of the focused pane.
    fn origin(&self) -> Passage {
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
        if let Some(picker) = self.overlay.as_mut().and_then(Overlay::picker_mut) {
            picker.step(Direction::Previous, usize::MAX);
            return;
        }
        match &mut self.overlay {
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
        if let Some(picker) = self.overlay.as_mut().and_then(Overlay::picker_mut) {
            picker.step(Direction::Next, usize::MAX);
            return;
        }
        let last_help_row = self.last_help_row();
        match &mut self.overlay {
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
        let view = self.view();
        self.jumps.views.truncate(self.jumps.at);
        if self.jumps.views.last() != Some(&view) {
            self.jumps.views.push(view);
        }
        if self.jumps.views.len() > MOST_JUMPS {
            self.jumps.views.remove(0);
        }
        self.jumps.at = self.jumps.views.len();
    }

    pub(super) fn jump(&mut self, direction: Direction, count: usize) {
        for _ in 0..count {
            let target = match direction {
                Direction::Previous => self.jumps.at.checked_sub(1),
                Direction::Next => {
                    Some(self.jumps.at + 1).filter(|at| *at < self.jumps.views.len())
                }
            };
            let Some(target) = target else {
                self.say(match direction {
                    Direction::Previous => "no earlier jump",
                    Direction::Next => "no later jump",
                });
                return;
            };
            // The way forward needs the place one leaves.
            if self.jumps.at == self.jumps.views.len() {
                self.jumps.views.push(self.view());
            }
            self.jumps.at = target;
            self.go_back_to(self.jumps.views[target].clone());
        }
    }

    pub(super) fn ask_for_pattern(&mut self) {
        self.overlay = Some(Overlay::Search(Prompt::default(), self.view()));
    }

    /// Shows the first match of what is typed so far, counted from where the
    /// search began.
    pub(super) fn search_as_typed(&mut self) -> Option<Effect> {
        let Some(Overlay::Search(prompt, origin)) = &self.overlay else {
            return None;
        };
        let (pattern, origin) = (prompt.text().to_owned(), origin.clone());
        let from = origin.tops[origin.focus as usize];
        self.go_back_to(origin);
        self.find(&pattern, from)
    }

    /// Stands on the first match from the byte offset `from` on. In a long
    /// text the others are looked for outside.
    fn find(&mut self, pattern: &str, from: usize) -> Option<Effect> {
        let text = &self.document.article.text;
        let is_short = text.len() <= NEAR;
        let search = if is_short {
            Search::new(pattern, text, from)
        } else {
            Search::nearby(pattern, text, from)
        };
        if let Some(found) = search.found() {
            self.show(&found);
        }
        self.search = Some(search).filter(|search| !search.pattern.trim().is_empty());
        (self.search.is_some() && !is_short).then(|| Effect::Find(pattern.to_owned()))
    }

    /// Takes the matches found outside, unless something else is looked for by
    /// now; stands where it stood.
    pub(super) fn found(&mut self, mut all: Search) {
        let Some(search) = self
            .search
            .as_mut()
            .filter(|search| search.pattern == all.pattern)
        else {
            return;
        };
        let stood_on = search.found();
        all.stand_at(stood_on.clone().map_or(0, |found| found.start));
        *search = all;
        // Before this nothing was found behind the place the search began at.
        if stood_on.is_none()
            && let Some(found) = search.found()
        {
            self.show(&found);
        }
    }

    /// Enter on a pattern: stays at the match. An empty pattern repeats the
    /// last one, as in less.
    pub(super) fn finish_search(&mut self, prompt: &Prompt, origin: View) -> Option<Effect> {
        let mut effect = None;
        if prompt.text().is_empty() {
            let pattern = self.last_pattern.clone();
            effect = self.find(&pattern, origin.tops[origin.focus as usize]);
        } else {
            prompt.text().clone_into(&mut self.last_pattern);
        }
        let here = self.view();
        self.go_back_to(origin);
        let Some(search) = &self.search else {
            return None;
        };
        if let Some(found) = search.found() {
            self.remember_jump();
            self.go_back_to(here);
            self.stand_on(Passage {
                unit: Unit::Piece,
                range: found,
            });
        } else if search.is_complete {
            self.notice = Some(format!("not found: {}", self.last_pattern));
            self.search = None;
        }
        effect
    }

    pub(super) fn step_match(&mut self, direction: Direction, count: usize) -> Option<Effect> {
        if self.search.is_none() && !self.last_pattern.is_empty() {
            let (place, pattern) = (self.origin().range.start, self.last_pattern.clone());
            let effect = self.find(&pattern, place);
            if effect.is_some() {
                return effect;
            }
        }
        let Some(search) = &mut self.search else {
            self.say("no search yet: type / and what to look for");
            return None;
        };
        if !search.is_complete {
            self.say("still looking for the other matches");
            return None;
        }
        let wrapped = search.step(direction, count);
        let Some(found) = search.found() else {
            self.notice = Some(format!("not found: {}", self.last_pattern));
            return None;
        };
        self.stand_on(Passage {
            unit: Unit::Piece,
            range: found,
        });
        if wrapped {
            self.say("search went on from the other end");
        }
        None
    }

    pub(super) fn copy(&mut self, citation: bool) -> Option<Effect> {
        let passage = self.passage_to_act_on()?;
        let text = self.document.article.text[passage.range.clone()].to_owned();
        self.say(if citation {
            "copied, with who said it and where"
        } else {
            "copied"
        });
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

/// A speaker as the status line names one: name and role.
#[must_use]
pub fn attribution(document: &Document, speaker: usize) -> String {
    let speaker = &document.analysis.speakers[speaker];
    match &speaker.role {
        Some(role) => format!("{}, {role}", speaker.name),
        None => speaker.name.clone(),
    }
}
