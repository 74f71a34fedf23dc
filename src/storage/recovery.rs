//! What an article's files hold, whatever happened to them: the file itself,
//! the copy of it, and the copies a synchroniser made.

use super::file::{self, Damage};
use super::kept::Kept;
use super::neighbours::neighbours;
use crate::error::Error;
use crate::text::clean_line;
use crate::wording::{Remark, Said, Wording};
use jiff::Timestamp;
use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What an article's files hold.
#[derive(Debug, Default)]
pub(super) struct ArticleFiles<K> {
    /// The file itself.
    pub(super) state: State,
    /// Whether the files are to be read again soon: one of them is being
    /// written, or another program held the lock.
    pub(super) is_unsettled: bool,
    /// What the file holds, or else the copy of it.
    record: K,
    /// Whether that is the copy.
    is_backup: bool,
    /// Files that are not what was written.
    damaged: Vec<PathBuf>,
    /// Copies by a synchroniser.
    conflicts: Vec<(PathBuf, K)>,
    /// Files of saves that never ended.
    leftovers: Vec<PathBuf>,
    /// What the reader should know.
    pub(super) notices: Vec<Remark>,
}

/// The state of an article's own file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    /// There is none.
    #[default]
    Missing,
    /// It holds what was written.
    Sound,
    /// It is not whole; another program may be writing it.
    BeingWritten,
    /// It is not what was written.
    Damaged,
}

/// Reads all files of the article whose file is `path`, and changes none.
pub(super) fn read<K: Kept>(path: &Path) -> Result<ArticleFiles<K>, Error> {
    let mut files = ArticleFiles::default();
    match record(path) {
        Ok(Some(record)) => {
            files.record = record;
            files.state = State::Sound;
            files.note_unreadable(path);
        }
        Ok(None) => files.use_backup(path),
        Err(Damage::Unparsable) => {
            files.use_backup(path);
            files.note_damage(path);
        }
        Err(Damage::Unreadable(error)) => return Err(failed(path, error)),
    }
    let beside = match neighbours(path) {
        Ok(beside) => beside,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(files),
        Err(error) => return Err(failed(path, error)),
    };
    files.leftovers = beside.leftovers;
    for copy in beside.conflicts {
        match record::<K>(&copy) {
            Ok(Some(record)) if record.version() <= K::VERSION => {
                files.conflicts.push((copy, record));
            }
            Ok(None) => {}
            Err(Damage::Unparsable) if file::is_fresh(&copy) => files.is_unsettled = true,
            Err(Damage::Unparsable) => files.damaged.push(copy),
            Ok(Some(_)) => {
                let later = Remark::new(Wording::by_later_version);
                files.note_unmerged(&copy, &later);
            }
            Err(Damage::Unreadable(error)) => files.note_unmerged(&copy, &error.to_string().into()),
        }
    }
    Ok(files)
}

fn record<K: Kept>(path: &Path) -> Result<Option<K>, Damage> {
    let Some(text) = file::text(path)? else {
        return Ok(None);
    };
    K::parse(&text).map(Some).ok_or(Damage::Unparsable)
}

impl<K: Kept> ArticleFiles<K> {
    /// Whether a later version of the program wrote the file: it may be read,
    /// but not changed.
    pub(super) fn is_later(&self) -> bool {
        self.record.version() > K::VERSION
    }

    /// Whether some of the files call for work under the lock.
    pub(super) fn needs_repair(&self) -> bool {
        let is_in_order = self.damaged.is_empty() && self.conflicts.is_empty();
        !is_in_order && !self.is_later() && self.state != State::BeingWritten
    }

    /// Whether the files besides the article's own add nothing.
    pub(super) fn is_alone(&self) -> bool {
        self.state == State::Sound && self.conflicts.is_empty()
    }

    /// Everything that the sound files hold together.
    pub(super) fn record(&self) -> K {
        if self.is_later() {
            return self.record.clone();
        }
        let merged = self
            .conflicts
            .iter()
            .fold(self.record.clone(), |merged, (_, record)| {
                merged.merged(record.clone())
            });
        merged.renewed()
    }

    /// Moves the damaged files out of the way, and says so.
    pub(super) fn set_damaged_aside(&mut self, now: Timestamp) -> Result<(), Error> {
        for path in std::mem::take(&mut self.damaged) {
            let aside = set_aside(&path, now)?;
            let aside = clean_line(&aside.to_string_lossy());
            self.notices.push(Remark::new(|wording| {
                let used = self.copy_in_use(wording, Wording::copy_used);
                wording.were_damaged(&K::all(wording), &used, &aside)
            }));
        }
        Ok(())
    }

    /// Removes what is of no use any more once [`ArticleFiles::record`] is on
    /// the disk.
    pub(super) fn clean_up(&self) {
        let merged = self.conflicts.iter().map(|(path, _)| path);
        for path in merged.chain(&self.leftovers) {
            // It does no harm where it is.
            let _ = fs::remove_file(path);
        }
    }

    /// Says that damaged files are not repaired, since `error`.
    pub(super) fn unrepaired(&mut self, error: &Error) {
        self.is_unsettled |= matches!(
            error,
            Error::Storage { error, .. } if error.kind() == io::ErrorKind::WouldBlock
        );
        if !self.damaged.is_empty() {
            self.notices.push(Remark::new(|wording| {
                let shown = self.copy_in_use(wording, Wording::copy_shown);
                wording.are_damaged(&K::all(wording), &shown, &error.told(wording))
            }));
        }
    }

    /// The same files once `record`, with everything they hold, is on the disk.
    pub(super) fn with(self, record: K) -> Self {
        Self {
            record,
            conflicts: Vec::new(),
            leftovers: Vec::new(),
            ..self
        }
    }

    fn use_backup(&mut self, path: &Path) {
        let backup = file::backup(path);
        match record(&backup) {
            Ok(Some(record)) => {
                self.record = record;
                self.is_backup = true;
            }
            Err(Damage::Unparsable) => self.damaged.push(backup),
            Ok(None) | Err(Damage::Unreadable(_)) => {}
        }
    }

    /// Says that the file at `path` is damaged, or notes it for repair.
    fn note_damage(&mut self, path: &Path) {
        if !file::is_fresh(path) {
            self.state = State::Damaged;
            self.damaged.push(path.to_owned());
            return;
        }
        self.state = State::BeingWritten;
        self.is_unsettled = true;
        let path = clean_line(&path.to_string_lossy());
        self.notices.push(Remark::new(|wording| {
            let shown = self.copy_in_use(wording, Wording::copy_shown);
            wording.may_be_written(&K::all(wording), &shown, &path)
        }));
    }

    /// Says what cannot be understood in the file at `path`.
    fn note_unreadable(&mut self, path: &Path) {
        let path = clean_line(&path.to_string_lossy());
        if self.is_later() {
            let told = |wording| K::of_later_version(wording, &path);
            self.notices.push(Remark::new(told));
            return;
        }
        let number = self.record.unreadable();
        if number > 0 {
            let told = |wording| K::some_unreadable(wording, number, &path);
            self.notices.push(Remark::new(told));
        }
    }

    fn note_unmerged(&mut self, path: &Path, problem: &Remark) {
        let path = clean_line(&path.to_string_lossy());
        let told = |wording: Wording| wording.not_merged(&path, problem.of(wording));
        self.notices.push(Remark::new(told));
    }

    /// What a message about damage says of the copy, if there is one.
    fn copy_in_use(&self, wording: Wording, used: Said) -> Cow<'static, str> {
        if self.is_backup {
            used(wording)
        } else {
            Cow::default()
        }
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
