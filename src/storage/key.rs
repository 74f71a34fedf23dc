//! Which article a file belongs to, and what the file is called.

use crate::source::Source;
use std::fs;
use std::path::{Path, PathBuf};

/// Which article bookmarks belong to: its place, not its text, so that they
/// are found again when the text has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleKey(String);

const BUNDLED: &str = "bundled";
const FILE: &str = "file:";

impl ArticleKey {
    /// The key of `source`; the text itself is the key of standard input.
    #[must_use]
    pub fn new(source: &Source, text: &str) -> Self {
        Self(match source {
            Source::Bundled => BUNDLED.to_owned(),
            Source::StandardInput => format!("text:{:016x}", hash(text.as_bytes())),
            Source::File(path) => {
                let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
                file_key(&path)
            }
        })
    }

    /// The key that a record names.
    #[must_use]
    pub fn from_record(article: &str) -> Self {
        Self(article.to_owned())
    }

    /// The key as it is written in the files.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the article can be opened again; nowhere if it came from standard
    /// input.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        if self.0 == BUNDLED {
            return Some(Source::Bundled);
        }
        let path = self.0.strip_prefix(FILE)?;
        Some(Source::File(PathBuf::from(path)))
    }

    /// A file name for it: any key gives letters and digits only.
    pub(super) fn file_stem(&self) -> String {
        format!("{:016x}", hash(self.0.as_bytes()))
    }
}

/// A path that is no Unicode cannot be written as it is; its bytes keep two of
/// them apart.
fn file_key(path: &Path) -> String {
    match path.to_str() {
        Some(path) => format!("{FILE}{path}"),
        None => format!(
            "bytes:{:016x}:{}",
            hash(path.as_os_str().as_encoded_bytes()),
            path.to_string_lossy()
        ),
    }
}

/// FNV-1a in 64 bits (Fowler, Noll, Vo): the same on every machine and in
/// every version, as a name on disk has to be.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
