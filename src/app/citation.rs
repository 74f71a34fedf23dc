//! Words to be copied, with who said them and where.

use super::document::Document;
use super::library::both;
use super::passage::Passage;
use super::tally::words;
use crate::annotation::{Annotation, Titles};
use crate::text::{CleanText, Language, is_han};
use crate::wording::Wording;
use jiff::Timestamp;
use std::borrow::Cow;

/// Where words are from: what goes with them in a citation.
#[derive(Clone, Debug)]
pub(super) struct Credit {
    /// What the article is called.
    pub(super) titles: Titles,
    /// A file name or an address.
    pub(super) place: String,
    /// When it was read.
    pub(super) read: Timestamp,
}

/// What is said once `text` has been copied.
pub(super) fn copied(text: &str, citation: bool, wording: Wording) -> Cow<'static, str> {
    let language = if text.chars().any(is_han) {
        Language::Chinese
    } else {
        Language::English
    };
    let amount = wording.length(language, words(text));
    if citation {
        wording.copied_with_source(&amount)
    } else {
        wording.copied(&amount)
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

/// The words of `passage` and of its counterpart with who says them and where.
pub(super) fn of_passage(document: &Document, passage: &Passage, credit: &Credit) -> String {
    let text = document.text_of(&passage.range);
    let counterpart = passage.counterpart(document);
    let speaker = passage.speaker(document);
    let speaker = speaker.map(|speaker| attribution(document, speaker));
    cited((&text, counterpart.as_deref()), speaker, credit)
}

/// The same for a bookmark of any article.
pub(super) fn of_bookmark(bookmark: &Annotation, credit: &Credit) -> String {
    let speaker = match (&bookmark.speaker, &bookmark.role) {
        (Some(speaker), Some(role)) => Some(format!("{speaker}, {role}")),
        (speaker, _) => speaker.clone(),
    };
    let sides = (
        bookmark.target.exact.as_str(),
        bookmark.counterpart.as_deref(),
    );
    // A file of bookmarks may hold anything, and what is pasted into a shell is
    // run.
    CleanText::new(&cited(sides, speaker, credit)).to_string()
}

/// `"…" — Speaker, role, *Title*, source, date`; the counterpart is a line of its
/// own.
fn cited(
    (text, counterpart): (&str, Option<&str>),
    speaker: Option<String>,
    credit: &Credit,
) -> String {
    let sides = std::iter::once(text).chain(counterpart);
    let quoted: Vec<String> = sides.map(quoted).collect();
    let title = both(&credit.titles);
    let title = (!title.is_empty()).then(|| format!("*{title}*"));
    let place = Some(credit.place.clone()).filter(|place| !place.is_empty());
    let date = credit.read.strftime("%Y-%m-%d").to_string();
    let parts = [speaker, title, place, Some(date)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} — {}", quoted.join("\n"), parts.join(", "))
}

/// `text` in quotation marks, unless it begins with one.
fn quoted(text: &str) -> String {
    let has_marks = text.starts_with(['"', '“', '‘', '「', '『', '«', '\'']);
    if has_marks {
        text.to_owned()
    } else if text.contains('"') || text.chars().any(is_han) {
        format!("“{text}”")
    } else {
        format!("\"{text}\"")
    }
}
