//! Taking the terminal and giving it back as it was found, whatever happens.

use super::ambiguous;
use super::backend::TextBackend;
use crate::text::{Ambiguous, Widths};
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, KeyEvent};
use crossterm::terminal::{
    self, EnableLineWrap, EndSynchronizedUpdate, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, execute};
#[cfg(unix)]
use nix::unistd::{getpgrp, getppid, getsid, tcgetpgrp};
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};
use std::io::{self, Write};
#[cfg(unix)]
use std::os::fd::AsFd;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
#[cfg(unix)]
use std::time::{Duration, Instant};

/// The terminal while it is ours; given back on drop.
pub(super) struct Screen {
    terminal: Terminal<TextBackend<io::Stdout>>,
    /// Whether its size and what its cells show are known.
    is_known: bool,
}

/// Whether the terminal is ours. Kept apart from [`Screen`] for the panic
/// hook, which cannot reach one.
static TAKEN: AtomicBool = AtomicBool::new(false);

impl Screen {
    /// Takes the terminal.
    pub(super) fn enter() -> io::Result<Self> {
        install_panic_hook();
        take()?;
        let backend = TextBackend::new(io::stdout(), terminal::size()?.into());
        let mut screen = Self {
            terminal: Terminal::new(backend)?,
            is_known: false,
        };
        screen.terminal.backend_mut().enter();
        Ok(screen)
    }

    /// Columns and rows.
    pub(super) fn size(&mut self) -> io::Result<(u16, u16)> {
        if !self.is_known {
            let size = terminal::size()?.into();
            self.terminal.backend_mut().resize(size);
        }
        let Size { width, height } = self.terminal.size()?;
        Ok((width, height))
    }

    /// The terminal may have another size now, and other cells: one that has had
    /// another size has cut rows.
    pub(super) fn forget(&mut self) {
        self.is_known = false;
    }

    /// Whether the terminal has another size than the last frame.
    pub(super) fn is_resized(&self) -> bool {
        let known = self.terminal.size().ok();
        terminal::size().is_ok_and(|size| known != Some(size.into()))
    }

    /// Whether nobody is at the other end any more. crossterm does not tell.
    pub(super) fn is_gone() -> bool {
        #[cfg(unix)]
        {
            use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
            let out = io::stdout();
            let mut asked = [PollFd::new(out.as_fd(), PollFlags::empty())];
            let gone = PollFlags::POLLHUP | PollFlags::POLLERR;
            poll(&mut asked, PollTimeout::ZERO).is_ok()
                && asked[0]
                    .revents()
                    .is_some_and(|events| events.intersects(gone))
        }
        #[cfg(not(unix))]
        false
    }

    /// Draws a frame; the terminal shows it at once or not at all.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if !TAKEN.load(Ordering::SeqCst) {
            // The other thread has panicked, and it was given back.
            return Ok(());
        }
        if !std::mem::replace(&mut self.is_known, true) {
            self.terminal.clear()?;
        }
        self.terminal.draw(draw)?;
        Ok(())
    }

    /// Asks the terminal how wide it draws ambiguous characters; one that does
    /// not answer draws them narrow, as most do. Also returns what was typed
    /// meanwhile.
    pub(super) fn widths(&mut self) -> (Widths, Vec<KeyEvent>) {
        // Without a terminal to read from nothing is known and nothing typed.
        let answer = ambiguous::ask(&mut io::stdout()).unwrap_or_default();
        // What was there is drawn again.
        self.forget();
        let ambiguous = if answer.column == Some(2) {
            Ambiguous::Wide
        } else {
            Ambiguous::Narrow
        };
        (Widths { ambiguous }, answer.typed)
    }

    /// Puts `text` on the clipboard of the terminal (OSC 52), which works over
    /// a remote connection too where the terminal allows it.
    #[allow(
        clippy::unused_self,
        reason = "only who has the terminal may write to it"
    )]
    pub(super) fn copy(&self, text: &str) -> io::Result<()> {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Gives the terminal back; nothing may be drawn afterwards.
    #[allow(
        clippy::unused_self,
        reason = "only who has the terminal may give it back"
    )]
    pub(super) fn give_back(&self) {
        give_back();
    }

    /// Gives the terminal to `borrower`, and takes it again.
    pub(super) fn lend<T>(&mut self, borrower: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let lent = borrower();
        self.take_again()?;
        Ok(lent)
    }

    /// Gives the terminal back, stops until the shell calls, and takes it
    /// again. Nothing happens where no shell could call.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        if !has_shell() {
            return Ok(());
        }
        give_back();
        stop()?;
        self.take_again()
    }

    /// Takes the terminal again after somebody has stopped us without asking.
    pub(super) fn regain(&mut self) -> io::Result<()> {
        if !has_foreground() {
            give_back();
            stop()?;
            return self.take_again();
        }
        // The shell has set the terminal up for itself.
        disable_raw_mode()?;
        self.take_again()
    }

    fn take_again(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().enter();
        self.forget();
        take()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Takes the keys; the next frame takes the rest.
fn take() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    Ok(())
}

/// Undoes [`take`]; does nothing the second time. Errors are of no use here: a
/// terminal that is gone needs no restoring.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = execute!(
            out,
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            EnableLineWrap,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
        let _ = out.flush();
    }
}

/// The name of the thread that answers what is typed.
pub(super) const KEYS: &str = "keys";

/// A panic of a thread that draws gives the terminal back before it speaks.
/// One in the background must not: the program goes on, and tells of it.
fn install_panic_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let main = thread::current().id();
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let current = thread::current();
            if current.id() == main || current.name() == Some(KEYS) {
                give_back();
                usual(info);
            }
        }));
    });
}

/// Whether a shell can continue us once we have stopped. A program that a
/// terminal or a remote connection has been started with is the leader of its
/// session, or in the leader's group, and nobody above it can.
#[cfg(unix)]
fn has_shell() -> bool {
    let session = getsid(None);
    let is_leaders_group = session == Ok(getpgrp());
    let is_orphan = getsid(Some(getppid())) != session;
    !is_leaders_group && !is_orphan
}

#[cfg(not(unix))]
fn has_shell() -> bool {
    false
}

#[cfg(unix)]
fn stop() -> io::Result<()> {
    loop {
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        if has_foreground() {
            return Ok(());
        }
    }
}

/// Whether the terminal is ours to draw on. Whoever continues us may hand it
/// over a moment later.
#[cfg(unix)]
fn has_foreground() -> bool {
    const PATIENCE: Duration = Duration::from_millis(100);
    let end = Instant::now() + PATIENCE;
    loop {
        // Without job control everybody may draw.
        let foreground = tcgetpgrp(io::stdout());
        if foreground.is_err() || foreground == Ok(getpgrp()) {
            return true;
        }
        if Instant::now() > end {
            return false;
        }
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(not(unix))]
fn has_foreground() -> bool {
    true
}

#[cfg(not(unix))]
fn stop() -> io::Result<()> {
    Ok(())
}
