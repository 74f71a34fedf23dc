//! Draws the bundled article as the reader shows it, from the program's own
//! screen buffer, and prints it as SVG:
//!
//! ```sh
//! cargo run --example picture dark > assets/screen.svg
//! cargo run --example picture light > assets/screen-light.svg
//! ```

use duidu::annotation::Annotations;
use duidu::app::document::Document;
use duidu::app::step::Direction;
use duidu::app::{App, Command, Message, Position};
use duidu::article::parse;
use duidu::bilingual::align;
use duidu::keymap::Keymap;
use duidu::lexicon::Lexicon;
use duidu::quotation::analyse;
use duidu::text::width;
use duidu::ui::{self, Colors, Ground, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::sync::Arc;

const SCREEN: (u16, u16) = (112, 30);
/// The size of a cell in the picture, in pixels.
const CELL: (u16, u16) = (9, 19);

/// A terminal's own colours, and the theme that suits them.
struct Look {
    ground: Ground,
    text: &'static str,
    background: &'static str,
}

const DARK: Look = Look {
    ground: Ground::Dark,
    text: "#d8d8d8",
    background: "#16181d",
};
const LIGHT: Look = Look {
    ground: Ground::Light,
    text: "#24262b",
    background: "#fdfdfb",
};

fn main() {
    let is_light = std::env::args().any(|argument| argument == "light");
    let look = if is_light { LIGHT } else { DARK };
    let article = parse(include_str!("../assets/sco-cyber-terrorism.txt"));
    let alignment = align(&article, Lexicon::embedded());
    let analysis = analyse(&article);
    let document = Arc::new(Document::new(article, analysis).aligned(alignment));
    let source = "sco-cyber-terrorism.txt".to_owned();
    let mut app = App::new(
        document,
        source,
        Annotations::default(),
        &Position::default(),
    );
    app.receive(Message::Resized(SCREEN.0, SCREEN.1));
    app.perform(Command::Quotation(Direction::Next));
    let Ok(mut terminal) = Terminal::new(TestBackend::new(SCREEN.0, SCREEN.1));
    let keymap = Keymap::default();
    let Ok(frame) = terminal.draw(|frame| {
        ui::draw(
            frame,
            &app,
            &keymap,
            Theme::new(Colors::Indexed, look.ground),
        );
    });
    print!("{}", svg(frame.buffer, &look));
}

fn svg(buffer: &Buffer, look: &Look) -> String {
    let background = look.background;
    let (wide, high) = (buffer.area.width * CELL.0, buffer.area.height * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
         font-family=\"'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace\" font-size=\"15\" xml:space=\"preserve\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{background}\"/>\n"
    );
    for (y, cells) in (0..).zip(buffer.content.chunks(buffer.area.width.into())) {
        let mut rest = cells;
        let mut x = 0;
        while let [first, ..] = rest {
            let run = run(rest);
            svg.push_str(&draw(first, &run, (x * CELL.0, y * CELL.1), look));
            let columns = width(&run).max(1);
            rest = rest.get(columns..).unwrap_or_default();
            x += u16::try_from(columns).unwrap_or(1);
        }
    }
    svg + "</svg>\n"
}

/// The text of the first of `cells` that look the same. A run is no longer than
/// a browser's own idea of widths can be trusted: wide characters stand alone.
fn run(cells: &[Cell]) -> String {
    let mut run = String::new();
    let style = cells[0].style();
    for cell in cells.iter().take_while(|cell| cell.style() == style) {
        let symbol = cell.symbol();
        if !symbol.is_ascii() {
            return if run.is_empty() {
                symbol.to_owned()
            } else {
                run
            };
        }
        run += symbol;
    }
    run
}

/// A run of cells as a background, if it has one, and a text as wide as them.
fn draw(first: &Cell, text: &str, (x, y): (u16, u16), look: &Look) -> String {
    let wide = u16::try_from(width(text)).unwrap_or(1).max(1) * CELL.0;
    let (mut front, mut back) = (color(first.fg, look.text), color(first.bg, look.background));
    if first.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut front, &mut back);
    }
    let mut drawn = String::new();
    if back != look.background {
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
    let weight = if first.modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let line = if first.modifier.contains(Modifier::UNDERLINED) {
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

/// A colour of the cube or the grey ramp of xterm, or the terminal's own.
fn color(color: Color, usual: &str) -> String {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let [red, green, blue] = match color {
        Color::Indexed(grey @ 232..) => [8 + 10 * (grey - 232); 3],
        Color::Indexed(place @ 16..) => {
            let at = usize::from(place - 16);
            [STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6]]
        }
        _ => return usual.to_owned(),
    };
    format!("#{red:02x}{green:02x}{blue:02x}")
}
