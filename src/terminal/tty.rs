//! Taking the terminal and giving it back as it was found, whatever happens:
//! the end, a panic, a stop.

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture};
use crossterm::terminal::{
    EnableLineWrap, EndSynchronizedUpdate, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
#[cfg(unix)]
use nix::unistd::{getpgrp, getppid, getsid, tcgetpgrp};
use std::io::{self, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
#[cfg(unix)]
use std::time::{Duration, Instant};

/// Whether the terminal is ours: the panic hook gives it back too.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether the mouse is ours with it.
static HAS_MOUSE: AtomicBool = AtomicBool::new(false);

/// Takes the keys; the next frame takes the rest.
pub(super) fn take() -> io::Result<()> {
    install_panic_hook();
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    Ok(())
}

/// Has [`give_back`] give the mouse back too, or leave it alone.
pub(super) fn set_mouse(is_ours: bool) {
    HAS_MOUSE.store(is_ours, Ordering::SeqCst);
}

/// Undoes [`take`]; does nothing the second time. Errors are of no use here: a
/// terminal that is gone needs no restoring.
pub(super) fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        if HAS_MOUSE.load(Ordering::SeqCst) {
            let _ = execute!(out, DisableMouseCapture);
        }
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

/// Takes the terminal again after another program has set it up for itself.
pub(super) fn take_again() -> io::Result<()> {
    disable_raw_mode()?;
    take()
}

/// A panic gives the terminal back before it speaks. One in the background must
/// not: the program goes on, and tells of it.
fn install_panic_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let main = thread::current().id();
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if thread::current().id() == main {
                give_back();
                usual(info);
            }
        }));
    });
}

/// Stops until the shell calls, and has given us the terminal.
#[cfg(unix)]
pub(super) fn stop() -> io::Result<()> {
    loop {
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        if has_foreground() {
            return Ok(());
        }
    }
}

/// Whether a shell can continue us once we have stopped. A program that a
/// terminal or a remote connection was started with is the leader of its
/// session, or in the leader's group, and nobody above it can. Nor can those
/// of another PID namespace, whose numbers are all 0 here.
#[cfg(unix)]
pub(super) fn has_shell() -> bool {
    let session = getsid(None);
    let is_leaders_group = session == Ok(getpgrp());
    let parent = getppid();
    let is_orphan = parent.as_raw() == 0 || getsid(Some(parent)) != session;
    !is_leaders_group && !is_orphan
}

/// Whether the terminal is ours to draw on. Whoever continues us may hand it
/// over a moment later.
#[cfg(unix)]
pub(super) fn has_foreground() -> bool {
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
pub(super) fn stop() -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn has_shell() -> bool {
    false
}

#[cfg(not(unix))]
pub(super) fn has_foreground() -> bool {
    true
}
