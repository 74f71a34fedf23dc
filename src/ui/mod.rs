//! Draws the state. Only reads: nothing here changes the application, and
//! everything that depends on the size was settled before.

mod bookmarks;
mod help;
mod paint;
mod reason;
mod speakers;
mod status;
mod text_pane;
mod theme;
mod title;

use crate::app::{App, Overlay};
use crate::keymap::Keymap;
use crate::text::Language;
use paint::Canvas;
use ratatui::Frame;

pub use theme::Theme;

/// Draws the whole screen; see [`crate::app::geometry`] for where things are.
pub fn draw(frame: &mut Frame, app: &App, keymap: &Keymap, theme: Theme) {
    let screen = frame.area();
    if (screen.width, screen.height) != app.size {
        // A resize is on its way; the next frame shows it.
        return;
    }
    let canvas = &mut Canvas {
        buffer: frame.buffer_mut(),
        widths: app.settings.widths,
    };
    title::draw(app, canvas, theme);
    for language in Language::ALL {
        if let Some(region) = app.regions.panes[language as usize] {
            text_pane::draw(app, language, region, canvas, theme);
        }
    }
    speakers::draw(app, canvas, theme);
    match &app.overlay {
        Some(Overlay::Help { top }) => help::draw(*top, keymap, screen, canvas, theme),
        Some(Overlay::Bookmarks { chosen }) => bookmarks::draw(app, *chosen, screen, canvas, theme),
        Some(Overlay::Reason) => reason::draw(app, keymap, screen, canvas, theme),
        Some(Overlay::Search(..) | Overlay::Note(_)) | None => {}
    }
    if let Some(cursor) = status::draw(app, keymap, canvas, theme) {
        frame.set_cursor_position(cursor);
    }
}
