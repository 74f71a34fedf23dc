//! Where sentences end.

use super::Language;
use std::ops::Range;

/// The sentences of one paragraph: byte ranges without the space between them.
#[must_use]
pub fn sentences(text: &str, language: Language) -> Vec<Range<usize>> {
    let _ = language;
    let _ = text;
    vec![0..text.len()]
}
