//! The data directory: bookmarks and reading positions, one file of each kind
//! per article, in JSON.
//!
//! A save takes a lock, reads the file again, merges, writes a new file beside
//! it, syncs it, renames it over the old one and syncs the directory: whatever
//! happens, the file holds the state before or after, and two readers lose
//! nothing to each other.

use crate::annotation::{Annotation, Annotations};
use crate::app::Position;
use crate::error::Error;
use crate::source::Source;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The directory's name below the user's data directory.
const DIRECTORY: &str = "duidu";
/// The form of the files; a later one is read but not written.
const VERSION: u32 = 1;

/// Where bookmarks are kept.
#[derive(Debug)]
pub struct Storage {
    directory: PathBuf,
}

/// Which article bookmarks belong to: its place, not its text, so that they
/// are found again when the text has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleKey(String);

/// The bookmarks of one article as they are written.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    version: u32,
    /// The article's key, for people who look at the file.
    article: String,
    annotations: Vec<Annotation>,
}

/// What was found for an article.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Its bookmarks.
    pub annotations: Annotations,
    /// Where it was left.
    pub position: Position,
    /// What the reader should know: a damaged file was set aside.
    pub notice: Option<String>,
}

impl ArticleKey {
    /// The key of `source`; the text itself is the key of standard input.
    #[must_use]
    pub fn new(source: &Source, text: &str) -> Self {
        Self(match source {
            Source::Bundled => "bundled".to_owned(),
            Source::StandardInput => format!("text:{:016x}", hash(text.as_bytes())),
            Source::File(path) => {
                let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
                format!("file:{}", path.to_string_lossy())
            }
        })
    }

    /// A file name for it: any key gives letters and digits only.
    fn file_stem(&self) -> String {
        format!("{:016x}", hash(self.0.as_bytes()))
    }
}

/// FNV-1a in 64 bits (Fowler, Noll, Vo): the same on every machine and in
/// every version, as a name on disk has to be.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Storage {
    /// The user's own data directory.
    ///
    /// # Errors
    ///
    /// If the user has none.
    pub fn open() -> Result<Self, Error> {
        let data = dirs::data_dir().ok_or(Error::NoHome)?;
        Ok(Self::at(data.join(DIRECTORY)))
    }

    /// A storage in `directory`, which need not exist yet.
    #[must_use]
    pub fn at(directory: PathBuf) -> Self {
        Self { directory }
    }

    /// Everything kept of an article. Nothing found is nothing kept; a file
    /// that cannot be understood is set aside and told of.
    #[must_use]
    pub fn load(&self, key: &ArticleKey) -> Loaded {
        let mut loaded = Loaded::default();
        match self.annotations(key) {
            Ok((annotations, notice)) => {
                loaded.annotations = annotations;
                loaded.notice = notice;
            }
            Err(error) => loaded.notice = Some(format!("bookmarks cannot be read: {error}")),
        }
        // A position is worth no message: without one, reading starts at the
        // start.
        let position = fs::read(self.position_file(key)).ok();
        loaded.position = position
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        loaded
    }

    /// Merges `annotations` into what is on the disk, and returns everything
    /// that is there now.
    ///
    /// # Errors
    ///
    /// If the disk does not take it; what was there before is untouched then.
    pub fn save(&self, key: &ArticleKey, annotations: &Annotations) -> Result<Annotations, Error> {
        let path = self.annotations_file(key);
        self.make_directories()?;
        let lock_path = self.directory.join("lock");
        let lock = File::create(&lock_path).map_err(|error| failed(&lock_path, error))?;
        lock.lock().map_err(|error| failed(&lock_path, error))?;
        let (kept, _) = self.annotations(key)?;
        let merged = kept.merge(annotations.clone());
        let record = Record {
            version: VERSION,
            article: key.0.clone(),
            annotations: merged.items().to_vec(),
        };
        write(&path, &record)?;
        Ok(merged)
    }

    /// Keeps the place and the layout of an article.
    ///
    /// # Errors
    ///
    /// If the disk does not take it.
    pub fn save_position(&self, key: &ArticleKey, position: &Position) -> Result<(), Error> {
        self.make_directories()?;
        write(&self.position_file(key), position)
    }

    /// The bookmarks on the disk, and a message if their file had to be set
    /// aside.
    fn annotations(&self, key: &ArticleKey) -> Result<(Annotations, Option<String>), Error> {
        let path = self.annotations_file(key);
        match read::<Record>(&path) {
            Ok(Some(record)) if record.version > VERSION => Err(failed(
                &path,
                io::Error::other(
                    "was written by a later version of duidu; use that one to change it",
                ),
            )),
            Ok(Some(record)) => Ok((Annotations::new(record.annotations), None)),
            Ok(None) => Ok((Annotations::default(), None)),
            Err(Damage::Unreadable(error)) => Err(failed(&path, error)),
            Err(Damage::Unparsable) => {
                let aside = set_aside(&path)?;
                let notice = format!(
                    "the bookmarks of this article were damaged; the file is kept as {}",
                    crate::text::clean_line(&aside.to_string_lossy())
                );
                let backup = read::<Record>(&path.with_extension("json.bak"))
                    .ok()
                    .flatten();
                let annotations = backup
                    .map(|record| Annotations::new(record.annotations))
                    .unwrap_or_default();
                Ok((annotations, Some(notice)))
            }
        }
    }

    fn annotations_file(&self, key: &ArticleKey) -> PathBuf {
        self.directory
            .join("annotations")
            .join(key.file_stem() + ".json")
    }

    fn position_file(&self, key: &ArticleKey) -> PathBuf {
        self.directory
            .join("positions")
            .join(key.file_stem() + ".json")
    }

    fn make_directories(&self) -> Result<(), Error> {
        for name in ["annotations", "positions"] {
            let path = self.directory.join(name);
            fs::create_dir_all(&path).map_err(|error| failed(&path, error))?;
        }
        Ok(())
    }
}

/// Why a file gives nothing.
enum Damage {
    Unreadable(io::Error),
    Unparsable,
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Damage> {
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|_| Damage::Unparsable),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Damage::Unreadable(error)),
    }
}

/// Moves a damaged file out of the way, under a name not taken yet.
fn set_aside(path: &Path) -> Result<PathBuf, Error> {
    let aside = (1..u32::MAX)
        .map(|number| path.with_extension(format!("json.corrupt-{number}")))
        .find(|aside| !aside.exists())
        .unwrap_or_else(|| path.with_extension("json.corrupt"));
    fs::rename(path, &aside).map_err(|error| failed(path, error))?;
    Ok(aside)
}

/// Writes `record` so that `path` holds all of it or what it held before.
fn write(path: &Path, record: &impl Serialize) -> Result<(), Error> {
    let directory = path.parent().unwrap_or(Path::new("."));
    let replace = || -> io::Result<()> {
        let mut file = tempfile::Builder::new()
            .prefix(".new-")
            .tempfile_in(directory)?;
        serde_json::to_writer_pretty(&mut file, record)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        if path.exists() {
            // The copy may fail where the rename would not: it is a comfort.
            let _ = fs::copy(path, path.with_extension("json.bak"));
        }
        file.persist(path)?;
        File::open(directory)?.sync_all()
    };
    replace().map_err(|error| failed(path, error))
}

fn failed(path: &Path, error: io::Error) -> Error {
    Error::Storage {
        path: path.to_owned(),
        error,
    }
}

#[cfg(test)]
mod tests;
