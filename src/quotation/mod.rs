//! Who said what: quotations, the words that attribute them, and the people
//! who spoke. Works on a whole [`Article`] and cannot fail: what the text does
//! not say is `None`.

mod chinese;
mod cross_lingual;
mod english;
mod entities;
mod found;
mod rule;
mod span;

pub use rule::{Resolution, Rule};
pub use span::{Bytes, Spans};

use crate::article::Article;
use crate::bilingual::{self, Alignment};
use crate::lexicon::Lexicon;
use crate::text::Language;
use std::ops::{ControlFlow, Range};

/// How the words of a speaker are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// All in quotation marks.
    Direct,
    /// Reported content that holds quoted words.
    Mixed,
    /// Reported without quotation marks.
    Indirect,
}

/// One quotation and its attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The quoted pieces without the cue, in text order, never empty.
    pub spans: Spans,
    /// Direct, mixed or indirect.
    pub kind: Kind,
    /// The verb or mark that attributes it (`said`, `according to`, `：`).
    pub cue: Option<Bytes>,
    /// The words that name the speaker here (`He`, `Musaev`), or that named them last where
    /// a Chinese text lets a person speak on.
    pub mention: Option<Bytes>,
    /// Who that is: an index into [`Analysis::speakers`].
    pub speaker: Option<usize>,
    /// Why the program thinks so.
    pub reason: Reason,
}

/// Why a quotation was found and given to its speaker, so that a reader can
/// check it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule that found it and its mention.
    pub found: Rule,
    /// How the mention was resolved; nothing if there is no speaker.
    pub resolved: Option<Resolution>,
}

/// One person, group or organisation that speaks in the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest form of the name in the document.
    pub name: String,
    /// The name in the other language of the article, where it is given.
    pub other_name: Option<String>,
    /// What the document calls the speaker: office, profession, relation.
    pub role: Option<String>,
}

/// The quotations of an article in text order, and its speakers in the order
/// in which they first speak.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// In order of where they start.
    pub quotations: Vec<Quotation>,
    /// Every speaker of at least one quotation.
    pub speakers: Vec<Speaker>,
    /// The quotations that translate each other: the index of each, and that of the other,
    /// in text order. Each is in one pair at most, and so in one entry.
    pub pairs: Vec<[usize; 2]>,
}

impl Analysis {
    /// The index of the quotation that translates the one with index `quotation`.
    #[must_use]
    pub fn translation(&self, quotation: usize) -> Option<usize> {
        let found = self.pairs.binary_search_by_key(&quotation, |pair| pair[0]);
        found.ok().map(|found| self.pairs[found][1])
    }

    /// How many quotations there are, one and its translation counted once.
    #[must_use]
    pub fn distinct_quotations(&self) -> usize {
        self.quotations.len() - self.pairs.len() / 2
    }

    /// Whether the quotation says again what an earlier one says in the other language.
    #[must_use]
    pub fn is_repeated(&self, quotation: usize) -> bool {
        self.translation(quotation)
            .is_some_and(|other| other < quotation)
    }
}

/// Finds the quotations and speakers of `article`, and aligns its two texts to tell which
/// are the same.
#[must_use]
pub fn analyse(article: &Article) -> Analysis {
    let alignment = bilingual::align(article, Lexicon::embedded());
    match analyse_with(article, &alignment, |_| ControlFlow::Continue(())) {
        ControlFlow::Continue(analysis) => analysis,
        ControlFlow::Break(()) => Analysis::default(),
    }
}

/// As [`analyse`], with the alignment of the two texts, telling `progress` from time to
/// time how many bytes of the text are done; the analysis is abandoned when `progress`
/// breaks.
pub fn analyse_with(
    article: &Article,
    alignment: &Alignment,
    mut progress: impl FnMut(usize) -> ControlFlow<()>,
) -> ControlFlow<(), Analysis> {
    let english = english::analyse(
        &article.text,
        &spoken(article, Language::English),
        &mut progress,
    )?;
    let chinese = chinese::analyse(
        &article.text,
        &spoken(article, Language::Chinese),
        &mut progress,
    )?;
    progress(article.text.len())?;
    ControlFlow::Continue(cross_lingual::join(english, chinese, alignment))
}

/// The paragraphs in `language` as byte ranges, without their datelines.
fn spoken(article: &Article, language: Language) -> Vec<Range<usize>> {
    article
        .paragraphs()
        .map(|blocks| &article.blocks[blocks])
        .filter(|blocks| blocks[0].language == language)
        .map(|blocks| {
            blocks[0].range.start + usize::from(blocks[0].dateline)
                ..blocks[blocks.len() - 1].range.end
        })
        .collect()
}
