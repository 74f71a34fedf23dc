//! What the reader changed of the bookmarks since the program began, to be
//! taken back and done again: in the order of the changes, whichever article
//! they belong to.

use crate::annotation::Annotation;
use jiff::Timestamp;

/// The changes.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

/// A bookmark before a change and after it.
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// The key of its article.
    pub(super) article: String,
    /// As it was; nothing if it was made by the change.
    pub(super) before: Option<Annotation>,
    /// As it is.
    pub(super) after: Annotation,
}

impl Change {
    /// The change that takes this one back: never the old state itself, but a
    /// later one with the same content, so that it counts everywhere.
    fn reversed(self, now: Timestamp) -> Self {
        let before = match self.before {
            Some(before) => Annotation {
                updated: self.after.updated,
                ..before
            },
            None => Annotation {
                deleted: true,
                ..self.after.clone()
            },
        };
        Self {
            article: self.article,
            before: Some(self.after),
            after: before.renewed(now),
        }
    }
}

impl History {
    /// Remembers a change; what was undone before it is gone.
    pub(super) fn record(&mut self, change: Change) {
        self.done.push(change);
        self.undone.clear();
    }

    /// The change that takes the last one back, if there is one.
    pub(super) fn undo(&mut self, now: Timestamp) -> Option<Change> {
        let change = self.done.pop()?.reversed(now);
        self.undone.push(change.clone());
        Some(change)
    }

    /// The change that does again what was undone last.
    pub(super) fn redo(&mut self, now: Timestamp) -> Option<Change> {
        let change = self.undone.pop()?.reversed(now);
        self.done.push(change.clone());
        Some(change)
    }
}
