//! What is told of a Chinese word.

use super::{Asked, Part, Told, added, missing};
use crate::app::script::script_of;
use crate::lexicon::{self, Entry, Lexicon, Script, level};
use crate::text::clean_line;

/// The most characters that are told of one by one.
const CHARACTERS: usize = 6;
/// The most compounds that the whole entry has.
const COMPOUNDS: usize = 40;

impl Asked<'_> {
    pub(super) fn chinese(&self, word: &str) -> (String, Vec<Told>) {
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
        let added = self.added(&[word, &simplified, &traditional]);
        let is_told = added::tells(&added);
        rows.extend(added);
        if entries.is_empty() {
            if !is_told {
                rows.push(missing(self.wording.not_in_dictionary()));
            }
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
        let told = |text: &str| Told {
            part: Part::Meaning,
            label: label.to_owned(),
            text: clean_line(text),
        };
        if self.is_whole {
            let senses = entry.senses_with(script_of(self.document), |reading| {
                self.spelling.write(reading)
            });
            senses.iter().map(|sense| told(sense)).collect()
        } else {
            vec![told(&self.senses(entry))]
        }
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
            text: self.senses(entry),
        })
    }

    fn compound(&self, compound: &str) -> Option<Told> {
        let entries = Lexicon::embedded().dictionary.entries(compound);
        let entry = entries.iter().find(|entry| !lexicon::is_reference(entry))?;
        Some(Told {
            part: Part::Compound,
            label: format!("{compound} {}", self.spelling.write(&entry.reading)),
            text: self.senses(entry),
        })
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
