//! What the mouse does, and to what on the screen: where things lie is known to
//! whoever draws them.

use super::step::Direction;
use super::stretch::Place;
use crate::text::Language;
use jiff::{SignedDuration, Timestamp};

/// A gesture of the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The left button goes down.
    Press,
    /// The mouse moves while it is down.
    Drag,
    /// It goes up.
    Release,
    /// The wheel turns by one notch.
    Wheel(Direction),
}

/// What lies under the mouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A letter of one of the texts.
    Letter(Place),
    /// The column of a text, beside its letters.
    Column(Language),
    /// The rule between the texts.
    Rule,
    /// A place of the scroll bar.
    ScrollBar(Place),
    /// The name of a speaker.
    Speaker(usize),
    /// An entry of the list that is open, by its place among those shown.
    Entry(usize),
    /// Nothing that a click means.
    Nothing,
}

/// How long after a press another one makes it double.
const DOUBLE: SignedDuration = SignedDuration::from_millis(400);

/// The last press of the button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// What was under the mouse then.
    pub(super) target: Target,
    /// The cell.
    pub(super) at: (u16, u16),
    /// When it was; none for the second press of a pair.
    pub(super) when: Option<Timestamp>,
    /// Whether the button is still down.
    pub(super) is_held: bool,
}

impl Pressed {
    /// Whether a press in the cell `at` makes both a double one.
    pub(super) fn is_followed_by(&self, at: (u16, u16), now: Timestamp) -> bool {
        let is_soon = |when: Timestamp| now.duration_since(when) <= DOUBLE;
        self.at == at && self.when.is_some_and(is_soon)
    }
}
