//! How much a place is like the one that was marked, and whether that is
//! enough.

use super::approximate::distance_to_beginning;
use crate::text::is_han;
use std::ops::Range;

/// A target as it is compared.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) exact: Vec<char>,
    pub(super) prefix: Vec<char>,
    pub(super) suffix: Vec<char>,
}

/// A place that may be the one.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its bytes in the folded text.
    pub(super) range: Range<usize>,
    /// How like the words are, from 0 to 1; and what stands before and after.
    pub(super) exact: f64,
    pub(super) prefix: f64,
    pub(super) suffix: f64,
    /// How near it is to where it should be, from 0 to 1.
    pub(super) nearness: f64,
    /// Whether it is just where it should be, or no farther than its length.
    pub(super) is_expected: bool,
    pub(super) is_near: bool,
}

/// The weights of Hypothesis (`match-quote.ts` of its client).
const WEIGHTS: [f64; 4] = [50.0, 20.0, 20.0, 2.0];
/// The least score of a place. By chance, sides are alike by about a third, so
/// the same words elsewhere score two thirds. With one side gone they score
/// more than this, and so do words and sides of which every tenth character
/// has changed.
const LEAST: f64 = 0.8;
/// How much better than any other a place must be.
const MARGIN: f64 = 0.06;
/// How like one of its surroundings must be: no two by chance are.
const LEAST_SIDE: f64 = 0.6;
/// The letters that must speak for a place. A word with the end of a set
/// phrase before it is found all over an article.
const EVIDENCE: f64 = 36.0;
/// Words of fewer letters need both sides.
const FEW: f64 = 8.0;
/// Fewer letters are a mark alone, which stands everywhere.
const MARK: f64 = 2.0;
/// How like each of the surroundings of such a mark must be.
const LEAST_SIDE_OF_MARK: f64 = 0.8;
/// What the beginning or the end of the text says as surroundings, in letters.
const EDGE_OF_TEXT: f64 = 24.0;
/// What a Chinese character says in letters.
const HAN: f64 = 2.5;

impl Marked {
    /// The words with what stood around them.
    pub(super) fn whole(&self) -> Vec<char> {
        [&*self.prefix, &self.exact, &self.suffix].concat()
    }

    /// How much of what was marked is alike at a place with `before` and
    /// `after` around it; where the text begins or ends there now and did then,
    /// that is as good as words.
    pub(super) fn sides(&self, before: &[char], after: &[char]) -> [f64; 2] {
        let reversed = |text: &[char]| text.iter().rev().copied().collect::<Vec<_>>();
        [
            side(&reversed(&self.prefix), &reversed(before)),
            side(&self.suffix, after),
        ]
    }
}

fn side(marked: &[char], here: &[char]) -> f64 {
    match (marked.len(), here.is_empty()) {
        (0, true) => 1.0,
        (0, false) => 0.0,
        (length, _) => share(distance_to_beginning(marked, here), length),
    }
}

/// The share of `length` that is not an error.
pub(super) fn share(errors: usize, length: usize) -> f64 {
    if length == 0 {
        return 0.0;
    }
    1.0 - count(errors.min(length)) / count(length)
}

pub(super) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

impl Candidate {
    pub(super) fn score(&self) -> f64 {
        let parts = [self.exact, self.prefix, self.suffix, self.nearness];
        let weighed: f64 = parts
            .iter()
            .zip(WEIGHTS)
            .map(|(part, weight)| part * weight)
            .sum();
        weighed / WEIGHTS.iter().sum::<f64>()
    }

    /// Whether nothing that is known of the place has changed.
    fn is_perfect(&self) -> bool {
        self.exact >= 1.0 && self.prefix >= 1.0 && self.suffix >= 1.0
    }

    /// Whether it can be taken for the place that was `marked`.
    fn is_convincing(&self, marked: &Marked) -> bool {
        let sides = [(self.prefix, &marked.prefix), (self.suffix, &marked.suffix)];
        let around: f64 = sides
            .iter()
            .filter(|(alike, _)| *alike >= LEAST_SIDE)
            .map(|(alike, words)| {
                if words.is_empty() {
                    EDGE_OF_TEXT
                } else {
                    alike * letters(words)
                }
            })
            .sum();
        let words = letters(&marked.exact) * self.exact;
        // Words that are many and the same, where they should be, need nothing
        // around them.
        let is_in_place = self.is_near && self.exact >= 1.0 && words >= EVIDENCE;
        // A word is only told from others by both sides, and a mark only where
        // both are nearly what they were.
        let least_side = if words < MARK {
            LEAST_SIDE_OF_MARK
        } else {
            LEAST_SIDE
        };
        let has_sides = words >= FEW || self.prefix.min(self.suffix) >= least_side;
        is_in_place || has_sides && self.score() >= LEAST && words + around >= EVIDENCE
    }
}

/// About how many letters say as much.
pub(super) fn letters(characters: &[char]) -> f64 {
    characters
        .iter()
        .map(|character| if is_han(*character) { HAN } else { 1.0 })
        .sum()
}

/// The one of `candidates` that must be the place `marked`, if there is one.
pub(super) fn choose(marked: &Marked, mut candidates: Vec<Candidate>) -> Option<Range<usize>> {
    let perfect: Vec<&Candidate> = candidates.iter().filter(|one| one.is_perfect()).collect();
    if perfect.len() > 1 {
        // Only the position can tell; nearness cannot.
        let there = perfect.iter().find(|one| one.is_expected);
        return there.map(|one| one.range.clone());
    }
    candidates.sort_by(|one, other| other.score().total_cmp(&one.score()));
    let best = candidates.first()?;
    let is_apart = |other: &&Candidate| {
        other.range.end <= best.range.start || best.range.end <= other.range.start
    };
    // What stands where the place should be may be it, changed, while the best
    // one only looks like what it was.
    let may_be_it = |rival: &Candidate| {
        rival.score() + MARGIN >= best.score() && !best.is_perfect()
            || rival.is_expected && rival.score() >= LEAST
    };
    let is_alone = !candidates[1..].iter().filter(is_apart).any(may_be_it);
    (is_alone && best.is_convincing(marked)).then(|| best.range.clone())
}
