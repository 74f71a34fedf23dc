//! The configuration: `assets/config.toml`, overlaid by the user's file.

mod choice;
mod file;
mod mistake;
pub mod theme;
mod watch;

use crate::app::settings::Settings;
use crate::keymap::{Chord, Keymap};
use crate::source::limited;
use crate::ui::AUTO;
use crate::wording::{Remark, Wording};
use std::env;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

pub use choice::Choices;
pub use mistake::Mistake;
pub use watch::Watch;

/// What is configured.
#[derive(Clone, Debug)]
pub struct Config {
    /// All but the keys.
    pub choices: Choices,
    /// The keys.
    pub keymap: Keymap,
}

/// The defaults, which are also their own description.
const DEFAULT: &str = include_str!("../assets/config.toml");

impl Config {
    /// The user's configuration, and what is wrong with it: the rest is in
    /// force.
    #[must_use]
    pub fn load() -> (Self, Vec<Mistake>) {
        let mut config = Self::default();
        config.choices.wording = Wording::of_locale(|name| env::var(name).ok());
        config.choices.asks_width = is_wide_locale();
        let mistakes = match path() {
            Some(path) => config.overlay_file(&path),
            None => Vec::new(),
        };
        (config, mistakes)
    }

    fn overlay_file(&mut self, path: &Path) -> Vec<Mistake> {
        let whole = |problem: Remark| {
            let line = None;
            vec![Mistake { line, problem }]
        };
        match limited::read_file(path).map(String::from_utf8) {
            Ok(Ok(source)) => self.overlay(&source),
            Ok(Err(_)) => whole(Remark::new(Wording::not_utf8)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => {
                let error = error.to_string();
                whole(Remark::new(|wording| wording.defaults_in_force(&error)))
            }
        }
    }

    /// Takes what `source`, a file in TOML, says otherwise; returns what is
    /// wrong with it.
    pub fn overlay(&mut self, source: &str) -> Vec<Mistake> {
        file::overlay(&mut self.choices, &mut self.keymap, source)
    }
}

impl Default for Config {
    fn default() -> Self {
        let choices = Choices {
            wording: Wording::default(),
            settings: Settings::default(),
            asks_width: false,
            takes_mouse: None,
            theme: AUTO.to_owned(),
        };
        let keymap = Keymap::default();
        Self { choices, keymap }
    }
}

/// Where the user's file is, or would be.
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(dirs::config_dir()?.join("duidu").join("config.toml"))
}

/// A file with every setting and every key as they are without one.
#[must_use]
pub fn default_text() -> String {
    let mut text = DEFAULT.to_owned();
    for (heading, rows) in Keymap::default().sections() {
        let _ = writeln!(text, "\n# {}", heading.english);
        for row in rows {
            let keys: Vec<String> = row.chords.iter().map(Chord::written).collect();
            let binding = format!("# {} = {keys:?}", row.name);
            let _ = writeln!(text, "{binding:<48} # {}", row.description.english);
        }
    }
    text
}

/// Whether the locale is one of those whose terminals often give two columns to
/// characters that Unicode leaves open.
fn is_wide_locale() -> bool {
    let variables = ["LC_ALL", "LC_CTYPE", "LANG"];
    let locale = variables
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|locale| !locale.is_empty())
        .unwrap_or_default();
    ["zh", "ja", "ko"]
        .iter()
        .any(|language| locale.starts_with(language))
}

#[cfg(test)]
mod tests;
