//! Where else the article has a word.

use super::{Asked, Part, Told};
use crate::app::document::Document;
use crate::text::{Language, clean_line, is_han};

impl Asked<'_> {
    /// How often the article has the word, and where next.
    pub(super) fn places(&self, word: &str) -> Told {
        let places = places(self.document, word);
        let next = next_place(&places, self.range.start);
        let text = match (places.len(), next) {
            (0 | 1, _) | (_, None) => self.wording.once_in_article(),
            (count, Some(next)) => {
                let context = self.context(next, word.len());
                self.wording.times_in_article(count, &context)
            }
        };
        Told {
            part: Part::Place,
            label: String::new(),
            text: text.into_owned(),
        }
    }

    /// Some words around a place.
    fn context(&self, at: usize, length: usize) -> String {
        const BEFORE: usize = 12;
        const AFTER: usize = 24;
        let text = &self.document.article.text;
        let block = &self.document.article.blocks[self.document.article.block_at(at)].range;
        let before = &text[block.start.min(at)..at];
        let start = before.char_indices().rev().take(BEFORE).last();
        let after = &text[at + length..block.end.max(at + length)];
        let end = after
            .char_indices()
            .nth(AFTER)
            .map_or(after.len(), |(end, _)| end);
        let start = start.map_or(at, |(start, _)| block.start.min(at) + start);
        clean_line(&text[start..at + length + end])
    }
}

/// Where the article has `word`: an English one as a word by itself, in any case.
#[must_use]
pub(in crate::app) fn places(document: &Document, word: &str) -> Vec<usize> {
    let text = &document.article.text;
    let is_chinese = word.contains(is_han);
    let language = if is_chinese {
        Language::Chinese
    } else {
        Language::English
    };
    let escaped = regex::escape(word);
    let pattern = if is_chinese {
        escaped
    } else {
        format!(r"(?i)\b{escaped}\b")
    };
    let Ok(pattern) = regex::Regex::new(&pattern) else {
        return Vec::new();
    };
    let found = pattern.find_iter(text).map(|found| found.start());
    found
        .filter(|&at| document.language_at(at) == language)
        .collect()
}

/// The first of `places` after `from`, or the very first.
pub(in crate::app) fn next_place(places: &[usize], from: usize) -> Option<usize> {
    let after = places.iter().find(|place| **place > from);
    after
        .or(places.first())
        .copied()
        .filter(|place| *place != from)
}
