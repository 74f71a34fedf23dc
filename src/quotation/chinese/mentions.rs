//! Which words name a speaker, and what they are: a person with a role, a
//! pronoun, a group, an organisation. Does not say who that is.

use super::lexicon::LEXICON;
use super::marks::is_break;
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

/// Pronouns that stand for a speaker.
const PRONOUNS: [&str; 12] = [
    "他", "她", "它", "其", "他们", "她们", "双方", "对方", "本人", "两人", "后者", "前者",
];
/// Determiners that point back at somebody named before.
const DETERMINERS: [&str; 12] = [
    "该", "这位", "那位", "这名", "那名", "上述", "前述", "此名", "这个", "这些", "本", "两位",
];
/// Forms of address that follow a surname and are no profession.
const ADDRESSES: [&str; 24] = [
    "先生", "女士", "小姐", "太太", "夫人", "某某", "某", "总", "工", "老", "大爷", "大妈", "大叔",
    "大姐", "大哥", "阿姨", "奶奶", "爷爷", "叔叔", "师傅", "老师", "姐", "哥", "叔",
];

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
    let end = (from..to).find(|&at| is_break(letters[at])).unwrap_or(to);
    let start = trim_opening(letters, from, end);
    let end = trim_adverbs(letters, start, end);
    subject(letters, start, end)
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
    let verb_at = |at: usize| at == end || LEXICON.verbs.at_start(&letters[at..end]).is_some();
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
            let follows = LEXICON.surnames.at_start(&letters[name..to]).is_some()
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

/// The person a sentence opens with as an owner: 覃凤兰的班上…
pub(super) fn owner(letters: &[char], from: usize, to: usize) -> Option<Mention> {
    let to = to.min(from + WINDOW / 2);
    let end = (from..to).find(|&at| is_break(letters[at]) || letters[at] == '的')?;
    let start = trim_opening(letters, from, end);
    let mention = classify(letters, start, end).filter(|_| letters[end] == '的')?;
    (mention.kind == MentionKind::Name).then_some(mention)
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
            .any(|letter| "的了是这那我你不吗".contains(*letter));
    (plain && (2..=LONGEST_UNKNOWN).contains(&words.len())).then(|| Mention {
        range: start..end,
        name: start..end,
        role: None,
        kind: MentionKind::Other,
    })
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
            && LEXICON.verbs.at_start(&letters[at..end]).is_some()
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
        {
            to -= length;
        } else if let Some(length) = date(&letters[from..to]) {
            to -= length;
        } else {
            return to;
        }
    }
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
fn bracket(letters: &[char], from: usize, to: usize) -> Option<usize> {
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
        {
            from += length;
        } else {
            return from;
        }
    }
}

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

fn whole(start: usize, end: usize, kind: MentionKind) -> Mention {
    Mention {
        range: start..end,
        name: start..end,
        role: None,
        kind,
    }
}

fn is_one_of(words: &[char], list: &[&str]) -> bool {
    list.iter()
        .any(|entry| entry.chars().eq(words.iter().copied()))
}

/// Pronouns, and roles that point back (该负责人).
fn pointing(words: &[char]) -> Option<MentionKind> {
    if is_one_of(words, &PRONOUNS) {
        return Some(MentionKind::Pronoun);
    }
    let rest = DETERMINERS.iter().find_map(|determiner| {
        let length = determiner.chars().count();
        (words.len() > length && determiner.chars().eq(words[..length].iter().copied()))
            .then(|| &words[length..])
    })?;
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
    let address = ADDRESSES
        .iter()
        .filter(|address| words.ends_with(&address.chars().collect::<Vec<_>>()))
        .map(|address| address.chars().count())
        .max();
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
        .find(|&at| is_name(&words[at..], false) || is_latin(&words[at..]))
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
            let own = words[..at - 1]
                .iter()
                .rposition(|letter| matches!(letter, '由' | '让' | '请' | '是'));
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
fn is_name(words: &[char], strict: bool) -> bool {
    if is_foreign(words) && (!strict || LEXICON.not_names.at_start(words).is_none()) {
        return true;
    }
    if LEXICON.not_names.at_start(words).is_some()
        || words.iter().any(|&letter| is_function(letter))
        || (strict && words.iter().any(|&letter| is_adverb(letter)))
    {
        return false;
    }
    LEXICON
        .surnames
        .at_start(words)
        .is_some_and(|(length, ())| {
            let given = words.len() - length;
            (1..=2).contains(&given) && words[length..].iter().all(|letter| is_given(*letter))
        })
}

fn is_given(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

/// Characters of grammar, which no given name holds.
fn is_function(letter: char) -> bool {
    "的了在是及或就还被把要对从到这那们个很最更每各该此他她它你我吗呢吧说表因但且候号称者"
        .contains(letter)
}

/// Characters that stand beside a name more often than in it.
fn is_adverb(letter: char) -> bool {
    "可为于由将让也都又再示则却".contains(letter)
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
                && !is_function(letter)
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
    if LEXICON.roles.at_end(words).is_some() {
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
