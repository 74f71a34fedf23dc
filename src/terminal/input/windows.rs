//! Waiting for the terminal and for work in the background, with crossterm,
//! where there are no signals to wait for.

use super::event::Event;
use crate::app::pointer::Gesture;
use crate::app::step::Direction;
use crate::terminal::jobs::{Report, Reporter};
use crossterm::event::{self, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use std::io;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Input taken at once, at most; the rest waits for the next frame.
const BATCH: usize = 4096;

/// How long a report of work in the background waits for the next look.
const MOMENT: Duration = Duration::from_millis(50);

/// Everything that is waited for.
pub(in crate::terminal) struct Source {
    reports: Receiver<Report>,
    reporter: Reporter,
}

impl Source {
    pub(super) fn open() -> io::Result<Self> {
        let (sender, reports) = channel();
        Ok(Self {
            reports,
            reporter: Reporter::new(sender, || {}),
        })
    }

    pub(super) fn reporter(&self) -> Reporter {
        self.reporter.clone()
    }

    /// What has happened, waiting no longer than `patience` for it.
    pub(super) fn wait(&mut self, patience: Duration) -> Vec<Event> {
        let end = Instant::now() + patience;
        loop {
            let mut events = Vec::new();
            if let Err(error) = read(&mut events) {
                events.push(Event::Lost(error));
            }
            events.extend(self.reports.try_iter().map(Event::Report));
            if !events.is_empty() || Instant::now() >= end {
                return events;
            }
        }
    }

    /// Waits until `child`, which has the terminal, ends.
    #[allow(clippy::unused_self, reason = "elsewhere signals end it too")]
    pub(super) fn wait_for_child(
        &mut self,
        child: &mut Child,
    ) -> io::Result<Result<ExitStatus, i32>> {
        child.wait().map(Ok)
    }
}

fn read(events: &mut Vec<Event>) -> io::Result<()> {
    let mut patience = MOMENT;
    while events.len() < BATCH && event::poll(patience)? {
        events.extend(match event::read()? {
            event::Event::Key(key) if key.kind != KeyEventKind::Release => Some(Event::Key(key)),
            event::Event::Mouse(mouse) => pointer(mouse),
            event::Event::Paste(text) => Some(Event::Paste(text)),
            event::Event::Resize(..) => Some(Event::Resized),
            _ => None,
        });
        patience = Duration::ZERO;
    }
    Ok(())
}

fn pointer(mouse: MouseEvent) -> Option<Event> {
    let gesture = match mouse.kind {
        MouseEventKind::ScrollUp => Gesture::Wheel(Direction::Previous),
        MouseEventKind::ScrollDown => Gesture::Wheel(Direction::Next),
        MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
        _ => return None,
    };
    let at = (mouse.column, mouse.row);
    Some(Event::Pointer { gesture, at })
}
