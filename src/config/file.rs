//! From the text of a configuration to what it sets, and to all that is wrong
//! with it: what is right is in force.

use super::choice::{Choices, SETTINGS};
use super::mistake::Mistake;
use crate::keymap::Keymap;
use crate::text::{clean_line, nearest};
use crate::wording::{Remark, Wording};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// Nobody reads more of them.
const MOST_MISTAKES: usize = 100;

/// The table with the keys of commands.
const KEYS: &str = "keys";

/// Sets what `source`, a file in TOML, says otherwise. Returns what is wrong
/// with it, in the order of its lines.
pub(super) fn overlay(choices: &mut Choices, keymap: &mut Keymap, source: &str) -> Vec<Mistake> {
    let (table, errors) = DeTable::parse_recoverable(source);
    let mut reading = Reading {
        choices,
        keymap,
        lines: Lines::of(source),
        mistakes: Vec::new(),
    };
    for error in &errors {
        reading.syntax(error);
    }
    reading.table("", table.get_ref());
    let mut mistakes = reading.mistakes;
    mistakes.sort();
    mistakes
}

struct Reading<'a> {
    choices: &'a mut Choices,
    keymap: &'a mut Keymap,
    lines: Lines,
    mistakes: Vec<Mistake>,
}

impl Reading<'_> {
    fn mistake(&mut self, span: &Range<usize>, problem: &Remark) {
        if self.mistakes.len() < MOST_MISTAKES {
            self.mistakes.push(Mistake {
                line: Some(self.lines.at(span.start)),
                // It quotes keys and values of the file.
                problem: problem.map(clean_line),
            });
        }
    }

    fn syntax(&mut self, error: &Error) {
        let message = error.message().lines().next().unwrap_or_default();
        let message = message.to_owned().into();
        self.mistake(&error.span().unwrap_or_default(), &message);
    }

    /// Takes the table called `name`; the file itself has no name.
    fn table(&mut self, name: &str, table: &DeTable) {
        for (key, value) in in_order(table) {
            let path = if name.is_empty() {
                key.get_ref().to_string()
            } else {
                format!("{name}.{}", key.get_ref())
            };
            let known = SETTINGS.iter().find(|(setting, _)| *setting == path);
            match (known, value.get_ref()) {
                (Some((_, take)), value_there) => {
                    if let Err(allowed) = take(self.choices, value_there) {
                        let told = |wording: Wording| wording.setting(&path, allowed.of(wording));
                        self.mistake(&value.span(), &Remark::new(told));
                    }
                }
                (None, DeValue::Table(keys)) if path == KEYS => self.keys(keys),
                (None, DeValue::Table(below)) if is_table(&path) => self.table(&path, below),
                _ => self.mistake(&key.span(), &unknown(&path)),
            }
        }
    }

    fn keys(&mut self, table: &DeTable) {
        for (key, value) in in_order(table) {
            let name = key.get_ref();
            let keys: Option<Vec<&str>> = match value.get_ref() {
                DeValue::String(only) => Some(vec![only]),
                DeValue::Array(keys) => keys.iter().map(|key| key.get_ref().as_str()).collect(),
                _ => None,
            };
            match keys {
                Some(keys) => {
                    for problem in self.keymap.rebind(name, &keys) {
                        self.mistake(&key.span(), &problem);
                    }
                }
                None => {
                    let problem = Remark::new(|wording| wording.is_key_or_keys(name));
                    self.mistake(&value.span(), &problem);
                }
            }
        }
    }
}

/// The entries as they are in the file: of two that want the same key, the
/// first has it.
fn in_order<'t, 'i>(
    table: &'t DeTable<'i>,
) -> Vec<(
    &'t Spanned<std::borrow::Cow<'i, str>>,
    &'t Spanned<DeValue<'i>>,
)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// Whether there are settings in a table of that name.
fn is_table(name: &str) -> bool {
    let mut settings = SETTINGS.iter();
    settings.any(|(setting, _)| {
        let below = setting.strip_prefix(name);
        below.is_some_and(|below| below.starts_with('.'))
    })
}

fn unknown(path: &str) -> Remark {
    let names = || SETTINGS.iter().map(|(name, _)| *name).chain([KEYS]);
    let last = |name: &'static str| name.rsplit('.').next().unwrap_or(name);
    let by_last = || {
        let meant = nearest(path, names().map(last))?;
        names().find(|name| last(name) == meant)
    };
    let meant = nearest(path, names()).or_else(by_last);
    Remark::new(|wording| match meant {
        Some(meant) => wording.no_setting(path, meant),
        None => wording.no_setting_listed(path),
    })
}

/// Where the lines of a text begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(memchr::memchr_iter(b'\n', text.as_bytes()).collect())
    }

    /// The line with the byte offset `at`, from 1.
    fn at(&self, at: usize) -> usize {
        1 + self.0.partition_point(|end| *end < at)
    }
}
