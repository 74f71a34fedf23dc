//! Unpacks an EPUB. An archive can promise a little and unpack to a lot, so
//! every entry is read once through a bounded reader before a library that has
//! no bounds is given it.

use crate::article::{Book, Chapter};
use crate::error::{NotText, Problem};
use rbook::Epub;
use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// The most an entry may hold, and all of them, in bytes.
const LARGEST_ENTRY: u64 = 32 << 20;
const LARGEST_BOOK: u64 = 256 << 20;
/// The most entries: a long book has a thousand.
const MOST_ENTRIES: usize = 20_000;

/// The chapters of the book that `bytes` are.
pub(super) fn read(bytes: Vec<u8>) -> Result<Book, Problem> {
    let is_encrypted = check(&bytes)?;
    let damaged = || {
        Problem::Format(if is_encrypted {
            NotText::Protected
        } else {
            NotText::Book
        })
    };
    let epub = Epub::options()
        .strict(false)
        .read(Cursor::new(bytes))
        .map_err(|_| damaged())?;
    let titles = titles(&epub);
    let mut chapters = Vec::new();
    let mut reader = epub.reader();
    while let Some(content) = reader.read_next() {
        // One chapter that cannot be read is no reason to lose the others.
        let Ok(content) = content else { continue };
        let path = content.manifest_entry().href().path().to_string();
        let title = titles.get(&path);
        chapters.push(Chapter {
            title: title.cloned(),
            html: content.into_string(),
        });
    }
    if chapters.is_empty() {
        return Err(damaged());
    }
    let metadata = epub.metadata();
    let authors: Vec<&str> = metadata.creators().map(|creator| creator.value()).collect();
    Ok(Book {
        title: metadata.title().map(|title| title.value().to_owned()),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        chapters,
    })
}

/// The documents that the contents name, each with its first name.
fn titles(epub: &Epub) -> HashMap<String, String> {
    let mut titles = HashMap::new();
    let Some(contents) = epub.toc().contents() else {
        return titles;
    };
    for entry in contents.flatten() {
        let Some(href) = entry.href() else { continue };
        let path = href.path().to_string();
        titles
            .entry(path)
            .or_insert_with(|| entry.label().trim().to_owned());
    }
    titles
}

/// Refuses an archive that unpacks to too much; tells whether it says that
/// parts of it are encrypted.
fn check(bytes: &[u8]) -> Result<bool, Problem> {
    let damaged = |_| Problem::Format(NotText::Book);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Problem::TooLarge(LARGEST_BOOK >> 20));
    }
    let (mut total, mut is_encrypted) = (0, false);
    for index in 0..archive.len() {
        // An entry that cannot be unpacked is missing, not dangerous.
        let Ok(entry) = archive.by_index(index) else {
            continue;
        };
        is_encrypted |= entry
            .name()
            .is_ok_and(|name| name == "META-INF/encryption.xml");
        let mut bounded = entry.take(LARGEST_ENTRY + 1);
        let length = io::copy(&mut bounded, &mut io::sink()).unwrap_or(0);
        total += length;
        if length > LARGEST_ENTRY {
            return Err(Problem::TooLarge(LARGEST_ENTRY >> 20));
        }
        if total > LARGEST_BOOK {
            return Err(Problem::TooLarge(LARGEST_BOOK >> 20));
        }
    }
    Ok(is_encrypted)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    /// An EPUB of one chapter beside `others`.
    pub(crate) fn epub(chapter: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
        let package = r#"<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier>
            <dc:title>海港 The Harbour</dc:title><dc:creator>A. Writer</dc:creator><dc:language>en</dc:language></metadata>
            <manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
            <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
            <spine><itemref idref="one"/></spine></package>"#;
        let nav = r#"<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
            <nav epub:type="toc"><ol><li><a href="one.xhtml#top">The first chapter</a></li></ol></nav></body></html>"#;
        let container = r#"<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
            <rootfiles><rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
        let files: [(&str, &[u8]); 5] = [
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container.as_bytes()),
            ("OPS/package.opf", package.as_bytes()),
            ("OPS/nav.xhtml", nav.as_bytes()),
            ("OPS/one.xhtml", chapter.as_bytes()),
        ];
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files.iter().chain(others) {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .expect("it is begun");
            writer.write_all(bytes).expect("it is written");
        }
        writer.finish().expect("it is whole").into_inner()
    }

    const CHAPTER: &str = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><p>It was cold.</p></body></html>";

    #[test]
    fn a_book_has_a_title_an_author_and_chapters_with_the_names_of_the_contents() {
        let book = read(epub(CHAPTER, &[])).expect("it is a book");
        assert_eq!(book.title.as_deref(), Some("海港 The Harbour"));
        assert_eq!(book.author.as_deref(), Some("A. Writer"));
        assert_eq!(book.chapters.len(), 1);
        assert_eq!(book.chapters[0].title.as_deref(), Some("The first chapter"));
        assert!(book.chapters[0].html.contains("It was cold."));
    }

    #[test]
    fn an_archive_that_unpacks_to_too_much_is_refused() {
        let bomb = vec![b' '; usize::try_from(LARGEST_ENTRY).expect("it fits") + 1];
        let bytes = epub(CHAPTER, &[("OPS/bomb.css", &bomb)]);
        assert!(bytes.len() < 1 << 20);
        assert!(matches!(read(bytes), Err(Problem::TooLarge(32))));
    }

    #[test]
    fn what_is_cut_short_or_no_book_is_told() {
        let whole = epub(CHAPTER, &[]);
        for length in [30, 100, whole.len() / 2, whole.len() - 10] {
            assert!(read(whole[..length].to_vec()).is_err(), "{length}");
        }
    }
}
