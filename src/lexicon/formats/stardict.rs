//! StarDict: a file that describes the dictionary, an index of headwords with the places
//! of their articles in a file of texts, and other words for the same articles.
//!
//! The index need not be sorted here: it is sorted again.

use super::reading::apart;
use super::{Article, Collection, Encoding, Fault, markup};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What the describing file begins with.
const MAGIC: &[u8] = b"StarDict's dict ifo file";

/// The most fields of an article: there are not so many kinds.
const MOST_FIELDS: usize = 16;

/// The files of one dictionary, decompressed.
pub struct StarDict<'a> {
    /// `.ifo`: lines `key=value`.
    pub info: &'a str,
    /// `.idx`: headwords, offsets and lengths.
    pub index: &'a [u8],
    /// `.dict`: the articles.
    pub texts: &'a [u8],
    /// `.syn`: other headwords, each with the number of one in the index.
    pub synonyms: Option<&'a [u8]>,
}

/// Whether a file with this content describes a dictionary.
pub fn is_info(content: &[u8]) -> bool {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    content.starts_with(MAGIC)
}

/// What the dictionary that `info` describes is called.
#[must_use]
pub fn book_name(info: &str) -> Option<&str> {
    value(info, "bookname").filter(|name| !name.is_empty())
}

fn value<'a>(info: &'a str, key: &str) -> Option<&'a str> {
    let mut lines = info.lines();
    lines.find_map(|line| Some(line.strip_prefix(key)?.strip_prefix('=')?.trim()))
}

/// Tells `to` of every article.
///
/// # Errors
///
/// If a file is not as long as the description says, or an article is outside the texts.
pub fn stardict(files: &StarDict, to: &mut Collection) -> Result<(), Fault> {
    let declared = |key| value(files.info, key).and_then(|value| value.parse::<u64>().ok());
    if declared("idxfilesize").is_some_and(|size| size != files.index.len() as u64) {
        return Err(Fault::CutShort(".idx"));
    }
    let is_wide = declared("idxoffsetbits") == Some(64);
    let kinds = value(files.info, "sametypesequence").unwrap_or_default();
    if kinds.len() > MOST_FIELDS {
        return Err(Fault::CutShort(".ifo"));
    }
    let mut encoding = Encoding::default();
    // The record of each headword, by its number in the index.
    let mut records: Vec<Option<u32>> = Vec::new();
    let mut told: HashMap<(u64, u32), Option<u32>> = HashMap::new();
    let mut rest = files.index;
    while !rest.is_empty() {
        let (headword, offset, length) =
            next_place(&mut rest, is_wide).ok_or(Fault::CutShort(".idx"))?;
        let headword = encoding.text(headword);
        let record = match told.entry((offset, length)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                let bytes = part(files.texts, offset, length)
                    .ok_or_else(|| Fault::OutOfRange(headword.clone()))?;
                to.read(bytes.len())?;
                let (reading, text) = article(bytes, kinds, &headword, &mut encoding)
                    .ok_or(Fault::CutShort(".dict"))?;
                *new.insert(to.add(&Article {
                    headword: &headword,
                    reading: &reading,
                    text: &text,
                })?)
            }
        };
        if let Some(record) = record {
            to.add_headword(&headword, record)?;
        }
        records.push(record);
    }
    let mut rest = files.synonyms.unwrap_or_default();
    while !rest.is_empty() {
        let (headword, number) = next_synonym(&mut rest).ok_or(Fault::CutShort(".syn"))?;
        let headword = encoding.text(headword);
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        let record = records
            .get(number)
            .ok_or_else(|| Fault::OutOfRange(headword.clone()))?;
        if let Some(record) = *record {
            to.add_headword(&headword, record)?;
        }
    }
    encoding.judge()
}

fn part(bytes: &[u8], offset: u64, length: u32) -> Option<&[u8]> {
    let start = usize::try_from(offset).ok()?;
    let length = usize::try_from(length).ok()?;
    bytes.get(start..start.checked_add(length)?)
}

fn next_place<'a>(rest: &mut &'a [u8], is_wide: bool) -> Option<(&'a [u8], u64, u32)> {
    let headword = next_string(rest)?;
    let offset = if is_wide {
        u64::from_be_bytes(next_bytes(rest)?)
    } else {
        u64::from(u32::from_be_bytes(next_bytes(rest)?))
    };
    Some((headword, offset, u32::from_be_bytes(next_bytes(rest)?)))
}

fn next_synonym<'a>(rest: &mut &'a [u8]) -> Option<(&'a [u8], u32)> {
    Some((next_string(rest)?, u32::from_be_bytes(next_bytes(rest)?)))
}

/// Takes a string and the zero after it off the front.
fn next_string<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let end = memchr::memchr(0, rest)?;
    let string = &rest[..end];
    *rest = &rest[end + 1..];
    Some(string)
}

fn next_bytes<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (bytes, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*bytes)
}

/// The reading and the text of an article; nothing if it ends in the middle of a field.
fn article(
    bytes: &[u8],
    kinds: &str,
    headword: &str,
    encoding: &mut Encoding,
) -> Option<(String, String)> {
    let (mut reading, mut text) = (String::new(), String::new());
    for (kind, field) in fields(bytes, kinds)? {
        match kind {
            b't' | b'y' => reading = encoding.text(field),
            b'm' | b'l' | b'g' | b'x' | b'h' | b'k' | b'w' | b'n' => {
                let mut marked = encoding.text(field);
                if kind == b'x' {
                    markup::take(&mut marked, "k");
                    if let Some(taken) = markup::take(&mut marked, "tr") {
                        reading = markup::plain(&taken, true);
                    }
                }
                let plain = match kind {
                    b'h' => markup::plain(&marked, false),
                    b'g' | b'x' | b'k' => markup::plain(&marked, true),
                    _ => marked,
                };
                let (read, rest) = apart(&plain, headword);
                if reading.is_empty() {
                    read.clone_into(&mut reading);
                }
                text.push_str(rest);
                text.push('\n');
            }
            // Sounds, pictures, and the names of files with them.
            _ => {}
        }
    }
    Some((reading, text))
}

/// The fields of an article, each with the letter of its kind. Where all articles have the
/// same `kinds` these are not written, nor is the length of the last field.
fn fields<'a>(mut bytes: &'a [u8], kinds: &str) -> Option<Vec<(u8, &'a [u8])>> {
    let mut found = Vec::new();
    if kinds.is_empty() {
        while let Some((&kind, rest)) = bytes.split_first() {
            bytes = rest;
            found.push((kind, field(&mut bytes, kind)?));
        }
        return Some(found);
    }
    let last = kinds.len() - 1;
    for (number, kind) in kinds.bytes().enumerate() {
        if number == last {
            let end = bytes.strip_suffix(b"\0").unwrap_or(bytes);
            found.push((kind, end));
        } else {
            found.push((kind, field(&mut bytes, kind)?));
        }
    }
    Some(found)
}

/// Takes a field off the front: text up to a zero, anything else after its length.
fn field<'a>(bytes: &mut &'a [u8], kind: u8) -> Option<&'a [u8]> {
    if kind.is_ascii_uppercase() {
        let length = u32::from_be_bytes(next_bytes(bytes)?);
        let (field, rest) = bytes.split_at_checked(usize::try_from(length).ok()?)?;
        *bytes = rest;
        return Some(field);
    }
    // The zero at the very end is sometimes left out.
    Some(next_string(bytes).unwrap_or_else(|| std::mem::take(bytes)))
}
