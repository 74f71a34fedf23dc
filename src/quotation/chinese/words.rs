//! Where ordinary words begin and end, by the dictionary of the Unicode project
//! (in `icu_segmenter`, under the Unicode licence). It holds common words and
//! hardly a name, so that what it leaves in single characters may be one.

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use std::cell::Cell;
use std::sync::LazyLock;

/// The dictionary, compiled into the program.
static DICTIONARY: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// How many letters are looked at to find one word.
const REACH: usize = 6;

/// What is known of the words of a piece: they are looked up once, though many
/// rules ask for them.
pub(super) struct Memo {
    /// The length of the word that begins at each letter; 0 if not looked up.
    lengths: Vec<Cell<u8>>,
    /// Whether each letter and the next alone are a word: 1 if not, 2 if so; 0 if
    /// not looked up.
    pairs: Vec<Cell<u8>>,
    /// Whether a word ends before each letter: 1 if not, 2 if so; 0 if not
    /// looked up.
    ends: Vec<Cell<u8>>,
}

impl Memo {
    /// Nothing known yet of `length` letters.
    pub(super) fn new(length: usize) -> Self {
        Self {
            lengths: vec![Cell::new(0); length],
            pairs: vec![Cell::new(0); length],
            ends: vec![Cell::new(0); length],
        }
    }

    /// The length of the word that begins at `at`; 0 at the end.
    pub(super) fn length(&self, letters: &[char], at: usize) -> usize {
        let Some(known) = self.lengths.get(at) else {
            return 0;
        };
        if known.get() == 0 {
            known.set(u8::try_from(first(&letters[at..])).unwrap_or(1).max(1));
        }
        usize::from(known.get())
    }

    /// Whether the two letters from `at` are a word when they stand alone.
    pub(super) fn is_pair(&self, letters: &[char], at: usize) -> bool {
        let (Some(known), Some(pair)) = (self.pairs.get(at), letters.get(at..at + 2)) else {
            return false;
        };
        if known.get() == 0 {
            known.set(1 + u8::from(first(pair) == 2));
        }
        known.get() == 2
    }

    /// Whether a word ends, and the next begins, at `at`.
    pub(super) fn ends(&self, letters: &[char], at: usize) -> bool {
        let Some(known) = self.ends.get(at) else {
            return true;
        };
        if known.get() == 0 {
            known.set(1 + u8::from(parts(letters, at)));
        }
        known.get() == 2
    }
}

/// The length of the word that `letters` begin with.
fn first(letters: &[char]) -> usize {
    let (units, length) = units(&letters[..letters.len().min(REACH)]);
    let mut ends = DICTIONARY.segment_utf16(&units[..length]);
    ends.nth(1).unwrap_or(0)
}

/// The length of the word that `letters` end with.
pub(super) fn last(letters: &[char]) -> usize {
    let (units, length) = units(&letters[letters.len().saturating_sub(REACH)..]);
    let ends = DICTIONARY.segment_utf16(&units[..length]);
    length - ends.filter(|&end| end < length).last().unwrap_or(0)
}

/// Whether a word of `letters` ends at `at`, near enough to see.
fn parts(letters: &[char], at: usize) -> bool {
    let from = at.saturating_sub(REACH - 1);
    let (units, length) = units(&letters[from..letters.len().min(at + REACH - 1)]);
    DICTIONARY
        .segment_utf16(&units[..length])
        .any(|end| from + end == at)
}

/// The longest stretch looked at.
const BUFFER: usize = 2 * REACH;

/// `letters` in UTF-16; those beyond the Basic Multilingual Plane are in no word.
fn units(letters: &[char]) -> ([u16; BUFFER], usize) {
    let mut units = [0; BUFFER];
    for (unit, &letter) in units.iter_mut().zip(letters) {
        *unit = u16::try_from(u32::from(letter)).unwrap_or(0);
    }
    (units, letters.len().min(BUFFER))
}
