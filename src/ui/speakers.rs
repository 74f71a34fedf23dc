//! The speakers panel: who speaks, how often, and for which share of the words.

use super::border::{centred, frame, popup};
use super::cells::{Cells, after, first};
use super::theme::Theme;
use crate::app::App;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

/// The widest bar, in columns.
const BAR: u16 = 8;
/// The panel's size where it has to lie over the text.
const POPUP: (u16, u16) = (48, 14);

/// Draws the panel where it has a region, or over the text while it has the
/// keys.
pub fn draw(app: &App, cells: &mut Cells, theme: Theme) {
    let has_focus = app.chosen_speaker.is_some() && app.overlays.is_empty();
    let name = Span::styled("Speakers", theme.pane_name(has_focus));
    let inside = match app.regions.speakers {
        Some(region) => frame(region, &name, cells, theme),
        None if app.chosen_speaker.is_some() => popup(over_text(app), &name, cells, theme),
        None => return,
    };
    let rows = usize::from(inside.height);
    let total = app.document.analysis.speakers.len();
    let wanted = app
        .chosen_speaker
        .or_else(|| app.current_speaker())
        .unwrap_or(0);
    let top = (wanted + 1)
        .saturating_sub(rows)
        .min(total.saturating_sub(rows));
    for (row, speaker) in inside.rows().zip(top..total) {
        draw_speaker(app, speaker, row, cells, theme);
    }
}

fn over_text(app: &App) -> Rect {
    let rows = u16::try_from(app.document.analysis.speakers.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let screen = Rect::new(0, 0, app.size.0, app.size.1.saturating_sub(1));
    centred(screen, POPUP.0, rows.min(POPUP.1))
}

/// `● Kolbai Musaev   3 ▇▇▇▇`
fn draw_speaker(app: &App, index: usize, row: Rect, cells: &mut Cells, theme: Theme) {
    let document = &app.document;
    let tally = document.tallies[index];
    let most = document.most_words.max(1);
    // The name gets most of a narrow panel.
    let bar_columns = BAR.min(row.width / 5);
    let eighths = tally.words * usize::from(bar_columns) * 8 / most;
    let is_dimmed = app.followed.is_some_and(|followed| followed != index);
    let (color, plain) = if is_dimmed {
        (theme.dimmed(), theme.dimmed())
    } else {
        (theme.speaker(Some(index)), Style::new())
    };
    let name_style = if app.chosen_speaker == Some(index) {
        plain.patch(theme.chosen())
    } else if app.current_speaker() == Some(index) {
        theme.mention(Some(index))
    } else {
        plain
    };
    let speaker = &document.analysis.speakers[index];
    let name = match &speaker.other_name {
        Some(other) => format!("{} {other}", speaker.name),
        None => speaker.name.clone(),
    };
    let count = format!(" {:>2} ", tally.quotations);
    let count_columns = cells.width(&count);
    let sign = format!("{} ", cells.chosen(theme.sign(index), '*'));
    let rest = after(row, cells.text(row, &sign, color));
    let name_columns = rest.width.saturating_sub(count_columns + bar_columns);
    cells.span(first(rest, name_columns), &Span::styled(name, name_style));
    let rest = after(rest, name_columns);
    cells.text(rest, &count, theme.quiet());
    let bar = cells.bar(eighths);
    cells.text(after(rest, count_columns), &bar, color);
}
