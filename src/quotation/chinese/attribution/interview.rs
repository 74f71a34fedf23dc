//! Lines of interviews: a label, a colon and what was said without quotation
//! marks (`记者：…`).

use crate::quotation::chinese::character::{Class, is_break, is_final};
use crate::quotation::chinese::mention::noun_phrase::classify;
use crate::quotation::chinese::mention::{Mention, MentionKind, whole};
use crate::quotation::chinese::text::annotated_text::{AnnotatedText, Annotations};
use crate::quotation::chinese::text::name_statistics::NameStatistics;
use std::ops::Range;

/// The longest label, in letters.
const LONGEST_LABEL: usize = 14;

/// The longest label of no known shape.
const LONGEST_UNKNOWN: usize = 8;

/// The shortest line that may follow one.
const SHORTEST_LINE: usize = 6;

/// A label and what is said after it, in letters of the chunk.
pub(crate) struct Label {
    pub(crate) mention: Mention,
    pub(crate) colon: usize,
    pub(crate) words: Range<usize>,
}

/// The label that `letters` begin with, if unmarked words follow it.
pub(crate) fn label(letters: AnnotatedText<'_>) -> Option<Label> {
    let (colon, words) = labelled(letters)?;
    let mention = speaker(letters, colon)?;
    Some(Label {
        mention,
        colon,
        words,
    })
}

/// The label of a line in an interview, where the lines beside it show that it is
/// one: the words before the colon ask or answer (南方周末：).
pub(crate) fn unknown_label(letters: AnnotatedText<'_>) -> Option<Label> {
    let (colon, words) = labelled(letters)?;
    let named = (2..=LONGEST_UNKNOWN).contains(&colon)
        && letters[..colon]
            .iter()
            .all(|letter| letter.is_alphanumeric());
    let ends = words.len() >= SHORTEST_LINE && is_final(letters[words.end - 1]);
    (named && ends).then(|| Label {
        mention: whole(0, colon, MentionKind::Other),
        colon,
        words,
    })
}

/// The place of the colon after a label, and the unmarked words after it.
fn labelled(letters: AnnotatedText<'_>) -> Option<(usize, Range<usize>)> {
    let colon = letters.first(Class::Break, 0, letters.len().min(LONGEST_LABEL))?;
    if !matches!(letters[colon], '：' | ':') {
        return None;
    }
    let start = colon
        + letters[colon..]
            .iter()
            .skip(1)
            .position(|letter| !letter.is_whitespace())?
        + 1;
    if matches!(letters[start], '“' | '「' | '"' | '『') {
        return None;
    }
    let end = letters.iter().rposition(|letter| !letter.is_whitespace())? + 1;
    Some((colon, start..end))
}

fn speaker(letters: AnnotatedText<'_>, colon: usize) -> Option<Mention> {
    let words = &letters[..colon];
    if is_label_of_interviews(words) {
        return Some(Mention {
            range: 0..colon,
            name: 0..colon,
            role: None,
            kind: match words {
                ['问' | 'Q'] => MentionKind::Asker,
                ['答' | 'A'] => MentionKind::Answerer,
                _ => MentionKind::Role,
            },
        });
    }
    classify(letters, 0, colon).filter(|mention| {
        matches!(
            mention.kind,
            MentionKind::Name | MentionKind::Titled | MentionKind::Role
        )
    })
}

/// Whether `words` are a label that only interviews have.
pub(crate) fn is_label_of_interviews(words: &[char]) -> bool {
    matches!(
        words,
        ['记', '者'] | ['主', '持', '人'] | ['问' | '答' | 'Q' | 'A']
    )
}

/// What the first line of `text` is in an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Nothing that an interview has.
    Plain,
    /// Begins with words and a colon.
    Unknown,
    /// Begins with a name or role and a colon.
    Named,
}

/// What `text` would be as a line of an interview.
pub(crate) fn line(text: &str, statistics: &NameStatistics) -> Line {
    // Most lines have no label.
    let pause = text
        .chars()
        .take(LONGEST_LABEL)
        .find(|&letter| is_break(letter));
    if !matches!(pause, Some('：' | ':')) {
        return Line::Plain;
    }
    let letters = Annotations::of(text.chars().take(LONGEST_LINE));
    let letters = letters.letters(statistics);
    if label(letters).is_some() {
        Line::Named
    } else if labelled(letters).is_some_and(|(colon, _)| colon <= LONGEST_UNKNOWN) {
        Line::Unknown
    } else {
        Line::Plain
    }
}

/// How many letters of a line are looked at.
const LONGEST_LINE: usize = LONGEST_LABEL * 2;
