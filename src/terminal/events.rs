//! Everything the program waits for: keys, signals, and work done in the
//! background.

use crate::app::Message;
use crate::error::Error;
use crossterm::event;
use std::any::Any;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// Something happened.
pub(super) enum Event {
    /// All the input there was: keys, pasted text, new sizes.
    Input(Vec<event::Event>),
    /// The terminal can no longer be read.
    Lost(io::Error),
    /// A signal asks to end, to stop or to go on.
    Signal(i32),
    /// Work for the article of that generation is done, or a part of it.
    Work(usize, Message),
    /// What was typed ended the reading.
    Ended(Result<End, Error>),
    /// The thread that answers what is typed panicked.
    Panicked(Box<dyn Any + Send>),
}

/// Why the reading ended.
pub(super) enum End {
    /// The reader quit.
    Quit,
    /// A signal ended it.
    Signal(i32),
}

/// The queue of what is not typed.
pub(super) struct Events {
    sender: Sender<Event>,
    receiver: Receiver<Event>,
    /// What the thread that hears signals is started with. The first frame
    /// does not wait for it.
    unheard: Option<Signals>,
    /// Whether another program has the terminal, by our leave.
    is_away: Arc<AtomicBool>,
}

/// Input taken at once, at most; the rest waits for the next frame.
const BATCH: usize = 4096;

/// How long is looked for more input: not at all. Where crossterm polls
/// /dev/tty itself, it does not look with no time at all, not even at what it
/// has read already.
const AT_ONCE: Duration = if cfg!(target_os = "macos") {
    Duration::from_micros(50)
} else {
    Duration::ZERO
};

impl Events {
    /// Catches signals from here on; they are heard once there is somebody to
    /// [`listen`](Self::listen).
    pub(super) fn start() -> io::Result<Self> {
        // From here on no change of size is missed; the first one could be made
        // while the first frame is on its way.
        event::poll(Duration::ZERO)?;
        let (sender, receiver) = channel();
        Ok(Self {
            sender,
            receiver,
            unheard: Some(catch_signals()?),
            is_away: Arc::default(),
        })
    }

    /// Starts to hear signals.
    pub(super) fn listen(&mut self) -> io::Result<()> {
        match self.unheard.take() {
            Some(signals) => hear_signals(signals, self.sender.clone(), Arc::clone(&self.is_away)),
            None => Ok(()),
        }
    }

    /// A way for others to report.
    pub(super) fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// To be set while another program has the terminal. The keys that send
    /// signals are its own then: interrupting it does not end us, and we stop
    /// together with it.
    pub(super) fn is_away(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.is_away)
    }

    /// Waits for the next event, no longer than `patience`.
    pub(super) fn next(&self, patience: Duration) -> Option<Event> {
        match self.receiver.recv_timeout(patience) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                Some(Event::Lost(io::ErrorKind::BrokenPipe.into()))
            }
        }
    }
}

/// Waits for input, and takes all there is.
pub(super) fn input() -> Event {
    match batch() {
        Ok(batch) => Event::Input(batch),
        Err(error) => Event::Lost(error),
    }
}

fn batch() -> io::Result<Vec<event::Event>> {
    let mut batch = vec![event::read()?];
    while batch.len() < BATCH && event::poll(AT_ONCE)? {
        batch.push(event::read()?);
    }
    Ok(batch)
}

#[cfg(unix)]
type Signals = signal_hook::iterator::Signals;
#[cfg(not(unix))]
type Signals = ();

#[cfg(unix)]
fn catch_signals() -> io::Result<Signals> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    Signals::new([SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])
}

#[cfg(not(unix))]
fn catch_signals() -> io::Result<Signals> {
    Ok(())
}

#[cfg(unix)]
fn hear_signals(
    mut signals: Signals,
    sender: Sender<Event>,
    is_away: Arc<AtomicBool>,
) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGINT, SIGQUIT, SIGTSTP};
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                if is_away.load(Ordering::SeqCst) {
                    match signal {
                        SIGCONT | SIGINT | SIGQUIT => continue,
                        SIGTSTP => {
                            let _ = signal_hook::low_level::emulate_default_handler(signal);
                            continue;
                        }
                        _ => {}
                    }
                }
                if sender.send(Event::Signal(signal)).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}

#[cfg(not(unix))]
fn hear_signals(_: Signals, _: Sender<Event>, _: Arc<AtomicBool>) -> io::Result<()> {
    Ok(())
}
