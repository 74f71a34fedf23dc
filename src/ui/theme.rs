//! What things look like, by what they mean.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen. With `NO_COLOR` every difference is kept by bold,
/// underlined, reversed and dim text and by signs.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Whether colours may be used.
    pub has_color: bool,
}

/// One colour per speaker, from the sixteen of the terminal's own palette, so
/// that they suit a light background as well as a dark one.
const SPEAKERS: [Color; 8] = [
    Color::Cyan,
    Color::Green,
    Color::Magenta,
    Color::Yellow,
    Color::LightBlue,
    Color::LightRed,
    Color::LightMagenta,
    Color::LightGreen,
];

impl Theme {
    /// Words of the speaker of that index; of nobody named, if there is none.
    #[must_use]
    pub fn speaker(self, speaker: Option<usize>) -> Style {
        match speaker {
            Some(speaker) if self.has_color => Style::new().fg(SPEAKERS[speaker % SPEAKERS.len()]),
            _ => Style::new(),
        }
    }

    /// The sign of a speaker where lines are short: a dot of their colour, or
    /// a figure or letter of their own without colours.
    #[must_use]
    pub fn sign(self, speaker: usize) -> char {
        const LETTERS: &[u8] = b"123456789abcdefghijklmnopqrstuvwxyz";
        if self.has_color {
            '●'
        } else {
            char::from(LETTERS[speaker % LETTERS.len()])
        }
    }

    /// The words that name a speaker beside a quotation.
    #[must_use]
    pub fn mention(self, speaker: Option<usize>) -> Style {
        self.speaker(speaker).add_modifier(Modifier::BOLD)
    }

    /// The passage stood on, over the style of its words.
    #[must_use]
    pub fn standing(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A bookmarked passage, over the style of its words.
    #[must_use]
    pub fn bookmarked(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// The sign of a bookmark.
    #[must_use]
    pub fn bookmark_sign(self) -> Style {
        self.color(Color::Yellow).add_modifier(Modifier::BOLD)
    }

    /// What the reader wrote about a passage.
    #[must_use]
    pub fn note(self) -> Style {
        self.color(Color::Yellow)
    }

    /// The reader's tags.
    #[must_use]
    pub fn tag(self) -> Style {
        self.color(Color::Cyan)
    }

    /// How much of an article has been read.
    #[must_use]
    pub fn progress(self) -> Style {
        self.color(Color::Green)
    }

    /// Letters of a list that match what is typed.
    #[must_use]
    pub fn matched(self) -> Style {
        self.color(Color::LightRed)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Text that is not by the followed speaker.
    #[must_use]
    pub fn dimmed(self) -> Style {
        self.color(Color::DarkGray).add_modifier(Modifier::DIM)
    }

    /// A match of the search.
    #[must_use]
    pub fn found(self) -> Style {
        if self.has_color {
            Style::new()
                .fg(Color::Black)
                .bg(Color::Yellow)
                .remove_modifier(Modifier::REVERSED)
        } else {
            Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
        }
    }

    /// The match stood on.
    #[must_use]
    pub fn found_here(self) -> Style {
        if self.has_color {
            Style::new()
                .fg(Color::Black)
                .bg(Color::LightRed)
                .add_modifier(Modifier::BOLD)
                .remove_modifier(Modifier::REVERSED)
        } else {
            Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
        }
    }

    /// Headlines and the title line.
    #[must_use]
    pub fn headline(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Frames and the track of scroll bars.
    #[must_use]
    pub fn frame(self) -> Style {
        self.color(Color::DarkGray)
    }

    /// The name of a pane that has the focus, or has not.
    #[must_use]
    pub fn pane_name(self, has_focus: bool) -> Style {
        if has_focus {
            Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED)
        } else {
            self.frame()
        }
    }

    /// What matters less: numbers, file names, keys in the status line.
    #[must_use]
    pub fn quiet(self) -> Style {
        self.color(Color::DarkGray)
    }

    /// A message.
    #[must_use]
    pub fn notice(self) -> Style {
        self.color(Color::Yellow).add_modifier(Modifier::BOLD)
    }

    /// A message of something that went wrong.
    #[must_use]
    pub fn alarm(self) -> Style {
        self.color(Color::Red).add_modifier(Modifier::BOLD)
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

    fn color(self, color: Color) -> Style {
        if self.has_color {
            Style::new().fg(color)
        } else {
            Style::new()
        }
    }
}
