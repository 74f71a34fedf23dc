//! Where ordinary words begin and end, by the dictionary of the Unicode project
//! (in `icu_segmenter`, under the Unicode licence). It holds common words and
//! hardly a name, so that what it leaves in single characters may be one.

use super::char_index::IndexedText;
use super::dictionary::{Begun, is_han};
use crate::quotation::chinese::character::Class;
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use std::cell::Cell;
use std::sync::LazyLock;

/// What parts any text, by its scripts and the dictionary.
static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// How many letters are looked at to find one word.
const REACH: usize = 6;

/// What is known of the words of a chunk: they are looked up once, though many
/// rules ask for them.
#[derive(Default)]
pub(crate) struct Memo(Vec<Place>);

/// What is known of the words at a letter. Nothing is looked up before it is asked for.
#[derive(Clone, Default)]
struct Place {
    /// The length of the word that begins here; 0 if not looked up.
    length: Cell<u8>,
    /// Whether this letter and the next alone are a word: 1 if not, 2 if so; 0 if
    /// not looked up.
    pair: Cell<u8>,
    /// Whether a word ends before this letter: 1 if not, 2 if so; 0 if not looked up.
    ends: Cell<u8>,
    /// The words of the dictionary that begin here.
    words: Cell<Option<Begun>>,
}

impl Memo {
    /// Knows nothing yet of `length` letters.
    pub(crate) fn forget(&mut self, length: usize) {
        self.0.clear();
        self.0.resize(length, Place::default());
    }

    /// The length of the word that begins at `at`; 0 at the end.
    pub(crate) fn length(&self, letters: IndexedText<'_>, at: usize) -> usize {
        let Some(place) = self.0.get(at) else {
            return 0;
        };
        if place.length.get() == 0 {
            let length = self.first(letters, at, letters.len().min(at + REACH));
            place.length.set(u8::try_from(length).unwrap_or(1).max(1));
        }
        usize::from(place.length.get())
    }

    /// Whether the two letters from `at` are a word when they stand alone.
    pub(crate) fn is_pair(&self, letters: IndexedText<'_>, at: usize) -> bool {
        let Some(place) = self.0.get(at).filter(|_| at + 2 <= letters.len()) else {
            return false;
        };
        if place.pair.get() == 0 {
            let is_pair = self.first(letters, at, at + 2) == 2;
            place.pair.set(1 + u8::from(is_pair));
        }
        place.pair.get() == 2
    }

    /// Whether a word ends, and the next begins, at `at`.
    pub(crate) fn ends(&self, letters: IndexedText<'_>, at: usize) -> bool {
        let Some(place) = self.0.get(at) else {
            return true;
        };
        if place.ends.get() == 0 {
            place.ends.set(1 + u8::from(self.parts(letters, at)));
        }
        place.ends.get() == 2
    }

    /// The length of the word that `letters[from..at]` end with.
    pub(crate) fn last(&self, letters: IndexedText<'_>, from: usize, at: usize) -> usize {
        let from = from.max(at.saturating_sub(REACH));
        let (mut start, mut end) = (from, from);
        while end < at {
            let Some(next) = self.known(letters, from, end, at) else {
                return last(&letters[from..at]);
            };
            (start, end) = (end, next);
        }
        end - start
    }

    /// The length of the word that `letters[at..to]` begin with.
    fn first(&self, letters: IndexedText<'_>, at: usize, to: usize) -> usize {
        self.known(letters, at, at, to)
            .map_or_else(|| segmented(&letters[at..to]), |end| end - at)
    }

    /// Whether a word of `letters` ends at `at`, near enough to see.
    fn parts(&self, letters: IndexedText<'_>, at: usize) -> bool {
        let from = at.saturating_sub(REACH - 1);
        let to = letters.len().min(at + REACH - 1);
        if !letters.none(Class::Unplain, from, to) {
            return parts(&letters, from, at, to);
        }
        // No word goes on over a mark.
        let mark = letters.last(Class::Foreign, from, at);
        let mut end = mark.map_or(from, |mark| mark + 1);
        while end < at {
            let Some(next) = self.known(letters, from, end, to) else {
                return parts(&letters, from, at, to);
            };
            end = next;
        }
        end == at
    }

    /// Where the word ends that begins at `at` when `letters[from..to]` stand alone, if
    /// the dictionary is enough to tell.
    fn known(&self, letters: IndexedText<'_>, from: usize, at: usize, to: usize) -> Option<usize> {
        if !letters.none(Class::Unplain, from, to) {
            return None;
        }
        if !is_han(letters[at]) {
            return Some(at + 1);
        }
        let known = &self.0[at].words;
        let begun = match known.get() {
            Some(begun) => begun,
            None => {
                let begun = Begun::at(&letters[at..letters.len().min(at + BUFFER)])?;
                known.set(Some(begun));
                begun
            }
        };
        Some(at + begun.longest(&letters[at..to]))
    }
}

/// The length of the word that `letters` begin with, whatever letters they are.
fn segmented(letters: &[char]) -> usize {
    let (units, length) = units(letters);
    let mut ends = SEGMENTER.segment_utf16(&units[..length]);
    ends.nth(1).unwrap_or(0)
}

/// Whether a word of `letters[from..to]` ends at `at`, whatever letters they are.
fn parts(letters: &[char], from: usize, at: usize, to: usize) -> bool {
    let (units, length) = units(&letters[from..to]);
    SEGMENTER
        .segment_utf16(&units[..length])
        .any(|end| from + end == at)
}

/// The length of the word that `letters` end with, whatever letters they are.
fn last(letters: &[char]) -> usize {
    let (units, length) = units(letters);
    let ends = SEGMENTER.segment_utf16(&units[..length]);
    length - ends.filter(|&end| end < length).last().unwrap_or(0)
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

#[cfg(test)]
mod tests {
    use super::super::annotated_text::Annotations;
    use super::super::name_statistics::NameStatistics;
    use super::*;

    /// A text of words, names and what the dictionary knows the beginning of only.
    const TEXT: &str = "中华人民共和国外交部发言人林若溪12日在例行记者会上说，有关各方应当保持冷静克制。\
        “不以物喜”，她说：《阿凡提》里的歇斯底里；乌鲁木齐（ABC）人工智能！研究生命的起源？、\
        不可思议的是他一不做二不休，布宜诺斯艾利斯の人口１２，０００·约翰·列侬·7.5%……说——「大家都来」——亚的斯亚";

    #[test]
    fn the_dictionary_alone_parts_words_as_the_segmenter_does() {
        let letters: Vec<char> = TEXT.chars().collect();
        let statistics = NameStatistics::default();
        for from in 0..letters.len() {
            for to in from + 1..=letters.len().min(from + BUFFER) {
                let letters = &letters[from..to];
                let spread = Annotations::of(letters.iter().copied());
                let read = spread.letters(&statistics);
                for at in 0..letters.len() {
                    let end = letters.len().min(at + REACH);
                    let length = segmented(&letters[at..end]);
                    assert_eq!(read.word_at(at), length, "{letters:?} {at}");
                    let first = at.saturating_sub(REACH - 1);
                    let last = letters.len().min(at + REACH - 1);
                    let ends = parts(letters, first, at, last);
                    assert_eq!(read.parts_at(at), ends, "{letters:?} {at}");
                }
                assert_eq!(
                    read.last_word(0, letters.len()),
                    last(&letters[letters.len().saturating_sub(REACH)..]),
                    "{letters:?}"
                );
                let pair = letters.len() > 1 && segmented(&letters[..2]) == 2;
                let mut memo = Memo::default();
                memo.forget(letters.len());
                assert_eq!(memo.is_pair(read.indexed(), 0), pair, "{letters:?}");
            }
        }
    }
}
