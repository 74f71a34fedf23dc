//! Sentences that open with a quotation: its cue is after it, between its
//! pieces, or nowhere.

use super::cue_subject::before_other_verb;
use super::reader::{Event, Reader, SHORTEST_CONTENT, TAIL};
use super::report::{content_end, report};
use super::speaker_after::{is_circumstance, person_behind, said_by, spoken_of};
use super::without_cue::{known_as, nickname};
use crate::quotation::chinese::character::{is_break, is_final};
use crate::quotation::chinese::entity::cues;
use crate::quotation::chinese::lexicon::trie::End;
use crate::quotation::chinese::mention::{Mention, MentionKind, is_named, plain_words, subject};
use crate::quotation::chinese::text::quotation_marks::Region;
use crate::quotation::{Kind, Rule};
use smallvec::smallvec;
use std::ops::Range;

/// The shortest words that stand alone (点火！), their mark included.
const SHORTEST_CRY: usize = 3;

/// The longest verb that may be in marks, in letters.
const LONGEST_VERB: usize = 4;

/// Whether a word goes on at `letter`.
fn letters_follow(letter: Option<char>) -> bool {
    letter.is_some_and(char::is_alphanumeric)
}

/// A sentence that opens with quoted words: returns where reading goes
/// on, or `None` if the words are only a term in a sentence.
pub(crate) fn led_by_quotation(reader: &mut Reader<'_>, region: Region) -> Option<usize> {
    if region.carried {
        reader
            .events
            .push(Event::Continued(region.open..region.close));
        return Some(region.close);
    }
    let last = reader.inner(region).last().copied();
    let finished = reader.is_finished(region);
    let comma = matches!(last, Some('，' | ',' | '—'))
        || matches!(reader.letter(region.close), Some('，' | ','));
    if !finished && !comma {
        return None;
    }
    if let Some((mention, cue, clause_end)) = attribution_behind(reader, region, finished) {
        return Some(say_with_cue_behind(
            reader, region, mention, cue, clause_end,
        ));
    }
    if let Some(next) = sandwiched(reader, region) {
        return Some(next);
    }
    // “…”，柳守拙以这句话收尾。
    if !finished
        && !reader.is_term(region)
        && let Some(mention) = spoken_of(reader, region).filter(is_named)
    {
        let spans = smallvec![region.span()];
        reader.say(spans, Kind::Direct, None, Some(mention), Rule::ActorAfter);
        return Some(region.close);
    }
    let alone = finished
        && reader.inner(region).len() >= SHORTEST_CRY
        && !matches!(
            reader.letter(region.close),
            Some('，' | ',' | '、' | '的' | '是')
        );
    let mention = alone
        .then(|| {
            said_by(reader, region)
                .or_else(|| spoken_of(reader, region))
                .or_else(|| person_behind(reader, region))
        })
        .flatten();
    let found = if mention.is_some() {
        Rule::ActorAfter
    } else {
        Rule::StandsAlone
    };
    alone.then(|| {
        reader.say(smallvec![region.span()], Kind::Direct, None, mention, found);
        region.close
    })
}

/// The attribution directly after `region`: its mention, its cue and
/// where the clause ends.
fn attribution_behind(
    reader: &Reader<'_>,
    region: Region,
    finished: bool,
) -> Option<(Mention, Range<usize>, usize)> {
    let mut start = reader.skip(region.close, |letter| {
        letter.is_whitespace() || matches!(letter, '，' | ',')
    });
    let first = start;
    let mut pauses = 0;
    // Whether the clause before the pause says where or when.
    let mut places = false;
    let mut at = start;
    while at < reader.letters.len() && at - region.close <= TAIL {
        let letter = reader.letters[at];
        if let Some(quoted) = reader.region_at(at)
            && reader.inner(quoted).len() <= LONGEST_VERB
            && reader.letter(quoted.close).is_none_or(is_final)
            && at > start
        {
            // 科室主任邬佩兰笑着“揭发”。
            let mention = subject::before(reader.letters, start, at).filter(is_named)?;
            return Some((mention, quoted.span(), quoted.close));
        }
        // 在“跃动健身”办卡的程女士说: a term in what describes the speaker.
        // 「海岸线」志愿者郝霖说: or an organisation in marks.
        if let Some(quoted) = reader.region_at(at)
            && (at > start || letters_follow(reader.letter(quoted.close)))
            && quoted.closed
            && reader.is_term(quoted)
            && !reader.is_finished(quoted)
            && reader
                .letter(quoted.close)
                .is_some_and(|next| !is_break(next))
        {
            if at == start {
                start = quoted.close;
            }
            at = quoted.close;
            continue;
        }
        if reader.region_at(at).is_some() || is_final(letter) || matches!(letter, '；' | '：' | ':')
        {
            return None;
        }
        // 第一作者、博士研究生覃雨说: two roles of one speaker.
        let joins = letter == '、' && reader.letters.ends(End::Role, start, at).is_some();
        if is_break(letter) && !joins {
            // 在谈到此事时，他说: one clause of circumstance may be first.
            let circumstance = is_circumstance(reader, start);
            places = "上里中内时后前下旁外头边间侧处端口".contains(reader.letters[at - 1]);
            pauses += 1;
            if pauses > 1 + usize::from(finished) || !(circumstance || finished) {
                return None;
            }
            start = at + 1;
        }
        if letter == '说'
            && let Some(spoken) = spoken_before(reader, start, at)
        {
            return Some(spoken);
        }
        let cue = match cues::at_or_next(reader.letters, at) {
            Ok(cue) => cue,
            Err(next) => {
                at = next;
                continue;
            }
        };
        let behind = reader.letter(cue.end);
        let ends = reader.region_at(cue.end).is_some()
            || behind.is_none_or(|behind| is_break(behind) || behind.is_whitespace());
        let introduces = matches!(behind, Some('：' | ':')) && finished;
        if ends && !introduces && at > start {
            let mention = known_as(reader, start, at)
                .or_else(|| nickname(reader, start, at))
                .or_else(|| subject::before(reader.letters, start, at))
                .or_else(|| {
                    // 沈寿芝戴着老花镜，边绣边讲: the subject comes earlier.
                    (pauses > 0)
                        .then(|| subject::at_start(reader.letters, first, start - 1))
                        .flatten()
                })
                .or_else(|| before_other_verb(reader, start, at))
                .or_else(|| plain_words::unknown(reader.letters, start, at));
            // …李大爷坐上了首班车，他高兴地说: the clause before names him.
            let mention = match mention {
                Some(mention) if mention.kind == MentionKind::Pronoun && pauses > 0 => {
                    Some(named_between(reader, first, start).unwrap_or(mention))
                }
                Some(_) if pauses > 1 => None,
                mention => mention,
            };
            let sure = |mention: &Mention| {
                is_named(mention)
                    || mention.kind == MentionKind::Pronoun
                    || places && mention.kind == MentionKind::Role
            };
            if let Some(mention) = mention.filter(|mention| pauses == 0 || sure(mention)) {
                return Some((mention, at..cue.end, cue.end));
            }
        }
        at = cue.end;
    }
    None
}

/// The person named at the start of a clause of `letters[from..to]`.
fn named_between(reader: &Reader<'_>, from: usize, to: usize) -> Option<Mention> {
    (from..to)
        .filter(|&at| at == from || is_break(reader.letters[at - 1]))
        .filter_map(|clause| subject::at_start(reader.letters, clause, to))
        .find(is_named)
}

/// `“…。”小邹说这话时，眼睛看着别处。`: the cue is followed by what the speaker
/// does, to the end of the sentence.
fn spoken_before(
    reader: &Reader<'_>,
    start: usize,
    at: usize,
) -> Option<(Mention, Range<usize>, usize)> {
    const SPOKEN: [&[char]; 5] = [
        &['说', '这', '话', '时'],
        &['说', '话', '时'],
        &['说', '完'],
        &['说', '罢'],
        &['说', '着'],
    ];
    let rest = &reader.letters[at..];
    if at == start || !SPOKEN.iter().any(|words| rest.starts_with(words)) {
        return None;
    }
    let mention = subject::before(reader.letters, start, at)
        .filter(|mention| is_named(mention) || mention.kind == MentionKind::Pronoun)?;
    // “…，”小蓝说着自己先笑了，“…”: to the next chunk at the latest.
    let limit = reader.letters.len().min(at + TAIL);
    let ends = |&end: &usize| is_final(reader.letters[end]) || reader.region_at(end).is_some();
    let end = (at..limit).find(ends)?;
    let pause = end - usize::from(matches!(reader.letters[end - 1], '，' | ','));
    Some((mention, at..at + 1, pause))
}

/// `“…，”王毅摇摇头，“…”`: a clause without a cue between quoted pieces.
fn sandwiched(reader: &mut Reader<'_>, region: Region) -> Option<usize> {
    let open = matches!(reader.inner(region).last(), Some('，' | ','));
    let start = region.close;
    let limit = reader.letters.len().min(start + TAIL);
    let pause = |from: usize| {
        (from..limit).find(|&at| is_break(reader.letters[at]) || reader.region_at(at).is_some())
    };
    let mut clause = start;
    let mut end = pause(start)?;
    // 面对媒体追问，阚东来苦笑: a circumstance may be first.
    if reader.region_at(end + 1).is_none() && is_circumstance(reader, start) {
        clause = end + 1;
        end = pause(clause)?;
    }
    // “…，”她撩起袖子，露出一块疤，“…”: words that go on may wait for several clauses.
    let mut mention = subject::at_start(reader.letters, clause, end);
    let goes_on = open || mention.as_ref().is_some_and(is_named);
    while goes_on && reader.letters[end] == '，' && reader.region_at(end + 1).is_none() {
        clause = end + 1;
        end = pause(clause)?;
        mention = mention.or_else(|| subject::at_start(reader.letters, clause, end));
    }
    let joins = matches!(reader.letters[end], '，' | ',') || open;
    let next = reader.region_at(end + 1).filter(|_| joins)?.open;
    let mention = mention?;
    if !open && !is_named(&mention) && mention.kind != MentionKind::Pronoun {
        return None;
    }
    let mut spans = smallvec![region.span()];
    let next = reader.adjoining(next, &mut spans);
    reader.say(
        spans,
        Kind::Direct,
        None,
        Some(mention),
        Rule::ClauseBetween,
    );
    Some(next)
}

/// Emits a quotation with its cue after it and the pieces that follow.
fn say_with_cue_behind(
    reader: &mut Reader<'_>,
    region: Region,
    mention: Mention,
    cue: Range<usize>,
    clause_end: usize,
) -> usize {
    let mut spans = smallvec![region.span()];
    let mut at = clause_end;
    let open = !reader.letter(at).is_some_and(is_final);
    if open {
        at = reader.skip(at, |letter| {
            letter.is_whitespace() || matches!(letter, '，' | ',' | '：' | ':')
        });
        at = reader.adjoining(at, &mut spans);
    }
    let whole = spans.len() > 1;
    let found = if whole {
        Rule::CueBetween
    } else {
        Rule::CueAfter
    };
    reader.say(
        spans,
        Kind::Direct,
        Some(cue.clone()),
        Some(mention.clone()),
        found,
    );
    // 说着，抹了抹眼睛: a circumstance of the speech.
    let goes_on = reader.letters[cue.clone()].ends_with(&['着']);
    if open
        && !goes_on
        && !whole
        && reader
            .letter(clause_end)
            .is_some_and(|letter| matches!(letter, '，' | ','))
    {
        let end = reader.sentence_end(at);
        let content = content_end(reader, at, end);
        if content > at + SHORTEST_CONTENT {
            report(
                reader,
                at,
                content,
                Some(cue),
                Some(mention),
                Rule::ReportedAfterQuotation,
            );
            return content;
        }
    }
    at
}
