//! Bookmarks in the forms of other programs. Pure: what is printed depends on
//! the records and nothing else, so that the same bookmarks give the same file.

mod anki;
mod csl;
mod csv;
mod json_ld;
mod markdown;
mod vocabulary;

use super::{Annotation, Record};
use crate::text::{CleanText, Language, clean_line};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub use anki::anki;
pub use csl::csl_json;
pub use csv::{csv, defused, table};
pub use json_ld::{json_ld, read_json_ld};
pub use markdown::markdown;
pub use vocabulary::{anki_words, csv_words, markdown_words};

/// The bookmarks of `record` that are not deleted, in the order of the text.
#[must_use]
pub fn in_text_order(record: &Record) -> Vec<&Annotation> {
    let mut kept: Vec<_> = record.annotations.kept().collect();
    kept.sort_by_key(|annotation| (annotation.target.start, annotation.id));
    kept
}

/// The articles that have bookmarks to be exported.
fn marked(records: &[Record]) -> impl Iterator<Item = &Record> {
    records
        .iter()
        .filter(|record| record.annotations.kept().next().is_some())
}

/// What to call an article: its headline, or where it came from.
fn title(record: &Record) -> String {
    let title = record.titles.shown(Language::English);
    clean_line(title.unwrap_or(&record.article))
}

/// What is written as `%XX` in the path of a URL (RFC 3986).
const NOT_IN_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Where an article came from, as a URL where it is one.
fn source(record: &Record) -> String {
    let key = &record.article;
    match key.strip_prefix("file:") {
        Some(path) => {
            let path = clean_line(path);
            format!("file://{}", utf8_percent_encode(&path, NOT_IN_PATH))
        }
        None => clean_line(key),
    }
}

/// The words marked on one line, safe to show.
fn words(annotation: &Annotation) -> String {
    on_one_line(&annotation.target.exact)
}

fn on_one_line(text: &str) -> String {
    let text = CleanText::new(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What says the same in the other language, where something does.
fn counterpart(annotation: &Annotation) -> Option<&str> {
    let counterpart = annotation.counterpart.as_deref();
    counterpart.filter(|words| !words.trim().is_empty())
}

/// The day something was marked, as it is cited: `2026-11-24`.
fn day(annotation: &Annotation) -> String {
    annotation.created.strftime("%Y-%m-%d").to_string()
}

#[cfg(test)]
mod tests;
