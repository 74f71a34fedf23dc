//! What a form in `-ed` is in the open clause.

use super::super::chunker::{Context, Last, announces, is_naming, is_only_participle};
use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, cue};
use super::super::words::Words;
use super::stack::{Clauses, Opened};

/// The readings of a form in `-ed`.
pub(super) enum Ed {
    /// The finite verb of the clause.
    Verb,
    Participle,
    /// The first word of a noun phrase.
    Adjective,
}

/// What the form in `-ed` at `index` is; a noun phrase that starts at a token ends at
/// `phrase_end` of it.
pub(super) fn reading_of(
    clauses: &Clauses,
    index: usize,
    context: &Context,
    phrase_end: impl Fn(usize) -> usize,
) -> Ed {
    let words = clauses.words;
    let top = &clauses.frames[clauses.frames.len() - 1];
    let is_by = words.text(index + 1) == "by";
    let is_participle = match clauses.last {
        // "one of those asked", in a clause that has its verb; "a memo titled
        // "Two Harbours"".
        Last::Phrase => {
            is_by
                || is_only_participle(words, index)
                || top.has_verb
                    && (is_naming(words.text(index)) && announces(words, index, context)
                        || top.opened == Opened::Relative && cue(words.text(index)).is_none())
        }
        Last::Comma => !top.has_verb && !closes_aside(clauses, index),
        Last::Start if is_by => true,
        Last::Start if opens_subject(words, phrase_end(index), index) => return Ed::Adjective,
        Last::Start => !matches!(words.class(index + 1), WordClass::Name | WordClass::Pronoun),
        // "said retired general Anna Berg".
        Last::Verb if clauses.awaits_subject() => return Ed::Adjective,
        Last::Preposition => return Ed::Adjective,
        _ => false,
    };
    if is_participle {
        Ed::Participle
    } else {
        Ed::Verb
    }
}

/// Whether the comma before `index` closes an apposition or an adjunct of the subject. No
/// other comma separates a subject from its verb: `Berg, ⟦asked⟧ about it, said`.
fn closes_aside(clauses: &Clauses, index: usize) -> bool {
    let subject = clauses.frames[clauses.frames.len() - 1].subject;
    subject.is_some_and(|subject| {
        let phrase = &clauses.phrases[subject];
        let is_comma = |at: usize| clauses.words.kind(at) == TokenKind::Comma;
        phrase.apposition.is_some()
            || phrase.end + 1 != index
            || (phrase.core..index - 1).any(is_comma)
    })
}

/// `Retired general Anna Berg once said`: a phrase up to `end`, with its verb.
fn opens_subject(words: Words, mut end: usize, start: usize) -> bool {
    let has_noun = end > start + 1;
    while words.class(end) == WordClass::Adverb || words.text(end) == "once" {
        end += 1;
    }
    has_noun
        && match words.class(end) {
            WordClass::Past | WordClass::Present => true,
            WordClass::Ed => cue(words.text(end)).is_some(),
            _ => false,
        }
}
