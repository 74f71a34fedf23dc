//! What the outside tells the application: the terminal, the disk and the work
//! in the background. What a key asks for is a `Command`.

use super::document::Document;
use super::library::Library;
use super::pointer::{Gesture, Target};
use super::search::Search;
use crate::annotation::{Annotations, Vocabulary};
use crate::wording::Remark;
use std::sync::Arc;
use ulid::Ulid;

/// Something that happened outside.
#[derive(Clone, Debug)]
pub enum Message {
    /// The screen has this many columns and rows now.
    Resized(u16, u16),
    /// A key that means nothing was pressed, and which one shows those that do.
    Unbound {
        /// What was pressed, as it is shown.
        key: String,
        /// The key for the help; empty if there is none.
        help: String,
    },
    /// The mouse was used.
    Pointed {
        /// What was done with it.
        gesture: Gesture,
        /// What was under it.
        target: Target,
        /// The column and row of the screen, from 0.
        at: (u16, u16),
    },
    /// Text was pasted into what is being typed.
    Pasted(String),
    /// More of the document is there: this is all of it so far.
    Opened(Arc<Document>, Stage),
    /// The encoding that the source was read in.
    Encoding(&'static str),
    /// So many hundredths of the work in the background are done.
    Progress(u8),
    /// The first match of the pattern that is being looked for, or all.
    Found(Search),
    /// The bookmarks are on the disk; these are all of them.
    Saved(Annotations),
    /// The bookmark of another article is on the disk.
    SavedElsewhere,
    /// Another program has changed the bookmarks; these are all of them.
    Changed(Annotations),
    /// What is kept of all articles has been read.
    Library(Box<Library>),
    /// Goes to the bookmark of that name.
    GoTo(Ulid),
    /// The note as it was written with the reader's own editor.
    Written(String),
    /// What was copied is with these programs, and on its way to the terminal.
    Copied(Vec<&'static str>),
    /// Something was done that the reader should know of.
    Told(Remark),
    /// Something failed that the reader should know of.
    Failed(Remark),
    /// The vocabulary as it is on the disk.
    Vocabulary(Vocabulary),
    /// The words are on the disk; these are all of them.
    VocabularySaved(Vocabulary),
    /// Words cannot be kept, and why.
    VocabularyUnsaved(Remark),
    /// Bookmarks cannot be kept, and why.
    Unsaved(Remark),
}

impl Message {
    /// Whether the text on the screen may move; what else there is is told beside
    /// it.
    pub(super) fn moves_text(&self) -> bool {
        !matches!(
            self,
            Self::Progress(_)
                | Self::Saved(_)
                | Self::SavedElsewhere
                | Self::Changed(_)
                | Self::Library(_)
                | Self::Told(_)
                | Self::Failed(_)
                | Self::Unsaved(_)
        )
    }
}

/// How much of a document is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its text, or the beginning of it, with quotations from the beginning.
    Text,
    /// All of it.
    Analysed,
}
