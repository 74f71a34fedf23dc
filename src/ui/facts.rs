//! The list of facts that the two texts give differently.

use super::cells::Cells;
use super::list;
use super::theme::Theme;
use crate::app::fact_list::FactList;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Draws the list; returns the cursor while something is typed.
pub fn draw(list: &FactList, screen: Rect, cells: &mut Cells, theme: Theme) -> Option<Position> {
    let name = ("Facts that differ", "");
    let parts = list::draw_frame(&list.picker, name, false, screen, cells, theme);
    if list.picker.shown().is_empty() {
        let sentence = "No fact matches. Esc takes the filter away.";
        list::empty(&[sentence], parts.rows, cells, theme);
    }
    for shown in list::window(&list.picker, &parts, 1, cells, theme) {
        let style = theme.in_list(Style::new(), shown.is_chosen);
        if shown.is_chosen {
            cells.fill(shown.at, style);
        }
        list::field(
            &list.picker,
            (shown.entry, 0),
            shown.at,
            style,
            cells,
            theme,
        );
    }
    parts.cursor
}
