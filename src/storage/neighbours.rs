//! What lies beside an article's file: copies that a synchroniser made when
//! two machines changed it at once, and what a killed save left behind.

use super::file::NEW;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files beside one article's file.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    /// Copies made by a synchroniser, in the order of their names.
    pub(super) conflicts: Vec<PathBuf>,
    /// Files of saves that never ended.
    pub(super) leftovers: Vec<PathBuf>,
}

/// The letters and digits that an article's files begin with.
const STEM: usize = 16;

/// What the files of the vocabulary begin with.
pub(super) const VOCABULARY: &str = "vocabulary";

/// What `name` has in common with all files of its article, or of the vocabulary, if
/// it is such a file's.
pub(super) fn stem(name: &str) -> Option<&str> {
    if name.starts_with(VOCABULARY) {
        return Some(VOCABULARY);
    }
    let stem = name.get(..STEM)?;
    stem.bytes()
        .all(|byte| byte.is_ascii_hexdigit())
        .then_some(stem)
}

/// What lies beside `path`.
pub(super) fn neighbours(path: &Path) -> io::Result<Neighbours> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut found = Neighbours::default();
    let directory = path.parent().unwrap_or(Path::new("."));
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if is_conflict(name) && name.starts_with(&*stem) {
            found.conflicts.push(entry.path());
        } else if name.starts_with('.') && name[1..].starts_with(&*stem) && name.contains(NEW) {
            found.leftovers.push(entry.path());
        }
    }
    found.conflicts.sort();
    Ok(found)
}

/// The copy that this program makes of the bookmarks in `path` while another
/// one is writing that file.
pub(super) fn own_copy(path: &Path) -> PathBuf {
    path.with_extension("conflict-duidu.json")
}

/// Whether `name` is one that a synchroniser gives to the second copy:
/// Syncthing `x.sync-conflict-20261124-164200-ABCDEFG.json`, Dropbox
/// `x (Ann's conflicted copy 2026-11-24).json`, Nextcloud `x (conflicted copy
/// 2026-11-24 164200).json`, ownCloud `x_conflict-20261124-164200.json`; some
/// put it after the extension.
pub(super) fn is_conflict(name: &str) -> bool {
    stem(name).is_some_and(|stem| {
        let rest = name[stem.len()..].to_lowercase();
        rest.contains("conflict") && !rest.contains(".corrupt-")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: bool) {
        assert_eq!(is_conflict(name), expected, "{name}");
    }

    #[test]
    fn the_second_copies_of_synchronisers_are_known_by_their_names() {
        check(
            "0123456789abcdef.sync-conflict-20261124-164200-ABCDEFG.json",
            true,
        );
        check(
            "0123456789abcdef (Ann's conflicted copy 2026-11-24).json",
            true,
        );
        check(
            "0123456789abcdef (conflicted copy 2026-11-24 164200).json",
            true,
        );
        check("0123456789abcdef_conflict-20261124-164200.json", true);
        check("0123456789abcdef.json (conflicted copy)", true);
        check(
            "vocabulary.sync-conflict-20261124-164200-ABCDEFG.json",
            true,
        );
        check("0123456789abcdef (Case Conflict).json", true);
    }

    #[test]
    fn our_own_files_are_not_taken_for_such_copies() {
        check("0123456789abcdef.json", false);
        check("0123456789abcdef.json.bak", false);
        check("0123456789abcdef.json.corrupt-20261124T164200Z", false);
        check(
            "0123456789abcdef.sync-conflict-1.json.corrupt-20261124T164200Z",
            false,
        );
        check("notes.sync-conflict-20261124-164200-ABCDEFG.json", false);
    }
}
