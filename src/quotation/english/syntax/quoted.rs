//! Quoted regions in a sentence: each is read as one word, or as a part of the
//! phrase around it.

use super::super::attribution::inside_marks;
use super::super::name_words::is_possessive;
use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, cue};
use super::{Last, Reader};

/// The most tokens of a title in marks.
const TITLE: usize = 7;

impl Reader<'_> {
    /// Reads over a quoted region that holds the token `index`.
    pub(super) fn region_at(&mut self, index: usize) -> Option<usize> {
        let regions = self.words.regions;
        let at = self.words.tokens[index].range.start;
        while regions
            .get(self.region)
            .is_some_and(|region| region.range.end <= at)
        {
            self.region += 1;
        }
        let range = regions.get(self.region)?.range.clone();
        if range.start > at {
            return None;
        }
        let mut after = index;
        while after < self.end && self.words.tokens[after].range.start < range.end {
            after += 1;
        }
        if self.nickname(index, after) {
            return Some(self.phrases.last().map_or(after, |phrase| phrase.end));
        }
        let inner = inside_marks(&self.words.paragraph[range]);
        // "the author of "Two Harbours," said": a title in a phrase.
        let is_owned = index > self.start
            && (is_possessive(self.text(index - 1))
                || self.last == Last::Verb && self.names(index - 1));
        let is_title = (self.last == Last::Preposition || is_owned) && after - index <= TITLE;
        let is_speech = !is_title
            && (inner.ends_with([',', '?', '!', '.', '…', '-', '—', '–'])
                || self.kind(after) == Some(TokenKind::Comma)
                || after - index > TITLE && self.is_inverted_cue(after));
        self.after_speech = is_speech;
        self.last = if is_speech {
            Last::Speech
        } else if is_title && inner.ends_with(',') {
            Last::Comma
        } else {
            Last::Region
        };
        Some(after)
    }

    /// `"The ice is late" says Anna Berg`: a cue with its subject after it makes
    /// up for the comma.
    fn is_inverted_cue(&self, index: usize) -> bool {
        matches!(self.class(index), WordClass::Past | WordClass::Present)
            && cue(self.text(index)).is_some()
            && matches!(
                self.class(index + 1),
                WordClass::Name | WordClass::Determiner
            )
    }

    /// `Anna "Ann" Berg`, `the "Harbour" star`: a short region inside a phrase is
    /// a part of it.
    fn nickname(&mut self, index: usize, after: usize) -> bool {
        const LONGEST: usize = 4;
        let is_joined = |before: WordClass, after: WordClass| {
            matches!(
                (before, after),
                (WordClass::Name, WordClass::Name)
                    | (
                        WordClass::Determiner | WordClass::Possessive,
                        WordClass::Noun | WordClass::Name
                    )
            )
        };
        let is_inside = self.last == Last::Phrase
            && after - index <= LONGEST
            && index > self.start
            && is_joined(self.class(index - 1), self.class(after))
            && self
                .phrases
                .last()
                .is_some_and(|phrase| phrase.end == index);
        if is_inside {
            let end = self.noun_phrase_end(after);
            if let Some(phrase) = self.phrases.last_mut() {
                phrase.core = end;
                phrase.end = end;
            }
        }
        is_inside
    }
}
