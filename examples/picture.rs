//! Draws the bundled article as the reader shows it, from the program's own
//! screen buffer, and prints it as SVG:
//!
//! ```sh
//! cargo run --example picture > assets/screen.svg
//! ```

use duidu::annotation::Annotations;
use duidu::app::action::{Action, Direction};
use duidu::app::document::Document;
use duidu::app::{App, Position};
use duidu::article::parse;
use duidu::keymap::Keymap;
use duidu::quotation::analyse;
use duidu::text::width;
use duidu::ui::{self, Theme};
use ratatui_core::buffer::{Buffer, Cell};
use ratatui_core::layout::Rect;
use ratatui_core::style::{Color, Modifier};
use std::sync::Arc;

const SCREEN: (u16, u16) = (110, 32);
/// The size of a cell in the picture, in pixels.
const CELL: (u16, u16) = (9, 19);
const FOREGROUND: &str = "#d8d8d8";
const BACKGROUND: &str = "#16181d";

fn main() {
    let article = parse(include_str!("../assets/sco-cyber-terrorism.txt"));
    let analysis = analyse(&article);
    let document = Arc::new(Document::new(article, analysis));
    let source = "sco-cyber-terrorism.txt".to_owned();
    let mut app = App::new(
        document,
        source,
        Annotations::default(),
        &Position::default(),
    );
    app.update(Action::Resize(SCREEN.0, SCREEN.1));
    for _ in 0..3 {
        app.update(Action::Quotation(Direction::Next));
    }
    let mut cells = Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
    let theme = Theme { has_color: true };
    ui::draw(&mut cells, &app, &Keymap::default(), theme);
    print!("{}", svg(&cells));
}

fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (wide, high) = (columns * CELL.0, rows * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
         font-family=\"'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace\" font-size=\"15\" xml:space=\"preserve\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{BACKGROUND}\"/>\n"
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let run = run(buffer, x, y);
            svg.push_str(&draw(&buffer[(x, y)], &run, (x * CELL.0, y * CELL.1)));
            x += u16::try_from(width(&run)).unwrap_or(1).max(1);
        }
    }
    svg + "</svg>\n"
}

/// The text of the cells from `x` on that look the same. A run is no longer
/// than a browser's own idea of widths can be trusted: wide characters stand
/// alone.
fn run(buffer: &Buffer, x: u16, y: u16) -> String {
    let first = &buffer[(x, y)];
    if !first.symbol().is_ascii() {
        return first.symbol().to_owned();
    }
    let look = |cell: &Cell| (cell.fg, cell.bg, cell.modifier);
    (x..buffer.area.width)
        .map(|x| &buffer[(x, y)])
        .take_while(|cell| cell.symbol().is_ascii() && look(cell) == look(first))
        .map(Cell::symbol)
        .collect()
}

/// A run of cells as a background, if it has one, and a text as wide as them.
fn draw(cell: &Cell, text: &str, (x, y): (u16, u16)) -> String {
    let wide = u16::try_from(width(text)).unwrap_or(1).max(1) * CELL.0;
    let (mut front, mut back) = (color(cell.fg, FOREGROUND), color(cell.bg, BACKGROUND));
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut front, &mut back);
    }
    let mut drawn = String::new();
    if back != BACKGROUND {
        drawn = format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{}\" fill=\"{back}\"/>\n",
            CELL.1
        );
    }
    if text.trim().is_empty() {
        return drawn;
    }
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let weight = if cell.modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let line = if cell.modifier.contains(Modifier::UNDERLINED) {
        " text-decoration=\"underline\""
    } else {
        ""
    };
    drawn
        + &format!(
            "<text x=\"{x}\" y=\"{}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{front}\"{weight}{line}>{text}</text>\n",
            y + CELL.1 - 5
        )
}

fn color(color: Color, usual: &'static str) -> &'static str {
    match color {
        Color::Cyan => "#4ec9d4",
        Color::Green => "#8cc265",
        Color::Magenta => "#d67ad2",
        Color::Yellow => "#e0b557",
        Color::LightBlue => "#6fb1f0",
        Color::LightRed => "#f0817a",
        Color::LightMagenta => "#e8a0f0",
        Color::LightGreen => "#b5e890",
        Color::DarkGray => "#7a7f8a",
        Color::Red => "#e05561",
        Color::Black => "#000000",
        _ => usual,
    }
}
