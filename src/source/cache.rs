//! Pages that have been read: they open at once and without a network. What is
//! lost here can be fetched again.

use super::fetch::{Page, Validators};
use serde::{Deserialize, Serialize};
use std::fs::{self, DirBuilder};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;
use xxhash_rust::xxh3::xxh3_128;

/// What is known of a kept page, written before its bytes.
#[derive(Serialize, Deserialize)]
struct Head {
    /// The address that was asked for: two may share a file name by accident.
    asked: String,
    address: String,
    media_type: String,
    charset: Option<String>,
    etag: Option<String>,
    last_modified: Option<String>,
}

/// Where the pages are kept; nowhere if the system has no place for it.
pub(super) fn directory() -> Option<PathBuf> {
    Some(dirs::cache_dir()?.join("duidu").join("pages"))
}

fn file(directory: &Path, asked: &str) -> PathBuf {
    directory.join(format!("{:032x}", xxh3_128(asked.as_bytes())))
}

/// The page that was last fetched from the address `asked`.
pub(super) fn load(directory: &Path, asked: &str) -> Option<Page> {
    let mut bytes = fs::read(file(directory, asked)).ok()?;
    let end = memchr::memchr(b'\n', &bytes)?;
    let head: Head = serde_json::from_slice(&bytes[..end]).ok()?;
    bytes.drain(..=end);
    (head.asked == asked).then_some(Page {
        bytes,
        address: head.address,
        media_type: head.media_type,
        charset: head.charset,
        validators: Validators {
            etag: head.etag,
            last_modified: head.last_modified,
        },
    })
}

/// Keeps `page`, whole or not at all.
pub(super) fn store(directory: &Path, asked: &str, page: &Page) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(directory)?;
    let head = Head {
        asked: asked.to_owned(),
        address: page.address.clone(),
        media_type: page.media_type.clone(),
        charset: page.charset.clone(),
        etag: page.validators.etag.clone(),
        last_modified: page.validators.last_modified.clone(),
    };
    let mut new = NamedTempFile::new_in(directory)?;
    serde_json::to_writer(&mut new, &head)?;
    new.write_all(b"\n")?;
    new.write_all(&page.bytes)?;
    new.persist(file(directory, asked))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_is_damaged_does_not() {
        let directory = tempfile::tempdir().expect("a directory");
        let directory = directory.path().join("new").join("pages");
        let page = Page {
            bytes: b"two\nlines \xff".to_vec(),
            address: "https://example.org/b".to_owned(),
            charset: Some("gbk".to_owned()),
            ..Page::default()
        };
        let asked = "https://example.org/a";
        assert_eq!(load(&directory, asked), None);
        store(&directory, asked, &page).expect("it is kept");
        assert_eq!(load(&directory, asked), Some(page));
        fs::write(file(&directory, asked), b"{\"asked\":\"https://").expect("it is damaged");
        assert_eq!(load(&directory, asked), None);
    }
}
