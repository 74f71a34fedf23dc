//! What the lists show: the bookmarks and articles that are kept, those of the
//! article on the screen first.

use super::bookmarks::Bookmarks;
use super::document::Document;
use super::library::Library;
use super::marks::Marks;
use super::provenance::Provenance;
use super::reading::Reading;
use crate::annotation::{Annotation, Titles};
use jiff::Timestamp;
use ulid::Ulid;

/// The article on the screen and all others, as the state has them.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<'a> {
    /// The article on the screen.
    pub document: &'a Document,
    /// The key it is kept under.
    pub article: &'a str,
    /// Where it came from.
    pub source: &'a str,
    /// Its bookmarks.
    pub bookmarks: &'a Bookmarks,
    /// What is kept of the others.
    pub library: &'a Library,
    /// How much of the article has been read, in hundredths; none if it only
    /// lies under the library the program began with.
    pub progress: Option<u8>,
    /// The time now.
    pub now: Timestamp,
}

/// A bookmark of any article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The index of its article in the library; none for the one on the
    /// screen.
    pub(super) record: Option<usize>,
    /// Its name.
    pub id: Ulid,
    /// Whether its words stand in the text, as far as that is known.
    pub is_placed: bool,
}

impl Entry {
    /// Whether it is of the article on the screen.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.record.is_none()
    }
}

impl<'a> Shelf<'a> {
    /// What the state has of them.
    #[must_use]
    pub(super) fn new(reading: &'a Reading, marks: &'a Marks, provenance: &'a Provenance) -> Self {
        Self {
            document: &reading.document,
            article: &marks.article,
            source: &provenance.source,
            bookmarks: &marks.bookmarks,
            library: &marks.library,
            progress: (!provenance.is_cover).then(|| reading.passed()),
            now: marks.stamp.now,
        }
    }

    /// What an entry of the list of bookmarks stands for.
    #[must_use]
    pub fn listed(&self, entry: &Entry) -> Option<&'a Annotation> {
        match entry.record {
            None => self.bookmarks.annotations().get(entry.id),
            Some(index) => {
                let record = self.library.records().get(index)?;
                record.annotations.get(entry.id)
            }
        }
    }

    /// The key of the article of an entry.
    #[must_use]
    pub fn article_of(&self, entry: &Entry) -> &'a str {
        match entry
            .record
            .and_then(|index| self.library.records().get(index))
        {
            Some(record) => &record.article,
            None => self.article,
        }
    }

    /// The titles of the article of an entry, and where it came from.
    #[must_use]
    pub fn origin_of(&self, entry: &Entry) -> (Titles, String) {
        let records = self.library.records();
        match entry.record.and_then(|index| records.get(index)) {
            Some(record) => (record.titles.clone(), self.library.place(&record.article)),
            None => (self.own_titles(), self.source.to_owned()),
        }
    }

    /// The titles of the article on the screen.
    #[must_use]
    pub fn own_titles(&self) -> Titles {
        Titles::new(&self.document.article, self.now)
    }
}
