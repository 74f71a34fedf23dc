//! The lists with one line an entry: the outline, the links, the encodings.

use super::cells::{Cells, split_last};
use super::list::{self, Heading};
use super::theme::Theme;
use crate::app::App;
use crate::app::line_list::{LineList, Lines};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Draws the list; returns the cursor while something is typed.
///
/// ```text
/// │ The strike ends                                    │
/// │   What comes next                                  │
/// │ the report of the port       example.org/report?a=1│
/// ```
pub fn draw(
    app: &App,
    list: &LineList,
    screen: Rect,
    cells: &mut Cells,
    theme: Theme,
) -> Option<Position> {
    let name = match &list.lines {
        Lines::Outline(_) if app.reading.document.article.is_feed => cells.wording.articles(),
        Lines::Outline(_) => cells.wording.outline(),
        Lines::Links => cells.wording.links(),
        Lines::Encodings => cells.wording.read_again_as(),
    };
    let parts = list::draw_frame(&list.picker, Heading::of(&name), screen, cells, theme);
    if list.picker.shown().is_empty() {
        let sentence = cells.wording.nothing_matches();
        list::empty(&[sentence], parts.rows, cells, theme);
    }
    for shown in list::window(&list.picker, &parts, 1, cells, theme) {
        let style = theme.in_list(Style::new(), shown.is_chosen);
        let quiet = theme.in_list(theme.quiet(), shown.is_chosen);
        if shown.is_chosen {
            cells.fill(shown.at, style);
        }
        let about = list.picker.haystack(shown.entry).field(1);
        let columns = cells.width(about).min(shown.at.width / 2);
        let (about_at, words_at) = split_last(shown.at, columns);
        let words_at = Rect {
            width: words_at.width.saturating_sub(2 * u16::from(columns > 0)),
            ..words_at
        };
        for (number, at, style) in [(0, words_at, style), (1, about_at, quiet)] {
            list::field(&list.picker, (shown.entry, number), at, style, cells, theme);
        }
    }
    parts.cursor
}
