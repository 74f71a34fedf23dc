//! Keys to commands: one table, from which the help, the palette, the manual
//! page and the names of the configuration come as well.

mod key;
mod rebinding;
mod row;
mod table;

use crate::app::Command;
use crate::app::bound::{Bound, Commands};
use crate::app::mode::Mode;
use crate::wording::{Phrase, Remark};
use crossterm::event::{KeyCode, KeyEvent};

pub use key::{Chord, Key};
pub use row::Row;

/// The bindings in force, and the keys pressed so far of one that has several.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<Row>,
    /// Every chord of every row, with the index of its row.
    bound: Vec<(Mode, Chord, usize)>,
    pending: Vec<Key>,
}

/// What a key comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// It asks for something.
    Command(Command),
    /// It begins something, or gives up what was begun.
    Pending,
    /// It means nothing; the keys pressed, as they are shown.
    Unbound(String),
}

impl Default for Keymap {
    fn default() -> Self {
        let rows = table::DEFAULT.iter().flat_map(|section| section.rows);
        let rows = rows.map(|row| Row {
            name: row.name,
            modes: row.modes,
            chords: row
                .keys
                .split(" or ")
                .filter_map(|keys| Chord::parse(keys).ok())
                .collect(),
            is_own: false,
            command: row.command,
            description: row.description,
        });
        let mut keymap = Self {
            rows: rows.collect(),
            bound: Vec::new(),
            pending: Vec::new(),
        };
        keymap.bind();
        keymap
    }
}

impl Keymap {
    /// Gives the command called `name` these keys instead of its own. Returns
    /// what is wrong with the name or with some of the keys; the others are in
    /// force.
    pub fn rebind(&mut self, name: &str, keys: &[&str]) -> Vec<Remark> {
        let problems = rebinding::rebind(&mut self.rows, name, keys);
        self.bind();
        problems
    }

    fn bind(&mut self) {
        self.bound.clear();
        for (index, row) in self.rows.iter().enumerate() {
            for mode in row.modes {
                let chords = row.chords.iter().cloned();
                self.bound.extend(chords.map(|chord| (*mode, chord, index)));
            }
        }
    }

    /// What `event` comes to in `mode`, after the keys before it.
    pub fn press(&mut self, mode: Mode, event: KeyEvent) -> Press {
        let key = Key::of(event);
        self.pending.push(key);
        let begins = |(bound_mode, chord, _): &&(Mode, Chord, usize)| {
            *bound_mode == mode && chord.keys().starts_with(&self.pending)
        };
        match self.bound.iter().find(begins) {
            Some((_, chord, row)) if chord.keys().len() == self.pending.len() => {
                let command = self.rows[*row].command;
                self.pending.clear();
                return Press::Command(command);
            }
            Some(_) => return Press::Pending,
            None => {}
        }
        let pressed = std::mem::take(&mut self.pending);
        match (key.typed(), key.digit()) {
            // What was begun is given up.
            _ if pressed.len() > 1 && event.code == KeyCode::Esc => Press::Pending,
            _ if pressed.len() > 1 => Press::Unbound(key::shown(&pressed)),
            (Some(character), _) if mode.is_typing() => Press::Command(Command::Type(character)),
            (Some(letter), _) if mode == Mode::Bookmarks && letter.is_ascii_alphabetic() => {
                Press::Command(Command::Letter(letter))
            }
            (_, Some(digit)) if !mode.is_typing() => Press::Command(Command::Digit(digit)),
            _ => Press::Unbound(key::shown(&pressed)),
        }
    }

    /// The keys pressed so far of a chord, as they are shown.
    #[must_use]
    pub fn pending(&self) -> String {
        key::shown(&self.pending)
    }

    /// The first key for `command` in `mode` as it is shown; empty if there is
    /// none.
    #[must_use]
    pub fn key_for(&self, mode: Mode, command: Command) -> String {
        let mut rows = self.rows.iter();
        let row = rows.find(|row| row.modes.contains(&mode) && row.command == command);
        let chord = row.and_then(|row| row.chords.first());
        chord.map(Chord::to_string).unwrap_or_default()
    }

    /// The headings of the help, each with its rows.
    pub fn sections(&self) -> impl Iterator<Item = (Phrase, &[Row])> {
        let mut start = 0;
        table::DEFAULT.iter().map(move |section| {
            let rows = &self.rows[start..start + section.rows.len()];
            start += section.rows.len();
            (section.heading, rows)
        })
    }

    /// Every command and its keys, for the help and the palette.
    #[must_use]
    pub fn commands(&self) -> Commands {
        let bound = self.sections().flat_map(|(section, rows)| {
            rows.iter().map(move |row| Bound {
                name: row.name,
                section,
                modes: row.modes,
                command: row.command,
                keys: row.keys_shown(),
                description: row.description,
            })
        });
        bound.collect()
    }
}

#[cfg(test)]
mod tests;
