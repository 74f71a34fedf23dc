//! Which quoted or reported words belong to which cue, from the surest rule to
//! the least sure. Every quoted region is given away once.

mod after;
mod before;
mod clauses;
mod content;
mod continuation;
mod direct;
mod extent;
mod lines;
mod mixed;
mod noun_cue;
mod reported;
mod subject;

use super::super::Kind;
use super::classes::Class;
use super::cues::{Cue, CueWord};
use super::grammar::Grammar;
use super::marks::Region;
use super::mentions::{Mention, Place};
use super::syntax::{self, Verb, Words};
use super::token_kind::TokenKind;
use super::tokens::Token;
use crate::quotation::Rule;
use clauses::clauses;
pub(super) use clauses::inside_marks;
use std::ops::Range;

/// A quotation found in one paragraph; ranges are bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) spans: Vec<Range<usize>>,
    pub(super) kind: Kind,
    pub(super) cue: Option<Range<usize>>,
    pub(super) mention: Option<Mention>,
    /// The rule, in words.
    pub(super) rule: Rule,
}

/// The quotations of a paragraph in the order they were found. With
/// `announces`, who is to speak in the next one comes last, without words.
pub(super) fn attribute(
    paragraph: &str,
    tokens: &[Token],
    regions: &[Region],
    announces: bool,
) -> Vec<Found> {
    let clauses = clauses(paragraph, tokens, regions);
    let words = Words {
        paragraph,
        tokens,
        regions,
    };
    let quoted = quoted(tokens, regions);
    let verbs = verbs(words, &clauses, &quoted, announces);
    let mut sieve = Sieve {
        verbs: &verbs,
        paragraph,
        tokens,
        regions,
        quoted,
        found: Vec::new(),
        used: vec![false; regions.len()],
        cued: Vec::new(),
        grammar: Grammar { tokens },
    };
    sieve.line_of_speaker(&clauses);
    let signature = sieve
        .signature(0)
        .or_else(|| sieve.signature_within())
        .or_else(|| sieve.cleft(&clauses));
    if let Some(signature) = signature.filter(|_| regions.is_empty()) {
        sieve.found.push(Found {
            spans: Vec::new(),
            kind: Kind::Direct,
            cue: Some(sieve.tokens[signature.cue].range.clone()),
            mention: Some(signature.mention),
            rule: Rule::SignatureBelow,
        });
        return sieve.found;
    }
    sieve.direct(&clauses);
    for clause in &clauses {
        if let Some((index, word)) = sieve.last_cue(clause) {
            sieve.verb(index, word, clause);
        }
        for index in clause.clone() {
            let is_according = matches!(tokens[index].text, "according" | "According");
            if !(tokens[index].may_speak() || is_according)
                || sieve.is_taken(index)
                || sieve.cued.binary_search(&index).is_ok()
            {
                continue;
            }
            if is_according {
                sieve.according(index, &window(index, clause));
            } else if let Some(word) = sieve.grammar.cue(index)
                && sieve.is_verb(index, word)
            {
                sieve.verb(index, word, clause);
            }
        }
    }
    sieve.rest(&clauses);
    if announces && let Some(lead) = sieve.lead(&clauses) {
        sieve.found.push(lead);
    }
    sieve.found
}
struct Sieve<'a> {
    paragraph: &'a str,
    tokens: &'a [Token<'a>],
    regions: &'a [Region],
    /// The tokens of each region.
    quoted: Vec<Range<usize>>,
    found: Vec<Found>,
    used: Vec<bool>,
    /// The cues that quoted regions were given to, as tokens in order.
    cued: Vec<usize>,
    grammar: Grammar<'a>,
    verbs: &'a [Verb],
}

impl<'a> Sieve<'a> {
    /// The region that holds the byte offset `at`.
    fn region_at(&self, at: usize) -> Option<usize> {
        let index = self
            .regions
            .partition_point(|region| region.range.end <= at);
        self.regions
            .get(index)
            .filter(|region| region.range.start <= at)
            .map(|_| index)
    }

    /// Whether a token is inside a quoted region, or inside words already
    /// given to somebody.
    fn is_taken(&self, index: usize) -> bool {
        let at = self.tokens[index].range.start;
        // A quotation may have very many spans; they are in order.
        let is_reported = |found: &Found| {
            let after = found.spans.partition_point(|span| span.end <= at);
            let span = found.spans.get(after);
            span.is_some_and(|span| span.start <= at)
        };
        self.region_at(at).is_some() || self.found.last().is_some_and(is_reported)
    }

    fn text(&self, index: usize) -> &'a str {
        self.tokens[index].text
    }

    /// The first token that starts at or after the byte offset `at`.
    fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.range.start < at)
    }

    /// What a verb takes as a cue, in whatever form it stands: `adding` as
    /// `added`, `say` as `says`.
    fn cue_of(&self, verb: &Verb) -> Option<Cue> {
        self.grammar.cue(verb.head).map(|word| word.cue)
    }

    /// The verbs of a sentence.
    fn verbs_of(&self, sentence: &Range<usize>) -> &'a [Verb] {
        let first = self
            .verbs
            .partition_point(|verb| verb.head < sentence.start);
        let end = self.verbs.partition_point(|verb| verb.head < sentence.end);
        &self.verbs[first..end]
    }

    fn place(&self, sentence: &Range<usize>) -> Place<'a> {
        Place {
            paragraph: self.paragraph,
            tokens: self.tokens,
            ceiling: sentence.end,
        }
    }

    fn words(&self, range: &Range<usize>) -> usize {
        self.paragraph[range.clone()].split_whitespace().count()
    }

    /// The cue at the end of a sentence that is reported as a whole: `Rome has
    /// vowed to act, officials said on Monday`.
    fn last_cue(&self, clause: &Range<usize>) -> Option<(usize, CueWord)> {
        let end = self.verbs.partition_point(|verb| verb.head < clause.end);
        let verb = self.verbs[..end]
            .last()
            .filter(|verb| verb.head >= clause.start)?;
        let subject = verb.subject?;
        let word = self
            .grammar
            .cue(verb.head)
            .filter(|word| word.cue == Cue::Says)?;
        // "…, something the mayor denies" is said of what stands before it.
        let follows_comma = subject.start > clause.start + 3
            && self.text(subject.start) != "something"
            && self.tokens[subject.start - 1].kind == TokenKind::Comma;
        let after = verb.head + 1;
        let is_last = after >= clause.end
            || !self.tokens[after].is_word()
            || matches!(
                self.tokens[after].class,
                Class::Preposition | Class::Time | Class::Adverb
            );
        let is_free = !self.is_taken(verb.head) && self.cued.binary_search(&verb.head).is_err();
        (verb.form == syntax::Form::Finite && follows_comma && is_last && is_free)
            .then_some((verb.head, word))
    }

    /// A verb of saying at the token `verb`.
    fn verb(&mut self, verb: usize, word: CueWord, clause: &Range<usize>) {
        let clause = window(verb, clause);
        let Some(said) = self.said(verb, word, &clause) else {
            return;
        };
        if !self.quoted_before(&said) {
            self.reported(&said, &clause);
        }
    }

    /// The first token of the clause part that the verb is in: after the last
    /// quotation before it.
    fn floor(&self, verb: usize, clause: &Range<usize>) -> usize {
        let at = self.tokens[verb].range.start;
        let before = self
            .regions
            .partition_point(|region| region.range.end <= at);
        let Some(region) = before.checked_sub(1) else {
            return clause.start;
        };
        let end = self.regions[region].range.end;
        self.tokens
            .partition_point(|token| token.range.start < end)
            .max(clause.start)
    }
    fn push(&mut self, said: &Said, spans: Vec<Range<usize>>, kind: Kind, rule: Rule) {
        let cue = Some(self.tokens[said.verb].range.clone());
        self.found.push(Found {
            spans,
            kind,
            cue,
            mention: said.mention.clone(),
            rule,
        });
    }

    /// The quoted regions inside `range`, as indices.
    fn regions_inside(&self, range: &Range<usize>) -> Range<usize> {
        let first = self
            .regions
            .partition_point(|region| region.range.start < range.start);
        let end = self
            .regions
            .partition_point(|region| region.range.end <= range.end);
        first..end.max(first)
    }

    fn use_regions(&mut self, range: &Range<usize>) {
        let inside = self.regions_inside(range);
        self.used[inside].fill(true);
    }

    /// Drops attributions nested inside reported content.
    /// Only what was found last can lie there: cues are read in order.
    fn drop_inside(&mut self, range: &Range<usize>) {
        let is_inside = |found: &Found| {
            found
                .spans
                .iter()
                .all(|span| range.start <= span.start && span.end <= range.end)
        };
        while self.found.last().is_some_and(is_inside) {
            self.found.pop();
        }
    }
}

/// Parses only the sentences with a quotation, a cue or a lead-in.
fn verbs(
    words: Words,
    sentences: &[Range<usize>],
    quoted: &[Range<usize>],
    announces: bool,
) -> Vec<Verb> {
    let mut verbs = Vec::new();
    let mut region = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        while quoted
            .get(region)
            .is_some_and(|quoted| quoted.end < sentence.start)
        {
            region += 1;
        }
        let is_quoted = quoted
            .get(region)
            .is_some_and(|quoted| quoted.start <= sentence.end);
        let leads = announces && index + 1 == sentences.len();
        let mut tokens = words.tokens[sentence.clone()].iter();
        let is_alone = sentences.len() == 1;
        if is_quoted || leads || is_alone || tokens.any(Token::may_speak) {
            syntax::verbs(words, sentence, &mut verbs);
        }
    }
    verbs
}

/// The tokens of each region, found in one walk: a search among all tokens for
/// each mark of a long paragraph would be slow.
fn quoted(tokens: &[Token], regions: &[Region]) -> Vec<Range<usize>> {
    let mut index = 0;
    let mut token_at = |at: usize| {
        while tokens
            .get(index)
            .is_some_and(|token| token.range.start < at)
        {
            index += 1;
        }
        index
    };
    regions
        .iter()
        .map(|region| token_at(region.range.start)..token_at(region.range.end))
        .collect()
}

/// A cue with its subject.
#[derive(Clone)]
struct Said {
    verb: usize,
    word: CueWord,
    /// Nobody, where a passive names none: `it was reported that`.
    mention: Option<Mention>,
    /// The first byte of subject and verb.
    start: usize,
    /// One past their last token, where the verb stands last.
    end: usize,
    /// Whether the speaker stands after the verb.
    is_inverted: bool,
}

/// The most tokens that a cue is looked at with, on each side.
const WINDOW: usize = 300;

/// The part of a sentence that a cue at `index` can report: however long a
/// sentence is, the cost of a cue is bounded.
fn window(index: usize, clause: &Range<usize>) -> Range<usize> {
    let start = clause.start.max(index.saturating_sub(WINDOW));
    start..clause.end.min(index + WINDOW)
}

/// The first token at or after `floor` that is no comma.
fn floor_after_comma(tokens: &[Token], floor: usize) -> usize {
    floor
        + usize::from(
            tokens
                .get(floor)
                .is_some_and(|token| token.kind == TokenKind::Comma),
        )
}
