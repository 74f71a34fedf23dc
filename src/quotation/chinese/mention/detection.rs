//! People whom a clause names, whoever it is about: with a role, as an owner, as the object of
//! a meeting.

use super::apposition::named_behind_role;
use super::clauses::{trim_adverbs, trim_opening};
use super::noun_phrase::classify;
use super::noun_phrase::role_phrase::{own_role, role_at};
use super::subject::at_start;
use super::{Mention, MentionKind, WINDOW, whole};
use crate::quotation::chinese::character::Class;
use crate::quotation::chinese::entity::name::is_name;
use crate::quotation::chinese::entity::name_end::{self, foreign_end};
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::lexicon::trie::End;
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// The first foreign name of a clause that a dot shows, with the role before it:
/// 肯尼亚选手大卫·基普罗诺.
pub(crate) fn dotted(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
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

/// The person whose relative is the subject of a clause: 柯阿福 of 柯阿福的女儿打来电话, which 他
/// can mean, and where that clause begins.
pub(crate) fn kin_owner(
    letters: AnnotatedText<'_>,
    from: usize,
    to: usize,
) -> Option<(Mention, usize)> {
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
pub(crate) fn owner(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
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

/// The person named before the first 的 of a clause, and the place of that.
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
pub(crate) fn interviewed(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
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

/// A person without a name, introduced by a clause: 在绍兴，一家印染企业的负责人….
pub(crate) fn stranger(letters: AnnotatedText<'_>, clause: usize, to: usize) -> Option<Mention> {
    let counts = matches!(
        letters[clause..to],
        ['一', '名' | '位' | '个' | '家', ..] | ['有' | '另', '一', '名' | '位' | '个' | '家', ..]
    );
    counts
        .then(|| at_start(letters, clause, to))?
        .filter(|mention| mention.kind == MentionKind::Role)
}

/// The object of a verb of meeting, as the topic of a sentence:
/// 记者再次见到陈海。
pub(crate) fn met(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
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

/// A person whose name a sentence gives: 守门员叫荆铁柱, 他叫冀北辰.
pub(crate) fn called(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    let stop = letters.pause(from, to);
    let verb = letters.first(Class::Names, from + 1, stop)?;
    let role = role_at(letters, from, verb);
    let tells = role.is_some() || matches!(letters[verb - 1], '他' | '她' | '名' | '个');
    let name = verb + 1;
    let end = name_end::end(letters, name, stop).filter(|_| tells)?;
    Some(Mention {
        range: name..end,
        name: name..end,
        role,
        kind: MentionKind::Name,
    })
}
