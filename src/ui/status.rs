//! The status line: the passage stood on and its speaker, messages, and the
//! line being typed.

use super::cells::{Cells, after, split_last};
use super::theme::Theme;
use super::{hints, prompt};
use crate::app::form::shown_tags;
use crate::app::mode::Mode;
use crate::app::passage::Unit;
use crate::app::selection::Selection;
use crate::app::step::Direction;
use crate::app::{App, Command, Overlay, attribution};
use crate::keymap::Keymap;
use crate::quotation::Kind;
use crate::text::{Language, clean_line};
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

/// Below this many columns the line is kept short.
const NARROW: u16 = 40;

/// Draws the line; returns where the cursor stands if something is typed.
pub fn draw(app: &App, keymap: &Keymap, cells: &mut Cells, theme: Theme) -> Option<Position> {
    let region = app.regions.status?;
    let right = right_side(app, keymap);
    let right_columns = cells.width(&right);
    // The right side gives way on a narrow screen: what one stands on matters
    // more than how to get help.
    let is_roomy = right_columns <= region.width / 2;
    let (right_at, left) = split_last(region, if is_roomy { right_columns } else { 0 });
    cells.text(right_at, &right, theme.quiet());
    if let Some(Overlay::Search(prompt, _)) = app.overlay() {
        return Some(prompt::draw(prompt, &Span::raw("/"), left, cells));
    }
    if let Some(trouble) = app.bookmarks.trouble() {
        let alarm = Span::styled(format!(" NOT SAVED: {trouble}"), theme.alarm());
        cells.span(left, &alarm);
    } else if let Some(notice) = &app.notice {
        cells.span(left, &Span::styled(format!(" {notice}"), theme.notice()));
    } else if app.selection.is_some() || !hints::draw(app.mode(), keymap, left, cells, theme) {
        standing(app, keymap, left, cells, theme);
    }
    None
}

/// `quotation 3/14 · Kolbai Musaev, deputy chief of …`, the name in the
/// speaker's colour.
fn standing(app: &App, keymap: &Keymap, at: Rect, cells: &mut Cells, theme: Theme) {
    let document = &app.document;
    if let Some(selection) = &app.selection {
        selected(app, selection, (at, keymap), cells, theme);
        return;
    }
    let what = Span::styled(what(app, keymap, at.width), theme.quiet());
    let rest = after(at, cells.span(at, &what) + 2);
    let passage = app.passage.as_ref();
    let speaker = passage.and_then(|passage| passage.speaker(document));
    let is_quotation = passage.is_some_and(|passage| passage.quoted(document).is_some());
    let remark = remark(app, cells);
    let who = match speaker {
        // What the reader wrote matters more than the speaker's office.
        Some(speaker) if !remark.is_empty() => document.analysis.speakers[speaker].name.clone(),
        Some(speaker) => attribution(document, speaker),
        None if is_quotation => "speaker not named".to_owned(),
        None => String::new(),
    };
    let gap = 2 * u16::from(!who.is_empty());
    let who = Span::styled(who, theme.mention(speaker));
    let rest = after(rest, cells.span(rest, &who));
    if !remark.is_empty() {
        cells.span(after(rest, gap), &Span::styled(remark, theme.note()));
    } else if let Some(followed) = app.followed
        && speaker != Some(followed)
    {
        let name = &document.analysis.speakers[followed].name;
        let following = format!("  following {name}");
        let style = theme.speaker(Some(followed));
        cells.span(rest, &Span::styled(following, style));
    }
}

/// What kind of passage it is, in a line of so many columns; where nothing is
/// stood on, how much there is to step to.
fn what(app: &App, keymap: &Keymap, columns: u16) -> String {
    let analysis = &app.document.analysis;
    let total = analysis.quotations.len();
    match app.passage.as_ref().map(|passage| passage.unit) {
        // Who speaks matters more than what it is called.
        Some(Unit::Quotation(index)) if columns < NARROW => format!(" {}/{total}", index + 1),
        Some(Unit::Quotation(index)) => {
            let kind = match analysis.quotations[index].kind {
                Kind::Direct => "",
                Kind::Mixed => "mixed ",
                Kind::Indirect => "indirect ",
            };
            format!(" {kind}quotation {}/{total}", index + 1)
        }
        Some(Unit::Sentence) => " sentence".to_owned(),
        Some(Unit::Paragraph) => " paragraph".to_owned(),
        Some(Unit::Piece) => " passage".to_owned(),
        None if total > 0 => {
            let key = keymap.key_for(Mode::Reading, Command::Quotation(Direction::Next));
            // A translation says nothing new.
            let quotations = counted(analysis.distinct_quotations(), "quotation");
            let speakers = counted(analysis.speakers.len(), "speaker");
            format!(" {quotations} by {speakers}   {key} next")
        }
        None => String::new(),
    }
}

/// What the reader has to say about the passage stood on: name, note and tags
/// of its bookmark. Nothing if it has none.
fn remark(app: &App, cells: &Cells) -> String {
    let bookmark = app
        .passage
        .as_ref()
        .and_then(|passage| app.bookmarks.around(&passage.range));
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
    let unit = match app.document.language_at(selection.range().start) {
        Language::Chinese => "character",
        Language::English => "word",
    };
    let size = format!(
        "  {}, {}",
        counted(selection.sentences, "sentence"),
        counted(selection.words, unit)
    );
    let rest = after(at, 1);
    let rest = after(rest, cells.text(rest, " SELECT ", theme.chosen()));
    let used = cells.span(rest, &Span::styled(size, theme.notice()));
    hints::draw(Mode::Selecting, keymap, after(rest, used + 1), cells, theme);
}

fn counted(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

/// Count, work in the background, matches, bookmarks, the way to the help.
fn right_side(app: &App, keymap: &Keymap) -> String {
    let mut parts = Vec::new();
    if let Some(count) = app.count {
        parts.push(count.to_string());
    }
    if let Some(progress) = app.progress {
        parts.push(format!("analysing {progress}%"));
    }
    if let Some(search) = &app.search.shown {
        let current = if search.matches.is_empty() {
            0
        } else {
            search.current + 1
        };
        parts.push(if search.is_complete {
            format!("{current}/{}", search.matches.len())
        } else {
            "?/?".to_owned()
        });
    }
    if app
        .overlay()
        .is_some_and(|overlay| !matches!(overlay, Overlay::Search(..) | Overlay::Reason))
    {
        parts.clear();
    } else if let bookmarks @ 1.. = app.bookmarks.listed().len() {
        parts.push(format!("★ {bookmarks}"));
    }
    let help = keymap.key_for(app.mode(), Command::Help);
    if !help.is_empty() {
        parts.push(format!("{help} help"));
    }
    format!(" {} ", parts.join("  "))
}
