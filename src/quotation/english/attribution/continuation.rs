//! Quotations without a cue of their own, and who a paragraph leaves speaking.

use super::super::super::Kind;
use super::super::marks::Region;
use super::super::mentions::{Mention, MentionKind};
use super::super::syntax::{Form, Verb};
use super::super::token_kind::TokenKind;
use super::super::tokens::Token;
use super::clauses::inside_marks;
use super::direct::SENTENCE;
use super::{Found, Sieve};
use crate::quotation::Rule;
use std::ops::Range;

/// The most verbs looked at beside a quotation.
pub(super) const WITHIN: usize = 64;
/// The most cues looked through, each inside what the one before reports.
const DEEPEST: usize = 8;

impl Sieve<'_> {
    /// Quoted regions that no cue has taken: a whole sentence goes on from what
    /// was said before, in marks or without; words inside a sentence are its subject's. What is
    /// short is a term or a title.
    pub(super) fn rest(&mut self, sentences: &[Range<usize>]) {
        let mut before: Vec<(usize, usize)> = Vec::new();
        for (index, found) in self.found.iter().enumerate() {
            before.extend(found.spans.first().map(|span| (span.start, index)));
        }
        before.sort_unstable();
        for region in 0..self.regions.len() {
            let range = self.regions[region].range.clone();
            if self.used[region] || self.words(&range) < SENTENCE {
                continue;
            }
            let starts = self.starts_sentence(range.start);
            if !starts && (self.is_title(region) || self.is_work(region)) {
                continue;
            }
            let inside = (!starts).then(|| self.inside(&range, sentences)).flatten();
            let found = if inside.is_none() {
                let at = before.partition_point(|(start, _)| *start < range.start);
                let last = at.checked_sub(1).map(|last| before[last]);
                let mut found = self.sentence(&range, last, sentences);
                if !starts {
                    found.kind = Kind::Mixed;
                }
                Some(found)
            } else {
                inside
            };
            if let Some(found) = found {
                self.used[region] = true;
                self.found.push(found);
            }
        }
    }

    /// Whether a region has the capitals of a title: `"The Old Man and the Sea"`.
    pub(super) fn is_title(&self, region: usize) -> bool {
        const SMALL: usize = 4;
        let words = self.tokens[self.quoted[region].clone()]
            .iter()
            .filter(|token| token.is_word());
        let is_capital = |token: &&Token| token.kind == TokenKind::Capital;
        let has_small = |token: &Token| token.text.contains(char::is_lowercase);
        words.clone().next().is_some_and(|first| is_capital(&first))
            && words
                .clone()
                .all(|token| is_capital(&token) || token.text.len() <= SMALL)
            && words
                .filter(is_capital)
                .filter(|token| has_small(token))
                .count()
                > 2
    }

    fn starts_sentence(&self, at: usize) -> bool {
        let before = self.paragraph[..at].trim_end();
        let sentence = inside_marks(before);
        before.is_empty()
            || sentence.ends_with(['.', ':', '?', '!', '…'])
            || before.ends_with(['"', '”'])
    }

    /// A whole sentence in marks, said by who spoke last in this paragraph, or by
    /// who acts in the sentence before: `Berg agreed. "…"`.
    fn sentence(
        &self,
        range: &Range<usize>,
        last: Option<(usize, usize)>,
        sentences: &[Range<usize>],
    ) -> Found {
        let from = last.map(|(start, _)| start);
        let actor = self.actor_before(range.start, from, sentences);
        let mention = actor.or_else(|| self.found[last?.1].mention.clone());
        Found {
            spans: vec![range.clone()],
            kind: Kind::Direct,
            cue: None,
            mention,
            rule: Rule::NoCue,
        }
    }

    /// The person who acts in the sentence before the byte `at`, where nothing
    /// is said in it: what was said last starts at the byte `said`.
    fn actor_before(
        &self,
        at: usize,
        said: Option<usize>,
        sentences: &[Range<usize>],
    ) -> Option<Mention> {
        let token = self.token_at(at);
        let index = sentences.partition_point(|sentence| sentence.end <= token);
        let sentence = sentences.get(index.checked_sub(1)?)?;
        let start = self.tokens[sentence.start].range.start;
        if said.is_some_and(|said| said >= start) || !self.starts_sentence(at) {
            return None;
        }
        let verb = main(self.verbs_of(sentence))?;
        let mention = self.place(sentence).mention_of(verb.subject.as_ref()?);
        (verb.form == Form::Finite && matches!(mention.kind, MentionKind::Name(_)))
            .then_some(mention)
    }

    /// Quoted words inside a sentence whose verb is no cue: `Berg wants a law
    /// "that works for every one of us"`.
    fn inside(&self, range: &Range<usize>, sentences: &[Range<usize>]) -> Option<Found> {
        let at = self.token_at(range.start);
        let sentence = &sentences[sentences.partition_point(|sentence| sentence.end <= at)];
        let verbs = self.verbs_of(sentence);
        let before = &verbs[..verbs.partition_point(|verb| verb.head < at)];
        let place = self.place(sentence);
        let verb = self.outermost(before, self.speaking(before)?);
        let start = self.tokens[verb.head + 1].range.start.min(range.start);
        let is_free = self
            .regions_inside(&(start..range.start))
            .all(|region| !self.used[region]);
        let start = if is_free { start } else { range.start };
        // "According to Berg, the ice is "…"": unless somebody else says it.
        let is_according = self.text(sentence.start) == "According";
        let source = (is_according && self.cue_of(verb).is_none())
            .then(|| place.source_after(sentence.start + 1))
            .flatten();
        let mention = match source {
            Some(source) => source,
            None => self.speaker_of(verb, verb.subject.as_ref()?, sentence),
        };
        Some(Found {
            spans: vec![start..range.end],
            kind: Kind::Mixed,
            cue: Some(self.tokens[verb.head].range.clone()),
            mention: Some(mention),
            rule: Rule::SubjectOfSentence,
        })
    }

    /// Of the verbs before a quotation the one whose subject speaks: the last
    /// cue, or the verb of the main clause.
    fn speaking<'v>(&self, verbs: &'v [Verb]) -> Option<&'v Verb> {
        let has_subject = |verb: &&Verb| verb.subject.is_some();
        let is_cue = |verb: &&Verb| {
            self.cue_of(verb).is_some() && verb.form != Form::Passive || self.has_agent(verb)
        };
        verbs
            .iter()
            .rev()
            .take(WITHIN)
            .find(|verb| is_cue(verb) && has_subject(verb))
            .or_else(|| main(verbs))
    }

    /// The verb of a sentence that announces what the next paragraph says: the
    /// first in `As Berg wrote, the ice was late:`.
    fn announcer(&self, sentence: &Range<usize>) -> Option<&Verb> {
        let verbs = self.verbs_of(sentence);
        let is_as = self.text(sentence.start) == "As";
        let first = verbs.first().filter(|verb| {
            let subject = verb.subject.map(|subject| subject.start);
            is_as && self.cue_of(verb).is_some() && subject == Some(sentence.start + 1)
        });
        first.or_else(|| Some(self.outermost(verbs, self.speaking(verbs)?)))
    }

    /// The cue at the bottom of what a verb is reported to do: `⟦said⟧ he had
    /// answered that he wanted`.
    pub(super) fn outermost<'v>(&self, verbs: &'v [Verb], mut verb: &'v Verb) -> &'v Verb {
        for _ in 0..DEEPEST {
            match self.reporting(verbs, verb) {
                Some(outer) => verb = outer,
                None => break,
            }
        }
        verb
    }

    /// Who speaks next where a paragraph ends with its announcement: `The mayor
    /// had a message for the town:`.
    pub(super) fn lead(&self, sentences: &[Range<usize>]) -> Option<Found> {
        let sentence = sentences.last()?;
        let start = self.tokens[sentence.start].range.start;
        let quotes =
            |region: &Region| region.range.start >= start && self.words(&region.range) >= SENTENCE;
        if self.regions.last().is_some_and(quotes) {
            return None;
        }
        let verb = self.announcer(sentence);
        let place = self.place(sentence);
        let mention = match verb {
            Some(verb) => Some(place.mention_of(&verb.subject?)),
            None => {
                let last = sentence.end - 1;
                let is_colon = self.tokens[last].kind == TokenKind::Colon;
                let is_below = self.grammar.text(last.saturating_sub(1)) == "follows";
                let last = if is_below {
                    last.saturating_sub(2)
                } else {
                    last
                };
                is_colon
                    .then(|| self.phrase_before(last, sentence))
                    .flatten()
            }
        };
        Some(Found {
            spans: Vec::new(),
            kind: Kind::Direct,
            cue: verb.map(|verb| self.tokens[verb.head].range.clone()),
            mention: Some(mention?),
            rule: Rule::Announced,
        })
    }
}

/// The last verb of the main clause that has a subject, or any that has.
pub(super) fn main(verbs: &[Verb]) -> Option<&Verb> {
    let near = verbs.iter().rev().take(WITHIN);
    let mut with_subject = near.filter(|verb| verb.subject.is_some());
    let main = with_subject
        .clone()
        .find(|verb| verb.is_main && verb.form != Form::Passive);
    main.or_else(|| with_subject.next())
}
