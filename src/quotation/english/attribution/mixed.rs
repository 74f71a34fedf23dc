//! Quoted words inside reported ones: `The plan was "dead," he said`.

use super::super::mentions::Mention;
use super::super::quotation_marks::inside_marks;
use super::super::token_kind::TokenKind;
use super::sentences::ends_sentence;
use super::sieve::{Found, Said, Sieve};
use crate::quotation::{Kind, Rule, Spans};
use smallvec::smallvec;

/// The most tokens looked at for the start of a sentence.
const LONGEST_SENTENCE: usize = 400;

/// The most bytes between a cue and a quotation that belongs to it.
const FAR: usize = 1500;

/// `The plan was "dead," X said`: the words before a quoted end of a
/// reported sentence are his too.
pub(crate) fn quoted_before(sieve: &mut Sieve<'_>, said: &Said) -> bool {
    let Some(mention) = said.mention.clone() else {
        return false;
    };
    let before = sieve
        .regions
        .partition_point(|region| region.range.end <= said.start);
    let Some(region) = before.checked_sub(1) else {
        return false;
    };
    let range = sieve.regions[region].range.clone();
    if said.start - range.end > FAR {
        return false;
    }
    let gap = sieve.paragraph[range.end..said.start]
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '—' | '–'));
    let inner = inside_marks(&sieve.paragraph[range.clone()]);
    let leads_on = inner.ends_with([',', '?', '!', '-', '—', '–', '…']) || gap == ",";
    if sieve.used[region] || !(gap.is_empty() || gap == ",") || !leads_on {
        return false;
    }
    reported_with_marks(sieve, region, said.verb, &mention);
    let found = sieve.found.len() - 1;
    let mut spans = std::mem::take(&mut sieve.found[found].spans);
    take_continuation(sieve, region, said, &mut spans);
    sieve.found[found].spans = spans;
    true
}

/// The sentence up to the end of a region, said by the subject of the cue
/// after it.
pub(crate) fn reported_with_marks(
    sieve: &mut Sieve<'_>,
    region: usize,
    cue: usize,
    mention: &Mention,
) {
    let range = sieve.regions[region].range.clone();
    sieve.used[region] = true;
    let mut start = range.start;
    let sentence_start = sentence_start(sieve, range.start);
    let is_mixed =
        sentence_start < range.start && sieve.word_count(&(sentence_start..range.start)) > 1;
    if is_mixed {
        start = sentence_start;
        sieve.use_regions(&(start..range.end));
    }
    sieve.drop_inside(&(start..range.end));
    sieve.found.push(Found {
        spans: smallvec![start..range.end],
        kind: if is_mixed { Kind::Mixed } else { Kind::Direct },
        cue: Some(sieve.tokens[cue].range.clone()),
        mention: Some(mention.clone()),
        rule: Rule::CueAfter,
    });
}

/// The start of the sentence that holds the byte offset `at`, or `at` if a
/// quotation starts there.
fn sentence_start(sieve: &Sieve<'_>, at: usize) -> usize {
    let index = sieve.tokens.partition_point(|token| token.range.start < at);
    let mut start = index;
    let least = index.saturating_sub(LONGEST_SENTENCE);
    while start > least {
        let token = &sieve.tokens[start - 1];
        if token.kind == TokenKind::Stop
            || sieve.region_at(token.range.start).is_some_and(|region| {
                ends_sentence(sieve.paragraph, &sieve.regions[region].range) || sieve.used[region]
            })
        {
            break;
        }
        start -= 1;
    }
    sieve
        .tokens
        .get(start)
        .map_or(at, |token| token.range.start.min(at))
}

/// `The plan was "dead," he said, "and gone."`
fn take_continuation(sieve: &mut Sieve<'_>, region: usize, said: &Said, spans: &mut Spans) {
    let Some(next) = sieve.regions.get(region + 1).map(|next| next.range.clone()) else {
        return;
    };
    let cue_end = sieve.tokens[said.end - 1].range.end;
    if sieve.used[region + 1] || next.start < cue_end || next.start - cue_end > FAR {
        return;
    }
    let gap = sieve.paragraph[cue_end..next.start].trim();
    if gap.is_empty() || gap == "," || gap == "." {
        sieve.used[region + 1] = true;
        spans.push(next);
    }
}
