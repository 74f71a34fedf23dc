//! Which word of a linked passage translates which: pairs that the dictionary knows, at
//! about the same place, each word in one at most. Where nothing is sure, nothing is told.

use super::chinese_tokens::chinese_words;
use super::english_tokens::english_words;
use super::side::{Side, count};
use super::token::Token;
use super::translation::weights;
use crate::lexicon::Lexicon;
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

/// Pairs with a lower score are not told.
const LEAST: f32 = 0.12;
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
                let place = |at: usize, length: usize| (count(at) + 0.5) / count(length);
                let distance = place(z, zh.tokens.len()) - place(e, en.tokens.len());
                let score = weight * nearness(distance);
                if score >= LEAST {
                    scored.push((score, z, e));
                }
            }
        }
    }
    scored.sort_by(|one, other| {
        other
            .0
            .total_cmp(&one.0)
            .then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    let (mut zh_taken, mut en_taken) = (vec![false; zh_places.len()], vec![false; en_places.len()]);
    let mut links: Vec<WordLink> = Vec::new();
    for (score, z, e) in scored {
        if zh_taken[z] || en_taken[e] {
            continue;
        }
        zh_taken[z] = true;
        en_taken[e] = true;
        links.push(WordLink {
            zh: zh_places[z].clone(),
            en: en_places[e].clone(),
            confidence: score.min(1.0),
        });
    }
    links.sort_by_key(|link| (link.zh.sentence, link.zh.range.start));
    links
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
    fn words_that_nothing_translates_are_not() {
        check("天空很蓝。", "The committee adjourned.", &[]);
    }
}
