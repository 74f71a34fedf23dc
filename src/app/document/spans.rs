//! Which quotation each byte of the text belongs to, and which speaker each mention
//! names.

use crate::quotation::Quotation;
use std::ops::Range;

/// Bytes of the text, and what they belong to: an index. A long text has
/// millions, and none is longer than four gigabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    end: u32,
    index: u32,
}

impl Span {
    pub(super) fn new(range: &Range<usize>, index: usize) -> Self {
        Self {
            start: small(range.start),
            end: small(range.end),
            index: small(index),
        }
    }
}

/// An offset or an index, which a text of less than four gigabytes keeps small.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The parts inside `range` of `spans`, which are disjoint and in text order.
pub(super) fn within(
    spans: &[Span],
    range: Range<usize>,
) -> impl Iterator<Item = (Range<usize>, usize)> {
    let first = spans.partition_point(|span| span.end as usize <= range.start);
    spans[first..]
        .iter()
        .map(|span| (span.start as usize..span.end as usize, span.index as usize))
        .take_while(move |(span, _)| span.start < range.end)
        .map(move |(span, index)| (span.start.max(range.start)..span.end.min(range.end), index))
}

/// The mentions of all quotations, disjoint: one mention may serve several.
pub(super) fn mentions(quotations: &[Quotation]) -> Vec<Span> {
    let mut mentions: Vec<Span> = quotations
        .iter()
        .filter_map(|quotation| Some(Span::new(&quotation.mention?.range(), quotation.speaker?)))
        .collect();
    mentions.sort_unstable_by_key(|mention| (mention.start, mention.end, mention.index));
    mentions.dedup_by(|later, earlier| later.start < earlier.end);
    mentions.shrink_to_fit();
    mentions
}

/// Makes the spans of all quotations disjoint: where two overlap, the one that
/// starts later, and so lies inside, is on top.
pub(super) fn painted(quotations: &[Quotation]) -> Vec<Span> {
    let mut spans: Vec<Span> = quotations
        .iter()
        .enumerate()
        .flat_map(|(index, quotation)| {
            let spans = quotation.spans.iter();
            spans.map(move |span| Span::new(span, index))
        })
        .collect();
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end), span.index));
    let mut painted: Vec<Span> = Vec::with_capacity(spans.len());
    // What is left of spans that an inner one interrupted.
    let mut open: Vec<Span> = Vec::new();
    let mut reached = 0;
    for span in spans {
        close_until(&mut open, &mut painted, &mut reached, span.start);
        if let Some(outer) = open.last()
            && reached < span.start
        {
            painted.push(Span {
                start: reached,
                end: span.start,
                index: outer.index,
            });
        }
        reached = reached.max(span.start);
        open.push(span);
    }
    close_until(&mut open, &mut painted, &mut reached, u32::MAX);
    painted
}

/// Paints what is left of the open spans that end at or before `limit`.
fn close_until(open: &mut Vec<Span>, painted: &mut Vec<Span>, reached: &mut u32, limit: u32) {
    while let Some(&span) = open.last()
        && span.end <= limit
    {
        if *reached < span.end {
            painted.push(Span {
                start: *reached,
                ..span
            });
            *reached = span.end;
        }
        open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::{Kind, Reason, Rule};

    fn quotation(spans: &[Range<usize>]) -> Quotation {
        Quotation {
            spans: spans.iter().cloned().collect(),
            kind: Kind::Direct,
            cue: None,
            mention: None,
            speaker: None,
            reason: Reason {
                found: Rule::NoCue,
                resolved: None,
            },
        }
    }

    #[track_caller]
    fn check(quotations: &[Quotation], expected: &[(Range<usize>, usize)]) {
        let expected: Vec<Span> = expected
            .iter()
            .map(|(range, index)| Span::new(range, *index))
            .collect();
        assert_eq!(painted(quotations), expected);
    }

    #[test]
    fn overlapping_quotations_are_painted_once_and_the_inner_one_on_top() {
        let quotations = [
            quotation(&[0..20]),
            quotation(&[5..8, 12..14]),
            quotation(&[30..40]),
        ];
        check(
            &quotations,
            &[
                (0..5, 0),
                (5..8, 1),
                (8..12, 0),
                (12..14, 1),
                (14..20, 0),
                (30..40, 2),
            ],
        );
    }

    #[test]
    fn quotations_that_cross_are_still_painted_without_an_overlap() {
        let quotations = [quotation(&[0..10]), quotation(&[5..15])];
        check(&quotations, &[(0..5, 0), (5..15, 1)]);
    }
}
