//! What lies over the panes or is being typed, and what the keys that all of
//! them share do to it: choosing, accepting, closing, typing.

use super::App;
use super::bookmark_list::BookmarkList;
use super::effect::Effect;
use super::fact_list::FactList;
use super::form::Form;
use super::library_list::LibraryList;
use super::mode::Mode;
use super::picker::Picker;
use super::prompt::{Edit, Prompt};
use super::speaker_list::SpeakerList;
use super::step::Direction;
use super::view::View;

/// What lies over the panes, or is being typed. The last one opened has the
/// keys; below it is what it was opened from.
#[derive(Debug)]
pub enum Overlay {
    /// The keys, scrolled down by so many rows.
    Help {
        /// Rows above the first one shown.
        top: usize,
    },
    /// Why the quotation stood on is one and whose it is, whichever that is:
    /// the keys stay those of reading.
    Reason,
    /// The bookmarks.
    Bookmarks(BookmarkList),
    /// The articles read.
    Library(LibraryList),
    /// The speakers.
    Speakers(SpeakerList),
    /// The facts that differ.
    Facts(FactList),
    /// A search pattern, with the view to come back to.
    Search(Prompt, View),
    /// Name, tags and note of a bookmark.
    Form(Form),
}

impl Overlay {
    /// Which keys are in force; those of what lies below, if none.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        Some(match self {
            Self::Reason => return None,
            Self::Help { .. } => Mode::Help,
            Self::Search(..) => Mode::Typing,
            Self::Form(_) => Mode::Form,
            _ if self.picker().is_some_and(|picker| picker.is_typing) => Mode::Filtering,
            Self::Bookmarks(_) => Mode::Bookmarks,
            Self::Library(_) => Mode::Library,
            Self::Speakers(_) => Mode::Speakers,
            Self::Facts(_) => Mode::Facts,
        })
    }

    /// The list to choose from, if there is one.
    #[must_use]
    pub fn picker(&self) -> Option<&Picker> {
        match self {
            Self::Bookmarks(list) => Some(&list.picker),
            Self::Library(list) => Some(&list.picker),
            Self::Speakers(list) => Some(&list.picker),
            Self::Facts(list) => Some(&list.picker),
            _ => None,
        }
    }

    pub(super) fn picker_mut(&mut self) -> Option<&mut Picker> {
        match self {
            Self::Bookmarks(list) => Some(&mut list.picker),
            Self::Library(list) => Some(&mut list.picker),
            Self::Speakers(list) => Some(&mut list.picker),
            Self::Facts(list) => Some(&mut list.picker),
            _ => None,
        }
    }
}

impl App {
    /// What has the keys, if something lies over the panes.
    #[must_use]
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlays.last()
    }

    /// Opens `overlay` in place of whatever lies over the panes.
    pub(super) fn open(&mut self, overlay: Overlay) {
        self.overlays = vec![overlay];
    }

    /// Moves the choice of the list that is open, or the help; says whether
    /// there was one.
    pub(super) fn choose(&mut self, direction: Direction, steps: usize) -> bool {
        let last_help_row = self.last_help_row();
        let moved = |from: usize, length: usize| match direction {
            Direction::Next => from.saturating_add(steps).min(length.saturating_sub(1)),
            Direction::Previous => from.saturating_sub(steps),
        };
        match self.overlays.last_mut() {
            Some(Overlay::Help { top }) => *top = moved(*top, last_help_row + 1),
            Some(Overlay::Reason) | None => return false,
            Some(overlay) => {
                if let Some(picker) = overlay.picker_mut() {
                    picker.step(direction, steps);
                }
            }
        }
        true
    }

    /// The first row of the help when its last one is shown.
    pub(super) fn last_help_row(&self) -> usize {
        // A frame of two rows, and the status line.
        let shown = usize::from(self.size.1).saturating_sub(3);
        self.help_rows.saturating_sub(shown)
    }

    /// Opens the help over what is there.
    pub(super) fn open_help(&mut self) {
        if !matches!(self.overlay(), Some(Overlay::Help { .. })) {
            self.overlays.push(Overlay::Help { top: 0 });
        }
    }

    /// Opens or closes the panel with the reasons; without a quotation there is
    /// nothing to explain.
    pub(super) fn explain(&mut self) {
        let is_open = matches!(self.overlay(), Some(Overlay::Reason));
        let is_quotation = self
            .passage
            .as_ref()
            .is_some_and(|passage| passage.quoted(&self.document).is_some());
        if !is_open && !is_quotation {
            self.say("go to a quotation first (→)");
        }
        self.overlays.clear();
        if !is_open && is_quotation {
            self.open(Overlay::Reason);
        }
    }

    pub(super) fn accept(&mut self) -> Option<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Search(prompt, origin)) => return self.finish_search(&prompt, origin),
            Some(Overlay::Form(form)) => return self.accept_form(&form),
            Some(Overlay::Bookmarks(list)) => return self.go_to_chosen(list),
            Some(Overlay::Library(list)) => return self.open_chosen(list),
            Some(Overlay::Speakers(list)) => self.go_to_speaker(&list),
            Some(Overlay::Facts(list)) => self.go_to_fact(&list),
            Some(Overlay::Help { .. } | Overlay::Reason) | None => {}
        }
        None
    }

    /// Closes what is on top: the overlay, the panel, the selection, the
    /// matches, the followed speaker, the counterpart below the passage, the
    /// work under way, the passage, in this order.
    pub(super) fn close(&mut self) -> Option<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Search(_, origin)) => {
                self.search.shown = None;
                self.go_back_to(origin);
            }
            Some(Overlay::Form(_) | Overlay::Help { .. }) => {}
            Some(mut overlay) => {
                if overlay.picker_mut().is_some_and(Picker::step_back) {
                    self.overlays.push(overlay);
                } else {
                    self.is_cover = false;
                }
            }
            None if self.selection.is_some() => self.select(),
            None if self.search.shown.is_some() => self.search.shown = None,
            None if self.followed.is_some() => self.followed = None,
            None if self.is_peeking => self.is_peeking = false,
            None if self.progress.take().is_some() => {
                self.say("analysis stopped; the text can be read without it");
                return Some(Effect::StopAnalysis);
            }
            None => self.passage = None,
        }
        None
    }

    /// Closes the list that is open with its filter. The library the program
    /// began with is all there is to leave.
    pub(super) fn leave(&mut self) -> Option<Effect> {
        match self.overlay() {
            Some(Overlay::Library(_)) if self.is_cover => Some(Effect::Quit),
            Some(overlay) if overlay.picker().is_some() => {
                self.overlays.clear();
                None
            }
            _ => self.close(),
        }
    }

    pub(super) fn interrupt(&mut self) -> Option<Effect> {
        let is_reading = self.overlays.is_empty() && self.selection.is_none();
        if is_reading {
            return Some(Effect::Quit);
        }
        self.close()
    }

    /// The keys go into the filter of the list from now on.
    pub(super) fn type_filter(&mut self) {
        if let Some(picker) = self.overlays.last_mut().and_then(Overlay::picker_mut) {
            picker.is_typing = true;
        }
    }

    pub(super) fn type_text(&mut self, text: &str) -> Option<Effect> {
        self.change_line(|line| line.insert(text))
    }

    /// Types what was pasted; like a key, it ends the notice and the count.
    pub(super) fn paste(&mut self, text: &str) -> Option<Effect> {
        (self.notice, self.count) = (None, None);
        self.type_text(text)
    }

    /// Moves or erases in what is typed; up and down move the choice of a list
    /// that is being narrowed.
    pub(super) fn edit_line(&mut self, edit: Edit) -> Option<Effect> {
        match (self.overlays.last_mut(), edit) {
            (Some(Overlay::Form(form)), _) => form.edit(edit),
            (Some(overlay), Edit::Up) if overlay.picker().is_some() => {
                self.choose(Direction::Previous, 1);
            }
            (Some(overlay), Edit::Down) if overlay.picker().is_some() => {
                self.choose(Direction::Next, 1);
            }
            _ => return self.change_line(|line| line.edit(edit)),
        }
        None
    }

    fn change_line(&mut self, change: impl FnOnce(&mut Prompt)) -> Option<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Search(prompt, _)) => {
                change(prompt);
                return self.search_as_typed();
            }
            Some(Overlay::Form(form)) => change(form.current()),
            Some(overlay) => {
                if let Some(picker) = overlay.picker_mut().filter(|picker| picker.is_typing) {
                    picker.change_filter(change);
                }
            }
            None => {}
        }
        None
    }

    pub(super) fn next_field(&mut self, direction: Direction) {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            form.next_field(direction);
        }
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
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else {
            return None;
        };
        if form.note().trim() == note.trim() {
            self.say("the note was left as it was");
            return None;
        }
        form.set_note(note);
        self.accept()
    }
}
