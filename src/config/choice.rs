//! Everything that can be set in the file, but for keys: its name, and what a
//! value does.

use super::theme;
use crate::app::settings::{Settings, Spelling};
use crate::text::{Ambiguous, Widths};
use crate::wording::{Remark, Wording};
use toml::de::DeValue;

/// What is set, but for keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// The language of the reader's own words.
    pub wording: Wording,
    /// How the text is set.
    pub settings: Settings,
    /// Whether the terminal is to be asked how wide ambiguous characters are.
    pub asks_width: bool,
    /// Whether the mouse is the program's; else the terminal keeps it. `None`: where
    /// the terminal says which one it is.
    pub takes_mouse: Option<bool>,
    /// The name of the theme.
    pub theme: String,
}

/// Takes a value, or says what is allowed instead.
type Take = fn(&mut Choices, &DeValue) -> Result<(), Remark>;

/// The names in the file, and what their values do.
pub(super) const SETTINGS: &[(&str, Take)] = &[
    ("language", |choices, value| {
        choices.wording = match value.as_str() {
            // As the locale says; see `Config::load`.
            Some("auto") => choices.wording,
            Some("en") => Wording::English,
            Some("zh") => Wording::Chinese,
            _ => return Err(either("\"en\", \"zh\"", "\"auto\"")),
        };
        Ok(())
    }),
    ("mouse", |choices, value| {
        choices.takes_mouse = match (value.as_bool(), value.as_str()) {
            (None, Some("auto")) => None,
            (Some(is_taken), _) => Some(is_taken),
            _ => return Err(either("true, false", "\"auto\"")),
        };
        Ok(())
    }),
    ("theme", |choices, value| {
        let names = theme::names();
        let name = value
            .as_str()
            .filter(|name| names.iter().any(|known| known == name));
        let allowed = || Remark::new(|wording| wording.is_one_of(&names.join(", ")));
        name.ok_or_else(allowed)?.clone_into(&mut choices.theme);
        Ok(())
    }),
    ("text.ambiguous", |choices, value| {
        let ambiguous = match value.as_str() {
            Some("narrow" | "auto") => Ambiguous::Narrow,
            Some("wide") => Ambiguous::Wide,
            _ => return Err(either("\"narrow\", \"wide\"", "\"auto\"")),
        };
        choices.settings.widths = Widths { ambiguous };
        choices.asks_width = value.as_str() == Some("auto");
        Ok(())
    }),
    ("text.spacing", |choices, value| {
        choices.settings.spacing = number(value, 0, 9)?;
        Ok(())
    }),
    ("text.readings", |choices, value| {
        choices.settings.spelling = match value.as_str() {
            Some("pinyin") => Spelling::Pinyin,
            Some("zhuyin") => Spelling::Zhuyin,
            _ => return Err(either("\"pinyin\"", "\"zhuyin\"")),
        };
        Ok(())
    }),
    ("text.zh.measure", |choices, value| {
        choices.settings.measure[0] = HAN * number(value, 4, 500)?;
        Ok(())
    }),
    ("text.zh.indent", |choices, value| {
        choices.settings.indent[0] = HAN * number(value, 0, 100)?;
        Ok(())
    }),
    ("text.zh.pace", |choices, value| {
        choices.settings.pace[0] = number(value, 10, 5000)?;
        Ok(())
    }),
    ("text.en.measure", |choices, value| {
        choices.settings.measure[1] = number(value, 4, 1000)?;
        Ok(())
    }),
    ("text.en.indent", |choices, value| {
        choices.settings.indent[1] = number(value, 0, 200)?;
        Ok(())
    }),
    ("text.en.pace", |choices, value| {
        choices.settings.pace[1] = number(value, 10, 5000)?;
        Ok(())
    }),
];

/// The columns of a Chinese character.
const HAN: u16 = 2;

/// That a value has to be one of `values` or the `last` one.
fn either(values: &str, last: &str) -> Remark {
    Remark::new(|wording| wording.is_either(values, last))
}

fn number(value: &DeValue, least: u16, most: u16) -> Result<u16, Remark> {
    value
        .as_integer()
        .and_then(|number| u16::from_str_radix(number.as_str(), number.radix()).ok())
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| Remark::new(|wording| wording.is_number(least, most)))
}
