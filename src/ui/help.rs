//! The help: the keymap as a table.

use super::paint;
use super::theme::Theme;
use crate::keymap::Keymap;
use crate::text::width;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The widest the help gets, in columns.
const WIDTH: u16 = 76;

/// Draws the keys over the panes, from the row `top` on as far as there are
/// more rows than fit.
pub fn draw(top: usize, keymap: &Keymap, screen: Rect, buffer: &mut Buffer, theme: Theme) {
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
    let inside = paint::popup(buffer, region, name, theme.frame(), theme.headline());
    let first = top.min(lines.len().saturating_sub(usize::from(inside.height)));
    let keys_columns = lines.iter().map(|(keys, _)| width(keys)).max().unwrap_or(0);
    let keys_columns = u16::try_from(keys_columns)
        .unwrap_or(u16::MAX)
        .min(inside.width / 2);
    for (y, (keys, text)) in (inside.y..inside.y + inside.height).zip(&lines[first..]) {
        let indent = u16::from(!keys.is_empty()) + 1;
        paint::shortened(
            buffer,
            (inside.x + 2, y),
            keys_columns,
            keys,
            theme.headline(),
        );
        let x = inside.x + indent + if keys.is_empty() { 0 } else { keys_columns + 2 };
        let style = if keys.is_empty() {
            theme.notice()
        } else {
            ratatui::style::Style::new()
        };
        paint::shortened(
            buffer,
            (x, y),
            (inside.x + inside.width).saturating_sub(x),
            text,
            style,
        );
    }
}
