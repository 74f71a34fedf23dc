//! Compiles the articles of an added dictionary into the form that [`Added`] reads:
//! records in compressed blocks, and where each headword has its own.
//!
//! [`Added`]: super::Added

use super::container::{push_varint, small};
use super::fault::Fault;
use super::seal::seal;
use crate::text::{CleanText, clean_line, is_han};
use std::fmt::Write;

/// Records that are compressed together, in bytes.
const BLOCK: usize = 16 << 10;
/// The most that is kept of one article, in bytes: more than a screen can be scrolled for.
pub const LONGEST_ARTICLE: usize = 64 << 10;
/// The longest headword, in bytes.
const LONGEST_HEADWORD: usize = 256;
/// The most text that is read of a dictionary, in bytes, and the most headwords: articles
/// may overlap, so that the files have far less.
const MOST_TEXT: u64 = 256 << 20;
const MOST_HEADWORDS: usize = 4_000_000;
/// A tenth larger than the smallest, and several times as fast.
const COMPRESSION: u8 = 6;

/// What a dictionary says of a word.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// The word as it is written.
    pub headword: &'a str,
    /// How it is read, without brackets; empty where that is not told.
    pub reading: &'a str,
    /// What it means, in lines.
    pub text: &'a str,
}

/// A dictionary that is being compiled.
#[derive(Debug, Default)]
pub struct Collection {
    /// Headwords in the form that is looked up, each with a record.
    headwords: Vec<(String, u32)>,
    /// The number of records.
    records: u32,
    /// The records of the block that is being filled, and the number of the first.
    block: String,
    first: u32,
    blocks: Vec<u8>,
    /// For each block the number of its first record and its offset.
    index: Vec<u8>,
    /// Bytes of text that were read.
    read: u64,
}

impl Collection {
    /// Counts bytes of text that are about to be read.
    ///
    /// # Errors
    ///
    /// If that makes them too many.
    pub fn read(&mut self, bytes: usize) -> Result<(), Fault> {
        self.read += bytes as u64;
        if self.read > MOST_TEXT {
            return Err(Fault::TooLarge);
        }
        Ok(())
    }

    /// Adds an article under its headword; returns its record, and nothing where the
    /// article has no headword or no text.
    ///
    /// # Errors
    ///
    /// If there is too much of it.
    pub fn add(&mut self, article: &Article) -> Result<Option<u32>, Fault> {
        let headword = shown(article.headword);
        let Some(key) = key(&headword) else {
            return Ok(None);
        };
        let text = CleanText::new(cut(article.text, LONGEST_ARTICLE));
        let text = text.replace('\t', " ");
        // What replaces a control character is longer than that.
        let text = cut(&text, LONGEST_ARTICLE);
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let Some(first) = lines.next() else {
            return Ok(None);
        };
        let record = self.records;
        let reading = shown(cut(article.reading, LONGEST_HEADWORD));
        let _ = write!(self.block, "{headword}\t{reading}\t{first}");
        for line in lines {
            let _ = write!(self.block, "\t{line}");
        }
        self.block.push('\n');
        self.records += 1;
        if self.block.len() >= BLOCK {
            self.end_block();
        }
        self.push(key, record)?;
        Ok(Some(record))
    }

    /// Has `headword` lead to a record as well.
    ///
    /// # Errors
    ///
    /// If there are too many headwords.
    pub fn add_headword(&mut self, headword: &str, record: u32) -> Result<(), Fault> {
        match key(&shown(headword)) {
            Some(key) => self.push(key, record),
            None => Ok(()),
        }
    }

    /// The dictionary in the form to be kept, called `name`.
    ///
    /// # Errors
    ///
    /// If there is nothing in it.
    pub fn finish(mut self, name: &str) -> Result<Vec<u8>, Fault> {
        if self.records == 0 {
            return Err(Fault::Empty);
        }
        self.end_block();
        self.push_index();
        self.headwords.sort_unstable();
        self.headwords.dedup();
        let chinese = self.headwords.iter().filter(|word| word.0.contains(is_han));
        let chinese = small(chinese.count());
        let mut keys = fst::MapBuilder::memory();
        let mut contents = Vec::new();
        let mut english = 0;
        for group in self.headwords.chunk_by(|one, other| one.0 == other.0) {
            // The keys come in order and once: nothing to fail.
            let _ = keys.insert(&group[0].0, contents.len() as u64);
            push_varint(&mut contents, small(group.len()));
            for &(_, record) in group {
                push_varint(&mut contents, record);
            }
            english += u32::from(!group[0].0.contains(is_han));
        }
        let counts = [self.records, english, chinese].map(u32::to_le_bytes);
        Ok(seal(&[
            name.as_bytes(),
            counts.as_flattened(),
            &keys.into_inner().unwrap_or_default(),
            &contents,
            &self.blocks,
            &self.index,
        ]))
    }

    fn push(&mut self, key: String, record: u32) -> Result<(), Fault> {
        let new = (key, record);
        // Every article is under its own headword already.
        if self.headwords.last() != Some(&new) {
            self.headwords.push(new);
        }
        if self.headwords.len() > MOST_HEADWORDS {
            return Err(Fault::TooLarge);
        }
        Ok(())
    }

    fn end_block(&mut self) {
        if self.block.is_empty() {
            return;
        }
        self.push_index();
        let block = self.block.as_bytes();
        self.blocks
            .extend(miniz_oxide::deflate::compress_to_vec(block, COMPRESSION));
        self.block.clear();
        self.first = self.records;
    }

    fn push_index(&mut self) {
        self.index.extend(self.first.to_le_bytes());
        self.index.extend(small(self.blocks.len()).to_le_bytes());
    }
}

/// The form in which a headword is looked up; none where it is none.
pub fn key(headword: &str) -> Option<String> {
    let is_one = !headword.is_empty() && headword.len() <= LONGEST_HEADWORD;
    is_one.then(|| headword.to_lowercase().replace('’', "'"))
}

fn shown(headword: &str) -> String {
    let headword = clean_line(headword);
    headword.trim().to_owned()
}

/// The beginning of `text`, at most so many bytes.
fn cut(text: &str, bytes: usize) -> &str {
    let end = crate::text::floor_char_boundary(text, bytes);
    &text[..end]
}
