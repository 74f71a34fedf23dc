//! Quotations without a cue of their own, and the speaker that a paragraph announces.

use super::super::clauses::{Form, Verb};
use super::super::mentions::{Mention, MentionKind};
use super::super::quotation_marks::Region;
use super::super::quotation_marks::inside_marks;
use super::super::token_kind::TokenKind;
use super::announcing::{has_agent, main, outermost};
use super::sieve::{Found, SENTENCE, Sieve, WITHIN};
use super::speaker_phrase::{phrase_before, speaker_of};
use super::titles::{is_title, is_work};
use crate::quotation::{Kind, Rule, Spans};
use smallvec::smallvec;
use std::ops::Range;

/// Quoted regions without a cue: a whole sentence goes on from what
/// was said before, in marks or without; words inside a sentence are its subject's. What is
/// short is a term or a title.
pub(crate) fn without_cue(sieve: &mut Sieve<'_>, sentences: &[Range<usize>]) {
    let mut before: Vec<(usize, usize)> = Vec::new();
    for (index, found) in sieve.found.iter().enumerate() {
        before.extend(found.spans.first().map(|span| (span.start, index)));
    }
    before.sort_unstable();
    for region in 0..sieve.regions.len() {
        let range = sieve.regions[region].range.clone();
        if sieve.used[region] || sieve.word_count(&range) < SENTENCE {
            continue;
        }
        let starts = starts_sentence(sieve, range.start);
        if !starts && (is_title(sieve, region) || is_work(sieve, region)) {
            continue;
        }
        let inside = (!starts)
            .then(|| inside_sentence(sieve, &range, sentences))
            .flatten();
        let found = if inside.is_none() {
            let at = before.partition_point(|(start, _)| *start < range.start);
            let last = at.checked_sub(1).map(|last| before[last]);
            let mut found = whole_sentence(sieve, &range, last, sentences);
            if !starts {
                found.kind = Kind::Mixed;
            }
            Some(found)
        } else {
            inside
        };
        if let Some(found) = found {
            sieve.used[region] = true;
            sieve.found.push(found);
        }
    }
}

fn starts_sentence(sieve: &Sieve<'_>, at: usize) -> bool {
    let before = sieve.paragraph[..at].trim_end();
    let sentence = inside_marks(before);
    before.is_empty()
        || sentence.ends_with(['.', ':', '?', '!', '…'])
        || before.ends_with(['"', '”'])
}

/// A whole sentence in marks, said by who spoke last in this paragraph, or by
/// who acts in the sentence before: `Berg agreed. "…"`.
fn whole_sentence(
    sieve: &Sieve<'_>,
    range: &Range<usize>,
    last: Option<(usize, usize)>,
    sentences: &[Range<usize>],
) -> Found {
    let from = last.map(|(start, _)| start);
    let actor = actor_before(sieve, range.start, from, sentences);
    let mention = actor.or_else(|| sieve.found[last?.1].mention.clone());
    Found {
        spans: smallvec![range.clone()],
        kind: Kind::Direct,
        cue: None,
        mention,
        rule: Rule::NoCue,
    }
}

/// The person who acts in the sentence before the byte `at`, where nothing
/// is said in it: what was said last starts at the byte `said`.
fn actor_before(
    sieve: &Sieve<'_>,
    at: usize,
    said: Option<usize>,
    sentences: &[Range<usize>],
) -> Option<Mention> {
    let token = sieve.token_at(at);
    let index = sentences.partition_point(|sentence| sentence.end <= token);
    let sentence = sentences.get(index.checked_sub(1)?)?;
    let start = sieve.tokens[sentence.start].range.start;
    if said.is_some_and(|said| said >= start) || !starts_sentence(sieve, at) {
        return None;
    }
    let verb = main(sieve.verbs_of(sentence))?;
    let mention = sieve.place(sentence).mention_of(verb.subject.as_ref()?);
    (verb.form == Form::Finite && matches!(mention.kind, MentionKind::Name(_))).then_some(mention)
}

/// Quoted words inside a sentence whose verb is no cue: `Berg wants a law
/// "that works for every one of us"`.
fn inside_sentence(
    sieve: &Sieve<'_>,
    range: &Range<usize>,
    sentences: &[Range<usize>],
) -> Option<Found> {
    let at = sieve.token_at(range.start);
    let sentence = &sentences[sentences.partition_point(|sentence| sentence.end <= at)];
    let verbs = sieve.verbs_of(sentence);
    let before = &verbs[..verbs.partition_point(|verb| verb.head < at)];
    let place = sieve.place(sentence);
    let verb = outermost(sieve, before, speaking_verb(sieve, before)?);
    let start = sieve.tokens[verb.head + 1].range.start.min(range.start);
    let is_free = sieve
        .regions_inside(&(start..range.start))
        .all(|region| !sieve.used[region]);
    let start = if is_free { start } else { range.start };
    // "According to Berg, the ice is "…"": unless another person says it.
    let is_according = sieve.text(sentence.start) == "According";
    let source = (is_according && sieve.cue_of(verb).is_none())
        .then(|| place.source_after(sentence.start + 1))
        .flatten();
    let mention = match source {
        Some(source) => source,
        None => speaker_of(sieve, verb, verb.subject.as_ref()?, sentence),
    };
    Some(Found {
        spans: smallvec![start..range.end],
        kind: Kind::Mixed,
        cue: Some(sieve.tokens[verb.head].range.clone()),
        mention: Some(mention),
        rule: Rule::SubjectOfSentence,
    })
}

/// Of the verbs before a quotation the one whose subject speaks: the last
/// cue, or the verb of the main clause.
fn speaking_verb<'v>(sieve: &Sieve<'_>, verbs: &'v [Verb]) -> Option<&'v Verb> {
    let has_subject = |verb: &&Verb| verb.subject.is_some();
    let is_cue = |verb: &&Verb| {
        sieve.cue_of(verb).is_some() && verb.form != Form::Passive || has_agent(sieve, verb)
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
fn announcer<'a>(sieve: &Sieve<'a>, sentence: &Range<usize>) -> Option<&'a Verb> {
    let verbs = sieve.verbs_of(sentence);
    let is_as = sieve.text(sentence.start) == "As";
    let first = verbs.first().filter(|verb| {
        let subject = verb.subject.map(|subject| subject.start);
        is_as && sieve.cue_of(verb).is_some() && subject == Some(sentence.start + 1)
    });
    first.or_else(|| Some(outermost(sieve, verbs, speaking_verb(sieve, verbs)?)))
}

/// The speaker announced at the end of a paragraph: `The mayor
/// had a message for the town:`.
pub(crate) fn lead_in(sieve: &Sieve<'_>, sentences: &[Range<usize>]) -> Option<Found> {
    let sentence = sentences.last()?;
    let start = sieve.tokens[sentence.start].range.start;
    let quotes = |region: &Region| {
        region.range.start >= start && sieve.word_count(&region.range) >= SENTENCE
    };
    if sieve.regions.last().is_some_and(quotes) {
        return None;
    }
    let verb = announcer(sieve, sentence);
    let place = sieve.place(sentence);
    let mention = match verb {
        Some(verb) => Some(place.mention_of(&verb.subject?)),
        None => {
            let last = sentence.end - 1;
            let is_colon = sieve.tokens[last].kind == TokenKind::Colon;
            let is_below = sieve.words.text(last.saturating_sub(1)) == "follows";
            let last = if is_below {
                last.saturating_sub(2)
            } else {
                last
            };
            is_colon
                .then(|| phrase_before(sieve, last, sentence))
                .flatten()
        }
    };
    Some(Found {
        spans: Spans::new(),
        kind: Kind::Direct,
        cue: verb.map(|verb| sieve.tokens[verb.head].range.clone()),
        mention: Some(mention?),
        rule: Rule::Announced,
    })
}
