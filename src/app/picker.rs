//! A list to choose from, narrowed by what is typed: which of its entries are
//! shown, in which order, and which letters matched. What an entry is, is the
//! business of whoever made the list.

use super::prompt::Prompt;
use super::step::Direction;
use crate::text::graphemes;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, Utf32String};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

/// What an entry is found by: its fields, one after the other in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haystack {
    text: String,
    ends: Vec<usize>,
}

impl Haystack {
    /// The haystack of `fields`, in this order.
    #[must_use]
    pub fn new(fields: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut haystack = Self::default();
        for field in fields {
            // Nothing is found half in one field and half in the next.
            haystack.text.push_str(field.as_ref());
            haystack.ends.push(haystack.text.len());
            haystack.text.push('\n');
        }
        haystack
    }

    /// The words of the field of that number.
    #[must_use]
    pub fn field(&self, number: usize) -> &str {
        &self.text[self.range(number)]
    }

    /// The bytes of the field of that number; none if there is no such field.
    #[must_use]
    pub fn range(&self, number: usize) -> Range<usize> {
        let start = number
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .map_or(0, |end| end + 1);
        self.ends.get(number).map_or(0..0, |end| start..*end)
    }
}

/// The entries shown, and the one chosen.
#[derive(Default)]
pub struct Picker {
    haystacks: Vec<Haystack>,
    /// The haystacks as the matcher takes them; made when first needed.
    prepared: Vec<Utf32String>,
    /// Indices of entries, best first while something is typed.
    shown: Vec<usize>,
    /// An index into `shown`.
    chosen: usize,
    filter: Prompt,
    /// Whether keys go into the filter.
    pub is_typing: bool,
    /// The bytes that matched, of the entries around the chosen one.
    matched: HashMap<usize, Vec<Range<usize>>>,
}

/// Entries around the chosen one whose letters are marked; no screen shows
/// more.
const MARKED: usize = 64;

/// The least a word of the filter must score for each of its characters. A
/// match gives 16, and 4 more next to another: less than about that means
/// letters strewn over a text, and a list of passages is full of those.
const LEAST_SCORE: u32 = 18;
/// What the first character of a word may have less, having none before it.
const FIRST_LESS: u32 = 2;

impl fmt::Debug for Picker {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Picker")
            .field("entries", &self.haystacks.len())
            .field("chosen", &self.chosen)
            .field("filter", &self.filter)
            .finish_non_exhaustive()
    }
}

impl Picker {
    /// A list of entries with these haystacks.
    #[must_use]
    pub fn new(haystacks: Vec<Haystack>) -> Self {
        let mut picker = Self::default();
        picker.replace(haystacks, None);
        picker
    }

    /// Takes other entries, keeps the filter, and chooses the entry with the
    /// index `chosen`, or else stays where it was.
    pub fn replace(&mut self, haystacks: Vec<Haystack>, chosen: Option<usize>) {
        self.haystacks = haystacks;
        self.prepared.clear();
        self.narrow();
        if let Some(entry) = chosen {
            self.choose(entry);
        }
        self.settle();
    }

    /// Chooses the entry with that index, if it is shown.
    pub fn choose(&mut self, entry: usize) {
        if let Some(at) = self.shown.iter().position(|shown| *shown == entry) {
            self.chosen = at;
            self.settle();
        }
    }

    /// Chooses the entry that is so many places from the top of those shown.
    pub(super) fn choose_shown(&mut self, place: usize) {
        self.chosen = place;
        self.settle();
    }

    /// The indices of the entries shown, in order.
    #[must_use]
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// Which of the entries shown is chosen.
    #[must_use]
    pub fn place(&self) -> usize {
        self.chosen
    }

    /// The index of the chosen entry; none in an empty list.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.shown.get(self.chosen).copied()
    }

    /// How many entries there are, shown or not.
    #[must_use]
    pub fn total(&self) -> usize {
        self.haystacks.len()
    }

    /// What the entry is found by.
    #[must_use]
    pub fn haystack(&self, entry: usize) -> &Haystack {
        &self.haystacks[entry]
    }

    /// The bytes of the haystack of `entry` that matched.
    #[must_use]
    pub fn matched(&self, entry: usize) -> &[Range<usize>] {
        self.matched.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// What has been typed.
    #[must_use]
    pub fn filter(&self) -> &Prompt {
        &self.filter
    }

    /// Moves the choice by `steps`.
    pub fn step(&mut self, direction: Direction, steps: usize) {
        self.chosen = match direction {
            Direction::Next => self.chosen.saturating_add(steps),
            Direction::Previous => self.chosen.saturating_sub(steps),
        };
        self.settle();
    }

    /// Leaves the filter, or takes it away; says whether there was one to do
    /// that to.
    pub(super) fn step_back(&mut self) -> bool {
        let was_typing = std::mem::take(&mut self.is_typing);
        let is_filtered = !self.filter.text().is_empty();
        if is_filtered && !was_typing {
            self.change_filter(|filter| *filter = Prompt::default());
        }
        was_typing || is_filtered
    }

    /// Changes what is typed; the best entry is chosen then.
    pub fn change_filter(&mut self, change: impl FnOnce(&mut Prompt)) {
        let before = self.filter.text().to_owned();
        change(&mut self.filter);
        if self.filter.text() != before {
            let chosen = self.chosen();
            self.narrow();
            // Without a filter the list is as it was: so is the choice.
            self.chosen = match chosen {
                Some(entry) if self.filter.text().is_empty() => entry,
                _ => 0,
            };
            self.settle();
        }
    }

    /// Shows the entries that the filter lets through.
    fn narrow(&mut self) {
        let Some(pattern) = pattern(self.filter.text()) else {
            self.shown = (0..self.haystacks.len()).collect();
            return;
        };
        if self.prepared.len() != self.haystacks.len() {
            let prepare = |haystack: &Haystack| Utf32String::from(haystack.text.as_str());
            self.prepared = self.haystacks.iter().map(prepare).collect();
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut scored: Vec<(u32, usize)> = self
            .prepared
            .iter()
            .enumerate()
            .filter_map(|(entry, haystack)| {
                Some((score(&pattern, haystack.slice(..), &mut matcher)?, entry))
            })
            .collect();
        scored.sort_by_key(|(score, entry)| (Reverse(*score), *entry));
        self.shown = scored.into_iter().map(|(_, entry)| entry).collect();
    }

    /// Keeps the choice in the list, and marks what matched around it.
    fn settle(&mut self) {
        self.chosen = self.chosen.min(self.shown.len().saturating_sub(1));
        self.matched.clear();
        let Some(pattern) = pattern(self.filter.text()) else {
            return;
        };
        let mut matcher = Matcher::new(Config::DEFAULT);
        let first = self.chosen.saturating_sub(MARKED);
        for &entry in self.shown[first..].iter().take(2 * MARKED) {
            let matched = matched(&pattern, &self.haystacks[entry].text, &mut matcher);
            self.matched.insert(entry, matched);
        }
    }
}

/// The words of `filter`, as fzf has them: `'exact`, `^start`, `!without`.
fn pattern(filter: &str) -> Option<Pattern> {
    let pattern = Pattern::parse(filter, CaseMatching::Smart, Normalization::Smart);
    (!pattern.atoms.is_empty()).then_some(pattern)
}

/// How well all words of `pattern` are found in `haystack`.
fn score(pattern: &Pattern, haystack: Utf32Str<'_>, matcher: &mut Matcher) -> Option<u32> {
    pattern.atoms.iter().try_fold(0, |total, atom| {
        let score = u32::from(atom.score(haystack, matcher)?);
        let letters = u32::try_from(atom.needle_text().len()).unwrap_or(u32::MAX);
        let least = (LEAST_SCORE * letters).saturating_sub(FIRST_LESS);
        let is_strewn = !atom.negative && atom.kind == AtomKind::Fuzzy && score < least;
        (!is_strewn).then_some(total + score)
    })
}

/// The bytes of `text` that the words of `pattern` matched.
fn matched(pattern: &Pattern, text: &str, matcher: &mut Matcher) -> Vec<Range<usize>> {
    let mut indices = Vec::new();
    let haystack = Utf32String::from(text);
    let _ = pattern.indices(haystack.slice(..), matcher, &mut indices);
    indices.sort_unstable();
    indices.dedup();
    let mut indices = indices.into_iter().peekable();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    // The matcher counts what the reader sees as one character.
    for (number, (at, grapheme)) in (0_u32..).zip(graphemes(text)) {
        if indices.peek().is_none() {
            break;
        }
        if indices.next_if_eq(&number).is_none() {
            continue;
        }
        match ranges.last_mut() {
            Some(last) if last.end == at => last.end += grapheme.len(),
            _ => ranges.push(at..at + grapheme.len()),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn picker(texts: &[&str]) -> Picker {
        Picker::new(texts.iter().map(|text| Haystack::new([*text])).collect())
    }

    /// Types `filter` and compares the entries shown with what matched ⟦so⟧.
    #[track_caller]
    fn check(texts: &[&str], filter: &str, expected: &[&str]) {
        let mut picker = picker(texts);
        picker.change_filter(|prompt| prompt.insert(filter));
        let shown: Vec<String> = picker
            .shown()
            .iter()
            .map(|entry| {
                let mut text = picker.haystack(*entry).field(0).to_owned();
                for range in picker.matched(*entry).iter().rev() {
                    text.insert(range.end, '⟧');
                    text.insert(range.start, '⟦');
                }
                text
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn letters_are_found_near_each_other_and_the_best_comes_first() {
        check(
            &["an international market", "the internet", "in text"],
            "intnet",
            &["the ⟦int⟧er⟦net⟧", "an ⟦int⟧er⟦n⟧ational mark⟦et⟧"],
        );
        check(
            &["反恐怖融资", "网络恐怖主义"],
            "恐怖主义",
            &["网络⟦恐怖主义⟧"],
        );
        check(
            &["tax on trade", "e\u{301}tat: le tax"],
            "tax le",
            &["e\u{301}tat: ⟦le⟧ ⟦tax⟧"],
        );
    }

    #[test]
    fn letters_strewn_over_a_text_are_no_match() {
        check(
            &["some of the words here are quite unlike it"],
            "ohrdn",
            &[],
        );
    }

    #[test]
    fn a_word_can_be_left_out() {
        check(&["tax cut", "tax rise"], "tax !cut", &["⟦tax⟧ rise"]);
    }

    #[test]
    fn the_fields_lie_apart() {
        let haystack = Haystack::new(["名字", "", "a note"]);
        assert_eq!(
            [
                haystack.field(0),
                haystack.field(1),
                haystack.field(2),
                haystack.field(3)
            ],
            ["名字", "", "a note", ""]
        );
    }

    #[test]
    fn the_choice_comes_back_when_the_filter_goes() {
        let mut picker = picker(&["one", "two", "three"]);
        picker.change_filter(|prompt| prompt.insert("two"));
        assert_eq!(picker.chosen(), Some(1));
        picker.change_filter(|prompt| *prompt = Prompt::default());
        assert_eq!((picker.shown().len(), picker.chosen()), (3, Some(1)));
    }

    proptest! {
        #[test]
        fn what_is_marked_is_text_of_the_entry(text in "[a-cé二三 ]{0,30}", filter in "[a-cé二 ]{0,4}") {
            let mut picker = picker(&[&text]);
            picker.change_filter(|prompt| prompt.insert(&filter));
            for range in picker.matched(0) {
                prop_assert!(picker.haystack(0).field(0).get(range.clone()).is_some(), "{range:?}");
            }
        }
    }
}
