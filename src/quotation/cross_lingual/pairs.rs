//! Which quotation is the translation of which: those that begin in sentences that
//! translate each other, matched in their order.

use crate::bilingual::Alignment;
use crate::quotation::Quotation;
use crate::text::Language;
use std::ops::Range;

/// Links below this confidence pair nothing.
const CONFIDENT: f32 = 0.5;
/// More quotations in one link than this are left alone.
const MOST: usize = 64;

/// The pairs among `quotations`, which are in text order: the Chinese one and the English
/// one, by their indices, in the order of the Chinese text.
pub(super) fn pairs(quotations: &[Quotation], alignment: &Alignment) -> Vec<[usize; 2]> {
    let links = alignment.beads.iter().chain(&alignment.moved);
    let mut pairs: Vec<[usize; 2]> = links
        .filter(|link| link.is_link() && link.confidence >= CONFIDENT)
        .flat_map(|link| {
            let [zh, en] = Language::ALL.map(|language| {
                let bytes = alignment.bytes(link, language).unwrap_or_default();
                starting_in(quotations, alignment, language, &bytes)
            });
            matched(quotations, &zh, &en)
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

/// The quotations in `language` that begin within `bytes`. Sentences of the other language
/// may lie between.
fn starting_in(
    quotations: &[Quotation],
    alignment: &Alignment,
    language: Language,
    bytes: &Range<usize>,
) -> Vec<usize> {
    let start = |quotation: &Quotation| quotation.spans[0].start;
    let first = quotations.partition_point(|quotation| start(quotation) < bytes.start);
    let end = quotations.partition_point(|quotation| start(quotation) < bytes.end);
    (first..end)
        .filter(|&index| {
            let sentence = alignment.sentence_at(start(&quotations[index]));
            sentence.is_some_and(|(side, _)| side == language)
        })
        .collect()
}

/// The pairs in order whose likenesses have the greatest sum.
fn matched(quotations: &[Quotation], zh: &[usize], en: &[usize]) -> Vec<[usize; 2]> {
    if zh.is_empty() || en.is_empty() || zh.len() > MOST || en.len() > MOST {
        return Vec::new();
    }
    // The best sums of what is left from each place on.
    let mut sums = vec![vec![0.0_f64; en.len() + 1]; zh.len() + 1];
    for i in (0..zh.len()).rev() {
        for j in (0..en.len()).rev() {
            let like = likeness(&quotations[zh[i]], &quotations[en[j]]);
            sums[i][j] = (like + sums[i + 1][j + 1])
                .max(sums[i + 1][j])
                .max(sums[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < zh.len() && j < en.len() {
        if sums[i][j] <= sums[i + 1][j] {
            i += 1;
        } else if sums[i][j] <= sums[i][j + 1] {
            j += 1;
        } else {
            pairs.push([zh[i], en[j]]);
            (i, j) = (i + 1, j + 1);
        }
    }
    pairs
}

/// How much two quotations in linked sentences look like one: of one kind, about as long.
fn likeness(zh: &Quotation, en: &Quotation) -> f64 {
    let length = |quotation: &Quotation| {
        let bytes: usize = quotation.spans.iter().map(ExactSizeIterator::len).sum();
        f64::from(u32::try_from(bytes.max(1)).unwrap_or(u32::MAX))
    };
    let ratio = (length(zh) / length(en)).ln().abs();
    let same_kind = if zh.kind == en.kind { 1.0 } else { 0.0 };
    1.0 + same_kind + (1.0 - ratio).max(0.0)
}
