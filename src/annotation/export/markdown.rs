//! Markdown as Obsidian and others read it: front matter, and each bookmark as
//! a quotation with who said it, the note, and a citation to take along.

use super::{counterpart, day, in_text_order, marked, source, title, words};
use crate::annotation::{Annotation, Record};
use crate::text::{CleanText, clean_line};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The bookmarks of `records` as one note.
///
/// ```text
/// ---
/// title: "City to rebuild its bridge"
/// source: "file:///home/ann/bridge.txt"
/// tags: ["duidu", "town"]
/// ---
///
/// # City to rebuild its bridge
///
/// > “We have waited long enough,”
///
/// > “我们等得够久了，”
/// >
/// > — Anna Berg, the mayor
///
/// Four years!
///
/// “We have waited long enough,” Anna Berg, the mayor, quoted in “City to
/// rebuild its bridge”, file:///home/ann/bridge.txt, marked 2026-11-24. #town ^01K…
/// ```
#[must_use]
pub fn markdown(records: &[Record]) -> String {
    let marked: Vec<&Record> = marked(records).collect();
    let mut out = front_matter(&marked);
    for record in marked {
        let _ = write!(out, "\n# {}\n", escaped(&title(record)));
        for annotation in in_text_order(record) {
            bookmark(&mut out, record, annotation);
        }
    }
    out
}

fn front_matter(records: &[&Record]) -> String {
    let mut tags = BTreeSet::from(["duidu".to_owned()]);
    let annotations = || records.iter().flat_map(|record| record.annotations.kept());
    tags.extend(annotations().flat_map(slugs));
    let (title, source) = match records {
        [record] => (title(record), vec![source(record)]),
        _ => (
            format!("Bookmarks in {} articles", records.len()),
            records.iter().map(|record| source(record)).collect(),
        ),
    };
    let mut out = String::from("---\n");
    let _ = writeln!(out, "title: {}", quoted(&title));
    match &source[..] {
        [source] => {
            let _ = writeln!(out, "source: {}", quoted(source));
        }
        several => {
            out += "source:\n";
            for source in several {
                let _ = writeln!(out, "  - {}", quoted(source));
            }
        }
    }
    if let Some(first) = annotations().map(day).min() {
        let _ = writeln!(out, "created: {first}");
    }
    // In quotation marks, since YAML takes `null` and `123` for something else.
    let tags: Vec<String> = tags.iter().map(|tag| quoted(tag)).collect();
    let _ = writeln!(out, "tags: [{}]\n---", tags.join(", "));
    out
}

fn bookmark(out: &mut String, record: &Record, annotation: &Annotation) {
    out.push('\n');
    if !annotation.name.is_empty() {
        let _ = writeln!(out, "## {}\n", escaped(&clean_line(&annotation.name)));
    }
    block_quote(out, &annotation.target.exact);
    if let Some(counterpart) = counterpart(annotation) {
        // Without the empty line it would be part of the first block quote.
        out.push('\n');
        block_quote(out, counterpart);
    }
    let attribution = annotation.attribution().map(|said| clean_line(&said));
    if let Some(said) = &attribution {
        let _ = writeln!(out, ">\n> — {}", escaped(said));
    }
    let note = CleanText::new(annotation.note.trim());
    if !note.is_empty() {
        // The reader's own Markdown stays as it is.
        let _ = write!(out, "\n{}\n", &*note);
    }
    let _ = write!(out, "\n{}", escaped(&citation(record, annotation)));
    for tag in slugs(annotation) {
        let _ = write!(out, " #{tag}");
    }
    let _ = writeln!(out, " ^{}", annotation.id.to_string().to_lowercase());
}

fn block_quote(out: &mut String, text: &str) {
    for line in CleanText::new(text).lines() {
        let _ = writeln!(out, "{}", format!("> {}", escaped(line)).trim_end());
    }
}

/// Words, who said them, where, and when they were marked: ready to be put
/// into a text.
fn citation(record: &Record, annotation: &Annotation) -> String {
    let words = words(annotation);
    let is_quoted = words.starts_with(['“', '"', '「', '『', '‘']);
    let words = if is_quoted {
        words
    } else {
        format!("“{words}”")
    };
    let said = match annotation.attribution() {
        Some(said) => format!(" {}, quoted", clean_line(&said)),
        None => String::new(),
    };
    format!(
        "{words}{said} in “{}”, {}, marked {}.",
        title(record),
        source(record),
        day(annotation)
    )
}

/// The tags of which something is left in Obsidian's form.
fn slugs(annotation: &Annotation) -> impl Iterator<Item = String> {
    let slugs = annotation.tags.iter().map(|tag| slug(tag));
    slugs.filter(|slug| !slug.is_empty())
}

/// A tag as Obsidian takes it: no white space and no marks.
fn slug(tag: &str) -> String {
    let kept =
        |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | '/');
    clean_line(tag)
        .trim_start_matches('#')
        .chars()
        .map(|character| if kept(character) { character } else { '-' })
        .collect()
}

/// A YAML string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, character) in text.char_indices() {
        let is_sign = matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$'
        );
        let begins = text[..index].trim().is_empty();
        if is_sign || begins && matches!(character, '#' | '+' | '-' | '=') {
            out.push('\\');
        }
        out.push(character);
    }
    // A number and a dot begin a list.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out[digits..].starts_with(['.', ')']) {
        out.insert(digits, '\\');
    }
    out
}
