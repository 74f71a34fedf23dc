//! The noun phrase of a speaker before a verb, and the mention that a subject makes.

use super::super::chunker::Phrase;
use super::super::clauses::Verb;
use super::super::mentions::Mention;
use super::super::role_nouns::is_human;
use super::super::token_kind::TokenKind;
use super::super::word_class::WordClass;
use super::announcing::has_agent;
use super::sieve::{Sentence, Sieve};
use std::ops::Range;

/// The noun phrase that fills a sentence without a verb up to the colon at
/// the token `colon`: `The harbour's last pilot:`.
pub(crate) fn phrase_before(
    sieve: &Sieve<'_>,
    colon: usize,
    sentence: &Range<usize>,
) -> Option<Mention> {
    let least = sentence.start.max(colon.saturating_sub(PHRASE));
    let belongs = |index: &usize| {
        sieve.tokens[*index].is_word()
            && !matches!(
                sieve.tokens[*index].class,
                WordClass::Conjunction | WordClass::Subordinator | WordClass::Relative
            )
    };
    let mut start = (least..colon).rev().take_while(belongs).last()?;
    // "From the report:" names a source, "In a statement:" none.
    if sieve.tokens[start].class == WordClass::Preposition {
        let is_source = matches!(sieve.text(start), "From" | "from");
        start += 1;
        if !is_source {
            start = (start + 1..colon)
                .find(|index| sieve.tokens[*index].class == WordClass::Determiner)?;
        }
    }
    let phrase = Phrase::plain(start, colon);
    (start < colon).then(|| sieve.place(sentence).mention_of(&phrase))
}

/// The speaker where `subject` is the subject of `verb`: `Berg's answer was,
/// "…"` is Berg's, and Dahl asks in `Berg was asked by Dahl, "…"`.
pub(crate) fn speaker_of(
    sieve: &Sieve<'_>,
    verb: &Verb,
    subject: &Phrase,
    sentence: &Range<usize>,
) -> Mention {
    let place = sieve.place(sentence);
    if has_agent(sieve, verb)
        && let Some(agent) = place.subject_after(verb.head + 1)
    {
        return agent;
    }
    let owner = (sieve.tokens[verb.head].class == WordClass::Auxiliary)
        .then(|| place.owner(subject))
        .flatten();
    owner.unwrap_or_else(|| place.mention_of(subject))
}

/// `For Berg, the answer is plain: "…"`: the fronted adjunct names the speaker
/// where the subject is a thing.
pub(crate) fn fronted_speaker(
    sieve: &Sieve<'_>,
    verb: &Verb,
    sentence: &Sentence,
) -> Option<Mention> {
    let start = sentence.tokens.start;
    let subject = verb.subject?;
    let is_thing = sieve.tokens[verb.head].class == WordClass::Auxiliary
        && sieve.tokens[subject.core - 1].class == WordClass::Noun
        && !is_human(sieve.text(subject.core - 1));
    if !is_thing || sieve.text(start) != "For" {
        return None;
    }
    let is_name = |index: &usize| sieve.tokens[*index].class == WordClass::Name;
    let end = start + 1 + (start + 1..subject.start).take_while(is_name).count();
    let is_whole = end > start + 1 && sieve.tokens[end].kind == TokenKind::Comma;
    is_whole.then(|| {
        sieve
            .place(&sentence.tokens)
            .mention_of(&Phrase::plain(start + 1, end))
    })
}

/// The most tokens of a noun phrase before a colon.
const PHRASE: usize = 24;
