//! What the status line says while something lies over the panes: the keys in
//! force, as far as there is room.

use super::cells::{Cells, after};
use super::theme::Theme;
use crate::app::Command;
use crate::app::form::Field;
use crate::app::mode::Mode;
use crate::app::prompt::Edit;
use crate::app::step::Direction;
use crate::keymap::Keymap;
use ratatui::layout::Rect;

/// Draws the keys of `mode` and what they do in a word or two; what does not
/// fit is left out from the end. Returns whether the mode has any.
pub fn draw(mode: Mode, keymap: &Keymap, at: Rect, cells: &mut Cells, theme: Theme) -> bool {
    let hints = hints(mode);
    let mut rest = after(at, 1);
    for (command, does) in &hints {
        let key = keymap.key_for(mode, *command);
        if key.is_empty() || cells.width(&key) + 1 + cells.width(does) > rest.width {
            break;
        }
        rest = after(rest, cells.text(rest, &key, theme.headline()) + 1);
        rest = after(rest, cells.text(rest, does, theme.quiet()) + 2);
    }
    !hints.is_empty()
}

fn hints(mode: Mode) -> Vec<(Command, &'static str)> {
    match mode {
        Mode::Selecting => vec![
            (Command::Sentence(Direction::Next), "further"),
            (Command::SwapEnds, "other end"),
            (Command::Bookmark, "bookmark"),
            (Command::Note, "with a note"),
            (Command::Copy { citation: false }, "copy"),
            (Command::Close, "leave"),
        ],
        Mode::Bookmarks => vec![
            (Command::Accept, "go there"),
            (Command::ChangeScope, "this or all"),
            (Command::Filter, "filter"),
            (Command::Describe(Field::Note), "note"),
            (Command::Describe(Field::Tags), "tags"),
            (Command::Describe(Field::Name), "name"),
            (Command::Delete, "delete"),
            (Command::Undo, "undo"),
            (Command::ChangeOrder, "order"),
            (Command::Export, "export"),
            (Command::Close, "close"),
        ],
        Mode::Library => vec![
            (Command::Accept, "continue reading"),
            (Command::Filter, "filter"),
            (Command::Delete, "take out"),
            (Command::Undo, "undo"),
            (Command::Close, "close"),
        ],
        Mode::Filtering => vec![
            (Command::Accept, "go there"),
            (Command::Edit(Edit::Down), "next"),
            (Command::Close, "back to the list"),
        ],
        Mode::Form => vec![
            (Command::Accept, "keep"),
            (Command::Close, "give up"),
            (Command::Edit(Edit::NewLine), "new line"),
            (Command::NextField(Direction::Next), "next field"),
            (Command::Editor, "your editor"),
        ],
        _ => Vec::new(),
    }
}
