//! The bookmarks of the article on the screen: marking, notes, deleting,
//! undoing, and where each stands in the text.

use super::action::Effect;
use super::passage::Passage;
use super::prompt::Prompt;
use super::{App, Overlay};
use crate::annotation::{Annotation, Annotations, place, target};
use jiff::Timestamp;
use std::ops::Range;
use ulid::Ulid;

/// The bookmarks and their places.
#[derive(Debug)]
pub struct Bookmarks {
    annotations: Annotations,
    listed: Vec<Listed>,
    /// Bookmarks as they were before each change; `None` before the first.
    changes: Vec<(Ulid, Option<Annotation>)>,
    /// Why the bookmarks are not on the disk, if they are not.
    trouble: Option<String>,
}

/// A bookmark in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub id: Ulid,
    /// Its bytes in the text; where they were once if they are gone.
    pub range: Range<usize>,
    /// Whether its words still stand in the text.
    pub is_placed: bool,
    /// The words.
    pub text: String,
    /// Who said them.
    pub speaker: Option<String>,
    /// What the reader wrote.
    pub note: String,
}

/// What a new bookmark cannot know by itself: the time and a name nobody else
/// has. Set from outside before every action.
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
            changes: Vec::new(),
            trouble: None,
        };
        bookmarks.place(text);
        bookmarks
    }

    /// The bookmarks in text order; those without a place last.
    #[must_use]
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// Why bookmarks are not on the disk, if they are not.
    #[must_use]
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
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

    /// Finds the places of all bookmarks in `text`.
    pub(super) fn place(&mut self, text: &str) {
        self.listed = self
            .annotations
            .kept()
            .map(|annotation| listed(annotation, text))
            .collect();
        self.listed
            .sort_by_key(|listed| (!listed.is_placed, listed.range.start, listed.id));
    }

    fn at(&self, range: &Range<usize>) -> Option<&Listed> {
        self.listed
            .iter()
            .find(|listed| listed.is_placed && listed.range == *range)
    }

    /// Puts a changed bookmark in its place and remembers what was there.
    fn change(&mut self, annotation: Annotation, text: &str) -> Effect {
        self.changes
            .push((annotation.id, self.annotations.get(annotation.id).cloned()));
        self.annotations.put(annotation);
        self.place(text);
        Effect::Save(self.annotations.clone())
    }
}

fn listed(annotation: &Annotation, text: &str) -> Listed {
    let found = place(text, &annotation.target);
    Listed {
        id: annotation.id,
        is_placed: found.is_some(),
        range: found.unwrap_or(annotation.target.start..annotation.target.end),
        text: annotation.target.exact.clone(),
        speaker: annotation.speaker.clone(),
        note: annotation.note.clone(),
    }
}

impl App {
    /// Bookmarks the passage at hand, or removes its bookmark.
    pub(super) fn toggle_bookmark(&mut self) -> Option<Effect> {
        let passage = self.passage_to_act_on()?;
        match self.bookmarks.at(&passage.range).map(|listed| listed.id) {
            Some(id) => self.delete(id),
            None => Some(self.bookmark(&passage, String::new())),
        }
    }

    pub(super) fn ask_for_note(&mut self) {
        let Some(passage) = self.passage_at_hand() else {
            return;
        };
        let note = self
            .bookmarks
            .at(&passage.range)
            .map_or("", |listed| listed.note.as_str());
        self.overlay = Some(Overlay::Note(Prompt::new(note)));
    }

    /// Enter on a note: bookmarks the passage with it, or changes the note of
    /// its bookmark.
    pub(super) fn keep_note(&mut self, note: &str) -> Option<Effect> {
        let passage = self.passage_to_act_on()?;
        let known = self
            .bookmarks
            .at(&passage.range)
            .and_then(|listed| self.bookmarks.annotations.get(listed.id));
        let Some(known) = known.cloned() else {
            return Some(self.bookmark(&passage, note.to_owned()));
        };
        let changed = Annotation {
            note: note.to_owned(),
            ..known
        }
        .renewed(self.stamp.now);
        Some(self.bookmarks.change(changed, &self.document.article.text))
    }

    fn bookmark(&mut self, passage: &Passage, note: String) -> Effect {
        let speaker = passage
            .speaker(&self.document)
            .map(|speaker| &self.document.analysis.speakers[speaker]);
        let target = target(&self.document.article, passage.range.clone());
        let annotation = Annotation {
            unit: Some(passage.unit.into()),
            speaker: speaker.map(|speaker| speaker.name.clone()),
            role: speaker.and_then(|speaker| speaker.role.clone()),
            note,
            ..Annotation::new(self.stamp.id, self.stamp.now, target)
        };
        self.bookmarks
            .change(annotation, &self.document.article.text)
    }

    fn delete(&mut self, id: Ulid) -> Option<Effect> {
        let annotation = self.bookmarks.annotations.get(id)?.clone();
        let deleted = Annotation {
            deleted: true,
            ..annotation
        }
        .renewed(self.stamp.now);
        Some(self.bookmarks.change(deleted, &self.document.article.text))
    }

    pub(super) fn open_bookmarks(&mut self) {
        // The nearest one to where one reads is chosen first.
        let place = self
            .passage
            .as_ref()
            .map_or(self.pane().shown().start, |passage| passage.range.start);
        let listed = self.bookmarks.listed();
        let after = listed.partition_point(|listed| listed.is_placed && listed.range.start < place);
        let chosen = after.min(listed.len().saturating_sub(1));
        self.overlay = Some(Overlay::Bookmarks { chosen });
    }

    pub(super) fn go_to_bookmark(&mut self, chosen: usize) {
        let Some(listed) = self.bookmarks.listed().get(chosen).cloned() else {
            return;
        };
        if listed.is_placed {
            self.remember_jump();
            let passage = self.passage_of(listed.range);
            self.stand_on(passage);
        } else {
            self.say("these words are not in the article any more");
        }
    }

    pub(super) fn delete_chosen_bookmark(&mut self) -> Option<Effect> {
        let Some(Overlay::Bookmarks { chosen }) = &mut self.overlay else {
            return None;
        };
        let id = self.bookmarks.listed().get(*chosen)?.id;
        *chosen = (*chosen).min(self.bookmarks.listed().len().saturating_sub(2));
        self.delete(id)
    }

    /// Takes back the last change: a new change to what was before.
    pub(super) fn undo_bookmark(&mut self) -> Option<Effect> {
        let Some((id, before)) = self.bookmarks.changes.pop() else {
            self.say("nothing to undo");
            return None;
        };
        let now = self.bookmarks.annotations.get(id)?.clone();
        let restored = match before {
            // Later than what it takes the place of.
            Some(before) => Annotation {
                updated: now.updated,
                ..before
            },
            None => Annotation {
                deleted: true,
                ..now
            },
        }
        .renewed(self.stamp.now);
        let effect = self.bookmarks.change(restored, &self.document.article.text);
        self.bookmarks.changes.pop();
        Some(effect)
    }

    /// The bookmarks are on the disk.
    pub(super) fn saved(&mut self, annotations: Annotations) {
        self.bookmarks.trouble = None;
        self.bookmarks.annotations = annotations;
        self.bookmarks.place(&self.document.article.text);
        self.say("saved");
    }

    /// The bookmarks are not on the disk, and why.
    pub(super) fn unsaved(&mut self, message: String) {
        self.bookmarks.trouble = Some(message);
    }
}
