//! Compiles the index from English words to the entries of CC-CEDICT that they
//! translate. Also part of the build script.

use super::compiler::{gloss_counts, glosses};
use super::container::{pack, push_varint, small};
use super::english;
use super::line::Line;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The most entries that a word leads to.
const MOST: usize = 12;
/// The most content words of a gloss that translates each of them.
const LONGEST_GLOSS: usize = 2;

/// For each English lemma the entries of the CC-CEDICT lines in `dictionary` that it best
/// translates, the best first; commoner words are better, and `commonness` tells how often
/// the corpus of the segmenter's list has one.
pub fn reversed(dictionary: &str, commonness: impl Fn(&str) -> u64) -> Vec<u8> {
    let lines: Vec<Line> = dictionary.lines().filter_map(Line::parse).collect();
    let counts = gloss_counts(&lines);
    let mut found: BTreeMap<String, Vec<(u64, u32)>> = BTreeMap::new();
    for (record, line) in lines.iter().enumerate() {
        let common = commonness(line.simplified);
        let mut scores: BTreeMap<String, u64> = BTreeMap::new();
        for (place, gloss) in glosses(line).into_iter().enumerate() {
            let lemma =
                |word: String| english::lemma(&word, |word| counts.get(word).copied().unwrap_or(0));
            let lemmas = translated(gloss.into_iter().map(lemma).collect());
            if lemmas.len() > LONGEST_GLOSS {
                continue;
            }
            // A gloss of that word alone, the earlier the better.
            let alone = if lemmas.len() == 1 { 1 << 20 } else { 1 };
            let rank = (common + 1) * alone / (place as u64 + 2);
            for lemma in lemmas {
                let best = scores.entry(lemma).or_default();
                *best = rank.max(*best);
            }
        }
        for (lemma, score) in scores {
            found.entry(lemma).or_default().push((score, small(record)));
        }
    }
    let mut keys = fst::MapBuilder::memory();
    let mut contents = Vec::new();
    for (lemma, mut records) in found {
        records.sort_by_key(|&(score, record)| (Reverse(score), record));
        records.truncate(MOST);
        // The keys come in order and once: nothing to fail.
        let _ = keys.insert(lemma, contents.len() as u64);
        push_varint(&mut contents, small(records.len()));
        for (_, record) in records {
            push_varint(&mut contents, record);
        }
    }
    pack(&[&keys.into_inner().unwrap_or_default(), &contents])
}

/// The lemmas of a gloss that its word translates: those of content words, or of the one
/// function word it is made of, as `to have` and `not` are.
fn translated(mut gloss: BTreeSet<String>) -> BTreeSet<String> {
    let is_content = |lemma: &String| !english::is_function_word(lemma);
    if gloss.iter().any(is_content) {
        gloss.retain(is_content);
    } else if gloss.len() > 1 {
        gloss.remove("to");
        if gloss.len() > 1 {
            gloss.clear();
        }
    }
    gloss
}

/// How often each word of the segmenter's list was counted.
#[must_use]
pub fn commonness(list: &str) -> HashMap<&str, u64> {
    let counted = list.lines().filter_map(|line| {
        let mut fields = line.split(' ');
        Some((fields.next()?, fields.next()?.parse().ok()?))
    });
    counted.collect()
}
