//! The people that a sentence names, and its subject.

use super::reader::{Event, Reader, TAIL};
use crate::quotation::chinese::character::Class;
use crate::quotation::chinese::entity::{cues, person};
use crate::quotation::chinese::mention::apposition::with_role;
use crate::quotation::chinese::mention::detection::{
    called, dotted, interviewed, kin_owner, met, owner, stranger,
};
use crate::quotation::chinese::mention::{Mention, MentionKind, is_named, predication, subject};

/// The people that a sentence names, its subject last.
pub(crate) fn meet(reader: &mut Reader<'_>, start: usize, end: usize) {
    announce(reader, start, end);
    if let Some(mention) = predication::aged(reader.letters, start, end) {
        reader.events.push(Event::Named(mention));
    }
    let mut about = start;
    if let Some((mention, clause)) = kin_owner(reader.letters, start, end) {
        reader.events.push(Event::Named(mention));
        about = clause;
    }
    let owner = owner(reader.letters, about, end);
    let is_kin = |mention: &Mention| mention.kind == MentionKind::Role || mention.role.is_some();
    let opening = subject::at_start(reader.letters, start, end);
    let subject = predication::told_as(reader.letters, start, end)
        .or_else(|| owner.clone().filter(is_kin))
        .or_else(|| opening.clone().filter(is_named))
        .or(owner)
        .or_else(|| later_subject(reader, start, end));
    for clause in reader.letters.clauses(start, end) {
        if let Some(mention) = stranger(reader.letters, clause, end) {
            reader.events.push(Event::Named(mention));
        }
    }
    if let Some(mention) = interviewed(reader.letters, start, end) {
        reader.events.push(Event::Named(mention));
    }
    if let Some(mention) = opening.filter(|mention| {
        let quoted = reader.last_region(mention.range.end);
        let plain = quoted.is_none_or(|region| region.close <= mention.range.start);
        plain
            && (mention.kind == MentionKind::Organisation
                || mention.kind == MentionKind::Role && mention.role.is_some())
    }) {
        reader.events.push(Event::Named(mention));
    }
    let met = met(reader.letters, start, end);
    // 老周大名周德厚: one person, and the name comes second.
    if let Some(mention) = met.clone().filter(|_| subject.is_some()) {
        reader.events.push(Event::Named(mention));
    }
    let subject = called(reader.letters, start, end).or(subject).or(met);
    if let Some(mention) = subject {
        let role = predication::role_behind(reader.letters, &mention, end);
        reader.events.push(Event::Seen(mention.clone()));
        if let Some(role) = role {
            reader.events.push(Event::Introduced(mention, role));
        }
    }
}

/// The people named in a clause, whoever it is about.
pub(crate) fn announce(reader: &mut Reader<'_>, clause: usize, end: usize) {
    let mut from = clause;
    while let Some(mention) = with_role(reader.letters, from, end) {
        from = mention.range.end;
        reader.events.push(Event::Named(mention));
    }
    if let Some(mention) = dotted(reader.letters, clause, end) {
        reader.events.push(Event::Named(mention));
    }
}

/// The person a later clause is about: 全校只有三个学生，陆金花却一天也没有迟到过.
pub(crate) fn later_subject(reader: &Reader<'_>, start: usize, end: usize) -> Option<Mention> {
    let reach = end.min(start + TAIL);
    // The subject of the sentence may say what follows it.
    let is_quoted = reader.region_at(end).is_some();
    let marks = reader.letters.each(Class::Foreign, start, reach);
    let pauses = marks
        .take_while(|&at| reader.region_at(at).is_none())
        .filter(|&at| matches!(reader.letters[at], '，' | ',' | '、'))
        .take(if is_quoted { MOST_CLAUSES } else { 1 });
    let mut pauses = pauses.enumerate();
    pauses.find_map(|(earlier, pause)| {
        // What follows a cue is reported content.
        let mut before = start..pause;
        if earlier > 0 && before.any(|at| cues::at(reader.letters, at).is_some()) {
            return None;
        }
        let clause = pause + 1;
        let stop = reader.letters.first(Class::Break, clause, end)?;
        subject::at_start(reader.letters, clause, stop).filter(|mention| {
            let name = &reader.letters[mention.name.clone()];
            let sure = name.len() > 2
                || mention.role.is_some()
                || person::is_plain(reader.letters, mention.name.start, mention.name.end);
            mention.kind == MentionKind::Titled
                || mention.kind == MentionKind::Name && sure && !name.contains(&'某')
        })
    })
}

/// In how many later clauses of a sentence before a quotation its subject is looked for.
const MOST_CLAUSES: usize = 3;
