//! Finds facts by rules: a pattern each, and what its match says where it stands. Earlier
//! rules go first, and no character serves two.

use super::{Fact, FactKind, Manner, Value};
use regex::{Captures, Regex};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A sentence as the rules see it: compatibility characters as the common ones, figures
/// without the marks between thousands.
pub(super) struct Normal {
    pub(super) text: String,
    /// Where each byte comes from; the end last.
    origins: Vec<usize>,
}

impl Normal {
    /// `joins` tells whether the mark at the end of the first text is one between thousands,
    /// given what follows.
    pub(super) fn new(sentence: &str, joins: fn(&str, &str) -> bool) -> Self {
        let mut whole = Self {
            text: String::with_capacity(sentence.len()),
            origins: Vec::new(),
        };
        for (at, letter) in sentence.char_indices() {
            whole.push(std::iter::once(letter).nfkc(), at);
        }
        whole.origins.push(sentence.len());
        let mut normal = Self {
            text: String::with_capacity(whole.text.len()),
            origins: Vec::new(),
        };
        for (at, letter) in whole.text.char_indices() {
            let end = at + letter.len_utf8();
            if !joins(&whole.text[..end], &whole.text[end..]) {
                normal.push(std::iter::once(letter), whole.origins[at]);
            }
        }
        normal.origins.push(sentence.len());
        normal
    }

    fn push(&mut self, letters: impl Iterator<Item = char>, origin: usize) {
        for letter in letters {
            self.text.push(letter);
            self.origins.resize(self.text.len(), origin);
        }
    }

    fn origin(&self, range: &Range<usize>) -> Range<usize> {
        self.origins[range.start]..self.origins[range.end]
    }
}

/// Where a match stands.
pub(super) struct Place<'a> {
    pub(super) before: &'a str,
    pub(super) after: &'a str,
}

impl Place<'_> {
    pub(super) fn follows(&self, letters: &str) -> bool {
        self.before
            .chars()
            .next_back()
            .is_some_and(|letter| letters.contains(letter))
    }

    pub(super) fn follows_digit(&self) -> bool {
        self.before
            .ends_with(|letter: char| letter.is_ascii_digit())
    }

    pub(super) fn precedes(&self, letters: &str) -> bool {
        self.after
            .chars()
            .next()
            .is_some_and(|letter| letters.contains(letter))
    }
}

/// What a match says.
pub(super) struct Found {
    pub(super) kind: FactKind,
    pub(super) value: Value,
    pub(super) currency: &'static str,
    pub(super) manner: Manner,
}

impl Found {
    pub(super) fn new(kind: FactKind, number: f64) -> Self {
        Self {
            kind,
            value: Value::Number(number),
            currency: "",
            manner: Manner::default(),
        }
    }

    pub(super) fn text(kind: FactKind, text: &str) -> Self {
        Self {
            value: Value::Text(text.to_owned()),
            ..Self::new(kind, 0.0)
        }
    }

    pub(super) fn date(month: u8, day: u8) -> Self {
        Self {
            value: Value::Date(month, day),
            ..Self::new(FactKind::Date, 0.0)
        }
    }
}

/// A pattern, and what a match of it says: nothing where it does not mean what it seems.
pub(super) struct Rule {
    pub(super) pattern: Regex,
    pub(super) read: fn(&Captures, &Place) -> Option<Found>,
}

impl Rule {
    pub(super) fn new(pattern: &str, read: fn(&Captures, &Place) -> Option<Found>) -> Self {
        let pattern = Regex::new(pattern).expect("a test reads every rule");
        Self { pattern, read }
    }
}

/// Finds figures in a series, which name something: 1108:22:36.
pub(super) fn series() -> Rule {
    Rule::new(r"\d+(?::\d+){2,}", |found, _| {
        Some(Found::text(FactKind::Code, &found[0]))
    })
}

/// A pattern of any of `names`, the longer ones first.
pub(super) fn alternatives(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    names.sort_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
    names.join("|")
}

/// The facts that `rules` find, in their order.
pub(super) fn facts(
    normal: &Normal,
    rules: &[Rule],
    is_approximate: fn(&Place) -> bool,
) -> Vec<Fact> {
    let text = normal.text.as_str();
    let mut used = vec![false; text.len()];
    let mut facts = Vec::new();
    for rule in rules {
        let mut from = 0;
        while let Some(captures) = rule.pattern.captures_at(text, from) {
            let Some(whole) = captures.get(0).filter(|whole| !whole.is_empty()) else {
                break;
            };
            let range = whole.range();
            let place = Place {
                before: &text[..range.start],
                after: &text[range.end..],
            };
            let Some(found) = (rule.read)(&captures, &place) else {
                // The pattern may fit again from the next character on.
                from = range.start + text[range.start..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            from = range.end;
            if used[range.clone()].contains(&true) {
                continue;
            }
            used[range.clone()].fill(true);
            let mut manner = found.manner;
            if matches!(
                found.kind,
                FactKind::Number | FactKind::Money | FactKind::Percent
            ) {
                manner.is_approximate |= is_approximate(&place);
            }
            facts.push(Fact {
                kind: found.kind,
                sentence: 0,
                range: normal.origin(&range),
                value: found.value,
                currency: found.currency,
                manner,
            });
        }
    }
    facts
}
