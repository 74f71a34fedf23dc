//! The page: the rows of both texts with everything marked on them, the rule
//! between, and the name of each column.

use super::cells::{Cells, after, first};
use super::gutter;
use super::theme::Theme;
use crate::annotation::WordState;
use crate::app::App;
use crate::app::page::{Line, Row};
use crate::app::passage::Unit;
use crate::article::BlockKind;
use crate::text::{Language, floor_char_boundary};
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;
use std::ops::Range;

/// Draws the columns, or the one there is.
pub fn draw(app: &App, cells: &mut Cells, theme: Theme) {
    captions(app, cells, theme);
    if let Some(rule) = app.reading.page.regions.rule {
        for at in rule.positions() {
            cells.sign(at, '│', '|', theme.frame());
        }
    }
    for (language, viewport) in app.reading.page.viewports() {
        let text = app.reading.page.regions.texts[language.unwrap_or(Language::English) as usize];
        let rows = text.into_iter().flat_map(Rect::rows);
        for (row, line) in rows.zip(&viewport.lines) {
            draw_line(app, line, row.y, cells, theme);
        }
    }
}

/// The language above each column; the focused one stands out.
fn captions(app: &App, cells: &mut Cells, theme: Theme) {
    let Some(captions) = app.reading.page.regions.captions else {
        return;
    };
    for language in Language::ALL {
        let Some(text) = app.reading.page.regions.texts[language as usize] else {
            continue;
        };
        let name = cells.wording.column(language);
        let at = Rect {
            y: captions.y,
            height: 1,
            ..text
        };
        cells.text(
            at,
            name,
            theme.pane_name(app.reading.page.focus == language),
        );
    }
}

/// Draws what stands on a line in each of the texts.
fn draw_line(app: &App, line: &Line, y: u16, cells: &mut Cells, theme: Theme) {
    for language in Language::ALL {
        let Some(text) = app.reading.page.regions.texts[language as usize] else {
            continue;
        };
        let at = Rect {
            y,
            height: 1,
            ..text
        };
        if let Some(row) = &line.rows[language as usize] {
            draw_row(app, row, at, cells, theme);
        } else if line.gap == Some(language) && app.reading.page.regions.rule.is_some() {
            cells.sign(at, '·', '.', theme.frame());
        }
    }
}

/// Draws one row, and its signs in the gutter to the left.
fn draw_row(app: &App, row: &Row, at: Rect, cells: &mut Cells, theme: Theme) {
    let reading = &app.reading;
    let language = reading.document.article.blocks[row.block].language;
    let measures = reading.page.viewport(language).measures();
    let words = after(at, measures.indent(&reading.document, row).min(at.width));
    let has_gutter = reading.page.regions.gutter > 0;
    if row.is_reading {
        draw_readings(row, words, cells, theme);
        if has_gutter {
            gutter::bar(app, row, (at.x - 2, at.y), cells, theme);
        }
        return;
    }
    let layers = layers(app, row, theme);
    // Found once for each stretch of one style, not for each character.
    let (mut until, mut current) = (0, Style::new());
    let mut style = |place: usize| {
        if place >= until {
            current = style_at(place, &layers);
            until = end_of_style(place, &layers);
        }
        current
    };
    let start = row.range.start;
    let text = shown_text(app, language, &row.range);
    let text = text.trim_end();
    let used = match &row.segments {
        None => cells.styled(words, text, |offset| style(start + offset)),
        Some(segments) => {
            let mut end = 0;
            for segment in segments.iter() {
                let from = segment.range.start;
                let shown = &text
                    [(from - start).min(text.len())..(segment.range.end - start).min(text.len())];
                let at = after(words, segment.column);
                end = segment.column + cells.styled(at, shown, |offset| style(from + offset));
            }
            end
        }
    };
    if words.x > at.x
        && let Some(sign) = item_sign(app, row)
    {
        cells.text(at, &sign, theme.quiet());
    }
    pad(app, row, first(words, used), cells, theme);
    if has_gutter {
        gutter::draw(app, row, at, cells, theme);
    }
}

/// What stands before the first row of an item of a list.
fn item_sign(app: &App, row: &Row) -> Option<String> {
    let block = &app.reading.document.article.blocks[row.block];
    if row.range.start != block.range.start || row.is_reading {
        return None;
    }
    match block.kind {
        BlockKind::Item(0) => Some("•".to_owned()),
        BlockKind::Item(number) => Some(format!("{number}.")),
        _ => None,
    }
}

/// Draws the readings above the words of a row.
fn draw_readings(row: &Row, words: Rect, cells: &mut Cells, theme: Theme) {
    for segment in row.segments.iter().flat_map(|segments| segments.iter()) {
        cells.text(
            after(words, segment.column),
            &segment.reading,
            theme.quiet(),
        );
    }
}

/// The text of a row, in the script that the reader has chosen: each character takes the
/// bytes that it has in the article.
fn shown_text<'a>(app: &'a App, language: Language, range: &Range<usize>) -> Cow<'a, str> {
    /// So many bytes around a row decide what its words are.
    const CONTEXT: usize = 48;
    let text = &app.reading.document.article.text;
    let script = app.words.script.filter(|_| language == Language::Chinese);
    let Some(script) = script else {
        return Cow::Borrowed(&text[range.clone()]);
    };
    let start = floor_char_boundary(text, range.start.saturating_sub(CONTEXT));
    let end = floor_char_boundary(text, range.end + CONTEXT);
    let shown = script.convert_in_place(&text[start..end]);
    Cow::Owned(shown[range.start - start..range.end - start].to_owned())
}

/// The background of a passage goes a column further on each side of a row
/// that it fills, so that it does not cling to the letters.
fn pad(app: &App, row: &Row, words: Rect, cells: &mut Cells, theme: Theme) {
    let is_padded = words.width > 0 && !is_word(app);
    let Some(ground) = theme.passage().bg.filter(|_| is_padded) else {
        return;
    };
    let end = row.range.start
        + app.reading.document.article.text[row.range.clone()]
            .trim_end()
            .len();
    let language = app.reading.document.article.blocks[row.block].language;
    let is_inside = |place: usize| {
        let mut spans = highlighted(app, language);
        spans.any(|span| span.contains(&place))
    };
    let mut blank = |x: u16| {
        if let Some(cell) = cells.buffer.cell_mut((x, words.y)) {
            cell.set_bg(ground);
        }
    };
    if app.reading.page.regions.gutter > 0 && is_inside(row.range.start) {
        blank(words.x - 1);
    }
    if is_inside(end.saturating_sub(1)) {
        blank(words.right());
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
    let document = &app.reading.document;
    let mut layers = Vec::new();
    match document.article.blocks[row.block].kind {
        BlockKind::Headline | BlockKind::Heading(_) => {
            layers.push((row.range.clone(), theme.headline()));
        }
        BlockKind::Caption => layers.push((row.range.clone(), theme.quiet())),
        _ => {}
    }
    if app.reading.followed.is_some() {
        layers.push((row.range.clone(), theme.dimmed()));
        let quoted = document.quoted(row.range.clone());
        layers.extend(
            quoted
                .filter(|(_, index)| {
                    document.analysis.quotations[*index].speaker == app.reading.followed
                })
                .map(|(range, _)| (range, Style::reset())),
        );
    }
    for (range, speaker) in document.mentions(row.range.clone()) {
        if app
            .reading
            .followed
            .is_none_or(|followed| followed == speaker)
        {
            layers.push((range, theme.mention(Some(document.ranks[speaker]))));
        }
    }
    layers.extend(
        kept_words(app, row)
            .into_iter()
            .map(|(range, state)| (range, theme.kept_word(state))),
    );
    for bookmark in app.marks.bookmarks.within(&row.range) {
        layers.push((bookmark, theme.bookmarked()));
    }
    let language = document.article.blocks[row.block].language;
    let facts = document.differing_in(language, &row.range);
    layers.extend(facts.map(|range| (range, theme.differing())));
    let style = if is_word(app) {
        theme.word()
    } else {
        theme.passage()
    };
    layers.extend(highlighted(app, language).map(|span| (span, style)));
    if let Some(search) = &app.search.shown {
        for (range, is_current) in search.within(row.range.clone()) {
            let style = if is_current {
                theme.found_here()
            } else {
                theme.found()
            };
            layers.push((range, style));
        }
    }
    layers
}

/// The words of a row that the reader keeps, if they are to be shown.
fn kept_words(app: &App, row: &Row) -> Vec<(Range<usize>, WordState)> {
    if app.words.is_coloured {
        app.words.kept_in(&app.reading.document, &row.range)
    } else {
        Vec::new()
    }
}

/// Whether the current passage is a word: too small for a soft background.
fn is_word(app: &App) -> bool {
    let passage = app.reading.passage.as_ref();
    passage.is_some_and(|passage| passage.unit == Unit::Word)
}

/// The bytes of the current passage or of its counterpart, whichever is in
/// `language`: of a quotation only what is quoted, not the cue between.
fn highlighted(app: &App, language: Language) -> impl Iterator<Item = Range<usize>> {
    let passage = app.reading.passage.as_ref().map(|passage| {
        let is_own = app.reading.document.language_at(passage.range.start) == language;
        match passage.unit {
            _ if !is_own => app.reading.counterpart.clone(),
            Unit::Quotation(index) => app
                .reading
                .document
                .analysis
                .quotations
                .get(index)
                .map_or_else(Vec::new, |quotation| quotation.spans.to_vec()),
            _ => vec![passage.range.clone()],
        }
    });
    passage.into_iter().flatten()
}
