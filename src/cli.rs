//! The command line: what can be asked for, and the answers that need no
//! screen.

use crate::article::Article;
use crate::quotation::{self, Analysis};
use crate::source::{self, Encoding, Source};
use crate::text::{CleanText, nearest};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use line_filter::LineFilter;
use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

mod align;
pub mod bookmarks;
mod config;
mod corrections;
pub mod dictionary;
mod json;
mod line_filter;
mod manual;
pub mod plain;
mod quotes;
pub mod words;

const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nLicence: MIT OR Apache-2.0",
    "\nDictionary: CC-CEDICT, 2024-06-07, CC BY-SA 4.0, https://cc-cedict.org",
    "\nWord list: jieba, MIT, https://github.com/fxsjy/jieba",
    "\nCharacters: OpenCC, Apache-2.0, https://github.com/BYVoid/OpenCC",
    "\nLevels: HSK word lists of the library hsk, MIT",
);

/// Read two texts side by side, and see who said what.
#[derive(Debug, Parser)]
#[command(
    version,
    long_version = LONG_VERSION,
    args_conflicts_with_subcommands = true,
    after_help = manual::examples()
)]
pub struct Cli {
    /// Files, directories and addresses (http, https) to read, or - for standard
    /// input; without any, what is piped in, else the library, or the bundled
    /// article while that is all there is.
    #[arg(value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
    pub sources: Vec<OsString>,
    /// Read them in this encoding (GBK, Big5, UTF-16LE, …) instead of the one
    /// they seem to be in.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
    /// The Chinese text of an article whose English is in another file.
    #[arg(
        long,
        value_name = "FILE",
        requires = "en",
        conflicts_with = "sources",
        value_hint = ValueHint::FilePath
    )]
    pub zh: Option<PathBuf>,
    /// The English text of an article whose Chinese is in another file.
    #[arg(long, value_name = "FILE", requires = "zh", value_hint = ValueHint::FilePath)]
    pub en: Option<PathBuf>,
    /// Print the text, each paragraph with who speaks in it, instead of the
    /// screen: for pipes and screen readers. So it is where TERM is dumb.
    #[arg(long)]
    pub plain: bool,
    /// When names are in colour. In the reader, `never` is as `NO_COLOR`.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: plain::When,
    /// Ask whether pages that were read before have changed.
    #[arg(long)]
    pub refresh: bool,
    /// What to do instead of reading.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done without the screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print who said what.
    Quotes(Quotes),
    /// Print which sentences of two texts translate each other.
    Align(align::Align),
    /// Add, list, remove, export and import bookmarks.
    #[command(subcommand)]
    Bookmarks(bookmarks::Bookmarks),
    /// Add dictionaries of your own, see which are used, or remove one.
    #[command(subcommand)]
    Dictionary(dictionary::Dictionary),
    /// Print the settings there are, or check yours.
    Config(config::ConfigCommand),
    /// List, export, add and remove the words of the vocabulary.
    #[command(subcommand)]
    Words(words::Words),
    /// Print what a shell needs to complete the command line of duidu.
    Completions(manual::Completions),
    /// Print the manual page.
    Man,
}

/// The arguments of `duidu quotes`.
#[derive(Debug, Args)]
pub struct Quotes {
    /// Files, or - for standard input; the bundled article if none.
    #[arg(value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
    sources: Vec<OsString>,
    /// Read them in this encoding instead of the one they seem to be in.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<&'static Encoding>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Say of each quotation why it was found and given to its speaker.
    #[arg(long)]
    explain: bool,
    /// Read {"id","text"} lines and print one line of quotations for each, in
    /// the same order.
    #[arg(long, conflicts_with = "format")]
    corpus: bool,
    #[command(flatten)]
    filter: LineFilter,
}

/// How quotations are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a paragraph each.
    Text,
    /// An array of articles.
    Json,
    /// A line per article.
    Jsonl,
    /// A row per quotation.
    Csv,
}

/// Whether everything asked for was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything.
    Done,
    /// All but what standard error has been told of.
    Partly,
}

/// The sources to read: those that `arguments` name, or else what is piped in.
#[must_use]
pub fn sources_to_read(arguments: &[OsString]) -> Vec<Source> {
    if arguments.is_empty() && source::is_piped_in() {
        return vec![Source::StandardInput];
    }
    sources(arguments)
}

/// The sources that `arguments` name; the bundled article if none.
#[must_use]
pub fn sources(arguments: &[OsString]) -> Vec<Source> {
    if arguments.is_empty() {
        return vec![Source::Bundled];
    }
    arguments
        .iter()
        .flat_map(|argument| Source::from_argument(argument).expanded())
        .collect()
}

impl Outcome {
    /// Both together: everything only if both are.
    fn and(self, other: Self) -> Self {
        if self == Self::Done { other } else { self }
    }
}

impl Cli {
    /// Whether the text is printed: the reader has no screen, or wants none.
    #[must_use]
    pub fn is_printed(&self) -> bool {
        self.plain || plain::is_dumb() || !io::stdout().is_terminal()
    }

    /// Ends the program where the first source is no file but a misspelt
    /// command: what follows it are arguments.
    pub fn reject_misspelt_command(&self) {
        let Some(name) = self.sources.first().and_then(|name| name.to_str()) else {
            return;
        };
        let is_word = name.chars().all(|letter| letter.is_ascii_lowercase());
        if !is_word || Path::new(name).exists() {
            return;
        }
        let mut command = Self::command();
        let known = command.get_subcommands().map(clap::Command::get_name);
        if let Some(meant) = nearest(name, known) {
            let problem = format!("no file and no command `{name}`; did you mean `{meant}`?");
            command.error(ErrorKind::InvalidSubcommand, problem).exit();
        }
    }

    /// What is to be read.
    #[must_use]
    pub fn reading_list(&self) -> Vec<Source> {
        match (&self.zh, &self.en) {
            (Some(zh), Some(en)) => vec![Source::Facing(zh.clone(), en.clone())],
            _ => sources_to_read(&self.sources),
        }
    }
}

/// Asks the servers of the pages among `sources` whether they have changed; one
/// that does not answer is told of, and the page shown as it was.
pub fn refresh(sources: &[Source]) {
    for source in sources {
        if let Err(error) = source.refresh() {
            complain(&error);
        }
    }
}

/// The encoding that `name` stands for, by any label browsers know.
fn encoding(name: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(name.as_bytes()).ok_or_else(|| {
        "no such encoding; try GBK, GB18030, Big5, UTF-16LE or windows-1252".to_owned()
    })
}

impl Command {
    /// Does what is asked.
    ///
    /// # Errors
    ///
    /// If standard output cannot be written.
    pub fn run(self) -> io::Result<Outcome> {
        match self {
            Self::Quotes(quotes) if quotes.corpus => {
                let sources = sources_or_input(&quotes.sources);
                quotes::print_corpus(quotes.filter, sources, quotes.explain)
            }
            Self::Quotes(quotes) => print_quotes(&quotes),
            Self::Align(align) => align.run(),
            Self::Bookmarks(bookmarks) => bookmarks.run(),
            Self::Dictionary(dictionary) => dictionary.run(),
            Self::Config(config) => config.run(),
            Self::Words(words) => words.run(),
            Self::Completions(completions) => manual::print_completions(&completions),
            Self::Man => manual::print_pages(),
        }
    }
}

/// A corpus comes from standard input unless files are named.
fn sources_or_input(arguments: &[OsString]) -> Vec<Source> {
    if arguments.is_empty() {
        vec![Source::StandardInput]
    } else {
        sources(arguments)
    }
}

/// Prints the text of every source: what the reader does where there is no
/// screen to show it on.
///
/// # Errors
///
/// If standard output cannot be written.
pub fn print_articles(arguments: &Cli, sources: &[Source]) -> io::Result<Outcome> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let plain = plain::Plain {
        // On a terminal it is the reader's screen.
        names_speakers: arguments.plain || io::stdout().is_terminal(),
        has_color: arguments.color.applies(),
    };
    let outcome = each_article(sources, arguments.encoding, |_, article| {
        plain::print(&article, plain, &mut out)
    })?;
    out.flush()?;
    Ok(outcome)
}

fn print_quotes(quotes: &Quotes) -> io::Result<Outcome> {
    // Standard output by itself looks for the end of a line in every piece.
    let out = io::BufWriter::new(io::stdout().lock());
    let mut printer = quotes::Printer::new(quotes.format, quotes.explain, out)?;
    let outcome = each_article(
        &sources(&quotes.sources),
        quotes.encoding,
        |source, article| {
            let analysis: Analysis = quotation::analyse(&article);
            printer.print(&source.name(), &article, &analysis)
        },
    )?;
    printer.finish()?;
    Ok(outcome)
}

/// Reads every source and hands it on; one that cannot be read is left out.
/// Standard error is told which, and what had to be guessed of the others.
fn each_article(
    sources: &[Source],
    encoding: Option<&'static Encoding>,
    mut with: impl FnMut(&Source, Article) -> io::Result<()>,
) -> io::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for source in sources {
        match source.article(encoding) {
            Ok(read) => {
                if let Some(notice) = read.notice {
                    complain(&format!("{}: {notice}", source.name()));
                }
                with(source, read.article)?;
            }
            Err(error) => {
                complain(&error);
                outcome = Outcome::Partly;
            }
        }
    }
    Ok(outcome)
}

/// Tells `problem` on standard error, which may be a terminal: what it quotes
/// of a file is made safe to show. Where nobody listens any more, as after a
/// hang-up, there is nobody to tell.
pub fn complain(problem: &impl Display) {
    let problem = CleanText::from_owned(problem.to_string());
    let _ = writeln!(io::stderr(), "duidu: {}", &*problem);
}
