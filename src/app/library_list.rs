//! The list of the library: every article read, the last one first.

use super::difficulty::Difficulty;
use super::library::Visited;
use super::picker::{Haystack, Picker};
use super::position::Visit;
use super::shelf::Shelf;
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
    pub(super) removed: Vec<Visit>,
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
    /// How hard its words are, where that is known.
    pub difficulty: Option<Difficulty>,
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

impl LibraryList {
    /// Makes the list again after what is known has changed; what was chosen
    /// stays chosen.
    pub(super) fn refill(&mut self, shelf: &Shelf) {
        let chosen = self.chosen().map(|shelved| shelved.article.clone());
        let is_cover = shelf.progress.is_none();
        let mut known: Vec<(Shelved, Haystack)> = shelf
            .library
            .visits
            .iter()
            .filter(|visited| is_cover || visited.visit.article != shelf.article)
            .map(|visited| shelved(shelf, visited))
            .collect();
        if !known.iter().any(|(shelved, _)| shelved.is_here) {
            known.push(shelved_here(shelf));
        }
        known.sort_by_key(|(shelved, _)| Reverse(shelved.last_read));
        let (entries, haystacks): (Vec<Shelved>, Vec<Haystack>) = known.into_iter().unzip();
        let chosen = chosen.and_then(|article| {
            let mut articles = entries.iter();
            articles.position(|shelved| shelved.article == article)
        });
        self.entries = entries;
        self.picker.replace(haystacks, chosen);
    }

    /// The chosen article; none in an empty list.
    #[must_use]
    pub fn chosen(&self) -> Option<&Shelved> {
        self.entries.get(self.picker.chosen()?)
    }
}

fn shelved(shelf: &Shelf, visited: &Visited) -> (Shelved, Haystack) {
    let visit = &visited.visit;
    let record = shelf.library.record(&visit.article);
    let shelved = Shelved {
        article: visit.article.clone(),
        progress: visit.progress,
        last_read: visit.last_read,
        bookmarks: record.map_or(0, |record| record.annotations.kept().count()),
        difficulty: visit.difficulty,
        is_there: visited.is_there,
        is_here: visit.article == shelf.article,
    };
    (shelved, haystack(&visit.titles, &visited.place))
}

/// The article on the screen, which may never have been kept yet.
fn shelved_here(shelf: &Shelf) -> (Shelved, Haystack) {
    let shelved = Shelved {
        article: shelf.article.to_owned(),
        progress: shelf.progress.unwrap_or(0),
        last_read: shelf.progress.map_or(Timestamp::UNIX_EPOCH, |_| shelf.now),
        bookmarks: shelf.bookmarks.listed().len(),
        difficulty: shelf
            .library
            .visit(shelf.article)
            .and_then(|visit| visit.difficulty),
        is_there: true,
        is_here: true,
    };
    (shelved, haystack(&shelf.own_titles(), shelf.source))
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
