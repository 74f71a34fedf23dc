//! What attributes words beside cues: a clause of action before them, a name in
//! marks, a viewpoint, a later clause with the subject of the sentence.

use super::inscription::inscribed;
use super::reader::{Event, LONGEST_TERM, Reader, SHORTEST_CONTENT, TAIL};
use super::report::{content_end, report};
use crate::quotation::chinese::character::{is_break, is_final};
use crate::quotation::chinese::mention::noun_phrase::role_phrase::role_at;
use crate::quotation::chinese::mention::{Mention, MentionKind, clauses, is_named, subject};
use crate::quotation::chinese::text::quotation_marks::Region;
use crate::quotation::{Kind, Rule};
use smallvec::smallvec;
use std::ops::Range;

/// `在他看来，…`: says whether the sentence is one.
pub(crate) fn in_the_eyes_of(reader: &mut Reader<'_>, start: usize, end: usize) -> bool {
    let reach = end.min(start + TAIL / 2);
    // 在…看来, 对（于）…而言, 对…来说.
    let opening = match reader.letters[start..reach.max(start)] {
        ['对', '于', ..] => 2,
        ['在' | '对', ..] => 1,
        _ => return false,
    };
    let for_whom = reader.letters[start] == '对';
    let closes = |at: usize| match reader.letters[at..] {
        ['看', '来', ..] => !for_whom,
        ['而', '言', ..] | ['来', '说' | '讲', ..] => for_whom,
        _ => false,
    };
    let Some(seen) = (start + opening..reach.saturating_sub(2))
        .find(|&at| closes(at) && matches!(reader.letters[at + 2], '，' | ','))
    else {
        return false;
    };
    if for_whom {
        return described_by(reader, start + opening..seen, end);
    }
    let Some(mention) = subject::before(reader.letters, start + opening, seen) else {
        return false;
    };
    let content = seen + 3;
    let until = content_end(reader, content, end);
    if until < content + SHORTEST_CONTENT {
        return false;
    }
    let cue = Some(seen..seen + 2);
    report(reader, content, until, cue, Some(mention), Rule::Viewpoint);
    true
}

/// `对柳守拙来说，那年冬天像“…”`: the quoted words at the end are those of the person that
/// the opening names.
fn described_by(reader: &mut Reader<'_>, person: Range<usize>, end: usize) -> bool {
    let is_quoted = |at: &usize| reader.region_at(*at).is_some();
    let Some(region) = (person.end + 3..end)
        .find(is_quoted)
        .and_then(|at| reader.region_at(at))
    else {
        return false;
    };
    let mention = subject::before(reader.letters, person.start, person.end).filter(is_named);
    let is_last = reader.letter(region.close).is_none_or(is_final);
    let is_predicate = matches!(reader.letters[region.open - 1], '是' | '像' | '如' | '为');
    if mention.is_none()
        || !is_last
        || !is_predicate
        || reader.inner(region).len() < SHORTEST_CONTENT
    {
        return false;
    }
    let cue = Some(person.end..person.end + 2);
    reader.say(
        smallvec![region.span()],
        Kind::Direct,
        cue,
        mention,
        Rule::Viewpoint,
    );
    true
}

/// `王老师不以为然，“…”`: a predicate, and then a quoted sentence.
pub(crate) fn quoted_after_action(
    reader: &mut Reader<'_>,
    start: usize,
    region: Region,
    end: usize,
) {
    let follows = region.open > start
        && region.open - start <= TAIL
        && matches!(reader.letters[region.open - 1], '，' | ',');
    let finished = reader.is_finished(region)
        || !reader.is_term(region) && reader.letter(region.close).is_none_or(is_final);
    let rest = reader.skip(region.close, is_final);
    if !follows
        || rest < end
        || !finished
        || reader.inner(region).len() < SHORTEST_CONTENT
        || inscribed(reader.letters, start, region.open)
    {
        return;
    }
    // The subject may follow a clause of time.
    let clauses = (start..region.open - 1)
        .filter(|&at| at == start || matches!(reader.letters[at - 1], '，' | ','));
    let subjects: Vec<Mention> = clauses
        .filter_map(|clause| subject::at_start(reader.letters, clause, region.open - 1))
        .collect();
    let is_person =
        |mention: &&Mention| matches!(mention.kind, MentionKind::Role | MentionKind::Pronoun);
    // 被读者问到下一本书，简宛晴想了想: whoever is named last answers.
    let named = subjects.iter().rfind(|mention| is_named(mention));
    let mention = named.or_else(|| subjects.iter().find(is_person)).cloned();
    if mention.is_some() {
        reader.say(
            smallvec![region.span()],
            Kind::Direct,
            None,
            mention,
            Rule::ClauseBefore,
        );
    }
}

/// `网友“爆米花”留言说`: a name in marks after a role.
pub(crate) fn nickname(reader: &Reader<'_>, clause: usize, cue: usize) -> Option<Mention> {
    let region = reader.last_region(cue).filter(|region| {
        // The words between belong to the verb: “爆米花”在平台上留言.
        region.open > clause && clauses::has_no_subject(reader.letters, region.close, cue)
    })?;
    name_in(reader, clause, region)
}

/// A person whose name in marks precedes their words: 铁路迷“绿皮君”举着相机.
pub(crate) fn nicknamed(reader: &mut Reader<'_>, clause: usize, region: Region) {
    let goes_on = reader
        .letter(region.close)
        .is_some_and(|next| !is_break(next) && next != '的');
    if goes_on && let Some(mention) = name_in(reader, clause, region) {
        reader.events.push(Event::Seen(mention));
    }
}

/// `一位网名叫“山间”的玩家说`: a name in marks that words before it tell.
pub(crate) fn known_as(reader: &Reader<'_>, clause: usize, cue: usize) -> Option<Mention> {
    let region = reader
        .last_region(cue)
        .filter(|region| region.open > clause)?;
    let told = reader.letters[clause..region.open]
        .windows(2)
        .rev()
        .take(2)
        .any(|pair| {
            matches!(
                pair,
                ['网' | '化' | '名', '名' | '叫'] | ['昵' | '人', '称']
            )
        });
    let name = region.open + 1..region.close.checked_sub(1)?;
    if !told || !(1..=LONGEST_TERM / 2).contains(&name.len()) {
        return None;
    }
    let role = role_at(reader.letters, region.close + 1, cue);
    Some(Mention {
        range: region.open..region.close,
        name,
        role,
        kind: MentionKind::Name,
    })
}

fn name_in(reader: &Reader<'_>, clause: usize, region: Region) -> Option<Mention> {
    let name = region.open + 1..region.close.checked_sub(1)?;
    let role = role_at(reader.letters, clause, region.open)?;
    (region.closed && (1..=LONGEST_TERM / 2).contains(&name.len())).then_some(Mention {
        range: role.start..region.close,
        name,
        role: Some(role),
        kind: MentionKind::Name,
    })
}
