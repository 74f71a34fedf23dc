//! Sets of English words, and what given names and places tell.

use crate::lexicon::word_list;
use crate::quotation::entities::Gender;
use compact_str::CompactString;
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// The letters of a word, filled up with zeros: short enough to be hashed and
/// compared as one number. A text is millions of words that are looked up.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Letters(u128);

impl Letters {
    const MOST: usize = size_of::<u128>();

    /// The letters of `word`, if it is not too long.
    pub(super) fn of(word: &str) -> Option<Self> {
        Self::each(word, |byte| byte)
    }

    /// The letters of `word` with those of ASCII in lower case.
    pub(super) fn lower(word: &str) -> Option<Self> {
        Self::each(word, |byte| byte.to_ascii_lowercase())
    }

    fn each(word: &str, letter: impl Fn(u8) -> u8) -> Option<Self> {
        let add = |number, byte| number << 8 | u128::from(letter(byte));
        (word.len() <= Self::MOST).then(|| Self(word.bytes().fold(0, add)))
    }
}

/// Words looked up whole, as they are written in the list.
pub(super) struct WordSet {
    words: HashSet<Letters>,
    /// Those too long for that.
    long: Vec<&'static str>,
    /// The bytes of the longest: most words of a text are longer.
    longest: usize,
}

/// Titles, offices, professions, relations.
pub(super) const ROLES: &str = include_str!("../../../assets/lexicons/english-roles.txt");
/// Words in names and beside them.
pub(super) const NAMES: &str = include_str!("../../../assets/lexicons/english-names.txt");
/// Words by their class.
pub(super) const CLASSES: &str = include_str!("../../../assets/lexicons/english-words.txt");
/// Words at which phrases begin and end.
pub(super) const PHRASES: &str = include_str!("../../../assets/lexicons/english-phrases.txt");

impl WordSet {
    /// The words under `[name]` of `list`.
    pub(super) fn section(list: &'static str, name: &str) -> Self {
        Self::of(word_list::section(list, name))
    }

    /// The set of `words`.
    pub(super) fn of(words: impl Iterator<Item = &'static str> + Clone) -> Self {
        Self {
            words: words.clone().filter_map(Letters::of).collect(),
            long: words
                .clone()
                .filter(|word| word.len() > Letters::MOST)
                .collect(),
            longest: words.map(str::len).max().unwrap_or(0),
        }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        word.len() <= self.longest
            && match Letters::of(word) {
                Some(letters) => self.words.contains(&letters),
                None => self.long.contains(&word),
            }
    }

    /// Whether the set holds `word` in lower case.
    pub(super) fn contains_lower(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return self.contains(&lower(word));
        }
        word.len() <= self.longest
            && match Letters::lower(word) {
                Some(letters) => self.words.contains(&letters),
                None => self.long.contains(&lower(word).as_str()),
            }
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

static GIVEN_NAMES: LazyLock<HashMap<Letters, Option<Gender>>> = LazyLock::new(|| {
    let mut names = HashMap::default();
    let list = include_str!("../../../assets/lexicons/english-given-names.txt");
    for (heading, line) in word_list::lines(list) {
        let gender = match heading {
            "man" => Some(Gender::Man),
            "woman" => Some(Gender::Woman),
            _ => None,
        };
        let all = line.split_whitespace().filter_map(Letters::of);
        names.extend(all.map(|name| (name, gender)));
    }
    names
});

/// Whether `word` is a common given name.
pub(super) fn is_given_name(word: &str) -> bool {
    first_half(word).is_some_and(|name| GIVEN_NAMES.contains_key(&name))
}

/// The gender that a given name tells.
pub(super) fn gender_of_name(word: &str) -> Option<Gender> {
    GIVEN_NAMES.get(&first_half(word)?).copied().flatten()
}

/// The first half of a double name decides: Jean-Marc, Mary-Kate.
fn first_half(word: &str) -> Option<Letters> {
    let hyphen = word.bytes().position(|byte| byte == b'-');
    Letters::of(&word[..hyphen.unwrap_or(word.len())])
}

static PLACES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let list = include_str!("../../../assets/lexicons/english-places.txt");
    word_list::section(list, "")
        .map(|place| place.replace('_', " "))
        .collect()
});

/// Whether `name` is a country, a region or a large city.
pub(super) fn is_place(name: &str) -> bool {
    PLACES.contains(name)
}
