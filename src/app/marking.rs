//! Making, changing and deleting bookmarks, taking changes back and doing them
//! again, and what the disk says to it.

use super::App;
use super::effect::Effect;
use super::form::{Field, Form, Subject};
use super::history::Change;
use super::overlay::Overlay;
use super::passage::Passage;
use crate::annotation::{Annotation, Annotations, target};
use std::borrow::Cow;

impl App {
    /// Bookmarks the passage at hand, or deletes its bookmark.
    pub(super) fn toggle_bookmark(&mut self) -> Option<Effect> {
        let passage = self.passage_to_act_on()?;
        match self.bookmarks.at(&passage.range).cloned() {
            Some(bookmark) => Some(self.delete(self.article.clone(), bookmark)),
            None => {
                let bookmark = self.new_bookmark(&passage);
                Some(self.change("bookmarked", self.article.clone(), None, bookmark))
            }
        }
    }

    /// Opens the form about the passage at hand.
    pub(super) fn ask_for_note(&mut self) {
        let Some(passage) = self.passage_at_hand() else {
            return;
        };
        let form = match self.bookmarks.at(&passage.range) {
            Some(bookmark) => Form::about(&self.article, bookmark, Field::Note),
            None => {
                let quoted = &self.document.article.text[passage.range.clone()];
                Form::new(passage.clone(), quoted, Field::Note)
            }
        };
        self.open(Overlay::Form(form));
    }

    /// Enter in the form: makes the bookmark, or changes it.
    pub(super) fn accept_form(&mut self, form: &Form) -> Option<Effect> {
        match &form.subject {
            Subject::Passage(passage) => {
                self.selection = None;
                self.passage = Some(passage.clone());
                let bookmark = form.filled_in(self.new_bookmark(passage));
                Some(self.change("bookmarked", self.article.clone(), None, bookmark))
            }
            Subject::Bookmark { article, id } => {
                let before = self.shelf().annotation(article, *id).cloned();
                before.and_then(|before| {
                    let after = form.filled_in(before.clone());
                    if after == before {
                        return None;
                    }
                    let after = after.renewed(self.stamp.now);
                    Some(self.change("changed", article.clone(), Some(before), after))
                })
            }
        }
    }

    /// The program ends while the form may be open: what was typed into it is
    /// kept as if it had been accepted.
    pub fn keep_what_is_typed(&mut self) -> Option<Effect> {
        while let Some(overlay) = self.overlays.pop() {
            if let Overlay::Form(form) = overlay
                && form.is_filled_in()
            {
                return self.accept_form(&form);
            }
        }
        None
    }

    pub(super) fn delete(&mut self, article: String, bookmark: Annotation) -> Effect {
        let deleted = Annotation {
            deleted: true,
            ..bookmark.clone()
        };
        let deleted = deleted.renewed(self.stamp.now);
        self.change("deleted", article, Some(bookmark), deleted)
    }

    /// Takes back the last change.
    pub(super) fn undo(&mut self) -> Option<Effect> {
        if matches!(self.overlay(), Some(Overlay::Library(_))) {
            return self.remember_removed();
        }
        let change = self.history.undo(self.stamp.now);
        if change.is_none() {
            self.say("nothing to undo");
        }
        change.map(|change| self.put_back("undone", change))
    }

    /// Does again what was taken back last.
    pub(super) fn redo(&mut self) -> Option<Effect> {
        let change = self.history.redo(self.stamp.now);
        if change.is_none() {
            self.say("nothing to do again");
        }
        change.map(|change| self.put_back("done again", change))
    }

    /// The bookmarks are on the disk, perhaps with some from another window.
    pub(super) fn saved(&mut self, annotations: Annotations) {
        self.bookmarks.trouble = None;
        let done = self.bookmarks.done;
        self.take(annotations);
        if self.notice.is_none() {
            self.notice = Some(format!("{done}, saved").trim_start_matches(", ").to_owned());
        }
    }

    /// The bookmark of another article is on the disk.
    pub(super) fn saved_elsewhere(&mut self) {
        self.bookmarks.trouble = None;
        self.notice = Some(format!("{}, saved", self.bookmarks.done));
    }

    /// Another program has changed the bookmarks of this article.
    pub(super) fn take(&mut self, annotations: Annotations) {
        let changed = self
            .bookmarks
            .merge(annotations, &self.document.article.text);
        match changed {
            0 => return,
            1 => self.say("1 bookmark changed in another window"),
            more => self.notice = Some(format!("{more} bookmarks changed in another window")),
        }
        self.refresh_lists();
    }

    /// The bookmarks are not on the disk, and why.
    pub(super) fn unsaved(&mut self, message: String) {
        self.bookmarks.trouble = Some(message);
    }

    fn new_bookmark(&self, passage: &Passage) -> Annotation {
        let speaker = passage
            .speaker(&self.document)
            .map(|speaker| &self.document.analysis.speakers[speaker]);
        let target = target(&self.document.article, passage.range.clone());
        Annotation {
            unit: Some(passage.unit.into()),
            speaker: speaker.map(|speaker| speaker.name.clone()),
            role: speaker.and_then(|speaker| speaker.role.clone()),
            counterpart: passage.counterpart(&self.document).map(Cow::into_owned),
            ..Annotation::new(self.stamp.id, self.stamp.now, target)
        }
    }

    /// Makes a change that can be taken back.
    fn change(
        &mut self,
        done: &'static str,
        article: String,
        before: Option<Annotation>,
        after: Annotation,
    ) -> Effect {
        let change = Change {
            article,
            before,
            after,
        };
        self.history.record(change.clone());
        self.put(done, change)
    }

    /// Makes a change to what was before, and chooses it in the list.
    fn put_back(&mut self, done: &'static str, change: Change) -> Effect {
        let id = change.after.id;
        let effect = self.put(done, change);
        if let Some(Overlay::Bookmarks(list)) = self.overlays.last_mut() {
            list.choose(id);
        }
        effect
    }

    /// Makes a change, and asks for it to be kept.
    fn put(&mut self, done: &'static str, change: Change) -> Effect {
        self.bookmarks.done = done;
        let effect = if change.article == self.article {
            self.bookmarks
                .put(change.after, &self.document.article.text);
            Effect::Save(self.bookmarks.annotations().clone())
        } else {
            self.library.put(&change.article, change.after.clone());
            Effect::SaveElsewhere(change.article, Annotations::new([change.after]))
        };
        self.refresh_lists();
        effect
    }
}
