//! Tables of data: figures and a few words, which say something row by row. Each
//! becomes one block with a line a row, for one cell a paragraph could not be read.

use super::BlockKind;
use super::draft::{Draft, Manuscript};
use super::word_list::ends_sentence;
use crate::text::{Language, width};
use std::ops::Range;

/// What stands between two cells of a row.
const BETWEEN: &str = " · ";

/// The longest row of data, in columns. What is longer is a text.
const LONGEST_ROW: usize = 100;

/// Makes one block of each table of data.
pub(super) fn join(manuscript: &mut Manuscript) {
    let mut edits = Vec::new();
    let table = |draft: &Draft| draft.cell.map(|cell| cell.table);
    for table in manuscript
        .drafts
        .chunk_by_mut(|one, other| table(one).is_some() && table(one) == table(other))
    {
        if is_of_data(&manuscript.text, table) {
            edits.extend(joined(table));
        }
    }
    manuscript.drafts.retain(|draft| !draft.range.is_empty());
    manuscript.revise(edits);
}

fn is_of_data(text: &str, table: &[Draft]) -> bool {
    let (mut rows, mut in_both_languages) = (0, 0);
    for row in table.chunk_by(|one, other| row(one) == row(other)) {
        let cells: Vec<&str> = row.iter().map(|draft| &text[draft.range.clone()]).collect();
        let columns: usize = cells.iter().map(|cell| width(cell) + BETWEEN.len()).sum();
        if columns > LONGEST_ROW
            || row.iter().any(|draft| draft.kind != BlockKind::Paragraph)
            || cells
                .iter()
                .any(|cell| ends_sentence(cell) || cell.contains('\n'))
        {
            return false;
        }
        let is_in = |language| {
            cells
                .iter()
                .any(|cell| Language::of(cell) == Some(language))
        };
        rows += usize::from(cells.len() > 1);
        in_both_languages += usize::from(Language::ALL.into_iter().all(is_in));
    }
    // A word and its translation are for the aligner, or for whoever learns them.
    rows > 1 && 3 * in_both_languages < rows
}

fn row(draft: &Draft) -> Option<u32> {
    draft.cell.map(|cell| cell.row)
}

/// Makes the first draft of `table` all of it; returns what has to change in the text.
fn joined(table: &mut [Draft]) -> Vec<(Range<usize>, &'static str)> {
    let edits = table.windows(2).map(|pair| {
        let gap = pair[0].range.end..pair[1].range.start;
        let is_row = row(&pair[0]) == row(&pair[1]);
        (gap, if is_row { BETWEEN } else { "\n" })
    });
    let edits = edits.filter(|(gap, _)| !gap.is_empty()).collect();
    let end = table.last().map_or(0, |last| last.range.end);
    for draft in table.iter_mut().skip(1) {
        draft.range = end..end;
    }
    let first = &mut table[0];
    first.range.end = end;
    first.kind = BlockKind::Table;
    first.cell = None;
    edits
}
