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
use std::mem::take as take_out;
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
        if let Some(event) = event
            && let ended @ ControlFlow::Break(_) = self.answer(event)?
        {
            return Ok(ended);
        }
        match self.session.look(&self.app) {
            Some(event) => self.answer(event),
            None => Ok(ControlFlow::Continue(())),
        }
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
        // A panic ends the program all the same; see `Event::Panicked`.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a turn; the end, if this was the last one.
    fn take(&self, event: Option<Event>) -> Option<Result<End, Error>> {
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
pub(super) fn take(mut reading: Reading, mut events: Events) -> Result<Outcome, Error> {
    let typed = take_out(&mut reading.session.unanswered);
    let turns = Turns(Arc::new(Mutex::new(reading)));
    let ended = turns.take((!typed.is_empty()).then_some(Event::Input(typed)));
    let ended = ended.unwrap_or_else(|| {
        start(&turns, &mut events).map_err(Error::Terminal)?;
        loop {
            if let Some(ended) = turns.take(events.next(LOOK_EVERY)) {
                return ended;
            }
        }
    });
    let mut reading = turns.lock();
    let Reading { session, app, .. } = &mut *reading;
    session.leave(app);
    reading.is_over = true;
    reading.screen.give_back();
    reading.session.finish(ended)
}

/// Starts to listen, for signals and for keys.
fn start(turns: &Turns, events: &mut Events) -> io::Result<()> {
    events.listen()?;
    let (turns, ended) = (turns.clone(), events.sender());
    thread::Builder::new()
        .name(screen::TYPED.to_owned())
        .spawn(move || answer_input(&turns, &ended))?;
    Ok(())
}

/// Answers what is typed until that ends the reading.
fn answer_input(turns: &Turns, events: &Sender<Event>) {
    let answered = catch_unwind(AssertUnwindSafe(|| {
        loop {
            if let Some(ended) = turns.take(Some(events::input())) {
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
