//! A pane of text: its rows with everything marked on them, the gutter, and
//! the scroll bar in its frame.

use super::paint::Canvas;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::App;
use crate::app::document::extent;
use crate::app::geometry::{Region, text_region};
use crate::app::pane::{Pane, Row};
use crate::app::passage::Unit;
use crate::app::scroll_bar::Share;
use crate::article::BlockKind;
use crate::quotation::Kind;
use crate::text::Language;
use ratatui_core::style::{Modifier, Style};
use std::ops::Range;

/// Draws the panes with their frames. Neighbours share an edge, so nothing is
/// put on an edge before all of them are there.
pub fn draw(app: &App, canvas: &mut Canvas, theme: Theme) {
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
            canvas.frame(region, name, theme.frame(), theme.pane_name(has_focus));
        }
    }
    for (language, region) in shown() {
        draw_text(app, language, region, canvas, theme);
    }
}

/// Draws the rows of a pane into `region`, and the scroll bar on its edge.
fn draw_text(app: &App, language: Language, region: Region, canvas: &mut Canvas, theme: Theme) {
    let pane = &app.panes[language as usize];
    if app.regions.framed {
        scroll_bar(app, pane, region, canvas, theme);
    }
    let text = text_region(
        region,
        app.regions.framed,
        app.settings.measure[language as usize],
    );
    for (y, row) in (text.y..).zip(&pane.visible) {
        let at = Region {
            y,
            height: 1,
            ..text
        };
        draw_row(app, row, at, pane.indent(&app.document, row), canvas, theme);
    }
}

/// Draws one row, and its marks in the gutter to the left.
fn draw_row(app: &App, row: &Row, at: Region, indent: u16, canvas: &mut Canvas, theme: Theme) {
    let layers = layers(app, row, theme);
    // Found once for each stretch of one style, not for each character.
    let (mut until, mut current) = (0, Pen::PLAIN);
    let pen = |offset: usize| {
        let place = row.range.start + offset;
        if place >= until {
            current = style_at(place, &layers).into();
            until = end_of_style(place, &layers);
        }
        current
    };
    let text = app.document.article.text[row.range.clone()].trim_end();
    canvas.styled((at.x + indent, at.y), at.width - indent, text, pen);
    if at.x >= 2 {
        gutter(app, row, (at.x - 2, at.y), canvas, theme);
    }
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
    if let Some(search) = &app.search {
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
fn gutter(app: &App, row: &Row, (x, y): (u16, u16), canvas: &mut Canvas, theme: Theme) {
    let document = &app.document;
    if let Some((_, index)) = document.quoted(row.range.clone()).next() {
        let quotation = &document.analysis.quotations[index];
        let starts_here = row.range.contains(&extent(quotation).start);
        let is_dimmed = app.followed.is_some() && app.followed != quotation.speaker;
        let bar = match (quotation.speaker, quotation.kind) {
            // Without colours the bar begins with the speaker's letter.
            (Some(speaker), _) if starts_here && !theme.has_color => theme.sign(speaker),
            (_, Kind::Indirect) => canvas.sign('┊', ':'),
            _ => canvas.sign('▎', '|'),
        };
        let style = if is_dimmed {
            theme.dimmed()
        } else {
            theme.speaker(quotation.speaker)
        };
        canvas.character((x + 1, y), bar, style);
    }
    let standing = app
        .passage
        .as_ref()
        .is_some_and(|passage| row.range.contains(&passage.range.start));
    // Where the reader stands is seen without a sign too, a bookmark is not.
    if app
        .bookmarks
        .within(&row.range)
        .any(|range| row.range.contains(&range.start))
    {
        let sign = canvas.sign('★', '*');
        canvas.character((x, y), sign, theme.bookmark_sign());
    } else if standing {
        let sign = canvas.sign('▶', '>');
        canvas.character((x, y), sign, theme.notice());
    }
}

/// The right edge of the frame: where in the text the view is, and where who
/// speaks.
fn scroll_bar(app: &App, pane: &Pane, region: Region, canvas: &mut Canvas, theme: Theme) {
    let shown = pane.shown();
    let extent = app.document.blocks(pane.language).extent();
    let is_whole = extent.is_none_or(|all| shown.start <= all.start && shown.end >= all.end);
    let (thumb, star, part) = (
        canvas.sign('█', '#'),
        canvas.sign('★', '*'),
        canvas.sign('▌', ':'),
    );
    let x = region.x + region.width - 1;
    let shares = &app.scroll_bars[pane.language as usize].shares;
    for (y, Share { bytes, voice }) in (region.y + 1..).zip(shares) {
        let is_thumb = !is_whole && bytes.start < shown.end && shown.start < bytes.end;
        let style = voice.map_or_else(|| theme.frame(), |speaker| theme.speaker(speaker));
        if app.bookmarks.within(bytes).next().is_some() {
            let sign = if is_thumb { thumb } else { star };
            canvas.character((x, y), sign, theme.bookmark_sign());
        } else if is_thumb {
            canvas.character((x, y), thumb, style);
        } else if voice.is_some() {
            canvas.character((x, y), part, style);
        }
    }
}
