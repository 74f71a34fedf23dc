//! Foreign names, written by sound (科尔拜·穆萨耶夫) or in Latin letters: what looks
//! like one, and where it ends.

use super::annotated_text::AnnotatedText;
use super::boundary::{acts, ends_at, is_adverb, is_word};
use super::char_index::Class;
use super::lexicon::LEXICON;
use super::marks::is_break;
use super::person::{is_given, is_name};
use super::trie::Start;

/// The longest name written by sound, in letters.
const LONGEST_FOREIGN: usize = 20;

/// The longest one without a dot.
const LONGEST_UNDOTTED: usize = 7;
/// The longest part of one before its dot.
const LONGEST_PART: usize = 8;

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

/// Whether `letter` is an adverb that writes a sound in some names: 阿布都热西提.
fn is_adverb_or_sound(letter: char) -> bool {
    matches!(letter, '都' | '再')
}

/// Whether the letter at `at` writes a sound, as an adverb does between two of them.
pub(super) fn is_sound(letters: &[char], at: usize) -> bool {
    let is_syllable = |at: usize| {
        letters
            .get(at)
            .is_some_and(|&letter| LEXICON.is_syllable(letter))
    };
    is_syllable(at)
        || is_adverb_or_sound(letters[at]) && at > 0 && is_syllable(at - 1) && is_syllable(at + 1)
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
pub(super) fn foreign_end(letters: AnnotatedText<'_>, at: usize, to: usize) -> Option<usize> {
    let limit = to.min(at + LONGEST_FOREIGN);
    // Whatever stands before the dot belongs to the name.
    let lead = letters.first(Class::Dot, at, limit.min(at + LONGEST_PART));
    let known = if letters.statistics.has_part(&letters[at..limit]) {
        at + 3
    } else {
        at
    };
    let sounds = (at..limit)
        .take_while(|&index| {
            lead.is_some_and(|dot| index < dot)
                || index < known
                || is_sound(&letters[..limit], index)
                || is_dot(letters[index])
                || letters[index] == '-'
                || index > 0 && is_dot(letters[index - 1])
                || letters.get(index + 1).is_some_and(|&next| is_dot(next))
        })
        .count();
    let dot = letters.last(Class::Dot, at, at + sounds);
    let first = match dot {
        Some(dot) => dot + 2,
        None if sounds > 1 && letters.starts(Start::Surname, at, to).is_none() => at + 2,
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
            is_word(letters, index, to) && ends_at(letters, index, to)
                || is_adverb(letters, index, to)
                || index + 2 >= run && index + letters.word_at(index) > run
        })
        .unwrap_or(run);
    // 伊内丝·卡瓦|略则称: behind a dot, one letter of no word before what somebody does.
    let rare = dot.is_some()
        && end == run
        && run < to
        && is_given(letters[run])
        && !shown
        && !ends_at(letters, run, to)
        && letters.word_at(run) == 1
        && !LEXICON.functions.contains(letters[run])
        && acts(letters, run + 1, to);
    if rare {
        return Some(run + 1);
    }
    is_name(letters, at, end, false).then_some(end)
}

/// A foreign name written by sound: 穆萨耶夫, 科尔拜·穆萨耶夫.
pub(super) fn is_foreign(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
    if end - start > LONGEST_FOREIGN {
        return false;
    }
    let words = &letters[start..end];
    let [first, .., last] = words else {
        return false;
    };
    let dotted = letters.first(Class::Dot, start, end).is_some();
    let longest = if dotted {
        LONGEST_FOREIGN
    } else {
        LONGEST_UNDOTTED
    };
    if words.len() > longest || is_dot(*first) || is_dot(*last) {
        return false;
    }
    let sounds = words.iter().all(|&letter| {
        LEXICON.is_syllable(letter)
            || is_adverb_or_sound(letter)
            || is_dot(letter)
            || matches!(letter, '-' | '—')
            || letter.is_ascii_uppercase()
            || dotted && is_rare_sound(letter)
    });
    // 科瓦契奇 behind 塔尼娅·科瓦契奇
    let sounds = sounds
        || letters.statistics.has_part(words)
            && words[3..].iter().all(|&letter| LEXICON.is_syllable(letter));
    // A rare character is one of the sounds, two in a row are a word.
    let is_rare = |letter: &char| is_given(*letter) && !LEXICON.is_syllable(*letter);
    sounds
        && (0..words.len()).all(|at| !is_adverb_or_sound(words[at]) || is_sound(words, at))
        && !words.windows(2).any(|pair| pair.iter().all(is_rare))
}

/// Whether `letter` may stand in a name whose dot shows that it is one.
fn is_rare_sound(letter: char) -> bool {
    letter == '.'
        || letter.is_alphanumeric()
            && !letter.is_ascii_digit()
            && !LEXICON.functions.contains(letter)
            && !LEXICON.beside_names.contains(letter)
            && !"在上时中就接发与和说".contains(letter)
}

pub(super) fn is_latin(words: &[char]) -> bool {
    (2..=30).contains(&words.len())
        && words[0].is_ascii_uppercase()
        && words.iter().all(|letter| {
            letter.is_alphabetic() && !matches!(letter, '\u{2e80}'..)
                || matches!(letter, ' ' | '.' | '-' | '\'')
        })
}
