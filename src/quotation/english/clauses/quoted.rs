//! Quoted regions in a sentence: each is read as one word, or as a part of the
//! phrase around it.

use super::super::chunker::{Last, core_end, is_naming};
use super::super::name_words::is_possessive;
use super::super::quotation_marks::inside_marks;
use super::super::token_kind::TokenKind;
use super::super::word_class::{WordClass, cue};
use super::super::words::Words;
use super::stack::Clauses;
use std::ops::Range;

/// The most tokens of a title in marks.
const TITLE: usize = 7;

/// Reads the quoted region of the tokens `quoted` from the token `index`; returns the token
/// after it.
pub(super) fn read(clauses: &mut Clauses, index: usize, quoted: Range<usize>) -> usize {
    let words = clauses.words;
    let after = quoted.end.min(words.end);
    if let Some(end) = nickname(clauses, index, after) {
        return end;
    }
    let inner = inside_marks(&words.paragraph[words.bytes(quoted.start, quoted.end)]);
    // "the author of "Two Harbours," said": a title in a phrase.
    let is_owned = index > clauses.start
        && (is_possessive(words.text(index - 1))
            || clauses.last == Last::Verb && is_naming(words.text(index - 1)));
    let is_title = (clauses.last == Last::Preposition || is_owned) && after - index <= TITLE;
    let is_speech = !is_title
        && (inner.ends_with([',', '?', '!', '.', '…', '-', '—', '–'])
            || words.kind(after) == TokenKind::Comma
            || after - index > TITLE && is_inverted_cue(words, after));
    clauses.after_speech = is_speech;
    clauses.last = if is_speech {
        Last::Speech
    } else if is_title && inner.ends_with(',') {
        Last::Comma
    } else {
        Last::Region
    };
    after
}

/// `"The ice is late" says Anna Berg`: a cue with its subject after it makes
/// up for the comma.
fn is_inverted_cue(words: Words, index: usize) -> bool {
    matches!(words.class(index), WordClass::Past | WordClass::Present)
        && cue(words.text(index)).is_some()
        && matches!(
            words.class(index + 1),
            WordClass::Name | WordClass::Determiner
        )
}

/// `Anna "Ann" Berg`, `the "Harbour" star`: a short region inside a phrase is
/// a part of it. Returns where the phrase ends.
fn nickname(clauses: &mut Clauses, index: usize, after: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let words = clauses.words;
    let phrase = clauses.phrases.last_mut()?;
    let is_joined = index > clauses.start
        && matches!(
            (words.class(index - 1), words.class(after)),
            (WordClass::Name, WordClass::Name)
                | (
                    WordClass::Determiner | WordClass::Possessive,
                    WordClass::Noun | WordClass::Name
                )
        );
    let is_inside = clauses.last == Last::Phrase && after - index <= LONGEST && phrase.end == index;
    (is_inside && is_joined).then(|| {
        let end = core_end(words, after, |_| false);
        phrase.core = end;
        phrase.end = end;
        end
    })
}
