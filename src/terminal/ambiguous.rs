//! Asking the terminal how wide it draws ambiguous characters: one is drawn,
//! and the cursor's place read back (DSR 6, ECMA-48).
//!
//! The answer is read here and not by crossterm, which waits two seconds for
//! it: a terminal that does not answer must not hold the first key back.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::io::Write;

/// What there was to read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    /// The column after one ambiguous character at the left edge, from 0;
    /// none if the terminal did not say.
    pub(super) column: Option<u16>,
    /// Keys typed meanwhile, as far as they are characters.
    pub(super) typed: Vec<KeyEvent>,
}

/// Draws an ambiguous character in the upper left corner and reads where the
/// cursor is then. Nobody else may read input meanwhile.
#[cfg(unix)]
pub(super) fn ask(out: &mut impl Write) -> std::io::Result<Answer> {
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    use std::fs::File;
    use std::io::Read;
    use std::os::fd::AsFd;
    use std::time::{Duration, Instant};

    /// Terminals answer in a millisecond, over a remote connection in a few
    /// hundred.
    const PATIENCE: Duration = Duration::from_millis(250);

    let mut terminal = File::open("/dev/tty")?;
    out.write_all("\x1b[H“\x1b[6n".as_bytes())?;
    out.flush()?;
    let end = Instant::now() + PATIENCE;
    let mut read = Vec::new();
    loop {
        let answer = understand(&read);
        let left = end.saturating_duration_since(Instant::now());
        if answer.column.is_some() || left.is_zero() {
            return Ok(answer);
        }
        let mut waited_for = [PollFd::new(terminal.as_fd(), PollFlags::POLLIN)];
        let timeout = PollTimeout::try_from(left).unwrap_or(PollTimeout::ZERO);
        if poll(&mut waited_for, timeout)? > 0 {
            let mut bytes = [0; 256];
            let length = terminal.read(&mut bytes)?;
            read.extend_from_slice(&bytes[..length]);
            if length == 0 {
                return Ok(understand(&read));
            }
        }
    }
}

#[cfg(not(unix))]
pub(super) fn ask(out: &mut impl Write) -> std::io::Result<Answer> {
    out.write_all("\x1b[H“".as_bytes())?;
    out.flush()?;
    let (column, _) = crossterm::cursor::position()?;
    Ok(Answer {
        column: Some(column),
        typed: Vec::new(),
    })
}

/// Takes what was read apart: `ESC [ row ; column R` is the answer, other
/// escape sequences are dropped, the rest was typed.
#[cfg_attr(not(unix), allow(dead_code, reason = "crossterm reads there"))]
fn understand(read: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(read);
    let mut answer = Answer::default();
    let mut rest = text.as_ref();
    while let Some(first) = rest.chars().next() {
        if let Some(sequence) = rest.strip_prefix("\x1b[") {
            let length = sequence
                .find(|end: char| ('@'..='~').contains(&end))
                .map_or(sequence.len(), |end| end + 1);
            answer.column = answer.column.or_else(|| column(&sequence[..length]));
            rest = &sequence[length..];
        } else {
            answer.typed.extend(key(first));
            rest = &rest[first.len_utf8()..];
        }
    }
    answer
}

/// The column in `row;columnR`, which terminals count from 1.
fn column(report: &str) -> Option<u16> {
    let (_, column) = report.strip_suffix('R')?.split_once(';')?;
    column.parse::<u16>().ok()?.checked_sub(1)
}

fn key(character: char) -> Option<KeyEvent> {
    let (code, modifiers) = match character {
        '\r' => (KeyCode::Enter, KeyModifiers::NONE),
        '\t' => (KeyCode::Tab, KeyModifiers::NONE),
        '\x1b' => (KeyCode::Esc, KeyModifiers::NONE),
        '\x01'..='\x1a' => {
            let letter = char::from(character as u8 + b'a' - 1);
            (KeyCode::Char(letter), KeyModifiers::CONTROL)
        }
        _ if character.is_control() => return None,
        _ => (KeyCode::Char(character), KeyModifiers::NONE),
    };
    Some(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(read: &str, column: Option<u16>, typed: &str) {
        let answer = understand(read.as_bytes());
        assert_eq!(answer.column, column);
        let keys: String = answer
            .typed
            .iter()
            .filter_map(|key| key.code.as_char())
            .collect();
        assert_eq!(keys, typed);
    }

    #[test]
    fn the_answer_is_told_from_what_is_typed() {
        check("\x1b[1;3R", Some(2), "");
        check("j\x1b[1;2Rk", Some(1), "jk");
        check("\x1b[C好", None, "好");
        check("\x1b[1;", None, "");
    }
}
