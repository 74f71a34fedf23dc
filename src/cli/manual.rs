//! The command line about itself: completions for shells, and the manual.

mod sections;

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
    render_program(&command, &mut pages)?;
    for below in commands_below(&command) {
        render(below, &mut pages)?;
    }
    io::stdout().lock().write_all(&pages)?;
    Ok(Outcome::Done)
}

/// The page of the program, which has more to say than its command line.
fn render_program(command: &clap::Command, pages: &mut Vec<u8>) -> io::Result<()> {
    // What follows the options in `--help` is said by the sections.
    let page = Man::new(command.clone().after_help(None).after_long_help(None));
    page.render_title(pages)?;
    page.render_name_section(pages)?;
    page.render_synopsis_section(pages)?;
    page.render_description_section(pages)?;
    page.render_options_section(pages)?;
    page.render_subcommands_section(pages)?;
    sections::write(pages)?;
    page.render_version_section(pages)
}

fn render(command: &clap::Command, pages: &mut Vec<u8>) -> io::Result<()> {
    Man::new(command.clone()).render(pages)?;
    for below in commands_below(command) {
        render(below, pages)?;
    }
    Ok(())
}

/// `help` only says what the others say.
fn commands_below(command: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    let commands = command.get_subcommands();
    commands.filter(|below| below.get_name() != "help")
}

/// The examples of the manual page, for `--help`.
pub(super) fn examples() -> String {
    let lines = sections::EXAMPLES.map(|(line, does)| format!("  {line}\n      {does}\n"));
    let text = format!("Examples:\n{}", lines.concat());
    text + "\nIn the reader, ? shows the keys. The manual page: duidu man | man -l -"
}
