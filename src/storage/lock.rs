//! One writer at a time. The lock file can be replaced or removed by a
//! synchroniser, so the directory of the bookmarks is locked as well.

use super::file;
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// Held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
    _directory: Option<File>,
}

/// How often a held lock is tried again.
const RETRY_EVERY: Duration = Duration::from_millis(1);

impl Lock {
    /// Locks the file `path` and `directory`, waiting up to `patience` for
    /// another program: a save takes milliseconds, but a stopped program holds
    /// its lock for ever.
    pub(super) fn take(path: &Path, directory: &Path, patience: Duration) -> io::Result<Self> {
        let start = Instant::now();
        loop {
            if let Some(lock) = Self::try_take(path, directory)? {
                return Ok(lock);
            }
            if start.elapsed() >= patience {
                return Err(io::Error::new(
                    io::ErrorKind::WouldBlock,
                    "another program holds the lock on the bookmarks",
                ));
            }
            thread::sleep(RETRY_EVERY);
        }
    }

    fn try_take(path: &Path, directory: &Path) -> io::Result<Option<Self>> {
        let file = open(path)?;
        if !is_free(&file) || !is_still(path, &file) {
            return Ok(None);
        }
        // Not every system opens directories, or locks them.
        let directory = File::open(directory).ok();
        if directory
            .as_ref()
            .is_some_and(|directory| !is_free(directory))
        {
            return Ok(None);
        }
        Ok(Some(Self {
            _file: file,
            _directory: directory,
        }))
    }
}

fn open(path: &Path) -> io::Result<File> {
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        // A named pipe would keep us waiting.
        return Err(io::Error::other("not a regular file"));
    }
    let mut options = file::private();
    options.create(true).truncate(false).write(true).open(path)
}

/// Locks `file` if no other program has. Where the file system knows no locks
/// (NFS without its lock daemon), two programs at once are the smaller danger
/// than none that can save.
fn is_free(file: &File) -> bool {
    !matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

/// Whether `path` is still the file that was opened.
fn is_still(path: &Path, file: &File) -> bool {
    let identity = |metadata: io::Result<Metadata>| metadata.map(|found| file::number(&found)).ok();
    identity(fs::metadata(path)) == identity(file.metadata())
}
