//! Where the candidates for a place come from: all of a text of common size,
//! the part around the old position of a very large one.

use super::approximate::{Pattern, align};
use super::candidate::{Candidate, Marked, choose, count, letters, share};
use super::fold::Folded;
use crate::annotation::Target;
use crate::text::floor_char_boundary;
use std::ops::Range;

/// A target and where it should be.
pub(super) struct Wanted {
    marked: Marked,
    /// The words as a string, and with the nearest surroundings.
    exact: String,
    with_prefix: String,
    with_suffix: String,
    /// Whether they stood at the start and at the end of a line.
    starts_line: bool,
    ends_line: bool,
    /// A byte of the text.
    expected: usize,
}

/// Looks for places in one text.
pub(super) struct Search<'a> {
    text: &'a str,
    folded: Folded,
    /// The bytes of the text that are folded.
    range: Range<usize>,
    /// Steps left for folding the parts of a very large text, and those that
    /// approximate matching may take for each target, so that no number of
    /// lost bookmarks makes anybody wait.
    steps: usize,
    share: usize,
}

/// A text up to this many bytes is folded and looked through as a whole; of a
/// larger one, this much around the place that is expected.
const WHOLE: usize = 8 << 20;
/// Steps for all approximate matching of a text: some tenths of a second.
const STEPS: usize = 100_000_000;
/// However many the targets: the bytes around each that are looked through.
const LEAST_WINDOW: usize = 16 << 10;
/// The most errors, whatever the length.
const MOST_ERRORS: usize = 256;
/// Words of fewer letters are looked for together with what stood around them.
const SHORT: f64 = 24.0;
/// Characters of the surroundings that make short words findable.
const NEAREST: usize = 12;
/// Longer words are looked for by this many characters at their ends.
const EDGE: usize = 128;
/// The most candidates weighed.
const CANDIDATES: usize = 64;
/// Candidates of approximate matching, which cost more.
const NEAR_CANDIDATES: usize = 8;
/// A place no more than this many bytes off is the one expected.
const JUST_THERE: usize = 3;
/// Characters at an end that show it to be the right one.
const SURE: usize = 4;
/// Characters around a candidate that are compared: the surroundings and as
/// many again for what was added to them.
const AROUND: usize = 48;

impl Wanted {
    pub(super) fn new(target: &Target, expected: usize) -> Self {
        let exact = Folded::of(&target.exact);
        let prefix = Folded::of(&target.prefix);
        let suffix = Folded::of(&target.suffix);
        let marked = Marked {
            exact: exact.chars().collect(),
            prefix: prefix.chars().collect(),
            suffix: suffix.chars().collect(),
        };
        let skipped = marked.prefix.len().saturating_sub(NEAREST);
        let nearest: String = marked.prefix[skipped..].iter().collect();
        Self {
            with_prefix: nearest + &exact,
            with_suffix: exact.clone() + &marked.suffix.iter().take(NEAREST).collect::<String>(),
            exact,
            marked,
            starts_line: target.prefix.is_empty() || target.prefix.ends_with('\n'),
            ends_line: target.suffix.is_empty() || target.suffix.starts_with('\n'),
            expected,
        }
    }

    fn is_short(&self) -> bool {
        letters(&self.marked.exact) < SHORT
    }
}

/// A few characters of the folded text, and where each begins in it.
struct Window {
    characters: Vec<char>,
    /// One more: the end.
    bytes: Vec<usize>,
}

impl<'a> Search<'a> {
    /// A search of `text` for so many targets.
    pub(super) fn new(text: &'a str, targets: usize) -> Self {
        Self {
            text,
            folded: Folded::default(),
            range: 0..0,
            steps: STEPS,
            share: STEPS / targets.max(1),
        }
    }

    /// The place with the same words, if there is one that can be told from
    /// the others.
    pub(super) fn exact(&mut self, wanted: &Wanted) -> Option<Range<usize>> {
        if !self.fold_around(wanted) {
            return None;
        }
        let expected = self.folded.folded(wanted.expected);
        let mut starts = self.starts(wanted);
        starts.sort_by_key(|start| start.abs_diff(expected));
        starts.truncate(CANDIDATES);
        let candidates = starts
            .into_iter()
            .map(|start| self.candidate(wanted, start..start + wanted.exact.len(), 1.0))
            .collect();
        self.chosen(wanted, candidates)
    }

    /// The place with nearly the same words.
    pub(super) fn nearly(&mut self, wanted: &Wanted) -> Option<Range<usize>> {
        if !self.fold_around(wanted) {
            return None;
        }
        let marked = &wanted.marked;
        let candidates = if marked.exact.len() > 2 * EDGE {
            self.by_edges(wanted)
        } else if wanted.is_short() {
            // The surroundings tell where a word stands, not the word.
            let whole = marked.whole();
            let most = whole.len() * 2 / 5;
            self.by_words(wanted, &whole, most)
        } else {
            self.by_words(wanted, &marked.exact, most_errors(marked.exact.len()))
        };
        self.chosen(wanted, candidates)
    }

    /// Folds the part of the text where `wanted` should be; says whether there
    /// is anything to look for, and time for it.
    fn fold_around(&mut self, wanted: &Wanted) -> bool {
        if wanted.exact.is_empty() {
            return false;
        }
        let around = self.around(wanted);
        if self.range.start <= around.start && around.end <= self.range.end {
            return true;
        }
        let half = WHOLE / 2;
        let range = if self.text.len() <= WHOLE {
            0..self.text.len()
        } else {
            let start = around.start.saturating_sub(half);
            let end = (around.end + half).min(self.text.len());
            floor_char_boundary(self.text, start)..floor_char_boundary(self.text, end)
        };
        if !self.spend(range.len()) {
            return false;
        }
        self.folded = Folded::new(self.text, range.clone());
        self.range = range;
        true
    }

    /// The bytes that must be folded to look for `wanted`.
    fn around(&self, wanted: &Wanted) -> Range<usize> {
        if self.text.len() <= WHOLE {
            return 0..self.text.len();
        }
        let margin = WHOLE / 8;
        let at = wanted.expected;
        at.saturating_sub(margin)..(at + margin).min(self.text.len())
    }

    fn spend(&mut self, steps: usize) -> bool {
        let is_enough = steps <= self.steps;
        self.steps = self.steps.saturating_sub(steps);
        is_enough
    }

    /// Where the words start in the folded text.
    fn starts(&self, wanted: &Wanted) -> Vec<usize> {
        let all = |needle: &str, offset: usize| {
            memchr::memmem::find_iter(self.folded.text.as_bytes(), needle)
                .map(|start| start + offset)
                .collect::<Vec<_>>()
        };
        if !wanted.is_short() {
            return all(&wanted.exact, 0);
        }
        let before = wanted.with_prefix.len() - wanted.exact.len();
        let mut starts = all(&wanted.with_prefix, before);
        starts.extend(all(&wanted.with_suffix, 0));
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// Candidates around the places where `pattern` stands with few errors.
    fn by_words(&self, wanted: &Wanted, pattern: &[char], most: usize) -> Vec<Candidate> {
        let marked = &wanted.marked;
        let whole = marked.whole();
        let begin = marked.prefix.len();
        let length = marked.exact.len();
        let ends = self.ends(wanted, pattern, most);
        ends.into_iter()
            .filter_map(|end| {
                let window = self.window(end, whole.len() + most + AROUND, AROUND);
                let found = align(&whole, &window.characters);
                let errors = found.errors[begin + length] - found.errors[begin];
                let start = window.bytes[found.boundaries[begin].end];
                let end = window.bytes[found.boundaries[begin + length].start];
                // A word has changed or it has not; how like it is to the one
                // marked is told by what stands around it.
                let alike = if wanted.is_short() {
                    share(*found.errors.last().unwrap_or(&0), whole.len())
                } else {
                    share(errors, length)
                };
                (errors <= most_errors(length) && start < end)
                    .then(|| self.candidate(wanted, start..end, alike))
            })
            .collect()
    }

    /// Candidates for long words, by their first and last ones.
    fn by_edges(&self, wanted: &Wanted) -> Vec<Candidate> {
        let marked = &wanted.marked;
        let length = marked.exact.len();
        let head = &marked.exact[..EDGE];
        let tail = [&marked.exact[length - EDGE..], &marked.suffix].concat();
        let head_with_prefix = [&marked.prefix, head].concat();
        let begin = marked.prefix.len();
        let most = most_errors(EDGE);
        let ends = self.ends(wanted, head, most);
        ends.into_iter()
            .filter_map(|end| {
                let window = self.window(end, head_with_prefix.len() + most + AROUND, AROUND);
                let found = align(&head_with_prefix, &window.characters);
                let errors = found.errors[begin + EDGE] - found.errors[begin];
                let start = window.bytes[found.boundaries[begin].end];
                let window = self.window(start, 0, length + MOST_ERRORS + AROUND);
                let skipped = (length - EDGE)
                    .saturating_sub(MOST_ERRORS)
                    .min(window.characters.len());
                let found = align(&tail, &window.characters[skipped..]);
                let errors = errors + found.errors[EDGE] - found.errors[0];
                let end = window.bytes[skipped + found.boundaries[EDGE].start];
                (errors <= 2 * most && start < end)
                    .then(|| self.candidate(wanted, start..end, share(errors, 2 * EDGE)))
            })
            .collect()
    }

    /// Where `pattern` ends in the folded text: in all of it if there is time,
    /// or else in as much as there is time for around the place expected.
    fn ends(&self, wanted: &Wanted, pattern: &[char], most: usize) -> Vec<usize> {
        let pattern = Pattern::new(pattern);
        let text = &self.folded.text;
        let affordable = (self.share / pattern.cost(1)).max(LEAST_WINDOW);
        let start = self
            .folded
            .folded(wanted.expected)
            .saturating_sub(affordable / 2);
        let start = floor_char_boundary(text, start.min(text.len().saturating_sub(affordable)));
        let end = floor_char_boundary(text, start.saturating_add(affordable));
        let ends = pattern.ends(&text[start..end], most, NEAR_CANDIDATES);
        ends.into_iter().map(|end| start + end.at).collect()
    }

    fn candidate(&self, wanted: &Wanted, range: Range<usize>, exact: f64) -> Candidate {
        let text = &self.folded.text;
        let expected = self.folded.folded(wanted.expected);
        let before = self.window(range.start, AROUND, 0);
        let after = self.window(range.end, 0, AROUND);
        let [prefix, suffix] = wanted.marked.sides(&before.characters, &after.characters);
        let distance = range.start.abs_diff(expected);
        Candidate {
            exact,
            prefix,
            suffix,
            nearness: 1.0 - count(distance) / count(text.len().max(1)),
            is_expected: distance <= JUST_THERE,
            is_near: distance <= range.len(),
            range,
        }
    }

    /// So many characters before and after the byte `at` of the folded text.
    fn window(&self, at: usize, before: usize, after: usize) -> Window {
        let text = &self.folded.text;
        let start = text[..at]
            .char_indices()
            .rev()
            .take(before)
            .last()
            .map_or(at, |(start, _)| start);
        let mut window = Window {
            characters: Vec::with_capacity(before + after),
            bytes: Vec::with_capacity(before + after + 1),
        };
        let mut end = start;
        let behind = text[start..at].chars();
        for character in behind.chain(text[at..].chars().take(after)) {
            window.characters.push(character);
            window.bytes.push(end);
            end += character.len_utf8();
        }
        window.bytes.push(end);
        window
    }

    fn chosen(&self, wanted: &Wanted, candidates: Vec<Candidate>) -> Option<Range<usize>> {
        let chosen = choose(&wanted.marked, candidates)?;
        let bytes = self.folded.bytes(&chosen);
        let found = &self.folded.text[chosen];
        // Ends that say what they said are where they were.
        let marked = &wanted.marked.exact;
        let first: String = marked.iter().take(SURE).collect();
        let last: String = marked[marked.len().saturating_sub(SURE)..].iter().collect();
        let mut start = bytes.start;
        if wanted.starts_line && !found.starts_with(&first) {
            start = line_start(self.text, start);
        }
        let mut end = bytes.end;
        if wanted.ends_line && !found.ends_with(&last) {
            end = line_end(self.text, end);
        }
        Some(if start < end { start..end } else { bytes })
    }
}

/// The start of a line, if no more than one character is on the wrong side of
/// it: which of the characters around a line break belong to changed words
/// cannot be told from the characters alone.
fn line_start(text: &str, at: usize) -> usize {
    let next = text[at..].chars().next().map_or(0, char::len_utf8);
    let after = &text[at + next..];
    if after.trim_start_matches(' ').starts_with('\n') {
        return text.len() - after.trim_start().len();
    }
    let before = text[..at].trim_end_matches(' ');
    let last = before.chars().next_back().map_or(0, char::len_utf8);
    let is_second = before[..before.len() - last]
        .trim_end_matches(' ')
        .ends_with('\n');
    if is_second && !before.ends_with('\n') {
        return before.len() - last;
    }
    at
}

/// As [`line_start`], for the end of a line.
fn line_end(text: &str, at: usize) -> usize {
    let last = text[..at].chars().next_back().map_or(0, char::len_utf8);
    let before = &text[..at - last];
    if before.trim_end_matches(' ').ends_with('\n') {
        return before.trim_end().len();
    }
    let after = text[at..].trim_start_matches(' ');
    let next = after.chars().next().map_or(0, char::len_utf8);
    let is_last_but_one = after[next..].trim_start_matches(' ').starts_with('\n');
    if is_last_but_one && !after.starts_with('\n') {
        return text.len() - after.len() + next;
    }
    at
}

/// The errors that words of so many characters may have.
fn most_errors(length: usize) -> usize {
    (length / 2).min(MOST_ERRORS)
}
