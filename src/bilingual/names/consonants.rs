//! Foreign names as they sound in Chinese: by the classes of their consonants and the
//! count of their syllables.

use super::readings::readings;
use super::spelling::words;
use super::syllables::{simplified, writes_sounds};

/// The fewest consonants that tell one foreign name from another.
const SHORTEST_SKELETON: usize = 2;

/// The skeleton of the last word of a Latin name, and how many Chinese
/// characters it may take.
///
/// Chinese writes a foreign name a syllable a character; b and p, d and t, g
/// and k, l and r, f, v and w fall together, r and l before a consonant are
/// dropped or written 尔, and a nasal joins the syllable before it. So a name
/// is compared by the classes of its consonants without such r and l, and by
/// its count of syllables, which must agree exactly.
pub(crate) fn latin_skeletons(name: &str) -> Vec<String> {
    let Some(surname) = words(name).pop() else {
        return Vec::new();
    };
    let (skeleton, least, most) = latin_skeleton(&surname);
    if skeleton.len() < SHORTEST_SKELETON {
        return Vec::new();
    }
    (least..=most)
        .map(|count| format!("{skeleton}{count}"))
        .collect()
}

/// The skeleton of a word, and the fewest and the most characters that it may take.
pub(super) fn latin_skeleton(word: &str) -> (String, usize, usize) {
    let letters: Vec<char> = soundings(word).chars().collect();
    let is_vowel = |at: usize| {
        letters
            .get(at)
            .is_some_and(|letter| "aeiouy".contains(*letter))
    };
    let mut skeleton = String::new();
    let (mut least, mut spare) = (0, 0);
    for (at, &letter) in letters.iter().enumerate() {
        let doubled = at > 0 && letters[at - 1] == letter;
        let class = consonant(letter);
        match class {
            None if at > 0 && is_vowel(at - 1) => spare += usize::from(!doubled),
            None => least += 1,
            Some(_) if doubled => {}
            Some('L') if !is_vowel(at + 1) && letters.get(at + 1) != Some(&letter) => spare += 1,
            Some('M' | 'N') if !is_vowel(at + 1) && letters.get(at + 1) != Some(&letter) => {
                push(&mut skeleton, 'N');
            }
            Some(class) => {
                push(&mut skeleton, class);
                let carried =
                    is_vowel(at + 1) || letters.get(at + 1) == Some(&letter) && is_vowel(at + 2);
                least += usize::from(!carried);
            }
        }
    }
    (skeleton, least, least + spare.min(3))
}

/// `word` with letter groups of one sound as one letter.
fn soundings(word: &str) -> String {
    let mut word = word.to_string();
    for (group, sound) in [
        ("sch", "s"),
        ("tch", "s"),
        ("sh", "s"),
        ("ch", "s"),
        ("zh", "s"),
        ("kh", "h"),
        ("gh", "g"),
        ("th", "t"),
        ("ph", "f"),
        ("ck", "k"),
        ("ts", "s"),
        ("tz", "s"),
        ("cz", "s"),
        ("dz", "s"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "sy"),
        ("qu", "k"),
        ("x", "ks"),
        ("dj", "j"),
    ] {
        word = word.replace(group, sound);
    }
    word
}

/// The class of consonants that Chinese does not tell apart in foreign names.
fn consonant(letter: char) -> Option<char> {
    Some(match letter {
        'b' | 'p' => 'P',
        'd' | 't' => 'T',
        'g' | 'k' | 'c' | 'q' => 'K',
        'f' | 'v' | 'w' => 'F',
        's' | 'z' | 'j' | 'x' => 'S',
        'l' | 'r' => 'L',
        'm' => 'M',
        'n' => 'N',
        'h' => 'H',
        _ => return None,
    })
}

fn push(skeleton: &mut String, class: char) {
    if !skeleton.ends_with(class) {
        skeleton.push(class);
    }
}

/// The skeletons of a foreign name in Chinese characters: its last part, in
/// the common reading, where j may stand for a hard or a soft sound.
pub(crate) fn han_skeletons(name: &str) -> Vec<String> {
    let name = &simplified(name);
    let Some(last) = name.split(['·', '•', '・']).next_back() else {
        return Vec::new();
    };
    let count = last.chars().count();
    let foreign = last.chars().all(writes_sounds);
    if !foreign || !(2..=8).contains(&count) || count == 2 && last == name {
        return Vec::new();
    }
    let mut found = vec![han_skeleton(last, 'S'), han_skeleton(last, 'K')];
    found.dedup();
    found
        .into_iter()
        .flatten()
        .filter(|skeleton| skeleton.len() >= SHORTEST_SKELETON)
        .map(|skeleton| format!("{skeleton}{count}"))
        .collect()
}

/// The skeleton of characters that write sounds, where `soft` stands for their j.
pub(super) fn han_skeleton(name: &str, soft: char) -> Option<String> {
    let mut skeleton = String::new();
    for letter in name.chars() {
        let reading = readings(letter).into_iter().next()?;
        let first = reading.chars().next()?;
        match (letter, first) {
            ('姆', _) => push(&mut skeleton, 'N'),
            (_, 'j' | 'q') => push(&mut skeleton, if first == 'j' { soft } else { 'S' }),
            (_, first) => {
                if let Some(class) = if first == 'c' || first == 'z' {
                    Some('S')
                } else {
                    consonant(first)
                } {
                    push(&mut skeleton, class);
                }
            }
        }
        if reading.len() > 1 && (reading.ends_with('n') || reading.ends_with("ng")) {
            push(&mut skeleton, 'N');
        }
    }
    Some(skeleton)
}
