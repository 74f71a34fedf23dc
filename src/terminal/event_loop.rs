//! Event → command → effect → frame: what everything that happens comes to.
//!
//! One thread does it all. The way of a key is told in the crate's
//! documentation.

use super::appearance::{self, Appearance};
use super::browser;
use super::colors;
use super::configuration::Configuration;
use super::editor::Editing;
use super::export;
use super::first_state::{first_state, greeting};
use super::input::{Event, Input};
use super::jobs::{Jobs, Manner, Opened, Rest};
use super::opening::{Arrival, Opening};
use super::pace::Pace;
use super::reading_list::{ReadingList, Wanted};
use super::records::Records;
use super::screen::Screen;
use crate::app::analysed::analysed;
use crate::app::bookmarks::Stamp;
use crate::app::message::Stage;
use crate::app::{App, Command, Effect, Message};
use crate::config;
use crate::error::Error;
use crate::keymap::Press;
use crate::source::{Encoding, Source};
use crate::ui::{self, Ground};
use crate::wording::{Remark, Wording};
use jiff::Timestamp;
use std::borrow::Cow;
use std::io;
use std::mem::take;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};
use ulid::Ulid;

/// How often is looked for changes by other programs.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Why the reading ended.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    /// The reader quit.
    Quit,
    /// A signal ended it.
    Signal(i32),
}

/// How the reading ended, and what standard error is to be told of it.
pub(super) struct Ended {
    /// Why.
    pub(super) end: Result<End, Error>,
    /// Sources that could not be read, bookmarks that could not be kept.
    pub(super) unsaid: Vec<Remark>,
    /// What went wrong and was told already: mistakes in the configuration, and
    /// what could not be done.
    pub(super) remarks: Vec<Remark>,
}

/// Goes on, or ends the reading.
type Turn = Result<ControlFlow<End>, Error>;

/// The program while it has the terminal.
pub(super) struct EventLoop {
    app: App,
    screen: Screen,
    input: Input,
    appearance: Appearance,
    configuration: Configuration,
    list: ReadingList,
    records: Records,
    /// When it was last looked for changes by other programs.
    looked: Instant,
    jobs: Jobs,
    opening: Opening,
    pace: Pace,
    /// Whether the document on the screen is short and yet to be analysed:
    /// that is done between its first frame and the first key.
    is_unread: bool,
}

impl EventLoop {
    /// Takes the terminal and shows the first frame of `opened`, the source of
    /// that number.
    pub(super) fn begin(
        opened: Opened,
        sources: &[Source],
        index: usize,
        encoding: Option<&'static Encoding>,
        has_color: bool,
    ) -> Result<Self, Error> {
        let input = Input::open().map_err(Error::Terminal)?;
        let (configuration, mistakes) = Configuration::load();
        let (list, mut records) = (ReadingList::new(sources, index), Records::open());
        let opened = opened.announced(list.current(), configuration.in_force.choices.wording);
        let mut reading = Self {
            app: first_state(&opened, &list, &mut records, &configuration.in_force),
            screen: Screen::enter().map_err(Error::Terminal)?,
            jobs: Jobs::new(input.reporter(), encoding),
            input,
            appearance: Appearance::new(has_color),
            configuration,
            list,
            records,
            looked: Instant::now(),
            opening: Opening::default(),
            pace: Pace::default(),
            is_unread: false,
        };
        reading.analyse(opened);
        reading.take_choices();
        reading.tell(&mistakes);
        let theme = &reading.configuration.in_force.choices.theme;
        if let Some(problem) = reading.appearance.take(theme) {
            reading.app.receive(Message::Failed(problem));
        }
        reading.draw_first()?;
        reading.ask_background()?;
        Ok(reading)
    }

    /// Takes the theme of that name, or the one after the theme in force.
    fn change_theme(&mut self, name: Option<String>) -> Result<Message, Error> {
        let choices = &mut self.configuration.in_force.choices;
        choices.theme = name.unwrap_or_else(|| config::theme::after(&choices.theme));
        let problem = self.appearance.take(&choices.theme);
        let told = Remark::new(|wording| wording.theme(&choices.theme));
        self.ask_background()?;
        Ok(problem.map_or(Message::Told(told), Message::Failed))
    }

    fn ask_background(&mut self) -> Result<(), Error> {
        let asked = self.appearance.ask_background(&self.screen);
        asked.map_err(Error::Terminal)
    }

    /// Draws the first frame, which is all that anybody waits for.
    fn draw_first(&mut self) -> Result<(), Error> {
        if self.configuration.in_force.choices.asks_width {
            self.draw_frame().map_err(Error::Terminal)?;
            self.ask_widths().map_err(Error::Terminal)?;
        }
        if self.list.is_bundled_alone() && self.records.know_others() {
            // Nobody has asked for the article that comes with the program.
            self.app.provenance.is_cover = true;
            let _ = self.perform(Command::OpenLibrary)?;
        }
        if self.app.status.notice.is_none() && !self.records.know_any() {
            let greeting = greeting(&self.configuration.in_force.keymap, self.wording());
            self.app.status.notice = Some(greeting);
        }
        self.draw()
    }

    /// Takes the mouse or leaves it to the terminal, as is configured.
    fn take_choices(&mut self) {
        let chosen = self.configuration.in_force.choices.takes_mouse;
        self.screen
            .set_mouse(chosen.unwrap_or_else(colors::names_itself));
    }

    /// Tells the first of several things, unless something else is told, and
    /// remembers all of them.
    fn tell(&mut self, told: &[Remark]) {
        let (wording, status) = (self.wording(), &mut self.app.status);
        for message in told {
            status.log.add(message.of(status.wording));
        }
        let first = match told {
            [] => return,
            [only] => only.of(wording).to_owned(),
            [first, more @ ..] => {
                let first = first.of(wording);
                wording.more_problems(first, more.len()).into_owned()
            }
        };
        status.notice.get_or_insert(first);
    }

    /// Asks the terminal how wide it draws ambiguous characters.
    fn ask_widths(&mut self) -> io::Result<()> {
        let widths = appearance::ask_widths(&mut self.screen, &mut self.input)?;
        self.configuration.in_force.choices.settings.widths = widths;
        self.app.reading.settings.widths = widths;
        let (width, height) = self.app.reading.size;
        self.app.receive(Message::Resized(width, height));
        Ok(())
    }

    /// Lets events happen until one of them ends the reading; gives the
    /// terminal back.
    pub(super) fn run(mut self) -> Ended {
        let ended = loop {
            match self.step() {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(end)) => break Ok(end),
                Err(error) => break Err(error),
            }
        };
        self.keep_what_is_typed();
        self.records.leave(&self.app);
        self.appearance.await_answer(&mut self.input);
        let mut unsaid = take(&mut self.opening.passed_over);
        unsaid.extend(self.records.finish());
        let mut remarks = self.configuration.mistakes;
        let problems = self.app.status.log.problems().iter();
        remarks.extend(
            problems
                .filter(|problem| !unsaid.contains(problem))
                .cloned(),
        );
        Ended {
            end: ended,
            unsaid,
            remarks,
        }
    }

    /// Everything that happens at once, and one frame for it.
    fn step(&mut self) -> Turn {
        let patience = self.pace.patience(LOOK_EVERY, Instant::now());
        let events = self.input.wait(patience);
        let can_wait = events.iter().all(Event::is_of_wheel);
        let mut is_changed = !events.is_empty();
        for event in events {
            if let end @ ControlFlow::Break(_) = self.react(event)? {
                return Ok(end);
            }
        }
        is_changed |= self.take_opened()? | self.look()?;
        if self.pace.is_due(is_changed, can_wait, Instant::now()) {
            self.draw()?;
        }
        Ok(ControlFlow::Continue(()))
    }

    /// What one event asks for, done.
    fn react(&mut self, event: Event) -> Turn {
        match event {
            Event::Key(key) => {
                let (mode, keymap) = (self.app.mode(), &mut self.configuration.in_force.keymap);
                match keymap.press(mode, key) {
                    Press::Command(command) => return self.perform(command),
                    Press::Pending => {}
                    Press::Unbound(key) => {
                        let help = keymap.key_for(mode, Command::Help);
                        return self.receive(Message::Unbound { key, help });
                    }
                }
            }
            Event::Paste(text) => return self.receive(Message::Pasted(text)),
            // It may have another size now, and cut rows even if it has not.
            Event::Resized => self.screen.forget(),
            Event::Report((generation, message)) => {
                if generation == self.jobs.generation() {
                    return self.receive(message);
                }
            }
            #[cfg(unix)]
            Event::Signal(signal_hook::consts::SIGTSTP) => {
                self.screen.suspend().map_err(Error::Terminal)?;
            }
            #[cfg(unix)]
            Event::Signal(signal_hook::consts::SIGCONT) => {
                self.screen.regain().map_err(Error::Terminal)?;
            }
            Event::Signal(signal) => return Ok(ControlFlow::Break(End::Signal(signal))),
            Event::Lost(error) => return Err(Error::Terminal(error)),
            Event::Background { is_light } => {
                self.appearance.set_ground(if is_light {
                    Ground::Light
                } else {
                    Ground::Dark
                });
            }
            Event::Pointer { gesture, at } => {
                let target = ui::at(&self.app, at.into());
                return self.receive(Message::Pointed {
                    gesture,
                    target,
                    at,
                });
            }
            // Nobody has asked.
            Event::CursorAt(_) => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Has the application do what a key asks, and does what that asks of the
    /// outside.
    fn perform(&mut self, command: Command) -> Turn {
        let is_free = command == Command::Close && self.app.overlays.is_empty();
        if is_free && self.opening.stop() {
            return self.receive(Message::Told(Remark::new(Wording::stopped)));
        }
        self.app.marks.stamp = stamp();
        let effect = self.app.perform(command);
        self.carry_out(effect)
    }

    /// The same for what has happened outside.
    fn receive(&mut self, message: Message) -> Turn {
        self.app.marks.stamp = stamp();
        let effect = self.app.receive(message);
        self.carry_out(effect)
    }

    /// Does what the application asks for until it is content.
    fn carry_out(&mut self, mut effect: Option<Effect>) -> Turn {
        while let Some(wanted) = effect.take() {
            let result = match wanted {
                Effect::Quit => return Ok(ControlFlow::Break(End::Quit)),
                Effect::WriteNote(note) => match self.write_note(&note)? {
                    ControlFlow::Continue(written) => Some(written),
                    ControlFlow::Break(end) => return Ok(ControlFlow::Break(end)),
                },
                other => self.carry_out_one(other)?,
            };
            if let Some(message) = result {
                self.app.marks.stamp = stamp();
                effect = self.app.receive(message);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Does one thing that the application asks for; returns what it is to be
    /// told of it.
    fn carry_out_one(&mut self, effect: Effect) -> Result<Option<Message>, Error> {
        Ok(match effect {
            Effect::Save(annotations) => {
                let article = &self.app.reading.document.article;
                Some(self.records.save(&annotations, article))
            }
            Effect::SaveElsewhere(article, annotations) => {
                Some(self.records.save_elsewhere(&article, annotations))
            }
            Effect::SaveVocabulary(words) => Some(self.records.save_vocabulary(words)),
            Effect::ReadVocabulary => {
                let mut read = self.records.read_vocabulary().into_iter();
                let first = read.next();
                for message in read {
                    let _ = self.receive(message)?;
                }
                first
            }
            Effect::ExportWords(words) => {
                let exported = export::write_words(&words, &self.screen);
                Some(exported.map_err(Error::Terminal)?)
            }
            Effect::ReadLibrary => self.read_library(),
            Effect::Open(direction) => {
                let wanted = self.list.neighbour(direction);
                wanted.and_then(|wanted| self.open(wanted))
            }
            Effect::OpenArticle(article, bookmark) => {
                match self
                    .list
                    .article(&article, bookmark, self.app.provenance.is_cover)
                {
                    Some(wanted) => self.open(wanted),
                    None => Some(failed(Wording::from_standard_input)),
                }
            }
            Effect::OpenLink(address) => match self.list.linked(&address) {
                Some(wanted) => self.open(wanted),
                None => Some(failed(|wording| wording.nothing_to_read_at(&address))),
            },
            Effect::OpenWithTranslation => match self.list.with_translation() {
                Some(wanted) => self.open(wanted),
                None => Some(failed(Wording::no_translation_beside)),
            },
            Effect::Browse(address) => Some(browser::show(&address)),
            Effect::Refresh => self.read_again(Manner::Fresh),
            Effect::Reread(name) => {
                if let Some(encoding) = Encoding::for_label(name.as_bytes()) {
                    self.jobs.read_as(self.list.current().clone(), encoding);
                }
                self.read_again(Manner::Whole)
            }
            Effect::Forget(article) => self.records.forget(&article),
            Effect::Remember(visit) => self
                .records
                .remember(&visit)
                .or_else(|| self.read_library()),
            Effect::Export(records) => {
                let exported = export::write(&records, &self.screen);
                Some(exported.map_err(Error::Terminal)?)
            }
            Effect::Copy(text) => {
                // The terminal's own clipboard, which is the reader's over a
                // remote connection too, and that of the desktop.
                self.screen.copy(&text).map_err(Error::Terminal)?;
                self.jobs.copy(text);
                None
            }
            Effect::Find(pattern, place) => {
                self.jobs
                    .find(pattern, place, Arc::clone(&self.app.reading.document));
                None
            }
            Effect::Align(corrections) => {
                self.jobs
                    .align(Arc::clone(&self.app.reading.document), corrections);
                None
            }
            Effect::Theme(name) => Some(self.change_theme(name)?),
            Effect::StopAnalysis => {
                self.jobs.stop_analysis();
                None
            }
            Effect::Redraw => {
                self.screen.forget();
                None
            }
            Effect::Suspend => {
                self.screen.suspend().map_err(Error::Terminal)?;
                None
            }
            Effect::WriteNote(_) | Effect::Quit => None,
        })
    }

    /// Reads the article on the screen again.
    fn read_again(&mut self, manner: Manner) -> Option<Message> {
        match self.list.again(manner) {
            Some(wanted) => self.open(wanted),
            None => Some(failed(Wording::standard_input_once)),
        }
    }

    /// The language that the reader is told things in.
    fn wording(&self) -> Wording {
        self.app.status.wording
    }

    fn read_library(&self) -> Option<Message> {
        let generation = self.jobs.generation();
        let reporter = self.jobs.reporter();
        self.records
            .read_library(self.wording(), reporter, generation)
    }

    /// Turns to an article that has taken its time, but not while something is
    /// being typed.
    fn take_opened(&mut self) -> Result<bool, Error> {
        if self.app.mode().is_typing() {
            return Ok(false);
        }
        let Some(arrival) = self.opening.take(&self.list, &self.jobs) else {
            return Ok(false);
        };
        if let Some(message) = self.arrive(arrival) {
            let _ = self.receive(message)?;
        }
        Ok(true)
    }

    fn open(&mut self, wanted: Wanted) -> Option<Message> {
        let arrival = self.opening.start(wanted, &self.list, &self.jobs);
        self.arrive(arrival)
    }

    /// Leaves the article on the screen for one that has been opened.
    fn arrive(&mut self, arrival: Arrival) -> Option<Message> {
        let (wanted, opened) = match arrival {
            Arrival::Article(wanted, opened) => (wanted, opened),
            Arrival::Told(message) => return Some(message),
        };
        self.records.leave(&self.app);
        self.list
            .turn_to(&wanted, self.records.article(), &self.app.reading.document);
        let opened = opened.announced(self.list.current(), self.wording());
        let (list, records) = (&self.list, &mut self.records);
        let next = first_state(&opened, list, records, &self.configuration.in_force);
        let left = std::mem::replace(&mut self.app, next);
        self.app.marks.follow_on(left.marks);
        self.app.search.follow_on(left.search);
        self.app.overlays.follow_on(left.overlays);
        self.app.status.follow_on(left.status);
        self.app.words.follow_on(left.words);
        self.app.reading.transcribe_as(&left.reading);
        self.analyse(opened);
        let (width, height) = left.reading.size;
        self.app.receive(Message::Resized(width, height));
        wanted.bookmark.map(Message::GoTo)
    }

    /// Has `opened`, which is on the screen, analysed.
    fn analyse(&mut self, opened: Opened) {
        self.is_unread = opened.rest == Rest::ShortAnalysis;
        self.app.reading.progress = (!self.is_unread).then_some(0);
        let corrections = self.app.marks.bookmarks.corrections().cloned().collect();
        self.jobs.analyse(self.list.current(), opened, corrections);
    }

    /// Lets the reader's editor change `note`, on the terminal it is lent.
    fn write_note(&mut self, note: &str) -> Result<ControlFlow<End, Message>, Error> {
        let editing = match Editing::start(note) {
            Ok(editing) => editing,
            Err(problem) => return Ok(ControlFlow::Continue(Message::Failed(problem))),
        };
        let ended = self
            .screen
            .lend(|| editing.run(|child| self.input.wait_for_child(child)))
            .map_err(Error::Terminal)?;
        Ok(match ended {
            Ok(Ok(note)) => ControlFlow::Continue(Message::Written(note)),
            Ok(Err(problem)) => ControlFlow::Continue(Message::Failed(problem)),
            Err(signal) => {
                // What has been saved there so far is kept with the rest.
                if let Some(note) = editing.left_behind() {
                    let effect = self.app.receive(Message::Written(note));
                    let _ = self.carry_out(effect)?;
                }
                ControlFlow::Break(End::Signal(signal))
            }
        })
    }

    /// Looks now and then at what other programs have done to the bookmarks and
    /// the configuration, and whether bookmarks that could not be saved can be.
    fn look(&mut self) -> Result<bool, Error> {
        if self.looked.elapsed() < LOOK_EVERY {
            return Ok(false);
        }
        self.looked = Instant::now();
        let mut news = self.records.look(&self.app);
        if let Some(told) = self.configuration.look() {
            let config = &self.configuration.in_force;
            self.app.status.wording = config.choices.wording;
            self.app.reading.set(config.choices.settings);
            self.app.words.spelling = config.choices.settings.spelling;
            self.app.overlays.commands = config.keymap.commands();
            let (width, height) = self.app.reading.size;
            news.push(Message::Resized(width, height));
            self.app.status.notice = None;
            self.tell(&told);
            self.take_choices();
            let theme = &self.configuration.in_force.choices.theme;
            news.extend(self.appearance.take(theme).map(Message::Failed));
        }
        let is_changed = !news.is_empty();
        for message in news {
            let _ = self.receive(message)?;
        }
        Ok(is_changed)
    }

    /// Draws the state; a short document is analysed and drawn again.
    fn draw(&mut self) -> Result<(), Error> {
        self.draw_frame().map_err(Error::Terminal)?;
        if take(&mut self.is_unread) {
            let corrections: Vec<_> = self.app.marks.bookmarks.corrections().cloned().collect();
            let article = Arc::clone(&self.app.reading.document.article);
            let document = Arc::new(analysed(article, &corrections));
            self.app.receive(Message::Opened(document, Stage::Analysed));
            self.draw_frame().map_err(Error::Terminal)?;
        }
        Ok(())
    }

    fn draw_frame(&mut self) -> io::Result<()> {
        let (width, height) = self.screen.size()?;
        if (width, height) != self.app.reading.size {
            self.app.receive(Message::Resized(width, height));
        }
        let keymap = &self.configuration.in_force.keymap;
        let (app, theme) = (&self.app, self.appearance.theme);
        self.screen
            .draw(|frame| ui::draw(frame, app, keymap, theme))
    }

    /// Keeps what is being typed into the form, as the program may be ended
    /// meanwhile; what cannot be kept is told in the end.
    fn keep_what_is_typed(&mut self) {
        self.app.marks.stamp = stamp();
        if let Some(effect) = self.app.keep_what_is_typed()
            && let Ok(Some(saved)) = self.carry_out_one(effect)
        {
            self.app.receive(saved);
        }
    }
}

/// The time and a new name, for what is done next.
fn stamp() -> Stamp {
    Stamp {
        now: Timestamp::now(),
        id: Ulid::generate(),
    }
}

/// That something cannot be done, and why.
fn failed(why: impl Fn(Wording) -> Cow<'static, str>) -> Message {
    Message::Failed(Remark::new(why))
}
