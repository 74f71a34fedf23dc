//! The title line: what is being read, and how far.

use super::paint;
use super::theme::Theme;
use crate::app::App;
use crate::text::{Language, width};
use ratatui::buffer::Buffer;

/// Draws headline, file name and per cent.
pub fn draw(app: &App, buffer: &mut Buffer, theme: Theme) {
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
    let percent_columns = u16::try_from(width(&percent))
        .unwrap_or(0)
        .min(region.width);
    let room = region.width - percent_columns;
    let title = format!(" {list}{}", headline.unwrap_or(&app.source));
    // The file name gives way to the headline, down to nothing.
    let title_columns = u16::try_from(width(&title)).unwrap_or(u16::MAX).min(room);
    let source = if headline.is_some() {
        app.source.as_str()
    } else {
        ""
    };
    let source_room = (room - title_columns).saturating_sub(2);
    let source_columns = u16::try_from(width(source)).unwrap_or(u16::MAX);
    if source_columns <= source_room {
        let x = region.x + room - source_columns;
        paint::plain(buffer, (x, region.y), source_columns, source, theme.quiet());
    }
    paint::shortened(buffer, (region.x, region.y), room, &title, theme.headline());
    paint::plain(
        buffer,
        (region.x + room, region.y),
        percent_columns,
        &percent,
        theme.quiet(),
    );
}
