//! Which quoted or reported words belong to which cue, from the surest rule to
//! the least sure.

use super::super::Kind;
use super::cues::{Cue, contains_word, cue};
use super::marks::Region;
use super::mentions::{Mention, Place};
use super::tokens::{Token, TokenKind};
use std::ops::Range;

/// A quotation found in one paragraph; ranges are bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) spans: Vec<Range<usize>>,
    pub(super) kind: Kind,
    pub(super) cue: Option<Range<usize>>,
    pub(super) mention: Option<Mention>,
    /// The rule, in words.
    pub(super) rule: &'static str,
}

/// The quotations of a paragraph in the order they were found.
pub(super) fn attribute(paragraph: &str, tokens: &[Token], regions: &[Region]) -> Vec<Found> {
    let clauses = clauses(paragraph, tokens, regions);
    let mut sieve = Sieve {
        paragraph,
        tokens,
        regions,
        found: Vec::new(),
        used: vec![false; regions.len()],
    };
    sieve.transcript_line();
    for clause in &clauses {
        for index in clause.clone() {
            let word = tokens[index].text(paragraph);
            if !tokens[index].is_word() || sieve.is_taken(index) {
                continue;
            }
            if matches!(word, "according" | "According") {
                sieve.according(index, clause);
            } else if let Some(kind) = cue(word).filter(|_| sieve.is_verb(index, clause)) {
                sieve.verb(index, kind, clause);
            }
        }
    }
    sieve.colons(&clauses);
    sieve.rest();
    sieve.found
}

/// The sentences of a paragraph as token ranges. A full stop inside a quotation
/// ends one only where the quotation ends with it and a new sentence follows.
fn clauses(paragraph: &str, tokens: &[Token], regions: &[Region]) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let mut region = 0;
    for (index, token) in tokens.iter().enumerate() {
        while region < regions.len() && regions[region].range.end <= token.range.start {
            region += 1;
        }
        let inside = regions
            .get(region)
            .is_some_and(|region| region.range.start <= token.range.start);
        let ends = if inside {
            let end = regions[region].range.end;
            token.range.end == end && ends_sentence(paragraph, &regions[region].range)
        } else {
            token.kind == TokenKind::Stop
        };
        if ends {
            clauses.push(start..index + 1);
            start = index + 1;
        }
    }
    clauses.push(start..tokens.len());
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// Whether a quoted region closes the sentence: it ends with a full stop, or
/// with another mark and a capital that starts no attribution follows.
fn ends_sentence(paragraph: &str, region: &Range<usize>) -> bool {
    let inner = inside_marks(&paragraph[region.clone()]);
    let after = paragraph[region.end..].trim_start();
    inner.ends_with(['.', '…'])
        && (after.is_empty() || after.starts_with(|next: char| !next.is_lowercase() && next != ','))
}

/// A quoted region without its marks.
fn inside_marks(quoted: &str) -> &str {
    quoted.trim_end_matches(['"', '”', '’', '\'', '»'])
}

struct Sieve<'a> {
    paragraph: &'a str,
    tokens: &'a [Token],
    regions: &'a [Region],
    found: Vec<Found>,
    used: Vec<bool>,
}

/// A region that is shorter is no sentence: without a cue it is no quotation.
const SENTENCE: usize = 5;
/// The most tokens looked at for the start of a sentence.
const LONGEST_SENTENCE: usize = 400;
/// The most bytes between a cue and a quotation that belongs to it.
const FAR: usize = 1500;
/// Words between a cue and the quotation it announces, at most.
const NEAR: usize = 24;

impl Sieve<'_> {
    /// The region that holds the byte offset `at`.
    fn region_at(&self, at: usize) -> Option<usize> {
        let index = self
            .regions
            .partition_point(|region| region.range.end <= at);
        self.regions
            .get(index)
            .filter(|region| region.range.start <= at)
            .map(|_| index)
    }

    /// Whether a token is inside a quoted region, or inside words already
    /// given to somebody.
    fn is_taken(&self, index: usize) -> bool {
        let at = self.tokens[index].range.start;
        let is_reported = |found: &Found| found.spans.iter().any(|span| span.contains(&at));
        self.region_at(at).is_some() || self.found.last().is_some_and(is_reported)
    }

    /// Whether a word that could be a plural as well (`states`, `reports`) is a
    /// verb here: after a pronoun or a name.
    fn is_verb(&self, index: usize, clause: &Range<usize>) -> bool {
        const PLURALS: &str = " states notes claims reports comments calls demands pledges promises offers estimates \
            suggests reads posts denounces complaints remarks ";
        if !contains_word(PLURALS, self.tokens[index].text(self.paragraph)) {
            return true;
        }
        let Some(before) = index
            .checked_sub(1)
            .filter(|before| *before >= clause.start)
        else {
            return false;
        };
        let token = &self.tokens[before];
        let word = token.text(self.paragraph).to_lowercase();
        (token.kind == TokenKind::Capital
            || contains_word(" he she it who also which that ", &word))
            && self
                .tokens
                .get(index + 1)
                .is_some_and(|next| cue(next.text(self.paragraph)).is_none())
    }

    fn words(&self, range: &Range<usize>) -> usize {
        self.paragraph[range.clone()].split_whitespace().count()
    }

    /// `SMITH: We will see.` at the start of a paragraph.
    fn transcript_line(&mut self) {
        let names = self.tokens.iter().take_while(|token| {
            let word = token.text(self.paragraph);
            token.kind == TokenKind::Capital && word.len() > 1 && !word.contains(char::is_lowercase)
        });
        let names = names.count();
        let is_line = (1..=4).contains(&names)
            && self
                .tokens
                .get(names)
                .is_some_and(|token| token.kind == TokenKind::Colon)
            && self.tokens.len() > names + 3;
        if is_line {
            let range = self.tokens[0].range.start..self.tokens[names - 1].range.end;
            let kind = super::mentions::MentionKind::Name(range.clone());
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

    /// A verb of saying at the token `verb`.
    fn verb(&mut self, verb: usize, kind: Cue, clause: &Range<usize>) {
        let floor = self.floor(verb, clause);
        let place = Place {
            paragraph: self.paragraph,
            tokens: self.tokens,
            floor,
            ceiling: clause.end,
        };
        let before = place.subject_before(verb);
        let is_inverted = before.is_none() && verb == floor_after_comma(self.tokens, floor);
        let (mention, start, end) = match before {
            Some(mention) => {
                let start = mention.range.start;
                (mention, start, verb + 1)
            }
            None if is_inverted && kind != Cue::Calls => match place.subject_after(verb) {
                Some(mention) => {
                    let end = self
                        .tokens
                        .partition_point(|token| token.range.start < mention.range.end);
                    (mention, self.tokens[verb].range.start, end)
                }
                None => return,
            },
            None => return,
        };
        let said = Said {
            verb,
            kind,
            mention,
            start,
            end,
        };
        if self.quoted_before(&said) || self.quoted_after(&said, clause) || kind == Cue::Calls {
            return;
        }
        if self.reported_after(&said, clause, is_inverted) {
            return;
        }
        self.reported_before(&said, clause);
    }

    /// The first token of the clause part that the verb is in: after the last
    /// quotation before it.
    fn floor(&self, verb: usize, clause: &Range<usize>) -> usize {
        let at = self.tokens[verb].range.start;
        let before = self
            .regions
            .partition_point(|region| region.range.end <= at);
        let Some(region) = before.checked_sub(1) else {
            return clause.start;
        };
        let end = self.regions[region].range.end;
        self.tokens
            .partition_point(|token| token.range.start < end)
            .max(clause.start)
    }

    /// `"…," X said` and `"…," said X`.
    fn quoted_before(&mut self, said: &Said) -> bool {
        let before = self
            .regions
            .partition_point(|region| region.range.end <= said.start);
        let Some(region) = before.checked_sub(1) else {
            return false;
        };
        let range = self.regions[region].range.clone();
        if said.start - range.end > FAR {
            return false;
        }
        let gap = self.paragraph[range.end..said.start]
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '—' | '–'));
        let inner = inside_marks(&self.paragraph[range.clone()]);
        let leads_on = inner.ends_with([',', '?', '!', '-', '—', '–', '…']) || gap == ",";
        if self.used[region] || !(gap.is_empty() || gap == ",") || !leads_on {
            return false;
        }
        self.used[region] = true;
        let mut start = range.start;
        // The words before a quoted end of a reported sentence are his too:
        // The plan was "dead," he said.
        let clause_start = self.sentence_start(range.start);
        let is_mixed = clause_start < range.start && self.words(&(clause_start..range.start)) > 1;
        if is_mixed {
            start = clause_start;
            self.use_regions(&(start..range.end));
        }
        let mut spans = vec![start..range.end];
        self.take_continuations(region, said, &mut spans);
        self.drop_inside(&(start..range.end));
        self.found.push(Found {
            spans,
            kind: if is_mixed { Kind::Mixed } else { Kind::Direct },
            cue: Some(self.tokens[said.verb].range.clone()),
            mention: Some(said.mention.clone()),
            rule: "cue after the quotation",
        });
        true
    }

    /// The start of the sentence that holds the byte offset `at`, or `at` if a
    /// quotation starts there.
    fn sentence_start(&self, at: usize) -> usize {
        let index = self.tokens.partition_point(|token| token.range.start < at);
        let mut start = index;
        let least = index.saturating_sub(LONGEST_SENTENCE);
        while start > least {
            let token = &self.tokens[start - 1];
            if token.kind == TokenKind::Stop
                || self.region_at(token.range.start).is_some_and(|region| {
                    ends_sentence(self.paragraph, &self.regions[region].range) || self.used[region]
                })
            {
                break;
            }
            start -= 1;
        }
        self.tokens
            .get(start)
            .map_or(at, |token| token.range.start.min(at))
    }

    /// Quotations after `"…," X said` that go on with it: `, "…"` or `. "…"`.
    fn take_continuations(&mut self, region: usize, said: &Said, spans: &mut Vec<Range<usize>>) {
        let mut end = self.tokens[said.end - 1].range.end;
        for next in region + 1..self.regions.len() {
            let range = self.regions[next].range.clone();
            if range.start.saturating_sub(end) > FAR {
                return;
            }
            let gap = &self.paragraph[end.min(range.start)..range.start];
            let gap_words = gap.split_whitespace().count();
            let leads_on = gap.trim_end().is_empty()
                || gap.trim_end().ends_with([',', '.', ':', '-', '—', '–']);
            let has_cue = gap
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| cue(word).is_some());
            let most = if spans.len() == 1 { NEAR } else { 1 };
            if self.used[next] || gap_words > most || !leads_on || has_cue || self.has_own_cue(next)
            {
                return;
            }
            self.used[next] = true;
            spans.push(range.clone());
            end = range.end;
        }
    }

    /// Whether a cue stands right after the region, which then is not the
    /// continuation of another: `"…" he said. "…," she said.`
    fn has_own_cue(&self, region: usize) -> bool {
        let range = &self.regions[region].range;
        let inner = inside_marks(&self.paragraph[range.clone()]);
        if !inner.ends_with([',', '?', '!']) {
            return false;
        }
        let first = self
            .tokens
            .partition_point(|token| token.range.start < range.end);
        let after = &self.tokens[first..];
        after
            .iter()
            .take(8)
            .take_while(|token| token.is_word())
            .any(|token| cue(token.text(self.paragraph)).is_some())
    }

    /// `X said, "…"`, `X called it "…"`, `X said that the plan was "dead"`.
    fn quoted_after(&mut self, said: &Said, clause: &Range<usize>) -> bool {
        let cue_end = self.tokens[said.end - 1].range.end;
        let next = self
            .regions
            .partition_point(|region| region.range.start < cue_end);
        let clause_end = self.tokens[clause.end - 1].range.end;
        let Some(region) = self.regions.get(next).map(|region| region.range.clone()) else {
            return false;
        };
        if region.start >= clause_end || region.start - cue_end > FAR || self.used[next] {
            return false;
        }
        let gap = self.paragraph[cue_end..region.start].trim();
        let content = self.content_start(said, clause, region.start);
        let is_direct = gap.trim_matches([',', ':']).is_empty()
            || (gap.ends_with([',', ':']) && gap.split_whitespace().count() <= NEAR)
            || content >= region.start;
        if is_direct && !(said.kind == Cue::Calls && self.words(&region) < 2) {
            self.used[next] = true;
            let mut spans = vec![region.clone()];
            let after = Said {
                end: self
                    .tokens
                    .partition_point(|token| token.range.start < region.end),
                ..said.clone()
            };
            self.take_continuations(next, &after, &mut spans);
            let kind = if said.kind == Cue::Calls {
                Kind::Mixed
            } else {
                Kind::Direct
            };
            self.push(said, spans, kind, "cue before the quotation");
            return true;
        }
        let start = if said.kind == Cue::Calls {
            region.start
        } else {
            content
        };
        let end = self.content_end(clause, region.end);
        self.use_regions(&(start..end));
        self.push(
            said,
            vec![start..end],
            Kind::Mixed,
            "reported words with a quotation in them",
        );
        true
    }

    /// Where reported words start after a cue: after the hearer, the time and
    /// `that`.
    fn content_start(&self, said: &Said, clause: &Range<usize>, limit: usize) -> usize {
        let stop = self
            .tokens
            .partition_point(|token| token.range.start < limit)
            .min(clause.end);
        let that = (said.end..stop.min(said.end + 12))
            .find(|index| self.tokens[*index].text(self.paragraph) == "that");
        let start = match that {
            Some(that)
                if that == said.end || said.kind == Cue::Tells || self.is_aside(said.end..that) =>
            {
                that + 1
            }
            _ if said.kind == Cue::Tells => (said.end + 1).min(stop),
            _ => said.end,
        };
        self.tokens
            .get(start)
            .map_or(limit, |token| token.range.start)
    }

    /// Whether the tokens only say when, where or to whom.
    fn is_aside(&self, range: Range<usize>) -> bool {
        range.start < range.end && self.is_adverbial(range.start)
    }

    /// Whether the token starts an adverbial instead of a clause.
    fn is_adverbial(&self, index: usize) -> bool {
        const ADVERBIALS: &str = " in on at during to of after before from by with about last next this as when while \
            through via under over into against for yesterday today tonight earlier later monday tuesday wednesday \
            thursday friday saturday sunday recently again so nothing little more much ";
        let token = &self.tokens[index];
        contains_word(ADVERBIALS, &token.text(self.paragraph).to_lowercase())
            || token.text(self.paragraph).ends_with("ly")
    }

    /// The end of the sentence without its full stop, at least `least`.
    fn content_end(&self, clause: &Range<usize>, least: usize) -> usize {
        let last = clause
            .clone()
            .rev()
            .find(|index| !matches!(self.tokens[*index].kind, TokenKind::Stop | TokenKind::Comma));
        last.map_or(least, |last| self.tokens[last].range.end.max(least))
    }

    /// `X said (that) …`, `X told Y that …`, `X vowed to …`.
    fn reported_after(&mut self, said: &Said, clause: &Range<usize>, is_inverted: bool) -> bool {
        if is_inverted || said.end >= clause.end {
            return false;
        }
        let limit = self.tokens[clause.end - 1].range.end;
        let start = self.content_start(said, clause, limit);
        let first = self
            .tokens
            .partition_point(|token| token.range.start < start);
        if first >= clause.end || !self.tokens[first].is_word() {
            return false;
        }
        let follows_that =
            first > said.end && self.tokens[first - 1].text(self.paragraph) == "that";
        let is_infinitive = self.tokens[first].text(self.paragraph) == "to";
        let is_content = follows_that
            || (said.kind == Cue::Vows || is_vow(self.tokens[said.verb].text(self.paragraph)))
                && is_infinitive
            || said.kind == Cue::Says
                && !self.is_adverbial(first)
                && !is_infinitive
                && clause.end - first > 2;
        if !is_content {
            return false;
        }
        let end = self.content_end(clause, start);
        self.push(
            said,
            std::iter::once(start..end).collect(),
            Kind::Indirect,
            "reported after the cue",
        );
        true
    }

    /// `…, X said.`
    fn reported_before(&mut self, said: &Said, clause: &Range<usize>) {
        let subject = self
            .tokens
            .partition_point(|token| token.range.start < said.start);
        let Some(comma) = subject.checked_sub(1).filter(|comma| *comma > clause.start) else {
            return;
        };
        if self.tokens[comma].kind != TokenKind::Comma || comma - clause.start < 3 {
            return;
        }
        let start = self.tokens[clause.start].range.start;
        let end = self.tokens[comma - 1].range.end;
        let is_mixed = !self.regions_inside(&(start..end)).is_empty();
        self.use_regions(&(start..end));
        self.drop_inside(&(start..end));
        let kind = if is_mixed {
            Kind::Mixed
        } else {
            Kind::Indirect
        };
        self.push(
            said,
            std::iter::once(start..end).collect(),
            kind,
            "reported before the cue",
        );
    }

    /// `according to X`, before or after what X says.
    fn according(&mut self, index: usize, clause: &Range<usize>) {
        if self
            .tokens
            .get(index + 1)
            .is_none_or(|token| token.text(self.paragraph) != "to")
        {
            return;
        }
        let place = Place {
            paragraph: self.paragraph,
            tokens: self.tokens,
            floor: clause.start,
            ceiling: clause.end,
        };
        let Some(mention) = place.subject_after(index + 1) else {
            return;
        };
        let cue = self.tokens[index].range.start..self.tokens[index + 1].range.end;
        let span = if index <= clause.start + 1 {
            let after = self
                .tokens
                .partition_point(|token| token.range.start < mention.range.end);
            let comma =
                (after..clause.end).find(|index| self.tokens[*index].kind == TokenKind::Comma);
            let Some(first) = comma
                .map(|comma| comma + 1)
                .filter(|first| *first < clause.end)
            else {
                return;
            };
            self.tokens[first].range.start..self.content_end(clause, 0)
        } else {
            let last = (clause.start..index)
                .rev()
                .find(|index| self.tokens[*index].is_word());
            let Some(last) = last else { return };
            self.tokens[clause.start].range.start..self.tokens[last].range.end
        };
        if span.start >= span.end {
            return;
        }
        let is_mixed = !self.regions_inside(&span).is_empty();
        self.use_regions(&span);
        self.drop_inside(&span);
        self.found.push(Found {
            spans: vec![span],
            kind: if is_mixed {
                Kind::Mixed
            } else {
                Kind::Indirect
            },
            cue: Some(cue),
            mention: Some(mention),
            rule: "according to",
        });
    }

    /// `X: "…"` where no verb has claimed the quotation.
    fn colons(&mut self, clauses: &[Range<usize>]) {
        for region in 0..self.regions.len() {
            let range = self.regions[region].range.clone();
            let first = self
                .tokens
                .partition_point(|token| token.range.start < range.start);
            let Some(colon) = first.checked_sub(1) else {
                continue;
            };
            if self.used[region] || self.tokens[colon].kind != TokenKind::Colon {
                continue;
            }
            let clause = clauses.partition_point(|clause| clause.end <= colon);
            let floor = clauses.get(clause).map_or(0, |clause| clause.start);
            let place = Place {
                paragraph: self.paragraph,
                tokens: self.tokens,
                floor,
                ceiling: first,
            };
            let Some(mention) = place.subject_before(colon) else {
                continue;
            };
            self.used[region] = true;
            self.found.push(Found {
                spans: vec![range],
                kind: Kind::Direct,
                cue: Some(self.tokens[colon].range.clone()),
                mention: Some(mention),
                rule: "colon before the quotation",
            });
        }
    }

    /// Quotations without a cue of their own: a whole sentence goes on from
    /// the one before; anything shorter is a term or a title.
    fn rest(&mut self) {
        for region in 0..self.regions.len() {
            let range = self.regions[region].range.clone();
            let starts_sentence = self.paragraph[..range.start].trim_end().is_empty()
                || self.paragraph[..range.start]
                    .trim_end()
                    .ends_with(['.', '"', '”', ':', '?', '!']);
            if self.used[region] || self.words(&range) < SENTENCE || !starts_sentence {
                continue;
            }
            self.used[region] = true;
            let mention = self
                .found
                .iter()
                .rev()
                .find(|found| found.kind == Kind::Direct)
                .and_then(|found| found.mention.clone());
            self.found.push(Found {
                spans: vec![range],
                kind: Kind::Direct,
                cue: None,
                mention,
                rule: "a whole sentence in marks, without a cue",
            });
        }
    }

    fn push(&mut self, said: &Said, spans: Vec<Range<usize>>, kind: Kind, rule: &'static str) {
        let cue = Some(self.tokens[said.verb].range.clone());
        self.found.push(Found {
            spans,
            kind,
            cue,
            mention: Some(said.mention.clone()),
            rule,
        });
    }

    /// The quoted regions inside `range`, as indices.
    fn regions_inside(&self, range: &Range<usize>) -> Range<usize> {
        let first = self
            .regions
            .partition_point(|region| region.range.start < range.start);
        let end = self
            .regions
            .partition_point(|region| region.range.end <= range.end);
        first..end.max(first)
    }

    fn use_regions(&mut self, range: &Range<usize>) {
        let inside = self.regions_inside(range);
        self.used[inside].fill(true);
    }

    /// What somebody is said to have said is not said again by somebody in it.
    /// Only what was found last can lie there: cues are read in order.
    fn drop_inside(&mut self, range: &Range<usize>) {
        let is_inside = |found: &Found| {
            found
                .spans
                .iter()
                .all(|span| range.start <= span.start && span.end <= range.end)
        };
        while self.found.last().is_some_and(is_inside) {
            self.found.pop();
        }
    }
}

/// A cue with its subject.
#[derive(Clone)]
struct Said {
    verb: usize,
    kind: Cue,
    mention: Mention,
    /// The first byte of subject and verb.
    start: usize,
    /// One past their last token, where the verb stands last.
    end: usize,
}

/// The first token at or after `floor` that is no comma.
fn floor_after_comma(tokens: &[Token], floor: usize) -> usize {
    floor
        + usize::from(
            tokens
                .get(floor)
                .is_some_and(|token| token.kind == TokenKind::Comma),
        )
}

fn is_vow(word: &str) -> bool {
    matches!(
        word,
        "vowed" | "vows" | "pledged" | "pledges" | "promised" | "promises"
    )
}
