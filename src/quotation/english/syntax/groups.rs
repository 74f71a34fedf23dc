//! Verb groups: what they consist of.

use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, cue};
use super::{Form, Last, Opened, Phrase, Reader, Verb};

impl Reader<'_> {
    pub(super) fn infinitive(&mut self, start: usize, mut head: usize) -> usize {
        // "to be quoted as saying", "to have said".
        while self.class(head) == WordClass::Auxiliary
            && matches!(
                self.class(head + 1),
                WordClass::Ed | WordClass::Past | WordClass::Auxiliary | WordClass::Ing
            )
        {
            head += 1;
        }
        let is_for = |phrase: &Phrase| self.last == Last::Phrase && phrase.end == start;
        let subject = self.for_whom.filter(is_for);
        let subject = subject
            .or_else(|| self.made_to(start))
            .or_else(|| self.actor());
        self.verb(start, head, Form::Infinitive, subject);
        head + 1
    }

    /// A verb group that starts with a finite form.
    pub(super) fn finite(&mut self, start: usize) -> usize {
        if self.last == Last::Preposition && self.class(start) != WordClass::Auxiliary {
            // "in announced plans".
            let end = self.noun_phrase_end(start);
            return self.phrase(start, end);
        }
        if let Some(after) = self.parenthesis(start) {
            return after;
        }
        let (head, is_passive) = self.group(start);
        let subject = self.subject(start);
        let form = if is_passive {
            Form::Passive
        } else {
            Form::Finite
        };
        self.verb(start, head, form, subject);
        head + 1
    }

    /// `The trouble, says Berg, is …`: reads a cue with its subject that the
    /// sentence goes around; returns the token after them.
    fn parenthesis(&mut self, start: usize) -> Option<usize> {
        let top = *self.top();
        let is_aside = self.last == Last::Comma
            && top.late.is_none()
            && cue(self.text(start)).is_some()
            && self.class(start + 1) == WordClass::Name
            && top.subject.is_none_or(|subject| {
                let phrase = self.phrases[subject];
                top.has_verb || phrase.apposition.is_none() && phrase.end + 1 == start
            });
        let end = self.noun_phrase_end(start + 1);
        if !is_aside || self.class(end) != WordClass::Mark {
            return None;
        }
        let subject = Phrase::plain(start + 1, end);
        self.phrases.push(subject);
        self.verbs.push(Verb {
            start,
            head: start,
            form: Form::Finite,
            subject: Some(subject),
            is_inverted: true,
            is_main: true,
        });
        self.last = Last::Phrase;
        Some(end)
    }

    /// The last verb of the group that starts at `start`, and whether it is
    /// passive: `has also said`, `was quoted`.
    fn group(&self, start: usize) -> (usize, bool) {
        if self.class(start) != WordClass::Auxiliary {
            return (start, false);
        }
        let mut head = start;
        let mut index = start + 1;
        let mut is_be = is_be(self.text(start));
        let mut is_passive = false;
        while index < self.end && index < start + 8 {
            match self.class(index) {
                WordClass::Adverb => {}
                WordClass::Auxiliary => {
                    is_be = is_be || is_be_form(self.text(index));
                    head = index;
                }
                WordClass::Ed | WordClass::Past => {
                    is_passive = is_be;
                    head = index;
                    break;
                }
                WordClass::Ing | WordClass::Base => {
                    head = index;
                    break;
                }
                WordClass::Noun if self.is_plain_verb(start, index) => {
                    head = index;
                    break;
                }
                _ => break,
            }
            index += 1;
        }
        (head, is_passive)
    }

    /// `would announce`: after an auxiliary that is no form of *be* or *have*,
    /// any plain word is a verb.
    fn is_plain_verb(&self, start: usize, index: usize) -> bool {
        !is_be(self.text(start))
            && !matches!(
                self.text(start),
                "has" | "have" | "had" | "Has" | "Have" | "Had"
            )
            && self.kind(index) == Some(TokenKind::Lower)
    }

    /// `the man ⟦accused of⟧ theft said`: without an object, these are participles.
    fn is_reduced_passive(&self, index: usize) -> bool {
        index + 1 < self.end
            && matches!(
                (self.text(index), self.text(index + 1)),
                ("accused" | "convicted" | "suspected" | "cleared", "of")
                    | ("charged" | "diagnosed" | "tasked", "with")
            )
    }

    /// A form in `-ed`: the verb of the clause, or a participle.
    pub(super) fn ed(&mut self, index: usize) -> usize {
        if let Some(after) = self.parenthesis(index) {
            return after;
        }
        let top = *self.top();
        let is_by = self.text_is(index + 1, "by");
        let is_participle = match self.last {
            // "one of those asked", in a clause that has its verb; "a memo titled
            // "Two Harbours"".
            Last::Phrase => {
                is_by
                    || self.is_reduced_passive(index)
                    || top.has_verb && self.names(index) && self.announces(index)
                    || top.opened == Opened::Relative
                        && top.has_verb
                        && cue(self.text(index)).is_none()
            }
            Last::Comma => {
                // "Berg, asked about it, said": a comma never separates a subject
                // from its verb, unless it closes an apposition or an adjunct.
                !top.has_verb
                    && top.subject.is_none_or(|subject| {
                        let phrase = self.phrases[subject];
                        let mut inside = phrase.core..index - 1;
                        phrase.apposition.is_none()
                            && phrase.end + 1 == index
                            && !inside.any(|at| self.kind(at) == Some(TokenKind::Comma))
                    })
            }
            Last::Start if is_by => true,
            Last::Start if self.opens_subject(index) => {
                let end = self.noun_phrase_end(index);
                return self.phrase(index, end);
            }
            Last::Start => !matches!(self.class(index + 1), WordClass::Name | WordClass::Pronoun),
            // "said retired general Anna Berg".
            Last::Verb if self.awaits_subject() => {
                let end = self.noun_phrase_end(index);
                return self.phrase(index, end);
            }
            Last::Preposition => {
                let end = self.noun_phrase_end(index);
                return self.phrase(index, end);
            }
            _ => false,
        };
        if is_participle {
            self.last = Last::Verb;
            return index + 1;
        }
        self.finite(index)
    }

    /// A form in `-ing`.
    pub(super) fn ing(&mut self, index: usize) -> usize {
        let with = self.with.take().filter(|_| self.last == Last::Phrase);
        // "a hat reading": things are read.
        let read = self
            .phrases
            .last()
            .copied()
            .filter(|_| self.text(index) == "reading" && self.last == Last::Phrase);
        let subject = with
            .or(read)
            .or_else(|| self.object_of_have(index))
            .or_else(|| self.actor());
        self.verb(index, index, Form::Participle, subject);
        index + 1
    }

    /// `the letter has ⟦Berg⟧ saying`.
    fn object_of_have(&self, index: usize) -> Option<Phrase> {
        let verb = self.verbs.last()?;
        let phrase = self.phrases.last()?;
        let is_have = matches!(self.text(verb.head), "has" | "have" | "had");
        (is_have && phrase.start == verb.head + 1 && phrase.end == index).then_some(*phrase)
    }

    fn verb(&mut self, start: usize, head: usize, form: Form, subject: Option<Phrase>) {
        let is_inverted = subject.is_none()
            && form == Form::Finite
            && (self.last == Last::Speech || start == self.start);
        if subject.is_none() && !is_inverted {
            self.waiting.push(self.verbs.len());
        }
        if subject.is_some() && !self.waiting.is_empty() && self.frames.len() == 1 {
            for waiting in self.waiting.drain(..) {
                self.verbs[waiting].subject = subject;
            }
        }
        self.after_speech = false;
        self.verbs.push(Verb {
            start,
            head,
            form,
            subject,
            is_inverted,
            is_main: self.frames.len() == 1 && matches!(form, Form::Finite | Form::Passive),
        });
        self.last = Last::Verb;
    }
}

fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "isn't"
            | "wasn't"
            | "aren't"
            | "weren't"
            | "isn’t"
            | "wasn’t"
            | "aren’t"
            | "weren’t"
    )
}

fn is_be_form(word: &str) -> bool {
    matches!(word, "be" | "been" | "being")
}
