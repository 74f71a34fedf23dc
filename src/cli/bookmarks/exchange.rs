//! `duidu bookmarks export` and `import`.

use super::list::records;
use super::{Export, ExportFormat};
use crate::annotation::{Record, export};
use crate::cli::{Outcome, complain, json};
use crate::source::limited;
use crate::storage::{Merged, Storage};
use crate::text::clean_line;
use crate::wording::counted;
use jiff::Timestamp;
use serde_json::Value;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

pub(super) fn export(storage: &Storage, asked: &Export) -> io::Result<Outcome> {
    let (records, outcome) = records(storage, &asked.sources);
    let text = match asked.format {
        ExportFormat::Markdown => export::markdown(&records).into_bytes(),
        ExportFormat::Csv => export::csv(&records).into_bytes(),
        ExportFormat::Anki => export::anki(&records).into_bytes(),
        ExportFormat::Jsonld => pretty(&export::json_ld(&records))?,
        ExportFormat::CslJson => pretty(&export::csl_json(&records))?,
    };
    match &asked.output {
        None => {
            let mut out = io::stdout().lock();
            out.write_all(&text)?;
            out.flush()?;
        }
        Some(path) => {
            if let Err(error) = replace(path, &text) {
                complain(&format!("{}: {error}", clean_line(&path.to_string_lossy())));
                return Ok(Outcome::Partly);
            }
        }
    }
    Ok(outcome)
}

fn pretty(value: &Value) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    json::write_pretty(&mut text, value)?;
    text.push(b'\n');
    Ok(text)
}

/// Writes `text` to `path`; a file that is there stays as it is until all of
/// `text` is on the disk.
fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    // A link stays a link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let known = fs::metadata(&path).ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        // A pipe or a device keeps nothing.
        return fs::write(&path, text);
    }
    let directory = match path.parent() {
        Some(directory) if directory != Path::new("") => directory,
        _ => Path::new("."),
    };
    let mut file = readable().tempfile_in(directory)?;
    file.write_all(text)?;
    if let Some(known) = known {
        file.as_file().set_permissions(known.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

/// A temporary file becomes one that anybody may read whom the user's mask
/// lets.
fn readable() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".duidu-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

pub(super) fn import(storage: &Storage, file: &Path) -> io::Result<Outcome> {
    let records = match read(file) {
        Ok(records) => records,
        Err(problem) => {
            let name = clean_line(&file.to_string_lossy());
            complain(&format!("{name}: {problem}"));
            return Ok(Outcome::Partly);
        }
    };
    let mut out = io::stdout().lock();
    let mut outcome = Outcome::Done;
    let (mut added, mut articles) = (0, 0);
    for record in records {
        let article = clean_line(&record.article);
        match storage.merge(record) {
            Ok(merged) => {
                added += print_changes(&mut out, &merged)?;
                articles += 1;
            }
            Err(error) => {
                complain(&format!("NOT SAVED: the bookmarks of {article}: {error}"));
                outcome = Outcome::Partly;
            }
        }
    }
    let (bookmarks, articles) = (counted(added, "bookmark"), counted(articles, "article"));
    writeln!(out, "imported {bookmarks} of {articles}")?;
    Ok(outcome)
}

/// Prints which bookmarks an import changed or deleted, since the imported
/// change was the later one; returns how many it added.
fn print_changes(out: &mut impl Write, merged: &Merged) -> io::Result<usize> {
    let mut added = 0;
    let items = merged.now.annotations.items().iter();
    for now in items.filter(|item| item.tie.is_none()) {
        let before = merged.before.annotations.get(now.id);
        let change = match before.filter(|before| !before.deleted) {
            None if now.deleted => continue,
            None => {
                added += 1;
                continue;
            }
            Some(before) if before == now => continue,
            Some(_) if now.deleted => "deleted",
            Some(_) => "changed",
        };
        let words = clean_line(&now.target.exact);
        writeln!(out, "{change} {}  {words}", now.id)?;
    }
    Ok(added)
}

/// The records in a file of ours, or of web annotations.
fn read(file: &Path) -> Result<Vec<Record>, String> {
    let bytes = if file == Path::new("-") {
        limited::read_all(io::stdin().lock())
    } else {
        fs::File::open(file).and_then(limited::read_all)
    };
    let bytes = bytes.map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "no JSON: not UTF-8")?;
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("no JSON: {error}"))?;
    if value["annotations"].is_array() {
        let record = Record::parse(&text).ok_or("no bookmarks of duidu: a field is missing")?;
        return Ok(vec![record]);
    }
    export::read_json_ld(&value, Timestamp::now())
}
