//! The facts that the two texts give differently, and how each is told.

use crate::article::Article;
use crate::bilingual::alignment::Alignment;
use crate::bilingual::facts::{self, Fact};
use crate::text::Language;
use std::ops::Range;

/// A fact that the two texts give differently: a date, a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferingFact {
    /// Its bytes in each of the texts, by `Language as usize`.
    pub sides: [Range<usize>; 2],
    /// What each says, and the value of it where that is not the same: `周四 Thursday`.
    pub told: [String; 2],
}

/// The facts of `article` that differ between sentences which translate each
/// other.
pub(super) fn differing(article: &Article, alignment: &Alignment) -> Vec<DifferingFact> {
    let bytes =
        |language: Language, index: usize| alignment.sentences[language as usize][index].clone();
    let sentence = |language, index| &article.text[bytes(language, index)];
    facts::of_alignment(alignment, sentence)
        .into_iter()
        .map(|(_, difference)| {
            let side = |language, fact: &Fact| {
                let start = bytes(language, fact.sentence).start;
                start + fact.range.start..start + fact.range.end
            };
            let zh = side(Language::Chinese, &difference.zh);
            let en = side(Language::English, &difference.en);
            let told = |range: &Range<usize>, fact: &Fact| {
                let (words, value) = (&article.text[range.clone()], fact.to_string());
                if *words == value {
                    value
                } else {
                    format!("{words} {value}")
                }
            };
            DifferingFact {
                told: [told(&zh, &difference.zh), told(&en, &difference.en)],
                sides: [zh, en],
            }
        })
        .collect()
}
