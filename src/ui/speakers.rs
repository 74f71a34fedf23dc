//! Who speaks: the strip below the page with a map of each speaker's words, the
//! panel below a held text, and the list to choose from.

use super::cells::{Cells, after, below, first};
use super::list::{self, Shown};
use super::theme::Theme;
use crate::app::App;
use crate::app::speaker_list::{Part, SpeakerList};
use crate::app::tally::MAP_PARTS;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

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
        draw_strip(app, after(below(strip, 1), 1), cells, theme);
    }
    if let Some(panel) = app.reading.page.regions.panel {
        draw_panel(app, panel, cells, theme);
    }
}

fn first_row(area: Rect) -> Rect {
    Rect { height: 1, ..area }
}

/// `● Bakker ▁▃▇▁   ● Zhang ▁▁▁▇   +2`
fn draw_strip(app: &App, at: Rect, cells: &mut Cells, theme: Theme) {
    let mut rest = at;
    let speakers = &app.reading.document.ranked;
    for (shown, speaker) in speakers.iter().enumerate() {
        let name = &app.reading.document.short_names[*speaker];
        let map = map(&app.reading.document.maps[*speaker], cells);
        let columns = cells.width(name) + cells.width(&map) + 3;
        let left = speakers.len() - shown;
        let more = format!("+{left}");
        let is_last = left == 1;
        let reserved = if is_last { 0 } else { GAP + cells.width(&more) };
        if columns + reserved > rest.width {
            cells.text(rest, &more, theme.quiet());
            return;
        }
        draw_name(app, *speaker, name, first(rest, columns), cells, theme);
        let style = theme.bar(Some(app.reading.document.ranks[*speaker]));
        let map_at = after(rest, columns - cells.width(&map));
        cells.text(map_at, &map, style);
        rest = after(rest, columns + GAP);
    }
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
    cells.text(panel, "Speakers", theme.pane_name(true));
    let rows: Vec<Rect> = below(panel, 1).rows().collect();
    let speakers = &app.reading.document.ranked;
    let fit = rows.len();
    for (number, (row, speaker)) in rows.into_iter().zip(speakers).enumerate() {
        let left = speakers.len() - number;
        if number + 1 == fit && left > 1 {
            cells.text(row, &format!("+{left} more"), theme.quiet());
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
    let parts = list::draw_frame(&list.picker, ("Speakers", ""), false, screen, cells, theme);
    if list.picker.shown().is_empty() {
        let sentence = "No speaker matches. Esc takes the filter away.";
        list::empty(&[sentence], parts.rows, cells, theme);
    }
    for shown in list::window(&list.picker, &parts, 1, cells, theme) {
        draw_entry(app, list, &shown, cells, theme);
    }
    parts.cursor
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
