//! The title line: what is being read, and how far.

use super::cells::{Cells, split_last};
use super::theme::Theme;
use crate::app::App;
use crate::text::Language;
use ratatui::text::Span;

/// Draws headline, file name and per cent.
pub fn draw(app: &App, cells: &mut Cells, theme: Theme) {
    let Some(region) = app.regions.title else {
        return;
    };
    let article = &app.document.article;
    let headline = Language::ALL
        .iter()
        .find_map(|language| article.headline(*language));
    let list = match app.listed {
        (_, 1) => String::new(),
        (place, length) => format!("[{place}/{length}] "),
    };
    let percent = format!("{:>4}% ", app.percent());
    let title = format!(" {list}{}", headline.unwrap_or(&app.source));
    // The file name gives way to the headline, down to nothing.
    let source = headline.map_or("", |_| app.source.as_str());
    let columns = [&title, source, &percent].map(|part| cells.width(part));
    let (percent_at, rest) = split_last(region, columns[2]);
    if columns[0] + columns[1] + 2 <= rest.width {
        let (source_at, _) = split_last(rest, columns[1]);
        cells.text(source_at, source, theme.quiet());
    }
    cells.span(rest, &Span::styled(title, theme.headline()));
    cells.text(percent_at, &percent, theme.quiet());
}
