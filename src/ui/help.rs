//! The help: the keymap as a table.

use super::border::{centred, popup};
use super::cells::{Cells, after, first};
use super::theme::Theme;
use crate::keymap::Keymap;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The widest the help gets, in columns.
const WIDTH: u16 = 76;

/// Draws the keys over the panes, from the row `top` on as far as there are
/// more rows than fit.
pub fn draw(top: usize, keymap: &Keymap, screen: Rect, cells: &mut Cells, theme: Theme) {
    let lines: Vec<(String, &str)> = keymap
        .sections()
        .flat_map(|(name, rows)| {
            let heading = std::iter::once((String::new(), name));
            let blank = std::iter::once((String::new(), ""));
            heading
                .chain(
                    rows.iter()
                        .filter(|row| !row.chords.is_empty())
                        .map(|row| (row.keys_shown(), row.description)),
                )
                .chain(blank)
        })
        .collect();
    let room = Rect {
        height: screen.height.saturating_sub(1),
        ..screen
    };
    let rows = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .saturating_add(1);
    let name = Span::styled("Keys (Esc closes)", theme.headline());
    let inside = popup(centred(room, WIDTH, rows), &name, cells, theme);
    let top = top.min(lines.len().saturating_sub(usize::from(inside.height)));
    let keys_columns = lines
        .iter()
        .map(|(keys, _)| cells.width(keys))
        .max()
        .unwrap_or(0)
        .min(inside.width / 2);
    for (row, (keys, text)) in inside.rows().zip(&lines[top..]) {
        if keys.is_empty() {
            let heading = Span::styled(*text, theme.notice());
            cells.span(after(row, 1), &heading);
            continue;
        }
        let row = after(row, 2);
        cells.span(
            first(row, keys_columns),
            &Span::styled(keys, theme.headline()),
        );
        cells.span(after(row, keys_columns + 2), &Span::raw(*text));
    }
}
