//! Reads a sentence word by word: asks the chunker for the constituent that starts at a
//! word, and tells the open clauses.

use super::super::chunker::{
    Context, Last, Phrase, core_end, group, is_base_verb, is_third_person, is_third_person_form,
    is_verb_after_speech, is_verb_of_who,
};
use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, cue};
use super::participle::{Ed, reading_of};
use super::phrase::phrase;
use super::quoted;
use super::stack::{Clauses, Opened};
use super::subject::{actor, made_to, object_of_have, subject};
use super::{Form, Source, Verb};
use std::ops::Range;

/// The most tokens of a bracket in a noun phrase.
const BRACKET: usize = 12;

/// Adds the verbs of the sentence `sentence` to `verbs`.
pub(super) fn read(source: Source, sentence: &Range<usize>, verbs: &mut Vec<Verb>) {
    let mut words = source.words;
    words.end = sentence.end;
    let first = source
        .quoted
        .partition_point(|quoted| quoted.end <= sentence.start);
    let mut reader = Reader {
        clauses: Clauses::new(words, sentence.start),
        quoted: &source.quoted[first..],
    };
    let mut index = sentence.start;
    while index < sentence.end {
        index = reader.step(index).max(index + 1);
    }
    reader.clauses.finish();
    verbs.extend_from_slice(&reader.clauses.verbs);
}

struct Reader<'a> {
    clauses: Clauses<'a>,
    /// The tokens of the quoted regions that are not read yet.
    quoted: &'a [Range<usize>],
}

impl Reader<'_> {
    fn context(&self) -> Context {
        let next = self.quoted.first();
        self.clauses
            .context(next.map_or(usize::MAX, |next| next.start))
    }

    fn phrase_end(&self, start: usize) -> usize {
        let context = self.context();
        let words = self.clauses.words;
        core_end(words, start, |index| {
            is_third_person_form(words, start, index, &context)
        })
    }

    fn noun_phrase(&mut self, start: usize) -> usize {
        let end = self.phrase_end(start);
        phrase(&mut self.clauses, start, end)
    }

    /// Reads what starts at the token `index`; returns the token after it.
    fn step(&mut self, index: usize) -> usize {
        while self.quoted.first().is_some_and(|next| next.end <= index) {
            self.quoted = &self.quoted[1..];
        }
        if let Some(region) = self.quoted.first().filter(|next| next.start <= index) {
            return quoted::read(&mut self.clauses, index, region.clone());
        }
        let words = self.clauses.words;
        match words.class(index) {
            WordClass::Mark => self.mark(index),
            WordClass::Adverb => index + 1,
            WordClass::Conjunction => {
                // The comma may be inside the marks: `"well done," and`.
                self.clauses.last = match self.clauses.last {
                    Last::Comma | Last::Speech => Last::CommaConjunction,
                    _ => Last::Conjunction,
                };
                index + 1
            }
            WordClass::Preposition => self.preposition(index),
            WordClass::Subordinator if self.is_once(index) => index + 1,
            WordClass::Subordinator if self.is_role(index) => self.preposition(index),
            WordClass::Subordinator => {
                self.clauses.open(Opened::Subordinate);
                self.clauses.last = Last::Opener;
                index + 1
            }
            WordClass::Relative => self.relative(index),
            WordClass::Pronoun => phrase(&mut self.clauses, index, index + 1),
            WordClass::Auxiliary | WordClass::Past | WordClass::Present => self.finite(index),
            WordClass::Base if is_base_verb(words, index, &self.context()) => self.finite(index),
            WordClass::Ed => self.ed(index),
            WordClass::Noun if self.is_verb_in_s(index) => self.finite(index),
            // "her rival, sitting MP Ida Dahl".
            WordClass::Ing
                if matches!(
                    words.text(index),
                    "sitting" | "acting" | "outgoing" | "incoming" | "retiring"
                ) && matches!(words.class(index + 1), WordClass::Noun | WordClass::Name) =>
            {
                self.noun_phrase(index)
            }
            WordClass::Ing => self.ing(index),
            _ => self.noun_phrase(index),
        }
    }

    /// Whether a word that could be a plural noun is a verb.
    fn is_verb_in_s(&self, index: usize) -> bool {
        let words = self.clauses.words;
        let context = self.context();
        is_verb_of_who(words, index, &context)
            || is_third_person(words, index, &context)
            || is_verb_after_speech(words, index, &context)
    }

    fn mark(&mut self, index: usize) -> usize {
        let words = self.clauses.words;
        match words.kind(index) {
            TokenKind::Break if words.text(index) == ";" => {
                self.clauses.begin();
                self.clauses.last = Last::Start;
            }
            TokenKind::Comma | TokenKind::Colon | TokenKind::Break => self.clauses.comma(),
            TokenKind::Bracket if matches!(words.text(index), "(" | "[") => {
                let most = words.end.min(index + BRACKET);
                let close = (index + 1..most).find(|at| matches!(words.text(*at), ")" | "]"));
                if let Some(close) = close {
                    if self.clauses.last == Last::Phrase
                        && let Some(phrase) = self.clauses.phrases.last_mut()
                    {
                        phrase.end = close + 1;
                    }
                    return close + 1;
                }
            }
            _ => {}
        }
        index + 1
    }

    /// `Berg once said`: an adverb, and no clause opens.
    fn is_once(&self, index: usize) -> bool {
        let words = self.clauses.words;
        words.text(index) == "once"
            && matches!(
                words.class(index + 1),
                WordClass::Past | WordClass::Present | WordClass::Ed | WordClass::Auxiliary
            )
    }

    /// `who works as a pilot, said`: a role, no clause.
    fn is_role(&self, index: usize) -> bool {
        let words = self.clauses.words;
        self.clauses.last == Last::Verb
            && words.text(index) == "as"
            && words.kind(self.phrase_end(index + 1)) == TokenKind::Comma
    }

    fn preposition(&mut self, index: usize) -> usize {
        let words = self.clauses.words;
        if matches!(words.text(index), "to" | "To") {
            let mut next = index + 1;
            while words.class(next) == WordClass::Adverb && next < index + 3 {
                next += 1;
            }
            let is_infinitive = match words.class(next) {
                WordClass::Base | WordClass::Auxiliary => true,
                WordClass::Noun => words.kind(next) == TokenKind::Lower,
                _ => false,
            };
            if is_infinitive {
                return self.infinitive(index, next);
            }
        }
        self.clauses.last = Last::Preposition;
        index + 1
    }

    fn relative(&mut self, index: usize) -> usize {
        let words = self.clauses.words;
        let last = self.clauses.last;
        let is_after_noun = matches!(last, Last::Phrase | Last::Comma | Last::Preposition);
        let is_that = words.text(index).eq_ignore_ascii_case("that");
        // "That night", "that plan", "the barn that autumn": a determiner.
        let opens_phrase = match last {
            Last::Start | Last::Preposition | Last::Conjunction => {
                matches!(words.class(index + 1), WordClass::Noun | WordClass::Time)
            }
            Last::Phrase => {
                words.class(index + 1) == WordClass::Time
                    && matches!(
                        words.class(index + 2),
                        WordClass::Mark | WordClass::Conjunction
                    )
            }
            _ => false,
        };
        if is_that && opens_phrase {
            return self.noun_phrase(index);
        }
        let antecedent = is_after_noun
            .then(|| self.clauses.phrases.len().checked_sub(1))
            .flatten();
        self.clauses.open(if is_that && !is_after_noun {
            Opened::Complement
        } else {
            Opened::Relative
        });
        let is_who = words.text(index).eq_ignore_ascii_case("who");
        let top = self.clauses.top();
        top.antecedent = antecedent;
        top.who = is_who.then_some(index);
        self.clauses.last = Last::Opener;
        index + 1
    }

    fn infinitive(&mut self, start: usize, mut head: usize) -> usize {
        let words = self.clauses.words;
        // "to be quoted as saying", "to have said".
        while words.class(head) == WordClass::Auxiliary
            && matches!(
                words.class(head + 1),
                WordClass::Ed | WordClass::Past | WordClass::Auxiliary | WordClass::Ing
            )
        {
            head += 1;
        }
        let is_for = |phrase: &Phrase| self.clauses.last == Last::Phrase && phrase.end == start;
        let subject = self.clauses.for_whom.filter(is_for);
        let subject = subject
            .or_else(|| made_to(&self.clauses, start))
            .or_else(|| actor(&mut self.clauses));
        self.clauses
            .add_verb(start, head, Form::Infinitive, subject);
        head + 1
    }

    /// A verb group that starts with a finite form.
    fn finite(&mut self, start: usize) -> usize {
        let words = self.clauses.words;
        if self.clauses.last == Last::Preposition && words.class(start) != WordClass::Auxiliary {
            // "in announced plans".
            return self.noun_phrase(start);
        }
        if let Some(after) = self.parenthesis(start) {
            return after;
        }
        let group = group(words, start);
        let subject = subject(&mut self.clauses, start);
        let form = if group.is_passive {
            Form::Passive
        } else {
            Form::Finite
        };
        self.clauses.add_verb(start, group.head, form, subject);
        group.head + 1
    }

    /// `The trouble, says Berg, is …`: reads a cue with its subject that the
    /// sentence goes around; returns the token after them.
    fn parenthesis(&mut self, start: usize) -> Option<usize> {
        let words = self.clauses.words;
        let top = *self.clauses.top();
        let is_aside = self.clauses.last == Last::Comma
            && top.late.is_none()
            && cue(words.text(start)).is_some()
            && words.class(start + 1) == WordClass::Name
            && top.subject.is_none_or(|subject| {
                let phrase = self.clauses.phrases[subject];
                top.has_verb || phrase.apposition.is_none() && phrase.end + 1 == start
            });
        if !is_aside {
            return None;
        }
        let end = self.phrase_end(start + 1);
        if words.class(end) != WordClass::Mark {
            return None;
        }
        let subject = Phrase::plain(start + 1, end);
        self.clauses.phrases.push(subject);
        self.clauses.verbs.push(Verb {
            start,
            head: start,
            form: Form::Finite,
            subject: Some(subject),
            is_inverted: true,
            is_main: true,
        });
        self.clauses.last = Last::Phrase;
        Some(end)
    }

    /// A form in `-ed`: the verb of the clause, a participle, or a part of a noun phrase.
    fn ed(&mut self, index: usize) -> usize {
        if let Some(after) = self.parenthesis(index) {
            return after;
        }
        match reading_of(&self.clauses, index, &self.context(), |start| {
            self.phrase_end(start)
        }) {
            Ed::Verb => self.finite(index),
            Ed::Participle => {
                self.clauses.last = Last::Verb;
                index + 1
            }
            Ed::Adjective => self.noun_phrase(index),
        }
    }

    /// A form in `-ing`.
    fn ing(&mut self, index: usize) -> usize {
        let clauses = &mut self.clauses;
        let follows_phrase = clauses.last == Last::Phrase;
        let with = clauses.with.take().filter(|_| follows_phrase);
        // "a hat reading": things are read.
        let read = (clauses.phrases.last().copied())
            .filter(|_| clauses.words.text(index) == "reading" && follows_phrase);
        let subject = with
            .or(read)
            .or_else(|| object_of_have(clauses, index))
            .or_else(|| actor(clauses));
        clauses.add_verb(index, index, Form::Participle, subject);
        index + 1
    }
}
