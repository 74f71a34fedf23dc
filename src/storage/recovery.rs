//! What an article's files hold, whatever happened to them: the file itself,
//! the copy of it, and the copies a synchroniser made.

use super::file::{self, Damage};
use super::neighbours::neighbours;
use crate::annotation::{Record, VERSION};
use crate::error::Error;
use crate::text::clean_line;
use jiff::Timestamp;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What an article's files hold.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Whether the file itself is there and sound.
    pub(super) is_sound: bool,
    /// What the file holds, or else the copy of it.
    record: Record,
    /// Files that are not what was written.
    damaged: Vec<PathBuf>,
    /// Copies by a synchroniser.
    conflicts: Vec<(PathBuf, Record)>,
    /// Files of saves that never ended.
    leftovers: Vec<PathBuf>,
    /// What the reader should know.
    pub(super) notices: Vec<String>,
}

/// Reads all files of the article whose file is `path`, and changes none.
pub(super) fn look(path: &Path) -> Result<Found, Error> {
    let mut found = Found::default();
    match file::read(path) {
        Ok(Some(record)) => {
            found.record = record;
            found.is_sound = true;
        }
        Ok(None) => found.use_backup(path),
        Err(Damage::Unparsable) => {
            found.damaged.push(path.to_owned());
            found.use_backup(path);
        }
        Err(Damage::Unreadable(error)) => return Err(failed(path, error)),
    }
    let beside = match neighbours(path) {
        Ok(beside) => beside,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(failed(path, error)),
    };
    found.leftovers = beside.leftovers;
    for copy in beside.conflicts {
        match file::read::<Record>(&copy) {
            Ok(Some(record)) if record.version <= VERSION => found.conflicts.push((copy, record)),
            Ok(None) => {}
            Err(Damage::Unparsable) => found.damaged.push(copy),
            Ok(Some(_)) => found.say(&copy, "was written by a later version of duidu"),
            Err(Damage::Unreadable(error)) => found.say(&copy, &error.to_string()),
        }
    }
    Ok(found)
}

impl Found {
    /// Whether a later version of the program wrote the file: it may be read,
    /// but not changed.
    pub(super) fn is_later(&self) -> bool {
        self.record.version > VERSION
    }

    /// Whether some of the files call for work under the lock.
    pub(super) fn needs_repair(&self) -> bool {
        let is_in_order = self.damaged.is_empty() && self.conflicts.is_empty();
        !is_in_order && !self.is_later()
    }

    /// Whether the files besides the article's own add nothing.
    pub(super) fn is_alone(&self) -> bool {
        self.is_sound && self.conflicts.is_empty()
    }

    /// Everything that the sound files hold together.
    pub(super) fn record(&self) -> Record {
        if self.is_later() {
            return self.record.clone();
        }
        let merged = self
            .conflicts
            .iter()
            .fold(self.record.clone(), |merged, (_, record)| {
                merged.merge(record.clone())
            });
        Record {
            version: VERSION,
            ..merged
        }
    }

    /// Moves the damaged files out of the way, and says so.
    pub(super) fn set_damaged_aside(&mut self, now: Timestamp) -> Result<(), Error> {
        for path in std::mem::take(&mut self.damaged) {
            let aside = set_aside(&path, now)?;
            self.notices.push(format!(
                "the bookmarks of this article were damaged: {} is kept as it was, and the \
                 last good copy is used",
                clean_line(&aside.to_string_lossy())
            ));
        }
        Ok(())
    }

    /// Removes what is of no use any more once [`Found::record`] is on the
    /// disk.
    pub(super) fn clean_up(&self) {
        let merged = self.conflicts.iter().map(|(path, _)| path);
        for path in merged.chain(&self.leftovers) {
            // It does no harm where it is.
            let _ = fs::remove_file(path);
        }
    }

    /// Says that damaged files are not repaired, since `error`.
    pub(super) fn unrepaired(&mut self, error: &Error) {
        if !self.damaged.is_empty() {
            self.notices.push(format!(
                "the bookmarks of this article are damaged, and the last good copy is shown: \
                 {error}"
            ));
        }
    }

    /// The file holds `record` now, and nothing else is beside it.
    pub(super) fn hold(&mut self, record: Record) {
        self.record = record;
        self.is_sound = true;
        self.conflicts.clear();
        self.leftovers.clear();
    }

    fn use_backup(&mut self, path: &Path) {
        let backup = file::backup(path);
        match file::read(&backup) {
            Ok(Some(record)) => self.record = record,
            Err(Damage::Unparsable) => self.damaged.push(backup),
            Ok(None) | Err(Damage::Unreadable(_)) => {}
        }
    }

    fn say(&mut self, path: &Path, problem: &str) {
        let path = clean_line(&path.to_string_lossy());
        self.notices
            .push(format!("{path} is not merged in: {problem}"));
    }
}

/// Moves a damaged file out of the way, under a name not taken yet.
fn set_aside(path: &Path, now: Timestamp) -> Result<PathBuf, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let time = now.strftime("%Y%m%dT%H%M%SZ");
    let aside = (1..1_000)
        .map(|number| match number {
            1 => path.with_file_name(format!("{name}.corrupt-{time}")),
            _ => path.with_file_name(format!("{name}.corrupt-{time}-{number}")),
        })
        .find(|aside| !aside.exists());
    let aside = aside.ok_or_else(|| failed(path, io::ErrorKind::AlreadyExists.into()))?;
    fs::rename(path, &aside).map_err(|error| failed(path, error))?;
    Ok(aside)
}

pub(super) fn failed(path: &Path, error: io::Error) -> Error {
    Error::Storage {
        path: path.to_owned(),
        error,
    }
}
