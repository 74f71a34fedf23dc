//! The list of bookmarks, with a preview of the chosen one.

use super::list::{self, Parts, Shown};
use super::paint::Canvas;
use super::theme::Theme;
use super::when::{ago, date};
use crate::annotation::Annotation;
use crate::app::App;
use crate::app::bookmark_list::{BookmarkList, Order, Part, Scope};
use crate::app::form::shown_tags;
use crate::app::geometry::Region;
use crate::app::library::both;
use ratatui_core::layout::{Position, Rect};
use ratatui_core::style::Style;

/// Rows that a bookmark takes: who, tags and note, then the words.
const ROWS: u16 = 2;
/// Below this many columns nobody needs to know when it was made.
const DATED_FROM: u16 = 50;

/// Draws the list; returns the cursor while something is typed.
pub fn draw(
    app: &App,
    list: &BookmarkList,
    screen: Rect,
    canvas: &mut Canvas,
    theme: Theme,
) -> Option<Position> {
    let name = match list.scope {
        Scope::Article => "Bookmarks: this article",
        Scope::All => "Bookmarks: all articles",
    };
    let sorted = match list.order {
        Order::Place => ", by place",
        Order::Date => ", by date",
    };
    let has_preview = !list.picker.shown().is_empty();
    let parts = list::frame(
        &list.picker,
        (name, sorted),
        has_preview,
        screen,
        canvas,
        theme,
    );
    let Parts { rows, cursor, .. } = parts;
    if list.picker.shown().is_empty() {
        list::empty(&nothing(app, list), rows, canvas, theme);
        return cursor;
    }
    for shown in list::window(&list.picker, &parts, ROWS, canvas, theme) {
        draw_entry(app, list, &shown, canvas, theme);
    }
    if let (Some(at), Some(entry)) = (parts.preview, list.chosen())
        && let Some(annotation) = app.listed(&entry)
    {
        let number = list.picker.chosen().unwrap_or(0);
        draw_preview(app, list, (number, annotation), at, canvas, theme);
    }
    cursor
}

/// Why nothing is listed, and what to do about it.
fn nothing(app: &App, list: &BookmarkList) -> Vec<&'static str> {
    if list.picker.total() > 0 {
        vec!["No bookmark matches. Esc takes the filter away."]
    } else if list.scope == Scope::All && !app.library.is_read {
        vec!["Reading the bookmarks of all articles…"]
    } else {
        vec![
            match list.scope {
                Scope::Article => "No bookmarks in this article yet.",
                Scope::All => "No bookmarks yet.",
            },
            "Close this with Esc, stand on a quotation (→), a sentence (the key \")\") or a \
             paragraph (the key \"}\"), and press m; M adds a note. V selects more than one sentence.",
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
    canvas: &mut Canvas,
    theme: Theme,
) {
    let Some(annotation) = list.entries.get(entry).and_then(|entry| app.listed(entry)) else {
        return;
    };
    let is_placed = list.entries[entry].is_placed;
    let paint = |style| theme.in_list(style, is_chosen);
    if is_chosen {
        canvas.fill(Region { height: 1, ..at }, paint(Style::new()));
    }
    let sign = if is_placed {
        canvas.sign('★', '*')
    } else {
        '?'
    };
    canvas.character((at.x, at.y), sign, paint(theme.bookmark_sign()));
    let mut left = Line::of(at);
    left.x += 2;
    if at.width >= DATED_FROM {
        let made = ago(annotation.created, app.stamp.now);
        left.put_right(&made, paint(theme.quiet()), canvas);
    }
    if list.scope == Scope::All {
        let columns = left.room() / 3;
        left.part_right(
            list,
            (entry, Part::Title),
            columns,
            paint(theme.quiet()),
            canvas,
            theme,
        );
    }
    if annotation.name.is_empty() && annotation.speaker.is_none() {
        left.put("no speaker", paint(theme.quiet()), canvas);
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
        left.part(list, (entry, part), paint(style), canvas, theme);
    }
    if at.height > 1 {
        let mut left = Line {
            y: at.y + 1,
            ..Line::of(at)
        };
        left.x += 2;
        if !is_placed {
            left.put("not in the text any more:", theme.alarm(), canvas);
        }
        left.part(list, (entry, Part::Text), Style::new(), canvas, theme);
    }
}

/// What is left of a row while it is filled from both ends.
struct Line {
    x: u16,
    y: u16,
    end: u16,
}

impl Line {
    fn of(at: Region) -> Self {
        Self {
            x: at.x,
            y: at.y,
            end: at.x + at.width,
        }
    }

    fn room(&self) -> u16 {
        self.end.saturating_sub(self.x)
    }

    fn put(&mut self, text: &str, style: Style, canvas: &mut Canvas) {
        let used = canvas.shortened((self.x, self.y), self.room(), text, style);
        self.x += used + 2;
    }

    fn put_right(&mut self, text: &str, style: Style, canvas: &mut Canvas) {
        let columns = canvas.width(text).min(self.room());
        self.end -= columns;
        canvas.plain((self.end, self.y), columns, text, style);
        self.end = self.end.saturating_sub(2);
    }

    /// A field of an entry; nothing where the field is empty.
    fn part(
        &mut self,
        list: &BookmarkList,
        (entry, part): (usize, Part),
        style: Style,
        canvas: &mut Canvas,
        theme: Theme,
    ) {
        let field = (entry, part as usize);
        if !list.picker.haystack(entry).field(part as usize).is_empty() {
            let at = (self.x, self.y);
            let used = list::field(&list.picker, field, at, self.room(), style, canvas, theme);
            self.x += used + 2;
        }
    }

    /// The same at the right end, in no more than `columns` columns.
    fn part_right(
        &mut self,
        list: &BookmarkList,
        (entry, part): (usize, Part),
        columns: u16,
        style: Style,
        canvas: &mut Canvas,
        theme: Theme,
    ) {
        let text = list.picker.haystack(entry).field(part as usize);
        let columns = canvas.width(text).min(columns);
        let field = (entry, part as usize);
        let at = (self.end - columns, self.y);
        list::field(&list.picker, field, at, columns, style, canvas, theme);
        self.end = (self.end - columns).saturating_sub(2);
    }
}

/// The words, who said them, what the reader wrote, and where it is from.
fn draw_preview(
    app: &App,
    list: &BookmarkList,
    (entry, annotation): (usize, &Annotation),
    at: Region,
    canvas: &mut Canvas,
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
            canvas,
        );
        left = list::below(left, 1);
    }
    // What the reader wrote has room under however long a quotation.
    let note_rows = u16::from(!annotation.note.is_empty()) * (left.height / 3);
    let text = Region {
        height: left
            .height
            .saturating_sub(note_rows + 4)
            .max(left.height.min(2)),
        ..left
    };
    let rest = list::paragraph(
        &annotation.target.exact,
        text,
        marked(Part::Text, Style::new()),
        canvas,
    );
    left = list::below(left, rest.y - text.y);
    if let Some(speaker) = &annotation.speaker {
        let speaker = match &annotation.role {
            Some(role) => format!("— {speaker}, {role}"),
            None => format!("— {speaker}"),
        };
        left = list::paragraph(&speaker, left, plain(theme.headline()), canvas);
    }
    for (text, part, style) in [
        (shown_tags(&annotation.tags), Part::Tags, theme.tag()),
        (annotation.note.clone(), Part::Note, theme.note()),
    ] {
        if !text.is_empty() {
            left = list::paragraph(&text, list::below(left, 1), marked(part, style), canvas);
        }
    }
    left = list::below(left, 1);
    let (titles, place) = app.origin_of(&list.entries[entry]);
    let mut dates = format!("marked {}", date(annotation.created));
    if date(annotation.updated) != date(annotation.created) {
        dates = format!("{dates}, changed {}", date(annotation.updated));
    }
    for text in [both(&titles), place, dates] {
        if !text.is_empty() {
            left = list::paragraph(&text, left, plain(theme.quiet()), canvas);
        }
    }
}
