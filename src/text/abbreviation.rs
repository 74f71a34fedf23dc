//! English abbreviations, which end with a full stop inside a sentence.

use std::collections::HashSet;
use std::sync::LazyLock;

static ABBREVIATIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../assets/lexicons/english-abbreviations.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// The bytes of the longest one.
const LONGEST: usize = 6;

/// Whether `word`, without its full stop, is an abbreviation: `Mr`, `Sept`, `Inc`.
#[must_use]
pub fn is_abbreviation(word: &str) -> bool {
    word.len() <= LONGEST && ABBREVIATIONS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_is_as_long_as_stated() {
        let longest = ABBREVIATIONS.iter().map(|word| word.len()).max();
        assert_eq!(longest, Some(LONGEST));
        assert!(is_abbreviation("Messrs") && is_abbreviation("Sept") && !is_abbreviation("dam"));
    }
}
