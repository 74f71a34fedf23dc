//! Roles given otherwise than by a title before the name: 他是…,
//! 如今担任…, （38岁，会计师）, 72岁的黎秀英. Does not resolve who that is.

use super::{Mention, MentionKind};
use crate::quotation::chinese::character::Class;
use crate::quotation::chinese::entity::name_end;
use crate::quotation::chinese::lexicon::role_suffix::ends_like_role;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;
use std::ops::Range;

/// How many letters may be between a name and what its bearer is.
const REACH: usize = 40;

/// The role that the words after `mention` give its bearer, within the sentence
/// that ends at `to`.
pub(crate) fn role_behind(
    letters: AnnotatedText<'_>,
    mention: &Mention,
    to: usize,
) -> Option<Range<usize>> {
    let from = mention.name.end;
    let to = to.min(from + REACH);
    if from < to && matches!(letters[from], '（' | '(') {
        return bracketed(letters, from + 1, to);
    }
    let verb = copula(letters, from, to)?;
    let stop = letters.first(Class::Break, verb, to)?;
    let end = role_end(letters, verb, stop)?;
    let start = (verb..end)
        .rfind(|&at| matches!(letters[at], '的' | '位' | '名') && at + 1 < end)
        .map_or(verb, |at| at + 1);
    let start = start + counted(&letters[start..end]);
    (start < end).then_some(start..end)
}

/// A role between brackets after a name: （38岁，会计师）.
fn bracketed(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    let close = (from..to).find(|&at| matches!(letters[at], '）' | ')'))?;
    let mut start = from;
    while start < close {
        let end = letters.pause(start, close);
        if letters.ends(End::Role, start, end).is_some() {
            return Some(start..end);
        }
        start = end + 1;
    }
    None
}

/// Where a role begins after 是, 担任 or the like, a pause and a word of
/// time aside.
fn copula(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    if at < to && matches!(letters[at], '，' | ',') {
        at += 1;
    }
    at += letters.starts(Start::Time, at, letters.len()).unwrap_or(0);
    let verb = letters.starts(Start::Copula, at, letters.len());
    verb.map(|length| at + length)
}

/// Where the role ends that `letters[from..stop]` begin with or are.
fn role_end(letters: AnnotatedText<'_>, from: usize, stop: usize) -> Option<usize> {
    let words = &letters[from..stop];
    (letters.ends(End::Role, from, stop).is_some()
        || words.len() > 2 && ends_like_role(words) && !words.contains(&'在'))
    .then_some(stop)
}

/// The length of what only counts or points: 一名, 该, 这家, 他.
fn counted(letters: &[char]) -> usize {
    match letters {
        [
            '一' | '这' | '该' | '本' | '那',
            '名' | '位' | '家' | '个' | '所' | '支' | '只',
            _,
            ..,
        ] => 2,
        ['该' | '本' | '他' | '她' | '我', _, _, ..] => 1,
        _ => 0,
    }
}

/// Role fronted by 作为: 作为班主任，程秋每天….
pub(crate) fn told_as(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    if !letters[from..to].starts_with(&['作', '为']) {
        return None;
    }
    let pause = (from..to).find(|&at| matches!(letters[at], '，' | ','))?;
    let role = from + 2..role_end(letters, from + 2, pause)?;
    let name = pause + 1;
    let end = name_end::end(letters, name, to)?;
    Some(Mention {
        range: name..end,
        name: name..end,
        role: Some(role.start + counted(&letters[role.clone()])..role.end),
        kind: MentionKind::Name,
    })
}

/// The people `letters[from..to]` tell the age of: 72岁的黎秀英, 郭亚福（74岁）.
pub(crate) fn aged(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let age = letters
        .each(Class::Describes, from, to)
        .find(|&at| letters[at] == '岁')?;
    let mut name = age + 1;
    if letters.get(name) == Some(&'的') {
        name += 1;
    }
    let end = name_end::end(letters, name, to)?;
    let is_role = letters.starts(Start::Role, name, end).is_some();
    (!is_role).then_some(Mention {
        range: name..end,
        name: name..end,
        role: None,
        kind: MentionKind::Name,
    })
}
