//! The configuration: `assets/config.toml`, overlaid by the user's file.

use crate::app::settings::{Settings, Spelling};
use crate::error::Error;
use crate::source::limited;
use crate::text::{Ambiguous, Widths, clean_line};
use serde::Deserialize;
use std::io;
use std::path::{Path, PathBuf};

/// What is configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// How the text is set.
    pub settings: Settings,
    /// Whether the terminal is to be asked how wide ambiguous characters are.
    pub asks_width: bool,
}

/// The defaults, which are also their own description.
const DEFAULT: &str = include_str!("../assets/config.toml");

/// A configuration file; whatever it leaves out is left as it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    text: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Text {
    ambiguous: Option<Choice>,
    spacing: Option<u16>,
    readings: Option<Readings>,
    zh: Side,
    en: Side,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Side {
    measure: Option<u16>,
    indent: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Choice {
    Narrow,
    Wide,
    Auto,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Readings {
    Pinyin,
    Zhuyin,
}

impl Config {
    /// The user's configuration, and what is wrong with it if something is:
    /// then the defaults are in force.
    #[must_use]
    pub fn load() -> (Self, Option<Error>) {
        let Some(path) = path() else {
            return (Self::default(), None);
        };
        match Self::read(&path) {
            Ok(config) => (config, None),
            Err(error) => (Self::default(), Some(error)),
        }
    }

    fn read(path: &Path) -> Result<Self, Error> {
        let wrong = |problem: String| Error::Config {
            path: path.to_owned(),
            problem,
        };
        let source = match limited::read_file(path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| wrong("not UTF-8".to_owned()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(wrong(error.to_string())),
        };
        Self::default().overlaid(&source).map_err(wrong)
    }

    /// This configuration with what `source`, a file in TOML, says otherwise.
    ///
    /// # Errors
    ///
    /// If `source` cannot be understood: where, and why.
    fn overlaid(mut self, source: &str) -> Result<Self, String> {
        let File { text } = toml::from_str(source).map_err(|error| described(source, &error))?;
        // A Chinese character is two columns wide.
        for (side, language, columns) in [(&text.zh, 0, 2), (&text.en, 1, 1)] {
            if let Some(measure) = side.measure {
                self.settings.measure[language] = measure.max(4).saturating_mul(columns);
            }
            if let Some(indent) = side.indent {
                self.settings.indent[language] = indent.saturating_mul(columns);
            }
        }
        if let Some(spacing) = text.spacing {
            self.settings.spacing = spacing.min(9);
        }
        if let Some(readings) = text.readings {
            self.settings.spelling = match readings {
                Readings::Pinyin => Spelling::Pinyin,
                Readings::Zhuyin => Spelling::Zhuyin,
            };
        }
        if let Some(choice) = text.ambiguous {
            let ambiguous = if choice == Choice::Wide {
                Ambiguous::Wide
            } else {
                Ambiguous::Narrow
            };
            self.settings.widths = Widths { ambiguous };
            self.asks_width = choice == Choice::Auto;
        }
        Ok(self)
    }
}

impl Default for Config {
    fn default() -> Self {
        let bare = Self {
            settings: Settings::default(),
            asks_width: false,
        };
        bare.overlaid(DEFAULT).expect("the file we carry is tested")
    }
}

fn path() -> Option<PathBuf> {
    Some(dirs::config_dir()?.join("duidu").join("config.toml"))
}

/// The first line of an error, with the line of the file it is in.
fn described(source: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| {
        1 + source[..span.start.min(source.len())].matches('\n').count()
    });
    let message = error.message().lines().next().unwrap_or_default();
    // It quotes keys and values of the file.
    clean_line(&format!("line {line}: {message}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_we_carry_says_what_the_program_does() {
        assert_eq!(
            Config::default(),
            Config {
                settings: Settings::default(),
                asks_width: false
            }
        );
    }

    #[test]
    fn a_users_file_changes_only_what_it_names() {
        let config = Config::default()
            .overlaid("text.zh.measure = 30\ntext.ambiguous = \"auto\"")
            .expect("it is right");
        assert_eq!(config.settings.measure, [60, 72]);
        assert!(config.asks_width);
        assert_eq!(config.settings.indent, Config::default().settings.indent);
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let wrong = Config::default()
            .overlaid("[text]\nspacing = 1\nmesure = 3")
            .expect_err("there is a mistake");
        assert!(
            wrong.starts_with("line 3: ") && wrong.contains("mesure"),
            "{wrong}"
        );
        for hostile in [
            "text.\"\\u001b]0;x\\u0007\" = 1",
            "text.ambiguous = \"\\u009b2J\"",
        ] {
            let wrong = Config::default().overlaid(hostile).expect_err("a mistake");
            assert!(!wrong.contains(char::is_control), "{wrong:?}");
        }
    }
}
