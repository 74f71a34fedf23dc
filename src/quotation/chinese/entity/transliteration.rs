//! Foreign names, written by sound (科尔拜·穆萨耶夫) or in Latin letters: what looks
//! like one.

use crate::quotation::chinese::character::{Class, is_break, is_dot, is_han};
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// The longest name written by sound, in letters.
pub(crate) const LONGEST_FOREIGN: usize = 20;

/// The longest one without a dot.
const LONGEST_UNDOTTED: usize = 7;

/// The longest part of one before its dot.
pub(crate) const LONGEST_PART: usize = 8;

/// Whether the dot of a foreign name follows soon: 大卫·科恩.
pub(crate) fn leads_to_dot(letters: &[char]) -> bool {
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
pub(crate) fn is_sound(letters: &[char], at: usize) -> bool {
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
pub(crate) fn sounds_to_dot(letters: &[char]) -> bool {
    letters
        .iter()
        .take(LONGEST_PART)
        .find(|&&letter| is_dot(letter) || !LEXICON.is_syllable(letter))
        .is_some_and(|&letter| is_dot(letter))
}

/// A foreign name written by sound: 穆萨耶夫, 科尔拜·穆萨耶夫.
pub(crate) fn is_foreign(letters: AnnotatedText<'_>, start: usize, end: usize) -> bool {
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
    // 科瓦契奇 after 塔尼娅·科瓦契奇
    let sounds = sounds
        || letters.statistics.has_part(words)
            && words[3..].iter().all(|&letter| LEXICON.is_syllable(letter));
    // A rare character is one of the sounds, two in a row are a word.
    let is_rare = |letter: &char| is_han(*letter) && !LEXICON.is_syllable(*letter);
    sounds
        && (0..words.len()).all(|at| !is_adverb_or_sound(words[at]) || is_sound(words, at))
        && !words.windows(2).any(|pair| pair.iter().all(is_rare))
}

/// Whether `letter` may be in a name whose dot shows that it is one.
fn is_rare_sound(letter: char) -> bool {
    letter == '.'
        || letter.is_alphanumeric()
            && !letter.is_ascii_digit()
            && !LEXICON.functions.contains(letter)
            && !LEXICON.beside_names.contains(letter)
            && !"在上时中就接发与和说".contains(letter)
}

pub(crate) fn is_latin(words: &[char]) -> bool {
    (2..=30).contains(&words.len())
        && words[0].is_ascii_uppercase()
        && words.iter().all(|letter| {
            letter.is_alphabetic() && !matches!(letter, '\u{2e80}'..)
                || matches!(letter, ' ' | '.' | '-' | '\'')
        })
}
