//! The verb that announces a quotation after it: a cue, or the last verb of the main
//! clause.

use super::super::clauses::{Form, Verb};
use super::super::cues::Cue;
use super::super::word_class::WordClass;
use super::sieve::{Sentence, Sieve, WITHIN};

/// Words between a cue and the quotation it announces, at most.
pub(crate) const NEAR: usize = 24;

/// The verb that announces a quotation at the token `first`: going back, a
/// cue, or whatever is done in the main clause last: `After Berg said no,
/// Dahl shot back, "…"`.
pub(crate) fn announcing<'v>(
    sieve: &Sieve<'_>,
    verbs: &'v [Verb],
    first: usize,
    sentence: &'v Sentence,
) -> Option<&'v Verb> {
    let mut near = verbs
        .iter()
        .rev()
        .take_while(|verb| first - verb.head <= NEAR)
        .filter(|verb| {
            let particle = (verb.head + 1..first)
                .take_while(|index| is_particle(sieve, *index))
                .count();
            let is_beside = verb.head + 2 + particle.min(1) == first;
            let is_done = (verb.is_main || is_beside)
                && match verb.form {
                    Form::Finite => sieve.tokens[verb.head].class != WordClass::Auxiliary,
                    // "with Berg yelling: "…"".
                    Form::Participle => is_beside,
                    Form::Passive | Form::Infinitive => false,
                };
            let is_cue = verb.form != Form::Passive && sieve.cue_of(verb).is_some();
            is_cue || is_done || has_agent(sieve, verb)
        });
    let found = near
        .clone()
        .find(|verb| verb.subject.is_some())
        .or_else(|| near.next())?;
    Some(outermost(sieve, sentence.verbs, found))
}

/// `called out`.
fn is_particle(sieve: &Sieve<'_>, index: usize) -> bool {
    matches!(
        sieve.text(index),
        "out" | "up" | "back" | "on" | "off" | "in" | "down" | "away"
    )
}

/// `was asked by`: the agent is the speaker.
pub(crate) fn has_agent(sieve: &Sieve<'_>, verb: &Verb) -> bool {
    verb.form == Form::Passive
        && sieve.cue_of(verb).is_some()
        && sieve.words.text(verb.head + 1) == "by"
}

/// The cue whose content a verb is part of: `⟦said⟧ he had answered: "…"`.
pub(crate) fn reporting<'v>(
    sieve: &Sieve<'_>,
    verbs: &'v [Verb],
    inner: &Verb,
) -> Option<&'v Verb> {
    let subject = inner.subject.filter(|subject| subject.who.is_none())?;
    if inner.is_main || inner.form == Form::Passive {
        return None;
    }
    let cue = verbs[..verbs.partition_point(|verb| verb.head < subject.start.min(inner.head))]
        .iter()
        .rev()
        .take(WITHIN)
        .find(|verb| {
            matches!(sieve.cue_of(verb), Some(Cue::Says | Cue::Tells))
                && verb.form != Form::Passive
                && verb.subject.is_some()
        })?;
    // "Berg spoke while Dahl shouted": that clause is not what Berg said.
    let is_content = sieve.text(subject.start - 1) == "that" || cue.head + 1 == subject.start;
    let is_plain = inner.form == Form::Finite && sieve.cue_of(inner).is_none();
    (is_content || is_plain).then_some(cue)
}

/// The cue at the bottom of what a verb is reported to do: `⟦said⟧ he had
/// answered that he wanted`.
pub(crate) fn outermost<'v>(sieve: &Sieve<'_>, verbs: &'v [Verb], mut verb: &'v Verb) -> &'v Verb {
    for _ in 0..DEEPEST {
        match reporting(sieve, verbs, verb) {
            Some(outer) => verb = outer,
            None => break,
        }
    }
    verb
}

/// The most cues looked through, each inside what the one before reports.
const DEEPEST: usize = 8;

/// The last verb of the main clause that has a subject, or any that has.
pub(crate) fn main(verbs: &[Verb]) -> Option<&Verb> {
    let near = verbs.iter().rev().take(WITHIN);
    let mut with_subject = near.filter(|verb| verb.subject.is_some());
    let main = with_subject
        .clone()
        .find(|verb| verb.is_main && verb.form != Form::Passive);
    main.or_else(|| with_subject.next())
}
