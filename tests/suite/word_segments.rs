//! Where the words of a Chinese text are, and how many of them are known.

use crate::reader::ARTICLE;
use duidu::lexicon::{Lexicon, Tag};
use duidu::text::is_han;
use std::collections::BTreeSet;

const SEGMENTED: &str = include_str!("../data/chinese-segmented.txt");

/// The paragraphs of the data, each as the words that jieba finds.
fn paragraphs() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = SEGMENTED.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('/').collect())
}

/// The words of more than marks, each by its first and last byte.
fn spans<'a>(words: impl Iterator<Item = &'a str>) -> BTreeSet<(usize, usize)> {
    let mut at = 0;
    let mut spans = BTreeSet::new();
    for word in words {
        if word.contains(is_han) {
            spans.insert((at, at + word.len()));
        }
        at += word.len();
    }
    spans
}

#[test]
fn words_are_those_that_jieba_finds() {
    let (mut both, mut total) = (0, 0);
    let mut different = Vec::new();
    for words in paragraphs() {
        let text = words.concat();
        let expected = spans(words.iter().copied());
        let found = Lexicon::embedded().segmenter.words(&text);
        let found: BTreeSet<(usize, usize)> = found
            .into_iter()
            .map(|word| (word.range.start, word.range.end))
            .collect();
        both += expected.intersection(&found).count();
        total += expected.len() + found.len();
        let missed = expected.difference(&found);
        different.extend(missed.map(|&(start, end)| text[start..end].to_owned()));
    }
    // The harmonic mean of precision and recall, in thousandths.
    let score = 2 * both * 1000 / total;
    println!("{score} of 1000; {different:?}");
    assert!(score >= 950, "{score}: {different:?}");
}

/// The share of the Chinese characters of `text` that are inside a known word or name, in
/// thousandths.
fn known(text: &str) -> usize {
    let lexicon = Lexicon::embedded();
    let han = |text: &str| text.chars().filter(|letter| is_han(*letter)).count();
    let words = lexicon.segmenter.words(text).into_iter();
    let known = words.filter(|word| {
        let letters = &text[word.range.clone()];
        word.tag != Tag::Unknown || lexicon.dictionary.contains(letters)
    });
    let known: usize = known.map(|word| han(&text[word.range])).sum();
    1000 * known / han(text).max(1)
}

#[test]
fn nearly_every_character_is_inside_a_known_word() {
    let page: String = paragraphs().map(|words| words.concat() + "\n").collect();
    for text in [ARTICLE, &page] {
        let known = known(text);
        println!("{known} of 1000");
        assert!(known >= 980, "{known}");
    }
}
