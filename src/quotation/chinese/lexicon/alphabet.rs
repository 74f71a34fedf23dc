//! What is known of each character whatever is around it: its simplified form, its
//! number in the lists, what it may be. Looked up in one table.

use super::trie::{LONGEST, Word};
use crate::quotation::chinese::character::Classes;

/// A character.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    /// The character, simplified if it is traditional.
    pub(crate) simplified: char,
    /// Its number in the alphabet: 0 if it is in none of the lists.
    pub(crate) number: u16,
    /// What it may be.
    pub(crate) classes: Classes,
}

impl Known {
    /// A character of no list.
    fn of(letter: char) -> Self {
        Self {
            simplified: letter,
            number: 0,
            classes: Classes::of(letter),
        }
    }
}

/// The characters of all lists, each with a number, and what is known of any other.
pub(crate) struct Alphabet {
    /// The characters of the Basic Multilingual Plane.
    known: Vec<Known>,
    /// How many numbers there are.
    size: usize,
}

impl Alphabet {
    /// The characters of `words`, the commonest first.
    pub(crate) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = vec![0_u32; 1 << 16];
        for letter in words.flat_map(str::chars) {
            if let Some(count) = counts.get_mut(letter as usize) {
                *count += 1;
            }
        }
        let mut letters: Vec<usize> = (0..counts.len()).filter(|&at| counts[at] > 0).collect();
        letters.sort_by_key(|&letter| std::cmp::Reverse(counts[letter]));
        let all = (0..=0xffff).map(|number| char::from_u32(number).unwrap_or_default());
        let mut known: Vec<Known> = all.map(Known::of).collect();
        let size = letters.len() + 1;
        for (number, letter) in (1..).zip(letters) {
            known[letter].number = number;
        }
        for (traditional, simplified) in traditional() {
            known[traditional as usize] = known[simplified as usize];
        }
        Self { known, size }
    }

    /// How many numbers its characters have, with 0.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// The word that `letters` are.
    pub(crate) fn word(&self, letters: impl Iterator<Item = char>) -> Word {
        let mut word = [0; LONGEST];
        for (number, letter) in word.iter_mut().zip(letters) {
            *number = self.known(letter).number;
        }
        word
    }

    /// What is known of `letter`.
    #[inline]
    pub(crate) fn known(&self, letter: char) -> Known {
        let known = self.known.get(letter as usize);
        known.copied().unwrap_or_else(|| Known::of(letter))
    }
}

/// Traditional characters, each with its simplified form.
fn traditional() -> impl Iterator<Item = (char, char)> {
    let lines = TRADITIONAL.lines().filter(|line| !line.starts_with('#'));
    let mut letters = lines.flat_map(str::chars);
    std::iter::from_fn(move || Some((letters.next()?, letters.next()?)))
}

/// Traditional characters, each followed by its simplified form.
const TRADITIONAL: &str = include_str!("../../../../assets/lexicons/traditional-characters.txt");
