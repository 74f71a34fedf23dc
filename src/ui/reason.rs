//! Why the quotation stood on is one, and why it is this speaker's: so that a
//! reader can check what the program thinks.

use super::border::popup;
use super::cells::{Cells, after, first};
use super::theme::Theme;
use crate::app::mode::Mode;
use crate::app::passage::Passage;
use crate::app::stretch::Place;
use crate::app::{App, Command};
use crate::keymap::Keymap;
use crate::quotation::{Kind, Quotation, Resolution};
use crate::text;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

/// The widest the panel gets, in columns.
const WIDTH: u16 = 76;

/// Draws the panel at the foot of the screen, or at its head where it would
/// hide the passage:
///
/// ```text
/// ┌ Why this speaker (e closes) ─────────────────────────────────────┐
/// │ kind     direct: in quotation marks                              │
/// │ found    by “said”: cue after the quotation                      │
/// │ speaker  “He” is Kolbai Musaev                                   │
/// │ because  pronoun for the person most spoken of just before       │
/// │ role     deputy chief of the State Committee for National        │
/// │          Security of the Kyrgyz Republic                         │
/// └──────────────────────────────────────────────────────────────────┘
/// ```
pub fn draw(app: &App, keymap: &Keymap, screen: Rect, cells: &mut Cells, theme: Theme) {
    let Some(passage) = &app.reading.passage else {
        return;
    };
    let Some(quotation) = passage.quoted(&app.reading.document) else {
        return;
    };
    let reasons = reasons(app, quotation);
    let labels = reasons
        .iter()
        .map(|(label, _)| cells.width(label))
        .max()
        .unwrap_or(0);
    let width = WIDTH.min(screen.width);
    let room = width.saturating_sub(labels + 6);
    let rows: Vec<(&str, &str)> = reasons
        .iter()
        .flat_map(|(label, value)| {
            let rows = cells.widths.wrap(value, usize::from(room).max(1));
            let shown = rows.into_iter().map(|row| text::shown(value, &row));
            std::iter::once(*label)
                .chain(std::iter::repeat(""))
                .zip(shown.collect::<Vec<_>>())
        })
        .collect();
    // The title stands above and the status line below.
    let height = u16::try_from(rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let height = height.min(screen.height.saturating_sub(2));
    let bottom = (screen.y + screen.height).saturating_sub(1 + height);
    let y = if row(app, passage) + 1 < usize::from(bottom) {
        bottom
    } else {
        screen.y + 1
    };
    let region = Rect {
        x: screen.x + (screen.width - width) / 2,
        y,
        width,
        height,
    };
    let key = keymap.key_for(Mode::Reading, Command::Explain);
    let name = format!("Why this speaker ({key} closes)");
    let inside = popup(region, &Span::styled(name, theme.headline()), cells, theme);
    for (row, (label, value)) in inside.rows().zip(rows) {
        let row = after(row, 1);
        cells.span(first(row, labels), &Span::styled(label, theme.quiet()));
        let style = if label == "speaker" {
            theme.mention(
                quotation
                    .speaker
                    .map(|speaker| app.reading.document.ranks[speaker]),
            )
        } else {
            Style::new()
        };
        let value = Span::styled(value, style);
        cells.span(first(after(row, labels + 2), room), &value);
    }
}

/// What there is to say, each with its label.
fn reasons(app: &App, quotation: &Quotation) -> Vec<(&'static str, String)> {
    let document = &app.reading.document;
    let words =
        |range: &std::ops::Range<usize>| document.article.text[range.clone()].replace('\n', " ");
    let kind = match quotation.kind {
        Kind::Direct => "direct: in quotation marks",
        Kind::Mixed => "mixed: reported and quoted",
        Kind::Indirect => "indirect: without marks",
    };
    let found = match quotation.cue {
        Some(cue) => format!("by “{}”: {}", words(&cue.range()), quotation.reason.found),
        None => quotation.reason.found.to_string(),
    };
    let mut reasons = vec![("kind", kind.to_owned()), ("found", found)];
    let speaker = quotation
        .speaker
        .map(|speaker| &document.analysis.speakers[speaker]);
    match (speaker, quotation.mention) {
        (Some(speaker), Some(mention)) => {
            let mention = words(&mention.range());
            let is_full = mention == speaker.name;
            reasons.push((
                "speaker",
                if is_full {
                    mention
                } else {
                    format!("“{mention}” is {}", speaker.name)
                },
            ));
        }
        (Some(speaker), None) => reasons.push(("speaker", speaker.name.clone())),
        (None, _) => reasons.push(("speaker", "not named here".to_owned())),
    }
    if let Some(resolved) = quotation.reason.resolved {
        let because = match resolved {
            Resolution::NewName => "named in full here".to_owned(),
            other => other.to_string(),
        };
        reasons.push(("because", because));
    }
    // The status line tells the role as well; on a small screen the text has
    // more use for the rows.
    let is_roomy = app.reading.size.0 > 60;
    if let Some(role) = speaker
        .and_then(|speaker| speaker.role.clone())
        .filter(|_| is_roomy)
    {
        reasons.push(("role", role));
    }
    reasons
}

/// The row of the screen where the passage starts; the first of the page if it is
/// not shown.
pub(super) fn row(app: &App, passage: &Passage) -> usize {
    let language = app.reading.document.language_at(passage.range.start);
    let text = app.reading.page.regions.texts[language as usize].unwrap_or_default();
    let place = Place {
        language,
        byte: passage.range.start,
    };
    let lines = &app.reading.page.viewport(language).lines;
    let line = lines.iter().position(|line| line.shows(place));
    usize::from(text.y) + line.unwrap_or(0)
}
