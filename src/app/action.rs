//! Everything a reader can ask for, and everything the outside can tell the
//! application; and what the application asks of the outside in turn.

use super::Visit;
use super::document::Document;
use super::form::Field;
use super::library::Library;
use super::prompt::Edit;
use super::search::Search;
use crate::annotation::{Annotations, Record};
use std::sync::Arc;
use ulid::Ulid;

/// Which keys are in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The text panes.
    Reading,
    /// The text panes, while a piece of the text is selected.
    Selecting,
    /// The speakers panel.
    Speakers,
    /// The list of bookmarks.
    Bookmarks,
    /// The help.
    Help,
    /// The library.
    Library,
    /// What a list is narrowed by is being typed.
    Filtering,
    /// A search pattern is being typed.
    Typing,
    /// What the reader has to say about a bookmark is being typed.
    Form,
}

impl Mode {
    /// Whether keys type text.
    #[must_use]
    pub fn is_typing(self) -> bool {
        matches!(self, Self::Typing | Self::Filtering | Self::Form)
    }
}

/// Towards the end or towards the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Next,
    /// Towards the start.
    Previous,
}

/// How much of a document is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its text, or the beginning of it, with quotations from the beginning.
    Text,
    /// All of it.
    Analysed,
}

/// How far one step of scrolling goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    /// A row.
    Row,
    /// Half the pane.
    HalfPage,
    /// The pane less the rows kept for context.
    Page,
}

/// One thing to do. Actions of the reader repeat as often as the count typed
/// before them says, where that makes sense.
#[derive(Clone, Debug)]
pub enum Action {
    /// Scrolls the focused pane, list or help.
    Scroll(Direction, Distance),
    /// To the first row.
    Start,
    /// To the last row.
    End,
    /// Moves the focus to the other pane.
    FocusOther,
    /// Gives the focused pane the whole screen, or takes it back.
    Zoom,
    /// Side by side, or one above the other.
    ChangeLayout,
    /// Moves the line between the panes.
    MoveSplit(Direction),
    /// Makes the rows of the focused pane wider or narrower.
    Measure(Direction),
    /// Steps to a quotation.
    Quotation(Direction),
    /// Steps to a quotation of the same speaker.
    QuotationBySpeaker(Direction),
    /// Steps to a sentence.
    Sentence(Direction),
    /// Steps to a paragraph.
    Paragraph(Direction),
    /// Shows why the quotation stood on is one and whose it is, or hides it.
    Explain,
    /// Starts a selection at the passage stood on, or leaves it.
    Select,
    /// Moves the other end of the selection from now on.
    SwapEnds,
    /// Enters the speakers panel.
    Speakers,
    /// Dims everybody but this speaker, or nobody.
    Follow,
    /// Bookmarks the passage stood on, or removes its bookmark.
    Bookmark,
    /// Bookmarks the passage and asks for a note.
    Note,
    /// Opens the list of bookmarks.
    Bookmarks,
    /// Opens the library.
    OpenLibrary,
    /// Deletes the bookmark chosen in the list, or takes the article chosen out
    /// of the library.
    Delete,
    /// Changes this of the bookmark chosen in the list.
    Describe(Field),
    /// Lists this article's bookmarks, or those of all.
    ChangeScope,
    /// Lists bookmarks by place, or by date.
    ChangeOrder,
    /// Narrows the list by what is typed.
    Filter,
    /// Exports the bookmarks listed.
    Export,
    /// To the next field of the form, or back.
    NextField(Direction),
    /// Writes the note with the reader's own editor.
    Editor,
    /// Takes back the last change of a bookmark.
    Undo,
    /// Makes the change taken back last again.
    Redo,
    /// Asks for a search pattern.
    Search,
    /// Steps to a match.
    Match(Direction),
    /// Moves through the places jumped from.
    Jump(Direction),
    /// Copies the passage stood on, with who said it where the flag says so.
    Copy {
        /// Whether speaker and source go with it.
        citation: bool,
    },
    /// Opens another article of the reading list.
    Article(Direction),
    /// Opens the help.
    Help,
    /// Goes to what is chosen, or accepts what is typed.
    Accept,
    /// Closes whatever is open; never quits.
    Close,
    /// Closes the list, panel or help that is open, filter and all.
    Leave,
    /// Closes whatever is open, or quits if nothing is.
    Interrupt,
    /// Types a digit of a count.
    Digit(u8),
    /// Types a character.
    Type(char),
    /// Types what was pasted.
    Paste(String),
    /// Moves or erases in the line being typed.
    Edit(Edit),
    /// Draws the screen again, whatever another program has left there.
    Redraw,
    /// Stops the program until it is called back.
    Suspend,
    /// Ends the program.
    Quit,
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    /// More of the document is there: this is all of it so far.
    Opened(Arc<Document>, Stage),
    /// So many hundredths of the work in the background are done.
    Progress(u8),
    /// All matches of the pattern that is being looked for.
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
    /// Something was done that the reader should know of.
    Told(String),
    /// Something failed that the reader should know of.
    Failed(String),
    /// Bookmarks cannot be kept, and why.
    Unsaved(String),
}

/// What the outside is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep these bookmarks for good, and answer [`Action::Saved`] or
    /// [`Action::Unsaved`].
    Save(Annotations),
    /// Keep these bookmarks of the article with that key, and answer
    /// [`Action::SavedElsewhere`] or [`Action::Unsaved`].
    SaveElsewhere(String, Annotations),
    /// Read what is kept of all articles, and answer [`Action::Library`].
    ReadLibrary,
    /// Open the article with that key, at that bookmark or where it was left.
    OpenArticle(String, Option<Ulid>),
    /// Write these bookmarks into a file for people, and answer
    /// [`Action::Told`].
    Export(Vec<Record>),
    /// Take the article with that key out of the library.
    Forget(String),
    /// Put an article back into the library.
    Remember(Box<Visit>),
    /// Let the reader's own editor have this note, and answer
    /// [`Action::Written`] or [`Action::Failed`].
    WriteNote(String),
    /// Look for this pattern in the whole text, and answer [`Action::Found`].
    Find(String),
    /// Give up the analysis that is under way.
    StopAnalysis,
    /// Put this text on the clipboard.
    Copy(String),
    /// Open the article so many places further in the reading list.
    Open(Direction),
    /// Draw every cell again.
    Redraw,
    /// Leave the terminal until the program is called back.
    Suspend,
    /// End the program.
    Quit,
}
