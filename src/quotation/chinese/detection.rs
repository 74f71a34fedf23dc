//! People whom a clause names, whoever it is about: with a role, as an owner, because
//! somebody met them.

use super::annotated_text::AnnotatedText;
use super::attribution::{Event, Reader, is_named};
use super::boundary::is_word;
use super::char_index::Class;
use super::clauses::{clause_end, trim_adverbs, trim_opening};
use super::lexicon::LEXICON;
use super::mentions::{self, Mention, MentionKind, WINDOW, at_start, named_behind_role};
use super::noun_phrase::{classify, whole};
use super::person::{self, is_name};
use super::predication;
use super::roles::{ends_like_role, own_role, role_at};
use super::transliteration::{foreign_end, leads_to_dot};
use super::trie::{End, Start};
use std::ops::Range;

impl Reader<'_> {
    /// Who a sentence names, and last whom it is about.
    pub(super) fn meet(&mut self, start: usize, end: usize) {
        self.announce(start, end);
        if let Some(mention) = predication::aged(self.letters, start, end) {
            self.events.push(Event::Named(mention));
        }
        let mut about = start;
        if let Some((mention, clause)) = kin_owner(self.letters, start, end) {
            self.events.push(Event::Named(mention));
            about = clause;
        }
        let owner = owner(self.letters, about, end);
        let is_kin =
            |mention: &Mention| mention.kind == MentionKind::Role || mention.role.is_some();
        let opening = mentions::at_start(self.letters, start, end);
        let subject = predication::told_as(self.letters, start, end)
            .or_else(|| owner.clone().filter(is_kin))
            .or_else(|| opening.clone().filter(is_named))
            .or(owner)
            .or_else(|| self.later_subject(start, end));
        for clause in self.letters.clauses(start, end) {
            if let Some(mention) = stranger(self.letters, clause, end) {
                self.events.push(Event::Named(mention));
            }
        }
        if let Some(mention) = interviewed(self.letters, start, end) {
            self.events.push(Event::Named(mention));
        }
        if let Some(mention) = opening.filter(|mention| {
            let quoted = self.last_region(mention.range.end);
            let plain = quoted.is_none_or(|region| region.close <= mention.range.start);
            plain
                && (mention.kind == MentionKind::Organisation
                    || mention.kind == MentionKind::Role && mention.role.is_some())
        }) {
            self.events.push(Event::Named(mention));
        }
        let met = met(self.letters, start, end);
        // 老周大名周德厚: one person, and the name comes second.
        if let Some(mention) = met.clone().filter(|_| subject.is_some()) {
            self.events.push(Event::Named(mention));
        }
        let subject = called(self.letters, start, end).or(subject).or(met);
        if let Some(mention) = subject {
            let role = predication::role_behind(self.letters, &mention, end);
            self.events.push(Event::Seen(mention.clone()));
            if let Some(role) = role {
                self.events.push(Event::Introduced(mention, role));
            }
        }
    }

    /// The people named in a clause, whoever it is about.
    pub(super) fn announce(&mut self, clause: usize, end: usize) {
        let mut from = clause;
        while let Some(mention) = with_role(self.letters, from, end) {
            from = mention.range.end;
            self.events.push(Event::Named(mention));
        }
        if let Some(mention) = dotted(self.letters, clause, end) {
            self.events.push(Event::Named(mention));
        }
    }
}

/// A role with a name behind it, somewhere in the clause: the role, and where the
/// name begins.
pub(super) fn announced(
    letters: AnnotatedText<'_>,
    from: usize,
    to: usize,
) -> Option<(Range<usize>, usize)> {
    let to = to.min(from + WINDOW);
    let mut at = from;
    let stop = clause_end(letters, from, to);
    while at < stop {
        if let Some(length) = letters.starts(Start::Role, at, to) {
            let name = at + length;
            let foreign = name + 2 <= to
                && letters[name..name + 2]
                    .iter()
                    .all(|&letter| LEXICON.is_syllable(letter));
            let two_words = length > 1
                && letters.ends(End::Address, from, name).is_none()
                && person::is_two_words(letters, name, to);
            if two_words {
                let role = own_role(letters, trim_opening(letters, from, name), name)?;
                return Some((role, name));
            }
            let follows = (foreign
                || leads_to_dot(&letters[name..to])
                || person::is_familiar(letters, name)
                || letters.starts(Start::Surname, name, to).is_some())
                && letters.starts(Start::NotName, name, to).is_none()
                && letters.starts(Start::Role, name, to).is_none()
                && !is_word(letters, name, to)
                && (length > 2
                    || letters.parts_at(name)
                    || letters.parts_at(at)
                    || leads_to_dot(&letters[name..to]));
            if follows {
                let role = own_role(letters, trim_opening(letters, from, name), name)?;
                return Some((role, name));
            }
            at += length;
        } else {
            at += 1;
            // 银行职员陈俊廷: a word formed like a role, and a name beyond doubt.
            // 在官|方微博: not within a word.
            if at > from + 1
                && letters.starts(Start::Surname, at, to).is_some()
                && ends_like_role(&letters[from..at])
                && letters.word_at(at - 1) < 2
                && person::is_sure(letters, at, to)
            {
                let role = own_role(letters, trim_opening(letters, from, at), at)?;
                return Some((role, at));
            }
        }
    }
    None
}

/// The first person with a role before the name in a clause, wherever it stands:
/// 替补登场的前锋尉迟骁攻入一球.
pub(super) fn with_role(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let (role, name) = announced(letters, from, to)?;
    let end = person::end(letters, name, to.min(from + WINDOW))?;
    Some(Mention {
        range: role.start..end,
        name: name..end,
        role: Some(role),
        kind: MentionKind::Name,
    })
}

/// The first foreign name of a clause that a dot shows, with the role before it:
/// 肯尼亚选手大卫·基普罗诺.
pub(super) fn dotted(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    let stop = letters.pause(from, to);
    let dot = letters.first(Class::Dot, from + 1, stop)?;
    let is_part = |at: usize| LEXICON.is_syllable(letters[at]) || letters[at] == '-';
    let least = from.max(dot.saturating_sub(LONGEST_FOREIGN_PART));
    let behind_role = (least..dot - 1).rfind(|&at| letters.ends(End::Role, from, at).is_some());
    let name = behind_role
        .or_else(|| (least..dot).rev().take_while(|&at| is_part(at)).last())
        .filter(|&name| {
            behind_role.is_some() || name + 1 == dot || is_name(letters, name, dot, false)
        })?;
    let end = foreign_end(letters, name, stop)?;
    let clause = trim_opening(letters, from, name);
    let role = behind_role.and_then(|_| own_role(letters, clause, name));
    Some(Mention {
        range: name..end,
        name: name..end,
        role,
        kind: MentionKind::Name,
    })
}

/// The longest part of a foreign name before its dot, in letters.
const LONGEST_FOREIGN_PART: usize = 7;

/// `end` moved back over an age: 衡立人七岁 in 衡立人七岁的女儿.
fn without_age(letters: AnnotatedText<'_>, start: usize, end: usize) -> usize {
    if end <= start || letters[end - 1] != '岁' {
        return end;
    }
    (start..end - 1)
        .rfind(|&at| {
            !letters[at].is_ascii_digit() && !"一二三四五六七八九十百".contains(letters[at])
        })
        .map_or(end, |last| last + 1)
}

/// The length of a word for a relative that `letters` start with.
fn kinship(letters: &[char]) -> Option<usize> {
    const KIN: [&[char]; 18] = [
        &['妻', '子'],
        &['丈', '夫'],
        &['母', '亲'],
        &['父', '亲'],
        &['女', '儿'],
        &['儿', '子'],
        &['孙', '女'],
        &['孙', '子'],
        &['哥', '哥'],
        &['弟', '弟'],
        &['姐', '姐'],
        &['妹', '妹'],
        &['妈', '妈'],
        &['爸', '爸'],
        &['爷', '爷'],
        &['奶', '奶'],
        &['爱', '人'],
        &['老', '伴'],
    ];
    KIN.iter()
        .find(|kin| letters.starts_with(kin))
        .map(|kin| kin.len())
}

/// The longest name and role of an owner, in letters.
const LONGEST_OWNER: usize = 14;

/// The person whose relative a clause is about: 柯阿福 of 柯阿福的女儿打来电话, whom 他
/// can mean, and where that clause begins.
fn kin_owner(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<(Mention, usize)> {
    let to = to.min(from + WINDOW / 2);
    let is_kin = |clause: usize| {
        let possessive = possessive(letters, clause, to);
        possessive.is_some_and(|at| kinship(&letters[at + 1..to]).is_some())
    };
    letters
        .clauses(from, to)
        .filter(|&clause| is_kin(clause))
        .find_map(|clause| Some((owned(letters, clause, to)?.0, clause)))
}

/// The person a sentence opens with as an owner: 覃凤兰的班上…
pub(super) fn owner(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW / 2);
    let (mention, end) = owned(letters, from, to)?;
    // 赵满仓的妻子守在井口: the sentence is about her.
    let kin = end + 1;
    let stop = letters.pause(kin, to);
    if let Some(length) = kinship(&letters[kin..stop]) {
        let named = named_behind_role(letters, kin, stop);
        return Some(named.unwrap_or_else(|| whole(kin, kin + length, MentionKind::Role)));
    }
    Some(mention)
}

/// The first 的 of the clause that begins at `from`.
fn possessive(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<usize> {
    let mut describing = letters.each(Class::Describes, from, letters.pause(from, to));
    describing.find(|&at| letters[at] == '的')
}

/// The person named before the first 的 of a clause, and where that stands.
fn owned(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<(Mention, usize)> {
    let end = possessive(letters, from, to)?;
    let start = trim_opening(letters, from, end);
    if end - start.min(end) > LONGEST_OWNER {
        return None;
    }
    let named = without_age(letters, start, end);
    let mention = classify(letters, start, named)?;
    let named = matches!(mention.kind, MentionKind::Name | MentionKind::Titled);
    named.then_some((mention, end))
}

/// Who answers the questions of reporters: 有关负责人就此回答了记者的提问.
pub(super) fn interviewed(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + 2 * WINDOW);
    let answers = letters.each(Class::Answers, from, to).find(|&at| {
        matches!(
            letters[at..to],
            ['答', '记', '者', ..]
                | ['答', '了', '记', '者', ..]
                | ['受', '采', '访', ..]
                | ['受', _, '报' | '刊', ..]
        )
    })?;
    let clause = letters
        .last(Class::Break, from, answers)
        .map_or(from, |at| at + 1);
    at_start(letters, clause, answers)
}

/// Somebody without a name whom a clause brings in: 在绍兴，一家印染企业的负责人….
fn stranger(letters: AnnotatedText<'_>, clause: usize, to: usize) -> Option<Mention> {
    let counts = matches!(
        letters[clause..to],
        ['一', '名' | '位' | '个' | '家', ..] | ['有' | '另', '一', '名' | '位' | '个' | '家', ..]
    );
    counts
        .then(|| at_start(letters, clause, to))?
        .filter(|mention| mention.kind == MentionKind::Role)
}

/// The person whom a sentence is about because somebody met them:
/// 记者再次见到陈海。
pub(super) fn met(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    // 老周大名周德厚
    let full_name =
        |at: usize| letters[at] == '名' && at > from && matches!(letters[at - 1], '大' | '全');
    let verb = letters.each(Class::Meets, from, to).find(|&at| {
        matches!(
            letters[at..to],
            ['见' | '找' | '遇' | '采' | '联', '到' | '见' | '访' | '系', ..]
                // 老人名叫仇济民.
                | ['名', '叫', ..]
                | ['本' | '原' | '真', '名', ..]
        ) || full_name(at)
    })?;
    let mut start = verb + if full_name(verb) { 1 } else { 2 };
    while start < to && matches!(letters[start], '了' | '到' | '上') {
        start += 1;
    }
    let end = letters.pause(start, to);
    // 见到白露的那天
    let that = letters[start..end]
        .windows(2)
        .position(|pair| pair == ['的', '那']);
    let end = that.map_or(end, |length| start + length);
    let end = trim_adverbs(letters, start, end);
    classify(letters, start, end).filter(|mention| mention.kind == MentionKind::Name)
}

/// Somebody whose name a sentence tells: 守门员叫荆铁柱, 他叫冀北辰.
pub(super) fn called(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    let stop = letters.pause(from, to);
    let verb = letters.first(Class::Names, from + 1, stop)?;
    let role = role_at(letters, from, verb);
    let tells = role.is_some() || matches!(letters[verb - 1], '他' | '她' | '名' | '个');
    let name = verb + 1;
    let end = person::end(letters, name, stop).filter(|_| tells)?;
    Some(Mention {
        range: name..end,
        name: name..end,
        role,
        kind: MentionKind::Name,
    })
}
