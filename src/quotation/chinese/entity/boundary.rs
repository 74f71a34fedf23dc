//! What shows that a name has ended: a pause, a verb, a particle or an ordinary word
//! begins after it. Does not say what a name is.

use super::cues;
use crate::quotation::chinese::character::is_break;
use crate::quotation::chinese::lexicon::trie::{End, Start};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// How plainly the words after show that a name ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shown {
    No,
    /// By a character that may be a verb.
    Weakly,
    /// By a pause, a particle or an ordinary word.
    Plainly,
}

/// Whether a name may end at `at`.
pub(crate) fn ends_at(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    end_shown(letters, at, to) != Shown::No
}

/// How plainly a name ends at `at`: a pause, a verb, a cue or an ordinary word of
/// more than one character begins there.
pub(crate) fn end_shown(letters: AnnotatedText<'_>, at: usize, to: usize) -> Shown {
    if at >= to {
        return Shown::Plainly;
    }
    let letter = letters[at];
    let rest = &letters[at..to];
    // The character before a particle is a verb.
    if matches!(letter, '了' | '着' | '过') {
        return Shown::No;
    }
    let plainly = is_break(letter)
        || letter.is_whitespace()
        || matches!(letter, '（' | '(' | '和' | '与' | '“' | '「' | '的' | '《')
        || letter.is_ascii_digit()
        || never_ends_name(rest)
        || is_compound(letters, at, to)
        || is_word(letters, at, to)
        || is_adverb(letters, at, to)
        || letters.ends(End::Address, at, to.min(at + 2)) == Some(2)
        || letters.word_begins_at(at);
    if plainly {
        Shown::Plainly
    } else if is_verb(letters, at, to) || cues::at(letters, at).is_some() {
        Shown::Weakly
    } else {
        Shown::No
    }
}

/// Whether a verb, a cue or an adverb begins at `at`, or the words end there.
pub(crate) fn acts(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    at >= to
        || is_break(letters[at])
        || is_verb(letters, at, to)
        || cues::at(letters, at).is_some()
        || is_adverb(letters, at, to)
}

/// Whether a predicate starts at `at`, or nothing follows.
pub(crate) fn acts_at(letters: AnnotatedText<'_>, at: usize) -> bool {
    letters.predicate_at(at, || acts(letters, at, letters.len()))
}

/// Whether what follows a subject begins at `at`: a word of the list, or any
/// character with 着 or 了 after it (推着, 红了).
pub(crate) fn is_verb(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    letters.starts(Start::Verb, at, to).is_some() || is_done(&letters[at..to])
}

/// Whether `letters` are a character and what shows that it is done or lasts.
#[inline]
pub(crate) fn is_done(letters: &[char]) -> bool {
    matches!(letters, [_, '着' | '了' | '完' | '过', ..])
}

/// Whether a verb or cue of more than one character begins at `at`.
pub(crate) fn is_word(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    letters.starts(Start::Verb, at, to) > Some(1)
        || letters.cue(at, to).is_some_and(|(length, _)| length > 1)
}

/// Whether an adverb or a word of time of more than one character begins at `at`.
pub(crate) fn is_adverb(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    letters.starts(Start::Adverb, at, to) > Some(1)
}

/// Whether a verb and its result, done, begin at `at`: 打断了, 哭出了. The verb is one, alone
/// or with its result: 詹守义开了 is none.
fn is_compound(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    let is_verb = || letters.word_at(at) > 1 || letters.starts(Start::Verb, at, to).is_some();
    matches!(
        letters[at..to],
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
    ) && is_verb()
}

/// Whether `letters` start with a character that follows a subject and ends
/// no name. Some do so only in a word: 一边, 正在.
pub(crate) fn never_ends_name(letters: &[char]) -> bool {
    match letters {
        // 苏蔓一笑置之, but 郑可一笑着说.
        ['一', '笑' | '愣' | '惊' | '听' | '看', next, ..] => {
            !is_break(*next) && !"着了道说".contains(*next)
        }
        ['一', next, ..] => "边面直脸把声口手路天年次个位名".contains(*next),
        ['正', next, ..] => "在是忙准用拿把从为向被".contains(*next),
        ['直', next, ..] => "摆摇点叹夸喊呼哭笑乐冒流掉跺咂搓抹".contains(*next),
        [first, ..] => {
            "却则也都又还不没已今昨每连半先在对向说称将从被把就只与和或曾再".contains(*first)
        }
        [] => false,
    }
}

/// Where the word of the lists ends that begins at `at`.
pub(crate) fn word_end(letters: AnnotatedText<'_>, at: usize, to: usize) -> usize {
    let verb = letters.starts(Start::Verb, at, to);
    let cue = letters.cue(at, to).map(|(length, _)| length);
    let adverb = letters.starts(Start::Adverb, at, to);
    let listed = verb.max(cue).max(adverb).unwrap_or(0);
    let compound = if is_compound(letters, at, to) { 3 } else { 0 };
    at + listed.max(compound)
}
