//! The vocabulary: one file for the words of all articles, kept like the bookmarks of
//! one.

use super::neighbours::VOCABULARY;
use super::{Storage, failed, file, merge_in};
use crate::annotation::{Vocabulary, WORDS_VERSION};
use crate::error::Error;
use crate::wording::Remark;
use std::path::PathBuf;

impl Storage {
    /// The words that are kept, and what the reader should know of their file.
    ///
    /// # Errors
    ///
    /// If they cannot be read.
    pub fn vocabulary(&self) -> Result<(Vocabulary, Vec<Remark>), Error> {
        let files = self.repaired::<Vocabulary>(&self.vocabulary_file())?;
        Ok((files.record(), files.notices))
    }

    /// Merges `words` into what is on the disk, and returns everything that is there now.
    ///
    /// # Errors
    ///
    /// If the disk does not take it; what was there before is untouched then.
    pub fn save_vocabulary(&self, words: &Vocabulary) -> Result<Vocabulary, Error> {
        if words.version > WORDS_VERSION {
            return Err(Error::LaterVersion(self.vocabulary_file()));
        }
        self.make_directories()?;
        // Most readers never keep a word: it is made with the first.
        let directory = self.words();
        file::make_directory(&directory).map_err(|error| failed(&directory, error))?;
        let _lock = self.lock()?;
        let (_, files) = merge_in(&self.vocabulary_file(), words.clone())?;
        Ok(files.record())
    }

    /// The file with the words.
    #[must_use]
    pub fn vocabulary_file(&self) -> PathBuf {
        self.words().join(format!("{VOCABULARY}.json"))
    }
}
