//! What the reader keeps: making, changing and deleting bookmarks, taking changes
//! of bookmarks and ties back and doing them again, and what the disk says to it.

use super::bookmarks::{Bookmarks, Done, Stamp};
use super::document::Document;
use super::effect::Effect;
use super::form::{Field, Form, Subject};
use super::history::{Change, History};
use super::library::Library;
use super::passage::Passage;
use super::reading::Reading;
use super::status::Status;
use super::tying::Tying;
use crate::annotation::{Annotation, Annotations, target};
use crate::text::clean_line;
use crate::wording::{Remark, Said, Wording};
use std::borrow::Cow;
use ulid::Ulid;

/// The bookmarks and ties of the article on the screen, and the bookmarks of all
/// others.
#[derive(Debug)]
pub struct Marks {
    /// The key that the article on the screen is kept under.
    pub article: String,
    /// What is marked in it, and whether it is kept.
    pub bookmarks: Bookmarks,
    /// One end of a tie, and what is being aligned.
    pub tying: Tying,
    /// What is kept of other articles, as far as it has been read.
    pub library: Library,
    /// The time, and a name for the next bookmark; set before every step.
    pub stamp: Stamp,
    /// What the reader changed; it outlives the article.
    history: History,
    /// The bookmark to go to once its words have been read.
    sought: Option<Ulid>,
}

/// The letters that bookmarks get, in this order: in their list no other key is
/// one of these.
pub const LETTERS: &str = "acfhilmnpsvwzABCDEFHIJKLMNOPQRSTUVWXZ";

/// What is told of a new bookmark: which words it marks, and how to go there.
fn bookmarked(bookmark: &Annotation) -> Done {
    Done::Bookmarked {
        letter: bookmark.letter,
        words: clean_line(&bookmark.target.exact),
    }
}

/// What was done to a bookmark again, and what has to happen outside.
pub(super) struct PutBack {
    /// The bookmark.
    pub(super) id: Ulid,
    /// Keeps it.
    pub(super) effect: Effect,
}

impl Marks {
    /// The bookmarks `annotations` of an article with this text.
    pub(super) fn new(annotations: Annotations, text: &str) -> Self {
        Self {
            article: String::new(),
            bookmarks: Bookmarks::new(annotations, text),
            tying: Tying::default(),
            library: Library::default(),
            stamp: Stamp::default(),
            history: History::default(),
            sought: None,
        }
    }

    /// Takes over from the article read before what is not its own: the library
    /// and the changes that can be taken back.
    pub fn follow_on(&mut self, before: Self) {
        self.library = before.library;
        self.history = before.history;
        self.stamp = before.stamp;
    }

    /// The bookmark of exactly the current passage.
    pub(super) fn of_passage(&self, reading: &Reading) -> Option<Ulid> {
        let passage = reading.passage.as_ref()?;
        let is_meant = reading.selection.is_some() || reading.is_shown(passage);
        let bookmark = self.bookmarks.at(&passage.range).filter(|_| is_meant)?;
        Some(bookmark.id)
    }

    /// Bookmarks the passage at hand.
    pub(super) fn make(&mut self, reading: &mut Reading) -> Option<Effect> {
        let passage = reading.passage_to_act_on()?;
        let document = &reading.document;
        let bookmark = self.new_bookmark(&passage, document);
        Some(self.change(bookmarked(&bookmark), self.made(bookmark), document))
    }

    /// The bookmark of the article on the screen with that letter.
    pub(super) fn with_letter(&self, letter: char) -> Option<Ulid> {
        let mut kept = self.bookmarks.annotations().kept();
        let bookmark = kept.find(|bookmark| bookmark.letter == Some(letter))?;
        Some(bookmark.id)
    }

    /// A form about the passage at hand.
    pub(super) fn form(&self, reading: &mut Reading) -> Option<Form> {
        let passage = reading.passage_at_hand()?;
        Some(match self.bookmarks.at(&passage.range) {
            Some(bookmark) => Form::about(&self.article, bookmark, Field::Note),
            None => {
                let quoted = &reading.document.article.text[passage.range.clone()];
                Form::new(passage.clone(), quoted, Field::Note)
            }
        })
    }

    /// Enter in the form: makes the bookmark, or changes it.
    pub(super) fn accept(&mut self, form: &Form, reading: &mut Reading) -> Option<Effect> {
        match &form.subject {
            Subject::Passage(passage) => {
                reading.selection = None;
                reading.passage = Some(passage.clone());
                let bookmark = form.filled_in(self.new_bookmark(passage, &reading.document));
                let done = bookmarked(&bookmark);
                Some(self.change(done, self.made(bookmark), &reading.document))
            }
            Subject::Bookmark { article, id } => {
                let before = self.annotation(article, *id)?.clone();
                let after = form.filled_in(before.clone());
                if after == before {
                    return None;
                }
                let change = Change {
                    article: article.clone(),
                    before: Some(before),
                    after: after.renewed(self.stamp.now),
                };
                Some(self.change(
                    Done::Other(Wording::changed_saved),
                    change,
                    &reading.document,
                ))
            }
        }
    }

    /// Deletes a bookmark of the article with that key.
    pub(super) fn delete(
        &mut self,
        article: String,
        bookmark: Annotation,
        document: &Document,
    ) -> Effect {
        let change = self.deletion(article, bookmark);
        self.change(Done::Other(Wording::deleted_saved), change, document)
    }

    /// The deletion of a bookmark or a tie.
    pub(super) fn deletion(&self, article: String, bookmark: Annotation) -> Change {
        let deleted = Annotation {
            deleted: true,
            ..bookmark.clone()
        };
        Change {
            article,
            before: Some(bookmark),
            after: deleted.renewed(self.stamp.now),
        }
    }

    /// Takes back the last change.
    pub(super) fn undo(&mut self, document: &Document, status: &mut Status) -> Option<PutBack> {
        let change = self.history.undo(self.stamp.now);
        if change.is_none() {
            status.say(Wording::nothing_to_undo);
        }
        Some(self.put_back(Wording::undone_saved, change?, document))
    }

    /// Does again what was taken back last.
    pub(super) fn redo(&mut self, document: &Document, status: &mut Status) -> Option<PutBack> {
        let change = self.history.redo(self.stamp.now);
        if change.is_none() {
            status.say(Wording::nothing_to_redo);
        }
        Some(self.put_back(Wording::redone_saved, change?, document))
    }

    /// Goes to the bookmark of that name in the article on the screen.
    pub(super) fn go_to(&mut self, id: Ulid, reading: &mut Reading, status: &mut Status) {
        let mut listed = self.bookmarks.listed().iter();
        let Some(listed) = listed.find(|listed| listed.id == id).cloned() else {
            status.say(Wording::bookmark_deleted);
            return;
        };
        // Of a large text only the beginning may be there yet.
        self.sought = (!listed.is_placed && reading.progress.is_some()).then_some(id);
        if self.sought.is_some() {
            status.say(Wording::looking_for_words);
        } else if listed.is_placed {
            reading.remember_jump();
            reading.move_to(Passage::at(&reading.document, listed.range), status);
        } else {
            status.say(Wording::words_gone);
        }
    }

    /// More of the text has been read: a bookmark that was looked for may have
    /// come with it.
    pub(super) fn go_where_sought(&mut self, reading: &mut Reading, status: &mut Status) {
        if let Some(id) = self.sought {
            self.go_to(id, reading, status);
        }
    }

    /// The bookmarks are on the disk, perhaps with some from another window.
    pub(super) fn saved(
        &mut self,
        annotations: Annotations,
        document: &Document,
        status: &mut Status,
    ) {
        self.bookmarks.trouble = None;
        let done = self.bookmarks.done.take();
        self.take(annotations, document, status);
        if status.notice.is_none() {
            status.say(|wording| done.map_or(wording.saved(), |done| done.told(wording)));
        }
    }

    /// The bookmark of another article is on the disk.
    pub(super) fn saved_elsewhere(&mut self, status: &mut Status) {
        self.bookmarks.trouble = None;
        if let Some(done) = self.bookmarks.done.take() {
            status.say(|wording| done.told(wording));
        }
    }

    /// Another program has changed the bookmarks of this article.
    pub(super) fn take(
        &mut self,
        annotations: Annotations,
        document: &Document,
        status: &mut Status,
    ) {
        let changed = self.bookmarks.merge(annotations, &document.article.text);
        match (changed.bookmarks, changed.ties) {
            (0, 0) => {}
            (0, ties) => status.say(|wording| wording.ties_changed(ties)),
            (bookmarks, _) => status.say(|wording| wording.bookmarks_changed(bookmarks)),
        }
    }

    /// The bookmarks are not on the disk, and why.
    pub(super) fn unsaved(&mut self, message: Remark) {
        self.bookmarks.trouble = Some(message);
    }

    /// The bookmark of that name in the article with that key.
    fn annotation(&self, article: &str, id: Ulid) -> Option<&Annotation> {
        if article == self.article {
            self.bookmarks.annotations().get(id)
        } else {
            self.library.annotation(article, id)
        }
    }

    fn new_bookmark(&self, passage: &Passage, document: &Document) -> Annotation {
        let speaker = passage.speaker(document);
        let speaker = speaker.map(|speaker| &document.analysis.speakers[speaker]);
        let target = target(&document.article, passage.range.clone());
        Annotation {
            unit: Some(passage.unit.into()),
            speaker: speaker.map(|speaker| speaker.name.clone()),
            role: speaker.and_then(|speaker| speaker.role.clone()),
            counterpart: passage.counterpart(document).map(Cow::into_owned),
            letter: self.free_letter(),
            ..Annotation::new(self.stamp.id, self.stamp.now, target)
        }
    }

    /// The first letter that no bookmark of the article has.
    fn free_letter(&self) -> Option<char> {
        let is_free = |letter: &char| self.with_letter(*letter).is_none();
        LETTERS.chars().find(is_free)
    }

    /// The making of a bookmark or a tie in the article on the screen.
    pub(super) fn made(&self, bookmark: Annotation) -> Change {
        Change {
            article: self.article.clone(),
            before: None,
            after: bookmark,
        }
    }

    /// Makes a change that can be taken back.
    pub(super) fn change(&mut self, done: Done, change: Change, document: &Document) -> Effect {
        self.history.record(change.clone());
        self.put(done, change, document)
    }

    /// Makes a change to what was before.
    fn put_back(&mut self, done: Said, change: Change, document: &Document) -> PutBack {
        PutBack {
            id: change.after.id,
            effect: self.put(Done::Other(done), change, document),
        }
    }

    /// Makes a change, and asks for it to be kept.
    fn put(&mut self, done: Done, change: Change, document: &Document) -> Effect {
        self.bookmarks.done = Some(done);
        if change.article == self.article {
            self.bookmarks.put(change.after, &document.article.text);
            Effect::Save(self.bookmarks.annotations().clone())
        } else {
            self.library.put(&change.article, change.after.clone());
            Effect::SaveElsewhere(change.article, Annotations::new([change.after]))
        }
    }
}
