//! What the mouse does: the wheel scrolls what is under it, a click goes there,
//! and what is dragged moves or is selected.

use super::App;
use super::effect::Effect;
use super::pointer::{Gesture, Pressed, Target};
use super::step::Direction;

/// Rows for a notch of the wheel, as in most programs.
const NOTCH: usize = 3;

impl App {
    /// Does what `gesture` over `target`, in the cell `at`, asks for.
    pub(super) fn point(
        &mut self,
        gesture: Gesture,
        target: &Target,
        at: (u16, u16),
    ) -> Option<Effect> {
        match gesture {
            Gesture::Wheel(direction) => self.turn_wheel(direction, target),
            Gesture::Press => return self.press(target, at),
            Gesture::Drag => self.drag(target, at),
            Gesture::Release => {
                if let Some(pressed) = &mut self.pressed {
                    pressed.is_held = false;
                }
            }
        }
        None
    }

    fn turn_wheel(&mut self, direction: Direction, target: &Target) {
        if self.overlays.step(direction, NOTCH) {
            return;
        }
        let language = match target {
            Target::Letter(place) => place.language,
            Target::Column(language) => *language,
            _ => self.reading.page.focus,
        };
        self.reading.scroll_under(language, direction, NOTCH);
    }

    fn press(&mut self, target: &Target, at: (u16, u16)) -> Option<Effect> {
        self.status.begin();
        let now = self.marks.stamp.now;
        let is_double = self
            .pressed
            .as_ref()
            .is_some_and(|before| before.is_followed_by(at, now));
        self.pressed = Some(Pressed {
            target: target.clone(),
            at,
            // A third press is not the second of another pair.
            when: (!is_double).then_some(now),
            is_held: true,
        });
        let (reading, status) = (&mut self.reading, &mut self.status);
        match target {
            Target::Entry(place) => {
                let picker = self.overlays.picker_mut()?;
                picker.choose_shown(*place);
                if is_double {
                    return self.accept();
                }
            }
            Target::Letter(place) if is_double => {
                reading.stand_on_word(*place, status);
                self.look_up();
            }
            Target::Letter(place) => reading.stand_on_sentence(*place, status),
            Target::Column(language) => {
                reading.selection = None;
                reading.page.focus = *language;
            }
            Target::ScrollBar(place) => reading.go_to_place(*place),
            Target::Speaker(speaker) => reading.go_to_speaker(*speaker, status),
            Target::Rule | Target::Nothing => {}
        }
        None
    }

    fn drag(&mut self, target: &Target, at: (u16, u16)) {
        let Some(pressed) = self.pressed.as_ref().filter(|pressed| pressed.is_held) else {
            return;
        };
        let (reading, status) = (&mut self.reading, &mut self.status);
        match (&pressed.target, target) {
            (Target::Rule, _) => reading.page.split_at(at.0),
            (Target::ScrollBar(_), Target::ScrollBar(place)) => reading.page.scroll_to(*place),
            (Target::Letter(from), Target::Letter(to)) if pressed.at != at => {
                reading.select_between(*from, *to, status);
            }
            _ => {}
        }
    }
}
