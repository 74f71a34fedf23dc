//! The list of the vocabulary, with a preview of the chosen word.

use super::cells::{Cells, after, below};
use super::list::{self, Heading, Parts, Shown};
use super::theme::Theme;
use super::when::ago;
use crate::annotation::{KeptWord, WordState};
use crate::app::App;
use crate::app::word_list::{Part, WordList, WordOrder};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::borrow::Cow;

/// Columns of a word and of its reading, and between two fields.
const WORD: u16 = 14;
const GAP: u16 = 2;

/// Draws the list; returns the cursor while something is typed:
///
/// ```text
/// ● 罢工  bàgōng  a strike; to go on strike
/// ○ 积压  jīyā  to pile up; to accumulate without being dealt with
/// ```
pub fn draw(
    app: &App,
    list: &WordList,
    screen: Rect,
    cells: &mut Cells,
    theme: Theme,
) -> Option<Position> {
    let wording = cells.wording;
    let name = wording.words();
    let sorted = match list.order {
        WordOrder::Date => wording.by_date(),
        WordOrder::Alphabet => wording.by_reading(),
        WordOrder::State => wording.by_state(),
    };
    let has_preview = !list.picker.shown().is_empty();
    let heading = Heading {
        sorted: &sorted,
        has_preview,
        ..Heading::of(&name)
    };
    let parts = list::draw_frame(&list.picker, heading, screen, cells, theme);
    let Parts { rows, cursor, .. } = parts;
    if list.picker.shown().is_empty() {
        let sentences: &[Cow<str>] = if list.picker.total() > 0 {
            &[wording.no_word_matches()]
        } else if app.words.is_read {
            &[wording.no_words(), wording.how_to_keep()]
        } else {
            &[wording.reading_vocabulary()]
        };
        list::empty(sentences, rows, cells, theme);
        return cursor;
    }
    for shown in list::window(&list.picker, &parts, 1, cells, theme) {
        draw_entry(list, &shown, cells, theme);
    }
    if let (Some(at), Some(word)) = (parts.preview, list.chosen()) {
        draw_preview(app, word, at, cells, theme);
    }
    cursor
}

fn draw_entry(list: &WordList, shown: &Shown, cells: &mut Cells, theme: Theme) {
    let word = &list.entries[shown.entry];
    let paint = |style| theme.in_list(style, shown.is_chosen);
    if shown.is_chosen {
        cells.fill(shown.at, paint(Style::new()));
    }
    let (sign, ascii) = sign(word.state);
    cells.sign(shown.at, sign, ascii, paint(theme.bookmark_sign()));
    let mut rest = after(shown.at, 2);
    let parts = [
        (Part::Word, theme.headline(), WORD),
        (Part::Reading, theme.tag(), WORD),
        (Part::Meaning, Style::new(), u16::MAX),
    ];
    for (part, style, columns) in parts {
        if list
            .picker
            .haystack(shown.entry)
            .field(part as usize)
            .is_empty()
        {
            continue;
        }
        let field = (shown.entry, part as usize);
        let at = Rect {
            width: rest.width.min(columns),
            ..rest
        };
        let used = list::field(&list.picker, field, at, paint(style), cells, theme);
        rest = after(rest, used + GAP);
    }
}

/// The sign of a state, and one for terminals that draw the other in two columns.
fn sign(state: WordState) -> (char, char) {
    match state {
        WordState::New => ('○', 'o'),
        WordState::Learning => ('◐', '+'),
        WordState::Known => ('●', '*'),
        WordState::Ignored => ('·', '.'),
    }
}

/// The word with everything that is kept of it.
fn draw_preview(app: &App, word: &KeptWord, at: Rect, cells: &mut Cells, theme: Theme) {
    let mut left = at;
    let mut title = word.word.clone();
    for more in [&word.traditional, &word.reading] {
        if !more.is_empty() {
            title = format!("{title}  {more}");
        }
    }
    let wording = cells.wording;
    let age = ago(word.created, app.marks.stamp.now, wording);
    let state = wording.kept_ago(wording.state(word.state), &age);
    let paragraphs = [
        (title.as_str(), theme.headline(), 0),
        (&*state, theme.quiet(), 1),
        (word.meaning.as_str(), Style::new(), 1),
        (word.sentence.as_str(), Style::new(), 1),
        (word.counterpart.as_str(), theme.quiet(), 1),
        (word.title.as_str(), theme.quiet(), 0),
    ];
    for (text, style, space) in paragraphs {
        if !text.is_empty() {
            left = list::paragraph(text, left, |_| style, cells);
            left = below(left, space);
        }
    }
}
