//! Whose words a verb reports: the subject on its left or right, or that of
//! another verb of the sentence (`X left, saying …`; `X left and said …`).

use super::super::classes::class;
use super::super::cues::{CueWord, Form, contains_word, frame};
use super::super::mentions::{Mention, MentionKind, Place};
use super::super::name_words::is_possessive;
use super::super::roles::is_role;
use super::super::syntax::{self, Phrase};
use super::super::token_kind::TokenKind;
use super::{Said, Sieve, floor_after_comma};
use std::ops::Range;

/// The most tokens between a verb and the subject it shares with another.
const SHARED: usize = 80;

impl Sieve<'_> {
    /// Whether the word at `index` is a verb of saying here, and no noun or
    /// adjective of the same form: `his claims`, `the reported cost`.
    pub(super) fn is_verb(&self, index: usize, word: CueWord) -> bool {
        let grammar = &self.grammar;
        let Some(before) = index.checked_sub(1) else {
            return word.form == Form::Ing || word.form == Form::Past;
        };
        let mut at = before;
        while at > 0 && grammar.is_adverb(at) {
            at -= 1;
        }
        let text = grammar.text(at);
        let is_owner = grammar.is(at, class::POSSESSIVE) || is_possessive(text);
        let is_contraction = grammar.is(at, class::FINITE);
        if grammar.is(at, class::DETERMINER) || (is_owner && !is_contraction) {
            return false;
        }
        let is_read = self.verbs.binary_search_by_key(&index, |read| read.head);
        let is_finite = is_read.is_ok_and(|read| {
            self.verbs[read].form == syntax::Form::Finite && self.verbs[read].subject.is_some()
        });
        if is_finite && matches!(word.form, Form::Base | Form::Third) && !word.is_noun {
            return true;
        }
        match word.form {
            Form::Base => {
                grammar.is(at, class::AUXILIARY | class::FINITE)
                    || matches!(text, "to" | "not" | "they" | "we" | "you" | "I" | "who")
                    || (grammar.is_plural(at) && grammar.is_word(at))
                    || (!word.is_noun && text == "and")
            }
            Form::Third => {
                let is_singular = grammar.kind(at) == TokenKind::Capital
                    || contains_word(" he she it who which that ", text)
                    || (!word.is_noun && grammar.is_word(at) && !grammar.is_closed(at));
                is_singular
                    && grammar.cue(index + 1).is_none()
                    && (!word.is_noun || is_finite || is_pronoun(text))
                    || (!word.is_noun && matches!(text, "and" | ","))
            }
            Form::Past => grammar.text(index + 1) != "by",
            Form::Participle | Form::Ing => true,
        }
    }

    /// The verb of saying at the token `verb` with its speaker.
    pub(super) fn said(&self, verb: usize, word: CueWord, clause: &Range<usize>) -> Option<Said> {
        let floor = self.floor(verb, clause);
        let group = self.verb_group(verb, floor);
        let is_passive = (group..verb).any(|index| self.grammar.is(index, class::BE));
        let said = |mention, start, end| {
            Some(Said {
                verb,
                word,
                mention,
                start,
                end,
                is_inverted: false,
            })
        };
        let start = self.tokens[verb].range.start;
        let end = verb + 1 + usize::from(word.frames & frame::IT != 0);
        if word.form == Form::Participle && group == verb {
            return None;
        }
        if is_passive && matches!(word.form, Form::Past | Form::Participle) {
            let takes = word.frames & (frame::THAT | frame::WH) != 0;
            let subject = self
                .read_subject(verb)
                .filter(|subject| subject.start < verb);
            let start = subject.map_or(start, |subject| self.tokens[subject.start].range.start);
            return takes.then(|| said(None, start, end)).flatten();
        }
        let before = group.checked_sub(1).filter(|before| *before >= floor);
        let shares = match before {
            None => false,
            Some(before) => {
                matches!(
                    self.grammar.text(before),
                    "and" | "but" | "to" | "then" | "or"
                ) || (word.form == Form::Ing && !is_passive && !self.is_own_subject(before))
            }
        };
        // "for Berg to add": the infinitive has its own subject.
        if shares
            && let Some(subject) = self.read_subject(verb)
            && before == Some(subject.end)
        {
            return said(Some(self.place(clause).mention_of(&subject)), start, end);
        }
        if shares {
            let mention = self.shared_subject(group, clause)?;
            return said(Some(mention), start, end);
        }
        if word.form == Form::Ing && group == verb && group == floor {
            let mention = if floor == clause.start {
                self.subject_of_main_clause(verb, clause)
            } else {
                self.shared_subject(group, clause)
            };
            return said(Some(mention?), start, end);
        }
        let read = self.read_subject(verb);
        let is_before = read.is_some_and(|subject| subject.end <= verb);
        // "Berg, citing "the cold," said the ice was late".
        let closes_aside = is_before && verb == floor_after_comma(self.tokens, floor);
        if !closes_aside
            && let Some(inverted) = self.inverted(verb, word, floor, clause)
            && (!is_before || self.names_person(inverted.mention.as_ref()))
        {
            return Some(inverted);
        }
        let mention = match read.filter(|_| is_before) {
            Some(subject) => self.place(clause).mention_of(&subject),
            // "experts note": a noun of the same form, as the reader has it.
            None => self.phrase_before(group, &(floor..clause.end))?,
        };
        let start = mention.range.start;
        said(Some(mention), start, end)
    }

    /// Whether a mention behind a verb is who speaks, and no object: `, tweeted
    /// a warning`.
    fn names_person(&self, mention: Option<&Mention>) -> bool {
        mention.is_some_and(|mention| {
            matches!(mention.kind, MentionKind::Name(_))
                || is_role(&self.paragraph[mention.range.clone()])
        })
    }

    /// The subject of a verb as the grammar read it.
    fn read_subject(&self, verb: usize) -> Option<Phrase> {
        let index = self.verbs.binary_search_by_key(&verb, |read| read.head);
        self.verbs[index.ok()?].subject
    }

    /// The first token of the verb group that ends with `verb`: `has also
    /// said`.
    fn verb_group(&self, verb: usize, floor: usize) -> usize {
        const PARTS: u16 = class::AUXILIARY | class::BE | class::INFINITE;
        let mut start = verb;
        while start > floor {
            let before = start - 1;
            let text = self.grammar.text(before);
            let is_part = self.grammar.is(before, PARTS)
                || self.grammar.is_adverb(before)
                || text == "not"
                || text.ends_with("n't")
                || text.ends_with("n’t");
            if !is_part || self.grammar.kind(before) == TokenKind::Capital {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Whether the word before a participle is its own subject: `with Smith
    /// calling it …`, and not `a statement saying …`.
    fn is_own_subject(&self, before: usize) -> bool {
        self.grammar.is_word(before)
            && !self.grammar.is_closed(before)
            && !self.grammar.is(before, class::DOCUMENT | class::TIME)
    }

    /// `…, said X`: the speaker after the verb.
    fn inverted(
        &self,
        verb: usize,
        word: CueWord,
        floor: usize,
        clause: &Range<usize>,
    ) -> Option<Said> {
        let after_quotation = verb == floor_after_comma(self.tokens, floor);
        let after_comma = verb > clause.start
            && self.tokens[verb - 1].kind == TokenKind::Comma
            && self.ends_after_subject(verb, clause)
            && self.grammar.has_finite(clause.start..verb - 1);
        let may = word.frames & frame::BEFORE != 0 && matches!(word.form, Form::Past | Form::Third);
        if !(may && (after_quotation || after_comma)) {
            return None;
        }
        let mention = self.place(clause).subject_after(verb)?;
        let end = self
            .tokens
            .partition_point(|token| token.range.start < mention.range.end);
        Some(Said {
            verb,
            word,
            mention: Some(mention),
            start: self.tokens[verb].range.start,
            end,
            is_inverted: true,
        })
    }

    /// Whether the noun phrase after the verb is not the subject of another
    /// verb: `…, said Smith, a banker.`
    fn ends_after_subject(&self, verb: usize, clause: &Range<usize>) -> bool {
        let end = self.grammar.noun_phrase_end(verb + 1, clause.end);
        end > verb + 1
            && !self.grammar.is(verb + 1, class::TIME)
            && (end >= clause.end
                || matches!(
                    self.tokens[end].kind,
                    TokenKind::Comma | TokenKind::Stop | TokenKind::Break
                )
                || self.grammar.is(end, class::PREPOSITION | class::TIME)
                || self.grammar.text(end) == "who")
    }

    /// The subject that a verb without its own shares with another verb of
    /// the sentence before it: with the last that speaks, or else the nearest.
    fn shared_subject(&self, at: usize, clause: &Range<usize>) -> Option<Mention> {
        let from = self.tokens[clause.start].range.start;
        if let Some(last) = self.found.last()
            && last.cue.as_ref().is_some_and(|cue| cue.start >= from)
            && last.mention.is_some()
        {
            return last.mention.clone();
        }
        let place = self.place(clause);
        let near = clause.start.max(at.saturating_sub(SHARED));
        let first = self.verbs.partition_point(|verb| verb.head < near);
        let end = self.verbs.partition_point(|verb| verb.head < at);
        let subjects = self.verbs[first..end].iter().rev().filter_map(|verb| {
            let is_finite = matches!(verb.form, syntax::Form::Finite | syntax::Form::Passive);
            verb.subject
                .filter(|subject| is_finite && subject.who.is_none() && subject.end <= at)
        });
        let is_subordinate = |subject: &Phrase| {
            subject.start.checked_sub(1).is_some_and(|before| {
                before >= clause.start
                    && self.grammar.is(
                        before,
                        class::SUBORDINATOR | class::RELATIVE | class::QUESTION,
                    )
            })
        };
        let mut near = subjects.clone();
        let subject = near.find(|subject| !is_subordinate(subject));
        Some(place.mention_of(&subject.or_else(|| subjects.clone().next())?))
    }

    /// `Calling it a farce, Smith left`: the subject after the comma.
    fn subject_of_main_clause(&self, verb: usize, clause: &Range<usize>) -> Option<Mention> {
        for comma in verb + 1..clause.end.min(verb + SHARED) {
            let at = self.tokens[comma].range.start;
            let ends_region = self.region_at(at).is_some_and(|region| {
                self.regions[region].range.end == self.tokens[comma].range.end
            });
            let is_comma = self.tokens[comma].kind == TokenKind::Comma;
            if !(ends_region || (is_comma && self.region_at(at).is_none())) {
                continue;
            }
            let end = self.grammar.noun_phrase_end(comma + 1, clause.end);
            let end = if self.grammar.is(comma + 1, class::NOMINATIVE) {
                comma + 2
            } else {
                end
            };
            let verb_follows = self.grammar.is_finite(end)
                || self
                    .grammar
                    .cue(end)
                    .is_some_and(|cue| cue.form == Form::Past);
            if end > comma + 1 && verb_follows {
                return Place {
                    ceiling: end,
                    ..self.place(clause)
                }
                .subject_after(comma);
            }
        }
        None
    }
}

fn is_pronoun(text: &str) -> bool {
    contains_word(" he she it who which ", text)
}
