//! Looking for a pattern: as it is typed, when it is complete, and from match to
//! match.

use super::App;
use super::effect::Effect;
use super::overlay::Overlay;
use super::passage::{Passage, Unit};
use super::prompt::Prompt;
use super::search::{NEAR, Search};
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
}
