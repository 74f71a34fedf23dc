//! Where letters of one class stand in a chunk. A search in one takes no
//! longer for many letters than for few.

use super::marks::{is_break, is_mark};
use super::person::is_given;
use super::segmenter::is_plain;
use super::transliteration::is_dot;

/// What a letter may be, whatever stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Parts clauses or sentences.
    Break,
    /// Is a break and not 、, which parts what is alike.
    Stop,
    /// Opens or closes a quotation or a title.
    Mark,
    /// White space.
    Space,
    /// Is no Chinese character.
    Foreign,
    /// Not Han and not a plain separator: the fast path does not apply.
    Unplain,
    /// The dot between the parts of a foreign name.
    Dot,
    /// 的 or 岁, which end what describes somebody.
    Describes,
    /// 和, 与 or 、 between two of a kind.
    Joins,
    /// 叫, which tells a name.
    Names,
    /// Begins a word for answering questions.
    Answers,
    /// Begins a word for meeting somebody.
    Meets,
}

/// How many classes there are.
const CLASSES: usize = Class::Meets as usize + 1;

/// Several classes at once.
#[derive(Clone, Copy, Default)]
pub(super) struct Classes(u16);

impl Classes {
    /// What `letter` is.
    pub(super) fn of(letter: char) -> Self {
        let classes = Self::default();
        if is_given(letter) {
            let class = match letter {
                '的' | '岁' => Class::Describes,
                '和' | '与' => Class::Joins,
                '叫' => Class::Names,
                '答' | '受' => Class::Answers,
                '见' | '找' | '遇' | '采' | '联' | '名' | '本' | '原' | '真' => {
                    Class::Meets
                }
                _ => return classes,
            };
            return classes.with(class, true);
        }
        // Letters of other scripts, none of them a mark.
        if matches!(letter, '\u{3100}'..='\u{4dff}' | '\u{a000}'..='\u{fdff}') {
            let classes = classes.with(Class::Foreign, true);
            return classes.with(Class::Unplain, true);
        }
        let is_break = is_break(letter);
        classes
            .with(Class::Foreign, true)
            .with(Class::Unplain, !is_plain(letter))
            .with(Class::Mark, is_mark(letter))
            .with(Class::Space, letter.is_whitespace())
            .with(Class::Break, is_break)
            .with(Class::Stop, is_break && letter != '、')
            .with(Class::Joins, letter == '、')
            .with(Class::Dot, is_dot(letter))
    }

    /// Whether `class` is one of them.
    #[inline]
    pub(super) fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u16 != 0
    }

    /// These classes, and `class` where `is_one`.
    #[inline]
    fn with(self, class: Class, is_one: bool) -> Self {
        Self(self.0 | u16::from(is_one) << class as u16)
    }
}

/// The letters of each class: a bit for each letter, 64 in a block.
#[derive(Default)]
pub(super) struct CharIndex(Vec<[u64; CLASSES]>);

impl CharIndex {
    /// Knows nothing yet of `length` letters.
    pub(super) fn forget(&mut self, length: usize) {
        self.0.clear();
        self.0.resize(length.div_ceil(64), [0; CLASSES]);
    }

    /// Takes down that the letter at `at` is of `classes`.
    #[inline]
    pub(super) fn note(&mut self, at: usize, classes: Classes) {
        let Classes(mut classes) = classes;
        while classes != 0 {
            self.0[at / 64][classes.trailing_zeros() as usize] |= 1 << (at % 64);
            classes &= classes - 1;
        }
    }

    /// The first letter of `class` from `from` on and before `to`.
    #[inline]
    pub(super) fn first(&self, class: Class, from: usize, to: usize) -> Option<usize> {
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
    pub(super) fn last(&self, class: Class, from: usize, to: usize) -> Option<usize> {
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
