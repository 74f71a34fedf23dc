//! What is done with the lists: opening them, going to what is chosen, copying,
//! exporting and deleting it.

use super::App;
use super::bookmark_list::{BookmarkList, Order, Scope};
use super::document::Document;
use super::effect::Effect;
use super::fact_list::FactList;
use super::form::{Field, Form};
use super::library::{Library, both};
use super::library_list::LibraryList;
use super::overlay::Overlay;
use super::passage::{self, Passage, Stops, Unit};
use super::reading::copied;
use super::shelf::Shelf;
use super::speaker_list::SpeakerList;
use super::step::Direction;
use crate::text::CleanText;
use ulid::Ulid;

impl App {
    /// What the lists show.
    #[must_use]
    pub fn shelf(&self) -> Shelf<'_> {
        Shelf {
            document: &self.document,
            article: &self.article,
            source: &self.source,
            bookmarks: &self.bookmarks,
            library: &self.library,
            progress: (!self.is_cover).then(|| self.percent()),
            now: self.stamp.now,
        }
    }

    /// Opens the list of this article's bookmarks. Those of all articles are
    /// read meanwhile: the reader may ask for them next.
    pub(super) fn open_bookmarks(&mut self) -> Effect {
        let place = self
            .passage
            .as_ref()
            .map_or(self.page.shown().start, |passage| passage.range.start);
        let mut list = BookmarkList::new(&self.shelf(), Scope::Article, self.order);
        if list.order == Order::Place {
            // The nearest one to where one reads is chosen first.
            let listed = self.bookmarks.listed();
            let nearest =
                listed.partition_point(|listed| listed.is_placed && listed.range.start < place);
            list.picker.step(Direction::Next, nearest);
        }
        self.open(Overlay::Bookmarks(list));
        Effect::ReadLibrary
    }

    /// Opens the library, with what is known of it until it has been read.
    pub(super) fn open_library(&mut self) -> Effect {
        let mut list = LibraryList::default();
        list.refill(&self.shelf());
        self.open(Overlay::Library(list));
        Effect::ReadLibrary
    }

    /// What is kept of all articles is there.
    pub(super) fn library_read(&mut self, library: Library) {
        if let Some(notice) = library.notices.first() {
            self.notice = Some(notice.clone());
        }
        let was_read = std::mem::replace(&mut self.library, library).is_read;
        self.refresh_lists();
        if !was_read && let Some(Overlay::Library(list)) = self.overlays.last_mut() {
            // What stood first before was only what was known.
            list.picker.step(Direction::Previous, usize::MAX);
        }
    }

    /// Makes the open lists again after their bookmarks or articles have
    /// changed.
    pub(super) fn refresh_lists(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            match overlay {
                Overlay::Bookmarks(list) => list.refill(&self.shelf()),
                Overlay::Library(list) => list.refill(&self.shelf()),
                _ => {}
            }
        }
        self.overlays = overlays;
    }

    /// The list of bookmarks, if it is open and has the keys.
    fn bookmark_list(&self) -> Option<&BookmarkList> {
        match self.overlay() {
            Some(Overlay::Bookmarks(list)) => Some(list),
            _ => None,
        }
    }

    /// Lists this article's bookmarks, or those of all.
    pub(super) fn change_scope(&mut self) {
        if let Some(Overlay::Bookmarks(list)) = self.overlays.last_mut() {
            list.scope = list.scope.other();
            self.refresh_lists();
        }
    }

    pub(super) fn change_order(&mut self) {
        if let Some(Overlay::Bookmarks(list)) = self.overlays.last_mut() {
            list.order = list.order.other();
            self.order = list.order;
            self.refresh_lists();
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
        let Some(list) = self.bookmark_list() else {
            return self.copy(citation);
        };
        let shelf = self.shelf();
        let entry = list.chosen()?;
        let annotation = shelf.listed(&entry)?;
        let mut text = annotation.target.exact.clone();
        if citation {
            if let Some(counterpart) = &annotation.counterpart {
                text = format!("{text}\n{counterpart}");
            }
            let (titles, place) = shelf.origin_of(&entry);
            let source = [both(&titles), place].join(", ");
            let source = source.trim_start_matches(", ");
            let credit = match (&annotation.speaker, &annotation.role) {
                (Some(speaker), Some(role)) => format!("\n— {speaker}, {role} ({source})"),
                (Some(speaker), None) => format!("\n— {speaker} ({source})"),
                (None, _) => format!("\n({source})"),
            };
            text.push_str(&credit);
        }
        self.say(copied(citation));
        // A file of bookmarks may hold anything, and what is pasted into a
        // shell is run.
        Some(Effect::Copy(CleanText::new(&text).to_string()))
    }

    /// Exports the bookmarks listed.
    pub(super) fn export(&mut self) -> Option<Effect> {
        let records = self.bookmark_list()?.records(&self.shelf());
        if records.is_empty() {
            self.say("no bookmarks to export");
            return None;
        }
        Some(Effect::Export(records))
    }

    pub(super) fn delete_chosen(&mut self) -> Option<Effect> {
        let Some(list) = self.bookmark_list() else {
            return self.forget_chosen();
        };
        let entry = list.chosen()?;
        let bookmark = self.shelf().listed(&entry)?.clone();
        let article = self.shelf().article_of(&entry).to_owned();
        Some(self.delete(article, bookmark))
    }

    /// Goes to the bookmark chosen in `list`, wherever it is.
    pub(super) fn go_to_chosen(&mut self, list: BookmarkList) -> Option<Effect> {
        let entry = list.chosen()?;
        if entry.record.is_none() {
            self.go_to_bookmark(entry.id);
            return None;
        }
        let article = self.shelf().article_of(&entry).to_owned();
        // The list stays until the article is there.
        self.open(Overlay::Bookmarks(list));
        Some(Effect::OpenArticle(article, Some(entry.id)))
    }

    /// Goes to the bookmark of that name in the article on the screen.
    pub(super) fn go_to_bookmark(&mut self, id: Ulid) {
        let mut listed = self.bookmarks.listed().iter();
        let Some(listed) = listed.find(|listed| listed.id == id).cloned() else {
            self.say("this bookmark has been deleted");
            return;
        };
        // Of a large text only the beginning may be there yet.
        self.sought = (!listed.is_placed && self.progress.is_some()).then_some(id);
        if self.sought.is_some() {
            self.say("looking for these words in the rest of the text");
        } else if listed.is_placed {
            self.remember_jump();
            let passage = Passage::at(&self.document, listed.range);
            self.move_to(passage);
        } else {
            self.say("these words are not in the article any more");
        }
    }

    /// Opens the article chosen in `list` where it was left.
    pub(super) fn open_chosen(&mut self, list: LibraryList) -> Option<Effect> {
        let shelved = list.chosen()?;
        if shelved.is_here {
            self.is_cover = false;
            return None;
        }
        let article = shelved.article.clone();
        // The list stays until the article is there.
        self.open(Overlay::Library(list));
        Some(Effect::OpenArticle(article, None))
    }

    /// Takes the chosen article out of the library; its bookmarks stay.
    fn forget_chosen(&mut self) -> Option<Effect> {
        let Some(Overlay::Library(list)) = self.overlays.last_mut() else {
            return None;
        };
        let shelved = list.chosen()?.clone();
        if shelved.is_here {
            self.say("this is the article you are reading");
            return None;
        }
        let visits = &mut self.library.visits;
        let at = visits
            .iter()
            .position(|visited| visited.visit.article == shelved.article)?;
        list.removed.push(visits.remove(at).visit);
        self.say("out of the library; its bookmarks are kept (u brings it back)");
        self.refresh_lists();
        Some(Effect::Forget(shelved.article))
    }

    /// Puts the article taken out last back into the library.
    pub(super) fn remember_removed(&mut self) -> Option<Effect> {
        let Some(Overlay::Library(list)) = self.overlays.last_mut() else {
            return None;
        };
        let visit = list.removed.pop();
        if visit.is_none() {
            self.say("nothing to undo");
        }
        visit.map(|visit| Effect::Remember(Box::new(visit)))
    }

    /// Opens the list at the speaker of the current passage, or closes it.
    pub(super) fn open_speakers(&mut self) {
        if matches!(self.overlay(), Some(Overlay::Speakers(_))) {
            self.overlays.pop();
        } else if self.document.analysis.speakers.is_empty() {
            self.say("no speakers in this article");
        } else {
            let mut list = SpeakerList::new(&self.document);
            if let Some(speaker) = self.current_speaker() {
                list.picker.choose(self.document.ranks[speaker]);
            }
            self.open(Overlay::Speakers(list));
        }
    }

    /// More of the article has been analysed: an open list of speakers is made
    /// again, and the speaker chosen, who was one of `before`, stays so.
    pub(super) fn refill_speakers(&mut self, before: &Document) {
        for overlay in &mut self.overlays {
            if let Overlay::Speakers(list) = overlay {
                let speaker = list.chosen();
                let speaker =
                    speaker.and_then(|speaker| self.document.speaker_again(before, speaker));
                list.refill(&self.document, speaker);
            }
        }
    }

    /// Goes to the first quotation of the speaker chosen in the list.
    pub(super) fn go_to_speaker(&mut self, list: &SpeakerList) {
        let Some(speaker) = list.chosen() else {
            return;
        };
        let start = Passage {
            unit: Unit::Piece,
            range: 0..0,
        };
        // In the focused text, if they say something there.
        let by = Some(speaker);
        let focus = self.page.focus;
        let first = [focus, focus.other()].into_iter().find_map(|language| {
            let stops = Stops { language, by };
            passage::step_quotation(&self.document, &start, Direction::Next, 1, stops)
        });
        if let Some(passage) = first {
            self.remember_jump();
            self.move_to(passage);
            if self.followed.is_some() {
                self.followed = Some(speaker);
            }
        }
    }

    /// Follows the speaker chosen in the list or that of the current passage:
    /// only their quotations are stepped to, and all else is dimmed. Once more
    /// ends it.
    pub(super) fn follow(&mut self) {
        let listed = match self.overlay() {
            Some(Overlay::Speakers(list)) => list.chosen(),
            _ => None,
        };
        if self.followed.is_some() && (listed.is_none() || self.followed == listed) {
            self.followed = None;
            return;
        }
        match listed.or_else(|| self.current_speaker()) {
            Some(speaker) => self.followed = Some(speaker),
            None => self.say("go to a quotation first (→), or choose a speaker (s)"),
        }
    }

    /// Opens the list of facts that differ, or closes it.
    pub(super) fn open_facts(&mut self) {
        if matches!(self.overlay(), Some(Overlay::Facts(_))) {
            self.overlays.pop();
        } else if self.document.differing.is_empty() {
            self.say(if self.is_bilingual() {
                "no facts that differ between the two texts"
            } else {
                "this article has one language only"
            });
        } else {
            let place = self.origin().range.start;
            let list = FactList::new(&self.document, self.page.focus, place);
            self.open(Overlay::Facts(list));
        }
    }

    /// Goes to the fact chosen in the list, in the focused text.
    pub(super) fn go_to_fact(&mut self, list: &FactList) {
        let chosen = list.picker.chosen();
        let Some(fact) = chosen.and_then(|index| self.document.differing.get(index)) else {
            return;
        };
        let range = fact.sides[self.page.focus as usize].clone();
        self.remember_jump();
        self.move_to(Passage {
            unit: Unit::Piece,
            range,
        });
    }
}
