//! Whether letters are a personal name, and where a name ends: by the surname and
//! the sounds, by the words around it, and by what the rest of the text shows.

use super::cues;
use super::lexicon::LEXICON;
use super::marks::is_break;
use super::pieces::Letters;

/// The longest name written by sound, in letters.
const LONGEST_FOREIGN: usize = 20;
/// The longest part of one before its dot.
const LONGEST_PART: usize = 8;

/// Where the name that starts at `at` ends, at `to` at the latest.
pub(super) fn end(letters: Letters<'_>, at: usize, to: usize) -> Option<usize> {
    if is_familiar(letters, at) && ends_at(letters, at + 2, to) {
        return Some(at + 2);
    }
    foreign_end(letters, at, to).or_else(|| chinese_end(letters, at, to))
}

/// How plainly the words behind show that a name ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    No,
    /// By a character that may be a verb.
    Weakly,
    /// By a pause, a particle or an ordinary word.
    Plainly,
}

/// Where a name of a surname and one or two more characters ends.
fn chinese_end(letters: Letters<'_>, at: usize, to: usize) -> Option<usize> {
    let rest = &letters[at..to];
    let (surname, ()) = LEXICON.surnames.at_start(rest)?;
    if rest.len() > surname && rest[1] == '某' {
        let doubled = matches!(rest.get(2), Some('某' | '甲' | '乙'));
        return Some(at + 2 + usize::from(doubled));
    }
    let shown = |length: usize| {
        if length <= rest.len() && is_name(&rest[..length], false) {
            end_shown(letters, at + length, to)
        } else {
            Shown::No
        }
    };
    let (short, long) = (surname + 1, surname + 2);
    let length = match (shown(short), shown(long)) {
        (Shown::No, Shown::No) if surname == 2 => {
            // The first character alone may be the surname: 司马 is one, 段干 is none.
            [2, 3]
                .into_iter()
                .find(|&length| shown(length) != Shown::No)?
        }
        // No word follows that shows the end: most names have three characters.
        (Shown::No, Shown::No) if letters.word_at(at) > 1 => return None,
        (Shown::No, Shown::No) => {
            let goes_on = rest.len() > 2
                && letters.census.keeps(rest) != Some(false)
                && !never_ends_name(&rest[2..]);
            let length = if goes_on { long } else { short };
            let fits = length <= rest.len() && is_name(&rest[..length], true);
            fits.then_some(length)?
        }
        (Shown::No, _) => long,
        (_, Shown::No) => short,
        (by_short, _) => {
            let last = rest[long - 1];
            // 紧接着 holds 接着.
            let holds = by_short == Shown::Plainly
                && word_end(letters, at + short, to) >= word_end(letters, at + long, to);
            let keeps = (surname == 1).then(|| letters.census.keeps(rest)).flatten();
            // 摆摆手, 笑笑: a verb said twice.
            let ends = never_ends_name(&rest[long - 1..]) || rest.get(long) == Some(&last);
            // 莫大同评价: 同 would be a verb, but what follows is one for certain. 王悦给记者:
            // 给 is one.
            let longer = keeps.unwrap_or_else(|| {
                !holds && (!is_verb(&rest[long - 1..]) || acts(letters, at + long, to))
            });
            if longer && !ends { long } else { short }
        }
    };
    Some(at + length)
}

/// Whether a verb, a cue or an adverb begins at `at`, or the words end there.
pub(super) fn acts(letters: Letters<'_>, at: usize, to: usize) -> bool {
    at >= to
        || is_break(letters[at])
        || is_verb(&letters[at..to])
        || cues::at(&letters, at).is_some()
        || is_adverb(&letters[at..to])
}

/// Whether `letters` start with an adverb or a word of time of more than one
/// character.
fn is_adverb(letters: &[char]) -> bool {
    LEXICON
        .adverb_starts
        .at_start(letters)
        .is_some_and(|(length, ())| length > 1)
}

/// Whether a name beyond doubt starts at `at`: one of a common or a compound
/// surname that is no word and whose end the next word shows.
pub(super) fn is_sure(letters: Letters<'_>, at: usize, to: usize) -> bool {
    let rest = &letters[at..to];
    let Some((surname, ())) = LEXICON.surnames.at_start(rest) else {
        return false;
    };
    (surname == 2 || LEXICON.common_surnames.contains(rest[0]))
        && letters.word_at(at) <= surname
        && letters.parts_at(at)
        && end(letters, at, to).is_some_and(|end| ends_at(letters, end, to))
}

/// Whether `letters` start with a familiar name: 老K, 阿强, 小满.
pub(super) fn is_familiar(letters: Letters<'_>, at: usize) -> bool {
    matches!(&letters[at..], ['小' | '老' | '阿', second, ..]
        if second.is_ascii_uppercase()
            || LEXICON.surnames.at_start(&[*second]).is_some()
            || is_given(*second) && letters.word_at(at) < 2)
}

/// Whether `letters` start with a character that stands behind a subject and ends
/// no name. Some do so only in a word: 一边, 正在.
pub(super) fn never_ends_name(letters: &[char]) -> bool {
    match letters {
        ['一', next, ..] => "边面直脸把声口手路天年次个位名".contains(*next),
        ['正', next, ..] => "在是忙准".contains(*next),
        [first, ..] => {
            "却则也都又还不没已今昨每连半先在对向说称将从被把就只与和或曾再".contains(*first)
        }
        [] => false,
    }
}

/// Whether `letters` start with a verb and its result, done: 打断了, 哭出了.
fn is_compound(letters: &[char]) -> bool {
    matches!(
        letters,
        [
            _,
            '出' | '断'
                | '下'
                | '上'
                | '到'
                | '起'
                | '住'
                | '开'
                | '掉'
                | '见'
                | '回'
                | '进'
                | '走'
                | '满',
            '了' | '着' | '过',
            ..
        ]
    )
}

/// Where the word of the lists ends that begins at `at`.
fn word_end(letters: Letters<'_>, at: usize, to: usize) -> usize {
    let rest = &letters[at..to];
    let verb = LEXICON.verbs.at_start(rest).map(|(length, ())| length);
    let cue = LEXICON.cues.at_start(rest).map(|(length, _)| length);
    let adverb = LEXICON
        .adverb_starts
        .at_start(rest)
        .map(|(length, ())| length);
    let listed = verb.max(cue).max(adverb).unwrap_or(0);
    let compound = if is_compound(rest) { 3 } else { 0 };
    at + listed.max(compound)
}

/// Whether a name may end at `at`.
pub(super) fn ends_at(letters: Letters<'_>, at: usize, to: usize) -> bool {
    end_shown(letters, at, to) != Shown::No
}

/// How plainly a name ends at `at`: a pause, a verb, a cue or an ordinary word of
/// more than one character begins there.
fn end_shown(letters: Letters<'_>, at: usize, to: usize) -> Shown {
    if at >= to {
        return Shown::Plainly;
    }
    let letter = letters[at];
    let rest = &letters[at..to];
    // What stands before a particle is a verb.
    if matches!(letter, '了' | '着' | '过') {
        return Shown::No;
    }
    let plainly = is_break(letter)
        || letter.is_whitespace()
        || matches!(letter, '（' | '(' | '和' | '与' | '“' | '「' | '的' | '《')
        || letter.is_ascii_digit()
        || never_ends_name(rest)
        || is_compound(rest)
        || is_word(rest)
        || is_adverb(rest)
        || LEXICON.addresses.at_end(&rest[..rest.len().min(2)]) == Some(2)
        || letters.word_begins_at(at);
    if plainly {
        Shown::Plainly
    } else if is_verb(rest) || cues::at(&letters, at).is_some() {
        Shown::Weakly
    } else {
        Shown::No
    }
}

/// Whether `letters` start with what follows a subject: a word of the list, or
/// any character with 着 or 了 behind it (推着, 红了).
pub(super) fn is_verb(letters: &[char]) -> bool {
    matches!(letters, [_, '着' | '了' | '完' | '过', ..])
        || LEXICON.verbs.at_start(letters).is_some()
}

/// Whether `letter` is the dot between the parts of a foreign name.
pub(super) fn is_dot(letter: char) -> bool {
    matches!(letter, '·' | '•' | '・' | '．' | '‧')
}

/// Whether the dot of a foreign name follows soon: 大卫·科恩.
pub(super) fn leads_to_dot(letters: &[char]) -> bool {
    letters
        .iter()
        .take(LONGEST_PART)
        .take_while(|letter| !is_break(**letter))
        .any(|&letter| is_dot(letter))
}

/// Whether the letters up to a near dot are all sounds: what looks like a verb
/// among them is none (考鲁因赫·蒙福).
pub(super) fn sounds_to_dot(letters: &[char]) -> bool {
    letters
        .iter()
        .take(LONGEST_PART)
        .find(|&&letter| is_dot(letter) || !LEXICON.is_syllable(letter))
        .is_some_and(|&letter| is_dot(letter))
}

/// Where a name written by sound ends: 古丽娜尔·艾山, 贝尔蒙特.
pub(super) fn foreign_end(letters: Letters<'_>, at: usize, to: usize) -> Option<usize> {
    let limit = to.min(at + LONGEST_FOREIGN);
    // Whatever stands before the dot belongs to the name.
    let lead = (at..limit.min(at + LONGEST_PART)).find(|&index| is_dot(letters[index]));
    let sounds = (at..limit)
        .take_while(|&index| {
            lead.is_some_and(|dot| index < dot)
                || LEXICON.is_syllable(letters[index])
                || is_dot(letters[index])
                || letters[index] == '-'
                || index > 0 && is_dot(letters[index - 1])
                || letters.get(index + 1).is_some_and(|&next| is_dot(next))
        })
        .count();
    let dot = (at..at + sounds)
        .rev()
        .find(|&index| is_dot(letters[index]));
    let first = match dot {
        Some(dot) => dot + 2,
        None if sounds > 1 && LEXICON.surnames.at_start(&letters[at..to]).is_none() => at + 2,
        None if sounds > 3 => at + 3,
        None => return None,
    };
    // 里贝罗多次警告, 奥雷利亚纳得票率: the sounds of a word that goes on are none
    // of the name's.
    let run = at + sounds;
    let shown = run < to && acts(letters, run, to);
    let end = (first..run)
        .filter(|_| !shown)
        .find(|&index| {
            is_word(&letters[index..to]) && ends_at(letters, index, to)
                || is_adverb(&letters[index..to])
                || index + 2 >= run && index + letters.word_at(index) > run
        })
        .unwrap_or(run);
    is_name(&letters[at..end], false).then_some(end)
}

/// Whether `letters` start with a verb or cue of more than one character.
pub(super) fn is_word(letters: &[char]) -> bool {
    LEXICON
        .verbs
        .at_start(letters)
        .is_some_and(|(length, ())| length > 1)
        || LEXICON
            .cues
            .at_start(letters)
            .is_some_and(|(length, _)| length > 1)
}

/// Endings of professions that the list does not hold (扳道工, 挡车工).
pub(super) fn ends_like_role(words: &[char]) -> bool {
    let is_no_role = match words {
        [.., before, '长'] => "成增生延特".contains(*before),
        [.., before, '家'] if before.is_ascii_digit() => true,
        [.., before, '家'] => {
            "国大人一二三两几这那该每全各多数回搬在到老自独商厂买卖".contains(*before)
        }
        _ => false,
    };
    if is_no_role {
        return false;
    }
    matches!(
        words,
        [
            ..,
            '选' | '始'
                | '持'
                | '出'
                | '合'
                | '护'
                | '代'
                | '继'
                | '划'
                | '责'
                | '言'
                | '理'
                | '版'
                | '稿'
                | '纪'
                | '系'
                | '集'
                | '广'
                | '头'
                | '资'
                | '托'
                | '请'
                | '报'
                | '案'
                | '料'
                | '起'
                | '办'
                | '监'
                | '品'
                | '募'
                | '讲',
            '人'
        ] | [
            ..,
            '农' | '牧'
                | '店'
                | '场'
                | '业'
                | '车'
                | '摊'
                | '船'
                | '货'
                | '户'
                | '雇'
                | '房'
                | '园'
                | '社',
            '主'
        ] | [
            ..,
            '村' | '乡' | '中' | '西' | '军' | '兽' | '牙' | '法' | '队' | '校' | '名' | '老',
            '医'
        ] | [
            ..,
            '员' | '师'
                | '长'
                | '导'
                | '客'
                | '星'
                | '家'
                | '者'
                | '官'
                | '匠'
                | '手'
                | '工'
                | '户'
                | '迷'
                | '农'
                | '兵'
        ]
    )
}

/// A name that no title announces has to look like nothing else.
pub(super) fn is_bare_name(words: &[char]) -> bool {
    (is_name(words, true) || is_latin(words))
        && LEXICON.organisations.at_end(words).is_none()
        && LEXICON.documents.at_end(words).is_none()
}

/// Whether `letters[start..end]` is a name that nothing announces: it looks like
/// one, and no word of the dictionary begins with it or goes beyond it (西班 of
/// 西班牙). Directly before a cue, or with a common surname, it may be a word.
pub(super) fn is_bare(letters: Letters<'_>, start: usize, end: usize) -> bool {
    // 边绣边讲 is no name.
    let both = letters[start] == '边' && letters.get(end) == Some(&'边');
    if both || !is_bare_name(&letters[start..end]) {
        return false;
    }
    let name = &letters[start..end];
    // 于北京, 从家里: a preposition before a word.
    let leads =
        matches!(name[0], '于' | '从' | '和' | '向' | '那') && letters.word_at(start + 1) > 1;
    if leads || is_word(&letters[start..]) {
        return false;
    }
    let word = letters.word_at(start);
    let surname = LEXICON
        .surnames
        .at_start(name)
        .map_or(1, |(length, ())| length);
    if word <= surname {
        return true;
    }
    let common = LEXICON.common_surnames.contains(name[0]);
    if word == name.len() {
        // 高远摇头, 冷锋表示, but not 全校只有.
        return cues::at(&letters, end).is_some() || common && !pauses(letters, end);
    }
    word < name.len()
        && (acts(letters, end, letters.len()) || letters.census.keeps(name) == Some(true))
}

fn pauses(letters: Letters<'_>, at: usize) -> bool {
    letters.get(at).is_none_or(|&next| is_break(next))
}

/// Whether `words` can be a personal name: a surname and one or two more
/// characters, or a foreign name written by sound. A name that nothing
/// announces is held to be `strict`: it may hold no character of grammar.
pub(super) fn is_name(words: &[char], strict: bool) -> bool {
    if is_foreign(words) && (!strict || LEXICON.not_names.at_start(words).is_none()) {
        return true;
    }
    if LEXICON.not_names.at_start(words).is_some() {
        return false;
    }
    LEXICON
        .surnames
        .at_start(words)
        .is_some_and(|(length, ())| {
            let given = words.len() - length;
            let no_name = |letter: &char| {
                LEXICON.functions.contains(*letter)
                    || strict && LEXICON.beside_names.contains(*letter)
            };
            if words[length..].iter().any(no_name) {
                return false;
            }
            // Two-letter surnames stand alone too; of the Japanese ones some are
            // followed by three characters (纯一郎).
            let long = given == 3
                && length == 2
                && matches!(
                    words.last(),
                    Some('郎' | '子' | '介' | '助' | '男' | '夫' | '辅')
                );
            ((usize::from(length == 1)..=2).contains(&given) || long)
                && words[length..].iter().all(|letter| is_given(*letter))
        })
}

/// A name that starts like a word (段子昂, 蓝天明): three characters between a role
/// and a cue.
pub(super) fn is_wordlike(words: &[char]) -> bool {
    let word = LEXICON.not_names.at_start(words);
    words.len() == 3
        && word.is_some_and(|(length, ())| length == 2)
        && LEXICON.surnames.at_start(words).is_some()
        && !words.iter().any(|&letter| {
            LEXICON.functions.contains(letter) || LEXICON.beside_names.contains(letter)
        })
        && words.iter().all(|&letter| is_given(letter))
}

pub(super) fn is_given(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

/// A foreign name written by sound: 穆萨耶夫, 科尔拜·穆萨耶夫.
fn is_foreign(words: &[char]) -> bool {
    let dotted = words.iter().any(|&letter| is_dot(letter));
    let sounds = words.iter().all(|&letter| {
        LEXICON.is_syllable(letter)
            || is_dot(letter)
            || matches!(letter, '-' | '—')
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
    let ends_in_dot = [words.first(), words.last()]
        .into_iter()
        .flatten()
        .any(|&letter| is_dot(letter));
    // A rare character is one of the sounds, two in a row are a word.
    let is_rare = |letter: &char| is_given(*letter) && !LEXICON.is_syllable(*letter);
    let word = words.windows(2).any(|pair| pair.iter().all(is_rare));
    let sounds = sounds && !ends_in_dot && !word;
    sounds && (2..=longest).contains(&words.len())
}

pub(super) fn is_latin(words: &[char]) -> bool {
    (2..=30).contains(&words.len())
        && words[0].is_ascii_uppercase()
        && words.iter().all(|letter| {
            letter.is_alphabetic() && !matches!(letter, '\u{2e80}'..)
                || matches!(letter, ' ' | '.' | '-' | '\'')
        })
}
