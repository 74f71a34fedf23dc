//! The list of the library: every article read, the last one first.

use super::effect::Effect;
use super::library::{Library, Visited};
use super::picker::{Haystack, Picker};
use super::step::Direction;
use super::{App, Overlay, Visit};
use crate::annotation::Titles;
use crate::text::clean_line;
use jiff::Timestamp;
use std::cmp::Reverse;

/// The list while it is open.
#[derive(Debug, Default)]
pub struct LibraryList {
    /// The articles, the last one read first.
    pub entries: Vec<Shelved>,
    /// Which of them are shown.
    pub picker: Picker,
    /// Articles taken out since it was opened, the last one last.
    removed: Vec<Visit>,
}

/// An article in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// Its key.
    pub article: String,
    /// How much of it has been shown, in hundredths.
    pub progress: u8,
    /// When it was last read: now, if it is on the screen, and in 1970 if
    /// never.
    pub last_read: Timestamp,
    /// How many bookmarks it has.
    pub bookmarks: usize,
    /// Whether it can be opened.
    pub is_there: bool,
    /// Whether it is the one on the screen.
    pub is_here: bool,
}

/// The fields that an article is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its title, the Chinese one if there is one.
    Title,
    /// Its other title.
    OtherTitle,
    /// Where it came from.
    Place,
}

impl App {
    /// Opens the library, with what is known of it until it has been read.
    pub(super) fn open_library(&mut self) -> Effect {
        let mut list = LibraryList::default();
        self.refill_library(&mut list);
        self.overlay = Some(Overlay::Library(list));
        Effect::ReadLibrary
    }

    /// What is kept of all articles is there.
    pub(super) fn library_read(&mut self, library: Library) {
        if let Some(notice) = library.notices.first() {
            self.notice = Some(notice.clone());
        }
        let was_read = std::mem::replace(&mut self.library, library).is_read;
        self.refresh_list();
        if !was_read && let Some(Overlay::Library(list)) = &mut self.overlay {
            // What stood first before was only what was known.
            list.picker.step(Direction::Previous, usize::MAX);
        }
    }

    pub(super) fn refill_library(&self, list: &mut LibraryList) {
        let chosen = list.chosen().map(|shelved| shelved.article.clone());
        let mut known: Vec<(Shelved, Haystack)> = self
            .library
            .visits
            .iter()
            .filter(|visited| self.is_cover || visited.visit.article != self.article)
            .map(|visited| self.shelved(visited))
            .collect();
        if !known.iter().any(|(shelved, _)| shelved.is_here) {
            known.push(self.shelved_here());
        }
        known.sort_by_key(|(shelved, _)| Reverse(shelved.last_read));
        let (entries, haystacks): (Vec<Shelved>, Vec<Haystack>) = known.into_iter().unzip();
        let chosen = chosen.and_then(|article| {
            let mut articles = entries.iter();
            articles.position(|shelved| shelved.article == article)
        });
        list.entries = entries;
        list.picker.replace(haystacks, chosen);
    }

    fn shelved(&self, visited: &Visited) -> (Shelved, Haystack) {
        let visit = &visited.visit;
        let record = self.library.record(&visit.article);
        let shelved = Shelved {
            article: visit.article.clone(),
            progress: visit.progress,
            last_read: visit.last_read,
            bookmarks: record.map_or(0, |record| record.annotations.kept().count()),
            is_there: visited.is_there,
            is_here: visit.article == self.article,
        };
        (shelved, haystack(&visit.titles, &visited.place))
    }

    /// The article on the screen, which may never have been kept yet.
    fn shelved_here(&self) -> (Shelved, Haystack) {
        let shelved = Shelved {
            article: self.article.clone(),
            progress: if self.is_cover {
                0
            } else {
                self.progress_made()
            },
            last_read: if self.is_cover {
                Timestamp::UNIX_EPOCH
            } else {
                self.stamp.now
            },
            bookmarks: self.bookmarks.listed().len(),
            is_there: true,
            is_here: true,
        };
        let titles = Titles::new(&self.document.article, self.stamp.now);
        (shelved, haystack(&titles, &self.source))
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
        self.overlay = Some(Overlay::Library(list));
        Some(Effect::OpenArticle(article, None))
    }

    /// Takes the chosen article out of the library; its bookmarks stay.
    pub(super) fn forget_chosen(&mut self) -> Option<Effect> {
        let Some(Overlay::Library(list)) = &mut self.overlay else {
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
        self.refresh_list();
        Some(Effect::Forget(shelved.article))
    }

    /// Puts the article taken out last back into the library.
    pub(super) fn remember_removed(&mut self) -> Option<Effect> {
        let Some(Overlay::Library(list)) = &mut self.overlay else {
            return None;
        };
        let visit = list.removed.pop();
        if visit.is_none() {
            self.say("nothing to undo");
        }
        visit.map(|visit| Effect::Remember(Box::new(visit)))
    }
}

impl LibraryList {
    /// The chosen article; none in an empty list.
    #[must_use]
    pub fn chosen(&self) -> Option<&Shelved> {
        self.entries.get(self.picker.chosen()?)
    }
}

/// The parts of an article in the order of [`Part`].
fn haystack(titles: &Titles, place: &str) -> Haystack {
    let (title, other) = match (&titles.zh, &titles.en) {
        (Some(zh), Some(en)) => (zh.as_str(), en.as_str()),
        (Some(only), None) | (None, Some(only)) => (only.as_str(), ""),
        (None, None) => (file_name(place), ""),
    };
    Haystack::new([title, other, place].map(clean_line))
}

fn file_name(place: &str) -> &str {
    place.rsplit('/').next().unwrap_or(place)
}
