//! The cue after a quoted region: `"…," X said`, `"…," said X`, `"…." — X`.

use super::super::super::Kind;
use super::super::classes::Class;
use super::super::cues::Cue;
use super::super::syntax::{Form, Phrase, Verb};
use super::super::token_kind::TokenKind;
use super::Sieve;
use super::clauses::inside_marks;
use super::continuation::WITHIN;
use super::direct::{Sentence, Source};
use crate::quotation::Rule;
use std::ops::Range;

impl Sieve<'_> {
    /// `"…," X said`, `"…," said X`, `"…," according to X`.
    pub(super) fn cue_after(&self, region: usize, sentence: &Sentence) -> Option<Source> {
        let range = &self.regions[region].range;
        let first = self.quoted[region].end;
        if let Some(source) = self.signature(first) {
            return Some(source);
        }
        if first >= sentence.tokens.end
            || self.is_between_dashes(region)
            || self.ends_opening_clause(region, sentence)
        {
            return None;
        }
        let inner = inside_marks(&self.paragraph[range.clone()]);
        let has_comma = inner.ends_with(',') || self.tokens[first].kind == TokenKind::Comma;
        let leads_on = has_comma || inner.ends_with(['?', '!', '-', '—', '–', '…']);
        let mut start = first;
        while start < sentence.tokens.end.min(first + 3)
            && (matches!(
                self.tokens[start].kind,
                TokenKind::Comma | TokenKind::Break | TokenKind::Quote | TokenKind::Other
            ) || self.text(start) == "as"
                || self.tokens[start].class == Class::Adverb)
        {
            start += 1;
        }
        if let Some(source) = self.according_after(start, sentence) {
            return Some(source);
        }
        if let Some(source) = self.named_by(region, start, sentence) {
            return Some(source);
        }
        // The speaker may have clauses after it, but not without end.
        let from = sentence.verbs.partition_point(|verb| verb.start < start);
        let verb = sentence.verbs[from..].iter().take(WITHIN).find(|verb| {
            let is_as = self.text(start - 1) == "as" && self.cue_of(verb).is_some();
            verb.is_main || verb.is_inverted || is_as
        })?;
        let subject = verb.subject?;
        if verb.start.min(subject.start) != start || !self.can_speak(verb) {
            return None;
        }
        let is_cue = self.cue_of(verb).is_some() || verb.form == Form::Passive;
        let is_open = (has_comma || leads_on && self.is_attribution_alone(verb, sentence))
            && self.tokens[verb.head].class != Class::Auxiliary
            && !self.is_said_before(region, sentence)
            && (!verb.is_inverted || start == verb.start);
        if !(is_cue && (leads_on || self.is_attribution_alone(verb, sentence)) || is_open) {
            return None;
        }
        let mention = self.place(&sentence.tokens).mention_of(&subject);
        Some(Source {
            cue: verb.head,
            mention,
            rule: Rule::CueAfter,
            kind: Kind::Direct,
        })
    }

    /// `"…." Berg said to laughter.`: a sentence that only attributes what the one
    /// before quotes.
    pub(super) fn sentence_after(&self, region: usize, next: Option<&Sentence>) -> Option<Source> {
        let next = next.filter(|next| next.tokens.start == self.quoted[region].end)?;
        let inner = inside_marks(&self.paragraph[self.regions[region].range.clone()]);
        let verb = next.verbs.first().filter(|verb| {
            let is_first = verb
                .subject
                .is_some_and(|subject| subject.start.min(verb.start) == next.tokens.start);
            verb.form == Form::Finite && is_first && self.cue_of(verb) == Some(Cue::Says)
        })?;
        let end = self.grammar.adjuncts_end(verb.head + 1, next.tokens.end);
        let is_alone = end >= next.tokens.end || self.tokens[end].kind == TokenKind::Stop;
        if !inner.ends_with(['.', '?', '!']) || !is_alone || verb.is_inverted {
            return None;
        }
        let mention = self.place(&next.tokens).mention_of(&verb.subject?);
        Some(Source {
            cue: verb.head,
            mention,
            rule: Rule::CueAfter,
            kind: Kind::Direct,
        })
    }

    /// `dubbed "…" by the mayor`: the agent of a participle before a region.
    fn named_by(&self, region: usize, after: usize, sentence: &Sentence) -> Option<Source> {
        let cue = self.quoted[region].start.checked_sub(1)?;
        let is_named = self.tokens[cue].class == Class::Ed
            && self
                .grammar
                .cue(cue)
                .is_some_and(|word| word.cue == Cue::Calls);
        if !is_named || after + 1 >= sentence.tokens.end || self.text(after) != "by" {
            return None;
        }
        Some(Source {
            cue,
            mention: self.place(&sentence.tokens).subject_after(after)?,
            rule: Rule::CueBefore,
            kind: Kind::Mixed,
        })
    }

    /// `the mayor spoke - "…" - and left`: what follows goes on from before.
    fn is_between_dashes(&self, region: usize) -> bool {
        let Range { start, end } = self.quoted[region];
        let is_dash = |index: usize| {
            let token = self.tokens.get(index);
            token.is_some_and(|token| token.kind == TokenKind::Break && token.text != ";")
        };
        start > 0 && is_dash(start - 1) && is_dash(end)
    }

    /// Whether a region is under a verb of saying in its part of the sentence.
    fn is_said_before(&self, region: usize, sentence: &Sentence) -> bool {
        let floor = region.checked_sub(1);
        let floor = floor.map_or(0, |before| self.quoted[before].end);
        let first = self.quoted[region].start;
        let end = sentence.verbs.partition_point(|verb| verb.head < first);
        sentence.verbs[..end].iter().rev().take(WITHIN).any(|verb| {
            verb.head >= floor
                && verb.form == Form::Finite
                && verb.subject.is_some()
                && matches!(self.cue_of(verb), Some(Cue::Says | Cue::Tells))
        })
    }

    /// Whether a region ends the clause that its sentence opens with: `Although
    /// Berg said that she had "no time at all," Dahl asked again`.
    fn ends_opening_clause(&self, region: usize, sentence: &Sentence) -> bool {
        const LATEST: usize = 3;
        let opener = (sentence.tokens.clone())
            .take(LATEST)
            .find(|index| {
                !matches!(
                    self.tokens[*index].class,
                    Class::Conjunction | Class::Adverb
                )
            })
            .filter(|index| self.tokens[*index].class == Class::Subordinator);
        let first = self.quoted[region].start;
        let end = sentence.verbs.partition_point(|verb| verb.head < first);
        let mut before = sentence.verbs[..end].iter().rev().take(WITHIN);
        let says = |verb: &Verb| {
            verb.subject.is_some() && matches!(self.cue_of(verb), Some(Cue::Says | Cue::Tells))
        };
        opener.is_some() && before.clone().any(says) && !before.any(|verb| verb.is_main)
    }

    /// Whether the subject of a verb can be who speaks: not of a passive, but
    /// for `was quoted as saying`.
    fn can_speak(&self, verb: &Verb) -> bool {
        match verb.form {
            Form::Finite => true,
            Form::Passive => matches!(
                self.text(verb.head),
                "quoted" | "cited" | "heard" | "seen" | "recorded" | "caught"
            ),
            Form::Participle | Form::Infinitive => false,
        }
    }

    /// `"…." — Anna Berg` at the end of a paragraph.
    pub(super) fn signature(&self, first: usize) -> Option<Source> {
        const LONGEST: usize = 8;
        let is_dash = self.tokens.get(first)?.kind == TokenKind::Break && self.text(first) != ";";
        // Up to the next quotation, which may stand in the same paragraph.
        let at = self.tokens[first].range.start;
        let next = self
            .regions
            .partition_point(|region| region.range.start < at);
        let end = self
            .quoted
            .get(next)
            .map_or(self.tokens.len(), |next| next.start);
        if !is_dash || first + 1 >= end || end - first > LONGEST {
            return None;
        }
        let names = self.names_from(first + 1, end);
        (names > 0).then(|| self.signed(first, first + 1..first + 1 + names))
    }

    /// `Anna Berg, the Harbour Council."`: the name in the last line of a
    /// quotation, before its closing mark.
    pub(super) fn signature_within(&self) -> Option<Source> {
        const LONGEST: usize = 12;
        let last = self.tokens.len().checked_sub(1)?;
        let names = self.names_from(0, last);
        let is_line = self.tokens[last].kind == TokenKind::Quote
            && last <= LONGEST
            && names >= 2
            && !self.tokens[names].is_word();
        is_line.then(|| self.signed(last, 0..names))
    }

    /// `That was how Anna Berg later put it.`: a paragraph of one sentence that
    /// attributes the quotation before it.
    pub(super) fn cleft(&self, sentences: &[Range<usize>]) -> Option<Source> {
        let [sentence] = sentences else { return None };
        let is_cleft = matches!(self.text(0), "That" | "This" | "So" | "Such")
            && sentence.len() > 3
            && matches!(self.text(1), "was" | "is" | "are" | "were")
            && matches!(self.text(2), "how" | "what");
        let verb = self
            .verbs_of(sentence)
            .iter()
            .find(|verb| is_cleft && verb.head > 2 && verb.form == Form::Finite)?;
        Some(Source {
            cue: verb.head,
            mention: self.place(sentence).mention_of(&verb.subject?),
            rule: Rule::SignatureBelow,
            kind: Kind::Direct,
        })
    }

    /// How many names stand in a row from the token `start`.
    fn names_from(&self, start: usize, end: usize) -> usize {
        let is_name = |index: &usize| self.tokens[*index].class == Class::Name;
        (start..end).take_while(is_name).count()
    }

    /// The source for the names of a signature beside the mark `cue`.
    fn signed(&self, cue: usize, names: Range<usize>) -> Source {
        let place = self.place(&(0..self.tokens.len()));
        Source {
            cue,
            mention: place.mention_of(&Phrase::plain(names.start, names.end)),
            rule: Rule::Signature,
            kind: Kind::Direct,
        }
    }

    /// Whether a cue without a comma before it ends its sentence: `"…" he said.`
    fn is_attribution_alone(&self, verb: &Verb, sentence: &Sentence) -> bool {
        let after = verb.head + 1;
        after >= sentence.tokens.end
            || !self.tokens[after].is_word()
            || matches!(
                self.tokens[after].class,
                Class::Preposition | Class::Time | Class::Subordinator
            )
            || verb.is_inverted
    }

    /// Whether the words before a region in its sentence are reported with it:
    /// `The plan was "dead," he said`.
    pub(super) fn is_reported_before(&self, region: usize, sentence: &Sentence) -> bool {
        // "The ice is "thick" and "grey," he said".
        let mut region = region;
        for _ in 0..WITHIN {
            match region.checked_sub(1) {
                Some(before) if !self.used[before] && self.is_joined(before) => region = before,
                _ => break,
            }
        }
        let range = &self.regions[region].range;
        let start = self.tokens[sentence.tokens.start].range.start;
        let floor = region
            .checked_sub(1)
            .map_or(0, |before| self.regions[before].range.end)
            .max(start);
        if floor >= range.start {
            return false;
        }
        let gap = self.paragraph[floor..range.start].trim();
        !gap.is_empty()
            && !gap.ends_with([':', '.', '?', '!', '"', '”', '—', '–', '-', ';', ','])
            && gap.split_whitespace().count() > 1
    }

    /// Whether nothing but `and` stands between a region and the next.
    fn is_joined(&self, region: usize) -> bool {
        let gap = self.regions[region].range.end..self.regions[region + 1].range.start;
        matches!(self.paragraph[gap].trim(), "and" | "or")
    }

    /// `"…," according to X`.
    fn according_after(&self, start: usize, sentence: &Sentence) -> Option<Source> {
        if start + 2 >= sentence.tokens.end
            || self.text(start) != "according"
            || self.text(start + 1) != "to"
        {
            return None;
        }
        let mention = self.place(&sentence.tokens).source_after(start + 1)?;
        Some(Source {
            cue: start,
            mention,
            rule: Rule::AccordingTo,
            kind: Kind::Direct,
        })
    }
}
