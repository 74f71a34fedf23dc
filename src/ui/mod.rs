//! Draws the state. Only reads: nothing here changes the application, and
//! everything that depends on the size was settled before.

mod bookmarks;
mod border;
mod cells;
mod form;
mod gutter;
mod help;
mod hints;
mod library;
mod lines;
mod list;
mod messages;
mod page;
mod palette;
mod places;
mod pointing;
mod prompt;
mod reason;
mod scroll_bar;
mod speaker_map;
mod speakers;
mod status;
mod theme;
mod title;
mod when;
mod word;
mod words;

use crate::app::{App, Overlay};
use crate::keymap::Keymap;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

pub use cells::Cells;
pub use pointing::at;
pub use theme::{AUTO, Colors, Ground, Palettes, Theme};

/// Draws the whole screen, and the cursor where something is typed; see
/// [`crate::app::page::Wanted`] for where things are.
pub fn draw(frame: &mut Frame, app: &App, keymap: &Keymap, theme: Theme) {
    let screen = frame.area();
    if screen.as_size() != app.reading.size.into() {
        // A resize is on its way; the next frame shows it.
        return;
    }
    let cells = &mut Cells {
        buffer: frame.buffer_mut(),
        widths: app.reading.settings.widths,
        wording: app.status.wording,
    };
    title::draw(app, cells, theme);
    page::draw(app, cells, theme);
    scroll_bar::draw(app, cells, theme);
    speakers::draw(app, cells, theme);
    // A form leaves something to see of the list it was opened from.
    let shown = match app.overlays.as_slice() {
        [.., under @ Overlay::Bookmarks(_), form @ Overlay::Form(_)] => vec![under, form],
        overlays => Vec::from_iter(overlays.last()),
    };
    let mut over = None;
    for overlay in shown {
        over = draw_overlay(app, overlay, screen, keymap, cells, theme);
    }
    let cursor = status::draw(app, keymap, cells, theme).or(over);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Draws what lies over the panes; returns the cursor if something is typed
/// there.
fn draw_overlay(
    app: &App,
    overlay: &Overlay,
    screen: Rect,
    keymap: &Keymap,
    cells: &mut Cells,
    theme: Theme,
) -> Option<Position> {
    match overlay {
        Overlay::Help(list) => return help::draw(list, screen, cells, theme),
        Overlay::Palette(palette) => return palette::draw(palette, screen, cells, theme),
        Overlay::Reason => reason::draw(app, keymap, screen, cells, theme),
        Overlay::Word(told) => word::draw(app, told, screen, cells, theme),
        Overlay::Words(list) => return words::draw(app, list, screen, cells, theme),
        Overlay::Bookmarks(list) => return bookmarks::draw(app, list, screen, cells, theme),
        Overlay::Library(list) => return library::draw(app, list, screen, cells, theme),
        Overlay::Speakers(list) => return speakers::draw_list(app, list, screen, cells, theme),
        Overlay::Map(map) => speaker_map::draw(app, map, screen, cells, theme),
        Overlay::Lines(list) => return lines::draw(app, list, screen, cells, theme),
        Overlay::Places(list) => return places::draw(app, list, screen, cells, theme),
        Overlay::Messages(picker) => return messages::draw(picker, screen, cells, theme),
        Overlay::Form(form) => return Some(form::draw(app, form, screen, cells, theme)),
        // Typed in the status line.
        Overlay::Search(..) => {}
    }
    None
}
