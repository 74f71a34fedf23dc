//! The reader on the terminal: the one loop that waits for events, and the
//! effects that the application asks for.

mod background;
mod events;
mod screen;

use crate::annotation::{Annotations, Titles};
use crate::app::action::{Action, Direction, Effect, Mode, Stage};
use crate::app::bookmarks::Stamp;
use crate::app::{App, Visit};
use crate::cli::{Outcome, complain};
use crate::config::Config;
use crate::error::Error;
use crate::keymap::Keymap;
use crate::source::Source;
use crate::storage::{ArticleKey, Loaded, Storage};
use crate::ui::{self, Theme};
use background::{Finding, Opened, Rest, Work};
use crossterm::event::{Event as Input, KeyEventKind};
use events::{Event, Events};
use jiff::Timestamp;
use screen::Screen;
use serde_json::Map;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use ulid::Ulid;

/// Reads `sources` on the terminal until the reader quits.
///
/// # Errors
///
/// If none of the sources can be read, or the terminal fails.
pub fn read(sources: &[Source]) -> Result<Outcome, Error> {
    let mut outcome = Outcome::Done;
    for (index, source) in sources.iter().enumerate() {
        match background::open(source) {
            Ok(opened) => {
                let mut session = Session::start(sources, index)?;
                let ended = session.run(opened);
                return session
                    .finish(ended)
                    .map(|rest| if rest == Outcome::Done { outcome } else { rest });
            }
            // The last failure is what the program ends with.
            Err(error) if index + 1 == sources.len() => return Err(error),
            Err(error) => {
                complain(&error);
                outcome = Outcome::Partly;
            }
        }
    }
    Ok(outcome)
}

/// The program while it has the terminal.
struct Session<'a> {
    sources: &'a [Source],
    /// The source on the screen.
    index: usize,
    /// Where bookmarks are kept, or why nowhere.
    storage: Result<Storage, Error>,
    key: ArticleKey,
    events: Events,
    keymap: Keymap,
    theme: Theme,
    config: Config,
    /// What is wrong with the user's configuration, until it has been said.
    complaint: Option<Error>,
    /// Counts the articles opened; work for an earlier one is dropped.
    generation: Arc<AtomicUsize>,
    /// Whether the analysis under way is not wanted any more.
    is_stopped: Arc<AtomicBool>,
    /// Whether the document on the screen is short and yet to be analysed:
    /// that is done between its first frame and the first key.
    is_unread: bool,
    /// Counts the searches of whole texts.
    searches: Arc<AtomicUsize>,
    /// What standard error is told in the end: sources that could not be read,
    /// bookmarks that could not be kept.
    unsaid: Vec<String>,
}

/// Why the reading ended.
enum End {
    /// The reader quit.
    Quit,
    /// A signal ended it.
    Signal(i32),
}

impl<'a> Session<'a> {
    fn start(sources: &'a [Source], index: usize) -> Result<Self, Error> {
        let (config, complaint) = Config::load();
        Ok(Self {
            sources,
            index,
            storage: Storage::open(),
            key: ArticleKey::new(&Source::Bundled, ""),
            events: Events::start().map_err(Error::Terminal)?,
            keymap: Keymap::default(),
            config,
            complaint,
            // An empty NO_COLOR counts as none (no-color.org).
            theme: Theme {
                has_color: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
            },
            generation: Arc::default(),
            is_stopped: Arc::default(),
            is_unread: false,
            searches: Arc::default(),
            unsaid: Vec::new(),
        })
    }

    /// Shows one article after another until the reader quits.
    fn run(&mut self, opened: Opened) -> Result<End, Error> {
        let mut screen = Screen::enter().map_err(Error::Terminal)?;
        let mut app = self.show(opened);
        if self.config.asks_width {
            // After the first frame, so that nobody waits for it.
            self.draw(&mut screen, &mut app).map_err(Error::Terminal)?;
            self.config.settings.widths = screen.widths();
            app.settings.widths = self.config.settings.widths;
            app.update(Action::Resize(app.size.0, app.size.1));
        }
        self.events.ask_for_input();
        loop {
            self.draw(&mut screen, &mut app).map_err(Error::Terminal)?;
            if std::mem::take(&mut self.is_unread) {
                let document = Arc::new(background::analysed(&app.document));
                app.update(Action::Opened(document, Stage::Analysed));
                continue;
            }
            let event = self.events.next();
            let is_input = matches!(event, Event::Input(_));
            let ended = self.answer(event, &mut app, &mut screen)?;
            if let ControlFlow::Break(end) = ended {
                self.leave(&app);
                return Ok(end);
            }
            if is_input {
                self.events.ask_for_input();
            }
        }
    }

    /// Tells what is left to tell, once the terminal is given back.
    fn finish(&self, ended: Result<End, Error>) -> Result<Outcome, Error> {
        for message in &self.unsaid {
            complain(message);
        }
        match ended? {
            #[cfg(unix)]
            End::Signal(signal) => {
                // The shell is to see the signal, as from any other program.
                signal_hook::low_level::emulate_default_handler(signal).map_err(Error::Terminal)?;
                Ok(Outcome::Partly)
            }
            _ if self.unsaid.is_empty() => Ok(Outcome::Done),
            _ => Ok(Outcome::Partly),
        }
    }

    /// The state in which an article is first shown.
    fn show(&mut self, opened: Opened) -> App {
        let source = &self.sources[self.index];
        let article = &opened.document.article;
        self.key = ArticleKey::new(source, &article.text);
        let loaded = match &self.storage {
            Ok(storage) => storage.load(&self.key),
            Err(error) => Loaded {
                notice: Some(format!("bookmarks are not saved: {error}")),
                ..Loaded::default()
            },
        };
        let mut app = App::new(
            Arc::clone(&opened.document),
            source.name(),
            loaded.annotations,
            &loaded.visit.position,
        );
        app.help_rows = self.keymap.help_rows();
        app.listed = (self.index + 1, self.sources.len());
        app.settings = self.config.settings;
        let complaint = self.complaint.take().map(|complaint| complaint.to_string());
        app.notice = loaded.notice.or(complaint);
        self.is_unread = opened.rest == Rest::ShortAnalysis;
        app.progress = (!self.is_unread).then_some(0);
        self.generation.fetch_add(1, Ordering::SeqCst);
        self.is_stopped = Arc::default();
        Work {
            source: source.clone(),
            document: opened.document,
            rest: opened.rest,
            events: self.events.sender(),
            current: Arc::clone(&self.generation),
            is_stopped: Arc::clone(&self.is_stopped),
        }
        .start();
        app
    }

    fn draw(&self, screen: &mut Screen, app: &mut App) -> std::io::Result<()> {
        let (width, height) = screen.size()?;
        if (width, height) != app.size {
            app.update(Action::Resize(width, height));
        }
        screen.draw(|frame| ui::draw(frame, app, &self.keymap, self.theme))
    }

    fn answer(
        &mut self,
        event: Event,
        app: &mut App,
        screen: &mut Screen,
    ) -> Result<ControlFlow<End>, Error> {
        match event {
            Event::Input(inputs) => {
                for input in inputs {
                    let Some(action) = self.action(app.mode(), input) else {
                        continue;
                    };
                    if self.perform(action, app, screen)?.is_break() {
                        return Ok(ControlFlow::Break(End::Quit));
                    }
                }
            }
            Event::Work(generation, action) => {
                if generation == self.generation.load(Ordering::SeqCst) {
                    let _ = self.perform(action, app, screen)?;
                }
            }
            #[cfg(unix)]
            Event::Signal(signal_hook::consts::SIGTSTP) => {
                screen.suspend().map_err(Error::Terminal)?;
            }
            Event::Signal(signal) => return Ok(ControlFlow::Break(End::Signal(signal))),
            Event::Lost(error) => {
                self.leave(app);
                return Err(Error::Terminal(error));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn action(&self, mode: Mode, input: Input) -> Option<Action> {
        match input {
            Input::Key(key) if key.kind != KeyEventKind::Release => self.keymap.action(mode, key),
            Input::Paste(text) => Some(Action::Paste(text)),
            Input::Resize(width, height) => Some(Action::Resize(width, height)),
            _ => None,
        }
    }

    /// Updates the application, and does what it asks for until it is content.
    fn perform(
        &mut self,
        action: Action,
        app: &mut App,
        screen: &mut Screen,
    ) -> Result<ControlFlow<()>, Error> {
        let mut next = Some(action);
        while let Some(action) = next.take() {
            app.stamp = Stamp {
                now: Timestamp::now(),
                id: Ulid::generate(),
            };
            match app.update(action) {
                None => {}
                Some(Effect::Save(annotations)) => next = Some(self.save(&annotations, app)),
                Some(Effect::Find(pattern)) => {
                    Finding {
                        pattern,
                        document: Arc::clone(&app.document),
                        generation: self.generation.load(Ordering::SeqCst),
                        events: self.events.sender(),
                        latest: Arc::clone(&self.searches),
                    }
                    .start();
                }
                Some(Effect::StopAnalysis) => self.is_stopped.store(true, Ordering::SeqCst),
                Some(Effect::Copy(text)) => screen.copy(&text).map_err(Error::Terminal)?,
                Some(Effect::Open(direction)) => next = self.open_next(direction, app),
                Some(Effect::Suspend) => screen.suspend().map_err(Error::Terminal)?,
                Some(Effect::Quit) => return Ok(ControlFlow::Break(())),
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn save(&self, annotations: &Annotations, app: &App) -> Action {
        let titles = Titles::new(&app.document.article, Timestamp::now());
        let saved = match &self.storage {
            Ok(storage) => storage.save(&self.key, &titles, annotations),
            Err(error) => return Action::Unsaved(error.to_string()),
        };
        match saved {
            Ok(all) => Action::Saved(all),
            Err(error) => Action::Unsaved(error.to_string()),
        }
    }

    /// Opens the next source that can be read, in that direction.
    fn open_next(&mut self, direction: Direction, app: &mut App) -> Option<Action> {
        let mut index = self.index;
        loop {
            index = match direction {
                Direction::Next => index + 1,
                Direction::Previous => index.wrapping_sub(1),
            };
            let source = self.sources.get(index)?;
            match background::open(source) {
                Ok(opened) => {
                    self.leave(app);
                    self.index = index;
                    let size = app.size;
                    *app = self.show(opened);
                    return Some(Action::Resize(size.0, size.1));
                }
                Err(error) => {
                    app.notice = Some(error.to_string());
                    if !self.unsaid.contains(&error.to_string()) {
                        self.unsaid.push(error.to_string());
                    }
                }
            }
        }
    }

    /// Keeps the place in the article, and whatever could not be kept before.
    fn leave(&mut self, app: &App) {
        let now = Timestamp::now();
        let visit = Visit {
            article: self.key.as_str().to_owned(),
            titles: Titles::new(&app.document.article, now),
            last_read: now,
            progress: u8::try_from(app.percent()).unwrap_or(100),
            position: app.position(),
            unknown: Map::new(),
        };
        if let Ok(storage) = &self.storage {
            // Without a place the article opens at its start next time: not
            // worth a message after the screen is gone.
            let _ = storage.save_visit(&self.key, &visit);
        }
        if app.bookmarks.trouble().is_none() {
            return;
        }
        if let Action::Unsaved(message) = self.save(app.bookmarks.annotations(), app) {
            self.unsaid.push(format!("bookmarks NOT SAVED: {message}"));
            for bookmark in app.bookmarks.listed() {
                self.unsaid
                    .push(format!("  {}  {}", bookmark.text, bookmark.note));
            }
        }
    }
}
