//! The list of the library.

use super::cells::{Cells, after, below, first};
use super::list::{self, Heading, Parts, Shown};
use super::theme::Theme;
use super::when::ago;
use crate::app::App;
use crate::app::library_list::{LibraryList, Part, Shelved};
use jiff::Timestamp;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;
use std::borrow::Cow;

/// Rows that an article takes: its titles, then how far and when it was read.
pub const ROWS: u16 = 2;
/// Columns between two fields.
const GAP: u16 = 2;
/// Columns of the bar.
const BAR: u16 = 10;

/// Draws the library; returns the cursor while something is typed.
pub fn draw(
    app: &App,
    list: &LibraryList,
    screen: Rect,
    cells: &mut Cells,
    theme: Theme,
) -> Option<Position> {
    let name = cells.wording.library();
    let parts = list::draw_frame(&list.picker, Heading::of(&name), screen, cells, theme);
    let Parts { rows, cursor, .. } = parts;
    if list.picker.shown().is_empty() {
        let sentence = if list.picker.total() > 0 {
            cells.wording.no_article_matches()
        } else if app.marks.library.is_read {
            cells.wording.nothing_read()
        } else {
            cells.wording.reading_library()
        };
        list::empty(&[sentence], rows, cells, theme);
        return cursor;
    }
    for shown in list::window(&list.picker, &parts, ROWS, cells, theme) {
        draw_entry(app, list, &shown, cells, theme);
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
    cells: &mut Cells,
    theme: Theme,
) {
    let shelved = &list.entries[entry];
    let paint = |style| theme.in_list(style, is_chosen);
    if is_chosen {
        cells.fill(Rect { height: 1, ..at }, paint(Style::new()));
    }
    let mut rest = at;
    for (part, style) in [
        (Part::Title, paint(theme.headline())),
        (Part::OtherTitle, paint(Style::new())),
    ] {
        let field = (entry, part as usize);
        let used = list::field(&list.picker, field, rest, style, cells, theme);
        rest = after(rest, used + GAP);
    }
    if at.height < ROWS {
        return;
    }
    let mut rest = below(at, 1);
    draw_bar(shelved.progress, first(rest, BAR), cells, theme);
    rest = after(rest, BAR);
    for span in facts(app, shelved, cells, theme) {
        if !span.content.is_empty() {
            rest = after(rest, cells.span(rest, &span) + GAP);
        }
    }
    let field = (entry, Part::Place as usize);
    list::field(&list.picker, field, rest, theme.quiet(), cells, theme);
}

/// `████▌░░░░░`
fn draw_bar(progress: u8, at: Rect, cells: &mut Cells, theme: Theme) {
    let track = cells.chosen('░', '.').to_string().repeat(BAR.into());
    let bar = cells.bar(usize::from(progress) * usize::from(BAR) * 8 / 100);
    cells.text(at, &track, theme.quiet());
    cells.text(at, &bar, theme.progress());
}

/// How far and when an article was read, and what is the matter with it.
fn facts(app: &App, shelved: &Shelved, cells: &Cells, theme: Theme) -> [Span<'static>; 5] {
    let when = if shelved.last_read == Timestamp::UNIX_EPOCH {
        cells.wording.not_read_yet()
    } else if shelved.is_here && !app.provenance.is_cover {
        cells.wording.open_now()
    } else {
        ago(shelved.last_read, app.marks.stamp.now, cells.wording).into()
    };
    let bookmarks = match shelved.bookmarks {
        0 => String::new(),
        number => format!("{} {number}", cells.chosen('★', '*')),
    };
    let levels = shelved.difficulty.map_or(String::new(), |difficulty| {
        format!("HSK 1–3 {}%", difficulty.share(0))
    });
    let gone = if shelved.is_there {
        Cow::from("")
    } else if shelved.article.starts_with("file:") {
        cells.wording.not_there()
    } else {
        cells.wording.cannot_be_opened()
    };
    [
        Span::styled(format!("{:>4}%", shelved.progress), theme.quiet()),
        Span::styled(gone, theme.alarm()),
        Span::raw(when),
        Span::styled(bookmarks, theme.bookmark_sign()),
        Span::styled(levels, theme.quiet()),
    ]
}
