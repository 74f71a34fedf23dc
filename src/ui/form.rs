//! The form about a bookmark: the words marked, and what the reader has to say
//! about them in three fields.

use super::border::popup;
use super::cells::{Cells, after, below, first};
use super::list::{lines, paragraph};
use super::prompt;
use super::reason::row;
use super::theme::Theme;
use crate::app::App;
use crate::app::form::{Field, Form};
use crate::app::prompt::Prompt;
use crate::wording::Wording;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;
use std::borrow::Cow;
use std::ops::Range;

/// The widest the form gets, in columns.
const WIDTH: u16 = 78;
/// The least columns of text that are left to see on each side of it.
const STRIP: u16 = 8;
/// Rows of the words marked, where there is room for them.
const QUOTED: u16 = 2;
/// Rows from which there is.
const QUOTED_FROM: u16 = 12;
/// Columns of the labels.
const LABEL: u16 = 6;

/// Draws the form at the foot of the screen, or at its head where it would hide
/// the passage; returns the cursor.
///
/// ```text
/// ┌ Bookmark ──────────────────────────┐
/// │ "Internet terrorism and fundraising│
/// │ have become the new impetus for …  │
/// │ name                               │
/// │ tags  #网络                        │
/// │ note  what I think of it           │
/// └────────────────────────────────────┘
/// ```
pub fn draw(app: &App, form: &Form, screen: Rect, cells: &mut Cells, theme: Theme) -> Position {
    let room = screen.height.saturating_sub(1);
    // A strip of text beside the form would be no use to anybody.
    let width = if screen.width < WIDTH + 2 * STRIP {
        screen.width
    } else {
        WIDTH
    };
    let columns = width.saturating_sub(4 + LABEL);
    let note = rows(form.note(), columns, cells);
    let quoted = if room < QUOTED_FROM { 0 } else { QUOTED };
    let note_rows = u16::try_from(note.len()).unwrap_or(u16::MAX);
    let note_rows = note_rows.clamp(2, (room / 2).max(2));
    let height = (2 + quoted + 2 + note_rows).min(room);
    // Two edges on one another would look like a broken frame.
    let gap = u16::from(width < screen.width && height < room);
    let bottom = room - height - gap;
    let is_hidden = |passage| row(app, passage) + 1 >= usize::from(bottom);
    let hides =
        app.overlays.as_slice().len() == 1 && app.reading.passage.as_ref().is_some_and(is_hidden);
    let region = Rect {
        x: (screen.width - width) / 2,
        y: if hides { gap } else { bottom },
        width,
        height,
    };
    let name = Span::styled(cells.wording.bookmark(), theme.headline());
    let inside = popup(region, &name, cells, theme).inner(Margin::new(1, 0));
    let words = Rect {
        height: quoted.min(inside.height),
        ..inside
    };
    draw_quoted(&form.quoted, words, cells, theme);
    let mut left = below(inside, quoted);
    let mut cursor = left.as_position();
    for field in Field::ALL {
        let has_keys = form.field == field;
        let style = if has_keys {
            theme.notice()
        } else {
            theme.quiet()
        };
        cells.text(first(left, LABEL), &label(field, cells.wording), style);
        let value = after(left, LABEL);
        let place = if field == Field::Note {
            draw_note(form.prompt(field), &note, value, cells)
        } else if value.height > 0 {
            prompt::draw(form.prompt(field), &Span::raw(""), value, cells)
        } else {
            cursor
        };
        if has_keys {
            cursor = place;
        }
        left = below(left, 1);
    }
    cursor
}

/// What a field is called.
fn label(field: Field, wording: Wording) -> Cow<'static, str> {
    match field {
        Field::Name => wording.field_name(),
        Field::Tags => wording.field_tags(),
        Field::Note => wording.field_note(),
    }
}

/// The beginning of the words marked.
fn draw_quoted(text: &str, at: Rect, cells: &mut Cells, theme: Theme) {
    let text = text.replace('\n', " ");
    let row = Rect {
        height: at.height.min(1),
        ..at
    };
    let columns = usize::from(at.width.max(1));
    let end = cells.widths.rows(&text, columns, 0).next();
    let rest = end.map_or(0, |row| row.end);
    paragraph(&text, row, |_| theme.quiet(), cells);
    cells.span(below(at, 1), &Span::styled(&text[rest..], theme.quiet()));
}

/// The rows of a note, as bytes of it.
fn rows(note: &str, columns: u16, cells: &Cells) -> Vec<Range<usize>> {
    // A column is kept for the cursor behind the last character.
    let columns = usize::from(columns.saturating_sub(1).max(1));
    lines(note)
        .flat_map(|(start, line)| {
            cells
                .widths
                .rows(line, columns, 0)
                .map(move |row| start + row.start..start + row.end)
        })
        .collect()
}

/// Draws the rows around the cursor; returns its place.
fn draw_note(prompt: &Prompt, rows: &[Range<usize>], at: Rect, cells: &mut Cells) -> Position {
    let text = prompt.text();
    let cursor = prompt.around_cursor().0.len();
    let here = rows
        .partition_point(|row| row.start <= cursor)
        .saturating_sub(1);
    let top = (here + 1).saturating_sub(usize::from(at.height).max(1));
    for (at, row) in at.rows().zip(&rows[top..]) {
        cells.text(at, text[row.clone()].trim_end(), Style::new());
    }
    let column = rows
        .get(here)
        .map_or(0, |row| cells.width(&text[row.start..cursor]));
    let y = at.y + u16::try_from(here - top).unwrap_or(0);
    Position::new(at.x + column.min(at.width.saturating_sub(1)), y)
}
