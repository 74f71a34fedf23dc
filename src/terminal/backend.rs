//! Writes neighbouring cells of one style as one run of text.
//!
//! ratatui moves the cursor before every cell that does not follow a cell of
//! one column, so eleven bytes for each Chinese character. Here the cursor is
//! moved only where the terminal's own idea of a width may differ from ours.

use crate::text::certain_width;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// A backend that hands runs of cells to another one.
pub(super) struct Runs<B> {
    inner: B,
    runs: Vec<Run>,
}

/// Cells on one row that can be written without moving the cursor.
struct Run {
    x: u16,
    y: u16,
    /// The column after it; none if terminals may disagree about that.
    end: Option<u16>,
    text: String,
    /// Gives the style.
    cell: Cell,
}

impl<B> Runs<B> {
    pub(super) fn new(inner: B) -> Self {
        Self {
            inner,
            runs: Vec::new(),
        }
    }
}

impl Run {
    fn new(x: u16, y: u16, cell: &Cell) -> Self {
        Self {
            x,
            y,
            end: end(x, cell),
            text: cell.symbol().to_owned(),
            cell: cell.clone(),
        }
    }

    /// Whether `cell` at `x`, `y` goes on with this run.
    fn continues(&self, x: u16, y: u16, cell: &Cell) -> bool {
        self.end == Some(x) && self.y == y && self.cell.style() == cell.style()
    }
}

/// The column after a cell at `x`.
fn end(x: u16, cell: &Cell) -> Option<u16> {
    x.checked_add(certain_width(cell.symbol())?)
}

impl<B: Backend> Backend for Runs<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Self::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.runs.clear();
        for (x, y, cell) in content {
            match self.runs.last_mut() {
                Some(run) if run.continues(x, y, cell) => {
                    run.text.push_str(cell.symbol());
                    run.end = end(x, cell);
                }
                _ => self.runs.push(Run::new(x, y, cell)),
            }
        }
        for run in &mut self.runs {
            run.cell.set_symbol(&run.text);
        }
        self.inner
            .draw(self.runs.iter().map(|run| (run.x, run.y, &run.cell)))
    }

    fn append_lines(&mut self, lines: u16) -> Result<(), Self::Error> {
        self.inner.append_lines(lines)
    }

    fn hide_cursor(&mut self) -> Result<(), Self::Error> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), Self::Error> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, Self::Error> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Self::Error> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), Self::Error> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), Self::Error> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> Result<Size, Self::Error> {
        self.inner.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, Self::Error> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<(), Self::Error> {
        self.inner.flush()
    }
}

impl<W: std::io::Write> std::io::Write for Runs<ratatui::backend::CrosstermBackend<W>> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        std::io::Write::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::backend::CrosstermBackend;
    use ratatui::buffer::Buffer;
    use ratatui::style::Style;

    /// What is written to show `lines` of one style on an empty screen.
    fn written(line: &str, style: Style) -> String {
        let before = Buffer::empty(ratatui::layout::Rect::new(0, 0, 40, 1));
        let mut after = before.clone();
        after.set_string(0, 0, line, style);
        let mut bytes = Vec::new();
        Runs::new(CrosstermBackend::new(&mut bytes))
            .draw(before.diff(&after).into_iter())
            .expect("memory takes it");
        String::from_utf8(bytes).expect("it is text")
    }

    #[test]
    fn chinese_and_english_are_written_in_one_run() {
        let bytes = written("他们说Internet是好的。", Style::new());
        assert!(bytes.contains("他们说Internet是好的。"), "{bytes:?}");
        assert_eq!(bytes.matches('H').count(), 1);
    }

    #[test]
    fn after_a_character_of_uncertain_width_the_cursor_is_placed() {
        let bytes = written("👩\u{200d}👧好a", Style::new().bold());
        assert!(bytes.contains("👧\u{1b}[1;3H好a"), "{bytes:?}");
    }
}
