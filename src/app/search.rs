//! Finding text: a pattern, its matches in the whole article, and the one the
//! reader stands on.

use super::step::Direction;
use crate::text::floor_char_boundary;
use regex::{Regex, RegexBuilder};
use std::fmt::Write as _;
use std::ops::Range;

/// A search and what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// The pattern as typed.
    pub pattern: String,
    /// The bytes of every match, in text order, none empty.
    pub matches: Vec<Range<usize>>,
    /// The match stood on, an index into `matches`.
    pub current: usize,
    /// Whether `matches` are all there are, or only the one stood on.
    pub is_complete: bool,
}

/// The most matches that are kept; nobody steps through more.
const MOST: usize = 1 << 20;

/// How far a match may be that is looked for before the next frame, in bytes.
pub const NEAR: usize = 1 << 20;

impl Search {
    /// Looks for `pattern` in all of `text` and stands on the first match from
    /// the byte offset `place` on, or on the first of all.
    ///
    /// A pattern is a regular expression, or plain text where it is not a
    /// valid one. A space matches any white space, row ends included; case
    /// matters only if the pattern has an upper-case letter.
    #[must_use]
    pub fn new(pattern: &str, text: &str, place: usize) -> Self {
        let mut search = Self::all(pattern, text, || true);
        search.stand_at(place);
        search
    }

    /// As [`Search::new`] from the start, as long as `is_wanted` says so: with
    /// less patience it has fewer matches.
    pub fn all(pattern: &str, text: &str, is_wanted: impl Fn() -> bool) -> Self {
        let mut search = Self::nearby(pattern, "", 0);
        if let Some(regex) = compile(pattern) {
            search.matches = found(&regex, text, 0)
                .take(MOST)
                .take_while(|_| is_wanted())
                .collect();
        }
        search.is_complete = true;
        search
    }

    /// As [`Search::new`], but only the first match from `place` on, and none
    /// that is far away: what can be had at once in a text of any length.
    #[must_use]
    pub fn nearby(pattern: &str, text: &str, place: usize) -> Self {
        let place = place.min(text.len());
        let near = &text[..floor_char_boundary(text, place + NEAR)];
        let first = compile(pattern).and_then(|regex| found(&regex, near, place).next());
        Self {
            pattern: pattern.to_owned(),
            matches: first.into_iter().collect(),
            current: 0,
            is_complete: false,
        }
    }

    /// Stands on the first match from the byte offset `place` on.
    pub fn stand_at(&mut self, place: usize) {
        let after = self.matches.partition_point(|found| found.start < place);
        self.current = if after < self.matches.len() { after } else { 0 };
    }

    /// The match stood on.
    #[must_use]
    pub fn found(&self) -> Option<Range<usize>> {
        self.matches.get(self.current).cloned()
    }

    /// Stands on the `count`-th match after, or before, the current one, and
    /// says whether it went round an end of the article.
    pub fn step(&mut self, direction: Direction, count: usize) -> bool {
        let total = self.matches.len().max(1);
        let steps = count % total;
        let before = self.current;
        self.current = match direction {
            Direction::Next => (before + steps) % total,
            Direction::Previous => (before + total - steps) % total,
        };
        match direction {
            Direction::Next => self.current < before,
            Direction::Previous => self.current > before,
        }
    }

    /// The matches that overlap `range`, each with whether the reader stands
    /// on it.
    pub fn within(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, bool)> {
        let first = self
            .matches
            .partition_point(|found| found.end <= range.start);
        self.matches
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, found)| found.start < range.end)
            .map(|(index, found)| (found.clone(), index == self.current))
    }
}

/// The matches in `text` from the byte offset `place` on.
fn found<'a>(
    regex: &'a Regex,
    text: &'a str,
    place: usize,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = place;
    std::iter::from_fn(move || {
        while at <= text.len() {
            let range = regex.find_at(text, at)?.range();
            // An empty match is none, but the search goes on behind it.
            at = if range.is_empty() {
                range.end + text[range.end..].chars().next().map_or(1, char::len_utf8)
            } else {
                range.end
            };
            if !range.is_empty() {
                return Some(range);
            }
        }
        None
    })
}

/// The regular expression of a pattern; none for an empty one.
fn compile(pattern: &str) -> Option<Regex> {
    if pattern.trim().is_empty() {
        return None;
    }
    let build = |source: &str| {
        RegexBuilder::new(&spaced(source))
            .case_insensitive(!pattern.chars().any(char::is_uppercase))
            .build()
    };
    build(pattern)
        .or_else(|_| build(&regex::escape(pattern)))
        .ok()
}

/// `source` with every run of spaces made to match any white space. Rows end
/// at spaces, so a phrase is found wherever its rows happen to end.
fn spaced(source: &str) -> String {
    let mut spaced = String::with_capacity(source.len());
    let mut pieces = source.split(' ').peekable();
    while let Some(piece) = pieces.next() {
        spaced.push_str(piece);
        if pieces.peek().is_some() && !spaced.ends_with(r"\s+") {
            let _ = write!(spaced, r"\s+");
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Searches for `pattern` in `text`, in which every match is marked ⟦so⟧.
    #[track_caller]
    fn check(pattern: &str, marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let search = Search::new(pattern, &text, 0);
        let mut found = text.clone();
        for range in search.matches.iter().rev() {
            found.insert(range.end, '⟧');
            found.insert(range.start, '⟦');
        }
        assert_eq!(found, marked);
    }

    #[test]
    fn case_matters_only_where_the_pattern_has_a_capital() {
        check("internet", "The ⟦Internet⟧, the ⟦internet⟧");
        check("Internet", "The ⟦Internet⟧, the internet");
    }

    #[test]
    fn a_space_matches_a_line_break() {
        check(
            "cyber  terrorism",
            "fight ⟦cyber\n terrorism⟧ and ⟦cyber terrorism⟧",
        );
    }

    #[test]
    fn patterns_are_regular_expressions_or_plain_text() {
        check("terror(ist|ism)", "⟦terrorism⟧ and ⟦terrorist⟧s");
        check("(SCO", "Organization ⟦(SCO⟧)");
        check("网络恐怖", "打击⟦网络恐怖⟧主义");
        check("x*", "abc");
        check(" ", "a b");
    }

    #[test]
    fn steps_go_round() {
        let mut search = Search::new("a", "a a a", 1);
        assert_eq!(search.found(), Some(2..3));
        assert!(!search.step(Direction::Next, 1));
        assert!(search.step(Direction::Next, 1));
        assert_eq!(search.found(), Some(0..1));
        assert!(search.step(Direction::Previous, 1));
        assert_eq!(search.found(), Some(4..5));
    }
}
