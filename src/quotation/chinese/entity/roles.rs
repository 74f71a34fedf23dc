//! Nouns for what a person is: which words end in one, where it begins, and which part
//! of it can stand alone. Does not look at names.

use crate::quotation::chinese::character::is_han;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// Where the role of the list begins that ends at `at`, if no longer one goes on
/// there (班主 in 班主任).
pub(crate) fn role_before(letters: AnnotatedText<'_>, start: usize, at: usize) -> Option<usize> {
    let length = letters.ends(End::Role, start, at)?;
    let role = at - length;
    (letters.starts(Start::Role, role, letters.len()) <= Some(length)).then_some(role)
}

/// The length of the noun at the end of `letters[start..end]` that names a role: 发言人 of
/// 国家环境局发言人, 基金经理 of 某公募基金经理.
pub(crate) fn head(letters: AnnotatedText<'_>, start: usize, end: usize) -> usize {
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

/// A short word with the ending of an agent noun: 交易员, 用户.
pub(crate) fn is_agent(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let words = &letters[start..end];
    (2..=5).contains(&words.len())
        && matches!(
            words,
            [
                ..,
                '员' | '师' | '者' | '手' | '匠' | '兵' | '客' | '迷' | '民'
            ]
        )
        && words.iter().all(|&letter| is_han(letter))
        && letters.ends(End::Organisation, start, end).is_none()
}
