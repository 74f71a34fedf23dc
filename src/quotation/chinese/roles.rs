//! Nouns for what somebody is: which words end in one, where it begins, and which part
//! of it can stand alone. Does not look at names.

use super::clauses::trim_opening;
use super::lexicon::LEXICON;
use super::mentions::MentionKind;
use super::names::is_given;
use super::pieces::Letters;
use super::shapes::classify;
use super::words;
use std::ops::Range;

/// The role that `letters[from..to]` end with.
pub(super) fn role_at(letters: Letters<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    let words = letters.get(from..to)?;
    if let Some(length) = LEXICON.roles.at_end(words) {
        // 科技博主: the word before the noun says which.
        let before = &words[..words.len() - length];
        let more = if before.is_empty() {
            0
        } else {
            words::last(before)
        };
        let more = if more == 2 { 2 } else { 0 };
        return Some(to - length - more..to);
    }
    ends_like_role(words)
        .then(|| own_role(letters, trim_opening(letters, from, to), to))
        .flatten()
}

/// Endings of professions that the list does not hold (扳道工, 挡车工).
pub(super) fn ends_like_role(words: &[char]) -> bool {
    let is_no_role = match words {
        [.., before, '长'] => "成增生延特".contains(*before),
        [.., before, '人'] => {
            return !"本别他她众有没令使让个一两三几数多每些用为被害某大小新的是男女好坏外客"
                .contains(*before);
        }
        [.., before, '家'] if before.is_ascii_digit() => true,
        [.., before, '家'] => {
            "国大人一二三两几这那该每全各多数回搬在到老自独商厂买卖".contains(*before)
        }
        _ => false,
    };
    if is_no_role {
        return false;
    }
    matches!(
        words,
        [
            ..,
            '农' | '牧'
                | '店'
                | '场'
                | '业'
                | '车'
                | '摊'
                | '船'
                | '货'
                | '户'
                | '雇'
                | '房'
                | '园'
                | '社',
            '主'
        ] | [
            ..,
            '村' | '乡' | '中' | '西' | '军' | '兽' | '牙' | '法' | '队' | '校' | '名' | '老',
            '医'
        ] | [
            ..,
            '员' | '师'
                | '长'
                | '导'
                | '客'
                | '星'
                | '家'
                | '者'
                | '官'
                | '匠'
                | '手'
                | '工'
                | '户'
                | '迷'
                | '农'
                | '兵'
        ]
    )
}

/// Where the role of the list begins that ends at `at`, if no longer one goes on
/// there (班主 in 班主任).
pub(super) fn role_before(letters: Letters<'_>, start: usize, at: usize) -> Option<usize> {
    if !letters.nouns_before(at).role() {
        return None;
    }
    let length = LEXICON.roles.at_end(&letters[start..at])?;
    let role = at - length;
    let longest = LEXICON.role_starts.at_start(&letters[role..]);
    longest
        .is_none_or(|(longest, ())| longest <= length)
        .then_some(role)
}

/// The role in `letters[start..name]`, before a name: without the words that lead
/// to it (主角由舞者许芳宜) and without whom it is joined to (桑立群和妻子冯小燕).
pub(super) fn own_role(letters: Letters<'_>, start: usize, name: usize) -> Option<Range<usize>> {
    let led = (start..name.saturating_sub(1))
        .rfind(|&at| {
            matches!(
                letters[at],
                '的' | '由' | '是' | '请' | '让' | '了' | '到' | '】' | '”' | '」'
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

/// The length of the noun at the end of `words` that says what somebody is: 发言人 of
/// 国家环境局发言人, 基金经理 of 某公募基金经理.
pub(super) fn head(words: &[char]) -> usize {
    let Some(length) = LEXICON.roles.at_end(words) else {
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
    let last = words::last(before);
    // 银行业: what is left of a longer word takes the word before it along.
    let more = if last == 1 {
        words::last(&before[..before.len() - 1])
    } else {
        0
    };
    noun + last + more
}

/// A short word that ends like one for somebody who does something: 交易员, 用户.
pub(super) fn is_agent(words: &[char]) -> bool {
    (2..=5).contains(&words.len())
        && matches!(
            words,
            [
                ..,
                '员' | '师' | '者' | '手' | '匠' | '兵' | '客' | '迷' | '民'
            ]
        )
        && words.iter().all(|&letter| is_given(letter))
        && LEXICON.organisations.at_end(words).is_none()
}
