//! Words and marks of a paragraph.

use super::cues::CueWord;
use super::lexicon::is_given_name;
use super::token_kind::TokenKind;
use super::word_class::{self, Entry, WordClass};
use crate::text::is_abbreviation;
use std::ops::Range;

/// One word or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// Its bytes in the paragraph.
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind,
    /// What is known of it without its context.
    pub(super) word: &'static Entry,
    /// What it most likely is.
    pub(super) class: WordClass,
}

impl Token<'_> {
    /// Whether it is a form of a verb of saying, as far as its letters tell.
    pub(super) fn may_speak(&self) -> bool {
        self.word.cue.is_some()
    }

    /// Whether any word after this token has a capital.
    fn starts_sentence(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::Stop
                | TokenKind::Quote
                | TokenKind::Colon
                | TokenKind::Break
                | TokenKind::Other
        )
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Capital | TokenKind::Lower)
    }
}

/// The words and marks of `paragraph`, in order. An abbreviation keeps its
/// full stops, a word its inner apostrophes and hyphens.
pub(super) fn tokenise(paragraph: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::with_capacity(paragraph.len() / 4);
    let mut at = 0;
    while let Some(byte) = paragraph.as_bytes().get(at) {
        let start = at;
        let kind = match byte {
            b' ' => {
                at += 1;
                continue;
            }
            b'a'..=b'z' => {
                at = word_end(paragraph, start, start + 1);
                TokenKind::Lower
            }
            b'A'..=b'Z' | b'0'..=b'9' => {
                at = word_end(paragraph, start, start + 1);
                TokenKind::Capital
            }
            _ => {
                let Some(character) = paragraph[at..].chars().next() else {
                    break;
                };
                at += character.len_utf8();
                if character.is_whitespace() {
                    continue;
                }
                if is_letter(character) || matches!(character, '$' | '£' | '€' | '@' | '#') {
                    at = word_end(paragraph, start, at);
                    if character.is_lowercase() {
                        TokenKind::Lower
                    } else {
                        TokenKind::Capital
                    }
                } else {
                    mark(character)
                }
            }
        };
        let text = &paragraph[start..at];
        let word = word_class::entry(text, kind);
        let starts = tokens.last().is_none_or(Token::starts_sentence);
        if kind == TokenKind::Lower && word.cue.is_some_and(CueWord::is_finite) {
            name_before_cue(&mut tokens);
        }
        let class = word_class::class(text, kind, word, starts);
        if class == WordClass::Name && kind == TokenKind::Capital {
            given_name_before_name(&mut tokens);
        }
        tokens.push(Token {
            text,
            range: start..at,
            kind,
            word,
            class,
        });
    }
    tokens
}

/// A capitalised word right before a verb of saying is who speaks, whatever
/// else it could be: `Round said`, `Will wrote`, `Fielding replied`.
fn name_before_cue(tokens: &mut [Token]) {
    if let Some(last) = tokens.last_mut()
        && last.kind == TokenKind::Capital
        && (matches!(
            last.class,
            WordClass::Ing | WordClass::Ed | WordClass::Past | WordClass::Preposition
        ) || last.class == WordClass::Adverb && last.word.likely.is_none()
            || matches!(last.text, "Will" | "May"))
    {
        last.class = WordClass::Name;
    }
}

/// A month right before a name is a given name, unless a preposition precedes it: `Jan
/// Moe`, but `in April Moe said`.
fn given_name_before_name(tokens: &mut [Token]) {
    if let [before @ .., last] = tokens
        && last.kind == TokenKind::Capital
        && last.class == WordClass::Time
        && is_given_name(last.text)
        && before.last().is_none_or(|before| {
            !matches!(
                before.class,
                WordClass::Preposition | WordClass::Determiner | WordClass::Noun
            )
        })
    {
        last.class = WordClass::Name;
    }
}

/// The words of `text` between white space, as [`str::split_whitespace`] gives
/// them, but faster where only spaces part them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    word_ranges(text).map(|range| &text[range])
}

/// The bytes of each of the [`words`] of `text`.
pub(super) fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + Clone {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_graphic) {
            at += 1;
        }
        if bytes.get(at).is_some_and(|byte| *byte != b' ') {
            // Other white space, or a letter beyond ASCII.
            let rest = text[start..].trim_start();
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let start = text.len() - rest.len();
            at = start + length;
            return (length > 0).then_some(start..at);
        }
        (start < at).then_some(start..at)
    })
}

/// Whether a character is a letter or figure. The dashes and quotation marks
/// that news is full of are told without the tables of Unicode.
fn is_letter(character: char) -> bool {
    !matches!(character, '\u{2000}'..='\u{206f}') && character.is_alphanumeric()
}

/// Where the word ends that starts at `start` and goes on to `known` at least.
fn word_end(paragraph: &str, start: usize, known: usize) -> usize {
    let bytes = paragraph.as_bytes();
    let mut end = known;
    loop {
        let plain = bytes[end..]
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric());
        end = plain.map_or(bytes.len(), |plain| end + plain);
        match bytes.get(end) {
            None | Some(b' ') => return end,
            Some(_) => {}
        }
        match paragraph[end..].chars().next() {
            Some(next) if continues_word(paragraph, start, end, next) => end += next.len_utf8(),
            _ => return end,
        }
    }
}

fn mark(character: char) -> TokenKind {
    match character {
        ',' => TokenKind::Comma,
        ':' => TokenKind::Colon,
        '.' | '?' | '!' | '…' => TokenKind::Stop,
        ';' | '–' | '—' | '―' | '-' => TokenKind::Break,
        '(' | ')' | '[' | ']' => TokenKind::Bracket,
        '"' | '“' | '”' | '„' | '«' | '»' => TokenKind::Quote,
        _ => TokenKind::Other,
    }
}

/// Whether the character at `at` belongs to the word that starts at `start`.
fn continues_word(paragraph: &str, start: usize, at: usize, character: char) -> bool {
    let before = &paragraph[start..at];
    let next = paragraph[at + character.len_utf8()..].chars().next();
    match character {
        '%' => true,
        '\'' | '’' | '-' | '&' | '/' | '_' => next.is_some_and(is_letter),
        ',' | ':' => {
            before.ends_with(|c: char| c.is_ascii_digit())
                && next.is_some_and(|c| c.is_ascii_digit())
        }
        '.' if next.is_some_and(is_letter) => true,
        '.' => {
            let is_initial =
                before.len() == 1 && before.starts_with(|c: char| c.is_ascii_uppercase());
            let is_acronym = before.contains('.')
                && before
                    .split('.')
                    .all(|part| part.trim_start_matches('-').len() == 1);
            is_initial
                || is_acronym
                || is_followed_inside(before, &paragraph[at + 1..])
                || is_abbreviation(before)
        }
        _ => is_letter(character) || is_inside_letters(character),
    }
}

/// A combining mark, or what is left of a letter read with the wrong charset.
fn is_inside_letters(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{80}'..='\u{bf}')
        && !matches!(character, '\u{a0}' | '«' | '»' | '\u{85}')
}

/// Whether what follows the full stop of a capitalised word shows that the
/// sentence goes on: `(R-Ky.)`, `Allentown, Pa., said`, `Jr. said`.
fn is_followed_inside(word: &str, after: &str) -> bool {
    const LONGEST: usize = 12;
    word.len() <= LONGEST
        && word.starts_with(|first: char| first.is_ascii_uppercase())
        && (after.starts_with([',', ')', ';'])
            || after
                .strip_prefix(' ')
                .is_some_and(|after| after.starts_with(|next: char| next.is_ascii_lowercase())))
}
