//! The help: keys and signs under headings, in two columns where there is room.

use super::cells::{Cells, after, first};
use super::list::{self, Heading};
use super::theme::Theme;
use crate::app::help_list::{HelpList, Part};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

/// Two columns need this many columns of the screen.
const TWO_FROM: u16 = 110;
/// Between them.
const GAP: u16 = 3;
/// The widest that keys are.
const KEYS: u16 = 18;

/// What is on a line of a column.
#[derive(Clone, Copy, PartialEq)]
enum Line<'a> {
    Heading(&'a str),
    Entry(usize),
    Blank,
}

/// Draws the help; returns the cursor while something is typed.
pub fn draw(help: &HelpList, screen: Rect, cells: &mut Cells, theme: Theme) -> Option<Position> {
    let (name, sorted) = (cells.wording.help(), cells.wording.keys_and_signs());
    let heading = Heading {
        sorted: &sorted,
        ..Heading::of(&name)
    };
    let parts = list::draw_frame(&help.picker, heading, screen, cells, theme);
    if help.picker.shown().is_empty() {
        let sentence = cells.wording.no_key_matches();
        list::empty(&[sentence], parts.rows, cells, theme);
        return parts.cursor;
    }
    let lines = lines(help);
    let columns = columns(parts.rows);
    let fit = usize::from(parts.rows.height) * columns.len();
    let chosen = help.picker.chosen();
    let top = top(help, &lines, fit);
    if lines.len() > fit {
        list::thumb(top, fit, lines.len(), parts.edge, cells, theme);
        list::more(lines.len().saturating_sub(top + fit), &parts, cells, theme);
    }
    let rows = columns.iter().flat_map(|column| column.rows());
    for (at, line) in rows.zip(&lines[top..]) {
        match *line {
            Line::Heading(heading) => {
                cells.span(at, &Span::styled(heading, theme.notice()));
            }
            Line::Entry(entry) => draw_entry(help, entry, chosen == Some(entry), at, cells, theme),
            Line::Blank => {}
        }
    }
    parts.cursor
}

/// The first line on the screen, where `fit` lines have room: the chosen row is
/// near the middle unless an end is near.
fn top(help: &HelpList, lines: &[Line], fit: usize) -> usize {
    let chosen = help.picker.chosen();
    let mut rows = lines.iter();
    let place = rows.position(|line| matches!(line, Line::Entry(entry) if Some(*entry) == chosen));
    match place {
        // The heading above the first row is its own.
        Some(place) if help.picker.place() > 0 => {
            let most = lines.len().saturating_sub(fit);
            place.saturating_sub(fit / 2).min(most)
        }
        _ => 0,
    }
}

/// The place among the rows shown of the one at `place` of the screen.
pub fn entry_at(help: &HelpList, screen: Rect, place: Position) -> Option<usize> {
    let lines = lines(help);
    let columns = columns(list::rows_of(screen, false));
    let height = usize::from(columns[0].height);
    let top = top(help, &lines, height * columns.len());
    let number = columns.iter().position(|column| column.contains(place))?;
    let line = top + number * height + usize::from(place.y - columns[number].y);
    match lines.get(line)? {
        Line::Entry(entry) => help.picker.shown().iter().position(|shown| shown == entry),
        _ => None,
    }
}

/// The rows shown, each group under its heading and set apart from the next;
/// while something is typed, the best matches without headings.
fn lines(help: &HelpList) -> Vec<Line<'_>> {
    let shown = help.picker.shown();
    if !help.picker.filter().text().is_empty() {
        return shown.iter().map(|entry| Line::Entry(*entry)).collect();
    }
    let mut lines = Vec::new();
    let mut under = "";
    for entry in shown {
        let heading = help.rows[*entry].heading.as_str();
        if heading != under {
            if !lines.is_empty() {
                lines.push(Line::Blank);
            }
            lines.push(Line::Heading(heading));
            under = heading;
        }
        lines.push(Line::Entry(*entry));
    }
    lines
}

fn columns(rows: Rect) -> Vec<Rect> {
    if rows.width < TWO_FROM {
        return vec![rows];
    }
    let width = (rows.width - GAP) / 2;
    vec![first(rows, width), first(after(rows, width + GAP), width)]
}

/// `  j ↓              a row down`
fn draw_entry(
    help: &HelpList,
    entry: usize,
    is_chosen: bool,
    at: Rect,
    cells: &mut Cells,
    theme: Theme,
) {
    let paint = |style| theme.in_list(style, is_chosen);
    if is_chosen {
        cells.fill(at, paint(Style::new()));
    }
    let picker = &help.picker;
    let keys = first(after(at, 1), KEYS.min(at.width / 3));
    let field = |part: Part| (entry, part as usize);
    list::field(
        picker,
        field(Part::Keys),
        keys,
        paint(theme.headline()),
        cells,
        theme,
    );
    let rest = after(at, keys.width + 2);
    list::field(
        picker,
        field(Part::Description),
        rest,
        paint(Style::new()),
        cells,
        theme,
    );
}
