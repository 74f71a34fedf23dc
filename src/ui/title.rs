//! The title bar: what is being read, how far, and how long the rest takes.

use super::cells::{Cells, split_last};
use super::theme::Theme;
use crate::app::App;
use crate::text::Language;
use crate::wording::Wording;
use ratatui::text::Span;

/// Draws the headlines, the source, the per cent and the minutes left.
pub fn draw(app: &App, cells: &mut Cells, theme: Theme) {
    let Some(region) = app.reading.page.regions.title else {
        return;
    };
    let article = &app.reading.document.article;
    let headlines: Vec<&str> = Language::ALL
        .iter()
        .filter_map(|language| article.headline(*language))
        .collect();
    let list = match app.provenance.listed {
        (_, 1) => String::new(),
        (place, length) => format!("[{place}/{length}] "),
    };
    let (title, source) = if headlines.is_empty() {
        (app.provenance.source.clone(), "")
    } else {
        (headlines.join(" · "), app.provenance.source.as_str())
    };
    let title = format!(" {list}{title}");
    let progress = progress(app, cells.wording);
    // The minutes and the source give way to the headlines, down to nothing.
    let mut parts = vec![source, &progress[1], &progress[0]];
    let room = |parts: &[&str]| -> u16 {
        let columns = parts.iter().map(|part| cells.width(part));
        columns
            .map(|columns| columns + 2 * u16::from(columns > 0))
            .sum()
    };
    while parts.len() > 1 && cells.width(&title) + room(&parts) > region.width {
        parts.remove(0);
    }
    let right: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let right = format!("  {} ", right.join("  "));
    let (right_at, left) = split_last(region, cells.width(&right));
    cells.span(left, &Span::styled(title, theme.headline()));
    cells.text(right_at, &right, theme.quiet());
}

/// `58 %`, and `2 min left`; from two hours on, `3 h left`.
fn progress(app: &App, wording: Wording) -> [String; 2] {
    let left = match app.reading.minutes_left() {
        0 => String::new(),
        minutes @ 1..120 => wording.minutes_left(minutes).into_owned(),
        minutes => wording.hours_left(minutes / 60).into_owned(),
    };
    [format!("{} %", app.reading.percent()), left]
}
