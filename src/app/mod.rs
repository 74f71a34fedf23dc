//! The state of the reader and the two functions that change it:
//! [`App::perform`] does what a key asks, [`App::receive`] takes what comes from
//! outside. Does no input or output of its own: what has to happen
//! outside is an [`Effect`].

pub mod bookmark_list;
pub mod bookmarks;
pub mod command;
pub mod document;
pub mod effect;
pub mod fact_list;
pub mod form;
pub mod history;
pub mod library;
pub mod library_list;
pub mod message;
pub mod mode;
pub mod overlay;
pub mod page;
pub mod passage;
pub mod picker;
pub mod position;
pub mod prompt;
pub mod scroll_bar;
pub mod search;
pub mod selection;
pub mod settings;
pub mod shelf;
pub mod speaker_list;
pub mod step;
pub mod stretch;
pub mod tally;
pub mod view;
mod word;

mod jump_list;
mod lists;
mod marking;
mod reading;
mod searching;
mod update;

use crate::annotation::Annotations;
use crate::text::Language;
use bookmark_list::Order;
use bookmarks::{Bookmarks, Stamp};
use document::Document;
use history::History;
use jump_list::JumpList;
use library::Library;
use mode::Mode;
use page::{Arrangement, Page};
use passage::Passage;
use position::Awaited;
use scroll_bar::ScrollBar;
use search::Finder;
use selection::Selection;
use settings::Settings;
use std::ops::Range;
use std::sync::Arc;
use ulid::Ulid;

pub use command::Command;
pub use effect::Effect;
pub use message::Message;
pub use overlay::Overlay;
pub use position::{Position, Visit};
pub use reading::attribution;
pub use view::View;

/// The whole state. Everything is public to be drawn; only
/// [`App::perform`] and [`App::receive`] change it.
#[derive(Debug)]
pub struct App {
    /// What is being read.
    pub document: Arc<Document>,
    /// What to call it on the screen: a file name, mostly.
    pub source: String,
    /// The key that it is kept under.
    pub article: String,
    /// The place in the reading list, from 1, and the length of the list.
    pub listed: (usize, usize),
    /// The two texts on the screen.
    pub page: Page,
    /// Who speaks where, and where the view is.
    pub scroll_bar: ScrollBar,
    /// The current passage; none at first.
    pub passage: Option<Passage>,
    /// What says the same as the current passage in the other language: the
    /// pieces to highlight.
    pub counterpart: Vec<Range<usize>>,
    /// More than one passage, while it is being selected.
    pub selection: Option<Selection>,
    /// The speaker everybody else is dimmed for.
    pub followed: Option<usize>,
    /// What lies over the panes, or is being typed; the last one has the keys.
    pub overlays: Vec<Overlay>,
    /// What is looked for.
    pub search: Finder,
    /// How the text is set.
    pub settings: Settings,
    /// What is marked, and whether it is kept.
    pub bookmarks: Bookmarks,
    /// What is kept of other articles, as far as it has been read.
    pub library: Library,
    /// What the reader changed of the bookmarks; it outlives the article.
    pub history: History,
    /// Whether the article only lies under the library the program began with,
    /// and nobody has read it.
    pub is_cover: bool,
    /// A message for the reader, until the next key.
    pub notice: Option<String>,
    /// The count typed so far.
    pub count: Option<usize>,
    /// Hundredths of the work in the background that are done.
    pub progress: Option<u8>,
    /// Rows of the whole help, which the keymap knows.
    pub help_rows: usize,
    /// The time, and a name for the next bookmark; set before every step.
    pub stamp: Stamp,
    /// The columns and rows of the screen.
    pub size: (u16, u16),
    /// Whether the counterpart of the current passage is shown below it, where
    /// one text stands alone.
    is_peeking: bool,
    /// The measures set by a key.
    measure: Option<[u16; 2]>,
    jumps: JumpList,
    /// What the page is to show, once it has its size.
    to_reveal: Option<Range<usize>>,
    awaited: Option<Awaited>,
    /// What bookmarks were sorted by the last time.
    order: Order,
    /// The bookmark to go to once its words have been read.
    sought: Option<Ulid>,
}

impl App {
    /// A reader of `document`, which is called `source` on the screen, opened
    /// at `position` with `annotations`.
    #[must_use]
    pub fn new(
        document: Arc<Document>,
        source: String,
        annotations: Annotations,
        position: &Position,
    ) -> Self {
        let mut app = Self {
            source,
            article: String::new(),
            listed: (1, 1),
            page: Page::new(position.layout, position.split),
            scroll_bar: ScrollBar::default(),
            passage: None,
            counterpart: Vec::new(),
            selection: None,
            followed: None,
            overlays: Vec::new(),
            search: Finder::default(),
            settings: Settings::default(),
            bookmarks: Bookmarks::new(annotations, &document.article.text),
            library: Library::default(),
            history: History::default(),
            is_cover: false,
            notice: None,
            count: None,
            progress: None,
            help_rows: 0,
            stamp: Stamp::default(),
            size: (0, 0),
            is_peeking: false,
            measure: position.measure,
            jumps: JumpList::default(),
            to_reveal: None,
            order: Order::default(),
            sought: None,
            awaited: None,
            document,
        };
        app.restore(position.clone());
        app
    }

    /// Which keys are in force.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self.overlay().and_then(Overlay::mode) {
            Some(mode) => mode,
            None if self.selection.is_some() => Mode::Selecting,
            None => Mode::Reading,
        }
    }

    /// How much of the article has been shown, in hundredths of the bytes of
    /// the texts on the page; a held text counts for nothing.
    #[must_use]
    pub fn percent(&self) -> u8 {
        let (mut reached, mut total) = (0, 0);
        for language in Language::ALL {
            let is_held = self.page.arrangement == Arrangement::Held(language);
            if self.page.is_shown(language) && !is_held {
                let end = self.page.reached(&self.document, language);
                reached += self.document.bytes_before(language, end);
                total += self.document.bytes(language);
            }
        }
        u8::try_from(reached * 100 / total.max(1)).unwrap_or(100)
    }

    /// How long the rest of the text takes a usual reader, in minutes.
    #[must_use]
    pub fn minutes_left(&self) -> usize {
        /// Bytes a minute: 260 characters of three, 230 words of six with their
        /// spaces.
        const PACE: [usize; 2] = [780, 1380];
        let language = match self.page.arrangement {
            Arrangement::Held(held) => held.other(),
            _ => self.page.focus,
        };
        let shown = self.page.shown_of(language);
        let before = self.document.bytes_before(language, shown.start);
        (self.document.bytes(language) - before) / PACE[language as usize]
    }

    /// Where the reader is, to be kept for the next time.
    #[must_use]
    pub fn position(&self) -> Position {
        if let Some(awaited) = &self.awaited
            && awaited.from.is_at(&self.view())
        {
            return awaited.position.clone();
        }
        let (text, tops) = (&self.document.article.text, self.page.tops());
        let words = |place: Option<usize>| {
            place.map_or(String::new(), |place| position::words_at(text, place))
        };
        Position {
            tops,
            focus: Some(self.page.focus),
            passage: self
                .passage
                .as_ref()
                .map(|passage| [passage.range.start, passage.range.end]),
            layout: self.page.layout,
            split: self.page.split,
            measure: self.measure,
            words: [
                words(Some(tops[0])),
                words(Some(tops[1])),
                words(self.passage.as_ref().map(|passage| passage.range.start)),
            ],
        }
    }

    /// Sets the text as `settings` say, but for what the reader set for this
    /// article by a key.
    pub fn set(&mut self, settings: Settings) {
        self.settings = settings;
        if let Some(measure) = self.measure {
            self.settings.measure = measure;
        }
    }

    /// Whether the article has text in both languages.
    #[must_use]
    pub fn is_bilingual(&self) -> bool {
        Language::ALL
            .iter()
            .all(|language| !self.document.blocks(*language).is_empty())
    }
}
