//! An article with everything the reader asks of it at once: its analysis, the
//! blocks of each pane, the spans to paint and how much each speaker says.
//! Made whole, off the screen's thread if it is large, and never changed.

use super::stretch::Stretch;
use super::tally::{MAP_PARTS, Tally, maps, numbers, ranked, ranks, short_names, words};
use crate::article::{Article, Block};
use crate::bilingual::alignment::Alignment;
use crate::bilingual::facts::{self, Fact};
use crate::bilingual::pairs::Pairs;
use crate::quotation::{Analysis, Quotation};
use crate::text::Language;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// What the panes show.
#[derive(Debug, Default)]
pub struct Document {
    /// The text and its blocks, shared by the states of one document.
    pub article: Arc<Article>,
    /// Who said what in it.
    pub analysis: Analysis,
    /// Which sentences translate each other; empty until they have been aligned.
    pub alignment: Arc<Alignment>,
    /// What faces each other on the page.
    pub pairs: Pairs,
    /// The facts that the two texts give differently, in page order.
    pub differing: Vec<DifferingFact>,
    /// The language of a text to which most of the other one has no counterpart:
    /// a headline and a lead beside a whole article.
    pub short_side: Option<Language>,
    /// For each speaker of the analysis, how much they say.
    pub tallies: Vec<Tally>,
    /// The most words that one speaker says.
    pub most_words: usize,
    /// For each quotation its number, from 0; a translation has that of what it
    /// translates.
    pub numbers: Vec<usize>,
    /// For each speaker, the place among them by the words said, from 0.
    pub ranks: Vec<usize>,
    /// The speakers by rank.
    pub ranked: Vec<usize>,
    /// For each speaker, the shortest form of the name that the text uses.
    pub short_names: Vec<String>,
    /// For each speaker, the words said in each part of the article.
    pub maps: Vec<[u32; MAP_PARTS]>,
    /// For each speaker, the indices of their quotations in text order.
    spoken: Vec<Vec<u32>>,
    /// Indices of the blocks in Chinese, and of those in English.
    blocks: [Vec<u32>; 2],
    /// For each of them, the bytes of its text up to its end.
    lengths: [Vec<u32>; 2],
    /// Which quotation each byte belongs to: disjoint, in text order.
    painted: Vec<Span>,
    /// The words that name a speaker, in text order, with the speaker.
    mentions: Vec<Span>,
}

/// Bytes of the text, and what they belong to: an index. A long text has
/// millions, and none is longer than four gigabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    start: u32,
    end: u32,
    index: u32,
}

impl Span {
    fn new(range: &Range<usize>, index: usize) -> Self {
        Self {
            start: small(range.start),
            end: small(range.end),
            index: small(index),
        }
    }
}

/// An offset or an index, which a text of less than four gigabytes keeps small.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The blocks of an article in one language; the n-th of them has the ordinal
/// n, from 0.
#[derive(Clone, Copy, Debug)]
pub struct Blocks<'a> {
    article: &'a Article,
    indices: &'a [u32],
}

impl<'a> Blocks<'a> {
    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.indices.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.indices.is_empty()
    }

    /// The index among the article's blocks of the one with that ordinal.
    #[must_use]
    pub fn index(self, ordinal: usize) -> Option<usize> {
        self.indices.get(ordinal).map(|&index| index as usize)
    }

    /// The block with that ordinal.
    #[must_use]
    pub fn get(self, ordinal: usize) -> Option<&'a Block> {
        self.article.blocks.get(self.index(ordinal)?)
    }

    /// How many of them end at or before the byte offset `limit`.
    #[must_use]
    pub fn ending_by(self, limit: usize) -> usize {
        self.indices
            .partition_point(|&index| self.article.blocks[index as usize].range.end <= limit)
    }

    /// How many of them start before the byte offset `limit`.
    #[must_use]
    pub fn starting_before(self, limit: usize) -> usize {
        self.indices
            .partition_point(|&index| self.article.blocks[index as usize].range.start < limit)
    }

    /// The bytes from the start of the first to the end of the last; none
    /// where there are no blocks.
    #[must_use]
    pub fn extent(self) -> Option<Range<usize>> {
        let last = self.get(self.len().checked_sub(1)?)?;
        Some(self.get(0)?.range.start..last.range.end)
    }
}

/// A fact that the two texts give differently: a date, a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferingFact {
    /// Its bytes in each of the texts, by `Language as usize`.
    pub sides: [Range<usize>; 2],
    /// What is told of it: `Chinese: 周四 Thursday · English: Wednesday`.
    pub sentence: String,
}

/// Somebody quoted: a speaker's index, or nobody named.
pub type Voice = Option<usize>;

impl Document {
    /// Puts the layers of `article` together.
    #[must_use]
    pub fn new(article: impl Into<Arc<Article>>, analysis: Analysis) -> Self {
        let article = article.into();
        let mut blocks = [const { Vec::new() }; 2];
        let mut lengths: [Vec<u32>; 2] = [const { Vec::new() }; 2];
        for (index, block) in article.blocks.iter().enumerate() {
            let language = block.language as usize;
            blocks[language].push(small(index));
            let before = lengths[language].last().copied().unwrap_or(0);
            lengths[language].push(before + small(block.range.len()));
        }
        let mut tallies = vec![Tally::default(); analysis.speakers.len()];
        let mut spoken = vec![Vec::new(); analysis.speakers.len()];
        for (index, quotation) in analysis.quotations.iter().enumerate() {
            if let Some(speaker) = quotation.speaker {
                spoken[speaker].push(small(index));
                if analysis.is_repeated(index) {
                    continue;
                }
                tallies[speaker].quotations += 1;
                tallies[speaker].words += quotation
                    .spans
                    .iter()
                    .map(|span| words(&article.text[span.clone()]))
                    .sum::<usize>();
            }
        }
        let ranks = ranks(&tallies);
        Self {
            painted: painted(&analysis.quotations),
            mentions: mentions(&analysis.quotations),
            numbers: numbers(&analysis),
            ranked: ranked(&ranks),
            ranks,
            short_names: short_names(&article, &analysis),
            maps: maps(&article, &analysis),
            most_words: tallies.iter().map(|tally| tally.words).max().unwrap_or(0),
            alignment: Arc::default(),
            pairs: Pairs::default(),
            differing: Vec::new(),
            short_side: None,
            article,
            analysis,
            tallies,
            spoken,
            blocks,
            lengths,
        }
    }

    /// The document with its sentences aligned.
    #[must_use]
    pub fn aligned(mut self, alignment: impl Into<Arc<Alignment>>) -> Self {
        self.alignment = alignment.into();
        self.pairs = Pairs::new(&self.article, &self.alignment);
        self.short_side = self.pairs.short_side();
        self.differing = differing(&self.article, &self.alignment);
        self
    }

    /// The facts inside `range` of the text in `language` that the other text
    /// gives differently.
    pub fn differing_in(
        &self,
        language: Language,
        range: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let sides = self.differing.iter();
        let sides = sides.map(move |fact| fact.sides[language as usize].clone());
        let (start, end) = (range.start, range.end);
        sides.filter(move |side| side.start < end && start < side.end)
    }

    /// The words of `range` in the language it begins in: where the two texts
    /// take turns, the paragraphs of the other one between are left out.
    #[must_use]
    pub fn text_of(&self, range: &Range<usize>) -> Cow<'_, str> {
        let article = &self.article;
        let first = article.block_at(range.start);
        let language = self.language_at(range.start);
        let blocks = article.blocks.get(first..).unwrap_or_default().iter();
        let touched: Vec<&Block> = blocks
            .take_while(|block| block.range.start < range.end)
            .collect();
        if touched.iter().all(|block| block.language == language) {
            return Cow::Borrowed(&article.text[range.clone()]);
        }
        let pieces: Vec<&str> = touched
            .into_iter()
            .filter(|block| block.language == language)
            .map(|block| {
                let (start, end) = (block.range.start, block.range.end);
                &article.text[start.max(range.start)..end.min(range.end)]
            })
            .collect();
        Cow::Owned(pieces.join("\n\n"))
    }

    /// What says the same as the bytes of `range` in the other language.
    #[must_use]
    pub fn counterpart(&self, range: &Range<usize>) -> Option<Stretch> {
        let language = self.language_at(range.start).other();
        let range = self.alignment.counterpart(range)?;
        Some(Stretch { language, range })
    }

    /// The blocks in `language`, in text order.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Blocks<'_> {
        Blocks {
            article: &self.article,
            indices: &self.blocks[language as usize],
        }
    }

    /// The language of the block at the byte offset `place`.
    #[must_use]
    pub fn language_at(&self, place: usize) -> Language {
        let block = self.article.block_at(place);
        self.article
            .blocks
            .get(block)
            .map_or(Language::English, |block| block.language)
    }

    /// The parts of quotations inside `range`, in text order, each with the
    /// index of its quotation.
    pub fn quoted(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, usize)> {
        within(&self.painted, range)
    }

    /// How many quotations by `speaker` start before the byte offset `limit`.
    #[must_use]
    pub fn spoken_before(&self, speaker: usize, limit: usize) -> usize {
        let starts_before = |&index: &u32| {
            let quotation = &self.analysis.quotations[index as usize];
            quotation.spans[0].start < limit
        };
        self.spoken[speaker].partition_point(starts_before)
    }

    /// The index of the n-th quotation by `speaker`, counted from 0.
    #[must_use]
    pub fn spoken(&self, speaker: usize, ordinal: usize) -> Option<usize> {
        self.spoken[speaker]
            .get(ordinal)
            .map(|&index| index as usize)
    }

    /// Who the speaker with that index in `before`, an earlier state of this
    /// document, is here: whoever has their first quotation. None if that is
    /// nobody's now.
    #[must_use]
    pub fn speaker_again(&self, before: &Self, speaker: usize) -> Option<usize> {
        let first = before.spoken.get(speaker)?.first()?;
        let start = before.analysis.quotations[*first as usize].spans[0].start;
        let quotations = &self.analysis.quotations;
        let index = quotations.partition_point(|quotation| quotation.spans[0].start < start);
        let same = quotations.get(index)?;
        same.speaker.filter(|_| same.spans[0].start == start)
    }

    /// Whether a quotation by `speaker` reaches into `range`.
    #[must_use]
    pub fn speaks_in(&self, speaker: usize, range: &Range<usize>) -> bool {
        self.spoken_before(speaker, range.end)
            .checked_sub(1)
            .and_then(|ordinal| self.spoken(speaker, ordinal))
            .is_some_and(|index| extent(&self.analysis.quotations[index]).end > range.start)
    }

    /// How many bytes of the text in `language` come before the byte offset
    /// `place` of the article.
    #[must_use]
    pub fn bytes_before(&self, language: Language, place: usize) -> usize {
        let blocks = self.blocks(language);
        let ordinal = blocks.ending_by(place);
        let lengths = &self.lengths[language as usize];
        let whole = ordinal
            .checked_sub(1)
            .map_or(0, |last| lengths[last] as usize);
        let block = blocks.get(ordinal).map(|block| block.range.start);
        whole + block.map_or(0, |start| place.saturating_sub(start))
    }

    /// How many bytes the text in `language` has.
    #[must_use]
    pub fn bytes(&self, language: Language) -> usize {
        let lengths = &self.lengths[language as usize];
        lengths.last().map_or(0, |length| *length as usize)
    }

    /// How many quotations there are; a translated one counts once.
    #[must_use]
    pub fn quotations(&self) -> usize {
        // Each pair is there from both sides.
        self.analysis.quotations.len() - self.analysis.pairs.len() / 2
    }

    /// The speaker's name, in both languages where both are known.
    #[must_use]
    pub fn full_name(&self, speaker: usize) -> String {
        let speaker = &self.analysis.speakers[speaker];
        match &speaker.other_name {
            Some(other) => format!("{} {other}", speaker.name),
            None => speaker.name.clone(),
        }
    }

    /// Who is quoted first inside `range`, if anybody is: a speaker, or nobody
    /// named.
    #[must_use]
    pub fn first_voice(&self, range: Range<usize>) -> Option<Voice> {
        let (_, index) = self.quoted(range).next()?;
        Some(self.analysis.quotations[index].speaker)
    }

    /// The parts of mentions inside `range`, in text order, each with the
    /// speaker it names.
    pub fn mentions(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, usize)> {
        within(&self.mentions, range)
    }
}

/// The facts of `article` that differ between sentences which translate each
/// other.
fn differing(article: &Article, alignment: &Alignment) -> Vec<DifferingFact> {
    let bytes =
        |language: Language, index: usize| alignment.sentences[language as usize][index].clone();
    let sentence = |language, index| &article.text[bytes(language, index)];
    facts::of_alignment(alignment, sentence)
        .into_iter()
        .map(|(_, difference)| {
            let side = |language, fact: &Fact| {
                let start = bytes(language, fact.sentence).start;
                start + fact.range.start..start + fact.range.end
            };
            let zh = side(Language::Chinese, &difference.zh);
            let en = side(Language::English, &difference.en);
            let told = |range: &Range<usize>, fact: &Fact| {
                let (words, value) = (&article.text[range.clone()], fact.to_string());
                if *words == value {
                    value
                } else {
                    format!("{words} {value}")
                }
            };
            DifferingFact {
                sentence: format!(
                    "Chinese: {} · English: {}",
                    told(&zh, &difference.zh),
                    told(&en, &difference.en)
                ),
                sides: [zh, en],
            }
        })
        .collect()
}

/// The parts inside `range` of `spans`, which are disjoint and in text order.
fn within(spans: &[Span], range: Range<usize>) -> impl Iterator<Item = (Range<usize>, usize)> {
    let first = spans.partition_point(|span| span.end as usize <= range.start);
    spans[first..]
        .iter()
        .map(|span| (span.start as usize..span.end as usize, span.index as usize))
        .take_while(move |(span, _)| span.start < range.end)
        .map(move |(span, index)| (span.start.max(range.start)..span.end.min(range.end), index))
}

/// The mentions of all quotations, disjoint: one mention may serve several.
fn mentions(quotations: &[Quotation]) -> Vec<Span> {
    let mut mentions: Vec<Span> = quotations
        .iter()
        .filter_map(|quotation| Some(Span::new(&quotation.mention?.range(), quotation.speaker?)))
        .collect();
    mentions.sort_unstable_by_key(|mention| (mention.start, mention.end, mention.index));
    mentions.dedup_by(|later, earlier| later.start < earlier.end);
    mentions.shrink_to_fit();
    mentions
}

/// The bytes from the first span of `quotation` to its last, cue included.
#[must_use]
pub fn extent(quotation: &Quotation) -> Range<usize> {
    let start = quotation.spans.first().map_or(0, |span| span.start);
    start..quotation.spans.last().map_or(start, |span| span.end)
}

/// Makes the spans of all quotations disjoint: where two overlap, the one that
/// starts later, and so lies inside, is on top.
fn painted(quotations: &[Quotation]) -> Vec<Span> {
    let mut spans: Vec<Span> = quotations
        .iter()
        .enumerate()
        .flat_map(|(index, quotation)| {
            let spans = quotation.spans.iter();
            spans.map(move |span| Span::new(span, index))
        })
        .collect();
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end), span.index));
    let mut painted: Vec<Span> = Vec::with_capacity(spans.len());
    // What is left of spans that an inner one interrupted.
    let mut open: Vec<Span> = Vec::new();
    let mut reached = 0;
    for span in spans {
        close_until(&mut open, &mut painted, &mut reached, span.start);
        if let Some(outer) = open.last()
            && reached < span.start
        {
            painted.push(Span {
                start: reached,
                end: span.start,
                index: outer.index,
            });
        }
        reached = reached.max(span.start);
        open.push(span);
    }
    close_until(&mut open, &mut painted, &mut reached, u32::MAX);
    painted
}

/// Paints what is left of the open spans that end at or before `limit`.
fn close_until(open: &mut Vec<Span>, painted: &mut Vec<Span>, reached: &mut u32, limit: u32) {
    while let Some(&span) = open.last()
        && span.end <= limit
    {
        if *reached < span.end {
            painted.push(Span {
                start: *reached,
                ..span
            });
            *reached = span.end;
        }
        open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::{Kind, Reason, Rule};

    fn quotation(spans: &[Range<usize>]) -> Quotation {
        Quotation {
            spans: spans.iter().cloned().collect(),
            kind: Kind::Direct,
            cue: None,
            mention: None,
            speaker: None,
            reason: Reason {
                found: Rule::NoCue,
                resolved: None,
            },
        }
    }

    #[track_caller]
    fn check(quotations: &[Quotation], expected: &[(Range<usize>, usize)]) {
        let expected: Vec<Span> = expected
            .iter()
            .map(|(range, index)| Span::new(range, *index))
            .collect();
        assert_eq!(painted(quotations), expected);
    }

    #[test]
    fn overlapping_quotations_are_painted_once_and_the_inner_one_on_top() {
        let quotations = [
            quotation(&[0..20]),
            quotation(&[5..8, 12..14]),
            quotation(&[30..40]),
        ];
        check(
            &quotations,
            &[
                (0..5, 0),
                (5..8, 1),
                (8..12, 0),
                (12..14, 1),
                (14..20, 0),
                (30..40, 2),
            ],
        );
    }

    #[test]
    fn quotations_that_cross_are_still_painted_without_an_overlap() {
        let quotations = [quotation(&[0..10]), quotation(&[5..15])];
        check(&quotations, &[(0..5, 0), (5..15, 1)]);
    }

    #[test]
    fn words_are_english_words_and_chinese_characters() {
        assert_eq!(words("It's a well-known 3.5% 网络 issue"), 7);
        assert_eq!(words(""), 0);
    }
}
