//! The parts of a block that holds both languages in turn: its lines, or its
//! sentences up to the next change of script.

use crate::article::amount::{Amount, LEAST_HAN, LEAST_WORDS};
use crate::article::draft::LONGEST_BLOCK;
use crate::text::{Language, is_han};
use std::ops::Range;

/// A stretch of a passage, and its language.
pub(super) type Part = (Range<usize>, Language);

/// The parts of `passage`, which follow on each other; none if it is in one
/// language, or has but words of the other.
pub(super) fn parts(passage: &str) -> Option<Vec<Part>> {
    if !may_be_mixed(passage) {
        return None;
    }
    lines_in_turn(passage).or_else(|| sentences_in_turn(passage))
}

/// A quick look whether both languages can have a fair part in `passage`:
/// most blocks are in one, and this is asked of every block of a long text.
fn may_be_mixed(passage: &str) -> bool {
    if passage.len() > 4 * LONGEST_BLOCK {
        return false;
    }
    let letters = count(passage, |byte| byte.is_ascii_alphabetic());
    let han = count(passage, |byte| (0xe4..=0xe9).contains(&byte));
    letters >= 3 * LEAST_WORDS && han >= LEAST_HAN && 10 * han > letters && 20 * letters > han
}

fn count(passage: &str, is_counted: impl Fn(u8) -> bool) -> usize {
    // So few at a time that their number fits a byte, for the compiler.
    let chunks = passage.as_bytes().chunks(usize::from(u8::MAX));
    chunks
        .map(|chunk| {
            usize::from(
                chunk
                    .iter()
                    .map(|&byte| u8::from(is_counted(byte)))
                    .sum::<u8>(),
            )
        })
        .sum()
}

/// The lines of a passage, those of one language that follow each other as one,
/// if its lines are in both.
fn lines_in_turn(passage: &str) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    for line in passage.split('\n') {
        let range = trimmed(passage, start..start + line.len());
        start += line.len() + 1;
        if range.is_empty() {
            continue;
        }
        let language = Language::of(&passage[range.clone()]);
        push_part(&mut parts, range, language);
    }
    let is_in_turn = parts.len() > 1 && parts.iter().all(|part| is_telling(passage, part));
    is_in_turn.then(|| from_the_start(passage, parts))
}

/// The sentences of a passage, those of one language that follow each other as
/// one, if the passage changes script after a sentence mark.
fn sentences_in_turn(passage: &str) -> Option<Vec<Part>> {
    if !Amount::of(passage).is_mixed() {
        return None;
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    for at in script_changes(passage).chain([passage.len()]) {
        let range = trimmed(passage, start..at);
        let language = Language::of(&passage[range.clone()]);
        let amount = Amount::of(&passage[range.clone()]);
        push_part(&mut parts, range, language.filter(|_| !amount.is_gloss()));
        start = at;
    }
    (parts.len() > 1).then(|| from_the_start(passage, parts))
}

/// `parts` with what comes before the first and has no language.
fn from_the_start(passage: &str, mut parts: Vec<Part>) -> Vec<Part> {
    if let Some((first, _)) = parts.first_mut() {
        first.start = trimmed(passage, 0..first.end).start;
    }
    parts
}

/// Appends a part; it goes with the one before if that is of its language, or
/// if it has none.
fn push_part(parts: &mut Vec<Part>, range: Range<usize>, language: Option<Language>) {
    match (parts.last_mut(), language) {
        (Some((last, before)), language) if language.is_none_or(|language| language == *before) => {
            last.end = range.end;
        }
        (_, Some(language)) => parts.push((range, language)),
        // Before everything: it goes with what follows.
        (None | Some(_), None) => {}
    }
}

/// Whether a line is a text in its language and not a word of it.
fn is_telling(passage: &str, (range, language): &Part) -> bool {
    let amount = Amount::of(&passage[range.clone()]);
    match language {
        Language::Chinese => amount.han >= 2,
        Language::English => amount.words >= 2,
    }
}

fn trimmed(passage: &str, range: Range<usize>) -> Range<usize> {
    let piece = &passage[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..(range.start + piece.trim_end().len()).max(start)
}

/// Where, after a sentence mark and outside brackets, the other script begins.
fn script_changes(passage: &str) -> impl Iterator<Item = usize> {
    let mut characters = passage.char_indices();
    let (mut is_after_mark, mut depth) = (false, 0_u32);
    let mut script = None;
    std::iter::from_fn(move || {
        for (at, character) in characters.by_ref() {
            match character {
                '(' | '（' | '[' | '［' => depth += 1,
                ')' | '）' | ']' | '］' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if character == '\t' {
                is_after_mark = true;
            }
            if matches!(
                character,
                '.' | '?' | '!' | '…' | '。' | '？' | '！' | '；' | ';' | ':' | '：'
            ) {
                is_after_mark = true;
                continue;
            }
            let here = if is_han(character) {
                Some(Language::Chinese)
            } else if character.is_alphabetic() {
                Some(Language::English)
            } else {
                None
            };
            let Some(here) = here else { continue };
            let changes = script.is_some_and(|script| script != here);
            let is_change = changes && is_after_mark && depth == 0;
            is_after_mark = false;
            // A foreign word inside a sentence does not change its script.
            if script.is_none() || is_change {
                script = Some(here);
            }
            if is_change {
                return Some(start_of_sentence(passage, at));
            }
        }
        None
    })
}

/// Steps back from the first letter of a sentence over what opens it.
fn start_of_sentence(passage: &str, letter: usize) -> usize {
    let before = &passage[..letter];
    let opens = |c: char| {
        matches!(
            c,
            '“' | '‘' | '「' | '『' | '《' | '"' | '\'' | '(' | '（' | '[' | '【' | '$' | '—' | '-'
        ) || c.is_ascii_digit()
    };
    let mut at = before.trim_end_matches(opens).len();
    // The quotation mark that closes the sentence before is not ours.
    let run = &passage[at..letter];
    if !passage[..at].ends_with(char::is_whitespace)
        && let Some(first) = run.chars().next()
        && matches!(first, '"' | '\'')
        && run[first.len_utf8()..].trim_start().len() < run.len() - first.len_utf8()
    {
        at += first.len_utf8();
    }
    at
}
