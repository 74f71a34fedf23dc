//! What the status line says while something lies over the panes: the keys in
//! force, as far as there is room.

use super::paint::Canvas;
use super::theme::Theme;
use crate::app::action::{Action, Direction, Mode};
use crate::app::form::Field;
use crate::app::geometry::Region;
use crate::app::prompt::Edit;
use crate::keymap::Keymap;

/// Draws the keys of `mode` and what they do in a word or two; what does not
/// fit is left out from the end. Returns whether the mode has any.
pub fn draw(mode: Mode, keymap: &Keymap, at: Region, canvas: &mut Canvas, theme: Theme) -> bool {
    let hints = hints(mode);
    let end = at.x + at.width;
    let mut x = at.x + 1;
    for (action, does) in &hints {
        let key = keymap.key_for(mode, action);
        let columns = canvas.width(&key) + 1 + canvas.width(does);
        if key.is_empty() || x + columns > end {
            break;
        }
        x += canvas.plain((x, at.y), columns, &key, theme.headline()) + 1;
        x += canvas.plain((x, at.y), columns, does, theme.quiet()) + 2;
    }
    !hints.is_empty()
}

fn hints(mode: Mode) -> Vec<(Action, &'static str)> {
    match mode {
        Mode::Selecting => vec![
            (Action::Sentence(Direction::Next), "further"),
            (Action::SwapEnds, "other end"),
            (Action::Bookmark, "bookmark"),
            (Action::Note, "with a note"),
            (Action::Copy { citation: false }, "copy"),
            (Action::Close, "leave"),
        ],
        Mode::Bookmarks => vec![
            (Action::Accept, "go there"),
            (Action::ChangeScope, "this or all"),
            (Action::Filter, "filter"),
            (Action::Describe(Field::Note), "note"),
            (Action::Describe(Field::Tags), "tags"),
            (Action::Describe(Field::Name), "name"),
            (Action::Delete, "delete"),
            (Action::Undo, "undo"),
            (Action::ChangeOrder, "order"),
            (Action::Export, "export"),
            (Action::Close, "close"),
        ],
        Mode::Library => vec![
            (Action::Accept, "continue reading"),
            (Action::Filter, "filter"),
            (Action::Delete, "take out"),
            (Action::Undo, "undo"),
            (Action::Close, "close"),
        ],
        Mode::Filtering => vec![
            (Action::Accept, "go there"),
            (Action::Edit(Edit::Down), "next"),
            (Action::Close, "back to the list"),
        ],
        Mode::Form => vec![
            (Action::Accept, "keep"),
            (Action::Close, "give up"),
            (Action::Edit(Edit::NewLine), "new line"),
            (Action::NextField(Direction::Next), "next field"),
            (Action::Editor, "your editor"),
        ],
        _ => Vec::new(),
    }
}
