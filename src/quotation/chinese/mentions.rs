//! Which words name a speaker, and what they are: a person with a role, a
//! pronoun, a group, an organisation. Does not say who that is.

use super::lexicon::LEXICON;
use super::marks::is_break;
use super::shapes::{classify, is_name, whole};
use std::ops::Range;

/// What kind of words name the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MentionKind {
    /// A personal name, with or without a role before it.
    Name,
    /// A surname and a form of address (王先生, 李教授, 张某).
    Titled,
    /// 他, 她, 其, 他们.
    Pronoun,
    /// A role with nothing but a determiner (该负责人, 这位官员).
    Definite,
    /// A role, profession or relation without a name.
    Role,
    /// Several people without names.
    Group,
    /// A body or a text that speaks.
    Organisation,
    /// Words of no known shape, good enough next to a colon.
    Other,
}

/// Words that name a speaker, in letters of the piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// All of the words.
    pub(super) range: Range<usize>,
    /// The name inside.
    pub(super) name: Range<usize>,
    /// The role before the name.
    pub(super) role: Option<Range<usize>>,
    /// What they are.
    pub(super) kind: MentionKind,
}

/// The longest stretch of letters searched for a mention.
pub(super) const WINDOW: usize = 64;
/// The longest mention whose shape is unknown.
const LONGEST_UNKNOWN: usize = 10;

/// The speaker named at the end of `letters[from..to]`, directly before a cue.
pub(super) fn before(letters: &[char], from: usize, to: usize) -> Option<Mention> {
    let from = from.max(to.saturating_sub(WINDOW));
    let end = trim_adverbs(letters, from, to);
    let start = trim_opening(letters, from, end);
    // 录音中一名男子: what stands before a counted noun is a circumstance.
    let counted = (start + 1..end.saturating_sub(2)).rfind(|&at| {
        matches!(letters[at - 1], '一' | '另' | '某' | '几' | '数')
            && matches!(letters[at], '名' | '位')
    });
    let start = counted.map_or(start, |at| at + 1);
    subject(letters, start, end)
}

/// The speaker named at the start of the clause `letters[from..to]`, whatever
/// follows it.
pub(super) fn at_start(letters: &[char], from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    // 前员工、软件工程师丁宁: two roles before one name.
    let end = (from..to)
        .find(|&at| {
            is_break(letters[at])
                && (letters[at] != '、' || LEXICON.roles.at_end(&letters[from..at]).is_none())
        })
        .unwrap_or(to);
    let start = trim_opening(letters, from, end);
    let end = trim_adverbs(letters, start, end);
    subject(letters, start, end)
}

/// The length of the role that `letters` end with.
pub(super) fn role_at_end(letters: &[char]) -> Option<usize> {
    LEXICON.roles.at_end(letters)
}

/// Whose words a report cites: 路透社援引知情人士的话报道称.
pub(super) fn cited(letters: &[char], clause: usize, cue: usize) -> Option<Mention> {
    let from = clause.max(cue.saturating_sub(WINDOW));
    let words = &letters[from..cue];
    let cites = words
        .windows(2)
        .rposition(|pair| matches!(pair, ['援', '引'] | ['引', '述' | '用']))?;
    let start = from + cites + 2;
    let end = start
        + letters[start..cue]
            .windows(2)
            .position(|pair| pair == ['的', '话'])?;
    classify(letters, trim_opening(letters, start, end), end)
}

/// The subject of `letters[start..end]`. A relative clause may stand before it
/// (卖豆腐的何老板), and words of manner behind it (红着眼睛说).
fn subject(letters: &[char], start: usize, end: usize) -> Option<Mention> {
    let first = subject_before_verb(letters, start, end);
    let sure = |mention: &Mention| {
        matches!(
            mention.kind,
            MentionKind::Name | MentionKind::Titled | MentionKind::Pronoun
        )
    };
    if first.as_ref().is_some_and(sure) {
        return first;
    }
    if let Some(named) = named_behind_role(letters, start, end) {
        return Some(named);
    }
    let described = (start + 1..end)
        .rfind(|&at| letters[at] == '的')
        .and_then(|at| subject_before_verb(letters, at + 1, end))
        .map(|mention| Mention {
            range: start..mention.range.end,
            ..mention
        });
    described.or(first).or_else(|| prefix(letters, start, end))
}

/// Whether `letters` start with a verb or cue of more than one character.
fn is_word(letters: &[char]) -> bool {
    LEXICON
        .verbs
        .at_start(letters)
        .is_some_and(|(length, ())| length > 1)
        || LEXICON
            .cues
            .at_start(letters)
            .is_some_and(|(length, _)| length > 1)
}

/// The first role of the clause with a name right behind it, whatever
/// follows: 门将常宁低着头.
fn named_behind_role(letters: &[char], start: usize, end: usize) -> Option<Mention> {
    let (role, name) = announced(letters, start, end)?;
    let verb_at = |at: usize| at == end || is_verb(&letters[at..end]);
    let foreign = (name..end)
        .take_while(|&at| LEXICON.is_syllable(letters[at]) || letters[at] == '·')
        .count();
    let two = name + 2 <= end && is_name(&letters[name..name + 2], false);
    let three = name + 3 <= end && is_name(&letters[name..name + 3], false);
    // 知情人士向本报, 女儿唐果却: not 向, not 却.
    let preposition = matches!(letters[name], '向' | '从' | '和' | '与' | '同' | '于');
    if preposition && !(name + 2 < end && verb_at(name + 2) || name + 3 < end && verb_at(name + 3))
    {
        return None;
    }
    let three = three && !"却则也都又还一不没正已今昨每连半先".contains(letters[name + 2]);
    let compound = LEXICON
        .surnames
        .at_start(&letters[name..end])
        .is_some_and(|(length, ())| length == 2);
    let length = if name + 1 < end && letters[name + 1] == '某' {
        2
    } else if compound {
        (3..=5)
            .find(|&length| name + length <= end && verb_at(name + length))
            .unwrap_or(4.min(end - name))
    } else if letters[name..name + foreign].contains(&'·') || foreign > 3 {
        foreign
    } else if two && verb_at(name + 2) && !(three && verb_at(name + 3)) {
        2
    } else if three {
        3
    } else if two {
        2
    } else {
        return None;
    };
    // Words of action before the role make it an object (会见外长…).
    let acts = cuts(letters, start, role.start).next().is_some();
    (!acts && is_name(&letters[name..name + length], false)).then(|| Mention {
        range: role.start..name + length,
        name: name..name + length,
        role: Some(role),
        kind: MentionKind::Name,
    })
}

/// The longest start of the clause that names somebody, whatever follows.
fn prefix(letters: &[char], start: usize, end: usize) -> Option<Mention> {
    (start + 1..end.min(start + LONGEST_PREFIX))
        .rev()
        .filter_map(|cut| classify(letters, start, cut))
        .find(|mention| {
            mention.kind != MentionKind::Organisation && mention.kind != MentionKind::Group
        })
}

/// The longest mention looked for where no verb shows its end.
const LONGEST_PREFIX: usize = 20;

/// The subject that `letters[start..end]` begins with: all of it, or what
/// stands before the first preposition or verb that leaves a speaker.
fn subject_before_verb(letters: &[char], start: usize, end: usize) -> Option<Mention> {
    if start >= end {
        return None;
    }
    let cut = cuts(letters, start, end).take(MOST_CUTS).find_map(|cut| {
        Some((
            cut,
            classify(letters, start, trim_adverbs(letters, start, cut))?,
        ))
    });
    let Some((cut, mention)) = cut else {
        return classify(letters, start, end);
    };
    if mention.kind != MentionKind::Name {
        return Some(mention);
    }
    // The verb may be a character of the name: 莫大同, 史可为.
    let longer = |at: usize| {
        let longer = classify(letters, start, at)?;
        (longer.kind == MentionKind::Name && longer.name.start == mention.name.start)
            .then_some(longer)
    };
    if let Some(longer) = longer(end) {
        return Some(longer);
    }
    let verb_follows = cuts(letters, start, end).any(|at| at == cut + 1)
        && !matches!(letters[cut], '却' | '则' | '也' | '都' | '又' | '还');
    if verb_follows && let Some(longer) = longer(cut + 1) {
        return Some(longer);
    }
    Some(mention)
}

/// How many places a subject may be cut at before it is given up.
const MOST_CUTS: usize = 8;

/// A role with a surname behind it, somewhere in the clause: where the role
/// starts and the name begins. The end of the name is not known.
pub(super) fn announced(letters: &[char], from: usize, to: usize) -> Option<(Range<usize>, usize)> {
    let to = to.min(from + WINDOW);
    let mut at = from;
    while at < to && !is_break(letters[at]) {
        if let Some((length, ())) = LEXICON.role_starts.at_start(&letters[at..to]) {
            let name = at + length;
            let foreign = name + 2 <= to
                && letters[name..name + 2]
                    .iter()
                    .all(|&letter| LEXICON.is_syllable(letter));
            let follows = (foreign || LEXICON.surnames.at_start(&letters[name..to]).is_some())
                && LEXICON.not_names.at_start(&letters[name..to]).is_none()
                && LEXICON.role_starts.at_start(&letters[name..to]).is_none()
                && !is_word(&letters[name..to]);
            if follows {
                let start = trim_opening(letters, from, name);
                let start = (start..name)
                    .rfind(|&index| matches!(letters[index], '的' | '由' | '是' | '请' | '让'))
                    .map_or(start, |index| index + 1);
                return Some((start..name, name));
            }
            at += length;
        } else {
            at += 1;
        }
    }
    None
}

/// The first foreign name of a clause that a dot shows, with the role before it:
/// 肯尼亚选手大卫·基普罗诺.
pub(super) fn dotted(letters: &[char], from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    let stop = (from..to).find(|&at| is_break(letters[at])).unwrap_or(to);
    let dot = (from + 1..stop).find(|&at| letters[at] == '·')?;
    let is_part = |at: usize| LEXICON.is_syllable(letters[at]) || letters[at] == '-';
    let least = from.max(dot.saturating_sub(LONGEST_FOREIGN_PART));
    let behind_role =
        (least..dot - 1).rfind(|&at| LEXICON.roles.at_end(&letters[from..at]).is_some());
    let name = behind_role
        .or_else(|| (least..dot).rev().take_while(|&at| is_part(at)).last())
        .filter(|&name| {
            behind_role.is_some() || name + 1 == dot || is_name(&letters[name..dot], false)
        })?;
    let end = (dot + 1..stop)
        .take_while(|&at| is_part(at) || letters[at] == '·')
        .last()?
        + 1;
    let clause = trim_opening(letters, from, name);
    let role = behind_role.map(|_| {
        let own = (clause..name)
            .rfind(|&at| matches!(letters[at], '的' | '由' | '是' | '请' | '让' | '、'));
        own.map_or(clause, |at| at + 1)..name
    });
    Some(Mention {
        range: name..end,
        name: name..end,
        role: role.filter(|role| !role.is_empty()),
        kind: MentionKind::Name,
    })
}

/// The longest part of a foreign name before its dot, in letters.
const LONGEST_FOREIGN_PART: usize = 7;

/// The length of a word for a relative that `letters` start with.
fn kinship(letters: &[char]) -> Option<usize> {
    const KIN: [&[char]; 18] = [
        &['妻', '子'],
        &['丈', '夫'],
        &['母', '亲'],
        &['父', '亲'],
        &['女', '儿'],
        &['儿', '子'],
        &['孙', '女'],
        &['孙', '子'],
        &['哥', '哥'],
        &['弟', '弟'],
        &['姐', '姐'],
        &['妹', '妹'],
        &['妈', '妈'],
        &['爸', '爸'],
        &['爷', '爷'],
        &['奶', '奶'],
        &['爱', '人'],
        &['老', '伴'],
    ];
    KIN.iter()
        .find(|kin| letters.starts_with(kin))
        .map(|kin| kin.len())
}

/// The person a sentence opens with as an owner: 覃凤兰的班上…
pub(super) fn owner(letters: &[char], from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW / 2);
    let end = (from..to).find(|&at| is_break(letters[at]) || letters[at] == '的')?;
    let start = trim_opening(letters, from, end);
    let mention = classify(letters, start, end).filter(|_| letters[end] == '的')?;
    if mention.kind != MentionKind::Name {
        return None;
    }
    // 赵满仓的妻子守在井口: the sentence is about her.
    let kin = end + 1;
    let stop = (kin..to).find(|&at| is_break(letters[at])).unwrap_or(to);
    if let Some(length) = kinship(&letters[kin..stop]) {
        let named = named_behind_role(letters, kin, stop);
        return Some(named.unwrap_or_else(|| whole(kin, kin + length, MentionKind::Role)));
    }
    Some(mention)
}

/// The person whom a sentence is about because somebody met them:
/// 记者再次见到陈海。
pub(super) fn met(letters: &[char], from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    let verb = letters[from..to].windows(2).position(|pair| {
        matches!(
            pair,
            ['见' | '找' | '遇' | '采' | '联', '到' | '见' | '访' | '系']
        )
    })?;
    let mut start = from + verb + 2;
    while start < to && matches!(letters[start], '了' | '到' | '上') {
        start += 1;
    }
    let end = (start..to).find(|&at| is_break(letters[at])).unwrap_or(to);
    classify(letters, start, end).filter(|mention| mention.kind == MentionKind::Name)
}

/// The words of `letters[from..to]` as a speaker of unknown shape.
pub(super) fn unknown(letters: &[char], from: usize, to: usize) -> Option<Mention> {
    let from = from.max(to.saturating_sub(WINDOW));
    let end = trim_adverbs(letters, from, to);
    let start = trim_opening(letters, from, end);
    let end = cuts(letters, start, end).next().unwrap_or(end);
    let words = letters.get(start..end)?;
    let plain = words
        .iter()
        .all(|letter| letter.is_alphanumeric() || *letter == '·')
        && !words
            .iter()
            .any(|letter| "的了是这那我你不吗第".contains(*letter));
    let fits = plain && (2..=LONGEST_UNKNOWN).contains(&words.len());
    fits.then(|| whole(start, end, MentionKind::Other))
}

/// Whether `letters` start with what follows a subject: a word of the list, or
/// any character with 着 or 了 behind it (推着, 红了).
fn is_verb(letters: &[char]) -> bool {
    matches!(letters, [_, '着' | '了', ..]) || LEXICON.verbs.at_start(letters).is_some()
}

/// Places of `letters[start..end]` where a subject may end because a
/// preposition or verb begins there.
fn cuts(letters: &[char], start: usize, end: usize) -> impl Iterator<Item = usize> {
    // 研究 in 研究员 and 代表 in 学生代表 are no verbs.
    let mut role_end = start;
    (start..end).filter(move |&at| {
        if let Some((length, ())) = LEXICON.role_starts.at_start(&letters[at..end]) {
            role_end = role_end.max(at + length);
        }
        if let Some((length, ())) = LEXICON.organisation_starts.at_start(&letters[at..end]) {
            role_end = role_end.max(at + length);
        }
        at > start
            && at >= role_end
            && letters[at - 1] != '·'
            // 让·杜瓦尔 begins with a verb and is a name.
            && !matches!(letters.get(at + 1), Some('·' | '-'))
            && is_verb(&letters[at..end])
    })
}

/// `to` moved back over the adverbs, times and brackets before it.
fn trim_adverbs(letters: &[char], from: usize, mut to: usize) -> usize {
    loop {
        while to > from && (letters[to - 1].is_whitespace() || letters[to - 1] == '，') {
            to -= 1;
        }
        if let Some(open) = bracket(letters, from, to) {
            to = open;
        } else if let Some(length) = LEXICON.adverbs.at_end(&letters[from..to])
            && LEXICON.roles.at_end(&letters[from..to]).is_none()
            && !ends_in_given_name(&letters[from..to])
        {
            to -= length;
        } else if let Some(length) = date(&letters[from..to]) {
            to -= length;
        } else {
            return to;
        }
    }
}

/// Whether 均 (each) ends a name and is no adverb: one person is not each.
fn ends_in_given_name(letters: &[char]) -> bool {
    let several = |letter: &char| matches!(letter, '、' | '和' | '与' | '们' | '方' | '各');
    let near = &letters[letters.len().saturating_sub(12)..];
    matches!(letters, [.., '均']) && !near.iter().any(several)
}

/// The length of a date or time (11日, 3月2日, 8时) at the end of `letters`.
fn date(letters: &[char]) -> Option<usize> {
    if !matches!(letters.last(), Some('日' | '月' | '时' | '年')) {
        return None;
    }
    let length = letters
        .iter()
        .rev()
        .take(12)
        .take_while(|letter| letter.is_ascii_digit() || matches!(letter, '日' | '月' | '时' | '年'))
        .count();
    (length > 1).then_some(length)
}

/// Where the bracket that closes at `to` opens.
pub(super) fn bracket(letters: &[char], from: usize, to: usize) -> Option<usize> {
    if to <= from || !matches!(letters[to - 1], '）' | ')') {
        return None;
    }
    (from..to)
        .rev()
        .find(|&at| matches!(letters[at], '（' | '('))
}

/// `from` moved on over the words that open a clause before its subject.
fn trim_opening(letters: &[char], mut from: usize, to: usize) -> usize {
    loop {
        let rest = &letters[from.min(to)..to];
        let digits = rest
            .iter()
            .take_while(|letter| letter.is_ascii_digit())
            .count();
        if rest
            .first()
            .is_some_and(|letter| letter.is_whitespace() || is_break(*letter))
        {
            from += 1;
        } else if digits > 0 && matches!(rest.get(digits), Some('日' | '月' | '时' | '年' | '岁'))
        {
            from += digits + 1;
        } else if let Some((length, ())) = LEXICON.openings.at_start(rest)
            && length < rest.len()
            && !is_name(rest, true)
            && LEXICON
                .not_names
                .at_start(rest)
                .is_none_or(|(longer, ())| longer <= length)
        {
            from += length;
        } else {
            return from;
        }
    }
}

/// Whether nothing in `letters[from..to]` could be a subject: only adverbs,
/// openings or a phrase that starts with a verb.
pub(super) fn has_no_subject(letters: &[char], from: usize, to: usize) -> bool {
    if to > from + WINDOW {
        return false;
    }
    let end = trim_adverbs(letters, from, to);
    let start = trim_opening(letters, from, end);
    start >= end || LEXICON.verbs.at_start(&letters[start..end]).is_some()
}
