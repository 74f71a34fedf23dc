//! Verb groups: what they consist of, and whose they are.

use super::super::classes::Class;
use super::super::cues::cue;
use super::super::roles::is_role_noun;
use super::super::tokens::TokenKind;
use super::{DEEPEST, Form, Frame, Last, Opened, Phrase, Reader, Verb};

impl Reader<'_> {
    /// Whether a word in `-s` is a verb where a list does not say so: `"…," she
    /// mocks`, `the office projects that`.
    pub(super) fn is_third_person(&self, index: usize) -> bool {
        let top = &self.frames[self.frames.len() - 1];
        match self.last {
            Last::Phrase => {
                let phrase = self.phrases.last();
                self.is_third_person_form(index) && phrase.is_some_and(|phrase| phrase.end == index)
            }
            // "Berg, a pilot of the north, calls it "…"".
            Last::Comma => {
                top.subject.is_some()
                    && !top.has_verb
                    && cue(self.text(index)).is_some()
                    && self.class(index + 1) != Class::Noun
            }
            _ => false,
        }
    }

    /// Whether a word in `-s` is followed by what a noun has not behind it.
    pub(super) fn is_third_person_form(&self, index: usize) -> bool {
        let word = self.text(index);
        let frame = &self.frames[self.frames.len() - 1];
        if !word.ends_with('s') || word.ends_with("ss") || frame.has_verb || index == self.start {
            return false;
        }
        let follows_pronoun = matches!(
            self.text(index - 1),
            "he" | "she" | "it" | "He" | "She" | "It"
        );
        let ends_phrase = matches!(
            self.class(index + 1),
            Class::Mark | Class::Preposition | Class::Time | Class::Adverb
        );
        if (self.after_speech && ends_phrase || self.announces(index)) && cue(word).is_some() {
            return true;
        }
        let is_free = self.last != Last::Preposition
            || cue(word).is_some() && self.text_is(index + 1, "that");
        is_free
            && (follows_pronoun
                || matches!(
                    self.class(index + 1),
                    Class::Determiner | Class::Possessive | Class::Relative | Class::Pronoun
                )
                || self.is_only_verb(index))
    }

    /// Whether a word in `-s` behind a noun must be the verb, as none follows
    /// before the quoted words: `the plan promises to "…"`.
    fn is_only_verb(&self, index: usize) -> bool {
        const FAR: usize = 24;
        let is_quoted = |at: usize| {
            let region = self.words.regions.get(self.region);
            region.is_some_and(|region| region.range.start <= self.words.tokens[at].range.start)
        };
        let next = (index + 1..self.end.min(index + FAR)).find_map(|at| match self.class(at) {
            _ if is_quoted(at) => Some(true),
            Class::Relative | Class::Subordinator => Some(true),
            Class::Past | Class::Present | Class::Auxiliary => Some(false),
            Class::Ed => Some(matches!(
                self.class(at - 1),
                Class::Determiner | Class::Possessive
            )),
            _ => None,
        });
        next == Some(true)
            && matches!(self.class(index - 1), Class::Name | Class::Noun)
            && !is_role_noun(self.text(index))
    }

    /// Whether a quoted region follows a word, perhaps after a comma: `the ad
    /// claims "…"`.
    fn announces(&self, index: usize) -> bool {
        let mut next = index + 1;
        if self.kind(next) == Some(TokenKind::Colon) && next + 1 == self.end {
            // It stands in the paragraph after.
            return true;
        }
        if matches!(self.kind(next), Some(TokenKind::Comma | TokenKind::Colon)) {
            next += 1;
        }
        next < self.end
            && self
                .words
                .regions
                .get(self.region)
                .is_some_and(|region| region.range.start == self.words.tokens[next].range.start)
    }

    pub(super) fn is_verb_of_who(&self, index: usize) -> bool {
        self.last == Last::Opener
            && self.text(index).ends_with('s')
            && index > self.start
            && (matches!(self.text(index - 1), "who" | "which")
                || self.class(index - 1) == Class::Adverb
                    && index > self.start + 1
                    && matches!(self.text(index - 2), "who" | "which"))
    }

    pub(super) fn infinitive(&mut self, start: usize, mut head: usize) -> usize {
        // "to be quoted as saying", "to have said".
        while self.class(head) == Class::Auxiliary
            && matches!(
                self.class(head + 1),
                Class::Ed | Class::Past | Class::Auxiliary | Class::Ing
            )
        {
            head += 1;
        }
        let subject = self.made_to(start).or_else(|| self.actor());
        self.verb(start, head, Form::Infinitive, subject);
        head + 1
    }

    /// `said Anna Berg`: a verb right after a quotation or at the start of a
    /// sentence takes the phrase behind it.
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

    pub(super) fn is_base_verb(&self, index: usize) -> bool {
        match self.last {
            Last::Conjunction | Last::CommaConjunction | Last::Speech => {
                !matches!(self.class(index + 1), Class::Noun)
            }
            // "the two, however, argue".
            Last::Comma => {
                let top = &self.frames[self.frames.len() - 1];
                top.subject.is_some() && !top.has_verb && self.class(index + 1) == Class::Relative
            }
            last => matches!(last, Last::Phrase | Last::Opener),
        }
    }

    /// A verb group that starts with a finite form.
    pub(super) fn finite(&mut self, start: usize) -> usize {
        if self.last == Last::Preposition && self.class(start) != Class::Auxiliary {
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
            && self.class(start + 1) == Class::Name
            && top.subject.is_none_or(|subject| {
                let phrase = self.phrases[subject];
                top.has_verb || phrase.apposition.is_none() && phrase.end + 1 == start
            });
        let end = self.noun_phrase_end(start + 1);
        if !is_aside || self.class(end) != Class::Mark {
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
        if self.class(start) != Class::Auxiliary {
            return (start, false);
        }
        let mut head = start;
        let mut index = start + 1;
        let mut is_be = is_be(self.text(start));
        let mut is_passive = false;
        while index < self.end && index < start + 8 {
            match self.class(index) {
                Class::Adverb => {}
                Class::Auxiliary => {
                    is_be = is_be || is_be_form(self.text(index));
                    head = index;
                }
                Class::Ed | Class::Past => {
                    is_passive = is_be;
                    head = index;
                    break;
                }
                Class::Ing | Class::Base => {
                    head = index;
                    break;
                }
                Class::Noun if self.is_plain_verb(start, index) => {
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

    /// The subject of a finite verb that starts at `start`; opens and closes
    /// clauses as the verb demands.
    fn subject(&mut self, start: usize) -> Option<Phrase> {
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
                let mut subject = top.subject.or(top.antecedent);
                // "In short, the mayor said": what stood before the comma was
                // no subject.
                if self.last == Last::Phrase
                    && let Some(index) = top.subject
                    && let Some((from, to)) = self.phrases[index].apposition
                    && self.phrases.last().is_some_and(|last| last.start == from)
                    && top.opened != Opened::Relative
                    && !self.is_person(&self.phrases[index])
                {
                    self.phrases[index].apposition = None;
                    let last = self.phrases.len() - 1;
                    self.phrases[last].end = to;
                    subject = Some(last);
                    self.top().subject = subject;
                }
                self.top().has_verb = true;
                let who = if top.subject.is_none() { top.who } else { None };
                return subject.map(|index| Phrase {
                    who,
                    ..self.phrases[index]
                });
            }
            if self.last == Last::Comma
                && let Some(late) = top.late
            {
                self.restart(start);
                self.top().subject = Some(late);
                self.top().has_verb = true;
                return Some(self.phrases[late]);
            }
            let object = self.phrases.len().checked_sub(1);
            if self.last == Last::Phrase
                && let Some(object) = object
                && self.phrases[object].end + 3 >= start
                && self
                    .verbs
                    .last()
                    .is_some_and(|verb| verb.head < self.phrases[object].start)
            {
                if matches!(top.opened, Opened::Relative | Opened::Subordinate)
                    && self.frames.len() > 1
                    && !self.frames[self.frames.len() - 2].has_verb
                {
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
                self.top().subject = Some(object);
                self.top().has_verb = true;
                return Some(self.phrases[object]);
            }
            if self.frames.len() > 1
                && matches!(top.opened, Opened::Relative | Opened::Subordinate)
                && !matches!(self.last, Last::Conjunction | Last::CommaConjunction)
            {
                self.frames.pop();
                continue;
            }
            let who = if top.subject.is_none() { top.who } else { None };
            return top.subject.or(top.antecedent).map(|index| Phrase {
                who,
                ..self.phrases[index]
            });
        }
        None
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

    /// Opens the clause of a subject that stands after a comma behind another
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
    fn coordinate(&mut self, start: usize) {
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
                    || top.has_verb && self.names(index) && self.announces(index)
                    || top.opened == Opened::Relative
                        && top.has_verb
                        && cue(self.text(index)).is_none()
            }
            Last::Comma => {
                // "Berg, asked about it, said": a comma never parts a subject
                // from its verb, unless it closes an apposition.
                !top.has_verb
                    && top.subject.is_none_or(|subject| {
                        let phrase = self.phrases[subject];
                        phrase.apposition.is_none() && phrase.end + 1 == index
                    })
            }
            Last::Start if is_by => true,
            Last::Start if self.opens_subject(index) => {
                let end = self.noun_phrase_end(index);
                return self.phrase(index, end);
            }
            Last::Start => !matches!(self.class(index + 1), Class::Name | Class::Pronoun),
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

    /// Whether a participle says what a thing is called: `titled "…"`.
    pub(super) fn names(&self, index: usize) -> bool {
        matches!(
            self.text(index),
            "titled" | "entitled" | "named" | "called" | "dubbed" | "headlined"
        )
    }

    /// `Retired general Anna Berg once said`: a phrase with its verb.
    fn opens_subject(&self, index: usize) -> bool {
        let mut end = self.noun_phrase_end(index);
        let has_noun = end > index + 1;
        while self.class(end) == Class::Adverb || self.text_is(end, "once") {
            end += 1;
        }
        has_noun
            && match self.class(end) {
                Class::Past | Class::Present => true,
                Class::Ed => cue(self.text(end)).is_some(),
                _ => false,
            }
    }

    /// Whether the subject of the last verb is to come: `said Anna Berg`.
    fn awaits_subject(&self) -> bool {
        let last = self.verbs.last();
        last.is_some_and(|verb| verb.is_inverted && verb.subject.is_none())
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
        let subject = with.or(read).or_else(|| self.actor());
        self.verb(index, index, Form::Participle, subject);
        index + 1
    }

    /// `prompting the mayor to say`: the object of the verb before is who acts.
    fn made_to(&self, start: usize) -> Option<Phrase> {
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

    /// Who does what a participle or an infinitive says.
    fn actor(&mut self) -> Option<Phrase> {
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
