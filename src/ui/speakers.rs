//! The speakers panel: who speaks, how often, and for which share of the words.

use super::paint::{self, Canvas};
use super::theme::Theme;
use crate::app::App;
use crate::app::geometry::Region;
use ratatui_core::layout::Rect;

/// The widest bar, in columns.
const BAR: u16 = 8;
/// The panel's size where it has to lie over the text.
const POPUP: (u16, u16) = (48, 14);

/// Draws the panel where it has a region, or over the text while it has the
/// keys.
pub fn draw(app: &App, canvas: &mut Canvas, theme: Theme) {
    let has_focus = app.chosen_speaker.is_some() && app.overlay.is_none();
    let style = (theme.frame(), theme.pane_name(has_focus));
    let inside = match app.regions.speakers {
        Some(region) => {
            canvas.frame(region, "Speakers", style.0, style.1);
            region.inside()
        }
        None if app.chosen_speaker.is_some() => popup(app, canvas, style),
        None => return,
    };
    let rows = usize::from(inside.height);
    let total = app.document.analysis.speakers.len();
    let wanted = app
        .chosen_speaker
        .or_else(|| app.current_speaker())
        .unwrap_or(0);
    let first = (wanted + 1)
        .saturating_sub(rows)
        .min(total.saturating_sub(rows));
    for (y, speaker) in (inside.y..inside.y + inside.height).zip(first..total) {
        draw_speaker(
            app,
            speaker,
            Region {
                y,
                height: 1,
                ..inside
            },
            canvas,
            theme,
        );
    }
}

fn popup(
    app: &App,
    canvas: &mut Canvas,
    style: (ratatui_core::style::Style, ratatui_core::style::Style),
) -> Region {
    let rows = u16::try_from(app.document.analysis.speakers.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let screen = Rect::new(0, 0, app.size.0, app.size.1.saturating_sub(1));
    let region = paint::centred(screen, POPUP.0, rows.min(POPUP.1));
    canvas.popup(region, "Speakers", style.0, style.1)
}

/// `● Kolbai Musaev   3 ▇▇▇▇`
fn draw_speaker(app: &App, index: usize, at: Region, canvas: &mut Canvas, theme: Theme) {
    let document = &app.document;
    let tally = document.tallies[index];
    let most = document.most_words.max(1);
    let row = Rect::from(at);
    // The name gets most of a narrow panel.
    let bar_columns = BAR.min(row.width / 5);
    let eighths = tally.words * usize::from(bar_columns) * 8 / most;
    let is_chosen = app.chosen_speaker == Some(index);
    let is_dimmed = app.followed.is_some_and(|followed| followed != index);
    let color = if is_dimmed {
        theme.dimmed()
    } else {
        theme.speaker(Some(index))
    };
    let mut name_style = if is_dimmed {
        theme.dimmed()
    } else {
        ratatui_core::style::Style::new()
    };
    if is_chosen {
        name_style = name_style.patch(theme.chosen());
    } else if app.current_speaker() == Some(index) {
        name_style = theme.mention(Some(index));
    }
    let sign = format!("{} ", canvas.sign(theme.sign(index), '*'));
    let used = canvas.plain((row.x, row.y), row.width, &sign, color);
    let count = format!(" {:>2} ", tally.quotations);
    let count_columns = canvas.width(&count);
    let name_columns = row.width.saturating_sub(used + count_columns + bar_columns);
    let speaker = &document.analysis.speakers[index];
    let name = match &speaker.other_name {
        Some(other) => format!("{} {other}", speaker.name),
        None => speaker.name.clone(),
    };
    canvas.shortened((row.x + used, row.y), name_columns, &name, name_style);
    let x = row.x + used + name_columns;
    let bar = canvas.bar(eighths);
    canvas.plain(
        (x, row.y),
        row.width.saturating_sub(used + name_columns),
        &count,
        theme.quiet(),
    );
    canvas.plain((x + count_columns, row.y), bar_columns, &bar, color);
}
