//! Sets of English words, and what given names and places tell.

use compact_str::CompactString;
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words looked up whole, as they are written in the list.
pub(super) struct WordSet {
    words: HashSet<&'static str>,
    /// The bytes of the longest: most words of a text are longer.
    longest: usize,
}

impl WordSet {
    /// The words of `list`, between white space; `_` stands for a space.
    pub(super) fn new(list: &'static str) -> Self {
        let words: HashSet<&str> = list.split_whitespace().collect();
        let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
        Self { words, longest }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        word.len() <= self.longest && self.words.contains(word)
    }
}

/// `word` in lower case.
pub(super) fn lower(word: &str) -> CompactString {
    if !word.is_ascii() {
        return CompactString::from_str_to_lowercase(word);
    }
    let mut lower = CompactString::from(word);
    lower.make_ascii_lowercase();
    lower
}

/// Whom `he` and `she` can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
}

static GIVEN_NAMES: LazyLock<HashMap<&str, Option<Gender>>> = LazyLock::new(|| {
    let mut names = HashMap::default();
    let mut gender = None;
    for line in include_str!("../../../assets/lexicons/english-given-names.txt").lines() {
        match line {
            "man" => gender = Some(Gender::Man),
            "woman" => gender = Some(Gender::Woman),
            "either" => gender = None,
            _ if line.starts_with('#') => {}
            _ => names.extend(line.split(' ').map(|name| (name, gender))),
        }
    }
    names
});

/// Whether `word` is a common given name.
pub(super) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains_key(first_half(word))
}

/// The gender that a given name tells.
pub(super) fn gender_of_name(word: &str) -> Option<Gender> {
    GIVEN_NAMES.get(first_half(word)).copied().flatten()
}

/// The first half of a double name decides: Jean-Marc, Mary-Kate.
fn first_half(word: &str) -> &str {
    word.split_once('-').map_or(word, |(first, _)| first)
}

static PLACES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("../../../assets/lexicons/english-places.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|place| place.replace('_', " "))
        .collect()
});

/// Whether `name` is a country, a region or a large city.
pub(super) fn is_place(name: &str) -> bool {
    PLACES.contains(name)
}
