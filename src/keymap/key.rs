//! Keys as they are written, shown and compared: `j`, `Ctrl-d`, `Shift-Right`,
//! and several in a row, `Z Z`.

use crate::text::nearest;
use crate::wording::{Remark, Wording};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::fmt;

/// A key with the modifiers that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Keys to be pressed one after the other; mostly one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chord(Vec<Key>);

/// The names of keys that type no character of their own.
const NAMES: [(&str, KeyCode); 16] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("BackTab", KeyCode::BackTab),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Backspace", KeyCode::Backspace),
    ("Insert", KeyCode::Insert),
    ("Delete", KeyCode::Delete),
];

/// Other names for them.
const ALIASES: [(&str, &str); 12] = [
    ("↑", "Up"),
    ("↓", "Down"),
    ("←", "Left"),
    ("→", "Right"),
    ("Escape", "Esc"),
    ("Return", "Enter"),
    ("PageUp", "PgUp"),
    ("PageDown", "PgDn"),
    ("Del", "Delete"),
    ("Ins", "Insert"),
    ("BS", "Backspace"),
    ("Minus", "-"),
];

/// Modifiers, the usual way to write each first.
const MODIFIERS: [(&str, KeyModifiers); 8] = [
    ("Ctrl", KeyModifiers::CONTROL),
    ("Alt", KeyModifiers::ALT),
    ("Shift", KeyModifiers::SHIFT),
    ("Control", KeyModifiers::CONTROL),
    ("Meta", KeyModifiers::ALT),
    ("C", KeyModifiers::CONTROL),
    ("A", KeyModifiers::ALT),
    ("S", KeyModifiers::SHIFT),
];

impl Key {
    /// The key of `event`.
    #[must_use]
    pub fn of(event: KeyEvent) -> Self {
        Self::new(event.code, event.modifiers)
    }

    /// Shift is part of a character already, and a shifted Tab comes with it or
    /// without.
    fn new(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let relevant =
            modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let is_shifted = relevant.contains(KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::Tab if is_shifted => KeyCode::BackTab,
            // Some terminals report the letter that is on the key.
            KeyCode::Char(letter) if is_shifted && letter.is_ascii_lowercase() => {
                KeyCode::Char(letter.to_ascii_uppercase())
            }
            other => other,
        };
        let modifiers = match code {
            KeyCode::Char(_) | KeyCode::BackTab => relevant - KeyModifiers::SHIFT,
            _ => relevant,
        };
        Self { code, modifiers }
    }

    /// Reads a key as people write it.
    fn parse(text: &str) -> Option<Self> {
        let (mut modifiers, mut rest) = (KeyModifiers::NONE, text);
        while let Some((modifier, after)) = modifier(rest) {
            modifiers |= modifier;
            rest = after;
        }
        let alias = ALIASES
            .iter()
            .find(|(alias, _)| alias.eq_ignore_ascii_case(rest));
        let rest = alias.map_or(rest, |(_, name)| *name);
        let named = NAMES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(rest));
        let code = match named {
            Some((_, code)) => *code,
            None => function_key(rest).or_else(|| single(rest))?,
        };
        let code = match code {
            // Terminals send the same for both.
            KeyCode::Char(letter) if modifiers == KeyModifiers::CONTROL => {
                KeyCode::Char(letter.to_ascii_lowercase())
            }
            other => other,
        };
        Some(Self::new(code, modifiers))
    }

    /// The character that the key types.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character)
                if !self
                    .modifiers
                    .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
            {
                Some(character)
            }
            _ => None,
        }
    }

    /// The digit that the key adds to a count.
    #[must_use]
    pub fn digit(self) -> Option<u8> {
        let digit = self.typed()?.to_digit(10)?;
        u8::try_from(digit).ok()
    }

    /// As it is written in a configuration.
    #[must_use]
    pub fn written(self) -> String {
        let mut text = String::new();
        for (name, modifier) in &MODIFIERS[..3] {
            if self.modifiers.contains(*modifier) {
                text = format!("{text}{name}-");
            }
        }
        let named = NAMES.iter().find(|(_, code)| *code == self.code);
        match (named, self.code) {
            (Some((name, _)), _) => text + name,
            (None, KeyCode::Char(character)) => format!("{text}{character}"),
            (None, other) => format!("{text}{other}"),
        }
    }
}

/// As it is shown, with arrows for arrows.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let written = self.written();
        let arrows = ALIASES[..4].iter();
        let arrow = arrows
            .filter_map(|(arrow, name)| Some((arrow, written.strip_suffix(name)?)))
            .find(|(_, before)| before.is_empty() || before.ends_with('-'));
        match arrow {
            // `PgUp` ends with a name too, but with no modifier before it.
            Some((arrow, before)) => write!(f, "{before}{arrow}"),
            None => f.write_str(&written),
        }
    }
}

impl Chord {
    /// Reads keys parted by spaces.
    ///
    /// # Errors
    ///
    /// Says which key there is not, and what may have been meant.
    pub fn parse(text: &str) -> Result<Self, Remark> {
        let keys: Vec<Key> = text
            .split_whitespace()
            .map(|key| Key::parse(key).ok_or_else(|| no_such_key(key)))
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err(Remark::new(Wording::no_key));
        }
        Ok(Self(keys))
    }

    /// The keys.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Whether one of the two begins with the other: then the longer one could
    /// never be pressed.
    #[must_use]
    pub fn collides(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }

    /// As it is written in a configuration.
    #[must_use]
    pub fn written(&self) -> String {
        let keys: Vec<String> = self.0.iter().map(|key| key.written()).collect();
        keys.join(" ")
    }
}

/// Characters as they are typed, `ZZ`; names with a space between.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&shown(&self.0))
    }
}

/// The keys of a chord, or those pressed of it so far, as they are shown.
#[must_use]
pub fn shown(keys: &[Key]) -> String {
    let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
    let is_typed = keys.iter().all(|key| key.chars().count() == 1);
    keys.join(if is_typed { "" } else { " " })
}

/// The modifier that `text` begins with, and what comes after it.
fn modifier(text: &str) -> Option<(KeyModifiers, &str)> {
    let (name, after) = text.split_once(['-', '+'])?;
    let mut known = MODIFIERS.iter();
    let (_, modifier) = known.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    (!after.is_empty()).then_some((*modifier, after))
}

/// `F1` to `F12`.
fn function_key(text: &str) -> Option<KeyCode> {
    let number = text.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

fn single(text: &str) -> Option<KeyCode> {
    let mut characters = text.chars();
    let character = characters.next()?;
    characters
        .next()
        .is_none()
        .then_some(KeyCode::Char(character))
}

fn no_such_key(text: &str) -> Remark {
    let meant = match text.rsplit_once(['-', '+']) {
        // The modifier is misspelt, or what it goes with.
        Some((modifier, key)) if Key::parse(key).is_some() => {
            let names = MODIFIERS[..3].iter().map(|(name, _)| *name);
            nearest(modifier, names).map(|name| format!("{name}-{key}"))
        }
        Some((modifier, key)) => {
            let names = NAMES.iter().map(|(name, _)| *name);
            nearest(key, names).map(|name| format!("{modifier}-{name}"))
        }
        None => {
            let names = NAMES.iter().map(|(name, _)| *name);
            nearest(text, names).map(str::to_owned)
        }
    };
    let apart = || {
        let letters: Vec<String> = text.chars().map(String::from).collect();
        (letters.len() < 4).then(|| letters.join(" "))
    };
    let meant = meant.or_else(apart);
    Remark::new(|wording| match &meant {
        Some(meant) => wording.no_key_but(text, meant),
        None => wording.no_key_called(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, written: &str, shown: &str) {
        let chord = Chord::parse(text).expect("it is a chord");
        assert_eq!(
            (chord.written().as_str(), chord.to_string().as_str()),
            (written, shown)
        );
        assert_eq!(Chord::parse(&chord.written()), Ok(chord));
    }

    #[test]
    fn a_key_is_read_however_people_write_it() {
        check("j", "j", "j");
        check("Ctrl-d", "Ctrl-d", "Ctrl-d");
        check("C-d", "Ctrl-d", "Ctrl-d");
        check("ctrl+D", "Ctrl-d", "Ctrl-d");
        check("Shift-g", "G", "G");
        check("shift-tab", "BackTab", "BackTab");
        check("Shift-Right", "Shift-Right", "Shift-→");
        check("→", "Right", "→");
        check("PgUp", "PgUp", "PgUp");
        check("Ctrl--", "Ctrl--", "Ctrl--");
        check("-", "-", "-");
        check("F12", "F12", "F12");
        check("Z Z", "Z Z", "ZZ");
        check("Ctrl-x s", "Ctrl-x s", "Ctrl-x s");
        check("好", "好", "好");
    }

    #[test]
    fn what_is_no_key_is_told_with_what_may_be_meant() {
        for (text, expected) in [
            ("Entr", "no key `Entr`; did you mean `Enter`?"),
            ("Crtl-x", "no key `Crtl-x`; did you mean `Ctrl-x`?"),
            (
                "Ctrl-Rigth",
                "no key `Ctrl-Rigth`; did you mean `Ctrl-Right`?",
            ),
            ("gg", "no key `gg`; did you mean `g g`?"),
            ("", "no key; a space is `Space`"),
        ] {
            let problem = Chord::parse(text).expect_err("it is none");
            assert_eq!(problem.to_string(), expected);
        }
    }
}
