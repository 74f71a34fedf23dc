//! What the lists have in common: their frame, the line they are narrowed
//! with, fields with the letters that matched, and a preview.

use super::border::frame;
use super::cells::{Cells, after, below};
use super::prompt;
use super::theme::Theme;
use crate::app::picker::Picker;
use crate::text::{CleanText, graphemes};
use ratatui::layout::{Constraint, Layout, Margin, Position, Rect, Spacing};
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::ListState;
use std::borrow::Cow;
use std::ops::Range;

/// Where the parts of a list lie.
pub struct Parts {
    /// The entries.
    pub rows: Rect,
    /// What is known of the chosen one, where there is room for it.
    pub preview: Option<Rect>,
    /// The cursor, while the filter is being typed.
    pub cursor: Option<Position>,
    /// The right edge of the frame, without its corners.
    pub edge: Rect,
}

/// Beside the list, the preview needs this many columns in all; below it, this
/// many rows in all.
const BESIDE_FROM: u16 = 96;
const BELOW_FROM: u16 = 22;
/// Rows of a preview below the list, with its frame.
const BELOW: u16 = 9;

/// What the frame of a list says.
#[derive(Clone, Copy)]
pub struct Heading<'a> {
    /// What is listed.
    pub name: &'a str,
    /// What it is sorted by, after the number of entries.
    pub sorted: &'a str,
    /// What the line being typed begins with.
    pub prompt: &'a str,
    /// Whether more is to be shown of the chosen entry.
    pub has_preview: bool,
}

impl<'a> Heading<'a> {
    /// A list of that name without a preview.
    pub fn of(name: &'a str) -> Self {
        Self {
            name,
            sorted: "",
            prompt: "/",
            has_preview: false,
        }
    }
}

/// Draws the frame of a list over all of the screen but the status line, with
/// its name, how much of it is shown, and the filter:
///
/// ```text
/// ┌ Bookmarks ─────────────────── 3 of 14 ┬─────────────┐
/// │ / mus                                 │             │
/// │                                       │  preview    │
/// └───────────────────────────────────────┴─────────────┘
/// ```
pub fn draw_frame(
    picker: &Picker,
    heading: Heading,
    screen: Rect,
    cells: &mut Cells,
    theme: Theme,
) -> Parts {
    const PADDING: Margin = Margin::new(1, 0);
    let whole = Rect {
        height: screen.height.saturating_sub(1),
        ..screen
    };
    cells.fill(whole, Style::new());
    let (name, sorted) = (heading.name, heading.sorted);
    let (list, preview) = if heading.has_preview {
        divided(whole)
    } else {
        (whole, None)
    };
    let preview = preview.map(|preview| frame(preview, &Span::raw(""), cells, theme));
    let inside = frame(
        list,
        &Span::styled(name, theme.pane_name(true)),
        cells,
        theme,
    );
    let shown = if picker.filter().text().is_empty() {
        cells.wording.total(picker.total(), sorted)
    } else {
        cells.wording.shown_of(picker.shown().len(), picker.total())
    };
    let shown = format!(" {shown} ");
    let columns = cells.width(&shown);
    // The corner, the name and its spaces keep their columns.
    if columns <= inside.width.saturating_sub(cells.width(name) + 4) {
        let x = inside.right() - columns - 1;
        cells.text(Rect::new(x, list.y, columns, 1), &shown, theme.quiet());
    }
    let padded = inside.inner(PADDING);
    Parts {
        rows: below(padded, 1),
        preview: preview.map(|inside| inside.inner(PADDING)),
        cursor: filter(picker, heading.prompt, padded, cells, theme),
        edge: Rect {
            x: list.right().saturating_sub(1),
            width: 1,
            ..inside
        },
    }
}

/// The list and the preview beside it or below it; they share an edge.
fn divided(whole: Rect) -> (Rect, Option<Rect>) {
    let layout = if whole.width >= BESIDE_FROM {
        let list = Constraint::Length(whole.width * 3 / 5 + 1);
        Layout::horizontal([list, Constraint::Fill(1)])
    } else if whole.height >= BELOW_FROM {
        Layout::vertical([Constraint::Fill(1), Constraint::Length(BELOW)])
    } else {
        return (whole, None);
    };
    let [list, preview] = whole.layout(&layout.spacing(Spacing::Overlap(1)));
    (list, Some(preview))
}

/// The filter, if there is one or while it is being typed; else how to begin.
fn filter(
    picker: &Picker,
    sign: &str,
    at: Rect,
    cells: &mut Cells,
    theme: Theme,
) -> Option<Position> {
    if at.height == 0 {
        return None;
    }
    let label = Span::styled(format!("{sign} "), theme.notice());
    let text = picker.filter();
    if picker.is_typing {
        return Some(prompt::draw(text, &label, at, cells));
    }
    if text.text().is_empty() {
        cells.span(at, &Span::styled(cells.wording.to_filter(), theme.quiet()));
    } else {
        let used = cells.text(at, &label.content, label.style);
        cells.span(after(at, used), &Span::styled(text.text(), theme.notice()));
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
    pub at: Rect,
}

/// The entries on the screen, each of so many rows: the chosen one is near the
/// middle unless an end is near. Where there are more, the edge of the frame
/// shows which part of them this is.
pub fn window(
    picker: &Picker,
    parts: &Parts,
    rows: u16,
    cells: &mut Cells,
    theme: Theme,
) -> Vec<Shown> {
    let shown = picker.shown();
    let (first, fit) = extent(picker, parts.rows, rows);
    let state = ListState::default()
        .with_selected(Some(picker.place()))
        .with_offset(first);
    if shown.len() > fit {
        thumb(state.offset(), fit, shown.len(), parts.edge, cells, theme);
        more(
            shown.len().saturating_sub(state.offset() + fit),
            parts,
            cells,
            theme,
        );
    }
    (shown.iter().enumerate().skip(state.offset()).take(fit))
        .zip(0..)
        .map(|((place, &entry), number)| Shown {
            entry,
            is_chosen: state.selected() == Some(place),
            at: Rect {
                height: rows.min(parts.rows.height),
                ..below(parts.rows, number * rows)
            },
        })
        .collect()
}

/// The first of the entries on the screen, and how many fit in `area` with so
/// many rows each.
fn extent(picker: &Picker, area: Rect, rows: u16) -> (usize, usize) {
    let fit = usize::from(area.height / rows).max(1);
    let most = picker.shown().len().saturating_sub(fit);
    (picker.place().saturating_sub(fit / 2).min(most), fit)
}

/// The place among the entries shown of the one at `place` of the screen, in a
/// list with a preview or without and with so many rows an entry.
pub fn entry_at(
    picker: &Picker,
    (has_preview, rows): (bool, u16),
    screen: Rect,
    place: Position,
) -> Option<usize> {
    let area = rows_of(screen, has_preview);
    let (first, fit) = extent(picker, area, rows);
    let number = usize::from(place.y.checked_sub(area.y)? / rows);
    let entry = first + number;
    (area.contains(place) && number < fit && entry < picker.shown().len()).then_some(entry)
}

/// Where the rows of a list are; see [`draw_frame`].
pub fn rows_of(screen: Rect, has_preview: bool) -> Rect {
    let whole = Rect {
        height: screen.height.saturating_sub(1),
        ..screen
    };
    let list = if has_preview { divided(whole).0 } else { whole };
    below(list.inner(Margin::new(2, 1)), 1)
}

/// `12 more ↓` in the lower edge of the frame.
pub fn more(left: usize, parts: &Parts, cells: &mut Cells, theme: Theme) {
    if left == 0 {
        return;
    }
    let left = cells.wording.more_below(left);
    let text = format!(" {left} {} ", cells.chosen('↓', 'v'));
    let columns = cells.width(&text);
    if columns + 2 <= parts.rows.width {
        let x = parts.edge.x.saturating_sub(columns + 1);
        cells.text(
            Rect::new(x, parts.edge.bottom(), columns, 1),
            &text,
            theme.quiet(),
        );
    }
}

/// Marks the rows of `edge` that stand for the `fit` entries shown of `total`
/// from the one with the index `first` on.
pub fn thumb(first: usize, fit: usize, total: usize, edge: Rect, cells: &mut Cells, theme: Theme) {
    let share = |entry: usize| usize::from(edge.height) * entry / total;
    let start = share(first);
    let end = share(first + fit).max(start + 1);
    for at in edge.positions().take(end).skip(start) {
        cells.sign(at, '█', '#', theme.frame());
    }
}

/// Draws a field of an entry with the letters that matched; one that does not
/// fit begins a little before the first of them. Returns the columns used.
pub fn field(
    picker: &Picker,
    (entry, number): (usize, usize),
    at: Rect,
    style: Style,
    cells: &mut Cells,
    theme: Theme,
) -> u16 {
    let haystack = picker.haystack(entry);
    let (range, text) = (haystack.range(number), haystack.field(number));
    let matched = picker.matched(entry);
    let wanted = matched
        .iter()
        .find(|matched| matched.start >= range.start && matched.end <= range.end)
        .map(|matched| matched.start - range.start..matched.end - range.start);
    let start = wanted.map_or(0, |wanted| start_before(cells, text, &wanted, at.width));
    let mut used = 0;
    if start > 0 {
        used = cells.text(at, "…", theme.quiet());
    }
    let marked = |offset: usize| {
        let place = range.start + start + offset;
        if matched.iter().any(|matched| matched.contains(&place)) {
            style.patch(theme.matched())
        } else {
            style
        }
    };
    used + cells.shortened(after(at, used), &text[start..], marked)
}

/// Where in `text` to begin so that the bytes `wanted` are within `columns`.
fn start_before(cells: &Cells, text: &str, wanted: &Range<usize>, columns: u16) -> usize {
    if cells.width(&text[..wanted.end]) < columns {
        return 0;
    }
    graphemes(&text[..wanted.start])
        .rev()
        .map(|(at, _)| at)
        .take_while(|at| cells.width(&text[*at..wanted.start]) <= columns / 3)
        .last()
        .unwrap_or(wanted.start)
}

/// Draws `text` in rows from the top of `at` down; returns what is left of it.
/// A file may hold anything: only what is safe to show is shown.
pub fn paragraph(text: &str, at: Rect, style: impl Fn(usize) -> Style, cells: &mut Cells) -> Rect {
    let mut left = at;
    let widths = cells.widths;
    for (start, line) in lines(&CleanText::new(text)) {
        for row in widths.rows(line, usize::from(at.width.max(1)), 0) {
            if left.height == 0 {
                return left;
            }
            let words = line[row.clone()].trim_end();
            let from = start + row.start;
            cells.styled(left, words, |offset| style(from + offset));
            left = below(left, 1);
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

/// Draws sentences for a list that shows nothing, in the middle of it.
pub fn empty(sentences: &[Cow<str>], at: Rect, cells: &mut Cells, theme: Theme) {
    let mut left = below(at, at.height / 3);
    for sentence in sentences {
        left = paragraph(sentence, left, |_| theme.quiet(), cells);
        left = below(left, 1);
    }
}
