//! The shape of a personal name: a surname and its characters, a foreign name, a
//! familiar one. Does not look at the words around it.

use super::boundary::{is_adverb, is_verb, is_word};
use super::transliteration::is_foreign;
use crate::quotation::chinese::character::is_han;
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::lexicon::trie::Start;
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// Whether `letters[start..end]` can be a personal name: a surname and one or two more
/// characters, or a foreign name written by sound. A name that nothing
/// announces is held to be `strict`: it may hold no character of grammar.
pub(crate) fn is_name(letters: AnnotatedText<'_>, start: usize, end: usize, strict: bool) -> bool {
    let listed = letters.starting(start);
    let starts = |list| listed.and_then(|words| words.of(list, end - start));
    let not_name = starts(Start::NotName).is_some();
    if is_foreign(letters, start, end) && (!strict || !not_name)
        || end == start + 4 && tibetan_end(letters, start, end) == Some(end)
    {
        return true;
    }
    // 向检察官哭诉: a surname that is a preposition here.
    let listener = || letters.starts(Start::Role, start + 1, end) == Some(end - start - 1);
    if letters[start] == '向' && end > start + 1 && listener() {
        return false;
    }
    if (start..end).any(|at| is_one_of_two_actions(letters, at)) {
        return false;
    }
    if not_name || end > start + LONGEST_LISTED {
        return false;
    }
    let words = &letters[start..end];
    starts(Start::Surname).is_some_and(|length| {
        let given = words.len() - length;
        let no_name = |letter: &char| {
            LEXICON.functions.contains(*letter) || strict && LEXICON.beside_names.contains(*letter)
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
            && words[length..].iter().all(|letter| is_han(*letter))
    })
}

/// Whether 边 at `at` begins one of two actions at a time: 边跑边拨.
fn is_one_of_two_actions(letters: AnnotatedText<'_>, at: usize) -> bool {
    letters[at] == '边'
        && (letters.get(at + 2) == Some(&'边')
            || at
                .checked_sub(2)
                .is_some_and(|first| letters[first] == '边'))
}

/// The longest name of a surname of the list, in letters.
const LONGEST_LISTED: usize = 6;

/// Where a Tibetan name of two words ends: 边巴次仁, 格桑卓玛.
pub(crate) fn tibetan_end(letters: AnnotatedText<'_>, at: usize, to: usize) -> Option<usize> {
    let end = at + letters.starts(Start::Tibetan, at, to)?;
    Some(end + letters.starts(Start::Tibetan, end, to)?)
}

/// A name that starts like a word (段子昂, 蓝天明): three characters between a role
/// and a cue.
pub(crate) fn is_wordlike(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let words = &letters[start..end];
    words.len() == 3
        && letters.starts(Start::NotName, start, end) == Some(2)
        && letters.starts(Start::Surname, start, end).is_some()
        && !words.iter().any(|&letter| {
            LEXICON.functions.contains(letter) || LEXICON.beside_names.contains(letter)
        })
        && words.iter().all(|&letter| is_han(letter))
}

/// Whether `letters[start..end]`, after a role, are a Japanese name by their last character.
pub(crate) fn ends_japanese(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let words = &letters[start..end];
    words
        .last()
        .is_some_and(|&last| "一郎介夫彦助".contains(last))
        && (start..end).all(|at| {
            is_han(letters[at])
                && !LEXICON.functions.contains(letters[at])
                && !is_word(letters, at, end)
                && !is_adverb(letters, at, end)
        })
        && !is_verb(letters, start, end)
}

/// Whether `letters`, after a surname, begin with a form of address.
pub(crate) fn is_polite(letters: &[char]) -> bool {
    matches!(
        letters,
        ['女', '士', ..]
            | ['先', '生', ..]
            | ['小', '姐', ..]
            | ['太', '太', ..]
            | ['师', '傅', ..]
            | ['阿', '姨', ..]
            | ['大', '爷' | '妈' | '姐' | '哥' | '叔', ..]
            | ['奶', '奶', ..]
            | ['爷', '爷', ..]
            | ['老', '师', ..]
    )
}

/// Whether `letters` start with a familiar name: 老K, 阿强, 小满.
pub(crate) fn is_familiar(letters: AnnotatedText<'_>, at: usize) -> bool {
    matches!(&letters[at..], ['小' | '老' | '阿', second, ..]
        if second.is_ascii_uppercase()
            || letters.starts(Start::Surname, at + 1, at + 2).is_some()
            || is_han(*second) && letters.word_at(at) < 2)
}
