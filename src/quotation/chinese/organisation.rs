//! Bodies and groups that speak: which words of a phrase name them.

use super::annotated_text::AnnotatedText;
use super::mentions::{self, Mention, MentionKind};
use super::trie::End;

/// The body that puts out the document `letters[start..end]` name: 公司当晚发布公告.
pub(super) fn issuer(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let verb = letters[start..end].windows(2).position(|pair| {
        matches!(
            pair,
            ['发', '布' | '表' | '出']
                | ['刊', '发' | '登']
                | ['印', '发']
                | ['出', '具']
                | ['在', '其']
        )
    })?;
    let mention = mentions::before(letters, start, start + verb)
        .or_else(|| mentions::unknown(letters, start, start + verb))?;
    matches!(
        mention.kind,
        MentionKind::Organisation | MentionKind::Name | MentionKind::Other
    )
    .then_some(mention)
}

/// The length of the words before the name of a business that say what it is to
/// others: 运营方|沃体健身管理公司, 承办商|百腾升降机.
pub(super) fn business(words: &[char]) -> Option<usize> {
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

/// Where the name of an account begins that a body writes in under its own name:
/// 河东警方官方微博.
pub(super) fn account(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<usize> {
    let at = end - letters.ends(End::Account, start + 2, end)?;
    let led = usize::from(matches!(letters[at - 1], '在' | '其'));
    Some(at - led - start)
}

/// A group with the body it belongs to: the name is what follows the body
/// (成员国|安全事务官员们), if that says enough to stand alone.
pub(super) fn group(letters: AnnotatedText<'_>, start: usize, end: usize) -> Mention {
    let own = (start + 1..end.saturating_sub(3)).rfind(|&at| {
        matches!(letters[at - 1], '国' | '省' | '市')
            || letters.ends(End::Organisation, start, at).is_some()
    });
    Mention {
        range: start..end,
        name: own.unwrap_or(start)..end,
        role: None,
        kind: MentionKind::Group,
    }
}
