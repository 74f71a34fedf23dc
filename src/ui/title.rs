//! The title line: what is being read, and how far.

use super::paint::Canvas;
use super::theme::Theme;
use crate::app::App;
use crate::text::Language;

/// Draws headline, file name and per cent.
pub fn draw(app: &App, canvas: &mut Canvas, theme: Theme) {
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
    let percent_columns = canvas.width(&percent).min(region.width);
    let room = region.width - percent_columns;
    let title = format!(" {list}{}", headline.unwrap_or(&app.source));
    // The file name gives way to the headline, down to nothing.
    let title_columns = canvas.width(&title).min(room);
    let source = if headline.is_some() {
        app.source.as_str()
    } else {
        ""
    };
    let source_room = (room - title_columns).saturating_sub(2);
    let source_columns = canvas.width(source);
    if source_columns <= source_room {
        let x = region.x + room - source_columns;
        canvas.plain((x, region.y), source_columns, source, theme.quiet());
    }
    canvas.shortened((region.x, region.y), room, &title, theme.headline());
    canvas.plain(
        (region.x + room, region.y),
        percent_columns,
        &percent,
        theme.quiet(),
    );
}
