//! Keeping what is read on its row of the screen while the rows above it change.

use super::Reading;
use crate::app::stretch::Place;

impl Reading {
    /// The current passage, or else the first place shown, and its row on the screen,
    /// where both texts scroll as one.
    pub(super) fn held_row(&self) -> Option<(Place, usize)> {
        if !self.page.arrangement.is_joint() {
            return None;
        }
        let current = self.passage.as_ref();
        let current = current.map(|passage| self.stretch(&passage.range).start());
        let first = Place {
            language: self.page.focus,
            byte: self.page.shown().start,
        };
        let mut places = [current, Some(first)].into_iter().flatten();
        places.find_map(|place| {
            let row = self.page.viewport(place.language).row_of(place)?;
            Some((place, row))
        })
    }

    /// Scrolls until that place is on that row again: more or fewer rows above it are no
    /// reason to move what is being read.
    pub(super) fn hold_row(&mut self, held: Option<(Place, usize)>) {
        self.settle();
        let Some((place, before)) = held.filter(|_| self.page.arrangement.is_joint()) else {
            return;
        };
        let row = self.page.viewport(place.language).row_of(place);
        let rows = row.and_then(|row| Some((row, isize::try_from(row).ok()?)));
        match (rows, isize::try_from(before)) {
            (Some((row, now)), Ok(wanted)) if row != before => {
                self.page.scroll(&self.document, now - wanted);
            }
            (None, _) => self.to_reveal = Some(place.byte..place.byte),
            _ => {}
        }
    }
}
