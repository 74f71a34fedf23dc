//! What the dictionaries that the reader added tell of a word.

use super::{Asked, Part, Told, missing};
use crate::app::settings::Spelling;
use crate::lexicon::{self, Added, Damaged, Definition};
use crate::text::is_han;

/// The most articles of one dictionary that the small window tells of.
const DEFINITIONS: usize = 2;

impl Asked<'_> {
    /// What each added dictionary says of the first of `words`, then of the others, below
    /// its name. One that is damaged says so.
    pub(super) fn added(&self, words: &[&str]) -> Vec<Told> {
        let mut rows = Vec::new();
        for opened in lexicon::added() {
            match opened {
                Ok(dictionary) => rows.extend(self.told_by(dictionary, words)),
                Err(Damaged::Added(name)) => {
                    rows.push(missing(self.wording.damaged_dictionary(name)));
                }
                Err(Damaged::Own) => rows.push(missing(self.wording.damaged_own_dictionary())),
            }
        }
        rows
    }

    fn told_by(&self, dictionary: &Added, words: &[&str]) -> Vec<Told> {
        let definitions = dictionary.definitions(words);
        if definitions.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![source(&dictionary.name)];
        let most = if self.is_whole {
            usize::MAX
        } else {
            DEFINITIONS
        };
        for definition in definitions.iter().take(most) {
            let label = label(definition, words, self.spelling);
            rows.extend(meanings(definition, label, self.is_whole));
        }
        rows
    }
}

/// Whether anything but damage is told.
pub(super) fn tells(rows: &[Told]) -> bool {
    rows.iter().any(|row| row.part == Part::Meaning)
}

/// The name of the dictionary that says what follows.
pub(super) fn source(name: &str) -> Told {
    Told {
        part: Part::Source,
        label: String::new(),
        text: name.to_owned(),
    }
}

/// What an article says: in one row, or each line in its own.
fn meanings(definition: &Definition, label: String, is_whole: bool) -> Vec<Told> {
    let told = |label: String, text: String| Told {
        part: Part::Meaning,
        label,
        text,
    };
    if !is_whole {
        return vec![told(label, definition.lines.join("; "))];
    }
    let mut label = Some(label);
    let lines = definition.lines.iter();
    lines
        .map(|line| told(label.take().unwrap_or_default(), line.clone()))
        .collect()
}

/// The headword where it is not the word that was asked for, and how it is read.
fn label(definition: &Definition, words: &[&str], spelling: Spelling) -> String {
    let headword = &definition.headword;
    let asked = words.first().copied().unwrap_or_default();
    let reading = match definition.reading.as_str() {
        "" => String::new(),
        reading if headword.contains(is_han) => spelling.write(reading),
        reading => format!("/{reading}/"),
    };
    if headword.to_lowercase() == asked.to_lowercase() {
        reading
    } else {
        format!("{headword} {reading}").trim_end().to_owned()
    }
}
