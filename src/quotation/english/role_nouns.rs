//! Words for persons beside names: titles, offices, professions, relations, and the
//! gender that they tell.

use super::lexicon::{ROLES, WordSet, lower};
use crate::quotation::entities::Gender;
use std::sync::LazyLock;

/// Titles that are right before a name.
static TITLES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "title"));

/// Titles that tell no profession.
static HONORIFICS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "honorific"));

/// Nouns for persons: offices, professions, relations.
static NOUNS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "role"));

/// Nouns of a role that others can follow: `the senator` means the one
/// senator spoken of, `the witness` may be any.
static OFFICES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "office"));

static DESCRIPTIONS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "description"));

/// Whether `word` is a title before a name.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

/// Whether a title only modifies another, or an organisation: `Former`.
pub(super) fn is_modifier(word: &str) -> bool {
    const MODIFIERS: [&str; 11] = [
        "Former",
        "Interim",
        "Acting",
        "Rival",
        "Democratic",
        "Republican",
        "Conservative",
        "Labour",
        "Libertarian",
        "Vice",
        "Deputy",
    ];
    MODIFIERS.contains(&word)
}

/// Whether a title tells no office: `Mr.`, `Dr.`.
pub(super) fn is_honorific(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    HONORIFICS.contains_lower(word)
}

/// Whether `word` says what a person is, in the singular or the plural.
pub(super) fn is_role_noun(word: &str) -> bool {
    let lower = lower(word.trim_end_matches('.'));
    is_lower_role_noun(&lower)
        || lower
            .strip_suffix('s')
            .is_some_and(|singular| is_lower_role_noun(singular.trim_end_matches('\'')))
        || lower.strip_suffix("men").is_some()
}

pub(super) fn is_lower_role_noun(word: &str) -> bool {
    let hyphen = word.bytes().rposition(|byte| byte == b'-');
    NOUNS.contains(word)
        || hyphen.is_some_and(|hyphen| NOUNS.contains(&word[hyphen + 1..]))
        || word.len() > 7
            && ["woman", "person", "maker", "ologist", "ician"]
                .iter()
                .any(|end| word.ends_with(end))
}

/// Whether a noun has an ending of nouns for persons: `keeper`, `bookbinder`, `florist`. Many
/// others have it too: it tells only where a person is named.
pub(super) fn has_agent_suffix(noun: &str) -> bool {
    noun.len() > 4
        && ["er", "or", "ist", "ian", "eer", "ant", "ee"]
            .iter()
            .any(|suffix| noun.ends_with(suffix))
}

/// Whether a noun, in lower case, is for a person, by a role or otherwise.
pub(super) fn is_human(noun: &str) -> bool {
    is_lower_role_noun(noun)
        || matches!(
            noun,
            "source"
                | "man"
                | "woman"
                | "person"
                | "boy"
                | "girl"
                | "child"
                | "someone"
                | "somebody"
                | "kid"
                | "guy"
                | "mom"
                | "dad"
                | "questioner"
                | "caller"
                | "bystander"
                | "onlooker"
                | "shooter"
                | "gunman"
                | "attacker"
                | "reader"
                | "viewer"
                | "listener"
                | "narrator"
                | "announcer"
                | "old"
        )
}

/// Whether a noun with a definite article describes the person spoken of: `the scientist`.
pub(super) fn is_description(head: &str) -> bool {
    DESCRIPTIONS.contains(head)
}

/// Whether a role with this head noun is held by one person of a story.
pub(super) fn is_office(head: &str) -> bool {
    OFFICES.contains(head)
}

static MEN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "man"));

static WOMEN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(ROLES, "woman"));

/// The gender that a title or a noun tells.
pub(super) fn gender(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    if MEN.contains_lower(word) {
        Some(Gender::Man)
    } else if WOMEN.contains_lower(word) {
        Some(Gender::Woman)
    } else {
        None
    }
}
