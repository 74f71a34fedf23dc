//! Lines that begin with who speaks and a colon, as in a transcript or a headline.

use super::super::chunker::Phrase;
use super::super::lexicon::{PHRASES, WordSet, is_given_name};
use super::super::mentions::{Mention, MentionKind};
use super::super::token_kind::TokenKind;
use super::super::tokens::Token;
use super::super::word_class::{WordClass, feature};
use super::extent::{bytes_of, without_marks};
use super::sieve::{Found, Sieve};
use crate::quotation::{Kind, Rule};
use smallvec::smallvec;
use std::ops::Range;
use std::sync::LazyLock;

/// The most tokens of a headline.
const HEADLINE: usize = 30;

/// The most words of a name before a colon.
const NAMES: usize = 5;

/// The most words of a name in a transcript.
const SHOUTED: usize = 4;

/// Words before a colon that say what follows, and not who speaks.
static LABELS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(PHRASES, "label"));

/// What a line says that begins with who speaks.
pub(crate) fn line_of_speaker(sieve: &mut Sieve<'_>, clauses: &[Range<usize>]) {
    let found = line_of_transcript(sieve).or_else(|| line_after_name(sieve, clauses));
    sieve.found.extend(found);
}

/// `SMITH: We will see.` at the start of a paragraph.
fn line_of_transcript(sieve: &mut Sieve<'_>) -> Option<Found> {
    let is_mark = |token: &Token| token.kind == TokenKind::Quote;
    let opening = usize::from(sieve.tokens.first().is_some_and(is_mark));
    let is_shouted = |token: &&Token| {
        let word = token.text;
        token.kind == TokenKind::Capital && word.len() > 1 && !word.contains(char::is_lowercase)
    };
    let names = sieve.tokens[opening..].iter().take_while(is_shouted);
    let mut names = opening..opening + names.count();
    if names.is_empty() && opening == 0 {
        names = full_name_at_start(sieve);
    }
    let is_line = (1..=SHOUTED).contains(&names.len())
        && sieve.words.kind(names.end) == TokenKind::Colon
        && sieve.tokens.len() > names.end + 3
        && !is_label(sieve, &names);
    if !is_line {
        return None;
    }
    let range = sieve.tokens[opening].range.start..sieve.tokens[names.end - 1].range.end;
    let start = sieve.tokens[names.end + 1].range.start;
    sieve.used.fill(true);
    Some(Found {
        spans: smallvec![start..sieve.paragraph.trim_end().len()],
        kind: Kind::Direct,
        cue: Some(sieve.tokens[names.end].range.clone()),
        mention: Some(Mention::new(range.clone(), MentionKind::Name(range))),
        rule: Rule::TranscriptLine,
    })
}

/// The full name that the paragraph starts with, where several sentences follow:
/// `Anna Berg: I did say that. I was wrong.`
fn full_name_at_start(sieve: &Sieve<'_>) -> Range<usize> {
    let is_name = |token: &&Token| token.class == WordClass::Name;
    let names = sieve.tokens.iter().take_while(is_name).count();
    let stops = |token: &&Token| token.kind == TokenKind::Stop;
    let is_dialogue = names > 1
        && sieve.regions.is_empty()
        && (is_given_name(sieve.text(0)) || is_turn(sieve, names + 1))
        && sieve.tokens.iter().filter(stops).count() > 1;
    0..if is_dialogue { names } else { 0 }
}

/// Whether words in the first or second person start at a token.
fn is_turn(sieve: &Sieve<'_>, index: usize) -> bool {
    matches!(
        sieve.words.text(index),
        "I" | "I'm" | "I’m" | "We" | "You" | "Yes" | "No" | "Well" | "Oh" | "My"
    )
}

/// `Smith: The dam is safe`: a headline or a line of an interview.
fn line_after_name(sieve: &mut Sieve<'_>, clauses: &[Range<usize>]) -> Option<Found> {
    let [clause] = clauses else {
        return None;
    };
    let is_name = |index: &usize| sieve.words.kind(*index) == TokenKind::Capital;
    let names = (0..=NAMES).take_while(is_name).count();
    let first = names + 1;
    let is_line = (1..=NAMES).contains(&names)
        && sieve.words.kind(names) == TokenKind::Colon
        && clause.end > first + 3
        && sieve.words.kind(first) == TokenKind::Capital
        && sieve.region_at(sieve.tokens[first].range.start).is_none()
        && clause.end <= HEADLINE
        && !is_label(sieve, &(0..names));
    if !is_line {
        return None;
    }
    let end = without_marks(sieve, first, clause.end);
    let span = bytes_of(sieve, &(first..end));
    let is_mixed = !sieve.regions_inside(&span).is_empty();
    sieve.use_regions(&span);
    Some(Found {
        spans: smallvec![span],
        kind: if is_mixed {
            Kind::Mixed
        } else {
            Kind::Indirect
        },
        cue: Some(sieve.tokens[names].range.clone()),
        mention: Some(sieve.place(clause).mention_of(&Phrase::plain(0, names))),
        rule: Rule::HeadlineColon,
    })
}

/// The first token of a sentence after what says what follows: `Breaking: ⟦The⟧ dam …`.
pub(crate) fn behind_label(sieve: &Sieve<'_>, clause: &Range<usize>) -> usize {
    let is_name = |index: &usize| sieve.words.kind(*index) == TokenKind::Capital;
    let names = clause.clone().take(NAMES).take_while(is_name).count();
    let label = clause.start..clause.start + names;
    let is_one = names > 0
        && label.end + 1 < clause.end
        && sieve.words.kind(label.end) == TokenKind::Colon
        && is_label(sieve, &label);
    if is_one { label.end + 1 } else { clause.start }
}

/// Whether the words before a colon say what follows, and not who speaks:
/// `Correction:`, `Photo:`, `Chapter 2:`, `A Big Win for the Dam:`.
fn is_label(sieve: &Sieve<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|index| {
        let text = sieve.words.text(index).to_lowercase();
        LABELS.contains(&text)
            || text.starts_with(|c: char| c.is_ascii_digit())
            || sieve.words.is(index, feature::PREPOSITION) && text != "of"
    }) || words.clone().all(|index| sieve.words.is_closed(index))
}
