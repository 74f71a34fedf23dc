//! What the dictionary and the article tell of a word: the rows of the window that
//! opens at it.

mod added;
mod chinese;
mod places;

use super::document::Document;
use super::script::script_of;
use super::settings::Spelling;
use super::step::Direction;
use crate::annotation::{KeptWord, described};
use crate::lexicon::{self, Entry, Lexicon, Script};
use crate::text::{clean_line, is_han};
use crate::wording::Wording;
use jiff::Timestamp;
use std::borrow::Cow;
use std::ops::Range;

pub(super) use places::{next_place, places};

/// What is told of the word at `range`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookUp {
    /// The bytes of the word.
    pub range: Range<usize>,
    /// The word, its other script and its reading.
    pub title: String,
    /// What is told, the most important first.
    pub rows: Vec<Told>,
    /// Whether everything is told.
    pub is_whole: bool,
    /// Rows of the screen above the first one shown.
    pub top: usize,
}

/// One thing that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What kind of thing.
    pub part: Part,
    /// What it is told of: a character, a reading; empty for the word itself.
    pub label: String,
    /// What is told.
    pub text: String,
}

/// The kinds of things that are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the word means.
    Meaning,
    /// What its characters mean.
    Character,
    /// What translates it in the facing text.
    Counterpart,
    /// A longer word that begins with it.
    Compound,
    /// The name of the dictionary that says what follows.
    Source,
    /// Where else the article has it.
    Place,
    /// That the dictionary does not have it.
    Missing,
}

/// A word of the article, and what is known of its surroundings.
pub struct Asked<'a> {
    /// The article.
    pub document: &'a Document,
    /// The bytes of the word.
    pub range: Range<usize>,
    /// The bytes of the sentence it is in.
    pub sentence: Range<usize>,
    /// The bytes that translate the word, and else those that say what its sentence says.
    pub counterpart: Option<(Range<usize>, bool)>,
    /// How readings are written.
    pub spelling: Spelling,
    /// The language that is told in.
    pub wording: Wording,
    /// Whether everything is asked for.
    pub is_whole: bool,
}

/// The most rows that are scrolled for one thing that is told.
const ROWS_OF_PART: usize = 8;
/// The most entries that the small window tells of, for an English word.
const ENTRIES: usize = 5;

impl LookUp {
    /// Scrolls; the window knows how many rows it has, and stops at the last.
    pub(super) fn step(&mut self, direction: Direction, steps: usize) {
        self.top = match direction {
            Direction::Next => self
                .top
                .saturating_add(steps)
                .min(self.rows.len() * ROWS_OF_PART),
            Direction::Previous => self.top.saturating_sub(steps),
        };
    }
}

impl Asked<'_> {
    /// What is told of the word.
    #[must_use]
    pub fn answer(&self) -> LookUp {
        let word = self.text(&self.range);
        let (title, mut rows) = if word.contains(is_han) {
            self.chinese(&word)
        } else {
            self.english(&word)
        };
        // What the word says here matters before what else it could say.
        let is_other = |told: &Told| match told.part {
            Part::Meaning => !word.contains(is_han),
            _ => true,
        };
        let first = rows.iter().position(is_other);
        if let Some((range, is_word)) = &self.counterpart {
            let label = if *is_word {
                self.wording.word_here()
            } else {
                self.wording.word_facing()
            };
            let told = Told {
                part: Part::Counterpart,
                label: label.into_owned(),
                text: self.text(range),
            };
            rows.insert(first.unwrap_or(rows.len()), told);
        }
        if self.is_whole {
            rows.push(self.places(&word));
        }
        LookUp {
            range: self.range.clone(),
            title,
            rows,
            is_whole: self.is_whole,
            top: 0,
        }
    }

    /// The word as the vocabulary keeps it, met `now`.
    #[must_use]
    pub fn kept(&self, now: Timestamp) -> KeptWord {
        let facing = self.document.counterpart(&self.range);
        let translation = match &self.counterpart {
            Some((range, true)) => self.text(range),
            _ => String::new(),
        };
        KeptWord {
            translation,
            sentence: self.text(&self.sentence),
            counterpart: facing
                .map(|facing| self.text(&facing.range))
                .unwrap_or_default(),
            ..described(&self.text(&self.range), Some(&self.reading()), now)
        }
    }

    fn text(&self, range: &Range<usize>) -> String {
        clean_line(&self.document.text_of(range))
    }

    /// How the word is read in its sentence, tones as numbers.
    fn reading(&self) -> String {
        let text = &self.document.article.text[self.sentence.clone()];
        let start = self.range.start - self.sentence.start;
        lexicon::reading_at(
            text,
            &(start..start + self.range.len()),
            Lexicon::embedded(),
        )
    }

    fn english(&self, word: &str) -> (String, Vec<Told>) {
        let lemma = Lexicon::embedded().dictionary.lemma_of(word);
        let title = if lemma == word.to_lowercase() {
            word.to_owned()
        } else {
            format!("{word} → {lemma}")
        };
        let entries = self.entries_of(&lemma);
        let most = if self.is_whole { usize::MAX } else { ENTRIES };
        let mut rows = self.added(&[word, &lemma]);
        let is_told = added::tells(&rows);
        if is_told && !entries.is_empty() {
            rows.push(added::source(Lexicon::embedded().name()));
        }
        let meanings = entries.iter().take(most).map(|entry| Told {
            part: Part::Meaning,
            label: self.headword(entry),
            text: self.senses(entry),
        });
        rows.extend(meanings);
        if entries.is_empty() && !is_told {
            rows.push(missing(self.wording.no_chinese_word()));
        }
        (title, rows)
    }

    /// The Chinese words for an English lemma: what translates it here first.
    fn entries_of(&self, lemma: &str) -> Vec<Entry> {
        let mut entries = lexicon::chinese_entries(lemma);
        if entries.is_empty() && lemma.contains('-') {
            // Of two joined words each has its own.
            let parts = lemma.split('-');
            let parts = parts.map(|part| Lexicon::embedded().dictionary.lemma(part));
            entries = parts
                .flat_map(|lemma| lexicon::chinese_entries(&lemma).into_iter().take(2))
                .collect();
        }
        if let Some((range, true)) = &self.counterpart {
            let here = self.text(range);
            entries.sort_by_key(|entry| entry.simplified != here && entry.traditional != here);
        }
        entries
    }

    /// What an entry says in one row.
    fn senses(&self, entry: &Entry) -> String {
        let senses = entry.senses_with(script_of(self.document), |reading| {
            self.spelling.write(reading)
        });
        clean_line(&senses.join("; "))
    }

    /// `罢工 bàgōng`, in the script of the article.
    fn headword(&self, entry: &Entry) -> String {
        let word = match script_of(self.document) {
            Script::Simplified => &entry.simplified,
            Script::Traditional => &entry.traditional,
        };
        format!("{word} {}", self.spelling.write(&entry.reading))
    }
}

fn missing(text: Cow<str>) -> Told {
    Told {
        part: Part::Missing,
        label: String::new(),
        text: text.into_owned(),
    }
}
