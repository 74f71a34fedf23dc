//! What comes back when an article is opened again, and what a library of the
//! articles read can tell without opening them.

use super::difficulty::Difficulty;
use super::document::Document;
use super::page::Layout;
use super::passage::Passage;
use super::view::View;
use crate::annotation::Titles;
use crate::text::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Where one reads in an article and how the screen is laid out. Places are
/// byte offsets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Position {
    /// The first byte shown of the Chinese text and of the English one.
    pub tops: [usize; 2],
    /// The focused text.
    pub focus: Option<Language>,
    /// The bytes of the passage stood on.
    pub passage: Option<[usize; 2]>,
    /// The layout chosen, if any.
    pub layout: Option<Layout>,
    /// The share of the Chinese side in hundredths; 0 for the usual one.
    pub split: u16,
    /// The measures the reader set by a key, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<[u16; 2]>,
    /// The first words at each of the tops and of the passage, by which these
    /// places are found again in a text that has changed.
    #[serde(skip_serializing_if = "is_empty")]
    pub words: [String; 3],
}

/// A place to go to when the text that holds it has been read, unless the
/// reader has gone somewhere else by then.
#[derive(Debug)]
pub(super) struct Awaited {
    pub(super) position: Position,
    /// Where the reader waits.
    pub(super) from: View,
}

impl Position {
    /// The place in `document`, as far as the article still has it.
    pub(super) fn view(&self, document: &Document) -> View {
        let text = &document.article.text;
        let has_text = |language: &Language| !document.blocks(*language).is_empty();
        let [zh, en, passage] = &self.words;
        let passage = self.passage.and_then(|[start, end]| {
            let again = found_again(text, start, passage);
            let range = again..again + end.checked_sub(start)?;
            let is_text = text.get(range.clone()).is_some_and(|text| !text.is_empty());
            is_text.then(|| Passage::at(document, range))
        });
        View {
            tops: [
                found_again(text, self.tops[0], zh),
                found_again(text, self.tops[1], en),
            ],
            focus: self
                .focus
                .filter(has_text)
                .or_else(|| Some(Language::English).filter(has_text))
                .unwrap_or(Language::Chinese),
            passage,
        }
    }

    /// Whether the text of `document`, as far as it has been read, ends before
    /// it.
    pub(super) fn is_beyond(&self, document: &Document) -> bool {
        let end = document.article.text.len();
        self.tops.iter().any(|top| *top > end)
            || self.passage.is_some_and(|[_, passage]| passage > end)
    }
}

fn is_empty(words: &[String; 3]) -> bool {
    words.iter().all(String::is_empty)
}

/// Code points kept of the words at a place.
const WORDS: usize = 48;

/// The words at the byte offset `place` of `text`, up to the end of the line.
#[must_use]
pub fn words_at(text: &str, place: usize) -> String {
    let line = text.get(place..).and_then(|rest| rest.lines().next());
    line.unwrap_or_default().chars().take(WORDS).collect()
}

/// The byte offset of `words` in `text`: `place` if they still stand there, or
/// else the place with these words that is nearest to it. Without such a
/// place, `place` itself as far as the text goes.
#[must_use]
pub fn found_again(text: &str, place: usize, words: &str) -> usize {
    let mut near = place.min(text.len());
    while !text.is_char_boundary(near) {
        near -= 1;
    }
    if words.is_empty() || text[near..].starts_with(words) {
        return near;
    }
    memchr::memmem::find_iter(text.as_bytes(), words)
        .min_by_key(|at| at.abs_diff(place))
        .unwrap_or(near)
}

/// The last time an article was read. Kept apart from what the reader marked:
/// it changes often, and losing it loses little.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// The article's key; empty in files of the first version.
    pub article: String,
    /// What the article is called.
    pub titles: Titles,
    /// When it was last read.
    pub last_read: Timestamp,
    /// How much of it has been passed, in hundredths.
    pub progress: u8,
    /// How hard its words are, if it has Chinese ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<Difficulty>,
    /// Where it was left.
    #[serde(flatten)]
    pub position: Position,
    /// Fields of later versions, kept as they are.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_again_in_a_text_that_has_changed() {
        let text = "一。二。\nthree\nfour\nthree";
        let place = text.find("three").expect("it is there");
        let words = words_at(text, place);
        assert_eq!(words, "three");
        assert_eq!(found_again(text, place, &words), place);
        let longer = format!("零零。{text}");
        let moved = longer.find("three").expect("it is there");
        assert_eq!(found_again(&longer, place, &words), moved);
        // Gone, or never known: as near as can be, on a character.
        assert_eq!(found_again("一二三", 4, &words), 3);
        assert_eq!(found_again("一", 90, ""), 3);
    }
}
