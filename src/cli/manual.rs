//! The command line about itself: completions for shells, and the manual.

use super::{Cli, Outcome};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use std::io::{self, Write};

/// The arguments of `duidu completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
For bash: duidu completions bash > ~/.local/share/bash-completion/completions/duidu
For zsh:  duidu completions zsh > a directory of $fpath/_duidu
For fish: duidu completions fish > ~/.config/fish/completions/duidu.fish")]
pub struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the completions.
pub(super) fn print_completions(completions: &Completions) -> io::Result<Outcome> {
    // It panics where it cannot write, so it writes to memory.
    let mut text = Vec::new();
    clap_complete::generate(completions.shell, &mut Cli::command(), "duidu", &mut text);
    io::stdout().lock().write_all(&text)?;
    Ok(Outcome::Done)
}

/// Prints the manual: a page for the program, and one for each command.
pub(super) fn print_pages() -> io::Result<Outcome> {
    let mut command = Cli::command();
    command.build();
    let mut pages = Vec::new();
    render(&command, &mut pages)?;
    io::stdout().lock().write_all(&pages)?;
    Ok(Outcome::Done)
}

fn render(command: &clap::Command, pages: &mut Vec<u8>) -> io::Result<()> {
    Man::new(command.clone()).render(pages)?;
    for below in command.get_subcommands() {
        // `help` only says what the others say.
        if below.get_name() != "help" {
            render(below, pages)?;
        }
    }
    Ok(())
}
