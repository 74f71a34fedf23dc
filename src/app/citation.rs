//! Words to be copied, with who said them and where.

use super::document::Document;
use super::library::both;
use super::passage::Passage;
use crate::annotation::{Annotation, Titles};
use crate::text::CleanText;

/// What is said once words have been copied.
pub(super) fn copied(citation: bool) -> &'static str {
    if citation {
        "copied, with who said it and where"
    } else {
        "copied"
    }
}

/// A speaker as the status bar and a citation name one: names and role.
#[must_use]
pub fn attribution(document: &Document, speaker: usize) -> String {
    let name = document.full_name(speaker);
    match &document.analysis.speakers[speaker].role {
        Some(role) => format!("{name}, {role}"),
        None => name,
    }
}

/// The words of `passage` and of its counterpart, their speaker and the source.
pub(super) fn of_passage(document: &Document, passage: &Passage, source: &str) -> String {
    let mut text = document.text_of(&passage.range).into_owned();
    if let Some(counterpart) = passage.counterpart(document) {
        text = format!("{text}\n{counterpart}");
    }
    match passage.speaker(document) {
        Some(speaker) => {
            let speaker = attribution(document, speaker);
            format!("{text}\n— {speaker} ({source})")
        }
        None => format!("{text}\n({source})"),
    }
}

/// The words of a bookmark of any article, and with `origin` what
/// [`of_passage`] has besides.
pub(super) fn of_bookmark(bookmark: &Annotation, origin: Option<(Titles, String)>) -> String {
    let mut text = bookmark.target.exact.clone();
    if let Some((titles, place)) = origin {
        if let Some(counterpart) = &bookmark.counterpart {
            text = format!("{text}\n{counterpart}");
        }
        let source = [both(&titles), place].join(", ");
        let source = source.trim_start_matches(", ");
        let credit = match (&bookmark.speaker, &bookmark.role) {
            (Some(speaker), Some(role)) => format!("\n— {speaker}, {role} ({source})"),
            (Some(speaker), None) => format!("\n— {speaker} ({source})"),
            (None, _) => format!("\n({source})"),
        };
        text.push_str(&credit);
    }
    // A file of bookmarks may hold anything, and what is pasted into a shell is
    // run.
    CleanText::new(&text).to_string()
}
