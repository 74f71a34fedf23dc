//! The configuration in force, taken up again when its file changes, and what
//! the reader is told of its mistakes.

use crate::config::{self, Config, Mistake, Watch};
use crate::wording::{Remark, Wording};

/// The configuration and its file.
pub(super) struct Configuration {
    pub(super) in_force: Config,
    watch: Watch,
    /// Mistakes told so far, each once, for the end of the session.
    pub(super) mistakes: Vec<Remark>,
}

impl Configuration {
    /// Reads the file; returns what the reader is to be told as well.
    pub(super) fn load() -> (Self, Vec<Remark>) {
        let watch = Watch::new(config::path());
        let (in_force, mistakes) = Config::load();
        let mut configuration = Self {
            in_force,
            watch,
            mistakes: Vec::new(),
        };
        let told = configuration.tell(&mistakes);
        (configuration, told)
    }

    /// Reads the file again if it has changed; returns what the reader is to be
    /// told then.
    pub(super) fn look(&mut self) -> Option<Vec<Remark>> {
        if !self.watch.has_changed() {
            return None;
        }
        let before = self.in_force.choices.clone();
        let (mut config, mistakes) = Config::load();
        if config.choices.asks_width {
            // What the terminal has answered.
            config.choices.settings.widths = before.settings.widths;
        }
        self.in_force = config;
        let told = self.tell(&mistakes);
        Some(if told.is_empty() {
            vec![Remark::new(Wording::configuration_read)]
        } else {
            told
        })
    }

    fn tell(&mut self, mistakes: &[Mistake]) -> Vec<Remark> {
        let told = mistakes.iter().map(|mistake| mistake.told("config.toml"));
        let told: Vec<Remark> = told.collect();
        for mistake in &told {
            if !self.mistakes.contains(mistake) {
                self.mistakes.push(mistake.clone());
            }
        }
        told
    }
}
