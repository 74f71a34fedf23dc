//! The status bar: the current passage and its speaker, messages, and the line
//! being typed.

use super::cells::{Cells, after, split_last};
use super::theme::Theme;
use super::{hints, prompt};
use crate::app::form::shown_tags;
use crate::app::mode::Mode;
use crate::app::passage::Unit;
use crate::app::search::{ReadAs, Search};
use crate::app::selection::Selection;
use crate::app::stretch::Stretch;
use crate::app::{App, Command, Overlay, attribution};
use crate::keymap::Keymap;
use crate::text::clean_line;
use crate::wording::Wording;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;
use std::borrow::Cow;

/// Below this many columns the line is kept short.
const NARROW: u16 = 40;
/// Columns between two parts.
const GAP: u16 = 2;
/// The right side keeps this many columns for the way to the help.
const LEAST: u16 = 8;

/// Draws the line; returns where the cursor is if something is typed.
pub fn draw(app: &App, keymap: &Keymap, cells: &mut Cells, theme: Theme) -> Option<Position> {
    let region = app.reading.page.regions.status?;
    let left = left_side(app, cells, theme);
    let used: u16 = left.iter().map(|span| cells.width(&span.content)).sum();
    // The passage matters more than how to get help.
    let room = region.width.saturating_sub(used + GAP);
    let right = right_side(app, keymap, cells, room.max(LEAST).min(region.width / 2));
    let (right_at, at) = split_last(region, cells.width(&right));
    cells.text(right_at, &right, theme.quiet());
    if let Some(Overlay::Search(prompt, _)) = app.overlay() {
        return Some(prompt::draw(prompt, &Span::raw("/"), at, cells));
    }
    let end = app.marks.tying.end.as_ref().filter(|_| is_free(app));
    if let Some(selection) = app.reading.selection.as_ref().filter(|_| left.is_empty()) {
        selected(app, selection, (at, keymap), cells, theme);
    } else if let Some(end) = end {
        tying(app, end, (at, keymap), cells, theme);
    } else if !left.is_empty() || !hints::draw(app.mode(), keymap, at, cells, theme) {
        let mut rest = at;
        for span in left {
            rest = after(rest, cells.span(rest, &span));
        }
    }
    None
}

/// A message, or what the current passage is; nothing where the keys of a list
/// or of the selection are told instead.
fn left_side(app: &App, cells: &Cells, theme: Theme) -> Vec<Span<'static>> {
    if let Some(trouble) = app.marks.bookmarks.trouble().or(app.words.trouble()) {
        return vec![Span::styled(
            format!(" {}", cells.wording.not_saved(trouble.of(cells.wording))),
            theme.alarm(),
        )];
    }
    if let Some(notice) = &app.status.notice {
        return vec![Span::styled(format!(" {notice}"), theme.notice())];
    }
    if app.reading.selection.is_some() || app.mode() != Mode::Reading {
        return Vec::new();
    }
    current(app, cells, theme)
}

/// `quotation 3/14  Kolbai Musaev, deputy chief of …`, the name in the
/// speaker's colour.
fn current(app: &App, cells: &Cells, theme: Theme) -> Vec<Span<'static>> {
    let (document, wording) = (&app.reading.document, cells.wording);
    let passage = app.reading.passage.as_ref();
    let speaker = passage.and_then(|passage| passage.speaker(document));
    let is_quotation = passage.is_some_and(|passage| passage.quoted(document).is_some());
    let remark = remark(app, cells);
    let who = match speaker {
        Some(speaker) => attribution(document, speaker),
        None if is_quotation => wording.speaker_not_named().into_owned(),
        None => String::new(),
    };
    let rank = speaker.map(|speaker| document.ranks[speaker]);
    let only = app.reading.followed.map_or(String::new(), |followed| {
        wording.only(&document.short_names[followed]).into_owned()
    });
    let parts = [
        Span::styled(
            format!(" {}", what(app, app.reading.size.0, wording)),
            theme.quiet(),
        ),
        Span::styled(only, theme.notice()),
        // What the reader wrote matters more than who speaks.
        Span::styled(remark, theme.note()),
        Span::styled(who, theme.mention(rank)),
    ];
    let gap = " ".repeat(GAP.into());
    let mut spans = Vec::new();
    for part in parts.into_iter().filter(|part| !part.content.is_empty()) {
        if !spans.is_empty() {
            spans.push(Span::raw(gap.clone()));
        }
        spans.push(part);
    }
    spans
}

/// What kind of passage it is, in a line of so many columns; without one, how
/// much there is to step to.
fn what(app: &App, columns: u16, wording: Wording) -> String {
    let analysis = &app.reading.document.analysis;
    let total = app.reading.document.quotations();
    match app.reading.passage.as_ref().map(|passage| passage.unit) {
        // Who speaks matters more than what it is called.
        Some(Unit::Quotation(index)) if columns < NARROW => {
            format!("{}/{total}", app.reading.document.numbers[index] + 1)
        }
        Some(Unit::Quotation(index)) => {
            let number = app.reading.document.numbers[index] + 1;
            wording.quotation(analysis.quotations[index].kind, number, total)
        }
        Some(Unit::Sentence) if is_at_match(app) => {
            let search = app.search.shown.as_ref();
            let matches = search.map(|search| of_matches(search, wording));
            let matches = matches.unwrap_or_default();
            wording.match_sentence(&matches).into_owned()
        }
        Some(Unit::Sentence) => wording.sentence().into_owned(),
        Some(Unit::Paragraph) => wording.paragraph().into_owned(),
        Some(Unit::Word) => wording.word().into_owned(),
        Some(Unit::Piece) => wording.passage().into_owned(),
        None if total > 0 => {
            let speakers = analysis.speakers.len();
            wording.quotations_by(total, speakers).into_owned()
        }
        None => String::new(),
    }
}

/// Whether the current passage is where the search has led.
fn is_at_match(app: &App) -> bool {
    let found = app.search.shown.as_ref().and_then(Search::found);
    let passage = app.reading.passage.as_ref();
    let both = found.zip(passage);
    both.is_some_and(|(found, passage)| passage.range.contains(&found.start))
}

/// `2/20`, and how the pattern was understood where that may surprise.
fn of_matches(search: &Search, wording: Wording) -> Cow<'static, str> {
    let current = search.current + usize::from(!search.matches.is_empty());
    let place = if search.is_complete {
        format!("{current}/{}", search.matches.len()).into()
    } else {
        wording.counting()
    };
    match search.read_as {
        ReadAs::Pattern => place,
        ReadAs::Text => wording.place_as_text(&place),
        ReadAs::Pinyin => wording.place_by_pinyin(&place),
    }
}

/// What the reader has to say about the current passage: name, note and tags
/// of its bookmark. Nothing if it has none.
fn remark(app: &App, cells: &Cells) -> String {
    let bookmark = app
        .reading
        .passage
        .as_ref()
        .and_then(|passage| app.marks.bookmarks.around(&passage.range));
    let Some(bookmark) = bookmark else {
        return String::new();
    };
    let tags = shown_tags(&bookmark.tags);
    let parts = [&bookmark.name, &bookmark.note, &tags];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(|part| clean_line(part))
        .collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("{} {}", cells.chosen('★', '*'), parts.join("  "))
}

/// `SELECT  3 sentences, 58 words  o other end  m bookmark …`
fn selected(
    app: &App,
    selection: &Selection,
    (at, keymap): (Rect, &Keymap),
    cells: &mut Cells,
    theme: Theme,
) {
    let language = app.reading.document.language_at(selection.range().start);
    let size = cells
        .wording
        .selected(selection.sentences, language, selection.words);
    let size = format!("  {size}");
    let rest = after(at, 1);
    let rest = after(
        rest,
        cells.text(rest, &cells.wording.selecting(), theme.chosen()),
    );
    let used = cells.span(rest, &Span::styled(size, theme.notice()));
    hints::draw(Mode::Selecting, keymap, after(rest, used + 1), cells, theme);
}

/// Whether nothing has to be told that matters more than what is being done.
fn is_free(app: &App) -> bool {
    let is_told = app.marks.bookmarks.trouble().is_some() || app.status.notice.is_some();
    !is_told && app.mode() == Mode::Reading
}

/// `TIE 鹿特丹港的工人周四…  Tab other text  t tie to it  Esc leave`
fn tying(app: &App, end: &Stretch, (at, keymap): (Rect, &Keymap), cells: &mut Cells, theme: Theme) {
    let rest = after(at, 1);
    let rest = after(
        rest,
        cells.text(rest, &cells.wording.tying(), theme.chosen()) + 1,
    );
    let words = clean_line(&app.reading.document.text_of(&end.range));
    let room = Rect {
        width: (rest.width / 3).min(MOST_WORDS),
        ..rest
    };
    let used = cells.span(room, &Span::styled(words, theme.notice()));
    let wording = cells.wording;
    let mut keys = vec![
        (Command::Tie, wording.hint_tie_to_it()),
        (Command::Close, wording.hint_leave()),
    ];
    if app.reading.page.focus == end.language {
        keys[0].1 = wording.hint_another_one();
        keys.insert(0, (Command::FocusOther, wording.hint_other_text()));
    }
    hints::draw_keys(
        &keys,
        Mode::Reading,
        keymap,
        after(rest, used + 1),
        cells,
        theme,
    );
}

/// The columns that the words of an end may have.
const MOST_WORDS: u16 = 30;

/// Count, work in the background, matches, bookmarks, and the keys worth knowing,
/// in at most so many columns. Hints give way first, then all: the passage
/// matters more than how to get help.
fn right_side(app: &App, keymap: &Keymap, cells: &Cells, columns: u16) -> String {
    let wording = cells.wording;
    let mut parts = Vec::new();
    let count = app
        .status
        .count
        .map_or(String::new(), |count| count.to_string());
    let typed = count + &keymap.pending();
    if !typed.is_empty() {
        parts.push(typed);
    }
    if let Some(progress) = app.reading.progress {
        parts.push(if app.provenance.is_awaited {
            wording.fetching().into_owned()
        } else {
            wording.analysing(progress).into_owned()
        });
    }
    if let Some(encoding) = app.provenance.encoding.filter(|name| *name != "UTF-8") {
        parts.push(encoding.to_owned());
    }
    let is_typing = matches!(app.overlay(), Some(Overlay::Search(..)));
    let is_told = !is_typing && app.status.notice.is_none() && is_at_match(app);
    if let Some(search) = app.search.shown.as_ref().filter(|_| !is_told) {
        parts.push(of_matches(search, wording).into_owned());
    }
    if app.overlay().is_some_and(|overlay| {
        !matches!(
            overlay,
            Overlay::Search(..) | Overlay::Reason | Overlay::Word(_)
        )
    }) {
        parts.clear();
    } else if let bookmarks @ 1.. = app.marks.bookmarks.listed().len() {
        parts.push(format!("★ {bookmarks}"));
    }
    let mut hints: Vec<String> = hints::of_reading(app, wording)
        .into_iter()
        .filter_map(|(command, does)| {
            let key = keymap.key_for(app.mode(), command);
            (!key.is_empty()).then(|| format!("{key} {does}"))
        })
        .collect();
    loop {
        let line = [&parts[..], &hints].concat().join("  ");
        if cells.width(&line) + 2 <= columns {
            return format!(" {line} ");
        }
        if hints.is_empty() {
            return String::new();
        }
        hints.remove(0);
    }
}
