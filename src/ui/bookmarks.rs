//! The list of bookmarks, with a preview of the chosen one.

use super::cells::{Cells, after, below, first};
use super::list::{self, Heading, Parts, Shown};
use super::theme::Theme;
use super::when::{ago, date};
use crate::annotation::Annotation;
use crate::app::App;
use crate::app::bookmark_list::{BookmarkList, Order, Part, Scope};
use crate::app::form::shown_tags;
use crate::app::library::both;
use crate::wording::Wording;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;
use std::borrow::Cow;

/// Rows that a bookmark takes: who, tags and note, then the words.
pub const ROWS: u16 = 2;
/// Columns between two fields.
const GAP: u16 = 2;
/// Below this many columns nobody needs to know when it was made.
const DATED_FROM: u16 = 50;

/// Draws the list; returns the cursor while something is typed.
pub fn draw(
    app: &App,
    list: &BookmarkList,
    screen: Rect,
    cells: &mut Cells,
    theme: Theme,
) -> Option<Position> {
    let wording = cells.wording;
    let name = match list.scope {
        Scope::Article => wording.bookmarks_here(),
        Scope::All => wording.bookmarks_everywhere(),
    };
    let sorted = match list.order {
        Order::Place => wording.by_place(),
        Order::Date => wording.by_date(),
    };
    let has_preview = !list.picker.shown().is_empty();
    let heading = Heading {
        sorted: &sorted,
        has_preview,
        ..Heading::of(&name)
    };
    let parts = list::draw_frame(&list.picker, heading, screen, cells, theme);
    let Parts { rows, cursor, .. } = parts;
    if list.picker.shown().is_empty() {
        list::empty(&nothing(app, list, wording), rows, cells, theme);
        return cursor;
    }
    for shown in list::window(&list.picker, &parts, ROWS, cells, theme) {
        draw_entry(app, list, &shown, cells, theme);
    }
    if let (Some(at), Some(entry)) = (parts.preview, list.chosen())
        && let Some(annotation) = app.shelf().listed(&entry)
    {
        let number = list.picker.chosen().unwrap_or(0);
        draw_preview(app, list, (number, annotation), at, cells, theme);
    }
    cursor
}

/// Why nothing is listed, and what to do about it.
fn nothing(app: &App, list: &BookmarkList, wording: Wording) -> Vec<Cow<'static, str>> {
    if list.picker.total() > 0 {
        vec![wording.no_bookmark_matches()]
    } else if list.scope == Scope::All && !app.marks.library.is_read {
        vec![wording.reading_all_bookmarks()]
    } else {
        vec![
            match list.scope {
                Scope::Article => wording.no_bookmarks_here(),
                Scope::All => wording.no_bookmarks(),
            },
            wording.how_to_bookmark(),
        ]
    }
}

/// ```text
/// ★ Kolbai Musaev  #网络  what I think of it            2 h ago
///   "Internet terrorism and fundraising have become the new …
/// ```
fn draw_entry(
    app: &App,
    list: &BookmarkList,
    &Shown {
        entry,
        is_chosen,
        at,
    }: &Shown,
    cells: &mut Cells,
    theme: Theme,
) {
    let Some(annotation) = list
        .entries
        .get(entry)
        .and_then(|entry| app.shelf().listed(entry))
    else {
        return;
    };
    let is_placed = list.entries[entry].is_placed;
    let paint = |style| theme.in_list(style, is_chosen);
    if is_chosen {
        cells.fill(Rect { height: 1, ..at }, paint(Style::new()));
    }
    let (sign, ascii) = if is_placed { ('★', '*') } else { ('?', '?') };
    cells.sign(at, sign, ascii, paint(theme.bookmark_sign()));
    let mut rest = after(at, 2);
    if let Some(letter) = annotation.letter.filter(|_| list.entries[entry].is_here()) {
        let key = format!("'{letter}  ");
        rest = after(rest, cells.text(rest, &key, paint(theme.quiet())));
    }
    if at.width >= DATED_FROM {
        let made = ago(annotation.created, app.marks.stamp.now, cells.wording);
        let (left, right) = split_right(rest, cells.width(&made));
        cells.text(right, &made, paint(theme.quiet()));
        rest = left;
    }
    let draw_part = |part: Part, at: Rect, style: Style, cells: &mut Cells| {
        let field = (entry, part as usize);
        list::field(&list.picker, field, at, style, cells, theme)
    };
    let text_of = |part: Part| list.picker.haystack(entry).field(part as usize);
    if list.scope == Scope::All {
        let columns = cells.width(text_of(Part::Title)).min(rest.width / 3);
        let (left, right) = split_right(rest, columns);
        draw_part(Part::Title, right, paint(theme.quiet()), cells);
        rest = left;
    }
    // The words are all there is to know it by.
    let is_bare = [Part::Name, Part::Speaker, Part::Tags, Part::Note]
        .into_iter()
        .all(|part| text_of(part).is_empty());
    if is_bare {
        draw_part(Part::Text, rest, paint(Style::new()), cells);
    }
    let bold = theme.headline();
    let speaker = if annotation.name.is_empty() {
        bold
    } else {
        Style::new()
    };
    for (part, style) in [
        (Part::Name, bold),
        (Part::Speaker, speaker),
        (Part::Tags, theme.tag()),
        (Part::Note, theme.note()),
    ] {
        if !text_of(part).is_empty() {
            rest = after(rest, draw_part(part, rest, paint(style), cells) + GAP);
        }
    }
    let mut second = after(below(at, 1), 2);
    if second.height > 0 {
        if !is_placed {
            let gone = Span::styled(cells.wording.not_in_text(), theme.alarm());
            second = after(second, cells.span(second, &gone) + GAP);
        }
        if is_bare {
            draw_part(Part::Counterpart, second, theme.quiet(), cells);
        } else {
            draw_part(Part::Text, second, Style::new(), cells);
        }
    }
}

/// `area` without its last `columns` columns and the gap before them, and
/// those.
fn split_right(area: Rect, columns: u16) -> (Rect, Rect) {
    let right = after(area, area.width.saturating_sub(columns));
    let left = first(area, area.width.saturating_sub(columns + GAP));
    (left, right)
}

/// The words, their counterpart, who said them, what the reader wrote, and where it is from.
fn draw_preview(
    app: &App,
    list: &BookmarkList,
    (entry, annotation): (usize, &Annotation),
    at: Rect,
    cells: &mut Cells,
    theme: Theme,
) {
    let marked = |part: Part, style: Style| {
        let from = list.picker.haystack(entry).range(part as usize).start;
        let matched = list.picker.matched(entry);
        move |offset: usize| {
            let is_marked = matched.iter().any(|range| range.contains(&(from + offset)));
            if is_marked {
                style.patch(theme.matched())
            } else {
                style
            }
        }
    };
    let plain = |style: Style| move |_: usize| style;
    let mut left = at;
    if !annotation.name.is_empty() {
        left = list::paragraph(
            &annotation.name,
            left,
            marked(Part::Name, theme.headline()),
            cells,
        );
        left = below(left, 1);
    }
    // What the reader wrote has room under however long a quotation, and so has
    // the counterpart.
    let note_rows = u16::from(!annotation.note.is_empty()) * (left.height / 3);
    let both_rows = left
        .height
        .saturating_sub(note_rows + 4)
        .max(left.height.min(2));
    let counterpart = annotation.counterpart.as_deref().unwrap_or_default();
    let counterpart_rows = u16::from(!counterpart.is_empty()) * (both_rows / 2);
    let bottom = left.y + both_rows;
    for (text, rows, part, style) in [
        (
            annotation.target.exact.as_str(),
            both_rows - counterpart_rows,
            Part::Text,
            Style::new(),
        ),
        (counterpart, both_rows, Part::Counterpart, theme.quiet()),
    ] {
        if !text.is_empty() {
            let height = rows.min(bottom - left.y);
            let at = Rect { height, ..left };
            let rest = list::paragraph(text, at, marked(part, style), cells);
            left = below(left, rest.y - at.y);
        }
    }
    if let Some(speaker) = &annotation.speaker {
        let speaker = match &annotation.role {
            Some(role) => format!("— {speaker}, {role}"),
            None => format!("— {speaker}"),
        };
        left = list::paragraph(&speaker, left, plain(theme.headline()), cells);
    }
    for (text, part, style) in [
        (shown_tags(&annotation.tags), Part::Tags, theme.tag()),
        (annotation.note.clone(), Part::Note, theme.note()),
    ] {
        if !text.is_empty() {
            left = list::paragraph(&text, below(left, 1), marked(part, style), cells);
        }
    }
    left = below(left, 1);
    let (titles, place) = app.shelf().origin_of(&list.entries[entry]);
    let (created, updated) = (date(annotation.created), date(annotation.updated));
    let dates = if created == updated {
        cells.wording.marked(&created)
    } else {
        cells.wording.marked_and_changed(&created, &updated)
    };
    for text in [both(&titles), place, dates.into_owned()] {
        if !text.is_empty() {
            left = list::paragraph(&text, left, plain(theme.quiet()), cells);
        }
    }
}
