//! The list of bookmarks: of this article or of all, in the order the reader
//! likes, narrowed by what is typed.

use super::form::shown_tags;
use super::library::both;
use super::picker::{Haystack, Picker};
use super::shelf::{Entry, Shelf};
use crate::annotation::{Annotation, Annotations, Record, Titles};
use crate::text::clean_line;
use std::cmp::Reverse;
use ulid::Ulid;

/// The list while it is open.
#[derive(Debug)]
pub struct BookmarkList {
    /// Whose bookmarks are listed.
    pub scope: Scope,
    /// What they are sorted by.
    pub order: Order,
    /// The bookmarks, in this order.
    pub entries: Vec<Entry>,
    /// Which of them are shown.
    pub picker: Picker,
}

/// Whose bookmarks are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those of the article on the screen.
    #[default]
    Article,
    /// Those of all articles.
    All,
}

/// What bookmarks are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Their places in the text.
    #[default]
    Place,
    /// When they were made, the latest first.
    Date,
}

/// The fields that a bookmark is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the reader calls it.
    Name,
    /// Who said it.
    Speaker,
    /// Its tags.
    Tags,
    /// What the reader wrote.
    Note,
    /// The words marked.
    Text,
    /// What says the same in the other language.
    Counterpart,
    /// The article's titles.
    Title,
}

impl BookmarkList {
    /// The bookmarks of `scope` in `order`, the first one chosen.
    pub(super) fn new(shelf: &Shelf, scope: Scope, order: Order) -> Self {
        let (entries, haystacks) = entries(shelf, scope, order);
        Self {
            scope,
            order,
            entries,
            picker: Picker::new(haystacks),
        }
    }

    /// Makes the list again after its bookmarks, its scope or its order have
    /// changed; what was chosen stays chosen.
    pub(super) fn refill(&mut self, shelf: &Shelf) {
        let chosen = self.chosen().map(|entry| entry.id);
        let (entries, haystacks) = entries(shelf, self.scope, self.order);
        let chosen = chosen.and_then(|id| entries.iter().position(|entry| entry.id == id));
        self.entries = entries;
        self.picker.replace(haystacks, chosen);
    }

    /// Chooses the bookmark of that name, if it is there.
    pub(super) fn choose(&mut self, id: Ulid) {
        if let Some(entry) = self.entries.iter().position(|entry| entry.id == id) {
            self.picker.choose(entry);
        }
    }

    /// The chosen bookmark; none in an empty list.
    #[must_use]
    pub fn chosen(&self) -> Option<Entry> {
        self.entries.get(self.picker.chosen()?).copied()
    }

    /// The bookmarks listed, as far as the filter lets them through, article by
    /// article.
    pub(super) fn records(&self, shelf: &Shelf) -> Vec<Record> {
        let mut records: Vec<Record> = Vec::new();
        for entry in self.picker.shown().iter().map(|at| &self.entries[*at]) {
            let article = shelf.article_of(entry);
            let Some(annotation) = shelf.listed(entry).cloned() else {
                continue;
            };
            // Nearly always the one before.
            match records.iter_mut().rfind(|record| record.article == article) {
                Some(record) => record.annotations.put(annotation),
                None => {
                    let (titles, _) = shelf.origin_of(entry);
                    let annotations = Annotations::new([annotation]);
                    records.push(Record::new(article.to_owned(), titles, annotations));
                }
            }
        }
        records
    }
}

impl Scope {
    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Article => Self::All,
            Self::All => Self::Article,
        }
    }
}

impl Order {
    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Place => Self::Date,
            Self::Date => Self::Place,
        }
    }
}

/// The bookmarks of `scope` in `order`, and what each is found by.
fn entries(shelf: &Shelf, scope: Scope, order: Order) -> (Vec<Entry>, Vec<Haystack>) {
    let own_titles = shelf.own_titles();
    let here = shelf.bookmarks.listed().iter().filter_map(|listed| {
        let entry = Entry {
            record: None,
            id: listed.id,
            is_placed: listed.is_placed,
        };
        Some((entry, shelf.listed(&entry)?, &own_titles))
    });
    let elsewhere = shelf
        .library
        .records()
        .iter()
        .enumerate()
        .filter(|(_, record)| scope == Scope::All && record.article != shelf.article)
        .flat_map(|(index, record)| {
            let mut kept: Vec<&Annotation> = record.annotations.kept().collect();
            kept.sort_by_key(|kept| kept.target.start);
            kept.into_iter().map(move |annotation| {
                let entry = Entry {
                    record: Some(index),
                    id: annotation.id,
                    is_placed: true,
                };
                (entry, annotation, &record.titles)
            })
        });
    let mut all: Vec<(Entry, &Annotation, &Titles)> = here.chain(elsewhere).collect();
    if order == Order::Date {
        all.sort_by_key(|(_, annotation, _)| Reverse((annotation.created, annotation.id)));
    }
    all.into_iter()
        .map(|(entry, annotation, titles)| (entry, haystack(annotation, titles)))
        .unzip()
}

/// The parts of a bookmark in the order of [`Part`], safe to show: a file may
/// hold anything.
fn haystack(annotation: &Annotation, titles: &Titles) -> Haystack {
    let tags = shown_tags(&annotation.tags);
    let titles = both(titles);
    let speaker = annotation.speaker.as_deref().unwrap_or_default();
    let parts = [
        annotation.name.as_str(),
        speaker,
        &tags,
        &annotation.note,
        &annotation.target.exact,
        annotation.counterpart.as_deref().unwrap_or_default(),
        &titles,
    ];
    Haystack::new(parts.map(clean_line))
}
