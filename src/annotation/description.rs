//! A word with what the dictionary has of it, as the vocabulary keeps it.

use super::KeptWord;
use crate::lexicon::{self, Entry, Lexicon, Script};
use crate::text::{Language, clean_line, is_han};
use jiff::Timestamp;

/// The most Chinese words that an English one is explained with.
const MEANINGS: usize = 5;

/// The word that stands as `form` in a text, met `now`. A Chinese one is read as
/// `reading` has it, tones as numbers, or as it is alone.
#[must_use]
pub fn described(form: &str, reading: Option<&str>, now: Timestamp) -> KeptWord {
    let form = clean_line(form);
    let lexicon = Lexicon::embedded();
    if !form.contains(is_han) {
        let lemma = lexicon.dictionary.lemma_of(&form);
        let entries = lexicon::chinese_entries(&lemma);
        let words: Vec<&str> = entries
            .iter()
            .take(MEANINGS)
            .map(|entry| entry.simplified.as_str())
            .collect();
        return KeptWord {
            meaning: words.join("; "),
            form,
            ..KeptWord::new(lemma, Language::English, now)
        };
    }
    let alone = || lexicon::reading_at(&form, &(0..form.len()), lexicon);
    let reading = reading.map_or_else(alone, str::to_owned);
    let word = Script::Simplified.convert(&form);
    let entries = lexicon.dictionary.entries(&form);
    let is_read = |entry: &&Entry| entry.reading.eq_ignore_ascii_case(&reading);
    let entry = entries.iter().find(is_read).or(entries.first());
    let traditional = entry.map(|entry| entry.traditional.clone());
    let senses = entry.map(|entry| entry.senses_with(Script::Simplified, lexicon::pinyin));
    KeptWord {
        traditional: traditional
            .filter(|known| *known != word)
            .unwrap_or_default(),
        reading: lexicon::pinyin(&reading),
        meaning: clean_line(&senses.unwrap_or_default().join("; ")),
        form,
        ..KeptWord::new(word, Language::Chinese, now)
    }
}
