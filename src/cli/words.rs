//! `duidu words`: the vocabulary, for scripts.

use super::{Outcome, complain, json};
use crate::annotation::export::{anki_words, csv_words, markdown_words};
use crate::annotation::{KeptWord, Vocabulary, WordState, described};
use crate::source::limited;
use crate::storage::Storage;
use crate::text::{Language, clean_line};
use clap::{Args, Subcommand, ValueEnum};
use jiff::Timestamp;
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

/// What can be done with the vocabulary.
#[derive(Debug, Subcommand)]
pub enum Words {
    /// Print the words that are kept.
    List(List),
    /// Write them in the form of other programs.
    Export(Export),
    /// Keep words; prints `saved WORD` for each once it is on the disk.
    Add(Add),
    /// Delete words.
    Remove(Remove),
}

/// The arguments of `duidu words list`.
#[derive(Debug, Args)]
pub struct List {
    /// Only words of this state.
    #[arg(long, value_enum)]
    state: Option<State>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    format: ListFormat,
}

/// The arguments of `duidu words export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Only words of this state.
    #[arg(long, value_enum)]
    state: Option<State>,
    /// The form to write.
    #[arg(long, value_enum)]
    format: ExportFormat,
    /// The file to write to; standard output if none.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The arguments of `duidu words add`.
#[derive(Debug, Args)]
pub struct Add {
    /// The words.
    #[arg(value_name = "WORD", required_unless_present = "stdin")]
    words: Vec<String>,
    /// Read one word a line from standard input.
    #[arg(long, conflicts_with = "words")]
    stdin: bool,
    /// The state they get.
    #[arg(long, value_enum, default_value_t = State::New)]
    state: State,
    /// The sentence they were met in.
    #[arg(long, value_name = "TEXT")]
    sentence: Option<String>,
}

/// The arguments of `duidu words remove`.
#[derive(Debug, Args)]
pub struct Remove {
    /// The words, as `list` prints them.
    #[arg(value_name = "WORD", required = true)]
    words: Vec<String>,
}

/// What the reader makes of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum State {
    New,
    Learning,
    Known,
    Ignored,
}

impl From<State> for WordState {
    fn from(state: State) -> Self {
        match state {
            State::New => Self::New,
            State::Learning => Self::Learning,
            State::Known => Self::Known,
            State::Ignored => Self::Ignored,
        }
    }
}

/// How words are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// For people: word, reading, state, meaning, with tabs between.
    Text,
    /// A line of JSON per word.
    Jsonl,
}

/// The forms that words are exported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// Notes for Anki.
    Anki,
    /// A table.
    Csv,
    /// A list.
    Markdown,
}

impl Words {
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
            Self::List(list) => print_list(&storage, &list),
            Self::Export(export) => print_export(&storage, &export),
            Self::Add(add) => add_all(&storage, &add),
            Self::Remove(remove) => remove_all(&storage, &remove.words),
        }
    }
}

/// The words of `state`, or all of them, the latest last.
fn words(storage: &Storage, state: Option<State>) -> (Vec<KeptWord>, Outcome) {
    let (vocabulary, outcome) = read(storage);
    let state = state.map(WordState::from);
    let is_wanted = |word: &&KeptWord| state.is_none_or(|state| word.state == state);
    let mut words: Vec<KeptWord> = vocabulary.kept().filter(is_wanted).cloned().collect();
    words.sort_by_key(|word| word.created);
    (words, outcome)
}

fn read(storage: &Storage) -> (Vocabulary, Outcome) {
    match storage.vocabulary() {
        Ok((vocabulary, notices)) => {
            for notice in &notices {
                complain(notice);
            }
            let is_sound = notices.is_empty();
            let outcome = if is_sound {
                Outcome::Done
            } else {
                Outcome::Partly
            };
            (vocabulary, outcome)
        }
        Err(error) => {
            complain(&error);
            (Vocabulary::default(), Outcome::Partly)
        }
    }
}

fn print_list(storage: &Storage, list: &List) -> io::Result<Outcome> {
    let (words, outcome) = words(storage, list.state);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for word in &words {
        match list.format {
            ListFormat::Text => {
                let fields = [&word.word, &word.reading, word.state.name(), &word.meaning];
                writeln!(out, "{}", fields.map(clean_line).join("\t"))?;
            }
            ListFormat::Jsonl => {
                json::write_line(&mut out, word)?;
                writeln!(out)?;
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn print_export(storage: &Storage, export: &Export) -> io::Result<Outcome> {
    let (words, outcome) = words(storage, export.state);
    let text = match export.format {
        ExportFormat::Anki => anki_words(&words),
        ExportFormat::Csv => csv_words(&words),
        ExportFormat::Markdown => markdown_words(&words),
    };
    match &export.output {
        None => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Some(path) => {
            if let Err(error) = fs::write(path, &text) {
                complain(&format!("{}: {error}", clean_line(&path.to_string_lossy())));
                return Ok(Outcome::Partly);
            }
        }
    }
    Ok(outcome)
}

fn add_all(storage: &Storage, add: &Add) -> io::Result<Outcome> {
    let mut outcome = Outcome::Done;
    if !add.stdin {
        for word in &add.words {
            outcome = outcome.and(answer("saved", word, add_one(storage, add, word))?);
        }
        return Ok(outcome);
    }
    let mut lines = io::stdin().lock();
    while lines.fill_buf().is_ok_and(|buffer| !buffer.is_empty()) {
        let line = match limited::read_line(&mut lines) {
            Ok(Some(line)) => String::from_utf8_lossy(&line).trim().to_owned(),
            Ok(None) => break,
            Err(error) => {
                complain(&error);
                return Ok(Outcome::Partly);
            }
        };
        if !line.is_empty() {
            outcome = outcome.and(answer("saved", &line, add_one(storage, add, &line))?);
        }
    }
    Ok(outcome)
}

/// Keeps one word, and returns once it is on the disk.
fn add_one(storage: &Storage, add: &Add, word: &str) -> Result<(), String> {
    let now = Timestamp::now();
    let word = KeptWord {
        state: add.state.into(),
        sentence: clean_line(add.sentence.as_deref().unwrap_or_default()),
        ..described(word, None, now)
    };
    let (known, _) = storage.vocabulary().map_err(|error| error.to_string())?;
    let word = match known.find(word.language, &word.word) {
        // Later than what is there, deleted or not.
        Some(known) => KeptWord {
            updated: known.updated,
            created: if known.deleted { now } else { known.created },
            ..word
        }
        .renewed(now),
        None => word,
    };
    save(storage, word)
}

fn remove_all(storage: &Storage, words: &[String]) -> io::Result<Outcome> {
    let (vocabulary, mut outcome) = read(storage);
    for name in words {
        let known = [Language::Chinese, Language::English];
        let mut known = known
            .into_iter()
            .filter_map(|language| vocabulary.get(language, name));
        let removed = match known.next() {
            Some(word) => {
                let deleted = KeptWord {
                    deleted: true,
                    ..word.clone()
                };
                save(storage, deleted.renewed(Timestamp::now()))
            }
            None => Err("no such word; duidu words list has them all".to_owned()),
        };
        outcome = outcome.and(answer("removed", name, removed)?);
    }
    Ok(outcome)
}

fn save(storage: &Storage, word: KeptWord) -> Result<(), String> {
    let saved = storage.save_vocabulary(&Vocabulary::new([word]));
    saved
        .map(drop)
        .map_err(|error| format!("NOT SAVED: {error}"))
}

/// Says on standard output what is done, on standard error what is not.
fn answer(done: &str, word: &str, result: Result<(), String>) -> io::Result<Outcome> {
    let word = clean_line(word);
    match result {
        Ok(()) => {
            let mut out = io::stdout().lock();
            writeln!(out, "{done} {word}")?;
            out.flush()?;
            Ok(Outcome::Done)
        }
        Err(problem) => {
            complain(&format!("{word}: {problem}"));
            Ok(Outcome::Partly)
        }
    }
}
