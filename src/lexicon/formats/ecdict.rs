//! ECDICT: a table of English words, their phonetics and their Chinese meanings.

use super::{Article, Collection, Fault};
use csv::{ReaderBuilder, StringRecord};

/// What the columns `tag` call the examinations that ask for a word.
const EXAMINATIONS: [(&str, &str); 9] = [
    ("zk", "zhongkao"),
    ("gk", "gaokao"),
    ("cet4", "CET-4"),
    ("cet6", "CET-6"),
    ("ky", "kaoyan"),
    ("toefl", "TOEFL"),
    ("ielts", "IELTS"),
    ("gre", "GRE"),
    ("sat", "SAT"),
];

/// Whether the first line of `text` names the columns of ECDICT.
pub fn is_table(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let mut names = first.trim_start_matches('\u{feff}').split(',');
    names.next().is_some_and(|name| name.trim() == "word")
        && names.any(|name| name.trim() == "translation")
}

/// Tells `to` of every row of the table in `text`.
///
/// # Errors
///
/// If a row has other columns than the first line names.
pub fn ecdict(text: &str, to: &mut Collection) -> Result<(), Fault> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let names = reader.headers().map_err(|_| Fault::Row(1))?.clone();
    let column = |name: &str| names.iter().position(|found| found.trim() == name);
    let columns = ["word", "phonetic", "translation", "definition", "tag"].map(column);
    let mut row = StringRecord::new();
    loop {
        match reader.read_record(&mut row) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                return Err(Fault::Row(line));
            }
        }
        let [word, phonetic, translation, definition, tag] =
            columns.map(|column| column.and_then(|at| row.get(at)).unwrap_or_default());
        // An end of a line is written as two letters.
        let lines = [
            translation.replace("\\n", "\n"),
            definition.replace("\\n", "\n"),
            examinations(tag),
        ];
        to.add(&Article {
            headword: word,
            reading: phonetic,
            text: &lines.join("\n"),
        })?;
    }
}

fn examinations(tags: &str) -> String {
    let named = tags.split_whitespace().filter_map(|tag| {
        let found = EXAMINATIONS.iter().find(|(short, _)| *short == tag);
        found.map(|(_, name)| *name)
    });
    named.collect::<Vec<_>>().join(" · ")
}
