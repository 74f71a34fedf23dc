//! The speaker of a verb of saying: the subject on its left or right, or that of
//! another verb of the sentence (`X left, saying …`; `X left and said …`).

use super::super::chunker::{Phrase, group_start};
use super::super::clauses::{self};
use super::super::cues::{CueWord, Form, frame};
use super::super::mentions::{Mention, MentionKind};
use super::super::name_words::is_possessive;
use super::super::roles::is_role;
use super::super::token_kind::TokenKind;
use super::super::word_class::feature;
use super::sieve::{Said, Sieve, floor_after_comma};
use super::speaker_phrase::phrase_before;
use std::ops::Range;

/// The most tokens between a verb and the subject it shares with another.
const SHARED: usize = 80;

fn is_pronoun(text: &str) -> bool {
    matches!(text, "he" | "she" | "it" | "who" | "which")
}

/// Whether the word at `index` is a verb of saying here, and no noun or
/// adjective of the same form: `his claims`, `the reported cost`.
pub(crate) fn is_verb(sieve: &Sieve<'_>, index: usize, word: CueWord) -> bool {
    let words = sieve.words;
    let Some(before) = index.checked_sub(1) else {
        return word.form == Form::Ing || word.form == Form::Past;
    };
    let mut at = before;
    while at > 0 && words.is_adverb(at) {
        at -= 1;
    }
    let text = words.text(at);
    let is_owner = words.is(at, feature::POSSESSIVE) || is_possessive(text);
    let is_contraction = words.is(at, feature::FINITE);
    if words.is(at, feature::DETERMINER) || (is_owner && !is_contraction) {
        return false;
    }
    let is_read = sieve.verbs.binary_search_by_key(&index, |read| read.head);
    let is_finite = is_read.is_ok_and(|read| {
        sieve.verbs[read].form == clauses::Form::Finite && sieve.verbs[read].subject.is_some()
    });
    if is_finite && matches!(word.form, Form::Base | Form::Third) && !word.is_noun {
        return true;
    }
    match word.form {
        Form::Base => {
            words.is(at, feature::AUXILIARY | feature::FINITE)
                || matches!(text, "to" | "not" | "they" | "we" | "you" | "I" | "who")
                || (words.is_plural(at) && words.is_word(at))
                || (!word.is_noun && text == "and")
        }
        Form::Third => {
            let is_singular = words.kind(at) == TokenKind::Capital
                || is_pronoun(text)
                || text == "that"
                || (!word.is_noun && words.is_word(at) && !words.is_closed(at));
            is_singular
                && words.cue(index + 1).is_none()
                && (!word.is_noun || is_finite || is_pronoun(text))
                || (!word.is_noun && matches!(text, "and" | ","))
        }
        Form::Past => words.text(index + 1) != "by",
        Form::Participle | Form::Ing => true,
    }
}

/// The verb of saying at the token `verb` with its speaker.
pub(crate) fn cue_with_subject(
    sieve: &Sieve<'_>,
    verb: usize,
    word: CueWord,
    clause: &Range<usize>,
) -> Option<Said> {
    let floor = sieve.floor(verb, clause);
    let group = group_start(sieve.words, verb, floor);
    let is_passive = (group..verb).any(|index| sieve.words.is(index, feature::BE));
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
    let start = sieve.tokens[verb].range.start;
    let end = verb + 1 + usize::from(word.frames & frame::IT != 0);
    if word.form == Form::Participle && group == verb {
        return None;
    }
    if is_passive && matches!(word.form, Form::Past | Form::Participle) {
        let takes = word.frames & (frame::THAT | frame::WH) != 0;
        let subject = sieve
            .read_subject(verb)
            .filter(|subject| subject.start < verb);
        let start = subject.map_or(start, |subject| sieve.tokens[subject.start].range.start);
        return takes.then(|| said(None, start, end)).flatten();
    }
    let before = group.checked_sub(1).filter(|before| *before >= floor);
    let shares = match before {
        None => false,
        Some(before) => {
            matches!(
                sieve.words.text(before),
                "and" | "but" | "to" | "then" | "or"
            ) || (word.form == Form::Ing && !is_passive && !is_own_subject(sieve, before))
        }
    };
    // "for Berg to add": the infinitive has its own subject.
    if shares
        && let Some(subject) = sieve.read_subject(verb)
        && before == Some(subject.end)
    {
        return said(Some(sieve.place(clause).mention_of(&subject)), start, end);
    }
    if shares {
        let mention = shared_subject(sieve, group, clause)?;
        return said(Some(mention), start, end);
    }
    if word.form == Form::Ing && group == verb && group == floor {
        let mention = if floor == clause.start {
            subject_of_main_clause(sieve, verb, clause)
        } else {
            shared_subject(sieve, group, clause)
        };
        return said(Some(mention?), start, end);
    }
    let read = sieve.read_subject(verb);
    let is_before = read.is_some_and(|subject| subject.end <= verb);
    // "Berg, citing "the cold," said the ice was late".
    let closes_aside = is_before && verb == floor_after_comma(sieve.tokens, floor);
    if !closes_aside
        && let Some(inverted) = inverted_subject(sieve, verb, word, floor, clause)
        && (!is_before || names_person(sieve, inverted.mention.as_ref()))
    {
        return Some(inverted);
    }
    let mention = match read.filter(|_| is_before) {
        Some(subject) => sieve.place(clause).mention_of(&subject),
        // "experts note": a noun of the same form, as the reader has it.
        None => phrase_before(sieve, group, &(floor..clause.end))?,
    };
    let start = mention.range.start;
    said(Some(mention), start, end)
}

/// Whether a mention after a verb is who speaks, and no object: `, tweeted
/// a warning`.
fn names_person(sieve: &Sieve<'_>, mention: Option<&Mention>) -> bool {
    mention.is_some_and(|mention| {
        matches!(mention.kind, MentionKind::Name(_))
            || is_role(&sieve.paragraph[mention.range.clone()])
    })
}

/// Whether the word before a participle is its own subject: `with Smith
/// calling it …`, and not `a statement saying …`.
fn is_own_subject(sieve: &Sieve<'_>, before: usize) -> bool {
    sieve.words.is_word(before)
        && !sieve.words.is_closed(before)
        && !sieve.words.is(before, feature::DOCUMENT | feature::TIME)
}

/// `…, said X`: the speaker after the verb.
fn inverted_subject(
    sieve: &Sieve<'_>,
    verb: usize,
    word: CueWord,
    floor: usize,
    clause: &Range<usize>,
) -> Option<Said> {
    let after_quotation = verb == floor_after_comma(sieve.tokens, floor);
    let after_comma = verb > clause.start
        && sieve.tokens[verb - 1].kind == TokenKind::Comma
        && ends_after_subject(sieve, verb, clause)
        && (is_parenthesis(sieve, verb)
            || (clause.start..verb - 1).any(|index| sieve.starts_predicate(index)));
    let may = word.frames & frame::BEFORE != 0 && matches!(word.form, Form::Past | Form::Third);
    if !(may && (after_quotation || after_comma)) {
        return None;
    }
    let mention = sieve.place(clause).subject_after(verb)?;
    let end = sieve
        .tokens
        .partition_point(|token| token.range.start < mention.range.end);
    Some(Said {
        verb,
        word,
        mention: Some(mention),
        start: sieve.tokens[verb].range.start,
        end,
        is_inverted: true,
    })
}

/// `The trouble, says Smith, is that …`: the sentence goes around a cue and its subject.
fn is_parenthesis(sieve: &Sieve<'_>, verb: usize) -> bool {
    let read = sieve.verbs.binary_search_by_key(&verb, |read| read.head);
    read.is_ok_and(|at| sieve.verbs[at].is_inverted && sieve.verbs[at].is_main)
}

/// Whether the noun phrase after the verb is not the subject of another
/// verb: `…, said Smith, a banker.`
fn ends_after_subject(sieve: &Sieve<'_>, verb: usize, clause: &Range<usize>) -> bool {
    let end = sieve.noun_phrase_end(verb + 1, clause.end);
    end > verb + 1
        && !sieve.words.is(verb + 1, feature::TIME)
        && (end >= clause.end
            || matches!(
                sieve.tokens[end].kind,
                TokenKind::Comma | TokenKind::Stop | TokenKind::Break
            )
            || sieve.words.is(end, feature::PREPOSITION | feature::TIME)
            || sieve.words.text(end) == "who")
}

/// The subject that a verb without its own shares with another verb of
/// the sentence before it: with the last that speaks, or else the nearest.
fn shared_subject(sieve: &Sieve<'_>, at: usize, clause: &Range<usize>) -> Option<Mention> {
    let from = sieve.tokens[clause.start].range.start;
    if let Some(last) = sieve.found.last()
        && last.cue.as_ref().is_some_and(|cue| cue.start >= from)
        && last.mention.is_some()
    {
        return last.mention.clone();
    }
    let place = sieve.place(clause);
    let near = clause.start.max(at.saturating_sub(SHARED));
    let first = sieve.verbs.partition_point(|verb| verb.head < near);
    let end = sieve.verbs.partition_point(|verb| verb.head < at);
    let subjects = sieve.verbs[first..end].iter().rev().filter_map(|verb| {
        let is_finite = matches!(verb.form, clauses::Form::Finite | clauses::Form::Passive);
        verb.subject
            .filter(|subject| is_finite && subject.who.is_none() && subject.end <= at)
    });
    let is_subordinate = |subject: &Phrase| {
        subject.start.checked_sub(1).is_some_and(|before| {
            before >= clause.start
                && sieve.words.is(
                    before,
                    feature::SUBORDINATOR | feature::RELATIVE | feature::QUESTION,
                )
        })
    };
    let mut near = subjects.clone();
    let subject = near.find(|subject| !is_subordinate(subject));
    Some(place.mention_of(&subject.or_else(|| subjects.clone().next())?))
}

/// `Calling it a farce, Smith left`: the subject after the comma.
fn subject_of_main_clause(
    sieve: &Sieve<'_>,
    verb: usize,
    clause: &Range<usize>,
) -> Option<Mention> {
    for comma in verb + 1..clause.end.min(verb + SHARED) {
        let at = sieve.tokens[comma].range.start;
        let ends_region = sieve
            .region_at(at)
            .is_some_and(|region| sieve.regions[region].range.end == sieve.tokens[comma].range.end);
        let is_comma = sieve.tokens[comma].kind == TokenKind::Comma;
        if !(ends_region || (is_comma && sieve.region_at(at).is_none())) {
            continue;
        }
        let end = sieve.noun_phrase_end(comma + 1, clause.end);
        let end = if sieve.words.is(comma + 1, feature::NOMINATIVE) {
            comma + 2
        } else {
            end
        };
        let verb_follows = sieve.starts_predicate(end)
            || sieve
                .words
                .cue(end)
                .is_some_and(|cue| cue.form == Form::Past);
        if end > comma + 1 && verb_follows {
            return sieve.place(&(clause.start..end)).subject_after(comma);
        }
    }
    None
}
