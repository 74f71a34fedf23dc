//! The state of reading a chunk: its quoted regions, and the events found so far.

use crate::quotation::chinese::character::{Class, is_break, is_final, is_han};
use crate::quotation::chinese::lexicon::LEXICON;
use crate::quotation::chinese::mention::Mention;
use crate::quotation::chinese::text::annotated_text::AnnotatedText;
use crate::quotation::chinese::text::quotation_marks::Region;
use crate::quotation::{Kind, Rule, Spans, found};
use std::ops::Range;

/// What the reading of a chunk meets, in text order.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// A person is the subject of a sentence.
    Seen(Mention),
    /// A person is named, subject or not.
    Named(Mention),
    /// The text gives a role after the name.
    Introduced(Mention, Range<usize>),
    /// Words that are on a sign or a sheet.
    Written(Range<usize>),
    /// The quotation left open by the chunk before goes on here.
    Continued(Range<usize>),
    /// A quotation.
    Said(Found),
}

/// A quotation in letters of the chunk.
pub(crate) type Found = found::Found<Mention>;

/// How far after a quotation its cue may be, in letters.
pub(crate) const TAIL: usize = 48;

/// The longest quoted words that can be a term or a slogan.
pub(crate) const LONGEST_TERM: usize = 12;

/// The shortest reported content, in letters.
pub(crate) const SHORTEST_CONTENT: usize = 4;

pub(crate) struct Reader<'a> {
    pub(crate) letters: AnnotatedText<'a>,
    pub(crate) regions: &'a [Region],
    pub(crate) events: &'a mut Vec<Event>,
}

impl Reader<'_> {
    pub(crate) fn region_at(&self, at: usize) -> Option<Region> {
        // Only one that goes on from the chunk before, the first, has no mark of its own.
        let marked = self.letter(at).is_some_and(|letter| !is_han(letter));
        if !marked && self.regions.first()?.open != at {
            return None;
        }
        let index = self.regions.partition_point(|region| region.open < at);
        self.regions
            .get(index)
            .copied()
            .filter(|region| region.open == at)
    }

    pub(crate) fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }

    pub(crate) fn skip(&self, mut at: usize, which: impl Fn(char) -> bool) -> usize {
        while self.letter(at).is_some_and(&which) && self.region_at(at).is_none() {
            at += 1;
        }
        at
    }

    /// The words between the marks of `region`.
    pub(crate) fn inner(&self, region: Region) -> &[char] {
        let start = region.open + usize::from(self.letter(region.open) == Some(region.mark));
        let end = region.close - usize::from(region.closed);
        self.letters.get(start..end).unwrap_or(&[])
    }

    /// Whether the quoted words end like a sentence.
    pub(crate) fn is_finished(&self, region: Region) -> bool {
        self.inner(region)
            .iter()
            .rev()
            .find(|letter| !matches!(letter, '”' | '’' | '」' | '』' | '）' | ')'))
            .is_some_and(|&letter| is_final(letter))
            || !region.closed
    }

    /// Whether the quoted words can be something said rather than a term, a
    /// slogan or a title: they end like a sentence, or hold a pause or words
    /// of grammar.
    pub(crate) fn is_term(&self, region: Region) -> bool {
        let inner = self.inner(region);
        let grammar = inner
            .iter()
            .any(|&letter| is_break(letter) || LEXICON.grammar.contains(letter));
        inner.len() <= 3 || (inner.len() <= LONGEST_TERM && !grammar)
    }

    pub(crate) fn say(
        &mut self,
        spans: Spans,
        kind: Kind,
        cue: Option<Range<usize>>,
        mention: Option<Mention>,
        rule: Rule,
    ) {
        self.events.push(Event::Said(Found {
            spans,
            kind,
            cue,
            mention,
            rule,
        }));
    }

    /// Adds the regions that follow one another from `at`; returns where they end.
    pub(crate) fn adjoining(&self, mut at: usize, spans: &mut Spans) -> usize {
        while let Some(region) = self.region_at(at).filter(|region| !region.carried) {
            spans.push(region.open..region.close);
            at = region.close;
            let next = self.skip(at, char::is_whitespace);
            if self.region_at(next).is_none() || self.is_finished(region) {
                break;
            }
            at = next;
        }
        at
    }

    /// Where the sentence that starts at `at` ends, its mark included.
    pub(crate) fn sentence_end(&self, mut at: usize) -> usize {
        while let Some(&letter) = self.letters.get(at) {
            if let Some(region) = self.region_at(at) {
                at = region.close;
                let next = self.letter(at);
                if self.is_finished(region)
                    && !next.is_some_and(|next| matches!(next, '，' | ',' | '、' | '的' | '。'))
                {
                    return at;
                }
                continue;
            }
            // No Chinese character ends a sentence.
            if is_han(letter) {
                let rest = self.letters.first(Class::Foreign, at, self.letters.len());
                at = rest.unwrap_or(self.letters.len());
                continue;
            }
            at += 1;
            // A dateline and a space: the quotation after it opens a sentence.
            if letter.is_whitespace() && self.region_at(at).is_some() {
                return at;
            }
            if is_final(letter) || letter == '\n' {
                return self.skip(at, is_final);
            }
        }
        at
    }

    /// The last region that ends before `at`.
    pub(crate) fn last_region(&self, at: usize) -> Option<Region> {
        let index = self.regions.partition_point(|region| region.close <= at);
        index.checked_sub(1).map(|index| self.regions[index])
    }

    pub(crate) fn region_before(&self, at: usize) -> Option<Region> {
        let index = self.regions.partition_point(|region| region.close < at);
        self.regions
            .get(index)
            .copied()
            .filter(|region| region.close == at)
    }
}
