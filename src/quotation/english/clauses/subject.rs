//! Attaches a verb to its subject, before or after it, and opens and closes clauses.

use super::super::chunker::{Last, Phrase};
use super::super::role_nouns::is_human;
use super::super::word_class::{WordClass, cue};
use super::Form;
use super::stack::{Clauses, DEEPEST, Frame, Opened};

/// The subject of a finite verb that starts at `start`; opens and closes
/// clauses as the verb demands.
pub(super) fn subject(clauses: &mut Clauses, start: usize) -> Option<Phrase> {
    if clauses.last == Last::Speech {
        clauses.frames.truncate(1);
        if let Some(subject) = quoting_subject(clauses) {
            clauses.top().has_verb = true;
            return Some(subject);
        }
        *clauses.top() = Frame::new(Opened::Main);
        clauses.top().has_verb = true;
        return None;
    }
    if matches!(clauses.last, Last::Conjunction | Last::CommaConjunction) {
        coordinate(clauses, start);
    }
    for _ in 0..DEEPEST {
        let top = *clauses.top();
        if !top.has_verb {
            return open_subject(clauses);
        }
        if clauses.last == Last::Comma
            && let Some(late) = top.late
        {
            restart(clauses, start);
            return Some(take(clauses, late));
        }
        let is_inner = clauses.frames.len() > 1
            && matches!(top.opened, Opened::Relative | Opened::Subordinate);
        if let Some(object) = object_before(clauses, start) {
            if is_inner && !clauses.frames[clauses.frames.len() - 2].has_verb {
                clauses.frames.pop();
                // "When he came back she said".
                clauses.top().subject.get_or_insert(object);
                continue;
            }
            if top.late == Some(object) {
                restart(clauses, start);
            } else {
                clauses.open(Opened::Complement);
            }
            return Some(take(clauses, object));
        }
        if is_inner && !matches!(clauses.last, Last::Conjunction | Last::CommaConjunction) {
            clauses.frames.pop();
            continue;
        }
        return subject_of(clauses, &top);
    }
    None
}

/// The subject of the open clause, which gets its verb now.
fn open_subject(clauses: &mut Clauses) -> Option<Phrase> {
    let top = *clauses.top();
    // "In short, the mayor said": what stood before the comma was no subject.
    if clauses.last == Last::Phrase
        && top.opened != Opened::Relative
        && let Some(index) = top.subject
        && let Some((from, to)) = clauses.phrases[index].apposition
        && clauses
            .phrases
            .last()
            .is_some_and(|last| last.start == from)
        && !is_person(clauses, &clauses.phrases[index])
    {
        clauses.phrases[index].apposition = None;
        let last = clauses.phrases.len() - 1;
        clauses.phrases[last].end = to;
        clauses.top().subject = Some(last);
    }
    clauses.top().has_verb = true;
    let top = *clauses.top();
    subject_of(clauses, &top)
}

/// The subject of a clause, or the noun that it is about.
fn subject_of(clauses: &Clauses, frame: &Frame) -> Option<Phrase> {
    let who = if frame.subject.is_none() {
        frame.who
    } else {
        None
    };
    let phrase = frame.subject.or_else(|| {
        // "Anna Berg, a ranger who": the head of the apposition.
        let phrase = clauses.phrases[frame.antecedent?];
        let is_head = |head: &Phrase| {
            head.apposition
                .is_some_and(|(from, _)| from == phrase.start)
        };
        clauses
            .phrases
            .iter()
            .rposition(is_head)
            .or(frame.antecedent)
    });
    phrase.map(|index| Phrase {
        who,
        ..clauses.phrases[index]
    })
}

/// Makes a phrase the subject of the open clause, which has its verb now.
fn take(clauses: &mut Clauses, phrase: usize) -> Phrase {
    clauses.top().subject = Some(phrase);
    clauses.top().has_verb = true;
    clauses.phrases[phrase]
}

/// The object of the verb before, right before the token `start`: it may as
/// well be the subject of a clause of its own.
fn object_before(clauses: &Clauses, start: usize) -> Option<usize> {
    let object = clauses.phrases.len().checked_sub(1)?;
    let phrase = &clauses.phrases[object];
    let is_object = clauses.last == Last::Phrase
        && phrase.end + 3 >= start
        && (clauses.verbs.last()).is_some_and(|verb| verb.head < phrase.start);
    is_object.then_some(object)
}

/// `Berg, citing "the cold," said`: who quotes in an aside still waits for
/// the verb.
fn quoting_subject(clauses: &Clauses) -> Option<Phrase> {
    let subject = clauses.frames[0]
        .subject
        .filter(|_| !clauses.frames[0].has_verb)?;
    let aside = clauses.verbs.last()?;
    let phrase = clauses.phrases[subject];
    (aside.form == Form::Participle && aside.start == phrase.end + 1).then_some(phrase)
}

/// Opens the clause of a subject that follows a comma after another
/// verb. With a cue it is the main clause: `taxes rose, Berg said, adding`.
fn restart(clauses: &mut Clauses, start: usize) {
    if cue(clauses.words.text(start)).is_some() {
        clauses.frames.clear();
        clauses.frames.push(Frame::new(Opened::Main));
    } else {
        clauses.top().late = None;
        clauses.open(Opened::Complement);
    }
}

/// `and said`: goes on with the last clause that has a verb; after a comma
/// with the main clause.
pub(super) fn coordinate(clauses: &mut Clauses, start: usize) {
    let is_cue = cue(clauses.words.text(start)).is_some();
    let is_wide = clauses.last == Last::CommaConjunction
        || is_cue && clauses.top().opened == Opened::Complement
        // "praised all who left but said".
        || is_cue && start > clauses.start && clauses.words.text(start - 1) == "but";
    while clauses.frames.len() > 1 {
        let top = *clauses.top();
        if top.has_verb && !is_wide {
            break;
        }
        clauses.frames.pop();
    }
}

/// `said Anna Berg`: a verb right after a quotation or at the start of a
/// sentence takes the phrase after it.
pub(super) fn invert(clauses: &mut Clauses, phrase: Phrase) -> bool {
    let Some(verb) = clauses.verbs.last_mut() else {
        return false;
    };
    if !verb.is_inverted || verb.subject.is_some() {
        return false;
    }
    verb.subject = Some(phrase);
    let index = clauses.phrases.len() - 1;
    let top = clauses.top();
    top.subject = Some(index);
    true
}

/// `prompting the mayor to say`: the object of the verb before is who acts.
pub(super) fn made_to(clauses: &Clauses, start: usize) -> Option<Phrase> {
    let verb = clauses.verbs.last()?;
    let phrase = *clauses.phrases.last()?;
    let is_object = clauses.last == Last::Phrase && phrase.start > verb.head && phrase.end == start;
    let word = clauses.words.text(verb.head);
    let makes = matches!(
        word,
        "leading" | "led" | "causing" | "forcing" | "forced" | "allowing" | "allowed"
    ) || word.starts_with("prompt")
        || word.starts_with("inspir");
    (is_object && makes).then_some(phrase)
}

/// The understood subject of a participle or an infinitive.
pub(super) fn actor(clauses: &mut Clauses) -> Option<Phrase> {
    if matches!(
        clauses.last,
        Last::Comma | Last::CommaConjunction | Last::Speech
    ) {
        while clauses.frames.len() > 1 && clauses.frames[0].has_verb {
            clauses.frames.pop();
        }
    }
    clauses
        .frames
        .iter()
        .rev()
        .find_map(|frame| frame.subject.or(frame.antecedent))
        .map(|index| clauses.phrases[index])
}

/// `the letter has ⟦Berg⟧ saying`.
pub(super) fn object_of_have(clauses: &Clauses, index: usize) -> Option<Phrase> {
    let verb = clauses.verbs.last()?;
    let phrase = clauses.phrases.last()?;
    let is_have = matches!(clauses.words.text(verb.head), "has" | "have" | "had");
    (is_have && phrase.start == verb.head + 1 && phrase.end == index).then_some(*phrase)
}

/// Whether a phrase is a description of a person: `a friend`.
fn is_person(clauses: &Clauses, phrase: &Phrase) -> bool {
    matches!(
        clauses.words.class(phrase.start),
        WordClass::Determiner | WordClass::Possessive
    ) && is_human(clauses.words.text(phrase.core - 1))
}
