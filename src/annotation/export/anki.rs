//! Cards for Anki: tab-separated, with the lines at the top that tell it what
//! is what.

use super::{counterpart, in_text_order, marked, source, title};
use crate::annotation::{Annotation, Record};
use crate::text::{CleanText, clean_line};
use std::fmt::Write;

/// The bookmarks of `records`, a card each: the words on the front; their
/// counterpart, the note, who said them and where on the back. A card that is
/// imported again is brought up to date.
#[must_use]
pub fn anki(records: &[Record]) -> String {
    let mut out = String::from(
        "#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n#columns:guid\tFront\tBack\tTags\n",
    );
    for record in marked(records) {
        for annotation in in_text_order(record) {
            let tags: Vec<String> = annotation.tags.iter().map(|tag| one_word(tag)).collect();
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}",
                annotation.id,
                field(&annotation.target.exact),
                back(record, annotation),
                tags.join(" ")
            );
        }
    }
    out
}

fn back(record: &Record, annotation: &Annotation) -> String {
    let parts = [
        counterpart(annotation).unwrap_or_default().to_owned(),
        annotation.name.clone(),
        annotation.note.clone(),
        annotation
            .attribution()
            .map_or_else(String::new, |said| format!("— {said}")),
        format!("{} ({})", title(record), source(record)),
    ];
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts
        .map(|part| field(part))
        .collect::<Vec<_>>()
        .join("<br>")
}

/// Text as HTML on one line.
fn field(text: &str) -> String {
    CleanText::new(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\t', " ")
        .replace('\n', "<br>")
}

/// Anki's tags have no spaces.
fn one_word(tag: &str) -> String {
    let words = clean_line(tag);
    words.split_whitespace().collect::<Vec<_>>().join("_")
}
