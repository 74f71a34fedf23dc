//! What the words of a mention tell without their context: its article, its head, the
//! name in it.

use super::lexicon::{CLASSES, WordSet, is_given_name, lower};
use super::name_words::bare;
use super::sightings::{Sighting, SightingKind};
use std::ops::Range;
use std::sync::LazyLock;

/// The article of a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Article {
    Definite,
    Indefinite,
    None,
}

/// The article of a noun phrase, and the rest.
pub(super) fn without_article(words: &str) -> (Article, &str) {
    let Some((first, rest)) = words.split_once(char::is_whitespace) else {
        return (Article::None, words);
    };
    match first {
        "the" | "The" | "this" | "This" | "that" | "That" => (Article::Definite, rest.trim_start()),
        "a" | "an" | "A" | "An" | "another" | "Another" | "one" | "One" => {
            (Article::Indefinite, rest.trim_start())
        }
        _ => (Article::None, words),
    }
}

static PRONOUNS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(CLASSES, "pronoun"));

/// Whether a word is a personal pronoun that can be a subject; `IT` is an acronym.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains_lower(word) && (word == "I" || !word.ends_with(char::is_uppercase))
}

/// Whether a description can mean the bearer of a role: whatever it says beside
/// its noun the role says too ("the governor" of Ohio, not "the Indiana
/// governor").
pub(super) fn agree(description: &str, role: &str) -> bool {
    let plain = |word: &str| lower(bare(word).trim_end_matches('.'));
    let has = |word: &str| role.split_whitespace().any(|other| plain(other) == word);
    let mut words: Vec<_> = description.split_whitespace().map(plain).collect();
    words.pop();
    words.iter().all(|word| {
        has(word)
            || matches!(
                word.as_str(),
                "former" | "republican" | "democratic" | "then" | "young" | "veteran"
            )
    })
}

/// Whether a name is the head of a mention, not its possessor (`Musaev's office`) or a
/// modifier (`Musaev aides`).
pub(super) fn is_head(text: &str, mention: &Range<usize>, sighting: &Sighting) -> bool {
    const BEHIND: [&str; 10] = [
        "of", "from", "in", "at", "for", "with", "on", "who", "and", "a",
    ];
    let is_thing = matches!(
        sighting.kind,
        SightingKind::Pronoun | SightingKind::Description
    );
    if is_thing || follows_preposition(text, mention.start, sighting) {
        return false;
    }
    let after = text.get(sighting.range.end..mention.end).unwrap_or("");
    let next = after.split_whitespace().next().unwrap_or("");
    let is_owner = sighting.is_possessive && !next.is_empty();
    let is_modifier =
        after.starts_with(' ') && next.starts_with(char::is_alphabetic) && !BEHIND.contains(&next);
    !is_owner && !is_modifier
}

/// Whether a name only says of whom or where something is: `a spokeswoman for
/// Ann Stone`. The name's own role may hold a preposition.
fn follows_preposition(text: &str, start: usize, sighting: &Sighting) -> bool {
    let end = match &sighting.role {
        Some(role) if role.start < sighting.range.start => role.start,
        _ => sighting.range.start,
    };
    has_preposition(text, start..end)
}

/// Whether a preposition is in `range`.
pub(super) fn has_preposition(text: &str, range: Range<usize>) -> bool {
    text.get(range).is_some_and(|words| {
        words.split_whitespace().any(|word| {
            matches!(
                word,
                "of" | "for" | "from" | "at" | "in" | "on" | "with" | "by" | "to"
            )
        })
    })
}

/// Of many capitals that begin with a given name, as in a headline, the first
/// two are the name.
pub(super) fn out_of_headline(name: &str) -> &str {
    let words = name.split_whitespace();
    let is_long = words.clone().count() > 3
        && words.clone().next().is_some_and(is_given_name)
        && !words.clone().any(|word| word.ends_with('.'));
    let end = name.match_indices(char::is_whitespace).nth(1);
    match end.filter(|_| is_long) {
        Some((end, _)) => &name[..end],
        None => name,
    }
}

/// Whether a name is all that a mention says, but for titles before it.
pub(super) fn is_whole(name: &Range<usize>, mention: &Range<usize>, text: &str) -> bool {
    text.get(name.end..mention.end)
        .is_none_or(|after| !after.trim_start().starts_with(char::is_alphabetic))
}
