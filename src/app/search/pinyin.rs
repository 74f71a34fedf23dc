//! Chinese words by their pinyin without tones: `shanghai` is a character read
//! *shang* and one read *hai*.
//!
//! Each character is taken in all its readings, so that 银行 is found by
//! `yinhang`; of words with the same sound none is left out.

use crate::text::is_han;
use pinyin::ToPinyinMulti;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The most ways to divide letters into syllables that are tried: `xian` has
/// two, a sentence typed without spaces has many.
const MOST_WAYS: usize = 32;

/// The characters of each syllable; `v` stands for `ü`.
static SYLLABLES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut syllables: BTreeMap<String, String> = BTreeMap::new();
    for character in ('\u{3400}'..='\u{9fff}').filter(|character| is_han(*character)) {
        for reading in character.to_pinyin_multi().into_iter().flatten() {
            let characters = syllables.entry(plain(reading.plain())).or_default();
            if !characters.ends_with(character) {
                characters.push(character);
            }
        }
    }
    syllables
});

fn plain(letters: &str) -> String {
    letters.to_lowercase().replace('ü', "v")
}

/// A regular expression for the words that `typed` is the pinyin of, with or
/// without spaces and apostrophes between syllables. The last syllable may still
/// be in the making. None if `typed` is no pinyin.
pub(super) fn characters(typed: &str) -> Option<String> {
    let words: Vec<String> = typed
        .split([' ', '\'', '’', '-'])
        .filter(|word| !word.is_empty())
        .map(plain)
        .collect();
    let letters = |word: &String| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let (last, before) = words.split_last()?;
    if !words.iter().all(letters) || typed.len() < 2 {
        return None;
    }
    let mut pattern = String::new();
    for word in before {
        pattern += &one_of(&divided(word))?;
    }
    let is_first = before.is_empty();
    let whole = one_of(&divided(last));
    pattern += &whole.or_else(|| one_of(&divided_so_far(last, is_first)))?;
    Some(pattern)
}

/// A regular expression for any of these.
fn one_of(ways: &[String]) -> Option<String> {
    (!ways.is_empty()).then(|| format!("(?:{})", ways.join("|")))
}

/// The ways to divide `letters` into syllables, as classes of characters.
fn divided(letters: &str) -> Vec<String> {
    let mut found = Vec::new();
    divide(letters, &mut String::new(), &mut found, &|_| None);
    found
}

/// The same with a last syllable that is not complete; one that begins the
/// pattern has to be.
fn divided_so_far(letters: &str, is_first: bool) -> Vec<String> {
    let mut found = Vec::new();
    divide(letters, &mut String::new(), &mut found, &|rest| {
        let is_alone = is_first && rest.len() == letters.len();
        (!is_alone).then(|| beginning_with(rest)).flatten()
    });
    found
}

/// Adds the ways to divide `letters` to `found`, each after the classes in
/// `before`; `unfinished` may know a class for letters that are no syllable.
fn divide(
    letters: &str,
    before: &mut String,
    found: &mut Vec<String>,
    unfinished: &dyn Fn(&str) -> Option<String>,
) {
    /// Letters of the longest syllable: *zhuang*.
    const LONGEST: usize = 6;
    if letters.is_empty() {
        found.push(before.clone());
        return;
    }
    let length = before.len();
    for end in (1..=letters.len().min(LONGEST)).rev() {
        let (syllable, rest) = letters.split_at(end);
        let class = match SYLLABLES.get(syllable) {
            Some(characters) => Some(format!("[{characters}]")),
            None if rest.is_empty() => unfinished(syllable),
            None => None,
        };
        if let Some(class) = class.filter(|_| found.len() < MOST_WAYS) {
            before.push_str(&class);
            divide(rest, before, found, unfinished);
            before.truncate(length);
        }
    }
}

/// The class of the characters whose pinyin begins with `letters`.
fn beginning_with(letters: &str) -> Option<String> {
    let syllables = SYLLABLES.range(letters.to_owned()..);
    let characters: String = syllables
        .take_while(|(syllable, _)| syllable.starts_with(letters))
        .map(|(_, characters)| characters.as_str())
        .collect();
    (!characters.is_empty()).then(|| format!("[{characters}]"))
}
