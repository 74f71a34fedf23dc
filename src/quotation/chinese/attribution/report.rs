//! Reported content: where it ends, and whether it holds quoted words.

use super::reader::{LONGEST_TERM, Reader, SHORTEST_CONTENT, TAIL};
use crate::quotation::chinese::character::{Class, is_break, is_final};
use crate::quotation::chinese::entity::cues::{self, Cue};
use crate::quotation::chinese::lexicon::trie::CueClass;
use crate::quotation::chinese::mention::{Mention, MentionKind, subject};
use crate::quotation::{Kind, Rule};
use smallvec::smallvec;
use std::ops::Range;

/// Emits reported content, mixed if it holds quoted words.
pub(crate) fn report(
    reader: &mut Reader<'_>,
    from: usize,
    to: usize,
    cue: Option<Range<usize>>,
    mention: Option<Mention>,
    found: Rule,
) {
    // …要求立法规管，“否则补贴落不到租客口袋。”: the sentence in marks is its own.
    if let Some(region) = reader.last_region(to).filter(|region| {
        region.close == to
            && region.open > from + SHORTEST_CONTENT
            && matches!(reader.letters[region.open - 1], '，' | ',')
            && reader.is_finished(*region)
            && !reader.is_term(*region)
    }) {
        // 回忆建站的日子，“…”: a topic is no reported content.
        if region.open - from > LONGEST_TERM {
            let (cue, mention) = (cue.clone(), mention.clone());
            report_words(reader, from, region.open - 1, cue, mention, found);
        }
        reader.say(smallvec![region.span()], Kind::Direct, cue, mention, found);
    } else {
        report_words(reader, from, to, cue, mention, found);
    }
}

fn report_words(
    reader: &mut Reader<'_>,
    from: usize,
    to: usize,
    cue: Option<Range<usize>>,
    mention: Option<Mention>,
    found: Rule,
) {
    let first = reader.regions.partition_point(|region| region.open < from);
    let mixed = reader.regions[first..]
        .iter()
        .take_while(|region| region.close <= to)
        .any(|region| {
            // What the words end with is said so: 要“先立后破”.
            let ends = reader.skip(region.close, is_final) >= to;
            !reader.is_term(*region) || ends && reader.inner(*region).len() >= SHORTEST_CONTENT
        });
    let kind = if mixed { Kind::Mixed } else { Kind::Indirect };
    let mut to = to;
    while to > from
        && reader.region_before(to).is_none()
        && (is_break(reader.letters[to - 1]) || reader.letters[to - 1].is_whitespace())
    {
        to -= 1;
    }
    if to > from {
        reader.say(smallvec![from..to], kind, cue, mention, found);
    }
}

/// Where reported content that starts at `from` ends within the sentence:
/// at its end, or where the next attribution begins.
pub(crate) fn content_end(reader: &Reader<'_>, from: usize, end: usize) -> usize {
    let mut from = from;
    while let Some(at) = reader.letters.first(Class::Foreign, from, end) {
        if let Some(region) = reader.region_at(at) {
            from = region.close;
            continue;
        }
        if matches!(reader.letters[at], '，' | '；' | ',' | ';') && attributes(reader, at + 1, end)
        {
            return at;
        }
        from = at + 1;
    }
    end
}

/// Whether the clause at `from` attributes words of its own.
pub(crate) fn attributes(reader: &Reader<'_>, from: usize, end: usize) -> bool {
    let mut at = from;
    let reach = end.min(from + TAIL / 2);
    let mut marks = reader.letters.each(Class::Foreign, from, reach);
    let stop = marks.find(|&at| is_break(reader.letters[at]) || reader.region_at(at).is_some());
    while at < stop.unwrap_or(reach) {
        let cue = match cues::at_or_next(reader.letters, at) {
            Ok(cue) => cue,
            Err(next) => {
                at = next;
                continue;
            }
        };
        let behind = reader.letter(cue.end);
        let marked = reader.region_at(cue.end).is_some()
            || behind.is_some_and(|letter| matches!(letter, '，' | '：' | ':' | ','));
        let elided = goes_on(reader, from, &cue) && cue.start <= from + 4;
        let quotes = matches!(behind, Some('：' | ':')) && reader.region_at(cue.end + 1).is_some();
        let named = || {
            subject::before(reader.letters, from, cue.start)
                .is_some_and(|mention| quotes || mention.kind != MentionKind::Organisation)
        };
        if !cues::is_followed_by_grammar(&reader.letters[cue.end..])
            && cue.class == CueClass::Speech
            && (elided || marked && named())
        {
            return true;
        }
        at = cue.end;
    }
    false
}

/// Whether the clause at `from` has its subject before it: 并表示, 但承认. What is hoped or
/// believed but for something (但希望…) is the same report.
fn goes_on(reader: &Reader<'_>, from: usize, cue: &Cue) -> bool {
    let says = matches!(
        reader.letters[cue.start..cue.end],
        ['表', '示'] | ['称'] | ['强', '调'] | ['承' | '否', '认'] | ['指', '出']
    );
    match reader.letter(from) {
        Some('并' | '还') => true,
        Some('但') => says,
        _ => false,
    }
}
