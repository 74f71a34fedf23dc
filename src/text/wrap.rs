//! Where the rows of a block end.

use super::{graphemes, width};
use std::ops::Range;

/// Breaks `text` into rows of at most `columns` columns: byte ranges that
/// follow on each other and cover all of `text`.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut taken) = (0, 0);
    for (offset, grapheme) in graphemes(text) {
        let wide = width(grapheme);
        if taken + wide > columns && offset > start {
            rows.push(start..offset);
            (start, taken) = (offset, 0);
        }
        taken += wide;
    }
    rows.push(start..text.len());
    rows
}
