//! Chinese names as they sound: by pinyin in every reading.

use super::spelling::{plain, words};
use pinyin::ToPinyinMulti;

/// The most readings of one name that are tried.
const MOST_READINGS: usize = 16;

/// A Latin name as it is compared with pinyin: surname first as written, or
/// last and moved to the front.
pub(super) fn latin_pinyin(name: &str) -> Vec<String> {
    let words = words(name);
    let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else {
        return Vec::new();
    };
    let mut keys = vec![words.concat(), last.clone() + &before.concat()];
    keys.dedup();
    keys
}

/// The pinyin of a Chinese name without tones or spaces, in every reading.
pub(super) fn han_pinyin(name: &str) -> Vec<String> {
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
pub(super) fn readings(letter: char) -> Vec<String> {
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
