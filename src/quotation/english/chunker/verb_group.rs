//! Verb groups: an auxiliary, its adverbs and the main verb.

use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, feature};
use super::super::words::Words;

/// A verb group by its last verb.
pub(crate) struct Group {
    pub(crate) head: usize,
    pub(crate) is_passive: bool,
}

/// The most tokens of a verb group.
const LONGEST: usize = 8;

/// The group that starts at `start`: `has also said`, `was quoted`.
pub(crate) fn group(words: Words, start: usize) -> Group {
    let mut found = Group {
        head: start,
        is_passive: false,
    };
    if words.class(start) != WordClass::Auxiliary {
        return found;
    }
    let mut is_be = is_be(words.text(start));
    for index in start + 1..words.end.min(start + LONGEST) {
        match words.class(index) {
            WordClass::Adverb => {}
            WordClass::Auxiliary => {
                is_be |= matches!(words.text(index), "be" | "been" | "being");
                found.head = index;
            }
            WordClass::Ed | WordClass::Past => {
                found.is_passive = is_be;
                found.head = index;
                break;
            }
            WordClass::Ing | WordClass::Base => {
                found.head = index;
                break;
            }
            WordClass::Noun if is_plain_verb(words, start, index) => {
                found.head = index;
                break;
            }
            _ => break,
        }
    }
    found
}

/// `would announce`: after an auxiliary that is no form of *be* or *have*,
/// any plain word is a verb.
fn is_plain_verb(words: Words, start: usize, index: usize) -> bool {
    !is_be(words.text(start))
        && !matches!(
            words.text(start),
            "has" | "have" | "had" | "Has" | "Have" | "Had"
        )
        && words.kind(index) == TokenKind::Lower
}

/// The first token, not before `floor`, of the group that ends with `verb`.
pub(crate) fn group_start(words: Words, verb: usize, floor: usize) -> usize {
    const PARTS: u16 = feature::AUXILIARY | feature::BE | feature::INFINITE;
    let mut start = verb;
    while start > floor {
        let before = start - 1;
        let text = words.text(before);
        let is_part = words.is(before, PARTS)
            || words.is_adverb(before)
            || text == "not"
            || text.ends_with("n't")
            || text.ends_with("n’t");
        if !is_part || words.kind(before) == TokenKind::Capital {
            break;
        }
        start -= 1;
    }
    start
}

fn is_be(word: &str) -> bool {
    let word = word.strip_suffix("n't").unwrap_or(word);
    matches!(
        word.strip_suffix("n’t").unwrap_or(word),
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am"
    )
}
