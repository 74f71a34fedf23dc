//! The help: every command with its keys, those in force where it was opened
//! first, and the signs on the page; narrowed by what is typed.

use super::bound::Bound;
use super::command::Command;
use super::mode::Mode;
use super::picker::{Haystack, Picker};
use crate::wording::{LEGEND, Wording};

/// The help while it is open.
#[derive(Debug)]
pub struct HelpList {
    /// Its rows, those under one heading together.
    pub rows: Vec<HelpRow>,
    /// Which of them are shown.
    pub picker: Picker,
}

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// What it stands under.
    pub heading: String,
    /// What it does, where it was opened; none for a sign, or where the command
    /// is not in force.
    pub command: Option<Command>,
}

/// The fields that a row is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The keys, or a sign.
    Keys,
    /// What it means.
    Description,
    /// The name of the command.
    Name,
}

impl HelpList {
    /// The help in `wording` for someone in `mode`.
    pub(super) fn new(all: &[Bound], mode: Mode, wording: Wording) -> Self {
        let (mut rows, mut haystacks) = (Vec::new(), Vec::new());
        let mut add = |heading: String, command: Option<Command>, fields: [&str; 3]| {
            rows.push(HelpRow { heading, command });
            haystacks.push(Haystack::new(fields));
        };
        let has_keys = |bound: &&Bound| !bound.keys.is_empty();
        let is_here = |bound: &&Bound| bound.modes.contains(&mode);
        for bound in all.iter().filter(has_keys).filter(is_here) {
            add(
                wording.of(bound.section).to_owned(),
                Some(bound.command),
                [&bound.keys, wording.of(bound.description), bound.name],
            );
        }
        for (sign, meaning) in LEGEND {
            let fields = [wording.of(sign), wording.of(meaning), ""];
            add(wording.signs().into_owned(), None, fields);
        }
        for bound in all.iter().filter(has_keys).filter(|bound| !is_here(bound)) {
            add(
                wording.elsewhere(wording.of(bound.section)).into_owned(),
                None,
                [&bound.keys, wording.of(bound.description), bound.name],
            );
        }
        Self {
            rows,
            picker: Picker::new(haystacks),
        }
    }

    /// What the chosen row does.
    pub(super) fn chosen(&self) -> Option<Command> {
        self.rows[self.picker.chosen()?].command
    }
}
