//! What the dictionary and the article tell of a word: the rows of the window that
//! opens at it.

use super::document::Document;
use super::script::script_of;
use super::settings::Spelling;
use super::step::Direction;
use crate::lexicon::{self, Entry, Lexicon, Script, level};
use crate::text::{Language, clean_line, is_han};
use std::fmt::Write;
use std::ops::Range;

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
    /// Whether everything is asked for.
    pub is_whole: bool,
}

/// The most rows that are scrolled for one thing that is told.
const ROWS_OF_PART: usize = 8;
/// The most characters that are told of one by one.
const CHARACTERS: usize = 6;
/// The most entries that the small window tells of, for an English word.
const ENTRIES: usize = 5;
/// The most compounds that the whole entry has.
const COMPOUNDS: usize = 40;

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
            let label = if *is_word { "here" } else { "facing" };
            let told = Told {
                part: Part::Counterpart,
                label: label.to_owned(),
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

    fn chinese(&self, word: &str) -> (String, Vec<Told>) {
        let lexicon = Lexicon::embedded();
        let reading = self.reading();
        let entries = lexicon.dictionary.entries(word);
        let simplified = Script::Simplified.convert(word);
        let traditional = match entries.iter().find(|entry| entry.reading == reading) {
            Some(entry) => entry.traditional.clone(),
            None => Script::Traditional.convert(&simplified),
        };
        let other = if simplified == word {
            &traditional
        } else {
            &simplified
        };
        let mut title = word.to_owned();
        if other != word {
            title = format!("{title} {other}");
        }
        title = format!("{title}  {}", self.spelling.write(&reading));
        if let Some(level) = level::level(&simplified) {
            title = format!("{title}  {}", level::shown(level));
        }
        let mut rows = Vec::new();
        let (same, others): (Vec<&Entry>, Vec<&Entry>) = entries
            .iter()
            .partition(|entry| entry.reading.eq_ignore_ascii_case(&reading));
        // One that only points elsewhere comes last.
        let mut same = same;
        same.sort_by_key(|entry| {
            lexicon::is_reference(entry) || is_name(entry) != is_capital(&reading)
        });
        for entry in same {
            rows.extend(self.meanings("", entry));
        }
        for entry in others
            .into_iter()
            .filter(|entry| self.is_whole || !lexicon::is_reference(entry))
        {
            rows.extend(self.meanings(&self.spelling.write(&entry.reading), entry));
        }
        if entries.is_empty() {
            rows.push(missing("not in the dictionary"));
            for part in lexicon::parts(word, lexicon) {
                rows.extend(self.part_of(part, &reading_of_part(word, part, &reading)));
            }
        } else if word.chars().count() > 1 {
            let characters = word.char_indices().zip(lexicon::syllables(&reading));
            for ((at, letter), syllable) in characters.take(CHARACTERS) {
                let character = &word[at..at + letter.len_utf8()];
                rows.extend(self.part_of(character, syllable));
            }
        }
        if self.is_whole {
            for compound in lexicon.segmenter.compounds(word, COMPOUNDS) {
                rows.extend(self.compound(&compound));
            }
        }
        (title, rows)
    }

    /// What an entry says: in one row, or each meaning in its own.
    fn meanings(&self, label: &str, entry: &Entry) -> Vec<Told> {
        let senses: Vec<String> = entry.senses.iter().map(|sense| self.shown(sense)).collect();
        let told = |text: String| Told {
            part: Part::Meaning,
            label: label.to_owned(),
            text,
        };
        if self.is_whole {
            senses.into_iter().map(told).collect()
        } else {
            let meanings = senses.into_iter().filter(|sense| !sense.starts_with("CL:"));
            vec![told(meanings.collect::<Vec<_>>().join("; "))]
        }
    }

    /// A sense with the readings inside it as the reader wants them written.
    fn shown(&self, sense: &str) -> String {
        let mut shown = String::new();
        let mut rest = sense;
        while let Some((before, after)) = rest.split_once('[') {
            let Some((reading, after)) = after.split_once(']') else {
                break;
            };
            shown.push_str(before);
            let _ = write!(shown, " ({})", self.spelling.write(reading));
            rest = after;
        }
        clean_line(&(shown + rest))
    }

    /// A character or a part of a word, as it is read there.
    fn part_of(&self, part: &str, reading: &str) -> Option<Told> {
        let entries = Lexicon::embedded().dictionary.entries(part);
        // In a word the tone may be lost: then the sound tells.
        let sound = |reading: &str| {
            reading
                .trim_end_matches(|last: char| last.is_ascii_digit())
                .to_lowercase()
        };
        let is_read = |entry: &&Entry| entry.reading.eq_ignore_ascii_case(reading);
        let sounds = |entry: &&Entry| sound(&entry.reading) == sound(reading);
        let telling = || {
            let telling = entries.iter().filter(|entry| !lexicon::is_reference(entry));
            telling.filter(|entry| !is_name(entry))
        };
        let entry = telling()
            .find(is_read)
            .or_else(|| telling().find(sounds))
            .or_else(|| telling().next())
            .or(entries.first())?;
        Some(Told {
            part: Part::Character,
            label: format!("{part} {}", self.spelling.write(reading)),
            text: entry
                .senses
                .iter()
                .filter(|sense| !sense.starts_with("CL:"))
                .map(|sense| self.shown(sense))
                .collect::<Vec<_>>()
                .join("; "),
        })
    }

    fn compound(&self, compound: &str) -> Option<Told> {
        let entries = Lexicon::embedded().dictionary.entries(compound);
        let entry = entries.iter().find(|entry| !lexicon::is_reference(entry))?;
        Some(Told {
            part: Part::Compound,
            label: format!("{compound} {}", self.spelling.write(&entry.reading)),
            text: entry
                .senses
                .first()
                .map(|sense| self.shown(sense))
                .unwrap_or_default(),
        })
    }

    fn english(&self, word: &str) -> (String, Vec<Told>) {
        let lower = word.to_lowercase().replace('’', "'");
        let plain = lower.strip_suffix("'s").unwrap_or(&lower);
        let lemma = Lexicon::embedded().dictionary.lemma(plain);
        let title = if lemma == lower {
            word.to_owned()
        } else {
            format!("{word} → {lemma}")
        };
        let mut entries = lexicon::chinese_entries(&lemma);
        if entries.is_empty() {
            // Of two joined words each has its own.
            entries = plain
                .split('-')
                .skip(usize::from(!plain.contains('-')))
                .flat_map(|part| {
                    let lemma = Lexicon::embedded().dictionary.lemma(part);
                    lexicon::chinese_entries(&lemma).into_iter().take(2)
                })
                .collect();
        }
        if let Some((range, true)) = &self.counterpart {
            let here = self.text(range);
            entries.sort_by_key(|entry| entry.simplified != here && entry.traditional != here);
        }
        let most = if self.is_whole { usize::MAX } else { ENTRIES };
        let mut rows: Vec<Told> = entries
            .iter()
            .take(most)
            .map(|entry| Told {
                part: Part::Meaning,
                label: self.headword(entry),
                text: entry
                    .senses
                    .iter()
                    .filter(|sense| !sense.starts_with("CL:"))
                    .map(|sense| self.shown(sense))
                    .collect::<Vec<_>>()
                    .join("; "),
            })
            .collect();
        if rows.is_empty() {
            rows.push(missing("no Chinese word for it in the dictionary"));
        }
        (title, rows)
    }

    /// `罢工 bàgōng`, in the script of the article.
    fn headword(&self, entry: &Entry) -> String {
        let word = match script_of(self.document) {
            Script::Simplified => &entry.simplified,
            Script::Traditional => &entry.traditional,
        };
        format!("{word} {}", self.spelling.write(&entry.reading))
    }

    /// How often the article has the word, and where next.
    fn places(&self, word: &str) -> Told {
        let places = places(self.document, word);
        let next = next_place(&places, self.range.start);
        let text = match (places.len(), next) {
            (0 | 1, _) | (_, None) => "once in this article".to_owned(),
            (count, Some(next)) => {
                let context = self.context(next, word.len());
                format!("{count} times in this article; next: {context}")
            }
        };
        Told {
            part: Part::Place,
            label: String::new(),
            text,
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

fn missing(text: &str) -> Told {
    Told {
        part: Part::Missing,
        label: String::new(),
        text: text.to_owned(),
    }
}

fn is_name(entry: &Entry) -> bool {
    is_capital(&entry.reading)
}

fn is_capital(reading: &str) -> bool {
    reading.starts_with(|first: char| first.is_uppercase())
}

/// The syllables of `reading`, which is that of `word`, that belong to `part` of it.
fn reading_of_part(word: &str, part: &str, reading: &str) -> String {
    let before = word.find(part).map_or(0, |at| word[..at].chars().count());
    let syllables = lexicon::syllables(reading).skip(before);
    let own: Vec<&str> = syllables.take(part.chars().count()).collect();
    own.join(" ")
}

/// Where the article has `word`: an English one as a word by itself, in any case.
#[must_use]
pub(super) fn places(document: &Document, word: &str) -> Vec<usize> {
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
pub(super) fn next_place(places: &[usize], from: usize) -> Option<usize> {
    let after = places.iter().find(|place| **place > from);
    after
        .or(places.first())
        .copied()
        .filter(|place| *place != from)
}
