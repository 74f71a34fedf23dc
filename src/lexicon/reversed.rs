//! The Chinese words that an English one translates.

use super::container::{numbers, unpack};
use super::{Entry, Lexicon};
use std::collections::HashSet;

/// Where the entries of each English lemma are listed, and the lists.
#[derive(Debug)]
pub struct Reversed {
    keys: fst::Map<&'static [u8]>,
    contents: &'static [u8],
}

impl Reversed {
    /// The index that was compiled into these bytes; none if they are none.
    pub fn open(bytes: &'static [u8]) -> Option<Self> {
        let [keys, contents] = unpack(bytes)?;
        let keys = fst::Map::new(keys).ok()?;
        Some(Self { keys, contents })
    }

    /// The numbers of the entries that `lemma` translates, the best first.
    fn records(&self, lemma: &str) -> Vec<u32> {
        let contents = self.keys.get(lemma).and_then(|offset| {
            let offset = usize::try_from(offset).ok()?;
            self.contents.get(offset..)
        });
        numbers(&mut contents.unwrap_or_default()).collect()
    }
}

/// The entries of the dictionary that the English `lemma`, in lower case,
/// translates best, the best first; with those of the verb or adjective that it is
/// derived from.
#[must_use]
pub fn chinese_entries(lemma: &str) -> Vec<Entry> {
    let lexicon = Lexicon::embedded();
    let mut entries = listed(lemma);
    let related: Vec<Entry> = bases(lemma)
        .into_iter()
        .map(|base| listed(&base))
        .find(|entries| !entries.is_empty())
        .unwrap_or_default();
    if !related.is_empty() {
        entries.extend(related);
        entries.sort_by_key(|entry| {
            std::cmp::Reverse(lexicon.segmenter.commonness(&entry.simplified))
        });
    }
    let mut seen = HashSet::new();
    entries.retain(|entry| seen.insert(entry.simplified.clone()));
    entries
}

/// The words that a noun or an adverb may be derived from: the dictionary says
/// `to cooperate` of what is cooperation.
fn bases(lemma: &str) -> Vec<String> {
    const ENDINGS: [(&str, &[&str]); 9] = [
        ("ication", &["y"]),
        ("ation", &["ate", "e", ""]),
        ("ition", &["ite", "e", ""]),
        ("ion", &["", "e"]),
        ("ment", &["", "e"]),
        ("ness", &[""]),
        ("ance", &["", "e"]),
        ("ence", &["", "e"]),
        ("ly", &["", "le"]),
    ];
    const SHORTEST: usize = 3;
    let found = ENDINGS.iter().find_map(|(ending, instead)| {
        let stem = lemma.strip_suffix(ending)?;
        let bases = instead.iter().map(|end| format!("{stem}{end}"));
        (stem.len() >= SHORTEST).then(|| bases.collect())
    });
    found.unwrap_or_default()
}

/// The entries that the index has of `lemma`.
fn listed(lemma: &str) -> Vec<Entry> {
    let lexicon = Lexicon::embedded();
    let records = lexicon.reversed.records(lemma).into_iter();
    records
        .filter_map(|record| lexicon.dictionary.entry(record))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_that_mean_just_that_come_first() {
        for (lemma, word) in [
            ("strike", "罢工"),
            ("cooperation", "合作"),
            ("terrorism", "恐怖主义"),
            ("house", "房屋"),
            ("have", "有"),
            ("not", "不"),
            ("with", "和"),
            ("and", "和"),
            ("he", "他"),
            ("can", "能"),
            ("go", "去"),
            ("very", "很"),
        ] {
            let words: Vec<String> = chinese_entries(lemma)
                .into_iter()
                .map(|entry| entry.simplified)
                .collect();
            assert!(
                words.iter().any(|found| found == word),
                "{lemma}: {words:?}"
            );
        }
        assert!(chinese_entries("xyzzy").is_empty());
    }
}
