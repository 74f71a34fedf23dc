//! What the keys that all overlays share do to the one on top, or to the page
//! below them: accepting, closing, typing.

use super::App;
use super::effect::Effect;
use super::form::Form;
use super::overlay::Overlay;
use super::picker::Picker;
use super::prompt::{Edit, Prompt};
use super::step::Direction;
use crate::wording::Wording;

impl App {
    /// Opens or closes the panel with the reasons; without a quotation there is
    /// nothing to explain.
    pub(super) fn explain(&mut self) {
        let is_open = matches!(self.overlay(), Some(Overlay::Reason));
        let passage = self.reading.passage.as_ref();
        let is_quotation =
            passage.is_some_and(|passage| passage.quoted(&self.reading.document).is_some());
        if !is_open && !is_quotation {
            self.status.say(Wording::quotation_first);
        }
        self.overlays.clear();
        if !is_open && is_quotation {
            self.overlays.open(Overlay::Reason);
        }
    }

    pub(super) fn accept(&mut self) -> Option<Effect> {
        let (reading, status) = (&mut self.reading, &mut self.status);
        match self.overlays.pop() {
            Some(Overlay::Search(prompt, origin)) => {
                return self.search.accept(prompt.text(), origin, reading, status);
            }
            Some(Overlay::Form(form)) => return self.accept_form(&form),
            Some(Overlay::Bookmarks(list)) => return self.go_to_chosen(list),
            Some(Overlay::Library(list)) => return self.open_chosen(list),
            Some(Overlay::Words(list)) => return self.go_to_word(list),
            Some(Overlay::Speakers(list)) => {
                if let Some(speaker) = list.chosen() {
                    reading.go_to_speaker(speaker, status);
                }
            }
            Some(Overlay::Map(map)) => reading.leave_map(&map, status),
            Some(Overlay::Lines(list)) => return self.follow_line(&list),
            Some(Overlay::Places(list)) => {
                if let Some(range) = list.chosen() {
                    reading.go_to_listed(range.clone(), status);
                }
            }
            Some(Overlay::Palette(palette)) => return self.run(&palette),
            Some(Overlay::Help(list)) => {
                let command = list.chosen()?;
                return self.perform_counted(command, 1);
            }
            Some(Overlay::Messages(_) | Overlay::Reason | Overlay::Word(_)) | None => {}
        }
        None
    }

    fn accept_form(&mut self, form: &Form) -> Option<Effect> {
        let effect = self.marks.accept(form, &mut self.reading);
        self.refill_lists();
        effect
    }

    /// The program ends while the form may be open: what was typed into it is
    /// kept as if it had been accepted.
    pub fn keep_what_is_typed(&mut self) -> Option<Effect> {
        while let Some(overlay) = self.overlays.pop() {
            if let Overlay::Form(form) = overlay
                && form.is_filled_in()
            {
                return self.accept_form(&form);
            }
        }
        None
    }

    /// Closes what is on top: the overlay, the panel, the selection, the end of a
    /// tie, the matches, the followed speaker, the counterpart below the passage, the
    /// work under way, the passage, in this order.
    pub(super) fn close(&mut self) -> Option<Effect> {
        let reading = &mut self.reading;
        match self.overlays.pop() {
            Some(Overlay::Search(_, origin)) => {
                self.search.shown = None;
                reading.go_back_to(origin);
            }
            Some(Overlay::Map(map)) => reading.go_back_to(map.origin),
            Some(Overlay::Form(_) | Overlay::Palette(_)) => {}
            Some(mut overlay) => {
                if overlay.picker_mut().is_some_and(Picker::step_back) {
                    self.overlays.push(overlay);
                } else if matches!(overlay, Overlay::Library(_)) {
                    self.provenance.is_cover = false;
                }
            }
            None if reading.selection.is_some() => reading.select(),
            None if self.marks.tying.end.take().is_some() => self.status.say(Wording::nothing_tied),
            None if self.search.shown.is_some() => self.search.shown = None,
            None if reading.followed.is_some() => reading.followed = None,
            None if reading.is_peeking => reading.is_peeking = false,
            None if reading.progress.take().is_some() => {
                reading.is_partial = false;
                self.status.say(if self.provenance.is_awaited {
                    Wording::fetching_stopped
                } else {
                    Wording::analysis_stopped
                });
                return Some(Effect::StopAnalysis);
            }
            None => reading.passage = None,
        }
        None
    }

    /// Closes the list that is open with its filter. The library the program
    /// began with is all there is to leave.
    pub(super) fn leave(&mut self) -> Option<Effect> {
        match self.overlay() {
            Some(Overlay::Library(_)) if self.provenance.is_cover => Some(Effect::Quit),
            Some(overlay) if overlay.picker().is_some() => {
                self.overlays.pop();
                None
            }
            _ => self.close(),
        }
    }

    pub(super) fn interrupt(&mut self) -> Option<Effect> {
        let is_reading = self.overlays.is_empty() && self.reading.selection.is_none();
        if is_reading {
            return Some(Effect::Quit);
        }
        self.close()
    }

    /// Types what was pasted; like a key, it ends the notice and the count.
    pub(super) fn paste(&mut self, text: &str) -> Option<Effect> {
        self.status.begin();
        self.type_text(text)
    }

    pub(super) fn type_text(&mut self, text: &str) -> Option<Effect> {
        self.search.history.leave();
        self.change_line(|line| line.insert(text))
    }

    /// Moves or erases in what is typed; up and down move the choice of a list
    /// that is being narrowed, and go through the patterns typed before.
    pub(super) fn edit_line(&mut self, edit: Edit) -> Option<Effect> {
        let direction = match edit {
            Edit::Up => Some(Direction::Previous),
            Edit::Down => Some(Direction::Next),
            _ => None,
        };
        match (self.overlays.top_mut(), direction) {
            (Some(Overlay::Form(form)), _) => form.edit(edit),
            (Some(Overlay::Search(prompt, _)), Some(direction)) => {
                let recalled = self.search.history.recall(direction, prompt.text())?;
                let recalled = Prompt::new(recalled);
                return self.change_line(|line| *line = recalled);
            }
            (Some(overlay), Some(direction)) if overlay.picker().is_some() => {
                self.overlays.step_while_typing(direction);
            }
            _ => {
                self.search.history.leave();
                return self.change_line(|line| line.edit(edit));
            }
        }
        None
    }

    fn change_line(&mut self, change: impl FnOnce(&mut Prompt)) -> Option<Effect> {
        let overlay = self.overlays.top_mut()?;
        overlay.change_line(change);
        let Overlay::Search(prompt, origin) = overlay else {
            return None;
        };
        self.search
            .type_pattern(prompt.text(), origin.clone(), &mut self.reading)
    }

    /// Asks for the note to be written with the reader's own editor.
    pub(super) fn ask_for_editor(&self) -> Option<Effect> {
        match self.overlay() {
            Some(Overlay::Form(form)) => Some(Effect::WriteNote(form.note().to_owned())),
            _ => None,
        }
    }

    /// Takes a note from the editor. One that was changed there is accepted as
    /// it is: whoever saved it there has said so.
    pub(super) fn take_note(&mut self, note: &str) -> Option<Effect> {
        let Some(Overlay::Form(form)) = self.overlays.top_mut() else {
            return None;
        };
        if form.note().trim() == note.trim() {
            self.status.say(Wording::note_left);
            return None;
        }
        form.set_note(note);
        self.accept()
    }
}
