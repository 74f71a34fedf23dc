//! What attributes words beside cues: a clause of action before them, a name in
//! marks, somebody's eyes, a clause further on that tells who a sentence is about.

use super::attribution::{Event, LONGEST_TERM, Reader, SHORTEST_CONTENT, TAIL, is_named};
use super::char_index::Class;
use super::clauses;
use super::cues;
use super::inscription::inscribed;
use super::marks::{Region, is_break, is_final};
use super::mentions::{self, Mention, MentionKind};
use super::person;
use super::roles::role_at;
use crate::quotation::Kind;
use crate::quotation::Rule;
use smallvec::smallvec;
use std::ops::Range;

/// In how many later clauses of a sentence before a quotation its subject is looked for.
const MOST_CLAUSES: usize = 3;

impl Reader<'_> {
    /// The person a later clause is about: 全校只有三个学生，陆金花却一天也没有迟到过.
    pub(super) fn later_subject(&self, start: usize, end: usize) -> Option<Mention> {
        let reach = end.min(start + TAIL);
        // Whoever the sentence is about may say what stands behind it.
        let is_quoted = self.region_at(end).is_some();
        let marks = self.letters.each(Class::Foreign, start, reach);
        let pauses = marks
            .take_while(|&at| self.region_at(at).is_none())
            .filter(|&at| matches!(self.letters[at], '，' | ',' | '、'))
            .take(if is_quoted { MOST_CLAUSES } else { 1 });
        let mut pauses = pauses.enumerate();
        pauses.find_map(|(earlier, pause)| {
            // What stands behind a cue is what somebody says.
            let mut before = start..pause;
            if earlier > 0 && before.any(|at| cues::at(self.letters, at).is_some()) {
                return None;
            }
            let clause = pause + 1;
            let stop = self.letters.first(Class::Break, clause, end)?;
            mentions::at_start(self.letters, clause, stop).filter(|mention| {
                let name = &self.letters[mention.name.clone()];
                let sure = name.len() > 2
                    || mention.role.is_some()
                    || person::is_plain(self.letters, mention.name.start, mention.name.end);
                mention.kind == MentionKind::Titled
                    || mention.kind == MentionKind::Name && sure && !name.contains(&'某')
            })
        })
    }

    /// `在他看来，…`: says whether the sentence is one.
    pub(super) fn in_the_eyes_of(&mut self, start: usize, end: usize) -> bool {
        let reach = end.min(start + TAIL / 2);
        // 在…看来, 对（于）…而言, 对…来说.
        let opening = match self.letters[start..reach.max(start)] {
            ['对', '于', ..] => 2,
            ['在' | '对', ..] => 1,
            _ => return false,
        };
        let for_whom = self.letters[start] == '对';
        let closes = |at: usize| match self.letters[at..] {
            ['看', '来', ..] => !for_whom,
            ['而', '言', ..] | ['来', '说' | '讲', ..] => for_whom,
            _ => false,
        };
        let Some(seen) = (start + opening..reach.saturating_sub(2))
            .find(|&at| closes(at) && matches!(self.letters[at + 2], '，' | ','))
        else {
            return false;
        };
        if for_whom {
            return self.described_by(start + opening..seen, end);
        }
        let Some(mention) = mentions::before(self.letters, start + opening, seen) else {
            return false;
        };
        let content = seen + 3;
        let until = self.content_end(content, end);
        if until < content + SHORTEST_CONTENT {
            return false;
        }
        let cue = Some(seen..seen + 2);
        self.report(content, until, cue, Some(mention), Rule::Viewpoint);
        true
    }

    /// `对柳守拙来说，那年冬天像“…”`: the quoted words at the end are those of whom
    /// the opening names.
    fn described_by(&mut self, person: Range<usize>, end: usize) -> bool {
        let is_quoted = |at: &usize| self.region_at(*at).is_some();
        let Some(region) = (person.end + 3..end)
            .find(is_quoted)
            .and_then(|at| self.region_at(at))
        else {
            return false;
        };
        let mention = mentions::before(self.letters, person.start, person.end).filter(is_named);
        let is_last = self.letter(region.close).is_none_or(is_final);
        let is_predicate = matches!(self.letters[region.open - 1], '是' | '像' | '如' | '为');
        if mention.is_none()
            || !is_last
            || !is_predicate
            || self.inner(region).len() < SHORTEST_CONTENT
        {
            return false;
        }
        let cue = Some(person.end..person.end + 2);
        self.say(
            smallvec![region.span()],
            Kind::Direct,
            cue,
            mention,
            Rule::Viewpoint,
        );
        true
    }

    /// `王老师不以为然，“…”`: what somebody does, and then a quoted sentence.
    pub(super) fn acted(&mut self, start: usize, region: Region, end: usize) {
        let follows = region.open > start
            && region.open - start <= TAIL
            && matches!(self.letters[region.open - 1], '，' | ',');
        let finished = self.is_finished(region)
            || !self.is_term(region) && self.letter(region.close).is_none_or(is_final);
        let rest = self.skip(region.close, is_final);
        if !follows
            || rest < end
            || !finished
            || self.inner(region).len() < SHORTEST_CONTENT
            || inscribed(self.letters, start, region.open)
        {
            return;
        }
        // The subject may stand behind a clause of time.
        let clauses = (start..region.open - 1)
            .filter(|&at| at == start || matches!(self.letters[at - 1], '，' | ','));
        let subjects: Vec<Mention> = clauses
            .filter_map(|clause| mentions::at_start(self.letters, clause, region.open - 1))
            .collect();
        let is_person =
            |mention: &&Mention| matches!(mention.kind, MentionKind::Role | MentionKind::Pronoun);
        // 被读者问到下一本书，简宛晴想了想: whoever is named last answers.
        let named = subjects.iter().rfind(|mention| is_named(mention));
        let mention = named.or_else(|| subjects.iter().find(is_person)).cloned();
        if mention.is_some() {
            self.say(
                smallvec![region.span()],
                Kind::Direct,
                None,
                mention,
                Rule::ClauseBefore,
            );
        }
    }

    /// `网友“爆米花”留言说`: a name in marks behind a role.
    pub(super) fn nickname(&self, clause: usize, cue: usize) -> Option<Mention> {
        let region = self.last_region(cue).filter(|region| {
            // What stands between belongs to the verb: “爆米花”在平台上留言.
            region.open > clause && clauses::has_no_subject(self.letters, region.close, cue)
        })?;
        self.name_in(clause, region)
    }

    /// Somebody whose name in marks is met before they speak: 铁路迷“绿皮君”举着相机.
    pub(super) fn nicknamed(&mut self, clause: usize, region: Region) {
        let goes_on = self
            .letter(region.close)
            .is_some_and(|next| !is_break(next) && next != '的');
        if goes_on && let Some(mention) = self.name_in(clause, region) {
            self.events.push(Event::Seen(mention));
        }
    }

    /// `一位网名叫“山间”的玩家说`: a name in marks that words before it tell.
    pub(super) fn known_as(&self, clause: usize, cue: usize) -> Option<Mention> {
        let region = self
            .last_region(cue)
            .filter(|region| region.open > clause)?;
        let told = self.letters[clause..region.open]
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
        let role = role_at(self.letters, region.close + 1, cue);
        Some(Mention {
            range: region.open..region.close,
            name,
            role,
            kind: MentionKind::Name,
        })
    }

    fn name_in(&self, clause: usize, region: Region) -> Option<Mention> {
        let name = region.open + 1..region.close.checked_sub(1)?;
        let role = role_at(self.letters, clause, region.open)?;
        (region.closed && (1..=LONGEST_TERM / 2).contains(&name.len())).then_some(Mention {
            range: role.start..region.close,
            name,
            role: Some(role),
            kind: MentionKind::Name,
        })
    }
}
