//! Where ordinary words begin and end, by the word list of the lexicon: the longest word
//! from each place on. Names of people are left out, so that what is left in single
//! characters may be one.

use crate::lexicon::{Lexicon, Tag};
use crate::quotation::chinese::character::is_han;
use std::cell::Cell;

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
    /// The lengths of the words that begin here, a bit for each.
    words: Cell<Option<u16>>,
}

impl Memo {
    /// Knows nothing yet of `length` letters.
    pub(crate) fn forget(&mut self, length: usize) {
        self.0.clear();
        self.0.resize(length, Place::default());
    }

    /// The length of the word that begins at `at`; 0 at the end.
    pub(crate) fn length(&self, letters: &[char], at: usize) -> usize {
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
    pub(crate) fn is_pair(&self, letters: &[char], at: usize) -> bool {
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
    pub(crate) fn ends(&self, letters: &[char], at: usize) -> bool {
        let Some(place) = self.0.get(at) else {
            return true;
        };
        if place.ends.get() == 0 {
            place.ends.set(1 + u8::from(self.parts(letters, at)));
        }
        place.ends.get() == 2
    }

    /// The length of the word that `letters[from..at]` end with.
    pub(crate) fn last(&self, letters: &[char], from: usize, at: usize) -> usize {
        let from = from.max(at.saturating_sub(REACH));
        let (mut start, mut end) = (from, from);
        while end < at {
            (start, end) = (end, self.word_end(letters, end, at));
        }
        end - start
    }

    /// The length of the word that `letters[at..to]` begin with.
    fn first(&self, letters: &[char], at: usize, to: usize) -> usize {
        self.word_end(letters, at, to) - at
    }

    /// Whether a word of `letters` ends at `at`, near enough to see.
    fn parts(&self, letters: &[char], at: usize) -> bool {
        let from = at.saturating_sub(REACH - 1);
        let to = letters.len().min(at + REACH - 1);
        // No word goes on over a mark.
        let is_mark = |letter: &char| !letter.is_alphanumeric();
        let mark = letters[from..at].iter().rposition(is_mark);
        let mut end = mark.map_or(from, |mark| from + mark + 1);
        while end < at {
            end = self.word_end(letters, end, to);
        }
        end == at
    }

    /// Where the word ends that begins at `at`, if nothing follows `to`.
    fn word_end(&self, letters: &[char], at: usize, to: usize) -> usize {
        if !is_han(letters[at]) {
            let is_inside = |letter: &&char| letter.is_alphanumeric() && !is_han(**letter);
            let run = letters[at..to].iter().take_while(is_inside).count();
            return at + run.max(1);
        }
        let known = &self.0[at].words;
        let lengths = known.get().unwrap_or_else(|| {
            let lengths = lengths(&letters[at..letters.len().min(at + REACH)]);
            known.set(Some(lengths));
            lengths
        });
        let within = lengths & ((2 << (to - at)) - 1);
        at + within.checked_ilog2().map_or(1, |length| length as usize)
    }
}

/// The fewest times that a short word has to be in the corpus of the word list: rarer ones
/// are parts of names as often as words.
const COMMON: u64 = 4;
/// The most letters of a short word.
const SHORT: usize = 3;

/// The lengths of the ordinary words that `letters` begin with, a bit for each.
fn lengths(letters: &[char]) -> u16 {
    let mut lengths = 1 << 1;
    let segmenter = &Lexicon::embedded().segmenter;
    segmenter.beginning(letters, |length, count, tag| {
        if tag != Tag::Person && (length > SHORT || count >= COMMON) {
            lengths |= 1 << length;
        }
    });
    lengths
}

#[cfg(test)]
mod tests {
    use super::super::annotated_text::Annotations;
    use super::super::name_statistics::NameStatistics;

    /// Checks that ordinary words end at the bars of `marked` and nowhere else.
    #[track_caller]
    fn check(marked: &str) {
        let letters: Vec<char> = marked.chars().filter(|letter| *letter != '|').collect();
        let annotations = Annotations::of(letters.iter().copied());
        let statistics = NameStatistics::default();
        let text = annotations.letters(&statistics);
        let mut shown = String::new();
        for (at, letter) in letters.iter().enumerate() {
            if at > 0 && text.parts_at(at) {
                shown.push('|');
            }
            shown.push(*letter);
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn ordinary_words_are_parted_and_names_are_left_in_characters() {
        check("外交部|发言人|林|若|溪|表示");
        check("他|说|：|“|各方|应当|保持|冷静|。|”");
        check("到|了|乌鲁木齐");
        check("ABC|公司");
    }

    #[test]
    fn a_word_ends_where_the_letters_do() {
        let annotations = Annotations::of("人工智能".chars());
        let statistics = NameStatistics::default();
        let text = annotations.letters(&statistics);
        assert_eq!(text.word_at(0), 4);
        assert_eq!(text.last_word(0, 2), 2);
        assert_eq!(text.word_at(4), 0);
    }
}
