//! What lies at a cell of the screen: what is drawn there, asked the other way
//! round.

use super::{bookmarks, help, library, list, places, speakers};
use crate::app::page::Row;
use crate::app::pointer::Target;
use crate::app::stretch::Place;
use crate::app::{App, Overlay};
use crate::text::Language;
use ratatui::layout::{Position, Rect};

/// What a click at `place` means.
#[must_use]
pub fn at(app: &App, place: Position) -> Target {
    match app.overlay() {
        None | Some(Overlay::Reason | Overlay::Word(_)) => on_page(app, place),
        Some(overlay) => in_list(app, overlay, place).map_or(Target::Nothing, Target::Entry),
    }
}

/// The place among the entries shown of the one at `place`.
fn in_list(app: &App, overlay: &Overlay, place: Position) -> Option<usize> {
    let (width, height) = app.reading.size;
    let screen = Rect::new(0, 0, width, height);
    let picker = overlay.picker()?;
    let (has_preview, rows) = match overlay {
        Overlay::Bookmarks(list) => (!list.picker.shown().is_empty(), bookmarks::ROWS),
        Overlay::Words(list) => (!list.picker.shown().is_empty(), 1),
        Overlay::Library(_) => (false, library::ROWS),
        Overlay::Speakers(_) | Overlay::Messages(_) => (picker.chosen().is_some(), 1),
        Overlay::Places(list) => (places::has_preview(list), 1),
        Overlay::Lines(_) | Overlay::Palette(_) => (false, 1),
        Overlay::Help(help) => return help::entry_at(help, screen, place),
        Overlay::Reason
        | Overlay::Word(_)
        | Overlay::Map(_)
        | Overlay::Search(..)
        | Overlay::Form(_) => return None,
    };
    list::entry_at(picker, (has_preview, rows), screen, place)
}

fn on_page(app: &App, place: Position) -> Target {
    let page = &app.reading.page;
    let regions = &page.regions;
    if let Some(speaker) = speakers::speaker_at(app, place) {
        return Target::Speaker(speaker);
    }
    if let Some(bar) = regions.scroll_bar.filter(|bar| bar.contains(place)) {
        let language = page.ruler(&app.reading.document);
        let share = app
            .reading
            .scroll_bar
            .shares
            .get(usize::from(place.y - bar.y));
        return share.map_or(Target::Nothing, |share| {
            let byte = share.sides[language as usize].start;
            Target::ScrollBar(Place { language, byte })
        });
    }
    if regions.rule.is_some_and(|rule| rule.contains(place)) {
        return Target::Rule;
    }
    for (shown, viewport) in page.viewports() {
        let languages = Language::ALL.into_iter();
        for language in languages.filter(|language| shown.is_none_or(|shown| shown == *language)) {
            let Some(text) = regions.texts[language as usize] else {
                continue;
            };
            let column = Rect {
                x: text.x.saturating_sub(regions.gutter),
                width: text.width + regions.gutter,
                ..text
            };
            if !column.contains(place) {
                continue;
            }
            let line = viewport.lines.get(usize::from(place.y - text.y));
            let row = line.and_then(|line| {
                // Both texts may share a column.
                let own = line.rows[language as usize].as_ref();
                let is_shared = !page.arrangement.has_columns();
                let other = line.rows[language.other() as usize].as_ref();
                own.or(other.filter(|_| is_shared))
            });
            return row
                .and_then(|row| letter(app, row, text, place.x))
                .map_or(Target::Column(language), Target::Letter);
        }
    }
    Target::Nothing
}

/// The letter of `row` in the column `x` of the screen, or the nearest one; none
/// in a blank row.
fn letter(app: &App, row: &Row, text: Rect, x: u16) -> Option<Place> {
    let document = &app.reading.document;
    let language = document.article.blocks[row.block].language;
    let measures = app.reading.page.viewport(language).measures();
    let indent = measures.indent(document, row).min(text.width);
    let column = usize::from(x.saturating_sub(text.x + indent));
    // Words may be moved apart for their readings.
    let mut segments = row.segments.iter().flat_map(|segments| segments.iter());
    let segment = segments.rfind(|segment| usize::from(segment.column) <= column);
    let (range, left) = segment.map_or((row.range.clone(), 0), |segment| {
        (segment.range.clone(), usize::from(segment.column))
    });
    let words = document.article.text[range.clone()].trim_end();
    let (mut right, mut found) = (left, None);
    for (at, cluster) in app.reading.settings.widths.clusters(words) {
        found = Some(at);
        right += cluster.columns;
        if right > column {
            break;
        }
    }
    let byte = range.start + found?;
    Some(Place { language, byte })
}
