//! Taking the terminal and giving it back as it was found, whatever happens.

use super::ambiguous;
use super::backend::Runs;
use crate::text::{Ambiguous, Widths};
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, KeyEvent};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
#[cfg(unix)]
use nix::sys::signal::{SigSet, Signal};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};
use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// The terminal while it is ours; given back on drop.
pub(super) struct Screen {
    /// Never dropped: ratatui's own way of showing the cursor on drop writes to
    /// standard error if it fails, and panics where that is gone too.
    terminal: ManuallyDrop<Terminal<Runs<CrosstermBackend<BufWriter<Stdout>>>>>,
}

/// Whether the terminal is ours. Kept apart from [`Screen`] for the panic
/// hook, which cannot reach one.
static TAKEN: AtomicBool = AtomicBool::new(false);

impl Screen {
    /// Takes the terminal.
    pub(super) fn enter() -> io::Result<Self> {
        install_panic_hook();
        // Colours are decided by our theme; crossterm's own way of leaving
        // them out under NO_COLOR also wipes bold and reverse.
        crossterm::style::force_color_output(true);
        take()?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        match Terminal::new(Runs::new(backend)) {
            Ok(terminal) => Ok(Self {
                terminal: ManuallyDrop::new(terminal),
            }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws a frame; the terminal shows it at once or not at all.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Asks the terminal how wide it draws ambiguous characters; one that does
    /// not answer draws them narrow, as most do. Also returns what was typed
    /// meanwhile.
    pub(super) fn widths(&mut self) -> io::Result<(Widths, Vec<KeyEvent>)> {
        // Without a terminal to read from nothing is known and nothing typed.
        let answer = ambiguous::ask(self.terminal.backend_mut()).unwrap_or_default();
        // What was there is drawn again.
        let size = self.terminal.size()?;
        self.terminal
            .resize(Rect::new(0, 0, size.width, size.height))?;
        let ambiguous = if answer.column == Some(2) {
            Ambiguous::Wide
        } else {
            Ambiguous::Narrow
        };
        Ok((Widths { ambiguous }, answer.typed))
    }

    /// Puts `text` on the clipboard of the terminal (OSC 52), which works over
    /// a remote connection too where the terminal allows it.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(
            self.terminal.backend_mut(),
            CopyToClipboard::to_clipboard_from(text)
        )
    }

    /// Gives the terminal to `borrower`, and takes it again.
    pub(super) fn lend<T>(&mut self, borrower: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let lent = borrower();
        self.take_again()?;
        Ok(lent)
    }

    /// Gives the terminal back, stops until the shell calls, and takes it
    /// again.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        give_back();
        stop()?;
        self.take_again()
    }

    fn take_again(&mut self) -> io::Result<()> {
        take()?;
        // Not `clear`, which asks the terminal where the cursor is.
        let size = self.terminal.size()?;
        self.terminal
            .resize(Rect::new(0, 0, size.width, size.height))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        cursor::Hide
    )
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
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
        let _ = out.flush();
    }
}

/// A panic of the thread that draws gives the terminal back before it speaks.
/// One in the background must not: the program goes on, and tells of it.
fn install_panic_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let drawing = std::thread::current().id();
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().id() == drawing {
                give_back();
                usual(info);
            }
        }));
    });
}

#[cfg(unix)]
fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
    // Whoever continues us may hand the terminal over a moment later. Setting
    // it up until then would stop us again, for good if nobody looks.
    let mut writing = SigSet::empty();
    writing.add(Signal::SIGTTOU);
    writing.thread_block().map_err(io::Error::from)
}

#[cfg(not(unix))]
fn stop() -> io::Result<()> {
    Ok(())
}
