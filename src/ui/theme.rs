//! What things look like, by what they mean.
//!
//! The page is calm: body text is in the terminal's own colours, and a speaker's
//! colour is in bars and names only. All that colours tell is told without them
//! too, by bold, underlined and reversed text and by signs.

mod palette;

use crate::annotation::WordState;
use palette::{Palette, nearest};
use ratatui::style::{Color, Modifier, Style};

pub use palette::{AUTO, Palettes, Rgb};

/// The styles of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which colours may be used.
    pub colors: Colors,
    /// What text stands on.
    pub ground: Ground,
    palettes: Palettes<Color>,
}

impl Default for Theme {
    fn default() -> Self {
        Self::MONO
    }
}

/// Which colours a terminal has, or the reader wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colors {
    /// None: `NO_COLOR`.
    #[default]
    Mono,
    /// The sixteen that every user sets to their own liking.
    Sixteen,
    /// The 256 of xterm, of which all but the sixteen are the same everywhere.
    Indexed,
    /// All that a screen can show.
    True,
}

/// The background of the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The terminal has not told.
    #[default]
    Unknown,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// The sixteen in the order of the speakers' ranks, for bars. Text keeps the
/// terminal's own colour: no other of the sixteen can be read on every
/// background.
const BARS: [Color; 6] = [
    Color::Cyan,
    Color::Yellow,
    Color::Green,
    Color::Magenta,
    Color::Blue,
    Color::Red,
];

impl Theme {
    /// A theme without colours.
    pub const MONO: Self = Self {
        colors: Colors::Mono,
        ground: Ground::Unknown,
        palettes: Palettes::NONE,
    };

    /// The usual theme in `colors`; where the background is not known, text has
    /// the terminal's own colour.
    #[must_use]
    pub fn new(colors: Colors, ground: Ground) -> Self {
        let usual = Palettes::built_in(AUTO).unwrap_or(Palettes::NONE);
        Self::of(usual, colors, ground)
    }

    /// The theme with these colours, as far as the terminal has them.
    #[must_use]
    pub fn of(palettes: Palettes, colors: Colors, ground: Ground) -> Self {
        let colors = if palettes == Palettes::NONE {
            Colors::Mono
        } else {
            colors
        };
        let palettes = match colors {
            Colors::Mono | Colors::Sixteen => Palettes::NONE,
            Colors::Indexed => palettes.map(nearest),
            Colors::True => palettes.map(|Rgb([red, green, blue])| Color::Rgb(red, green, blue)),
        };
        Self {
            colors,
            ground,
            palettes,
        }
    }

    /// Whether colours tell speakers apart.
    #[must_use]
    pub fn has_color(self) -> bool {
        self.colors != Colors::Mono
    }

    /// The colours for the background; a theme for one background only is taken
    /// at its word.
    fn palette(self) -> Option<Palette<Color>> {
        let Palettes { dark, light } = self.palettes;
        let fitting = match self.ground {
            Ground::Unknown => None,
            Ground::Dark => dark,
            Ground::Light => light,
        };
        fitting.or_else(|| dark.xor(light))
    }

    fn text(self, color: impl Fn(&Palette<Color>) -> Color) -> Style {
        let color = self.palette().map(|palette| color(&palette));
        color.map_or(Style::new(), |color| Style::new().fg(color))
    }

    /// The bar beside the words of the speaker of that rank; of nobody named, if
    /// there is none.
    #[must_use]
    pub fn bar(self, rank: Option<usize>) -> Style {
        match (self.colors, self.palette(), rank) {
            (_, Some(_), _) => self.speaker(rank),
            (Colors::Mono, _, _) | (_, _, None) => Style::new(),
            (_, None, Some(rank)) => BARS
                .get(rank)
                .map_or(Style::new(), |color| Style::new().fg(*color)),
        }
    }

    /// The name of the speaker of that rank.
    #[must_use]
    pub fn speaker(self, rank: Option<usize>) -> Style {
        let color = |palette: &Palette<Color>| {
            let ranked = rank.and_then(|rank| palette.speakers.get(rank));
            *ranked.unwrap_or(&palette.others)
        };
        self.text(color)
    }

    /// The words that name a speaker beside a quotation.
    #[must_use]
    pub fn mention(self, rank: Option<usize>) -> Style {
        self.speaker(rank).add_modifier(Modifier::BOLD)
    }

    /// The sign of a speaker where lines are short: a dot of their colour, or
    /// a figure or letter of their own without colours.
    #[must_use]
    pub fn sign(self, rank: usize) -> char {
        const LETTERS: &[u8] = b"123456789abcdefghijklmnopqrstuvwxyz";
        if self.has_color() {
            '●'
        } else {
            char::from(LETTERS[rank % LETTERS.len()])
        }
    }

    /// The current passage and its counterpart, over the style of their words.
    #[must_use]
    pub fn passage(self) -> Style {
        match self.palette() {
            Some(palette) => Style::new().bg(palette.passage),
            None => Style::new().add_modifier(Modifier::BOLD),
        }
    }

    /// The sign beside the current passage.
    #[must_use]
    pub fn passage_sign(self) -> Style {
        self.notice()
    }

    /// The current word and its translation, over the style of their letters.
    #[must_use]
    pub fn word(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A fact that differs between the two texts.
    #[must_use]
    pub fn differing(self) -> Style {
        self.text(|palette| palette.alarm)
            .add_modifier(Modifier::UNDERLINED)
    }

    /// A word of the vocabulary, over the style of its letters: quiet, as the text is to
    /// be read.
    #[must_use]
    pub fn kept_word(self, state: WordState) -> Style {
        let color = match state {
            WordState::New => self.text(|palette| palette.bookmark),
            WordState::Learning => self.text(|palette| palette.speakers[1]),
            WordState::Known => self.text(|palette| palette.speakers[2]),
            WordState::Ignored => self.text(|palette| palette.quiet),
        };
        match (self.palette(), state) {
            (None, WordState::New | WordState::Learning) => {
                color.add_modifier(Modifier::UNDERLINED)
            }
            _ => color,
        }
    }

    /// A bookmarked passage, over the style of its words.
    #[must_use]
    pub fn bookmarked(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// The sign of a bookmark.
    #[must_use]
    pub fn bookmark_sign(self) -> Style {
        self.text(|palette| palette.bookmark)
            .add_modifier(Modifier::BOLD)
    }

    /// What the reader wrote about a passage.
    #[must_use]
    pub fn note(self) -> Style {
        self.text(|palette| palette.bookmark)
    }

    /// The reader's tags.
    #[must_use]
    pub fn tag(self) -> Style {
        self.text(|palette| palette.speakers[0])
    }

    /// How much of an article has been read.
    #[must_use]
    pub fn progress(self) -> Style {
        self.text(|palette| palette.speakers[2])
    }

    /// Letters of a list that match what is typed.
    #[must_use]
    pub fn matched(self) -> Style {
        self.text(|palette| palette.alarm)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Text that is not by the followed speaker.
    #[must_use]
    pub fn dimmed(self) -> Style {
        match self.palette() {
            Some(_) => self.quiet(),
            None => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// A match of the search.
    #[must_use]
    pub fn found(self) -> Style {
        if let Some(palette) = self.palette() {
            return on(palette.found);
        }
        Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
    }

    /// The current match.
    #[must_use]
    pub fn found_here(self) -> Style {
        if let Some(palette) = self.palette() {
            return on(palette.here);
        }
        Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// Headlines and the title bar.
    #[must_use]
    pub fn headline(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Frames, the rule between the texts, and the track of scroll bars.
    #[must_use]
    pub fn frame(self) -> Style {
        self.text(|palette| palette.line)
    }

    /// The name of a text or a list that has the focus, or has not.
    #[must_use]
    pub fn pane_name(self, has_focus: bool) -> Style {
        if has_focus {
            Style::new().add_modifier(Modifier::BOLD)
        } else {
            self.quiet()
        }
    }

    /// What matters less: numbers, file names, keys in the status bar.
    #[must_use]
    pub fn quiet(self) -> Style {
        self.text(|palette| palette.quiet)
    }

    /// A message.
    #[must_use]
    pub fn notice(self) -> Style {
        self.text(|palette| palette.notice)
            .add_modifier(Modifier::BOLD)
    }

    /// A message of something that went wrong.
    #[must_use]
    pub fn alarm(self) -> Style {
        self.text(|palette| palette.alarm)
            .add_modifier(Modifier::BOLD)
    }

    /// The row chosen in a list.
    #[must_use]
    pub fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A part of a row in a list, in `style` unless the row is chosen: that is
    /// one bar, whatever the colours of its parts.
    #[must_use]
    pub fn in_list(self, style: Style, is_chosen: bool) -> Style {
        if is_chosen {
            self.chosen().add_modifier(style.add_modifier)
        } else {
            style
        }
    }
}

fn on([text, ground]: [Color; 2]) -> Style {
    Style::new().fg(text).bg(ground)
}

#[cfg(test)]
mod tests;
