//! What a cue takes after it: a clause, a question, an infinitive or a noun
//! phrase, by the frames of the lexicon. Where that ends is `extent`'s concern.

use super::super::classes::class;
use super::super::cues::{CueWord, PREPOSITIONS, frame};
use super::super::token_kind::TokenKind;
use super::{Said, Sieve};
use crate::quotation::Rule;
use std::ops::Range;

/// Reported words as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) tokens: Range<usize>,
    /// Whether it is a noun phrase, and no clause.
    pub(super) is_phrase: bool,
    /// What it is, in words.
    pub(super) rule: Rule,
}

/// The most tokens between the start of a clause and its finite verb.
const TO_VERB: usize = 25;
/// The most tokens of an aside between a cue and `that`.
const ASIDE: usize = 16;

impl Sieve<'_> {
    /// Where reported words start and end after a cue.
    pub(super) fn content_after(&self, said: &Said, clause: &Range<usize>) -> Option<Content> {
        let needs_marks = said.word.frames & frame::MIXED != 0;
        self.any_content_after(said, clause).filter(|content| {
            let span = self.bytes_of(&content.tokens);
            !needs_marks || !self.regions_inside(&span).is_empty()
        })
    }

    fn any_content_after(&self, said: &Said, clause: &Range<usize>) -> Option<Content> {
        let word = said.word;
        let at = said.end;
        let limit = clause.end;
        if at >= limit {
            return None;
        }
        let word = if said.mention.is_none() {
            without_speaker(word)
        } else {
            word
        };
        if let Some(after) = self.after_preposition(at, word) {
            let takes_noun = word.frames & frame::ABOUT == 0;
            let word = CueWord {
                frames: word.frames | if takes_noun { frame::NOUN } else { 0 },
                ..word
            };
            return self
                .clause_from(after, word, limit, false)
                .or_else(|| self.phrase_from(after, word, limit));
        }
        if word.frames & frame::ABOUT != 0 {
            return None;
        }
        if word.frames & frame::PEOPLE != 0 {
            let people = self.grammar.noun_phrase_end(at, limit);
            if people > at && self.is_infinitive(people) {
                return Some(self.content(at, limit, Rule::Request));
            }
        }
        if word.frames & frame::HEARER != 0 {
            let hearer = self.grammar.noun_phrase_end(at, limit);
            if hearer > at {
                let found = self.clause_from(hearer, word, limit, true);
                let found = found.or_else(|| self.clause_after_adjuncts(hearer, word, limit));
                if found.is_some() {
                    return found;
                }
            }
        }
        self.clause_from(at, word, limit, false)
            .or_else(|| self.clause_after_adjuncts(at, word, limit))
            .or_else(|| self.phrase_from(at, word, limit))
    }

    /// One past the preposition that a cue takes: `pointed out`, `spoke of`.
    fn after_preposition(&self, at: usize, word: CueWord) -> Option<usize> {
        let text = self.grammar.text(at);
        let is_taken = PREPOSITIONS
            .iter()
            .position(|known| *known == text && *known != "that")
            .is_some_and(|position| word.prepositions >> position & 1 == 1);
        is_taken.then_some(at + 1)
    }

    /// `that …`, `whether …`, `to …` or a bare clause right at `start`.
    fn clause_from(
        &self,
        start: usize,
        word: CueWord,
        limit: usize,
        after_hearer: bool,
    ) -> Option<Content> {
        if start + 1 >= limit {
            return None;
        }
        let takes = |frame: u16| word.frames & frame != 0;
        let text = self.grammar.text(start);
        if text == "that" && takes(frame::THAT) {
            return Some(self.content(start, limit, Rule::ReportedClause));
        }
        if takes(frame::WH)
            && self.grammar.is(start, class::QUESTION)
            && (text != "if" || !takes(frame::BARE))
            && text != "when"
        {
            return Some(self.content(start, limit, Rule::ReportedQuestion));
        }
        if takes(frame::TO) && self.is_infinitive(start) {
            return Some(self.content(start, limit, Rule::ReportedInfinitive));
        }
        let opens = self.grammar.is_word(start)
            && !self
                .grammar
                .is(start, class::COORDINATOR | class::RELATIVE | class::TIME)
            && (!self
                .grammar
                .is(start, class::PREPOSITION | class::SUBORDINATOR)
                || text == "if"
                || self.grammar.kind(start) == TokenKind::Capital);
        let is_bare = takes(frame::BARE) && (after_hearer || !takes(frame::HEARER));
        if is_bare && opens && self.is_clause(start, limit) {
            return Some(self.content(start, limit, Rule::BareReportedClause));
        }
        None
    }

    /// Whether a subject and its finite verb start at `start`. A verb of a
    /// relative clause on the way is not it: `announced the plan he made`.
    fn is_clause(&self, start: usize, limit: usize) -> bool {
        let grammar = &self.grammar;
        let mut others = 0;
        for index in start + 1..limit.min(start + TO_VERB) {
            let opens_clause = grammar.is(
                index,
                class::RELATIVE | class::SUBORDINATOR | class::NOMINATIVE,
            ) && grammar.is_word(index - 1);
            if matches!(grammar.kind(index), TokenKind::Colon | TokenKind::Break) {
                return false;
            }
            if grammar.kind(index) == TokenKind::Comma
                && grammar.is(index + 1, class::NOMINATIVE | class::COORDINATOR)
            {
                return false;
            }
            if grammar.is_finite(index) {
                if others == 0 {
                    return true;
                }
                others -= 1;
            } else if opens_clause {
                others += 1;
            }
        }
        grammar.is(start, class::FINITE)
    }

    /// The content behind adjuncts or an aside: `said on Monday that …`,
    /// `added, to laughter, that …`.
    fn clause_after_adjuncts(&self, at: usize, word: CueWord, limit: usize) -> Option<Content> {
        let after = self.grammar.adjuncts_end(at, limit);
        if after > at
            && let Some(found) = self.clause_from(after, word, limit, true)
        {
            return Some(found);
        }
        let that = (at..limit.min(at + ASIDE)).find(|index| self.grammar.text(*index) == "that")?;
        let is_aside = self.grammar.kind(after) == TokenKind::Comma
            && self.grammar.kind(that - 1) == TokenKind::Comma;
        if is_aside && word.frames & frame::THAT != 0 {
            return Some(self.content(that, limit, Rule::ReportedAfterAside));
        }
        None
    }

    fn is_infinitive(&self, at: usize) -> bool {
        self.grammar.text(at) == "to"
            && self.grammar.kind(at + 1) == TokenKind::Lower
            && !self.grammar.is(at + 1, class::DETERMINER)
    }

    /// A noun phrase as content: `called it "a farce"`, `proposed a new tax`.
    fn phrase_from(&self, start: usize, word: CueWord, limit: usize) -> Option<Content> {
        if start >= limit || word.frames & (frame::NOUN | frame::QUOTED) == 0 {
            return None;
        }
        let at = self.tokens[start].range.start;
        let opens = self.region_at(at).is_some()
            || (self.grammar.text(start) == "as" && word.frames & frame::WEAK != 0)
            || (self.grammar.is_word(start)
                && !self.grammar.is(
                    start,
                    class::PREPOSITION
                        | class::COORDINATOR
                        | class::SUBORDINATOR
                        | class::TIME
                        | class::AUXILIARY,
                )
                && !self.grammar.is_adverb(start));
        if !opens {
            return None;
        }
        let content = self.phrase(start, limit);
        let span = self.bytes_of(&content.tokens);
        let has_quoted = !self.regions_inside(&span).is_empty();
        let takes = has_quoted || word.frames & frame::NOUN != 0 && content.tokens.len() > 1;
        takes.then_some(content)
    }

    fn content(&self, start: usize, limit: usize, rule: Rule) -> Content {
        Content {
            tokens: start..self.content_end(start, limit, false),
            is_phrase: false,
            rule,
        }
    }

    fn phrase(&self, start: usize, limit: usize) -> Content {
        Content {
            tokens: start..self.content_end(start, limit, true),
            is_phrase: true,
            rule: Rule::Topic,
        }
    }
}

/// What a passive takes: `it was reported that …`, `he was asked whether …`.
fn without_speaker(word: CueWord) -> CueWord {
    CueWord {
        frames: word.frames & (frame::THAT | frame::WH),
        ..word
    }
}
