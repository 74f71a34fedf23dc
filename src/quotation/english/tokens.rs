//! Words and marks of a paragraph.

use std::ops::Range;

/// One word or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes in the paragraph.
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word that starts with a capital or a figure.
    Capital,
    /// Any other word.
    Lower,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A full stop, question or exclamation mark that may end a sentence.
    Stop,
    /// A dash or semicolon, which part clauses.
    Break,
    /// A bracket.
    Bracket,
    /// A quotation mark.
    Quote,
    /// Anything else.
    Other,
}

impl Token {
    pub(super) fn text<'a>(&self, paragraph: &'a str) -> &'a str {
        &paragraph[self.range.clone()]
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Capital | TokenKind::Lower)
    }
}

/// Titles whose full stop does not end a sentence and stays with them.
const TITLES: &str = " Mr Mrs Ms Dr Prof Rev Sen Sens Rep Reps Gov Govs Gen Col Lt Capt Sgt Maj Adm Pres Hon Del Supt Cmdr Atty Msgr Cpl Pvt Brig Asst Bros Messrs Mme St Jr Sr Mt Ft No Jan Feb Mar Apr Aug Sept Oct Nov Dec vs Inc Co Corp Ltd ";

/// The words and marks of `paragraph`, in order. An abbreviation keeps its
/// full stops, a word its inner apostrophes and hyphens.
pub(super) fn tokenise(paragraph: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(paragraph.len() / 5);
    let mut characters = paragraph.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        if character.is_whitespace() {
            continue;
        }
        let mut end = start + character.len_utf8();
        let kind =
            if character.is_alphanumeric() || matches!(character, '$' | '£' | '€' | '@' | '#') {
                while let Some(&(at, next)) = characters.peek() {
                    if !continues_word(paragraph, start, at, next) {
                        break;
                    }
                    end = at + next.len_utf8();
                    characters.next();
                }
                if character.is_lowercase() {
                    TokenKind::Lower
                } else {
                    TokenKind::Capital
                }
            } else {
                mark(character)
            };
        tokens.push(Token {
            range: start..end,
            kind,
        });
    }
    tokens
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
    if character.is_alphanumeric() || is_inside_letters(character) {
        return true;
    }
    let before = &paragraph[start..at];
    let next = paragraph[at + character.len_utf8()..].chars().next();
    let goes_on = next.is_some_and(char::is_alphanumeric);
    match character {
        '\'' | '’' | '-' | '&' | '/' | '_' | '%' => goes_on || character == '%',
        ',' | ':' => {
            goes_on
                && before.ends_with(|c: char| c.is_ascii_digit())
                && next.is_some_and(|c| c.is_ascii_digit())
        }
        '.' if goes_on => true,
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
                || TITLES.contains(&format!(" {before} "))
        }
        _ => false,
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
