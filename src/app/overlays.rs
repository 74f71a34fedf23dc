//! What lies over the panes now, one on the other; the last one has the keys.

use super::bookmark_list::Order;
use super::bound::Commands;
use super::document::Document;
use super::help_list::HelpList;
use super::mode::Mode;
use super::overlay::Overlay;
use super::palette::{Palette, Recent};
use super::picker::Picker;
use super::shelf::Shelf;
use super::step::Direction;
use super::word_list::WordOrder;
use crate::wording::Wording;
use ulid::Ulid;

/// The overlays, and what they need to know of each other and the screen.
#[derive(Debug, Default)]
pub struct Overlays {
    open: Vec<Overlay>,
    /// Every command and its keys, which the keymap knows.
    pub commands: Commands,
    /// The names of the themes there are.
    pub themes: Vec<String>,
    /// What the palette was asked for.
    pub(super) recent: Recent,
    /// What bookmarks were sorted by the last time.
    pub(super) order: Order,
    /// What words were sorted by the last time.
    pub(super) word_order: WordOrder,
}

impl Overlays {
    /// What has the keys, if anything lies over the panes.
    #[must_use]
    pub fn top(&self) -> Option<&Overlay> {
        self.open.last()
    }

    pub(super) fn top_mut(&mut self) -> Option<&mut Overlay> {
        self.open.last_mut()
    }

    /// All of them, what has the keys last.
    #[must_use]
    pub fn as_slice(&self) -> &[Overlay] {
        &self.open
    }

    /// Whether nothing lies over the panes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Opens `overlay` in place of whatever lies over the panes.
    pub(super) fn open(&mut self, overlay: Overlay) {
        self.open = vec![overlay];
    }

    /// Opens `overlay` over what is there.
    pub(super) fn push(&mut self, overlay: Overlay) {
        self.open.push(overlay);
    }

    pub(super) fn pop(&mut self) -> Option<Overlay> {
        self.open.pop()
    }

    pub(super) fn clear(&mut self) {
        self.open.clear();
    }

    /// Takes what is remembered of the overlays of the article before.
    pub fn follow_on(&mut self, before: Self) {
        (self.recent, self.order) = (before.recent, before.order);
    }

    /// Opens the help over what is there, whose keys are those of `mode`.
    pub(super) fn open_help(&mut self, mode: Mode, wording: Wording) {
        if !matches!(self.top(), Some(Overlay::Help(_))) {
            self.push(Overlay::Help(HelpList::new(&self.commands, mode, wording)));
        }
    }

    /// Opens the palette over what is there, with the commands of `mode`.
    pub(super) fn open_palette(&mut self, mode: Mode, document: &Document, wording: Wording) {
        let known = (&self.commands[..], &self.themes[..]);
        let palette = Palette::new(known, mode, (document, wording), &self.recent);
        self.push(Overlay::Palette(palette));
    }

    /// Up or down in a list whose filter is being typed.
    pub(super) fn step_while_typing(&mut self, direction: Direction) {
        let recent = &self.recent;
        match self.open.last_mut() {
            Some(Overlay::Palette(palette)) => palette.step(direction, recent),
            _ => drop(self.step(direction, 1)),
        }
    }

    /// The list to choose from that has the keys.
    pub(super) fn picker_mut(&mut self) -> Option<&mut Picker> {
        self.top_mut().and_then(Overlay::picker_mut)
    }

    /// Moves the choice of the list that is open; says whether the keys are
    /// those of an overlay.
    pub(super) fn step(&mut self, direction: Direction, steps: usize) -> bool {
        match self.top_mut() {
            Some(Overlay::Word(told)) if told.is_whole => told.step(direction, steps),
            Some(Overlay::Map(map)) => map.step(direction, steps),
            Some(Overlay::Reason | Overlay::Word(_)) | None => return false,
            Some(overlay) => {
                if let Some(picker) = overlay.picker_mut() {
                    picker.step(direction, steps);
                }
            }
        }
        true
    }

    /// Makes the open lists again after their bookmarks or articles have
    /// changed.
    pub(super) fn refill(&mut self, shelf: &Shelf) {
        for overlay in &mut self.open {
            match overlay {
                Overlay::Bookmarks(list) => list.refill(shelf),
                Overlay::Library(list) => list.refill(shelf),
                _ => {}
            }
        }
    }

    /// More of the article, which was `before`, has been analysed: an open list
    /// of speakers is made again, and the speaker chosen stays so.
    pub(super) fn refill_speakers(&mut self, before: &Document, document: &Document) {
        for overlay in &mut self.open {
            let again = |speaker| document.speaker_again(before, speaker);
            match overlay {
                Overlay::Speakers(list) => list.refill(document, list.chosen().and_then(again)),
                Overlay::Map(map) => map.refill(document, map.speaker().and_then(again)),
                _ => {}
            }
        }
    }

    /// Chooses the bookmark of that name in the list of bookmarks, if it has the
    /// keys.
    pub(super) fn choose_bookmark(&mut self, id: Ulid) {
        if let Some(Overlay::Bookmarks(list)) = self.top_mut() {
            list.choose(id);
        }
    }

    /// Lists this article's bookmarks, or those of all.
    pub(super) fn change_scope(&mut self, shelf: &Shelf) {
        if let Some(Overlay::Bookmarks(list)) = self.open.last_mut() {
            list.scope = list.scope.other();
            list.refill(shelf);
        }
    }

    /// Sorts the bookmarks by their places, or by their age.
    pub(super) fn change_order(&mut self, shelf: &Shelf) {
        if let Some(Overlay::Bookmarks(list)) = self.open.last_mut() {
            list.order = list.order.other();
            self.order = list.order;
            list.refill(shelf);
        }
    }

    /// The keys go into the filter of the list from now on.
    pub(super) fn type_filter(&mut self) {
        if let Some(picker) = self.picker_mut() {
            picker.is_typing = true;
        }
    }

    /// To another field of the form that is open.
    pub(super) fn next_field(&mut self, direction: Direction) {
        if let Some(Overlay::Form(form)) = self.top_mut() {
            form.next_field(direction);
        }
    }
}
