//! Direct speech: each quoted region with the cue after it or before it. What
//! is reported without marks is not its concern.

use super::super::super::Kind;
use super::super::classes::Class;
use super::super::cues::Cue;
use super::super::mentions::{Mention, MentionKind};
use super::super::syntax::{Form, Phrase, Verb};
use super::super::tokens::TokenKind;
use super::clauses::inside_marks;
use super::continuation::main;
use super::{Found, Sieve};
use std::ops::Range;

/// A region that is shorter is no sentence: without a cue it is no quotation.
pub(super) const SENTENCE: usize = 5;
/// Words between a cue and the quotation it announces, at most.
const NEAR: usize = 24;

/// The sentence that a region stands in.
struct Sentence<'a> {
    tokens: Range<usize>,
    verbs: &'a [Verb],
}

/// Where a quoted region gets its speaker from.
struct Source {
    /// The token of the verb or mark.
    cue: usize,
    mention: Mention,
    rule: &'static str,
    kind: Kind,
}

/// The quotation that was found last, to be gone on with.
pub(super) struct Current {
    /// Index in what was found.
    found: usize,
    /// Its last region.
    region: usize,
    cue: usize,
}

impl Sieve<'_> {
    /// The quoted regions whose speaker the words around them name.
    pub(super) fn direct(&mut self, sentences: &[Range<usize>]) {
        self.transcript_line();
        let mut current = None;
        let mut region = 0;
        for sentence in sentences {
            let end = self.tokens[sentence.end - 1].range.end;
            let first = region;
            while self
                .regions
                .get(region)
                .is_some_and(|region| region.range.start < end)
            {
                region += 1;
            }
            if first == region {
                continue;
            }
            let sentence = Sentence {
                tokens: sentence.clone(),
                verbs: self.verbs_of(sentence),
            };
            for region in first..region {
                if !self.used[region] {
                    self.region(region, &sentence, &mut current);
                }
            }
        }
    }

    /// Gives one region to the speaker of a cue, or to the quotation before.
    fn region(&mut self, region: usize, sentence: &Sentence, current: &mut Option<Current>) {
        let after = self.cue_after(region, sentence);
        if let Some(after) = &after
            && self.is_reported_before(region, sentence)
        {
            self.reported_with_marks(region, after.cue, &after.mention);
            self.cued.push(after.cue);
            *current = Some(Current {
                found: self.found.len() - 1,
                region,
                cue: after.cue,
            });
            return;
        }
        let source = after.or_else(|| self.cue_before(region, sentence));
        if let Some(current) = current
            && self.goes_on(region, current, source.as_ref())
        {
            self.used[region] = true;
            current.region = region;
            let range = self.regions[region].range.clone();
            self.found[current.found].spans.push(range);
            return;
        }
        let Some(source) = source else { return };
        self.used[region] = true;
        self.cued.push(source.cue);
        *current = Some(Current {
            found: self.found.len(),
            region,
            cue: source.cue,
        });
        self.found.push(Found {
            spans: vec![self.regions[region].range.clone()],
            kind: source.kind,
            cue: Some(self.tokens[source.cue].range.clone()),
            mention: Some(source.mention),
            rule: source.rule,
        });
    }

    /// Whether a region goes on with the quotation found last: `"…," X said,
    /// "…"`, `"…," X said. "…"`, `called it "…" and "…"`.
    fn goes_on(&self, region: usize, current: &Current, own: Option<&Source>) -> bool {
        // What is short between them is the name of a book or a broadcast.
        let between = current.region + 1..region;
        let is_near = between.len() <= 2
            && between.clone().all(|between| {
                !self.used[between] && self.words(&self.regions[between].range) < SENTENCE
            });
        if !is_near {
            return false;
        }
        let before = self.regions[current.region].range.end;
        let gap = self.paragraph[before..self.regions[region].range.start].trim();
        let is_own = own.is_some_and(|own| own.cue != current.cue);
        if is_own {
            return false;
        }
        if matches!(gap, "" | "and" | "or" | "," | ", and") {
            return true;
        }
        let has_cue_between = self.tokens[current.cue].range.start >= before;
        has_cue_between
            && inside_marks(gap).ends_with([',', ':', '.', '-', '—', '–', '!', '?', ')'])
            && !self.has_other_cue(current.cue, region)
    }

    /// Whether another sentence with a cue stands between a cue and a region:
    /// `"…," she said. She says the plan is good. "…"`.
    fn has_other_cue(&self, cue: usize, region: usize) -> bool {
        let until = self.token_at(self.regions[region].range.start);
        let verbs = &self.verbs[self.verbs.partition_point(|verb| verb.head <= cue)
            ..self.verbs.partition_point(|verb| verb.head < until)];
        let other = verbs.iter().find(|verb| {
            verb.is_main
                && verb.form == Form::Finite
                && matches!(self.cue_of(verb), Some(Cue::Says | Cue::Tells))
        });
        other.is_some_and(|other| {
            self.tokens[cue..other.head]
                .iter()
                .any(|token| token.kind == TokenKind::Stop)
        })
    }

    /// `"…," X said`, `"…," said X`, `"…," according to X`.
    fn cue_after(&self, region: usize, sentence: &Sentence) -> Option<Source> {
        let range = &self.regions[region].range;
        let first = self.token_at(range.end);
        if let Some(source) = self.signature(first) {
            return Some(source);
        }
        if first >= sentence.tokens.end {
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
                || self.classes[start] == Class::Adverb)
        {
            start += 1;
        }
        if let Some(source) = self.according_after(start, sentence) {
            return Some(source);
        }
        let verb = sentence
            .verbs
            .iter()
            .find(|verb| verb.start >= start && (verb.is_main || verb.is_inverted))?;
        let subject = verb.subject?;
        if verb.start.min(subject.start) != start || !self.can_speak(verb) {
            return None;
        }
        let is_cue = self.cue_of(verb).is_some() || verb.form == Form::Passive;
        let is_open = (has_comma || leads_on && self.is_attribution_alone(verb, sentence))
            && self.classes[verb.head] != Class::Auxiliary
            && (!verb.is_inverted || start == verb.start);
        if !(is_cue && (leads_on || self.is_attribution_alone(verb, sentence)) || is_open) {
            return None;
        }
        let mention = self.place(&sentence.tokens).mention_of(&subject);
        Some(Source {
            cue: verb.head,
            mention,
            rule: "cue after the quotation",
            kind: Kind::Direct,
        })
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
    fn signature(&self, first: usize) -> Option<Source> {
        const LONGEST: usize = 8;
        let is_dash = self.tokens.get(first)?.kind == TokenKind::Break && self.text(first) != ";";
        let end = self.tokens.len();
        if !is_dash || first + 1 >= end || end - first > LONGEST {
            return None;
        }
        let names = (first + 1..end)
            .take_while(|index| self.classes[*index] == Class::Name)
            .count();
        if names == 0 {
            return None;
        }
        let mention = self
            .place(&(first..end))
            .mention_of(&Phrase::plain(first + 1, first + 1 + names));
        Some(Source {
            cue: first,
            mention,
            rule: "signature after the quotation",
            kind: Kind::Direct,
        })
    }

    /// Whether a cue without a comma before it ends its sentence: `"…" he said.`
    fn is_attribution_alone(&self, verb: &Verb, sentence: &Sentence) -> bool {
        let after = verb.head + 1;
        after >= sentence.tokens.end
            || !self.tokens[after].is_word()
            || matches!(
                self.classes[after],
                Class::Preposition | Class::Time | Class::Subordinator
            )
            || verb.is_inverted
    }

    /// Whether the words before a region in its sentence are reported with it:
    /// `The plan was "dead," he said`.
    fn is_reported_before(&self, region: usize, sentence: &Sentence) -> bool {
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

    /// `"…," according to X`.
    fn according_after(&self, start: usize, sentence: &Sentence) -> Option<Source> {
        if start + 2 >= sentence.tokens.end
            || self.text(start) != "according"
            || self.text(start + 1) != "to"
        {
            return None;
        }
        let mention = self.place(&sentence.tokens).subject_after(start + 1)?;
        Some(Source {
            cue: start,
            mention,
            rule: "according to",
            kind: Kind::Direct,
        })
    }

    /// `X said, "…"`, `X told the crowd in Ohio: "…"`, `X called it "…"`.
    fn cue_before(&self, region: usize, sentence: &Sentence) -> Option<Source> {
        let range = &self.regions[region].range;
        let first = self.token_at(range.start);
        let floor = region
            .checked_sub(1)
            .map_or(0, |before| self.token_at(self.regions[before].range.end))
            .max(sentence.tokens.start);
        if first <= floor {
            return None;
        }
        let verbs = &sentence.verbs[sentence.verbs.partition_point(|verb| verb.head < floor)
            ..sentence.verbs.partition_point(|verb| verb.head < first)];
        match self.tokens[first - 1].kind {
            TokenKind::Colon => self.colon(first, verbs, sentence),
            TokenKind::Comma => self.comma(region, first, verbs, sentence),
            _ => self
                .beside(region, first, verbs, sentence)
                .filter(|source| !self.is_reported_around(region, source.cue, &sentence.tokens)),
        }
    }

    /// The verb that announces a quotation at the token `first`: going back, a
    /// cue, or whatever is done in the main clause last: `After Berg said no,
    /// Dahl shot back, "…"`.
    fn announcing<'v>(&self, verbs: &'v [Verb], first: usize) -> Option<&'v Verb> {
        verbs
            .iter()
            .rev()
            .take_while(|verb| first - verb.head <= NEAR)
            .find(|verb| {
                let is_done = verb.is_main
                    && verb.form == Form::Finite
                    && self.classes[verb.head] != Class::Auxiliary;
                verb.form != Form::Passive && self.cue_of(verb).is_some() || is_done
            })
    }

    /// `X was blunt: "…"`.
    fn colon(&self, first: usize, verbs: &[Verb], sentence: &Sentence) -> Option<Source> {
        let near = self
            .announcing(verbs, first)
            .filter(|verb| verb.subject.is_some());
        if let Some(verb) = near.or_else(|| main(verbs)) {
            let mention = self.speaker_of(verb, verb.subject.as_ref()?, sentence);
            return Some(before(verb.head, mention, "cue before the quotation"));
        }
        let place = super::Place {
            ceiling: first,
            ..self.place(&sentence.tokens)
        };
        let mention = place.subject_before(first - 1)?;
        Some(before(first - 1, mention, "colon before the quotation"))
    }

    /// Who speaks where `subject` is the subject of `verb`: `Berg's answer was,
    /// "…"` is Berg's.
    fn speaker_of(&self, verb: &Verb, subject: &Phrase, sentence: &Sentence) -> Mention {
        let place = self.place(&sentence.tokens);
        let owner = (self.classes[verb.head] == Class::Auxiliary)
            .then(|| place.owner(subject))
            .flatten();
        owner.unwrap_or_else(|| place.mention_of(subject))
    }

    /// `X said in Ohio, "…"`, `X called over her shoulder, "…"`.
    fn comma(
        &self,
        region: usize,
        first: usize,
        verbs: &[Verb],
        sentence: &Sentence,
    ) -> Option<Source> {
        let text = &self.paragraph[self.regions[region].range.clone()];
        let is_sentence = starts_with_capital(text);
        let verb = self
            .announcing(verbs, first)
            .filter(|verb| is_sentence || first - verb.head <= 2)
            .or_else(|| {
                verbs
                    .last()
                    .filter(|verb| is_sentence && verb.form != Form::Passive)
            })?;
        self.spoken(region, verb, verbs, sentence)
    }

    /// `X said "…"`, `X said that "…"`, `X called it "…"`.
    fn beside(
        &self,
        region: usize,
        first: usize,
        verbs: &[Verb],
        sentence: &Sentence,
    ) -> Option<Source> {
        let verb = verbs.last()?;
        let between = verb.head + 1..first;
        let kind = self.cue_of(verb);
        let words = self.words(&self.regions[region].range);
        let is_bare = between.clone().all(|index| self.is_link(index));
        let is_hearer = kind == Some(Cue::Tells) || kind == Some(Cue::Calls);
        let goes_with = is_bare && between.len() <= 3
            || is_hearer && between.len() <= 6 && self.is_object(between);
        if !goes_with || self.classes[verb.head] == Class::Auxiliary {
            return None;
        }
        let is_under_cue = || {
            let mut before = sentence
                .verbs
                .iter()
                .take_while(|other| other.head < verb.head);
            before.any(|other| self.cue_of(other).is_some())
        };
        if kind.is_none() && (words < SENTENCE || is_under_cue()) {
            return None;
        }
        if kind == Some(Cue::Calls) && words < 2 {
            return None;
        }
        // "said "the plan" would fail": the words after it are reported too.
        if kind == Some(Cue::Says) && self.goes_on_after(region, sentence) {
            return None;
        }
        self.spoken(region, verb, verbs, sentence)
    }

    /// Whether a token may stand between a cue and its quotation.
    fn is_link(&self, index: usize) -> bool {
        matches!(
            self.classes[index],
            Class::Preposition
                | Class::Adverb
                | Class::Relative
                | Class::Pronoun
                | Class::Subordinator
        ) || matches!(self.text(index), "her" | "him" | "them" | "us" | "me")
    }

    /// Whether the tokens are a short object: `told the crowd`, `called the
    /// plan`.
    fn is_object(&self, range: Range<usize>) -> bool {
        range.clone().all(|index| self.tokens[index].is_word())
    }

    /// Whether the sentence goes on after a region with words that are no new
    /// clause.
    fn goes_on_after(&self, region: usize, sentence: &Sentence) -> bool {
        let range = &self.regions[region].range;
        let inner = inside_marks(&self.paragraph[range.clone()]);
        let after = self.token_at(range.end);
        after < sentence.tokens.end
            && self.tokens[after].kind == TokenKind::Lower
            && !inner.ends_with([',', '.', '?', '!'])
            && !matches!(
                self.classes[after],
                Class::Conjunction | Class::Subordinator | Class::Adverb
            )
    }

    /// The source for a cue before a region, with the subject of the cue or of
    /// the verb before it.
    fn spoken(
        &self,
        region: usize,
        verb: &Verb,
        verbs: &[Verb],
        sentence: &Sentence,
    ) -> Option<Source> {
        let subject = verb.subject.or_else(|| {
            let mut before = verbs.iter().rev().filter(|other| other.head < verb.head);
            before.find_map(|other| other.subject)
        })?;
        let mention = self.speaker_of(verb, &subject, sentence);
        let mut source = before(verb.head, mention, "cue before the quotation");
        if self.cue_of(verb) == Some(Cue::Calls)
            && self.words(&self.regions[region].range) < SENTENCE
        {
            source.kind = Kind::Mixed;
        }
        Some(source)
    }

    /// `SMITH: We will see.` at the start of a paragraph.
    pub(super) fn transcript_line(&mut self) {
        let opening = usize::from(
            self.tokens
                .first()
                .is_some_and(|token| token.kind == TokenKind::Quote),
        );
        let names = self.tokens[opening.min(self.tokens.len())..]
            .iter()
            .take_while(|token| {
                let word = token.text(self.paragraph);
                token.kind == TokenKind::Capital
                    && word.len() > 1
                    && !word.contains(char::is_lowercase)
            });
        let names = opening + names.count();
        let is_line = (opening + 1..=opening + 4).contains(&names)
            && self
                .tokens
                .get(names)
                .is_some_and(|token| token.kind == TokenKind::Colon)
            && self.tokens.len() > names + 3;
        if is_line {
            let range = self.tokens[opening].range.start..self.tokens[names - 1].range.end;
            let kind = MentionKind::Name(range.clone());
            let start = self.tokens[names + 1].range.start;
            self.used.fill(true);
            self.found.push(Found {
                spans: vec![start..self.paragraph.trim_end().len()],
                kind: Kind::Direct,
                cue: Some(self.tokens[names].range.clone()),
                mention: Some(Mention {
                    range,
                    kind,
                    role: None,
                }),
                rule: "line of a transcript",
            });
        }
    }
}

/// The source for a cue that stands before its quotation.
fn before(cue: usize, mention: Mention, rule: &'static str) -> Source {
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
