//! Quotations in Chinese paragraphs, simplified or traditional: reads each
//! paragraph in bounded chunks and gathers who said what.
//!
//! The layers, in the order in which they are used; each uses only those before it, and
//! the type [`mention::Mention`]:
//! - [`character`]: what each character is by itself;
//! - [`lexicon`]: the word lists in their tries, and the alphabet they are written in;
//! - [`text`]: chunks, quotation marks, ordinary words, where characters of a class are,
//!   how the whole text bounds its names; `AnnotatedText` answers what the rules ask;
//! - [`entity`]: cues, where a name begins and ends, people, roles, organisations;
//! - [`mention`]: what a noun phrase names, the subject of a clause, others named on the way;
//! - [`attribution`]: cues before and after a quotation, quotations without a cue,
//!   displayed text, interviews;
//! - [`coreference`]: the entity of each mention;
//! - [`discourse`]: what a paragraph hands on to the next.

mod attribution;
mod character;
mod coreference;
mod discourse;
mod entity;
mod lexicon;
mod mention;
#[cfg(test)]
mod tests;
mod text;

use super::Analysis;
use discourse::Discourse;
use std::ops::{ControlFlow, Range};
use text::chunk::{Sheet, cut};
use text::name_statistics::NameStatistics;

/// The quotations and speakers of `paragraphs`, byte ranges of `text`.
pub(super) fn analyse(
    text: &str,
    paragraphs: &[Range<usize>],
    progress: &mut impl FnMut(usize) -> ControlFlow<()>,
) -> ControlFlow<(), Analysis> {
    // The lists take longer to read than a short English article to analyse.
    if paragraphs.is_empty() {
        return ControlFlow::Continue(Analysis::default());
    }
    let statistics = NameStatistics::of(text, paragraphs);
    let mut discourse = Discourse::default();
    let mut sheet = Sheet::default();
    let mut reported = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        discourse.silence += 1;
        let next = paragraphs
            .get(index + 1)
            .map_or("", |next| &text[next.clone()]);
        for range in cut(text, paragraph.clone()) {
            let end = range.end;
            discourse.read(&sheet.spread(text, range, &statistics), next);
            if end >= reported + PROGRESS_EVERY {
                reported = end;
                progress(end)?;
            }
        }
    }
    ControlFlow::Continue(discourse.finish())
}

/// How many bytes are read between two reports of progress.
const PROGRESS_EVERY: usize = 128 << 10;
