//! What the status line says while something lies over the panes: the keys in
//! force, as far as there is room.

use super::cells::{Cells, after};
use super::theme::Theme;
use crate::app::form::Field;
use crate::app::mode::Mode;
use crate::app::prompt::Edit;
use crate::app::step::{Direction, Distance};
use crate::app::{App, Command, Overlay};
use crate::keymap::Keymap;
use ratatui::layout::Rect;

/// Draws the keys of `mode` and what they do in a word or two; what does not
/// fit is left out from the end. Returns whether the mode has any.
pub fn draw(mode: Mode, keymap: &Keymap, at: Rect, cells: &mut Cells, theme: Theme) -> bool {
    let hints = hints(mode);
    draw_keys(&hints, mode, keymap, at, cells, theme);
    !hints.is_empty()
}

/// Draws these keys and what they do, as far as there is room.
pub fn draw_keys(
    hints: &[(Command, &'static str)],
    mode: Mode,
    keymap: &Keymap,
    at: Rect,
    cells: &mut Cells,
    theme: Theme,
) {
    let mut rest = after(at, 1);
    for (command, does) in hints {
        let key = keymap.key_for(mode, *command);
        if key.is_empty() || cells.width(&key) + 1 + cells.width(does) > rest.width {
            break;
        }
        rest = after(rest, cells.text(rest, &key, theme.headline()) + 1);
        rest = after(rest, cells.text(rest, does, theme.quiet()) + 2);
    }
}

/// The keys worth knowing while reading, the least needed first; on a list or a
/// form only the way to the help.
pub fn of_reading(app: &App) -> Vec<(Command, &'static str)> {
    let mut hints = Vec::new();
    if app.mode() == Mode::Reading && app.overlays.is_empty() {
        if app.reading.passage.is_some() {
            hints.push((Command::Bookmark, "mark"));
        }
        if app.reading.current_speaker().is_some() {
            hints.push((Command::QuotationBySpeaker(Direction::Next), "same speaker"));
        }
        if !app.reading.document.analysis.quotations.is_empty() {
            hints.push((Command::Speakers, "speakers"));
            hints.push((Command::Quotation(Direction::Next), "next"));
        }
    }
    if let (Mode::Reading, Some(Overlay::Word(_))) = (app.mode(), app.overlay()) {
        hints.push((Command::Close, "close"));
        hints.push((Command::KeepWord, "keep"));
        hints.push((Command::LookUp, "all of it"));
    }
    hints.push((Command::Help, "help"));
    hints
}

fn hints(mode: Mode) -> Vec<(Command, &'static str)> {
    match mode {
        Mode::Selecting => vec![
            (Command::Sentence(Direction::Next), "extend"),
            (Command::SwapEnds, "other end"),
            (Command::Bookmark, "bookmark"),
            (Command::Note, "with a note"),
            (Command::Copy { citation: false }, "copy"),
            (Command::Close, "leave"),
        ],
        Mode::Speakers => vec![
            (Command::Accept, "first quotation"),
            (Command::Filter, "filter"),
            (Command::Follow, "only this one"),
            (Command::Close, "close"),
        ],
        Mode::Map => vec![
            (
                Command::Scroll(Direction::Next, Distance::Row),
                "next speaker",
            ),
            (Command::Quotation(Direction::Next), "next quotation"),
            (Command::Accept, "go there"),
            (Command::Close, "back"),
        ],
        Mode::List => vec![
            (Command::Accept, "go there"),
            (Command::Filter, "filter"),
            (Command::Close, "close"),
        ],
        Mode::Outline => vec![
            (Command::Accept, "go there"),
            (Command::Filter, "filter"),
            (Command::FullPage, "full page"),
            (Command::Close, "close"),
        ],
        Mode::Links => vec![
            (Command::Accept, "read it here"),
            (Command::Browse, "in the browser"),
            (Command::Filter, "filter"),
            (Command::Close, "close"),
        ],
        Mode::Encodings => vec![(Command::Accept, "read it so"), (Command::Close, "close")],
        Mode::Help => vec![
            (Command::Accept, "do it"),
            (Command::Filter, "filter"),
            (Command::Close, "close"),
        ],
        Mode::Palette => vec![
            (Command::Accept, "do it"),
            (Command::Edit(Edit::Down), "next"),
            (Command::Edit(Edit::Up), "typed before"),
            (Command::Close, "close"),
        ],
        Mode::Bookmarks => vec![
            (Command::Accept, "go there"),
            (Command::ChangeScope, "all articles"),
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
            (Command::Delete, "delete"),
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
        _ => of_words(mode),
    }
}

/// The keys of the window at a word and of the vocabulary.
fn of_words(mode: Mode) -> Vec<(Command, &'static str)> {
    match mode {
        Mode::Entry => vec![
            (Command::LookUp, "less"),
            (Command::KeepWord, "keep"),
            (Command::NextPlace, "where next"),
            (Command::Word(Direction::Next), "next word"),
            (Command::Close, "close"),
        ],
        Mode::Words => vec![
            (Command::Accept, "where it was met"),
            (Command::NextState, "state"),
            (Command::Filter, "filter"),
            (Command::ChangeOrder, "order"),
            (Command::Delete, "delete"),
            (Command::Undo, "undo"),
            (Command::Export, "export for Anki"),
            (Command::Close, "close"),
        ],
        _ => Vec::new(),
    }
}
