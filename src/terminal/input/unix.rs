//! Waiting for the terminal, for signals and for work in the background all at
//! once.

use super::decoder::Decoder;
use super::event::Event;
use crate::terminal::jobs::{Report, Reporter};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// What is taken at once at most, in bytes; the rest waits for the next frame.
const BATCH: usize = 64 << 10;

/// How long a key that has begun may take to arrive. A remote connection cuts
/// what the terminal sent at once, but not for long.
const PATIENCE: Duration = Duration::from_millis(25);

/// Everything that is waited for.
pub(in crate::terminal) struct Source {
    /// Where keys come from: not standard input, if that is the article.
    terminal: File,
    decoder: Decoder,
    /// The signals that are caught. Work in the background rings here too.
    signals: SignalDelivery<UnixStream, SignalOnly>,
    reports: Receiver<Report>,
    reporter: Reporter,
}

/// What has been waited for.
enum Happened {
    /// Keys are there, and perhaps more.
    Typing,
    /// A signal or a report is there.
    Other,
    /// Nothing, as long as there was patience.
    Nothing,
}

impl Source {
    pub(super) fn open() -> io::Result<Self> {
        let (ear, bell) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        let caught = [
            SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH,
        ];
        let signals = SignalDelivery::with_pipe(ear, bell.try_clone()?, SignalOnly, caught)?;
        let (sender, reports) = channel();
        // A bell that cannot be rung any more has been heard.
        let ring = move || drop((&bell).write(&[0]));
        Ok(Self {
            terminal: terminal()?,
            decoder: Decoder::default(),
            signals,
            reports,
            reporter: Reporter::new(sender, ring),
        })
    }

    pub(super) fn reporter(&self) -> Reporter {
        self.reporter.clone()
    }

    /// What has happened, waiting no longer than `patience` for it.
    pub(super) fn wait(&mut self, patience: Duration) -> Vec<Event> {
        let mut events = Vec::new();
        let patience = if self.decoder.is_waiting() {
            patience.min(PATIENCE)
        } else {
            patience
        };
        let happened = match self.poll(patience) {
            Ok(Happened::Nothing) => {
                self.decoder.give_up(&mut events);
                Ok(())
            }
            Ok(Happened::Typing) => self.read(&mut events),
            Ok(Happened::Other) => Ok(()),
            Err(error) => Err(error),
        };
        events.extend(happened.err().map(Event::Lost));
        let signals = self.signals.pending();
        events.extend(signals.filter_map(|signal| match signal {
            SIGWINCH => Some(Event::Resized),
            SIGCHLD => None,
            other => Some(Event::Signal(other)),
        }));
        // After the bell, so that no report waits for the next one.
        events.extend(self.reports.try_iter().map(Event::Report));
        events
    }

    /// Waits until anything has happened.
    fn poll(&self, patience: Duration) -> io::Result<Happened> {
        let mut waited_for = [
            PollFd::new(&self.terminal, PollFlags::IN),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
        ];
        wait_for(&mut waited_for, Some(patience))?;
        let [typing, other] = waited_for.map(|waited_for| !waited_for.revents().is_empty());
        Ok(match (typing, other) {
            (true, _) => Happened::Typing,
            (false, true) => Happened::Other,
            (false, false) => Happened::Nothing,
        })
    }

    /// Takes the keys that are there.
    fn read(&mut self, events: &mut Vec<Event>) -> io::Result<()> {
        let mut bytes = [0; 4096];
        let mut taken = 0;
        while taken < BATCH {
            let length = match self.terminal.read(&mut bytes) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            self.decoder.decode(&bytes[..length], events);
            taken += length;
            let mut waited_for = [PollFd::new(&self.terminal, PollFlags::IN)];
            wait_for(&mut waited_for, Some(Duration::ZERO))?;
            if waited_for[0].revents().is_empty() {
                break;
            }
        }
        Ok(())
    }

    /// Waits until `child`, which has the terminal, ends; or for the signal
    /// that ends us both. The keys that send signals are its own: interrupting
    /// it does not end us, and we stop together with it.
    pub(super) fn wait_for_child(
        &mut self,
        child: &mut Child,
    ) -> io::Result<Result<ExitStatus, i32>> {
        loop {
            for signal in self.signals.pending() {
                match signal {
                    SIGTSTP => signal_hook::low_level::emulate_default_handler(signal)?,
                    SIGTERM | SIGHUP => return Ok(Err(signal)),
                    _ => {}
                }
            }
            // After the signals are taken: the one for an end from now on is
            // waited for.
            if let Some(status) = child.try_wait()? {
                return Ok(Ok(status));
            }
            wait_for(
                &mut [PollFd::new(self.signals.get_read(), PollFlags::IN)],
                None,
            )?;
        }
    }
}

/// Waits for one of `waited_for`. A signal is no event here: it is in its pipe.
fn wait_for(waited_for: &mut [PollFd], patience: Option<Duration>) -> io::Result<()> {
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    match poll(waited_for, patience.as_ref()) {
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// The terminal that keys come from.
fn terminal() -> io::Result<File> {
    let input = io::stdin();
    if input.is_terminal() {
        return Ok(input.as_fd().try_clone_to_owned()?.into());
    }
    // On macOS `/dev/tty` cannot be waited for, but by its own name it can.
    let name = rustix::termios::ttyname(io::stdout(), Vec::new());
    let named = name.ok().and_then(|name| name.into_string().ok());
    named
        .and_then(|name| File::open(name).ok())
        .map_or_else(|| File::open("/dev/tty"), Ok)
}
