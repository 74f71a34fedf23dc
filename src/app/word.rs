//! Words as passages: the steps from one to the next, and the word of the other
//! text that translates one.

use super::document::Document;
use super::passage::{Passage, Unit, block_sentences};
use super::step::Direction;
use crate::bilingual::facts::CONFIDENT;
use crate::bilingual::word_links::{WordPlace, word_links};
use crate::lexicon::{Lexicon, is_function_word};
use crate::text::{Language, floor_char_boundary, is_han};
use std::ops::Range;

/// The most bytes that are divided into words at once: a text without full stops
/// is a single sentence.
const LONGEST: usize = 8 << 10;

/// The `count`-th word in `language` that starts at `from` or after it, or before
/// it. Where there are fewer, the last of them.
pub(super) fn step(
    document: &Document,
    (language, from): (Language, usize),
    direction: Direction,
    count: usize,
) -> Option<Passage> {
    let text = &document.article.text;
    let sentences = sentences(document, (language, from), direction);
    let range = match direction {
        Direction::Next => sentences
            .flat_map(|sentence| parts(text, sentence))
            .filter(|part| part.end > from)
            .flat_map(|part| words(text, part))
            .filter(|word| word.start >= from)
            .take(count)
            .last(),
        Direction::Previous => sentences
            .flat_map(|sentence| parts(text, sentence).into_iter().rev())
            .filter(|part| part.start < from)
            .flat_map(|part| words(text, part).into_iter().rev())
            .filter(|word| word.start < from)
            .take(count)
            .last(),
    }?;
    Some(Passage {
        unit: Unit::Word,
        range,
    })
}

/// The sentences in `language` from the one at `from` on, or back.
fn sentences(
    document: &Document,
    (language, from): (Language, usize),
    direction: Direction,
) -> Box<dyn Iterator<Item = Range<usize>> + '_> {
    let aligned = &document.alignment.sentences[language as usize];
    let blocks = document.blocks(language);
    if aligned.is_empty() {
        let here = blocks.starting_before(from + 1).saturating_sub(1);
        let sentences = move |ordinal| {
            let block = blocks.get(ordinal);
            block.map_or_else(Vec::new, |block| block_sentences(document, block))
        };
        return match direction {
            Direction::Next => Box::new((here..blocks.len()).flat_map(sentences)),
            Direction::Previous => {
                let ordinals = (0..=here).rev();
                Box::new(ordinals.flat_map(move |ordinal| sentences(ordinal).into_iter().rev()))
            }
        };
    }
    let here = aligned.partition_point(|sentence| sentence.start <= from);
    let here = here.saturating_sub(1);
    match direction {
        Direction::Next => Box::new(aligned[here..].iter().cloned()),
        Direction::Previous => Box::new(aligned[..=here].iter().rev().cloned()),
    }
}

/// The word of `passage` that one would look for: itself if it is one, or else
/// the first that is not a function word.
pub(super) fn chief(document: &Document, passage: &Passage) -> Option<Range<usize>> {
    let text = &document.article.text;
    if passage.unit == Unit::Word {
        return Some(passage.range.clone());
    }
    let start = floor_char_boundary(text, passage.range.start);
    let end = passage.range.end.min(start + LONGEST);
    let words = words(text, start..floor_char_boundary(text, end));
    let says_much = |word: &&Range<usize>| {
        let word = &text[(*word).clone()];
        match word.chars().next() {
            Some(first) if is_han(first) => word.chars().nth(1).is_some(),
            _ => !is_function_word(&word.to_lowercase()),
        }
    };
    words.iter().find(says_much).or(words.first()).cloned()
}

/// A sentence in parts of [`LONGEST`] bytes, or whole.
fn parts(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = sentence.start;
    while start < sentence.end {
        let end = floor_char_boundary(text, sentence.end.min(start + LONGEST));
        parts.push(start..end);
        start = end;
    }
    parts
}

/// The words of `part` of the text; what apostrophes, hyphens and decimal points
/// join is one.
pub(super) fn words(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for word in Lexicon::embedded().segmenter.words(&text[part.clone()]) {
        let word = part.start + word.range.start..part.start + word.range.end;
        match words.last_mut() {
            Some(last) if is_joined(text, last, &word) => last.end = word.end,
            _ => words.push(word),
        }
    }
    words
}

fn is_joined(text: &str, before: &Range<usize>, after: &Range<usize>) -> bool {
    let last = text[before.clone()].chars().next_back();
    let first = text[after.clone()].chars().next();
    let are = |test: fn(char) -> bool| last.is_some_and(test) && first.is_some_and(test);
    match &text[before.end..after.start] {
        "'" | "’" | "-" => are(|letter| !is_han(letter)),
        "." | "," => are(|letter| letter.is_ascii_digit()),
        _ => false,
    }
}

/// The sentence around `range`, or as much of it around there as is read at once.
pub(super) fn sentence_around(document: &Document, range: &Range<usize>) -> Range<usize> {
    let language = document.language_at(range.start);
    let text = &document.article.text;
    let mut sentences = sentences(document, (language, range.start), Direction::Next);
    let sentence = sentences.find(|sentence| sentence.end > range.start);
    let sentence = sentence.filter(|sentence| sentence.start <= range.start);
    let mut parts = parts(text, sentence.unwrap_or_else(|| range.clone())).into_iter();
    let around = parts.find(|part| part.start <= range.start && range.end <= part.end);
    around.unwrap_or_else(|| range.clone())
}

/// The word of the other text that translates the word at `range`, if one surely
/// does.
pub(super) fn translation(document: &Document, range: &Range<usize>) -> Option<Range<usize>> {
    let alignment = &document.alignment;
    let link = alignment.link_at(range.start)?;
    let is_long = |language| {
        let bytes = alignment.bytes(link, language);
        bytes.is_none_or(|bytes| bytes.len() > LONGEST)
    };
    if link.confidence < CONFIDENT || Language::ALL.into_iter().any(is_long) {
        return None;
    }
    let bytes =
        |language: Language, sentence: usize| &alignment.sentences[language as usize][sentence];
    let side = |language: Language| -> Vec<(usize, &str)> {
        let sentences = link.side(language).clone();
        sentences
            .map(|sentence| {
                let text = &document.article.text[bytes(language, sentence).clone()];
                (sentence, text)
            })
            .collect()
    };
    let place = |language: Language, word: &WordPlace| {
        let start = bytes(language, word.sentence).start;
        start + word.range.start..start + word.range.end
    };
    let own = document.language_at(range.start);
    let words = document.linked_words.of(link, || {
        let links = word_links(
            &side(Language::Chinese),
            &side(Language::English),
            Lexicon::embedded(),
        );
        let places = links.into_iter().map(|link| {
            let zh = place(Language::Chinese, &link.zh);
            let en = place(Language::English, &link.en);
            [zh, en]
        });
        places.collect()
    });
    let own_side = |words: &&[Range<usize>; 2]| {
        let word = &words[own as usize];
        word.start < range.end && range.start < word.end
    };
    let words = words.iter().find(own_side)?;
    Some(words[own.other() as usize].clone())
}
