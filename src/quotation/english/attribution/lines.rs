//! Lines that begin with who speaks and a colon, as in a transcript or a headline.

use super::super::super::Kind;
use super::super::classes::{Class, class};
use super::super::cues::contains_word;
use super::super::lexicon::is_given_name;
use super::super::mentions::{Mention, MentionKind};
use super::super::syntax::Phrase;
use super::super::token_kind::TokenKind;
use super::super::tokens::Token;
use super::{Found, Sieve};
use crate::quotation::Rule;
use std::ops::Range;

/// The most tokens of a headline.
const HEADLINE: usize = 30;
/// The most words of a name before a colon.
const NAMES: usize = 5;
/// The most words of a name in a transcript.
const SHOUTED: usize = 4;

/// Words before a colon that say what follows, and not who speaks.
const LABELS: &str = " correction update exclusive photo photos video watch read related breaking note editor q a the poll polls report wow latest news guide \
    caption source sources credit image date time where when what why how tags topics chapter part step \
    summary conclusion question answer contact phone email location price rating live more also \
    revealed exposed leaked busted caught confirmed developing contributing bombshell boom shock shocker alert urgent \
    notice reminder warning disclaimer disclosure opinion analysis commentary editorial review preview recap roundup \
    briefing timeline transcript podcast audio gallery slideshow graphic infographic map chart quiz fact facts obituary ";

impl Sieve<'_> {
    /// What a line says that begins with who speaks.
    pub(super) fn line_of_speaker(&mut self, clauses: &[Range<usize>]) {
        let found = self
            .line_of_transcript()
            .or_else(|| self.line_after_name(clauses));
        self.found.extend(found);
    }

    /// `SMITH: We will see.` at the start of a paragraph.
    fn line_of_transcript(&mut self) -> Option<Found> {
        let is_mark = |token: &Token| token.kind == TokenKind::Quote;
        let opening = usize::from(self.tokens.first().is_some_and(is_mark));
        let is_shouted = |token: &&Token| {
            let word = token.text;
            token.kind == TokenKind::Capital && word.len() > 1 && !word.contains(char::is_lowercase)
        };
        let names = self.tokens[opening..].iter().take_while(is_shouted);
        let mut names = opening..opening + names.count();
        if names.is_empty() && opening == 0 {
            names = self.full_name_at_start();
        }
        let is_line = (1..=SHOUTED).contains(&names.len())
            && self.grammar.kind(names.end) == TokenKind::Colon
            && self.tokens.len() > names.end + 3
            && !self.is_label(&names);
        if !is_line {
            return None;
        }
        let range = self.tokens[opening].range.start..self.tokens[names.end - 1].range.end;
        let start = self.tokens[names.end + 1].range.start;
        self.used.fill(true);
        Some(Found {
            spans: vec![start..self.paragraph.trim_end().len()],
            kind: Kind::Direct,
            cue: Some(self.tokens[names.end].range.clone()),
            mention: Some(Mention::new(range.clone(), MentionKind::Name(range))),
            rule: Rule::TranscriptLine,
        })
    }

    /// The full name that the paragraph starts with, where several sentences follow:
    /// `Anna Berg: I did say that. I was wrong.`
    fn full_name_at_start(&self) -> Range<usize> {
        let is_name = |token: &&Token| token.class == Class::Name;
        let names = self.tokens.iter().take_while(is_name).count();
        let stops = |token: &&Token| token.kind == TokenKind::Stop;
        let is_dialogue = names > 1
            && self.regions.is_empty()
            && (is_given_name(self.text(0)) || self.is_turn(names + 1))
            && self.tokens.iter().filter(stops).count() > 1;
        0..if is_dialogue { names } else { 0 }
    }

    /// Whether words in the first or second person start at a token.
    fn is_turn(&self, index: usize) -> bool {
        matches!(
            self.grammar.text(index),
            "I" | "I'm" | "I’m" | "We" | "You" | "Yes" | "No" | "Well" | "Oh" | "My"
        )
    }

    /// `Smith: The dam is safe`: a headline or a line of an interview.
    fn line_after_name(&mut self, clauses: &[Range<usize>]) -> Option<Found> {
        let [clause] = clauses else {
            return None;
        };
        let is_name = |index: &usize| self.grammar.kind(*index) == TokenKind::Capital;
        let names = (0..=NAMES).take_while(is_name).count();
        let first = names + 1;
        let is_line = (1..=NAMES).contains(&names)
            && self.grammar.kind(names) == TokenKind::Colon
            && clause.end > first + 3
            && self.grammar.kind(first) == TokenKind::Capital
            && self.region_at(self.tokens[first].range.start).is_none()
            && clause.end <= HEADLINE
            && !self.is_label(&(0..names));
        if !is_line {
            return None;
        }
        let end = self.without_marks(first, clause.end);
        let span = self.bytes_of(&(first..end));
        let is_mixed = !self.regions_inside(&span).is_empty();
        self.use_regions(&span);
        Some(Found {
            spans: vec![span],
            kind: if is_mixed {
                Kind::Mixed
            } else {
                Kind::Indirect
            },
            cue: Some(self.tokens[names].range.clone()),
            mention: Some(self.place(clause).mention_of(&Phrase::plain(0, names))),
            rule: Rule::HeadlineColon,
        })
    }

    /// The first token of a sentence behind what says what follows: `Breaking: ⟦The⟧ dam …`.
    pub(super) fn behind_label(&self, clause: &Range<usize>) -> usize {
        let is_name = |index: &usize| self.grammar.kind(*index) == TokenKind::Capital;
        let names = clause.clone().take(NAMES).take_while(is_name).count();
        let label = clause.start..clause.start + names;
        let is_one = names > 0
            && label.end + 1 < clause.end
            && self.grammar.kind(label.end) == TokenKind::Colon
            && self.is_label(&label);
        if is_one { label.end + 1 } else { clause.start }
    }

    /// Whether the words before a colon say what follows, and not who speaks:
    /// `Correction:`, `Photo:`, `Chapter 2:`, `A Big Win for the Dam:`.
    fn is_label(&self, words: &Range<usize>) -> bool {
        words.clone().any(|index| {
            let text = self.grammar.text(index).to_lowercase();
            contains_word(LABELS, &text)
                || text.starts_with(|c: char| c.is_ascii_digit())
                || self.grammar.is(index, class::PREPOSITION) && text != "of"
        }) || words.clone().all(|index| self.grammar.is_closed(index))
    }
}
