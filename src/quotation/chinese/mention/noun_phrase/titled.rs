//! Names with a form of address or a title: 王先生, 李教授, 小赵.

use super::named;
use super::role_phrase::own_role;
use crate::quotation::chinese::character::is_han;
use crate::quotation::chinese::entity::roles::role_before;
use crate::quotation::chinese::entity::transliteration::is_latin;
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::lexicon::role_suffix::ends_like_role;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::mention::{Mention, MentionKind, whole};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// A surname with a form of address or a role after it: 村民李大爷, 王教授.
pub(crate) fn titled(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let ending = letters.ending(end)?;
    let words = &letters[start..end];
    let address = ending.of(End::Address, words.len());
    let length = address.or_else(|| ending.of(End::Role, words.len()))?;
    let head = &words[..words.len() - length];
    // Ekholm教授
    if is_latin(head) && address.is_none() {
        return Some(Mention {
            range: start..end,
            name: start..start + head.len(),
            role: Some(start + head.len()..end),
            kind: MentionKind::Name,
        });
    }
    let surname = (1..=2.min(head.len())).rev().find(|&length| {
        let at = head.len() - length;
        letters.starts(Start::Surname, start + at, start + head.len()) == Some(length)
            && letters.starts(Start::NotName, start + at, end).is_none()
            && (at == 0 || ends_in_role(letters, start, start + at))
    });
    if let Some(surname) = surname {
        let at = start + head.len() - surname;
        return Some(Mention {
            range: start..end,
            name: at..end,
            role: own_role(letters, start, at),
            kind: MentionKind::Titled,
        });
    }
    // 小满爷爷: kin of a familiar name are called so as a whole.
    let is_familiar = matches!(head, ['小' | '老' | '阿', given] if is_han(*given));
    if address.is_some() && is_familiar && letters.starts(Start::Role, start, end).is_none() {
        return Some(whole(start, end, MentionKind::Titled));
    }
    // A full name before its title: 钟南山院士, 论文作者陈思远博士.
    let title = start + head.len()..end;
    // 高山先生: a form of address makes a word a name.
    let is_polite = words.ends_with(&['先', '生']) || words.ends_with(&['女', '士']);
    let is_word_name = is_polite
        && (2..=3).contains(&head.len())
        && letters.word_at(start) == head.len()
        && letters.starts(Start::Surname, start, title.start).is_some()
        && letters.ends(End::Role, start, title.start).is_none();
    if is_word_name {
        return Some(Mention {
            range: start..end,
            name: start..title.start,
            role: None,
            kind: MentionKind::Name,
        });
    }
    // 马里青年 is no name and its title.
    let is_title = address.is_some() || letters.ends(End::Title, start, end).is_some();
    let inner = (head.len() >= 2 && length == 2 && is_title)
        .then(|| named(letters, start, title.start))
        .flatten()?;
    let name = &letters[inner.name.clone()];
    let short = name.len() <= 4 || is_latin(name) || name.contains(&'·');
    // 宿管阿姨, 支教老师: a rare surname that nothing announces is a word's.
    let first = letters[inner.name.start];
    let polite = words.ends_with(&['女', '士']) || words.ends_with(&['先', '生']);
    let rare = inner.name.len() == 2
        && !polite
        && !LEXICON.common_surnames.contains(first)
        && inner.role.is_none()
        && letters.starts(Start::Surname, inner.name.start, inner.name.end) == Some(1);
    if rare
        && letters
            .statistics
            .keeps(&letters[inner.name.clone()])
            .is_none()
    {
        return None;
    }
    // 图尔逊大叔: part of a foreign name is called so as a whole.
    let surnamed = letters
        .starts(Start::Surname, inner.name.start, inner.name.end)
        .is_some();
    let foreign = address.is_some() && !surnamed && !is_latin(name) && !name.contains(&'·');
    short.then(|| Mention {
        range: start..end,
        role: inner.role.or(address.is_none().then_some(title)),
        name: if foreign {
            inner.name.start..end
        } else {
            inner.name
        },
        kind: MentionKind::Name,
    })
}

/// A familiar name: 小赵, 老周, 陈伯, alone or after a role.
pub(crate) fn familiar(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let at = end.checked_sub(2).filter(|&at| at >= start)?;
    let (first, last) = (letters[at], letters[at + 1]);
    let is_surname = |at: usize| letters.starts(Start::Surname, at, at + 1).is_some();
    let shape = matches!(first, '小' | '老' | '阿')
        && (is_surname(at + 1) || last.is_ascii_uppercase())
        || is_surname(at) && matches!(last, '伯' | '叔' | '婶' | '嫂' | '姨' | '爷' | '某')
        // 阿娟, 中学生小雨
        || (at == start && first == '阿' || at > start && first == '小')
            && is_han(last)
            && letters.word_at(at) < 2;
    let before = &letters[start..at];
    (shape && (before.is_empty() || ends_in_role(letters, start, at))).then(|| Mention {
        range: start..end,
        name: at..end,
        role: own_role(letters, start, at),
        kind: MentionKind::Titled,
    })
}

fn ends_in_role(letters: AnnotatedText<'_>, start: usize, at: usize) -> bool {
    ends_like_role(&letters[start..at])
        || role_before(letters, start, at).is_some()
        || letters.ends(End::Organisation, start, at).is_some()
}
