//! What can be wrong with a dictionary that is to be added, worded for the reader.

use std::fmt;

/// Why a dictionary cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing to look up in it.
    Empty,
    /// One of its files ends in the middle of an entry, or has another length than is
    /// declared; with the end of the file's name.
    CutShort(&'static str),
    /// The text of this headword would be outside the file of texts.
    OutOfRange(String),
    /// This line is not as the others.
    Row(u64),
    /// Many of its texts are in another encoding.
    NotUtf8,
    /// It has more text or more headwords than any dictionary.
    TooLarge,
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Empty => write!(to, "there are no entries in it"),
            Self::CutShort(file) => {
                write!(
                    to,
                    "its {file} file is not whole: copy or download it again"
                )
            }
            Self::OutOfRange(headword) => write!(
                to,
                "the text of “{headword}” is not in its .dict file: the files do not belong \
                 together, or one is not whole"
            ),
            Self::Row(line) => write!(
                to,
                "line {line} does not have the columns of the first: copy or download it again"
            ),
            Self::NotUtf8 => write!(to, "not in UTF-8: convert it first"),
            Self::TooLarge => write!(to, "larger than any dictionary"),
        }
    }
}
