//! What the dictionary says of a word: its entries, and what may translate it.

use super::compiler::{SMALL_SIZES, STRIDE};
use super::container::{next_varint, numbers, u32_at, unpack};
use super::english;
use super::records::Records;
use super::script::Script;
use super::spelling::american;
use crate::text::is_han;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::OnceLock;

/// One entry of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The word in traditional characters.
    pub traditional: String,
    /// The word in simplified characters.
    pub simplified: String,
    /// Its pinyin, tones as numbers, a space between syllables.
    pub reading: String,
    /// Its meanings in English.
    pub senses: Vec<String>,
}

impl Entry {
    /// The meanings, without measure words; the words inside them in `script`, their
    /// readings as `write` has them.
    pub fn senses_with(&self, script: Script, write: impl Fn(&str) -> String) -> Vec<String> {
        let senses = self.senses.iter().filter(|sense| !sense.starts_with("CL:"));
        senses
            .map(|sense| sense_with(&in_one_script(sense, script), &write))
            .collect()
    }
}

/// A meaning with the words inside it, `長城|长城`, in `script` alone.
fn in_one_script(sense: &str, script: Script) -> String {
    let (mut written, mut rest) = (String::new(), sense);
    while let Some((before, after)) = rest.split_once('|') {
        let is_end = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
        let (simplified, after) = after.split_at(after.find(is_end).unwrap_or(after.len()));
        rest = after;
        if !simplified.contains(is_han) {
            let _ = write!(written, "{before}|{simplified}");
            continue;
        }
        // The traditional word has as many characters, and nothing between.
        let last = simplified.chars().count().checked_sub(1);
        let start = last.and_then(|last| before.char_indices().rev().nth(last));
        let (before, traditional) = before.split_at(start.map_or(before.len(), |(at, _)| at));
        written += before;
        written += match script {
            Script::Traditional if !traditional.is_empty() => traditional,
            _ => simplified,
        };
    }
    written + rest
}

/// A meaning with the readings inside it, `行[hang2]`, as `write` has them.
fn sense_with(sense: &str, write: impl Fn(&str) -> String) -> String {
    let (mut written, mut rest) = (String::new(), sense);
    while let Some((before, after)) = rest.split_once('[') {
        let Some((reading, after)) = after.split_once(']') else {
            break;
        };
        let _ = write!(written, "{before} ({})", write(reading));
        rest = after;
    }
    written + rest
}

/// A Chinese and English dictionary, which is read where it lies: opening it costs nothing.
#[derive(Debug)]
pub struct Dictionary {
    /// The entry of a headword, or where in `groups` its entries are listed.
    keys: fst::Map<Cow<'static, [u8]>>,
    groups: Cow<'static, [u8]>,
    /// The lemmas of all entries, and where those of some start.
    translations: Cow<'static, [u8]>,
    starts: Cow<'static, [u8]>,
    records: Records,
    /// How often the senses have an English word.
    counts: fst::Map<Cow<'static, [u8]>>,
    lemmas: Cow<'static, [u8]>,
    /// Where each lemma starts.
    lemma_starts: OnceLock<Vec<usize>>,
}

impl Dictionary {
    /// The dictionary that is part of the program.
    #[must_use]
    pub fn open(bytes: &'static [u8]) -> Option<Self> {
        Self::of_sections(unpack(bytes)?.map(Cow::Borrowed))
    }

    /// A dictionary that was compiled for the reader.
    #[must_use]
    pub fn open_owned(bytes: &[u8]) -> Option<Self> {
        Self::of_sections(unpack(bytes)?.map(|section: &[u8]| Cow::Owned(section.to_vec())))
    }

    fn of_sections(sections: [Cow<'static, [u8]>; 10]) -> Option<Self> {
        let [
            keys,
            groups,
            translations,
            starts,
            usual,
            common,
            blocks,
            index,
            counts,
            lemmas,
        ] = sections;
        std::str::from_utf8(&lemmas).ok()?;
        Some(Self {
            keys: fst::Map::new(keys).ok()?,
            groups,
            translations,
            starts,
            records: Records::open([usual, common, blocks, index]),
            counts: fst::Map::new(counts).ok()?,
            lemmas,
            lemma_starts: OnceLock::new(),
        })
    }

    /// Whether the dictionary has `word`, in either script.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.keys.contains_key(word)
    }

    /// The entries of `word`, in either script, in the order of the dictionary.
    #[must_use]
    pub fn entries(&self, word: &str) -> Vec<Entry> {
        let records = self.records_of(word).into_iter();
        records.filter_map(|record| self.entry(record)).collect()
    }

    /// The lemmas of English words that may translate `word`, each with a weight up to 1:
    /// the fewer other words a sense has, the more.
    pub fn translations<'a>(&'a self, word: &str) -> impl Iterator<Item = (&'a str, f32)> {
        let records = self.records_of(word);
        let mut found: SmallVec<[Translation; 8]> = SmallVec::new();
        for &record in &records {
            self.collect_translations(record, &mut found);
        }
        if records.len() > 1 {
            found.sort_by_key(|&(lemma, size)| (self.lemma_at(lemma), size));
            found.dedup_by_key(|&mut (lemma, _)| lemma);
        }
        found.into_iter().map(|(lemma, size)| {
            let weight = 1.0 / (1.0 + 0.15 * (f32::from(size.max(1)) - 1.0));
            (self.lemma_at(lemma), weight)
        })
    }

    /// Adds the lemmas of an entry to `found`.
    fn collect_translations(&self, record: u32, found: &mut SmallVec<[Translation; 8]>) {
        let record = record as usize;
        let start = u32_at(&self.starts, record / STRIDE).unwrap_or(u32::MAX) as usize;
        let mut bytes = self.translations.get(start..).unwrap_or_default();
        for _ in 0..record % STRIDE {
            next_translations(&mut bytes).for_each(drop);
        }
        found.extend(next_translations(&mut bytes));
    }

    /// The lemma of an English word as it stands in a text.
    #[must_use]
    pub fn lemma_of(&self, form: &str) -> String {
        let lower = form.to_lowercase().replace('’', "'");
        self.lemma(lower.strip_suffix("'s").unwrap_or(&lower))
    }

    /// The lemma of an English word in lower case; in the spelling of the dictionary,
    /// where it knows the word in that one alone.
    #[must_use]
    pub fn lemma(&self, word: &str) -> String {
        let count = |word: &str| {
            let count = self.counts.get(word).unwrap_or(0);
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        let lemma = english::lemma(word, count);
        if count(&lemma) > 0 {
            return lemma;
        }
        american(word)
            .map(|word| english::lemma(&word, count))
            .find(|lemma| count(lemma) > 0)
            .unwrap_or(lemma)
    }

    /// The numbers of the entries of `word`.
    fn records_of(&self, word: &str) -> SmallVec<[u32; 4]> {
        let Some(value) = self.keys.get(word) else {
            return SmallVec::new();
        };
        match value.checked_sub(u64::from(self.records.count())) {
            None => u32::try_from(value).into_iter().collect(),
            Some(place) => {
                let place = usize::try_from(place).unwrap_or(usize::MAX);
                let mut group = self.groups.get(place..).unwrap_or_default();
                numbers(&mut group).collect()
            }
        }
    }

    fn lemma_at(&self, number: usize) -> &str {
        let starts = self.lemma_starts.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', &self.lemmas).map(|end| end + 1);
            let mut starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
            starts.push(self.lemmas.len() + 1);
            starts
        });
        let bytes = starts
            .get(number)
            .zip(starts.get(number + 1))
            .and_then(|(&start, &next)| self.lemmas.get(start..next - 1));
        std::str::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
    }

    pub(super) fn entry(&self, record: u32) -> Option<Entry> {
        let [traditional, simplified, reading, senses] = self.records.record(record)?;
        Some(Entry {
            traditional,
            simplified,
            reading,
            senses: senses.split('/').map(str::to_owned).collect(),
        })
    }
}

/// The number of a lemma, and the fewest content words of a sense with it.
type Translation = (usize, u8);

/// Takes the lemmas of one entry off the front.
fn next_translations(bytes: &mut &[u8]) -> impl Iterator<Item = Translation> {
    let count = next_varint(bytes).unwrap_or(0);
    (0..count).map_while(move |_| {
        let packed = next_varint(bytes)?;
        let mut size = packed & SMALL_SIZES;
        if size == SMALL_SIZES {
            let (&written, rest) = bytes.split_first()?;
            *bytes = rest;
            size = written.into();
        }
        Some(((packed >> 3) as usize, u8::try_from(size).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_inside_a_meaning_are_in_one_script_with_their_readings() {
        let senses = [
            "abbr. for 支持恐怖主義|支持恐怖主义[zhi1 chi2 kong3 bu4 zhu3 yi4]",
            "see 三天打魚，兩天曬網|三天打鱼，两天晒网",
            "old name of 大陸|大陆 and 臺灣|台湾 alike; CL:間|间",
            "either|or",
            "|",
        ];
        let in_script = |script| senses.map(|sense| in_one_script(sense, script));
        assert_eq!(
            in_script(Script::Simplified),
            [
                "abbr. for 支持恐怖主义[zhi1 chi2 kong3 bu4 zhu3 yi4]",
                "see 三天打鱼，两天晒网",
                "old name of 大陆 and 台湾 alike; CL:间",
                "either|or",
                "|",
            ]
        );
        assert_eq!(
            in_script(Script::Traditional)[..3],
            [
                "abbr. for 支持恐怖主義[zhi1 chi2 kong3 bu4 zhu3 yi4]",
                "see 三天打魚，兩天曬網",
                "old name of 大陸 and 臺灣 alike; CL:間",
            ]
        );
    }
}
