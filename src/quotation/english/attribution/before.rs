//! The cue before a quoted region: `X said, "…"`, `X was blunt: "…"`,
//! `X called it "…"`.

use super::super::chunker::Phrase;
use super::super::clauses::{Form, Verb};
use super::super::cues::Cue;
use super::super::mentions::Mention;
use super::super::quotation_marks::inside_marks;
use super::super::token_kind::TokenKind;
use super::super::word_class::WordClass;
use super::announcing::{NEAR, announcing, main, reporting};
use super::noun_cue::noun_before;
use super::reported::is_reported_around;
use super::sieve::{SENTENCE, Sentence, Sieve, Source, WITHIN};
use super::speaker_phrase::{fronted_speaker, phrase_before, speaker_of};
use crate::quotation::{Kind, Rule};
use std::ops::Range;

/// The most tokens of a name before a colon.
const LABEL: usize = 10;

/// The source for a cue that precedes its quotation.
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

/// `X said, "…"`, `X told the crowd in Ohio: "…"`, `X called it "…"`.
pub(crate) fn cue_before(sieve: &Sieve<'_>, region: usize, sentence: &Sentence) -> Option<Source> {
    let first = sieve.quoted[region].start;
    let floor = region
        .checked_sub(1)
        .map_or(0, |before| sieve.quoted[before].end)
        .max(sentence.tokens.start);
    if first <= floor {
        return None;
    }
    if let Some(noun) = noun_before(sieve, first, floor) {
        return Some(noun);
    }
    let verbs = &sentence.verbs[sentence.verbs.partition_point(|verb| verb.head < floor)
        ..sentence.verbs.partition_point(|verb| verb.head < first)];
    let source = match sieve.tokens[first - 1].kind {
        TokenKind::Colon => return before_colon(sieve, first, verbs, sentence),
        TokenKind::Comma => before_comma(sieve, region, first, verbs, sentence)?,
        _ => before_words(sieve, region, first, verbs, sentence)?,
    };
    // "told the crowd, "…"": a hearer and a comma are no content.
    let has_clause = (source.cue + 1..first)
        .any(|index| matches!(sieve.text(index), "that" | "such") || sieve.starts_predicate(index));
    let is_hearer = sieve.tokens[first - 1].kind == TokenKind::Comma && !has_clause;
    let is_direct = is_hearer || !is_reported_around(sieve, region, source.cue, &sentence.tokens);
    is_direct.then_some(source)
}

/// `X was blunt: "…"`.
fn before_colon(
    sieve: &Sieve<'_>,
    first: usize,
    verbs: &[Verb],
    sentence: &Sentence,
) -> Option<Source> {
    let near = announcing(sieve, verbs, first, sentence).filter(|verb| verb.subject.is_some());
    let label = speaker_label(sieve, first - 1, sentence)
        .or_else(|| label_with_role(sieve, first - 1, sentence));
    if let Some(mention) = label {
        return Some(before(first - 1, mention, Rule::ColonBefore));
    }
    if let Some(verb) = near.or_else(|| main(verbs)) {
        if let Some(mention) = fronted_speaker(sieve, verb, sentence) {
            return Some(before(first - 1, mention, Rule::ColonBefore));
        }
        let mention = speaker_of(sieve, verb, verb.subject.as_ref()?, &sentence.tokens);
        return Some(before(verb.head, mention, Rule::CueBefore));
    }
    let mention = phrase_before(sieve, first - 1, &sentence.tokens)?;
    Some(before(first - 1, mention, Rule::ColonBefore))
}

/// Nothing but a name before the colon at the token `colon`: `The ice is
/// late - Anna Berg: "…"`, `Rep. Anna Berg (D-Me.): "…"`.
fn speaker_label(sieve: &Sieve<'_>, colon: usize, sentence: &Sentence) -> Option<Mention> {
    let mut end = colon;
    let floor = sentence.tokens.start.max(colon.saturating_sub(LABEL));
    if end > floor && sieve.text(end - 1) == ")" {
        end = (floor..end).rfind(|index| sieve.text(*index) == "(")?;
    }
    let is_name = |index: &usize| sieve.tokens[*index].class == WordClass::Name;
    let start = (floor..end).rev().take_while(is_name).last()?;
    let opens = start == sentence.tokens.start
        || sieve.tokens[start - 1].kind == TokenKind::Break && sieve.text(start - 1) != ";";
    let mention = sieve
        .place(&sentence.tokens)
        .mention_of(&Phrase::plain(start, end));
    opens.then_some(mention)
}

/// A name with its role or outlet before the colon at the token `colon`, and
/// nothing else: `Lena Ruud, The Fjord Courier:`, `Oscar Moe, baker:`.
fn label_with_role(sieve: &Sieve<'_>, colon: usize, sentence: &Sentence) -> Option<Mention> {
    let start = sentence.tokens.start;
    let is_name = |index: &usize| sieve.tokens[*index].class == WordClass::Name;
    let comma = start + (start..colon).take_while(is_name).count();
    let is_plain = |index: usize| {
        sieve.tokens[index].is_word()
            && matches!(
                sieve.tokens[index].class,
                WordClass::Name
                    | WordClass::Noun
                    | WordClass::Determiner
                    | WordClass::Possessive
                    | WordClass::Preposition
                    | WordClass::Ing
            )
    };
    let is_label = comma > start
        && comma + 1 < colon
        && colon - start <= 2 * LABEL
        && sieve.tokens[comma].kind == TokenKind::Comma
        && (comma + 1..colon).all(is_plain);
    let place = sieve.place(&sentence.tokens);
    is_label.then(|| Mention {
        role: Some(sieve.words.bytes(comma + 1, colon)),
        ..place.mention_of(&Phrase::plain(start, comma))
    })
}

/// `X said in Ohio, "…"`, `X called over her shoulder, "…"`.
fn before_comma(
    sieve: &Sieve<'_>,
    region: usize,
    first: usize,
    verbs: &[Verb],
    sentence: &Sentence,
) -> Option<Source> {
    if let Some(source) = according_before(sieve, first, sentence) {
        return Some(source);
    }
    let text = &sieve.paragraph[sieve.regions[region].range.clone()];
    let is_sentence = starts_with_capital(text);
    let verb = announcing(sieve, verbs, first, sentence)
        .filter(|verb| is_sentence || first - verb.head <= 2)
        .or_else(|| {
            verbs
                .last()
                .filter(|verb| is_sentence && verb.form != Form::Passive)
        })?;
    spoken_by(sieve, region, verb, verbs, sentence)
}

/// `a town that, according to its mayor, "…"`.
fn according_before(sieve: &Sieve<'_>, first: usize, sentence: &Sentence) -> Option<Source> {
    let from = sentence.tokens.start.max(first.saturating_sub(NEAR));
    let cue = (from..first).rfind(|index| sieve.text(*index) == "according")?;
    let mention = sieve.place(&sentence.tokens).source_after(cue + 1)?;
    let is_beside = sieve.token_at(mention.range.end) + 1 == first;
    is_beside.then(|| Source {
        kind: Kind::Mixed,
        ..before(cue, mention, Rule::AccordingTo)
    })
}

/// `X said "…"`, `X said that "…"`, `X called it "…"`.
fn before_words(
    sieve: &Sieve<'_>,
    region: usize,
    first: usize,
    verbs: &[Verb],
    sentence: &Sentence,
) -> Option<Source> {
    let verb = verbs.last()?;
    let between = verb.head + 1..first;
    let kind = sieve.cue_of(verb);
    if reporting(sieve, sentence.verbs, verb).is_some() {
        return None;
    }
    let words = sieve.word_count(&sieve.regions[region].range);
    let is_bare = between.clone().all(|index| is_link(sieve, index));
    let is_hearer = kind == Some(Cue::Tells) || kind == Some(Cue::Calls);
    let goes_with = is_bare && between.len() <= 3
        || is_hearer && between.len() <= 6 && is_object(sieve, between);
    if !goes_with || sieve.tokens[verb.head].class == WordClass::Auxiliary {
        return None;
    }
    let is_under_cue = || {
        let before = &sentence.verbs[..sentence
            .verbs
            .partition_point(|other| other.head < verb.head)];
        let mut before = before.iter().rev().take(WITHIN);
        before.any(|other| sieve.cue_of(other).is_some())
    };
    if kind.is_none() && (words < SENTENCE || is_under_cue()) {
        return None;
    }
    if kind == Some(Cue::Calls) && words < 2 {
        return None;
    }
    // "said "the plan" would fail": the words after it are reported too.
    if kind == Some(Cue::Says) && goes_on_after(sieve, region, sentence) {
        return None;
    }
    spoken_by(sieve, region, verb, verbs, sentence)
}

/// Whether a token may be between a cue and its quotation.
fn is_link(sieve: &Sieve<'_>, index: usize) -> bool {
    matches!(
        sieve.tokens[index].class,
        WordClass::Preposition
            | WordClass::Adverb
            | WordClass::Relative
            | WordClass::Pronoun
            | WordClass::Subordinator
    ) || matches!(sieve.text(index), "her" | "him" | "them" | "us" | "me")
}

/// Whether the tokens are a short object: `told the crowd`, `called the
/// plan`.
fn is_object(sieve: &Sieve<'_>, range: Range<usize>) -> bool {
    range.clone().all(|index| sieve.tokens[index].is_word())
}

/// Whether the sentence goes on after a region with words that are no new
/// clause.
fn goes_on_after(sieve: &Sieve<'_>, region: usize, sentence: &Sentence) -> bool {
    let range = &sieve.regions[region].range;
    let inner = inside_marks(&sieve.paragraph[range.clone()]);
    let after = sieve.quoted[region].end;
    after < sentence.tokens.end
        && sieve.tokens[after].kind == TokenKind::Lower
        && !inner.ends_with([',', '.', '?', '!'])
        && !matches!(
            sieve.tokens[after].class,
            WordClass::Conjunction | WordClass::Subordinator | WordClass::Adverb
        )
}

/// The source for a cue before a region, with the subject of the cue or of
/// the verb before it.
fn spoken_by(
    sieve: &Sieve<'_>,
    region: usize,
    verb: &Verb,
    verbs: &[Verb],
    sentence: &Sentence,
) -> Option<Source> {
    let subject = verb.subject.or_else(|| {
        let mut before = verbs.iter().rev().filter(|other| other.head < verb.head);
        before.find_map(|other| other.subject)
    })?;
    let mention = speaker_of(sieve, verb, &subject, &sentence.tokens);
    let mut source = before(verb.head, mention, Rule::CueBefore);
    if sieve.cue_of(verb) == Some(Cue::Calls)
        && sieve.word_count(&sieve.regions[region].range) < SENTENCE
    {
        source.kind = Kind::Mixed;
    }
    Some(source)
}
