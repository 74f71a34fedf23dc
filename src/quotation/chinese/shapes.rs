//! What a stretch of letters is that may name a speaker: a name with its
//! role, a pronoun, a group, a body. Looks at these letters alone.

use super::lexicon::LEXICON;
use super::marks::is_break;
use super::mentions::{self, Mention, MentionKind, bracket};
use super::names::{self, is_given};
use super::pieces::Letters;
use super::words;
use std::ops::Range;

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
    let inner = (head.len() >= 2 && length == 2)
        .then(|| named(letters, start, title.start))
        .flatten()?;
    let short = inner.name.len() <= 4;
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
    names::ends_like_role(words)
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
    if body || LEXICON.roles.at_end(words).is_some() {
        return None;
    }
    let at = behind_role(letters, start, end)
        .or_else(|| names::is_bare(letters, start, end).then_some(0))
        .or_else(|| behind_body(letters, start, end))?;
    Some(Mention {
        range: start..end,
        name: start + at..end,
        role: own_role(letters, start, start + at),
        kind: MentionKind::Name,
    })
}

/// Where the role of the list begins that ends at `at`, if no longer one goes on
/// there (班主 in 班主任).
fn role_before(letters: Letters<'_>, start: usize, at: usize) -> Option<usize> {
    let length = LEXICON.roles.at_end(&letters[start..at])?;
    let role = at - length;
    let longest = LEXICON.role_starts.at_start(&letters[role..]);
    longest
        .is_none_or(|(longest, ())| longest <= length)
        .then_some(role)
}

/// The places of `words` where a name that goes to their end can begin, the
/// last first.
fn name_starts(words: &[char]) -> impl Iterator<Item = usize> {
    let plain = words
        .iter()
        .all(|&letter| is_given(letter) || letter.is_ascii_digit());
    let longest = if plain { LONGEST_PLAIN } else { words.len() };
    (words.len().saturating_sub(longest).max(1)..words.len()).rev()
}

/// The longest name without a dot or Latin letters.
const LONGEST_PLAIN: usize = 7;

/// Where a name begins behind a role of the list or a word formed like one.
fn behind_role(letters: Letters<'_>, start: usize, end: usize) -> Option<usize> {
    let words = &letters[start..end];
    let listed = name_starts(words)
        .filter(|&at| {
            let name = &words[at..];
            names::is_name(name, false) || names::is_wordlike(name) || names::is_latin(name)
        })
        .find(|&at| {
            // 电工 in 机电工程署 is no role.
            role_before(letters, start, start + at).is_some_and(|role| {
                letters.parts_at(start + at)
                    || letters.parts_at(role)
                    || names::leads_to_dot(&words[at..])
            })
        });
    listed.or_else(|| {
        name_starts(words)
            .filter(|&at| at > 1 && names::ends_like_role(&words[..at]))
            // 上官满心 is all a name.
            .filter(|&at| LEXICON.surnames.at_start(words).map(|(length, ())| length) != Some(at))
            .find(|&at| {
                names::is_bare(letters, start + at, end)
                    && (words[at - 1] == '人' || letters.parts_at(start + at))
            })
    })
}

/// Where a name begins behind the body its bearer belongs to.
fn behind_body(letters: Letters<'_>, start: usize, end: usize) -> Option<usize> {
    let words = &letters[start..end];
    name_starts(words)
        .filter(|&at| LEXICON.organisations.at_end(&words[..at]).is_some())
        .filter(|&at| {
            !words[..at]
                .iter()
                .any(|&letter| "向对在给和与被把".contains(letter))
        })
        .find(|&at| names::is_bare(letters, start + at, end) && letters.parts_at(start + at))
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

/// Roles, groups, organisations and documents.
fn unnamed(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    let words = &letters[start..end];
    // 今年三十二岁的某人是经济学家, 说起儿子: no noun, a sentence.
    let is_sentence = words.contains(&'是')
        || matches!(words, ['说' | '谈' | '提' | '聊' | '想', '起' | '到', ..]);
    if words.len() > 30 || is_sentence {
        return None;
    }
    if matches!(words, [.., '们']) && LEXICON.roles.at_end(&words[..words.len() - 1]).is_some() {
        return Some(group(letters, start, end));
    }
    if LEXICON.roles.at_end(words).is_some() || is_agent(words) {
        let several = words.ends_with(&['人', '士'])
            || words.ends_with(&['人', '员'])
            || words.ends_with(&['网', '友']);
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
    if let Some(account) = ACCOUNTS
        .iter()
        .map(|account| account.chars().count())
        .zip(ACCOUNTS)
        .find_map(|(length, account)| {
            let at = words.len().checked_sub(length).filter(|&at| at > 1)?;
            words[at..]
                .iter()
                .copied()
                .eq(account.chars())
                .then_some(at)
        })
    {
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

/// The body that puts out the document `letters[start..end]` name: 公司当晚发布公告.
fn issuer(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
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

/// Where a body writes in its own name: 河东警方官方微博.
const ACCOUNTS: [&str; 8] = [
    "官方微博",
    "官方微信",
    "官方账号",
    "公众号",
    "官微",
    "官网",
    "客户端",
    "微博",
];

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
fn is_agent(words: &[char]) -> bool {
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

/// A group with the body it belongs to: the name is what follows the body
/// (成员国|安全事务官员们), if that says enough to stand alone.
fn group(letters: Letters<'_>, start: usize, end: usize) -> Mention {
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
