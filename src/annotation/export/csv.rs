//! A table as Readwise imports it, with the columns it names.

use super::{in_text_order, marked, source, title, words};
use crate::annotation::{Annotation, Record};
use crate::text::CleanText;
use std::fmt::Write;

/// The bookmarks of `records`, a row each.
#[must_use]
pub fn csv(records: &[Record]) -> String {
    let mut out = String::from("Highlight,Title,Author,URL,Note,Location,Date\r\n");
    for record in marked(records) {
        for annotation in in_text_order(record) {
            let cells = [
                words(annotation),
                title(record),
                annotation.attribution().unwrap_or_default(),
                source(record),
                note(annotation),
                annotation.target.start.to_string(),
                annotation.created.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            ];
            let cells = cells.map(|text| cell(&CleanText::new(&text)));
            let _ = write!(out, "{}\r\n", cells.join(","));
        }
    }
    out
}

/// The note; Readwise takes words with a dot before them at its start for tags.
fn note(annotation: &Annotation) -> String {
    let mut parts: Vec<String> = annotation
        .tags
        .iter()
        .map(|tag| format!(".{}", tag.split_whitespace().collect::<Vec<_>>().join("_")))
        .collect();
    let texts = [&annotation.name, &annotation.note];
    parts.extend(texts.into_iter().filter(|text| !text.is_empty()).cloned());
    parts.join(" ")
}

/// A cell of a CSV file (RFC 4180). A cell that a spreadsheet would take for a
/// formula is made text by an apostrophe.
#[must_use]
pub fn cell(text: &str) -> String {
    const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let defused = if text.starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if defused.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", defused.replace('"', "\"\""))
    } else {
        defused
    }
}
