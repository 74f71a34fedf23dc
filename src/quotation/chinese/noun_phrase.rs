//! What a stretch of letters is that may name a speaker: a name with its
//! role, a pronoun, a group, a body. Looks at these letters alone.

use super::annotated_text::AnnotatedText;
use super::char_index::Class;
use super::clauses::bracket;
use super::lexicon::LEXICON;
use super::mentions::{Mention, MentionKind, WINDOW};
use super::name_start::{behind_anything, behind_body, behind_noun, behind_role, name_starts};
use super::organisation::{account, business, group, issuer};
use super::person::{self, is_given};
use super::roles::{ends_like_role, head, is_agent, own_role, role_before};
use super::transliteration::is_latin;
use super::trie::{End, Start};

/// What the words `letters[start..end]` are, if they can name a speaker.
pub(super) fn classify(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    if start >= end || letters.first(Class::Stop, start, end).is_some() {
        return None;
    }
    // 在紧急记者|会上: a meeting, and nobody.
    if letters.get(end) == Some(&'会') && letters[..end].ends_with(&['记', '者']) {
        return None;
    }
    if let Some(kind) = pointing(letters, start, end) {
        return Some(whole(start, end, kind));
    }
    if matches!(letters[end..], ['（' | '(', '化', '名', ..])
        && let Some(alias) = alias(letters, start, end)
    {
        return Some(alias);
    }
    if let Some(bracket) = bracket(&letters, start, end) {
        return classify(letters, start, bracket);
    }
    // What stands before the last 的 describes the speaker: 来自湖北的王芳.
    let described = letters.last(Class::Describes, start, end);
    let all = start;
    let start = described.map_or(start, |at| at + 1);
    if start == end {
        return None;
    }
    if described.is_some()
        && let Some(kind) = pointing(letters, start, end)
    {
        return Some(whole(start, end, kind));
    }
    // 这位五十六岁的乡村教师 is the one spoken of.
    let points = described.is_some() && letters.starts(Start::Determiner, all, end).is_some();
    if points && letters.ends(End::Role, start, end).is_some() {
        return Some(whole(start, end, MentionKind::Definite));
    }
    // A team is spoken for by the one it is named after.
    if end - start > 4
        && letters[end - 2..end] == ['团', '队']
        && let Some(leader) = classify(letters, start, end - 2)
        && leader.kind == MentionKind::Name
    {
        return Some(leader);
    }
    let shapes = [coordinated, familiar, titled, named, unnamed];
    shapes.iter().find_map(|shape| shape(letters, start, end))
}

/// A name that （化名） behind it shows to be one: 主办人老黑.
fn alias(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let role = (2..=4)
        .rev()
        .filter_map(|length| end.checked_sub(length).filter(|&at| at > start))
        .find(|&at| {
            role_before(letters, start, at).is_some() || ends_like_role(&letters[start..at])
        });
    let name = match role {
        Some(at) => at,
        None => (end - start <= 4).then_some(start)?,
    };
    Some(Mention {
        range: start..end,
        name: name..end,
        role: own_role(letters, start, name).filter(|_| name > start),
        kind: MentionKind::Name,
    })
}

pub(super) fn whole(start: usize, end: usize, kind: MentionKind) -> Mention {
    Mention {
        range: start..end,
        name: start..end,
        role: None,
        kind,
    }
}

/// Pronouns, and roles that point back (该负责人).
fn pointing(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<MentionKind> {
    let words = letters.starting(start)?;
    if words.of(Start::Pronoun, end - start) == Some(end - start) {
        return Some(MentionKind::Pronoun);
    }
    let rest = start + words.of(Start::Determiner, end - start)?;
    let known = end - rest <= 12
        && [End::Role, End::Organisation, End::Document]
            .into_iter()
            .any(|list| letters.ends(list, rest, end).is_some());
    known.then_some(MentionKind::Definite)
}

/// Two or three names with 和 or 、 between them.
fn coordinated(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let joint = letters.last(Class::Joins, start + 1, end)?;
    let last = classify(letters, joint + 1, end)?;
    let first = classify(letters, start, joint)?;
    let both = first.kind == MentionKind::Name && last.kind == MentionKind::Name;
    both.then(|| whole(start, end, MentionKind::Group))
}

/// A surname with a form of address or a role behind it: 村民李大爷, 王教授.
fn titled(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
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
    let is_familiar = matches!(head, ['小' | '老' | '阿', given] if is_given(*given));
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
        && letters.starts(Start::NotName, start, title.start).is_none()
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
fn familiar(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let at = end.checked_sub(2).filter(|&at| at >= start)?;
    let (first, last) = (letters[at], letters[at + 1]);
    let is_surname = |at: usize| letters.starts(Start::Surname, at, at + 1).is_some();
    let shape = matches!(first, '小' | '老' | '阿')
        && (is_surname(at + 1) || last.is_ascii_uppercase())
        || is_surname(at) && matches!(last, '伯' | '叔' | '婶' | '嫂' | '姨' | '爷' | '某')
        // 阿娟, 中学生小雨
        || (at == start && first == '阿' || at > start && first == '小')
            && is_given(last)
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

/// A personal name, alone or after a role or an organisation.
fn named(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let noun = letters.ending(end);
    let is_noun = noun.is_some_and(|noun| {
        noun.of(End::Organisation, end - start) > Some(1)
            || noun.of(End::Role, end - start).is_some()
            || account(letters, start, end).is_some()
    });
    if is_noun {
        return None;
    }
    let names = name_starts(letters, start, end);
    let nouns = letters.nouns_within(names.clone());
    let at = nouns
        .role()
        .then(|| behind_role(letters, start, end, names.clone()))
        .flatten()
        .or_else(|| person::is_bare(letters, start, end).then_some(start))
        .or_else(|| {
            nouns
                .body()
                .then(|| behind_body(letters, start, end, names))?
        })
        .or_else(|| behind_noun(letters, start, end))
        .or_else(|| person::is_unlisted(letters, start, end).then_some(start))
        .or_else(|| behind_anything(letters, start, end))?;
    Some(Mention {
        range: start..end,
        name: at..end,
        role: own_role(letters, start, at),
        kind: MentionKind::Name,
    })
}

/// Roles, groups, organisations and documents.
fn unnamed(letters: AnnotatedText<'_>, start: usize, end: usize) -> Option<Mention> {
    let words = &letters[start..end];
    let nouns = [End::Role, End::Account, End::Document, End::Organisation];
    let listed = letters.ending(end);
    let ends = listed.is_some_and(|listed| {
        let mut nouns = nouns.iter();
        nouns.any(|&noun| listed.of(noun, words.len()).is_some())
    }) || words.ends_with(&['们'])
        || is_agent(letters, start, end);
    if !ends || words.len() > 30 || is_sentence(words) {
        return None;
    }
    if matches!(words, [.., '们']) && letters.ends(End::Role, start, end - 1).is_some() {
        return Some(group(letters, start, end));
    }
    // 三成考生, 多数村民
    let counts = matches!(words, [first, '成' | '数', _, ..] if "一两二三四五六七八九半多少".contains(*first));
    if counts && letters.ends(End::Role, start, end).is_some() {
        return Some(whole(start, end, MentionKind::Group));
    }
    if letters.ends(End::Role, start, end).is_some() || is_agent(letters, start, end) {
        // 一位私募人士 is one.
        let near = start.saturating_sub(WINDOW / 2);
        let before = letters
            .last(Class::Break, near, start)
            .map_or(near, |pause| pause + 1);
        let one = words
            .windows(2)
            .any(|pair| matches!(pair, ['一' | '该' | '某' | '另', '位' | '名' | '个']))
            || letters[before..start]
                .windows(2)
                .any(|pair| matches!(pair, ['一' | '另' | '某', '位' | '名' | '个']));
        let several = !one
            && (words.ends_with(&['人', '士'])
                || words.ends_with(&['人', '员'])
                || words.ends_with(&['网', '友']));
        let head = end - head(letters, start, end);
        // 指给记者, 生前常对学生: whoever listens does not speak.
        if head > start && matches!(letters[head - 1], '给' | '对' | '向' | '跟') {
            return None;
        }
        return Some(Mention {
            range: start..end,
            name: head..end,
            role: (head > start).then_some(start..end),
            kind: if several {
                MentionKind::Group
            } else {
                MentionKind::Role
            },
        });
    }
    if let Some(account) = account(letters, start, end) {
        return Some(whole(start, start + account, MentionKind::Organisation));
    }
    if let Some(length) = letters.ends(End::Document, start, end) {
        // 华曜证券研报: a house speaks by its report.
        let house = end - length;
        if letters.ends(End::Organisation, start, house) > Some(1) {
            return Some(whole(start, house, MentionKind::Organisation));
        }
        return Some(issuer(letters, start, end).unwrap_or(whole(
            start,
            end,
            MentionKind::Organisation,
        )));
    }
    let organisation = letters.ends(End::Organisation, start, end).is_some() && words.len() >= 2;
    organisation.then(|| {
        let own = business(words).map_or(start, |length| start + length);
        Mention {
            name: own..end,
            ..whole(start, end, MentionKind::Organisation)
        }
    })
}

/// Whether `words` are no noun but a sentence: 今年三十二岁的某人是经济学家, 说起儿子.
fn is_sentence(words: &[char]) -> bool {
    words.contains(&'是')
        || words
            .iter()
            .skip(1)
            .any(|letter| matches!(letter, '他' | '她' | '我' | '你'))
        || matches!(words, ['说' | '谈' | '提' | '聊' | '想', '起' | '到', ..])
}
