//! The list of the library.

use super::list::{self, Parts, Shown};
use super::paint::Canvas;
use super::theme::Theme;
use super::when::ago;
use crate::app::App;
use crate::app::geometry::Region;
use crate::app::library_list::{LibraryList, Part};
use jiff::Timestamp;
use ratatui_core::layout::{Position, Rect};
use ratatui_core::style::Style;

/// Rows that an article takes: its titles, then how far and when it was read.
const ROWS: u16 = 2;
/// Columns of the bar.
const BAR: u16 = 10;

/// Draws the library; returns the cursor while something is typed.
pub fn draw(
    app: &App,
    list: &LibraryList,
    screen: Rect,
    canvas: &mut Canvas,
    theme: Theme,
) -> Option<Position> {
    let parts = list::frame(&list.picker, ("Library", ""), false, screen, canvas, theme);
    let Parts { rows, cursor, .. } = parts;
    if list.picker.shown().is_empty() {
        let sentence = if list.picker.total() > 0 {
            "No article matches. Esc takes the filter away."
        } else if app.library.is_read {
            "Nothing read yet. Open an article with: duidu FILE"
        } else {
            "Reading the library…"
        };
        list::empty(&[sentence], rows, canvas, theme);
        return cursor;
    }
    for shown in list::window(&list.picker, &parts, ROWS, canvas, theme) {
        draw_entry(app, list, &shown, canvas, theme);
    }
    cursor
}

/// ```text
/// 上海合作组织将加强网上恐怖行动力度  SCO to strengthen …
/// ████▌      52%  2 h ago  ★ 3  ~/news/sco.txt
/// ```
fn draw_entry(
    app: &App,
    list: &LibraryList,
    &Shown {
        entry,
        is_chosen,
        at,
    }: &Shown,
    canvas: &mut Canvas,
    theme: Theme,
) {
    let shelved = &list.entries[entry];
    let paint = |style| theme.in_list(style, is_chosen);
    let quiet = theme.quiet();
    if is_chosen {
        canvas.fill(Region { height: 1, ..at }, paint(Style::new()));
    }
    let end = at.x + at.width;
    let mut x = at.x;
    for (part, style) in [
        (Part::Title, paint(theme.headline())),
        (Part::OtherTitle, paint(Style::new())),
    ] {
        let room = end.saturating_sub(x);
        let place = (entry, part as usize);
        x += list::field(&list.picker, place, (x, at.y), room, style, canvas, theme) + 2;
    }
    if at.height < ROWS {
        return;
    }
    let y = at.y + 1;
    let mut x = at.x;
    let eighths = usize::from(shelved.progress) * usize::from(BAR) * 8 / 100;
    let bar = canvas.bar(eighths);
    let columns = BAR.min(at.width);
    let track = canvas.sign('░', '.').to_string().repeat(usize::from(BAR));
    canvas.plain((x, y), columns, &track, quiet);
    canvas.plain((x, y), columns, &bar, theme.progress());
    x += BAR;
    let when = if shelved.last_read == Timestamp::UNIX_EPOCH {
        "not read yet".to_owned()
    } else if shelved.is_here && !app.is_cover {
        "open now".to_owned()
    } else {
        ago(shelved.last_read, app.stamp.now)
    };
    let star = canvas.sign('★', '*');
    let bookmarks = match shelved.bookmarks {
        0 => String::new(),
        number => format!("{star} {number}"),
    };
    let gone = if shelved.is_there {
        ""
    } else if shelved.article.starts_with("file:") {
        "not there any more"
    } else {
        "cannot be opened again"
    };
    for (text, style) in [
        (format!("{:>4}%", shelved.progress), quiet),
        (gone.to_owned(), theme.alarm()),
        (when, Style::new()),
        (bookmarks, theme.bookmark_sign()),
    ] {
        if !text.is_empty() {
            x += canvas.shortened((x, y), end.saturating_sub(x), &text, style) + 2;
        }
    }
    let room = end.saturating_sub(x);
    let place = (entry, Part::Place as usize);
    list::field(&list.picker, place, (x, y), room, quiet, canvas, theme);
}
