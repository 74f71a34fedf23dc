//! Quotations in English paragraphs: marks → cues → mentions → attribution →
//! speakers. Each step is a file; the steps after Muzny, Fang, Chang and
//! Jurafsky (2017), whose sieves go from the surest rule to the least sure.

mod attribution;
mod classes;
mod cues;
mod lexicon;
mod marks;
mod mentions;
mod people;
mod role_phrases;
mod roles;
mod salience;
mod sightings;
mod speakers;
mod syntax;
mod tokens;

use super::{Analysis, Quotation, Reason};
use attribution::Found;
use marks::Region;
use people::Resolved;
use speakers::Speakers;
use std::ops::{ControlFlow, Range};

/// How often progress is told, in bytes.
const TELL_EVERY: usize = 256 << 10;

/// The quotations and speakers of `paragraphs`, byte ranges of `text`. Spans
/// of quoted words include their quotation marks.
pub(super) fn analyse(
    text: &str,
    paragraphs: &[Range<usize>],
    progress: &mut impl FnMut(usize) -> ControlFlow<()>,
) -> ControlFlow<(), Analysis> {
    let mut reading = Reading {
        quotations: Vec::new(),
        speakers: Speakers::default(),
        open: None,
    };
    let mut told = 0;
    for paragraph in paragraphs {
        if paragraph.end - told > TELL_EVERY {
            progress(paragraph.end)?;
            told = paragraph.end;
        }
        reading.read(text, paragraph);
    }
    ControlFlow::Continue(reading.finish())
}

/// What has been read so far.
struct Reading {
    quotations: Vec<Quotation>,
    speakers: Speakers,
    /// A quotation whose marks the last paragraph left open.
    open: Option<usize>,
}

impl Reading {
    fn read(&mut self, text: &str, paragraph: &Range<usize>) {
        let words = &text[paragraph.clone()];
        let tokens = tokens::tokenise(words);
        let regions = marks::regions(words);
        let found = attribution::attribute(words, &tokens, &regions);
        let named = sightings::find(words, &tokens, &regions);
        let resolved = self.speakers.read(words, &named, &found);
        let is_continued = self.continue_open(paragraph.start, &regions, &found);
        for (quotation, resolved) in found.iter().zip(resolved) {
            let is_open = quotation.spans.last().is_some_and(|last| {
                regions
                    .iter()
                    .any(|region| !region.is_closed && region.range.end == last.end)
            });
            let index = self.push(paragraph.start, quotation, resolved);
            self.open = is_open.then_some(index);
        }
        if !is_continued && regions.is_empty() {
            self.open = None;
        }
    }

    /// A paragraph that opens with a quotation mark after one that left its
    /// own open goes on with the same quotation.
    fn continue_open(&mut self, offset: usize, regions: &[Region], found: &[Found]) -> bool {
        let (Some(index), Some(first)) = (self.open, regions.first()) else {
            return false;
        };
        let is_taken = found.iter().any(|found| {
            found
                .spans
                .iter()
                .any(|span| span.start <= first.range.start && first.range.start < span.end)
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
        self.quotations.push(Quotation {
            spans: found.spans.iter().map(shift).collect(),
            kind: found.kind,
            cue: found.cue.as_ref().map(shift),
            mention: found.mention.as_ref().map(|mention| shift(&mention.range)),
            speaker: resolved.map(|(speaker, _)| speaker),
            reason: Reason {
                found: found.rule,
                resolved: resolved.map_or("", |(_, rule)| rule),
            },
        });
        self.quotations.len() - 1
    }

    fn finish(mut self) -> Analysis {
        self.quotations
            .sort_by_key(|quotation| quotation.spans[0].start);
        self.speakers.finish(self.quotations)
    }
}

#[cfg(test)]
mod tests;
