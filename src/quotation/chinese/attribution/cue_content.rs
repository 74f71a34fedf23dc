//! The content of a cue in its sentence: quoted words after it, after a colon or as the
//! name of a thing, or reported words before it.

use super::reader::{Reader, SHORTEST_CONTENT, TAIL};
use super::report::{content_end, report};
use crate::quotation::chinese::character::{is_break, is_final};
use crate::quotation::chinese::entity::cues::{self, Cue};
use crate::quotation::chinese::lexicon::trie::CueClass;
use crate::quotation::chinese::mention::{Mention, MentionKind, subject};
use crate::quotation::chinese::text::quotation_marks::Region;
use crate::quotation::{Kind, Rule, Spans};
use smallvec::smallvec;

/// How many letters may be between a cue and its colon (说了一番话：).
pub(crate) const COLON_REACH: usize = 16;

/// Whether what seems reported leads to quoted sentences after a colon:
/// 未予正面回应，只是重复了一句老话：“…”.
pub(crate) fn leads_to_colon(reader: &Reader<'_>, from: usize, end: usize) -> bool {
    let to = content_end(reader, from, end.min(from + TAIL));
    (from..to)
        .take_while(|&at| reader.region_at(at).is_none())
        .filter(|&at| matches!(reader.letters[at], '：' | ':'))
        .any(|at| {
            reader
                .region_at(reader.skip(at + 1, char::is_whitespace))
                .is_some_and(|region| reader.is_finished(region))
        })
}

/// `称其为“…”`: quoted words after the thing they are said of.
pub(crate) fn naming(
    reader: &mut Reader<'_>,
    cue: &Cue,
    subject: Option<&Mention>,
    end: usize,
) -> Option<usize> {
    let reach = end.min(cue.end + COLON_REACH);
    let open = (cue.end..reach)
        .find(|&at| is_break(reader.letters[at]) || reader.region_at(at).is_some())?;
    let region = reader.region_at(open)?;
    let calls = matches!(
        reader.letters[cue.start],
        '称' | '指' | '批' | '形' | '斥' | '评'
    ) && reader.letter(cue.start + 1) != Some('赞');
    // 称这是“迟到的正义”: a sentence is reported.
    let calls = calls && !reader.letters[cue.end..open].contains(&'是');
    let closes = reader.letter(region.close).is_none_or(is_final);
    if !calls || !closes || reader.inner(region).len() < SHORTEST_CONTENT {
        return None;
    }
    let spans = smallvec![region.span()];
    reader.say(
        spans,
        Kind::Direct,
        Some(cue.start..cue.end),
        Some(subject?.clone()),
        Rule::Naming,
    );
    Some(region.close)
}

/// Quoted words directly after a cue.
pub(crate) fn quoted_after_cue(
    reader: &mut Reader<'_>,
    region: Region,
    cue: &Cue,
    mention: Option<Mention>,
    colon: bool,
    end: usize,
) -> Option<usize> {
    // 名字叫“慢慢吃”
    let names = reader.letters[..cue.end].ends_with(&['叫']);
    if names && reader.is_term(region) && !reader.is_finished(region) {
        return None;
    }
    let mut spans = Spans::new();
    let next = reader.adjoining(region.open, &mut spans);
    let last = reader.region_before(next);
    let closes = next >= end
        || reader
            .letter(next)
            .is_some_and(|letter| is_final(letter) || letter == '；')
        || another_quotes(reader, next, end)
        || last.is_some_and(|last| reader.is_finished(last));
    let cue_range = Some(cue.start..cue.end);
    if mention.is_none() && !colon && !matches!(reader.letter(cue.end), Some('，' | ',')) {
        return None;
    }
    if closes || (colon && !reader.is_term(region)) {
        if reader.is_term(region) && !colon && !reader.is_finished(region) && mention.is_none() {
            return None;
        }
        reader.say(spans, Kind::Direct, cue_range, mention, Rule::CueBefore);
        return Some(next);
    }
    // 自称“主治医生”的男子: the quoted words are a name.
    let named = reader.letters[cue.start..cue.end].ends_with(&['称']);
    if named && reader.is_term(region) && reader.letter(region.close) == Some('的') {
        return None;
    }
    let mention = mention.filter(|mention| mention.kind != MentionKind::Other)?;
    let until = content_end(reader, region.open, end);
    report(
        reader,
        region.open,
        until,
        cue_range,
        Some(mention),
        Rule::CueBeforePartlyQuoted,
    );
    Some(until)
}

/// Whether the next clause quotes another speaker: 甲主张“…”，乙主张“…”.
pub(crate) fn another_quotes(reader: &Reader<'_>, pause: usize, end: usize) -> bool {
    let is_pause = |at| matches!(reader.letter(at), Some('，' | ','));
    let next =
        (pause + 1..end).find(|&at| is_break(reader.letters[at]) || reader.region_at(at).is_some());
    let Some(region) = next.and_then(|next| reader.region_at(next)) else {
        return false;
    };
    let is_cue =
        |at: &usize| cues::at(reader.letters, *at).is_some_and(|cue| cue.end == region.open);
    is_pause(pause)
        && (pause + 2..region.open).find(is_cue).is_some_and(|cue| {
            subject::before(reader.letters, pause + 1, cue)
                .is_some_and(|mention| mention.kind != MentionKind::Pronoun)
        })
}

/// Whether a later verb of the clause, before the colon, is the cue:
/// 一名不愿透露姓名的人员告诉法新社：“…”.
pub(crate) fn is_overtaken(reader: &Reader<'_>, from: usize, end: usize) -> bool {
    let reach = end.min(from + COLON_REACH);
    let Some(colon) =
        (from..reach).find(|&at| is_break(reader.letters[at]) || reader.region_at(at).is_some())
    else {
        return false;
    };
    matches!(reader.letters[colon], '：' | ':')
        && (from..colon).any(|at| {
            cues::at(reader.letters, at)
                .is_some_and(|cue| cue.end == colon && cue.class == CueClass::Speech)
        })
}

/// `他说了这样一番话：“…”`: quoted words after a colon near the cue.
pub(crate) fn region_behind_colon(reader: &Reader<'_>, from: usize, end: usize) -> Option<Region> {
    let colon = (from..end.min(from + COLON_REACH))
        .find(|&at| is_break(reader.letters[at]) || reader.region_at(at).is_some())?;
    if !matches!(reader.letters[colon], '：' | ':') {
        return None;
    }
    let behind = reader.skip(colon + 1, char::is_whitespace);
    reader.region_at(behind).filter(|region| !region.carried)
}

/// `…，王毅说。`: the cue ends the sentence and reports what precedes it.
pub(crate) fn reported_before_cue(
    reader: &mut Reader<'_>,
    start: usize,
    clause: usize,
    cue: &Cue,
    mention: Mention,
    end: usize,
) -> Option<usize> {
    // 医生却有些担心: a feeling, no report of what precedes.
    let feels = reader.letters[clause..cue.start]
        .windows(2)
        .any(|pair| matches!(pair, ['有', '些' | '点'] | ['不', '免'] | ['十', '分']));
    let until = clause.checked_sub(1).filter(|_| !feels)?;
    if until < start + SHORTEST_CONTENT || !matches!(reader.letter(until), Some('，' | ',')) {
        return None;
    }
    report(
        reader,
        start,
        until,
        Some(cue.start..cue.end),
        Some(mention),
        Rule::CueAfterReported,
    );
    Some(end)
}
