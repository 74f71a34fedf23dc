//! A table as Readwise imports it, with the columns it names, and one more that
//! it has no name for.
//!
//! Text is always quoted: where a spreadsheet takes `;` for its separator, it
//! would cut a cell into two otherwise, and run the second as a formula.

use super::{counterpart, in_text_order, marked, on_one_line, source, title, words};
use crate::annotation::{Annotation, Record};
use crate::text::CleanText;
use ::csv::{QuoteStyle, Terminator, WriterBuilder};
use std::borrow::Cow;

/// The bookmarks of `records`, a row each.
#[must_use]
pub fn csv(records: &[Record]) -> String {
    let mut out = b"Highlight,Title,Author,URL,Note,Location,Date,counterpart\r\n".to_vec();
    let mut rows = table().terminator(Terminator::CRLF).from_writer(&mut out);
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
                on_one_line(counterpart(annotation).unwrap_or_default()),
            ];
            let cells = cells.map(|text| defused(&CleanText::new(&text)).into_owned());
            // Memory takes every row.
            let _ = rows.write_record(&cells);
        }
    }
    drop(rows);
    String::from_utf8(out).unwrap_or_default()
}

/// How tables are written, all text in quotation marks.
#[must_use]
pub fn table() -> WriterBuilder {
    let mut builder = WriterBuilder::new();
    builder.quote_style(QuoteStyle::NonNumeric);
    builder
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

/// The text of a cell. One that a spreadsheet would take for a formula is made
/// text by an apostrophe.
#[must_use]
pub fn defused(text: &str) -> Cow<'_, str> {
    const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if text.starts_with(FORMULA) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}
