//! The open clauses of a sentence, and the phrases and verbs read so far.

use super::super::chunker::{Context, Last, Phrase, participle_end};
use super::super::word_class::WordClass;
use super::super::words::Words;
use super::{Form, Verb};
use smallvec::{SmallVec, smallvec};

/// What opened a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    Main,
    /// `who`, or a subject right after a noun: `the bill he signed`.
    Relative,
    /// `when`, `because`.
    Subordinate,
    /// `that` after a verb, or a clause that is the object of one.
    Complement,
}

/// A clause that is not finished.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) opened: Opened,
    /// Indices of phrases.
    pub(super) subject: Option<usize>,
    /// What a relative clause is about.
    pub(super) antecedent: Option<usize>,
    pub(super) has_verb: bool,
    /// A phrase after a comma after the verb, which may be the subject of a
    /// cue to come: `taxes rose, ⟦Anna Berg⟧, a nurse, said`.
    pub(super) late: Option<usize>,
    /// The `who` that opened it.
    pub(super) who: Option<usize>,
}

impl Frame {
    pub(super) fn new(opened: Opened) -> Self {
        Self {
            opened,
            subject: None,
            antecedent: None,
            has_verb: false,
            late: None,
            who: None,
        }
    }
}

/// What is read of a sentence.
pub(super) struct Clauses<'a> {
    pub(super) words: Words<'a>,
    /// The first token of the sentence.
    pub(super) start: usize,
    /// The open clauses, never empty.
    pub(super) frames: SmallVec<[Frame; DEEPEST]>,
    pub(super) last: Last,
    pub(super) phrases: SmallVec<[Phrase; 16]>,
    pub(super) verbs: SmallVec<[Verb; 8]>,
    /// Verbs without a subject that take the one of the main clause to come.
    waiting: SmallVec<[usize; 8]>,
    /// Whether only the subject of a cue was read since a quotation.
    pub(super) after_speech: bool,
    /// The phrase after `with`: `with Berg saying`.
    pub(super) with: Option<Phrase>,
    /// The phrase after `for`: `for Berg to add`.
    pub(super) for_whom: Option<Phrase>,
}

/// The most clauses kept open: deeper ones are read as the deepest.
pub(super) const DEEPEST: usize = 12;

impl<'a> Clauses<'a> {
    pub(super) fn new(words: Words<'a>, start: usize) -> Self {
        Self {
            words,
            start,
            frames: smallvec![Frame::new(Opened::Main)],
            last: Last::Start,
            phrases: SmallVec::new(),
            verbs: SmallVec::new(),
            waiting: SmallVec::new(),
            after_speech: false,
            with: None,
            for_whom: None,
        }
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// What is read so far as it bears on the next word; the next quoted region starts at
    /// the token `quoted`.
    pub(super) fn context(&self, quoted: usize) -> Context {
        let top = &self.frames[self.frames.len() - 1];
        Context {
            last: self.last,
            start: self.start,
            has_subject: top.subject.is_some(),
            has_verb: top.has_verb,
            after_speech: self.after_speech,
            phrase: self.phrases.last().copied(),
            verb: self.verbs.last().map(|verb| verb.head),
            quoted,
        }
    }

    pub(super) fn open(&mut self, opened: Opened) {
        if self.frames.len() < DEEPEST {
            self.frames.push(Frame::new(opened));
        }
    }

    /// Begins a new main clause.
    pub(super) fn begin(&mut self) {
        self.frames.clear();
        self.frames.push(Frame::new(Opened::Main));
    }

    /// A comma closes relative and subordinate clauses that have their verb.
    pub(super) fn comma(&mut self) {
        if self.last == Last::Speech {
            return;
        }
        while self.frames.len() > 1 {
            let top = *self.top();
            let closes = match top.opened {
                Opened::Relative => top.has_verb || top.subject.is_some(),
                Opened::Subordinate => {
                    top.has_verb || self.last != Last::Opener && !self.is_open_subject(&top)
                }
                Opened::Complement | Opened::Main => false,
            };
            if !closes {
                break;
            }
            self.frames.pop();
        }
        self.last = Last::Comma;
    }

    /// `as Anna Berg, a nurse, said`: the clause waits for its verb. `As mayor,
    /// he said` is none.
    fn is_open_subject(&self, frame: &Frame) -> bool {
        frame.subject.is_some_and(|subject| {
            let phrase = self.phrases[subject];
            matches!(
                self.words.class(phrase.core - 1),
                WordClass::Name | WordClass::Pronoun
            )
        })
    }

    /// Adds a verb group from `start` to its main verb `head`.
    pub(super) fn add_verb(
        &mut self,
        start: usize,
        head: usize,
        form: Form,
        subject: Option<Phrase>,
    ) {
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

    /// Whether the subject of the last verb is to come: `said Anna Berg`.
    pub(super) fn awaits_subject(&self) -> bool {
        let last = self.verbs.last();
        last.is_some_and(|verb| verb.is_inverted && verb.subject.is_none())
    }

    /// Adds to the verbs what was read of their subjects after them.
    pub(super) fn finish(&mut self) {
        for verb in &mut self.verbs {
            let Some(mut subject) = verb.subject else {
                continue;
            };
            if verb.is_inverted
                && let Some(read) = (self.phrases.iter()).find(|read| read.start == subject.start)
            {
                subject = *read;
            }
            let limit = match verb.form {
                Form::Finite if subject.start > verb.head => self.words.end,
                Form::Finite => verb.start,
                _ => subject.end,
            };
            subject.end = participle_end(self.words, &subject, limit);
            verb.subject = Some(subject);
        }
    }
}
