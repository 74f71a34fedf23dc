//! The speaker of a quotation without a cue, named by the sentence after it:
//! `“…。”柳守拙低下了头`, `这是柳守拙临走前讲的`.

use super::reader::{Event, Reader, TAIL};
use crate::quotation::Rule;
use crate::quotation::chinese::character::{is_break, is_final};
use crate::quotation::chinese::mention::{Mention, MentionKind, detection, is_named, subject};
use crate::quotation::chinese::text::chunk::dateline;
use crate::quotation::chinese::text::quotation_marks::Region;

/// The subject of the sentence after a quotation, if it has a role,
/// when the quotation opens its paragraph and that sentence quotes nothing.
pub(crate) fn person_behind(reader: &Reader<'_>, region: Region) -> Option<Mention> {
    let first = dateline(&reader.letters);
    let opens = reader.letters[first..]
        .iter()
        .position(|letter| !letter.is_whitespace())
        .is_some_and(|spaces| first + spaces == region.open);
    // After a sentence that only tells, too, if the person comes at once.
    let tells = !reader
        .events
        .iter()
        .any(|event| matches!(event, Event::Said(_)))
        && subject::at_start(reader.letters, region.close, reader.letters.len())
            .is_some_and(|mention| mention.range.start == region.close && mention.role.is_some());
    // “…。”甲说。“…。”乙做了个鬼脸: the quotation before had its speaker after it too.
    let alike = matches!(
        reader.events.last(),
        Some(Event::Said(said)) if said.rule == Rule::CueAfter
    );
    // “…！”陶国庆情绪激动。: a person named elsewhere comes at once.
    let known = subject::surnamed(reader.letters, region.close, reader.letters.len()).is_some_and(
        |mention| {
            mention.name.len() <= 3
                && reader
                    .letters
                    .statistics
                    .keeps(&reader.letters[mention.name])
                    == Some(true)
        },
    );
    // “…”说起这件事，庾晓棠低下了头
    let recalls = is_circumstance(reader, region.close);
    let near = reader.letters.len().min(region.close + TAIL / 2);
    let cleft = reader.letters[region.close..near]
        .windows(2)
        .take_while(|pair| !is_break(pair[0]))
        .any(|pair| pair == ['的', '是']);
    if !opens && !tells && !alike && !known && !recalls && !cleft {
        return None;
    }
    let limit = reader.letters.len().min(region.close + TAIL);
    // 站在大门紧锁的“跃动健身”店外: a term is no quotation.
    let quotes = |at: usize| {
        reader
            .region_at(at)
            .is_some_and(|region| reader.is_finished(region) || !reader.is_term(region))
    };
    let end = (region.close..limit).find(|&at| is_final(reader.letters[at]) || quotes(at))?;
    if quotes(end) {
        return None;
    }
    let mut clause = region.close;
    // 第一个找上门的是村民龙老三: the person of the cleft comes last.
    let told = reader.letters[region.close..end]
        .windows(2)
        .position(|pair| pair == ['的', '是'])
        .and_then(|at| subject::at_start(reader.letters, region.close + at + 2, end));
    if told.is_some() {
        return told.filter(is_named);
    }
    while clause < end {
        let pause = (clause..end)
            .find(|&at| is_break(reader.letters[at]))
            .unwrap_or(end);
        let mention = detection::owner(reader.letters, clause, pause)
            .or_else(|| subject::at_start(reader.letters, clause, pause))
            .filter(|mention| opens || tells || recalls || mention.range.start == region.close)
            .filter(|mention| acts_behind(reader, region, clause, mention));
        if mention.is_some() {
            return mention;
        }
        clause = pause + 1;
    }
    None
}

/// Whether `mention`, in the clause at `clause` after a quotation, is surely
/// a person who may have said it.
fn acts_behind(reader: &Reader<'_>, region: Region, clause: usize, mention: &Mention) -> bool {
    // 接到电话的那一刻，柏朝建哭出了声: a clause of time comes before.
    let in_time = clause
        .checked_sub(2)
        .is_some_and(|last| "时后前刻里中上下间点天晨晚夜日".contains(reader.letters[last]));
    let recalls = is_circumstance(reader, region.close);
    let at_once = clause == region.close;
    let counted = matches!(
        reader.letters[clause..],
        ['一', '位' | '名' | '个', ..] | ['有', '人', ..]
    );
    match mention.kind {
        MentionKind::Name => mention.role.is_some() || at_once || in_time || recalls,
        MentionKind::Pronoun => recalls && !at_once,
        MentionKind::Titled => true,
        MentionKind::Role => {
            let noun = &reader.letters[mention.name.clone()];
            at_once && (counted || noun != ['记', '者'] && noun.len() == mention.range.len())
        }
        _ => false,
    }
}

/// Whether the clause at `start` tells a circumstance: 在谈到此事时, 面对追问.
pub(crate) fn is_circumstance(reader: &Reader<'_>, start: usize) -> bool {
    reader
        .letter(start)
        .is_some_and(|first| "在谈对面回说提当".contains(first))
}

/// The speaker of what the sentence after a quotation calls 这句话: 他常把这句话挂在嘴边.
pub(crate) fn spoken_of(reader: &Reader<'_>, region: Region) -> Option<Mention> {
    let limit = reader.letters.len().min(region.close + TAIL);
    let end = (region.close..limit)
        .find(|&at| is_final(reader.letters[at]) || reader.region_at(at).is_some())?;
    let words = (region.close..end).find(|&at| {
        matches!(
            reader.letters[at..end],
            ['这', '句' | '番' | '段', '话', ..]
                | ['这', '话', ..]
                | ['这', '样', '一', '句', '话', ..]
        )
    })?;
    let clause = (region.close..words)
        .rfind(|&at| is_break(reader.letters[at]))
        .map_or(region.close, |at| at + 1);
    // 柳守拙以这句话: not 以.
    let with = matches!(reader.letters[words - 1], '用' | '以' | '拿' | '把');
    let words = words - usize::from(with && words > clause + 2);
    let owner = detection::owner(reader.letters, clause, words);
    owner.or_else(|| subject::at_start(reader.letters, clause, words))
}

/// The speaker that a cleft names: 这是柳守拙临走前讲的, 说这话的车夫叫郝霖.
pub(crate) fn said_by(reader: &Reader<'_>, region: Region) -> Option<Mention> {
    let limit = reader.letters.len().min(region.close + TAIL);
    let end = (region.close..limit)
        .find(|&at| is_final(reader.letters[at]) || reader.region_at(at).is_some())?;
    let words = &reader.letters[region.close..end];
    if words.starts_with(&['这', '是']) {
        let said = words
            .windows(2)
            .position(|pair| matches!(pair, ['说' | '讲' | '写' | '喊', '的' | '过']))?;
        let (from, to) = (region.close + 2, region.close + said);
        let named = subject::at_start(reader.letters, from, to).filter(is_named);
        return named.or_else(|| subject::surnamed(reader.letters, from, to));
    }
    if !words.starts_with(&['说', '这', '话', '的']) {
        return None;
    }
    let called = words
        .iter()
        .position(|letter| matches!(letter, '叫' | '是'))?;
    subject::at_start(reader.letters, region.close + called + 1, end)
        .filter(|mention| mention.kind != MentionKind::Pronoun)
}
