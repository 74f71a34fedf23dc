//! Who speaks: the strip below the page with a map of each speaker's words, the
//! panel below a held text, and the list to choose from.

use super::cells::{Cells, after, below, columns, first};
use super::list::{self, Heading, Shown};
use super::theme::Theme;
use crate::app::document::extent;
use crate::app::speaker_list::{Part, SpeakerList};
use crate::app::tally::MAP_PARTS;
use crate::app::{App, attribution};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

/// Columns of the map of a speaker.
const MAP_COLUMNS: u16 = 8;
const _: () = assert!(MAP_COLUMNS as usize == MAP_PARTS);
/// Columns between two speakers of the strip, and two fields of a list.
const GAP: u16 = 3;
/// The widest bar of the list, in columns.
const BAR: u16 = 8;

/// Draws the strip or the panel, where the page has room for one.
pub fn draw(app: &App, cells: &mut Cells, theme: Theme) {
    if let Some(strip) = app.reading.page.regions.strip {
        for at in first_row(strip).positions() {
            cells.sign(at, '─', '-', theme.frame());
        }
        draw_strip(app, strip_row(strip), cells, theme);
    }
    if let Some(panel) = app.reading.page.regions.panel {
        draw_panel(app, panel, cells, theme);
    }
}

fn first_row(area: Rect) -> Rect {
    Rect { height: 1, ..area }
}

/// `● Bakker ▁▃▇▁   ● Zhang ▁▁▁▇   +2`
fn draw_strip(app: &App, strip: Rect, cells: &mut Cells, theme: Theme) {
    let document = &app.reading.document;
    let shown = strip_speakers(app, strip);
    for (speaker, at) in &shown {
        let name = &document.short_names[*speaker];
        draw_name(app, *speaker, name, *at, cells, theme);
        let map = map(&document.maps[*speaker], cells);
        let style = theme.bar(Some(document.ranks[*speaker]));
        cells.text(after(*at, at.width - MAP_COLUMNS), &map, style);
    }
    let left = document.ranked.len() - shown.len();
    if left > 0 {
        let used = shown.last().map_or(0, |(_, at)| at.right() + GAP - strip.x);
        cells.text(after(strip, used), &format!("+{left}"), theme.quiet());
    }
}

/// The speakers of the strip in its second row, and where each of them is.
fn strip_speakers(app: &App, strip: Rect) -> Vec<(usize, Rect)> {
    let document = &app.reading.document;
    let width = |text: &str| columns(app.reading.settings.widths, text);
    let (mut rest, mut shown) = (strip, Vec::new());
    for (number, speaker) in document.ranked.iter().enumerate() {
        let columns = width(&document.short_names[*speaker]) + MAP_COLUMNS + 3;
        let left = document.ranked.len() - number;
        let more = GAP + width(&format!("+{left}"));
        let reserved = if left == 1 { 0 } else { more };
        if columns + reserved > rest.width {
            break;
        }
        shown.push((*speaker, first(rest, columns)));
        rest = after(rest, columns + GAP);
    }
    shown
}

/// The speaker whose name is at that place of the strip or the panel.
pub fn speaker_at(app: &App, place: Position) -> Option<usize> {
    let regions = &app.reading.page.regions;
    let ranked = &app.reading.document.ranked;
    if let Some(strip) = regions.strip
        && strip.contains(place)
    {
        let shown = strip_speakers(app, strip_row(strip));
        let mut shown = shown.into_iter();
        return shown
            .find(|(_, at)| at.contains(place))
            .map(|(speaker, _)| speaker);
    }
    let rows = below(regions.panel?, 1);
    let number = usize::from(place.y.checked_sub(rows.y)?);
    let is_more = number + 1 == usize::from(rows.height) && ranked.len() > number + 1;
    let is_name = rows.contains(place) && !is_more;
    ranked.get(number).copied().filter(|_| is_name)
}

/// The row of the strip that has the names.
fn strip_row(strip: Rect) -> Rect {
    after(below(strip, 1), 1)
}

/// `● Kolbai Musaev`, bold for the speaker of the current passage.
fn draw_name(app: &App, speaker: usize, name: &str, at: Rect, cells: &mut Cells, theme: Theme) {
    let rank = app.reading.document.ranks[speaker];
    let is_dimmed = app
        .reading
        .followed
        .is_some_and(|followed| followed != speaker);
    let (sign_style, name_style) = if is_dimmed {
        (theme.dimmed(), theme.dimmed())
    } else if app.reading.current_speaker() == Some(speaker) {
        (theme.bar(Some(rank)), theme.mention(Some(rank)))
    } else {
        (theme.bar(Some(rank)), Style::new())
    };
    let sign = format!("{} ", cells.chosen(theme.sign(rank), '*'));
    let used = cells.text(at, &sign, sign_style);
    cells.span(after(at, used), &Span::styled(name, name_style));
}

/// How much a speaker says in each part of the article: `▁▃▇▁`.
fn map(words: &[u32; MAP_PARTS], cells: &Cells) -> String {
    const USUAL: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    const ASCII: [char; 8] = ['.', '.', ':', ':', '|', '|', '#', '#'];
    let most = words.iter().copied().max().unwrap_or(0).max(1);
    let sign = |words: u32| {
        let level = usize::try_from(u64::from(words) * 7 / u64::from(most)).unwrap_or(7);
        cells.chosen(USUAL[level.min(7)], ASCII[level.min(7)])
    };
    words.iter().map(|words| sign(*words)).collect()
}

/// The speakers below a held text, as many as fit:
///
/// ```text
/// Speakers
/// ● Kolbai Musaev      3 ▇
/// +2
/// ```
fn draw_panel(app: &App, panel: Rect, cells: &mut Cells, theme: Theme) {
    cells.text(panel, &cells.wording.speakers(), theme.pane_name(true));
    let rows: Vec<Rect> = below(panel, 1).rows().collect();
    let speakers = &app.reading.document.ranked;
    let fit = rows.len();
    for (number, (row, speaker)) in rows.into_iter().zip(speakers).enumerate() {
        let left = speakers.len() - number;
        if number + 1 == fit && left > 1 {
            cells.text(row, &cells.wording.more_speakers(left), theme.quiet());
            return;
        }
        draw_speaker(app, *speaker, row, cells, theme);
    }
}

/// `● Kolbai Musaev   3 ▇`
fn draw_speaker(app: &App, speaker: usize, row: Rect, cells: &mut Cells, theme: Theme) {
    let tally = app.reading.document.tallies[speaker];
    let count = format!("{:>3} ", tally.quotations);
    let tail = cells.width(&count) + 1;
    let names = first(row, row.width.saturating_sub(tail));
    let full = app.reading.document.full_name(speaker);
    draw_name(app, speaker, &full, names, cells, theme);
    let rest = after(row, names.width);
    let rest = after(rest, cells.text(rest, &count, theme.quiet()));
    let share = share(app, speaker, 8);
    let style = theme.bar(Some(app.reading.document.ranks[speaker]));
    cells.text(rest, &level(share, cells), style);
}

/// A bar of one column, `share` eighths high.
fn level(share: usize, cells: &Cells) -> String {
    const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let level = share.clamp(1, 8) - 1;
    cells.chosen(LEVELS[level], '#').to_string()
}

/// The words of a speaker in parts of `whole`, which the one who says most
/// fills.
fn share(app: &App, speaker: usize, whole: usize) -> usize {
    app.reading.document.tallies[speaker].words * whole / app.reading.document.most_words.max(1)
}

/// Draws the list of speakers; returns the cursor while something is typed.
pub fn draw_list(
    app: &App,
    list: &SpeakerList,
    screen: Rect,
    cells: &mut Cells,
    theme: Theme,
) -> Option<Position> {
    let name = cells.wording.speakers();
    let heading = Heading {
        has_preview: list.chosen().is_some(),
        ..Heading::of(&name)
    };
    let parts = list::draw_frame(&list.picker, heading, screen, cells, theme);
    if list.picker.shown().is_empty() {
        let sentence = cells.wording.no_speaker_matches();
        list::empty(&[sentence], parts.rows, cells, theme);
    }
    for shown in list::window(&list.picker, &parts, 1, cells, theme) {
        draw_entry(app, list, &shown, cells, theme);
    }
    if let (Some(at), Some(speaker)) = (parts.preview, list.chosen()) {
        draw_preview(app, speaker, at, cells, theme);
    }
    parts.cursor
}

/// Names and role, and how the first quotations of a speaker begin.
fn draw_preview(app: &App, speaker: usize, at: Rect, cells: &mut Cells, theme: Theme) {
    let document = &app.reading.document;
    let name = attribution(document, speaker);
    let rank = document.ranks[speaker];
    let mut left = list::paragraph(&name, at, |_| theme.mention(Some(rank)), cells);
    let mut ordinal = 0;
    while let Some(index) = document.spoken(speaker, ordinal)
        && left.height > 1
    {
        ordinal += 1;
        if document.analysis.is_repeated(index) {
            continue;
        }
        let words = document.text_of(&extent(&document.analysis.quotations[index]));
        left = list::paragraph(&words, below(left, 1), |_| Style::new(), cells);
    }
}

/// `● Kolbai Musaev   3 ████▌    ▁▃▇▁▁▁▁▁  deputy chief of …`
fn draw_entry(app: &App, list: &SpeakerList, shown: &Shown, cells: &mut Cells, theme: Theme) {
    let &Shown {
        entry,
        is_chosen,
        at,
    } = shown;
    let speaker = list.entries[entry];
    let rank = app.reading.document.ranks[speaker];
    let paint = |style| theme.in_list(style, is_chosen);
    if is_chosen {
        cells.fill(at, paint(Style::new()));
    }
    let sign = format!("{} ", cells.chosen(theme.sign(rank), '*'));
    let rest = after(at, cells.text(at, &sign, paint(theme.bar(Some(rank)))));
    let name = first(rest, rest.width * 2 / 5);
    let style = if app.reading.followed == Some(speaker) {
        theme.mention(Some(rank))
    } else {
        Style::new()
    };
    let field = (entry, Part::Name as usize);
    list::field(&list.picker, field, name, paint(style), cells, theme);
    let rest = after(rest, name.width);
    let count = format!("{:>4} ", app.reading.document.tallies[speaker].quotations);
    let rest = after(rest, cells.text(rest, &count, paint(theme.quiet())));
    let bar = cells.bar(share(app, speaker, 8 * usize::from(BAR)));
    cells.text(first(rest, BAR), &bar, paint(theme.bar(Some(rank))));
    let rest = after(rest, BAR + 1);
    let map = map(&app.reading.document.maps[speaker], cells);
    let used = cells.text(rest, &map, paint(theme.bar(Some(rank))));
    let field = (entry, Part::Role as usize);
    let rest = after(rest, used + GAP);
    list::field(
        &list.picker,
        field,
        rest,
        paint(theme.quiet()),
        cells,
        theme,
    );
}
