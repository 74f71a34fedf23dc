//! How the reader arranges the page by keys: the layout, the split between the
//! columns and the width of the text.

use super::Reading;
use crate::app::page::{Arrangement, COLUMNS_AT_ALL, COLUMNS_FROM, Layout};
use crate::app::status::Status;
use crate::app::step::Direction;
use crate::wording::Wording;

impl Reading {
    /// The layout that a key asks for, or what suits the article where that is
    /// in force already.
    pub(in crate::app) fn toggle_layout(&mut self, layout: Layout, status: &mut Status) {
        if !self.is_bilingual() {
            status.say(Wording::one_language_only);
            return;
        }
        let is_on = self.page.layout == Some(layout);
        self.page.layout = (!is_on).then_some(layout);
    }

    /// Each Chinese stretch above its English, or side by side.
    pub(in crate::app) fn toggle_stacked(&mut self, status: &mut Status) {
        if self.page.arrangement != Arrangement::Stacked {
            self.toggle_layout(Layout::Stacked, status);
        } else if self.size.0 < COLUMNS_AT_ALL {
            status.say(Wording::too_narrow);
        } else {
            let is_wide = self.size.0 >= COLUMNS_FROM;
            self.page.layout = (!is_wide).then_some(Layout::Linked);
        }
    }

    pub(in crate::app) fn move_split(&mut self, direction: Direction, count: usize) {
        const STEP: usize = 5;
        let step = u16::try_from(STEP * count.min(20)).unwrap_or(100);
        let split = self.page.split();
        self.page.split = match direction {
            Direction::Next => split.saturating_add(step).min(80),
            Direction::Previous => split.saturating_sub(step).max(20),
        };
    }

    pub(in crate::app) fn change_measure(
        &mut self,
        direction: Direction,
        count: usize,
        status: &mut Status,
    ) {
        const STEP: i16 = 4;
        let step = STEP.saturating_mul(i16::try_from(count).unwrap_or(i16::MAX));
        let columns = match direction {
            Direction::Next => step,
            Direction::Previous => -step,
        };
        self.settings.change_measure(self.page.focus, columns);
        self.measure = Some(self.settings.measure);
        let measure = self.settings.measure[self.page.focus as usize];
        status.say(|wording| wording.text_width(measure));
    }
}
