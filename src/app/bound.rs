//! The commands as lists show them, with their keys: what the keymap tells the
//! application, which knows of keys nothing else.

use super::command::Command;
use super::mode::Mode;
use crate::wording::Phrase;
use std::sync::Arc;

/// A command and its keys.
#[derive(Clone, Debug)]
pub struct Bound {
    /// What the configuration and the palette call it.
    pub name: &'static str,
    /// The heading it stands under in the help.
    pub section: Phrase,
    /// Where its keys are in force.
    pub modes: &'static [Mode],
    /// The command.
    pub command: Command,
    /// Its keys as they are shown; empty if it has none.
    pub keys: String,
    /// What it does.
    pub description: Phrase,
}

/// All of them in the order of the help; shared by what shows them.
pub type Commands = Arc<[Bound]>;
