//! Which of the two languages a passage is written in, told from its script.

use super::floor_char_boundary;
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
        // The first part of a text nearly always tells.
        let (first, rest) = text.split_at(floor_char_boundary(text, text.len() / 5 * 2));
        let mut seen = Seen {
            han: 0,
            letters: ascii_letters(text),
        };
        seen.read(first);
        if !seen.decides(rest.len()) {
            seen.read(rest);
        }
        match (seen.han, seen.letters) {
            (0, 0) => None,
            (han, letters) if outweighs(han, letters) => Some(Self::Chinese),
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

/// What a text was seen to be written with.
struct Seen {
    /// How many Chinese characters.
    han: usize,
    /// How many letters of other scripts.
    letters: usize,
}

impl Seen {
    /// Counts what is beyond ASCII in `text`.
    fn read(&mut self, text: &str) {
        let mut at = 0;
        while let Some(&first) = text.as_bytes().get(at) {
            // Most characters are known by their first byte.
            at += match first {
                ..0x80 => 1,
                0xe5..=0xe9 => {
                    self.han += 1;
                    '中'.len_utf8()
                }
                _ => {
                    let character = text[at..].chars().next().unwrap_or_default();
                    if is_han(character) {
                        self.han += 1;
                    } else if !is_punctuation(character) && character.is_alphabetic() {
                        self.letters += 1;
                    }
                    character.len_utf8()
                }
            };
        }
    }

    /// Whether nothing beyond ASCII in `bytes` more could tip the balance.
    fn decides(&self, bytes: usize) -> bool {
        outweighs(self.han, self.letters + bytes / 2)
            || !outweighs(self.han + bytes / 3, self.letters)
    }
}

/// Whether so many Chinese characters say as much as so many letters of other scripts.
fn outweighs(han: usize, letters: usize) -> bool {
    han * 7 >= letters * 2
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

/// A dash, quotation mark, dot or bracket beyond ASCII: most of what is no letter, told
/// without the tables of Unicode.
fn is_punctuation(character: char) -> bool {
    matches!(character, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}' | '\u{ff00}'..='\u{ff20}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn no_part_of_a_text_counts_for_less(text in "[a中é。 ]{0,60}") {
            let count = |letter| text.chars().filter(|&other| other == letter).count();
            let (han, letters) = (count('中'), count('a') + count('é'));
            let expected = match (han * 7, letters * 2) {
                (0, 0) => None,
                (han, letters) if han >= letters => Some(Language::Chinese),
                _ => Some(Language::English),
            };
            prop_assert_eq!(Language::of(&text), expected);
        }
    }
}
