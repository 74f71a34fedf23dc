//! Looking for a pattern: as it is typed, when it is complete, and from match to
//! match.

use super::App;
use super::effect::Effect;
use super::overlay::Overlay;
use super::passage::{Passage, Unit};
use super::prompt::Prompt;
use super::search::Search;
use super::step::Direction;
use super::view::View;

impl App {
    pub(super) fn ask_for_pattern(&mut self) {
        self.open(Overlay::Search(Prompt::default(), self.view()));
    }

    /// Shows the first match of what is typed so far, counted from where the
    /// search began.
    pub(super) fn search_as_typed(&mut self) -> Option<Effect> {
        let Some(Overlay::Search(prompt, origin)) = self.overlay() else {
            return None;
        };
        let (pattern, origin) = (prompt.text().to_owned(), origin.clone());
        let from = origin.top();
        self.go_back_to(origin);
        self.find(&pattern, from)
    }

    /// Shows the first match from the byte offset `from` on.
    fn find(&mut self, pattern: &str, from: usize) -> Option<Effect> {
        let text = &self.document.article.text;
        let effect = self.search.find(pattern, text, from);
        if let Some(found) = self.search.found() {
            self.show(&found);
        }
        effect
    }

    /// The matches of the whole text have been found outside.
    pub(super) fn found(&mut self, all: Search) {
        if let Some(found) = self.search.take(all) {
            self.show(&found);
        }
    }

    /// Enter on a pattern: stays at the match. An empty pattern repeats the
    /// last one, as in less.
    pub(super) fn finish_search(&mut self, prompt: &Prompt, origin: View) -> Option<Effect> {
        let mut effect = None;
        if prompt.text().is_empty() {
            let pattern = self.search.last_pattern.clone();
            effect = self.find(&pattern, origin.top());
        } else {
            prompt.text().clone_into(&mut self.search.last_pattern);
        }
        let here = self.view();
        self.go_back_to(origin);
        let Some(search) = &self.search.shown else {
            return None;
        };
        if let Some(found) = search.found() {
            self.remember_jump();
            self.go_back_to(here);
            self.move_to(Passage {
                unit: Unit::Piece,
                range: found,
            });
        } else if search.is_complete {
            self.notice = Some(format!("not found: {}", self.search.last_pattern));
            self.search.shown = None;
        }
        effect
    }

    pub(super) fn step_match(&mut self, direction: Direction, count: usize) -> Option<Effect> {
        if self.search.shown.is_none() && !self.search.last_pattern.is_empty() {
            let (place, pattern) = (self.origin().range.start, self.search.last_pattern.clone());
            let effect = self.find(&pattern, place);
            if effect.is_some() {
                return effect;
            }
        }
        let Some(search) = &mut self.search.shown else {
            self.say("no search yet: type / and what to look for");
            return None;
        };
        if !search.is_complete {
            self.say("still looking for the other matches");
            return None;
        }
        let wrapped = search.step(direction, count);
        let Some(found) = search.found() else {
            self.notice = Some(format!("not found: {}", self.search.last_pattern));
            return None;
        };
        self.move_to(Passage {
            unit: Unit::Piece,
            range: found,
        });
        if wrapped {
            self.say("search went on from the other end");
        }
        None
    }
}
