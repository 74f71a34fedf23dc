//! The default bindings: the keys of vim and less, and the arrows for
//! quotations.

use crate::app::Command as C;
use crate::app::form::Field;
use crate::app::mode::Mode;
use crate::app::place_list::PlaceKind;
use crate::app::prompt::Edit;
use crate::app::step::{Direction, Distance};
use Direction::{Next, Previous};
use Distance::{HalfPage, Page, Row};
use Mode::{
    Bookmarks, Encodings, Entry, Filtering, Form, Help, Library, Links, List, Map, Outline,
    Palette, Reading, Selecting, Speakers, Typing, Words,
};

/// A heading of the help, and the rows below it.
pub(super) struct Section {
    pub(super) heading: &'static str,
    pub(super) rows: &'static [Binding],
}

/// A row of the table.
pub(super) struct Binding {
    /// What the configuration calls it.
    pub(super) name: &'static str,
    /// Where its keys are in force.
    pub(super) modes: &'static [Mode],
    /// Its keys with ` or ` between them; those of one chord with a space.
    pub(super) keys: &'static str,
    pub(super) command: C,
    /// What the help says it does.
    pub(super) description: &'static str,
}

const fn row(
    name: &'static str,
    modes: &'static [Mode],
    keys: &'static str,
    command: C,
    description: &'static str,
) -> Binding {
    Binding {
        name,
        modes,
        keys,
        command,
        description,
    }
}

const MAP: &[Mode] = &[Reading, Map];
const TEXT: &[Mode] = &[Reading];
const SELECTION: &[Mode] = &[Selecting];
const QUOTATIONS: &[Mode] = &[Reading, Selecting, Map];
const PASSAGES: &[Mode] = &[Reading, Selecting];
const COPIED: &[Mode] = &[Reading, Selecting, Bookmarks];
const TEXT_AND_SPEAKERS: &[Mode] = &[Reading, Speakers];
const FILTERED: &[Mode] = &[
    Speakers, List, Outline, Links, Encodings, Words, Bookmarks, Library, Help,
];
const LISTS: &[Mode] = &[
    Map, Speakers, List, Outline, Links, Encodings, Words, Bookmarks, Library, Help,
];
const OPEN: &[Mode] = &[
    Selecting, Map, Speakers, List, Outline, Links, Encodings, Entry, Words, Bookmarks, Library,
    Help,
];
const MARKS: &[Mode] = &[Bookmarks];
const KEPT: &[Mode] = &[Bookmarks, Words];
const SHELVES: &[Mode] = &[Bookmarks, Words, Library];
const WORDS: &[Mode] = &[Reading, Selecting, Entry];
const ROWS: &[Mode] = &[
    Reading, Map, Speakers, List, Outline, Links, Encodings, Entry, Words, Bookmarks, Library, Help,
];
const HALF_PAGES: &[Mode] = &[
    Reading, Selecting, Speakers, List, Outline, Links, Encodings, Entry, Help,
];
const ANYWHERE: &[Mode] = &[
    Reading, Selecting, Map, Speakers, List, Outline, Links, Encodings, Entry, Bookmarks, Library,
    Help,
];
const LINE: &[Mode] = &[Typing, Filtering, Palette, Form];
const NOTE: &[Mode] = &[Form];

/// All rows in the order of the help.
#[rustfmt::skip]
pub(super) const DEFAULT: &[Section] = &[
    Section { heading: "Scroll (5j: five rows)", rows: &[
        row("down", ROWS, "j or Down", C::Scroll(Next, Row), "a row down"),
        row("up", ROWS, "k or Up", C::Scroll(Previous, Row), "a row up"),
        row("half-page-down", HALF_PAGES, "d or Ctrl-d", C::Scroll(Next, HalfPage), "half a page down"),
        row("half-page-up", HALF_PAGES, "u or Ctrl-u", C::Scroll(Previous, HalfPage), "half a page up"),
        row("page-down", ANYWHERE, "Space or PgDn or Ctrl-f", C::Scroll(Next, Page), "a page down"),
        row("page-up", ANYWHERE, "b or PgUp or Ctrl-b", C::Scroll(Previous, Page), "a page up"),
        row("start", ANYWHERE, "g or Home", C::Start, "to the start"),
        row("end", ANYWHERE, "G or End", C::End, "to the end"),
    ] },
    Section { heading: "Who said what", rows: &[
        row("next-quotation", QUOTATIONS, "Right or l or ]", C::Quotation(Next), "next quotation"),
        row("previous-quotation", QUOTATIONS, "Left or h or [", C::Quotation(Previous), "previous quotation"),
        row("next-by-speaker", PASSAGES, "L or Shift-Right", C::QuotationBySpeaker(Next), "next quotation by the same speaker"),
        row("previous-by-speaker", PASSAGES, "H or Shift-Left", C::QuotationBySpeaker(Previous), "previous quotation by the same speaker"),
        row("speakers", TEXT_AND_SPEAKERS, "s", C::Speakers, "list of the speakers"),
        row("speaker-map", MAP, "S", C::SpeakerMap, "map of who speaks where"),
        row("follow", TEXT_AND_SPEAKERS, "f", C::Follow, "follow a speaker: → stays with them"),
        row("explain", TEXT, "e", C::Explain, "why this quotation, and this speaker"),
        row("facts", &[Reading, List], "!", C::Places(PlaceKind::Facts), "facts that differ in the two texts"),
        row("quotations", &[Reading, List], "Q", C::Places(PlaceKind::Quotations), "list of the quotations in this text"),
        row("accept", LISTS, "Enter", C::Accept, "go to what is chosen"),
    ] },
    Section { heading: "Passages", rows: &[
        row("next-sentence", PASSAGES, ")", C::Sentence(Next), "next sentence"),
        row("previous-sentence", PASSAGES, "(", C::Sentence(Previous), "previous sentence"),
        row("next-paragraph", PASSAGES, "}", C::Paragraph(Next), "next paragraph"),
        row("previous-paragraph", PASSAGES, "{", C::Paragraph(Previous), "previous paragraph"),
        row("next-word", WORDS, "w", C::Word(Next), "next word, and its translation"),
        row("previous-word", WORDS, "W", C::Word(Previous), "previous word"),
        row("look-up", &[Reading, Entry], "K", C::LookUp, "look the word up; again: all of it"),
        row("look-up-less", &[Entry], "Enter", C::LookUp, "at a word: less again"),
        row("next-place", &[Entry], "n", C::NextPlace, "at a word: where it is next"),
        row("select", PASSAGES, "V", C::Select, "select from here on: steps extend it"),
        row("swap-ends", SELECTION, "o", C::SwapEnds, "move the other end of the selection"),
        row("extend", SELECTION, "j or Down", C::Sentence(Next), "extend the selection by a sentence"),
        row("shorten", SELECTION, "k or Up", C::Sentence(Previous), "shorten the selection by a sentence"),
        row("copy", COPIED, "y", C::Copy { citation: false }, "copy the passage"),
        row("cite", COPIED, "Y", C::Copy { citation: true }, "copy with speaker and source"),
    ] },
    Section { heading: "Words", rows: &[
        row("keep-word", &[Reading, Entry], "+", C::KeepWord, "keep the word; again: learning, known"),
        row("words", TEXT, "\"", C::Words, "vocabulary: the words kept"),
        row("next-state", &[Words], "s", C::NextState, "new, learning, known, ignored"),
        row("mark-words", TEXT, "c", C::ColourWords, "mark the words kept, on the page"),
        row("readings", TEXT, "p", C::Transcribe { zhuyin: false }, "pinyin above: all, unknown words, none"),
        row("zhuyin", TEXT, "Alt-p", C::Transcribe { zhuyin: true }, "zhuyin above: all, unknown words, none"),
        row("script", TEXT, "C", C::Script, "traditional or simplified characters"),
    ] },
    Section { heading: "Bookmarks and the library", rows: &[
        row("bookmark", PASSAGES, "m", C::Bookmark, "bookmark, or open the bookmark"),
        row("note", PASSAGES, "M", C::Note, "bookmark with note, tags and name"),
        row("tie", PASSAGES, "t", C::Tie, "tie the sentence to its counterpart"),
        row("untie", PASSAGES, "T", C::Untie, "untie it from its counterpart"),
        row("undo", TEXT, "U", C::Undo, "undo the last bookmark or tie"),
        row("redo", &[Reading, Bookmarks], "Ctrl-r", C::Redo, "redo what was undone"),
        row("bookmarks", TEXT, "'", C::Bookmarks, "bookmarks; then a letter goes to one"),
        row("library", TEXT, "B", C::OpenLibrary, "library: the articles read"),
        row("filter", FILTERED, "/", C::Filter, "filter the list"),
        row("change-scope", &[Bookmarks, Filtering], "Tab or BackTab", C::ChangeScope, "bookmarks of this article, or of all"),
        row("change-order", KEPT, "o", C::ChangeOrder, "the list in another order"),
        row("edit-note", MARKS, "e", C::Describe(Field::Note), "change the note of a bookmark"),
        row("edit-tags", MARKS, "t", C::Describe(Field::Tags), "change the tags of a bookmark"),
        row("edit-name", MARKS, "r", C::Describe(Field::Name), "change the name of a bookmark"),
        row("export", KEPT, "x", C::Export, "export what is listed"),
        row("delete", SHELVES, "d or Delete", C::Delete, "delete what is chosen"),
        row("undo-in-list", SHELVES, "u", C::Undo, "undo the last change in the list"),
    ] },
    Section { heading: "Search and jumps", rows: &[
        row("search", TEXT, "/", C::Search, "search both texts"),
        row("search-word", TEXT, "*", C::SearchWord, "search for the word here"),
        row("next-match", TEXT, "n", C::Match(Next), "next match"),
        row("previous-match", TEXT, "N", C::Match(Previous), "previous match"),
        row("jump-back", TEXT, "Ctrl-o or Alt-Left", C::Jump(Previous), "back to where you jumped from"),
        row("jump-forward", TEXT, "Ctrl-p or Alt-Right", C::Jump(Next), "forward again"),
        row("whereabouts", TEXT, "Ctrl-g", C::Whereabouts, "file, place, levels of words, length"),
        row("next-article", TEXT, ". or J", C::Article(Next), "next article of the reading list"),
        row("previous-article", TEXT, ",", C::Article(Previous), "previous article of the reading list"),
    ] },
    Section { heading: "Sources", rows: &[
        row("outline", &[Reading, Outline], "o", C::Outline, "outline; of a feed, its articles"),
        row("links", &[Reading, Links], "O", C::Links, "links; Enter reads one here"),
        row("browse", &[Links], "o", C::Browse, "open the link in the browser"),
        row("full-page", &[Reading, Outline], "F", C::FullPage, "the full page of a feed's article"),
        row("with-translation", TEXT, "P", C::WithTranslation, "with the translation that lies beside it"),
        row("refresh", TEXT, "R", C::Refresh, "read it again, if it has changed"),
        row("encodings", &[Reading, Encodings], "E", C::Encodings, "read it again in another encoding"),
    ] },
    Section { heading: "Screen", rows: &[
        row("other-side", TEXT, "Tab or BackTab", C::FocusOther, "the other text, at what says the same"),
        row("counterpart", TEXT, "Enter", C::Peek, "what says the same; look a word up"),
        row("one-language", PASSAGES, "r or z", C::OneLanguage, "one language, or both"),
        row("link", PASSAGES, "=", C::Link, "scroll the texts as one, or apart"),
        row("stack", PASSAGES, "v", C::Stack, "stacked, or side by side"),
        row("narrow-left", PASSAGES, "<", C::MoveSplit(Previous), "narrow the left column"),
        row("widen-left", PASSAGES, ">", C::MoveSplit(Next), "widen the left column"),
        row("wider-text", PASSAGES, "Alt->", C::Measure(Next), "wider rows"),
        row("narrower-text", PASSAGES, "- or Alt-<", C::Measure(Previous), "narrower rows"),
        row("palette", ANYWHERE, ":", C::Palette, "every command; :42% :12 :q :speaker"),
        row("next-theme", TEXT, "Ctrl-t", C::NextTheme, "the next theme"),
        row("help", ANYWHERE, "? or F1", C::Help, "this help"),
        row("close", ANYWHERE, "Esc", C::Close, "close what is open"),
        row("leave", OPEN, "q", C::Leave, "close what is open"),
        row("quit", TEXT, "q or Z Z", C::Quit, "quit"),
        row("interrupt", ANYWHERE, "Ctrl-c", C::Interrupt, "close what is open, or quit"),
        row("messages", ANYWHERE, "Alt-m", C::Messages, "what was told before"),
        row("redraw", ANYWHERE, "Ctrl-l", C::Redraw, "draw the screen again"),
        row("suspend", ANYWHERE, "Ctrl-z", C::Suspend, "suspend (fg in the shell comes back)"),
    ] },
    Section { heading: "While typing a pattern, a filter or a note", rows: &[
        row("accept-line", LINE, "Enter", C::Accept, "accept"),
        row("cancel-line", LINE, "Esc or Ctrl-c", C::Close, "give up and go back"),
        row("redraw-line", LINE, "Ctrl-l", C::Redraw, "draw the screen again"),
        row("note-new-line", NOTE, "Alt-Enter or Ctrl-j", C::Edit(Edit::NewLine), "new line in a note"),
        row("next-field", NOTE, "Tab", C::NextField(Next), "to the next field: name, tags, note"),
        row("previous-field", NOTE, "BackTab", C::NextField(Previous), "to the field before"),
        row("editor", NOTE, "Ctrl-x", C::Editor, "write the note with $VISUAL or $EDITOR"),
        row("line-up", LINE, "Up or Ctrl-p", C::Edit(Edit::Up), "up; the pattern typed before"),
        row("line-down", LINE, "Down or Ctrl-n", C::Edit(Edit::Down), "down; the pattern typed after"),
        row("line-left", LINE, "Left or Ctrl-b", C::Edit(Edit::Left), "left"),
        row("line-right", LINE, "Right or Ctrl-f", C::Edit(Edit::Right), "right"),
        row("line-start", LINE, "Home or Ctrl-a", C::Edit(Edit::Home), "to the start"),
        row("line-end", LINE, "End or Ctrl-e", C::Edit(Edit::End), "to the end"),
        row("erase-back", LINE, "Backspace or Ctrl-h", C::Edit(Edit::EraseBack), "erase a character"),
        row("erase-forward", LINE, "Delete or Ctrl-d", C::Edit(Edit::EraseForward), "erase the next character"),
        row("erase-word", LINE, "Ctrl-w", C::Edit(Edit::EraseWord), "erase a word"),
        row("erase-to-start", LINE, "Ctrl-u", C::Edit(Edit::EraseToStart), "erase to the start"),
        row("erase-to-end", LINE, "Ctrl-k", C::Edit(Edit::EraseToEnd), "erase to the end"),
    ] },
];
