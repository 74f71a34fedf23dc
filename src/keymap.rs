//! Keys to commands: one table, from which the help is printed as well.

mod table;

use crate::app::Command;
use crate::app::mode::Mode;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key does in some modes.
#[derive(Clone, Debug)]
pub struct Row {
    modes: &'static [Mode],
    keys: &'static str,
    /// What the key asks for.
    pub command: Command,
    /// What it does, as the help says it.
    pub description: &'static str,
}

impl Row {
    /// The keys as the help shows them.
    #[must_use]
    pub fn keys_shown(&self) -> String {
        let shown = |key| match key {
            "Down" => "↓",
            "Up" => "↑",
            "Right" => "→",
            "Left" => "←",
            "Shift-Right" => "Shift-→",
            "Shift-Left" => "Shift-←",
            "Alt-Right" => "Alt-→",
            "Alt-Left" => "Alt-←",
            other => other,
        };
        self.keys
            .split(' ')
            .map(shown)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// The bindings in force.
#[derive(Debug)]
pub struct Keymap {
    rows: Vec<Row>,
    /// Every key of every row, with the index of its row.
    bound: Vec<(Mode, Key, usize)>,
}

/// A key with the modifiers that matter.
type Key = (KeyCode, KeyModifiers);

impl Default for Keymap {
    fn default() -> Self {
        let mut bound = Vec::new();
        let rows: Vec<Row> = table::DEFAULT
            .iter()
            .flat_map(|(_, bindings)| bindings.iter())
            .map(|(modes, keys, command, description)| Row {
                modes,
                keys,
                command: *command,
                description,
            })
            .collect();
        for (index, row) in rows.iter().enumerate() {
            for key in row.keys.split(' ').filter_map(parse) {
                bound.extend(row.modes.iter().map(|mode| (*mode, key, index)));
            }
        }
        Self { rows, bound }
    }
}

impl Keymap {
    /// What `event` asks for in `mode`; nothing if the key is not bound.
    #[must_use]
    pub fn command(&self, mode: Mode, event: KeyEvent) -> Option<Command> {
        let key = normal(event.code, event.modifiers);
        let bound = self
            .bound
            .iter()
            .find(|(bound_mode, bound_key, _)| *bound_mode == mode && *bound_key == key);
        if let Some((_, _, row)) = bound {
            return Some(self.rows[*row].command);
        }
        match (mode, key) {
            (_, (KeyCode::Char(character), modifiers))
                if mode.is_typing()
                    && !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
            {
                Some(Command::Type(character))
            }
            (_, (KeyCode::Char(digit @ '0'..='9'), KeyModifiers::NONE)) if !mode.is_typing() => {
                Some(Command::Digit(digit as u8 - b'0'))
            }
            _ => None,
        }
    }

    /// The first key for `command` in `mode` as the help shows it; empty if
    /// there is none.
    #[must_use]
    pub fn key_for(&self, mode: Mode, command: Command) -> String {
        let same = |row: &&Row| row.modes.contains(&mode) && row.command == command;
        let shown = self
            .rows
            .iter()
            .find(same)
            .map(Row::keys_shown)
            .unwrap_or_default();
        shown.split(' ').next().unwrap_or_default().to_owned()
    }

    /// Rows of the help: the bindings, and a heading and a blank row for each
    /// section.
    #[must_use]
    pub fn help_rows(&self) -> usize {
        self.sections().map(|(_, rows)| rows.len() + 2).sum()
    }

    /// The headings of the help, each with its rows.
    pub fn sections(&self) -> impl Iterator<Item = (&'static str, &[Row])> {
        let mut start = 0;
        table::DEFAULT.iter().map(move |(heading, bindings)| {
            let rows = &self.rows[start..start + bindings.len()];
            start += bindings.len();
            (*heading, rows)
        })
    }
}

/// Reads a key as the table writes it: `j`, `Ctrl-d`, `Space`, `Shift-Right`.
fn parse(text: &str) -> Option<Key> {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = text;
    loop {
        let (modifier, after) = match rest.split_once('-') {
            Some(("Ctrl", after)) => (KeyModifiers::CONTROL, after),
            Some(("Alt", after)) => (KeyModifiers::ALT, after),
            Some(("Shift", after)) => (KeyModifiers::SHIFT, after),
            _ => break,
        };
        modifiers |= modifier;
        rest = after;
    }
    let code = match rest {
        "Space" => KeyCode::Char(' '),
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        one => {
            let mut characters = one.chars();
            let character = characters.next()?;
            if characters.next().is_some() {
                return None;
            }
            KeyCode::Char(character)
        }
    };
    Some(normal(code, modifiers))
}

/// A key as it is compared. Shift is part of a character already, and a
/// shifted Tab comes with it or without.
fn normal(code: KeyCode, modifiers: KeyModifiers) -> Key {
    let relevant = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
    match code {
        KeyCode::Char(_) | KeyCode::BackTab => (code, relevant - KeyModifiers::SHIFT),
        _ => (code, relevant),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Mode::{Reading, Typing};
    use std::collections::HashSet;

    #[test]
    fn every_key_of_the_table_can_be_read_and_is_bound_once_in_a_mode() {
        let keymap = Keymap::default();
        for row in &keymap.rows {
            for key in row.keys.split(' ') {
                assert!(parse(key).is_some(), "{key}");
            }
        }
        let mut seen = HashSet::new();
        for (mode, key, row) in &keymap.bound {
            assert!(
                seen.insert((*mode, *key)),
                "{key:?} in {mode:?}: {}",
                keymap.rows[*row].description
            );
        }
    }

    #[test]
    fn a_character_is_typed_where_a_line_is_typed_and_a_command_elsewhere() {
        let keymap = Keymap::default();
        let key = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        assert!(matches!(
            keymap.command(Typing, key),
            Some(Command::Type('q'))
        ));
        assert!(matches!(keymap.command(Reading, key), Some(Command::Quit)));
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert!(matches!(
            keymap.command(Reading, shifted),
            Some(Command::End)
        ));
        let digit = KeyEvent::new(KeyCode::Char('3'), KeyModifiers::NONE);
        assert!(matches!(
            keymap.command(Reading, digit),
            Some(Command::Digit(3))
        ));
        assert!(matches!(
            keymap.command(Typing, digit),
            Some(Command::Type('3'))
        ));
    }
}
