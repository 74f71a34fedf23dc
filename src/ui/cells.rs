//! Putting text into cells: the only door through which text reaches a buffer,
//! so that every widget agrees about widths and none can be overrun.
//!
//! ratatui measures by unicode-width alone. Here the widths are those of the
//! terminal, and nothing comes through that could move its cursor.

use crate::text::{Ambiguous, Cluster, Widths, is_certain, is_showable, width};
use crate::wording::Wording;
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;
use std::num::NonZeroU16;

/// The cells of a frame, and how wide the terminal draws what is put into them.
///
/// A wide character is held by its first cell; the others it covers hold the
/// empty string, which no frame without it has there. So the cells are drawn
/// again when it goes.
pub struct Cells<'a> {
    /// The language of what is written there, but for the article.
    pub wording: Wording,
    /// The cells, also for widgets that put no text into them.
    pub buffer: &'a mut Buffer,
    /// The widths in force.
    pub widths: Widths,
}

/// What the first cell of something that must not reach the terminal holds.
const REFUSED: &str = "?";

impl Cells<'_> {
    /// Puts `text` into the first row of `at`, as much of it as fits, each
    /// grapheme in the style that `style` gives for its byte offset. Returns
    /// the columns used.
    pub fn styled(&mut self, at: Rect, text: &str, style: impl FnMut(usize) -> Style) -> u16 {
        let at = at.intersection(self.buffer.area);
        if at.is_empty() {
            return 0;
        }
        self.split(at.x, at.y);
        let widths = self.widths;
        let used = put_text(widths, self.rest_of_row(at), at.width.into(), text, style);
        // The second half of what has been written over.
        let rest = &mut self.rest_of_row(at)[used..];
        for cell in rest.iter_mut().take_while(|cell| is_covered(cell)) {
            cell.set_symbol(" ");
        }
        u16::try_from(used).unwrap_or(at.width)
    }

    /// Puts `text` in one style into the first row of `at`, as much of it as
    /// fits; returns the columns used.
    pub fn text(&mut self, at: Rect, text: &str, style: Style) -> u16 {
        self.styled(at, text, |_| style)
    }

    /// Puts `span` into the first row of `at`, and ends it with `…` if it does
    /// not fit; returns the columns used.
    pub fn span(&mut self, at: Rect, span: &Span) -> u16 {
        self.shortened(at, &span.content, |_| span.style)
    }

    /// The same in the style that `style` gives for each byte offset.
    pub fn shortened(
        &mut self,
        at: Rect,
        text: &str,
        mut style: impl FnMut(usize) -> Style,
    ) -> u16 {
        if self.width(text) <= at.width {
            return self.styled(at, text, style);
        }
        let room = at.width.saturating_sub(self.width("…"));
        let used = self.styled(first(at, room), text, &mut style);
        used + self.text(after(at, used), "…", style(0))
    }

    /// Puts a sign into the cell at `x`, `y`: `usual`, or `ascii` where the
    /// terminal would draw the other in two columns.
    pub fn sign(&mut self, at: impl Into<Position>, usual: char, ascii: char, style: Style) {
        let Position { x, y } = at.into();
        let sign = self.chosen(usual, ascii);
        let at = Rect::new(x, y, 1, 1);
        self.text(at, sign.encode_utf8(&mut [0; 4]), style);
    }

    /// A sign of one column: `usual`, or `ascii` where the terminal would draw
    /// it in two.
    #[must_use]
    pub fn chosen(&self, usual: char, ascii: char) -> char {
        match self.widths.ambiguous {
            Ambiguous::Narrow => usual,
            Ambiguous::Wide => ascii,
        }
    }

    /// A bar of so many eighths of a column; at least a trace.
    #[must_use]
    pub fn bar(&self, eighths: usize) -> String {
        const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        let eighths = eighths.max(1);
        match self.widths.ambiguous {
            Ambiguous::Narrow => "█".repeat(eighths / 8) + PARTS[eighths % 8],
            Ambiguous::Wide => "#".repeat(eighths.div_ceil(8)),
        }
    }

    /// Empties the cells of `area` and gives them a style.
    ///
    /// ratatui's `Clear` would forget which of them a terminal may have painted
    /// over, and leaves half of a wide character beside the area: one from the
    /// left would still be drawn over it (ratatui#2526).
    pub fn fill(&mut self, area: Rect, style: Style) {
        for row in area.intersection(self.buffer.area).rows() {
            self.split(row.left(), row.y);
            self.split(row.right(), row.y);
            for cell in &mut self.rest_of_row(row)[..row.width.into()] {
                empty(cell, style);
            }
        }
    }

    /// The columns `text` takes.
    #[must_use]
    pub fn width(&self, text: &str) -> u16 {
        columns(self.widths, text)
    }

    /// The cells of the first row of `at`, and those to the right of it.
    fn rest_of_row(&mut self, at: Rect) -> &mut [Cell] {
        let start = self.buffer.index_of(at.x, at.y);
        let length = usize::from(self.buffer.area.right() - at.x);
        &mut self.buffer.content[start..start + length]
    }

    /// Blanks a wide character that lies on both sides of the left edge of the
    /// cell at `x`, `y`: terminals draw the whole of it or nothing.
    fn split(&mut self, x: u16, y: u16) {
        let area = self.buffer.area;
        let row = Rect::new(area.x, y, area.width, 1);
        let at = usize::from(x - area.x);
        let cells = self.rest_of_row(row);
        if !cells.get(at).is_some_and(is_covered) {
            return;
        }
        let is_whole = |cell: &Cell| !is_covered(cell);
        let first = cells[..at].iter().rposition(is_whole).unwrap_or(0);
        let end = cells[at..].iter().position(is_whole);
        let end = end.map_or(cells.len(), |end| at + end);
        for cell in &mut cells[first..end] {
            empty(cell, cell.style());
        }
    }
}

/// The columns `text` takes where widths are these.
pub fn columns(widths: Widths, text: &str) -> u16 {
    u16::try_from(widths.width(text)).unwrap_or(u16::MAX)
}

/// The first `columns` columns of `area`.
pub fn first(area: Rect, columns: u16) -> Rect {
    Rect {
        width: area.width.min(columns),
        ..area
    }
}

/// The last `columns` columns of `area`, and what is left of them.
pub fn split_last(area: Rect, columns: u16) -> (Rect, Rect) {
    // Every frame needs it, and ratatui's solver takes some 300,000
    // instructions for two parts.
    let left = area.width.saturating_sub(columns);
    (after(area, left), first(area, left))
}

/// `area` without its first `columns` columns.
pub fn after(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect {
        x: area.x + columns,
        width: area.width - columns,
        ..area
    }
}

/// `area` without its first `rows` rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// Puts `text` into the first `room` of `cells`; returns how many are used.
fn put_text(
    widths: Widths,
    cells: &mut [Cell],
    room: usize,
    text: &str,
    mut style: impl FnMut(usize) -> Style,
) -> usize {
    let mut used = 0;
    let mut overpainted = 0;
    for (offset, cluster) in widths.clusters(text) {
        let end = used + cluster.columns;
        if cluster.columns == 0 {
            continue;
        }
        if end > room {
            break;
        }
        let taken = &mut cells[used..end];
        put(taken, cluster, style(offset));
        if used < overpainted {
            always_update(taken);
        }
        used = end;
        if cluster.character.is_none() {
            overpainted = overpainted.max(used + overhang(cluster));
        }
    }
    let overpainted = overpainted.clamp(used, cells.len());
    always_update(&mut cells[used..overpainted]);
    used
}

/// Puts one cluster into the cells it takes.
fn put(cells: &mut [Cell], cluster: Cluster, style: Style) {
    for cell in cells.iter_mut() {
        empty(cell, style);
    }
    let columns = NonZeroU16::new(u16::try_from(cells.len()).unwrap_or_default());
    let ([first, covered @ ..], Some(columns)) = (cells, columns) else {
        return;
    };
    match cluster.character {
        // A tab is blank cells; its control character must not reach one.
        Some(' ' | '\t') => return,
        Some(character) if is_certain(character) || is_showable(character) => {
            first.set_char(character);
        }
        None if cluster.text.chars().all(is_showable) => {
            first.set_symbol(cluster.text);
        }
        _ => {
            first.set_symbol(REFUSED);
            return;
        }
    }
    for cell in covered {
        cell.set_symbol("");
    }
    // The width is that of the terminal, and known without a table.
    if first.diff_option != CellDiffOption::AlwaysUpdate {
        first.set_diff_option(CellDiffOption::ForcedWidth(columns));
    }
}

/// Has cells drawn in every frame, because the terminal may have painted over
/// them; that is so whatever is put there.
fn always_update(cells: &mut [Cell]) {
    for cell in cells {
        cell.set_diff_option(CellDiffOption::AlwaysUpdate);
    }
}

/// Leaves nothing in a cell but its style.
fn empty(cell: &mut Cell, style: Style) {
    let diff_option = cell.diff_option;
    cell.reset();
    cell.set_style(style);
    if diff_option == CellDiffOption::AlwaysUpdate {
        cell.set_diff_option(diff_option);
    }
}

/// Whether a wide character to the left lies over `cell`.
fn is_covered(cell: &Cell) -> bool {
    cell.symbol().is_empty()
}

/// How many columns more than `cluster` takes a terminal paints if it draws each
/// of its characters by itself, as many do with families, flags and skin tones.
fn overhang(cluster: Cluster) -> usize {
    let apart: usize = cluster
        .text
        .chars()
        .map(|character| match character {
            '\u{1f1e6}'..='\u{1f1ff}' => 2,
            _ => width(character.encode_utf8(&mut [0; 4])),
        })
        .sum();
    apart.saturating_sub(cluster.columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(columns: u16) -> Buffer {
        Buffer::empty(Rect::new(0, 0, columns, 1))
    }

    fn put(buffer: &mut Buffer, x: u16, text: &str, ambiguous: Ambiguous) -> u16 {
        let at = after(buffer.area, x);
        let widths = Widths { ambiguous };
        let wording = Wording::default();
        Cells {
            wording,
            buffer,
            widths,
        }
        .text(at, text, Style::new())
    }

    fn shown(buffer: &Buffer) -> String {
        buffer.content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn what_a_terminal_may_paint_over_is_painted_again() {
        let mut buffer = row(12);
        let text = "👩\u{200d}👩\u{200d}👧 a 好";
        put(&mut buffer, 0, text, Ambiguous::Narrow);
        let painted_again = |cell: &Cell| cell.diff_option == CellDiffOption::AlwaysUpdate;
        let cells = buffer.content.iter();
        let columns: Vec<bool> = cells.map(painted_again).collect();
        let expected = (0..12).map(|x| (2..=6).contains(&x));
        assert_eq!(columns, expected.collect::<Vec<_>>());
    }

    #[test]
    fn ambiguous_characters_are_as_wide_as_the_terminal_draws_them() {
        for (ambiguous, columns) in [(Ambiguous::Narrow, 4), (Ambiguous::Wide, 6)] {
            let mut buffer = row(8);
            assert_eq!(put(&mut buffer, 0, "“好”", ambiguous), columns);
            assert_eq!(shown(&buffer).trim_end(), "“好”");
        }
    }

    /// Whatever the caller forgot: the one door is the last one.
    #[test]
    fn what_could_move_the_cursor_or_turn_the_text_round_is_refused() {
        for (text, expected) in [
            ("a\u{1b}[31mb", "a?[31mb"),
            ("a\tb", "a    b"),
            ("a\r\nb", "a?b"),
            ("a\u{202e}b\u{202c}c", "abc"),
            ("a\u{200b}b", "ab"),
            ("好\u{e0041}b", "? b"),
        ] {
            let mut buffer = row(12);
            put(&mut buffer, 0, text, Ambiguous::Narrow);
            assert_eq!(shown(&buffer).trim_end(), expected, "{text:?}");
        }
    }

    #[test]
    fn half_a_wide_character_is_none() {
        let mut buffer = row(6);
        put(&mut buffer, 0, "中文字", Ambiguous::Narrow);
        put(&mut buffer, 1, "ab", Ambiguous::Narrow);
        assert_eq!(shown(&buffer), " ab 字");
        let mut cells = Cells {
            wording: Wording::default(),
            buffer: &mut buffer,
            widths: Widths::default(),
        };
        cells.fill(Rect::new(5, 0, 1, 1), Style::new());
        assert_eq!(shown(&buffer), " ab   ");
    }

    proptest! {
        /// The cells a character covers are where its width says, and nothing
        /// is put beyond the room there is.
        #[test]
        fn a_row_is_never_overrun(
            texts in prop::collection::vec(("([a 好é“─]|👩\u{200d}👧|❤\u{fe0f}|\u{1b}|\u{200b}){0,9}", 0..12_u16), 1..5),
            is_wide in any::<bool>(),
        ) {
            let ambiguous = if is_wide { Ambiguous::Wide } else { Ambiguous::Narrow };
            let mut buffer = row(12);
            for (text, x) in texts {
                let used = put(&mut buffer, x, &text, ambiguous);
                prop_assert!(used <= 12 - x);
            }
            let widths = Widths { ambiguous };
            let mut x = 0;
            while let Some(cell) = buffer.content.get(x) {
                let columns = widths.grapheme(cell.symbol());
                prop_assert!(columns > 0, "{:?}", buffer.content);
                let covered = &buffer.content[x + 1..x + columns];
                prop_assert!(covered.iter().all(is_covered), "{:?}", buffer.content);
                x += columns;
            }
        }
    }
}
