//! Bookmarks into a Markdown file where the program was started, or on the
//! clipboard where no file can be made.

use super::screen::Screen;
use crate::annotation::{Annotation, Record};
use crate::app::action::Action;
use crate::app::form::shown_tags;
use crate::app::library::both;
use jiff::Timestamp;
use std::fs::File;
use std::io::{self, Write};

/// Exports `records`; answers with where they are now.
pub(super) fn write(records: &[Record], screen: &mut Screen) -> io::Result<Action> {
    let text = markdown(records);
    let number: usize = records
        .iter()
        .map(|record| record.annotations.kept().count())
        .sum();
    let bookmarks = if number == 1 {
        "1 bookmark".to_owned()
    } else {
        format!("{number} bookmarks")
    };
    Ok(Action::Told(match written(&text) {
        Ok(name) => format!("{bookmarks} exported to {name}"),
        Err(error) => {
            screen.copy(&text)?;
            format!("{bookmarks} copied to the clipboard: no file can be made here ({error})")
        }
    }))
}

/// Writes `text` into a new file; returns its name.
fn written(text: &str) -> io::Result<String> {
    let date = Timestamp::now().strftime("%Y-%m-%d").to_string();
    for number in 1_u32.. {
        let name = match number {
            1 => format!("duidu-bookmarks-{date}.md"),
            _ => format!("duidu-bookmarks-{date}-{number}.md"),
        };
        // Never over a file that is there.
        let made = File::options().write(true).create_new(true).open(&name);
        match made {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                return Ok(name);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// A heading for each article, and under it the quotations in their order.
fn markdown(records: &[Record]) -> String {
    let parts: Vec<String> = records.iter().flat_map(section).collect();
    parts.join("\n\n") + "\n"
}

fn section(record: &Record) -> Vec<String> {
    let title = both(&record.titles);
    let heading = if title.is_empty() {
        &record.article
    } else {
        &title
    };
    let mut kept: Vec<&Annotation> = record.annotations.kept().collect();
    kept.sort_by_key(|annotation| annotation.target.start);
    let mut parts = vec![format!("# {heading}")];
    parts.extend(kept.into_iter().flat_map(quoted));
    parts
}

fn quoted(annotation: &Annotation) -> Vec<String> {
    let lines = annotation.target.exact.lines();
    let mut lines: Vec<String> = lines.map(|line| format!("> {line}")).collect();
    lines.extend(match (&annotation.speaker, &annotation.role) {
        (Some(speaker), Some(role)) => Some(format!("> — {speaker}, {role}")),
        (Some(speaker), None) => Some(format!("> — {speaker}")),
        (None, _) => None,
    });
    let name = (!annotation.name.is_empty()).then(|| format!("**{}**", annotation.name));
    let said = [annotation.note.clone(), shown_tags(&annotation.tags)];
    name.into_iter()
        .chain([lines.join("\n")])
        .chain(said.into_iter().filter(|part| !part.is_empty()))
        .collect()
}
