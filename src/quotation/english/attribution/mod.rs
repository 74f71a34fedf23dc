//! Which quoted or reported words belong to which cue, from the surest rule to
//! the least sure. Every quoted region is given away once.

mod after;
mod announcing;
mod before;
mod content;
mod continuation;
mod direct;
mod extent;
mod lines;
mod mixed;
mod noun_cue;
mod parse;
mod reported;
mod sentences;
mod sieve;
mod signature;
mod speaker_phrase;
mod subject;
mod titles;

use super::clauses::{self, Source};
use super::cues::{Cue, CueWord};
use super::quotation_marks::{Region, quoted_tokens};
use super::token_kind::TokenKind;
use super::tokens::Token;
use super::word_class::WordClass;
use super::words::Words;
use crate::quotation::{Kind, Rule, Spans};
use continuation::{lead_in, without_cue};
use direct::direct_speech;
use lines::line_of_speaker;
use mixed::quoted_before;
use parse::verbs;
use reported::{according_to, reported_speech};
use sentences::sentences;
pub(super) use sieve::Found;
use sieve::{Sieve, window};
use signature::{cleft, signature_line, signature_within};
use std::ops::Range;
use subject::{cue_with_subject, is_verb};

/// The quotations of a paragraph in the order they were found. With
/// `announces`, the speaker announced for the next one comes last, without words.
pub(crate) fn attribute(
    paragraph: &str,
    tokens: &[Token],
    regions: &[Region],
    announces: bool,
) -> Vec<Found> {
    let sentences = sentences(paragraph, tokens, regions);
    let words = Words::new(paragraph, tokens);
    let quoted = quoted_tokens(tokens, regions);
    let source = Source {
        words,
        quoted: &quoted,
    };
    let verbs = verbs(source, &sentences, announces);
    let mut sieve = Sieve {
        verbs: &verbs,
        paragraph,
        tokens,
        regions,
        quoted: quoted.clone(),
        found: Vec::new(),
        used: vec![false; regions.len()],
        cued: Vec::new(),
        words,
    };
    line_of_speaker(&mut sieve, &sentences);
    let signature = signature_line(&sieve, 0)
        .or_else(|| signature_within(&sieve))
        .or_else(|| cleft(&sieve, &sentences));
    if let Some(signature) = signature.filter(|_| regions.is_empty()) {
        sieve.found.push(Found {
            spans: Spans::new(),
            kind: Kind::Direct,
            cue: Some(sieve.tokens[signature.cue].range.clone()),
            mention: Some(signature.mention),
            rule: Rule::SignatureBelow,
        });
        return sieve.found;
    }
    direct_speech(&mut sieve, &sentences);
    for clause in &sentences {
        if let Some((index, word)) = last_cue(&sieve, clause) {
            read_cue(&mut sieve, index, word, clause);
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
                according_to(&mut sieve, index, &window(index, clause));
            } else if let Some(word) = sieve.words.cue(index)
                && is_verb(&sieve, index, word)
            {
                read_cue(&mut sieve, index, word, clause);
            }
        }
    }
    without_cue(&mut sieve, &sentences);
    if announces && let Some(lead) = lead_in(&sieve, &sentences) {
        sieve.found.push(lead);
    }
    sieve.found
}

/// The cue at the end of a sentence that is reported as a whole: `Rome has
/// vowed to act, officials said on Monday`.
fn last_cue(sieve: &Sieve<'_>, clause: &Range<usize>) -> Option<(usize, CueWord)> {
    let end = sieve.verbs.partition_point(|verb| verb.head < clause.end);
    let verb = sieve.verbs[..end]
        .last()
        .filter(|verb| verb.head >= clause.start)?;
    let subject = verb.subject?;
    let word = sieve
        .words
        .cue(verb.head)
        .filter(|word| word.cue == Cue::Says)?;
    // "…, something the mayor denies" is said of what precedes it.
    let follows_comma = subject.start > clause.start + 3
        && sieve.text(subject.start) != "something"
        && sieve.tokens[subject.start - 1].kind == TokenKind::Comma;
    let after = verb.head + 1;
    let is_last = after >= clause.end
        || !sieve.tokens[after].is_word()
        || matches!(
            sieve.tokens[after].class,
            WordClass::Preposition | WordClass::Time | WordClass::Adverb
        );
    let is_free = !sieve.is_taken(verb.head) && sieve.cued.binary_search(&verb.head).is_err();
    (verb.form == clauses::Form::Finite && follows_comma && is_last && is_free)
        .then_some((verb.head, word))
}

/// A verb of saying at the token `verb`.
fn read_cue(sieve: &mut Sieve<'_>, verb: usize, word: CueWord, clause: &Range<usize>) {
    let clause = window(verb, clause);
    let Some(said) = cue_with_subject(sieve, verb, word, &clause) else {
        return;
    };
    if !quoted_before(sieve, &said) {
        reported_speech(sieve, &said, &clause);
    }
}
