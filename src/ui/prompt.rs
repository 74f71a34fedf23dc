//! A line being typed.

use super::cells::{Cells, after};
use crate::app::prompt::Prompt;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

/// Draws `prompt` after `label`, scrolled so that the cursor is on the screen;
/// returns the cursor's place.
pub fn draw(prompt: &Prompt, label: &Span, at: Rect, cells: &mut Cells) -> Position {
    let rest = after(at, cells.text(at, &label.content, label.style));
    let (before, behind) = prompt.around_cursor();
    let room = usize::from(rest.width.saturating_sub(1));
    // Left of the cursor as many characters as there is room for.
    let mut columns = cells.widths.width(before);
    let mut start = 0;
    for (offset, cluster) in cells.widths.clusters(before) {
        start = offset;
        if columns <= room {
            break;
        }
        columns -= cluster.columns;
    }
    let rest = after(rest, cells.text(rest, &before[start..], Style::new()));
    cells.text(rest, behind, Style::new());
    Position::new(rest.x.min(at.right().saturating_sub(1)), at.y)
}
