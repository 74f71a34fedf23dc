//! A shallow parser: the clauses of a sentence, read once from left to right: noun phrases,
//! verbs, and the subject of each verb. A light grammar with no weights: it
//! keeps a stack of open clauses and asks only what the next word may do to
//! them. Quoted regions are read as one word.

mod groups;
mod phrases;
mod quoted;
mod subjects;
mod verb_forms;

use super::marks::Region;
use super::token_kind::TokenKind;
use super::tokens::Token;
use super::word_class::WordClass;
use smallvec::{SmallVec, smallvec};
use std::ops::Range;

/// A noun phrase, as token indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) start: usize,
    /// One past its last token before any `of …`, bracket or apposition.
    pub(super) core: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// Its apposition: `Anna Berg, ⟦a nurse⟧, said`.
    pub(super) apposition: Option<(usize, usize)>,
    /// Whether it only says when.
    pub(super) is_time: bool,
    /// Several conjuncts: `Anna Berg and Ida Dahl`.
    pub(super) is_coordinated: bool,
    /// The relative pronoun that represents it in the clause of its verb.
    pub(super) who: Option<usize>,
}

impl Phrase {
    /// The phrase of the tokens from `start` to `end`, with nothing around it.
    pub(super) fn plain(start: usize, end: usize) -> Self {
        Self {
            start,
            core: end,
            end,
            apposition: None,
            is_time: false,
            is_coordinated: false,
            who: None,
        }
    }
}

/// The form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Finite,
    Passive,
    /// `adding`.
    Participle,
    /// `to say`.
    Infinitive,
}

/// A verb with its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// The first token of the group: `has` of `has also said`.
    pub(super) start: usize,
    /// The main verb.
    pub(super) head: usize,
    pub(super) form: Form,
    pub(super) subject: Option<Phrase>,
    /// Whether the subject follows it: `said Anna Berg`.
    pub(super) is_inverted: bool,
    /// Whether it is the verb of a main clause.
    pub(super) is_main: bool,
}

/// What is read of a paragraph.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) paragraph: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    pub(super) regions: &'a [Region],
}

/// Adds the verbs of the sentence `sentence`, in order.
pub(super) fn verbs(words: Words, sentence: &Range<usize>, verbs: &mut Vec<Verb>) {
    let mut reader = Reader {
        words,
        end: sentence.end,
        start: sentence.start,
        region: words.regions.partition_point(|region| {
            words
                .tokens
                .get(sentence.start)
                .is_none_or(|token| region.range.end <= token.range.start)
        }),
        frames: smallvec![Frame::new(Opened::Main)],
        last: Last::Start,
        phrases: SmallVec::new(),
        verbs: SmallVec::new(),
        waiting: SmallVec::new(),
        after_speech: false,
        with: None,
        for_whom: None,
    };
    reader.read();
    reader.finish();
    verbs.extend_from_slice(&reader.verbs);
}

/// What opened a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
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
struct Frame {
    opened: Opened,
    /// Indices of phrases.
    subject: Option<usize>,
    /// What a relative clause is about.
    antecedent: Option<usize>,
    has_verb: bool,
    /// A phrase after a comma after the verb, which may be the subject of a
    /// cue to come: `taxes rose, ⟦Anna Berg⟧, a nurse, said`.
    late: Option<usize>,
    /// The `who` that opened it.
    who: Option<usize>,
}

impl Frame {
    fn new(opened: Opened) -> Self {
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

/// The last constituent, adverbs left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Start,
    Comma,
    Conjunction,
    CommaConjunction,
    Preposition,
    Phrase,
    Opener,
    Verb,
    Region,
    /// A region that ends like a sentence with its cue to come: `"…,"`.
    Speech,
}

struct Reader<'a> {
    words: Words<'a>,
    start: usize,
    end: usize,
    /// The region that holds the next token, or comes after it.
    region: usize,
    frames: SmallVec<[Frame; DEEPEST]>,
    last: Last,
    phrases: SmallVec<[Phrase; 16]>,
    verbs: SmallVec<[Verb; 8]>,
    /// Verbs without a subject that take the one of the main clause to come.
    waiting: SmallVec<[usize; 8]>,
    /// Whether only the subject of a cue was read since a quotation.
    after_speech: bool,
    /// The phrase after `with`: `with Berg saying`.
    with: Option<Phrase>,
    /// The phrase after `for`: `for Berg to add`.
    for_whom: Option<Phrase>,
}

/// The most clauses kept open: deeper ones are read as the deepest.
const DEEPEST: usize = 12;
/// The most tokens of a bracket in a noun phrase.
const BRACKET: usize = 12;

impl<'a> Reader<'a> {
    fn class(&self, index: usize) -> WordClass {
        if index < self.end {
            self.words.tokens[index].class
        } else {
            WordClass::Mark
        }
    }

    fn kind(&self, index: usize) -> Option<TokenKind> {
        (index < self.end).then(|| self.words.tokens[index].kind)
    }

    fn text(&self, index: usize) -> &'a str {
        self.words.tokens[index].text
    }

    fn top(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn read(&mut self) {
        let mut index = self.start;
        while index < self.end {
            index = self.step(index).max(index + 1);
        }
    }

    /// Reads what starts at the token `index`; returns the token after it.
    fn step(&mut self, index: usize) -> usize {
        if let Some(after) = self.region_at(index) {
            return after;
        }
        match self.class(index) {
            WordClass::Mark => self.mark(index),
            WordClass::Adverb => index + 1,
            WordClass::Conjunction => {
                self.last = if self.last == Last::Comma {
                    Last::CommaConjunction
                } else {
                    Last::Conjunction
                };
                index + 1
            }
            WordClass::Preposition => self.preposition(index),
            WordClass::Subordinator if self.is_once(index) => index + 1,
            WordClass::Subordinator if self.is_role(index) => self.preposition(index),
            WordClass::Subordinator => {
                self.open(Opened::Subordinate);
                self.last = Last::Opener;
                index + 1
            }
            WordClass::Relative => self.relative(index),
            WordClass::Pronoun => self.phrase(index, index + 1),
            WordClass::Auxiliary | WordClass::Past | WordClass::Present => self.finite(index),
            WordClass::Base if self.is_base_verb(index) => self.finite(index),
            WordClass::Ed => self.ed(index),
            WordClass::Noun
                if self.is_verb_of_who(index)
                    || self.is_third_person(index)
                    || self.is_verb_after_speech(index) =>
            {
                self.finite(index)
            }
            // "her rival, sitting MP Ida Dahl".
            WordClass::Ing
                if matches!(
                    self.text(index),
                    "sitting" | "acting" | "outgoing" | "incoming" | "retiring"
                ) && matches!(self.class(index + 1), WordClass::Noun | WordClass::Name) =>
            {
                let end = self.noun_phrase_end(index);
                self.phrase(index, end)
            }
            WordClass::Ing => self.ing(index),
            _ => {
                let end = self.noun_phrase_end(index);
                self.phrase(index, end)
            }
        }
    }

    fn mark(&mut self, index: usize) -> usize {
        match self.words.tokens[index].kind {
            TokenKind::Comma | TokenKind::Colon => {
                self.comma();
                index + 1
            }
            TokenKind::Break => {
                if self.text(index) == ";" {
                    self.frames.clear();
                    self.frames.push(Frame::new(Opened::Main));
                    self.last = Last::Start;
                } else {
                    self.comma();
                }
                index + 1
            }
            TokenKind::Bracket if matches!(self.text(index), "(" | "[") => {
                let most = self.end.min(index + BRACKET);
                let close = (index + 1..most).find(|at| matches!(self.text(*at), ")" | "]"));
                match close {
                    Some(close) => {
                        if self.last == Last::Phrase
                            && let Some(phrase) = self.phrases.last_mut()
                        {
                            phrase.end = close + 1;
                        }
                        close + 1
                    }
                    None => index + 1,
                }
            }
            _ => index + 1,
        }
    }

    /// A comma closes relative and subordinate clauses that have their verb.
    fn comma(&mut self) {
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
                self.class(phrase.core - 1),
                WordClass::Name | WordClass::Pronoun
            )
        })
    }

    /// `Berg once said`: an adverb, and no clause opens.
    fn is_once(&self, index: usize) -> bool {
        self.text(index) == "once"
            && matches!(
                self.class(index + 1),
                WordClass::Past | WordClass::Present | WordClass::Ed | WordClass::Auxiliary
            )
    }

    /// `who works as a pilot, said`: a role, no clause.
    fn is_role(&self, index: usize) -> bool {
        self.last == Last::Verb && self.text(index) == "as" && {
            let end = self.noun_phrase_end(index + 1);
            self.kind(end) == Some(TokenKind::Comma)
        }
    }

    fn open(&mut self, opened: Opened) {
        if self.frames.len() < DEEPEST {
            self.frames.push(Frame::new(opened));
        }
    }

    fn preposition(&mut self, index: usize) -> usize {
        if self.text(index) == "to" || self.text(index) == "To" {
            let mut next = index + 1;
            while self.class(next) == WordClass::Adverb && next < index + 3 {
                next += 1;
            }
            let is_infinitive = self.class(next) == WordClass::Base
                || self.class(next) == WordClass::Noun && self.kind(next) == Some(TokenKind::Lower)
                || self.class(next) == WordClass::Auxiliary;
            if is_infinitive {
                return self.infinitive(index, next);
            }
        }
        self.last = Last::Preposition;
        index + 1
    }

    fn relative(&mut self, index: usize) -> usize {
        let is_after_noun = matches!(self.last, Last::Phrase | Last::Comma | Last::Preposition);
        let is_that = self.text(index).eq_ignore_ascii_case("that");
        let antecedent = is_after_noun
            .then(|| self.phrases.len().checked_sub(1))
            .flatten();
        // "That night", "that plan", "the barn that autumn": a determiner.
        let opens_phrase = match self.last {
            Last::Start | Last::Preposition | Last::Conjunction => {
                matches!(self.class(index + 1), WordClass::Noun | WordClass::Time)
            }
            Last::Phrase => {
                self.class(index + 1) == WordClass::Time
                    && matches!(
                        self.class(index + 2),
                        WordClass::Mark | WordClass::Conjunction
                    )
            }
            _ => false,
        };
        if is_that && opens_phrase {
            let end = self.noun_phrase_end(index);
            return self.phrase(index, end);
        }
        self.open(if is_that && !is_after_noun {
            Opened::Complement
        } else {
            Opened::Relative
        });
        self.top().antecedent = antecedent;
        self.top().who = self
            .text(index)
            .eq_ignore_ascii_case("who")
            .then_some(index);
        self.last = Last::Opener;
        index + 1
    }

    fn text_is(&self, index: usize, word: &str) -> bool {
        index < self.end && self.text(index) == word
    }

    /// Adds to the verbs what was read of their subjects after them.
    fn finish(&mut self) {
        for index in 0..self.verbs.len() {
            let verb = self.verbs[index];
            let Some(mut subject) = verb.subject else {
                continue;
            };
            if verb.is_inverted
                && let Some(read) = self
                    .phrases
                    .iter()
                    .find(|phrase| phrase.start == subject.start)
            {
                subject = *read;
            }
            let limit = match verb.form {
                Form::Finite if subject.start > verb.head => self.end,
                Form::Finite => verb.start,
                _ => subject.end,
            };
            subject.end = self.modified_end(&subject, limit);
            self.verbs[index].subject = Some(subject);
        }
    }
}

#[cfg(test)]
mod tests;
