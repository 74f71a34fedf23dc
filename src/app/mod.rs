//! The state of the reader and the two functions that change it:
//! [`App::perform`] does what a key asks, [`App::receive`] takes what comes from
//! outside. Does no input or output of its own: what has to happen
//! outside is an [`Effect`].

pub mod bookmark_list;
pub mod bookmarks;
pub mod command;
pub mod document;
pub mod effect;
pub mod form;
pub mod geometry;
pub mod history;
pub mod library;
pub mod library_list;
pub mod message;
pub mod mode;
pub mod overlay;
pub mod page;
pub mod pane;
pub mod passage;
pub mod picker;
pub mod position;
pub mod prompt;
pub mod scroll_bar;
pub mod search;
pub mod selection;
pub mod settings;
pub mod shelf;
pub mod step;
pub mod view;

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
use geometry::{Arrangement, Layout, Regions};
use history::History;
use jump_list::JumpList;
use library::Library;
use mode::Mode;
use pane::Pane;
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
    /// The Chinese pane and the English one.
    pub panes: [Pane; 2],
    /// Their scroll bars.
    pub scroll_bars: [ScrollBar; 2],
    /// The pane that scrolls.
    pub focus: Language,
    /// What the reader stands on; nothing at first.
    pub passage: Option<Passage>,
    /// More than one passage, while it is being selected.
    pub selection: Option<Selection>,
    /// The speaker everybody else is dimmed for.
    pub followed: Option<usize>,
    /// The speaker chosen in the panel while it has the keys.
    pub chosen_speaker: Option<usize>,
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
    /// Where everything goes on it.
    pub regions: Regions,
    layout: Option<Layout>,
    split: u16,
    zoomed: bool,
    /// The measures set by a key.
    measure: Option<[u16; 2]>,
    jumps: JumpList,
    /// What the panes are to show of the text, once they have their size.
    to_reveal: Vec<Range<usize>>,
    awaited: Option<Awaited>,
    /// What bookmarks were sorted by the last time.
    order: Order,
    /// The bookmark to go to once its words have been read.
    sought: Option<Ulid>,
}

/// The Chinese side's share of the screen to begin with, in hundredths: a
/// headline and a lead beside a whole body.
const USUAL_SPLIT: u16 = 34;

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
            panes: Language::ALL.map(Pane::new),
            scroll_bars: Default::default(),
            focus: Language::English,
            passage: None,
            selection: None,
            followed: None,
            chosen_speaker: None,
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
            regions: Regions::default(),
            layout: position.layout,
            split: if position.split == 0 {
                USUAL_SPLIT
            } else {
                position.split
            },
            zoomed: position.zoomed,
            measure: position.measure,
            jumps: JumpList::default(),
            to_reveal: Vec::new(),
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
            None if self.chosen_speaker.is_some() => Mode::Speakers,
            None if self.selection.is_some() => Mode::Selecting,
            None => Mode::Reading,
        }
    }

    /// The focused pane.
    #[must_use]
    pub fn pane(&self) -> &Pane {
        &self.panes[self.focus as usize]
    }

    /// How much of the focused pane's text has been shown, in hundredths of
    /// its bytes.
    #[must_use]
    pub fn percent(&self) -> usize {
        let Some(bytes) = self.document.blocks(self.focus).extent() else {
            return 100;
        };
        let reached = self.pane().shown().end.clamp(bytes.start, bytes.end);
        (reached - bytes.start) * 100 / bytes.len().max(1)
    }

    /// How much of the article has been shown, in hundredths of the bytes of
    /// both languages; of a pane that is not on the screen, what lies before its
    /// first row.
    #[must_use]
    pub fn progress_made(&self) -> u8 {
        let (mut reached, mut total) = (0, 0);
        for pane in &self.panes {
            if let Some(bytes) = self.document.blocks(pane.language).extent() {
                let end = pane.shown().end.max(pane.top());
                reached += end.clamp(bytes.start, bytes.end) - bytes.start;
                total += bytes.len();
            }
        }
        u8::try_from(reached * 100 / total.max(1)).unwrap_or(100)
    }

    /// Where the reader is, to be kept for the next time.
    #[must_use]
    pub fn position(&self) -> Position {
        if let Some(awaited) = &self.awaited
            && awaited.from.is_at(&self.view())
        {
            return awaited.position.clone();
        }
        let text = &self.document.article.text;
        let words = |place: Option<usize>| {
            place.map_or(String::new(), |place| position::words_at(text, place))
        };
        Position {
            tops: [self.panes[0].top(), self.panes[1].top()],
            focus: Some(self.focus),
            passage: self
                .passage
                .as_ref()
                .map(|passage| [passage.range.start, passage.range.end]),
            layout: self.layout,
            split: self.split,
            zoomed: self.zoomed,
            measure: self.measure,
            words: [
                words(Some(self.panes[0].top())),
                words(Some(self.panes[1].top())),
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

    /// Whether both panes have text.
    #[must_use]
    pub fn is_bilingual(&self) -> bool {
        Language::ALL
            .iter()
            .all(|language| !self.document.blocks(*language).is_empty())
    }

    fn arrangement(&self) -> Arrangement {
        Arrangement {
            layout: self.layout,
            split: self.split,
            zoomed: self.zoomed,
            focus: self.focus,
            panes: Language::ALL.map(|language| !self.document.blocks(language).is_empty()),
            speakers: self.document.analysis.speakers.len(),
        }
    }
}
