//! Which words name a speaker, and what they are: a person with a role, a
//! pronoun, a group, an organisation. Does not say who that is.

use super::lexicon::LEXICON;
use super::marks::is_break;
use super::names::{self, is_name, is_verb, is_word};
use super::pieces::Letters;
use super::shapes::{business, classify, own_role, whole};
use super::words;
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
    /// 问 before a question of an interview.
    Asker,
    /// 答 before an answer.
    Answerer,
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
pub(super) fn before(letters: Letters<'_>, from: usize, to: usize) -> Option<Mention> {
    let from = from.max(to.saturating_sub(WINDOW));
    let end = trim_adverbs(letters, from, to);
    if let Some(title) = title(&letters, from, end)
        && cuts(letters, from, title.start).next().is_none()
        && (title.end == end || cuts(letters, from, end).any(|at| at == title.end))
    {
        return Some(whole(title.start, title.end, MentionKind::Organisation));
    }
    let start = trim_opening(letters, from, end);
    // 录音中一名男子: what stands before a counted noun is a circumstance.
    let counted = (start + 1..end.saturating_sub(2)).rfind(|&at| {
        matches!(letters[at - 1], '一' | '另' | '某' | '几' | '数')
            && matches!(letters[at], '名' | '位')
    });
    let start = counted.map_or(start, |at| at + 1);
    subject(letters, start, end)
}

/// The first title of a paper or text: 《半岛晨报》.
fn title(letters: &[char], from: usize, end: usize) -> Option<Range<usize>> {
    let open = (from..end).find(|&at| letters[at] == '《')?;
    let close = (open..end).find(|&at| letters[at] == '》')?;
    Some(open..close + 1)
}

/// The speaker named at the start of the clause `letters[from..to]`, whatever
/// follows it.
pub(super) fn at_start(letters: Letters<'_>, from: usize, to: usize) -> Option<Mention> {
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

/// The role that `letters[from..to]` end with.
pub(super) fn role_at(letters: Letters<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    let words = letters.get(from..to)?;
    if let Some(length) = LEXICON.roles.at_end(words) {
        return Some(to - length..to);
    }
    names::ends_like_role(words)
        .then(|| own_role(letters, trim_opening(letters, from, to), to))
        .flatten()
}

/// Whose words a report cites: 路透社援引知情人士的话报道称.
pub(super) fn cited(letters: Letters<'_>, clause: usize, cue: usize) -> Option<Mention> {
    let from = clause.max(cue.saturating_sub(WINDOW));
    let words = &letters[from..cue];
    let cites = words
        .windows(2)
        .rposition(|pair| matches!(pair, ['援', '引'] | ['引', '述' | '用']))?;
    let start = from + cites + 2;
    let end = start
        + letters[start..letters.len().min(cue + 2)]
            .windows(2)
            .position(|pair| pair == ['的', '话'])?;
    classify(letters, trim_opening(letters, start, end), end)
}

/// The subject of `letters[start..end]`. A relative clause may stand before it
/// (卖豆腐的何老板), and words of manner behind it (红着眼睛说).
fn subject(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    let first = subject_before_verb(letters, start, end);
    let sure = |mention: &Mention| {
        matches!(
            mention.kind,
            MentionKind::Name | MentionKind::Titled | MentionKind::Pronoun | MentionKind::Definite
        )
    };
    if first.as_ref().is_some_and(sure) {
        return first;
    }
    if let Some(named) = named_behind_role(letters, start, end) {
        return Some(named);
    }
    let described = described(letters, start, end, sure);
    // 组织在网站上发布的公报: the body speaks.
    let by_body = first
        .as_ref()
        .is_some_and(|mention| mention.kind == MentionKind::Organisation);
    described
        .filter(|mention| {
            !by_body
                || LEXICON
                    .documents
                    .at_end(&letters[mention.name.clone()])
                    .is_none()
        })
        .or(first)
        .or_else(|| prefix(letters, start, end))
}

/// The one whom a relative clause describes: 家住城北的李大爷坐上了首班车. Behind any
/// but the last 的 a name has to stand.
fn described(
    letters: Letters<'_>,
    start: usize,
    end: usize,
    sure: impl Fn(&Mention) -> bool,
) -> Option<Mention> {
    let last = (start + 1..end).rfind(|&at| letters[at] == '的')?;
    (start + 1..=last)
        .filter(|&at| letters[at] == '的')
        .take(MOST_CUTS)
        .chain(std::iter::once(last))
        .find_map(|at| {
            subject_before_verb(letters, at + 1, end)
                .filter(|mention| at == last || sure(mention))
                .or_else(|| prefix(letters, at + 1, end).filter(&sure))
        })
        .map(|mention| Mention {
            range: start..mention.range.end,
            ..mention
        })
}

/// The first role of the clause with a name right behind it, whatever
/// follows: 门将常宁低着头.
fn named_behind_role(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    let (role, name) = announced(letters, start, end)?;
    let until = names::end(letters, name, end)?;
    // 知情人士向本报, 女儿唐果却: not 向, not 却.
    let preposition = matches!(letters[name], '向' | '从' | '和' | '与' | '同' | '于');
    if preposition && until < end && !is_verb(&letters[until..end]) {
        return None;
    }
    // Words of action before the role make it an object (会见外长…).
    let acts = cuts(letters, start, role.start).next().is_some();
    (!acts).then_some(Mention {
        range: role.start..until,
        name: name..until,
        role: Some(role),
        kind: MentionKind::Name,
    })
}

/// The longest start of the clause that names somebody, whatever follows.
fn prefix(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    if business(&letters[start..end]).is_some() {
        return None;
    }
    (start + 1..end.min(start + LONGEST_PREFIX))
        .rev()
        .filter_map(|cut| classify(letters, start, cut))
        .find(|mention| match mention.kind {
            MentionKind::Organisation | MentionKind::Group => false,
            // 委员 of 欧盟委员会 is nobody.
            MentionKind::Role | MentionKind::Definite => letters.parts_at(mention.range.end),
            // 承办商百腾升降机: a body alone announces nobody here.
            MentionKind::Name => {
                let name = &letters[mention.name.clone()];
                (names::ends_at(letters, mention.range.end, end)
                    || letters.census.keeps(name) == Some(true))
                    && mention.role.clone().is_none_or(|role| {
                        let role = &letters[role];
                        LEXICON.roles.at_end(role).is_some() || names::ends_like_role(role)
                    })
            }
            _ => true,
        })
}

/// The longest mention looked for where no verb shows its end.
const LONGEST_PREFIX: usize = 20;

/// The subject that `letters[start..end]` begins with: all of it, or what
/// stands before the first preposition or verb that leaves a speaker.
fn subject_before_verb(letters: Letters<'_>, start: usize, end: usize) -> Option<Mention> {
    if start >= end {
        return None;
    }
    let cut = cuts(letters, start, end)
        .take(MOST_CUTS)
        .find_map(|cut| classify(letters, start, trim_adverbs(letters, start, cut)));
    let Some(mention) = cut else {
        // 南方电网对法新社: what follows a preposition is no subject.
        let addresses = |mention: &Mention| {
            mention.kind == MentionKind::Organisation
                && cuts(letters, start, end).any(|at| {
                    matches!(letters[at], '对' | '向' | '与' | '跟')
                        || matches!(letters.get(at + 1), Some('了' | '着' | '过'))
                })
        };
        return classify(letters, start, end).filter(|mention| !addresses(mention));
    };
    if mention.kind != MentionKind::Name {
        return Some(mention);
    }
    // The verb may be a character of the name (莫大同, 史可为), and the name may have
    // taken one of the verb's (打断了).
    let whole = classify(letters, start, end)
        .filter(|whole| whole.kind == MentionKind::Name && whole.name.start == mention.name.start);
    if whole.is_some() {
        return whole;
    }
    let until = names::end(letters, mention.name.start, end).filter(|until| {
        mention.range.end.abs_diff(*until) == 1 && mention.name.end == mention.range.end
    });
    Some(match until {
        Some(until) => Mention {
            range: mention.range.start..until,
            name: mention.name.start..until,
            ..mention
        },
        None => mention,
    })
}

/// How many places a subject may be cut at before it is given up.
const MOST_CUTS: usize = 8;

/// A role with a name behind it, somewhere in the clause: the role, and where the
/// name begins.
fn announced(letters: Letters<'_>, from: usize, to: usize) -> Option<(Range<usize>, usize)> {
    let to = to.min(from + WINDOW);
    let mut at = from;
    let pauses = |at: usize| {
        is_break(letters[at])
            && (letters[at] != '、' || LEXICON.roles.at_end(&letters[from..at]).is_none())
    };
    while at < to && !pauses(at) {
        if let Some((length, ())) = LEXICON.role_starts.at_start(&letters[at..to]) {
            let name = at + length;
            let foreign = name + 2 <= to
                && letters[name..name + 2]
                    .iter()
                    .all(|&letter| LEXICON.is_syllable(letter));
            let follows = (foreign
                || names::leads_to_dot(&letters[name..to])
                || names::is_familiar(letters, name)
                || LEXICON.surnames.at_start(&letters[name..to]).is_some())
                && LEXICON.not_names.at_start(&letters[name..to]).is_none()
                && LEXICON.role_starts.at_start(&letters[name..to]).is_none()
                && !is_word(&letters[name..to])
                && (letters.parts_at(name)
                    || letters.parts_at(at)
                    || names::leads_to_dot(&letters[name..to]));
            if follows {
                let role = own_role(letters, trim_opening(letters, from, name), name)?;
                return Some((role, name));
            }
            at += length;
        } else {
            at += 1;
            // 银行职员陈俊廷: a word formed like a role, and a name beyond doubt.
            if at > from + 1
                && names::ends_like_role(&letters[from..at])
                && names::is_sure(letters, at, to)
            {
                let role = own_role(letters, trim_opening(letters, from, at), at)?;
                return Some((role, at));
            }
        }
    }
    None
}

/// The first person with a role before the name in a clause, wherever it stands:
/// 替补登场的前锋尉迟骁攻入一球.
pub(super) fn with_role(letters: Letters<'_>, from: usize, to: usize) -> Option<Mention> {
    let (role, name) = announced(letters, from, to)?;
    let end = names::end(letters, name, to.min(from + WINDOW))?;
    Some(Mention {
        range: role.start..end,
        name: name..end,
        role: Some(role),
        kind: MentionKind::Name,
    })
}

/// The first foreign name of a clause that a dot shows, with the role before it:
/// 肯尼亚选手大卫·基普罗诺.
pub(super) fn dotted(letters: Letters<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    let stop = (from..to).find(|&at| is_break(letters[at])).unwrap_or(to);
    let dot = (from + 1..stop).find(|&at| names::is_dot(letters[at]))?;
    let is_part = |at: usize| LEXICON.is_syllable(letters[at]) || letters[at] == '-';
    let least = from.max(dot.saturating_sub(LONGEST_FOREIGN_PART));
    let behind_role =
        (least..dot - 1).rfind(|&at| LEXICON.roles.at_end(&letters[from..at]).is_some());
    let name = behind_role
        .or_else(|| (least..dot).rev().take_while(|&at| is_part(at)).last())
        .filter(|&name| {
            behind_role.is_some() || name + 1 == dot || is_name(&letters[name..dot], false)
        })?;
    let end = names::foreign_end(letters, name, stop)?;
    let clause = trim_opening(letters, from, name);
    let role = behind_role.and_then(|_| own_role(letters, clause, name));
    Some(Mention {
        range: name..end,
        name: name..end,
        role,
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
pub(super) fn owner(letters: Letters<'_>, from: usize, to: usize) -> Option<Mention> {
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

/// Who answers the questions of reporters: 有关负责人就此回答了记者的提问.
pub(super) fn interviewed(letters: Letters<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + 2 * WINDOW);
    let answers = (from..to).find(|&at| {
        matches!(
            letters[at..to],
            ['答', '记', '者', ..]
                | ['答', '了', '记', '者', ..]
                | ['受', '采', '访', ..]
                | ['受', _, '报' | '刊', ..]
        )
    })?;
    let clause = (from..answers)
        .rfind(|&at| is_break(letters[at]))
        .map_or(from, |at| at + 1);
    at_start(letters, clause, answers)
}

/// The person whom a sentence is about because somebody met them:
/// 记者再次见到陈海。
pub(super) fn met(letters: Letters<'_>, from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW);
    let verb = letters[from..to].windows(2).position(|pair| {
        matches!(
            pair,
            ['见' | '找' | '遇' | '采' | '联', '到' | '见' | '访' | '系']
                // 老人名叫仇济民.
                | ['名', '叫']
                | ['本' | '原' | '真', '名']
        )
    })?;
    let mut start = from + verb + 2;
    while start < to && matches!(letters[start], '了' | '到' | '上') {
        start += 1;
    }
    let end = (start..to).find(|&at| is_break(letters[at])).unwrap_or(to);
    let end = trim_adverbs(letters, start, end);
    classify(letters, start, end).filter(|mention| mention.kind == MentionKind::Name)
}

/// The words of `letters[from..to]` as a speaker of unknown shape.
pub(super) fn unknown(letters: Letters<'_>, from: usize, to: usize) -> Option<Mention> {
    let from = from.max(to.saturating_sub(WINDOW));
    let end = trim_adverbs(letters, from, to);
    let start = trim_opening(letters, from, end);
    let end = cuts(letters, start, end).next().unwrap_or(end);
    let words = letters.get(start..end)?;
    let start = business(words).map_or(start, |length| start + length);
    let words = &letters[start..end];
    let plain = words
        .iter()
        .all(|letter| letter.is_alphanumeric() || *letter == '·')
        && !words
            .iter()
            .any(|letter| "的了是这那我你不吗第".contains(*letter));
    let fits = plain && (2..=LONGEST_UNKNOWN).contains(&words.len());
    fits.then(|| whole(start, end, MentionKind::Other))
}

/// Places of `letters[start..end]` where a subject may end because a
/// preposition or verb begins there.
fn cuts(letters: Letters<'_>, start: usize, end: usize) -> impl Iterator<Item = usize> {
    // 研究 in 研究员 and 代表 in 学生代表 are no verbs.
    let mut role_end = start;
    (start..end).filter(move |&at| {
        if let Some((length, ())) = LEXICON.role_starts.at_start(&letters[at..end]) {
            role_end = role_end.max(at + length);
        }
        if let Some((length, ())) = LEXICON.organisation_starts.at_start(&letters[at..end]) {
            role_end = role_end.max(at + length);
        }
        // 让·杜瓦尔, 阿依努尔·买买提: a name may hold the characters of a verb.
        if at > start
            && names::is_dot(letters[at])
            && let Some(name) = names::foreign_end(letters, at - 1, end)
        {
            role_end = role_end.max(name);
        }
        at > start
            && at >= role_end
            && is_verb(&letters[at..end])
            && !names::sounds_to_dot(&letters[at..end])
            // 会 of 委员会 is no verb.
            && !(letters[at] == '会'
                && matches!(letters[at - 1], '委' | '协' | '学' | '商' | '工' | '妇' | '联' | '员'))
    })
}

/// `to` moved back over the adverbs, times and brackets before it.
fn trim_adverbs(letters: Letters<'_>, from: usize, mut to: usize) -> usize {
    loop {
        while to > from && (letters[to - 1].is_whitespace() || letters[to - 1] == '，') {
            to -= 1;
        }
        if let Some(open) = bracket(&letters, from, to) {
            to = open;
        } else if let Some(length) = LEXICON.adverbs.at_end(&letters[from..to])
            && LEXICON.roles.at_end(&letters[from..to]).is_none()
            && !ends_in_given_name(&letters[from..to])
        {
            to -= length;
        } else if let Some(length) = date(&letters[from..to]) {
            to -= length;
        } else if to > from + 3
            && letters[to - 1] == '地'
            && let manner = words::last(&letters[from..to - 1])
            && (2..=4).contains(&manner)
            && manner + 1 < to - from
        {
            // 异口同声地: whatever word it is, it says how.
            to -= manner + 1;
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
fn trim_opening(letters: Letters<'_>, mut from: usize, to: usize) -> usize {
    // 日内瓦3月7日电　世界卫生组织: behind a dateline.
    if let Some(space) = (from..to).rfind(|&at| letters[at].is_whitespace())
        && space + 1 < to
        && !letters[space + 1].is_ascii()
    {
        from = space + 1;
    }
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
            // 用户 is no 用.
            && LEXICON.role_starts.at_start(rest).is_none_or(|(role, ())| role <= length)
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
pub(super) fn has_no_subject(letters: Letters<'_>, from: usize, to: usize) -> bool {
    if to > from + WINDOW {
        return false;
    }
    let end = trim_adverbs(letters, from, to);
    let start = trim_opening(letters, from, end);
    start >= end || LEXICON.verbs.at_start(&letters[start..end]).is_some()
}
