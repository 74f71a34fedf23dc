//! What the application asks of the outside; it does none of it itself.

use super::position::Visit;
use super::step::Direction;
use crate::annotation::{Annotations, KeptWord, Record, Vocabulary};
use crate::bilingual::Correction;
use ulid::Ulid;

/// What the outside is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep these bookmarks for good, and answer [`Message::Saved`](super::Message::Saved) or
    /// [`Message::Unsaved`](super::Message::Unsaved).
    Save(Annotations),
    /// Keep these bookmarks of the article with that key, and answer
    /// [`Message::SavedElsewhere`](super::Message::SavedElsewhere) or [`Message::Unsaved`](super::Message::Unsaved).
    SaveElsewhere(String, Annotations),
    /// Align the article again around these corrections, and answer
    /// [`Message::Opened`](super::Message::Opened).
    Align(Vec<Correction>),
    /// Keep these words for good, and answer
    /// [`Message::VocabularySaved`](super::Message::VocabularySaved) or
    /// [`Message::VocabularyUnsaved`](super::Message::VocabularyUnsaved).
    SaveVocabulary(Vocabulary),
    /// Read the vocabulary, and answer [`Message::Vocabulary`](super::Message::Vocabulary).
    ReadVocabulary,
    /// Write these words into a file for Anki, and answer
    /// [`Message::Told`](super::Message::Told).
    ExportWords(Vec<KeptWord>),
    /// Read what is kept of all articles, and answer [`Message::Library`](super::Message::Library).
    ReadLibrary,
    /// Open the article with that key, at that bookmark or where it was left.
    OpenArticle(String, Option<Ulid>),
    /// Open what a link of the article leads to, behind it in the reading list.
    OpenLink(String),
    /// Open the source with the translation that lies beside it.
    OpenWithTranslation,
    /// Show this address in the browser.
    Browse(String),
    /// Read the source again, from the network if it has changed there.
    Refresh,
    /// Read the source again in the encoding of that name.
    Reread(&'static str),
    /// Write these bookmarks into a file for people, and answer
    /// [`Message::Told`](super::Message::Told).
    Export(Vec<Record>),
    /// Take the article with that key out of the library.
    Forget(String),
    /// Put an article back into the library.
    Remember(Box<Visit>),
    /// Let the reader's own editor have this note, and answer
    /// [`Message::Written`](super::Message::Written) or [`Message::Failed`](super::Message::Failed).
    WriteNote(String),
    /// Look for this pattern in the whole text, first from that byte offset on,
    /// and answer [`Message::Found`](super::Message::Found): with the first match
    /// as soon as there is one, then with all.
    Find(String, usize),
    /// Give up the fetch or the analysis that is under way.
    StopAnalysis,
    /// Put this text on the clipboard, and answer [`Message::Copied`](super::Message::Copied).
    Copy(String),
    /// Open the article so many places further in the reading list.
    Open(Direction),
    /// Take the theme of that name, or the one after the theme in force, and
    /// answer [`Message::Told`](super::Message::Told).
    Theme(Option<String>),
    /// Draw every cell again.
    Redraw,
    /// Leave the terminal until the program is called back.
    Suspend,
    /// End the program.
    Quit,
}
