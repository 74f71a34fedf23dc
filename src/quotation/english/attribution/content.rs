//! What a cue takes after it: a clause, a question, an infinitive or a noun
//! phrase, by the frames of the lexicon. Where that ends is `extent`'s concern.

use super::super::cues::{CueWord, PREPOSITIONS, frame};
use super::super::token_kind::TokenKind;
use super::super::word_class::feature;
use super::extent::{bytes_of, content_end};
use super::sieve::{Said, Sieve};
use crate::quotation::Rule;
use std::ops::Range;

/// Reported words as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) tokens: Range<usize>,
    /// Whether it is a noun phrase, and no clause.
    pub(crate) is_phrase: bool,
    /// What it is, in words.
    pub(crate) rule: Rule,
}

/// The most tokens between the start of a clause and its finite verb.
const TO_VERB: usize = 25;

/// The most tokens of an aside between a cue and `that`.
const ASIDE: usize = 16;

/// What a passive takes: `it was reported that …`, `he was asked whether …`.
fn without_speaker(word: CueWord) -> CueWord {
    CueWord {
        frames: word.frames & (frame::THAT | frame::WH),
        ..word
    }
}

/// Where reported words start and end after a cue.
pub(crate) fn content_after(
    sieve: &Sieve<'_>,
    said: &Said,
    clause: &Range<usize>,
) -> Option<Content> {
    let needs_marks = said.word.frames & frame::MIXED != 0;
    any_content_after(sieve, said, clause).filter(|content| {
        let span = bytes_of(sieve, &content.tokens);
        !needs_marks || !sieve.regions_inside(&span).is_empty()
    })
}

fn any_content_after(sieve: &Sieve<'_>, said: &Said, clause: &Range<usize>) -> Option<Content> {
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
    if let Some(after) = after_preposition(sieve, at, word) {
        let takes_noun = word.frames & frame::ABOUT == 0;
        let word = CueWord {
            frames: word.frames | if takes_noun { frame::NOUN } else { 0 },
            ..word
        };
        return clause_from(sieve, after, word, limit, false)
            .or_else(|| phrase_from(sieve, after, word, limit));
    }
    if word.frames & frame::ABOUT != 0 {
        return None;
    }
    if word.frames & frame::PEOPLE != 0 {
        let people = sieve.noun_phrase_end(at, limit);
        if people > at && is_infinitive(sieve, people) {
            return Some(clause_content(sieve, at, limit, Rule::Request));
        }
    }
    if word.frames & frame::HEARER != 0 {
        let hearer = sieve.noun_phrase_end(at, limit);
        if hearer > at {
            let found = clause_from(sieve, hearer, word, limit, true);
            let found = found.or_else(|| clause_after_adjuncts(sieve, hearer, word, limit));
            if found.is_some() {
                return found;
            }
        }
    }
    clause_from(sieve, at, word, limit, false)
        .or_else(|| clause_after_adjuncts(sieve, at, word, limit))
        .or_else(|| phrase_from(sieve, at, word, limit))
}

/// One past the preposition that a cue takes: `pointed out`, `spoke of`.
fn after_preposition(sieve: &Sieve<'_>, at: usize, word: CueWord) -> Option<usize> {
    let text = sieve.words.text(at);
    let is_taken = PREPOSITIONS
        .iter()
        .position(|known| *known == text && *known != "that")
        .is_some_and(|position| word.prepositions >> position & 1 == 1);
    is_taken.then_some(at + 1)
}

/// `that …`, `whether …`, `to …` or a bare clause right at `start`.
fn clause_from(
    sieve: &Sieve<'_>,
    start: usize,
    word: CueWord,
    limit: usize,
    after_hearer: bool,
) -> Option<Content> {
    if start + 1 >= limit {
        return None;
    }
    let takes = |frame: u16| word.frames & frame != 0;
    let text = sieve.words.text(start);
    if text == "that" && takes(frame::THAT) {
        return Some(clause_content(sieve, start, limit, Rule::ReportedClause));
    }
    if takes(frame::WH)
        && sieve.words.is(start, feature::QUESTION)
        && (text != "if" || !takes(frame::BARE))
        && text != "when"
    {
        return Some(clause_content(sieve, start, limit, Rule::ReportedQuestion));
    }
    if takes(frame::TO) && is_infinitive(sieve, start) {
        return Some(clause_content(
            sieve,
            start,
            limit,
            Rule::ReportedInfinitive,
        ));
    }
    let opens = sieve.words.is_word(start)
        && !sieve.words.is(
            start,
            feature::COORDINATOR | feature::RELATIVE | feature::TIME,
        )
        && (!sieve
            .words
            .is(start, feature::PREPOSITION | feature::SUBORDINATOR)
            || text == "if"
            || sieve.words.kind(start) == TokenKind::Capital);
    let is_bare = takes(frame::BARE) && (after_hearer || !takes(frame::HEARER));
    if is_bare && opens && is_clause(sieve, start, limit) {
        return Some(clause_content(
            sieve,
            start,
            limit,
            Rule::BareReportedClause,
        ));
    }
    None
}

/// Whether a subject and its finite verb start at `start`. A verb of a
/// relative clause on the way is not it: `announced the plan he made`.
fn is_clause(sieve: &Sieve<'_>, start: usize, limit: usize) -> bool {
    let words = sieve.words;
    let mut others = 0;
    for index in start + 1..limit.min(start + TO_VERB) {
        let opens_clause = words.is(
            index,
            feature::RELATIVE | feature::SUBORDINATOR | feature::NOMINATIVE,
        ) && words.is_word(index - 1);
        if matches!(words.kind(index), TokenKind::Colon | TokenKind::Break) {
            return false;
        }
        if words.kind(index) == TokenKind::Comma
            && words.is(index + 1, feature::NOMINATIVE | feature::COORDINATOR)
        {
            return false;
        }
        if sieve.starts_predicate(index) {
            if others == 0 {
                return true;
            }
            others -= 1;
        } else if opens_clause {
            others += 1;
        }
    }
    words.is(start, feature::FINITE) || sieve.starts_predicate(start)
}

/// The content after adjuncts or an aside: `said on Monday that …`,
/// `added, to laughter, that …`.
fn clause_after_adjuncts(
    sieve: &Sieve<'_>,
    at: usize,
    word: CueWord,
    limit: usize,
) -> Option<Content> {
    let after = sieve.adjuncts_end(at, limit);
    if after > at
        && let Some(found) = clause_from(sieve, after, word, limit, true)
    {
        return Some(found);
    }
    let that = (at..limit.min(at + ASIDE)).find(|index| sieve.words.text(*index) == "that")?;
    let is_aside = sieve.words.kind(after) == TokenKind::Comma
        && sieve.words.kind(that - 1) == TokenKind::Comma;
    if is_aside && word.frames & frame::THAT != 0 {
        return Some(clause_content(sieve, that, limit, Rule::ReportedAfterAside));
    }
    None
}

fn is_infinitive(sieve: &Sieve<'_>, at: usize) -> bool {
    let at = at + usize::from(sieve.words.text(at) == "not");
    sieve.words.text(at) == "to"
        && sieve.words.kind(at + 1) == TokenKind::Lower
        && !sieve.words.is(at + 1, feature::DETERMINER)
}

/// A noun phrase as content: `called it "a farce"`, `proposed a new tax`.
fn phrase_from(sieve: &Sieve<'_>, start: usize, word: CueWord, limit: usize) -> Option<Content> {
    if start >= limit || word.frames & (frame::NOUN | frame::QUOTED) == 0 {
        return None;
    }
    let at = sieve.tokens[start].range.start;
    let opens = sieve.region_at(at).is_some()
        || (sieve.words.text(start) == "as" && word.frames & frame::WEAK != 0)
        || (sieve.words.is_word(start)
            && !sieve.words.is(
                start,
                feature::PREPOSITION
                    | feature::COORDINATOR
                    | feature::SUBORDINATOR
                    | feature::TIME
                    | feature::AUXILIARY,
            )
            && !sieve.words.is_adverb(start));
    if !opens {
        return None;
    }
    let content = phrase_content(sieve, start, limit);
    let span = bytes_of(sieve, &content.tokens);
    let has_quoted = !sieve.regions_inside(&span).is_empty();
    let takes = has_quoted || word.frames & frame::NOUN != 0 && content.tokens.len() > 1;
    takes.then_some(content)
}

fn clause_content(sieve: &Sieve<'_>, start: usize, limit: usize, rule: Rule) -> Content {
    Content {
        tokens: start..content_end(sieve, start, limit, false),
        is_phrase: false,
        rule,
    }
}

fn phrase_content(sieve: &Sieve<'_>, start: usize, limit: usize) -> Content {
    Content {
        tokens: start..content_end(sieve, start, limit, true),
        is_phrase: true,
        rule: Rule::Topic,
    }
}
