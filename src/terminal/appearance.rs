//! How the reader looks on this terminal: the theme in force, and what the terminal
//! says of its background and of the width of its characters.

use super::colors;
use super::input::{Event, Input};
use super::screen::Screen;
use crate::text::{Ambiguous, Widths};
use crate::ui::{Colors, Ground, Theme};
use crate::wording::Remark;
use std::io;
use std::time::{Duration, Instant};

/// How long the terminal is waited for to answer: most do in a millisecond, over a
/// remote connection in a few hundred.
const ANSWERED: Duration = Duration::from_millis(250);

/// The theme in force.
pub(super) struct Appearance {
    pub(super) theme: Theme,
    /// Whether there may be colours at all.
    has_color: bool,
    /// When the terminal was asked for its background, until it has answered.
    asked: Option<Instant>,
}

impl Appearance {
    /// Without colours, until a theme is taken.
    pub(super) fn new(has_color: bool) -> Self {
        Self {
            theme: Theme::MONO,
            has_color,
            asked: None,
        }
    }

    /// Takes the theme of that name; tells what is wrong with it.
    pub(super) fn take(&mut self, name: &str) -> Option<Remark> {
        if !self.has_color {
            return None;
        }
        let (theme, problem) = colors::theme(name);
        let known = self.theme.ground;
        self.theme = theme;
        if known != Ground::Unknown {
            // The terminal has told it.
            self.theme.ground = known;
        }
        problem
    }

    /// Asks for the background where colours depend on it and the environment
    /// does not tell; nobody waits for the answer.
    pub(super) fn ask_background(&mut self, screen: &Screen) -> io::Result<()> {
        let has_colors = matches!(self.theme.colors, Colors::Indexed | Colors::True);
        let depends = has_colors && self.theme.ground == Ground::Unknown;
        if depends && self.asked.is_none() && colors::names_itself() {
            self.asked = Some(Instant::now());
            screen.ask_background()?;
        }
        Ok(())
    }

    /// Takes the terminal's answer.
    pub(super) fn set_ground(&mut self, ground: Ground) {
        self.theme.ground = ground;
        self.asked = None;
    }

    /// Waits a moment for an answer that is on its way, or the shell would get
    /// it as if it had been typed.
    pub(super) fn await_answer(&self, input: &mut Input) {
        if self.asked.is_some_and(|asked| asked.elapsed() < ANSWERED) {
            let _ = input.wait(ANSWERED);
        }
    }
}

/// Asks the terminal how wide it draws ambiguous characters; one that does not say
/// draws them narrow, as most do. What is typed meanwhile is not lost.
pub(super) fn ask_widths(screen: &mut Screen, input: &mut Input) -> io::Result<Widths> {
    screen.ask_column()?;
    let end = Instant::now() + ANSWERED;
    let (mut column, mut others) = (None, Vec::new());
    while column.is_none() {
        let left = end.saturating_duration_since(Instant::now());
        let events = input.wait(left);
        let is_lost = events.iter().any(|event| matches!(event, Event::Lost(_)));
        for event in events {
            match event {
                Event::CursorAt(said) => column = Some(said),
                other => others.push(other),
            }
        }
        if left.is_zero() || is_lost {
            break;
        }
    }
    input.put_back(others);
    let ambiguous = if column == Some(2) {
        Ambiguous::Wide
    } else {
        Ambiguous::Narrow
    };
    Ok(Widths { ambiguous })
}
