//! The list of bookmarks.

use super::paint::{self, Canvas};
use super::theme::Theme;
use crate::app::App;
use crate::app::geometry::Region;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Rows that a bookmark takes: who and the note, then the text.
const ROWS: u16 = 2;

/// Draws the bookmarks over the panes, the one with the index `chosen` marked.
pub fn draw(app: &App, chosen: usize, screen: Rect, canvas: &mut Canvas, theme: Theme) {
    let listed = app.bookmarks.listed();
    let room = Rect {
        height: screen.height.saturating_sub(1),
        ..screen
    };
    let rows = u16::try_from(listed.len().max(1))
        .unwrap_or(u16::MAX)
        .saturating_mul(ROWS)
        .saturating_add(2);
    let region = paint::centred(room, 90, rows);
    let name = "Bookmarks (Enter goes there, d deletes, u brings back)";
    let inside = canvas.popup(region, name, theme.frame(), theme.headline());
    if listed.is_empty() {
        let text = "no bookmarks yet: m marks the passage you stand on";
        canvas.shortened(
            (inside.x + 1, inside.y),
            inside.width.saturating_sub(2),
            text,
            theme.quiet(),
        );
        return;
    }
    let fit = usize::from(inside.height / ROWS).max(1);
    let first = (chosen + 1).saturating_sub(fit);
    for (index, bookmark) in listed.iter().enumerate().skip(first).take(fit) {
        let row = u16::try_from(index - first).unwrap_or(0) * ROWS;
        let at = Region {
            x: inside.x + 1,
            y: inside.y + row,
            width: inside.width.saturating_sub(2),
            height: ROWS.min(inside.height),
        };
        let style = if index == chosen {
            theme.chosen()
        } else {
            Style::new()
        };
        let speaker = bookmark.speaker.as_deref().unwrap_or("—");
        let sign = if bookmark.is_placed {
            canvas.sign('★', '*')
        } else {
            '?'
        };
        canvas.character((at.x, at.y), sign, theme.bookmark_sign());
        let used = at.width.min(2);
        let used = used
            + canvas.shortened(
                (at.x + used, at.y),
                at.width - used,
                speaker,
                style.patch(theme.headline()),
            );
        let note = format!("  {}", bookmark.note);
        canvas.shortened((at.x + used, at.y), at.width - used, &note, theme.notice());
        if at.height > 1 {
            let text = bookmark.text.replace(['\n', '\t'], " ");
            canvas.shortened(
                (at.x + 2, at.y + 1),
                at.width.saturating_sub(2),
                &text,
                style,
            );
        }
    }
}
