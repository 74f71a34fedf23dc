//! The program as the tests run it, on a screen that is kept from frame to frame.

#[allow(dead_code, reason = "the tests ask for more")]
#[path = "../../tests/suite/reader.rs"]
mod reader;

use duidu::annotation::Annotations;
use duidu::app::document::Document;
use duidu::app::{App, Command, Message, Position};
use duidu::ui::{Colors, Ground, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use reader::Reader;
use std::sync::Arc;

pub use reader::ARTICLE;

/// A program in which every key is followed by a frame.
pub struct Session {
    reader: Reader,
    terminal: Terminal<TestBackend>,
}

impl Session {
    /// `document` on a screen of 120x40, which is yet to be drawn.
    pub fn open(document: &Arc<Document>) -> Self {
        let app = App::new(
            Arc::clone(document),
            "bench".to_owned(),
            Annotations::default(),
            &Position::default(),
        );
        let mut reader = Reader::of(app, 120, 40);
        reader.theme = Theme::new(Colors::Indexed, Ground::Dark);
        let Ok(terminal) = Terminal::new(TestBackend::new(120, 40));
        Self { reader, terminal }
    }

    /// Does what a key asks, but nothing outside.
    pub fn press(&mut self, command: Command) {
        self.reader.app.perform(command);
        self.draw();
    }

    /// Tells the program what has happened outside.
    pub fn receive(&mut self, message: Message) {
        self.reader.app.receive(message);
        self.draw();
    }

    /// Draws a frame over the one before.
    pub fn draw(&mut self) {
        self.reader.draw(&mut self.terminal);
    }
}
