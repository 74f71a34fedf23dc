//! The state of the reader and the two functions that change it:
//! [`App::perform`] does what a key asks, [`App::receive`] takes what comes from
//! outside. Does no input or output of its own: what has to happen
//! outside is an [`Effect`].

pub mod analysed;
pub mod bookmark_list;
pub mod bookmarks;
pub mod bound;
pub mod citation;
pub mod command;
pub mod difficulty;
pub mod document;
pub mod effect;
pub mod finder;
pub mod form;
pub mod help_list;
pub mod library;
pub mod library_list;
pub mod line_list;
pub mod look_up;
pub mod marks;
pub mod message;
pub mod message_list;
pub mod mode;
pub mod overlay;
pub mod overlays;
pub mod page;
pub mod palette;
pub mod passage;
pub mod picker;
pub mod place_list;
pub mod pointer;
pub mod position;
pub mod prompt;
pub mod prompt_history;
pub mod provenance;
pub mod reading;
pub mod script;
pub mod scroll_bar;
pub mod search;
pub mod selection;
pub mod settings;
pub mod shelf;
pub mod speaker_list;
pub mod speaker_map;
pub mod status;
pub mod step;
pub mod stretch;
pub mod tally;
pub mod tying;
pub mod view;
pub mod vocabulary;
pub mod word_list;

mod history;
mod jump_list;
mod keeping_words;
mod leads;
mod linked_words;
mod lists;
mod looking_up;
mod on_top;
mod pointing;
mod ties;
mod update;
mod whereabouts;
mod word;

use crate::annotation::Annotations;
use document::Document;
use finder::Finder;
use marks::Marks;
use mode::Mode;
use overlays::Overlays;
use pointer::Pressed;
use provenance::Provenance;
use reading::Reading;
use shelf::Shelf;
use status::Status;
use std::sync::Arc;
use vocabulary::Words;

pub use citation::attribution;
pub use command::Command;
pub use effect::Effect;
pub use message::Message;
pub use overlay::Overlay;
pub use position::{Position, Visit};
pub use view::View;

/// The whole state, in groups that know nothing of each other but what is handed
/// to them. Everything is public to be drawn; only [`App::perform`] and
/// [`App::receive`] change it.
#[derive(Debug)]
pub struct App {
    /// Where the article on the screen came from.
    pub provenance: Provenance,
    /// The article, and where the reader is in it.
    pub reading: Reading,
    /// What lies over the panes, or is being typed.
    pub overlays: Overlays,
    /// What is looked for.
    pub search: Finder,
    /// What the reader keeps, of this article and of others.
    pub marks: Marks,
    /// The words the reader keeps.
    pub words: Words,
    /// What is told until the next key.
    pub status: Status,
    /// What the mouse was pressed on last.
    pressed: Option<Pressed>,
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
        Self {
            provenance: Provenance::alone(source),
            marks: Marks::new(annotations, &document.article.text),
            reading: Reading::new(document, position),
            overlays: Overlays::default(),
            search: Finder::default(),
            words: Words::default(),
            status: Status::default(),
            pressed: None,
        }
    }

    /// What has the keys, if something lies over the panes.
    #[must_use]
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlays.top()
    }

    /// Which keys are in force.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self.overlay().and_then(Overlay::mode) {
            Some(mode) => mode,
            None if self.reading.selection.is_some() => Mode::Selecting,
            None => Mode::Reading,
        }
    }

    /// What the lists show.
    #[must_use]
    pub fn shelf(&self) -> Shelf<'_> {
        Shelf::new(&self.reading, &self.marks, &self.provenance)
    }
}
