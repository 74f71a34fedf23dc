//! Places to come back to: those jumped from, and the one where the article was
//! left the last time.

use super::App;
use super::passage::Passage;
use super::position::{Position, found_again};
use super::step::Direction;
use crate::text::Language;

/// Where the reader was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub(super) tops: [usize; 2],
    pub(super) focus: Language,
    passage: Option<Passage>,
}

impl View {
    /// Whether `other` shows the same bytes and stands on the same: the analysis
    /// may have made a quotation of the passage meanwhile.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        let range = |view: &Self| view.passage.as_ref().map(|passage| passage.range.clone());
        self.tops == other.tops && self.focus == other.focus && range(self) == range(other)
    }
}

/// A place to go to when the text that holds it has been read, unless the
/// reader has gone somewhere else by then.
#[derive(Debug)]
pub(super) struct Awaited {
    pub(super) position: Position,
    /// Where the reader waits.
    pub(super) from: View,
}

/// The places jumped from, and how far back in them the reader is.
#[derive(Debug, Default)]
pub(super) struct Jumps {
    views: Vec<View>,
    at: usize,
}

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
        if awaited.from.is_at(&self.view()) {
            self.restore(&awaited.position);
            self.await_the_rest_of(&awaited.position);
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
}
