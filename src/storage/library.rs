//! All articles at once: what is kept of each, without opening any.

use super::file;
use super::key::ArticleKey;
use super::neighbours::{is_conflict, neighbours, stem};
use super::recovery::failed;
use super::{Storage, latest_visit};
use crate::annotation::Record;
use crate::app::Visit;
use crate::error::Error;
use crate::wording::Remark;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::io;
use std::mem::take;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

/// What was found for all articles.
#[derive(Debug, Default)]
pub struct Contents {
    /// What is kept of each article with bookmarks.
    pub records: Vec<Record>,
    /// When and where each article was left; those of the first version, which
    /// did not say of which article they are, left out.
    pub visits: Vec<Visit>,
    /// What the reader should know: files that cannot be read.
    pub notices: Vec<Remark>,
}

impl Storage {
    /// Whether any article was read but the one with this key.
    #[must_use]
    pub fn has_visits_besides(&self, key: &ArticleKey) -> bool {
        let own = self.visit_file(key);
        files(&self.visits()).iter().any(|file| file.path != own)
    }

    /// Forgets when and where an article was left; its bookmarks stay.
    ///
    /// # Errors
    ///
    /// If the disk does not let it go.
    pub fn forget_visit(&self, key: &ArticleKey) -> Result<(), Error> {
        let path = self.visit_file(key);
        let beside = neighbours(&path).unwrap_or_default();
        for path in beside.conflicts.iter().chain([&path]) {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(failed(path, error));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

pub(super) fn read(storage: &Storage) -> Contents {
    let mut library = Contents::default();
    let records = files(&storage.records());
    let mut found = BTreeMap::new();
    for (record, notices) in each(&records, |file| record(storage, file)) {
        library.notices.extend(notices);
        let Some(record) = record else { continue };
        // A file that was copied under another name belongs to the same
        // article as the one it was copied from.
        match found.entry(record.article.clone()) {
            Entry::Vacant(place) => {
                place.insert(library.records.len());
                library.records.push(record);
            }
            Entry::Occupied(place) => {
                let known: &mut Record = &mut library.records[*place.get()];
                *known = take(known).merge(record);
            }
        }
    }
    let visits = files(&storage.visits());
    library.visits = each(&visits, visit)
        .into_iter()
        .flatten()
        .filter(|visit| !visit.article.is_empty())
        .collect();
    library
}

/// The file of one article.
struct Kept {
    path: PathBuf,
    /// Whether there are copies by a synchroniser beside it.
    has_copies: bool,
}

/// The files of all articles in `directory`, by name: also that of an article
/// of which there are only copies.
fn files(directory: &Path) -> Vec<Kept> {
    let Ok(entries) = fs::read_dir(directory) else {
        return Vec::new();
    };
    let mut found = BTreeMap::new();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(stem) = name.to_str().and_then(stem) else {
            continue;
        };
        let has_copies = found.entry(stem.to_owned()).or_insert(false);
        *has_copies |= name.to_str().is_some_and(is_conflict);
    }
    found
        .into_iter()
        .map(|(stem, has_copies)| Kept {
            path: directory.join(stem + ".json"),
            has_copies,
        })
        .collect()
}

fn visit(file: &Kept) -> Option<Visit> {
    if file.has_copies {
        return latest_visit(&file.path);
    }
    // No look around for copies: that would list the directory for each file.
    file::read(&file.path).ok().flatten()
}

fn record(storage: &Storage, file: &Kept) -> (Option<Record>, Vec<Remark>) {
    // Nearly all files are sound and alone, and cost one reading.
    if !file.has_copies
        && let Ok(Some(record)) = file::read::<Record>(&file.path)
    {
        return (Some(record), Vec::new());
    }
    match storage.repaired::<Record>(&file.path) {
        Ok(files) => {
            let record = Some(files.record()).filter(|record| !record.article.is_empty());
            (record, files.notices)
        }
        Err(error) => (None, vec![error.into()]),
    }
}

/// What `read` makes of every item, in their order, on all processors.
fn each<T: Sync, R: Send>(items: &[T], read: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let read = &read;
        let parts: Vec<_> = items
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(read).collect::<Vec<_>>()))
            .collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_default())
            .collect()
    })
}
