//! What a stretch of letters is that may name a speaker: a name with its
//! role, a pronoun, a group, a body. Looks at these letters alone.

use super::lexicon::LEXICON;
use super::marks::is_break;
use super::mentions::{Mention, MentionKind, bracket};

/// What the words `letters[start..end]` are, if they can name a speaker.
pub(super) fn classify(letters: &[char], start: usize, end: usize) -> Option<Mention> {
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
    if let Some(bracket) = bracket(letters, start, end) {
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
        && words.ends_with(&['团', '队'])
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
fn coordinated(letters: &[char], start: usize, end: usize) -> Option<Mention> {
    let joint = (start + 1..end).rfind(|&at| matches!(letters[at], '和' | '、' | '与'))?;
    let last = classify(letters, joint + 1, end)?;
    let first = classify(letters, start, joint)?;
    let both = first.kind == MentionKind::Name && last.kind == MentionKind::Name;
    both.then(|| whole(start, end, MentionKind::Group))
}

/// A surname with a form of address or a role behind it: 村民李大爷, 王教授.
fn titled(letters: &[char], start: usize, end: usize) -> Option<Mention> {
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
            && (before.is_empty() || ends_in_role(before))
    });
    if let Some(surname) = surname {
        let at = start + head.len() - surname;
        return Some(Mention {
            range: start..end,
            name: at..end,
            role: (at > start).then_some(start..at),
            kind: MentionKind::Titled,
        });
    }
    // A full name before its title: 钟南山院士, 论文作者陈思远博士.
    let title = start + head.len()..end;
    let inner = (head.len() >= 2 && (address.is_some() || length <= 2))
        .then(|| named(letters, start, title.start))
        .flatten()?;
    let short = inner.name.len() <= 4;
    short.then(|| Mention {
        range: start..end,
        role: inner.role.or(address.is_none().then_some(title)),
        name: inner.name,
        kind: MentionKind::Name,
    })
}

/// A familiar name: 小赵, 老周, 陈伯, alone or after a role.
fn familiar(letters: &[char], start: usize, end: usize) -> Option<Mention> {
    let at = end.checked_sub(2).filter(|&at| at >= start)?;
    let (first, last) = (letters[at], letters[at + 1]);
    let is_surname = |letter: char| {
        LEXICON
            .surnames
            .at_start(&[letter])
            .is_some_and(|(length, ())| length == 1)
    };
    let shape = matches!(first, '小' | '老' | '阿') && is_surname(last)
        || is_surname(first) && matches!(last, '伯' | '叔' | '婶' | '嫂' | '姨' | '爷' | '某');
    let before = &letters[start..at];
    (shape && (before.is_empty() || ends_in_role(before))).then(|| Mention {
        range: start..end,
        name: at..end,
        role: (at > start).then_some(start..at),
        kind: MentionKind::Titled,
    })
}

fn ends_in_role(words: &[char]) -> bool {
    LEXICON.roles.at_end(words).is_some() || LEXICON.organisations.at_end(words).is_some()
}

/// A personal name, alone or after a role or an organisation.
fn named(letters: &[char], start: usize, end: usize) -> Option<Mention> {
    let words = &letters[start..end];
    let body = LEXICON
        .organisations
        .at_end(words)
        .is_some_and(|length| length > 1);
    if body || LEXICON.roles.at_end(words).is_some() {
        return None;
    }
    let behind_role = (1..words.len())
        .rev()
        .filter(|&at| LEXICON.roles.at_end(&words[..at]).is_some())
        .find(|&at| {
            is_name(&words[at..], false) || is_wordlike(&words[at..]) || is_latin(&words[at..])
        })
        .or_else(|| {
            (2..words.len())
                .rev()
                .filter(|&at| ends_like_role(&words[..at]))
                .find(|&at| is_bare_name(&words[at..]))
        });
    let at = behind_role
        .or_else(|| is_bare_name(words).then_some(0))
        .or_else(|| {
            (1..words.len())
                .rev()
                .filter(|&at| LEXICON.organisations.at_end(&words[..at]).is_some())
                .filter(|&at| {
                    !words[..at]
                        .iter()
                        .any(|&letter| "向对在给和与被把".contains(letter))
                })
                .find(|&at| is_bare_name(&words[at..]))
        })?;
    Some(Mention {
        range: start..end,
        name: start + at..end,
        role: (at > 0).then(|| {
            // 主角由舞者许芳宜: the role is what follows the preposition.
            let own = (0..at - 1).rfind(|&index| matches!(words[index], '由' | '让' | '请' | '是'));
            start + own.map_or(0, |index| index + 1)..start + at
        }),
        kind: MentionKind::Name,
    })
}

/// Endings of professions that the list does not hold (扳道工, 挡车工).
fn ends_like_role(words: &[char]) -> bool {
    matches!(
        words,
        [
            ..,
            '选' | '始' | '持' | '出' | '合' | '护' | '代' | '继',
            '人'
        ] | [
            ..,
            '员' | '师'
                | '者'
                | '官'
                | '医'
                | '匠'
                | '手'
                | '工'
                | '商'
                | '户'
                | '迷'
                | '农'
                | '兵'
        ]
    )
}

/// A name that no title announces has to look like nothing else.
fn is_bare_name(words: &[char]) -> bool {
    (is_name(words, true) || is_latin(words))
        && LEXICON.organisations.at_end(words).is_none()
        && LEXICON.documents.at_end(words).is_none()
}

/// Whether `words` can be a personal name: a surname and one or two more
/// characters, or a foreign name written by sound. A name that nothing
/// announces is held to be `strict`: it may hold no character of grammar.
pub(super) fn is_name(words: &[char], strict: bool) -> bool {
    if is_foreign(words) && (!strict || LEXICON.not_names.at_start(words).is_none()) {
        return true;
    }
    if LEXICON.not_names.at_start(words).is_some()
        || words
            .iter()
            .any(|&letter| LEXICON.functions.contains(letter))
        || (strict
            && words
                .iter()
                .any(|&letter| LEXICON.beside_names.contains(letter)))
    {
        return false;
    }
    LEXICON
        .surnames
        .at_start(words)
        .is_some_and(|(length, ())| {
            let given = words.len() - length;
            // Two-letter surnames stand alone too, and the Japanese ones are
            // followed by up to three characters.
            (usize::from(length == 1)..=length + 1).contains(&given)
                && words[length..].iter().all(|letter| is_given(*letter))
        })
}

/// A name that starts like a word (段子昂, 蓝天明): three characters between a role
/// and a cue.
fn is_wordlike(words: &[char]) -> bool {
    let word = LEXICON.not_names.at_start(words);
    words.len() == 3
        && word.is_some_and(|(length, ())| length == 2)
        && LEXICON.surnames.at_start(words).is_some()
        && !words.iter().any(|&letter| {
            LEXICON.functions.contains(letter) || LEXICON.beside_names.contains(letter)
        })
        && words.iter().all(|&letter| is_given(letter))
}

fn is_given(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

/// A foreign name written by sound: 穆萨耶夫, 科尔拜·穆萨耶夫.
fn is_foreign(words: &[char]) -> bool {
    let dotted = words
        .iter()
        .any(|letter| matches!(letter, '·' | '•' | '・'));
    let sounds = words.iter().all(|&letter| {
        LEXICON.is_syllable(letter)
            || matches!(letter, '·' | '•' | '・' | '-' | '—')
            || (dotted
                && letter.is_alphanumeric()
                && !letter.is_ascii_digit()
                && !LEXICON.functions.contains(letter)
                && !LEXICON.beside_names.contains(letter)
                && !"在上时中就接发与和说".contains(letter))
            || letter.is_ascii_uppercase()
            || (dotted && letter == '.')
    });
    let longest = if dotted { 20 } else { 7 };
    let sounds = sounds && words.last() != Some(&'·') && words.first() != Some(&'·');
    sounds && (2..=longest).contains(&words.len())
}

fn is_latin(words: &[char]) -> bool {
    (2..=30).contains(&words.len())
        && words[0].is_ascii_uppercase()
        && words.iter().all(|letter| {
            letter.is_alphabetic() && !matches!(letter, '\u{2e80}'..)
                || matches!(letter, ' ' | '.' | '-' | '\'')
        })
}

/// Roles, groups, organisations and documents.
fn unnamed(letters: &[char], start: usize, end: usize) -> Option<Mention> {
    let words = &letters[start..end];
    if words.len() > 30 {
        return None;
    }
    if matches!(words, [.., '们']) && LEXICON.roles.at_end(&words[..words.len() - 1]).is_some() {
        return Some(group(letters, start, end));
    }
    if LEXICON.roles.at_end(words).is_some() || is_agent(words) {
        let several = words.ends_with(&['人', '士'])
            || words.ends_with(&['人', '员'])
            || words.ends_with(&['网', '友']);
        let kind = if several {
            MentionKind::Group
        } else {
            MentionKind::Role
        };
        return Some(whole(start, end, kind));
    }
    let organisation =
        LEXICON.organisations.at_end(words).is_some() || LEXICON.documents.at_end(words).is_some();
    (organisation && words.len() >= 2).then(|| whole(start, end, MentionKind::Organisation))
}

/// A short word that ends like one for somebody who does something: 交易员, 用户.
fn is_agent(words: &[char]) -> bool {
    (2..=5).contains(&words.len())
        && matches!(
            words,
            [
                ..,
                '员' | '师' | '者' | '手' | '户' | '匠' | '兵' | '客' | '迷' | '民'
            ]
        )
        && words.iter().all(|&letter| is_given(letter))
        && LEXICON.organisations.at_end(words).is_none()
}

/// A group with the body it belongs to: the name is what follows the body
/// (成员国|安全事务官员们), if that says enough to stand alone.
fn group(letters: &[char], start: usize, end: usize) -> Mention {
    let own = (start + 1..end.saturating_sub(3)).rfind(|&at| {
        matches!(letters[at - 1], '国' | '省' | '市')
            || LEXICON.organisations.at_end(&letters[start..at]).is_some()
    });
    Mention {
        range: start..end,
        name: own.unwrap_or(start)..end,
        role: None,
        kind: MentionKind::Group,
    }
}
