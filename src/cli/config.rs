//! `duidu config`: the settings there are, where the user's are, and whether
//! they are right.

use super::{Outcome, complain};
use crate::config::{self, Config};
use crate::error::Error;
use crate::text::clean_line;
use clap::Args;
use std::io::{self, Write};

/// The arguments of `duidu config`.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
#[command(after_help = "\
To begin with all settings and keys, each with what it does:
  duidu config --default > \"$(duidu config --path)\"")]
pub struct ConfigCommand {
    /// Print every setting and every key as they are without a file.
    #[arg(long)]
    default: bool,
    /// List what is wrong with your file, with its lines.
    #[arg(long)]
    check: bool,
    /// Print where your file is, or would be.
    #[arg(long)]
    path: bool,
}

impl ConfigCommand {
    pub(super) fn run(&self) -> io::Result<Outcome> {
        let mut out = io::stdout().lock();
        if self.default {
            write!(out, "{}", config::default_text())?;
            return Ok(Outcome::Done);
        }
        let Some(path) = config::path() else {
            complain(&Error::NoHome);
            return Ok(Outcome::Partly);
        };
        if self.path {
            writeln!(out, "{}", path.display())?;
            return Ok(Outcome::Done);
        }
        let name = clean_line(&path.to_string_lossy());
        let (_, mistakes) = Config::load();
        for mistake in &mistakes {
            complain(&mistake.told(&name));
        }
        if !mistakes.is_empty() {
            return Ok(Outcome::Partly);
        }
        let state = if path.exists() {
            "no mistakes"
        } else {
            "not there: the defaults are in force"
        };
        writeln!(out, "{name}: {state}")?;
        Ok(Outcome::Done)
    }
}
