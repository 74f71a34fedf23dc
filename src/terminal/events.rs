//! Everything the program waits for, in one queue: keys, signals, and work
//! done in the background.

use crate::app::Action;
use crossterm::event;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

/// Something happened.
pub(super) enum Event {
    /// All the input there was: keys, pasted text, new sizes.
    Input(Vec<event::Event>),
    /// The terminal can no longer be read.
    Lost(io::Error),
    /// A signal asks to end, or to stop.
    Signal(i32),
    /// Work for the article of that generation is done, or a part of it.
    Work(usize, Action),
}

/// The queue.
pub(super) struct Events {
    sender: Sender<Event>,
    receiver: Receiver<Event>,
    more: SyncSender<()>,
    /// What the threads that listen are started with. The first frame does not
    /// wait for them.
    unheard: Option<(Receiver<()>, Signals)>,
    /// Whether another program has the terminal, by our leave.
    is_away: Arc<AtomicBool>,
}

/// Input taken at once, at most; the rest waits for the next frame.
const BATCH: usize = 4096;

impl Events {
    /// Catches signals from here on, and reads input once it is asked for.
    pub(super) fn start() -> io::Result<Self> {
        // From here on no change of size is missed; the first one could be made
        // while the first frame is on its way.
        event::poll(Duration::ZERO)?;
        let (sender, receiver) = channel();
        // Input is read only when the last of it has been answered: keys that
        // come in the meantime are one batch and one frame, and nobody reads
        // the terminal while another program has it.
        let (more, wanted) = sync_channel(1);
        Ok(Self {
            sender,
            receiver,
            more,
            unheard: Some((wanted, catch_signals()?)),
            is_away: Arc::default(),
        })
    }

    /// Starts the threads that listen.
    fn listen(&mut self) -> io::Result<()> {
        let Some((wanted, signals)) = self.unheard.take() else {
            return Ok(());
        };
        let input = self.sender.clone();
        thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || read_input(&wanted, &input))?;
        hear_signals(signals, self.sender.clone(), Arc::clone(&self.is_away))
    }

    /// A way for work in the background to report.
    pub(super) fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// Puts an event of our own into the queue.
    pub(super) fn put(&self, event: Event) {
        // We hold the other end.
        let _ = self.sender.send(event);
    }

    /// Asks for more input.
    pub(super) fn ask_for_input(&mut self) -> io::Result<()> {
        self.listen()?;
        // The reader may be gone with the terminal; `Lost` has told of it.
        let _ = self.more.try_send(());
        Ok(())
    }

    /// Says whether another program has the terminal. The keys that send
    /// signals are its own then: interrupting it does not end us, and we stop
    /// together with it.
    pub(super) fn look_away(&self, is_away: bool) {
        self.is_away.store(is_away, Ordering::SeqCst);
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

fn read_input(wanted: &Receiver<()>, input: &Sender<Event>) {
    while wanted.recv().is_ok() {
        let event = match batch() {
            Ok(batch) => Event::Input(batch),
            Err(error) => Event::Lost(error),
        };
        let is_lost = matches!(event, Event::Lost(_));
        if input.send(event).is_err() || is_lost {
            return;
        }
    }
}

fn batch() -> io::Result<Vec<event::Event>> {
    let mut batch = vec![event::read()?];
    while batch.len() < BATCH && event::poll(Duration::ZERO)? {
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
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])
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
    use signal_hook::consts::{SIGINT, SIGQUIT, SIGTSTP};
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                if is_away.load(Ordering::SeqCst) {
                    match signal {
                        SIGINT | SIGQUIT => continue,
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
