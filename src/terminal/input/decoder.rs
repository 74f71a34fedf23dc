//! From the bytes of a terminal to keys and pasted text.
//!
//! crossterm's own decoder takes Esc and a paste that come together for keys,
//! and runs the text; it waits for the rest of a cut sequence for ever, and
//! does not hear of a new size meanwhile. Its types are used all the same.

use super::event::Event;
use crate::app::pointer::Gesture;
use crate::app::step::Direction;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use memchr::memmem;

/// Keeps what is not complete yet.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    /// Whether text is being pasted, and how much of it has been looked
    /// through for its end.
    pasting: Option<usize>,
}

/// What is between these was pasted (mode 2004).
const PASTE: &[u8] = b"200";
const END_OF_PASTE: &[u8] = b"\x1b[201~";

/// The longest control sequence that is waited for; a terminal sends none as
/// long.
const LONGEST: usize = 64;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

/// How many bytes were understood, and as what.
type Decoded = (usize, Option<Event>);

impl Decoder {
    /// Takes `bytes`, and adds what they complete to `events`.
    pub(super) fn decode(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        self.pending.extend_from_slice(bytes);
        let mut start = 0;
        while start < self.pending.len() {
            let rest = &self.pending[start..];
            let decoded = match &mut self.pasting {
                Some(searched) => pasted(rest, searched),
                None => first(rest),
            };
            let Some((length, event)) = decoded else {
                break;
            };
            if self.pasting.is_some() {
                self.pasting = None;
            } else if csi_parameters(&rest[..length]) == Some((PASTE, b'~')) {
                self.pasting = Some(0);
            }
            start += length;
            events.extend(event);
        }
        self.pending.drain(..start);
    }

    /// Whether a key may be incomplete.
    pub(super) fn is_waiting(&self) -> bool {
        self.pasting.is_none() && !self.pending.is_empty()
    }

    /// Nothing has come for a while: an escape alone was the key, and nobody
    /// will complete anything else.
    pub(super) fn give_up(&mut self, events: &mut Vec<Event>) {
        if self.is_waiting() {
            if self.pending == [ESC] {
                events.push(key(KeyCode::Esc));
            }
            self.pending.clear();
        }
    }
}

fn key(code: KeyCode) -> Event {
    Event::Key(code.into())
}

/// The text that was pasted, once its end is there.
fn pasted(bytes: &[u8], searched: &mut usize) -> Option<Decoded> {
    match memmem::find(&bytes[*searched..], END_OF_PASTE) {
        Some(at) => {
            let text = &bytes[..*searched + at];
            let event = Event::Paste(String::from_utf8_lossy(text).into_owned());
            Some((text.len() + END_OF_PASTE.len(), Some(event)))
        }
        None => {
            *searched = bytes.len().saturating_sub(END_OF_PASTE.len() - 1);
            None
        }
    }
}

/// The first thing in `bytes`; nothing if more has to come.
fn first(bytes: &[u8]) -> Option<Decoded> {
    match *bytes {
        [ESC] | [ESC, b'O'] => None,
        [ESC, b'[', ..] => control_sequence(bytes),
        [ESC, b']', ..] => system_command(bytes),
        // The Enter of the number pad.
        [ESC, b'O', b'M', ..] => Some((3, Some(key(KeyCode::Enter)))),
        [ESC, b'O', letter, ..] => Some((3, letter_code(letter).map(key))),
        // Esc, and then something else that begins with one.
        [ESC, ESC, ..] => Some((1, Some(key(KeyCode::Esc)))),
        [ESC, ..] => {
            let (length, event) = first(&bytes[1..])?;
            let event = event.map(|event| match event {
                Event::Key(key) => {
                    Event::Key(KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT))
                }
                other => other,
            });
            Some((1 + length, event))
        }
        _ => character(bytes),
    }
}

fn character(bytes: &[u8]) -> Option<Decoded> {
    let control = |letter: u8| {
        let code = KeyCode::Char(char::from(letter));
        Some((
            1,
            Some(Event::Key(KeyEvent::new(code, KeyModifiers::CONTROL))),
        ))
    };
    match bytes[0] {
        b'\r' => Some((1, Some(key(KeyCode::Enter)))),
        b'\t' => Some((1, Some(key(KeyCode::Tab)))),
        0x7f => Some((1, Some(key(KeyCode::Backspace)))),
        0 => control(b' '),
        byte @ 0x01..=0x1a => control(byte - 1 + b'a'),
        byte @ 0x1c..=0x1f => control(byte - 0x1c + b'4'),
        _ => {
            let bytes = &bytes[..bytes.len().min(4)];
            let chunk = bytes.utf8_chunks().next()?;
            match chunk.valid().chars().next() {
                Some(character) => {
                    let event = key(KeyCode::Char(character));
                    Some((character.len_utf8(), Some(event)))
                }
                None if is_cut(bytes) => None,
                None => Some((chunk.invalid().len(), None)),
            }
        }
    }
}

/// Whether `bytes` are the beginning of a character.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// The parameters of a control sequence and its last byte, if it has one.
fn csi_parameters(sequence: &[u8]) -> Option<(&[u8], u8)> {
    let (last, parameters) = sequence.strip_prefix(b"\x1b[")?.split_last()?;
    Some((parameters, *last))
}

/// A control sequence (ECMA-48, 5.4): parameters, and a last byte.
fn control_sequence(bytes: &[u8]) -> Option<Decoded> {
    match *bytes {
        // The console of Linux has these for its first function keys.
        [_, _, b'[', letter, ..] => {
            let number = letter.wrapping_sub(b'A' - 1);
            let event = (1..=5).contains(&number).then(|| key(KeyCode::F(number)));
            return Some((4, event));
        }
        [_, _, b'['] => return None,
        // A report of the mouse by a program before us: three bytes more.
        [_, _, b'M', ..] => return (bytes.len() >= 6).then_some((6, None)),
        _ => {}
    }
    let end = bytes[2..]
        .iter()
        .position(|byte| !matches!(byte, b' '..=b'?'));
    match end.map(|end| end + 2) {
        Some(end) if (b'@'..=b'~').contains(&bytes[end]) => {
            let (parameters, last) = csi_parameters(&bytes[..=end])?;
            Some((end + 1, reported(parameters, last)))
        }
        // Something else has begun.
        Some(end) => Some((end, None)),
        None => (bytes.len() > LONGEST).then_some((bytes.len(), None)),
    }
}

/// An operating system command (ECMA-48, 8.3.89), which ends with ST or, as in
/// xterm, with BEL.
fn system_command(bytes: &[u8]) -> Option<Decoded> {
    let end = bytes[2..]
        .iter()
        .position(|byte| matches!(*byte, BEL | ESC))
        .map(|end| end + 2);
    match end {
        Some(end) => {
            let last = match bytes[end..] {
                [ESC] => return None,
                [ESC, b'\\', ..] => end + 2,
                // Something else has begun.
                [ESC, ..] => end,
                _ => end + 1,
            };
            Some((last, background(&bytes[2..end])))
        }
        None => (bytes.len() > LONGEST).then_some((bytes.len(), None)),
    }
}

/// The background that an answer to OSC 11 tells: `11;rgb:ffff/ffff/dddd`, each
/// of the three in one to four hexadecimal digits.
fn background(answer: &[u8]) -> Option<Event> {
    let answer = std::str::from_utf8(answer).ok()?;
    let color = answer.strip_prefix("11;rgb:")?;
    let mut channels = color.split('/').map(|digits| {
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)? - 1;
        let value = u32::from_str_radix(digits, 16).ok()?;
        (most > 0).then(|| value * 1000 / most)
    });
    let [red, green, blue] = [channels.next()??, channels.next()??, channels.next()??];
    // Luma of Rec. 601, in thousandths.
    let is_light = red * 299 + green * 587 + blue * 114 > 500_000;
    Some(Event::Background { is_light })
}

/// What a control sequence reports, if it is of interest.
fn reported(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(report) = text.strip_prefix('<') {
        return pointer(report, last);
    }
    if text.starts_with('?') {
        // What the terminal is able to do.
        return None;
    }
    let mut fields = text.split(';').map(|field| {
        let mut parts = field.split(':').map(|part| part.parse::<u32>().ok());
        (parts.next().flatten(), parts.next().flatten())
    });
    let (first, second, third) = (fields.next(), fields.next(), fields.next());
    let number = first.and_then(|(number, _)| number).unwrap_or(1);
    let (modifiers, kind) = second.unwrap_or_default();
    let code = match last {
        b'R' => {
            let column = modifiers?.checked_sub(1)?;
            return Some(Event::CursorAt(u16::try_from(column).ok()?));
        }
        b'~' if number == 27 => character_code(third?.0?)?,
        b'~' => function_code(number)?,
        b'u' => character_code(number)?,
        letter => letter_code(letter)?,
    };
    // The terminal may report that a key is let go.
    let is_pressed = kind != Some(3);
    let modifiers = modifiers_of(modifiers.unwrap_or(1));
    is_pressed.then(|| Event::Key(KeyEvent::new(code, modifiers)))
}

/// A report of the mouse (mode 1006 of xterm): button, column and row, the latter
/// two from 1.
fn pointer(report: &str, last: u8) -> Option<Event> {
    const DRAGGED: u16 = 32;
    const WHEEL: u16 = 64;
    /// Shift, Alt and Ctrl, which make no difference.
    const MODIFIERS: u16 = 4 | 8 | 16;
    let mut fields = report.split(';').map(|field| field.parse::<u16>().ok());
    let (button, x, y) = (fields.next()??, fields.next()??, fields.next()??);
    let gesture = match (button & !MODIFIERS, last) {
        (WHEEL, b'M') => Gesture::Wheel(Direction::Previous),
        (up, b'M') if up == WHEEL + 1 => Gesture::Wheel(Direction::Next),
        (0, b'M') => Gesture::Press,
        (DRAGGED, b'M') => Gesture::Drag,
        (0, b'm') => Gesture::Release,
        // Other buttons are the terminal's own, most of all to paste.
        _ => return None,
    };
    let at = (x.checked_sub(1)?, y.checked_sub(1)?);
    Some(Event::Pointer { gesture, at })
}

/// Modifiers as xterm sends them: one more than the sum of their bits.
fn modifiers_of(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, bits & 1 != 0);
    modifiers.set(KeyModifiers::ALT, bits & 2 != 0);
    modifiers.set(KeyModifiers::CONTROL, bits & 4 != 0);
    modifiers
}

fn letter_code(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'Z' => KeyCode::BackTab,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn function_code(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function_key(number - 10)?,
        17..=21 => function_key(number - 11)?,
        23 | 24 => function_key(number - 12)?,
        _ => return None,
    })
}

fn function_key(number: u32) -> Option<KeyCode> {
    u8::try_from(number).ok().map(KeyCode::F)
}

/// A key that is reported by its character (xterm's modifyOtherKeys).
fn character_code(number: u32) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        // Kitty's numbers for keys without a character.
        0xe000..=0xf8ff => return None,
        _ => KeyCode::Char(char::from_u32(number)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The events of `reads`, as words.
    fn decode<'a>(reads: impl IntoIterator<Item = &'a [u8]>) -> String {
        let (mut decoder, mut events) = (Decoder::default(), Vec::new());
        for read in reads {
            decoder.decode(read, &mut events);
        }
        decoder.give_up(&mut events);
        let words: Vec<String> = events.iter().map(word).collect();
        words.join(" ")
    }

    fn word(event: &Event) -> String {
        match event {
            Event::Key(key) if key.modifiers.is_empty() => format!("{}", key.code),
            Event::Key(key) => format!("{}-{}", key.modifiers, key.code),
            Event::Paste(text) => format!("«{text}»"),
            other => format!("{other:?}"),
        }
    }

    #[track_caller]
    fn check(read: &[u8], expected: &str) {
        assert_eq!(decode([read]), expected);
    }

    #[test]
    fn keys_are_told_from_one_another() {
        check("j好\r\t\x7f".as_bytes(), "j 好 Enter Tab Backspace");
        check(b"\x04\x00\x1d", "Control-d Control-Space Control-5");
        check(
            b"\x1b[C\x1bOA\x1b[1;2D\x1b[1;3C",
            "Right Up Shift-Left Alt-Right",
        );
        check(
            b"\x1b[5~\x1b[3;5~\x1b[4~\x1b[Z",
            "Page Up Control-Del End Back Tab",
        );
        check(b"\x1b\r\x1bx", "Alt-Enter Alt-x");
        check("\x1b好".as_bytes(), "Alt-好");
        check(
            b"\x1bOM\x1bOP\x1b[[B\x1b[15~\x1b[24;1~",
            "Enter F1 F2 F5 F12",
        );
        check(
            b"\x1b[13;2u\x1b[27;5;109~\x1b[97;1:3u",
            "Shift-Enter Control-m",
        );
    }

    #[test]
    fn escape_is_a_key_and_the_beginning_of_others() {
        check(b"\x1b", "Esc");
        check(b"\x1b\x1b", "Esc Esc");
        check(b"\x1b\x1b[C", "Esc Right");
        assert_eq!(decode([&b"\x1b"[..], b"[", b"C"]), "Right");
    }

    #[test]
    fn a_paste_is_text_whatever_comes_before() {
        check(b"\x1b[200~q\x1b[201~j", "«q» j");
        check(b"\x1b\x1b[200~q\x1b[201~", "Esc «q»");
        check(b"\x1b[1\x1b[200~q\r\x1b[C\x1b[201~", "«q\r\x1b[C»");
        assert_eq!(decode([&b"\x1b[200~q\x1b[20"[..], b"1~k"]), "«q» k");
        // Its end has not come: nothing of it is a key.
        check(b"\x1b[200~qqq", "");
    }

    #[test]
    fn what_is_cut_or_unknown_swallows_no_key() {
        check(b"\x1b[\x1b[C", "Right");
        check(b"\x1b[<0;0;0Mj\x1b[M   k\x1b[Il\x1b[32;1;1Mm", "j k l m");
        check(b"\xffj\xe4\xb8k", "j k");
        check(b"\x1b[?62;cj", "j");
        let endless = [b"\x1b[".as_slice(), &[b'1'; 100], b"j"].concat();
        assert!(decode([endless.as_slice(), b"q"]).ends_with('q'));
    }

    #[test]
    fn the_mouse_is_no_key() {
        check(
            b"j\x1b[<0;3;2M\x1b[<32;4;2M\x1b[<0;4;2mk",
            "j Pointer { gesture: Press, at: (2, 1) } Pointer { gesture: Drag, at: (3, 1) } \
             Pointer { gesture: Release, at: (3, 1) } k",
        );
        check(
            b"\x1b[<65;9;8M\x1b[<68;9;8M",
            "Pointer { gesture: Wheel(Next), at: (8, 7) } \
             Pointer { gesture: Wheel(Previous), at: (8, 7) }",
        );
        check(b"\x1b[<2;3;2M\x1b[<0;;2M\x1b[<99999;1;1Mj", "j");
    }

    #[test]
    fn the_place_of_the_cursor_is_no_key() {
        check(b"j\x1b[1;3Rk", "j CursorAt(2) k");
    }

    #[test]
    fn the_background_is_no_key() {
        check(
            b"j\x1b]11;rgb:0000/2b2b/3636\x1b\\k",
            "j Background { is_light: false } k",
        );
        check(
            b"\x1b]11;rgb:fd/f6/e3\x07k",
            "Background { is_light: true } k",
        );
        check(b"\x1b]52;c;abc\x07\x1b]11;rgb:x/y\x07k", "k");
    }

    proptest! {
        /// Where the reads are cut makes no difference.
        #[test]
        fn a_read_may_end_anywhere(cut in 0_usize..46) {
            let bytes = "j好\x1b[1;3C\x1b[200~一q\x1b[201~\x1bx\x1b\x1b[5~\x1bOH\x04";
            let bytes = bytes.as_bytes();
            let cut = cut.min(bytes.len());
            let (one, other) = bytes.split_at(cut);
            prop_assert_eq!(decode([one, other]), decode([bytes]));
        }
    }
}
