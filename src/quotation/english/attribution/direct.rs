//! Direct speech: each quoted region with the cue after it or before it. What
//! is reported without marks is not its concern.

use super::super::clauses::Form;
use super::super::cues::Cue;
use super::super::mentions::MentionKind;
use super::super::quotation_marks::inside_marks;
use super::super::token_kind::TokenKind;
use super::after::{cue_after, is_reported_before, sentence_after};
use super::before::cue_before;
use super::mixed::reported_with_marks;
use super::sieve::{Found, SENTENCE, Sentence, Sieve, Source};
use super::titles::is_work;
use smallvec::smallvec;
use std::ops::Range;

/// The quotation that was found last, to be gone on with.
pub(crate) struct Current {
    /// Index in what was found.
    found: usize,
    /// Its last region.
    region: usize,
    cue: usize,
}

/// The most verbs looked at between a cue and a quotation.
const MOST_BETWEEN: usize = 40;

/// The quoted regions whose speaker the words around them name.
pub(crate) fn direct_speech(sieve: &mut Sieve<'_>, sentences: &[Range<usize>]) {
    let mut current = None;
    let mut region = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        let end = sieve.tokens[sentence.end - 1].range.end;
        let first = region;
        while sieve
            .regions
            .get(region)
            .is_some_and(|region| region.range.start < end)
        {
            region += 1;
        }
        if first == region {
            continue;
        }
        let sentence = Sentence {
            tokens: sentence.clone(),
            verbs: sieve.verbs_of(sentence),
        };
        let next = sentences.get(index + 1).map(|next| Sentence {
            tokens: next.clone(),
            verbs: sieve.verbs_of(next),
        });
        for region in first..region {
            if !sieve.used[region] && !is_work(sieve, region) {
                attribute_region(sieve, region, &sentence, next.as_ref(), &mut current);
            }
        }
    }
}

/// Gives one region to the speaker of a cue, or to the quotation before.
fn attribute_region(
    sieve: &mut Sieve<'_>,
    region: usize,
    sentence: &Sentence,
    next: Option<&Sentence>,
    current: &mut Option<Current>,
) {
    let after = cue_after(sieve, region, sentence);
    if let Some(after) = &after
        && sieve.tokens[after.cue].is_word()
        && is_reported_before(sieve, region, sentence)
    {
        reported_with_marks(sieve, region, after.cue, &after.mention);
        sieve.cued.push(after.cue);
        *current = Some(Current {
            found: sieve.found.len() - 1,
            region,
            cue: after.cue,
        });
        return;
    }
    let cue_after = after.as_ref().map(|after| after.cue);
    let source =
        surer(sieve, region, after, sentence).or_else(|| sentence_after(sieve, region, next));
    if let Some(current) = current
        && goes_on(sieve, region, current, source.as_ref())
    {
        sieve.used[region] = true;
        current.region = region;
        let range = sieve.regions[region].range.clone();
        sieve.found[current.found].spans.push(range);
        return;
    }
    let Some(source) = source else { return };
    sieve.used[region] = true;
    // Of two cues both are the quotation's, and it goes on from the second.
    let last = cue_after.map_or(source.cue, |after| after.max(source.cue));
    sieve.cued.extend([source.cue, last]);
    *current = Some(Current {
        found: sieve.found.len(),
        region,
        cue: last,
    });
    sieve.found.push(Found {
        spans: smallvec![sieve.regions[region].range.clone()],
        kind: source.kind,
        cue: Some(sieve.tokens[source.cue].range.clone()),
        mention: Some(source.mention),
        rule: source.rule,
    });
}

/// The cue after a region, or the one before: where both are, a name says
/// more than a pronoun. `Berg warned, "…," she said`.
fn surer(
    sieve: &Sieve<'_>,
    region: usize,
    after: Option<Source>,
    sentence: &Sentence,
) -> Option<Source> {
    let first = sieve.quoted[region].start;
    let mark = first.checked_sub(1).map(|before| sieve.tokens[before].kind);
    let is_pronoun = |after: &Source| after.mention.kind == MentionKind::Pronoun;
    let is_less = mark == Some(TokenKind::Comma) && after.as_ref().is_some_and(is_pronoun);
    if after.is_some() && !is_less {
        return after;
    }
    let says = |source: &Source| {
        let cue = sieve.words.cue(source.cue).map(|word| word.cue);
        after.is_none() || matches!(cue, Some(Cue::Says | Cue::Tells))
    };
    let before = cue_before(sieve, region, sentence).filter(says);
    before.or(after)
}

/// Whether a region goes on with the quotation found last: `"…," X said,
/// "…"`, `"…," X said. "…"`, `called it "…" and "…"`.
fn goes_on(sieve: &Sieve<'_>, region: usize, current: &Current, own: Option<&Source>) -> bool {
    // What is short between them is the name of a book or a broadcast.
    let between = current.region + 1..region;
    let is_near = between.len() <= 2
        && between.clone().all(|between| {
            !sieve.used[between] && sieve.word_count(&sieve.regions[between].range) < SENTENCE
        });
    if !is_near {
        return false;
    }
    let before = sieve.regions[current.region].range.end;
    let gap = sieve.paragraph[before..sieve.regions[region].range.start].trim();
    let is_own = own.is_some_and(|own| own.cue != current.cue);
    if is_own {
        return false;
    }
    if matches!(gap, "" | "and" | "or" | "," | ", and") {
        return true;
    }
    let has_cue_between = sieve.tokens[current.cue].range.start >= before;
    has_cue_between
        && inside_marks(gap).ends_with([',', ':', '.', '-', '—', '–', '!', '?', ')'])
        && !has_other_cue(sieve, current.cue, region)
}

/// Whether another sentence with a cue is between a cue and a region:
/// `"…," she said. She says the plan is good. "…"`.
fn has_other_cue(sieve: &Sieve<'_>, cue: usize, region: usize) -> bool {
    let until = sieve.quoted[region].start;
    let first = sieve.verbs.partition_point(|verb| verb.head <= cue);
    let mut between = sieve.verbs[first..]
        .iter()
        .take_while(|verb| verb.head < until)
        .take(MOST_BETWEEN);
    let other = between.find(|verb| {
        verb.is_main
            && verb.form == Form::Finite
            && matches!(sieve.cue_of(verb), Some(Cue::Says | Cue::Tells))
    });
    other.is_some_and(|other| {
        sieve.tokens[cue..other.head]
            .iter()
            .any(|token| token.kind == TokenKind::Stop)
    })
}
