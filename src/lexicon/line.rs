//! One entry of CC-CEDICT as its text has it. Also part of the build script.

/// One line of CC-CEDICT: `傳統 传统 [chuan2 tong3] /tradition/traditional/`.
pub struct Line<'a> {
    /// The word in traditional characters.
    pub traditional: &'a str,
    /// The word in simplified characters.
    pub simplified: &'a str,
    /// Its pinyin, tones as numbers.
    pub reading: &'a str,
    /// Its meanings, parted by `/`.
    pub senses: &'a str,
}

impl<'a> Line<'a> {
    /// Nothing where the line is a comment or no entry.
    #[must_use]
    pub fn parse(line: &'a str) -> Option<Self> {
        let line = line.trim_end();
        if line.starts_with('#') {
            return None;
        }
        let (traditional, rest) = line.split_once(' ')?;
        let (simplified, rest) = rest.split_once(" [")?;
        let (reading, rest) = rest.split_once("] /")?;
        Some(Self {
            traditional,
            simplified,
            reading,
            senses: rest.strip_suffix('/').unwrap_or(rest),
        })
    }
}
