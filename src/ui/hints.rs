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
use crate::wording::Wording;
use ratatui::layout::Rect;
use std::borrow::Cow;

/// A command, and what it does in a word or two.
type Hint = (Command, Cow<'static, str>);

/// Draws the keys of `mode` and what they do in a word or two; what does not
/// fit is left out from the end. Returns whether the mode has any.
pub fn draw(mode: Mode, keymap: &Keymap, at: Rect, cells: &mut Cells, theme: Theme) -> bool {
    let hints = hints(mode, cells.wording);
    draw_keys(&hints, mode, keymap, at, cells, theme);
    !hints.is_empty()
}

/// Draws these keys and what they do, as far as there is room.
pub fn draw_keys(
    hints: &[Hint],
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
pub fn of_reading(app: &App, wording: Wording) -> Vec<Hint> {
    let mut hints = Vec::new();
    if app.mode() == Mode::Reading && app.overlays.is_empty() {
        if app.reading.passage.is_some() {
            hints.push((Command::Bookmark, wording.hint_mark()));
        }
        if app.reading.current_speaker().is_some() {
            hints.push((
                Command::QuotationBySpeaker(Direction::Next),
                wording.hint_same_speaker(),
            ));
        }
        if !app.reading.document.analysis.quotations.is_empty() {
            hints.push((Command::Speakers, wording.hint_speakers()));
            hints.push((Command::Quotation(Direction::Next), wording.hint_next()));
        }
    }
    if let (Mode::Reading, Some(Overlay::Word(_))) = (app.mode(), app.overlay()) {
        hints.push((Command::Close, wording.hint_close()));
        hints.push((Command::KeepWord, wording.hint_keep_word()));
        hints.push((Command::LookUp, wording.hint_all_of_it()));
    }
    hints.push((Command::Help, wording.hint_help()));
    hints
}

fn hints(mode: Mode, wording: Wording) -> Vec<Hint> {
    match mode {
        Mode::Selecting => vec![
            (Command::Sentence(Direction::Next), wording.hint_extend()),
            (Command::SwapEnds, wording.hint_other_end()),
            (Command::Bookmark, wording.hint_bookmark()),
            (Command::Note, wording.hint_with_note()),
            (Command::Copy { citation: false }, wording.hint_copy()),
            (Command::Close, wording.hint_leave()),
        ],
        Mode::Speakers => vec![
            (Command::Accept, wording.hint_first_quotation()),
            (Command::Filter, wording.hint_filter()),
            (Command::Follow, wording.hint_only_this_one()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Map => vec![
            (
                Command::Scroll(Direction::Next, Distance::Row),
                wording.hint_next_speaker(),
            ),
            (
                Command::Quotation(Direction::Next),
                wording.hint_next_quotation(),
            ),
            (Command::Accept, wording.hint_accept()),
            (Command::Close, wording.hint_back()),
        ],
        Mode::List => vec![
            (Command::Accept, wording.hint_accept()),
            (Command::Filter, wording.hint_filter()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Outline => vec![
            (Command::Accept, wording.hint_accept()),
            (Command::Filter, wording.hint_filter()),
            (Command::FullPage, wording.hint_full_page()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Links => vec![
            (Command::Accept, wording.hint_read_here()),
            (Command::Browse, wording.hint_in_browser()),
            (Command::Filter, wording.hint_filter()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Encodings => vec![
            (Command::Accept, wording.hint_read_so()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Help => vec![
            (Command::Accept, wording.hint_do_it()),
            (Command::Filter, wording.hint_filter()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Palette => vec![
            (Command::Accept, wording.hint_do_it()),
            (Command::Edit(Edit::Down), wording.hint_next_line()),
            (Command::Edit(Edit::Up), wording.hint_typed_before()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Bookmarks => vec![
            (Command::Accept, wording.hint_accept()),
            (Command::ChangeScope, wording.hint_all_articles()),
            (Command::Filter, wording.hint_filter()),
            (Command::Describe(Field::Note), wording.hint_note()),
            (Command::Describe(Field::Tags), wording.hint_tags()),
            (Command::Describe(Field::Name), wording.hint_name()),
            (Command::Delete, wording.hint_delete()),
            (Command::Undo, wording.hint_undo()),
            (Command::ChangeOrder, wording.hint_order()),
            (Command::Export, wording.hint_export()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Library => vec![
            (Command::Accept, wording.hint_continue_reading()),
            (Command::Filter, wording.hint_filter()),
            (Command::Delete, wording.hint_delete()),
            (Command::Undo, wording.hint_undo()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Filtering => vec![
            (Command::Accept, wording.hint_accept()),
            (Command::Edit(Edit::Down), wording.hint_next_line()),
            (Command::Close, wording.hint_back_to_list()),
        ],
        Mode::Form => vec![
            (Command::Accept, wording.hint_keep()),
            (Command::Close, wording.hint_give_up()),
            (Command::Edit(Edit::NewLine), wording.hint_new_line()),
            (
                Command::NextField(Direction::Next),
                wording.hint_next_field(),
            ),
            (Command::Editor, wording.hint_your_editor()),
        ],
        _ => of_words(mode, wording),
    }
}

/// The keys of the window at a word and of the vocabulary.
fn of_words(mode: Mode, wording: Wording) -> Vec<Hint> {
    match mode {
        Mode::Entry => vec![
            (Command::LookUp, wording.hint_less()),
            (Command::KeepWord, wording.hint_keep_word()),
            (Command::NextPlace, wording.hint_where_next()),
            (Command::Word(Direction::Next), wording.hint_next_word()),
            (Command::Close, wording.hint_close()),
        ],
        Mode::Words => vec![
            (Command::Accept, wording.hint_where_met()),
            (Command::NextState, wording.hint_state()),
            (Command::Filter, wording.hint_filter()),
            (Command::ChangeOrder, wording.hint_order()),
            (Command::Delete, wording.hint_delete()),
            (Command::Undo, wording.hint_undo()),
            (Command::Export, wording.hint_export_anki()),
            (Command::Close, wording.hint_close()),
        ],
        _ => Vec::new(),
    }
}
