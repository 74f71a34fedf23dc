//! Where the rows of a block end: line breaking by UAX #14 with the rules of
//! Chinese typography on top, no hyphenation, no justification.

mod rules;

use super::{graphemes, width};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use std::ops::Range;

/// Unicode line breaking without the dictionaries of Thai and its like.
const SEGMENTER: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_neo_for_non_complex_scripts(default_options());

const fn default_options() -> LineBreakOptions<'static> {
    LineBreakOptions::default()
}

/// Breaks `text` into rows of at most `columns` columns (at least 1): byte
/// ranges that follow on each other and cover all of `text`.
///
/// Spaces at the end of a row belong to it and hang: they take no room, and
/// are not to be drawn. A word longer than a row is broken between grapheme
/// clusters; a cluster wider than the row has a row of its own.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Rows {
        text,
        columns: columns.max(1),
        done: Vec::new(),
        start: 0,
        used: 0,
    };
    let mut start = 0;
    for end in SEGMENTER.segment_str(text).skip(1) {
        if end < text.len() && rules::keeps_together(&text[start..end], &text[end..]) {
            continue;
        }
        rows.place(start..end);
        start = end;
    }
    if rows.start < text.len() || rows.done.is_empty() {
        rows.end_at(text.len());
    }
    rows.done
}

/// Rows being filled.
struct Rows<'a> {
    text: &'a str,
    columns: usize,
    done: Vec<Range<usize>>,
    /// Where the row being filled starts.
    start: usize,
    /// The columns used in it, spaces at its end included.
    used: usize,
}

impl Rows<'_> {
    /// Adds a piece that is not to be broken, if that can be helped.
    fn place(&mut self, piece: Range<usize>) {
        let text = &self.text[piece.clone()];
        let shown = text.trim_end_matches([' ', '\n', '\t']);
        let taken = width(shown);
        if self.used + taken > self.columns && self.start < piece.start {
            self.end_at(piece.start);
        }
        if taken > self.columns {
            self.place_by_graphemes(piece.start, shown);
        } else {
            self.used += taken;
        }
        if text.ends_with('\n') {
            self.end_at(piece.end);
        } else {
            self.used += width(&text[shown.len()..]);
        }
    }

    fn place_by_graphemes(&mut self, offset: usize, text: &str) {
        for (at, grapheme) in graphemes(text) {
            let taken = width(grapheme);
            let at = offset + at;
            if self.used + taken > self.columns && self.start < at {
                let end = self.good_end(at, taken);
                self.used = width(&self.text[end..at]);
                self.start_new_row(end);
            }
            self.used += taken;
        }
    }

    /// The last place at or before `at` where the row can end well and what is
    /// carried over leaves `room` columns; `at` itself if there is none.
    fn good_end(&self, at: usize, room: usize) -> usize {
        const FURTHEST: usize = 4;
        let row = &self.text[self.start..at];
        let earlier = graphemes(row)
            .rev()
            .take(FURTHEST)
            .map(|(offset, _)| self.start + offset);
        std::iter::once(at)
            .chain(earlier)
            .take_while(|end| *end > self.start)
            .filter(|end| width(&self.text[*end..at]) + room <= self.columns)
            .find(|end| rules::ends_well(&self.text[self.start..*end], &self.text[*end..]))
            .unwrap_or(at)
    }

    fn end_at(&mut self, end: usize) {
        self.used = 0;
        self.start_new_row(end);
    }

    fn start_new_row(&mut self, end: usize) {
        self.done.push(self.start..end);
        self.start = end;
    }
}

#[cfg(test)]
mod tests;
