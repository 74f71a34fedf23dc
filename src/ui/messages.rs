//! The list of what was told, the latest first.

use super::cells::Cells;
use super::list::{self, Heading};
use super::theme::Theme;
use crate::app::picker::Picker;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Draws the list, the chosen message whole below it; returns the cursor while
/// something is typed.
pub fn draw(picker: &Picker, screen: Rect, cells: &mut Cells, theme: Theme) -> Option<Position> {
    let (name, sorted) = (cells.wording.messages(), cells.wording.latest_first());
    let heading = Heading {
        sorted: &sorted,
        has_preview: picker.chosen().is_some(),
        ..Heading::of(&name)
    };
    let parts = list::draw_frame(picker, heading, screen, cells, theme);
    if picker.shown().is_empty() {
        let sentence = if picker.total() > 0 {
            cells.wording.no_message_matches()
        } else {
            cells.wording.nothing_told()
        };
        list::empty(&[sentence], parts.rows, cells, theme);
    }
    for shown in list::window(picker, &parts, 1, cells, theme) {
        let style = theme.in_list(Style::new(), shown.is_chosen);
        if shown.is_chosen {
            cells.fill(shown.at, style);
        }
        list::field(picker, (shown.entry, 0), shown.at, style, cells, theme);
    }
    if let (Some(at), Some(chosen)) = (parts.preview, picker.chosen()) {
        list::paragraph(
            picker.haystack(chosen).field(0),
            at,
            |_| Style::new(),
            cells,
        );
    }
    parts.cursor
}
