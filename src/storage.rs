//! The data directory: bookmarks, and apart from them where each article was
//! left; one file of each kind per article, in JSON that people, git and file
//! synchronisers can read.
//!
//! A save takes a lock, reads the file again, merges, writes a new file beside
//! it, syncs it, renames it over the old one and syncs the directory: whatever
//! happens, the file holds the state before or after, and two readers lose
//! nothing to each other.

mod file;
mod key;
mod library;
mod neighbours;
mod recovery;

use crate::annotation::{Annotations, Record, Titles, VERSION};
use crate::app::Visit;
use crate::error::Error;
use jiff::Timestamp;
use neighbours::neighbours;
use recovery::{Found, failed};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, SystemTime};

pub use key::ArticleKey;
pub use library::Library;

/// The directory's name below the user's data directory.
const DIRECTORY: &str = "duidu";
/// How long another program may hold the lock before a save is given up for
/// now. A save takes milliseconds; a program that was stopped holds it for
/// ever.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where bookmarks are kept.
#[derive(Clone, Debug)]
pub struct Storage {
    directory: PathBuf,
}

/// What was found for an article.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Its bookmarks.
    pub annotations: Annotations,
    /// When and where it was left.
    pub visit: Visit,
    /// What the reader should know: a damaged file was set aside.
    pub notice: Option<String>,
    /// Whether the bookmarks cannot be changed by this version of the program.
    pub is_read_only: bool,
}

/// What tells one state of the bookmarks on the disk from the next, without
/// reading them: the article's file and the directory around it, where a
/// synchroniser's copy may appear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark([Option<State>; 2]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    modified: SystemTime,
    length: u64,
    file: u64,
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
        let mut loaded = Loaded {
            // A visit is worth no message: without one, reading starts at the
            // start.
            visit: latest_visit(&self.visit_file(key)).unwrap_or_default(),
            ..Loaded::default()
        };
        match self.repaired(&self.record_file(key)) {
            Ok(found) => {
                loaded.is_read_only = found.is_later();
                loaded.annotations = found.record().annotations;
                loaded.notice = found.notices.into_iter().next();
            }
            Err(error) => loaded.notice = Some(format!("bookmarks cannot be read: {error}")),
        }
        if loaded.is_read_only {
            loaded.notice = Some(
                "a later version of duidu wrote these bookmarks: they can be read but not changed"
                    .to_owned(),
            );
        }
        loaded
    }

    /// The bookmarks of one article with what is known of it, and what the
    /// reader should know of its files.
    ///
    /// # Errors
    ///
    /// If they cannot be read.
    pub fn record(&self, key: &ArticleKey) -> Result<(Record, Vec<String>), Error> {
        let found = self.repaired(&self.record_file(key))?;
        let mut record = found.record();
        if record.article.is_empty() {
            key.as_str().clone_into(&mut record.article);
        }
        Ok((record, found.notices))
    }

    /// Merges `annotations` into what is on the disk, and returns everything
    /// that is there now. `titles` are those of the article where it is open.
    ///
    /// # Errors
    ///
    /// If the disk does not take it; what was there before is untouched then.
    pub fn save(
        &self,
        key: &ArticleKey,
        titles: &Titles,
        annotations: &Annotations,
    ) -> Result<Annotations, Error> {
        let ours = Record::new(key.as_str().to_owned(), titles.clone(), annotations.clone());
        Ok(self.merge(ours)?.annotations)
    }

    /// Merges everything in `record` into what is on the disk, and returns
    /// everything that is there now.
    ///
    /// # Errors
    ///
    /// If the disk does not take it; what was there before is untouched then.
    pub fn merge(&self, record: Record) -> Result<Record, Error> {
        let key = ArticleKey::from_record(&record.article);
        if record.version > VERSION {
            return Err(Error::LaterVersion(self.record_file(&key)));
        }
        self.make_directories()?;
        let _lock = self.lock()?;
        let found = merge_in(&self.record_file(&key), record)?;
        Ok(found.record())
    }

    /// Keeps when and where an article was left.
    ///
    /// # Errors
    ///
    /// If the disk does not take it.
    pub fn save_visit(&self, key: &ArticleKey, visit: &Visit) -> Result<(), Error> {
        let path = self.visit_file(key);
        self.make_directories()?;
        let _lock = self.lock()?;
        file::write(&path, visit, false).map_err(|error| failed(&path, error))?;
        if let Ok(beside) = neighbours(&path) {
            for path in beside.conflicts.iter().chain(&beside.leftovers) {
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }

    /// The state of an article's bookmarks on the disk: it changes when
    /// another program changes them.
    #[must_use]
    pub fn mark(&self, key: &ArticleKey) -> Mark {
        let path = self.record_file(key);
        Mark([Some(&*path), path.parent()].map(|path| state(path?)))
    }

    /// What is kept of all articles.
    #[must_use]
    pub fn library(&self) -> Library {
        library::read(self)
    }

    /// The file with the bookmarks of an article.
    #[must_use]
    pub fn record_file(&self, key: &ArticleKey) -> PathBuf {
        self.records().join(key.file_stem() + ".json")
    }

    /// The directory of everything.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    fn visit_file(&self, key: &ArticleKey) -> PathBuf {
        self.visits().join(key.file_stem() + ".json")
    }

    fn records(&self) -> PathBuf {
        self.directory.join("annotations")
    }

    fn visits(&self) -> PathBuf {
        self.directory.join("positions")
    }

    /// What the files of one article hold, with copies merged in and damaged
    /// files set aside if the disk lets us.
    fn repaired(&self, path: &Path) -> Result<Found, Error> {
        let mut found = recovery::look(path)?;
        if found.needs_repair() {
            let repaired = self
                .lock()
                .and_then(|_lock| merge_in(path, Record::default()));
            match repaired {
                Ok(repaired) => return Ok(repaired),
                Err(error) => found.unrepaired(&error),
            }
        }
        Ok(found)
    }

    fn make_directories(&self) -> Result<(), Error> {
        for path in [self.records(), self.visits()] {
            file::make_directory(&path).map_err(|error| failed(&path, error))?;
        }
        Ok(())
    }

    /// Waits until no other program writes; the lock ends with the file.
    fn lock(&self) -> Result<File, Error> {
        let path = self.directory.join("lock");
        let lock = || -> io::Result<File> {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            match file.try_lock() {
                Ok(()) => Ok(file),
                Err(TryLockError::WouldBlock) => patiently(file),
                // Where the file system knows no locks, two programs at once
                // are the smaller danger than none that can save.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    Ok(file)
                }
                Err(TryLockError::Error(error)) => Err(error),
            }
        };
        lock().map_err(|error| failed(&path, error))
    }
}

/// The latest visit that the file and a synchroniser's copies of it know.
fn latest_visit(path: &Path) -> Option<Visit> {
    let beside = neighbours(path).unwrap_or_default();
    std::iter::once(path)
        .chain(beside.conflicts.iter().map(PathBuf::as_path))
        .filter_map(|path| file::read::<Visit>(path).ok().flatten())
        .max_by_key(|visit| visit.last_read)
}

/// Waits for the lock on another thread, so that the wait can end without it.
fn patiently(file: File) -> io::Result<File> {
    let (sender, locked) = mpsc::channel();
    thread::Builder::new()
        .name("lock".to_owned())
        .spawn(move || {
            let result = file.lock().map(|()| file);
            // Where nobody waits any more, the file closes, and with it the lock.
            let _ = sender.send(result);
        })?;
    locked.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        Err(io::Error::other(
            "another duidu does not let go of the bookmarks; end it, or wait",
        ))
    })
}

/// Merges `ours` into the article's file, under the lock, and cleans up beside
/// it.
fn merge_in(path: &Path, mut ours: Record) -> Result<Found, Error> {
    let mut found = recovery::look(path)?;
    if found.is_later() {
        return Err(Error::LaterVersion(path.to_owned()));
    }
    found.set_damaged_aside(Timestamp::now())?;
    let kept = found.record();
    if ours.titles.says_the_same(&kept.titles) {
        ours.titles = Titles::default();
    }
    let merged = kept.clone().merge(ours);
    let written = if merged == kept && found.is_alone() {
        // Perhaps by a program that was killed before it could sync.
        file::sync(path)
    } else {
        file::write(path, &merged, found.is_sound)
    };
    written.map_err(|error| failed(path, error))?;
    found.clean_up();
    found.hold(merged);
    Ok(found)
}

fn state(path: &Path) -> Option<State> {
    let metadata = fs::metadata(path).ok()?;
    Some(State {
        modified: metadata.modified().ok()?,
        length: metadata.len(),
        file: file_number(&metadata),
    })
}

#[cfg(unix)]
fn file_number(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn file_number(_: &fs::Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests;
