//! What can lie over the panes or be typed.

use super::bookmark_list::BookmarkList;
use super::fact_list::FactList;
use super::form::Form;
use super::library_list::LibraryList;
use super::line_list::{LineList, Lines};
use super::look_up::LookUp;
use super::mode::Mode;
use super::picker::Picker;
use super::prompt::Prompt;
use super::speaker_list::SpeakerList;
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
    /// What is told of the current word: the keys stay those of reading until everything
    /// is told.
    Word(LookUp),
    /// The bookmarks.
    Bookmarks(BookmarkList),
    /// The articles read.
    Library(LibraryList),
    /// The speakers.
    Speakers(SpeakerList),
    /// The facts that differ.
    Facts(FactList),
    /// The outline, the links or the encodings.
    Lines(LineList),
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
            Self::Word(told) if !told.is_whole => return None,
            Self::Word(_) => Mode::Entry,
            Self::Help { .. } => Mode::Help,
            Self::Search(..) => Mode::Typing,
            Self::Form(_) => Mode::Form,
            _ if self.picker().is_some_and(|picker| picker.is_typing) => Mode::Filtering,
            Self::Bookmarks(_) => Mode::Bookmarks,
            Self::Library(_) => Mode::Library,
            Self::Speakers(_) => Mode::Speakers,
            Self::Facts(_) => Mode::Facts,
            Self::Lines(list) => match list.lines {
                Lines::Outline(_) => Mode::Outline,
                Lines::Links => Mode::Links,
                Lines::Encodings => Mode::Encodings,
            },
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
            Self::Lines(list) => Some(&list.picker),
            _ => None,
        }
    }

    pub(super) fn picker_mut(&mut self) -> Option<&mut Picker> {
        match self {
            Self::Bookmarks(list) => Some(&mut list.picker),
            Self::Library(list) => Some(&mut list.picker),
            Self::Speakers(list) => Some(&mut list.picker),
            Self::Facts(list) => Some(&mut list.picker),
            Self::Lines(list) => Some(&mut list.picker),
            _ => None,
        }
    }

    /// Types or erases in what is being typed, if anything is.
    pub(super) fn change_line(&mut self, change: impl FnOnce(&mut Prompt)) {
        match self {
            Self::Search(prompt, _) => change(prompt),
            Self::Form(form) => change(form.current()),
            _ => {
                if let Some(picker) = self.picker_mut().filter(|picker| picker.is_typing) {
                    picker.change_filter(change);
                }
            }
        }
    }
}
