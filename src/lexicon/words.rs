//! The words of a Chinese text, each with its part of speech.

use super::container::unpack;
use fst::raw::Output;
use fst::{IntoStreamer, Streamer};
use std::borrow::Cow;
use std::ops::Range;

/// A part of speech, or what a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Nothing is known, or letters and digits.
    Unknown,
    /// Common nouns.
    Noun,
    /// Names of people, and parts of them.
    Person,
    /// Names of places.
    Place,
    /// Names of organisations.
    Organisation,
    /// Names of anything else.
    OtherName,
    /// Verbs.
    Verb,
    /// Verbs that are also nouns.
    VerbalNoun,
    /// Adjectives.
    Adjective,
    /// Adverbs.
    Adverb,
    /// Numerals.
    Numeral,
    /// Measure words.
    Measure,
    /// Points and spans of time.
    Time,
    /// Words of position.
    Position,
    /// Pronouns.
    Pronoun,
    /// Prepositions.
    Preposition,
    /// Conjunctions.
    Conjunction,
    /// Particles and interjections.
    Particle,
    /// Idioms and set phrases.
    Idiom,
    /// Abbreviations.
    Abbreviation,
}

impl Tag {
    const ALL: [Self; 20] = [
        Self::Unknown,
        Self::Noun,
        Self::Person,
        Self::Place,
        Self::Organisation,
        Self::OtherName,
        Self::Verb,
        Self::VerbalNoun,
        Self::Adjective,
        Self::Adverb,
        Self::Numeral,
        Self::Measure,
        Self::Time,
        Self::Position,
        Self::Pronoun,
        Self::Preposition,
        Self::Conjunction,
        Self::Particle,
        Self::Idiom,
        Self::Abbreviation,
    ];

    /// The tag that the word list writes in the letters of the Peking University corpus.
    #[must_use]
    pub fn parse(letters: &str) -> Self {
        match letters {
            "nr" | "nrt" | "nrfg" => Self::Person,
            "ns" => Self::Place,
            "nt" => Self::Organisation,
            "nz" => Self::OtherName,
            "vn" => Self::VerbalNoun,
            "i" | "l" => Self::Idiom,
            "j" => Self::Abbreviation,
            _ => match letters.as_bytes().first() {
                Some(b'n') => Self::Noun,
                Some(b'v') => Self::Verb,
                Some(b'a' | b'b') => Self::Adjective,
                Some(b'd') => Self::Adverb,
                Some(b'm') => Self::Numeral,
                Some(b'q') => Self::Measure,
                Some(b't') => Self::Time,
                Some(b'f' | b's') => Self::Position,
                Some(b'r') => Self::Pronoun,
                Some(b'p') => Self::Preposition,
                Some(b'c') => Self::Conjunction,
                Some(b'u' | b'y' | b'e' | b'o' | b'k' | b'h') => Self::Particle,
                Some(b'z') if letters == "z" => Self::Adjective,
                _ => Self::Unknown,
            },
        }
    }
}

/// How finely the logarithm of a count is kept, in steps a nat.
const STEPS: f64 = 8.0;
const TAG_BITS: u64 = 5;

/// The count and the tag of a word as one number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the logarithm of a count is small and not negative"
)]
pub fn packed(count: u64, tag: Tag) -> u64 {
    let steps = (STEPS * (count.max(1) as f64).ln()).round() as u64;
    steps << TAG_BITS | tag as u64
}

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its commonest part of speech.
    pub tag: Tag,
}

/// Divides Chinese text into words.
#[derive(Debug)]
pub struct Segmenter {
    words: fst::Map<Cow<'static, [u8]>>,
    /// The logarithm of all counts, in steps.
    total: u64,
}

impl Segmenter {
    /// The segmenter of a compiled word list; none if these bytes are none.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "the logarithm of a count is small and not negative"
    )]
    pub fn open(list: &'static [u8]) -> Option<Self> {
        let [words, total] = unpack(list)?;
        let total = u64::from_le_bytes(total.try_into().ok()?).max(1);
        Some(Self {
            words: fst::Map::new(Cow::Borrowed(words)).ok()?,
            total: (STEPS * (total as f64).ln()).round() as u64,
        })
    }

    /// The commonest part of speech of a word.
    #[must_use]
    pub fn tag(&self, word: &str) -> Tag {
        self.words.get(word).map_or(Tag::Unknown, unpacked_tag)
    }

    /// About how often the list's corpus has a word; 0 for one that the list does not have.
    #[must_use]
    pub fn count(&self, word: &str) -> u64 {
        self.words.get(word).map_or(0, unpacked_count)
    }

    /// How common a word is: the logarithm of its count in the list's corpus, in eighths
    /// of a nat; 0 for one that the list does not have.
    #[must_use]
    pub fn commonness(&self, word: &str) -> u64 {
        self.words.get(word).map_or(0, |packed| packed >> TAG_BITS)
    }

    /// The words of the list that begin with `start`, longer than it: Chinese compounds,
    /// the commonest first, at most `most`.
    #[must_use]
    pub fn compounds(&self, start: &str, most: usize) -> Vec<String> {
        /// Enough of any character's, and soon gone through.
        const LOOKED_AT: usize = 20_000;
        let mut found = Vec::new();
        let mut stream = self.words.range().ge(start).into_stream();
        for _ in 0..LOOKED_AT {
            let Some((word, packed)) = stream.next() else {
                break;
            };
            let Ok(word) = std::str::from_utf8(word) else {
                continue;
            };
            if !word.starts_with(start) {
                break;
            }
            if word.len() > start.len() {
                found.push((packed >> TAG_BITS, word.to_owned()));
            }
        }
        found.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        found.truncate(most);
        found.into_iter().map(|(_, word)| word).collect()
    }

    /// The words of `text` in order: Chinese words, and runs of other letters and digits.
    /// What lies between them is marks and space.
    #[must_use]
    pub fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let mut rest = 0;
        while let Some(at) = text[rest..].find(char::is_alphanumeric) {
            let start = rest + at;
            let is_han = text[start..].starts_with(is_han);
            let end = text[start..]
                .find(|letter: char| !letter.is_alphanumeric() || self::is_han(letter) != is_han)
                .map_or(text.len(), |end| start + end);
            if is_han {
                self.divide(text, start..end, &mut words);
            } else {
                words.push(Word {
                    range: start..end,
                    tag: Tag::Unknown,
                });
            }
            rest = end;
        }
        words
    }

    /// The likeliest division of a run of Chinese characters: the words whose counts have
    /// the greatest product.
    fn divide(&self, text: &str, run: Range<usize>, words: &mut Vec<Word>) {
        let run_text = &text[run.clone()];
        // For each byte the cost of the rest of the run, and its first word.
        let mut best = vec![(u64::MAX, 0, Tag::Unknown); run.len() + 1];
        best[run.len()].0 = 0;
        for (at, letter) in run_text.char_indices().rev() {
            let single = at + letter.len_utf8();
            best[at] = (self.total + best[single].0, single, Tag::Unknown);
            self.starting(&run_text[at..], |length, packed| {
                let cost = self.total - self.total.min(packed >> TAG_BITS);
                let cost = cost + best[at + length].0;
                // A word of one character that is known beats one that is not.
                if cost <= best[at].0 {
                    best[at] = (cost, at + length, unpacked_tag(packed));
                }
            });
        }
        let mut at = 0;
        while at < run.len() {
            let (_, end, tag) = best[at];
            words.push(Word {
                range: run.start + at..run.start + end,
                tag,
            });
            at = end;
        }
    }

    /// Tells `found` of every word that `letters` begin with: its length in letters, its
    /// count in the corpus of the list, and its tag. Shorter words come first.
    pub fn beginning(&self, letters: &[char], mut found: impl FnMut(usize, u64, Tag)) {
        let fst = self.words.as_fst();
        let (mut node, mut output) = (fst.root(), Output::zero());
        let mut buffer = [0; 4];
        for (length, letter) in (1..).zip(letters) {
            for &byte in letter.encode_utf8(&mut buffer).as_bytes() {
                let Some(index) = node.find_input(byte) else {
                    return;
                };
                let transition = node.transition(index);
                output = output.cat(transition.out);
                node = fst.node(transition.addr);
            }
            if node.is_final() {
                let packed = output.cat(node.final_output()).value();
                found(length, unpacked_count(packed), unpacked_tag(packed));
            }
        }
    }

    /// Tells `found` the length and the number of every word that `text` begins with.
    fn starting(&self, text: &str, mut found: impl FnMut(usize, u64)) {
        let fst = self.words.as_fst();
        let (mut node, mut output) = (fst.root(), Output::zero());
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            let Some(index) = node.find_input(byte) else {
                return;
            };
            let transition = node.transition(index);
            output = output.cat(transition.out);
            node = fst.node(transition.addr);
            if node.is_final() && text.is_char_boundary(at + 1) {
                found(at + 1, output.cat(node.final_output()).value());
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "counts are far below what a float holds exactly"
)]
fn unpacked_count(packed: u64) -> u64 {
    ((packed >> TAG_BITS) as f64 / STEPS).exp().round() as u64
}

fn unpacked_tag(packed: u64) -> Tag {
    let tag = usize::try_from(packed & ((1 << TAG_BITS) - 1)).unwrap_or(0);
    Tag::ALL.get(tag).copied().unwrap_or(Tag::Unknown)
}

/// Whether the segmenter takes `letter` for a Chinese character.
#[must_use]
pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '〇')
}
