//! Where the reader is, in one line: the article, the place in it, and what there
//! is of it.

use super::difficulty::Difficulty;
use super::document::Document;
use super::reading::Reading;
use super::tally::counted;
use crate::annotation::Vocabulary;
use crate::text::Language;

/// A text up to this many bytes is counted when somebody asks; a longer one has
/// been counted with the analysis, or is not yet.
const COUNTED_AT_ONCE: usize = 1 << 20;

/// `harbour.txt · 58 % · paragraph 7/12 · UTF-8 · 320 characters, 560 words · HSK 1–3 61 %, … · …`
pub(super) fn whereabouts(reading: &Reading, source: &str, kept: &Vocabulary) -> String {
    let document = &reading.document;
    let place = reading.step_start().range.start;
    let blocks = document.blocks(document.language_at(place));
    let paragraph = blocks.starting_before(place + 1).max(1);
    let mut parts = vec![
        source.to_owned(),
        format!("{} %", reading.percent()),
        format!("paragraph {paragraph}/{}", blocks.len()),
    ];
    parts.extend(document.article.encoding.map(str::to_owned));
    parts.extend(amounts(document));
    parts.extend(Difficulty::of(document).told(document, kept));
    if reading.progress.is_none() && !document.analysis.quotations.is_empty() {
        let quotations = counted(document.quotations(), "quotation");
        let speakers = counted(document.analysis.speakers.len(), "speaker");
        parts.push(format!("{quotations} by {speakers}"));
    }
    parts.join(" · ")
}

/// `320 characters, 560 words`, as far as that is known.
fn amounts(document: &Document) -> Option<String> {
    let is_known = document.article.text.len() <= COUNTED_AT_ONCE || document.is_counted();
    let amounts = is_known.then(|| document.amounts())?;
    let units = [
        (amounts[Language::Chinese as usize], "character"),
        (amounts[Language::English as usize], "word"),
    ];
    let told: Vec<String> = units
        .into_iter()
        .filter(|(amount, _)| *amount > 0)
        .map(|(amount, unit)| counted(amount, unit))
        .collect();
    Some(told.join(", "))
}
