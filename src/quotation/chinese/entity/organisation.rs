//! Names of organisations: which words of a phrase belong to them.

use crate::quotation::chinese::lexicon::trie::End;
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// The length of the words before the name of a business that say what it is to
/// others: 运营方|沃体健身管理公司, 承办商|百腾升降机.
pub(crate) fn business(words: &[char]) -> Option<usize> {
    let at = words
        .iter()
        .position(|&letter| matches!(letter, '方' | '商'))?;
    let before = &words[..at];
    let works = before.len() >= 2
        && matches!(
            before,
            [.., '运' | '经', '营']
                | [.., '承', '办' | '建' | '包']
                | [.., '开', '发']
                | [.., '供', '应']
                | [.., '制', '造']
                | [.., '营', '办']
                | [.., '主' | '合', '办' | '作']
                | [.., '施', '工']
                | [.., '零', '售']
                | [.., '代', '理']
                | [.., '生', '产']
                | [.., '经', '销']
                | [.., '服', '务']
                | [.., '发', '行']
                | [.., '出', '品']
                | [.., '投', '资']
                | [.., '收', '购']
                | [.., '委', '托']
        );
    (works && words.len() >= at + 3).then_some(at + 1)
}

/// Where the name of an account begins that an organisation writes in under its own name:
/// 河东警方官方微博.
pub(crate) fn account(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<usize> {
    let at = end - letters.ends(End::Account, start + 2, end)?;
    let led = usize::from(matches!(letters[at - 1], '在' | '其'));
    Some(at - led - start)
}
