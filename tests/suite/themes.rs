//! Every overlay in every theme that comes with the program: what can be read,
//! and which styles there are.

use crate::reader::Reader;
use duidu::ui::{Colors, Ground, Palettes, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::style::Color;
use std::collections::BTreeMap;
use std::fmt::Write;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 20)];

/// What is open, and the keys that open it.
const OVERLAYS: [(&str, &str); 12] = [
    ("page", "Right Right"),
    ("following", "Right Right f"),
    ("reason", "Right Right e"),
    ("word", "w w K"),
    ("speakers", "s"),
    ("map", "S j Right"),
    ("bookmarks", "Right Right m '"),
    ("form", "Right M"),
    ("library", "B"),
    ("help", "?"),
    ("palette", ":"),
    ("selection", "Right V )"),
];

/// The themes, each with a background it is for.
const THEMES: [(&str, Ground, [u8; 3]); 5] = [
    ("dark", Ground::Dark, [0x17, 0x14, 0x21]),
    ("light", Ground::Light, [0xfd, 0xf6, 0xe3]),
    ("contrast", Ground::Dark, [0x00, 0x2b, 0x36]),
    ("contrast", Ground::Light, [0xff, 0xff, 0xff]),
    ("mono", Ground::Dark, [0, 0, 0]),
];

fn reader(name: &str, ground: Ground, (width, height): (u16, u16)) -> Reader {
    let palettes = Palettes::built_in(name).expect("it comes with the program");
    let mut reader = Reader::article(width, height);
    reader.theme = Theme::of(palettes, Colors::True, ground);
    reader
}

/// The cells of the screen, row by row.
fn cells(reader: &Reader) -> Vec<Cell> {
    let (width, height) = reader.app.reading.size;
    let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
    reader.draw(&mut terminal).buffer.content.clone()
}

fn channels(color: Color) -> Option<[u8; 3]> {
    match color {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Reset => None,
        other => panic!("{other:?} differs from terminal to terminal"),
    }
}

/// Relative luminance, WCAG 2.2.
fn luminance(color: [u8; 3]) -> f64 {
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

#[test]
fn all_text_of_every_overlay_can_be_read() {
    for (name, ground, background) in THEMES {
        for (overlay, keys) in OVERLAYS {
            let mut reader = reader(name, ground, (80, 24));
            reader.press(keys);
            for cell in cells(&reader) {
                let is_text = cell.symbol().chars().any(char::is_alphanumeric);
                let Some(text) = channels(cell.fg).filter(|_| is_text) else {
                    continue;
                };
                let under = luminance(channels(cell.bg).unwrap_or(background));
                let text = luminance(text);
                let contrast = (text.max(under) + 0.05) / (text.min(under) + 0.05);
                assert!(contrast >= 4.5, "{name}, {overlay}: {cell:?} {contrast:.2}");
            }
        }
    }
}

/// The styles on a screen, each with the first text in it.
fn styles(reader: &Reader) -> String {
    let width = usize::from(reader.app.reading.size.0);
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for row in cells(reader).chunks(width) {
        for run in row.chunk_by(|one, other| one.style() == other.style()) {
            let text: String = run.iter().map(Cell::symbol).collect();
            let style = run[0].style();
            let is_plain = style == Cell::EMPTY.style();
            if text.trim().is_empty() || is_plain {
                continue;
            }
            let mut told = String::new();
            for (word, color) in [("text", style.fg), ("on", style.bg)] {
                if let Some(Color::Rgb(red, green, blue)) = color {
                    let _ = write!(told, "{word} #{red:02x}{green:02x}{blue:02x} ");
                }
            }
            let _ = write!(told, "{:?}", style.add_modifier);
            let text: String = text.trim().chars().take(24).collect();
            found.entry(told).or_insert(text);
        }
    }
    let lines = found
        .iter()
        .map(|(style, text)| format!("  {style}: {text}\n"));
    lines.collect()
}

#[test]
fn the_styles_of_every_overlay() {
    for (name, ground, _) in THEMES {
        let mut told = String::new();
        for (overlay, keys) in OVERLAYS {
            for (width, height) in SIZES {
                let mut reader = reader(name, ground, (width, height));
                reader.press(keys);
                let _ = write!(told, "{overlay} {width}x{height}\n{}", styles(&reader));
            }
        }
        let ground = format!("{ground:?}").to_lowercase();
        insta::assert_snapshot!(format!("{name}-on-{ground}"), told);
    }
}
