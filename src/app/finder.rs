//! Looking for a pattern: as it is typed, when it is complete, and from match to
//! match.

use super::effect::Effect;
use super::passage::{self, Passage, Unit};
use super::prompt_history::PromptHistory;
use super::reading::Reading;
use super::search::{NEAR, ReadAs, Search};
use super::status::Status;
use super::step::Direction;
use super::view::View;
use super::word;
use crate::wording::{Said, Wording};

/// What is looked for: the search on the screen, and the pattern to repeat.
#[derive(Debug, Default)]
pub struct Finder {
    /// The last search, while its matches are shown.
    pub shown: Option<Search>,
    /// The patterns accepted before.
    pub(super) history: PromptHistory,
    /// The last pattern that was accepted.
    last_pattern: String,
    /// Where the reader waits for the first match: the pattern has been
    /// accepted, and nothing is near.
    awaited_at: Option<View>,
}

impl Finder {
    /// Takes over from the article read before what can be repeated in this one.
    pub fn follow_on(&mut self, before: Self) {
        self.history = before.history;
        self.last_pattern = before.last_pattern;
    }

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
        self.awaited_at = None;
        self.shown = Some(search).filter(|search| !search.pattern.trim().is_empty());
        let shown = self.shown.as_ref()?;
        if let Some(found) = shown.found() {
            reading.show(&found);
        }
        (!is_short).then(|| Effect::Find(pattern.to_owned(), from))
    }

    /// The text has become another: looks for the same in it.
    pub(super) fn find_again(
        &mut self,
        reading: &mut Reading,
        status: &mut Status,
    ) -> Option<Effect> {
        let search = self.shown.as_mut()?;
        let text = &reading.document.article.text;
        let place = search.found().map_or(0, |found| found.start);
        if text.len() > NEAR {
            search.is_complete = false;
            return Some(Effect::Find(search.pattern.clone(), place));
        }
        *search = Search::new(&search.pattern, text, place);
        if self.stop_waiting(reading) {
            self.stand_or_wait(false, reading, status);
        }
        None
    }

    /// Stops waiting; says whether the reader still waited, and has not gone on
    /// reading elsewhere.
    fn stop_waiting(&mut self, reading: &Reading) -> bool {
        let awaited_at = self.awaited_at.take();
        awaited_at.is_some_and(|view| view.is_at(&reading.view()))
    }

    /// Stands on the match, as soon as there is one.
    fn stand_or_wait(&mut self, went_round: bool, reading: &mut Reading, status: &mut Status) {
        let view = reading.view();
        let is_done = self.stand(went_round, reading, status);
        self.awaited_at = (!is_done).then_some(view);
    }

    /// Takes the first match, or those of the whole text, found outside, unless
    /// something else is looked for by now; stays at its match. Where nothing
    /// was found at once, shows what has been now.
    pub(super) fn take(&mut self, mut new: Search, reading: &mut Reading, status: &mut Status) {
        let Some(search) = &mut self.shown else {
            return;
        };
        let before = search.found();
        if search.pattern != new.pattern || (before.is_some() && !new.is_complete) {
            return;
        }
        if let Some(before) = &before {
            new.stand_at(before.start);
        }
        *search = new;
        if before.is_some() {
            return;
        }
        let found = search.found();
        let is_typed = self.awaited_at.is_none();
        if self.stop_waiting(reading) {
            self.stand_or_wait(false, reading, status);
        } else if is_typed && let Some(found) = found {
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
        let from = origin.top();
        let mut effect = None;
        if pattern.is_empty() {
            let pattern = self.last_pattern.clone();
            effect = self.find(&pattern, from, reading);
        } else {
            self.remember(pattern);
        }
        reading.go_back_to(origin);
        let search = self.shown.as_ref()?;
        let went_round = search.found().is_some_and(|found| found.start < from);
        self.stand_or_wait(went_round, reading, status);
        effect
    }

    fn remember(&mut self, pattern: &str) {
        self.history.record(pattern);
        pattern.clone_into(&mut self.last_pattern);
    }

    /// Moves to the sentence around the current match, and tells what the reader
    /// may not expect of it; says whether that could be done or given up.
    fn stand(&mut self, went_round: bool, reading: &mut Reading, status: &mut Status) -> bool {
        let Some(search) = &self.shown else {
            return true;
        };
        let Some(found) = search.found() else {
            if search.is_complete && reading.is_partial {
                status.say(|wording| wording.not_found_so_far(&search.pattern));
            } else if search.is_complete {
                status.say(|wording| wording.not_found(&search.pattern));
                self.shown = None;
            }
            return self.shown.is_none();
        };
        reading.remember_jump();
        let range = passage::sentences_around(&reading.document, &found);
        let unit = Unit::Sentence;
        reading.move_to(Passage { unit, range }, status);
        if reading.selection.is_none() {
            // A sentence may be longer than the screen.
            reading.show(&found);
        }
        let understood = match search.read_as {
            ReadAs::Pattern => None,
            ReadAs::Text => Some(Wording::searched_as_text as Said),
            ReadAs::Pinyin => Some(Wording::found_by_pinyin as Said),
        };
        let wrapped = went_round.then_some(Wording::wrapped_to_top as Said);
        match (understood, wrapped) {
            (Some(understood), Some(wrapped)) => {
                status.say(|wording| wording.both(&understood(wording), &wrapped(wording)));
            }
            (one, other) => {
                if let Some(told) = one.or(other) {
                    status.say(told);
                }
            }
        }
        true
    }

    /// To the next place of the word at hand.
    pub(super) fn find_word(
        &mut self,
        count: usize,
        reading: &mut Reading,
        status: &mut Status,
    ) -> Option<Effect> {
        let here = reading.passage_at_hand();
        let Some(word) = here.and_then(|here| word::chief(&reading.document, &here)) else {
            status.say(Wording::no_word_here);
            return None;
        };
        let pattern = pattern_of_word(&reading.document.article.text[word.clone()]);
        let effect = self.find(&pattern, word.start, reading);
        self.remember(&pattern);
        self.step((Direction::Next, count), reading, status)
            .or(effect)
    }

    /// To the `count`-th match from the current one, or from where the reader has
    /// gone since.
    pub(super) fn step(
        &mut self,
        (direction, count): (Direction, usize),
        reading: &mut Reading,
        status: &mut Status,
    ) -> Option<Effect> {
        let mut effect = None;
        if self.shown.is_none() && !self.last_pattern.is_empty() {
            let (place, pattern) = (reading.step_start().range.start, self.last_pattern.clone());
            effect = self.find(&pattern, place, reading);
        }
        let Some(search) = &mut self.shown else {
            status.say(Wording::no_search_yet);
            return None;
        };
        let found = search.found();
        let from = reading.step_start().range;
        let is_here = |found: &std::ops::Range<usize>| from.contains(&found.start);
        let from = (!found.as_ref().is_some_and(is_here)).then_some(&from);
        if !search.is_complete {
            let start = from.map_or(found.map_or(0, |found| found.end), |from| from.end);
            let text = &reading.document.article.text;
            let next = Search::nearby(&search.pattern, text, start);
            if direction == Direction::Previous || next.matches.is_empty() {
                status.say(Wording::still_counting);
                return effect;
            }
            search.matches = next.matches;
            self.stand(false, reading, status);
            return effect;
        }
        let went_round = search.step(from, direction, count);
        self.stand(false, reading, status);
        if went_round && self.shown.is_some() {
            status.say(match direction {
                Direction::Next => Wording::wrapped_to_top,
                Direction::Previous => Wording::wrapped_to_bottom,
            });
        }
        effect
    }
}

/// The pattern that finds `word` wherever it stands, with any capitals: in
/// Latin letters not as a part of another.
fn pattern_of_word(word: &str) -> String {
    let escaped = regex::escape(&word.to_lowercase());
    let is_latin =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    if is_latin(word.chars().next()) && is_latin(word.chars().next_back()) {
        format!(r"\b{escaped}\b")
    } else {
        escaped
    }
}
