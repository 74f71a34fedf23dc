//! The role before a name, without the words that lead to it.

use super::classify;
use crate::quotation::chinese::lexicon::role_suffix::ends_like_role;
use crate::quotation::chinese::lexicon::trie::End;
use crate::quotation::chinese::mention::MentionKind;
use crate::quotation::chinese::mention::clauses::trim_opening;
use crate::quotation::chinese::text::annotated_text::AnnotatedText;
use std::ops::Range;

/// The role that `letters[from..to]` end with.
pub(crate) fn role_at(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Range<usize>> {
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

/// The role in `letters[start..name]`, before a name: without the words that lead
/// to it (主角由舞者许芳宜) and without the conjunct before it (桑立群和妻子冯小燕).
pub(crate) fn own_role(
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
