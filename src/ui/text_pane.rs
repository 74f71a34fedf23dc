//! A pane of text: its rows with everything marked on them, the gutter, and
//! the scroll bar in its frame.

use super::border::frame;
use super::cells::{Cells, after};
use super::theme::Theme;
use crate::app::App;
use crate::app::document::extent;
use crate::app::geometry::text_region;
use crate::app::pane::{Pane, Row};
use crate::app::passage::Unit;
use crate::app::scroll_bar::Share;
use crate::article::BlockKind;
use crate::quotation::Kind;
use crate::text::Language;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;
use std::ops::Range;

/// Draws the panes with their frames. Neighbours share an edge, so nothing is
/// put on an edge before all of them are there.
pub fn draw(app: &App, cells: &mut Cells, theme: Theme) {
    let shown = || {
        Language::ALL
            .into_iter()
            .filter_map(|language| Some((language, app.regions.panes[language as usize]?)))
    };
    if app.regions.framed {
        for (language, region) in shown() {
            let has_focus = app.focus == language && app.chosen_speaker.is_none();
            let name = match language {
                Language::Chinese => "中文",
                Language::English => "English",
            };
            let name = Span::styled(name, theme.pane_name(has_focus));
            frame(region, &name, cells, theme);
        }
    }
    for (language, region) in shown() {
        draw_text(app, language, region, cells, theme);
    }
}

/// Draws the rows of a pane into `region`, and the scroll bar on its edge.
fn draw_text(app: &App, language: Language, region: Rect, cells: &mut Cells, theme: Theme) {
    let pane = &app.panes[language as usize];
    if app.regions.framed {
        scroll_bar(app, pane, region, cells, theme);
    }
    let text = text_region(
        region,
        app.regions.framed,
        app.settings.measure[language as usize],
    );
    for (at, row) in text.rows().zip(&pane.visible) {
        let indent = pane.indent(&app.document, row);
        draw_row(app, row, after(at, indent), cells, theme);
        if at.x >= 2 {
            gutter(app, row, (at.x - 2, at.y), cells, theme);
        }
    }
}

/// Draws the text of one row.
fn draw_row(app: &App, row: &Row, at: Rect, cells: &mut Cells, theme: Theme) {
    let layers = layers(app, row, theme);
    // Found once for each stretch of one style, not for each character.
    let (mut until, mut current) = (0, Style::new());
    let style = |offset: usize| {
        let place = row.range.start + offset;
        if place >= until {
            current = style_at(place, &layers);
            until = end_of_style(place, &layers);
        }
        current
    };
    let text = app.document.article.text[row.range.clone()].trim_end();
    cells.styled(at, text, style);
}

fn style_at(place: usize, layers: &[(Range<usize>, Style)]) -> Style {
    layers
        .iter()
        .filter(|(range, _)| range.contains(&place))
        .fold(Style::new(), |style, (_, patch)| style.patch(*patch))
}

/// The first byte after `place` where a layer begins or ends.
fn end_of_style(place: usize, layers: &[(Range<usize>, Style)]) -> usize {
    layers
        .iter()
        .flat_map(|(range, _)| [range.start, range.end])
        .filter(|&edge| edge > place)
        .min()
        .unwrap_or(usize::MAX)
}

/// What is marked on a row, the later over the earlier.
fn layers(app: &App, row: &Row, theme: Theme) -> Vec<(Range<usize>, Style)> {
    let document = &app.document;
    let mut layers = Vec::new();
    if document.article.blocks[row.block].kind == BlockKind::Headline {
        layers.push((row.range.clone(), theme.headline()));
    }
    if app.followed.is_some() {
        layers.push((row.range.clone(), theme.dimmed()));
    }
    let is_dimmed = |speaker| app.followed.is_some() && app.followed != speaker;
    for (range, index) in document.quoted(row.range.clone()) {
        let speaker = document.analysis.quotations[index].speaker;
        if !is_dimmed(speaker) {
            layers.push((range, undimmed(theme.speaker(speaker))));
        }
    }
    for (range, speaker) in document.mentions(row.range.clone()) {
        if !is_dimmed(Some(speaker)) {
            layers.push((range, undimmed(theme.mention(Some(speaker)))));
        }
    }
    for bookmark in app.bookmarks.within(&row.range) {
        layers.push((bookmark, theme.bookmarked()));
    }
    if let Some(passage) = &app.passage {
        for span in standing_spans(app, passage.unit, &passage.range) {
            layers.push((span, theme.standing()));
        }
    }
    if let Some(search) = &app.search.shown {
        for (range, is_current) in search.within(row.range.clone()) {
            layers.push((
                range,
                if is_current {
                    theme.found_here()
                } else {
                    theme.found()
                },
            ));
        }
    }
    layers
}

fn undimmed(style: Style) -> Style {
    style.remove_modifier(Modifier::DIM)
}

/// The bytes that show where the reader stands: of a quotation only what is
/// quoted, not the cue between.
fn standing_spans(app: &App, unit: Unit, range: &Range<usize>) -> Vec<Range<usize>> {
    match unit {
        Unit::Quotation(index) => app
            .document
            .analysis
            .quotations
            .get(index)
            .map_or_else(Vec::new, |quotation| quotation.spans.to_vec()),
        _ => vec![range.clone()],
    }
}

/// Two columns: a star or the sign of the passage stood on, and the bar of a
/// quotation in its speaker's colour.
fn gutter(app: &App, row: &Row, (x, y): (u16, u16), cells: &mut Cells, theme: Theme) {
    let document = &app.document;
    if let Some((_, index)) = document.quoted(row.range.clone()).next() {
        let quotation = &document.analysis.quotations[index];
        let starts_here = row.range.contains(&extent(quotation).start);
        let is_dimmed = app.followed.is_some() && app.followed != quotation.speaker;
        let (usual, ascii) = match (quotation.speaker, quotation.kind) {
            // Without colours the bar begins with the speaker's letter.
            (Some(speaker), _) if starts_here && !theme.has_color => {
                (theme.sign(speaker), theme.sign(speaker))
            }
            (_, Kind::Indirect) => ('┊', ':'),
            _ => ('▎', '|'),
        };
        let style = if is_dimmed {
            theme.dimmed()
        } else {
            theme.speaker(quotation.speaker)
        };
        cells.sign((x + 1, y), usual, ascii, style);
    }
    let is_bookmarked = app
        .bookmarks
        .within(&row.range)
        .any(|range| row.range.contains(&range.start));
    let is_current = app
        .passage
        .as_ref()
        .is_some_and(|passage| row.range.contains(&passage.range.start));
    // The current passage is seen without a sign too, a bookmark is not.
    if is_bookmarked {
        cells.sign((x, y), '★', '*', theme.bookmark_sign());
    } else if is_current {
        cells.sign((x, y), '▶', '>', theme.notice());
    }
}

/// The right edge of the frame: where in the text the view is, and where who
/// speaks.
fn scroll_bar(app: &App, pane: &Pane, region: Rect, cells: &mut Cells, theme: Theme) {
    let shown = pane.shown();
    let extent = app.document.blocks(pane.language).extent();
    let is_whole = extent.is_none_or(|all| shown.start <= all.start && shown.end >= all.end);
    let edge = region.columns().next_back().unwrap_or_default();
    let shares = &app.scroll_bars[pane.language as usize].shares;
    for (at, Share { bytes, voice }) in edge.positions().skip(1).zip(shares) {
        let is_thumb = !is_whole && bytes.start < shown.end && shown.start < bytes.end;
        let is_bookmarked = app.bookmarks.within(bytes).next().is_some();
        let style = if is_bookmarked {
            theme.bookmark_sign()
        } else {
            voice.map_or_else(|| theme.frame(), |speaker| theme.speaker(speaker))
        };
        if is_thumb {
            cells.sign(at, '█', '#', style);
        } else if is_bookmarked {
            cells.sign(at, '★', '*', style);
        } else if voice.is_some() {
            cells.sign(at, '▌', ':', style);
        }
    }
}
