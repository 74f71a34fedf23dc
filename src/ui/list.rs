//! What the lists have in common: their frame, the line they are narrowed
//! with, fields with the letters that matched, and a preview.

use super::paint::Canvas;
use super::theme::Theme;
use crate::app::geometry::Region;
use crate::app::picker::Picker;
use crate::text::{CleanText, graphemes};
use ratatui_core::layout::{Position, Rect};
use ratatui_core::style::Style;

/// Where the parts of a list lie.
pub struct Parts {
    /// The entries.
    pub rows: Region,
    /// What is known of the chosen one, where there is room for it.
    pub preview: Option<Region>,
    /// The cursor, while the filter is being typed.
    pub cursor: Option<Position>,
    /// The right edge of the frame, without its corners.
    edge: Region,
}

/// Beside the list, the preview needs this many columns in all; below it, this
/// many rows in all.
const BESIDE_FROM: u16 = 96;
const BELOW_FROM: u16 = 22;
/// Rows of a preview below the list, with its frame.
const BELOW: u16 = 9;

/// Draws the frame of a list over all of the screen but the status line, with
/// its name, how much of it is shown, and the filter:
///
/// ```text
/// ┌ Bookmarks ─────────────────── 3 of 14 ┬─────────────┐
/// │ / mus                                 │             │
/// │                                       │  preview    │
/// └───────────────────────────────────────┴─────────────┘
/// ```
pub fn frame(
    picker: &Picker,
    (name, sorted): (&str, &str),
    has_preview: bool,
    screen: Rect,
    canvas: &mut Canvas,
    theme: Theme,
) -> Parts {
    let whole = Region {
        x: 0,
        y: 0,
        width: screen.width,
        height: screen.height.saturating_sub(1),
    };
    canvas.fill(whole, Style::new());
    let (list, preview) = if has_preview {
        divided(whole)
    } else {
        (whole, None)
    };
    if let Some(preview) = preview {
        canvas.frame(preview, "", theme.frame(), theme.frame());
    }
    canvas.frame(list, name, theme.frame(), theme.pane_name(true));
    let inside = list.inside();
    let shown = if picker.filter().text().is_empty() {
        format!(" {}{sorted} ", picker.total())
    } else {
        format!(" {} of {} ", picker.shown().len(), picker.total())
    };
    let columns = canvas.width(&shown);
    // The corner, the name and its spaces keep their columns.
    let room = inside.width.saturating_sub(canvas.width(name) + 4);
    if columns <= room {
        let x = inside.x + inside.width - columns - 1;
        canvas.plain((x, list.y), columns, &shown, theme.quiet());
    }
    let line = Region {
        x: inside.x + 1,
        width: inside.width.saturating_sub(2),
        height: inside.height.min(1),
        ..inside
    };
    Parts {
        rows: Region {
            y: line.y + line.height,
            height: inside.height - line.height,
            ..line
        },
        preview: preview.map(|region| {
            let inside = region.inside();
            Region {
                x: inside.x + 1,
                width: inside.width.saturating_sub(2),
                ..inside
            }
        }),
        cursor: filter(picker, line, canvas, theme),
        edge: Region {
            x: list.x + list.width.saturating_sub(1),
            width: 1,
            ..inside
        },
    }
}

/// The list and the preview beside it or below it; they share an edge.
fn divided(whole: Region) -> (Region, Option<Region>) {
    if whole.width >= BESIDE_FROM {
        let width = whole.width * 3 / 5;
        let list = Region {
            width: width + 1,
            ..whole
        };
        let preview = Region {
            x: whole.x + width,
            width: whole.width - width,
            ..whole
        };
        (list, Some(preview))
    } else if whole.height >= BELOW_FROM {
        let height = whole.height - BELOW;
        let list = Region {
            height: height + 1,
            ..whole
        };
        let preview = Region {
            y: whole.y + height,
            height: BELOW,
            ..whole
        };
        (list, Some(preview))
    } else {
        (whole, None)
    }
}

/// The filter, if there is one or while it is being typed; else how to begin.
fn filter(picker: &Picker, at: Region, canvas: &mut Canvas, theme: Theme) -> Option<Position> {
    if at.height == 0 {
        return None;
    }
    let text = picker.filter();
    if picker.is_typing {
        return Some(canvas.prompt(text, ("/ ", theme.notice()), at));
    }
    if text.text().is_empty() {
        canvas.shortened((at.x, at.y), at.width, "/ to filter", theme.quiet());
    } else {
        let used = canvas.plain((at.x, at.y), at.width, "/ ", theme.notice());
        canvas.shortened(
            (at.x + used, at.y),
            at.width - used,
            text.text(),
            theme.notice(),
        );
    }
    None
}

/// An entry on the screen.
pub struct Shown {
    /// Its index among all entries.
    pub entry: usize,
    /// Whether it is the chosen one.
    pub is_chosen: bool,
    /// Its rows.
    pub at: Region,
}

/// The entries on the screen, each of so many rows: the chosen one is near the
/// middle unless an end is near. Where there are more, the edge of the frame
/// shows which part of them this is.
pub fn window(
    picker: &Picker,
    parts: &Parts,
    rows: u16,
    canvas: &mut Canvas,
    theme: Theme,
) -> Vec<Shown> {
    let fit = usize::from(parts.rows.height / rows).max(1);
    let shown = picker.shown();
    let most = shown.len().saturating_sub(fit);
    let first = picker.place().saturating_sub(fit / 2).min(most);
    if most > 0 {
        let share = |entry: usize| {
            let rows = usize::from(parts.edge.height) * entry / shown.len();
            u16::try_from(rows).unwrap_or(parts.edge.height)
        };
        let end = share(first + fit).max(share(first) + 1);
        let thumb = canvas.sign('█', '#');
        for row in share(first)..end.min(parts.edge.height) {
            canvas.character((parts.edge.x, parts.edge.y + row), thumb, theme.frame());
        }
    }
    let at = |number: u16| Region {
        height: rows.min(parts.rows.height),
        ..below(parts.rows, number * rows)
    };
    (shown.iter().enumerate().skip(first).take(fit))
        .zip(0..)
        .map(|((place, &entry), number)| Shown {
            entry,
            is_chosen: place == picker.place(),
            at: at(number),
        })
        .collect()
}

/// Draws a field of an entry with the letters that matched; one that does not
/// fit begins a little before the first of them. Returns the columns used.
pub fn field(
    picker: &Picker,
    (entry, number): (usize, usize),
    at: (u16, u16),
    columns: u16,
    style: Style,
    canvas: &mut Canvas,
    theme: Theme,
) -> u16 {
    let haystack = picker.haystack(entry);
    let (range, text) = (haystack.range(number), haystack.field(number));
    let matched = picker.matched(entry);
    let first = matched
        .iter()
        .find(|matched| matched.start >= range.start && matched.end <= range.end)
        .map(|matched| matched.start - range.start..matched.end - range.start);
    let start = first.map_or(0, |first| start_before(canvas, text, &first, columns));
    let mut used = 0;
    if start > 0 {
        used = canvas.plain(at, columns, "…", theme.quiet());
    }
    let marked = |offset: usize| {
        let place = range.start + start + offset;
        if matched.iter().any(|matched| matched.contains(&place)) {
            style.patch(theme.matched()).into()
        } else {
            style.into()
        }
    };
    used + canvas.fitted((at.0 + used, at.1), columns - used, &text[start..], marked)
}

/// Where in `text` to begin so that the bytes `wanted` are within `columns`.
fn start_before(
    canvas: &Canvas,
    text: &str,
    wanted: &std::ops::Range<usize>,
    columns: u16,
) -> usize {
    if canvas.width(&text[..wanted.end]) < columns {
        return 0;
    }
    graphemes(&text[..wanted.start])
        .rev()
        .map(|(at, _)| at)
        .take_while(|at| canvas.width(&text[*at..wanted.start]) <= columns / 3)
        .last()
        .unwrap_or(wanted.start)
}

/// Draws `text` in rows from the top of `at` down; returns what is left of it.
/// A file may hold anything: only what is safe to show is shown.
pub fn paragraph(
    text: &str,
    at: Region,
    style: impl Fn(usize) -> Style,
    canvas: &mut Canvas,
) -> Region {
    let mut left = at;
    for (start, line) in lines(&CleanText::new(text)) {
        let columns = usize::from(at.width.max(1));
        let rows: Vec<_> = canvas.widths.rows(line, columns, 0).collect();
        for row in rows {
            if left.height == 0 {
                return left;
            }
            let words = line[row.clone()].trim_end();
            let from = start + row.start;
            canvas.styled((left.x, left.y), left.width, words, |offset| {
                style(from + offset).into()
            });
            left.y += 1;
            left.height -= 1;
        }
    }
    left
}

/// The lines of `text`, each with its byte offset.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let at = start;
        start += line.len() + 1;
        (at, line)
    })
}

/// `region` without its first `rows` rows.
pub fn below(region: Region, rows: u16) -> Region {
    let rows = rows.min(region.height);
    Region {
        y: region.y + rows,
        height: region.height - rows,
        ..region
    }
}

/// Draws sentences for a list that shows nothing, in the middle of it.
pub fn empty(sentences: &[&str], at: Region, canvas: &mut Canvas, theme: Theme) {
    let mut left = below(at, at.height / 3);
    for sentence in sentences {
        left = paragraph(sentence, left, |_| theme.quiet(), canvas);
        left = below(left, 1);
    }
}
