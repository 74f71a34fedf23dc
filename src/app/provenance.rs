//! Where the article on the screen came from.

use super::effect::Effect;
use super::status::Status;
use super::step::Direction;
use crate::wording::Wording;

/// A source, and its place among the others to be read.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// What to call it on the screen: a file name, mostly.
    pub source: String,
    /// The place in the reading list, from 1, and the length of the list.
    pub listed: (usize, usize),
    /// The encoding it was read in.
    pub encoding: Option<&'static str>,
    /// Whether it is still being fetched, and what is shown is not it.
    pub is_awaited: bool,
    /// Whether the article only lies under the library the program began with,
    /// and nobody has read it.
    pub is_cover: bool,
}

impl Provenance {
    /// The only source to be read.
    pub(super) fn alone(source: String) -> Self {
        Self {
            source,
            listed: (1, 1),
            encoding: None,
            is_awaited: false,
            is_cover: false,
        }
    }

    /// Asks for the article before or after this one in the reading list.
    pub(super) fn another(&self, direction: Direction, status: &mut Status) -> Option<Effect> {
        let (place, length) = self.listed;
        let is_there = match direction {
            Direction::Next => place < length,
            Direction::Previous => place > 1,
        };
        if !is_there {
            status.say(match direction {
                Direction::Next => Wording::no_next_article,
                Direction::Previous => Wording::no_previous_article,
            });
        }
        is_there.then_some(Effect::Open(direction))
    }
}
