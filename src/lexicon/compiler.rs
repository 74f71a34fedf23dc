//! Compiles the text of CC-CEDICT and a list of words into the form that
//! `Dictionary` and `Segmenter` read. Also part of the build script.

use super::container::{pack, push_varint, small, unpack};
use super::english;
use super::line::Line;
use super::records::compressed;
use super::words::{self, Tag};
use fst::Streamer;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A word that no corpus counted, as if it had been seen once: the logarithm of that is 0.
const UNCOUNTED: u64 = Tag::Unknown as u64;

/// The lemmas of an entry's senses, each with the fewest content words that a sense with it
/// has.
type Lemmas = BTreeMap<String, u8>;

/// Entries from one to the next whose lemmas are found without going through those before.
pub const STRIDE: usize = 8;
/// Numbers of content words that are written with the lemma; greater ones follow it.
pub const SMALL_SIZES: u32 = 7;

/// The dictionary of the CC-CEDICT lines in `text`; empty where there are none.
pub fn dictionary(text: &str) -> Vec<u8> {
    let lines: Vec<Line> = text.lines().filter_map(Line::parse).collect();
    let counts = gloss_counts(&lines);
    let entries = lemmas(&lines, &counts);
    let [usual, common, blocks, index] = compressed(&lines);
    let (lemmas, numbers) = lemma_table(&entries);
    let (translations, starts) = translations(&entries, &numbers);
    let (keys, groups) = headwords(&lines);
    let counts: BTreeMap<&str, u64> = counts
        .iter()
        .map(|(word, &count)| (word.as_str(), u64::from(count)))
        .collect();
    let counts = fst::Map::from_iter(counts).unwrap_or_default();
    pack(&[
        &keys,
        &groups,
        &translations,
        &starts,
        &usual,
        &common,
        &blocks,
        &index,
        counts.as_fst().as_bytes(),
        &lemmas,
    ])
}

/// Where the entries of each headword are, in either script: the number of the entry, or
/// where it has several the number of all lines and the place in the second, which lists
/// them.
fn headwords(lines: &[Line]) -> (Vec<u8>, Vec<u8>) {
    let mut words: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, line) in lines.iter().enumerate() {
        words
            .entry(line.simplified)
            .or_default()
            .push(small(number));
        if line.traditional != line.simplified {
            words
                .entry(line.traditional)
                .or_default()
                .push(small(number));
        }
    }
    let mut keys = fst::MapBuilder::memory();
    let mut groups = Vec::new();
    // Both scripts of a word often have the same.
    let mut places: HashMap<Vec<u32>, u64> = HashMap::new();
    for (word, records) in words {
        let value = match records.as_slice() {
            [record] => u64::from(*record),
            _ => *places.entry(records).or_insert_with_key(|records| {
                let place = lines.len() + groups.len();
                push_varint(&mut groups, small(records.len()));
                for &record in records {
                    push_varint(&mut groups, record);
                }
                place as u64
            }),
        };
        // The keys come in order and once: nothing to fail.
        let _ = keys.insert(word, value);
    }
    (keys.into_inner().unwrap_or_default(), groups)
}

/// The lemmas of each entry, and where those of every [`STRIDE`]th are.
fn translations(entries: &[Lemmas], numbers: &HashMap<&str, u32>) -> (Vec<u8>, Vec<u8>) {
    let (mut translations, mut starts) = (Vec::new(), Vec::new());
    for (record, lemmas) in entries.iter().enumerate() {
        if record % STRIDE == 0 {
            starts.extend(small(translations.len()).to_le_bytes());
        }
        push_varint(&mut translations, small(lemmas.len()));
        for (lemma, &size) in lemmas {
            let shown = u32::from(size).min(SMALL_SIZES);
            push_varint(&mut translations, numbers[lemma.as_str()] << 3 | shown);
            if shown == SMALL_SIZES {
                translations.push(size);
            }
        }
    }
    (translations, starts)
}

/// How often the senses have each English word.
pub fn gloss_counts(lines: &[Line]) -> HashMap<String, u32> {
    let mut counts = HashMap::new();
    for word in lines.iter().flat_map(senses).flatten() {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// The lemmas of the senses of each line.
fn lemmas(lines: &[Line], counts: &HashMap<String, u32>) -> Vec<Lemmas> {
    let count = |word: &str| counts.get(word).copied().unwrap_or(0);
    let mut lemmas: HashMap<String, String> = HashMap::new();
    let mut of_line = |line: &Line| {
        let mut found = Lemmas::new();
        for sense in senses(line) {
            let sense: BTreeSet<String> = sense
                .into_iter()
                .map(|word| {
                    lemmas
                        .entry(word)
                        .or_insert_with_key(|word| english::lemma(word, count))
                        .clone()
                })
                .filter(|lemma| !english::is_function_word(lemma))
                .collect();
            let size = u8::try_from(sense.len()).unwrap_or(u8::MAX);
            for lemma in sense {
                let least = found.entry(lemma).or_insert(size);
                *least = size.min(*least);
            }
        }
        found
    };
    lines.iter().map(&mut of_line).collect()
}

/// The words of each sense in lower case, without remarks in brackets.
fn senses(line: &Line) -> Vec<Vec<String>> {
    words_of_each(line.senses.split('/'))
}

/// The same of each gloss: a sense may have several, with semicolons between.
#[must_use]
pub fn glosses(line: &Line) -> Vec<Vec<String>> {
    words_of_each(line.senses.split(['/', ';']))
}

fn words_of_each<'a>(senses: impl Iterator<Item = &'a str>) -> Vec<Vec<String>> {
    senses
        .filter(|sense| !sense.starts_with("CL:"))
        .map(|sense| gloss_words(&without_remarks(sense)))
        .filter(|words| !words.is_empty())
        .collect()
}

fn without_remarks(sense: &str) -> String {
    let mut depth = 0;
    let mut kept = String::with_capacity(sense.len());
    for letter in sense.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if depth <= 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

fn gloss_words(sense: &str) -> Vec<String> {
    let is_latin = |letter: char| letter.is_ascii_alphabetic() || ('À'..='ÿ').contains(&letter);
    let mut words = Vec::new();
    let mut rest = sense;
    while let Some(at) = rest.find(|letter| is_latin(letter) || letter.is_ascii_digit()) {
        rest = &rest[at..];
        let is_number = rest.starts_with(|first: char| first.is_ascii_digit());
        let end = rest
            .find(|letter: char| {
                !(if is_number {
                    letter.is_ascii_digit()
                } else {
                    is_latin(letter) || matches!(letter, '\'' | '’' | '-')
                })
            })
            .unwrap_or(rest.len());
        let word = rest[..end].to_lowercase().replace('’', "'");
        let word = word.strip_suffix("'s").unwrap_or(&word);
        words.extend(
            word.split('-')
                .filter(|part| !part.is_empty())
                .map(str::to_owned),
        );
        if word.trim_matches('-').contains('-') {
            words.push(word.replace('-', ""));
        }
        rest = &rest[end..];
    }
    words
}

/// The lemmas, parted by line ends, the commonest first; and their numbers.
fn lemma_table(entries: &[Lemmas]) -> (Vec<u8>, HashMap<&str, u32>) {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for lemma in entries.iter().flat_map(BTreeMap::keys) {
        *counts.entry(lemma).or_default() += 1;
    }
    let mut lemmas: Vec<(&str, u32)> = counts.into_iter().collect();
    lemmas.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let numbers = (0..)
        .zip(&lemmas)
        .map(|(number, &(lemma, _))| (lemma, number))
        .collect();
    let lemmas: Vec<&str> = lemmas.into_iter().map(|(lemma, _)| lemma).collect();
    (lemmas.join("\n").into_bytes(), numbers)
}

/// The segmenter's list: the lines `word count tag` of `list`, and the headwords of the
/// CC-CEDICT lines in `dictionary`, which count as seen once.
#[must_use]
pub fn word_list(list: &str, dictionary: &str) -> Vec<u8> {
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    let mut total: u64 = 0;
    for line in list.lines() {
        let mut fields = line.split(' ');
        let (Some(word), Some(count), Some(tag)) = (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let count: u64 = count.parse().unwrap_or(0);
        total += count;
        words.insert(word, words::packed(count, Tag::parse(tag)));
    }
    for word in words_of(dictionary) {
        words.entry(word).or_insert(UNCOUNTED);
    }
    let words = fst::Map::from_iter(words).unwrap_or_default();
    pack(&[words.as_fst().as_bytes(), &total.to_le_bytes()])
}

/// The `list` that [`word_list`] made, with the headwords of the CC-CEDICT lines in
/// `dictionary` as well. Nothing if it is no such list.
#[must_use]
pub fn longer_word_list(list: &[u8], dictionary: &str) -> Option<Vec<u8>> {
    let [words, total] = unpack(list)?;
    let words = fst::Map::new(words).ok()?;
    let own: BTreeSet<&str> = words_of(dictionary).collect();
    let own = own.into_iter().map(|word| (word, UNCOUNTED));
    let own = fst::Map::from_iter(own).ok()?;
    let mut both = fst::MapBuilder::memory();
    let mut union = words.op().add(&own).union();
    while let Some((word, packed)) = union.next() {
        let packed = packed.first().map_or(UNCOUNTED, |first| first.value);
        both.insert(word, packed).ok()?;
    }
    Some(pack(&[&both.into_inner().ok()?, total]))
}

/// The headwords of the lines in `dictionary`, in both scripts.
fn words_of(dictionary: &str) -> impl Iterator<Item = &str> {
    let lines = dictionary.lines().filter_map(Line::parse);
    lines.flat_map(|line| [line.simplified, line.traditional])
}
