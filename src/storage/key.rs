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
const WEB: &str = "web:";
const FACING: &str = "facing:";

impl ArticleKey {
    /// The key of `source`; the text itself is the key of standard input.
    #[must_use]
    pub fn new(source: &Source, text: &str) -> Self {
        Self(match source {
            Source::Bundled => BUNDLED.to_owned(),
            Source::StandardInput => format!("text:{:016x}", hash(text.as_bytes())),
            Source::Web(address) => format!("{WEB}{address}"),
            Source::File(path) => file_key(&whole(path)),
            Source::Facing(zh, en) => {
                let (zh, en) = (file_key(&whole(zh)), file_key(&whole(en)));
                format!("{FACING}{zh}\n{en}")
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
        if let Some(address) = self.0.strip_prefix(WEB) {
            return Some(Source::Web(address.to_owned()));
        }
        let path = |key: &str| Some(PathBuf::from(key.strip_prefix(FILE)?));
        if let Some(files) = self.0.strip_prefix(FACING) {
            let (zh, en) = files.split_once('\n')?;
            return Some(Source::Facing(path(zh)?, path(en)?));
        }
        Some(Source::File(path(&self.0)?))
    }

    /// A file name for it: any key gives letters and digits only.
    pub(super) fn file_stem(&self) -> String {
        format!("{:016x}", hash(self.0.as_bytes()))
    }
}

/// `path` from the root, as far as it can be told.
fn whole(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
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
