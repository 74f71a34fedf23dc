//! Dictionary files of other programs: what a file is, and the articles in it.
//!
//! The parsers take bytes, tell a [`Collection`] of each article, and fail with a
//! [`Fault`]. Nothing they are given makes them panic.

mod dictd;
mod ecdict;
mod markup;
mod reading;
mod stardict;

use super::collection::{Article, Collection};
use super::fault::Fault;
use super::line::Line;
use std::borrow::Cow;

pub use dictd::dictd;
pub use ecdict::ecdict;
pub use stardict::{StarDict, book_name, stardict};

/// What a file is, as its content tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines `傳統 传统 [chuan2 tong3] /tradition/`.
    CcCedict,
    /// The `.ifo` file of a StarDict dictionary, which names the others.
    StarDict,
    /// The `.index` file of a dictd dictionary.
    Dictd,
    /// The table of ECDICT.
    Ecdict,
}

impl Format {
    /// The format of a file with this content.
    #[must_use]
    pub fn of(content: &[u8]) -> Option<Self> {
        if stardict::is_info(content) {
            return Some(Self::StarDict);
        }
        let text = std::str::from_utf8(content).ok()?;
        if ecdict::is_table(text) {
            Some(Self::Ecdict)
        } else if dictd::is_index(text) {
            Some(Self::Dictd)
        } else if text.lines().any(|line| Line::parse(line).is_some()) {
            Some(Self::CcCedict)
        } else {
            None
        }
    }
}

/// Counts texts that are not in UTF-8: a few damaged ones are read as far as they go.
#[derive(Default)]
struct Encoding {
    texts: usize,
    damaged: usize,
}

impl Encoding {
    /// One text in so many may be damaged.
    const TEXTS_PER_DAMAGED: usize = 50;

    fn text(&mut self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes);
        self.texts += 1;
        self.damaged += usize::from(matches!(text, Cow::Owned(_)));
        text.into_owned()
    }

    fn judge(&self) -> Result<(), Fault> {
        if self.damaged * Self::TEXTS_PER_DAMAGED > self.texts {
            return Err(Fault::NotUtf8);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Added;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// A dictionary that was collected can be kept and opened, whatever was in it.
    fn finish(collection: Collection) -> Result<(), TestCaseError> {
        if let Ok(compiled) = collection.finish("any") {
            let opened = Added::open(&compiled);
            let opened = opened.ok_or_else(|| TestCaseError::fail("it was compiled"))?;
            prop_assert!(opened.articles > 0 && opened.english + opened.chinese > 0);
        }
        Ok(())
    }

    fn star_dict(info: &str, [index, texts, synonyms]: [&[u8]; 3]) -> Result<(), TestCaseError> {
        let mut collection = Collection::default();
        let files = StarDict {
            info,
            index,
            texts,
            synonyms: Some(synonyms),
        };
        let _ = stardict(&files, &mut collection);
        finish(collection)
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_much(
            index in vec(any::<u8>(), 0..400),
            texts in vec(any::<u8>(), 0..400),
            synonyms in vec(any::<u8>(), 0..100),
            kinds in "[a-zA-Z]{0,4}",
        ) {
            let _ = Format::of(&index);
            let info = format!("sametypesequence={kinds}\n");
            star_dict(&info, [&index, &texts, &synonyms])?;
            let mut collection = Collection::default();
            let _ = dictd(&String::from_utf8_lossy(&index), &texts, &mut collection);
            finish(collection)?;
            let mut collection = Collection::default();
            let _ = ecdict(&String::from_utf8_lossy(&texts), &mut collection);
            finish(collection)?;
            prop_assert!(Added::open(&index).is_none());
        }

        #[test]
        fn no_articles_are_too_much(
            places in vec(("[a-z罢工]{0,4}", 0_u8..80, 0_u8..80), 0..20),
            texts in "[mtxhgkW<>&;/a-z罢工\n\0]{0,60}",
            kinds in "[mtxhgkW]{0,3}",
        ) {
            let mut index = Vec::new();
            for (headword, offset, length) in &places {
                index.extend(headword.as_bytes());
                index.extend([0, 0, 0, 0, *offset, 0, 0, 0, *length]);
            }
            let info = format!("sametypesequence={kinds}\n");
            star_dict(&info, [&index, texts.as_bytes(), b"x\0\0\0\0\0"])?;
        }

        #[test]
        fn no_table_is_too_much(rows in "[a-z,\"\n\\\\罢工]{0,200}") {
            let mut collection = Collection::default();
            let table = format!("word,phonetic,translation\n{rows}");
            let _ = ecdict(&table, &mut collection);
            finish(collection)?;
        }
    }
}
