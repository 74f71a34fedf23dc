//! What is known of each character whatever is around it: its simplified form, and what
//! it may be. Looked up in one table.

use crate::lexicon::word_list;
use crate::quotation::chinese::character::Classes;

/// A character.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    /// The character, simplified if it is traditional.
    pub(crate) simplified: char,
    /// What it may be.
    pub(crate) classes: Classes,
}

impl Known {
    fn of(letter: char) -> Self {
        Self {
            simplified: letter,
            classes: Classes::of(letter),
        }
    }
}

/// What is known of every character of the Basic Multilingual Plane.
pub(crate) struct Alphabet(Vec<Known>);

impl Alphabet {
    /// The table, with the simplified forms of the list.
    pub(crate) fn read() -> Self {
        let all = (0..=0xffff).map(|number| char::from_u32(number).unwrap_or_default());
        let mut known: Vec<Known> = all.map(Known::of).collect();
        for (traditional, simplified) in traditional() {
            known[traditional as usize] = known[simplified as usize];
        }
        Self(known)
    }

    /// What is known of `letter`.
    #[inline]
    pub(crate) fn known(&self, letter: char) -> Known {
        let known = self.0.get(letter as usize);
        known.copied().unwrap_or_else(|| Known::of(letter))
    }

    /// `letter` in simplified writing.
    #[inline]
    pub(crate) fn simplified(&self, letter: char) -> char {
        self.known(letter).simplified
    }
}

/// Traditional characters, each with its simplified form.
fn traditional() -> impl Iterator<Item = (char, char)> {
    let mut letters = word_list::section(TRADITIONAL, "").flat_map(str::chars);
    std::iter::from_fn(move || Some((letters.next()?, letters.next()?)))
}

/// Traditional characters, each followed by its simplified form.
const TRADITIONAL: &str = include_str!("../../../../assets/lexicons/traditional-characters.txt");
