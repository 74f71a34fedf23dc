//! The reader's own dictionaries, each in one file that is replaced whole: the one in the
//! form of CC-CEDICT, and in a directory those beside it.

use super::{Storage, failed, file};
use crate::error::Error;
use crate::lexicon::Kept;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

impl Storage {
    /// The compiled dictionary in the form of CC-CEDICT, if one is kept; without content
    /// where it cannot be read.
    #[must_use]
    pub fn dictionary(&self) -> Option<Vec<u8>> {
        content(&self.dictionary_file())
    }

    /// Keeps `compiled` in place of the dictionary that was kept before.
    ///
    /// # Errors
    ///
    /// If the disk does not take it; the one kept before is still there then.
    pub fn keep_dictionary(&self, compiled: &[u8]) -> Result<(), Error> {
        self.make_directories()?;
        keep(&self.dictionary_file(), compiled)
    }

    /// Removes the dictionary that is kept; says whether there was one.
    ///
    /// # Errors
    ///
    /// If the disk does not let it go.
    pub fn remove_dictionary(&self) -> Result<bool, Error> {
        remove(&self.dictionary_file())
    }

    /// The dictionaries that were added beside it, by name.
    #[must_use]
    pub fn added_dictionaries(&self) -> Vec<Kept> {
        let entries = fs::read_dir(self.added_directory()).into_iter().flatten();
        let mut kept: Vec<Kept> = entries
            .filter_map(|entry| {
                let name = entry.ok()?.file_name().into_string().ok()?;
                // What has a point in its name is another program's, or half written.
                let name = (!name.contains('.')).then_some(name)?;
                let content = content(&self.added_directory().join(&name))?;
                let name = percent_decode_str(&name).decode_utf8().ok()?.into_owned();
                Some(Kept { name, content })
            })
            .collect();
        kept.sort_by(|one, other| one.name.cmp(&other.name));
        kept
    }

    /// Keeps `compiled` under `name`, in place of what was kept under it before.
    ///
    /// # Errors
    ///
    /// If the disk does not take it; what was kept before is still there then.
    pub fn keep_added_dictionary(&self, name: &str, compiled: &[u8]) -> Result<(), Error> {
        self.make_directories()?;
        let directory = self.added_directory();
        file::make_directory(&directory).map_err(|error| failed(&directory, error))?;
        keep(&self.added_file(name), compiled)
    }

    /// Removes the dictionary that was added under `name`; says whether there was one.
    ///
    /// # Errors
    ///
    /// If the disk does not let it go.
    pub fn remove_added_dictionary(&self, name: &str) -> Result<bool, Error> {
        remove(&self.added_file(name))
    }

    fn dictionary_file(&self) -> PathBuf {
        self.directory.join("dictionary")
    }

    fn added_directory(&self) -> PathBuf {
        self.directory.join("dictionaries")
    }

    fn added_file(&self, name: &str) -> PathBuf {
        let name = utf8_percent_encode(name, NON_ALPHANUMERIC).to_string();
        self.added_directory().join(name)
    }
}

/// What is in the regular file at `path`, if there is one.
fn content(path: &Path) -> Option<Vec<u8>> {
    // A pipe would be waited for.
    let is_file = fs::metadata(path).is_ok_and(|known| known.is_file());
    is_file.then(|| fs::read(path).unwrap_or_default())
}

fn keep(path: &Path, compiled: &[u8]) -> Result<(), Error> {
    file::replace(path, compiled, false).map_err(|error| failed(path, error))
}

fn remove(path: &Path) -> Result<bool, Error> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(failed(path, error)),
    }
}

/// The compiled dictionary in the user's own data directory, if one is kept.
#[must_use]
pub fn own_dictionary() -> Option<Vec<u8>> {
    Storage::open().ok()?.dictionary()
}

/// The dictionaries that were added beside it.
#[must_use]
pub fn added_dictionaries() -> Vec<Kept> {
    let storage = Storage::open();
    storage.map_or_else(|_| Vec::new(), |storage| storage.added_dictionaries())
}
