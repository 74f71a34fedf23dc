//! The speaker map: a strip of the article for each speaker.

use super::border::popup;
use super::cells::{Cells, after, first};
use super::reason;
use super::theme::Theme;
use crate::app::App;
use crate::app::speaker_map::{PARTS, Share, SpeakerMap, Strip, part};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

/// The widest the map gets, in columns.
const WIDTH: u16 = 100;
/// The most columns for a name.
const NAME: u16 = 26;
/// Below this many columns the words are not counted.
const COUNTED_FROM: u16 = 60;

/// Draws the map at the foot of the screen, or at its head where it would hide
/// the current passage:
///
/// ```text
/// ┌ Speaker map  █ direct  ░ reported  ▓ both ────────────────────────┐
/// │ ● Kolbai Musaev         3    48   █··░░···········                │
/// │ ● Meng Hongwei          2    61   ········█··▓····                │
/// │                                      ▲                            │
/// └───────────────────────────────────────────────────────────────────┘
/// ```
pub fn draw(app: &App, map: &SpeakerMap, screen: Rect, cells: &mut Cells, theme: Theme) {
    let room = screen.height.saturating_sub(2);
    let speakers = u16::try_from(map.strips.len()).unwrap_or(u16::MAX);
    let height = speakers.saturating_add(3).min(room / 2).max(4).min(room);
    let bottom = (screen.y + screen.height).saturating_sub(1 + height);
    let passage = app.reading.passage.as_ref();
    let is_below =
        passage.is_none_or(|passage| reason::row(app, passage) + 1 < usize::from(bottom));
    let width = WIDTH.min(screen.width);
    let region = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: if is_below { bottom } else { screen.y + 1 },
        width,
        height,
    };
    let (name, legend) = (cells.wording.speaker_map(), legend(cells));
    let title = if cells.width(&legend) + 16 < width {
        format!("{name}  {legend}")
    } else {
        name.into_owned()
    };
    let inside = popup(region, &Span::styled(title, theme.headline()), cells, theme);
    let inside = first(after(inside, 1), inside.width.saturating_sub(2));
    let shown = usize::from(inside.height.saturating_sub(1)).max(1);
    let top = map.chosen.saturating_sub(shown - 1);
    let strips = map.strips.iter().enumerate().skip(top).take(shown);
    let mut at = inside;
    for (row, (index, strip)) in inside.rows().zip(strips) {
        at = draw_strip(app, strip, (row, index == map.chosen), cells, theme);
    }
    if let (Some(last), true) = (inside.rows().next_back(), inside.height > 1) {
        let here = part(&app.reading.document, app.reading.place()) * columns(at.width) / PARTS;
        let here = u16::try_from(here).unwrap_or(0);
        cells.sign((at.x + here, last.y), '▲', '^', theme.notice());
    }
}

/// Draws a speaker's row; returns where the strip in it is.
fn draw_strip(
    app: &App,
    strip: &Strip,
    (row, is_chosen): (Rect, bool),
    cells: &mut Cells,
    theme: Theme,
) -> Rect {
    let document = &app.reading.document;
    let rank = document.ranks[strip.speaker];
    let paint = |style| theme.in_list(style, is_chosen);
    let sign = format!("{} ", cells.chosen(theme.sign(rank), '*'));
    let rest = after(row, cells.text(row, &sign, theme.bar(Some(rank))));
    let name = first(rest, NAME.min(rest.width * 2 / 5));
    if is_chosen {
        cells.fill(Rect { height: 1, ..name }, paint(Style::new()));
    }
    let full = document.full_name(strip.speaker);
    cells.span(name, &Span::styled(full, paint(theme.speaker(Some(rank)))));
    let tally = document.tallies[strip.speaker];
    let counts = if row.width >= COUNTED_FROM {
        format!("{:>4} {:>5}  ", tally.quotations, tally.words)
    } else {
        format!("{:>3} ", tally.quotations)
    };
    let rest = after(rest, name.width);
    let rest = after(rest, cells.text(rest, &counts, theme.quiet()));
    let columns = columns(rest.width);
    for column in 0..columns {
        let parts = column * PARTS / columns..((column + 1) * PARTS / columns);
        let share = joined(&strip.parts[parts]);
        let (usual, ascii) = sign_of(share);
        let style = if share == Share::default() {
            theme.frame()
        } else {
            theme.bar(Some(rank))
        };
        let x = rest.x + u16::try_from(column).unwrap_or(0);
        cells.sign((x, row.y), usual, ascii, style);
    }
    rest
}

/// Columns of a strip that has so many at most.
fn columns(room: u16) -> usize {
    usize::from(room).clamp(1, PARTS)
}

fn joined(shares: &[Share]) -> Share {
    Share {
        is_direct: shares.iter().any(|share| share.is_direct),
        is_reported: shares.iter().any(|share| share.is_reported),
    }
}

fn sign_of(share: Share) -> (char, char) {
    match (share.is_direct, share.is_reported) {
        (true, true) => ('▓', '+'),
        (true, false) => ('█', '#'),
        (false, true) => ('░', '-'),
        (false, false) => ('·', '.'),
    }
}

/// `█ direct  ░ reported  ▓ both`
fn legend(cells: &Cells) -> String {
    let share = |is_direct, is_reported| Share {
        is_direct,
        is_reported,
    };
    let all = [
        (share(true, false), cells.wording.direct()),
        (share(false, true), cells.wording.reported()),
        (share(true, true), cells.wording.direct_and_reported()),
    ];
    let told = all.map(|(share, word)| {
        let (usual, ascii) = sign_of(share);
        format!("{} {word}", cells.chosen(usual, ascii))
    });
    told.join("  ")
}
