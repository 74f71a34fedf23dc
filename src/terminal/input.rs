//! What the program waits for, in one stream: keys, signals, and reports of
//! work in the background. Nobody else reads any of them, so nobody reads keys
//! while an editor has the terminal, and the thread that has read a key answers
//! it.

#[cfg(unix)]
mod decoder;
mod event;
#[cfg(unix)]
mod unix;
#[cfg(not(unix))]
mod windows;

use super::jobs::Reporter;
use std::io;
use std::process::{Child, ExitStatus};
use std::time::Duration;
#[cfg(unix)]
use unix::Source;
#[cfg(not(unix))]
use windows::Source;

pub(super) use event::Event;

/// The one reader of all input.
pub(super) struct Input {
    source: Source,
    /// What came while something else was waited for.
    put_back: Vec<Event>,
}

impl Input {
    /// Catches signals from here on, and no change of size is missed.
    pub(super) fn open() -> io::Result<Self> {
        Ok(Self {
            source: Source::open()?,
            put_back: Vec::new(),
        })
    }

    /// A way for work in the background to report.
    pub(super) fn reporter(&self) -> Reporter {
        self.source.reporter()
    }

    /// Everything that has happened, in order: one batch is one frame. Waits no
    /// longer than `patience`.
    pub(super) fn wait(&mut self, patience: Duration) -> Vec<Event> {
        if self.put_back.is_empty() {
            self.source.wait(patience)
        } else {
            std::mem::take(&mut self.put_back)
        }
    }

    /// Has [`wait`](Self::wait) return these first.
    pub(super) fn put_back(&mut self, events: Vec<Event>) {
        self.put_back.extend(events);
    }

    /// Waits until `child`, which has the terminal, ends; or for the signal
    /// that ends us both.
    ///
    /// # Errors
    ///
    /// If it cannot be waited for.
    pub(super) fn wait_for_child(
        &mut self,
        child: &mut Child,
    ) -> io::Result<Result<ExitStatus, i32>> {
        self.source.wait_for_child(child)
    }
}
