//! What a noun phrase is in the open clause: its subject, a conjunct, an apposition, the
//! object of a preposition.

use super::super::chunker::{Last, Phrase, is_place_of, is_time};
use super::super::token_kind::TokenKind;
use super::super::word_class::WordClass;
use super::stack::{Clauses, Frame, Opened};
use super::subject::invert;

/// Takes the noun phrase from `start` to `end` into the open clause.
pub(super) fn phrase(clauses: &mut Clauses, start: usize, end: usize) -> usize {
    let is_time = is_time(clauses.words, start, end);
    let phrase = Phrase {
        is_time,
        ..Phrase::plain(start, end)
    };
    // "When he came back she said": no object of a preposition.
    let is_subject = matches!(
        clauses.words.text(start),
        "he" | "she" | "they" | "we" | "I"
    );
    if clauses.last == Last::Preposition && is_subject {
        clauses.last = Last::Verb;
    }
    if clauses.last == Last::Preposition {
        prepositional(clauses, phrase);
        return end;
    }
    if is_time || is_where(clauses, start, end) {
        // "Trump on Monday", "last week": nothing that acts.
        return end;
    }
    let last = clauses.last;
    let index = clauses.phrases.len();
    clauses.phrases.push(phrase);
    clauses.last = Last::Phrase;
    if last == Last::Speech {
        clauses.frames.truncate(1);
        *clauses.top() = Frame::new(Opened::Main);
    }
    if last == Last::Verb && invert(clauses, phrase) {
        return end;
    }
    let is_pronoun = clauses.words.class(start) == WordClass::Pronoun;
    let top = *clauses.top();
    match top.subject {
        _ if top.has_verb => {
            let inverted = inverted_subject(clauses, index).filter(|_| !is_pronoun);
            match (inverted, last) {
                (Some(subject), Last::Comma) if clauses.phrases[subject].end + 1 == start => {
                    clauses.phrases[subject]
                        .apposition
                        .get_or_insert((start, end));
                }
                (Some(subject), Last::Conjunction) if is_conjunct(clauses, subject, start) => {
                    coordinate_phrase(clauses, subject, start, end);
                }
                (_, Last::Comma) => late(clauses, index),
                _ => {}
            }
        }
        _ if last == Last::Verb => {}
        None => clauses.top().subject = Some(index),
        Some(subject) => match last {
            Last::Conjunction | Last::CommaConjunction if !is_pronoun => {
                coordinate_phrase(clauses, subject, start, end);
            }
            Last::Comma if is_pronoun => clauses.top().subject = Some(index),
            Last::Comma => {
                clauses.phrases[subject]
                    .apposition
                    .get_or_insert((start, end));
            }
            // "the bill he signed".
            Last::Phrase => {
                clauses.open(Opened::Relative);
                clauses.top().subject = Some(index);
            }
            _ => {}
        },
    }
    end
}

/// The phrase before `index` that is the subject of an inverted verb:
/// `said ⟦Anna Berg⟧, a nurse`.
fn inverted_subject(clauses: &Clauses, index: usize) -> Option<usize> {
    let verb = clauses.verbs.last().filter(|verb| verb.is_inverted)?;
    let start = verb.subject?.start;
    (0..index).rfind(|at| clauses.phrases[*at].start == start)
}

/// Whether only a conjunction separates a phrase, or its apposition, from
/// the one that starts at `start`.
fn is_conjunct(clauses: &Clauses, phrase: usize, start: usize) -> bool {
    clauses.phrases[phrase].apposition_end() + 1 == start
}

/// Joins the phrase from `start` to `end` to the one before: a second noun of
/// its apposition (`Anna Berg, a nurse and ⟦mother⟧`), or a conjunct.
fn coordinate_phrase(clauses: &mut Clauses, subject: usize, start: usize, end: usize) {
    let phrase = clauses.phrases[subject];
    if let Some((from, _)) = phrase.apposition
        && (clauses.words.class(from) != WordClass::Name
            || clauses.words.class(start) != WordClass::Name)
        && clauses.words.class(phrase.start) == WordClass::Name
    {
        clauses.phrases[subject].apposition = Some((from, end));
        return;
    }
    // "a letter between Berg and Dahl": the conjunct of the object.
    let has_object = phrase.end > phrase.core && phrase.apposition.is_none();
    let subject = &mut clauses.phrases[subject];
    if has_object && clauses.words.class(phrase.start) != WordClass::Name {
        subject.end = end;
        return;
    }
    subject.apposition = None;
    subject.is_coordinated = true;
    subject.core = end;
    subject.end = end;
}

/// A phrase after a comma after the verb, or the apposition of one.
fn late(clauses: &mut Clauses, index: usize) {
    let Phrase { start, end, .. } = clauses.phrases[index];
    let is_name = clauses.words.class(start) == WordClass::Name;
    let late = clauses.top().late;
    match late {
        // "moved to Bath, the old harbour, Berg said".
        Some(late) if is_name && clauses.phrases[late].apposition.is_some() => {
            clauses.top().late = Some(index);
        }
        Some(late) => {
            clauses.phrases[late].apposition.get_or_insert((start, end));
        }
        None => clauses.top().late = Some(index),
    }
}

/// `of the committee` after a phrase becomes a part of it.
fn prepositional(clauses: &mut Clauses, phrase: Phrase) {
    let start = phrase.start;
    let top = *clauses.top();
    let before = if start > clauses.start {
        clauses.words.text(start - 1)
    } else {
        ""
    };
    clauses.with = match clauses.with {
        _ if matches!(before, "with" | "With") => Some(phrase),
        // "with one of her ads asking", "with footage of Berg saying".
        Some(with) if before == "of" && with.end + 1 == start => {
            let is_one = clauses.words.class(with.start) == WordClass::Determiner;
            Some(if is_one {
                Phrase {
                    end: phrase.end,
                    ..with
                }
            } else {
                phrase
            })
        }
        _ => None,
    };
    clauses.for_whom = matches!(before, "for" | "For").then_some(phrase);
    // "Anna Berg, mayor of Lund, on Tuesday said": an aside of time.
    if phrase.is_time
        && start >= clauses.start + 2
        && clauses.words.kind(start - 2) == TokenKind::Comma
    {
        clauses.last = Last::Comma;
        return;
    }
    let inverted = inverted_subject(clauses, clauses.phrases.len());
    let open = match inverted {
        Some(subject) if is_last_phrase_of(clauses, subject, start) => inverted,
        _ if top.has_verb => top.late,
        _ => top.subject,
    };
    if let Some(subject) = open {
        let subject = &mut clauses.phrases[subject];
        let near = |end: usize| end + 2 >= start;
        if let Some((from, to)) = subject.apposition
            && near(to)
        {
            subject.apposition = Some((from, phrase.end));
        } else if near(subject.end) {
            subject.end = phrase.end;
        }
    } else if let Some(last) = clauses.phrases.last_mut()
        && last.end + 2 >= start
        && clauses
            .verbs
            .last()
            .is_none_or(|verb| verb.head < last.start)
    {
        last.end = phrase.end;
    }
    // What a relative clause after it is about is kept by the phrase
    // before; only its place is new.
    clauses.last = Last::Phrase;
}

/// Whether a phrase, or its apposition, ends right before the preposition of
/// the phrase that starts at `start`.
fn is_last_phrase_of(clauses: &Clauses, phrase: usize, start: usize) -> bool {
    clauses.phrases[phrase].apposition_end() + 2 >= start
}

/// `in Bath, ⟦Maine⟧, Berg said`: where a place is.
fn is_where(clauses: &Clauses, start: usize, end: usize) -> bool {
    clauses.last == Last::Comma
        && start >= clauses.start + 2
        && is_place_of(clauses.words, start, end)
}
