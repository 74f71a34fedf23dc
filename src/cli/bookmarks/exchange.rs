//! `duidu bookmarks export` and `import`.

use super::list::records;
use super::{Export, ExportFormat};
use crate::annotation::{Record, export};
use crate::cli::{Outcome, complain};
use crate::storage::Storage;
use crate::text::clean_line;
use jiff::Timestamp;
use serde_json::Value;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

pub(super) fn export(storage: &Storage, asked: &Export) -> io::Result<Outcome> {
    let (records, outcome) = records(storage, &asked.sources);
    let text = match asked.format {
        ExportFormat::Markdown => export::markdown(&records),
        ExportFormat::Csv => export::csv(&records),
        ExportFormat::Anki => export::anki(&records),
        ExportFormat::Jsonld => pretty(&export::json_ld(&records)),
        ExportFormat::CslJson => pretty(&export::csl_json(&records)),
    };
    match &asked.output {
        None => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Some(path) => {
            if let Err(error) = fs::write(path, text) {
                complain(&format!("{}: {error}", clean_line(&path.to_string_lossy())));
                return Ok(Outcome::Partly);
            }
        }
    }
    Ok(outcome)
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

pub(super) fn import(storage: &Storage, file: &Path) -> io::Result<Outcome> {
    let name = clean_line(&file.to_string_lossy());
    let records = match read(file) {
        Ok(records) => records,
        Err(problem) => {
            complain(&format!("{name}: {problem}"));
            return Ok(Outcome::Partly);
        }
    };
    let mut outcome = Outcome::Done;
    let (mut count, mut articles) = (0, 0);
    for record in records {
        let (article, bookmarks) = (
            clean_line(&record.article),
            record.annotations.kept().count(),
        );
        match storage.merge(record) {
            Ok(_) => {
                count += bookmarks;
                articles += 1;
            }
            Err(error) => {
                complain(&format!("NOT SAVED: the bookmarks of {article}: {error}"));
                outcome = Outcome::Partly;
            }
        }
    }
    let mut out = io::stdout().lock();
    writeln!(out, "imported {count} bookmarks of {articles} articles")?;
    Ok(outcome)
}

/// The records in a file of ours, or of web annotations.
fn read(file: &Path) -> Result<Vec<Record>, String> {
    let mut text = String::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().read_to_string(&mut text)
    } else {
        fs::File::open(file).and_then(|mut file| file.read_to_string(&mut text))
    };
    read.map_err(|error| error.to_string())?;
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("no JSON: {error}"))?;
    if value["annotations"].is_array() {
        let record = serde_json::from_value(value).map_err(|error| error.to_string())?;
        return Ok(vec![record]);
    }
    export::read_json_ld(&value, Timestamp::now())
}
