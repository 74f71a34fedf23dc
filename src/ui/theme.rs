//! What things look like, by what they mean.
//!
//! The page is calm: body text is in the terminal's own colours, and a speaker's
//! colour is in bars and names only. All that colours tell is told without them
//! too, by bold, underlined and reversed text and by signs.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Which colours may be used.
    pub colors: Colors,
    /// What text stands on.
    pub ground: Ground,
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

/// Places in the palette of 256 colours.
///
/// Text in each of them has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3) on
/// the backgrounds of the usual terminals and on that of the current passage.
struct Palette {
    /// Those who say most.
    speakers: [u8; 6],
    /// All other speakers.
    other_speaker: u8,
    quiet: u8,
    notice: u8,
    bookmark: u8,
    alarm: u8,
    /// Lines and the track of scroll bars: no text.
    line: u8,
    /// The background of the current passage.
    passage: u8,
}

const DARK: Palette = Palette {
    speakers: [117, 215, 114, 183, 228, 210],
    other_speaker: 250,
    quiet: 247,
    notice: 222,
    bookmark: 220,
    alarm: 210,
    line: 240,
    passage: 236,
};

const LIGHT: Palette = Palette {
    speakers: [25, 94, 22, 90, 124, 23],
    other_speaker: 240,
    quiet: 241,
    notice: 24,
    bookmark: 94,
    alarm: 124,
    line: 250,
    passage: 254,
};

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

/// Black on a bright ground: matches of a search.
const FOUND: (u8, u8, u8) = (16, 222, 209);

impl Theme {
    /// A theme without colours.
    pub const MONO: Self = Self {
        colors: Colors::Mono,
        ground: Ground::Unknown,
    };

    /// The theme in `colors`; where the background is not known, text has the
    /// terminal's own colour.
    #[must_use]
    pub fn new(colors: Colors, ground: Ground) -> Self {
        Self { colors, ground }
    }

    /// Whether colours tell speakers apart.
    #[must_use]
    pub fn has_color(self) -> bool {
        self.colors != Colors::Mono
    }

    fn palette(self) -> Option<&'static Palette> {
        match (self.colors, self.ground) {
            (Colors::Indexed, Ground::Dark) => Some(&DARK),
            (Colors::Indexed, Ground::Light) => Some(&LIGHT),
            _ => None,
        }
    }

    fn text(self, color: impl Fn(&Palette) -> u8) -> Style {
        let color = self.palette().map(|palette| Color::Indexed(color(palette)));
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
        let color = |palette: &Palette| {
            let ranked = rank.and_then(|rank| palette.speakers.get(rank));
            *ranked.unwrap_or(&palette.other_speaker)
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
            Some(palette) => Style::new().bg(Color::Indexed(palette.passage)),
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
        if self.colors == Colors::Indexed {
            let (text, ground, _) = FOUND;
            return on(text, ground);
        }
        Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
    }

    /// The current match.
    #[must_use]
    pub fn found_here(self) -> Style {
        if self.colors == Colors::Indexed {
            let (text, _, ground) = FOUND;
            return on(text, ground);
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

fn on(text: u8, ground: u8) -> Style {
    Style::new()
        .fg(Color::Indexed(text))
        .bg(Color::Indexed(ground))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue from 0 to 255.
    type Rgb = [u8; 3];

    /// The backgrounds of xterm, GNOME Terminal, Windows Terminal, Ubuntu and
    /// Solarized.
    const DARK_GROUNDS: [Rgb; 5] = [
        [0x00, 0x00, 0x00],
        [0x17, 0x14, 0x21],
        [0x0c, 0x0c, 0x0c],
        [0x30, 0x0a, 0x24],
        [0x00, 0x2b, 0x36],
    ];
    const LIGHT_GROUNDS: [Rgb; 3] = [[0xff, 0xff, 0xff], [0xfd, 0xf6, 0xe3], [0xf2, 0xf2, 0xf2]];

    /// A colour of the cube or the grey ramp of xterm.
    fn rgb(index: u8) -> Rgb {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        match index {
            232.. => [8 + 10 * (index - 232); 3],
            _ => {
                let at = usize::from(index - 16);
                [STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6]]
            }
        }
    }

    /// Relative luminance, WCAG 2.2.
    fn luminance(color: Rgb) -> f64 {
        let [red, green, blue] = color.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Every style that text can have.
    fn text_styles(theme: Theme) -> Vec<Style> {
        let mut styles: Vec<Style> = (0..8).map(|rank| theme.speaker(Some(rank))).collect();
        styles.extend([
            theme.speaker(None),
            theme.mention(Some(0)),
            theme.differing(),
            theme.bookmark_sign(),
            theme.note(),
            theme.tag(),
            theme.progress(),
            theme.matched(),
            theme.dimmed(),
            theme.found(),
            theme.found_here(),
            theme.headline(),
            theme.pane_name(true),
            theme.pane_name(false),
            theme.quiet(),
            theme.notice(),
            theme.alarm(),
        ]);
        styles
    }

    fn index(color: Option<Color>) -> Option<u8> {
        match color {
            Some(Color::Indexed(index)) => Some(index),
            None => None,
            other => panic!("{other:?} differs from terminal to terminal"),
        }
    }

    #[track_caller]
    fn check(theme: Theme, grounds: &[Rgb]) {
        let passage = index(theme.passage().bg).map(rgb);
        for style in text_styles(theme) {
            let Some(text) = index(style.fg).map(rgb) else {
                continue;
            };
            let own = index(style.bg).map(rgb);
            let under = own.map_or_else(
                || grounds.iter().copied().chain(passage).collect(),
                |own| vec![own],
            );
            for ground in under {
                let contrast = contrast(text, ground);
                assert!(contrast >= 4.5, "{style:?} on {ground:?}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn text_can_be_read_on_the_backgrounds_of_the_usual_terminals() {
        check(Theme::new(Colors::Indexed, Ground::Dark), &DARK_GROUNDS);
        check(Theme::new(Colors::Indexed, Ground::Light), &LIGHT_GROUNDS);
        let all = [&DARK_GROUNDS[..], &LIGHT_GROUNDS].concat();
        check(Theme::new(Colors::Indexed, Ground::Unknown), &all);
        check(Theme::new(Colors::Sixteen, Ground::Dark), &all);
        check(Theme::MONO, &all);
    }
}
