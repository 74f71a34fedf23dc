//! The reader's own dictionary: one file, replaced whole.

use super::{Storage, failed, file};
use crate::error::Error;
use std::fs;
use std::io;
use std::path::PathBuf;

impl Storage {
    /// The compiled dictionary, if one is kept.
    #[must_use]
    pub fn dictionary(&self) -> Option<Vec<u8>> {
        let path = self.dictionary_file();
        // A pipe would be waited for.
        let is_file = fs::metadata(&path).is_ok_and(|known| known.is_file());
        is_file.then(|| fs::read(path).ok()).flatten()
    }

    /// Keeps `compiled` in place of the dictionary that was kept before.
    ///
    /// # Errors
    ///
    /// If the disk does not take it; the one kept before is still there then.
    pub fn keep_dictionary(&self, compiled: &[u8]) -> Result<(), Error> {
        self.make_directories()?;
        let path = self.dictionary_file();
        file::replace(&path, compiled, false).map_err(|error| failed(&path, error))
    }

    /// Removes the dictionary that is kept; says whether there was one.
    ///
    /// # Errors
    ///
    /// If the disk does not let it go.
    pub fn remove_dictionary(&self) -> Result<bool, Error> {
        let path = self.dictionary_file();
        match fs::remove_file(&path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(failed(&path, error)),
        }
    }

    fn dictionary_file(&self) -> PathBuf {
        self.directory.join("dictionary")
    }
}

/// The compiled dictionary in the user's own data directory, if one is kept.
#[must_use]
pub fn own_dictionary() -> Option<Vec<u8>> {
    Storage::open().ok()?.dictionary()
}
