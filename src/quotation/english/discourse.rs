//! What a paragraph hands on to the next: a quotation left open, one whose cue is to
//! come, an announced speaker. Gathers the quotations.

use super::attribution::{self, Found};
use super::quotation_marks::{self, Region};
use super::sightings;
use super::speakers::Speakers;
use super::tokens::{self, Token};
use crate::quotation::entities::Resolved;
use crate::quotation::{Analysis, Bytes, Kind, Quotation, Rule};
use std::ops::Range;

/// What has been read so far.
#[derive(Default)]
pub(super) struct Discourse {
    quotations: Vec<Quotation>,
    speakers: Speakers,
    /// A quotation whose marks the last paragraph left open.
    open: Option<usize>,
    /// A quotation that the last paragraph ended with, its cue left out.
    tail: Option<usize>,
    /// The tail, and how many spans it had, where the last paragraph was added to it.
    added: Option<(usize, usize)>,
    /// The speaker announced by the last paragraph.
    lead: Option<Lead>,
}

/// A speaker announced for the next paragraph.
struct Lead {
    cue: Option<Bytes>,
    mention: Bytes,
    resolved: Option<Resolved>,
    rule: Rule,
    /// Whether nothing can come between: `She went on to say:`
    ends_in_colon: bool,
}

impl Discourse {
    pub(super) fn read(&mut self, text: &str, paragraph: &Range<usize>, announces: bool) {
        let words = &text[paragraph.clone()];
        let tokens = tokens::tokenise(words);
        let regions = quotation_marks::regions(words);
        let mut found = attribution::attribute(words, &tokens, &regions, announces);
        let named = sightings::find(words, &tokens, &regions);
        let mut resolved = self.speakers.read(words, &named, &found);
        let lead = found.pop_if(|found| found.spans.is_empty());
        let lead = lead.map(|lead| Lead {
            ends_in_colon: words.trim_end().ends_with(':'),
            ..Lead::new(&lead, paragraph.start, resolved.pop().flatten())
        });
        if let Some(signature) = lead
            .as_ref()
            .filter(|lead| lead.rule == Rule::SignatureBelow)
        {
            self.sign(signature);
            return;
        }

        self.added = None;
        let is_continued = self.continue_open(paragraph.start, &regions, &found);
        let before = self.lead.take();
        let is_announced = before.as_ref().is_some_and(|lead| lead.ends_in_colon);
        let tail = self.tail.take().filter(|_| !is_announced);
        if let Some(tail) = tail
            && !is_continued
            && is_bare(words, &regions, &found)
        {
            self.added = Some((tail, self.quotations[tail].spans.len()));
            self.go_on(tail, paragraph.start, &regions);
            self.tail = Some(tail);
        } else {
            for (quotation, resolved) in found.iter().zip(resolved) {
                let index = self.push(paragraph.start, quotation, resolved);
                if quotation.cue.is_none() && quotation.mention.is_none() {
                    self.inherit(index, tail, before.as_ref());
                }
                let is_open = quotation.spans.last().is_some_and(|last| {
                    let at = regions.partition_point(|region| region.range.end < last.end);
                    let region = regions.get(at);
                    region.is_some_and(|region| !region.is_closed && region.range.end == last.end)
                });
                self.open = is_open.then_some(index);
            }
            self.tail = self.ends_with(&tokens, paragraph);
        }
        if !is_continued && regions.is_empty() {
            self.open = None;
        }
        self.lead = lead;
    }

    /// A paragraph of nothing but quoted words goes on with the quotation that
    /// the paragraph before ended with.
    fn go_on(&mut self, tail: usize, offset: usize, regions: &[Region]) {
        for region in regions {
            self.quotations[tail]
                .spans
                .push(offset + region.range.start..offset + region.range.end);
        }
        let last = regions.last();
        self.open = last.is_some_and(|last| !last.is_closed).then_some(tail);
    }

    /// Attributes the previous paragraph's last quotation to this signature
    /// line.
    fn sign(&mut self, signature: &Lead) {
        self.open = None;
        let Some(mut tail) = self.tail.take() else {
            return;
        };
        // The paragraph above was taken for more of an older quotation.
        if let Some((older, spans)) = self.added.take() {
            let mut signed = self.quotations[older].clone();
            signed.spans = self.quotations[older].spans.drain(spans..).collect();
            signed.reason.found = Rule::NoCue;
            tail = self.quotations.len();
            self.quotations.push(signed);
        }
        if matches!(
            self.quotations[tail].reason.found,
            Rule::NoCue | Rule::Announced
        ) {
            self.give(tail, signature);
        }
    }

    fn give(&mut self, index: usize, lead: &Lead) {
        let quotation = &mut self.quotations[index];
        quotation.cue = lead.cue;
        quotation.mention = Some(lead.mention);
        quotation.reason.found = lead.rule;
        if let Some((speaker, rule)) = lead.resolved {
            quotation.speaker = Some(speaker);
            quotation.reason.resolved = Some(rule);
        }
    }

    /// Gives a quotation without a cue to the speaker announced, or to the last speaker of
    /// the paragraph before.
    fn inherit(&mut self, index: usize, tail: Option<usize>, lead: Option<&Lead>) {
        if let Some(tail) = tail {
            let Quotation {
                mention, speaker, ..
            } = self.quotations[tail];
            self.quotations[index].mention = mention;
            self.quotations[index].speaker = speaker;
        } else if let Some(lead) = lead {
            self.give(index, lead);
        }
    }

    /// The quotation in marks that a paragraph ends with, where at most one
    /// sentence with its cue follows.
    fn ends_with(&self, tokens: &[Token], paragraph: &Range<usize>) -> Option<usize> {
        let index = self.quotations.len().checked_sub(1)?;
        let first = self
            .quotations
            .iter()
            .rposition(|quotation| quotation.spans[0].start < paragraph.start)
            .map_or(0, |before| before + 1);
        let last = (first..=index)
            .filter(|index| self.quotations[*index].kind != Kind::Indirect)
            .max_by_key(|index| self.end(*index))?;
        let end = self.end(last);
        if end < paragraph.start || end > paragraph.end {
            return None;
        }
        let first = tokens.partition_point(|token| paragraph.start + token.range.start < end);
        let words = tokens
            .iter()
            .rposition(Token::is_word)
            .map_or(0, |word| word + 1);
        let is_stop = |token: &Token| token.text == ".";
        let is_cue = !tokens[first..words.max(first)].iter().any(is_stop);
        is_cue.then_some(last)
    }

    fn end(&self, quotation: usize) -> usize {
        self.quotations[quotation]
            .spans
            .last()
            .map_or(0, |span| span.end)
    }

    /// A paragraph that opens with a quotation mark after one that left its
    /// own open goes on with the same quotation.
    fn continue_open(&mut self, offset: usize, regions: &[Region], found: &[Found]) -> bool {
        let (Some(index), Some(first)) = (self.open, regions.first()) else {
            return false;
        };
        let is_taken = found.iter().any(|found| {
            found.cue.is_some()
                && found
                    .spans
                    .iter()
                    .any(|span| span.start < first.range.end && first.range.start < span.end)
        });
        if first.range.start > 1 || is_taken {
            self.open = None;
            return false;
        }
        self.quotations[index]
            .spans
            .push(offset + first.range.start..offset + first.range.end);
        if first.is_closed {
            self.open = None;
        }
        true
    }

    /// Keeps a quotation found in the paragraph that starts at `offset`.
    fn push(&mut self, offset: usize, found: &Found, resolved: Option<Resolved>) -> usize {
        let shift = |range: &Range<usize>| range.start + offset..range.end + offset;
        let mention = found.mention.as_ref();
        let mention = mention.map(|mention| shift(&mention.range).into());
        self.quotations
            .push(found.quotation(mention, resolved, shift));
        self.quotations.len() - 1
    }

    pub(super) fn finish(mut self) -> Analysis {
        self.quotations
            .sort_by_key(|quotation| quotation.spans[0].start);
        self.speakers.finish(self.quotations)
    }
}

impl Lead {
    fn new(found: &Found, offset: usize, resolved: Option<Resolved>) -> Self {
        let shift = |range: &Range<usize>| range.start + offset..range.end + offset;
        Self {
            cue: found.cue.as_ref().map(|cue| shift(cue).into()),
            mention: found
                .mention
                .as_ref()
                .map_or(offset..offset, |mention| shift(&mention.range))
                .into(),
            resolved,
            rule: found.rule,
            ends_in_colon: false,
        }
    }
}

/// Whether a paragraph is nothing but quoted words without a cue.
fn is_bare(words: &str, regions: &[Region], found: &[Found]) -> bool {
    let mut end = 0;
    for region in regions {
        if words[end..region.range.start].contains(char::is_alphanumeric) {
            return false;
        }
        end = region.range.end;
    }
    !regions.is_empty()
        && !words[end..].contains(char::is_alphanumeric)
        && found.iter().all(|found| found.cue.is_none())
}
