//! Lines of interviews: a label, a colon and what was said without quotation
//! marks (`记者：…`).

use super::census::Census;
use super::lexicon::simplified;
use super::marks::is_break;
use super::mentions::{Mention, MentionKind};
use super::pieces::Letters;
use super::shapes;
use super::words::Memo;
use std::ops::Range;

/// The longest label, in letters.
const LONGEST_LABEL: usize = 14;

/// A label and what is said behind it, in letters of the piece.
pub(super) struct Label {
    pub(super) mention: Mention,
    pub(super) colon: usize,
    pub(super) words: Range<usize>,
}

/// The label that `letters` begin with, if unmarked words follow it.
pub(super) fn label(letters: Letters<'_>) -> Option<Label> {
    let colon = letters
        .iter()
        .take(LONGEST_LABEL)
        .position(|&letter| is_break(letter))?;
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
    let mention = speaker(letters, colon)?;
    Some(Label {
        mention,
        colon,
        words: start..end,
    })
}

fn speaker(letters: Letters<'_>, colon: usize) -> Option<Mention> {
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
    shapes::classify(letters, 0, colon).filter(|mention| {
        matches!(
            mention.kind,
            MentionKind::Name | MentionKind::Titled | MentionKind::Role
        )
    })
}

/// Whether `words` are a label that only interviews have.
pub(super) fn is_label_of_interviews(words: &[char]) -> bool {
    matches!(
        words,
        ['记', '者'] | ['主', '持', '人'] | ['问' | '答' | 'Q' | 'A']
    )
}

/// Whether `text` begins with a label.
pub(super) fn is_labelled(text: &str, census: &Census) -> bool {
    let letters: Vec<char> = text
        .chars()
        .take(LONGEST_LABEL * 2)
        .map(simplified)
        .collect();
    let words = Memo::new(letters.len());
    label(Letters::new(&letters, &words, census)).is_some()
}
