//! The role before a name: `Clinton campaign spokesman`, `a retired miller named`.

use super::lexicon::{PHRASES, WordSet, is_given_name};
use super::name_words::starts_sentence;
use super::role_nouns;
use super::sightings::Finder;
use super::token_kind::TokenKind;
use super::tokens::Token;
use super::word_class::{WordClass, cue};
use std::ops::Range;
use std::sync::LazyLock;

/// Words at which a role to the left of a name ends.
static LEFT_ENDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(PHRASES, "before role"));

/// `Clinton campaign spokesman` before the token `start`; its first token.
pub(super) fn before(
    finder: &Finder,
    start: usize,
    title_end: usize,
) -> (Option<Range<usize>>, usize) {
    let has_title = (start..title_end).any(|index| !role_nouns::is_honorific(finder.text(index)));
    let Some(last) = start.checked_sub(1).filter(|_| finder.is_adjacent(start)) else {
        return (has_title.then(|| finder.bytes(start, title_end)), start);
    };
    let token = &finder.tokens[last];
    let mut left = start;
    if has_title {
        left = extend_left(finder, start);
    } else if token.kind == TokenKind::Lower && !finder.is_possessive(last) {
        if let Some(role) = named_role(finder, last) {
            let left = extend_left(finder, role);
            return (Some(finder.bytes(left, last)), left);
        }
        if role_nouns::is_role_noun(finder.text(last)) || is_noun_before_name(finder, last) {
            left = extend_left(finder, last);
        } else if let Some(office) = office_of(finder, last) {
            left = extend_left(finder, office);
        }
    }
    let end = if has_title { title_end } else { start };
    if left == end {
        return (None, start);
    }
    let range = finder.bytes(left, end);
    let words = &finder.paragraph[range.clone()];
    let is_honorific = words.split_whitespace().all(role_nouns::is_honorific);
    ((!is_honorific).then_some(range), left)
}

/// The role noun before `named`: `a retired miller named Ida Dahl`.
fn named_role(finder: &Finder, named: usize) -> Option<usize> {
    let noun = named.checked_sub(1)?;
    let names = matches!(finder.text(named), "named" | "called");
    (names && finder.is_adjacent(named) && role_nouns::is_role_noun(finder.text(noun)))
        .then_some(noun)
}

/// Whether any noun in the place of a role is one: `said Holt's bookbinder Ida Dahl`. The
/// name after it has to begin with a given name, or have two parts.
fn is_noun_before_name(finder: &Finder, last: usize) -> bool {
    let is_capital = |at: usize| {
        (finder.tokens.get(at)).is_some_and(|token| token.class == WordClass::Name)
            && finder.is_adjacent(at)
    };
    let is_full = is_capital(last + 1) && is_capital(last + 2);
    let is_person =
        |name: &Token| name.kind == TokenKind::Capital && (is_full || is_given_name(name.text));
    let noun = finder.text(last);
    let before = last.checked_sub(1).map(|before| &finder.tokens[before]);
    finder.tokens[last].class == WordClass::Noun
        && role_nouns::has_agent_suffix(noun)
        && finder.tokens.get(last + 1).is_some_and(is_person)
        && before.is_some_and(|before| {
            matches!(
                before.class,
                WordClass::Determiner | WordClass::Possessive | WordClass::Noun | WordClass::Name
            ) || is_full && matches!(before.kind, TokenKind::Quote | TokenKind::Comma)
                || cue(before.text).is_some()
        })
}

/// The office of which `last` is the object: `secretary of state`.
fn office_of(finder: &Finder, last: usize) -> Option<usize> {
    (1..4)
        .filter_map(|back| last.checked_sub(back))
        .find(|of| finder.text(*of) == "of")
        .and_then(|of| of.checked_sub(1))
        .filter(|noun| {
            finder.tokens[*noun].is_word() && role_nouns::is_role_noun(finder.text(*noun))
        })
}

/// The first token of the noun phrase that goes on at `start`.
pub(super) fn extend_left(finder: &Finder, start: usize) -> usize {
    let mut left = start;
    let least = start.saturating_sub(8);
    while left > least {
        let before = left - 1;
        let is_part = finder.tokens[before].is_word() && finder.is_adjacent(left);
        let word = finder.text(before);
        // "Growers' leader Ida Dahl".
        let owner = before.checked_sub(1).filter(|owner| {
            matches!(word, "'" | "’")
                && finder.text(*owner).ends_with('s')
                && finder.tokens[*owner].range.end == finder.tokens[before].range.start
        });
        if let Some(owner) = owner {
            return owner;
        }
        let is_and = word == "and"
            && before > 0
            && finder.tokens[before - 1].kind == TokenKind::Lower
            && role_nouns::is_role_noun(finder.text(before - 1));
        // "Stone met chief executive Park": a verb after a name ends the role,
        // a participle after anything else does not.
        let is_verb = word.ends_with("ed")
            && before > 0
            && finder.tokens[before - 1].class == WordClass::Name
            // "…," laughs botanist Ida Dahl.
            || before > 0
                && finder.tokens[before - 1].kind == TokenKind::Quote
                && word.ends_with('s')
                && finder.tokens[before].class != WordClass::Name;
        let is_end = LEFT_ENDS.contains(word)
            || word.ends_with("ly")
            || word.ends_with("ing")
                && !role_nouns::is_title(word)
                && word != "acting"
                && word != "leading"
            || is_verb
            || starts_sentence(word)
            || cue(word).is_some();
        if !is_part || is_end && !is_and {
            break;
        }
        left = before;
        if finder.is_possessive(left) {
            break;
        }
    }
    left
}
