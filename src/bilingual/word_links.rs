//! Which word of a linked passage translates which: pairs that the dictionary knows, at
//! about the same place, each word in one at most. Where nothing is sure, nothing is told.

use super::chinese_tokens::chinese_words;
use super::english_tokens::english_words;
use super::side::{Side, count};
use super::token::Token;
use super::translation::{candidates, weights};
use crate::lexicon::{Dictionary, Lexicon, chinese_entries};
use std::ops::{ControlFlow, Range};

/// A word of each side that translates the other.
#[derive(Clone, Debug, PartialEq)]
pub struct WordLink {
    /// The Chinese word.
    pub zh: WordPlace,
    /// The English word.
    pub en: WordPlace,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// Where a word is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordPlace {
    /// The index of its sentence.
    pub sentence: usize,
    /// Its bytes in the sentence.
    pub range: Range<usize>,
}

/// How much a synonym says, with a character in common or without one.
const KIN: f32 = 0.45;
const SYNONYM: f32 = 0.2;
/// Pairs with a lower score are not told.
const LEAST: f32 = 0.12;
const LEAST_OF_SYNONYM: f32 = 0.22;
/// The most places of one word that are looked at.
const MOST_PLACES: usize = 64;

/// The links between the words of two passages, given in sentences with their numbers; in
/// the order of the Chinese words.
#[must_use]
pub fn word_links(zh: &[(usize, &str)], en: &[(usize, &str)], lexicon: &Lexicon) -> Vec<WordLink> {
    let (zh, zh_places) = side(zh, |sentence| chinese_words(sentence, lexicon));
    let (en, en_places) = side(en, |sentence| english_words(sentence, &lexicon.dictionary));
    let go_on = &mut || ControlFlow::Continue(());
    let ControlFlow::Continue(weights) = weights(&zh, &en, &lexicon.dictionary, go_on) else {
        return Vec::new();
    };
    let mut scored: Vec<(f32, usize, usize)> = Vec::new();
    for (z, &kind) in zh.tokens.iter().enumerate() {
        for &(other, weight) in &weights[kind as usize] {
            for &e in en.postings(other).iter().take(MOST_PLACES) {
                let e = e as usize;
                let score = weight * near(&zh, &en, z, e);
                if score >= LEAST {
                    scored.push((score, z, e));
                }
            }
        }
    }
    let mut chosen = Chosen {
        zh: vec![None; zh_places.len()],
        en: vec![false; en_places.len()],
    };
    chosen.take(scored);
    let synonyms = synonyms(&zh, &en, &chosen, &lexicon.dictionary);
    chosen.take(synonyms);
    let links = chosen.zh.into_iter().zip(zh_places);
    let mut links: Vec<WordLink> = links
        .filter_map(|(link, zh)| {
            let (en, score) = link?;
            Some(WordLink {
                zh,
                en: en_places[en].clone(),
                confidence: score.min(1.0),
            })
        })
        .collect();
    links.sort_by_key(|link| (link.zh.sentence, link.zh.range.start));
    links
}

/// The links chosen so far: for each Chinese word the English one with the score, and
/// which English words have one.
struct Chosen {
    zh: Vec<Option<(usize, f32)>>,
    en: Vec<bool>,
}

impl Chosen {
    /// Takes the best of `scored` (score, Chinese and English word) whose words are free,
    /// then the next best.
    fn take(&mut self, mut scored: Vec<(f32, usize, usize)>) {
        scored.sort_by(|one, other| {
            let places = (one.1, one.2).cmp(&(other.1, other.2));
            other.0.total_cmp(&one.0).then(places)
        });
        for (score, zh, en) in scored {
            if self.zh[zh].is_none() && !self.en[en] {
                self.zh[zh] = Some((en, score));
                self.en[en] = true;
            }
        }
    }
}

/// The free words of which the one has a synonym that translates the other: a word of
/// the dictionary with a sense of each.
fn synonyms(
    zh: &Side,
    en: &Side,
    chosen: &Chosen,
    dictionary: &Dictionary,
) -> Vec<(f32, usize, usize)> {
    let word = |side: &Side, place: usize| match &side.vocabulary[side.tokens[place] as usize] {
        Token::Word(word) => Some(word.clone()),
        _ => None,
    };
    let free = (0..zh.tokens.len()).filter(|&z| chosen.zh[z].is_none());
    let free: Vec<_> = free
        .filter_map(|z| {
            // A word of one character has too many senses.
            let word = word(zh, z).filter(|word| word.chars().nth(1).is_some())?;
            let senses = candidates(&word, dictionary);
            Some((z, word, senses))
        })
        .take(MOST_PLACES)
        .collect();
    let mut scored = Vec::new();
    if free.is_empty() {
        return scored;
    }
    let others = (0..en.tokens.len()).filter(|&e| !chosen.en[e]);
    for e in others.take(MOST_PLACES) {
        let Some(lemma) = word(en, e) else { continue };
        let entries = chinese_entries(&lemma);
        for (z, word, senses) in &free {
            let alike = entries.iter().map(|entry| {
                let common = dictionary.translations(&entry.simplified);
                let common = common.filter_map(|(lemma, weight)| {
                    let own = senses.get(lemma)?;
                    Some(own.min(weight))
                });
                let common = common.fold(0.0, f32::max);
                // Synonyms are often made of the same characters.
                let is_kin = word.chars().any(|letter| entry.simplified.contains(letter));
                common * if is_kin { KIN } else { SYNONYM }
            });
            let score = alike.fold(0.0, f32::max) * near(zh, en, *z, e);
            if score >= LEAST_OF_SYNONYM {
                scored.push((score, *z, e));
            }
        }
    }
    scored
}

/// How near the places of two words are in their passages.
fn near(zh: &Side, en: &Side, z: usize, e: usize) -> f32 {
    let place = |at: usize, length: usize| (count(at) + 0.5) / count(length);
    nearness(place(z, zh.tokens.len()) - place(e, en.tokens.len()))
}

/// How much nearer places count.
#[expect(clippy::cast_possible_truncation, reason = "from 0 to 1")]
fn nearness(distance: f64) -> f32 {
    const WIDTH: f64 = 0.25;
    (0.3 + 0.7 * (-0.5 * (distance / WIDTH).powi(2)).exp()) as f32
}

fn side(
    sentences: &[(usize, &str)],
    words: impl Fn(&str) -> Vec<(Token, Range<usize>)>,
) -> (Side, Vec<WordPlace>) {
    let (mut tokens, mut places) = (Vec::new(), Vec::new());
    for &(sentence, text) in sentences {
        for (token, range) in words(text) {
            tokens.push(token);
            places.push(WordPlace { sentence, range });
        }
    }
    (Side::new(vec![tokens], vec![1.0], vec![false; 2]), places)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each link as `Chinese=English`.
    #[track_caller]
    fn check(zh: &str, en: &str, expected: &[&str]) {
        let links = word_links(&[(0, zh)], &[(0, en)], Lexicon::embedded());
        let found: Vec<String> = links
            .into_iter()
            .map(|link| format!("{}={}", &zh[link.zh.range], &en[link.en.range]))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_that_translate_each_other_are_linked() {
        check(
            "医院里的病人仍在等待药品。",
            "Patients in the hospital are still waiting for medicine.",
            &[
                "医院=hospital",
                "病人=Patients",
                "仍=still",
                "等待=waiting",
                "药品=medicine",
            ],
        );
    }

    #[test]
    fn synonyms_and_days_are_linked() {
        check(
            "周五，居民被判处五年监禁。",
            "On Friday the residents were given five years in prison.",
            &["周五=Friday", "居民=residents", "五年=five", "监禁=prison"],
        );
    }

    #[test]
    fn words_that_nothing_translates_are_not() {
        check("天空很蓝。", "The committee adjourned.", &[]);
    }
}
