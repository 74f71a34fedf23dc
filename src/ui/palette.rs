//! The palette: a line being typed, and the commands that match it.

use super::cells::{Cells, after, first, split_last};
use super::list::{self, Heading, Shown};
use super::theme::Theme;
use crate::app::palette::{Palette, Part, Wanted};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Columns between two fields.
const GAP: u16 = 2;

/// Draws the palette; returns the cursor.
pub fn draw(palette: &Palette, screen: Rect, cells: &mut Cells, theme: Theme) -> Option<Position> {
    let name = cells.wording.commands();
    let heading = Heading {
        prompt: ":",
        ..Heading::of(&name)
    };
    let parts = list::draw_frame(&palette.picker, heading, screen, cells, theme);
    if palette.picker.shown().is_empty() {
        let sentence = match palette.wanted() {
            Some((Wanted::Percent(hundredths), _)) => {
                cells.wording.enter_goes_to_percent(hundredths)
            }
            Some((Wanted::Paragraph(number), _)) => cells.wording.enter_goes_to_paragraph(number),
            _ => cells.wording.no_command_matches(),
        };
        list::empty(&[sentence], parts.rows, cells, theme);
    }
    for shown in list::window(&palette.picker, &parts, 1, cells, theme) {
        draw_entry(palette, &shown, cells, theme);
    }
    parts.cursor
}

/// `next-quotation      next quotation                          → l ]`
fn draw_entry(palette: &Palette, shown: &Shown, cells: &mut Cells, theme: Theme) {
    let &Shown {
        entry,
        is_chosen,
        at,
    } = shown;
    let paint = |style| theme.in_list(style, is_chosen);
    if is_chosen {
        cells.fill(at, paint(Style::new()));
    }
    let picker = &palette.picker;
    let keys = &palette.entries[entry].keys;
    let columns = cells.width(keys).min(at.width / 3);
    let (keys_at, rest) = split_last(at, columns);
    cells.text(keys_at, keys, paint(theme.headline()));
    let name = first(rest, (at.width * 3 / 10).max(20).min(rest.width));
    let field = |part: Part| (entry, part as usize);
    let style = paint(Style::new());
    let used = list::field(picker, field(Part::Name), name, style, cells, theme);
    let rest = after(rest, used.max(name.width.min(24)) + GAP);
    let rest = first(rest, rest.width.saturating_sub(GAP));
    list::field(
        picker,
        field(Part::Description),
        rest,
        paint(theme.quiet()),
        cells,
        theme,
    );
}
