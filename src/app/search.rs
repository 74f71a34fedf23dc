//! Finding text: a pattern, its matches in the whole article, and the one the
//! reader stands on.

mod pattern;
mod pinyin;

use super::step::Direction;
use crate::text::floor_char_boundary;
use pattern::{by_pinyin, compile};
use regex::Regex;
use std::ops::Range;

pub use pattern::ReadAs;

/// A search and what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// The pattern as typed.
    pub pattern: String,
    /// How it was understood.
    pub read_as: ReadAs,
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
    /// A pattern is a regular expression, or plain text where it is not a valid
    /// one; where its letters match nothing, it may be pinyin.
    #[must_use]
    pub fn new(pattern: &str, text: &str, place: usize) -> Self {
        Self::all(pattern, text, place, || true, |_| {})
    }

    /// As [`Search::new`], as long as `is_wanted` says so: with less patience it
    /// has fewer matches. The first match from `place` on is told `near` as soon
    /// as it is known, as a search that is not complete.
    pub fn all(
        pattern: &str,
        text: &str,
        place: usize,
        is_wanted: impl Fn() -> bool,
        mut near: impl FnMut(Self),
    ) -> Self {
        let mut search = Self::nowhere(pattern);
        let Some((regex, read_as)) = compile(pattern) else {
            search.is_complete = true;
            return search;
        };
        search.read_as = read_as;
        let mut look = |search: &mut Self, regex: &Regex| {
            let mut after = found(regex, text, place).take_while(|_| is_wanted());
            let first = after.next();
            if let Some(first) = &first {
                let matches = vec![first.clone()];
                near(Self {
                    matches,
                    ..search.clone()
                });
            }
            let after: Vec<_> = first.into_iter().chain(after).take(MOST).collect();
            let until = after.first().map_or(text.len(), |first| first.start);
            search.matches = found(regex, text, 0)
                .take_while(|found| found.end <= until && is_wanted())
                .take(MOST - after.len())
                .collect();
            search.matches.extend(after);
        };
        look(&mut search, &regex);
        if search.matches.is_empty()
            && is_wanted()
            && let Some(regex) = by_pinyin(pattern)
        {
            search.read_as = ReadAs::Pinyin;
            look(&mut search, &regex);
            if search.matches.is_empty() {
                search.read_as = read_as;
            }
        }
        search.is_complete = true;
        search.stand_at(place);
        search
    }

    /// As [`Search::new`], but only the first match from `place` on, and none
    /// that is far away: what can be had at once in a text of any length.
    #[must_use]
    pub fn nearby(pattern: &str, text: &str, place: usize) -> Self {
        let place = place.min(text.len());
        let near = &text[..floor_char_boundary(text, place + NEAR)];
        let mut search = Self::nowhere(pattern);
        if let Some((regex, read_as)) = compile(pattern) {
            search.read_as = read_as;
            search.matches = found(&regex, near, place).take(1).collect();
        }
        search
    }

    /// A search that has found nothing yet.
    fn nowhere(pattern: &str) -> Self {
        Self {
            pattern: pattern.to_owned(),
            read_as: ReadAs::default(),
            matches: Vec::new(),
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

    /// Stands on the `count`-th match after, or before, the current one, or the
    /// bytes `from` if the reader has gone there since; says whether it went
    /// round an end of the article.
    pub fn step(
        &mut self,
        from: Option<&Range<usize>>,
        direction: Direction,
        count: usize,
    ) -> bool {
        let total = self.matches.len();
        if total == 0 {
            return false;
        }
        let starting_before = |place| self.matches.partition_point(|found| found.start < place);
        // The place among the matches that a step goes on from, one too high
        // for those that go forward.
        let start = match (from, direction) {
            (None, Direction::Next) => self.current + 1,
            (None, Direction::Previous) => self.current,
            (Some(from), Direction::Next) => starting_before(from.end),
            (Some(from), Direction::Previous) => starting_before(from.start),
        };
        let (steps, rounds) = (count.max(1) % total, count > total);
        let (at, went_round) = match direction {
            Direction::Next => {
                let at = start + (steps + total - 1) % total;
                (at % total, at >= total)
            }
            Direction::Previous => {
                let steps = if steps == 0 { total } else { steps };
                ((start + total - steps) % total, start < steps)
            }
        };
        self.current = at;
        went_round || rounds
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
        assert!(!search.step(None, Direction::Next, 1));
        assert!(search.step(None, Direction::Next, 1));
        assert_eq!(search.found(), Some(0..1));
        assert!(search.step(None, Direction::Previous, 1));
        assert_eq!(search.found(), Some(4..5));
        assert!(search.step(None, Direction::Next, 2));
        assert_eq!(search.found(), Some(2..3));
    }

    #[test]
    fn steps_go_on_from_where_the_reader_is() {
        let mut search = Search::new("a", "a b a b a", 0);
        for (from, direction, expected, went_round) in [
            (2..3, Direction::Next, 4..5, false),
            (6..7, Direction::Previous, 4..5, false),
            (8..9, Direction::Next, 0..1, true),
            (0..1, Direction::Previous, 8..9, true),
        ] {
            assert_eq!(search.step(Some(&from), direction, 1), went_round);
            assert_eq!(search.found(), Some(expected));
        }
    }

    #[test]
    fn pinyin_finds_chinese_where_no_letter_matches() {
        check("shanghai", "在⟦上海⟧，在北京，⟦伤害⟧");
        check("Shanghai hezuo", "⟦上海合作⟧组织");
        check("xian", "⟦西安⟧与⟦咸⟧阳");
        check("xi'an", "⟦西安⟧与咸阳");
        check("yinhang", "⟦银行⟧");
        check("nver", "⟦女儿⟧");
        // The last syllable is being typed.
        check("shangh", "在⟦上海⟧");
        // What has the letters is found by them alone.
        check("shanghai", "上海 is ⟦Shanghai⟧");
        check("terror", "恐怖");
        check("s", "上");
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for (pattern, expected) in [
            ("a+", ReadAs::Pattern),
            ("a[", ReadAs::Text),
            ("hai", ReadAs::Pinyin),
            ("nothing", ReadAs::Pattern),
        ] {
            assert_eq!(Search::new(pattern, "aa a[ 海", 0).read_as, expected);
        }
    }

    #[test]
    fn classes_have_no_capitals() {
        check(r"\Sx\p{Lu}?", "⟦ax⟧ ⟦AX⟧ x");
    }

    #[test]
    fn the_first_match_from_a_place_on_is_told_before_all_are_known() {
        let mut near = Vec::new();
        let all = Search::all("a", "a a a a", 3, || true, |search| near.push(search));
        assert_eq!(near[0].matches, [4..5]);
        assert!(!near[0].is_complete && all.is_complete);
        assert_eq!((all.matches.len(), all.found()), (4, Some(4..5)));
    }
}
