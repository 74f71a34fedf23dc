//! Words that tell names from other capitals, and names of groups from those of
//! people.

use super::lexicon::{NAMES, WordSet};
use std::sync::LazyLock;

/// Words that begin with a capital only because they begin a sentence, and
/// capitals that name none.
pub(super) static NO_NAMES: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(NAMES, "no name"));

/// Words of the names of organisations.
pub(super) static GROUPS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(NAMES, "organisation"));

/// Those of them that are surnames as well.
pub(super) static SURNAMES: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(NAMES, "organisation or surname"));

/// Small words inside names.
pub(super) static PARTICLES: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(NAMES, "particle"));
pub(super) static SUFFIXES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(NAMES, "suffix"));

/// `Musaev's`.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [.., b'\'', b's'] | [.., 0xe2, 0x80, 0x99, b's']
    )
}

/// A word without its possessive ending.
pub(super) fn bare(word: &str) -> &str {
    // Most words end otherwise.
    if !matches!(word.as_bytes(), [.., b's' | b'\''] | [.., 0x80, 0x99]) {
        return word;
    }
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
        .trim_end_matches(['\'', '’'])
}

/// Whether a word has a capital only at the start of a sentence.
pub(super) fn starts_sentence(word: &str) -> bool {
    NO_NAMES.contains(word)
        && !matches!(
            word,
            "American"
                | "Russian"
                | "British"
                | "French"
                | "German"
                | "Japanese"
                | "Korean"
                | "Chinese"
                | "European"
                | "English"
                | "Spanish"
                | "Mexican"
                | "Canadian"
                | "Australian"
                | "Islamic"
                | "First"
                | "White"
                | "Black"
                | "Christian"
                | "Muslim"
                | "Jewish"
        )
}
