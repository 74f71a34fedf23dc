//! What keys do: a row of the keymap.

use super::key::Chord;
use crate::app::Command;
use crate::app::mode::Mode;
use crate::wording::Phrase;

/// What a key does in some modes.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is called in a configuration.
    pub name: &'static str,
    /// Where its keys are in force.
    pub modes: &'static [Mode],
    /// Its keys, the first of which is shown where there is room for one.
    pub chords: Vec<Chord>,
    /// Whether the keys are the reader's choice.
    pub is_own: bool,
    /// What the keys ask for.
    pub command: Command,
    /// What it does, as the help says it.
    pub description: Phrase,
}

impl Row {
    /// The keys as the help shows them; empty if none is left.
    #[must_use]
    pub fn keys_shown(&self) -> String {
        let shown: Vec<String> = self.chords.iter().map(Chord::to_string).collect();
        shown.join(" ")
    }

    /// Whether a key may be in force for both rows at once.
    #[must_use]
    pub fn shares_mode(&self, other: &Self) -> bool {
        self.modes.iter().any(|mode| other.modes.contains(mode))
    }
}
