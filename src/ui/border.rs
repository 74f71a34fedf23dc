//! Frames around panes and lists, and the popups that lie over them.

use super::cells::{Cells, after, first};
use super::theme::Theme;
use crate::text::Ambiguous;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::text::Span;
use ratatui::widgets::{Block, Widget};

/// Frames for terminals that draw lines in two columns.
const ASCII: border::Set = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Draws a frame around `area` with `name` in its upper edge; frames that share
/// an edge are joined. Returns what is inside.
pub fn frame(area: Rect, name: &Span, cells: &mut Cells, theme: Theme) -> Rect {
    let signs = match cells.widths.ambiguous {
        Ambiguous::Narrow => border::PLAIN,
        // Lines are ambiguous themselves.
        Ambiguous::Wide => ASCII,
    };
    let block = Block::bordered()
        .border_set(signs)
        .border_style(theme.frame())
        .merge_borders(MergeStrategy::Exact);
    let inside = block.inner(area);
    block.render(area, cells.buffer);
    if !name.content.is_empty() {
        // A title of the block would be measured without us.
        let edge = first(after(area, 1), area.width.saturating_sub(2));
        cells.text(edge, &format!(" {} ", name.content), name.style);
    }
    inside
}

/// Empties `area`, which lies over others, and draws a frame around it; returns
/// what is inside.
pub fn popup(area: Rect, name: &Span, cells: &mut Cells, theme: Theme) -> Rect {
    cells.fill(area, Style::new());
    frame(area, name, cells, theme)
}
