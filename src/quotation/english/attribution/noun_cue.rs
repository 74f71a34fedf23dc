//! Nouns that attribute: `her claim that "…"`, `Berg's call for "…"`, `in the
//! mayor's words, "…"`.

use super::super::chunker::Phrase;
use super::super::lexicon::{PHRASES, WordSet};
use super::super::mentions::Mention;
use super::super::name_words::is_possessive;
use super::super::token_kind::TokenKind;
use super::super::word_class::WordClass;
use super::sieve::{Sieve, Source};
use crate::quotation::{Kind, Rule};
use std::sync::LazyLock;

/// Reporting nouns.
static SAID: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(PHRASES, "reporting noun"));

/// The most tokens between the noun and what it is about.
const FAR: usize = 8;

/// The most tokens between whose it is and the noun.
const OWNED: usize = 4;

/// Speaker named by a reporting noun: `her claim that "…"`.
pub(crate) fn noun_before(sieve: &Sieve<'_>, first: usize, floor: usize) -> Option<Source> {
    let mut link = first.checked_sub(1)?;
    let is_apart = sieve.tokens[link].kind == TokenKind::Comma;
    link -= usize::from(is_apart && link > floor);
    let from = floor.max(link.saturating_sub(FAR));
    let noun = (from..=link).rfind(|index| SAID.contains(sieve.text(*index)))?;
    let is_linked = match sieve.text(link) {
        "that" | "for" | "of" => noun < link,
        _ => is_apart && noun == link && sieve.text(noun) == "words",
    };
    let is_plain = (noun + 1..link)
        .all(|index| sieve.tokens[index].is_word() && !sieve.starts_predicate(index));
    if !is_linked || !is_plain {
        return None;
    }
    Some(Source {
        cue: noun,
        mention: owner_before(sieve, noun, floor)?,
        rule: Rule::ReportingNoun,
        kind: Kind::Mixed,
    })
}

/// The possessor of a noun phrase: `⟦her⟧ latest claim`, `⟦the mayor's⟧ call`.
fn owner_before(sieve: &Sieve<'_>, noun: usize, floor: usize) -> Option<Mention> {
    let from = floor.max(noun.saturating_sub(OWNED));
    let owner = (from..noun).rfind(|index| {
        sieve.tokens[*index].class == WordClass::Possessive || is_possessive(sieve.text(*index))
    })?;
    let is_whole = (owner + 1..noun).all(|index| sieve.tokens[index].is_word());
    let is_part = |index: &usize| {
        matches!(
            sieve.tokens[*index].class,
            WordClass::Name | WordClass::Noun | WordClass::Determiner
        )
    };
    let start = if sieve.tokens[owner].class == WordClass::Possessive {
        owner
    } else {
        (from..=owner).rev().take_while(is_part).last()?
    };
    let place = sieve.place(&(floor..noun));
    is_whole.then(|| place.mention_of(&Phrase::plain(start, owner + 1)))
}
