//! What a reader can ask for with a key: bindable, and compared to find the
//! key for it. What comes from outside is a `Message`.

use super::form::Field;
use super::place_list::PlaceKind;
use super::prompt::Edit;
use super::step::{Direction, Distance};

/// What a key can ask for. It is done as often as the count typed before says,
/// where that makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Scrolls the page, list or help.
    Scroll(Direction, Distance),
    /// To the first row.
    Start,
    /// To the last row.
    End,
    /// Crosses over to the other text.
    FocusOther,
    /// The focused text alone, or both.
    OneLanguage,
    /// Both texts scroll as one, or each by itself.
    Link,
    /// Each Chinese stretch above its English, or side by side.
    Stack,
    /// Shows the counterpart of the current passage below it, where one text
    /// stands alone.
    Peek,
    /// Moves the rule between the texts.
    MoveSplit(Direction),
    /// Makes the rows of the focused text wider or narrower.
    Measure(Direction),
    /// Steps to a quotation.
    Quotation(Direction),
    /// Steps to a quotation of the same speaker.
    QuotationBySpeaker(Direction),
    /// Steps to a sentence.
    Sentence(Direction),
    /// Steps to a paragraph.
    Paragraph(Direction),
    /// Steps to a word.
    Word(Direction),
    /// Tells of the current word in a window at it; again, everything.
    LookUp,
    /// Goes to where the article has the word of the window next.
    NextPlace,
    /// Keeps the current word in the vocabulary; again, moves it to its next state.
    KeepWord,
    /// Shows the readings of Chinese words above them: all, those not known, none; in
    /// zhuyin where the flag says so, else as the configuration has it.
    Transcribe {
        /// Whether in zhuyin.
        zhuyin: bool,
    },
    /// Shows Chinese in traditional characters, or in simplified ones.
    Script,
    /// Opens the list of the vocabulary.
    Words,
    /// Moves the word chosen in the list to its next state.
    NextState,
    /// Shows on the page which words are kept, or stops that.
    ColourWords,
    /// Shows why the quotation stood on is one and whose it is, or hides it.
    Explain,
    /// Starts a selection at the passage stood on, or leaves it.
    Select,
    /// Moves the other end of the selection from now on.
    SwapEnds,
    /// Opens the list of speakers, or closes it.
    Speakers,
    /// Opens the speaker map, or closes it.
    SpeakerMap,
    /// Opens the outline, or closes it.
    Outline,
    /// Opens the list of links, or closes it.
    Links,
    /// Opens the link chosen in the browser.
    Browse,
    /// Opens the page behind the summary of a feed.
    FullPage,
    /// Opens the source with the translation that lies beside it.
    WithTranslation,
    /// Reads the source again, if it has changed.
    Refresh,
    /// Opens the list of encodings to read the source again in, or closes it.
    Encodings,
    /// Opens a list of places in the article, or closes it.
    Places(PlaceKind),
    /// Opens the list of what was told, or closes it.
    Messages,
    /// Opens the palette.
    Palette,
    /// Dims everybody but this speaker, or nobody.
    Follow,
    /// Bookmarks the current passage, or opens its bookmark.
    Bookmark,
    /// Bookmarks the passage and asks for a note.
    Note,
    /// Takes the sentence at hand as one end of a tie, or ties it to the end taken in
    /// the other text.
    Tie,
    /// Says that the sentence at hand and its counterpart do not translate each other.
    Untie,
    /// Opens the list of bookmarks.
    Bookmarks,
    /// Opens the library.
    OpenLibrary,
    /// Goes to the bookmark with that letter.
    Letter(char),
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
    /// Takes back the last change of a bookmark or a tie.
    Undo,
    /// Makes the change taken back last again.
    Redo,
    /// Asks for a search pattern.
    Search,
    /// Searches for the word at hand.
    SearchWord,
    /// Steps to a match.
    Match(Direction),
    /// Moves through the places jumped from.
    Jump(Direction),
    /// Copies the passage stood on, with who said it where the flag says so.
    Copy {
        /// Whether speaker and source go with it.
        citation: bool,
    },
    /// Tells the file, the place in it, its encoding and how long it is.
    Whereabouts,
    /// Opens another article of the reading list.
    Article(Direction),
    /// Takes the next theme.
    NextTheme,
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
    /// Moves or erases in the line being typed.
    Edit(Edit),
    /// Draws the screen again, whatever another program has left there.
    Redraw,
    /// Stops the program until it is called back.
    Suspend,
    /// Ends the program.
    Quit,
}
