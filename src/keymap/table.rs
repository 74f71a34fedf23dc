//! The default bindings: the keys of vim and less, and the arrows for
//! quotations.

use crate::app::action::{Action, Direction, Distance, Mode};
use crate::app::form::Field;
use crate::app::prompt::Edit;
use Direction::{Next, Previous};
use Distance::{HalfPage, Page, Row as OneRow};
use Mode::{Bookmarks, Filtering, Form, Help, Library, Reading, Selecting, Speakers, Typing};

/// The modes a row is for, its keys, what they ask for and what the help says.
pub(super) type Binding = (&'static [Mode], &'static str, Action, &'static str);

const TEXT: &[Mode] = &[Reading];
const SELECTION: &[Mode] = &[Selecting];
const PASSAGES: &[Mode] = &[Reading, Selecting];
const COPIED: &[Mode] = &[Reading, Selecting, Bookmarks];
const TEXT_AND_SPEAKERS: &[Mode] = &[Reading, Speakers];
const LISTS: &[Mode] = &[Speakers, Bookmarks, Library];
const OPEN: &[Mode] = &[Selecting, Speakers, Bookmarks, Library, Help];
const MARKS: &[Mode] = &[Bookmarks];
const SHELVES: &[Mode] = &[Bookmarks, Library];
const ROWS: &[Mode] = &[Reading, Speakers, Bookmarks, Library, Help];
const HALF_PAGES: &[Mode] = &[Reading, Selecting, Speakers, Help];
const ANYWHERE: &[Mode] = &[Reading, Selecting, Speakers, Bookmarks, Library, Help];
const LINE: &[Mode] = &[Typing, Filtering, Form];
const LINES: &[Mode] = &[Filtering, Form];
const NOTE: &[Mode] = &[Form];

/// The rows in the order of the help, under its headings.
pub(super) const DEFAULT: &[(&str, &[Binding])] = &[
    (
        "Scroll (a number typed before a key repeats it: 5j, 3→)",
        &[
            (ROWS, "j Down", Action::Scroll(Next, OneRow), "a row down"),
            (ROWS, "k Up", Action::Scroll(Previous, OneRow), "a row up"),
            (
                HALF_PAGES,
                "d Ctrl-d",
                Action::Scroll(Next, HalfPage),
                "half a page down",
            ),
            (
                HALF_PAGES,
                "u Ctrl-u",
                Action::Scroll(Previous, HalfPage),
                "half a page up",
            ),
            (
                ANYWHERE,
                "Space PgDn Ctrl-f",
                Action::Scroll(Next, Page),
                "a page down",
            ),
            (
                ANYWHERE,
                "b PgUp Ctrl-b",
                Action::Scroll(Previous, Page),
                "a page up",
            ),
            (ANYWHERE, "g Home", Action::Start, "to the start"),
            (ANYWHERE, "G End", Action::End, "to the end"),
        ],
    ),
    (
        "Who said what",
        &[
            (
                PASSAGES,
                "Right l ]",
                Action::Quotation(Next),
                "next quotation",
            ),
            (
                PASSAGES,
                "Left h [",
                Action::Quotation(Previous),
                "previous quotation",
            ),
            (
                PASSAGES,
                "L Shift-Right",
                Action::QuotationBySpeaker(Next),
                "next quotation by the same speaker",
            ),
            (
                PASSAGES,
                "H Shift-Left",
                Action::QuotationBySpeaker(Previous),
                "previous quotation by the same speaker",
            ),
            (
                TEXT_AND_SPEAKERS,
                "s",
                Action::Speakers,
                "into the speakers panel, or out of it",
            ),
            (
                TEXT_AND_SPEAKERS,
                "f",
                Action::Follow,
                "follow one speaker: dim everybody else, or nobody",
            ),
            (
                TEXT,
                "e",
                Action::Explain,
                "why this is a quotation, and why this speaker",
            ),
            (LISTS, "Enter", Action::Accept, "go to what is chosen"),
        ],
    ),
    (
        "Passages",
        &[
            (PASSAGES, ")", Action::Sentence(Next), "next sentence"),
            (
                PASSAGES,
                "(",
                Action::Sentence(Previous),
                "previous sentence",
            ),
            (PASSAGES, "}", Action::Paragraph(Next), "next paragraph"),
            (
                PASSAGES,
                "{",
                Action::Paragraph(Previous),
                "previous paragraph",
            ),
            (
                PASSAGES,
                "V",
                Action::Select,
                "select from this passage on; steps make it larger",
            ),
            (
                SELECTION,
                "o",
                Action::SwapEnds,
                "selecting: the other end moves",
            ),
            (
                SELECTION,
                "j Down",
                Action::Sentence(Next),
                "selecting: a sentence further",
            ),
            (
                SELECTION,
                "k Up",
                Action::Sentence(Previous),
                "selecting: a sentence back",
            ),
            (
                COPIED,
                "y",
                Action::Copy { citation: false },
                "copy the passage",
            ),
            (
                COPIED,
                "Y",
                Action::Copy { citation: true },
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
                Action::Bookmark,
                "bookmark this passage, or delete its bookmark",
            ),
            (
                PASSAGES,
                "M",
                Action::Note,
                "bookmark it with a note, tags and a name",
            ),
            (
                TEXT,
                "U",
                Action::Undo,
                "undo the last change of a bookmark",
            ),
            (
                &[Reading, Bookmarks],
                "Ctrl-r",
                Action::Redo,
                "do again what was undone",
            ),
            (TEXT, "'", Action::Bookmarks, "list of bookmarks"),
            (
                TEXT,
                "B",
                Action::OpenLibrary,
                "library: the articles read, and where",
            ),
            (SHELVES, "/", Action::Filter, "in a list: filter"),
            (
                &[Bookmarks, Filtering],
                "Tab BackTab",
                Action::ChangeScope,
                "in the bookmarks: of this article, or of all",
            ),
            (
                MARKS,
                "o",
                Action::ChangeOrder,
                "in the bookmarks: by place, or by date",
            ),
            (
                MARKS,
                "e",
                Action::Describe(Field::Note),
                "in the bookmarks: change the note",
            ),
            (
                MARKS,
                "t",
                Action::Describe(Field::Tags),
                "in the bookmarks: change the tags",
            ),
            (
                MARKS,
                "r",
                Action::Describe(Field::Name),
                "in the bookmarks: change the name",
            ),
            (
                MARKS,
                "x",
                Action::Export,
                "in the bookmarks: export those listed as Markdown",
            ),
            (
                SHELVES,
                "d Delete",
                Action::Delete,
                "in a list: delete; in the library, only the place",
            ),
            (SHELVES, "u", Action::Undo, "in a list: undo"),
        ],
    ),
    (
        "Search and jumps",
        &[
            (TEXT, "/", Action::Search, "search both panes"),
            (TEXT, "n", Action::Match(Next), "next match"),
            (TEXT, "N", Action::Match(Previous), "previous match"),
            (
                TEXT,
                "Ctrl-o Alt-Left",
                Action::Jump(Previous),
                "back to where one jumped from",
            ),
            (
                TEXT,
                "Ctrl-p Alt-Right",
                Action::Jump(Next),
                "forward again",
            ),
            (
                TEXT,
                "J",
                Action::Article(Next),
                "next article of the reading list",
            ),
            (
                TEXT,
                "K",
                Action::Article(Previous),
                "previous article of the reading list",
            ),
        ],
    ),
    (
        "Screen",
        &[
            (TEXT, "Tab BackTab", Action::FocusOther, "to the other pane"),
            (PASSAGES, "z", Action::Zoom, "this pane alone, or both"),
            (
                PASSAGES,
                "v",
                Action::ChangeLayout,
                "panes side by side, or one above the other",
            ),
            (
                PASSAGES,
                "<",
                Action::MoveSplit(Previous),
                "less room for the Chinese",
            ),
            (
                PASSAGES,
                ">",
                Action::MoveSplit(Next),
                "more room for the Chinese",
            ),
            (PASSAGES, "+", Action::Measure(Next), "wider rows"),
            (PASSAGES, "-", Action::Measure(Previous), "narrower rows"),
            (ANYWHERE, "?", Action::Help, "this help"),
            (ANYWHERE, "Esc", Action::Close, "close what is open"),
            (OPEN, "q", Action::Leave, "close what is open"),
            (TEXT, "q", Action::Quit, "quit"),
            (
                ANYWHERE,
                "Ctrl-c",
                Action::Interrupt,
                "close what is open, or quit",
            ),
            (ANYWHERE, "Ctrl-l", Action::Redraw, "draw the screen again"),
            (
                ANYWHERE,
                "Ctrl-z",
                Action::Suspend,
                "suspend; the shell's fg comes back",
            ),
        ],
    ),
    (
        "While typing a pattern, a filter or a note",
        &[
            (LINE, "Enter", Action::Accept, "accept"),
            (LINE, "Esc Ctrl-c", Action::Close, "give up and go back"),
            (LINE, "Ctrl-l", Action::Redraw, "draw the screen again"),
            (
                NOTE,
                "Alt-Enter Ctrl-j",
                Action::Edit(Edit::NewLine),
                "new line in a note",
            ),
            (
                NOTE,
                "Tab",
                Action::NextField(Next),
                "to the next field: name, tags, note",
            ),
            (
                NOTE,
                "BackTab",
                Action::NextField(Previous),
                "to the field before",
            ),
            (
                NOTE,
                "Ctrl-x",
                Action::Editor,
                "write the note with $VISUAL or $EDITOR",
            ),
            (LINES, "Up Ctrl-p", Action::Edit(Edit::Up), "up"),
            (LINES, "Down Ctrl-n", Action::Edit(Edit::Down), "down"),
            (LINE, "Left Ctrl-b", Action::Edit(Edit::Left), "left"),
            (LINE, "Right Ctrl-f", Action::Edit(Edit::Right), "right"),
            (
                LINE,
                "Home Ctrl-a",
                Action::Edit(Edit::Home),
                "to the start",
            ),
            (LINE, "End Ctrl-e", Action::Edit(Edit::End), "to the end"),
            (
                LINE,
                "Backspace Ctrl-h",
                Action::Edit(Edit::EraseBack),
                "erase a character",
            ),
            (
                LINE,
                "Delete Ctrl-d",
                Action::Edit(Edit::EraseForward),
                "erase the next character",
            ),
            (
                LINE,
                "Ctrl-w",
                Action::Edit(Edit::EraseWord),
                "erase a word",
            ),
            (
                LINE,
                "Ctrl-u",
                Action::Edit(Edit::EraseToStart),
                "erase to the start",
            ),
            (
                LINE,
                "Ctrl-k",
                Action::Edit(Edit::EraseToEnd),
                "erase to the end",
            ),
        ],
    ),
];
