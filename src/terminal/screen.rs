//! What is drawn on the terminal, while it is ours.

use super::backend::TextBackend;
use super::tty;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use crossterm::terminal;
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};
use std::io::{self, Write};

/// The terminal while it is ours; given back on drop.
pub(super) struct Screen {
    terminal: Terminal<TextBackend<io::Stdout>>,
    /// Whether its size and what its cells show are known.
    is_known: bool,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn enter() -> io::Result<Self> {
        tty::take()?;
        let backend = TextBackend::new(io::stdout(), terminal::size()?.into());
        let mut screen = Self {
            terminal: Terminal::new(backend)?,
            is_known: false,
        };
        screen.terminal.backend_mut().enter();
        Ok(screen)
    }

    /// Takes the mouse from the next frame on, or leaves it to the terminal.
    pub(super) fn set_mouse(&mut self, is_wanted: bool) {
        tty::set_mouse(is_wanted);
        self.terminal.backend_mut().set_mouse(is_wanted);
        #[cfg(windows)]
        {
            use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
            let _ = if is_wanted {
                execute!(io::stdout(), EnableMouseCapture)
            } else {
                execute!(io::stdout(), DisableMouseCapture)
            };
        }
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

    /// Draws a frame; the terminal shows it at once or not at all.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if !std::mem::replace(&mut self.is_known, true) {
            self.terminal.clear()?;
        }
        self.terminal.draw(draw)?;
        Ok(())
    }

    /// Draws an ambiguous character in the upper left corner, and asks in which
    /// column the cursor is then (DSR 6, ECMA-48).
    pub(super) fn ask_column(&mut self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all("\x1b[H“\x1b[6n".as_bytes())?;
        out.flush()?;
        // What was there is drawn again.
        self.forget();
        Ok(())
    }

    /// Asks for the colour of the background (OSC 11 of xterm). Whoever knows
    /// it answers in time of their own.
    #[allow(
        clippy::unused_self,
        reason = "only who has the terminal may write to it"
    )]
    pub(super) fn ask_background(&self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(b"\x1b]11;?\x1b\\")?;
        out.flush()
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

    /// Gives the terminal to `borrower`, and takes it again.
    pub(super) fn lend<T>(&mut self, borrower: impl FnOnce() -> T) -> io::Result<T> {
        tty::give_back();
        let lent = borrower();
        self.take_again()?;
        Ok(lent)
    }

    /// Gives the terminal back, stops until the shell calls, and takes it
    /// again. Nothing happens where no shell could call.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        if tty::has_shell() {
            tty::give_back();
            tty::stop()?;
            self.take_again()?;
        }
        Ok(())
    }

    /// Takes the terminal again after somebody has stopped us without asking.
    pub(super) fn regain(&mut self) -> io::Result<()> {
        if !tty::has_foreground() {
            tty::give_back();
            tty::stop()?;
        }
        self.take_again()
    }

    fn take_again(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().enter();
        self.forget();
        tty::take_again()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        tty::give_back();
    }
}
