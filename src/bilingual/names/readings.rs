//! Chinese names as they sound: by pinyin in every reading.

use super::spelling::{plain, words};
use crate::lexicon::word_list;
use foldhash::HashSet;
use pinyin::{ToPinyin, ToPinyinMulti};
use std::sync::LazyLock;

/// The most readings of one name that are tried.
const MOST_READINGS: usize = 16;

/// A Latin name as it is compared with pinyin: surname first as written, or
/// last and moved to the front.
pub(crate) fn latin_pinyin(name: &str) -> Vec<String> {
    let words = words(name);
    let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else {
        return Vec::new();
    };
    let mut keys = vec![words.concat(), last.clone() + &before.concat()];
    keys.dedup();
    keys
}

/// The pinyin of a Chinese name without tones or spaces, in every reading.
pub(crate) fn han_pinyin(name: &str) -> Vec<String> {
    if !(2..=4).contains(&name.chars().count()) {
        return Vec::new();
    }
    let mut keys = vec![String::new()];
    for letter in name.chars() {
        let readings = readings(letter);
        keys = keys
            .iter()
            .flat_map(|key| readings.iter().map(move |reading| key.clone() + reading))
            .take(MOST_READINGS)
            .collect();
    }
    keys
}

/// The readings of a character, the commonest first, each once.
pub(crate) fn readings(letter: char) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if let Some(multi) = letter.to_pinyin_multi() {
        for reading in multi {
            let reading: String = reading.plain().chars().filter_map(plain).collect();
            if !found.contains(&reading) {
                found.push(reading);
            }
        }
    }
    found
}

/// Surnames in simplified writing, and how they are read.
static SURNAMES: LazyLock<[HashSet<String>; 2]> = LazyLock::new(|| {
    let list = include_str!("../../../assets/lexicons/chinese-surnames.txt");
    let written: HashSet<String> = word_list::section(list, "").map(str::to_owned).collect();
    let mut read: HashSet<String> = HashSet::default();
    for surname in &written {
        let mut letters = surname.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => read.extend(readings(letter).into_iter().take(1)),
            _ => read.extend(han_pinyin(surname).into_iter().take(1)),
        }
    }
    [written, read]
});

/// Whether `characters` are a surname of Chinese characters.
pub(crate) fn is_surname(characters: &str) -> bool {
    SURNAMES[0].contains(characters)
}

/// Whether plain letters are a surname in pinyin.
pub(crate) fn is_pinyin_surname(letters: &str) -> bool {
    SURNAMES[1].contains(letters)
}

/// The syllables of pinyin.
static SYLLABLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let letters = ('\u{4e00}'..='\u{9fa5}').filter_map(|letter| letter.to_pinyin());
    letters
        .map(|reading| reading.plain().chars().filter_map(plain).collect())
        .collect()
});

/// Whether plain letters are one or two syllables of pinyin.
pub(crate) fn is_pinyin(letters: &str) -> bool {
    let is_syllable = |part: &str| SYLLABLES.contains(part);
    is_syllable(letters)
        || (1..letters.len()).any(|at| {
            let parts = letters.get(..at).zip(letters.get(at..));
            parts.is_some_and(|(one, other)| is_syllable(one) && is_syllable(other))
        })
}

/// Letters of pinyin, or of an older spelling of it, without what spellings and listeners
/// confuse: aspirated and plain, retroflex and dental, n and ng.
pub(crate) fn latin_sound(letters: &str) -> String {
    const SAME: [(&str, &str); 15] = [
        ("zh", "c"),
        ("ch", "c"),
        ("sh", "s"),
        ("ts", "c"),
        ("ng", "n"),
        ("ly", "l"),
        ("ü", "u"),
        ("v", "u"),
        ("j", "c"),
        ("q", "c"),
        ("z", "c"),
        ("x", "s"),
        ("b", "p"),
        ("d", "t"),
        ("g", "k"),
    ];
    let mut sound = letters.to_owned();
    for (spelt, heard) in SAME {
        sound = sound.replace(spelt, heard);
    }
    sound
}
