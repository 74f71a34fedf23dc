//! The program without its terminal: keys in, screens out.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use duidu::annotation::{Annotation, Annotations, Vocabulary};
use duidu::app::analysed::analysed;
use duidu::app::bookmarks::Stamp;
use duidu::app::library::Library;
use duidu::app::message::Stage;
use duidu::app::stretch::Place;
use duidu::app::{App, Command, Effect, Message, Position};
use duidu::article::{Article, Format};
use duidu::keymap::{Keymap, Press};
use duidu::ui::{self, Theme};
use jiff::{SignedDuration, Timestamp};
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::layout::Size;
use ratatui::style::Modifier;
use ratatui::{CompletedFrame, Terminal};
use std::sync::Arc;
use ulid::Ulid;

pub const ARTICLE: &str = include_str!("../../assets/sco-cyber-terrorism.txt");

/// The program without its terminal.
pub struct Reader {
    pub app: App,
    pub keymap: Keymap,
    pub theme: Theme,
    pub effects: Vec<Effect>,
    /// What is kept of all articles.
    pub library: Library,
    /// The words that are kept.
    pub vocabulary: Vocabulary,
    steps: u32,
}

impl Reader {
    pub fn open(text: &str, width: u16, height: u16) -> Self {
        Self::read(Format::Plain, text, width, height)
    }

    pub fn read(format: Format, text: &str, width: u16, height: u16) -> Self {
        let article = format.parse(text.to_owned());
        Self::of_article(article, Annotations::default(), width, height)
    }

    /// As [`Reader::open`], where `annotations` have been kept of the text.
    pub fn open_with(text: &str, annotations: Annotations, width: u16, height: u16) -> Self {
        let article = Format::Plain.parse(text.to_owned());
        Self::of_article(article, annotations, width, height)
    }

    fn of_article(article: Article, annotations: Annotations, width: u16, height: u16) -> Self {
        let document = Arc::new(analysed(article, &[]));
        let source = "sco-cyber-terrorism.txt".to_owned();
        let app = App::new(document, source, annotations, &Position::default());
        Self::of(app, width, height)
    }

    /// The program in that state on a screen of that size.
    pub fn of(app: App, width: u16, height: u16) -> Self {
        let theme = Theme::MONO;
        let mut reader = Self {
            app,
            keymap: Keymap::default(),
            theme,
            effects: Vec::new(),
            library: Library::default(),
            vocabulary: Vocabulary::default(),
            steps: 0,
        };
        reader.app.overlays.commands = reader.keymap.commands();
        reader.receive(Message::Resized(width, height));
        reader
    }

    pub fn article(width: u16, height: u16) -> Self {
        Self::open(ARTICLE, width, height)
    }

    pub fn perform(&mut self, command: Command) {
        self.stamp();
        let effect = self.app.perform(command);
        self.carry_out(effect);
    }

    pub fn receive(&mut self, message: Message) {
        self.stamp();
        let effect = self.app.receive(message);
        self.carry_out(effect);
    }

    fn stamp(&mut self) {
        self.steps += 1;
        self.app.marks.stamp = Stamp {
            now: self.now(),
            id: Ulid(self.steps.into()),
        };
    }

    fn carry_out(&mut self, effect: Option<Effect>) {
        match effect {
            // What is to be saved is saved, what is to be read is read.
            Some(Effect::Save(annotations)) => self.receive(Message::Saved(annotations)),
            Some(effect @ Effect::SaveElsewhere(..)) => {
                self.effects.push(effect);
                self.receive(Message::SavedElsewhere);
            }
            Some(Effect::SaveVocabulary(words)) => {
                self.vocabulary = std::mem::take(&mut self.vocabulary).merge(words);
                self.receive(Message::VocabularySaved(self.vocabulary.clone()));
            }
            Some(Effect::ReadVocabulary) => {
                self.receive(Message::Vocabulary(self.vocabulary.clone()));
            }
            Some(Effect::ReadLibrary) => {
                self.receive(Message::Library(Box::new(self.library.clone())));
            }
            Some(Effect::Align(corrections)) => {
                let article = Arc::clone(&self.app.reading.document.article);
                let document = Arc::new(analysed(article, &corrections));
                self.receive(Message::Opened(document, Stage::Analysed));
            }
            Some(effect) => self.effects.push(effect),
            None => {}
        }
    }

    /// Ends the program without asking it, as a signal does.
    pub fn end(&mut self) {
        let effect = self.app.keep_what_is_typed();
        self.carry_out(effect);
    }

    /// The time of the last step: a second passes with each.
    pub fn now(&self) -> Timestamp {
        let start: Timestamp = "2026-11-24T12:00:00Z".parse().expect("a time");
        start + SignedDuration::from_secs(self.steps.into())
    }

    /// Presses keys, parted by spaces: `Right`, `Ctrl-d`, or characters.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let (modifiers, name) = match key.split_once('-') {
                Some(("Ctrl", name)) => (KeyModifiers::CONTROL, name),
                Some(("Alt", name)) => (KeyModifiers::ALT, name),
                _ => (KeyModifiers::NONE, key),
            };
            let code = match name {
                "Right" => KeyCode::Right,
                "Left" => KeyCode::Left,
                "Up" => KeyCode::Up,
                "Down" => KeyCode::Down,
                "Enter" => KeyCode::Enter,
                "Esc" => KeyCode::Esc,
                "Tab" => KeyCode::Tab,
                "Space" => KeyCode::Char(' '),
                one => KeyCode::Char(one.chars().next().expect("a key")),
            };
            let mode = self.app.mode();
            match self.keymap.press(mode, KeyEvent::new(code, modifiers)) {
                Press::Command(command) => self.perform(command),
                Press::Pending => {}
                Press::Unbound(key) => {
                    let help = self.keymap.key_for(mode, Command::Help);
                    self.receive(Message::Unbound { key, help });
                }
            }
        }
        self
    }

    pub fn write(&mut self, text: &str) -> &mut Self {
        self.receive(Message::Pasted(text.to_owned()));
        self
    }

    pub fn screen(&self) -> String {
        let (width, height) = self.app.reading.size;
        let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
        // The frame itself: what the backend has taken of it shows blanks where
        // a wide character reaches into a second cell.
        let frame = self.draw(&mut terminal);
        let rows = frame.buffer.content.chunks(usize::from(width).max(1));
        let rows = rows.map(|row| {
            let row: String = row.iter().map(Cell::symbol).collect();
            row.trim_end().to_owned()
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    /// Draws the state on a screen of its size.
    pub fn draw<'a>(&self, terminal: &'a mut Terminal<TestBackend>) -> CompletedFrame<'a> {
        let (width, height) = self.app.reading.size;
        if terminal.backend().buffer().area.as_size() != Size::new(width, height) {
            terminal.backend_mut().resize(width, height);
        }
        let Ok(frame) = terminal.draw(|frame| {
            ui::draw(frame, &self.app, &self.keymap, self.theme);
        });
        frame
    }

    /// Steps to the first word of `text` where the article has that.
    pub fn go_to(&mut self, text: &str) -> &mut Self {
        let at = self.app.reading.document.article.text.find(text);
        let at = at.expect("the article has it");
        if self.app.reading.page.focus != self.app.reading.document.language_at(at) {
            self.press("Tab");
        }
        self.press("Esc Esc g w");
        while self
            .app
            .reading
            .passage
            .as_ref()
            .is_none_or(|word| word.range.start < at)
        {
            let before = self.app.reading.passage.clone();
            self.press("w");
            assert_ne!(before, self.app.reading.passage, "{text} is no word");
        }
        self
    }

    /// The underlined text on the screen, row by row.
    pub fn underlined(&self) -> String {
        let (width, height) = self.app.reading.size;
        let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
        let cells = self.draw(&mut terminal).buffer.content.iter();
        let is_underlined = |cell: &&Cell| cell.modifier.contains(Modifier::UNDERLINED);
        cells.filter(is_underlined).map(Cell::symbol).collect()
    }

    /// Where the screen has reversed text first: the current word.
    pub fn reversed(&self) -> Option<(u16, u16)> {
        let (width, height) = self.app.reading.size;
        let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
        let cells = &self.draw(&mut terminal).buffer.content;
        let is_reversed = |cell: &Cell| cell.modifier.contains(Modifier::REVERSED);
        let at = cells.iter().position(is_reversed)?;
        let at = u16::try_from(at).ok()?;
        Some((at % width, at / width))
    }

    /// Whether the byte offset `byte` of the article is on the screen.
    pub fn shows(&self, byte: usize) -> bool {
        let language = self.app.reading.document.language_at(byte);
        self.app.reading.page.shows(Place { language, byte })
    }

    /// The words stood on.
    pub fn passage(&self) -> &str {
        let passage = self
            .app
            .reading
            .passage
            .as_ref()
            .expect("something is stood on");
        &self.app.reading.document.article.text[passage.range.clone()]
    }

    /// The bookmark of that number in text order.
    pub fn bookmark(&self, number: usize) -> &Annotation {
        let id = self.app.marks.bookmarks.listed()[number].id;
        let bookmark = self.app.marks.bookmarks.annotations().get(id);
        bookmark.expect("it is listed")
    }

    pub fn status(&self) -> String {
        self.screen()
            .lines()
            .last()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }
}
