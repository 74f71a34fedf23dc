//! The dictionary of the Unicode project as it is in `icu_segmenter`: which of its
//! words begin with some letters.

use icu_collections::char16trie::{Char16Trie, Char16TrieCursor};
use icu_provider::prelude::*;
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, OnceLock};

/// The first and the last letter of the block of which its words are.
const FIRST: char = '\u{4e00}';

const LAST: char = '\u{9fff}';

/// The dictionary of the segmenter, compiled into the program: where all letters are
/// Chinese, its words are all there is to know.
static DICTIONARY: LazyLock<Option<&'static Char16Trie<'static>>> = LazyLock::new(|| {
    let chinese = DataMarkerAttributes::from_str_or_panic("cjdict");
    let request = DataRequest {
        id: DataIdentifierBorrowed::for_marker_attributes(chinese),
        ..DataRequest::default()
    };
    let found: DataResponse<SegmenterDictionaryAutoV2> = Baked.load(request).ok()?;
    match found.payload.get_static()? {
        DictionaryBreakData::Char16Trie(words) => Some(words),
        DictionaryBreakData::ZeroTrie { .. } => None,
    }
});

/// Where the dictionary goes on after each Chinese letter: the first step is the
/// longest, among thousands of letters, and many words of a text begin alike.
static BEGINNINGS: LazyLock<Vec<OnceLock<Box<Beginning>>>> = LazyLock::new(|| {
    let letters = FIRST..=LAST;
    letters.map(|_| OnceLock::new()).collect()
});

/// A letter that words begin with.
#[derive(Clone)]
struct Beginning {
    /// Whether it is a word.
    alone: bool,
    /// Where longer ones go on.
    rest: Char16TrieCursor<'static>,
}

/// The words of the dictionary that begin at a letter.
#[derive(Clone, Copy)]
pub(crate) struct Begun {
    /// The bit of each length that one of them has.
    lengths: u16,
    /// How many letters could be the beginning of a longer one.
    open: u8,
}

impl Begun {
    /// The words that `letters`, the first of them Chinese, begin with; `None` if there is
    /// no dictionary.
    pub(crate) fn at(letters: &[char]) -> Option<Self> {
        let words = (*DICTIONARY)?;
        let keys = [2, 3].map(|length| Key::of(letters.get(..length)?));
        let known = keys.into_iter().flatten().find_map(Key::recall);
        Some(known.unwrap_or_else(|| {
            let begun = Self::look_up(words, letters);
            // As many letters as are open and the next one decide.
            let key = usize::from(begun.open.max(1)) - 1;
            if let Some(key) = keys.get(key).copied().flatten() {
                key.remember(begun);
            }
            begun
        }))
    }

    fn look_up(words: &'static Char16Trie<'static>, letters: &[char]) -> Self {
        let Beginning { alone, mut rest } = Beginning::of(words, letters[0]);
        let mut begun = Self {
            lengths: u16::from(alone) << 1,
            open: u8::from(!rest.is_empty()),
        };
        let chinese = letters.iter().take_while(|letter| is_han(**letter));
        for (length, &letter) in (1_u8..).zip(chinese).skip(1) {
            if rest.is_empty() {
                break;
            }
            rest.step(letter);
            begun.lengths |= u16::from(rest.value().is_some()) << length;
            if !rest.is_empty() {
                begun.open = length;
            }
        }
        begun
    }

    /// The length of the longest word within `letters`, as the segmenter takes it: where
    /// they are only the beginning of one, they are its word.
    pub(crate) fn longest(self, letters: &[char]) -> usize {
        let within = self.lengths & ((2 << letters.len()) - 1);
        if within != 0 {
            return within.ilog2() as usize;
        }
        let open = usize::from(self.open);
        let all = letters.get(open).is_none_or(|&letter| !is_han(letter));
        if all { open.clamp(1, letters.len()) } else { 1 }
    }
}

/// A few Chinese letters that decide which words begin with them.
#[derive(Clone, Copy)]
struct Key(u64);

/// What was looked up lately: the words of a text come again and again, and the dictionary
/// is far larger than what a processor keeps near. From the lowest bit: the key, the
/// lengths, and how many letters are open.
static LATELY: [AtomicU64; 1 << LATELY_BITS] = [const { AtomicU64::new(0) }; 1 << LATELY_BITS];

/// The logarithm of how many keys are remembered.
const LATELY_BITS: u32 = 14;

/// How many bits a letter of a key takes.
const LETTER_BITS: u32 = 15;

/// How many bits a key takes.
const KEY_BITS: u32 = 3 * LETTER_BITS;

impl Key {
    /// The key of `letters`, at most three, if all are Chinese.
    fn of(letters: &[char]) -> Option<Self> {
        let number = |letter: char| u64::from(letter) - u64::from(FIRST) + 1;
        let mut key = 0;
        for &letter in letters {
            key = key << LETTER_BITS | is_han(letter).then(|| number(letter))?;
        }
        Some(Self(key))
    }

    /// Where it is remembered, in the place of others.
    fn place(self) -> &'static AtomicU64 {
        // Knuth's multiplicative hashing, by the golden ratio of 2⁶⁴.
        let hash = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        &LATELY[(hash >> (u64::BITS - LATELY_BITS)) as usize]
    }

    fn recall(self) -> Option<Begun> {
        let known = self.place().load(Ordering::Relaxed);
        let [lengths, open, ..] = (known >> KEY_BITS).to_le_bytes();
        let is_this = known & ((1 << KEY_BITS) - 1) == self.0;
        is_this.then_some(Begun {
            lengths: lengths.into(),
            open,
        })
    }

    fn remember(self, begun: Begun) {
        let begun = u64::from(begun.lengths) | u64::from(begun.open) << 8;
        let known = begun << KEY_BITS | self.0;
        self.place().store(known, Ordering::Relaxed);
    }
}

impl Beginning {
    /// What the dictionary has that begins with `letter`.
    fn of(words: &'static Char16Trie<'static>, letter: char) -> Self {
        let look = || {
            let mut rest = words.cursor();
            rest.step(letter);
            let alone = rest.value().is_some();
            Self { alone, rest }
        };
        match BEGINNINGS.get((letter as usize).wrapping_sub(FIRST as usize)) {
            Some(known) => Self::clone(known.get_or_init(|| Box::new(look()))),
            None => look(),
        }
    }
}

/// Whether `letter` is one of those that the words of the dictionary are of.
#[inline]
pub(crate) fn is_han(letter: char) -> bool {
    matches!(letter, FIRST..=LAST)
}
