//! The scroll bar: which part of the article is on the screen, and where in it
//! are quotations, bookmarks and matches.

use super::cells::Cells;
use super::theme::Theme;
use crate::app::App;
use crate::app::scroll_bar::Share;
use std::ops::Range;

/// Draws the bar at the right edge of the page.
pub fn draw(app: &App, cells: &mut Cells, theme: Theme) {
    let Some(region) = app.reading.page.regions.scroll_bar else {
        return;
    };
    let ruler = app.reading.page.ruler(&app.reading.document);
    let shown = app
        .reading
        .page
        .viewport(ruler)
        .shown(ruler)
        .unwrap_or_default();
    for (at, share) in region.positions().zip(&app.reading.scroll_bar.shares) {
        let bytes = &share.sides[ruler as usize];
        let is_thumb =
            !app.reading.scroll_bar.is_whole && bytes.start < shown.end && shown.start < bytes.end;
        match sign(app, share, theme) {
            Some((_, style)) if is_thumb => cells.sign(at, '█', '#', style),
            Some(((usual, ascii), style)) => cells.sign(at, usual, ascii, style),
            None if is_thumb => cells.sign(at, '┃', '|', theme.quiet()),
            None => {}
        }
    }
}

/// What is most worth a look in a share, and its style.
fn sign(app: &App, share: &Share, theme: Theme) -> Option<((char, char), ratatui::style::Style)> {
    let mut sides = share.sides.iter().filter(|bytes| !bytes.is_empty());
    let has_bookmark = |bytes: &Range<usize>| app.marks.bookmarks.within(bytes).next().is_some();
    let has_match = |bytes: &Range<usize>| {
        let search = app.search.shown.as_ref();
        search.is_some_and(|search| search.within(bytes.clone()).next().is_some())
    };
    if sides.clone().any(has_bookmark) {
        return Some((('★', '*'), theme.bookmark_sign()));
    }
    if sides.any(has_match) {
        return Some((('•', 'o'), theme.notice()));
    }
    let rank = share
        .voice?
        .map(|speaker| app.reading.document.ranks[speaker]);
    Some((('▐', ':'), theme.bar(rank)))
}
