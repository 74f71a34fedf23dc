//! The role after a name: in apposition, in a clause with `who` or `is`.

use super::lexicon::{PHRASES, WordSet, is_given_name};
use super::sightings::Finder;
use super::token_kind::TokenKind;
use super::tokens::Token;
use super::word_class::{WordClass, cue};
use super::{role_nouns, roles};
use std::ops::Range;
use std::sync::LazyLock;

/// The most tokens of a phrase.
pub(super) const LONGEST: usize = 24;

/// Words at which a phrase after a name ends.
static RIGHT_ENDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(PHRASES, "after role"));

/// `, 45, deputy chief of …` or `, who is mayor of …` after the token before `end`.
pub(super) fn after(
    finder: &Finder,
    name: usize,
    end: usize,
) -> (Option<Range<usize>>, Option<u8>) {
    let mut at = after_brackets(finder, end);
    let mut age = None;
    for _ in 0..3 {
        if finder
            .tokens
            .get(at)
            .is_none_or(|token| token.kind != TokenKind::Comma)
        {
            return (None, age);
        }
        let start = at + 1;
        if start >= finder.tokens.len() {
            return (None, age);
        }
        if finder.text(start) == "who" {
            return (who(finder, start + 1), age);
        }
        let stop = phrase_end(finder, start);
        let is_predicate = matches!(
            finder.tokens[start].class,
            WordClass::Past | WordClass::Present | WordClass::Auxiliary | WordClass::Ed
        );
        if stop == start || is_predicate && cue(finder.text(start)).is_some() {
            return (None, age);
        }
        let range = finder.bytes(start, stop);
        let words = &finder.paragraph[range.clone()];
        // "Ida Dahl, a warden at the museum", but "Ida Dahl, a day later".
        let is_agent = is_given_name(finder.text(name)) && {
            let head = roles::head(words).unwrap_or("");
            let is_time = |index: usize| finder.tokens[index].class == WordClass::Time;
            let is_indefinite = matches!(finder.text(start), "a" | "an");
            let ends = |index: &usize| {
                matches!(
                    finder.tokens[*index].class,
                    WordClass::Preposition | WordClass::Relative
                )
            };
            let end = (start..stop).find(ends).unwrap_or(stop);
            (role_nouns::has_agent_suffix(head) || is_indefinite) && !(start..end).any(is_time)
        };
        if roles::is_role(words) || is_agent {
            return (Some(range), age);
        }
        // An age, or where a person lives, may come before the role.
        let years = (stop == start + 1).then(|| words.parse().ok()).flatten();
        let is_short = stop - start <= 4;
        if years.is_none() && !(is_short && (words.starts_with("of ") || age.is_some())) {
            return (None, age);
        }
        age = age.or(years);
        at = stop;
    }
    (None, age)
}

/// Skips `(D-Va.)`.
fn after_brackets(finder: &Finder, end: usize) -> usize {
    let is_bracket = |index: usize| {
        finder
            .tokens
            .get(index)
            .is_some_and(|token| token.kind == TokenKind::Bracket)
    };
    if !is_bracket(end) {
        return end;
    }
    (end + 1..end + 8)
        .find(|index| is_bracket(*index))
        .map_or(end, |close| close + 1)
}

/// Where the phrase that starts at the token `start` ends.
fn phrase_end(finder: &Finder, start: usize) -> usize {
    let most = finder.tokens.len().min(start + LONGEST);
    let mut relative = None;
    for index in start..most {
        let word = finder.text(index);
        // "the Growers' League".
        let is_plural_owner = matches!(word, "'" | "’")
            && index > start
            && finder.text(index - 1).ends_with('s')
            && finder.tokens.get(index + 1).is_some_and(Token::is_word)
            && finder.tokens[index - 1].range.end == finder.tokens[index].range.start;
        if !finder.tokens[index].is_word() && !is_plural_owner {
            // "who calls it "…"" tells what is said, not a role.
            let is_quoting = finder.tokens[index].kind == TokenKind::Quote;
            return relative.filter(|_| is_quoting).unwrap_or(index);
        }
        if index == start || finder.tokens[index].kind != TokenKind::Lower {
            continue;
        }
        // "a cook from Bath who keeps bees": up to the next mark.
        if relative.is_none() && matches!(word, "who" | "whose") {
            relative = Some(index);
        }
        let is_verb =
            RIGHT_ENDS.contains(word) || cue(word).is_some() && !role_nouns::is_role_noun(word);
        if is_verb && relative.is_none() {
            return index;
        }
    }
    relative.unwrap_or(most)
}

/// `is the mayor of …` after `who`.
fn who(finder: &Finder, start: usize) -> Option<Range<usize>> {
    let word = finder.tokens.get(start)?.text;
    if matches!(word, "is" | "was" | "serves" | "served") {
        return noun_phrase(finder, start + 1, false);
    }
    None
}

/// `is a co-founder of …` after a name.
pub(super) fn is_a(finder: &Finder, end: usize) -> Option<Range<usize>> {
    let token = finder.tokens.get(end)?;
    (token.text == "is")
        .then(|| noun_phrase(finder, end + 1, true))
        .flatten()
}

/// A role from the token `start`, with an article if it needs one.
fn noun_phrase(finder: &Finder, start: usize, needs_article: bool) -> Option<Range<usize>> {
    const OPINIONS: [&str; 12] = [
        "only", "best", "worst", "right", "wrong", "same", "most", "kind", "real", "next", "one",
        "true",
    ];
    let mut start = start;
    while matches!(
        finder.tokens.get(start)?.text,
        "as" | "now" | "also" | "currently"
    ) {
        start += 1;
    }
    let article = finder.tokens.get(start)?.text;
    let next = finder.tokens.get(start + 1)?.text;
    let has_article = matches!(article, "a" | "an" | "the");
    if needs_article && !has_article || OPINIONS.contains(&next) {
        return None;
    }
    let stop = phrase_end(finder, start);
    let range = finder.bytes(start, stop);
    roles::is_role(&roles::clean(&finder.paragraph[range.clone()])?).then_some(range)
}
