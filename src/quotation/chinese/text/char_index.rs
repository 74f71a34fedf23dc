//! Where letters of one class are in a chunk. A search in one takes no
//! longer for many letters than for few.

use crate::quotation::chinese::character::{CLASSES, Class, Classes};

/// The letters of each class: a bit for each letter, 64 in a block.
#[derive(Default)]
pub(crate) struct CharIndex(Vec<[u64; CLASSES]>);

impl CharIndex {
    /// Knows nothing yet of `length` letters.
    pub(crate) fn forget(&mut self, length: usize) {
        self.0.clear();
        self.0.resize(length.div_ceil(64), [0; CLASSES]);
    }

    /// Takes down that the letter at `at` is of `classes`.
    #[inline]
    pub(crate) fn note(&mut self, at: usize, classes: Classes) {
        let Classes(mut classes) = classes;
        while classes != 0 {
            self.0[at / 64][classes.trailing_zeros() as usize] |= 1 << (at % 64);
            classes &= classes - 1;
        }
    }

    /// The first letter of `class` from `from` on and before `to`.
    #[inline]
    pub(crate) fn first(&self, class: Class, from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        while at < to {
            let bits = self.0[at / 64][class as usize] >> (at % 64);
            if bits != 0 {
                return Some(at + bits.trailing_zeros() as usize).filter(|&at| at < to);
            }
            at = (at / 64 + 1) * 64;
        }
        None
    }

    /// The last letter of `class` from `from` on and before `to`.
    #[inline]
    pub(crate) fn last(&self, class: Class, from: usize, to: usize) -> Option<usize> {
        let mut end = to;
        while end > from {
            let last = end - 1;
            let bits = self.0[last / 64][class as usize] << (63 - last % 64);
            if bits != 0 {
                return Some(last - bits.leading_zeros() as usize).filter(|&at| at >= from);
            }
            end = last / 64 * 64;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_finds_what_a_walk_finds() {
        let is_break = |at: usize| at % 7 == 3 && at % 100 < 60 || at % 100 == 99;
        let letters = (0..200).map(|at| if is_break(at) { '，' } else { '中' });
        let mut places = CharIndex::default();
        places.forget(200);
        for (at, letter) in letters.enumerate() {
            places.note(at, Classes::of(letter));
        }
        for (from, to) in (0..200).flat_map(|from| (from..=200).map(move |to| (from, to))) {
            let first = (from..to).find(|&at| is_break(at));
            assert_eq!(places.first(Class::Break, from, to), first);
            let last = (from..to).rfind(|&at| is_break(at));
            assert_eq!(places.last(Class::Break, from, to), last);
        }
    }
}
