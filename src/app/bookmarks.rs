//! The bookmarks and ties of the article on the screen, and where each stands in
//! its text.

use crate::annotation::{Annotation, Annotations, corrections, place, places};
use crate::bilingual::Correction;
use crate::wording::{Remark, Said, Wording};
use jiff::Timestamp;
use std::borrow::Cow;
use std::ops::Range;
use ulid::Ulid;

/// The bookmarks and their places.
#[derive(Debug)]
pub struct Bookmarks {
    annotations: Annotations,
    listed: Vec<Listed>,
    /// What the ties say of the text, each with its name.
    corrections: Vec<(Ulid, Correction)>,
    /// Why the bookmarks are not on the disk, if they are not.
    pub(super) trouble: Option<Remark>,
    /// What has been done to them, to be told once it is on the disk.
    pub(super) done: Option<Done>,
}

/// A bookmark and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub id: Ulid,
    /// Its bytes in the text; where they were once if they are gone.
    pub range: Range<usize>,
    /// Whether its words still stand in the text.
    pub is_placed: bool,
}

/// What has been done to a bookmark or a tie.
#[derive(Clone, Debug)]
pub(super) enum Done {
    /// These words have been bookmarked, with that letter.
    Bookmarked { letter: Option<char>, words: String },
    /// Anything else.
    Other(Said),
}

impl Done {
    /// As it is told once it is on the disk.
    pub(super) fn told(&self, wording: Wording) -> Cow<'static, str> {
        match self {
            Self::Bookmarked {
                letter: Some(letter),
                words,
            } => wording.bookmarked_as(*letter, words),
            Self::Bookmarked {
                letter: None,
                words,
            } => wording.bookmarked(words),
            Self::Other(done) => done(wording),
        }
    }
}

/// How many were changed by somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) bookmarks: usize,
    pub(super) ties: usize,
}

/// What a new bookmark cannot know by itself: the time and a name nobody else
/// has. Set from outside before every step.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// The time now.
    pub now: Timestamp,
    /// A name not used before.
    pub id: Ulid,
}

impl Default for Stamp {
    fn default() -> Self {
        Self {
            now: Timestamp::UNIX_EPOCH,
            id: Ulid::nil(),
        }
    }
}

impl Bookmarks {
    /// `annotations`, placed in `text`.
    #[must_use]
    pub fn new(annotations: Annotations, text: &str) -> Self {
        let mut bookmarks = Self {
            annotations,
            listed: Vec::new(),
            corrections: Vec::new(),
            trouble: None,
            done: None,
        };
        bookmarks.place(text);
        bookmarks
    }

    /// The bookmarks in text order; those without a place last.
    #[must_use]
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// What the ties say of the text as it is, those made last at the end.
    pub fn corrections(&self) -> impl Iterator<Item = &Correction> {
        self.corrections.iter().map(|(_, correction)| correction)
    }

    /// The annotation behind the correction that `wanted` holds for, the last one made.
    pub(super) fn correction(&self, wanted: impl Fn(&Correction) -> bool) -> Option<&Annotation> {
        let mut corrections = self.corrections.iter().rev();
        let (id, _) = corrections.find(|(_, correction)| wanted(correction))?;
        self.annotations.get(*id)
    }

    /// Why bookmarks are not on the disk, if they are not.
    #[must_use]
    pub fn trouble(&self) -> Option<&Remark> {
        self.trouble.as_ref()
    }

    /// What is kept, and what is only remembered until it can be.
    #[must_use]
    pub fn annotations(&self) -> &Annotations {
        &self.annotations
    }

    /// The bytes of every bookmark that overlaps `range`.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let range = range.clone();
        self.listed
            .iter()
            .filter(move |listed| {
                listed.is_placed && listed.range.start < range.end && range.start < listed.range.end
            })
            .map(|listed| listed.range.clone())
    }

    /// The bookmark of exactly these bytes, or else the smallest one that holds
    /// them.
    #[must_use]
    pub fn around(&self, range: &Range<usize>) -> Option<&Annotation> {
        let holds = |listed: &&Listed| {
            listed.is_placed && listed.range.start <= range.start && range.end <= listed.range.end
        };
        let listed = self.listed.iter().filter(holds);
        self.annotations
            .get(listed.min_by_key(|listed| listed.range.len())?.id)
    }

    /// The bookmark of exactly these bytes.
    pub(super) fn at(&self, range: &Range<usize>) -> Option<&Annotation> {
        let is_same = |listed: &&Listed| listed.is_placed && listed.range == *range;
        self.annotations.get(self.listed.iter().find(is_same)?.id)
    }

    /// Finds the places of all bookmarks in `text`.
    pub(super) fn place(&mut self, text: &str) {
        // All at once: the sure ones lead to the others.
        let found = places(text, self.annotations.kept().map(|kept| &kept.target));
        self.listed = self
            .annotations
            .kept()
            .zip(found)
            .map(|(annotation, found)| listed(annotation, found))
            .collect();
        self.sort();
        self.place_ties(text);
    }

    fn place_ties(&mut self, text: &str) {
        self.corrections = corrections(&self.annotations, text);
    }

    /// Puts a changed bookmark in its place.
    pub(super) fn put(&mut self, annotation: Annotation, text: &str) {
        let id = annotation.id;
        if annotation.tie.is_some() {
            self.annotations.put(annotation);
            self.place_ties(text);
            return;
        }
        self.annotations.put(annotation);
        self.listed.retain(|listed| listed.id != id);
        if let Some(annotation) = self.annotations.get(id).filter(|kept| !kept.deleted) {
            let found = place(text, &annotation.target);
            self.listed.push(listed(annotation, found));
            self.sort();
        }
    }

    /// Takes `annotations` in, and says how many have been changed by somebody
    /// else. Only places that may have changed are looked for.
    pub(super) fn merge(&mut self, annotations: Annotations, text: &str) -> Changed {
        let before = self.annotations.clone();
        // What could not be saved yet is not in `annotations`.
        self.annotations = annotations.merge(before.clone());
        let places = std::mem::take(&mut self.listed);
        let mut places: Vec<(Ulid, Listed)> = places.into_iter().map(|at| (at.id, at)).collect();
        places.sort_by_key(|(id, _)| *id);
        let known = |annotation: &Annotation| {
            let same = before.get(annotation.id)?.target == annotation.target;
            let index = places.binary_search_by_key(&annotation.id, |(id, _)| *id);
            same.then_some(places[index.ok()?].1.clone())
        };
        self.listed = self
            .annotations
            .kept()
            .map(|annotation| {
                known(annotation)
                    .unwrap_or_else(|| listed(annotation, place(text, &annotation.target)))
            })
            .collect();
        self.sort();
        self.place_ties(text);
        let is_new = |after: &&Annotation| match before.get(after.id) {
            Some(before) => before != *after,
            None => !after.deleted,
        };
        let changed = self.annotations.items().iter().filter(is_new);
        Changed {
            bookmarks: changed.clone().filter(|item| item.tie.is_none()).count(),
            ties: changed.filter(|item| item.tie.is_some()).count(),
        }
    }

    fn sort(&mut self) {
        self.listed
            .sort_by_key(|listed| (!listed.is_placed, listed.range.start, listed.id));
    }
}

fn listed(annotation: &Annotation, found: Option<Range<usize>>) -> Listed {
    Listed {
        id: annotation.id,
        is_placed: found.is_some(),
        range: found.unwrap_or(annotation.target.start..annotation.target.end),
    }
}
