//! Quotations in English paragraphs. The sieves of [`attribution`] go from the surest rule
//! to the least sure, after Muzny, Fang, Chang and Jurafsky (2017).
//!
//! The layers, in the order in which they are used:
//! - words: [`tokens`] with their class and features ([`word_class`]), the [`lexicon`],
//!   [`cues`], words in names and for persons ([`name_words`], [`role_nouns`], [`roles`]);
//! - syntax: noun phrases, verb groups and adjuncts ([`chunker`]), verbs with their subjects
//!   ([`clauses`]), quoted regions ([`marks`]);
//! - mentions: what a noun phrase names ([`mentions`]), all names of a paragraph
//!   ([`sightings`]), roles before and after them ([`role_phrases`]);
//! - attribution: which words belong to which cue and mention ([`attribution`]);
//! - coreference: the people of the text ([`people`]), their [`salience`], and the entity of each
//!   mention ([`speakers`]);
//! - [`discourse`]: what a paragraph hands on to the next.

mod attribution;
mod chunker;
mod clauses;
mod cues;
mod discourse;
mod lexicon;
mod mention_words;
mod mentions;
mod name_words;
mod people;
mod quotation_marks;
mod role_after;
mod role_before;
mod role_nouns;
mod role_phrases;
mod roles;
mod salience;
mod sightings;
mod speakers;
mod token_kind;
mod tokens;
mod word_class;
mod words;

use super::Analysis;
use discourse::Discourse;
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
    let mut discourse = Discourse::default();
    let mut told = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.end - told > TELL_EVERY {
            progress(paragraph.end)?;
            told = paragraph.end;
        }
        let next = paragraphs.get(index + 1);
        let announces = next.is_some_and(|next| text[next.clone()].starts_with(OPENING));
        discourse.read(text, paragraph, announces);
    }
    ControlFlow::Continue(discourse.finish())
}

/// The marks that a paragraph of quoted words starts with.
const OPENING: [char; 5] = ['"', '“', '\'', '‘', '«'];

#[cfg(test)]
mod tests;
