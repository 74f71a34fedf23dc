//! The cue after a quoted region: `"…," X said`, `"…," said X`, `"…." — X`.

use super::super::clauses::{Form, Verb};
use super::super::cues::Cue;
use super::super::quotation_marks::inside_marks;
use super::super::token_kind::TokenKind;
use super::super::word_class::WordClass;
use super::sieve::{Sentence, Sieve, Source, WITHIN};
use super::signature::signature_line;
use crate::quotation::{Kind, Rule};
use std::ops::Range;

/// `"…," X said`, `"…," said X`, `"…," according to X`.
pub(crate) fn cue_after(sieve: &Sieve<'_>, region: usize, sentence: &Sentence) -> Option<Source> {
    let range = &sieve.regions[region].range;
    let first = sieve.quoted[region].end;
    if let Some(source) = signature_line(sieve, first) {
        return Some(source);
    }
    if first >= sentence.tokens.end
        || is_between_dashes(sieve, region)
        || ends_opening_clause(sieve, region, sentence)
    {
        return None;
    }
    let inner = inside_marks(&sieve.paragraph[range.clone()]);
    let has_comma = inner.ends_with(',') || sieve.tokens[first].kind == TokenKind::Comma;
    let leads_on = has_comma || inner.ends_with(['?', '!', '-', '—', '–', '…']);
    let mut start = first;
    while start < sentence.tokens.end.min(first + 3)
        && (matches!(
            sieve.tokens[start].kind,
            TokenKind::Comma | TokenKind::Break | TokenKind::Quote | TokenKind::Other
        ) || sieve.text(start) == "as"
            || sieve.tokens[start].class == WordClass::Adverb)
    {
        start += 1;
    }
    if let Some(source) = according_after(sieve, start, sentence) {
        return Some(source);
    }
    if let Some(source) = named_by(sieve, region, start, sentence) {
        return Some(source);
    }
    // The speaker may have clauses after it, but not without end.
    let from = sentence.verbs.partition_point(|verb| verb.start < start);
    let verb = sentence.verbs[from..].iter().take(WITHIN).find(|verb| {
        let is_as = sieve.text(start - 1) == "as" && sieve.cue_of(verb).is_some();
        verb.is_main || verb.is_inverted || is_as
    })?;
    let subject = verb.subject?;
    if verb.start.min(subject.start) != start || !can_speak(sieve, verb) {
        return None;
    }
    let is_cue = sieve.cue_of(verb).is_some() || verb.form == Form::Passive;
    let is_open = (has_comma || leads_on && is_attribution_alone(sieve, verb, sentence))
        && sieve.tokens[verb.head].class != WordClass::Auxiliary
        && !is_said_before(sieve, region, sentence)
        && (!verb.is_inverted || start == verb.start);
    if !(is_cue && (leads_on || is_attribution_alone(sieve, verb, sentence)) || is_open) {
        return None;
    }
    let mention = sieve.place(&sentence.tokens).mention_of(&subject);
    Some(Source {
        cue: verb.head,
        mention,
        rule: Rule::CueAfter,
        kind: Kind::Direct,
    })
}

/// `"…." Berg said to laughter.`: a sentence that only attributes what the one
/// before quotes.
pub(crate) fn sentence_after(
    sieve: &Sieve<'_>,
    region: usize,
    next: Option<&Sentence>,
) -> Option<Source> {
    let next = next.filter(|next| next.tokens.start == sieve.quoted[region].end)?;
    let inner = inside_marks(&sieve.paragraph[sieve.regions[region].range.clone()]);
    let verb = next.verbs.first().filter(|verb| {
        let is_first = verb
            .subject
            .is_some_and(|subject| subject.start.min(verb.start) == next.tokens.start);
        verb.form == Form::Finite && is_first && sieve.cue_of(verb) == Some(Cue::Says)
    })?;
    let end = sieve.adjuncts_end(verb.head + 1, next.tokens.end);
    let is_alone = end >= next.tokens.end || sieve.tokens[end].kind == TokenKind::Stop;
    if !inner.ends_with(['.', '?', '!']) || !is_alone || verb.is_inverted {
        return None;
    }
    let mention = sieve.place(&next.tokens).mention_of(&verb.subject?);
    Some(Source {
        cue: verb.head,
        mention,
        rule: Rule::CueAfter,
        kind: Kind::Direct,
    })
}

/// `dubbed "…" by the mayor`: the agent of a participle before a region.
fn named_by(sieve: &Sieve<'_>, region: usize, after: usize, sentence: &Sentence) -> Option<Source> {
    let cue = sieve.quoted[region].start.checked_sub(1)?;
    let is_named = sieve.tokens[cue].class == WordClass::Ed
        && sieve
            .words
            .cue(cue)
            .is_some_and(|word| word.cue == Cue::Calls);
    if !is_named || after + 1 >= sentence.tokens.end || sieve.text(after) != "by" {
        return None;
    }
    Some(Source {
        cue,
        mention: sieve.place(&sentence.tokens).subject_after(after)?,
        rule: Rule::CueBefore,
        kind: Kind::Mixed,
    })
}

/// `the mayor spoke - "…" - and left`: what follows goes on from before.
fn is_between_dashes(sieve: &Sieve<'_>, region: usize) -> bool {
    let Range { start, end } = sieve.quoted[region];
    let is_dash = |index: usize| {
        let token = sieve.tokens.get(index);
        token.is_some_and(|token| token.kind == TokenKind::Break && token.text != ";")
    };
    start > 0 && is_dash(start - 1) && is_dash(end)
}

/// Whether a region is under a verb of saying in its part of the sentence.
fn is_said_before(sieve: &Sieve<'_>, region: usize, sentence: &Sentence) -> bool {
    let floor = region.checked_sub(1);
    let floor = floor.map_or(0, |before| sieve.quoted[before].end);
    let first = sieve.quoted[region].start;
    let end = sentence.verbs.partition_point(|verb| verb.head < first);
    sentence.verbs[..end].iter().rev().take(WITHIN).any(|verb| {
        verb.head >= floor
            && verb.form == Form::Finite
            && verb.subject.is_some()
            && matches!(sieve.cue_of(verb), Some(Cue::Says | Cue::Tells))
    })
}

/// Whether a region ends the clause that its sentence opens with: `Although
/// Berg said that she had "no time at all," Dahl asked again`.
fn ends_opening_clause(sieve: &Sieve<'_>, region: usize, sentence: &Sentence) -> bool {
    const LATEST: usize = 3;
    let opener = (sentence.tokens.clone())
        .take(LATEST)
        .find(|index| {
            !matches!(
                sieve.tokens[*index].class,
                WordClass::Conjunction | WordClass::Adverb
            )
        })
        .filter(|index| sieve.tokens[*index].class == WordClass::Subordinator);
    let first = sieve.quoted[region].start;
    let end = sentence.verbs.partition_point(|verb| verb.head < first);
    let mut before = sentence.verbs[..end].iter().rev().take(WITHIN);
    let says = |verb: &Verb| {
        verb.subject.is_some() && matches!(sieve.cue_of(verb), Some(Cue::Says | Cue::Tells))
    };
    opener.is_some() && before.clone().any(says) && !before.any(|verb| verb.is_main)
}

/// Whether the subject of a verb can be who speaks: not of a passive, but
/// for `was quoted as saying`.
fn can_speak(sieve: &Sieve<'_>, verb: &Verb) -> bool {
    match verb.form {
        Form::Finite => true,
        Form::Passive => matches!(
            sieve.text(verb.head),
            "quoted" | "cited" | "heard" | "seen" | "recorded" | "caught"
        ),
        Form::Participle | Form::Infinitive => false,
    }
}

/// Whether a cue without a comma before it ends its sentence: `"…" he said.`
fn is_attribution_alone(sieve: &Sieve<'_>, verb: &Verb, sentence: &Sentence) -> bool {
    let after = verb.head + 1;
    after >= sentence.tokens.end
        || !sieve.tokens[after].is_word()
        || matches!(
            sieve.tokens[after].class,
            WordClass::Preposition | WordClass::Time | WordClass::Subordinator
        )
        || verb.is_inverted
}

/// Whether the words before a region in its sentence are reported with it:
/// `The plan was "dead," he said`.
pub(crate) fn is_reported_before(sieve: &Sieve<'_>, region: usize, sentence: &Sentence) -> bool {
    // "The ice is "thick" and "grey," he said".
    let mut region = region;
    for _ in 0..WITHIN {
        match region.checked_sub(1) {
            Some(before) if !sieve.used[before] && is_joined(sieve, before) => region = before,
            _ => break,
        }
    }
    let range = &sieve.regions[region].range;
    let start = sieve.tokens[sentence.tokens.start].range.start;
    let floor = region
        .checked_sub(1)
        .map_or(0, |before| sieve.regions[before].range.end)
        .max(start);
    if floor >= range.start {
        return false;
    }
    let gap = sieve.paragraph[floor..range.start].trim();
    !gap.is_empty()
        && !gap.ends_with([':', '.', '?', '!', '"', '”', '—', '–', '-', ';', ','])
        && gap.split_whitespace().count() > 1
}

/// Whether nothing but `and` is between a region and the next.
fn is_joined(sieve: &Sieve<'_>, region: usize) -> bool {
    let gap = sieve.regions[region].range.end..sieve.regions[region + 1].range.start;
    matches!(sieve.paragraph[gap].trim(), "and" | "or")
}

/// `"…," according to X`.
fn according_after(sieve: &Sieve<'_>, start: usize, sentence: &Sentence) -> Option<Source> {
    if start + 2 >= sentence.tokens.end
        || sieve.text(start) != "according"
        || sieve.text(start + 1) != "to"
    {
        return None;
    }
    let mention = sieve.place(&sentence.tokens).source_after(start + 1)?;
    Some(Source {
        cue: start,
        mention,
        rule: Rule::AccordingTo,
        kind: Kind::Direct,
    })
}
