//! What can happen.

use crate::app::pointer::Gesture;
use crate::terminal::jobs::Report;
use crossterm::event::KeyEvent;
use std::io;

/// Something happened.
#[derive(Debug)]
pub(in crate::terminal) enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse was used.
    Pointer {
        /// What was done with it.
        gesture: Gesture,
        /// The column and row of the screen, from 0.
        at: (u16, u16),
    },
    /// Text was pasted.
    Paste(String),
    /// The terminal may have another size.
    Resized,
    /// The terminal says in which column its cursor is, from 0.
    CursorAt(u16),
    /// The terminal says what its text stands on.
    Background {
        /// Whether dark text is read there.
        is_light: bool,
    },
    /// A signal asks to end, to stop or to go on.
    Signal(i32),
    /// Work in the background has something to say.
    Report(Report),
    /// The terminal can no longer be read.
    Lost(io::Error),
}

impl Event {
    /// Whether it is a turn of the wheel, of which many come at once.
    pub(in crate::terminal) fn is_of_wheel(&self) -> bool {
        let Self::Pointer { gesture, .. } = self else {
            return false;
        };
        matches!(gesture, Gesture::Wheel(_) | Gesture::Drag)
    }
}
