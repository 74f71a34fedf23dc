//! The window at a word: what the dictionary and the article tell of it.

use super::border::popup;
use super::cells::{Cells, after, below};
use super::theme::Theme;
use crate::app::App;
use crate::app::look_up::{LookUp, Part, Told};
use crate::app::page::{Row, column_of};
use crate::text;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use std::ops::Range;

/// The widest the window gets, in columns, and the highest of a word that is not told of
/// whole, in rows.
const WIDTH: u16 = 64;
const HEIGHT: u16 = 14;
/// The most rows that one thing takes where not everything is told.
const ROWS: usize = 3;
/// Rows from which on there is room for a frame.
const FRAMED_FROM: u16 = 3;

/// Draws the window below the word, or above it where there is more room:
///
/// ```text
/// 港口工人结束罢工。
///    ┌ 罢工 罷工  bàgōng  HSK 7–9 ────────────────────┐
///    │ strike; to go on strike                        │
///    │ 罢 bà  to stop; to cease; to dismiss; to       │
///    │   suspend; to quit; to finish                  │
///    │ 工 gōng  work; worker; skill; profession       │
///    │ here  strike                                   │
///    └────────────────────────────────────────────────┘
/// ```
pub fn draw(app: &App, told: &LookUp, screen: Rect, cells: &mut Cells, theme: Theme) {
    let Some(word) = place(app, &told.range, cells) else {
        return;
    };
    let width = WIDTH.min(screen.width);
    let room = usize::from(width.saturating_sub(4)).max(1);
    let lines: Vec<Line> = told
        .rows
        .iter()
        .flat_map(|row| lines(row, told.is_whole, room, cells))
        .collect();
    let area = area(&lines, told, (word, width), screen);
    if area.is_empty() {
        return;
    }
    let title = Span::styled(&told.title, theme.headline());
    let inside = if area.height < FRAMED_FROM {
        cells.fill(area, Style::new());
        cells.span(area, &title);
        below(area, 1)
    } else {
        popup(area, &title, cells, theme)
    };
    let top = told
        .top
        .min(lines.len().saturating_sub(usize::from(inside.height)));
    let hidden = lines.len() - top;
    for (row, line) in inside.rows().zip(&lines[top..]) {
        let row = after(row, 1);
        let used = cells.text(row, &line.label, label(theme, line.part));
        cells.text(after(row, used), &line.text, style(theme, line.part));
    }
    if hidden > usize::from(inside.height) && area.height >= FRAMED_FROM {
        let more = Rect::new(area.right().saturating_sub(4), area.bottom() - 1, 3, 1);
        cells.text(more, " … ", theme.quiet());
    }
}

/// A row of the window.
struct Line {
    part: Part,
    label: String,
    text: String,
}

/// One thing that is told, in rows of so many columns; those after the first are moved in.
fn lines(told: &Told, is_whole: bool, room: usize, cells: &Cells) -> Vec<Line> {
    const INDENT: &str = "  ";
    let label = if told.label.is_empty() {
        String::new()
    } else {
        format!("{}  ", told.label)
    };
    let used = usize::from(cells.width(&label));
    let first_room = room.saturating_sub(used);
    let is_apart = first_room < room / 3;
    let (whole, columns) = (told.text.as_str(), room.saturating_sub(INDENT.len()).max(1));
    // The first row has less room where there is a label.
    let indent = if is_apart {
        0
    } else {
        used.saturating_sub(INDENT.len()).min(columns - 1)
    };
    let rows: Vec<Range<usize>> = cells.widths.rows(whole, columns, indent).collect();
    let most = if is_whole { usize::MAX } else { ROWS };
    let is_cut = rows.len() > most;
    let mut lines = Vec::new();
    if is_apart && !label.is_empty() {
        lines.push(Line {
            part: told.part,
            label: label.clone(),
            text: String::new(),
        });
    }
    for (number, row) in rows.iter().take(most).enumerate() {
        let shown = text::shown(whole, row);
        let is_first = number == 0 && !is_apart;
        let mut text = if is_first {
            shown.to_owned()
        } else {
            format!("{INDENT}{shown}")
        };
        if is_cut && number + 1 == most {
            text = format!("{} …", text.trim_end_matches(['；', ';', ' ']));
        }
        lines.push(Line {
            part: told.part,
            label: if is_first {
                label.clone()
            } else {
                String::new()
            },
            text,
        });
    }
    lines
}

fn label(theme: Theme, part: Part) -> Style {
    match part {
        Part::Counterpart => theme.quiet(),
        _ => theme.headline(),
    }
}

fn style(theme: Theme, part: Part) -> Style {
    match part {
        Part::Missing | Part::Place | Part::Source => theme.quiet(),
        Part::Counterpart => theme.note(),
        Part::Meaning | Part::Character | Part::Compound => Style::new(),
    }
}

/// Where the window is: never over the word.
fn area(lines: &[Line], told: &LookUp, (word, width): (Rect, u16), screen: Rect) -> Rect {
    let wanted = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let wanted = if told.is_whole {
        wanted
    } else {
        wanted.min(HEIGHT)
    };
    // The title bar stays where there is room, the status line always.
    let head = screen.y + u16::from(screen.height > 10);
    let foot = screen.bottom().saturating_sub(1);
    let (above, under) = (
        word.y.saturating_sub(head),
        foot.saturating_sub(word.bottom()),
    );
    let is_under = wanted <= under || (wanted > above && under >= above);
    let height = wanted.min(if is_under { under } else { above });
    let y = if is_under {
        word.bottom()
    } else {
        word.y.saturating_sub(height)
    };
    let x = word
        .x
        .saturating_sub(2)
        .min(screen.right().saturating_sub(width));
    Rect::new(x.max(screen.x), y, width, height).intersection(screen)
}

/// The rows of the screen with the word at `range`, from the column where it begins.
fn place(app: &App, range: &Range<usize>, cells: &Cells) -> Option<Rect> {
    let language = app.reading.document.language_at(range.start);
    let region = app.reading.page.regions.texts[language as usize]?;
    let viewport = app.reading.page.viewport(language);
    let has_word =
        |row: &Row| !row.is_reading && row.range.start < range.end && range.start < row.range.end;
    let mut found = viewport
        .lines
        .iter()
        .enumerate()
        .filter_map(|(number, line)| {
            let row = line.rows[language as usize]
                .as_ref()
                .filter(|row| has_word(row))?;
            Some((u16::try_from(number).ok()?, row))
        });
    let (number, row) = found.next()?;
    let last = found.next_back().map_or(number, |(last, _)| last);
    let text = &app.reading.document.article.text;
    let before = &text[row.range.start..range.start.max(row.range.start)];
    let column = match &row.segments {
        Some(segments) => column_of(segments, text, range.start, cells.widths),
        None => cells.width(before),
    };
    let indent = viewport.measures().indent(&app.reading.document, row);
    let x = region.x + indent + column;
    Some(Rect::new(x, region.y + number, 1, last - number + 1))
}
