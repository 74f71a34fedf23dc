//! CSL-JSON, which Zotero, pandoc and others cite from: an item per article,
//! the bookmarks in its annotation.

use super::{day, in_text_order, marked, source, title, words};
use crate::annotation::{Annotation, Record};
use crate::text::CleanText;
use serde_json::{Value, json};

/// The articles of `records` as items.
#[must_use]
pub fn csl_json(records: &[Record]) -> Value {
    marked(records).map(item).collect()
}

fn item(record: &Record) -> Value {
    let kept = in_text_order(record);
    let accessed = kept.iter().map(|annotation| day(annotation)).min();
    let parts: Vec<u32> = accessed
        .iter()
        .flat_map(|day| day.split('-'))
        .filter_map(|part| part.parse().ok())
        .collect();
    let said: Vec<String> = kept.iter().map(|annotation| said(annotation)).collect();
    json!({
        "id": record.article,
        "type": "article-newspaper",
        "title": title(record),
        "URL": source(record),
        "accessed": { "date-parts": [parts] },
        "annote": said.join("\n\n"),
    })
}

fn said(annotation: &Annotation) -> String {
    let mut text = words(annotation);
    if let Some(said) = annotation.attribution() {
        text = format!("{text} — {said}");
    }
    for more in [&annotation.name, &annotation.note] {
        if !more.is_empty() {
            text = format!("{text}\n{more}");
        }
    }
    CleanText::new(&text).to_string()
}
