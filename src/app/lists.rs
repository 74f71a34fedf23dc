//! What is done with the lists: opening them, going to what is chosen, copying,
//! exporting and deleting it.

use super::App;
use super::bookmark_list::{BookmarkList, Order, Scope};
use super::citation::{Credit, copied, of_bookmark};
use super::effect::Effect;
use super::form::{Field, Form};
use super::library::Library;
use super::library_list::LibraryList;
use super::marks::PutBack;
use super::overlay::Overlay;
use super::palette::{Palette, Wanted};
use super::place_list::{PlaceKind, PlaceList};
use super::speaker_list::SpeakerList;
use super::speaker_map::SpeakerMap;
use super::step::Direction;
use crate::text::CleanText;
use crate::wording::Wording;

impl App {
    /// Opens the list of this article's bookmarks. Those of all articles are
    /// read meanwhile: the reader may ask for them next.
    pub(super) fn open_bookmarks(&mut self) -> Effect {
        let order = self.overlays.order;
        let mut list = BookmarkList::new(&self.shelf(), Scope::Article, order);
        if order == Order::Place {
            // The nearest one to where one reads is chosen first.
            let (passage, shown) = (&self.reading.passage, self.reading.page.shown());
            let place = passage
                .as_ref()
                .map_or(shown.start, |passage| passage.range.start);
            let listed = self.marks.bookmarks.listed();
            let nearest =
                listed.partition_point(|listed| listed.is_placed && listed.range.start < place);
            list.picker.step(Direction::Next, nearest);
        }
        self.overlays.open(Overlay::Bookmarks(list));
        Effect::ReadLibrary
    }

    /// Opens the library, with what is known of it until it has been read.
    pub(super) fn open_library(&mut self) -> Effect {
        let mut list = LibraryList::default();
        list.refill(&self.shelf());
        self.overlays.open(Overlay::Library(list));
        Effect::ReadLibrary
    }

    /// What is kept of all articles is there.
    pub(super) fn library_read(&mut self, library: Library) {
        if let Some(notice) = library.notices.first() {
            self.status.say(|wording| notice.of(wording));
        }
        let was_read = std::mem::replace(&mut self.marks.library, library).is_read;
        self.refill_lists();
        if !was_read && let Some(Overlay::Library(list)) = self.overlays.top_mut() {
            // What stood first before was only what was known.
            list.picker.step(Direction::Previous, usize::MAX);
        }
    }

    /// Opens the list at the speaker of the current passage, or closes it.
    pub(super) fn open_speakers(&mut self) {
        let document = &self.reading.document;
        if matches!(self.overlay(), Some(Overlay::Speakers(_))) {
            self.overlays.pop();
        } else if document.analysis.speakers.is_empty() {
            self.status.say(Wording::no_speakers);
        } else {
            let mut list = SpeakerList::new(document);
            if let Some(speaker) = self.reading.current_speaker() {
                list.picker.choose(document.ranks[speaker]);
            }
            self.overlays.open(Overlay::Speakers(list));
        }
    }

    /// Opens the speaker map at the speaker of the current passage, or closes it
    /// where one is now.
    pub(super) fn open_map(&mut self) {
        let reading = &self.reading;
        if matches!(self.overlay(), Some(Overlay::Map(_))) {
            self.overlays.pop();
        } else if reading.document.analysis.speakers.is_empty() {
            self.status.say(Wording::no_speakers);
        } else {
            let speaker = reading.current_speaker();
            let map = SpeakerMap::new(&reading.document, speaker, reading.view());
            self.overlays.open(Overlay::Map(map));
        }
    }

    /// Opens a list of places in the focused text, or closes it.
    pub(super) fn open_places(&mut self, kind: PlaceKind) {
        if matches!(self.overlay(), Some(Overlay::Places(list)) if list.kind == kind) {
            self.overlays.pop();
            return;
        }
        let reading = &self.reading;
        let place = reading.step_start().range.start;
        let list = PlaceList::new(
            kind,
            (&reading.document, self.status.wording),
            reading.page.focus,
            place,
        );
        if !list.places.is_empty() {
            self.overlays.open(Overlay::Places(list));
            return;
        }
        self.status.say(match kind {
            PlaceKind::Facts if !reading.is_bilingual() => Wording::one_language_only,
            PlaceKind::Facts => Wording::no_differing_facts,
            PlaceKind::Quotations => Wording::no_quotations_in_text,
        });
    }

    /// Opens the list of what was told, or closes it.
    pub(super) fn open_messages(&mut self) {
        if matches!(self.overlay(), Some(Overlay::Messages(_))) {
            self.overlays.pop();
            return;
        }
        let list = self.status.log.list();
        self.overlays.push(Overlay::Messages(list));
    }

    pub(super) fn open_help(&mut self) {
        let mode = self.mode();
        self.overlays.open_help(mode, self.status.wording);
    }

    pub(super) fn open_palette(&mut self) {
        let mode = self.mode();
        let (document, wording) = (&self.reading.document, self.status.wording);
        self.overlays.open_palette(mode, document, wording);
    }

    /// Does what the palette is asked for.
    pub(super) fn run(&mut self, palette: &Palette) -> Option<Effect> {
        let Some((wanted, name)) = palette.wanted() else {
            self.status
                .say(|wording| wording.no_command(palette.line()));
            return None;
        };
        self.overlays.recent.remember(palette.line(), &name);
        let (reading, status) = (&mut self.reading, &mut self.status);
        match wanted {
            Wanted::Command(command) => return self.perform_counted(command, 1),
            Wanted::Speaker(speaker) => reading.go_to_speaker(speaker, status),
            Wanted::Theme(index) => {
                return Some(Effect::Theme(self.overlays.themes.get(index).cloned()));
            }
            Wanted::Save => status.say(Wording::saved_as_you_go),
            Wanted::Percent(hundredths) => reading.go_to_percent(hundredths),
            Wanted::Paragraph(number) => reading.go_to_paragraph(number, status),
        }
        None
    }

    /// Closes the list and goes to the bookmark of the article with that letter.
    pub(super) fn go_to_letter(&mut self, letter: char) {
        let Some(id) = self.marks.with_letter(letter) else {
            self.status.say(|wording| wording.no_bookmark_with(letter));
            return;
        };
        self.overlays.pop();
        self.marks.go_to(id, &mut self.reading, &mut self.status);
    }

    /// The list of bookmarks, if it is open and has the keys.
    fn bookmark_list(&self) -> Option<&BookmarkList> {
        match self.overlay() {
            Some(Overlay::Bookmarks(list)) => Some(list),
            _ => None,
        }
    }

    /// Opens the form about the bookmark chosen in the list.
    pub(super) fn edit_chosen(&mut self, field: Field) {
        let shelf = self.shelf();
        let form = self.bookmark_list().and_then(|list| {
            let entry = list.chosen()?;
            let bookmark = shelf.listed(&entry)?;
            Some(Form::about(shelf.article_of(&entry), bookmark, field))
        });
        if let Some(form) = form {
            self.overlays.push(Overlay::Form(form));
        }
    }

    /// Copies the words of the bookmark chosen in the list, or else of the
    /// passage.
    pub(super) fn copy_chosen(&mut self, citation: bool) -> Option<Effect> {
        let shelf = self.shelf();
        let credit = |(titles, place)| Credit {
            titles,
            place,
            read: shelf.now,
        };
        let Some(list) = self.bookmark_list() else {
            let own = (shelf.own_titles(), self.provenance.source.clone());
            let credit = citation.then(|| credit(own));
            return self.reading.copy(credit.as_ref(), &mut self.status);
        };
        let entry = list.chosen()?;
        let bookmark = shelf.listed(&entry)?;
        let told = copied(&bookmark.target.exact, citation, self.status.wording);
        let text = if citation {
            of_bookmark(bookmark, &credit(shelf.origin_of(&entry)))
        } else {
            CleanText::new(&bookmark.target.exact).to_string()
        };
        self.status.tell(told.into_owned());
        Some(Effect::Copy(text))
    }

    /// Exports the bookmarks listed.
    pub(super) fn export(&mut self) -> Option<Effect> {
        if let Some(Overlay::Words(_)) = self.overlay() {
            return self.export_words();
        }
        let records = self.bookmark_list()?.records(&self.shelf());
        if records.is_empty() {
            self.status.say(Wording::no_bookmarks_to_export);
            return None;
        }
        Some(Effect::Export(records))
    }

    /// Deletes the bookmark chosen in the list, or takes the article chosen out
    /// of the library.
    pub(super) fn delete_chosen(&mut self) -> Option<Effect> {
        if let Some(Overlay::Words(_)) = self.overlay() {
            return self.delete_chosen_word();
        }
        let Some(list) = self.bookmark_list() else {
            return self.forget_chosen();
        };
        let shelf = self.shelf();
        let entry = list.chosen()?;
        let bookmark = shelf.listed(&entry)?.clone();
        let article = shelf.article_of(&entry).to_owned();
        let document = &self.reading.document;
        let effect = self.marks.delete(article, bookmark, document);
        self.refill_lists();
        Some(effect)
    }

    /// Takes the chosen article out of the library; its bookmarks stay.
    fn forget_chosen(&mut self) -> Option<Effect> {
        let Some(Overlay::Library(list)) = self.overlays.top_mut() else {
            return None;
        };
        let shelved = list.chosen()?.clone();
        if shelved.is_here {
            self.status.say(Wording::is_open_now);
            return None;
        }
        let visits = &mut self.marks.library.visits;
        let at = visits
            .iter()
            .position(|visited| visited.visit.article == shelved.article)?;
        list.removed.push(visits.remove(at).visit);
        self.status.say(Wording::taken_from_library);
        self.refill_lists();
        Some(Effect::Forget(shelved.article))
    }

    /// Puts the article taken out last back into the library, or takes back the
    /// last change of a bookmark.
    pub(super) fn undo(&mut self) -> Option<Effect> {
        if let Some(Overlay::Words(_)) = self.overlay() {
            return self.undo_word();
        }
        if let Some(Overlay::Library(list)) = self.overlays.top_mut() {
            let visit = list.removed.pop();
            if visit.is_none() {
                self.status.say(Wording::nothing_to_undo);
            }
            return visit.map(|visit| Effect::Remember(Box::new(visit)));
        }
        let document = &self.reading.document;
        let put_back = self.marks.undo(document, &mut self.status)?;
        Some(self.show_put_back(put_back))
    }

    /// Does again what was taken back last.
    pub(super) fn redo(&mut self) -> Option<Effect> {
        let document = &self.reading.document;
        let put_back = self.marks.redo(document, &mut self.status)?;
        Some(self.show_put_back(put_back))
    }

    fn show_put_back(&mut self, put_back: PutBack) -> Effect {
        self.refill_lists();
        self.overlays.choose_bookmark(put_back.id);
        put_back.effect
    }

    /// Goes to the bookmark chosen in `list`, wherever it is.
    pub(super) fn go_to_chosen(&mut self, list: BookmarkList) -> Option<Effect> {
        let entry = list.chosen()?;
        if entry.record.is_none() {
            self.marks
                .go_to(entry.id, &mut self.reading, &mut self.status);
            return None;
        }
        let article = self.shelf().article_of(&entry).to_owned();
        // The list stays until the article is there.
        self.overlays.open(Overlay::Bookmarks(list));
        Some(Effect::OpenArticle(article, Some(entry.id)))
    }

    /// Opens the article chosen in `list` where it was left.
    pub(super) fn open_chosen(&mut self, list: LibraryList) -> Option<Effect> {
        let shelved = list.chosen()?;
        if shelved.is_here {
            self.provenance.is_cover = false;
            return None;
        }
        let article = shelved.article.clone();
        // The list stays until the article is there.
        self.overlays.open(Overlay::Library(list));
        Some(Effect::OpenArticle(article, None))
    }
}
