//! From what differs between two frames to the text that makes the terminal
//! show it.
//!
//! crossterm's backend for ratatui moves the cursor before each cell that does
//! not follow one of one column: a page of Chinese is three times as long. Here
//! runs of one style are written as text, and the cursor is moved over what
//! stays, and where a terminal's idea of a width may differ from ours.

use crate::text::{is_certain, is_mark};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use std::io::{self, Write};

/// Nothing of the frame is seen before all of it is there (mode 2026 of the
/// synchronized output specification; terminals without it ignore this).
const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";
/// The other screen, the paste of more than a key, no cursor, and no going on
/// in the next row for what takes more columns than we think.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[?7l";
/// Presses, drags and the wheel of the mouse (modes 1002 and 1006 of xterm); with
/// Shift held terminals keep them to themselves.
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l";
const CLEAR: &str = "\x1b[0m\x1b[2J";
const SHOW_CURSOR: &str = "\x1b[?25h";
const HIDE_CURSOR: &str = "\x1b[?25l";

/// Writes each frame to `out` at once. A frame that changes nothing is begun
/// and ended all the same: whoever waits for the answer to a key, a script or a
/// test, sees that it has come.
pub(super) struct TextBackend<W: Write> {
    out: W,
    /// The next frame, as far as it is written.
    text: String,
    /// Columns and rows of the terminal.
    size: Size,
    /// How the terminal paints what comes next.
    pen: Pen,
    /// Where the terminal's cursor is, if that is known.
    cursor: Option<Position>,
    is_cursor_shown: bool,
    has_mouse: bool,
}

/// How a cell is painted.
#[derive(Clone, Copy, Default, PartialEq)]
struct Pen {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

impl<W: Write> TextBackend<W> {
    /// For a terminal of that size that shows its cursor.
    pub(super) fn new(out: W, size: Size) -> Self {
        Self {
            out,
            text: BEGIN.to_owned(),
            size,
            pen: Pen::default(),
            cursor: None,
            is_cursor_shown: true,
            has_mouse: false,
        }
    }

    /// Has the next frame ask for the mouse, or leave it to the terminal.
    pub(super) fn set_mouse(&mut self, is_wanted: bool) {
        if std::mem::replace(&mut self.has_mouse, is_wanted) != is_wanted {
            self.text
                .insert_str(0, if is_wanted { MOUSE_ON } else { MOUSE_OFF });
        }
    }

    /// Has the next frame set up the terminal; one write for both, so that
    /// nobody sees an empty screen.
    pub(super) fn enter(&mut self) {
        if self.has_mouse {
            self.text.insert_str(0, MOUSE_ON);
        }
        self.text.insert_str(0, ENTER);
        (self.cursor, self.is_cursor_shown) = (None, false);
    }

    /// The terminal has another size from now on. It is not asked for every
    /// frame: that takes as long as to draw some rows.
    pub(super) fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// Writes a cell where the cursor is; returns the columns it takes.
    fn write_cell(&mut self, cell: &Cell, at: Position) -> u16 {
        let pen = Pen {
            foreground: cell.fg,
            background: cell.bg,
            modifier: cell.modifier,
        };
        if pen != self.pen {
            self.take_pen(pen);
        }
        let symbol = cell.symbol();
        let columns = cell.cell_width().max(1);
        let is_certain = is_certain_width(symbol);
        let may_be_narrower = columns > 1 || symbol.starts_with(is_mark);
        if may_be_narrower && !is_certain {
            // A terminal that draws it in fewer columns leaves the rest.
            self.text.extend((0..columns).map(|_| ' '));
            self.move_to(at);
        }
        self.text.push_str(symbol);
        self.cursor = is_certain.then_some(Position {
            x: at.x + columns,
            ..at
        });
        columns
    }

    /// Moves the cursor, by the shorter of CUF and CUP of ECMA-48.
    fn move_to(&mut self, to: Position) {
        let forward = match self.cursor {
            Some(Position { x, y }) if y == to.y => to.x.checked_sub(x),
            _ => None,
        };
        self.text.push_str("\x1b[");
        match forward {
            Some(columns @ 1..) => {
                self.number(columns);
                self.text.push('C');
            }
            _ => {
                self.number(to.y + 1);
                self.text.push(';');
                self.number(to.x + 1);
                self.text.push('H');
            }
        }
        self.cursor = Some(to);
    }

    /// Formatting would take most of the time of a frame of many short runs.
    fn number(&mut self, number: u16) {
        if number >= 10 {
            self.number(number / 10);
        }
        let digit = u8::try_from(number % 10).unwrap_or_default();
        self.text.push(char::from(b'0' + digit));
    }

    /// SGR of ECMA-48, from a clean slate.
    fn take_pen(&mut self, pen: Pen) {
        const CODES: [(Modifier, &str); 8] = [
            (Modifier::BOLD, ";1"),
            (Modifier::DIM, ";2"),
            (Modifier::ITALIC, ";3"),
            (Modifier::UNDERLINED, ";4"),
            (Modifier::SLOW_BLINK, ";5"),
            (Modifier::REVERSED, ";7"),
            (Modifier::HIDDEN, ";8"),
            (Modifier::CROSSED_OUT, ";9"),
        ];
        self.pen = pen;
        self.text.push_str("\x1b[0");
        for (part, code) in CODES {
            if pen.modifier.contains(part) {
                self.text.push_str(code);
            }
        }
        self.write_color(pen.foreground, 30);
        self.write_color(pen.background, 40);
        self.text.push('m');
    }

    /// The parameters of a colour; `base` is 30 for the foreground, 40 for the
    /// background.
    fn write_color(&mut self, color: Color, base: u16) {
        let named = match color {
            Color::Reset => return,
            Color::Indexed(index) => return self.parameters(&[base + 8, 5, index.into()]),
            Color::Rgb(r, g, b) => {
                return self.parameters(&[base + 8, 2, r.into(), g.into(), b.into()]);
            }
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            // The bright forms of the first eight.
            Color::DarkGray => 60,
            Color::LightRed => 61,
            Color::LightGreen => 62,
            Color::LightYellow => 63,
            Color::LightBlue => 64,
            Color::LightMagenta => 65,
            Color::LightCyan => 66,
            Color::White => 67,
        };
        self.parameters(&[base + named]);
    }

    fn parameters(&mut self, parameters: &[u16]) {
        for &parameter in parameters {
            self.text.push(';');
            self.number(parameter);
        }
    }
}

impl<W: Write> Backend for TextBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // Up to here the last character reaches.
        let mut end = Position::ORIGIN;
        for (x, y, cell) in content {
            let at = Position { x, y };
            // ratatui may give out the cells that a wide character covers.
            if cell.symbol().is_empty() || (y == end.y && x < end.x) {
                continue;
            }
            if self.cursor != Some(at) {
                self.move_to(at);
            }
            let columns = self.write_cell(cell, at);
            end = Position { x: x + columns, y };
        }
        if self.pen != Pen::default() {
            self.pen = Pen::default();
            self.text.push_str("\x1b[0m");
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.is_cursor_shown) {
            self.text.push_str(HIDE_CURSOR);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.is_cursor_shown, true) {
            self.text.push_str(SHOW_CURSOR);
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor != Some(position) {
            self.move_to(position);
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Clears the whole screen, whatever is asked for: a program that has all
    /// of it needs no more.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.pen = Pen::default();
        if !self.text.ends_with(CLEAR) {
            self.text.push_str(CLEAR);
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.text.push_str(END);
        self.out.write_all(self.text.as_bytes())?;
        self.text.clear();
        self.text.push_str(BEGIN);
        self.out.flush()
    }
}

/// Whether every terminal draws `symbol` in the same number of columns.
fn is_certain_width(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    characters.next().is_some_and(is_certain) && characters.next().is_none()
}

#[cfg(test)]
mod tests;
