//! Where the rows of a block end: as many columns as fit, up to the last place
//! where `line_break` lets a row end.

use super::line_break::{Breaks, is_hanging, is_inside_doubled, is_tolerable};
use super::width::Widths;
use std::ops::Range;

/// Breaks `text` into rows of at most `columns` columns: byte ranges that
/// follow on each other and cover all of `text`. Ambiguous characters are
/// counted narrow; see [`Widths::wrap`].
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    Widths::default().wrap(text, columns)
}

/// What is drawn of `row`: its text without the spaces and the line break that
/// hang at its end.
#[must_use]
pub fn shown<'a>(text: &'a str, row: &Range<usize>) -> &'a str {
    text[row.clone()]
        .trim_end_matches('\n')
        .trim_end_matches(is_hanging)
}

impl Widths {
    /// Breaks `text` into rows of at most `columns` columns, spaces at their
    /// ends not counted. There is always one row, and no row is wider unless a
    /// single grapheme is.
    #[must_use]
    pub fn wrap(self, text: &str, columns: usize) -> Vec<Range<usize>> {
        self.rows(text, columns, 0).collect()
    }

    /// The rows of `text`, each found when asked for; the first has `indent`
    /// columns less.
    #[must_use]
    pub fn rows(self, text: &str, columns: usize, indent: usize) -> Rows<'_> {
        Rows {
            text,
            widths: self,
            columns,
            indent,
            next: Some(0),
            breaks: Breaks::new(text),
        }
    }
}

/// The rows of a text; see [`Widths::rows`].
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    text: &'a str,
    widths: Widths,
    columns: usize,
    /// How many columns of the next row are taken already.
    indent: usize,
    next: Option<usize>,
    breaks: Breaks<'a>,
}

/// How much fits into a row.
enum Fill {
    /// Everything up to here, where the text or the line ends.
    Line(usize),
    /// No more than up to here.
    Limit(usize),
}

impl Iterator for Rows<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.next?;
        let columns = self
            .columns
            .saturating_sub(std::mem::take(&mut self.indent));
        let end = match self.fill(start, columns) {
            Fill::Line(end) => end,
            Fill::Limit(limit) => self
                .breaks
                .last(start, limit)
                .unwrap_or_else(|| self.emergency(start, limit)),
        };
        self.next = (end < self.text.len()).then_some(end);
        Some(start..end)
    }
}

impl Rows<'_> {
    /// Measures from `start` on until `columns` are full.
    fn fill(&self, start: usize, columns: usize) -> Fill {
        let bytes = self.text.as_bytes();
        let (mut at, mut left) = (start, columns);
        loop {
            // The bulk of English. The last letter may carry an accent, so it
            // is measured with what follows.
            let run = plain_run(&bytes[at..bytes.len().min(at + left)]);
            let run = run
                - usize::from(bytes.get(at + run).is_some_and(|next| !next.is_ascii()) && run > 0);
            at += run;
            left -= run;
            let Some(cluster) = self.widths.first(&self.text[at..]) else {
                return Fill::Line(at);
            };
            if bytes[at] == b'\n' {
                return Fill::Line(at + 1);
            }
            if cluster.columns > left {
                return self.hang(at);
            }
            at += cluster.text.len();
            left -= cluster.columns;
        }
    }

    /// The row is full at `at`; spaces may follow.
    fn hang(&self, at: usize) -> Fill {
        let rest = &self.text[at..];
        let after = rest.trim_start_matches(is_hanging);
        let limit = at + (rest.len() - after.len());
        match after.as_bytes().first() {
            None => Fill::Line(limit),
            Some(b'\n') => Fill::Line(limit + 1),
            Some(_) => Fill::Limit(limit),
        }
    }

    /// Where to cut a row that is too narrow for what it holds: between
    /// graphemes, if possible where no mark is torn off, and at least one
    /// grapheme after `start`.
    fn emergency(&self, start: usize, limit: usize) -> usize {
        let (mut tolerable, mut whole, mut any) = (None, None, None);
        let mut at = start;
        while let Some(cluster) = self.widths.first(&self.text[at..]) {
            at += cluster.text.len();
            if at > limit && any.is_some() {
                break;
            }
            any = Some(at);
            if !is_inside_doubled(self.text, at) {
                whole = any;
            }
            if is_tolerable(self.text, at) {
                tolerable = any;
            }
            if at >= limit {
                break;
            }
        }
        tolerable.or(whole).or(any).unwrap_or(self.text.len())
    }
}

/// How many printable ASCII bytes `bytes` starts with.
fn plain_run(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|byte| !matches!(byte, b' '..=b'~'))
        .unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests;
