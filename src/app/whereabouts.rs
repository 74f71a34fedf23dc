//! Where the reader is, in one line: the article, the place in it, and what there
//! is of it.

use super::difficulty::Difficulty;
use super::document::Document;
use super::reading::Reading;
use crate::annotation::Vocabulary;
use crate::text::Language;
use crate::wording::Wording;

/// A text up to this many bytes is counted when somebody asks; a longer one has
/// been counted with the analysis, or is not yet.
const COUNTED_AT_ONCE: usize = 1 << 20;

/// `harbour.txt · 58 % · paragraph 7/12 · UTF-8 · 320 characters, 560 words · HSK 1–3 61 %, … · …`
pub(super) fn whereabouts(
    reading: &Reading,
    source: &str,
    kept: &Vocabulary,
    wording: Wording,
) -> String {
    let document = &reading.document;
    let place = reading.step_start().range.start;
    let blocks = document.blocks(document.language_at(place));
    let paragraph = blocks.starting_before(place + 1).max(1);
    let mut parts = vec![
        source.to_owned(),
        format!("{} %", reading.percent()),
        wording.paragraph_of(paragraph, blocks.len()).into_owned(),
    ];
    parts.extend(document.article.encoding.map(str::to_owned));
    parts.extend(amounts(document, wording));
    parts.extend(Difficulty::of(document).told(document, kept, wording));
    if reading.progress.is_none() && !document.analysis.quotations.is_empty() {
        let (quotations, speakers) = (document.quotations(), document.analysis.speakers.len());
        parts.push(wording.quotations_by(quotations, speakers).into_owned());
    }
    parts.join(" · ")
}

/// `320 characters, 560 words`, as far as that is known.
fn amounts(document: &Document, wording: Wording) -> Option<String> {
    let is_known = document.article.text.len() <= COUNTED_AT_ONCE || document.is_counted();
    let amounts = is_known.then(|| document.amounts())?;
    let told: Vec<String> = Language::ALL
        .into_iter()
        .map(|language| (language, amounts[language as usize]))
        .filter(|(_, amount)| *amount > 0)
        .map(|(language, amount)| wording.length(language, amount))
        .collect();
    Some(wording.listed(&told))
}
