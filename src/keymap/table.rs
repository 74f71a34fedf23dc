//! The default bindings: the keys of vim and less, and the arrows for
//! quotations.

use crate::app::Command;
use crate::app::form::Field;
use crate::app::mode::Mode;
use crate::app::prompt::Edit;
use crate::app::step::{Direction, Distance};
use Direction::{Next, Previous};
use Distance::{HalfPage, Page, Row as OneRow};
use Mode::{
    Bookmarks, Entry, Facts, Filtering, Form, Help, Library, Reading, Selecting, Speakers, Typing,
};

/// The modes a row is for, its keys, what they ask for and what the help says.
pub(super) type Binding = (&'static [Mode], &'static str, Command, &'static str);

const TEXT: &[Mode] = &[Reading];
const SELECTION: &[Mode] = &[Selecting];
const PASSAGES: &[Mode] = &[Reading, Selecting];
const COPIED: &[Mode] = &[Reading, Selecting, Bookmarks];
const TEXT_AND_SPEAKERS: &[Mode] = &[Reading, Speakers];
const LISTS: &[Mode] = &[Speakers, Facts, Bookmarks, Library];
const OPEN: &[Mode] = &[Selecting, Speakers, Facts, Entry, Bookmarks, Library, Help];
const MARKS: &[Mode] = &[Bookmarks];
const SHELVES: &[Mode] = &[Bookmarks, Library];
const WORDS: &[Mode] = &[Reading, Selecting, Entry];
const ROWS: &[Mode] = &[Reading, Speakers, Facts, Entry, Bookmarks, Library, Help];
const HALF_PAGES: &[Mode] = &[Reading, Selecting, Speakers, Facts, Entry, Help];
const ANYWHERE: &[Mode] = &[
    Reading, Selecting, Speakers, Facts, Entry, Bookmarks, Library, Help,
];
const LINE: &[Mode] = &[Typing, Filtering, Form];
const LINES: &[Mode] = &[Filtering, Form];
const NOTE: &[Mode] = &[Form];

/// The rows in the order of the help, under its headings.
pub(super) const DEFAULT: &[(&str, &[Binding])] = &[
    (
        "Scroll (a number typed before a key repeats it: 5j, 3→)",
        &[
            (ROWS, "j Down", Command::Scroll(Next, OneRow), "a row down"),
            (ROWS, "k Up", Command::Scroll(Previous, OneRow), "a row up"),
            (
                HALF_PAGES,
                "d Ctrl-d",
                Command::Scroll(Next, HalfPage),
                "half a page down",
            ),
            (
                HALF_PAGES,
                "u Ctrl-u",
                Command::Scroll(Previous, HalfPage),
                "half a page up",
            ),
            (
                ANYWHERE,
                "Space PgDn Ctrl-f",
                Command::Scroll(Next, Page),
                "a page down",
            ),
            (
                ANYWHERE,
                "b PgUp Ctrl-b",
                Command::Scroll(Previous, Page),
                "a page up",
            ),
            (ANYWHERE, "g Home", Command::Start, "to the start"),
            (ANYWHERE, "G End", Command::End, "to the end"),
        ],
    ),
    (
        "Who said what",
        &[
            (
                PASSAGES,
                "Right l ]",
                Command::Quotation(Next),
                "next quotation",
            ),
            (
                PASSAGES,
                "Left h [",
                Command::Quotation(Previous),
                "previous quotation",
            ),
            (
                PASSAGES,
                "L Shift-Right",
                Command::QuotationBySpeaker(Next),
                "next quotation by the same speaker",
            ),
            (
                PASSAGES,
                "H Shift-Left",
                Command::QuotationBySpeaker(Previous),
                "previous quotation by the same speaker",
            ),
            (
                TEXT_AND_SPEAKERS,
                "s",
                Command::Speakers,
                "list of the speakers, those who say most first",
            ),
            (
                TEXT_AND_SPEAKERS,
                "f",
                Command::Follow,
                "follow one speaker: → stays with them, all else is dimmed",
            ),
            (
                TEXT,
                "e",
                Command::Explain,
                "why this is a quotation, and why this speaker",
            ),
            (
                &[Reading, Facts],
                "!",
                Command::Facts,
                "facts that differ between the two texts",
            ),
            (LISTS, "Enter", Command::Accept, "go to what is chosen"),
        ],
    ),
    (
        "Passages",
        &[
            (PASSAGES, ")", Command::Sentence(Next), "next sentence"),
            (
                PASSAGES,
                "(",
                Command::Sentence(Previous),
                "previous sentence",
            ),
            (PASSAGES, "}", Command::Paragraph(Next), "next paragraph"),
            (
                PASSAGES,
                "{",
                Command::Paragraph(Previous),
                "previous paragraph",
            ),
            (
                WORDS,
                "w",
                Command::Word(Next),
                "next word, and its translation",
            ),
            (WORDS, "W", Command::Word(Previous), "previous word"),
            (
                &[Reading, Entry],
                "K",
                Command::LookUp,
                "look the word up; again: all of it",
            ),
            (&[Entry], "Enter", Command::LookUp, "at a word: less again"),
            (
                &[Entry],
                "n",
                Command::NextPlace,
                "at a word: where the article has it next",
            ),
            (
                PASSAGES,
                "V",
                Command::Select,
                "select from this passage on; steps make it larger",
            ),
            (
                SELECTION,
                "o",
                Command::SwapEnds,
                "selecting: the other end moves",
            ),
            (
                SELECTION,
                "j Down",
                Command::Sentence(Next),
                "selecting: a sentence further",
            ),
            (
                SELECTION,
                "k Up",
                Command::Sentence(Previous),
                "selecting: a sentence back",
            ),
            (
                COPIED,
                "y",
                Command::Copy { citation: false },
                "copy the passage",
            ),
            (
                COPIED,
                "Y",
                Command::Copy { citation: true },
                "copy it with who said it and where",
            ),
        ],
    ),
    (
        "Bookmarks and the library",
        &[
            (
                PASSAGES,
                "m",
                Command::Bookmark,
                "bookmark this passage, or delete its bookmark",
            ),
            (
                PASSAGES,
                "M",
                Command::Note,
                "bookmark it with a note, tags and a name",
            ),
            (
                TEXT,
                "U",
                Command::Undo,
                "undo the last change of a bookmark",
            ),
            (
                &[Reading, Bookmarks],
                "Ctrl-r",
                Command::Redo,
                "do again what was undone",
            ),
            (TEXT, "'", Command::Bookmarks, "list of bookmarks"),
            (
                TEXT,
                "B",
                Command::OpenLibrary,
                "library: the articles read, and where",
            ),
            (LISTS, "/", Command::Filter, "in a list: filter"),
            (
                &[Bookmarks, Filtering],
                "Tab BackTab",
                Command::ChangeScope,
                "in the bookmarks: of this article, or of all",
            ),
            (
                MARKS,
                "o",
                Command::ChangeOrder,
                "in the bookmarks: by place, or by date",
            ),
            (
                MARKS,
                "e",
                Command::Describe(Field::Note),
                "in the bookmarks: change the note",
            ),
            (
                MARKS,
                "t",
                Command::Describe(Field::Tags),
                "in the bookmarks: change the tags",
            ),
            (
                MARKS,
                "r",
                Command::Describe(Field::Name),
                "in the bookmarks: change the name",
            ),
            (
                MARKS,
                "x",
                Command::Export,
                "in the bookmarks: export those listed as Markdown",
            ),
            (
                SHELVES,
                "d Delete",
                Command::Delete,
                "in a list: delete; in the library, only the place",
            ),
            (SHELVES, "u", Command::Undo, "in a list: undo"),
        ],
    ),
    (
        "Search and jumps",
        &[
            (TEXT, "/", Command::Search, "search both texts"),
            (TEXT, "n", Command::Match(Next), "next match"),
            (TEXT, "N", Command::Match(Previous), "previous match"),
            (
                TEXT,
                "Ctrl-o Alt-Left",
                Command::Jump(Previous),
                "back to where one jumped from",
            ),
            (
                TEXT,
                "Ctrl-p Alt-Right",
                Command::Jump(Next),
                "forward again",
            ),
            (
                TEXT,
                ". J",
                Command::Article(Next),
                "next article of the reading list",
            ),
            (
                TEXT,
                ",",
                Command::Article(Previous),
                "previous article of the reading list",
            ),
        ],
    ),
    (
        "Screen",
        &[
            (
                TEXT,
                "Tab BackTab",
                Command::FocusOther,
                "to the other text, at what says the same",
            ),
            (
                TEXT,
                "Enter",
                Command::Peek,
                "show what says the same; at a word: look it up",
            ),
            (
                PASSAGES,
                "r z",
                Command::OneLanguage,
                "one language, or both",
            ),
            (
                PASSAGES,
                "=",
                Command::Link,
                "scroll both texts as one, or each by itself",
            ),
            (
                PASSAGES,
                "v",
                Command::Stack,
                "each stretch above its translation, or side by side",
            ),
            (
                PASSAGES,
                "<",
                Command::MoveSplit(Previous),
                "narrow the left column",
            ),
            (
                PASSAGES,
                ">",
                Command::MoveSplit(Next),
                "widen the left column",
            ),
            (PASSAGES, "+", Command::Measure(Next), "wider rows"),
            (PASSAGES, "-", Command::Measure(Previous), "narrower rows"),
            (ANYWHERE, "?", Command::Help, "this help"),
            (ANYWHERE, "Esc", Command::Close, "close what is open"),
            (OPEN, "q", Command::Leave, "close what is open"),
            (TEXT, "q", Command::Quit, "quit"),
            (
                ANYWHERE,
                "Ctrl-c",
                Command::Interrupt,
                "close what is open, or quit",
            ),
            (ANYWHERE, "Ctrl-l", Command::Redraw, "draw the screen again"),
            (
                ANYWHERE,
                "Ctrl-z",
                Command::Suspend,
                "suspend; the shell's fg comes back",
            ),
        ],
    ),
    (
        "While typing a pattern, a filter or a note",
        &[
            (LINE, "Enter", Command::Accept, "accept"),
            (LINE, "Esc Ctrl-c", Command::Close, "give up and go back"),
            (LINE, "Ctrl-l", Command::Redraw, "draw the screen again"),
            (
                NOTE,
                "Alt-Enter Ctrl-j",
                Command::Edit(Edit::NewLine),
                "new line in a note",
            ),
            (
                NOTE,
                "Tab",
                Command::NextField(Next),
                "to the next field: name, tags, note",
            ),
            (
                NOTE,
                "BackTab",
                Command::NextField(Previous),
                "to the field before",
            ),
            (
                NOTE,
                "Ctrl-x",
                Command::Editor,
                "write the note with $VISUAL or $EDITOR",
            ),
            (LINES, "Up Ctrl-p", Command::Edit(Edit::Up), "up"),
            (LINES, "Down Ctrl-n", Command::Edit(Edit::Down), "down"),
            (LINE, "Left Ctrl-b", Command::Edit(Edit::Left), "left"),
            (LINE, "Right Ctrl-f", Command::Edit(Edit::Right), "right"),
            (
                LINE,
                "Home Ctrl-a",
                Command::Edit(Edit::Home),
                "to the start",
            ),
            (LINE, "End Ctrl-e", Command::Edit(Edit::End), "to the end"),
            (
                LINE,
                "Backspace Ctrl-h",
                Command::Edit(Edit::EraseBack),
                "erase a character",
            ),
            (
                LINE,
                "Delete Ctrl-d",
                Command::Edit(Edit::EraseForward),
                "erase the next character",
            ),
            (
                LINE,
                "Ctrl-w",
                Command::Edit(Edit::EraseWord),
                "erase a word",
            ),
            (
                LINE,
                "Ctrl-u",
                Command::Edit(Edit::EraseToStart),
                "erase to the start",
            ),
            (
                LINE,
                "Ctrl-k",
                Command::Edit(Edit::EraseToEnd),
                "erase to the end",
            ),
        ],
    ),
];
