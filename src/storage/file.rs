//! One file, read whole and replaced whole: whatever happens, it holds the
//! state before or after.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Why a file gives nothing.
#[derive(Debug)]
pub(super) enum Damage {
    /// The system does not let it be read.
    Unreadable(io::Error),
    /// It is not what was written.
    Unparsable,
}

/// Between the name of a file and the random part of the name of its successor
/// while that is being written.
pub(super) const NEW: &str = ".new-";

/// What is written in `path`; nothing if there is no such file.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Damage> {
    match fs::read(path) {
        Ok(bytes) => std::str::from_utf8(&bytes)
            .ok()
            .and_then(|text| serde_json::from_str(text).ok())
            .map(Some)
            .ok_or(Damage::Unparsable),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Damage::Unreadable(error)),
    }
}

/// Writes `record` so that `path` holds all of it or what it held before, for
/// good once this returns. What it held before stays in the backup, if one is
/// wanted.
pub(super) fn write(path: &Path, record: &impl Serialize, keeps_backup: bool) -> io::Result<()> {
    let directory = directory(path);
    let mut file = temporary(path)?;
    let mut bytes = serde_json::to_vec_pretty(record)?;
    bytes.push(b'\n');
    file.write_all(&bytes)?;
    file.as_file().sync_all()?;
    if keeps_backup {
        // A save is worth more than the copy of what was there before it.
        let _ = back_up(path);
    }
    file.persist(path)?;
    sync_directory(directory)
}

/// Makes sure that what is in `path` stays there.
pub(super) fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()?;
    sync_directory(directory(path))
}

/// The name of the copy of what `path` held before its last change.
pub(super) fn backup(path: &Path) -> PathBuf {
    path.with_extension("json.bak")
}

/// Gives `path` its second name. At no moment is there neither of them: the
/// second name is made beside the old copy and put over it.
fn back_up(path: &Path) -> io::Result<()> {
    if !path.exists() {
        return Ok(());
    }
    let made = tempfile::Builder::new()
        .prefix(&prefix(path))
        .make_in(directory(path), |made| {
            // Not every file system has second names.
            fs::hard_link(path, made).or_else(|_| fs::copy(path, made).map(drop))
        })?;
    made.into_temp_path().persist(backup(path))?;
    Ok(())
}

fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(&prefix(path))
        .tempfile_in(directory(path))
}

fn prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}{NEW}")
}

fn directory(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

/// A name is only safe when its directory is on the disk.
#[cfg(unix)]
fn sync_directory(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}

/// Other systems do not open directories, and look after names themselves.
#[cfg(not(unix))]
fn sync_directory(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes `directory` and those above it, for good.
pub(super) fn make_directory(directory: &Path) -> io::Result<()> {
    if directory.is_dir() {
        return Ok(());
    }
    let above = directory.parent();
    if let Some(above) = above {
        make_directory(above)?;
    }
    match fs::create_dir(directory) {
        Err(error) if !directory.is_dir() => return Err(error),
        _ => {}
    }
    above.map_or(Ok(()), sync_directory)
}
