//! How hard the Chinese of an article is: the levels of its words, and how many of them
//! the reader knows.

use super::document::Document;
use crate::annotation::{Vocabulary, WordState};
use crate::lexicon::{Lexicon, Script, level};
use crate::text::{Language, floor_char_boundary, is_han};
use crate::wording::Wording;
use serde::{Deserialize, Serialize};

/// Words by their level, in running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difficulty {
    /// All Chinese words that were looked at.
    pub words: usize,
    /// Those of the levels 1 to 3, 4 to 6, and 7 to 9.
    pub bands: [usize; 3],
}

/// No more of an article is looked at, in bytes: so much tells, and takes a few
/// milliseconds.
const ENOUGH: usize = 64 << 10;

impl Difficulty {
    /// That of `document`, told from its beginning.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut difficulty = Self::default();
        each_word(document, |word| {
            difficulty.words += 1;
            let band = level::level(word).map(|level| usize::from(level.saturating_sub(1)) / 3);
            if let Some(count) = band.and_then(|band| difficulty.bands.get_mut(band)) {
                *count += 1;
            }
        });
        difficulty
    }

    /// The share of the words of a band, in hundredths.
    #[must_use]
    pub fn share(&self, band: usize) -> usize {
        let count = self.bands.get(band).copied().unwrap_or(0);
        hundredths(count, self.words)
    }

    /// What the reader is told: `40 % known, HSK 1–3 61 %, 4–6 22 %, 7–9 8 %`; nothing
    /// where there are no Chinese words.
    pub(super) fn told(
        &self,
        document: &Document,
        kept: &Vocabulary,
        wording: Wording,
    ) -> Option<String> {
        if self.words == 0 {
            return None;
        }
        let [low, middle, high] = [0, 1, 2].map(|band| self.share(band));
        let told = wording.levels(low, middle, high).into_owned();
        if kept.kept().next().is_none() {
            return Some(told);
        }
        let mut known = 0;
        each_word(document, |word| {
            let word = kept.get(Language::Chinese, word);
            known += usize::from(word.is_some_and(|word| word.state == WordState::Known));
        });
        let known = hundredths(known, self.words);
        Some(wording.levels_known(known, &told).into_owned())
    }
}

fn hundredths(part: usize, whole: usize) -> usize {
    100 * part / whole.max(1)
}

/// Tells `with` each Chinese word of the article, in simplified characters.
fn each_word(document: &Document, mut with: impl FnMut(&str)) {
    let blocks = document.blocks(Language::Chinese);
    let mut left = ENOUGH;
    for ordinal in 0..blocks.len() {
        let Some(block) = blocks.get(ordinal).filter(|_| left > 0) else {
            return;
        };
        let text = document.article.block_text(block);
        let text = &text[..floor_char_boundary(text, left)];
        left -= text.len().min(left);
        let text = Script::Simplified.convert(text);
        for word in Lexicon::embedded().segmenter.words(&text) {
            let word = &text[word.range];
            if word.starts_with(is_han) {
                with(word);
            }
        }
    }
}
