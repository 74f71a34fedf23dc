//! Which of the two languages a passage is written in, told from its script.

use serde::{Deserialize, Serialize};

/// The two sides of an article.
///
/// Everything that is not written in Chinese characters goes to the English
/// side, so an article in any other script is still one readable pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Chinese, simplified or traditional.
    #[serde(rename = "zh")]
    Chinese,
    /// English, or any text without Chinese characters.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Both languages, the one shown on the left first.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The language of `text`, or `None` if it holds no letter at all.
    ///
    /// A Chinese character says about as much as three and a half English
    /// letters, so a foreign name in brackets does not tip the balance.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let (mut han, mut letters) = (0, ascii_letters(text));
        let mut looked = 0;
        // Only the first byte of a character beyond ASCII is so great.
        let first = |byte: &u8| *byte >= 0xc2;
        while let Some(plain) = text.as_bytes()[looked..].iter().position(first) {
            let character = text[looked + plain..].chars().next().unwrap_or_default();
            looked += plain + character.len_utf8();
            if is_han(character) {
                han += 1;
            } else if !is_punctuation(character) && character.is_alphabetic() {
                letters += 1;
            }
        }
        match (han * 7, letters * 2) {
            (0, 0) => None,
            (han, letters) if han >= letters => Some(Self::Chinese),
            _ => Some(Self::English),
        }
    }

    /// The other side.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }
}

/// Whether `character` is a Chinese character or kana: the scripts that are
/// set without spaces and read in the Chinese pane.
#[must_use]
pub fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '\u{3040}'..='\u{30ff}' | '々' | '〇')
}

/// The letters of English in `text`. So many bytes at a time that their count
/// fits a byte, which lets the compiler count sixteen at once.
fn ascii_letters(text: &str) -> usize {
    let letters = |bytes: &[u8]| -> u8 {
        let is_letter = |byte: &u8| u8::from(byte.is_ascii_alphabetic());
        bytes.iter().map(is_letter).sum()
    };
    let chunks = text.as_bytes().chunks(usize::from(u8::MAX));
    chunks.map(|chunk| usize::from(letters(chunk))).sum()
}

/// A dash, quotation mark or dot beyond ASCII: most of what is not ASCII in
/// English, told without the tables of Unicode.
fn is_punctuation(character: char) -> bool {
    matches!(character, '\u{2000}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Language>) {
        assert_eq!(Language::of(text), expected, "{text}");
    }

    #[test]
    fn the_script_decides_and_a_name_in_brackets_does_not() {
        check("上海合作组织(SCO)成员国", Some(Language::Chinese));
        check(
            "Meng Hongwei (孟宏伟), a deputy minister, said so",
            Some(Language::English),
        );
        check("Привет, мир", Some(Language::English));
        check("2009 — 11.3 %", None);
        check("", None);
    }
}
