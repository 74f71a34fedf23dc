//! The lists of places in the article: facts that differ, and quotations.

use super::cells::{Cells, after, below, first};
use super::list::{self, Heading, Shown};
use super::theme::Theme;
use crate::app::passage::Passage;
use crate::app::place_list::{PlaceKind, PlaceList};
use crate::app::{App, attribution};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Columns between the name of a speaker and the words.
const GAP: u16 = 2;

/// Draws the list; returns the cursor while something is typed.
pub fn draw(
    app: &App,
    list: &PlaceList,
    screen: Rect,
    cells: &mut Cells,
    theme: Theme,
) -> Option<Position> {
    let (name, nothing) = match list.kind {
        PlaceKind::Facts => (cells.wording.facts(), cells.wording.no_fact_matches()),
        PlaceKind::Quotations => (
            cells.wording.quotations(),
            cells.wording.no_quotation_matches(),
        ),
    };
    let heading = Heading {
        has_preview: has_preview(list),
        ..Heading::of(&name)
    };
    let parts = list::draw_frame(&list.picker, heading, screen, cells, theme);
    if list.picker.shown().is_empty() {
        list::empty(&[nothing], parts.rows, cells, theme);
    }
    for shown in list::window(&list.picker, &parts, 1, cells, theme) {
        draw_entry(app, list, &shown, cells, theme);
    }
    if let (Some(at), Some(range)) = (parts.preview, list.chosen()) {
        let passage = Passage::at(&app.reading.document, range.clone());
        draw_preview(app, &passage, at, cells, theme);
    }
    parts.cursor
}

/// Whether more is shown of the chosen place than its row: a fact has none.
pub fn has_preview(list: &PlaceList) -> bool {
    list.kind != PlaceKind::Facts && list.chosen().is_some()
}

/// The speaker, where it is a quotation, and the words.
fn draw_entry(app: &App, list: &PlaceList, shown: &Shown, cells: &mut Cells, theme: Theme) {
    let &Shown {
        entry,
        is_chosen,
        at,
    } = shown;
    let paint = |style| theme.in_list(style, is_chosen);
    if is_chosen {
        cells.fill(at, paint(Style::new()));
    }
    let picker = &list.picker;
    if list.kind != PlaceKind::Quotations {
        list::field(picker, (entry, 0), at, paint(Style::new()), cells, theme);
        return;
    }
    let document = &app.reading.document;
    let passage = Passage::at(document, list.places[entry].clone());
    let rank = passage
        .speaker(document)
        .map(|speaker| document.ranks[speaker]);
    let name = first(at, (at.width / 4).max(8));
    list::field(
        picker,
        (entry, 0),
        name,
        paint(theme.mention(rank)),
        cells,
        theme,
    );
    let words = after(at, name.width + GAP);
    list::field(picker, (entry, 1), words, paint(Style::new()), cells, theme);
}

/// The whole words, what says the same in the other text, and who said them.
fn draw_preview(app: &App, passage: &Passage, at: Rect, cells: &mut Cells, theme: Theme) {
    let document = &app.reading.document;
    let words = document.text_of(&passage.range);
    let mut left = list::paragraph(&words, at, |_| Style::new(), cells);
    if let Some(counterpart) = passage.counterpart(document) {
        left = list::paragraph(&counterpart, below(left, 1), |_| theme.quiet(), cells);
    }
    if passage.quotation_index().is_some()
        && let Some(speaker) = passage.speaker(document)
    {
        let name = format!("— {}", attribution(document, speaker));
        let rank = document.ranks[speaker];
        list::paragraph(&name, below(left, 1), |_| theme.mention(Some(rank)), cells);
    }
}
