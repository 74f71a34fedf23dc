//! The jump list: places to come back to, as in vim.

use super::step::Direction;
use super::view::View;

/// The places jumped from, and how far back in them the reader is.
#[derive(Debug, Default)]
pub(super) struct JumpList {
    views: Vec<View>,
    at: usize,
}

/// Places that are remembered.
const LONGEST: usize = 100;

impl JumpList {
    /// Remembers the view before a jump; the way forward from it is lost.
    pub(super) fn remember(&mut self, view: View) {
        self.views.truncate(self.at);
        if self.views.last() != Some(&view) {
            self.views.push(view);
        }
        if self.views.len() > LONGEST {
            self.views.remove(0);
        }
        self.at = self.views.len();
    }

    /// The place before or after this one, from `here`; none at an end.
    pub(super) fn step(&mut self, direction: Direction, here: &View) -> Option<View> {
        let target = match direction {
            Direction::Previous => self.at.checked_sub(1)?,
            Direction::Next => Some(self.at + 1).filter(|at| *at < self.views.len())?,
        };
        // The way forward needs the place one leaves.
        if self.at == self.views.len() {
            self.views.push(here.clone());
        }
        self.at = target;
        self.views.get(target).cloned()
    }
}
