//! The surroundings of a subject in its clause: openings and times before it, adverbs
//! and verbs after it.

use super::WINDOW;
use crate::quotation::chinese::character::{Class, is_break};
use crate::quotation::chinese::entity::boundary::is_done;
use crate::quotation::chinese::entity::name::is_name;
use crate::quotation::chinese::entity::name_end::foreign_end;
use crate::quotation::chinese::entity::transliteration::sounds_to_dot;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// Where the clause ends that begins at `from`, at `to` at the latest.
pub(crate) fn clause_end(letters: AnnotatedText<'_>, from: usize, to: usize) -> usize {
    // 前员工、软件工程师丁宁: two roles before one name.
    let joins = |at: usize| letters[at] == '、' && letters.ends(End::Role, from, at).is_some();
    let mut end = letters.pause(from, to);
    while end < to && joins(end) {
        end = letters.pause(end + 1, to);
    }
    end
}

/// Places of `letters[start..end]` where a subject may end because a
/// preposition or verb begins there.
pub(crate) fn cuts(
    letters: AnnotatedText<'_>,
    start: usize,
    end: usize,
) -> impl Iterator<Item = usize> {
    // 研究 in 研究员 and 代表 in 学生代表 are no verbs.
    let mut noun_end = start + 1;
    let mut dot = letters.first(Class::Dot, start + 1, end);
    (start..end).filter(move |&at| {
        let room = end - at;
        let listed = letters.starting(at);
        if let Some(length) = listed.and_then(|words| words.of(Start::Noun, room)) {
            noun_end = noun_end.max(at + length);
        }
        // 让·杜瓦尔, 阿依努尔·买买提: a name may hold the characters of a verb.
        if dot == Some(at) {
            let name = foreign_end(letters, at - 1, end);
            noun_end = noun_end.max(name.unwrap_or(0));
            dot = letters.first(Class::Dot, at + 1, end);
        }
        if at < noun_end {
            return false;
        }
        // 忍不住 holds 不.
        if let Some(length) = listed.and_then(|words| words.of(Start::Adverb, room))
            && length > 2
        {
            noun_end = at + length;
        }
        let verb = listed.and_then(|words| words.of(Start::Verb, room));
        // 队长买买提江: sounds of a name right after a role.
        let is_named = || {
            letters.ends(End::Role, start, at).is_some()
                && foreign_end(letters, at, end).is_some_and(|name| name > at + 2)
        };
        (verb.is_some() || is_done(&letters[at..end]))
            && !is_named()
            && !(dot.is_some() && sounds_to_dot(&letters[at..end]))
            // 阿布都热西提·买买提: 都 among sounds is one of them.
            && !(dot.is_some()
                && matches!(letters[at], '都' | '再')
                && sounds_to_dot(&letters[at + 1..end]))
            // 指导师, 修复师: a verb in a word for who does it.
            && !(at + 2 < end
                && matches!(letters[at + 2], '师' | '员' | '官' | '者')
                && verb == Some(2))
            // 会 of 委员会 is no verb.
            && !(letters[at] == '会'
                && matches!(letters[at - 1], '委' | '协' | '学' | '商' | '工' | '妇' | '联' | '员'))
    })
}

/// `to` moved back over the adverbs, times and brackets before it.
pub(crate) fn trim_adverbs(letters: AnnotatedText<'_>, from: usize, mut to: usize) -> usize {
    loop {
        while to > from && (letters[to - 1].is_whitespace() || letters[to - 1] == '，') {
            to -= 1;
        }
        if let Some(open) = bracket(&letters, from, to) {
            to = open;
        } else if let Some(length) = letters.ends(End::Adverb, from, to)
            && letters.ends(End::Role, from, to).is_none()
            && !ends_in_given_name(&letters[from..to])
            && !(length == 1 && ends_in_surname(letters, from, to - 1))
        {
            to -= length;
        } else if let Some(length) = date(&letters[from..to]) {
            to -= length;
        } else if to > from + 3
            && letters[to - 1] == '地'
            && let manner = letters.last_word(from, to - 1)
            && (2..=4).contains(&manner)
            && manner + 1 < to - from
        {
            // 异口同声地: whatever word it is, it says how.
            to -= manner + 1;
        } else {
            return to;
        }
    }
}

/// Whether 均 (each) ends a name and is no adverb: one person is not each.
fn ends_in_given_name(letters: &[char]) -> bool {
    let several = |letter: &char| matches!(letter, '、' | '和' | '与' | '们' | '方' | '各');
    let near = &letters[letters.len().saturating_sub(12)..];
    matches!(letters, [.., '均']) && !near.iter().any(several)
}

/// Whether `letters[from..to]` end with a surname right after a role, which no name is
/// without what follows: 博士研究生沈|也.
fn ends_in_surname(letters: AnnotatedText<'_>, from: usize, to: usize) -> bool {
    to > from + 1
        && letters.starts(Start::Surname, to - 1, to).is_some()
        && letters.ends(End::Role, from, to).is_none()
        && letters.ends(End::Role, from, to - 1).is_some()
}

/// The length of a date or time (11日, 3月2日, 8时) at the end of `letters`.
fn date(letters: &[char]) -> Option<usize> {
    if !matches!(letters.last(), Some('日' | '月' | '时' | '年')) {
        return None;
    }
    let length = letters
        .iter()
        .rev()
        .take(12)
        .take_while(|letter| letter.is_ascii_digit() || matches!(letter, '日' | '月' | '时' | '年'))
        .count();
    (length > 1).then_some(length)
}

/// Where the bracket that closes at `to` opens.
pub(crate) fn bracket(letters: &[char], from: usize, to: usize) -> Option<usize> {
    if to <= from || !matches!(letters[to - 1], '）' | ')') {
        return None;
    }
    (from..to)
        .rev()
        .find(|&at| matches!(letters[at], '（' | '('))
}

/// `from` moved on over the words that open a clause before its subject.
pub(crate) fn trim_opening(letters: AnnotatedText<'_>, mut from: usize, to: usize) -> usize {
    // 日内瓦3月7日电　世界卫生组织: after a dateline.
    if let Some(space) = letters.last(Class::Space, from, to)
        && space + 1 < to
        && !letters[space + 1].is_ascii()
    {
        from = space + 1;
    }
    loop {
        let rest = &letters[from.min(to)..to];
        let digits = rest
            .iter()
            .take_while(|letter| letter.is_ascii_digit())
            .count();
        if rest
            .first()
            .is_some_and(|letter| letter.is_whitespace() || is_break(*letter))
        {
            from += 1;
        } else if (1..=3).contains(&digits)
            && rest.len() > digits + 1
            && matches!(rest[digits], '.' | '．' | '、')
            && !rest[digits + 1].is_ascii_digit()
        {
            // 12.调研组: the number of a paragraph.
            from += digits + 1;
        } else if digits > 0 && matches!(rest.get(digits), Some('日' | '月' | '时' | '年' | '岁'))
        {
            from += digits + 1;
        } else if let Some(length) = letters.starts(Start::Opening, from, to)
            && length < rest.len()
            // 用户 is no 用.
            && letters.starts(Start::Role, from, to) <= Some(length)
            && !is_name(letters, from, to, true)
            && letters.starts(Start::NotName, from, to) <= Some(length)
        {
            from += length;
        } else {
            return from;
        }
    }
}

/// Whether nothing in `letters[from..to]` could be a subject: only adverbs,
/// openings or a phrase that starts with a verb.
pub(crate) fn has_no_subject(letters: AnnotatedText<'_>, from: usize, to: usize) -> bool {
    if to > from + WINDOW {
        return false;
    }
    let end = trim_adverbs(letters, from, to);
    let start = trim_opening(letters, from, end);
    let opening = letters.starts(Start::Opening, start, end);
    start >= end
        || opening.is_some_and(|length| start + length == end)
        || letters.starts(Start::Verb, start, end).is_some()
}
