//! Two threads take turns at the reading: one answers what is typed, the main
//! one everything else.
//!
//! A key is answered and the frame drawn by the thread that read it: to wake
//! another one takes as long as to lay out the page. Nothing is read from the
//! terminal meanwhile, so keys that come then are one batch and one frame, and
//! nobody reads it while another program has it.

use super::events::{self, End, Event, Events};
use super::screen::{self, Screen};
use super::{LOOK_EVERY, Session};
use crate::app::App;
use crate::cli::Outcome;
use crate::error::Error;
use std::io;
use std::mem;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What the threads share.
pub(super) struct Reading {
    session: Session,
    app: App,
    screen: Screen,
    /// Set at the end: nobody draws any more.
    is_over: bool,
}

impl Reading {
    /// A reading whose first frame is on the screen.
    pub(super) fn new(session: Session, app: App, screen: Screen) -> Self {
        Self {
            session,
            app,
            screen,
            is_over: false,
        }
    }

    /// Answers an event, if there is one, and looks for others that nobody
    /// reports.
    fn turn(&mut self, event: Option<Event>) -> Result<ControlFlow<End>, Error> {
        let event = event.or_else(|| self.look());
        if let Some(event) = event
            && let ended @ ControlFlow::Break(_) = self.answer(event)?
        {
            return Ok(ended);
        }
        for event in self.session.look(&self.app) {
            if let ended @ ControlFlow::Break(_) = self.answer(event)? {
                return Ok(ended);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// What crossterm misses while it waits for the rest of a key.
    fn look(&mut self) -> Option<Event> {
        if Screen::is_gone() {
            return Some(Event::Lost(io::ErrorKind::BrokenPipe.into()));
        }
        if !self.screen.is_resized() {
            return None;
        }
        self.screen.forget();
        Some(Event::Input(Vec::new()))
    }

    fn answer(&mut self, event: Event) -> Result<ControlFlow<End>, Error> {
        let ended = self
            .session
            .answer(event, &mut self.app, &mut self.screen)?;
        if ended.is_continue() {
            self.session.draw_all(&mut self.screen, &mut self.app)?;
        }
        Ok(ended)
    }
}

/// The reading, for one thread at a time.
#[derive(Clone)]
struct Turns(Arc<Mutex<Reading>>);

impl Turns {
    fn lock(&self) -> MutexGuard<'_, Reading> {
        // A panic has given the terminal back, so that nobody draws any more,
        // and ends the program; see `Event::Panicked`.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a turn; the end, if this was the last one.
    fn turn(&self, event: Option<Event>) -> Option<Result<End, Error>> {
        let mut reading = self.lock();
        if reading.is_over {
            return None;
        }
        match reading.turn(event) {
            Ok(ControlFlow::Continue(())) => None,
            Ok(ControlFlow::Break(end)) => Some(Ok(end)),
            Err(error) => Some(Err(error)),
        }
    }
}

/// Lets the threads take turns until the reading ends, and gives the terminal
/// back.
///
/// # Errors
///
/// If the terminal fails.
pub(super) fn run(mut reading: Reading, mut events: Events) -> Result<Outcome, Error> {
    let typed = mem::take(&mut reading.session.unanswered);
    let turns = Turns(Arc::new(Mutex::new(reading)));
    let typed = (!typed.is_empty()).then_some(Event::Input(typed));
    let ended = match turns.turn(typed) {
        Some(ended) => ended,
        None => wait(&turns, &mut events),
    };
    let mut reading = turns.lock();
    let Reading { session, app, .. } = &mut *reading;
    session.keep_what_is_typed(app);
    session.leave(app);
    reading.is_over = true;
    reading.screen.give_back();
    reading.session.finish(ended)
}

/// Answers what is not typed until the reading ends.
fn wait(turns: &Turns, events: &mut Events) -> Result<End, Error> {
    start(turns, events).map_err(Error::Terminal)?;
    loop {
        if let Some(ended) = turns.turn(events.next(LOOK_EVERY)) {
            return ended;
        }
    }
}

/// Starts to listen, for signals and for keys.
fn start(turns: &Turns, events: &mut Events) -> io::Result<()> {
    events.listen()?;
    let (turns, ended) = (turns.clone(), events.sender());
    thread::Builder::new()
        .name(screen::KEYS.to_owned())
        .spawn(move || answer_input(&turns, &ended))?;
    Ok(())
}

/// Answers what is typed until that ends the reading.
fn answer_input(turns: &Turns, events: &Sender<Event>) {
    let answered = catch_unwind(AssertUnwindSafe(|| {
        loop {
            if let Some(ended) = turns.turn(Some(events::input())) {
                return ended;
            }
        }
    }));
    // After the end nobody wants to know.
    let _ = events.send(match answered {
        Ok(ended) => Event::Ended(ended),
        Err(panic) => Event::Panicked(panic),
    });
}
