//! Noun phrases: where they end, and what they are in the clause.

use super::super::lexicon::is_place;
use super::super::role_nouns::is_human;
use super::super::token_kind::TokenKind;
use super::super::word_class::WordClass;
use super::{Frame, Last, Opened, Phrase, Reader};

/// The most words of one noun phrase.
const LONGEST: usize = 16;

impl Reader<'_> {
    /// Where the noun phrase that starts at `start` ends.
    pub(super) fn noun_phrase_end(&self, start: usize) -> usize {
        let most = self.end.min(start + LONGEST);
        let mut index = start + 1;
        let first = self.class(start);
        if first == WordClass::Time {
            while index < most
                && (self.class(index) == WordClass::Time
                    || self.text(index).starts_with(|c: char| c.is_ascii_digit()))
            {
                index += 1;
            }
            return index;
        }
        let mut has_noun = matches!(first, WordClass::Noun | WordClass::Name);
        let inside = |at: usize| {
            self.words
                .regions
                .get(self.region)
                .is_some_and(|region| region.range.start <= self.words.tokens[at].range.start)
        };
        while index < most && !inside(index) {
            let belongs = match self.class(index) {
                WordClass::Noun => !has_noun || !self.is_third_person_form(index),
                WordClass::Name => true,
                WordClass::Time => {
                    !is_weekday(self.text(index)) || !has_noun || {
                        matches!(self.text(index - 1), "Super" | "Black" | "Cyber")
                    }
                }
                // "the funding of", where it is a noun.
                WordClass::Ing if index == start + 1 && self.is_gerund(index) => true,
                // "the proposed plan", "the late-arriving guests".
                WordClass::Ed
                | WordClass::Ing
                | WordClass::Adverb
                | WordClass::Past
                | WordClass::Present => !has_noun && self.has_noun_after(index),
                WordClass::Determiner | WordClass::Base | WordClass::Auxiliary => {
                    !has_noun || self.text(index).starts_with(char::is_uppercase)
                }
                WordClass::Mark => {
                    // "the candidates' plan", "Ruud & Daughters".
                    matches!(self.text(index), "'" | "’" | "&")
                        && matches!(self.class(index + 1), WordClass::Noun | WordClass::Name)
                }
                _ => false,
            };
            if !belongs {
                break;
            }
            has_noun |= matches!(
                self.class(index),
                WordClass::Noun | WordClass::Name | WordClass::Base
            );
            index += 1;
        }
        index
    }

    /// `the reporting of it`.
    fn is_gerund(&self, index: usize) -> bool {
        matches!(
            self.class(index - 1),
            WordClass::Determiner | WordClass::Possessive
        ) && self.text_is(index + 1, "of")
    }

    fn has_noun_after(&self, index: usize) -> bool {
        matches!(
            self.class(index + 1),
            WordClass::Noun | WordClass::Name | WordClass::Ed | WordClass::Ing | WordClass::Base
        )
    }

    /// Takes the noun phrase from `start` to `end` into the open clause.
    pub(super) fn phrase(&mut self, start: usize, end: usize) -> usize {
        let is_time = self.is_time(start, end);
        let phrase = Phrase {
            is_time,
            ..Phrase::plain(start, end)
        };
        if self.last == Last::Preposition {
            self.prepositional(phrase);
            return end;
        }
        if is_time || self.is_where(start, end) {
            // "Trump on Monday", "last week": nothing that acts.
            return end;
        }
        let last = self.last;
        let index = self.phrases.len();
        self.phrases.push(phrase);
        self.last = Last::Phrase;
        if last == Last::Speech {
            self.frames.truncate(1);
            *self.top() = Frame::new(Opened::Main);
        }
        if last == Last::Verb && self.invert(phrase) {
            return end;
        }
        let is_pronoun = self.class(start) == WordClass::Pronoun;
        let top = *self.top();
        match top.subject {
            _ if top.has_verb => {
                let inverted = self.inverted_subject(index).filter(|_| !is_pronoun);
                match (inverted, last) {
                    (Some(subject), Last::Comma) if self.phrases[subject].end + 1 == start => {
                        self.phrases[subject].apposition.get_or_insert((start, end));
                    }
                    (Some(subject), Last::Conjunction) if self.is_conjunct(subject, start) => {
                        self.coordinate_phrase(subject, start, end);
                    }
                    (_, Last::Comma) => self.late(index),
                    _ => {}
                }
            }
            _ if last == Last::Verb => {}
            None => self.top().subject = Some(index),
            Some(subject) => match last {
                Last::Conjunction | Last::CommaConjunction if !is_pronoun => {
                    self.coordinate_phrase(subject, start, end);
                }
                Last::Comma if is_pronoun => self.top().subject = Some(index),
                Last::Comma => {
                    self.phrases[subject].apposition.get_or_insert((start, end));
                }
                // "the bill he signed".
                Last::Phrase => {
                    self.open(Opened::Relative);
                    self.top().subject = Some(index);
                }
                _ => {}
            },
        }
        end
    }

    /// The phrase before `index` that is the subject of an inverted verb:
    /// `said ⟦Anna Berg⟧, a nurse`.
    fn inverted_subject(&self, index: usize) -> Option<usize> {
        let verb = self.verbs.last().filter(|verb| verb.is_inverted)?;
        let start = verb.subject?.start;
        (0..index).rfind(|at| self.phrases[*at].start == start)
    }

    /// Whether only a conjunction separates a phrase, or its apposition, from
    /// the one that starts at `start`.
    fn is_conjunct(&self, phrase: usize, start: usize) -> bool {
        let phrase = &self.phrases[phrase];
        let end = phrase.apposition.map_or(phrase.end, |(_, to)| to);
        end + 1 == start
    }

    /// Joins the phrase from `start` to `end` to the one before: a second noun of
    /// its apposition (`Anna Berg, a nurse and ⟦mother⟧`), or a conjunct.
    fn coordinate_phrase(&mut self, subject: usize, start: usize, end: usize) {
        let phrase = self.phrases[subject];
        if let Some((from, _)) = phrase.apposition
            && (self.class(from) != WordClass::Name || self.class(start) != WordClass::Name)
            && self.class(phrase.start) == WordClass::Name
        {
            self.phrases[subject].apposition = Some((from, end));
            return;
        }
        // "a letter between Berg and Dahl": the conjunct of the object.
        let has_object = phrase.end > phrase.core && phrase.apposition.is_none();
        let subject = &mut self.phrases[subject];
        if has_object && self.words.tokens[phrase.start].class != WordClass::Name {
            subject.end = end;
            return;
        }
        subject.apposition = None;
        subject.is_coordinated = true;
        subject.core = end;
        subject.end = end;
    }

    /// A phrase after a comma after the verb, or the apposition of one.
    fn late(&mut self, index: usize) {
        let Phrase { start, end, .. } = self.phrases[index];
        let is_name = self.class(start) == WordClass::Name;
        let late = self.top().late;
        match late {
            // "moved to Bath, the old harbour, Berg said".
            Some(late) if is_name && self.phrases[late].apposition.is_some() => {
                self.top().late = Some(index);
            }
            Some(late) => {
                self.phrases[late].apposition.get_or_insert((start, end));
            }
            None => self.top().late = Some(index),
        }
    }

    /// One past the participle after a noun with all that hangs on it, up to
    /// its verb or a mark: `a pilot ⟦known as Gale⟧`, `the order ⟦released
    /// Friday⟧`.
    pub(super) fn modified_end(&self, phrase: &Phrase, limit: usize) -> usize {
        let is_modified = phrase.end + 1 < limit.min(self.end)
            && matches!(self.class(phrase.end), WordClass::Ed | WordClass::Ing)
            || self.text_is(phrase.end, "known");
        if !is_modified || phrase.apposition.is_some() {
            return phrase.end;
        }
        let most = limit.min(phrase.end + LONGEST);
        let mut end = phrase.end + 1;
        while end < most
            && !matches!(
                self.class(end),
                WordClass::Mark
                    | WordClass::Conjunction
                    | WordClass::Subordinator
                    | WordClass::Relative
            )
        {
            end += 1;
        }
        let is_whole = end == limit || limit == self.end && self.class(end) == WordClass::Mark;
        if is_whole { end } else { phrase.end }
    }

    /// `of the committee` after a phrase becomes a part of it.
    fn prepositional(&mut self, phrase: Phrase) {
        let start = phrase.start;
        let top = *self.top();
        let before = if start > self.start {
            self.text(start - 1)
        } else {
            ""
        };
        self.with = match self.with {
            _ if matches!(before, "with" | "With") => Some(phrase),
            // "with one of her ads asking", "with footage of Berg saying".
            Some(with) if before == "of" && with.end + 1 == start => {
                let is_one = self.class(with.start) == WordClass::Determiner;
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
        self.for_whom = matches!(before, "for" | "For").then_some(phrase);
        // "Anna Berg, mayor of Lund, on Tuesday said": an aside of time.
        if phrase.is_time
            && start >= self.start + 2
            && self.kind(start - 2) == Some(TokenKind::Comma)
        {
            self.last = Last::Comma;
            return;
        }
        let inverted = self.inverted_subject(self.phrases.len());
        let open = match inverted {
            Some(subject) if self.is_last_phrase_of(subject, start) => inverted,
            _ if top.has_verb => top.late,
            _ => top.subject,
        };
        if let Some(subject) = open {
            let subject = &mut self.phrases[subject];
            let near = |end: usize| end + 2 >= start;
            if let Some((from, to)) = subject.apposition
                && near(to)
            {
                subject.apposition = Some((from, phrase.end));
            } else if near(subject.end) {
                subject.end = phrase.end;
            }
        } else if let Some(last) = self.phrases.last_mut()
            && last.end + 2 >= start
            && self.verbs.last().is_none_or(|verb| verb.head < last.start)
        {
            last.end = phrase.end;
        }
        // What a relative clause after it is about is kept by the phrase
        // before; only its place is new.
        self.last = Last::Phrase;
    }

    /// Whether a phrase, or its apposition, ends right before the preposition of
    /// the phrase that starts at `start`.
    fn is_last_phrase_of(&self, phrase: usize, start: usize) -> bool {
        let phrase = &self.phrases[phrase];
        let end = phrase.apposition.map_or(phrase.end, |(_, to)| to);
        end + 2 >= start
    }

    /// `in Bath, ⟦Maine⟧, Berg said`: where a place is.
    fn is_where(&self, start: usize, end: usize) -> bool {
        let text = |index: usize| self.words.tokens[index].range.clone();
        self.last == Last::Comma
            && start >= self.start + 2
            && self.class(start - 2) == WordClass::Name
            && matches!(self.class(end), WordClass::Mark)
            && is_place(&self.words.paragraph[text(start).start..text(end - 1).end])
    }

    /// Whether a phrase is a description of a person: `a friend`.
    pub(super) fn is_person(&self, phrase: &Phrase) -> bool {
        matches!(
            self.class(phrase.start),
            WordClass::Determiner | WordClass::Possessive
        ) && is_human(self.text(phrase.core - 1))
    }

    fn is_time(&self, start: usize, end: usize) -> bool {
        let last = end - 1;
        if end - start == 1 && self.text(start).bytes().all(|byte| byte.is_ascii_digit()) {
            return true;
        }
        if self.class(last) != WordClass::Time {
            return false;
        }
        end - start == 1
            || matches!(
                self.class(start),
                WordClass::Time | WordClass::Determiner | WordClass::Relative
            )
            || matches!(
                self.text(start),
                "last" | "next" | "Last" | "Next" | "Late" | "Early" | "late" | "early"
            )
            || self.text(start).starts_with(|c: char| c.is_ascii_digit())
    }
}

fn is_weekday(word: &str) -> bool {
    word.ends_with("day") && word.starts_with(char::is_uppercase)
}
