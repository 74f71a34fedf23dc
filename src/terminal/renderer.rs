//! From frames to the text that makes the terminal show them.
//!
//! ratatui's own terminal compares cell by cell, moves the cursor before each
//! cell that does not follow one of one column, and takes more instructions for
//! that than the rest of a frame. Here what differs is written as runs of text of
//! one style, and the cursor is moved only over longer stretches that stay, and
//! where a terminal's idea of a width may differ from ours.

use crate::ui::{Cell, Grid, Pen, palette};
use ratatui_core::layout::Position;
use ratatui_core::style::{Color, Modifier};

/// Nothing of the frame is seen before all of it is there (mode 2026 of the
/// synchronized output specification; terminals without it ignore this).
const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";
/// The other screen, the paste of more than a key, no cursor, and no going on
/// in the next row for what takes more columns than we think.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[?7l";
const CLEAR: &str = "\x1b[0m\x1b[2J";
const SHOW_CURSOR: &str = "\x1b[?25h";
const HIDE_CURSOR: &str = "\x1b[?25l";

/// The most cells that are written again rather than skipped by moving the
/// cursor, which takes about as many bytes.
const NEAR: usize = 6;

/// Knows what the terminal shows.
#[derive(Default)]
pub(super) struct Renderer {
    /// Whether the terminal is to be set up with the next frame.
    enters: bool,
    /// What the terminal shows, unless that is not known.
    shown: Option<Grid>,
    /// An old frame, kept for its memory.
    spare: Grid,
    /// Where the cursor is seen.
    cursor: Option<Position>,
    /// How the terminal paints what comes next.
    pen: Pen,
    /// A frame, as it is written.
    text: String,
}

impl Renderer {
    /// Has the next frame set up the terminal; one write for both, so that
    /// nobody sees an empty screen.
    pub(super) fn enter(&mut self) {
        self.forget();
        self.cursor = None;
        self.enters = true;
    }

    /// From now on the cells of the terminal may show anything.
    pub(super) fn forget(&mut self) {
        self.shown = None;
    }

    /// The text after which a terminal of `size` columns and rows shows what
    /// `draw` puts into the empty cells, with the cursor where it says. A frame
    /// that changes nothing is begun and ended all the same: whoever waits for
    /// the answer to a key, a script or a test, sees that it has come.
    pub(super) fn render(
        &mut self,
        size: (u16, u16),
        draw: impl FnOnce(&mut Grid) -> Option<Position>,
    ) -> &str {
        let mut frame = std::mem::take(&mut self.spare);
        if frame.size() == size {
            frame.clear();
        } else {
            frame = Grid::new(size.0, size.1);
        }
        let cursor = draw(&mut frame);
        self.text.clear();
        if std::mem::take(&mut self.enters) {
            self.text.push_str(ENTER);
        }
        self.text.push_str(BEGIN);
        let begun = self.text.len();
        let shown = match self.shown.take() {
            Some(shown) if shown.size() == size => shown,
            _ => {
                self.text.push_str(CLEAR);
                Grid::new(size.0, size.1)
            }
        };
        self.write_rows(&shown, &frame);
        self.spare = shown;
        self.shown = Some(frame);
        self.place_cursor(cursor, begun);
        self.text.push_str(END);
        &self.text
    }

    /// Writes what differs between two frames of one size.
    fn write_rows(&mut self, before: &Grid, after: &Grid) {
        for (y, row) in before.rows().zip(after.rows()).enumerate() {
            self.write_row((before, row.0), (after, row.1), y);
        }
        if self.pen != Pen::PLAIN {
            self.pen = Pen::PLAIN;
            self.text.push_str("\x1b[0m");
        }
    }

    fn write_row(&mut self, before: (&Grid, &[Cell]), after: (&Grid, &[Cell]), y: usize) {
        // Where the terminal's cursor is, if that is known and in this row.
        let mut cursor = None;
        // Up to here all is written: what the cursor has to pass, and what went
        // with a wide character of which a part has been written over.
        let mut due = 0;
        let mut x = 0;
        while let (Some(old), Some(new)) = (before.1.get(x), after.1.get(x)) {
            if x >= due && before.0.shows(old, after.0, new) {
                x += 1;
                continue;
            }
            match cursor {
                Some(cursor) if x == cursor => {}
                Some(cursor) if x - cursor <= NEAR => {
                    due = due.max(x + 1);
                    x = cursor;
                    continue;
                }
                _ => self.move_to(x, y),
            }
            self.write_cell(after.0, new, (x, y));
            for x in x..x + usize::from(new.columns) {
                let old = before.1.get(x).map_or(0, |cell| usize::from(cell.columns));
                due = due.max(x + old);
            }
            x += usize::from(new.columns);
            cursor = new.is_certain().then_some(x);
        }
    }

    /// Writes a cell of `grid` where the cursor is, at column `x` of row `y`.
    fn write_cell(&mut self, grid: &Grid, cell: &Cell, (x, y): (usize, usize)) {
        if cell.pen != self.pen {
            self.take_pen(cell.pen);
        }
        if cell.columns > 1 && !cell.is_certain() {
            // A terminal that draws it in fewer columns leaves the rest.
            let columns = usize::from(cell.columns);
            self.text.extend(std::iter::repeat_n(' ', columns));
            self.move_to(x, y);
        }
        grid.read(cell, &mut self.text);
    }

    /// CUP of ECMA-48.
    fn move_to(&mut self, x: usize, y: usize) {
        self.text.push_str("\x1b[");
        self.number(y + 1);
        self.text.push(';');
        self.number(x + 1);
        self.text.push('H');
    }

    /// Formatting would take most of the time of a frame of many short runs.
    fn number(&mut self, number: usize) {
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
            if pen.modifier().contains(part) {
                self.text.push_str(code);
            }
        }
        self.write_color(pen.foreground(), 30);
        self.write_color(pen.background(), 40);
        self.text.push('m');
    }

    /// The parameters of a colour; `base` is 30 for the foreground, 40 for the
    /// background.
    fn write_color(&mut self, color: Color, base: u8) {
        match color {
            Color::Reset => {}
            Color::Indexed(index) => self.parameters(&[base + 8, 5, index]),
            Color::Rgb(r, g, b) => self.parameters(&[base + 8, 2, r, g, b]),
            named => match palette(named) {
                Some(place @ ..8) => self.parameters(&[base + place]),
                Some(bright) => self.parameters(&[base + 60 + bright - 8]),
                None => {}
            },
        }
    }

    fn parameters(&mut self, parameters: &[u8]) {
        for &parameter in parameters {
            self.text.push(';');
            self.number(parameter.into());
        }
    }

    /// Puts the cursor where it belongs; `begun` bytes of the frame have not
    /// moved it.
    fn place_cursor(&mut self, cursor: Option<Position>, begun: usize) {
        if let Some(Position { x, y }) = cursor
            && (self.cursor != cursor || self.text.len() > begun)
        {
            self.move_to(x.into(), y.into());
        }
        match (self.cursor, cursor) {
            (None, Some(_)) => self.text.push_str(SHOW_CURSOR),
            (Some(_), None) => self.text.push_str(HIDE_CURSOR),
            _ => {}
        }
        self.cursor = cursor;
    }
}

#[cfg(test)]
mod tests;
