//! The list of bookmarks: of this article or of all, in the order the reader
//! likes, narrowed by what is typed.

use super::effect::Effect;
use super::form::{Field, Form, shown_tags};
use super::library::both;
use super::picker::{Haystack, Picker};
use super::reading::copied;
use super::{App, Overlay};
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

/// A bookmark in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The index of its article in the library; none for the one on the
    /// screen.
    record: Option<usize>,
    /// Its name.
    pub id: Ulid,
    /// Whether its words stand in the text, as far as that is known.
    pub is_placed: bool,
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
    /// The article's titles.
    Title,
}

impl App {
    /// The bookmark of that name in the article with that key.
    #[must_use]
    pub fn annotation(&self, article: &str, id: Ulid) -> Option<&Annotation> {
        if article == self.article {
            self.bookmarks.annotations().get(id)
        } else {
            self.library.annotation(article, id)
        }
    }

    /// What an entry of the list stands for.
    #[must_use]
    pub fn listed(&self, entry: &Entry) -> Option<&Annotation> {
        match entry.record {
            None => self.bookmarks.annotations().get(entry.id),
            Some(record) => self
                .library
                .records()
                .get(record)?
                .annotations
                .get(entry.id),
        }
    }

    /// The key of the article of an entry.
    #[must_use]
    pub fn article_of(&self, entry: &Entry) -> &str {
        match entry.record.and_then(|at| self.library.records().get(at)) {
            Some(record) => &record.article,
            None => &self.article,
        }
    }

    /// The titles of the article of an entry, and where it came from.
    #[must_use]
    pub fn origin_of(&self, entry: &Entry) -> (Titles, String) {
        match entry.record.and_then(|at| self.library.records().get(at)) {
            Some(record) => (record.titles.clone(), self.library.place(&record.article)),
            None => (
                Titles::new(&self.document.article, self.stamp.now),
                self.source.clone(),
            ),
        }
    }

    /// Opens the list of this article's bookmarks. Those of all articles are
    /// read meanwhile: the reader may ask for them next.
    pub(super) fn open_bookmarks(&mut self) -> Effect {
        let place = self
            .passage
            .as_ref()
            .map_or(self.pane().shown().start, |passage| passage.range.start);
        let mut list = self.bookmark_list(Scope::Article, self.order);
        if list.order == Order::Place {
            // The nearest one to where one reads is chosen first.
            let listed = self.bookmarks.listed();
            let nearest =
                listed.partition_point(|listed| listed.is_placed && listed.range.start < place);
            list.picker.step(super::step::Direction::Next, nearest);
        }
        self.overlay = Some(Overlay::Bookmarks(list));
        Effect::ReadLibrary
    }

    fn bookmark_list(&self, scope: Scope, order: Order) -> BookmarkList {
        let (entries, haystacks) = self.entries(scope, order);
        BookmarkList {
            scope,
            order,
            entries,
            picker: Picker::new(haystacks),
        }
    }

    /// The bookmarks of `scope` in `order`, and what each is found by.
    fn entries(&self, scope: Scope, order: Order) -> (Vec<Entry>, Vec<Haystack>) {
        let own_titles = Titles::new(&self.document.article, self.stamp.now);
        let here = self.bookmarks.listed().iter().filter_map(|listed| {
            let entry = Entry {
                record: None,
                id: listed.id,
                is_placed: listed.is_placed,
            };
            Some((entry, self.listed(&entry)?, &own_titles))
        });
        let elsewhere = self
            .library
            .records()
            .iter()
            .enumerate()
            .filter(|(_, record)| scope == Scope::All && record.article != self.article)
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

    /// Makes the open list again after its bookmarks have changed.
    pub(super) fn refresh_list(&mut self) {
        let mut overlay = self.overlay.take();
        match &mut overlay {
            Some(Overlay::Bookmarks(list)) => self.refill(list),
            Some(Overlay::Library(list)) => self.refill_library(list),
            Some(Overlay::Form(form)) => {
                if let Some(Overlay::Bookmarks(list)) = form.under.as_deref_mut() {
                    self.refill(list);
                }
            }
            // A list under the help is made again when the help is closed.
            _ => {}
        }
        self.overlay = overlay;
    }

    /// Chooses the bookmark of that name in the list, if it is there.
    pub(super) fn choose_in_list(&mut self, id: Ulid) {
        if let Some(Overlay::Bookmarks(list)) = &mut self.overlay
            && let Some(entry) = list.entries.iter().position(|entry| entry.id == id)
        {
            list.picker.choose(entry);
        }
    }

    fn refill(&self, list: &mut BookmarkList) {
        let chosen = list.chosen().map(|entry| entry.id);
        let (entries, haystacks) = self.entries(list.scope, list.order);
        let chosen = chosen.and_then(|id| entries.iter().position(|entry| entry.id == id));
        list.entries = entries;
        list.picker.replace(haystacks, chosen);
    }

    /// Lists this article's bookmarks, or those of all.
    pub(super) fn change_scope(&mut self) {
        let Some(Overlay::Bookmarks(list)) = &mut self.overlay else {
            return;
        };
        list.scope = match list.scope {
            Scope::Article => Scope::All,
            Scope::All => Scope::Article,
        };
        self.refresh_list();
    }

    pub(super) fn change_order(&mut self) {
        if let Some(Overlay::Bookmarks(list)) = &mut self.overlay {
            list.order = match list.order {
                Order::Place => Order::Date,
                Order::Date => Order::Place,
            };
            self.order = list.order;
        }
        self.refresh_list();
    }

    /// Opens the form about the bookmark chosen in the list.
    pub(super) fn edit_chosen(&mut self, field: Field) {
        let Some(Overlay::Bookmarks(list)) = &self.overlay else {
            return;
        };
        let Some(entry) = list.chosen() else {
            return;
        };
        if let Some(bookmark) = self.listed(&entry) {
            let mut form = Form::about(self.article_of(&entry), bookmark, field);
            form.under = self.overlay.take().map(Box::new);
            self.overlay = Some(Overlay::Form(form));
        }
    }

    /// Copies the words of the bookmark chosen in the list.
    pub(super) fn copy_chosen(&mut self, citation: bool) -> Option<Effect> {
        let Some(Overlay::Bookmarks(list)) = &self.overlay else {
            return self.copy(citation);
        };
        let entry = list.chosen()?;
        let annotation = self.listed(&entry)?;
        let mut text = annotation.target.exact.clone();
        if citation {
            let (titles, place) = self.origin_of(&entry);
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
        Some(Effect::Copy(text))
    }

    /// Exports the bookmarks listed, as far as the filter lets them through.
    pub(super) fn export(&mut self) -> Option<Effect> {
        let Some(Overlay::Bookmarks(list)) = &self.overlay else {
            return None;
        };
        let mut records: Vec<Record> = Vec::new();
        for entry in list.picker.shown().iter().map(|at| &list.entries[*at]) {
            let article = self.article_of(entry);
            let Some(annotation) = self.listed(entry).cloned() else {
                continue;
            };
            // Nearly always the one before.
            match records.iter_mut().rfind(|record| record.article == article) {
                Some(record) => record.annotations.put(annotation),
                None => {
                    let (titles, _) = self.origin_of(entry);
                    let annotations = Annotations::new([annotation]);
                    records.push(Record::new(article.to_owned(), titles, annotations));
                }
            }
        }
        if records.is_empty() {
            self.say("no bookmarks to export");
            return None;
        }
        Some(Effect::Export(records))
    }

    pub(super) fn delete_chosen(&mut self) -> Option<Effect> {
        let Some(Overlay::Bookmarks(list)) = &self.overlay else {
            return self.forget_chosen();
        };
        let entry = list.chosen()?;
        let bookmark = self.listed(&entry)?.clone();
        Some(self.delete(self.article_of(&entry).to_owned(), bookmark))
    }

    /// Goes to the bookmark chosen in `list`, wherever it is.
    pub(super) fn go_to_chosen(&mut self, list: BookmarkList) -> Option<Effect> {
        let entry = list.chosen()?;
        if entry.record.is_none() {
            self.go_to_bookmark(entry.id);
            return None;
        }
        let article = self.article_of(&entry).to_owned();
        // The list stays until the article is there.
        self.overlay = Some(Overlay::Bookmarks(list));
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
            let passage = self.passage_of(listed.range);
            self.stand_on(passage);
        } else {
            self.say("these words are not in the article any more");
        }
    }
}

impl BookmarkList {
    /// The chosen bookmark; none in an empty list.
    #[must_use]
    pub fn chosen(&self) -> Option<Entry> {
        self.entries.get(self.picker.chosen()?).copied()
    }
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
        &titles,
    ];
    Haystack::new(parts.map(clean_line))
}
