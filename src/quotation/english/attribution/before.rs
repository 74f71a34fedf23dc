//! The cue before a quoted region: `X said, "…"`, `X was blunt: "…"`,
//! `X called it "…"`.

use super::super::super::Kind;
use super::super::classes::Class;
use super::super::cues::Cue;
use super::super::mentions::Mention;
use super::super::roles::is_human;
use super::super::syntax::{Form, Phrase, Verb};
use super::super::token_kind::TokenKind;
use super::Sieve;
use super::clauses::inside_marks;
use super::continuation::{WITHIN, main};
use super::direct::{SENTENCE, Sentence, Source};
use crate::quotation::Rule;
use std::ops::Range;

/// Words between a cue and the quotation it announces, at most.
const NEAR: usize = 24;
/// The most tokens of a noun phrase before a colon.
const PHRASE: usize = 24;
/// The most tokens of a name before a colon.
const LABEL: usize = 10;

impl Sieve<'_> {
    /// `X said, "…"`, `X told the crowd in Ohio: "…"`, `X called it "…"`.
    pub(super) fn cue_before(&self, region: usize, sentence: &Sentence) -> Option<Source> {
        let first = self.quoted[region].start;
        let floor = region
            .checked_sub(1)
            .map_or(0, |before| self.quoted[before].end)
            .max(sentence.tokens.start);
        if first <= floor {
            return None;
        }
        if let Some(noun) = self.noun_before(first, floor) {
            return Some(noun);
        }
        let verbs = &sentence.verbs[sentence.verbs.partition_point(|verb| verb.head < floor)
            ..sentence.verbs.partition_point(|verb| verb.head < first)];
        let source = match self.tokens[first - 1].kind {
            TokenKind::Colon => return self.colon(first, verbs, sentence),
            TokenKind::Comma => self.comma(region, first, verbs, sentence)?,
            _ => self.beside(region, first, verbs, sentence)?,
        };
        // "told the crowd, "…"": a hearer and a comma are no content.
        let has_clause = (source.cue + 1..first)
            .any(|index| matches!(self.text(index), "that" | "such") || self.is_finite(index));
        let is_hearer = self.tokens[first - 1].kind == TokenKind::Comma && !has_clause;
        let is_direct = is_hearer || !self.is_reported_around(region, source.cue, &sentence.tokens);
        is_direct.then_some(source)
    }

    /// Whether a finite verb stands at a token.
    pub(super) fn is_finite(&self, index: usize) -> bool {
        self.verbs
            .binary_search_by_key(&index, |verb| verb.head)
            .is_ok_and(|at| self.verbs[at].form == Form::Finite)
    }

    /// The verb that announces a quotation at the token `first`: going back, a
    /// cue, or whatever is done in the main clause last: `After Berg said no,
    /// Dahl shot back, "…"`.
    fn announcing<'v>(
        &self,
        verbs: &'v [Verb],
        first: usize,
        sentence: &'v Sentence,
    ) -> Option<&'v Verb> {
        let mut near = verbs
            .iter()
            .rev()
            .take_while(|verb| first - verb.head <= NEAR)
            .filter(|verb| {
                let particle = (verb.head + 1..first)
                    .take_while(|index| self.is_particle(*index))
                    .count();
                let is_beside = verb.head + 2 + particle.min(1) == first;
                let is_done = (verb.is_main || is_beside)
                    && match verb.form {
                        Form::Finite => self.tokens[verb.head].class != Class::Auxiliary,
                        // "with Berg yelling: "…"".
                        Form::Participle => is_beside,
                        Form::Passive | Form::Infinitive => false,
                    };
                let is_cue = verb.form != Form::Passive && self.cue_of(verb).is_some();
                is_cue || is_done || self.has_agent(verb)
            });
        let found = near
            .clone()
            .find(|verb| verb.subject.is_some())
            .or_else(|| near.next())?;
        Some(self.outermost(sentence.verbs, found))
    }

    /// `called out`.
    fn is_particle(&self, index: usize) -> bool {
        matches!(
            self.text(index),
            "out" | "up" | "back" | "on" | "off" | "in" | "down" | "away"
        )
    }

    /// `was asked by`: the agent is the speaker.
    pub(super) fn has_agent(&self, verb: &Verb) -> bool {
        verb.form == Form::Passive
            && self.cue_of(verb).is_some()
            && self.grammar.text(verb.head + 1) == "by"
    }

    /// The cue whose content a verb is part of: `⟦said⟧ he had answered: "…"`.
    pub(super) fn reporting<'v>(&self, verbs: &'v [Verb], inner: &Verb) -> Option<&'v Verb> {
        let subject = inner.subject.filter(|subject| subject.who.is_none())?;
        if inner.is_main || inner.form == Form::Passive {
            return None;
        }
        let cue = verbs[..verbs.partition_point(|verb| verb.head < subject.start.min(inner.head))]
            .iter()
            .rev()
            .take(WITHIN)
            .find(|verb| {
                matches!(self.cue_of(verb), Some(Cue::Says | Cue::Tells))
                    && verb.form != Form::Passive
                    && verb.subject.is_some()
            })?;
        // "Berg spoke while Dahl shouted": that clause is not what Berg said.
        let is_content = self.text(subject.start - 1) == "that" || cue.head + 1 == subject.start;
        let is_plain = inner.form == Form::Finite && self.cue_of(inner).is_none();
        (is_content || is_plain).then_some(cue)
    }

    /// `X was blunt: "…"`.
    fn colon(&self, first: usize, verbs: &[Verb], sentence: &Sentence) -> Option<Source> {
        let near = self
            .announcing(verbs, first, sentence)
            .filter(|verb| verb.subject.is_some());
        let label = self
            .label(first - 1, sentence)
            .or_else(|| self.label_with_role(first - 1, sentence));
        if let Some(mention) = label {
            return Some(before(first - 1, mention, Rule::ColonBefore));
        }
        if let Some(verb) = near.or_else(|| main(verbs)) {
            if let Some(mention) = self.fronted_speaker(verb, sentence) {
                return Some(before(first - 1, mention, Rule::ColonBefore));
            }
            let mention = self.speaker_of(verb, verb.subject.as_ref()?, &sentence.tokens);
            return Some(before(verb.head, mention, Rule::CueBefore));
        }
        let mention = self.phrase_before(first - 1, &sentence.tokens)?;
        Some(before(first - 1, mention, Rule::ColonBefore))
    }

    /// The noun phrase that fills a sentence without a verb up to the colon at
    /// the token `colon`: `The harbour's last pilot:`.
    pub(super) fn phrase_before(&self, colon: usize, sentence: &Range<usize>) -> Option<Mention> {
        let least = sentence.start.max(colon.saturating_sub(PHRASE));
        let belongs = |index: &usize| {
            self.tokens[*index].is_word()
                && !matches!(
                    self.tokens[*index].class,
                    Class::Conjunction | Class::Subordinator | Class::Relative
                )
        };
        let mut start = (least..colon).rev().take_while(belongs).last()?;
        // "From the report:" names a source, "In a statement:" none.
        if self.tokens[start].class == Class::Preposition {
            let is_source = matches!(self.text(start), "From" | "from");
            start += 1;
            if !is_source {
                start = (start + 1..colon)
                    .find(|index| self.tokens[*index].class == Class::Determiner)?;
            }
        }
        let phrase = Phrase::plain(start, colon);
        (start < colon).then(|| self.place(sentence).mention_of(&phrase))
    }

    /// Nothing but a name before the colon at the token `colon`: `The ice is
    /// late - Anna Berg: "…"`, `Rep. Anna Berg (D-Me.): "…"`.
    fn label(&self, colon: usize, sentence: &Sentence) -> Option<Mention> {
        let mut end = colon;
        let floor = sentence.tokens.start.max(colon.saturating_sub(LABEL));
        if self.text(end - 1) == ")" {
            end = (floor..end).rfind(|index| self.text(*index) == "(")?;
        }
        let is_name = |index: &usize| self.tokens[*index].class == Class::Name;
        let start = (floor..end).rev().take_while(is_name).last()?;
        let opens = start == sentence.tokens.start
            || self.tokens[start - 1].kind == TokenKind::Break && self.text(start - 1) != ";";
        let mention = self
            .place(&sentence.tokens)
            .mention_of(&Phrase::plain(start, end));
        opens.then_some(mention)
    }

    /// A name with its role or outlet before the colon at the token `colon`, and
    /// nothing else: `Lena Ruud, The Fjord Courier:`, `Oscar Moe, baker:`.
    fn label_with_role(&self, colon: usize, sentence: &Sentence) -> Option<Mention> {
        let start = sentence.tokens.start;
        let is_name = |index: &usize| self.tokens[*index].class == Class::Name;
        let comma = start + (start..colon).take_while(is_name).count();
        let is_plain = |index: usize| {
            self.tokens[index].is_word()
                && matches!(
                    self.tokens[index].class,
                    Class::Name
                        | Class::Noun
                        | Class::Determiner
                        | Class::Possessive
                        | Class::Preposition
                        | Class::Ing
                )
        };
        let is_label = comma > start
            && comma + 1 < colon
            && colon - start <= 2 * LABEL
            && self.tokens[comma].kind == TokenKind::Comma
            && (comma + 1..colon).all(is_plain);
        let place = self.place(&sentence.tokens);
        is_label.then(|| Mention {
            role: Some(place.bytes(comma + 1, colon)),
            ..place.mention_of(&Phrase::plain(start, comma))
        })
    }

    /// `For Berg, the answer is plain: "…"`: the fronted adjunct names the speaker
    /// where the subject is a thing.
    fn fronted_speaker(&self, verb: &Verb, sentence: &Sentence) -> Option<Mention> {
        let start = sentence.tokens.start;
        let subject = verb.subject?;
        let is_thing = self.tokens[verb.head].class == Class::Auxiliary
            && self.tokens[subject.core - 1].class == Class::Noun
            && !is_human(self.text(subject.core - 1));
        if !is_thing || self.text(start) != "For" {
            return None;
        }
        let is_name = |index: &usize| self.tokens[*index].class == Class::Name;
        let end = start + 1 + (start + 1..subject.start).take_while(is_name).count();
        let is_whole = end > start + 1 && self.tokens[end].kind == TokenKind::Comma;
        is_whole.then(|| {
            self.place(&sentence.tokens)
                .mention_of(&Phrase::plain(start + 1, end))
        })
    }

    /// Who speaks where `subject` is the subject of `verb`: `Berg's answer was,
    /// "…"` is Berg's, and Dahl asks in `Berg was asked by Dahl, "…"`.
    pub(super) fn speaker_of(
        &self,
        verb: &Verb,
        subject: &Phrase,
        sentence: &Range<usize>,
    ) -> Mention {
        let place = self.place(sentence);
        if self.has_agent(verb)
            && let Some(agent) = place.subject_after(verb.head + 1)
        {
            return agent;
        }
        let owner = (self.tokens[verb.head].class == Class::Auxiliary)
            .then(|| place.owner(subject))
            .flatten();
        owner.unwrap_or_else(|| place.mention_of(subject))
    }

    /// `X said in Ohio, "…"`, `X called over her shoulder, "…"`.
    fn comma(
        &self,
        region: usize,
        first: usize,
        verbs: &[Verb],
        sentence: &Sentence,
    ) -> Option<Source> {
        if let Some(source) = self.according_before(first, sentence) {
            return Some(source);
        }
        let text = &self.paragraph[self.regions[region].range.clone()];
        let is_sentence = starts_with_capital(text);
        let verb = self
            .announcing(verbs, first, sentence)
            .filter(|verb| is_sentence || first - verb.head <= 2)
            .or_else(|| {
                verbs
                    .last()
                    .filter(|verb| is_sentence && verb.form != Form::Passive)
            })?;
        self.spoken(region, verb, verbs, sentence)
    }

    /// `a town that, according to its mayor, "…"`.
    fn according_before(&self, first: usize, sentence: &Sentence) -> Option<Source> {
        let from = sentence.tokens.start.max(first.saturating_sub(NEAR));
        let cue = (from..first).rfind(|index| self.text(*index) == "according")?;
        let mention = self.place(&sentence.tokens).source_after(cue + 1)?;
        let is_beside = self.token_at(mention.range.end) + 1 == first;
        is_beside.then(|| Source {
            kind: Kind::Mixed,
            ..before(cue, mention, Rule::AccordingTo)
        })
    }

    /// `X said "…"`, `X said that "…"`, `X called it "…"`.
    fn beside(
        &self,
        region: usize,
        first: usize,
        verbs: &[Verb],
        sentence: &Sentence,
    ) -> Option<Source> {
        let verb = verbs.last()?;
        let between = verb.head + 1..first;
        let kind = self.cue_of(verb);
        if self.reporting(sentence.verbs, verb).is_some() {
            return None;
        }
        let words = self.words(&self.regions[region].range);
        let is_bare = between.clone().all(|index| self.is_link(index));
        let is_hearer = kind == Some(Cue::Tells) || kind == Some(Cue::Calls);
        let goes_with = is_bare && between.len() <= 3
            || is_hearer && between.len() <= 6 && self.is_object(between);
        if !goes_with || self.tokens[verb.head].class == Class::Auxiliary {
            return None;
        }
        let is_under_cue = || {
            let before = &sentence.verbs[..sentence
                .verbs
                .partition_point(|other| other.head < verb.head)];
            let mut before = before.iter().rev().take(WITHIN);
            before.any(|other| self.cue_of(other).is_some())
        };
        if kind.is_none() && (words < SENTENCE || is_under_cue()) {
            return None;
        }
        if kind == Some(Cue::Calls) && words < 2 {
            return None;
        }
        // "said "the plan" would fail": the words after it are reported too.
        if kind == Some(Cue::Says) && self.goes_on_after(region, sentence) {
            return None;
        }
        self.spoken(region, verb, verbs, sentence)
    }

    /// Whether a token may stand between a cue and its quotation.
    fn is_link(&self, index: usize) -> bool {
        matches!(
            self.tokens[index].class,
            Class::Preposition
                | Class::Adverb
                | Class::Relative
                | Class::Pronoun
                | Class::Subordinator
        ) || matches!(self.text(index), "her" | "him" | "them" | "us" | "me")
    }

    /// Whether the tokens are a short object: `told the crowd`, `called the
    /// plan`.
    fn is_object(&self, range: Range<usize>) -> bool {
        range.clone().all(|index| self.tokens[index].is_word())
    }

    /// Whether the sentence goes on after a region with words that are no new
    /// clause.
    fn goes_on_after(&self, region: usize, sentence: &Sentence) -> bool {
        let range = &self.regions[region].range;
        let inner = inside_marks(&self.paragraph[range.clone()]);
        let after = self.quoted[region].end;
        after < sentence.tokens.end
            && self.tokens[after].kind == TokenKind::Lower
            && !inner.ends_with([',', '.', '?', '!'])
            && !matches!(
                self.tokens[after].class,
                Class::Conjunction | Class::Subordinator | Class::Adverb
            )
    }

    /// The source for a cue before a region, with the subject of the cue or of
    /// the verb before it.
    fn spoken(
        &self,
        region: usize,
        verb: &Verb,
        verbs: &[Verb],
        sentence: &Sentence,
    ) -> Option<Source> {
        let subject = verb.subject.or_else(|| {
            let mut before = verbs.iter().rev().filter(|other| other.head < verb.head);
            before.find_map(|other| other.subject)
        })?;
        let mention = self.speaker_of(verb, &subject, &sentence.tokens);
        let mut source = before(verb.head, mention, Rule::CueBefore);
        if self.cue_of(verb) == Some(Cue::Calls)
            && self.words(&self.regions[region].range) < SENTENCE
        {
            source.kind = Kind::Mixed;
        }
        Some(source)
    }
}

/// The source for a cue that stands before its quotation.
fn before(cue: usize, mention: Mention, rule: Rule) -> Source {
    Source {
        cue,
        mention,
        rule,
        kind: Kind::Direct,
    }
}

fn starts_with_capital(quoted: &str) -> bool {
    quoted
        .chars()
        .find(|character| character.is_alphanumeric())
        .is_some_and(|character| !character.is_lowercase())
}
