//! The library: every article that was read or has bookmarks, as it was kept
//! the last time it was open.

use super::position::Visit;
use crate::annotation::{Annotation, Record, Titles};
use crate::text::clean_line;
use crate::wording::Remark;
use std::collections::HashMap;
use ulid::Ulid;

/// What is kept of all articles.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The articles with bookmarks.
    records: Vec<Record>,
    /// Where each article was left.
    pub visits: Vec<Visited>,
    /// What the reader should know: files that cannot be read.
    pub notices: Vec<Remark>,
    /// Whether it has been read from the disk.
    pub is_read: bool,
    /// The index of each article's record.
    by_article: HashMap<String, usize>,
}

/// An article that was read, and whether it can be read again.
#[derive(Clone, Debug)]
pub struct Visited {
    /// When and where it was left.
    pub visit: Visit,
    /// Where it came from, as the reader would write it.
    pub place: String,
    /// Whether it is still there.
    pub is_there: bool,
}

impl Library {
    /// The library of these articles.
    #[must_use]
    pub fn new(records: Vec<Record>, visits: Vec<Visited>, notices: Vec<Remark>) -> Self {
        let by_article = records
            .iter()
            .enumerate()
            .map(|(index, record)| (record.article.clone(), index))
            .collect();
        Self {
            records,
            visits,
            notices,
            is_read: true,
            by_article,
        }
    }

    /// The articles with bookmarks.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// What is kept of the article with that key.
    #[must_use]
    pub fn record(&self, article: &str) -> Option<&Record> {
        self.records.get(*self.by_article.get(article)?)
    }

    /// Where the article with that key was left.
    #[must_use]
    pub fn visit(&self, article: &str) -> Option<&Visit> {
        let mut visits = self.visits.iter();
        let visited = visits.find(|visited| visited.visit.article == article);
        visited.map(|visited| &visited.visit)
    }

    /// The bookmark of that name in the article with that key.
    #[must_use]
    pub fn annotation(&self, article: &str, id: Ulid) -> Option<&Annotation> {
        self.record(article)?.annotations.get(id)
    }

    /// Where the article with that key came from, as the reader would write it.
    #[must_use]
    pub fn place(&self, article: &str) -> String {
        let mut visits = self.visits.iter();
        match visits.find(|visited| visited.visit.article == article) {
            Some(visited) => visited.place.clone(),
            None => clean_line(article.strip_prefix("file:").unwrap_or(article)),
        }
    }

    /// Puts a changed bookmark in its place, where its article is known.
    pub(super) fn put(&mut self, article: &str, annotation: Annotation) {
        if let Some(index) = self.by_article.get(article) {
            self.records[*index].annotations.put(annotation);
        }
    }
}

/// Both titles, the Chinese first: `标题 · Title`.
#[must_use]
pub fn both(titles: &Titles) -> String {
    let titles = [titles.zh.as_deref(), titles.en.as_deref()];
    let titles: Vec<&str> = titles.into_iter().flatten().collect();
    titles.join(" · ")
}
