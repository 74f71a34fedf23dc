//! The pairs in a table whose columns are in two languages.

use super::{Piece, Unit};
use crate::article::Pair;
use crate::article::amount::Amount;
use crate::article::draft::Cell;
use crate::text::Language;
use std::collections::BTreeMap;

/// What is to be done with a table.
pub(super) enum Found {
    /// Its rows are pairs.
    Pairs(Vec<Pair>),
    /// It is there for the looks: what is in it is read as if it were not.
    Layout,
    /// It holds something else.
    Nothing,
}

/// One row of texts that are longer than so many bytes is aligned like any two
/// texts, by its paragraphs.
const LONGEST_ROW: usize = 600;

/// The pairs of `table`: in each row the cell of the column that is mostly
/// Chinese and that of the one mostly English. Other columns hold notes.
pub(super) fn pairs(text: &str, table: &[Piece]) -> Found {
    let columns = Language::ALL.map(|language| main_column(table, language));
    let [Some(zh), Some(en)] = columns else {
        let is_one_column = table
            .iter()
            .all(|piece| cell(piece).is_some_and(|cell| cell.column == 0));
        return if is_one_column {
            Found::Layout
        } else {
            Found::Nothing
        };
    };
    if zh == en {
        return Found::Layout;
    }
    let rows = table
        .chunk_by(|one, other| cell(one).map(|cell| cell.row) == cell(other).map(|cell| cell.row));
    let found: Vec<Pair> = rows
        .filter_map(|row| {
            let side = |column, language| {
                let ours = row.iter().filter(|piece| {
                    cell(piece).is_some_and(|cell| cell.column == column)
                        && piece.language == Some(language)
                });
                ours.map(|piece| piece.range.clone())
                    .reduce(|all, next| all.start..next.end)
            };
            Some(Pair {
                zh: side(zh, Language::Chinese)?,
                en: side(en, Language::English)?,
            })
        })
        .collect();
    let is_one_row_of_texts = found.len() == 1 && found[0].zh.len() > LONGEST_ROW;
    if is_one_row_of_texts || found.is_empty() {
        Found::Layout
    } else if is_of_words(text, &found) {
        Found::Nothing
    } else {
        Found::Pairs(found)
    }
}

fn cell(piece: &Piece) -> Option<Cell> {
    match piece.unit {
        Unit::Cell(cell) => Some(cell),
        _ => None,
    }
}

/// The column of `table` that holds most of `language`.
fn main_column(table: &[Piece], language: Language) -> Option<u32> {
    let mut columns: BTreeMap<u32, usize> = BTreeMap::new();
    for piece in table {
        if let Some(cell) = cell(piece)
            && piece.language == Some(language)
        {
            *columns.entry(cell.column).or_default() += piece.range.len();
        }
    }
    let most = columns.into_iter().max_by_key(|&(_, length)| length)?;
    Some(most.0)
}

/// Whether these are words and their meanings, as on a page for learners: most
/// of them too short for a sentence.
pub(super) fn is_of_words(text: &str, pairs: &[Pair]) -> bool {
    let short = pairs.iter().filter(|pair| {
        let zh = Amount::of(&text[pair.zh.clone()]);
        let en = Amount::of(&text[pair.en.clone()]);
        zh.is_gloss() && en.is_gloss() || en.words <= 2
    });
    2 * short.count() > pairs.len()
}
