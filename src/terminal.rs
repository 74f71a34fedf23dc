//! The reader on the terminal: what an event comes to, and the effects that the
//! application asks for. Who waits for events is in `turns`.

mod ambiguous;
mod articles;
mod backend;
mod background;
mod editor;
mod events;
mod export;
mod records;

mod screen;
mod turns;

use crate::app::bookmarks::Stamp;
use crate::app::document::Document;
use crate::app::message::Stage;
use crate::app::{App, Command, Effect, Message};
use crate::cli::{Outcome, complain};
use crate::config::Config;
use crate::error::Error;
use crate::keymap::Keymap;
use crate::source::{Encoding, Source};
use crate::ui::{self, Theme};
use background::{Finding, Opened, Rest, Work};
use crossterm::event::{Event as Input, KeyEventKind};
use events::{End, Event, Events};
use jiff::Timestamp;
use records::Records;
use screen::Screen;
use std::mem::take;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};
use turns::Reading;
use ulid::Ulid;

/// Reads `sources` on the terminal until the reader quits.
///
/// # Errors
///
/// If none of the sources can be read, or the terminal fails.
pub fn read(sources: &[Source], encoding: Option<&'static Encoding>) -> Result<Outcome, Error> {
    let mut outcome = Outcome::Done;
    for (index, source) in sources.iter().enumerate() {
        match background::open(source, encoding) {
            Ok(opened) => {
                let events = Events::start().map_err(Error::Terminal)?;
                let mut session = Session::start(sources, index, encoding, &events);
                let done = match session.begin(opened) {
                    Ok((app, screen)) => turns::run(Reading::new(session, app, screen), events),
                    Err(error) => session.finish(Err(error)),
                };
                return done.map(|rest| if rest == Outcome::Done { outcome } else { rest });
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

/// How often is looked for changes by other programs.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The program while it has the terminal.
struct Session {
    /// The reading list.
    sources: Vec<Source>,
    /// The source on the screen.
    index: usize,
    /// The encoding asked for.
    encoding: Option<&'static Encoding>,
    /// What standard input held, with its key, once it has been left.
    input: Option<(String, Arc<Document>)>,
    records: Records,
    /// When it was last looked for changes by other programs.
    looked: Instant,
    /// Where work in the background reports to.
    events: Sender<Event>,
    /// Set while another program has the terminal.
    is_away: Arc<AtomicBool>,
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
    /// What was typed while the terminal was asked how wide it draws.
    unanswered: Vec<Input>,
    /// Counts the searches of whole texts.
    searches: Arc<AtomicUsize>,
    /// What standard error is told in the end: sources that could not be read,
    /// bookmarks that could not be kept.
    unsaid: Vec<String>,
}

impl Session {
    fn start(
        sources: &[Source],
        index: usize,
        encoding: Option<&'static Encoding>,
        events: &Events,
    ) -> Self {
        let (config, complaint) = Config::load();
        Self {
            sources: sources.to_vec(),
            index,
            encoding,
            input: None,
            records: Records::open(),
            looked: Instant::now(),
            events: events.sender(),
            is_away: events.is_away(),
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
            unanswered: Vec::new(),
            searches: Arc::default(),
            unsaid: Vec::new(),
        }
    }

    /// Takes the terminal and shows the first frame.
    fn begin(&mut self, opened: Opened) -> Result<(App, Screen), Error> {
        let mut screen = Screen::enter().map_err(Error::Terminal)?;
        let mut app = self.show(opened);
        if self.config.asks_width {
            // After the first frame, so that nobody waits for it.
            self.draw(&mut screen, &mut app).map_err(Error::Terminal)?;
            let (widths, typed) = screen.widths();
            self.config.settings.widths = widths;
            app.settings.widths = widths;
            app.receive(Message::Resized(app.size.0, app.size.1));
            self.unanswered = typed.into_iter().map(Input::Key).collect();
        }
        if self.sources == [Source::Bundled] && self.records.know_others() {
            // Nobody has asked for the article that comes with the program.
            app.is_cover = true;
            let _ = self.perform(Command::OpenLibrary, &mut app, &mut screen)?;
        }
        self.draw_all(&mut screen, &mut app)?;
        Ok((app, screen))
    }

    /// Draws the state; a short document is analysed and drawn again.
    fn draw_all(&mut self, screen: &mut Screen, app: &mut App) -> Result<(), Error> {
        self.draw(screen, app).map_err(Error::Terminal)?;
        if take(&mut self.is_unread) {
            let document = Arc::new(background::analysed(&app.document));
            app.receive(Message::Opened(document, Stage::Analysed));
            self.draw(screen, app).map_err(Error::Terminal)?;
        }
        Ok(())
    }

    /// Looks now and then at what other programs have done to the bookmarks,
    /// and whether those that could not be saved can be.
    fn look(&mut self, app: &App) -> Vec<Event> {
        if self.looked.elapsed() < LOOK_EVERY {
            return Vec::new();
        }
        self.looked = Instant::now();
        let generation = self.generation.load(Ordering::SeqCst);
        let messages = self.records.look(app).into_iter();
        messages
            .map(|message| Event::Work(generation, message))
            .collect()
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
        let loaded = self.records.load(source, article);
        let mut app = App::new(
            Arc::clone(&opened.document),
            source.name(),
            loaded.annotations,
            &loaded.visit.position,
        );
        self.records.article().clone_into(&mut app.article);
        app.help_rows = self.keymap.help_rows();
        app.listed = (self.index + 1, self.sources.len());
        app.set(self.config.settings);
        let complaint = self.complaint.take().map(|complaint| complaint.to_string());
        app.notice = loaded.notice.or(complaint).or(opened.notice);
        self.is_unread = opened.rest == Rest::ShortAnalysis;
        app.progress = (!self.is_unread).then_some(0);
        self.generation.fetch_add(1, Ordering::SeqCst);
        self.is_stopped = Arc::default();
        Work {
            source: source.clone(),
            encoding: self.encoding,
            document: opened.document,
            rest: opened.rest,
            events: self.events.clone(),
            current: Arc::clone(&self.generation),
            is_stopped: Arc::clone(&self.is_stopped),
        }
        .start();
        app
    }

    fn draw(&self, screen: &mut Screen, app: &mut App) -> std::io::Result<()> {
        let (width, height) = screen.size()?;
        if (width, height) != app.size {
            app.receive(Message::Resized(width, height));
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
                    if self.input(input, app, screen)?.is_break() {
                        return Ok(ControlFlow::Break(End::Quit));
                    }
                }
            }
            Event::Work(generation, message) => {
                if generation == self.generation.load(Ordering::SeqCst) {
                    let _ = self.receive(message, app, screen)?;
                }
            }
            #[cfg(unix)]
            Event::Signal(signal_hook::consts::SIGTSTP) => {
                screen.suspend().map_err(Error::Terminal)?;
            }
            #[cfg(unix)]
            Event::Signal(signal_hook::consts::SIGCONT) => {
                screen.regain().map_err(Error::Terminal)?;
            }
            Event::Signal(signal) => return Ok(ControlFlow::Break(End::Signal(signal))),
            Event::Lost(error) => return Err(Error::Terminal(error)),
            Event::Ended(ended) => return ended.map(ControlFlow::Break),
            Event::Panicked(panic) => resume_unwind(panic),
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Does what was typed or pasted, or takes a new size.
    fn input(
        &mut self,
        input: Input,
        app: &mut App,
        screen: &mut Screen,
    ) -> Result<ControlFlow<()>, Error> {
        match input {
            Input::Key(key) if key.kind != KeyEventKind::Release => {
                match self.keymap.command(app.mode(), key) {
                    Some(command) => self.perform(command, app, screen),
                    None => Ok(ControlFlow::Continue(())),
                }
            }
            Input::Paste(text) => self.receive(Message::Pasted(text), app, screen),
            Input::Resize(width, height) => {
                screen.forget();
                self.receive(Message::Resized(width, height), app, screen)
            }
            _ => Ok(ControlFlow::Continue(())),
        }
    }

    /// Does what a key asks for, and what that asks of the outside.
    fn perform(
        &mut self,
        command: Command,
        app: &mut App,
        screen: &mut Screen,
    ) -> Result<ControlFlow<()>, Error> {
        app.stamp = stamp();
        let effect = app.perform(command);
        self.carry_out(effect, app, screen)
    }

    /// Takes what has happened outside, and does what that asks for.
    fn receive(
        &mut self,
        message: Message,
        app: &mut App,
        screen: &mut Screen,
    ) -> Result<ControlFlow<()>, Error> {
        app.stamp = stamp();
        let effect = app.receive(message);
        self.carry_out(effect, app, screen)
    }

    /// Does what the application asks for until it is content.
    fn carry_out(
        &mut self,
        effect: Option<Effect>,
        app: &mut App,
        screen: &mut Screen,
    ) -> Result<ControlFlow<()>, Error> {
        let mut effect = effect;
        while let Some(wanted) = effect.take() {
            let mut next = None;
            match wanted {
                Effect::Save(annotations) => {
                    let article = &app.document.article;
                    next = Some(self.records.save(&annotations, article));
                }
                Effect::SaveElsewhere(article, annotations) => {
                    next = Some(self.records.save_elsewhere(&article, annotations));
                }
                Effect::ReadLibrary => next = self.read_library(),
                Effect::OpenArticle(article, bookmark) => {
                    next = self.open_article(&article, bookmark, app);
                }
                Effect::Export(records) => {
                    next = Some(export::write(&records, screen).map_err(Error::Terminal)?);
                }
                Effect::Forget(article) => next = self.records.forget(&article),
                Effect::Remember(visit) => {
                    next = self
                        .records
                        .remember(&visit)
                        .or_else(|| self.read_library());
                }
                Effect::WriteNote(note) => next = Some(self.write_note(&note, screen)?),
                Effect::Find(pattern) => {
                    Finding {
                        pattern,
                        document: Arc::clone(&app.document),
                        generation: self.generation.load(Ordering::SeqCst),
                        events: self.events.clone(),
                        latest: Arc::clone(&self.searches),
                    }
                    .start();
                }
                Effect::StopAnalysis => self.is_stopped.store(true, Ordering::SeqCst),
                Effect::Copy(text) => screen.copy(&text).map_err(Error::Terminal)?,
                Effect::Open(direction) => next = self.open_next(direction, app),
                Effect::Redraw => screen.forget(),
                Effect::Suspend => screen.suspend().map_err(Error::Terminal)?,
                Effect::Quit => return Ok(ControlFlow::Break(())),
            }
            if let Some(message) = next {
                app.stamp = stamp();
                effect = app.receive(message);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn read_library(&self) -> Option<Message> {
        let generation = self.generation.load(Ordering::SeqCst);
        self.records.read_library(self.events.clone(), generation)
    }

    /// Lets the reader's editor change `note`, on the terminal it gives back.
    fn write_note(&mut self, note: &str, screen: &mut Screen) -> Result<Message, Error> {
        self.is_away.store(true, Ordering::SeqCst);
        let written = screen.lend(|| editor::write(note));
        self.is_away.store(false, Ordering::SeqCst);
        Ok(match written.map_err(Error::Terminal)? {
            Ok(note) => Message::Written(note),
            Err(problem) => Message::Failed(problem),
        })
    }

    /// Keeps what is being typed into the form, as the program may be ended
    /// meanwhile; what cannot be kept is told in the end.
    fn keep_what_is_typed(&mut self, app: &mut App) {
        app.stamp = stamp();
        let saved = match app.keep_what_is_typed() {
            Some(Effect::Save(annotations)) => {
                self.records.save(&annotations, &app.document.article)
            }
            Some(Effect::SaveElsewhere(article, annotations)) => {
                self.records.save_elsewhere(&article, annotations)
            }
            _ => return,
        };
        app.receive(saved);
    }

    /// Keeps what is to be kept at the end.
    fn leave(&mut self, app: &App) {
        self.records.leave(app);
        self.unsaid.extend(self.records.finish());
    }
}

/// The time and a new name, for what is done next.
fn stamp() -> Stamp {
    Stamp {
        now: Timestamp::now(),
        id: Ulid::generate(),
    }
}
