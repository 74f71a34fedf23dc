//! Whether letters that look like a name are one: by the words of the dictionary that
//! they could be instead, and by the words around them.

use super::boundary::{Shown, acts_at, end_shown, ends_at, is_verb, is_word};
use super::cues;
use super::name::is_name;
use super::name_end::end;
use super::transliteration::is_latin;
use crate::quotation::chinese::character::{is_break, is_han};
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::lexicon::trie::{CueClass, End, Start};
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// Whether a name beyond doubt starts at `at`: one of a common or a compound
/// surname that is no word and whose end the next word shows.
pub(crate) fn is_sure(letters: AnnotatedText<'_>, at: usize, to: usize) -> bool {
    let Some(surname) = letters.starts(Start::Surname, at, to) else {
        return false;
    };
    // 客运员樊莉: letters of no word, whatever the surname.
    let wordless = || {
        end(letters, at, to).is_some_and(|end| {
            (at..end).all(|at| letters.word_at(at) == 1)
                && end_shown(letters, end, to) == Shown::Plainly
        })
    };
    (surname == 2 || LEXICON.common_surnames.contains(letters[at]) || wordless())
        && letters.word_at(at) <= surname
        && letters.parts_at(at)
        && end(letters, at, to).is_some_and(|end| ends_at(letters, end, to))
}

/// A name that no title announces has to look like nothing else.
pub(crate) fn is_bare_name(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let words = &letters[start..end];
    // 刘建军, 赵爱党: an ending of organisations, and of given names.
    let given = words.len() == 3
        && LEXICON.common_surnames.contains(words[0])
        && matches!(words[2], '军' | '党' | '社' | '海' | '馆')
        && letters.ends(End::Organisation, start, end) == Some(1);
    (is_name(letters, start, end, true) || is_latin(words))
        && (given || letters.ends(End::Organisation, start, end).is_none())
        && letters.ends(End::Document, start, end).is_none()
}

/// Whether `letters[start..end]` is a name that nothing announces: it looks like
/// one, and no word of the dictionary begins with it or goes beyond it (西班 of
/// 西班牙). Directly before a cue, or with a common surname, it may be a word.
pub(crate) fn is_bare(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let name = &letters[start..end];
    if !is_bare_name(letters, start, end) {
        return false;
    }
    // 于北京, 从家里: a preposition before a word.
    let leads =
        matches!(name[0], '于' | '从' | '和' | '向' | '那') && letters.word_at(start + 1) > 1;
    if leads || is_word(letters, start, letters.len()) {
        return false;
    }
    let word = letters.word_at(start);
    let surname = letters.starts(Start::Surname, start, end).unwrap_or(1);
    if word <= surname {
        return true;
    }
    let common = LEXICON.common_surnames.contains(name[0]);
    if word == name.len() {
        // 高远摇头, 冷锋表示, but not 全校只有.
        return cues::at(letters, end).is_some() || common && !pauses(letters, end);
    }
    word < name.len()
        && (acts_at(letters, end) && (common || !pauses(letters, end))
            || letters.statistics.keeps(name) == Some(true))
}

fn pauses(letters: AnnotatedText<'_>, at: usize) -> bool {
    letters.get(at).is_none_or(|&next| is_break(next))
}

/// Whether `letters[start..end]` is a name whose surname and given name are no
/// words and begin where a word ends.
pub(crate) fn is_plain(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    let name = &letters[start..end];
    let Some(surname) = letters.starts(Start::Surname, start, end) else {
        return false;
    };
    is_bare(letters, start, end)
        && !matches!(name[0], '时' | '后')
        && !name.contains(&'得')
        && letters.parts_at(start)
        && letters.word_at(start) <= surname
        && (surname == 2
            || LEXICON.common_surnames.contains(name[0])
            || (start..end).all(|at| letters.word_at(at) == 1))
}

/// Whether `letters[start..end]` are no word nor part of one, directly before a cue
/// or a pause: a name, whatever its surname.
pub(crate) fn is_wordless(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    // 急得直跺脚, 脱下: a predicate with its manner.
    let tells = letters[start..end].contains(&'得')
        || matches!(
            letters[start..end],
            [
                _,
                '上' | '下' | '出' | '起' | '到' | '回' | '进' | '开' | '掉' | '住'
            ]
        );
    !tells
        && acts_at(letters, end)
        && letters.parts_at(start)
        && (start..end).all(|at| {
            let letter = letters[at];
            is_han(letter)
                && letters.word_at(at) == 1
                && !LEXICON.functions.contains(letter)
                && !LEXICON.beside_names.contains(letter)
                && !is_verb(letters, at, end)
        })
}

/// Whether `letters[start..end]`, directly before a verb of saying, are three characters
/// of no word: a name whose surname no list holds.
pub(crate) fn is_unlisted(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    end == start + 3
        && cues::at(letters, end).is_some_and(|cue| cue.class == CueClass::Speech)
        && is_wordless(letters, start, end)
        && (start..end).all(|at| letters.ends(End::Organisation, start, at + 1).is_none())
}
