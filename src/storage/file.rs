//! One file, read whole and replaced whole: whatever happens, it holds the
//! state before or after.

use crate::source::limited;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
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

/// The text of `path`; `None` if there is no such file.
pub(super) fn text(path: &Path) -> Result<Option<String>, Damage> {
    match limited::read_file(path) {
        Ok(bytes) => String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| Damage::Unparsable),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Damage::Unreadable(error)),
    }
}

/// The value written in `path`; `None` if there is no such file.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Damage> {
    let Some(text) = text(path)? else {
        return Ok(None);
    };
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|_| Damage::Unparsable)
}

/// How long a file must be unchanged to count as complete. A program that
/// copies over a network or saves in place takes a while from the first byte
/// to the last.
const SETTLED: Duration = Duration::from_secs(5);

/// Whether another program may still be writing `path`.
pub(super) fn is_fresh(path: &Path) -> bool {
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
    let Ok(modified) = modified else { return false };
    let now = SystemTime::now();
    // A time far ahead is that of a wrong clock, and will not pass.
    let age = now.duration_since(modified);
    age.unwrap_or_else(|ahead| ahead.duration()) < SETTLED
}

/// Writes `record` so that `path` holds all of it or what it held before, for
/// good once this returns. What it held before stays in the backup, if one is
/// wanted.
pub(super) fn write(path: &Path, record: &impl Serialize, keeps_backup: bool) -> io::Result<()> {
    let mut bytes = serde_json::to_vec_pretty(record)?;
    bytes.push(b'\n');
    replace(path, &bytes, keeps_backup)
}

/// As [`write`], with these bytes.
pub(super) fn replace(path: &Path, bytes: &[u8], keeps_backup: bool) -> io::Result<()> {
    let directory = directory(path);
    let mut file = temporary(path)?;
    file.write_all(bytes)?;
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
    match File::open(directory)?.sync_all() {
        // Some network file systems cannot sync a directory (EINVAL).
        Err(error) if is_unsupported(&error) => Ok(()),
        synced => synced,
    }
}

#[cfg(unix)]
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
    )
}

/// Other systems do not open directories, and look after names themselves.
#[cfg(not(unix))]
fn sync_directory(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes `directory` and those above it, for good. They are the user's own
/// (XDG Base Directory Specification).
pub(super) fn make_directory(directory: &Path) -> io::Result<()> {
    if directory.is_dir() {
        return Ok(());
    }
    let above = directory.parent();
    if let Some(above) = above {
        make_directory(above)?;
    }
    match private_directory().create(directory) {
        Err(error) if !directory.is_dir() => return Err(error),
        _ => {}
    }
    above.map_or(Ok(()), sync_directory)
}

#[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has modes"))]
fn private_directory() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Options to open a file that only its owner may use.
#[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has modes"))]
pub(super) fn private() -> fs::OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// The file's number on its file system, which a replaced file does not keep.
#[cfg(unix)]
pub(super) fn number(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
pub(super) fn number(_: &fs::Metadata) -> u64 {
    0
}
