//! Passages of two languages that take turns, and which of them are pairs.

use super::{Piece, Unit};
use crate::article::Pair;
use crate::article::amount::Amount;
use crate::text::Language;
use std::ops::Range;

/// A passage that another may translate: a part of a block, a block, or the
/// blocks that one element marks.
struct Turn {
    language: Option<Language>,
    range: Range<usize>,
    amount: Amount,
}

impl Turn {
    fn of(text: &str, pieces: &[&Piece]) -> Self {
        let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
        let range = first.range.start..last.range.end;
        Self {
            language: first.language,
            amount: Amount::of(&text[range.clone()]),
            range,
        }
    }
}

/// Pairs the pieces of one draft with each other, in turn.
pub(super) fn of_parts(text: &str, pieces: &[Piece]) -> Vec<Pair> {
    let drafts = pieces.chunk_by(|one, other| one.unit == other.unit);
    drafts
        .filter(|draft| matches!(draft[0].unit, Unit::Part(_)))
        .flat_map(|draft| {
            let turns: Vec<Turn> = draft.iter().map(|piece| Turn::of(text, &[piece])).collect();
            in_turn(&turns)
        })
        .collect()
}

/// Pairs blocks of two languages that take turns; what stands between them and
/// says nothing (captions, code) is stepped over, and so is what stands before
/// and behind all of them. A block that holds pairs itself is not.
pub(super) fn of_blocks(text: &str, pieces: &[Piece]) -> Vec<Pair> {
    let holds_pairs = |piece: &Piece| matches!(piece.unit, Unit::Part(_) | Unit::Cell(_));
    let runs: Vec<Vec<Turn>> = pieces
        .split(holds_pairs)
        .map(|pieces| blocks(text, pieces))
        .collect();
    let languages: Vec<_> = runs.iter().flatten().map(|turn| turn.language).collect();
    let is_switch = |pair: &[Option<Language>]| pair[0] != pair[1];
    let first = languages.windows(2).position(is_switch).unwrap_or(0);
    let last = languages.windows(2).rposition(is_switch);
    let languages = &languages[first..last.map_or(first, |at| at + 2)];
    let switches = languages.windows(2).filter(|pair| is_switch(pair)).count();
    if languages.len() < LEAST_TURNS || switches * 10 < (languages.len() - 1) * 6 {
        return Vec::new();
    }
    runs.iter().flat_map(|turns| in_turn(turns)).collect()
}

/// Fewer blocks are two texts of a paragraph or two.
const LEAST_TURNS: usize = 4;

/// The blocks that may take turns; those that one element marks as of one
/// language are one.
fn blocks(text: &str, pieces: &[Piece]) -> Vec<Turn> {
    let units: Vec<(&Piece, Option<u32>)> = pieces
        .iter()
        .filter_map(|piece| match piece.unit {
            Unit::Block(container) if piece.language.is_some() => Some((piece, container)),
            _ => None,
        })
        .collect();
    units
        .chunk_by(|one, other| one.1.is_some() && one.1 == other.1)
        .flat_map(|chunk| {
            let pieces: Vec<&Piece> = chunk.iter().map(|(piece, _)| *piece).collect();
            let is_of_one_language = pieces
                .iter()
                .all(|piece| piece.language == pieces[0].language);
            if is_of_one_language {
                vec![Turn::of(text, &pieces)]
            } else {
                pieces
                    .iter()
                    .map(|piece| Turn::of(text, &[piece]))
                    .collect()
            }
        })
        .collect()
}

/// The pairs of neighbours in two languages that together fit best: their
/// lengths agree, and the same language leads. A turn that fits neither
/// neighbour stays alone.
fn in_turn(turns: &[Turn]) -> Vec<Pair> {
    let ways = Language::ALL.map(|leader| led_by(turns, leader));
    let [zh, en] = ways;
    let is_better = en.0 > zh.0
        || en.0 >= zh.0
            && turns
                .first()
                .is_some_and(|turn| turn.language == Some(Language::English));
    if is_better { en.1 } else { zh.1 }
}

/// The pairs if they best begin with `leader`, and how well they fit.
fn led_by(turns: &[Turn], leader: Language) -> (f32, Vec<Pair>) {
    let fit = |at: usize| -> Option<f32> {
        let (first, second) = (&turns[at], &turns[at + 1]);
        if first.language == second.language {
            return None;
        }
        let ratio = match first.language {
            Some(Language::Chinese) => Amount::ratio(first.amount, second.amount),
            _ => Amount::ratio(second.amount, first.amount),
        };
        let fit = LOOSEST - ratio.ln().abs();
        (fit > 0.0).then(|| {
            fit + if first.language == Some(leader) {
                1.0
            } else {
                0.0
            }
        })
    };
    // The best pairing of the turns up to each, and whether the last two of
    // them are a pair.
    let mut best = vec![(0.0_f32, false); turns.len() + 1];
    for end in 2..=turns.len() {
        let paired = fit(end - 2).map(|fit| best[end - 2].0 + fit);
        best[end] = match paired {
            Some(paired) if paired > best[end - 1].0 => (paired, true),
            _ => (best[end - 1].0, false),
        };
    }
    let fit = best[turns.len()].0;
    let mut pairs = Vec::new();
    let mut end = turns.len();
    while end > 0 {
        if best[end].1 {
            pairs.push(pair(&turns[end - 2], &turns[end - 1]));
            end -= 2;
        } else {
            end -= 1;
        }
    }
    pairs.reverse();
    (fit, pairs)
}

/// Lengths may differ by so much, as a natural logarithm (about 3.7 times).
const LOOSEST: f32 = 1.3;

fn pair(one: &Turn, other: &Turn) -> Pair {
    let (one_range, other_range) = (one.range.clone(), other.range.clone());
    if one.language == Some(Language::Chinese) {
        Pair {
            zh: one_range,
            en: other_range,
        }
    } else {
        Pair {
            zh: other_range,
            en: one_range,
        }
    }
}
