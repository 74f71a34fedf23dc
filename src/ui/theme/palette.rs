//! The colours of a theme, as its file has them: for a dark background, a light
//! one, or both.

use ratatui::style::Color;
use serde::Deserialize;

/// The themes that come with the program, by name.
const BUILT_IN: [(&str, &str); 4] = [
    ("dark", include_str!("../../../assets/themes/dark.toml")),
    ("light", include_str!("../../../assets/themes/light.toml")),
    (
        "contrast",
        include_str!("../../../assets/themes/contrast.toml"),
    ),
    ("mono", include_str!("../../../assets/themes/mono.toml")),
];

/// The theme that is dark or light by the background.
pub const AUTO: &str = "auto";

/// Red, green and blue from 0 to 255; `#rrggbb` in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Rgb(pub [u8; 3]);

impl TryFrom<String> for Rgb {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = number
            .ok_or_else(|| format!("`{text}` is no colour such as \"#ff8700\""))?
            .to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

/// What is coloured on one background.
///
/// Text in each colour of the themes that come with the program has a contrast of
/// at least 4.5:1 (WCAG 2.2, 1.4.3) on the backgrounds of the usual terminals and
/// on that of the current passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette<C> {
    /// Those who say most.
    pub speakers: [C; 6],
    /// All other speakers.
    pub others: C,
    /// What matters less.
    pub quiet: C,
    /// Messages.
    pub notice: C,
    /// Bookmarks and what the reader wrote.
    pub bookmark: C,
    /// What went wrong, and facts that differ.
    pub alarm: C,
    /// Lines and the track of scroll bars: no text.
    pub line: C,
    /// The background of the current passage.
    pub passage: C,
    /// Matches of a search: their text and its background.
    pub found: [C; 2],
    /// The current match.
    pub here: [C; 2],
}

/// The colours of a theme for each background it has some for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palettes<C = Rgb> {
    /// For dark ones.
    #[serde(default = "Option::default")]
    pub dark: Option<Palette<C>>,
    /// For light ones.
    #[serde(default = "Option::default")]
    pub light: Option<Palette<C>>,
}

impl<C> Palettes<C> {
    /// No colours at all.
    pub const NONE: Self = Self {
        dark: None,
        light: None,
    };
}

impl Palettes {
    /// Reads the file of a theme.
    ///
    /// # Errors
    ///
    /// If it is none: which line, and why.
    pub fn parse(source: &str) -> Result<Self, String> {
        toml::from_str(source).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start.min(source.len()));
            let line = 1 + source
                .bytes()
                .take(start)
                .filter(|byte| *byte == b'\n')
                .count();
            let message = error.message().lines().next().unwrap_or_default();
            format!("{line}: {message}")
        })
    }

    /// The theme of that name, if it comes with the program.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let of = |name: &str| {
            let (_, source) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
            Self::parse(source).ok()
        };
        if name == AUTO {
            return Some(Self {
                dark: of("dark")?.dark,
                light: of("light")?.light,
            });
        }
        of(name)
    }

    /// The names of the themes that come with the program.
    pub fn names() -> impl Iterator<Item = &'static str> {
        std::iter::once(AUTO).chain(BUILT_IN.iter().map(|(name, _)| *name))
    }

    /// The same in what a terminal takes for colours.
    pub(super) fn map<C: Copy>(self, color: impl Fn(Rgb) -> C + Copy) -> Palettes<C> {
        Palettes {
            dark: self.dark.map(|palette| palette.map(color)),
            light: self.light.map(|palette| palette.map(color)),
        }
    }
}

impl Palette<Rgb> {
    fn map<C: Copy>(self, color: impl Fn(Rgb) -> C + Copy) -> Palette<C> {
        Palette {
            speakers: self.speakers.map(color),
            others: color(self.others),
            quiet: color(self.quiet),
            notice: color(self.notice),
            bookmark: color(self.bookmark),
            alarm: color(self.alarm),
            line: color(self.line),
            passage: color(self.passage),
            found: self.found.map(color),
            here: self.here.map(color),
        }
    }
}

/// The nearest of the 256 colours of xterm but for the sixteen, which everybody
/// sets to their own liking.
pub(super) fn nearest(color: Rgb) -> Color {
    let distance = |index: &u8| -> u32 {
        let channels = color.0.into_iter().zip(indexed(*index));
        channels
            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
            .sum()
    };
    Color::Indexed((16..=255).min_by_key(distance).unwrap_or(16))
}

/// A colour of the cube or the grey ramp of xterm.
pub(super) fn indexed(index: u8) -> [u8; 3] {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    match index {
        232.. => [8 + 10 * (index - 232); 3],
        _ => {
            let at = usize::from(index.saturating_sub(16));
            [STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6]]
        }
    }
}
