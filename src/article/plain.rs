//! Plain text to an article: paragraphs by lines and blank lines, languages by
//! script. Knows no markup.

use super::assembly;
use super::draft::{Cell, Draft, Manuscript};
use super::lines::{self, joined};
use super::{Article, BlockKind};
use crate::text::{CleanText, Language};

/// Reads plain text: a paragraph is a line, or the lines of one that were
/// filled to a width. Any order of the languages will do.
#[must_use]
pub fn parse(raw: &str) -> Article {
    parse_owned(raw.to_owned())
}

/// As [`parse`], without copying a text that is clean already.
#[must_use]
pub fn parse_owned(raw: String) -> Article {
    parse_clean(CleanText::from_owned(raw))
}

/// As [`parse`], of a text that has been cleaned.
pub(super) fn parse_clean(text: CleanText) -> Article {
    let text = joined(text);
    let mut drafts = Vec::new();
    let mut rows = Rows::default();
    for line in lines::lines(&text).map(|line| line.range) {
        if line.is_empty() {
            continue;
        }
        let cells = cells(&text[line.clone()]);
        if cells.is_empty() {
            rows.is_inside = false;
            drafts.push(Draft::new(BlockKind::Paragraph, line));
            continue;
        }
        let (table, row) = rows.next();
        drafts.extend(cells.into_iter().zip(0..).map(|(cell, column)| Draft {
            cell: Some(Cell { table, row, column }),
            ..Draft::new(
                BlockKind::Paragraph,
                line.start + cell.start..line.start + cell.end,
            )
        }));
    }
    assembly::article(Manuscript {
        text,
        drafts,
        links: Vec::new(),
    })
}

/// Counts tables and their rows.
#[derive(Default)]
struct Rows {
    is_inside: bool,
    table: u32,
    row: u32,
}

impl Rows {
    fn next(&mut self) -> (u32, u32) {
        if self.is_inside {
            self.row += 1;
        } else {
            self.table += 1;
            self.row = 0;
        }
        self.is_inside = true;
        (self.table, self.row)
    }
}

/// The cells of a line that tabs part, if it sets the two languages side by
/// side; none for any other line.
fn cells(line: &str) -> Vec<std::ops::Range<usize>> {
    let Some(tab) = memchr::memchr(b'\t', line.as_bytes()) else {
        return Vec::new();
    };
    // A line of many tabs is a table of something else.
    if line[tab..].bytes().filter(|&byte| byte == b'\t').count() > MOST_TABS {
        return Vec::new();
    }
    let mut start = 0;
    let cells: Vec<_> = line
        .split('\t')
        .filter_map(|cell| {
            let from = start + (cell.len() - cell.trim_start().len());
            let to = start + cell.trim_end().len();
            start += cell.len() + 1;
            (from < to).then_some(from..to)
        })
        .collect();
    let has = |language| {
        cells
            .iter()
            .any(|cell| Language::of(&line[cell.clone()]) == Some(language))
    };
    if has(Language::Chinese) && has(Language::English) {
        cells
    } else {
        Vec::new()
    }
}

/// A row of a bilingual table has an index, two texts and some notes.
const MOST_TABS: usize = 8;

#[cfg(test)]
mod tests;
