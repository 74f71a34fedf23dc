//! Reported speech: what a cue takes of the words around it, with quoted words
//! in them (mixed) or without (indirect).

use super::super::cues::{Form, frame};
use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, feature};
use super::content::{Content, content_after};
use super::extent::{bytes_of, content_end, first_comma, without_marks};
use super::lines::behind_label;
use super::sieve::{Found, Said, Sieve};
use super::subject::cue_with_subject;
use crate::quotation::{Kind, Rule, Spans};
use std::ops::Range;

/// The most tokens before a cue that are too few for what it reports.
const LEAD: usize = 4;

/// Whether the region is a part of what the cue before it reports: `called
/// it "a farce"`, `said that, by then, "it was over"`.
pub(crate) fn is_reported_around(
    sieve: &Sieve<'_>,
    region: usize,
    cue: usize,
    sentence: &Range<usize>,
) -> bool {
    let at = sieve.regions[region].range.start;
    let clause = super::window(cue, sentence);
    let content = sieve
        .words
        .cue(cue)
        .and_then(|word| cue_with_subject(sieve, cue, word, &clause))
        .and_then(|said| content_after(sieve, &said, &clause));
    content.is_some_and(|content| sieve.tokens[content.tokens.start].range.start < at)
}

/// What the cue reports: after it, before it, or around it.
pub(crate) fn reported_speech(sieve: &mut Sieve<'_>, said: &Said, clause: &Range<usize>) {
    if as_clause(sieve, said, clause) {
        return;
    }
    if !said.is_inverted
        && let Some(mut content) = content_after(sieve, said, clause)
    {
        if is_subordinate(sieve, said, clause) || sieve.starts_predicate(content.tokens.start) {
            content.tokens.end = first_comma(sieve, &content.tokens);
        }
        // "Noting that it rained, Smith left".
        let speaker = said
            .mention
            .as_ref()
            .map_or(0, |mention| mention.range.start);
        let speaker = sieve.token_at(speaker);
        if content.tokens.contains(&speaker) && speaker > content.tokens.start {
            content.tokens.end = without_marks(sieve, content.tokens.start, speaker);
        }
        let span = bytes_of(sieve, &before_other_cue(sieve, said, &content));
        let relative = relative_before(sieve, said, clause);
        let spans = relative.into_iter().chain([span]).collect();
        report(sieve, said, spans, content.rule);
        return;
    }
    if said.word.frames & frame::BEFORE != 0 && said.mention.is_some() {
        reported_before(sieve, said, clause);
    }
}

/// `⟦what⟧ Smith called ⟦"a farce"⟧`: the pronoun is the object.
fn relative_before(sieve: &Sieve<'_>, said: &Said, clause: &Range<usize>) -> Option<Range<usize>> {
    let subject = sieve.token_at(said.start);
    let before = subject
        .checked_sub(1)
        .filter(|before| *before >= clause.start)?;
    let is_object = said.word.frames & frame::WEAK != 0
        && matches!(sieve.words.text(before), "what" | "which" | "whom" | "who");
    is_object.then(|| sieve.tokens[before].range.clone())
}

/// Whether the cue is in a clause that another follows: `While Smith
/// said the plan was dead, …`
fn is_subordinate(sieve: &Sieve<'_>, said: &Said, clause: &Range<usize>) -> bool {
    let subject = sieve
        .tokens
        .partition_point(|token| token.range.start < said.start);
    subject > clause.start && sieve.words.is(subject - 1, feature::SUBORDINATOR)
}

/// Whether the cue ends the sentence, but for adjuncts and a hearer: the
/// content then precedes it.
fn ends_clause(sieve: &Sieve<'_>, said: &Said, clause: &Range<usize>) -> bool {
    let takes_hearer = said.word.frames & frame::HEARER != 0 && !said.is_inverted;
    let end = if takes_hearer {
        sieve.noun_phrase_end(said.end, clause.end)
    } else {
        said.end
    };
    let start = end;
    let end = sieve.adjuncts_end(start, clause.end);
    // "asked Smith about the plan" reports what follows.
    let is_about =
        (start..end).any(|index| matches!(sieve.words.text(index), "about" | "for" | "against"));
    if is_about {
        return false;
    }
    end >= clause.end
        || !sieve.words.is_word(end) && sieve.words.kind(end) != TokenKind::Colon
        || sieve.words.is(
            end,
            feature::COORDINATOR | feature::SUBORDINATOR | feature::PREPOSITION | feature::RELATIVE,
        )
        || sieve.words.cue(end).is_some()
}

/// The content up to another cue to which quoted words belong already, of
/// the same speaker or after a mere phrase: `thanked ⟦the crew⟧ and
/// shouted, "…"`, `thanked ⟦the crew⟧, and she said, "…"`.
fn before_other_cue(sieve: &Sieve<'_>, said: &Said, content: &Content) -> Range<usize> {
    let tokens = &content.tokens;
    // Where the other cue's part of the sentence starts.
    let starts = |cue: &usize| {
        let read = sieve.verbs.binary_search_by_key(cue, |verb| verb.head);
        let subject = read.ok().and_then(|at| sieve.verbs[at].subject)?;
        // "thanked what she calls "the crew"" is one phrase.
        let is_own = content.is_phrase && subject.start > tokens.start && {
            let before = &sieve.tokens[subject.start - 1];
            before.kind == TokenKind::Comma || before.class == WordClass::Conjunction
        };
        (subject.end <= said.verb)
            .then_some(*cue)
            .or(is_own.then_some(subject.start))
    };
    let first = sieve.cued.partition_point(|cue| *cue <= tokens.start);
    let Some(cue) = sieve.cued[first..]
        .iter()
        .take_while(|cue| **cue < tokens.end)
        .find_map(starts)
    else {
        return tokens.clone();
    };
    let end = (tokens.start + 1..cue)
        .rev()
        .find(|index| {
            sieve.tokens[*index].is_word()
                && !matches!(
                    sieve.tokens[*index].class,
                    WordClass::Adverb | WordClass::Conjunction
                )
        })
        .map_or(tokens.start + 1, |last| last + 1);
    tokens.start..end
}

/// Keeps `spans` as what is reported.
fn report(sieve: &mut Sieve<'_>, said: &Said, spans: Spans, rule: Rule) {
    let is_mixed = spans
        .iter()
        .any(|span| !sieve.regions_inside(span).is_empty());
    for span in &spans {
        sieve.use_regions(span);
    }
    sieve.drop_inside(&spans[spans.len() - 1]);
    let kind = if is_mixed {
        Kind::Mixed
    } else {
        Kind::Indirect
    };
    sieve.push(said, spans, kind, rule);
}

/// `As Smith noted, the plan is dead`, `The plan, as Smith noted, is dead`.
fn as_clause(sieve: &mut Sieve<'_>, said: &Said, clause: &Range<usize>) -> bool {
    let first = sieve
        .tokens
        .partition_point(|token| token.range.start < said.start);
    let is_as = first
        .checked_sub(1)
        .filter(|before| *before >= clause.start)
        .is_some_and(|before| matches!(sieve.words.text(before), "as" | "As"));
    if !is_as || said.is_inverted || said.word.frames & frame::BARE == 0 {
        return false;
    }
    let before = first - 1;
    let comma = (said.end..clause.end).find(|index| {
        sieve.tokens[*index].kind == TokenKind::Comma
            && sieve.region_at(sieve.tokens[*index].range.start).is_none()
    });
    let mut spans = Spans::new();
    if before > clause.start {
        if sieve.tokens[before - 1].kind != TokenKind::Comma {
            return false;
        }
        let end = without_marks(sieve, clause.start, before);
        spans.push(bytes_of(sieve, &(clause.start..end)));
    }
    if let Some(comma) = comma.filter(|comma| comma + 2 < clause.end) {
        let end = content_end(sieve, comma + 1, clause.end, false);
        spans.push(bytes_of(sieve, &(comma + 1..end)));
    }
    if spans.is_empty() {
        return false;
    }
    report(sieve, said, spans, Rule::AsClause);
    true
}

/// `…, X said.` and `…, X said, …`
fn reported_before(sieve: &mut Sieve<'_>, said: &Said, clause: &Range<usize>) {
    let subject = sieve
        .tokens
        .partition_point(|token| token.range.start < said.start);
    let Some(comma) = subject.checked_sub(1).filter(|comma| *comma > clause.start) else {
        return;
    };
    let after_region = sieve.region_at(sieve.tokens[comma].range.start).is_some();
    // What another cue of the sentence has taken stays with it.
    let from = sieve.tokens[clause.start].range.start;
    let is_free = sieve.found.last().is_none_or(|last| {
        last.kind == Kind::Direct || last.cue.as_ref().is_none_or(|cue| cue.start < from)
    });
    if !is_free {
        return;
    }
    let is_comma = sieve.tokens[comma].kind == TokenKind::Comma;
    if !(is_comma || after_region) || !ends_clause(sieve, said, clause) {
        return;
    }
    let mut spans = Spans::new();
    let first = behind_label(sieve, clause);
    let end = without_marks(sieve, first, comma + 1);
    let is_linked = sieve.words.is(first, feature::COORDINATOR) && end > first + 1;
    let start = first + usize::from(is_linked);
    spans.push(bytes_of(sieve, &(start..end)));
    if let Some(rest) = rest_of_sentence(sieve, said, clause) {
        spans.push(rest);
    } else if comma - clause.start < 3 || is_circumstance(sieve, &(start..end)) {
        return;
    }
    report(sieve, said, spans, Rule::ReportedBefore);
}

/// Whether words before `Berg said` are no report but part of what tells of her: an
/// adjunct (`On the last Friday of the month, …`) or a clause that another has to follow
/// (`As the dam burst, …`).
fn is_circumstance(sieve: &Sieve<'_>, words: &Range<usize>) -> bool {
    let first = sieve.words.text(words.start);
    let is_clause = sieve.words.is(words.start, feature::SUBORDINATOR)
        && !matches!(first, "Whether" | "whether");
    let is_adjunct = sieve.words.is(words.start, feature::PREPOSITION) || first.ends_with("ing");
    if !(is_clause || is_adjunct) || first_comma(sieve, words) < words.end {
        return false;
    }
    is_clause
        || !words.clone().any(|index| {
            sieve.starts_predicate(index)
                || sieve.region_at(sieve.tokens[index].range.start).is_some()
        })
}

/// What goes on after a cue in the middle of the reported sentence.
fn rest_of_sentence(sieve: &Sieve<'_>, said: &Said, clause: &Range<usize>) -> Option<Range<usize>> {
    let comma = sieve.adjuncts_end(said.end, clause.end);
    if comma + 2 >= clause.end || sieve.words.kind(comma) != TokenKind::Comma {
        return None;
    }
    let first = comma + 1;
    let goes_on = sieve.words.is_word(first)
        && sieve
            .words
            .cue(first)
            .is_none_or(|cue| cue.form != Form::Ing)
        && (!said.is_inverted || sieve.starts_predicate(first));
    if !goes_on {
        return None;
    }
    let end = content_end(sieve, first, clause.end, false);
    Some(bytes_of(sieve, &(first..end)))
}

/// `according to X`, before, after or within what X says.
pub(crate) fn according_to(sieve: &mut Sieve<'_>, index: usize, clause: &Range<usize>) {
    if sieve.words.text(index + 1) != "to" {
        return;
    }
    let Some(mention) = sieve.place(clause).source_after(index + 1) else {
        return;
    };
    // "…," he told the drivers, according to a recording: he speaks.
    let from = sieve.tokens[clause.start].range.start;
    let is_attributed = sieve.found.iter().rev().any(|found| {
        let has_cue = found.cue.as_ref().is_some_and(|cue| cue.start >= from);
        found.kind == Kind::Direct && has_cue
    });
    if is_attributed && index > clause.start + LEAD {
        return;
    }
    let cue = sieve.tokens[index].range.start..sieve.tokens[index + 1].range.end;
    let after = sieve
        .tokens
        .partition_point(|token| token.range.start < mention.range.end);
    let comma = (after..clause.end).find(|index| sieve.tokens[*index].kind == TokenKind::Comma);
    let mut spans = Spans::new();
    let is_first = index <= clause.start + 1;
    // "But, according to …", "In all, according to …"
    let leads = index <= clause.start + LEAD;
    if !is_first {
        let end = without_marks(sieve, clause.start, index);
        spans.push(bytes_of(sieve, &(clause.start..end)));
    }
    let goes_on = |comma: &usize| {
        let next = comma + 1;
        *comma == after
            && sieve.words.is_word(next)
            && (leads || sieve.starts_predicate(next) || sieve.words.is(next, feature::COORDINATOR))
    };
    let is_between = index > 0 && sieve.tokens[index - 1].kind == TokenKind::Comma;
    if (is_first || is_between)
        && let Some(comma) =
            comma.filter(|comma| comma + 1 < clause.end && (is_first || goes_on(comma)))
    {
        let end = content_end(sieve, comma + 1, clause.end, false);
        spans.push(bytes_of(sieve, &(comma + 1..end)));
    }
    if spans.is_empty() || spans[0].is_empty() {
        return;
    }
    let is_mixed = spans
        .iter()
        .any(|span| !sieve.regions_inside(span).is_empty());
    for span in &spans {
        sieve.use_regions(span);
        sieve.drop_inside(span);
    }
    sieve.found.push(Found {
        spans,
        kind: if is_mixed {
            Kind::Mixed
        } else {
            Kind::Indirect
        },
        cue: Some(cue),
        mention: Some(mention),
        rule: Rule::AccordingTo,
    });
}
