//! The gutter to the left of a text: a sign for the current passage, a bookmark
//! or the end of a tie, then the bar of a quotation, then a blank column.

use super::cells::Cells;
use super::theme::Theme;
use crate::app::App;
use crate::app::document::extent;
use crate::app::page::Row;
use crate::quotation::Kind;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use std::ops::Range;

/// Draws the signs of the row of text at `at`.
pub fn draw(app: &App, row: &Row, at: Rect, cells: &mut Cells, theme: Theme) {
    bar(app, row, (at.x - 2, at.y), cells, theme);
    let starts_here = |range: Range<usize>| row.range.contains(&range.start);
    let is_current = app
        .reading
        .passage
        .as_ref()
        .is_some_and(|passage| starts_here(passage.range.clone()));
    let sign = (at.x - 3, at.y);
    // The current passage is seen without a sign too, the others are not.
    let end = app.marks.tying.end.as_ref();
    if end.is_some_and(|end| starts_here(end.range.clone())) {
        cells.sign(sign, '◆', '=', theme.passage_sign());
    } else if app.marks.bookmarks.within(&row.range).any(starts_here) {
        cells.sign(sign, '★', '*', theme.bookmark_sign());
    } else if is_current {
        cells.sign(sign, '▶', '>', theme.passage_sign());
    } else if app.reading.counterpart.iter().cloned().any(starts_here) {
        cells.sign(sign, '▷', '>', theme.quiet());
    }
}

/// The bar beside a quotation, in its speaker's colour: dotted where the words
/// are reported, bold beside the current one.
pub fn bar(app: &App, row: &Row, at: (u16, u16), cells: &mut Cells, theme: Theme) {
    let document = &app.reading.document;
    let Some((_, index)) = document.quoted(row.range.clone()).next() else {
        return;
    };
    let quotation = &document.analysis.quotations[index];
    let rank = quotation.speaker.map(|speaker| document.ranks[speaker]);
    let starts_here = row.range.contains(&extent(quotation).start);
    let (usual, ascii) = match (rank, quotation.kind) {
        // Without colours the bar begins with the speaker's figure.
        (Some(rank), _) if starts_here && !theme.has_color() => {
            (theme.sign(rank), theme.sign(rank))
        }
        (_, Kind::Indirect) => ('┊', ':'),
        _ => ('┃', '|'),
    };
    let is_dimmed = app.reading.followed.is_some() && app.reading.followed != quotation.speaker;
    let style = if is_dimmed {
        theme.dimmed()
    } else {
        theme.bar(rank)
    };
    let passage = app.reading.passage.as_ref();
    let is_current = passage.is_some_and(|passage| passage.quotation_index() == Some(index));
    let modifier = if is_current {
        Modifier::BOLD
    } else {
        Modifier::empty()
    };
    cells.sign(at, usual, ascii, style.add_modifier(modifier));
}
