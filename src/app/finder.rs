//! Looking for a pattern: as it is typed, when it is complete, and from match to
//! match.

use super::effect::Effect;
use super::passage::{Passage, Unit};
use super::reading::Reading;
use super::search::{NEAR, Search};
use super::status::Status;
use super::step::Direction;
use super::view::View;

/// What is looked for: the search on the screen, and the pattern to repeat.
#[derive(Debug, Default)]
pub struct Finder {
    /// The last search, while its matches are shown.
    pub shown: Option<Search>,
    /// The last pattern that was accepted.
    last_pattern: String,
}

impl Finder {
    /// Shows the first match of what is typed so far, counted from where the
    /// search began.
    pub(super) fn type_pattern(
        &mut self,
        pattern: &str,
        origin: View,
        reading: &mut Reading,
    ) -> Option<Effect> {
        let from = origin.top();
        reading.go_back_to(origin);
        self.find(pattern, from, reading)
    }

    /// Shows the first match from the byte offset `from` on. In a long text all
    /// but that one are looked for outside.
    fn find(&mut self, pattern: &str, from: usize, reading: &mut Reading) -> Option<Effect> {
        let text = &reading.document.article.text;
        let is_short = text.len() <= NEAR;
        let search = if is_short {
            Search::new(pattern, text, from)
        } else {
            Search::nearby(pattern, text, from)
        };
        self.shown = Some(search).filter(|search| !search.pattern.trim().is_empty());
        let shown = self.shown.as_ref()?;
        if let Some(found) = shown.found() {
            reading.show(&found);
        }
        (!is_short).then(|| Effect::Find(pattern.to_owned()))
    }

    /// Takes the matches of the whole text, found outside, unless something else
    /// is looked for by now; stays at its match. Where nothing was found behind
    /// the place the search began at, shows the first of all.
    pub(super) fn take(&mut self, mut all: Search, reading: &mut Reading) {
        let Some(search) = &mut self.shown else {
            return;
        };
        if search.pattern != all.pattern {
            return;
        }
        let before = search.found();
        all.stand_at(before.as_ref().map_or(0, |found| found.start));
        *search = all;
        if let Some(found) = search.found().filter(|_| before.is_none()) {
            reading.show(&found);
        }
    }

    /// Enter on a pattern: stays at the match. An empty pattern repeats the
    /// last one, as in less.
    pub(super) fn accept(
        &mut self,
        pattern: &str,
        origin: View,
        reading: &mut Reading,
        status: &mut Status,
    ) -> Option<Effect> {
        let mut effect = None;
        if pattern.is_empty() {
            let pattern = self.last_pattern.clone();
            effect = self.find(&pattern, origin.top(), reading);
        } else {
            pattern.clone_into(&mut self.last_pattern);
        }
        let here = reading.view();
        reading.go_back_to(origin);
        let search = self.shown.as_ref()?;
        if let Some(found) = search.found() {
            reading.remember_jump();
            reading.go_back_to(here);
            reading.move_to(
                Passage {
                    unit: Unit::Piece,
                    range: found,
                },
                status,
            );
        } else if search.is_complete {
            status.say(format!("not found: {}", self.last_pattern));
            self.shown = None;
        }
        effect
    }

    /// To the `count`-th match from the current one.
    pub(super) fn step(
        &mut self,
        (direction, count): (Direction, usize),
        reading: &mut Reading,
        status: &mut Status,
    ) -> Option<Effect> {
        if self.shown.is_none() && !self.last_pattern.is_empty() {
            let (place, pattern) = (reading.step_start().range.start, self.last_pattern.clone());
            let effect = self.find(&pattern, place, reading);
            if effect.is_some() {
                return effect;
            }
        }
        let Some(search) = &mut self.shown else {
            status.say("no search yet: type / and what to look for");
            return None;
        };
        if !search.is_complete {
            status.say("still looking for the other matches");
            return None;
        }
        let wrapped = search.step(direction, count);
        let Some(found) = search.found() else {
            status.say(format!("not found: {}", self.last_pattern));
            return None;
        };
        reading.move_to(
            Passage {
                unit: Unit::Piece,
                range: found,
            },
            status,
        );
        if wrapped {
            status.say("search went on from the other end");
        }
        None
    }
}
