//! How a cell is painted, as one number: pens are compared for every cell of
//! every frame.

use ratatui_core::style::{Color, Modifier, Style};

/// Colours and modifiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pen(u64);

/// The named colours in the order of the terminal's palette.
const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// A colour is two bits that say what the other three bytes are.
const COLOR: u32 = 26;
const NAME: u64 = 1 << 24;
const INDEX: u64 = 2 << 24;
const RGB: u64 = 3 << 24;

impl Pen {
    /// The terminal's own colours.
    pub const PLAIN: Self = Self(0);

    /// The colour of the character.
    #[must_use]
    pub fn foreground(self) -> Color {
        unpacked(self.0)
    }

    /// The colour of the cell.
    #[must_use]
    pub fn background(self) -> Color {
        unpacked(self.0 >> COLOR)
    }

    /// Bold, reversed and the like.
    #[must_use]
    pub fn modifier(self) -> Modifier {
        Modifier::from_bits_truncate(u16::try_from(self.0 >> (2 * COLOR)).unwrap_or_default())
    }
}

impl From<Style> for Pen {
    fn from(style: Style) -> Self {
        let modifier = style.add_modifier - style.sub_modifier;
        let foreground = style.fg.map_or(0, packed);
        let background = style.bg.map_or(0, packed) << COLOR;
        Self(foreground | background | u64::from(modifier.bits()) << (2 * COLOR))
    }
}

fn packed(color: Color) -> u64 {
    match color {
        Color::Reset => 0,
        Color::Indexed(index) => INDEX | u64::from(index),
        Color::Rgb(r, g, b) => RGB | u64::from(u32::from_be_bytes([0, r, g, b])),
        named => palette(named).map_or(0, |place| NAME | u64::from(place)),
    }
}

/// The place of a named colour in the terminal's palette, from 0 to 15: the
/// second eight are the bright forms of the first.
#[must_use]
pub fn palette(named: Color) -> Option<u8> {
    let mut places = (0..).zip(NAMED);
    places.find_map(|(place, color)| (color == named).then_some(place))
}

fn unpacked(bits: u64) -> Color {
    let [_, r, g, b] = ((bits & (NAME - 1)) as u32).to_be_bytes();
    match bits & RGB {
        NAME => NAMED[usize::from(b) % NAMED.len()],
        INDEX => Color::Indexed(b),
        RGB => Color::Rgb(r, g, b),
        _ => Color::Reset,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pen_paints_as_the_style_says() {
        let colors = NAMED.into_iter().chain([
            Color::Reset,
            Color::Indexed(0),
            Color::Indexed(255),
            Color::Rgb(0, 0, 0),
            Color::Rgb(1, 128, 255),
        ]);
        for color in colors {
            let all = Modifier::all();
            let pen = Pen::from(Style::new().fg(color).add_modifier(all));
            assert_eq!(
                (pen.foreground(), pen.background(), pen.modifier()),
                (color, Color::Reset, all)
            );
            let pen = Pen::from(Style::new().bg(color));
            assert_eq!((pen.foreground(), pen.background()), (Color::Reset, color));
        }
    }
}
