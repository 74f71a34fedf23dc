//! The data directory: bookmarks, and apart from them where each article was
//! left, one file of each kind per article, and the vocabulary; in JSON that people, git and file
//! synchronisers can read.
//!
//! A save takes a lock, reads the file again, merges, writes a new file beside
//! it, syncs it, renames it over the old one and syncs the directory: whatever
//! happens, the file holds the state before or after, and two readers lose
//! nothing to each other.

mod dictionary;
mod file;
mod kept;
mod key;
mod library;
mod lock;
mod neighbours;
mod recovery;
mod words;

use crate::annotation::{Annotations, Record, Titles, VERSION};
use crate::app::Visit;
use crate::error::Error;
use crate::wording::{Remark, Wording};
use jiff::Timestamp;
use kept::Kept;
use lock::Lock;
use neighbours::{neighbours, own_copy};
use recovery::{ArticleFiles, State, failed};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

pub use dictionary::{added_dictionaries, own_dictionary};
pub use key::ArticleKey;
pub use library::Contents;

/// The directory's name below the user's data directory.
const DIRECTORY: &str = "duidu";
/// How long another program may hold the lock before a save is given up,
/// where nobody is kept from reading by the wait.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where bookmarks are kept.
#[derive(Clone, Debug)]
pub struct Storage {
    directory: PathBuf,
    patience: Duration,
}

/// What was found for an article.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Its bookmarks.
    pub annotations: Annotations,
    /// When and where it was left.
    pub visit: Visit,
    /// What the reader should know: a damaged file was set aside.
    pub notice: Option<Remark>,
    /// Whether the bookmarks cannot be changed by this version of the program.
    pub is_read_only: bool,
    /// Whether another program is writing the files, so that they are to be
    /// read again soon even if nothing changes any more.
    pub is_unsettled: bool,
}

/// What a merge changed in an article's file.
#[derive(Debug)]
pub struct Merged {
    /// What the files held before.
    pub before: Record,
    /// What they hold now.
    pub now: Record,
}

/// Changes whenever the bookmarks on the disk do, and costs no reading: the
/// state of the article's file and of the directory around it, where a
/// synchroniser's copy may appear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint([Option<FileState>; 2]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileState {
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
        Self {
            directory,
            patience: PATIENCE,
        }
    }

    /// The same storage, but a save waits up to `patience` for another program
    /// to finish; with none it fails at once.
    #[must_use]
    pub fn patient(&self, patience: Duration) -> Self {
        Self {
            patience,
            ..self.clone()
        }
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
        match self.repaired::<Record>(&self.record_file(key)) {
            Ok(files) => {
                loaded.is_read_only = files.is_later();
                loaded.is_unsettled = files.is_unsettled;
                loaded.annotations = files.record().annotations;
                loaded.notice = files.notices.into_iter().next();
            }
            Err(error) => {
                let told = |wording: Wording| wording.bookmarks_unreadable(&error.told(wording));
                loaded.notice = Some(Remark::new(told));
            }
        }
        loaded
    }

    /// The bookmarks of one article with what is known of it, and what the
    /// reader should know of its files.
    ///
    /// # Errors
    ///
    /// If they cannot be read.
    pub fn record(&self, key: &ArticleKey) -> Result<(Record, Vec<Remark>), Error> {
        let files = self.repaired::<Record>(&self.record_file(key))?;
        let mut record = files.record();
        if record.article.is_empty() {
            key.as_str().clone_into(&mut record.article);
        }
        Ok((record, files.notices))
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
        Ok(self.merge(ours)?.now.annotations)
    }

    /// Merges everything in `record` into what is on the disk.
    ///
    /// # Errors
    ///
    /// If the disk does not take it; what was there before is untouched then.
    pub fn merge(&self, record: Record) -> Result<Merged, Error> {
        let key = ArticleKey::from_record(&record.article);
        if record.version > VERSION {
            return Err(Error::LaterVersion(self.record_file(&key)));
        }
        self.make_directories()?;
        let _lock = self.lock()?;
        let (before, files) = merge_in(&self.record_file(&key), record)?;
        Ok(Merged {
            before,
            now: files.record(),
        })
    }

    /// Keeps when and where an article was left. The last one counts, so this
    /// takes no lock.
    ///
    /// # Errors
    ///
    /// If the disk does not take it.
    pub fn save_visit(&self, key: &ArticleKey, visit: &Visit) -> Result<(), Error> {
        let path = self.visit_file(key);
        self.make_directories()?;
        file::write(&path, visit, false).map_err(|error| failed(&path, error))?;
        if let Ok(beside) = neighbours(&path) {
            // Another program may be writing its own.
            let leftovers = beside.leftovers.iter().filter(|path| !file::is_fresh(path));
            for path in beside.conflicts.iter().chain(leftovers) {
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }

    /// The fingerprint of an article's bookmarks, to notice changes by other
    /// programs.
    #[must_use]
    pub fn fingerprint(&self, key: &ArticleKey) -> Fingerprint {
        let path = self.record_file(key);
        Fingerprint([Some(&*path), path.parent()].map(|path| state(path?)))
    }

    /// What is kept of all articles.
    #[must_use]
    pub fn library(&self) -> Contents {
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

    fn words(&self) -> PathBuf {
        self.directory.join("vocabulary")
    }

    /// What the files of one article hold, with copies merged in and damaged
    /// files set aside if the disk lets us.
    fn repaired<K: Kept>(&self, path: &Path) -> Result<ArticleFiles<K>, Error> {
        let mut files = recovery::read(path)?;
        if files.needs_repair() {
            let repaired = self.lock().and_then(|_lock| merge_in(path, K::default()));
            match repaired {
                Ok((_, repaired)) => return Ok(repaired),
                Err(error) => files.unrepaired(&error),
            }
        }
        Ok(files)
    }

    fn make_directories(&self) -> Result<(), Error> {
        for path in [self.records(), self.visits()] {
            file::make_directory(&path).map_err(|error| failed(&path, error))?;
        }
        Ok(())
    }

    /// Keeps other programs from writing until it is dropped.
    fn lock(&self) -> Result<Lock, Error> {
        let path = self.directory.join("lock");
        Lock::take(&path, &self.records(), self.patience).map_err(|error| failed(&path, error))
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

/// Merges `ours` into the article's file, under the lock, and cleans up beside
/// it; returns what was there before, and the files as they are now.
fn merge_in<K: Kept>(path: &Path, ours: K) -> Result<(K, ArticleFiles<K>), Error> {
    let mut files = recovery::read::<K>(path)?;
    if files.is_later() {
        return Err(Error::LaterVersion(path.to_owned()));
    }
    files.set_damaged_aside(Timestamp::now())?;
    let before = files.record();
    let merged = before.clone().merged(ours.news(&before));
    if files.state == State::BeingWritten {
        // That file is left alone. What is saved goes where a synchroniser
        // puts its copies, and is merged in once the file is whole.
        let copy = own_copy(path);
        if merged != before {
            file::write(&copy, &merged, false).map_err(|error| failed(&copy, error))?;
        }
        return Ok((before, files.with(merged)));
    }
    let written = if merged == before && files.is_alone() {
        // Perhaps by a program that was killed before it could sync.
        file::sync(path)
    } else {
        file::write(path, &merged, files.state == State::Sound)
    };
    written.map_err(|error| failed(path, error))?;
    files.clean_up();
    Ok((before, files.with(merged)))
}

fn state(path: &Path) -> Option<FileState> {
    let metadata = fs::metadata(path).ok()?;
    Some(FileState {
        modified: metadata.modified().ok()?,
        length: metadata.len(),
        file: file::number(&metadata),
    })
}

#[cfg(test)]
mod tests;
