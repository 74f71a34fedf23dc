//! From frames to the text that makes the terminal show them.
//!
//! ratatui's own terminal compares cell by cell, moves the cursor before each
//! cell that does not follow one of one column, and takes more instructions for
//! that than the rest of a frame. Here what differs is written as runs of text of
//! one style, and the cursor is moved only over longer stretches that stay, and
//! where a terminal's idea of a width may differ from ours.

use crate::ui::{Cell, Grid, NAMED, Pen};
use ratatui_core::layout::Position;
use ratatui_core::style::{Color, Modifier};

/// Nothing of the frame is seen before all of it is there (mode 2026 of the
/// synchronized output specification; terminals without it ignore this).
const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";
/// The other screen, the paste of more than a key, and no cursor.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?25l";
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
            named => {
                let place = (0..).zip(NAMED).find(|&(_, color)| color == named);
                let place = place.map_or(7, |(place, _)| place);
                // The second eight are the bright forms of the first.
                self.parameters(&[base + place % 8 + if place < 8 { 0 } else { 60 }]);
            }
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
mod tests {
    use super::*;
    use crate::text::Widths;
    use proptest::prelude::*;
    use ratatui_core::style::Style;

    /// One row of text, and where and how it stands.
    type Line = (String, u16, Style);

    fn put(grid: &mut Grid, (mut x, y): (u16, u16), text: &str, style: Style) {
        for (_, cluster) in Widths::default().clusters(text) {
            let columns = u8::try_from(cluster.columns).expect("a cluster is cut");
            let symbol = grid.symbol(cluster.text);
            if !grid.put((x, y), symbol, columns, style.into()) {
                break;
            }
            x += u16::from(columns);
        }
    }

    fn rendered(renderer: &mut Renderer, size: (u16, u16), lines: &[Line]) -> String {
        let draw = |grid: &mut Grid| {
            for ((text, x, style), y) in lines.iter().zip(0..size.1) {
                put(grid, (x % size.0, y), text, *style);
            }
            None
        };
        renderer.render(size, draw).to_owned()
    }

    fn terminal(size: (u16, u16)) -> vt100::Parser {
        let rows = size.1.try_into().expect("it has rows");
        vt100::Parser::new(rows, size.0.try_into().expect("it has columns"), 0)
    }

    /// What a reader sees in each cell.
    fn cells(terminal: &vt100::Parser) -> Vec<String> {
        let screen = terminal.screen();
        let (rows, columns) = screen.size();
        (0..rows.get())
            .flat_map(|y| (0..columns.get()).map(move |x| (y, x)))
            .filter_map(|(y, x)| screen.cell(y, x))
            .map(|cell| {
                let shown = if cell.has_contents() {
                    cell.contents()
                } else {
                    " "
                };
                let color = (cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.dim());
                let line = (cell.italic(), cell.underline(), cell.inverse());
                format!("{shown} {color:?} {line:?} {}", cell.is_wide_continuation())
            })
            .collect()
    }

    fn written(line: &str, style: Style) -> String {
        let line = (line.to_owned(), 0, style);
        rendered(&mut Renderer::default(), (40, 1), &[line])
    }

    #[test]
    fn chinese_and_english_are_written_in_one_run() {
        let text = written("他们说Internet是好的。", Style::new());
        assert!(text.contains("他们说Internet是好的。"), "{text:?}");
        assert_eq!(text.matches('H').count(), 1);
    }

    #[test]
    fn after_a_character_of_uncertain_width_the_cursor_is_placed() {
        let text = written("👩\u{200d}👧好a", Style::new().bold());
        assert!(text.contains("👧\u{1b}[1;3H好a"), "{text:?}");
    }

    /// Some terminals draw the heart in one column: the other is written too.
    #[test]
    fn behind_a_character_of_uncertain_width_nothing_is_left() {
        let text = written("❤\u{fe0f}a", Style::new());
        assert!(
            text.contains("  \u{1b}[1;1H❤\u{fe0f}\u{1b}[1;3Ha"),
            "{text:?}"
        );
    }

    #[test]
    fn what_is_shown_already_is_not_written() {
        let mut renderer = Renderer::default();
        let line = [("他们说".to_owned(), 3, Style::new().green())];
        rendered(&mut renderer, (20, 2), &line);
        assert_eq!(
            rendered(&mut renderer, (20, 2), &line),
            [BEGIN, END].concat()
        );
        renderer.forget();
        let again = rendered(&mut renderer, (20, 2), &line);
        assert!(again.contains("他们说"));
    }

    #[test]
    fn a_cursor_is_shown_where_it_is_asked_for_and_gone_afterwards() {
        let mut renderer = Renderer::default();
        let mut seen = terminal((20, 3));
        seen.process(HIDE_CURSOR.as_bytes());
        for cursor in [
            None,
            Some(Position::new(4, 2)),
            Some(Position::new(5, 2)),
            None,
        ] {
            let frame = renderer.render((20, 3), |grid| {
                put(grid, (0, 0), "typed", Style::new());
                cursor
            });
            seen.process(frame.as_bytes());
            assert_eq!(seen.screen().hide_cursor(), cursor.is_none());
            if let Some(Position { x, y }) = cursor {
                assert_eq!(seen.screen().cursor_position(), (y, x));
            }
        }
    }

    fn line() -> impl Strategy<Value = Line> {
        let style = (any::<u8>(), any::<u8>(), 0..512_u16).prop_map(|(fg, bg, bits)| {
            let color = |of: u8| match of % 4 {
                0 => Color::Reset,
                1 => Color::Indexed(of),
                2 => Color::Rgb(of, 7, of),
                _ => [Color::Red, Color::Gray, Color::DarkGray, Color::LightBlue]
                    [usize::from(of / 64)],
            };
            Style::new()
                .fg(color(fg))
                .bg(color(bg))
                .add_modifier(Modifier::from_bits_truncate(bits))
        });
        ("[a 好”é。─]{0,9}", 0..12_u16, style)
    }

    proptest! {
            /// Frame after frame, the terminal shows what one would show that has
            /// seen only the last of them.
            #[test]
            fn what_was_on_the_screen_leaves_nothing(
                frames in prop::collection::vec(prop::collection::vec(line(), 0..4), 1..6),
                size in (1..14_u16, 1..4_u16),
            ) {
                let mut renderer = Renderer::default();
                let mut seen = terminal(size);
                for lines in frames {
                    seen.process(rendered(&mut renderer, size, &lines).as_bytes());
                    let mut fresh = terminal(size);
                    fresh.process(rendered(&mut Renderer::default(), size, &lines).as_bytes());
    prop_assert_eq!(cells(&seen), cells(&fresh));
                }
            }
        }
}
