//! How alike two sentences are by their words, rare words counting more: what the corridor
//! is laid along before any path is known.

use super::GoOn;
use super::side::{Side, count, small};
use super::translation::Translations;
use std::ops::ControlFlow;

/// How many of the most similar sentences are kept for each one.
const KEPT: usize = 3;
/// A word in more than this part of the English sentences says nothing.
const TOO_COMMON: f64 = 0.05;

/// The most similar sentences of each sentence, the best first; of none where none has a
/// translated word.
pub(super) struct Similarity {
    pub(super) of_zh: Vec<Vec<(u32, f32)>>,
    pub(super) of_en: Vec<Vec<(u32, f32)>>,
}

impl Similarity {
    pub(super) fn new(
        zh: &Side,
        en: &Side,
        translations: &Translations,
        go_on: GoOn,
    ) -> ControlFlow<(), Self> {
        let (zh_weights, en_weights) = (Weights::new(zh), Weights::new(en));
        let common = (count(en.len()) * TOO_COMMON).max(10.0);
        let mut found = Self {
            of_zh: Vec::with_capacity(zh.len()),
            of_en: vec![Vec::new(); en.len()],
        };
        let mut scores = vec![0.0_f32; en.len()];
        let mut touched = Vec::new();
        for sentence in 0..zh.len() {
            go_on()?;
            for (kind, times) in counted(zh.sentence(sentence)) {
                for &(to, forward, _) in &translations.of_zh[kind as usize] {
                    if en_weights.sentences[to as usize] > common {
                        continue;
                    }
                    let weight = times
                        * forward
                        * zh_weights.rarity[kind as usize].sqrt()
                        * en_weights.rarity[to as usize].sqrt();
                    add(en, to, weight, &mut scores, &mut touched);
                }
            }
            let mut best = Vec::new();
            for &other in &touched {
                let length = zh_weights.lengths[sentence] * en_weights.lengths[other as usize];
                let score = std::mem::take(&mut scores[other as usize]) / length;
                keep(&mut best, other, score);
                keep(&mut found.of_en[other as usize], small(sentence), score);
            }
            touched.clear();
            found.of_zh.push(best);
        }
        ControlFlow::Continue(found)
    }

    /// The pairs of sentences each of which is the other's best, the most similar first.
    pub(super) fn mutual(&self) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(f32, usize, usize)> = (0..)
            .zip(&self.of_zh)
            .filter_map(|(zh, best)| {
                let &(en, score) = best.first()?;
                let &(back, _) = self.of_en[en as usize].first()?;
                (back as usize == zh).then_some((score, zh, en as usize))
            })
            .collect();
        pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
        pairs.into_iter().map(|(_, zh, en)| (zh, en)).collect()
    }
}

/// How much the words and the sentences of a side weigh.
struct Weights {
    /// In how many sentences each type is.
    sentences: Vec<f64>,
    /// The inverse document frequency of each type.
    rarity: Vec<f32>,
    /// What a score is divided by, for each sentence.
    lengths: Vec<f32>,
}

impl Weights {
    #[expect(clippy::cast_possible_truncation, reason = "small weights")]
    fn new(side: &Side) -> Self {
        let mut sentences = vec![0.0_f64; side.vocabulary.len()];
        for sentence in 0..side.len() {
            for (kind, _) in counted(side.sentence(sentence)) {
                sentences[kind as usize] += 1.0;
            }
        }
        let total = count(side.len());
        let rarity: Vec<f32> = sentences
            .iter()
            .map(|&found| (1.0 + total / found.max(1.0)).ln() as f32)
            .collect();
        let lengths = (0..side.len())
            .map(|sentence| {
                let words = counted(side.sentence(sentence)).into_iter();
                let sum: f32 = words
                    .map(|(kind, times)| times * rarity[kind as usize])
                    .sum();
                (sum + 1.0).sqrt()
            })
            .collect();
        Self {
            sentences,
            rarity,
            lengths,
        }
    }
}

/// The types of a sentence, each with how often it counts: twice at most.
fn counted(sentence: &[u32]) -> Vec<(u32, f32)> {
    let mut types = sentence.to_vec();
    types.sort_unstable();
    let mut counted: Vec<(u32, f32)> = Vec::with_capacity(types.len());
    for kind in types {
        match counted.last_mut() {
            Some((last, times)) if *last == kind => *times = 2.0,
            _ => counted.push((kind, 1.0)),
        }
    }
    counted
}

/// Adds `weight` to the score of every sentence with the type, twice where it has it more
/// than once.
fn add(en: &Side, kind: u32, weight: f32, scores: &mut [f32], touched: &mut Vec<u32>) {
    let mut last = (u32::MAX, 0);
    for &place in en.postings(kind) {
        let sentence = en.sentence_of[place as usize];
        last = if last.0 == sentence {
            (sentence, last.1 + 1)
        } else {
            (sentence, 1)
        };
        if last.1 > 2 {
            continue;
        }
        let score = &mut scores[sentence as usize];
        if *score == 0.0 {
            touched.push(sentence);
        }
        *score += weight;
    }
}

/// Keeps the best few, the best first; of equals the earlier.
fn keep(best: &mut Vec<(u32, f32)>, sentence: u32, score: f32) {
    if score <= 0.0 {
        return;
    }
    let is_better = |&(other, kept): &(u32, f32)| {
        let order = kept.total_cmp(&score).reverse();
        order.then(other.cmp(&sentence)).is_lt()
    };
    let at = best.partition_point(is_better);
    if at < KEPT {
        best.insert(at, (sentence, score));
        best.truncate(KEPT);
    }
}
