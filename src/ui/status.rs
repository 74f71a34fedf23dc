//! The status line: the passage stood on and its speaker, messages, and the
//! line being typed.

use super::hints;
use super::paint::Canvas;
use super::theme::Theme;
use crate::app::form::shown_tags;
use crate::app::geometry::Region;
use crate::app::mode::Mode;
use crate::app::passage::Unit;
use crate::app::selection::Selection;
use crate::app::step::Direction;
use crate::app::{App, Command, Overlay, attribution};
use crate::keymap::Keymap;
use crate::quotation::Kind;
use crate::text::{Language, clean_line};
use ratatui_core::layout::Position;
use ratatui_core::style::Style;

/// Below this many columns the line is kept short.
const NARROW: u16 = 40;

/// Draws the line; returns where the cursor stands if something is typed.
pub fn draw(app: &App, keymap: &Keymap, canvas: &mut Canvas, theme: Theme) -> Option<Position> {
    let region = app.regions.status?;
    let right = right_side(app, keymap);
    let right_columns = canvas.width(&right);
    // The right side gives way on a narrow screen: what one stands on matters
    // more than how to get help.
    let is_roomy = right_columns <= region.width / 2;
    let left = Region {
        width: region.width - if is_roomy { right_columns } else { 0 },
        ..region
    };
    if is_roomy {
        canvas.plain(
            (left.x + left.width, left.y),
            right_columns,
            &right,
            theme.quiet(),
        );
    }
    if let Some(Overlay::Search(prompt, _)) = &app.overlay {
        return Some(canvas.prompt(prompt, ("/", Style::new()), left));
    }
    let at = (left.x, left.y);
    if let Some(trouble) = app.bookmarks.trouble() {
        canvas.shortened(
            at,
            left.width,
            &format!(" NOT SAVED: {trouble}"),
            theme.alarm(),
        );
    } else if let Some(notice) = &app.notice {
        canvas.shortened(at, left.width, &format!(" {notice}"), theme.notice());
    } else if app.selection.is_some() || !hints::draw(app.mode(), keymap, left, canvas, theme) {
        standing(app, keymap, left, canvas, theme);
    }
    None
}

/// `quotation 3/14 · Kolbai Musaev, deputy chief of …`, the name in the
/// speaker's colour.
fn standing(app: &App, keymap: &Keymap, at: Region, canvas: &mut Canvas, theme: Theme) {
    let document = &app.document;
    if let Some(selection) = &app.selection {
        selected(app, selection, (at, keymap), canvas, theme);
        return;
    }
    let total = document.analysis.quotations.len();
    let what = match app.passage.as_ref().map(|passage| passage.unit) {
        Some(Unit::Quotation(index)) => {
            let kind = match document.analysis.quotations[index].kind {
                Kind::Direct => "",
                Kind::Mixed => "mixed ",
                Kind::Indirect => "indirect ",
            };
            // Who speaks matters more than what it is called.
            if at.width < NARROW {
                format!(" {}/{total}", index + 1)
            } else {
                format!(" {kind}quotation {}/{total}", index + 1)
            }
        }
        Some(Unit::Sentence) => " sentence".to_owned(),
        Some(Unit::Paragraph) => " paragraph".to_owned(),
        Some(Unit::Piece) => " passage".to_owned(),
        None if total > 0 => {
            let key = keymap.key_for(Mode::Reading, Command::Quotation(Direction::Next));
            format!(
                " {} by {}   {key} next",
                counted(total, "quotation"),
                counted(document.analysis.speakers.len(), "speaker")
            )
        }
        None => String::new(),
    };
    let used = canvas.shortened((at.x, at.y), at.width, &what, theme.quiet());
    let speaker = match &app.passage {
        Some(passage) => passage.speaker(document),
        None => None,
    };
    let is_quotation = app
        .passage
        .as_ref()
        .is_some_and(|passage| passage.quoted(document).is_some());
    let remark = remark(app, canvas);
    let who = match speaker {
        // What the reader wrote matters more than the speaker's office.
        Some(speaker) if !remark.is_empty() => document.analysis.speakers[speaker].name.clone(),
        Some(speaker) => attribution(document, speaker),
        None if is_quotation => "speaker not named".to_owned(),
        None => String::new(),
    };
    let x = at.x + used + 2;
    let room = at.width.saturating_sub(used + 2);
    let used = used + 2 + canvas.shortened((x, at.y), room, &who, theme.mention(speaker));
    if !remark.is_empty() {
        let gap = 2 * u16::from(!who.is_empty());
        canvas.shortened(
            (at.x + used + gap, at.y),
            at.width.saturating_sub(used + gap),
            &remark,
            theme.note(),
        );
        return;
    }
    if let Some(followed) = app.followed
        && speaker != Some(followed)
    {
        let text = format!("  following {}", document.analysis.speakers[followed].name);
        canvas.shortened(
            (at.x + used, at.y),
            at.width.saturating_sub(used),
            &text,
            theme.speaker(Some(followed)),
        );
    }
}

/// What the reader has to say about the passage stood on: name, note and tags
/// of its bookmark. Nothing if it has none.
fn remark(app: &App, canvas: &Canvas) -> String {
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
    format!("{} {}", canvas.sign('★', '*'), parts.join("  "))
}

/// `SELECT  3 sentences, 58 words  o other end  m bookmark …`
fn selected(
    app: &App,
    selection: &Selection,
    (at, keymap): (Region, &Keymap),
    canvas: &mut Canvas,
    theme: Theme,
) {
    let used = canvas.plain(
        (at.x + 1, at.y),
        at.width.saturating_sub(1),
        " SELECT ",
        theme.chosen(),
    );
    let unit = match app.document.language_at(selection.range().start) {
        Language::Chinese => "character",
        Language::English => "word",
    };
    let size = format!(
        "  {}, {}",
        counted(selection.sentences, "sentence"),
        counted(selection.words, unit)
    );
    let (x, end) = (at.x + used + 1, at.x + at.width);
    let room = end.saturating_sub(x);
    let x = x + canvas.shortened((x, at.y), room, &size, theme.notice()) + 1;
    let rest = Region {
        x,
        width: end.saturating_sub(x),
        ..at
    };
    hints::draw(Mode::Selecting, keymap, rest, canvas, theme);
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
    if let Some(search) = &app.search {
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
        .overlay
        .as_ref()
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
