//! `duidu bookmarks`: what the reader does with bookmarks, for scripts.

mod add;
mod exchange;
mod list;

use super::{Outcome, complain};
use crate::annotation::{Annotation, Annotations, Titles};
use crate::error::Error;
use crate::source::Source;
use crate::storage::{ArticleKey, Contents, Storage};
use crate::wording::Remark;
use clap::{Args, Subcommand, ValueEnum};
use jiff::Timestamp;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use ulid::Ulid;

/// What can be done with bookmarks.
#[derive(Debug, Subcommand)]
pub enum Bookmarks {
    /// Bookmark words of an article; prints `saved ID` once they are on the
    /// disk.
    Add(Add),
    /// Print what is bookmarked.
    List(List),
    /// Delete bookmarks.
    Remove(Remove),
    /// Write bookmarks in the form of another program.
    Export(Export),
    /// Take in bookmarks that were exported as JSON-LD, here or by another
    /// program.
    Import(Import),
    /// Print where bookmarks are kept.
    Path(Path),
}

/// The arguments of `duidu bookmarks add`.
#[derive(Debug, Args)]
#[command(after_help = "\
Words are found whatever their white space and quotation marks; of several
places the first one counts. Words that the article does not hold are named on
standard error, and the exit code is 1.")]
pub struct Add {
    /// A file, or - for standard input; the bundled article if none.
    #[arg(value_name = "SOURCE")]
    source: Option<OsString>,
    /// The words to bookmark, as they stand in the article.
    #[arg(long, value_name = "TEXT", required_unless_present = "stdin")]
    quote: Option<String>,
    /// A note about them.
    #[arg(long, value_name = "TEXT", conflicts_with = "stdin")]
    note: Option<String>,
    /// A tag; may be given several times.
    #[arg(long = "tag", value_name = "TAG", conflicts_with = "stdin")]
    tags: Vec<String>,
    /// Read bookmarks from standard input, one {"quote","note"?,"tags"?} a
    /// line, and answer each in turn.
    #[arg(long, conflicts_with = "quote")]
    stdin: bool,
}

/// The arguments of `duidu bookmarks list`.
#[derive(Debug, Args)]
pub struct List {
    /// Articles; all of them if none.
    #[arg(value_name = "SOURCE")]
    sources: Vec<OsString>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    format: ListFormat,
}

/// How bookmarks are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// For people.
    Text,
    /// A line of JSON per bookmark.
    Jsonl,
}

/// The arguments of `duidu bookmarks remove`.
#[derive(Debug, Args)]
pub struct Remove {
    /// The bookmarks, as `list` names them.
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

/// The arguments of `duidu bookmarks export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Articles; all of them if none.
    #[arg(value_name = "SOURCE")]
    sources: Vec<OsString>,
    /// The form to write.
    #[arg(long, value_enum)]
    format: ExportFormat,
    /// The file to write to; standard output if none.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms that bookmarks are exported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// A note for Obsidian and the like.
    Markdown,
    /// W3C Web Annotations; everything that is kept, to be imported again.
    Jsonld,
    /// A table for Readwise.
    Csv,
    /// The articles, for Zotero and pandoc.
    CslJson,
    /// Cards for Anki.
    Anki,
}

/// The arguments of `duidu bookmarks import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The file to read, or - for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// The arguments of `duidu bookmarks path`.
#[derive(Debug, Args)]
pub struct Path {
    /// An article; without one the directory of everything is printed.
    #[arg(value_name = "SOURCE")]
    source: Option<OsString>,
}

impl Bookmarks {
    /// Does what is asked.
    ///
    /// # Errors
    ///
    /// If standard output cannot be written.
    pub fn run(self) -> io::Result<Outcome> {
        let storage = match Storage::open() {
            Ok(storage) => storage,
            Err(error) => {
                complain(&error);
                return Ok(Outcome::Partly);
            }
        };
        match self {
            Self::Add(add) => add::run(&storage, &add),
            Self::List(list) => list::run(&storage, &list),
            Self::Remove(remove) => remove_all(&storage, &remove.ids),
            Self::Export(export) => exchange::export(&storage, &export),
            Self::Import(import) => exchange::import(&storage, &import.file),
            Self::Path(path) => print_path(&storage, path.source.as_ref()),
        }
    }
}

/// The key of the article that an argument names.
fn key(argument: &OsString) -> Result<ArticleKey, Error> {
    let source = Source::from_argument(argument);
    // Only what is read from standard input is known by its text.
    let text = match source {
        Source::StandardInput => source.article(None)?.article.text.to_string(),
        _ => String::new(),
    };
    Ok(ArticleKey::new(&source, &text))
}

/// Tells what is wrong with the files.
fn tell(notices: &[Remark]) -> Outcome {
    for notice in notices {
        complain(notice);
    }
    if notices.is_empty() {
        Outcome::Done
    } else {
        Outcome::Partly
    }
}

fn remove_all(storage: &Storage, ids: &[String]) -> io::Result<Outcome> {
    let mut out = io::stdout().lock();
    let library = storage.library();
    let mut outcome = tell(&library.notices);
    for id in ids {
        match remove(storage, &library, id) {
            Ok(()) => writeln!(out, "removed {id}")?,
            Err(problem) => {
                complain(&problem);
                outcome = Outcome::Partly;
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn remove(storage: &Storage, library: &Contents, id: &str) -> Result<(), String> {
    let shown = crate::text::clean_line(id);
    let known = || {
        let id = Ulid::from_string(&id.to_uppercase()).ok()?;
        let mut records = library.records.iter();
        records.find_map(|record| Some((record, record.annotations.get(id)?)))
    };
    let (record, annotation) = known()
        .filter(|(_, annotation)| !annotation.deleted)
        .ok_or_else(|| format!("{shown}: no such bookmark; duidu bookmarks list has them all"))?;
    let deleted = Annotation {
        deleted: true,
        ..annotation.clone()
    };
    let deleted = Annotations::new([deleted.renewed(Timestamp::now())]);
    let key = ArticleKey::from_record(&record.article);
    let saved = storage.save(&key, &Titles::default(), &deleted);
    saved
        .map(drop)
        .map_err(|error| format!("{shown} is not removed: {error}"))
}

fn print_path(storage: &Storage, source: Option<&OsString>) -> io::Result<Outcome> {
    let path = match source.map(key) {
        None => storage.directory().to_owned(),
        Some(Ok(key)) => storage.record_file(&key),
        Some(Err(error)) => {
            complain(&error);
            return Ok(Outcome::Partly);
        }
    };
    // As it is: whoever asks for it hands it on.
    let mut out = io::stdout().lock();
    out.write_all(path.as_os_str().as_encoded_bytes())?;
    writeln!(out)?;
    Ok(Outcome::Done)
}
