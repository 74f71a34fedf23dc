//! The palette: every command of the mode below it by its name, its description
//! or its key, and what can be typed besides: `42%`, `12`, `speaker meng`.

use super::bound::Bound;
use super::command::Command;
use super::document::Document;
use super::mode::Mode;
use super::picker::{Haystack, Picker};
use super::prompt::Prompt;
use super::step::Direction;
use crate::wording::Wording;
use std::cmp::Reverse;

/// The palette while it is open.
#[derive(Debug)]
pub struct Palette {
    /// What can be asked for, what was asked for last first.
    pub entries: Vec<Entry>,
    /// Which of them are shown.
    pub picker: Picker,
    /// Which line of the history is shown, counted from the latest.
    recalled: Option<usize>,
}

/// Something that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What happens.
    pub wanted: Wanted,
    /// The keys for it; empty if there are none.
    pub keys: String,
}

/// What the palette is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What a key asks for too.
    Command(Command),
    /// The first words of that speaker.
    Speaker(usize),
    /// The theme of that index.
    Theme(usize),
    /// To be told that everything is saved.
    Save,
    /// So many hundredths of the article.
    Percent(usize),
    /// The paragraph of that number, from 1.
    Paragraph(usize),
}

/// The fields that an entry is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name.
    Name,
    /// What it does.
    Description,
    /// What vim calls it: `q`.
    Alias,
}

/// What fingers type after a colon, and the names it stands for.
const ALIASES: [(&str, &str); 9] = [
    ("q", "quit"),
    ("q!", "quit"),
    ("qa", "quit"),
    ("wq", "quit"),
    ("x", "quit"),
    ("n", "next-article"),
    ("p", "previous-article"),
    ("w", "save"),
    ("h", "help"),
];

/// What was asked for in the palette since the program began.
#[derive(Debug, Default)]
pub struct Recent {
    /// Lines as they were typed, the latest last.
    lines: Vec<String>,
    /// Names of what was done, the latest last.
    names: Vec<String>,
}

/// Nobody looks further back.
const MOST_RECENT: usize = 100;

impl Recent {
    /// Remembers `line`, for which the entry called `name` was done.
    pub(super) fn remember(&mut self, line: &str, name: &str) {
        let line = if line.is_empty() { name } else { line };
        for (list, latest) in [(&mut self.lines, line), (&mut self.names, name)] {
            list.retain(|known| known != latest);
            list.push(latest.to_owned());
            if list.len() > MOST_RECENT {
                list.remove(0);
            }
        }
    }
}

impl Palette {
    /// The commands among `all` that are in force in `mode`, the speakers of
    /// `document`, and `themes`; what each does is said in `wording`.
    pub(super) fn new(
        (all, themes): (&[Bound], &[String]),
        mode: Mode,
        (document, wording): (&Document, Wording),
        recent: &Recent,
    ) -> Self {
        let mut known: Vec<(Entry, Haystack)> = all
            .iter()
            .filter(|bound| bound.modes.contains(&mode) && bound.command != Command::Palette)
            .map(|bound| {
                let entry = Entry {
                    wanted: Wanted::Command(bound.command),
                    keys: bound.keys.clone(),
                };
                (entry, haystack(bound.name, wording.of(bound.description)))
            })
            .collect();
        let without_keys = |wanted| Entry {
            wanted,
            keys: String::new(),
        };
        let saved = wording.nothing_to_save();
        known.push((without_keys(Wanted::Save), haystack("save", &saved)));
        if mode == Mode::Reading {
            known.extend(document.ranked.iter().map(|speaker| {
                let role = document.analysis.speakers[*speaker].role.as_deref();
                let name = format!("speaker {}", document.full_name(*speaker));
                let entry = without_keys(Wanted::Speaker(*speaker));
                (entry, haystack(&name, role.unwrap_or_default()))
            }));
        }
        known.extend(themes.iter().enumerate().map(|(index, name)| {
            let entry = without_keys(Wanted::Theme(index));
            (
                entry,
                haystack(&format!("theme {name}"), &wording.colours()),
            )
        }));
        // What was done last is likely to be wanted again.
        known.sort_by_key(|(_, haystack)| {
            let name = haystack.field(Part::Name as usize);
            let recent = recent.names.iter().position(|recent| recent == name);
            Reverse(recent.map_or(0, |place| place + 1))
        });
        let (entries, haystacks) = known.into_iter().unzip();
        let mut picker = Picker::new(haystacks);
        picker.is_typing = true;
        Self {
            entries,
            picker,
            recalled: None,
        }
    }

    /// Types or erases; a whole name or an alias chooses what it stands for.
    pub(super) fn change_line(&mut self, change: impl FnOnce(&mut Prompt)) {
        self.recalled = None;
        self.picker.change_filter(change);
        self.choose_named();
    }

    fn choose_named(&mut self) {
        let line = self.line();
        let alias = ALIASES.iter().find(|(alias, _)| *alias == line);
        let name = alias.map_or(line, |(_, name)| *name);
        let mut entries = 0..self.entries.len();
        if let Some(entry) = entries.find(|entry| self.name(*entry) == name) {
            self.picker.choose(entry);
        }
    }

    /// Moves the choice; above the first entry, and from there on, goes through
    /// the lines typed before.
    pub(super) fn step(&mut self, direction: Direction, recent: &Recent) {
        let is_first = self.picker.place() == 0;
        let next = match (direction, self.recalled) {
            (Direction::Previous, None) if is_first => Some(0),
            (Direction::Previous, Some(at)) => Some(at + 1),
            (Direction::Next, Some(at)) => at.checked_sub(1),
            _ => {
                self.picker.step(direction, 1);
                return;
            }
        };
        let lines = &recent.lines;
        let line = match next {
            Some(at) => lines
                .len()
                .checked_sub(at + 1)
                .map(|line| lines[line].as_str()),
            None => Some(""),
        };
        if let Some(line) = line {
            self.picker
                .change_filter(|prompt| *prompt = Prompt::new(line));
            self.choose_named();
            self.recalled = next;
        }
    }

    /// What is typed.
    #[must_use]
    pub fn line(&self) -> &str {
        self.picker.filter().text().trim()
    }

    /// The name of the entry of that index.
    #[must_use]
    pub fn name(&self, entry: usize) -> &str {
        self.picker.haystack(entry).field(Part::Name as usize)
    }

    /// What is typed or else chosen asks for, and its name.
    #[must_use]
    pub fn wanted(&self) -> Option<(Wanted, String)> {
        let line = self.line();
        if let Some(place) = place(line) {
            return Some((place, line.to_owned()));
        }
        let entry = self.picker.chosen()?;
        Some((self.entries[entry].wanted, self.name(entry).to_owned()))
    }
}

/// `42%` and `12`.
fn place(line: &str) -> Option<Wanted> {
    match line.strip_suffix('%') {
        Some(hundredths) => hundredths.trim().parse().ok().map(Wanted::Percent),
        None => line.parse().ok().map(Wanted::Paragraph),
    }
}

/// The fields of an entry in the order of [`Part`].
fn haystack(name: &str, description: &str) -> Haystack {
    let aliases: Vec<&str> = ALIASES
        .iter()
        .filter(|(_, of)| *of == name)
        .map(|(alias, _)| *alias)
        .collect();
    Haystack::new([name, description, &aliases.join(" ")])
}
