//! Draws the state. Only reads: nothing here changes the application, and
//! everything that depends on the size was settled before.

mod bookmarks;
mod form;
mod grid;
mod help;
mod hints;
mod library;
mod list;
mod paint;
mod pen;
mod reason;
mod speakers;
mod status;
mod text_pane;
mod theme;
mod title;
mod when;

use crate::app::{App, Overlay};
use crate::keymap::Keymap;
use ratatui_core::layout::{Position, Rect};

pub use grid::{Cell, Grid, Symbol};
pub use paint::Canvas;
pub use pen::{Pen, palette};
pub use theme::Theme;

/// Draws the whole screen into `grid`, which is empty; see
/// [`crate::app::geometry`] for where things are. Returns the cursor's place if
/// something is typed.
pub fn draw(grid: &mut Grid, app: &App, keymap: &Keymap, theme: Theme) -> Option<Position> {
    if grid.size() != app.size {
        // A resize is on its way; the next frame shows it.
        return None;
    }
    let screen = Rect::new(0, 0, app.size.0, app.size.1);
    let canvas = &mut Canvas {
        grid,
        widths: app.settings.widths,
    };
    title::draw(app, canvas, theme);
    text_pane::draw(app, canvas, theme);
    speakers::draw(app, canvas, theme);
    let over = match &app.overlay {
        Some(overlay) => draw_overlay(app, overlay, screen, keymap, canvas, theme),
        None => None,
    };
    status::draw(app, keymap, canvas, theme).or(over)
}

/// Draws what lies over the panes; returns the cursor if something is typed
/// there.
fn draw_overlay(
    app: &App,
    overlay: &Overlay,
    screen: Rect,
    keymap: &Keymap,
    canvas: &mut Canvas,
    theme: Theme,
) -> Option<Position> {
    match overlay {
        Overlay::Help { top, .. } => help::draw(*top, keymap, screen, canvas, theme),
        Overlay::Reason => reason::draw(app, keymap, screen, canvas, theme),
        Overlay::Bookmarks(list) => return bookmarks::draw(app, list, screen, canvas, theme),
        Overlay::Library(list) => return library::draw(app, list, screen, canvas, theme),
        Overlay::Form(form) => {
            if let Some(under) = &form.under {
                draw_overlay(app, under, screen, keymap, canvas, theme);
            }
            return Some(form::draw(app, form, screen, canvas, theme));
        }
        // Typed in the status line.
        Overlay::Search(..) => {}
    }
    None
}
