//! The list of the vocabulary: in the order the reader likes, narrowed by what is typed.

use super::picker::{Haystack, Picker};
use crate::annotation::{KeptWord, Vocabulary};
use crate::text::clean_line;
use crate::wording::Wording;
use std::cmp::Reverse;

/// The list while it is open.
#[derive(Debug)]
pub struct WordList {
    /// The language that states are said in.
    wording: Wording,
    /// What it is sorted by.
    pub order: WordOrder,
    /// The words, in this order.
    pub entries: Vec<KeptWord>,
    /// Which of them are shown.
    pub picker: Picker,
}

/// What words are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordOrder {
    /// When they were kept, the latest first.
    #[default]
    Date,
    /// Their reading, or their letters.
    Alphabet,
    /// Their state: what is new first.
    State,
}

/// The fields that a word is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The word.
    Word,
    /// Its traditional characters.
    Traditional,
    /// Its reading.
    Reading,
    /// Its state.
    State,
    /// What it means.
    Meaning,
    /// Its sentence.
    Sentence,
    /// What says the same.
    Counterpart,
    /// The article's title.
    Title,
}

impl WordOrder {
    /// The next order.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Date => Self::Alphabet,
            Self::Alphabet => Self::State,
            Self::State => Self::Date,
        }
    }
}

impl WordList {
    /// The words of `vocabulary` in `order`, the first one chosen.
    pub(super) fn new(vocabulary: &Vocabulary, order: WordOrder, wording: Wording) -> Self {
        let entries = sorted(vocabulary, order);
        let haystacks = entries.iter().map(|word| haystack(word, wording));
        Self {
            wording,
            order,
            picker: Picker::new(haystacks.collect()),
            entries,
        }
    }

    /// Makes the list again after the words or the order have changed; what was chosen
    /// stays chosen.
    pub(super) fn refill(&mut self, vocabulary: &Vocabulary) {
        let chosen = self.chosen().map(|word| (word.language, word.word.clone()));
        self.entries = sorted(vocabulary, self.order);
        let chosen = chosen.and_then(|chosen| {
            let mut entries = self.entries.iter();
            entries.position(|word| (word.language, &word.word) == (chosen.0, &chosen.1))
        });
        let haystacks = self.entries.iter();
        let haystacks = haystacks.map(|word| haystack(word, self.wording)).collect();
        self.picker.replace(haystacks, chosen);
    }

    /// The chosen word; none in an empty list.
    #[must_use]
    pub fn chosen(&self) -> Option<&KeptWord> {
        self.entries.get(self.picker.chosen()?)
    }

    /// The words listed, as far as the filter lets them through.
    pub(super) fn listed(&self) -> Vec<KeptWord> {
        let shown = self.picker.shown().iter();
        shown.map(|&entry| self.entries[entry].clone()).collect()
    }
}

fn sorted(vocabulary: &Vocabulary, order: WordOrder) -> Vec<KeptWord> {
    let mut words: Vec<KeptWord> = vocabulary.kept().cloned().collect();
    match order {
        WordOrder::Date => words.sort_by_key(|word| Reverse(word.created)),
        WordOrder::Alphabet => words.sort_by_cached_key(|word| {
            let letters = if word.reading.is_empty() {
                &word.word
            } else {
                &word.reading
            };
            (letters.to_lowercase(), word.word.clone())
        }),
        WordOrder::State => words.sort_by_key(|word| (word.state, Reverse(word.created))),
    }
    words
}

/// The parts of a word in the order of [`Part`], safe to show: a file may hold anything.
fn haystack(word: &KeptWord, wording: Wording) -> Haystack {
    let parts = [
        word.word.as_str(),
        &word.traditional,
        &word.reading,
        wording.state(word.state),
        &word.meaning,
        &word.sentence,
        &word.counterpart,
        &word.title,
    ];
    Haystack::new(parts.map(clean_line))
}
