//! What a stretch of letters is that may name a speaker: a name with its
//! role, a pronoun, a group, a body. Looks at these letters alone.

use super::behind::{behind_body, behind_noun, behind_role, name_starts};
use super::bodies::{account, business, group, issuer};
use super::clauses::bracket;
use super::lexicon::LEXICON;
use super::marks::is_break;
use super::mentions::{Mention, MentionKind, WINDOW};
use super::names;
use super::pieces::Letters;
use super::roles::{ends_like_role, head, is_agent, own_role, role_before};
use super::words::Nouns;

/// What the words `letters[start..end]` are, if they can name a speaker.
pub(super) fn classify(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    let words = letters.get(start..end)?;
    if words.is_empty()
        || words
            .iter()
            .any(|&letter| is_break(letter) && letter != '、')
    {
        return None;
    }
    if let Some(kind) = pointing(words) {
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
    let described = words
        .iter()
        .rposition(|&letter| letter == '的' || letter == '岁');
    let all = words;
    let start = described.map_or(start, |at| start + at + 1);
    let words = &letters[start..end];
    if words.is_empty() {
        return None;
    }
    if described.is_some()
        && let Some(kind) = pointing(words)
    {
        return Some(whole(start, end, kind));
    }
    // 这位五十六岁的乡村教师 is the one spoken of.
    let points = described.is_some() && LEXICON.determiners.at_start(all).is_some();
    if points && LEXICON.roles.at_end(words).is_some() {
        return Some(whole(start, end, MentionKind::Definite));
    }
    // A team is spoken for by the one it is named after.
    if words.len() > 4
        && matches!(words, [.., '团', '队'])
        && let Some(leader) = classify(letters, start, end - 2)
        && leader.kind == MentionKind::Name
    {
        return Some(leader);
    }
    coordinated(letters, start, end)
        .or_else(|| familiar(letters, start, end))
        .or_else(|| titled(letters, start, end))
        .or_else(|| named(letters, start, end))
        .or_else(|| unnamed(letters, start, end))
}

/// A name that （化名） behind it shows to be one: 主办人老黑.
fn alias(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
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
fn pointing(words: &[char]) -> Option<MentionKind> {
    let is_pronoun = LEXICON
        .pronouns
        .at_start(words)
        .is_some_and(|(length, ())| length == words.len());
    if is_pronoun {
        return Some(MentionKind::Pronoun);
    }
    let (length, ()) = LEXICON.determiners.at_start(words)?;
    let rest = words.get(length..).filter(|rest| !rest.is_empty())?;
    let known = rest.len() <= 12
        && (LEXICON.roles.at_end(rest).is_some()
            || LEXICON.organisations.at_end(rest).is_some()
            || LEXICON.documents.at_end(rest).is_some());
    known.then_some(MentionKind::Definite)
}

/// Two or three names with 和 or 、 between them.
fn coordinated(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    let joint = (start + 1..end).rfind(|&at| matches!(letters[at], '和' | '、' | '与'))?;
    let last = classify(letters, joint + 1, end)?;
    let first = classify(letters, start, joint)?;
    let both = first.kind == MentionKind::Name && last.kind == MentionKind::Name;
    both.then(|| whole(start, end, MentionKind::Group))
}

/// A surname with a form of address or a role behind it: 村民李大爷, 王教授.
fn titled(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    let words = &letters[start..end];
    let address = LEXICON.addresses.at_end(words);
    let length = address.or_else(|| LEXICON.roles.at_end(words))?;
    let head = &words[..words.len() - length];
    let surname = (1..=2.min(head.len())).rev().find(|&length| {
        let at = head.len() - length;
        let before = &head[..at];
        LEXICON
            .surnames
            .at_start(&head[at..])
            .is_some_and(|(found, ())| found == length)
            && (before.is_empty() || ends_in_role(letters, start, start + at))
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
    // A full name before its title: 钟南山院士, 论文作者陈思远博士.
    let title = start + head.len()..end;
    // 马里青年 is no name and its title.
    let is_title = address.is_some() || LEXICON.titles.at_end(words).is_some();
    let inner = (head.len() >= 2 && length == 2 && is_title)
        .then(|| named(letters, start, title.start))
        .flatten()?;
    let short = inner.name.len() <= 4;
    // 宿管阿姨, 支教老师: a rare surname that nothing announces is a word's.
    let first = letters[inner.name.start];
    let polite = words.ends_with(&['女', '士']) || words.ends_with(&['先', '生']);
    let rare = inner.name.len() == 2
        && !polite
        && !LEXICON.common_surnames.contains(first)
        && inner.role.is_none()
        && LEXICON
            .surnames
            .at_start(&letters[inner.name.clone()])
            .is_some_and(|(length, ())| length == 1);
    if rare && letters.census.keeps(&letters[inner.name.clone()]).is_none() {
        return None;
    }
    // 图尔逊大叔: part of a foreign name is called so as a whole.
    let surnamed = LEXICON
        .surnames
        .at_start(&letters[inner.name.clone()])
        .is_some();
    let foreign = address.is_some() && !surnamed;
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
fn familiar(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    let at = end.checked_sub(2).filter(|&at| at >= start)?;
    let (first, last) = (letters[at], letters[at + 1]);
    let is_surname = |letter: char| {
        LEXICON
            .surnames
            .at_start(&[letter])
            .is_some_and(|(length, ())| length == 1)
    };
    let shape = matches!(first, '小' | '老' | '阿')
        && (is_surname(last) || last.is_ascii_uppercase())
        || is_surname(first) && matches!(last, '伯' | '叔' | '婶' | '嫂' | '姨' | '爷' | '某');
    let before = &letters[start..at];
    (shape && (before.is_empty() || ends_in_role(letters, start, at))).then(|| Mention {
        range: start..end,
        name: at..end,
        role: own_role(letters, start, at),
        kind: MentionKind::Titled,
    })
}

fn ends_in_role(letters: Letters<'_>, start: usize, at: usize) -> bool {
    let words = &letters[start..at];
    ends_like_role(words)
        || role_before(letters, start, at).is_some()
        || LEXICON.organisations.at_end(words).is_some()
}

/// A personal name, alone or after a role or an organisation.
fn named(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    let words = &letters[start..end];
    let body = LEXICON
        .organisations
        .at_end(words)
        .is_some_and(|length| length > 1);
    if body || LEXICON.roles.at_end(words).is_some() || account(words).is_some() {
        return None;
    }
    let before = name_starts(words)
        .map(|at| letters.nouns_before(start + at))
        .fold(Nouns::default(), Nouns::and);
    let role = before.role() || before.like_role();
    let at = role
        .then(|| behind_role(letters, start, end))
        .flatten()
        .or_else(|| names::is_bare(letters, start, end).then_some(0))
        .or_else(|| before.body().then(|| behind_body(letters, start, end))?)
        .or_else(|| behind_noun(letters, start, end))
        .or_else(|| names::is_unlisted(letters, start, end).then_some(0))?;
    Some(Mention {
        range: start..end,
        name: start + at..end,
        role: own_role(letters, start, start + at),
        kind: MentionKind::Name,
    })
}

/// Roles, groups, organisations and documents.
fn unnamed(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    let words = &letters[start..end];
    // 今年三十二岁的某人是经济学家, 说起儿子: no noun, a sentence.
    let is_sentence = words.contains(&'是')
        || words
            .iter()
            .skip(1)
            .any(|letter| matches!(letter, '他' | '她' | '我' | '你'))
        || matches!(words, ['说' | '谈' | '提' | '聊' | '想', '起' | '到', ..]);
    if words.len() > 30 || is_sentence {
        return None;
    }
    if matches!(words, [.., '们']) && LEXICON.roles.at_end(&words[..words.len() - 1]).is_some() {
        return Some(group(letters, start, end));
    }
    if LEXICON.roles.at_end(words).is_some() || is_agent(words) {
        // 一位私募人士 is one.
        let one = words
            .windows(2)
            .any(|pair| matches!(pair, ['一' | '该' | '某' | '另', '位' | '名' | '个']))
            || letters[start.saturating_sub(WINDOW / 2)..start]
                .rsplit(|&letter| is_break(letter))
                .next()
                .is_some_and(|before| {
                    before
                        .windows(2)
                        .any(|pair| matches!(pair, ['一' | '另' | '某', '位' | '名' | '个']))
                });
        let several = !one
            && (words.ends_with(&['人', '士'])
                || words.ends_with(&['人', '员'])
                || words.ends_with(&['网', '友']));
        let head = end - head(words);
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
    if let Some(account) = account(words) {
        return Some(whole(start, start + account, MentionKind::Organisation));
    }
    if let Some(length) = LEXICON.documents.at_end(words) {
        // 华曜证券研报: a house speaks by its report.
        let house = end - length;
        if LEXICON
            .organisations
            .at_end(&letters[start..house])
            .is_some_and(|length| length > 1)
        {
            return Some(whole(start, house, MentionKind::Organisation));
        }
        return Some(issuer(letters, start, end).unwrap_or(whole(
            start,
            end,
            MentionKind::Organisation,
        )));
    }
    let organisation = LEXICON.organisations.at_end(words).is_some() && words.len() >= 2;
    organisation.then(|| {
        let own = business(words).map_or(start, |length| start + length);
        Mention {
            name: own..end,
            ..whole(start, end, MentionKind::Organisation)
        }
    })
}
