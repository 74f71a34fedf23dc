//! An article with everything the reader asks of it at once: its analysis, the
//! blocks of each pane, the spans to paint and how much each speaker says.
//! Made whole, off the screen's thread if it is large, and never changed.

mod blocks;
mod differing;
mod spans;

use super::linked_words::LinkedWords;
use super::stretch::Stretch;
use super::tally::{MAP_PARTS, Tally, maps, numbers, ranked, ranks, short_names, words};
use crate::article::{Article, Block};
use crate::bilingual::alignment::Alignment;
use crate::bilingual::pairs::Pairs;
use crate::quotation::{Analysis, Quotation};
use crate::text::Language;
use differing::differing;
use spans::{Span, mentions, painted, small, within};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use blocks::Blocks;
pub use differing::DifferingFact;

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
    /// How many characters the Chinese text has and how many words the English
    /// one, once somebody has counted them.
    amounts: OnceLock<[usize; 2]>,
    /// The words that translate each other where somebody has asked for them.
    pub(super) linked_words: LinkedWords,
    /// Which quotation each byte belongs to: disjoint, in text order.
    painted: Vec<Span>,
    /// The words that name a speaker, in text order, with the speaker.
    mentions: Vec<Span>,
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
            amounts: OnceLock::new(),
            linked_words: LinkedWords::default(),
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

    /// How many characters the Chinese text has and how many words the English
    /// one. The first time all of it is counted.
    pub fn amounts(&self) -> [usize; 2] {
        *self.amounts.get_or_init(|| {
            Language::ALL.map(|language| {
                let blocks = self.article.blocks.iter();
                let blocks = blocks.filter(|block| block.language == language);
                blocks
                    .map(|block| words(self.article.block_text(block)))
                    .sum()
            })
        })
    }

    /// How many characters, or words, so many bytes of a text hold, if they are
    /// as long as they are on average: in the article where its are counted.
    #[must_use]
    pub fn amount_of(&self, language: Language, bytes: usize) -> usize {
        /// Bytes of a character, and of a word with its space.
        const USUAL: [usize; 2] = [3, 6];
        match self.amounts.get() {
            Some(amounts) => bytes * amounts[language as usize] / self.bytes(language).max(1),
            None => bytes / USUAL[language as usize],
        }
    }

    /// Whether [`Document::amounts`] knows without counting.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.amounts.get().is_some()
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

/// The bytes from the first span of `quotation` to its last, cue included.
#[must_use]
pub fn extent(quotation: &Quotation) -> Range<usize> {
    let start = quotation.spans.first().map_or(0, |span| span.start);
    start..quotation.spans.last().map_or(start, |span| span.end)
}
