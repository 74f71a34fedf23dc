//! What can lie over the panes or be typed.

use super::bookmark_list::BookmarkList;
use super::form::Form;
use super::help_list::HelpList;
use super::library_list::LibraryList;
use super::line_list::{LineList, Lines};
use super::look_up::LookUp;
use super::mode::Mode;
use super::palette::Palette;
use super::picker::Picker;
use super::place_list::PlaceList;
use super::prompt::Prompt;
use super::speaker_list::SpeakerList;
use super::speaker_map::SpeakerMap;
use super::view::View;
use super::word_list::WordList;

/// What lies over the panes, or is being typed. The last one opened has the
/// keys; below it is what it was opened from.
#[derive(Debug)]
pub enum Overlay {
    /// The keys, and the signs on the page.
    Help(HelpList),
    /// Every command.
    Palette(Palette),
    /// Why the quotation stood on is one and whose it is, whichever that is:
    /// the keys stay those of reading.
    Reason,
    /// What is told of the current word: the keys stay those of reading until everything
    /// is told.
    Word(LookUp),
    /// The vocabulary.
    Words(WordList),
    /// The bookmarks.
    Bookmarks(BookmarkList),
    /// The articles read.
    Library(LibraryList),
    /// The speakers.
    Speakers(SpeakerList),
    /// The speaker map.
    Map(SpeakerMap),
    /// The outline, the links or the encodings.
    Lines(LineList),
    /// Facts that differ, or quotations.
    Places(PlaceList),
    /// What was told.
    Messages(Picker),
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
            Self::Palette(_) => Mode::Palette,
            Self::Search(..) => Mode::Typing,
            Self::Form(_) => Mode::Form,
            _ if self.picker().is_some_and(|picker| picker.is_typing) => Mode::Filtering,
            Self::Words(_) => Mode::Words,
            Self::Bookmarks(_) => Mode::Bookmarks,
            Self::Library(_) => Mode::Library,
            Self::Speakers(_) => Mode::Speakers,
            Self::Map(_) => Mode::Map,
            Self::Lines(list) => match list.lines {
                Lines::Outline(_) => Mode::Outline,
                Lines::Links => Mode::Links,
                Lines::Encodings => Mode::Encodings,
            },
            Self::Places(_) | Self::Messages(_) => Mode::List,
            Self::Help(_) => Mode::Help,
        })
    }

    /// The list to choose from, if there is one.
    #[must_use]
    pub fn picker(&self) -> Option<&Picker> {
        match self {
            Self::Words(list) => Some(&list.picker),
            Self::Bookmarks(list) => Some(&list.picker),
            Self::Library(list) => Some(&list.picker),
            Self::Speakers(list) => Some(&list.picker),
            Self::Lines(list) => Some(&list.picker),
            Self::Places(list) => Some(&list.picker),
            Self::Help(list) => Some(&list.picker),
            Self::Palette(palette) => Some(&palette.picker),
            Self::Messages(picker) => Some(picker),
            _ => None,
        }
    }

    pub(super) fn picker_mut(&mut self) -> Option<&mut Picker> {
        match self {
            Self::Words(list) => Some(&mut list.picker),
            Self::Bookmarks(list) => Some(&mut list.picker),
            Self::Library(list) => Some(&mut list.picker),
            Self::Speakers(list) => Some(&mut list.picker),
            Self::Lines(list) => Some(&mut list.picker),
            Self::Places(list) => Some(&mut list.picker),
            Self::Help(list) => Some(&mut list.picker),
            Self::Palette(palette) => Some(&mut palette.picker),
            Self::Messages(picker) => Some(picker),
            _ => None,
        }
    }

    /// Types or erases in what is being typed, if anything is.
    pub(super) fn change_line(&mut self, change: impl FnOnce(&mut Prompt)) {
        match self {
            Self::Search(prompt, _) => change(prompt),
            Self::Palette(palette) => palette.change_line(change),
            Self::Form(form) => change(form.current()),
            _ => {
                if let Some(picker) = self.picker_mut().filter(|picker| picker.is_typing) {
                    picker.change_filter(change);
                }
            }
        }
    }
}
