//! `duidu dictionary`: dictionaries of the reader's own. One in the form of CC-CEDICT is
//! read in place of the one that is part of the program, any others beside it.

mod files;

use super::{Outcome, complain};
use crate::lexicon::formats::{StarDict, book_name, dictd, ecdict, stardict};
use crate::lexicon::{self, Added, Collection, Fault, Title};
use crate::storage::Storage;
use crate::text::{clean_line, floor_char_boundary};
use crate::wording::Wording;
use clap::{Args, Subcommand, ValueHint};
use files::Files;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What the dictionary that is part of the program is called.
const BUILT_IN: &str = "CC-CEDICT of 2024-06-07, which comes with duidu";
/// What one in place of that is called whose name cannot be read any more.
const DAMAGED: &str = "your dictionary in place of the built-in one";
/// The longest name of a dictionary, in bytes: the name of its file has up to three for
/// each.
const LONGEST_NAME: usize = 80;

/// What can be done with dictionaries.
#[derive(Debug, Subcommand)]
pub enum Dictionary {
    /// Use this dictionary from now on. One in the form of CC-CEDICT takes the place of the
    /// one that comes with the program: words are looked up in it, and it tells which
    /// sentences translate each other. Any other is asked beside it.
    Add(Add),
    /// Print which dictionaries are used, and check that they are whole.
    List,
    /// Remove a dictionary that was added.
    Remove(Remove),
}

/// The arguments of `duidu dictionary add`.
#[derive(Debug, Args)]
pub struct Add {
    /// CC-CEDICT (.u8), StarDict (.ifo, with .idx and .dict beside it), dictd (.index, with
    /// .dict beside it) or ECDICT (.csv), as it is or compressed with gzip.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,
    /// What to call it; otherwise as it calls itself, or as its file is called.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// The arguments of `duidu dictionary remove`.
#[derive(Debug, Args)]
pub struct Remove {
    /// Which one, or how its name begins; not needed where only one was added.
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

impl Dictionary {
    /// Does what is asked.
    pub(super) fn run(self) -> io::Result<Outcome> {
        let done = Storage::open()
            .map_err(|error| error.to_string())
            .and_then(|storage| {
                match self {
                    Self::Add(add) => added(&storage, &add)?,
                    Self::List => {}
                    Self::Remove(remove) => removed(&storage, remove.name.as_deref())?,
                }
                Ok(kept(&storage))
            });
        match done {
            Ok(kept) => print(&kept),
            Err(problem) => {
                complain(&problem);
                Ok(Outcome::Partly)
            }
        }
    }
}

/// A dictionary that was added.
struct Kept {
    name: String,
    /// Whether it is read in place of the one that is part of the program.
    is_own: bool,
    /// What it has; nothing if it is damaged.
    size: Option<String>,
}

/// The dictionaries that were added, that in the form of CC-CEDICT first.
fn kept(storage: &Storage) -> Vec<Kept> {
    let own = storage.dictionary().map(|bytes| {
        let title = lexicon::title(&bytes);
        Kept {
            size: title.as_ref().map(|title| entries(title.entries)),
            name: title.map_or_else(|| DAMAGED.to_owned(), |Title { name, .. }| name),
            is_own: true,
        }
    });
    let added = storage.added_dictionaries().into_iter().map(|kept| Kept {
        size: Added::open(&kept.content).map(|added| size(&added)),
        name: kept.name,
        is_own: false,
    });
    own.into_iter().chain(added).collect()
}

fn size(added: &Added) -> String {
    let languages = match (added.english, added.chinese) {
        (_, 0) => "English",
        (0, _) => "Chinese",
        _ => "English and Chinese",
    };
    format!("{}, {languages}", entries(added.articles.into()))
}

fn entries(count: u64) -> String {
    match count {
        1 => "1 entry".to_owned(),
        count => format!("{count} entries"),
    }
}

fn print(kept: &[Kept]) -> io::Result<Outcome> {
    let mut out = io::stdout().lock();
    if !kept.iter().any(|kept| kept.is_own && kept.size.is_some()) {
        writeln!(out, "{BUILT_IN}")?;
    }
    for kept in kept {
        if let Some(size) = &kept.size {
            writeln!(out, "{}, {size}", kept.name)?;
        }
    }
    out.flush()?;
    let damaged: Vec<&Kept> = kept.iter().filter(|kept| kept.size.is_none()).collect();
    for kept in &damaged {
        complain(&Wording::English.damaged_dictionary(&kept.name));
    }
    Ok(if damaged.is_empty() {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}

fn added(storage: &Storage, add: &Add) -> Result<(), String> {
    let shown = clean_line(&add.file.to_string_lossy());
    let files = files::read(&add.file).map_err(|problem| format!("{shown}: {problem}"))?;
    let name = |itself: Option<&str>| {
        let given = add.name.as_deref().or(itself).map(as_name);
        let given = given.filter(|name| !name.is_empty());
        given.unwrap_or_else(|| as_name(&file_name(&add.file)))
    };
    let kept = if let Files::CcCedict(text) = &files {
        let compiled = lexicon::compile(&name(None), text)
            .ok_or_else(|| format!("{shown}: {}", Fault::Empty))?;
        storage.keep_dictionary(&compiled)
    } else {
        let mut collection = Collection::default();
        let itself = collect(&files, &mut collection);
        let name = itself.map(|itself| name(itself.as_deref()));
        let compiled = name.and_then(|name| Ok((collection.finish(&name)?, name)));
        let (compiled, name) = compiled.map_err(|fault| format!("{shown}: {fault}"))?;
        storage.keep_added_dictionary(&name, &compiled)
    };
    kept.map_err(|error| error.to_string())
}

/// Tells `to` of all articles; returns what the dictionary calls itself.
fn collect(files: &Files, to: &mut Collection) -> Result<Option<String>, Fault> {
    match files {
        Files::CcCedict(_) => Ok(None),
        Files::Ecdict(table) => ecdict(table, to).map(|()| None),
        Files::Dictd(index, texts) => dictd(index, texts, to),
        Files::StarDict(info, index, texts, synonyms) => {
            let files = StarDict {
                info,
                index,
                texts,
                synonyms: synonyms.as_deref(),
            };
            stardict(&files, to)?;
            Ok(book_name(info).map(str::to_owned))
        }
    }
}

/// A name that can be shown, and be that of a file.
fn as_name(name: &str) -> String {
    let name = clean_line(name);
    let name = name.trim();
    name[..floor_char_boundary(name, LONGEST_NAME)].to_owned()
}

fn file_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn removed(storage: &Storage, name: Option<&str>) -> Result<(), String> {
    let mut kept = kept(storage);
    let chosen = match name {
        Some(name) => {
            let name = name.to_lowercase();
            let is_that = |kept: &&Kept| kept.name.to_lowercase() == name;
            if kept.iter().any(|kept| is_that(&kept)) {
                kept.retain(|kept| is_that(&kept));
            } else {
                kept.retain(|kept| kept.name.to_lowercase().starts_with(&name));
            }
            if kept.is_empty() {
                let name = clean_line(&name);
                return Err(format!("no dictionary called {name} has been added"));
            }
            kept
        }
        None => kept,
    };
    match chosen.as_slice() {
        [] => Err("no dictionary has been added".to_owned()),
        [one] => {
            let removed = if one.is_own {
                storage.remove_dictionary()
            } else {
                storage.remove_added_dictionary(&one.name)
            };
            removed.map(drop).map_err(|error| error.to_string())
        }
        several => {
            let names: Vec<&str> = several.iter().map(|kept| kept.name.as_str()).collect();
            Err(format!("which one is to be removed: {}?", names.join(", ")))
        }
    }
}
