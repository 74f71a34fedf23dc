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
use crate::quotation::{Quotation, Resolution};
use crate::text;
use crate::wording::Wording;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use std::borrow::Cow;

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
    let reasons = reasons(app, quotation, cells.wording);
    let labels = reasons
        .iter()
        .map(|reason| cells.width(&reason.label))
        .max()
        .unwrap_or(0);
    let width = WIDTH.min(screen.width);
    let room = width.saturating_sub(labels + 6);
    let rows: Vec<(&str, &str, bool)> = reasons
        .iter()
        .flat_map(|reason| {
            let rows = cells.widths.wrap(&reason.value, usize::from(room).max(1));
            let shown = rows.into_iter().map(|row| text::shown(&reason.value, &row));
            std::iter::once(&*reason.label)
                .chain(std::iter::repeat(""))
                .zip(shown.collect::<Vec<_>>())
                .map(|(label, value)| (label, value, reason.is_speaker))
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
    let name = cells.wording.why(&key);
    let inside = popup(region, &Span::styled(name, theme.headline()), cells, theme);
    for (row, (label, value, is_speaker)) in inside.rows().zip(rows) {
        let row = after(row, 1);
        cells.span(first(row, labels), &Span::styled(label, theme.quiet()));
        let style = if is_speaker && !label.is_empty() {
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

/// Something there is to say.
struct Reason {
    label: Cow<'static, str>,
    value: String,
    /// Whether it names the speaker.
    is_speaker: bool,
}

/// What there is to say, each with its label.
fn reasons(app: &App, quotation: &Quotation, wording: Wording) -> Vec<Reason> {
    let document = &app.reading.document;
    let words =
        |range: &std::ops::Range<usize>| document.article.text[range.clone()].replace('\n', " ");
    let rule = wording.rule(quotation.reason.found);
    let found = match quotation.cue {
        Some(cue) => wording.found_by(&words(&cue.range()), rule),
        None => rule.into(),
    };
    let reason = |label, value| Reason {
        label,
        value,
        is_speaker: false,
    };
    let mut reasons = vec![
        reason(
            wording.label_kind(),
            wording.kind(quotation.kind).to_owned(),
        ),
        reason(wording.label_found(), found.into_owned()),
    ];
    let speaker = quotation
        .speaker
        .map(|speaker| &document.analysis.speakers[speaker]);
    let told = match (speaker, quotation.mention) {
        (Some(speaker), Some(mention)) => {
            let mention = words(&mention.range());
            let is_full = mention == speaker.name;
            if is_full {
                mention
            } else {
                wording.mention_is(&mention, &speaker.name).into_owned()
            }
        }
        (Some(speaker), None) => speaker.name.clone(),
        (None, _) => wording.not_named_here().into_owned(),
    };
    reasons.push(Reason {
        is_speaker: true,
        ..reason(wording.label_speaker(), told)
    });
    if let Some(resolved) = quotation.reason.resolved {
        let because = match resolved {
            Resolution::NewName => wording.named_in_full(),
            other => wording.resolution(other).into(),
        };
        reasons.push(reason(wording.label_because(), because.into_owned()));
    }
    // The status line tells the role as well; on a small screen the text has
    // more use for the rows.
    let is_roomy = app.reading.size.0 > 60;
    if let Some(role) = speaker
        .and_then(|speaker| speaker.role.clone())
        .filter(|_| is_roomy)
    {
        reasons.push(reason(wording.label_role(), role));
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
