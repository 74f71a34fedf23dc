//! Nouns for what somebody is: which words end in one, where it begins, and which part
//! of it can stand alone. Does not look at names.

use super::annotated_text::AnnotatedText;
use super::clauses::trim_opening;
use super::lexicon::LEXICON;
use super::mentions::MentionKind;
use super::noun_phrase::classify;
use super::person::is_given;
use super::trie::{End, Start};
use std::ops::Range;

/// The role that `letters[from..to]` end with.
pub(super) fn role_at(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    let words = letters.get(from..to)?;
    if let Some(length) = letters.ends(End::Role, from, to) {
        // 科技博主: the word before the noun says which.
        let more = letters.last_word(from, to - length);
        let more = if more == 2 { 2 } else { 0 };
        return Some(to - length - more..to);
    }
    ends_like_role(words)
        .then(|| own_role(letters, trim_opening(letters, from, to), to))
        .flatten()
}

/// Endings of professions that the list does not hold (扳道工, 挡车工).
pub(super) fn ends_like_role(words: &[char]) -> bool {
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    // Most letters are none of them, and which are nobody can guess.
    if !LEXICON.role_ends.contains(*last) {
        return false;
    }
    let before = before.last();
    let is_before = |letters: &str| before.is_some_and(|&before| letters.contains(before));
    match last {
        '长' => !is_before("成增生延特"),
        '家' => {
            !before.is_some_and(char::is_ascii_digit)
                && !is_before("国大人一二三两几这那该每全各多数回搬在到老自独商厂买卖")
        }
        '人' => {
            before.is_some()
                && !is_before(
                    "本别他她众有没令使让个一两三几数多每些用为被害某大小新的是男女好坏外客",
                )
        }
        '主' => is_before("农牧店场业车摊船货户雇房园社"),
        '医' => is_before("村乡中西军兽牙法队校名老"),
        _ => true,
    }
}

/// Where the role of the list begins that ends at `at`, if no longer one goes on
/// there (班主 in 班主任).
pub(super) fn role_before(letters: AnnotatedText<'_>, start: usize, at: usize) -> Option<usize> {
    let length = letters.ends(End::Role, start, at)?;
    let role = at - length;
    (letters.starts(Start::Role, role, letters.len()) <= Some(length)).then_some(role)
}

/// The role in `letters[start..name]`, before a name: without the words that lead
/// to it (主角由舞者许芳宜) and without whom it is joined to (桑立群和妻子冯小燕).
pub(super) fn own_role(
    letters: AnnotatedText<'_>,
    start: usize,
    name: usize,
) -> Option<Range<usize>> {
    let led = (start..name.saturating_sub(1))
        .rfind(|&at| {
            matches!(
                letters[at],
                '的' | '由' | '是' | '请' | '让' | '了' | '到' | '】' | '”' | '」' | '—'
            )
        })
        .map_or(start, |at| at + 1);
    let joined = (led + 2..name.saturating_sub(1)).rfind(|&at| {
        matches!(
            letters[at],
            '和' | '与' | '及' | '携' | '同' | '陪' | '率' | '偕'
        ) && classify(letters, led, at).is_some_and(|mention| {
            matches!(
                mention.kind,
                MentionKind::Name | MentionKind::Titled | MentionKind::Pronoun
            )
        })
    });
    let mut from = joined.map_or(led, |at| at + 1);
    while from + 1 < name
        && matches!(
            letters[from],
            '在' | '其'
                | '据'
                | '对'
                | '向'
                | '被'
                | '而'
                | '名'
                | '位'
                | '和'
                | '与'
                | '同'
                | '携'
        )
        && letters.word_at(from) == 1
    {
        from += 1;
    }
    (from < name).then_some(from..name)
}

/// The length of the noun at the end of `letters[start..end]` that says what somebody is: 发言人 of
/// 国家环境局发言人, 基金经理 of 某公募基金经理.
pub(super) fn head(letters: AnnotatedText<'_>, start: usize, end: usize) -> usize {
    let words = &letters[start..end];
    let Some(length) = letters.ends(End::Role, start, end) else {
        return words.len();
    };
    let role = &words[words.len() - length..];
    if let [first, second, rest @ ..] = role
        && !rest.is_empty()
        && matches!(
            [*first, *second],
            ['相' | '有', '关'] | ['主', '要'] | ['高', '级']
        )
    {
        return rest.len();
    }
    // A noun that says too little alone keeps the word before it: 内部人士, 银行业人士,
    // 基金经理, 前员工.
    let is_vague =
        |noun: &[char]| matches!(noun, ['人', '士' | '员'] | ['经', '理'] | ['代', '表']);
    let noun = if role.ends_with(&['人', '士']) {
        2
    } else {
        length
    };
    let before = &words[..words.len() - noun];
    if !is_vague(&words[words.len() - noun..]) {
        return length + usize::from(length == 2 && before.ends_with(&['前']));
    }
    let of_body = noun == length
        && !role.ends_with(&['人', '士'])
        && matches!(
            before,
            [.., '公', '司']
                | [.., '集', '团']
                | [.., '部', '门']
                | [.., '机', '构']
                | [.., '部' | '局' | '委' | '院' | '厅' | '店']
        );
    if before.len() < 2 || of_body {
        return length;
    }
    let last = letters.last_word(start, end - noun);
    // 银行业: what is left of a longer word takes the word before it along.
    let more = if last == 1 {
        letters.last_word(start, end - noun - 1)
    } else {
        0
    };
    noun + last + more
}

/// A short word that ends like one for somebody who does something: 交易员, 用户.
pub(super) fn is_agent(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let words = &letters[start..end];
    (2..=5).contains(&words.len())
        && matches!(
            words,
            [
                ..,
                '员' | '师' | '者' | '手' | '匠' | '兵' | '客' | '迷' | '民'
            ]
        )
        && words.iter().all(|&letter| is_given(letter))
        && letters.ends(End::Organisation, start, end).is_none()
}
