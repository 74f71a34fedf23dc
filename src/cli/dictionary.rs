//! `duidu dictionary`: a dictionary of the reader's own in place of the one that is part
//! of the program.

use super::{Outcome, complain};
use crate::lexicon::{self, Title};
use crate::storage::Storage;
use crate::text::clean_line;
use clap::{Args, Subcommand, ValueHint};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What the dictionary that is part of the program is called.
const BUILT_IN: &str = "CC-CEDICT of 2024-06-07, which comes with duidu";
/// The longest text that is read: many times CC-CEDICT.
const LONGEST: u64 = 256 << 20;
/// What a compressed file begins with.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What can be done with dictionaries.
#[derive(Debug, Subcommand)]
pub enum Dictionary {
    /// Use this dictionary from now on: words are looked up in it, and it tells which
    /// sentences translate each other.
    Add(Add),
    /// Print which dictionary is used.
    List,
    /// Use the dictionary again that comes with the program.
    Remove,
}

/// The arguments of `duidu dictionary add`.
#[derive(Debug, Args)]
pub struct Add {
    /// A file in the form of CC-CEDICT (.u8), as it is or compressed with gzip.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,
}

impl Dictionary {
    /// Does what is asked.
    pub(super) fn run(self) -> io::Result<Outcome> {
        let done = match Storage::open() {
            Ok(storage) => match self {
                Self::Add(add) => added(&storage, &add.file),
                Self::List => Ok(listed(&storage)),
                Self::Remove => removed(&storage),
            },
            Err(error) => Err(error.to_string()),
        };
        match done {
            Ok(told) => {
                let mut out = io::stdout().lock();
                writeln!(out, "{told}")?;
                out.flush()?;
                Ok(Outcome::Done)
            }
            Err(problem) => {
                complain(&problem);
                Ok(Outcome::Partly)
            }
        }
    }
}

fn added(storage: &Storage, file: &Path) -> Result<String, String> {
    let shown = clean_line(&file.to_string_lossy());
    let text = text(file).map_err(|error| format!("{shown}: {error}"))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let compiled = lexicon::compile(&clean_line(&name), &text).ok_or_else(|| {
        format!("{shown}: no entries of CC-CEDICT in it: 傳統 传统 [chuan2 tong3] /tradition/")
    })?;
    storage
        .keep_dictionary(&compiled)
        .map_err(|error| error.to_string())?;
    Ok(listed(storage))
}

/// The text of a file, which may be compressed.
fn text(file: &Path) -> io::Result<String> {
    let mut start = Vec::new();
    let mut opened = File::open(file)?;
    Read::by_ref(&mut opened).take(2).read_to_end(&mut start)?;
    let is_compressed = start == GZIP;
    let whole = io::Cursor::new(start).chain(opened);
    let mut bytes = Vec::new();
    if is_compressed {
        let text = MultiGzDecoder::new(whole);
        text.take(LONGEST + 1).read_to_end(&mut bytes)?;
    } else {
        whole.take(LONGEST + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > LONGEST {
        return Err(io::Error::other("longer than any dictionary"));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::other("not UTF-8"))
}

fn listed(storage: &Storage) -> String {
    match storage
        .dictionary()
        .and_then(|bytes| lexicon::title(&bytes))
    {
        Some(Title { name, entries: 1 }) => format!("{name}, 1 entry"),
        Some(Title { name, entries }) => format!("{name}, {entries} entries"),
        None => BUILT_IN.to_owned(),
    }
}

fn removed(storage: &Storage) -> Result<String, String> {
    match storage.remove_dictionary() {
        Ok(true) => Ok(BUILT_IN.to_owned()),
        Ok(false) => Err("no dictionary has been added".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}
