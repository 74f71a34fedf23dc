//! Arguments in, exit code out.

use clap::Parser;
use duidu::cli::plain::When;
use duidu::cli::{self, Cli, Outcome, complain};
use duidu::error::Error;
use duidu::lexicon;
use duidu::storage;
use duidu::terminal;
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Cli::parse();
    lexicon::load_with(storage::own_dictionary);
    lexicon::load_added_with(storage::added_dictionaries);
    let done = match arguments.command {
        Some(command) => printed(command.run()),
        None => read(&arguments),
    };
    match done {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partly) => ExitCode::FAILURE,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &Cli) -> Result<Outcome, Error> {
    arguments.reject_misspelt_command();
    let sources = arguments.reading_list();
    if arguments.refresh {
        cli::refresh(&sources);
    }
    if arguments.is_printed() {
        printed(cli::print_articles(arguments, &sources))
    } else {
        let has_color = arguments.color != When::Never;
        terminal::read(&sources, arguments.encoding, has_color)
    }
}

/// What became of printing. A reader of our output that has seen enough, as
/// `head` has, is no failure.
fn printed(result: io::Result<Outcome>) -> Result<Outcome, Error> {
    match result {
        Ok(outcome) => Ok(outcome),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Outcome::Done),
        Err(error) => Err(Error::Output(error)),
    }
}
