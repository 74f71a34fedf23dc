//! Opening articles while another is on the screen: those that can be opened
//! at once, those that take their time, and those that cannot be.

use super::jobs::{self, Jobs, Manner, Opened};
use super::reading_list::{ReadingList, Wanted};
use crate::app::Message;
use crate::error::Error;
use crate::wording::Remark;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// How long an article may take before the reader is told so and can do
/// something else.
const AT_ONCE: Duration = Duration::from_millis(100);

/// The article that is being opened, if one is.
#[derive(Default)]
pub(super) struct Opening {
    awaited: Option<(Wanted, Receiver<Result<Opened, Error>>)>,
    /// What could not be opened on the way to another one.
    pub(super) passed_over: Vec<Remark>,
}

/// What has come of it.
pub(super) enum Arrival {
    /// The article is there.
    Article(Wanted, Opened),
    /// It is not, and the reader should know.
    Told(Message),
}

impl Opening {
    /// Opens `wanted`, or lets it take its time.
    pub(super) fn start(&mut self, wanted: Wanted, list: &ReadingList, jobs: &Jobs) -> Arrival {
        if let Some(document) = list.known(&wanted.source) {
            return Arrival::Article(wanted, jobs::open_again(document));
        }
        let result = match self.awaited.take() {
            // What is read from a pipe is there once.
            Some((other, result))
                if other.source == wanted.source && wanted.manner == Manner::Usual =>
            {
                result
            }
            _ => jobs.open(wanted.source.clone(), wanted.manner),
        };
        let name = wanted.source.name();
        match result.recv_timeout(AT_ONCE) {
            Ok(opened) => self.arrived(wanted, opened, list, jobs),
            Err(RecvTimeoutError::Timeout) => {
                self.awaited = Some((wanted, result));
                Arrival::Told(Message::Told(Remark::new(|wording| wording.opening(&name))))
            }
            Err(RecvTimeoutError::Disconnected) => {
                Arrival::Told(Message::Failed(Remark::new(|wording| {
                    wording.cannot_open(&name)
                })))
            }
        }
    }

    /// Stops waiting for an article; says whether one was awaited.
    pub(super) fn stop(&mut self) -> bool {
        self.awaited.take().is_some()
    }

    /// What has taken its time, if it is there now.
    pub(super) fn take(&mut self, list: &ReadingList, jobs: &Jobs) -> Option<Arrival> {
        let (_, result) = self.awaited.as_ref()?;
        let opened = result.try_recv().ok()?;
        let (wanted, _) = self.awaited.take()?;
        Some(self.arrived(wanted, opened, list, jobs))
    }

    /// An article that was only stepped to and cannot be read is passed over.
    fn arrived(
        &mut self,
        wanted: Wanted,
        opened: Result<Opened, Error>,
        list: &ReadingList,
        jobs: &Jobs,
    ) -> Arrival {
        let problem = match opened {
            Ok(opened) => return Arrival::Article(wanted, opened),
            Err(error) => Remark::from(error),
        };
        match list.instead_of(&wanted) {
            Some(instead) => {
                if !self.passed_over.contains(&problem) {
                    self.passed_over.push(problem);
                }
                self.start(instead, list, jobs)
            }
            None => Arrival::Told(Message::Failed(problem)),
        }
    }
}
