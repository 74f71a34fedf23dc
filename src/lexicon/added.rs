//! The dictionaries that the reader added: what they say of a word, beside the one that
//! the program reads texts with.

use super::collection::{LONGEST_ARTICLE, key};
use super::container::{numbers, u32_at};
use super::own;
use super::seal::unseal;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

/// What a dictionary says of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The word as the dictionary writes it.
    pub headword: String,
    /// How it is read, without brackets; empty where that is not told.
    pub reading: String,
    /// What it means; there is at least one line.
    pub lines: Vec<String>,
}

/// A dictionary that was compiled for the reader.
pub struct Added {
    /// What it is called.
    pub name: String,
    /// How many articles it has.
    pub articles: u32,
    /// How many headwords of it are Chinese.
    pub chinese: u32,
    /// How many are not.
    pub english: u32,
    /// Where in `contents` the records of a headword are listed.
    keys: fst::Map<Vec<u8>>,
    contents: Vec<u8>,
    blocks: Vec<u8>,
    /// For each block the number of its first record and its offset; the end last.
    index: Vec<u8>,
}

impl fmt::Debug for Added {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        write!(to, "Added({:?})", self.name)
    }
}

/// The most that a block has when decompressed: the last article may be a long one, with a
/// long headword and reading.
const LONGEST_BLOCK: usize = 2 * LONGEST_ARTICLE;

impl Added {
    /// The dictionary that was compiled into these bytes; nothing if they are damaged.
    #[must_use]
    pub fn open(compiled: &[u8]) -> Option<Self> {
        let [name, counts, keys, contents, blocks, index] = unseal(compiled)?;
        Some(Self {
            name: String::from_utf8(name.to_vec()).ok()?,
            articles: u32_at(counts, 0)?,
            english: u32_at(counts, 1)?,
            chinese: u32_at(counts, 2)?,
            keys: fst::Map::new(keys.to_vec()).ok()?,
            contents: contents.to_vec(),
            blocks: blocks.to_vec(),
            index: index.to_vec(),
        })
    }

    /// What it says of each of the `words`, in this order, nothing twice.
    #[must_use]
    pub fn definitions(&self, words: &[&str]) -> Vec<Definition> {
        let mut records: Vec<u32> = Vec::new();
        for record in words.iter().flat_map(|word| self.records(word)) {
            if !records.contains(&record) {
                records.push(record);
            }
        }
        let found = records.into_iter();
        found.filter_map(|record| self.definition(record)).collect()
    }

    fn records(&self, word: &str) -> Vec<u32> {
        let contents = key(word).and_then(|key| {
            let offset = usize::try_from(self.keys.get(key)?).ok()?;
            self.contents.get(offset..)
        });
        numbers(&mut contents.unwrap_or_default()).collect()
    }

    fn definition(&self, record: u32) -> Option<Definition> {
        let firsts = self.index.chunks_exact(8);
        let block = firsts
            .clone()
            .take_while(|first| u32_at(first, 0) <= Some(record));
        let block = block.count().checked_sub(1)?;
        let first = u32_at(&self.index, 2 * block)?;
        let start = u32_at(&self.index, 2 * block + 1)? as usize;
        let end = u32_at(&self.index, 2 * block + 3)? as usize;
        let text = miniz_oxide::inflate::decompress_to_vec_with_limit(
            self.blocks.get(start..end)?,
            LONGEST_BLOCK,
        );
        let text = String::from_utf8(text.ok()?).ok()?;
        let line = text.lines().nth((record - first) as usize)?;
        let mut fields = line.split('\t').map(str::to_owned);
        Some(Definition {
            headword: fields.next()?,
            reading: fields.next()?,
            lines: fields.collect(),
        })
    }
}

/// A compiled dictionary as it is stored.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What it is called, even where its content is damaged.
    pub name: String,
    /// The content, if it can be read.
    pub content: Vec<u8>,
}

/// Gives the dictionaries that were added, in the order in which they are asked.
pub type LoadAdded = fn() -> Vec<Kept>;

static LOAD: OnceLock<LoadAdded> = OnceLock::new();

/// Has `load` asked for the added dictionaries when the window at a word first opens; the
/// first call counts.
pub fn load_added_with(load: LoadAdded) {
    let _ = LOAD.set(load);
}

/// A dictionary that cannot be read any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// The one in the form of CC-CEDICT, whose name is in it.
    Own,
    /// The one added under this name.
    Added(String),
}

/// A dictionary that was added, or what is known of one that is damaged.
pub type Opened = Result<Added, Damaged>;

/// The dictionaries that were added; the one in the form of CC-CEDICT is among them only
/// if it is damaged.
pub fn added() -> &'static [Opened] {
    static ADDED: LazyLock<Vec<Opened>> = LazyLock::new(|| {
        let kept = LOAD.get().map(|load| load()).unwrap_or_default();
        let opened = kept
            .into_iter()
            .map(|kept| Added::open(&kept.content).ok_or(Damaged::Added(kept.name)));
        let damaged = own::is_damaged().then_some(Err(Damaged::Own));
        damaged.into_iter().chain(opened).collect()
    });
    &ADDED
}
