//! Which colours the terminal has, and what they stand on, as far as the
//! environment tells.

use crate::config;
use crate::ui::{Colors, Ground, Theme};
use crate::wording::Remark;
use std::env;

/// The theme of that name as the terminal can show it, or the usual one and what
/// is wrong with the other.
pub(super) fn theme(name: &str) -> (Theme, Option<Remark>) {
    let variable = |name| env::var(name).unwrap_or_default();
    let colors = colors(
        &variable("NO_COLOR"),
        &variable("COLORTERM"),
        &variable("TERM"),
    );
    let ground = ground(&variable("COLORFGBG"));
    match config::theme::load(name) {
        Ok(palettes) => (Theme::of(palettes, colors, ground), None),
        Err(problem) => (Theme::new(colors, ground), Some(problem)),
    }
}

/// Terminals that name themselves in `TERM`.
const NAMED: [&str; 6] = ["kitty", "alacritty", "foot", "ghostty", "wezterm", "tmux"];

/// Whether the terminal says which one it is, and so may be asked for its colours
/// and for the mouse: one that does not know the question may print it.
pub(super) fn names_itself() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    ["COLORTERM", "TERM_PROGRAM", "XTERM_VERSION", "WT_SESSION"]
        .into_iter()
        .any(is_set)
        || env::var("TERM").is_ok_and(|term| NAMED.iter().any(|name| term.contains(name)))
}

/// An empty `NO_COLOR` counts as none (no-color.org).
fn colors(no_color: &str, color_term: &str, term: &str) -> Colors {
    let is_indexed = term.contains("256color") || NAMED.iter().any(|name| term.contains(name));
    if !no_color.is_empty() {
        Colors::Mono
    } else if matches!(color_term, "truecolor" | "24bit") {
        Colors::True
    } else if is_indexed {
        Colors::Indexed
    } else {
        Colors::Sixteen
    }
}

/// `COLORFGBG` of rxvt and Konsole: the places of text and background among the
/// sixteen colours, `15;0` or `0;default;15`.
fn ground(color_fgbg: &str) -> Ground {
    let background = color_fgbg.rsplit(';').next();
    match background.and_then(|place| place.parse::<u8>().ok()) {
        Some(7 | 9..=15) => Ground::Light,
        Some(0..=6 | 8) => Ground::Dark,
        _ => Ground::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_which_colours_there_are() {
        assert_eq!(colors("1", "truecolor", "xterm"), Colors::Mono);
        assert_eq!(colors("", "", "tmux-256color"), Colors::Indexed);
        assert_eq!(colors("", "24bit", "xterm"), Colors::True);
        assert_eq!(colors("", "", "linux"), Colors::Sixteen);
    }

    #[test]
    fn the_environment_tells_what_text_stands_on() {
        assert_eq!(ground("0;default;15"), Ground::Light);
        assert_eq!(ground("15;0"), Ground::Dark);
        assert_eq!(ground(""), Ground::Unknown);
    }
}
