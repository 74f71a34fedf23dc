//! `duidu bookmarks list`: what is kept, article by article.

use super::{List, ListFormat, key, tell};
use crate::annotation::export::in_text_order;
use crate::annotation::{Annotation, Record};
use crate::cli::{Outcome, complain, json};
use crate::storage::Storage;
use crate::text::{CleanText, Language, clean_line};
use serde::Serialize;
use std::ffi::OsString;
use std::io::{self, Write};

/// A bookmark and the article it belongs to.
#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(flatten)]
    annotation: &'a Annotation,
}

pub(super) fn run(storage: &Storage, list: &List) -> io::Result<Outcome> {
    let (records, outcome) = records(storage, &list.sources);
    let mut out = io::BufWriter::with_capacity(1 << 18, io::stdout().lock());
    for record in &records {
        match list.format {
            ListFormat::Text => text(&mut out, record)?,
            ListFormat::Jsonl => lines(&mut out, record)?,
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// What is kept of the articles that `sources` name; of all if none.
pub(super) fn records(storage: &Storage, sources: &[OsString]) -> (Vec<Record>, Outcome) {
    if sources.is_empty() {
        let library = storage.library();
        let outcome = tell(&library.notices);
        return (library.records, outcome);
    }
    let mut records = Vec::new();
    let mut outcome = Outcome::Done;
    for source in sources {
        let found = key(source).and_then(|key| storage.record(&key));
        match found {
            Ok((record, notices)) => {
                records.push(record);
                if tell(&notices) == Outcome::Partly {
                    outcome = Outcome::Partly;
                }
            }
            Err(error) => {
                complain(&error);
                outcome = Outcome::Partly;
            }
        }
    }
    (records, outcome)
}

fn lines(out: &mut impl Write, record: &Record) -> io::Result<()> {
    for annotation in in_text_order(record) {
        let line = Line {
            article: &record.article,
            title: record.titles.shown(Language::English),
            annotation,
        };
        json::write_line(out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

/// The title, and under it each bookmark: its name for `remove`, who said it,
/// the words, the note.
fn text(out: &mut impl Write, record: &Record) -> io::Result<()> {
    let kept = in_text_order(record);
    if kept.is_empty() {
        return Ok(());
    }
    let title = record.titles.shown(Language::English);
    writeln!(out, "{}", clean_line(title.unwrap_or(&record.article)))?;
    if title.is_some() {
        writeln!(out, "{}", clean_line(&record.article))?;
    }
    writeln!(out)?;
    for annotation in kept {
        let mut head = vec![annotation.id.to_string()];
        if !annotation.name.is_empty() {
            head.push(annotation.name.clone());
        }
        head.extend(annotation.attribution());
        head.extend(annotation.tags.iter().map(|tag| format!("#{tag}")));
        writeln!(out, "  {}", clean_line(&head.join("  ")))?;
        writeln!(out, "    {}", clean_line(&annotation.target.exact))?;
        for line in CleanText::new(&annotation.note).lines() {
            writeln!(out, "    > {line}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
