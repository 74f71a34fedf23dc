//! Where a pattern stands in a text that is not quite the same, in time that
//! does not depend on how different it is: the bit-parallel algorithm of
//! G. Myers (A Fast Bit-Vector Algorithm for Approximate String Matching Based
//! on Dynamic Programming, 1999), in blocks of 64 for longer patterns as
//! H. Hyyrö puts it (A Bit-Vector Algorithm for Computing Levenshtein and
//! Damerau Edit Distances, 2003).

use std::collections::HashMap;
use std::ops::Range;

/// A pattern made ready to be looked for.
pub(super) struct Pattern {
    length: usize,
    blocks: usize,
    /// For each character of the pattern, the bits of its places, block by
    /// block; first of all those of a character that is not in it.
    places: Vec<u64>,
    ascii: [u32; 128],
    others: HashMap<char, u32>,
}

/// An end of the pattern in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The number of bytes of the text before it.
    pub(super) at: usize,
    /// The fewest insertions, deletions and changes that make the text before
    /// it the pattern.
    pub(super) errors: usize,
}

const BITS: usize = 64;

impl Pattern {
    pub(super) fn new(pattern: &[char]) -> Self {
        let blocks = pattern.len().div_ceil(BITS).max(1);
        let mut made = Self {
            length: pattern.len(),
            blocks,
            places: vec![0; blocks],
            ascii: [0; 128],
            others: HashMap::new(),
        };
        for (place, &character) in pattern.iter().enumerate() {
            let row = made.row(character);
            let row = if row == 0 { made.add(character) } else { row };
            made.places[row + place / BITS] |= 1 << (place % BITS);
        }
        made
    }

    fn add(&mut self, character: char) -> usize {
        let row = self.places.len();
        self.places.resize(row + self.blocks, 0);
        let number = u32::try_from(row).unwrap_or(0);
        match self.ascii.get_mut(character as usize) {
            Some(place) => *place = number,
            None => {
                self.others.insert(character, number);
            }
        }
        row
    }

    fn row(&self, character: char) -> usize {
        let number = match self.ascii.get(character as usize) {
            Some(number) => *number,
            None => self.others.get(&character).copied().unwrap_or(0),
        };
        number as usize
    }

    /// The number of steps that looking through `length` characters takes.
    pub(super) fn cost(&self, length: usize) -> usize {
        self.blocks * length
    }

    /// The places in `text` where the pattern ends with at most `most` errors,
    /// each the best one for half a pattern around it; the best `count` of
    /// them, best first.
    pub(super) fn ends(&self, text: &str, most: usize, count: usize) -> Vec<End> {
        let mut ends: Vec<End> = Vec::new();
        let mut column = Column::new(self);
        let mut last_index = 0;
        for (index, (at, character)) in text.char_indices().enumerate() {
            column.step(self, character);
            let end = End {
                at: at + character.len_utf8(),
                errors: column.errors,
            };
            if end.errors > most {
                continue;
            }
            match ends.last_mut() {
                Some(last) if index - last_index <= self.length / 2 => {
                    if end.errors < last.errors {
                        *last = end;
                        last_index = index;
                    }
                }
                _ => {
                    ends.push(end);
                    last_index = index;
                }
            }
        }
        ends.sort_by_key(|end| end.errors);
        ends.truncate(count);
        ends
    }
}

/// The differences between neighbours in one column of the table of distances.
struct Column {
    plus: Vec<u64>,
    minus: Vec<u64>,
    /// The distance in the last row.
    errors: usize,
    /// The bit of the last row in the last block.
    last: u64,
}

impl Column {
    fn new(pattern: &Pattern) -> Self {
        Self {
            plus: vec![u64::MAX; pattern.blocks],
            minus: vec![0; pattern.blocks],
            errors: pattern.length,
            last: 1 << (pattern.length.wrapping_sub(1) % BITS),
        }
    }

    fn step(&mut self, pattern: &Pattern, character: char) {
        let row = pattern.row(character);
        let places = &pattern.places[row..row + pattern.blocks];
        // A match may start anywhere: the first row is all zero.
        let (mut carry_plus, mut carry_minus) = (0, 0);
        let (mut top_plus, mut top_minus) = (0, 0);
        for ((plus, minus), &equal) in self.plus.iter_mut().zip(&mut self.minus).zip(places) {
            let vertical = equal | *minus;
            let equal = equal | carry_minus;
            let horizontal = ((equal & *plus).wrapping_add(*plus) ^ *plus) | equal;
            top_plus = *minus | !(horizontal | *plus);
            top_minus = *plus & horizontal;
            let shifted_plus = top_plus << 1 | carry_plus;
            let shifted_minus = top_minus << 1 | carry_minus;
            carry_plus = top_plus >> (BITS - 1);
            carry_minus = top_minus >> (BITS - 1);
            *plus = shifted_minus | !(vertical | shifted_plus);
            *minus = shifted_plus & vertical;
        }
        if top_plus & self.last != 0 {
            self.errors += 1;
        } else if top_minus & self.last != 0 {
            self.errors -= 1;
        }
    }
}

/// The fewest errors between `pattern` and any beginning of `text`.
pub(super) fn distance_to_beginning(pattern: &[char], text: &[char]) -> usize {
    let mut column: Vec<usize> = (0..=pattern.len()).collect();
    let mut least = pattern.len();
    for (index, there) in text.iter().enumerate() {
        let mut diagonal = index;
        column[0] = index + 1;
        for (row, here) in pattern.iter().enumerate() {
            let changed = diagonal + usize::from(here != there);
            diagonal = column[row + 1];
            column[row + 1] = changed.min(diagonal + 1).min(column[row] + 1);
        }
        least = least.min(column[pattern.len()]);
    }
    least
}

/// Where the characters of a pattern stand in a text that holds it somewhere,
/// with errors.
pub(super) struct Alignment {
    /// For each boundary of the pattern, from before its first character to
    /// after its last one, that of the text; a range where the text has more.
    pub(super) boundaries: Vec<Range<usize>>,
    /// For each boundary, the errors before it.
    pub(super) errors: Vec<usize>,
}

/// The alignment of `pattern` with the part of `text` that is most like it.
/// Takes room for every pair of characters.
pub(super) fn align(pattern: &[char], text: &[char]) -> Alignment {
    let width = text.len() + 1;
    let mut table = vec![0_u16; (pattern.len() + 1) * width];
    for (row, here) in pattern.iter().enumerate() {
        let (above, below) = table.split_at_mut((row + 1) * width);
        let above = &above[row * width..];
        below[0] = above[0].saturating_add(1);
        for (column, there) in text.iter().enumerate() {
            let changed = above[column].saturating_add(u16::from(here != there));
            let removed = above[column + 1].saturating_add(1);
            let added = below[column].saturating_add(1);
            below[column + 1] = changed.min(removed).min(added);
        }
    }
    let last = &table[pattern.len() * width..];
    let end = (0..width).min_by_key(|&column| last[column]).unwrap_or(0);
    let mut alignment = Alignment {
        boundaries: vec![end..end; pattern.len() + 1],
        errors: vec![usize::from(last[end]); pattern.len() + 1],
    };
    let (mut row, mut column) = (pattern.len(), end);
    while row > 0 {
        let here = table[row * width + column];
        let above = &table[(row - 1) * width..];
        let is_pair = column > 0
            && here
                == above[column - 1]
                    .saturating_add(u16::from(pattern[row - 1] != text[column - 1]));
        if is_pair {
            (row, column) = (row - 1, column - 1);
        } else if here == above[column].saturating_add(1) {
            row -= 1;
        } else {
            column -= 1;
            alignment.boundaries[row].start = column;
            continue;
        }
        alignment.boundaries[row] = column..column;
        alignment.errors[row] = usize::from(table[row * width + column]);
    }
    alignment
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn characters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// The textbook's table, one column at a time.
    fn slow_errors(pattern: &[char], text: &[char]) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut errors = Vec::new();
        for there in text {
            let mut next = vec![0; pattern.len() + 1];
            for (row, here) in pattern.iter().enumerate() {
                next[row + 1] = (column[row] + usize::from(here != there))
                    .min(column[row + 1] + 1)
                    .min(next[row] + 1);
            }
            column = next;
            errors.push(column[pattern.len()]);
        }
        errors
    }

    proptest! {
        #[test]
        fn the_errors_are_those_of_the_table(pattern in "[ab网]{1,150}", text in "[ab网络]{0,200}") {
            let (pattern, text) = (characters(&pattern), characters(&text));
            let ready = Pattern::new(&pattern);
            let mut column = Column::new(&ready);
            let fast: Vec<usize> = text
                .iter()
                .map(|&character| {
                    column.step(&ready, character);
                    column.errors
                })
                .collect();
            prop_assert_eq!(fast, slow_errors(&pattern, &text));
        }

        #[test]
        fn an_alignment_has_as_many_errors_as_the_best_end(pattern in "[ab网]{1,80}", text in "[ab网]{0,80}") {
            let (pattern, text) = (characters(&pattern), characters(&text));
            let least = slow_errors(&pattern, &text).into_iter().min();
            let least = least.unwrap_or(pattern.len()).min(pattern.len());
            let alignment = align(&pattern, &text);
            prop_assert_eq!(*alignment.errors.last().expect("there is an end"), least);
            let starts = alignment.boundaries.iter().map(|boundary| boundary.start);
            prop_assert!(starts.is_sorted());
            prop_assert!(alignment.errors.is_sorted());
        }
    }

    #[test]
    fn the_best_ends_come_first() {
        let pattern = Pattern::new(&characters("network"));
        let ends = pattern.ends("a netwrk, a net, the network", 3, 8);
        assert_eq!(ends[0], End { at: 28, errors: 0 });
        assert_eq!(ends[1], End { at: 8, errors: 1 });
    }

    #[test]
    fn the_distance_to_a_beginning_does_not_count_what_follows() {
        let distance = |pattern: &str, text: &str| {
            distance_to_beginning(&characters(pattern), &characters(text))
        };
        assert_eq!(distance("he said", "he said that"), 0);
        assert_eq!(distance("he said", "she said that"), 1);
        assert_eq!(distance("abc", ""), 3);
    }
}
