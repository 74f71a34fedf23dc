//! What a file is by its first bytes, whatever its name says: the formats
//! that are no text.

use crate::error::NotText;

/// The kind of file that begins with `bytes`; none for a text.
#[must_use]
pub fn kind(bytes: &[u8]) -> Option<NotText> {
    if is_zip(bytes) {
        return Some(if is_epub(bytes) {
            NotText::Book
        } else {
            NotText::Archive
        });
    }
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let kinds: [(NotText, &[&[u8]]); 6] = [
        (NotText::Pdf, &[b"%PDF-"]),
        (NotText::Gzip, &[b"\x1f\x8b"]),
        (
            NotText::Archive,
            &[
                b"7z\xbc\xaf\x27\x1c",
                b"Rar!\x1a\x07",
                b"BZh9",
                b"\xfd7zXZ\0",
                b"\x28\xb5\x2f\xfd",
            ],
        ),
        (
            NotText::Picture,
            &[
                b"\x89PNG\r\n\x1a\n",
                b"\xff\xd8\xff",
                b"GIF87a",
                b"GIF89a",
                b"II*\0",
                b"MM\0*",
            ],
        ),
        (
            NotText::Program,
            &[
                b"\x7fELF",
                b"MZ\x90\0",
                b"\xcf\xfa\xed\xfe",
                b"\xca\xfe\xba\xbe",
            ],
        ),
        (
            NotText::Office,
            &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"],
        ),
    ];
    let by_start = kinds
        .into_iter()
        .find_map(|(kind, magics)| magics.iter().any(|magic| starts(magic)).then_some(kind));
    by_start.or_else(|| {
        let is_mobi = bytes.get(60..68) == Some(b"BOOKMOBI");
        let is_webp = starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        match (is_mobi, is_webp) {
            (true, _) => Some(NotText::Kindle),
            (_, true) => Some(NotText::Picture),
            _ => None,
        }
    })
}

/// Whether the bytes are a zip archive.
fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether a zip archive is an EPUB: it names its container, whose directory
/// entry stands at the end, or says so in its first entry.
fn is_epub(bytes: &[u8]) -> bool {
    let container = memchr::memmem::Finder::new("META-INF/container.xml");
    let tail = &bytes[bytes.len().saturating_sub(1 << 20)..];
    bytes.get(30..58) == Some(b"mimetypeapplication/epub+zip")
        || container
            .find(&bytes[..bytes.len().min(64 << 10)])
            .is_some()
        || container.find(tail).is_some()
}
