//! Sentences that do not open with a quotation: who they name, and which of their
//! cues attribute what.

use super::cue_content::{
    COLON_REACH, another_quotes, is_overtaken, leads_to_colon, naming, quoted_after_cue,
    region_behind_colon, reported_before_cue,
};
use super::cue_subject::{cue_subject, earlier_subject, fallback_subject, subject_just_before};
use super::inscription::{inscribed, written};
use super::naming::{announce, meet};
use super::reader::{Event, Reader, SHORTEST_CONTENT};
use super::report::{attributes, content_end, report};
use super::without_cue::{in_the_eyes_of, nicknamed, quoted_after_action};
use crate::quotation::chinese::character::{is_break, is_final, is_han};
use crate::quotation::chinese::entity::cues::{self, Cue};
use crate::quotation::chinese::lexicon::trie::CueClass;
use crate::quotation::chinese::mention::{MentionKind, detection, is_named, plain_words, subject};
use crate::quotation::{Kind, Rule, Spans};

/// How many cues of one clause may fail to attribute anything.
const MOST_FAILURES: usize = 5;

/// Reads one sentence that does not open with a quotation.
pub(crate) fn read_sentence(reader: &mut Reader<'_>, start: usize, end: usize) {
    meet(reader, start, end);
    if in_the_eyes_of(reader, start, end) {
        return;
    }
    let (mut clause, mut at) = (start, start);
    // No clause of a real text holds many cues without a speaker.
    let mut failed = 0;
    while at < end {
        let letter = reader.letters[at];
        if !is_han(letter) {
            if let Some(region) = reader.region_at(at) {
                nicknamed(reader, clause, region);
                quoted_after_action(reader, start, region, end);
                at = region.close;
                continue;
            }
            if matches!(letter, '：' | ':')
                && let Some(next) = quoted_after_colon(reader, start, clause, at)
            {
                at = next;
                clause = next;
                continue;
            }
            if is_break(letter) {
                clause = at + 1;
                failed = 0;
                announce(reader, clause, end);
            }
        }
        if failed > MOST_FAILURES {
            at += 1;
            continue;
        }
        match cues::at_or_next(reader.letters, at) {
            Ok(cue) => {
                failed += 1;
                if let Some(next) = attributed_by_cue(reader, start, clause, &cue, end) {
                    at = next.max(cue.end);
                    clause = at;
                } else {
                    at = cue.end;
                }
            }
            Err(next) => at = next,
        }
    }
}

/// A colon with quoted words after it and no cue before it.
fn quoted_after_colon(
    reader: &mut Reader<'_>,
    start: usize,
    clause: usize,
    at: usize,
) -> Option<usize> {
    let behind = reader.skip(at + 1, char::is_whitespace);
    let region = reader.region_at(behind).filter(|region| !region.carried)?;
    if written(&reader.letters[clause..at]) && reader.is_finished(region) && !reader.is_term(region)
    {
        reader.events.push(Event::Written(region.span()));
        return Some(region.close);
    }
    if reader.is_term(region) && !reader.is_finished(region)
        || inscribed(reader.letters, clause, at)
    {
        return None;
    }
    let mention = subject::at_start(reader.letters, clause, at)
        .or_else(|| subject_just_before(reader, start, clause))
        .or_else(|| subject::at_start(reader.letters, start, at))
        .or_else(|| detection::owner(reader.letters, clause, at))
        .or_else(|| {
            // 导调组判定：“…”: whatever the verb is, it ends the clause.
            let verb = reader.letters.last_word(clause, at);
            (verb > 1).then(|| subject::before(reader.letters, clause, at - verb))?
        })
        .or_else(|| (clause > start).then(|| earlier_subject(reader, start, clause))?)
        .or_else(|| plain_words::unknown(reader.letters, clause, at));
    let mut spans = Spans::new();
    let next = reader.adjoining(behind, &mut spans);
    reader.say(
        spans,
        Kind::Direct,
        Some(at..at + 1),
        mention,
        Rule::ColonBefore,
    );
    Some(next)
}

/// A cue within a sentence. Returns where reading goes on if it attributes
/// something.
fn attributed_by_cue(
    reader: &mut Reader<'_>,
    start: usize,
    clause: usize,
    cue: &Cue,
    end: usize,
) -> Option<usize> {
    let behind = reader.letter(cue.end);
    // 一名自称公司员工的网友: a description, no speech.
    let describes = reader.letters[cue.start..].starts_with(&['自', '称'])
        && reader.letters[cue.end..end.min(cue.end + COLON_REACH)]
            .iter()
            .take_while(|&&letter| !is_break(letter))
            .any(|&letter| letter == '的');
    if describes
        || cues::is_followed_by_grammar(&reader.letters[cue.end..])
        || inscribed(reader.letters, clause, cue.start)
    {
        return None;
    }
    let subject = cue_subject(reader, start, clause, cue.start);
    if behind.is_none_or(is_final) {
        return reported_before_cue(reader, start, clause, cue, subject?, end);
    }
    let pause = behind.is_some_and(|letter| matches!(letter, '，' | ',' | '：' | ':'));
    let colon = behind.is_some_and(|letter| matches!(letter, '：' | ':'));
    let content = reader.skip(cue.end + usize::from(pause), char::is_whitespace);
    if let Some(region) = reader.region_at(content).filter(|region| !region.carried) {
        let mention = subject.or_else(|| fallback_subject(reader, start, clause, cue.start));
        return quoted_after_cue(reader, region, cue, mention, colon, end);
    }
    if is_overtaken(reader, cue.end, end) {
        return None;
    }
    if let Some(region) = region_behind_colon(reader, cue.end, end) {
        let mention = subject.or_else(|| fallback_subject(reader, start, clause, cue.start));
        let mut spans = Spans::new();
        let next = reader.adjoining(region.open, &mut spans);
        reader.say(
            spans,
            Kind::Direct,
            Some(cue.start..cue.end),
            mention,
            Rule::CueBefore,
        );
        return Some(next);
    }
    // 介绍了有关安排, 一边说一边走: nothing is reported.
    let tells = !matches!(behind, Some('了'))
        && !reader.letters[cue.end..].starts_with(&['一', '边'])
        && !matches!(behind, Some('边'));
    if !tells {
        return None;
    }
    if !pause && let Some(next) = naming(reader, cue, subject.as_ref(), end) {
        return Some(next);
    }
    if !pause && cue.class == CueClass::Marked {
        return None;
    }
    if content >= reader.letters.len() {
        // 王毅说： at the end of a paragraph introduces the next one.
        reader.events.push(Event::Seen(subject?));
        return Some(end);
    }
    let short = cue.end - cue.start == 1 && cue.class == CueClass::Marked;
    // 局长指，…: the verb of the press of Hong Kong.
    let says = reader.letters[cue.start] == '指' && subject.is_some();
    if short && !colon && !says {
        return None;
    }
    let mention = subject?;
    // 据路透社报道，总统府发言人证实: the source cited by the agency speaks.
    let cites = mention.kind == MentionKind::Organisation
        && reader.letters[cue.start..cue.end].starts_with(&['报', '道']);
    // 报告显示，半数商户担心“…”: the nearer cue wins.
    let shows = pause
        && mention.kind == MentionKind::Organisation
        && reader.letters[cue.start..cue.end].ends_with(&['显', '示']);
    if leads_to_colon(reader, content, end)
        || cites && attributes(reader, content, end)
        || shows && another_quotes(reader, content - 1, end)
    {
        return None;
    }
    let until = content_end(reader, content, end);
    let length = reader.letters[content..until]
        .iter()
        .filter(|letter| !is_final(**letter))
        .count();
    // 祝某当庭表示不上诉
    let plain =
        is_named(&mention) && matches!(reader.letters[cue.start..cue.end], ['表', '示'] | ['称']);
    if length < SHORTEST_CONTENT - usize::from(plain) {
        return None;
    }
    report(
        reader,
        content,
        until,
        Some(cue.start..cue.end),
        Some(mention),
        Rule::CueBeforeReported,
    );
    Some(until)
}
