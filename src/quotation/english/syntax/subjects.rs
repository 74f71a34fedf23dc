//! Attaches a verb to its subject, before or after it, and opens and closes clauses.

use super::super::word_class::cue;
use super::{DEEPEST, Form, Frame, Last, Opened, Phrase, Reader};

impl Reader<'_> {
    /// The subject of a finite verb that starts at `start`; opens and closes
    /// clauses as the verb demands.
    pub(super) fn subject(&mut self, start: usize) -> Option<Phrase> {
        if self.last == Last::Speech {
            self.frames.truncate(1);
            if let Some(subject) = self.quoting_subject() {
                self.top().has_verb = true;
                return Some(subject);
            }
            *self.top() = Frame::new(Opened::Main);
            self.top().has_verb = true;
            return None;
        }
        if matches!(self.last, Last::Conjunction | Last::CommaConjunction) {
            self.coordinate(start);
        }
        for _ in 0..DEEPEST {
            let top = *self.top();
            if !top.has_verb {
                return self.open_subject();
            }
            if self.last == Last::Comma
                && let Some(late) = top.late
            {
                self.restart(start);
                return Some(self.take(late));
            }
            let is_inner = self.frames.len() > 1
                && matches!(top.opened, Opened::Relative | Opened::Subordinate);
            if let Some(object) = self.object_before(start) {
                if is_inner && !self.frames[self.frames.len() - 2].has_verb {
                    self.frames.pop();
                    // "When he came back she said".
                    self.top().subject.get_or_insert(object);
                    continue;
                }
                if top.late == Some(object) {
                    self.restart(start);
                } else {
                    self.open(Opened::Complement);
                }
                return Some(self.take(object));
            }
            if is_inner && !matches!(self.last, Last::Conjunction | Last::CommaConjunction) {
                self.frames.pop();
                continue;
            }
            return self.subject_of(&top);
        }
        None
    }

    /// The subject of the open clause, which gets its verb now.
    fn open_subject(&mut self) -> Option<Phrase> {
        let top = *self.top();
        // "In short, the mayor said": what stood before the comma was no subject.
        if self.last == Last::Phrase
            && top.opened != Opened::Relative
            && let Some(index) = top.subject
            && let Some((from, to)) = self.phrases[index].apposition
            && self.phrases.last().is_some_and(|last| last.start == from)
            && !self.is_person(&self.phrases[index])
        {
            self.phrases[index].apposition = None;
            let last = self.phrases.len() - 1;
            self.phrases[last].end = to;
            self.top().subject = Some(last);
        }
        self.top().has_verb = true;
        let top = *self.top();
        self.subject_of(&top)
    }

    /// The subject of a clause, or the noun that it is about.
    fn subject_of(&self, frame: &Frame) -> Option<Phrase> {
        let who = if frame.subject.is_none() {
            frame.who
        } else {
            None
        };
        let phrase = frame.subject.or_else(|| {
            // "Anna Berg, a ranger who": the head of the apposition.
            let phrase = self.phrases[frame.antecedent?];
            let is_head = |head: &Phrase| {
                head.apposition
                    .is_some_and(|(from, _)| from == phrase.start)
            };
            self.phrases.iter().rposition(is_head).or(frame.antecedent)
        });
        phrase.map(|index| Phrase {
            who,
            ..self.phrases[index]
        })
    }

    /// Makes a phrase the subject of the open clause, which has its verb now.
    fn take(&mut self, phrase: usize) -> Phrase {
        self.top().subject = Some(phrase);
        self.top().has_verb = true;
        self.phrases[phrase]
    }

    /// The object of the verb before, right before the token `start`: it may as
    /// well be the subject of a clause of its own.
    fn object_before(&self, start: usize) -> Option<usize> {
        let object = self.phrases.len().checked_sub(1)?;
        let phrase = &self.phrases[object];
        let is_object = self.last == Last::Phrase
            && phrase.end + 3 >= start
            && (self.verbs.last()).is_some_and(|verb| verb.head < phrase.start);
        is_object.then_some(object)
    }

    /// `Berg, citing "the cold," said`: who quotes in an aside still waits for
    /// the verb.
    fn quoting_subject(&self) -> Option<Phrase> {
        let subject = self.frames[0]
            .subject
            .filter(|_| !self.frames[0].has_verb)?;
        let aside = self.verbs.last()?;
        let phrase = self.phrases[subject];
        (aside.form == Form::Participle && aside.start == phrase.end + 1).then_some(phrase)
    }

    /// Opens the clause of a subject that follows a comma after another
    /// verb. With a cue it is the main clause: `taxes rose, Berg said, adding`.
    fn restart(&mut self, start: usize) {
        if cue(self.text(start)).is_some() {
            self.frames.clear();
            self.frames.push(Frame::new(Opened::Main));
        } else {
            self.top().late = None;
            self.open(Opened::Complement);
        }
    }

    /// `and said`: goes on with the last clause that has a verb; after a comma
    /// with the main clause.
    pub(super) fn coordinate(&mut self, start: usize) {
        let is_cue = cue(self.text(start)).is_some();
        let is_wide = self.last == Last::CommaConjunction
            || is_cue && self.top().opened == Opened::Complement
            // "praised all who left but said".
            || is_cue && start > self.start && self.text(start - 1) == "but";
        while self.frames.len() > 1 {
            let top = *self.top();
            if top.has_verb && !is_wide {
                break;
            }
            self.frames.pop();
        }
    }

    /// `said Anna Berg`: a verb right after a quotation or at the start of a
    /// sentence takes the phrase after it.
    pub(super) fn invert(&mut self, phrase: Phrase) -> bool {
        let Some(verb) = self.verbs.last_mut() else {
            return false;
        };
        if !verb.is_inverted || verb.subject.is_some() {
            return false;
        }
        verb.subject = Some(phrase);
        let index = self.phrases.len() - 1;
        let top = self.top();
        top.subject = Some(index);
        true
    }

    /// `prompting the mayor to say`: the object of the verb before is who acts.
    pub(super) fn made_to(&self, start: usize) -> Option<Phrase> {
        let verb = self.verbs.last()?;
        let phrase = *self.phrases.last()?;
        let is_object =
            self.last == Last::Phrase && phrase.start > verb.head && phrase.end == start;
        let word = self.text(verb.head);
        let makes = matches!(
            word,
            "leading" | "led" | "causing" | "forcing" | "forced" | "allowing" | "allowed"
        ) || word.starts_with("prompt")
            || word.starts_with("inspir");
        (is_object && makes).then_some(phrase)
    }

    /// The understood subject of a participle or an infinitive.
    pub(super) fn actor(&mut self) -> Option<Phrase> {
        if matches!(
            self.last,
            Last::Comma | Last::CommaConjunction | Last::Speech
        ) {
            while self.frames.len() > 1 && self.frames[0].has_verb {
                self.frames.pop();
            }
        }
        self.frames
            .iter()
            .rev()
            .find_map(|frame| frame.subject.or(frame.antecedent))
            .map(|index| self.phrases[index])
    }
}
