//! Which words are verbs, where their form alone does not tell.

use super::super::role_nouns::is_role_noun;
use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, cue};
use super::{Last, Reader};

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
                    && self.class(index + 1) != WordClass::Noun
            }
            _ => false,
        }
    }

    /// Whether a word in `-s` right after quoted speech is a verb with its
    /// subject after it, whatever the lexicon says: `"…," counsels nurse Ida Dahl`.
    pub(super) fn is_verb_after_speech(&self, index: usize) -> bool {
        let word = self.text(index);
        if self.last != Last::Speech || !word.ends_with('s') || word.ends_with("ss") {
            return false;
        }
        let end = self.noun_phrase_end(index + 1);
        let has_name = (index + 1..end).any(|at| self.class(at) == WordClass::Name);
        let is_phrase = match self.class(index + 1) {
            WordClass::Name => true,
            WordClass::Noun => has_name,
            WordClass::Determiner | WordClass::Possessive => end > index + 2,
            _ => false,
        };
        is_phrase
            && !matches!(
                self.class(end),
                WordClass::Past | WordClass::Present | WordClass::Ed | WordClass::Auxiliary
            )
    }

    /// Whether the next token rules out that a word in `-s` is a plural noun.
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
            WordClass::Mark | WordClass::Preposition | WordClass::Time | WordClass::Adverb
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
                    WordClass::Determiner
                        | WordClass::Possessive
                        | WordClass::Relative
                        | WordClass::Pronoun
                )
                || self.is_only_verb(index))
    }

    /// Whether a word in `-s` after a noun must be the verb, as none follows
    /// before the quoted words: `the plan promises to "…"`.
    fn is_only_verb(&self, index: usize) -> bool {
        const FAR: usize = 24;
        let is_quoted = |at: usize| {
            let region = self.words.regions.get(self.region);
            region.is_some_and(|region| region.range.start <= self.words.tokens[at].range.start)
        };
        let next = (index + 1..self.end.min(index + FAR)).find_map(|at| match self.class(at) {
            _ if is_quoted(at) => Some(true),
            WordClass::Relative | WordClass::Subordinator => Some(true),
            WordClass::Past | WordClass::Present | WordClass::Auxiliary => Some(false),
            WordClass::Ed => Some(matches!(
                self.class(at - 1),
                WordClass::Determiner | WordClass::Possessive
            )),
            _ => None,
        });
        next == Some(true)
            && matches!(self.class(index - 1), WordClass::Name | WordClass::Noun)
            && !is_role_noun(self.text(index))
    }

    /// Whether a quoted region follows a word, perhaps after a comma: `the ad
    /// claims "…"`.
    pub(super) fn announces(&self, index: usize) -> bool {
        let mut next = index + 1;
        if self.kind(next) == Some(TokenKind::Colon) && next + 1 == self.end {
            // It is in the paragraph after.
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
                || self.class(index - 1) == WordClass::Adverb
                    && index > self.start + 1
                    && matches!(self.text(index - 2), "who" | "which"))
    }

    pub(super) fn is_base_verb(&self, index: usize) -> bool {
        match self.last {
            Last::Conjunction | Last::CommaConjunction | Last::Speech => {
                !matches!(self.class(index + 1), WordClass::Noun)
            }
            // "the two, however, argue".
            Last::Comma => {
                let top = &self.frames[self.frames.len() - 1];
                top.subject.is_some()
                    && !top.has_verb
                    && self.class(index + 1) == WordClass::Relative
            }
            last => matches!(last, Last::Phrase | Last::Opener),
        }
    }

    /// Whether a participle says what a thing is called: `titled "…"`.
    pub(super) fn names(&self, index: usize) -> bool {
        matches!(
            self.text(index),
            "titled" | "entitled" | "named" | "called" | "dubbed" | "headlined"
        )
    }

    /// `Retired general Anna Berg once said`: a phrase with its verb.
    pub(super) fn opens_subject(&self, index: usize) -> bool {
        let mut end = self.noun_phrase_end(index);
        let has_noun = end > index + 1;
        while self.class(end) == WordClass::Adverb || self.text_is(end, "once") {
            end += 1;
        }
        has_noun
            && match self.class(end) {
                WordClass::Past | WordClass::Present => true,
                WordClass::Ed => cue(self.text(end)).is_some(),
                _ => false,
            }
    }

    /// Whether the subject of the last verb is to come: `said Anna Berg`.
    pub(super) fn awaits_subject(&self) -> bool {
        let last = self.verbs.last();
        last.is_some_and(|verb| verb.is_inverted && verb.subject.is_none())
    }
}
