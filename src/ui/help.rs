//! The help: the keymap as a table.

use super::paint::{self, Canvas};
use super::theme::Theme;
use crate::keymap::Keymap;
use ratatui_core::layout::Rect;

/// The widest the help gets, in columns.
const WIDTH: u16 = 76;

/// Draws the keys over the panes, from the row `top` on as far as there are
/// more rows than fit.
pub fn draw(top: usize, keymap: &Keymap, screen: Rect, canvas: &mut Canvas, theme: Theme) {
    let lines: Vec<(String, &str)> = keymap
        .sections()
        .flat_map(|(name, rows)| {
            let heading = std::iter::once((String::new(), name));
            let blank = std::iter::once((String::new(), ""));
            heading
                .chain(rows.iter().map(|row| (row.keys_shown(), row.description)))
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
    let region = paint::centred(room, WIDTH, rows);
    let name = "Keys (Esc closes)";
    let inside = canvas.popup(region, name, theme.frame(), theme.headline());
    let first = top.min(lines.len().saturating_sub(usize::from(inside.height)));
    let keys_columns = lines
        .iter()
        .map(|(keys, _)| canvas.width(keys))
        .max()
        .unwrap_or(0)
        .min(inside.width / 2);
    for (y, (keys, text)) in (inside.y..inside.y + inside.height).zip(&lines[first..]) {
        let indent = u16::from(!keys.is_empty()) + 1;
        canvas.shortened((inside.x + 2, y), keys_columns, keys, theme.headline());
        let x = inside.x + indent + if keys.is_empty() { 0 } else { keys_columns + 2 };
        let style = if keys.is_empty() {
            theme.notice()
        } else {
            ratatui_core::style::Style::new()
        };
        canvas.shortened(
            (x, y),
            (inside.x + inside.width).saturating_sub(x),
            text,
            style,
        );
    }
}
