//! What the reader may choose about the look of the text.

use crate::lexicon;
use crate::text::{Language, Widths};

/// The choices in force. Measures and indents have one value for the Chinese
/// side and one for the English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How the terminal draws ambiguous characters.
    pub widths: Widths,
    /// The widest row, in columns.
    pub measure: [u16; 2],
    /// How far the first row of a paragraph is moved in, in columns.
    pub indent: [u16; 2],
    /// How fast the reader reads: characters a minute, and words a minute.
    pub pace: [u16; 2],
    /// Blank rows between paragraphs.
    pub spacing: u16,
    /// How the readings of Chinese words are written.
    pub spelling: Spelling,
    /// Which Chinese words have their readings above them.
    pub transcribed: Transcribed,
}

/// Which Chinese words have their readings above them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Transcribed {
    /// None.
    #[default]
    None,
    /// All.
    All,
    /// Those that the vocabulary does not have as known.
    Unknown,
}

impl Transcribed {
    /// The next choice.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::None => Self::All,
            Self::All => Self::Unknown,
            Self::Unknown => Self::None,
        }
    }
}

/// How the reading of a Chinese word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spelling {
    /// In pinyin, with tone marks.
    #[default]
    Pinyin,
    /// In zhuyin.
    Zhuyin,
}

impl Spelling {
    /// A reading whose tones are numbers, as it is shown.
    #[must_use]
    pub fn write(self, reading: &str) -> String {
        match self {
            Self::Pinyin => lexicon::pinyin(reading),
            Self::Zhuyin => lexicon::zhuyin(reading),
        }
    }
}

impl Default for Settings {
    /// 40 Chinese characters or 72 letters a row, the most the eye follows
    /// without losing the line; blank rows set paragraphs apart. 260 characters
    /// or 230 words a minute are usual in one's own language.
    fn default() -> Self {
        Self {
            widths: Widths::default(),
            measure: [80, 72],
            indent: [0, 0],
            pace: [260, 230],
            spacing: 1,
            spelling: Spelling::default(),
            transcribed: Transcribed::default(),
        }
    }
}

/// The measure a key can set, in columns.
const MEASURE: std::ops::RangeInclusive<u16> = 20..=200;

impl Settings {
    /// Makes the rows of one language wider or narrower by `columns`.
    pub fn change_measure(&mut self, language: Language, columns: i16) {
        let measure = &mut self.measure[language as usize];
        *measure = measure
            .saturating_add_signed(columns)
            .clamp(*MEASURE.start(), *MEASURE.end());
    }
}
