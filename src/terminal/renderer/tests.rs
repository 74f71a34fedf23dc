//! What terminals show of the frames written for them.

use super::*;
use crate::text::Widths;
use crate::ui::Canvas;
use proptest::prelude::*;
use ratatui_core::style::Style;

/// One row of text, and where and how it stands.
type Line = (String, u16, Style);

fn put(grid: &mut Grid, (mut x, y): (u16, u16), text: &str, style: Style) {
    for (_, cluster) in Widths::default().clusters(text) {
        let columns = u8::try_from(cluster.columns).expect("a cluster is cut");
        let symbol = grid.symbol(cluster.text);
        if !grid.put((x, y), symbol, columns, style.into()) {
            break;
        }
        x += u16::from(columns);
    }
}

fn rendered(renderer: &mut Renderer, size: (u16, u16), lines: &[Line]) -> String {
    let draw = |grid: &mut Grid| {
        for ((text, x, style), y) in lines.iter().zip(0..size.1) {
            put(grid, (x % size.0, y), text, *style);
        }
        None
    };
    renderer.render(size, draw).to_owned()
}

fn terminal(size: (u16, u16)) -> vt100::Parser {
    let rows = size.1.try_into().expect("it has rows");
    vt100::Parser::new(rows, size.0.try_into().expect("it has columns"), 0)
}

/// What a reader sees in each cell.
fn cells(terminal: &vt100::Parser) -> Vec<String> {
    let screen = terminal.screen();
    let (rows, columns) = screen.size();
    (0..rows.get())
        .flat_map(|y| (0..columns.get()).map(move |x| (y, x)))
        .filter_map(|(y, x)| screen.cell(y, x))
        .map(|cell| {
            let shown = if cell.has_contents() {
                cell.contents()
            } else {
                " "
            };
            let color = (cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.dim());
            let line = (cell.italic(), cell.underline(), cell.inverse());
            format!("{shown} {color:?} {line:?} {}", cell.is_wide_continuation())
        })
        .collect()
}

fn written(line: &str, style: Style) -> String {
    let line = (line.to_owned(), 0, style);
    rendered(&mut Renderer::default(), (40, 1), &[line])
}

#[test]
fn chinese_and_english_are_written_in_one_run() {
    let text = written("他们说Internet是好的。", Style::new());
    assert!(text.contains("他们说Internet是好的。"), "{text:?}");
    assert_eq!(text.matches('H').count(), 1);
}

#[test]
fn colours_are_those_of_the_palette_where_they_have_a_name() {
    let named = Style::new().light_red().on_blue().bold();
    assert!(written("a", named).contains("\u{1b}[0;1;91;44ma"));
    let numbered = Style::new().fg(Color::Indexed(9)).bg(Color::Rgb(1, 2, 3));
    assert!(written("a", numbered).contains("\u{1b}[0;38;5;9;48;2;1;2;3ma"));
}

#[test]
fn after_a_character_of_uncertain_width_the_cursor_is_placed() {
    let text = written("👩\u{200d}👧好a", Style::new().bold());
    assert!(text.contains("👧\u{1b}[1;3H好a"), "{text:?}");
}

/// Some terminals draw the heart in one column: the other is written too.
#[test]
fn behind_a_character_of_uncertain_width_nothing_is_left() {
    let text = written("❤\u{fe0f}a", Style::new());
    assert!(
        text.contains("  \u{1b}[1;1H❤\u{fe0f}\u{1b}[1;3Ha"),
        "{text:?}"
    );
}

#[test]
fn what_is_shown_already_is_not_written() {
    let mut renderer = Renderer::default();
    let line = [("他们说".to_owned(), 3, Style::new().green())];
    rendered(&mut renderer, (20, 2), &line);
    assert_eq!(
        rendered(&mut renderer, (20, 2), &line),
        [BEGIN, END].concat()
    );
    renderer.forget();
    let again = rendered(&mut renderer, (20, 2), &line);
    assert!(again.contains("他们说"));
}

#[test]
fn a_cursor_is_shown_where_it_is_asked_for_and_gone_afterwards() {
    let mut renderer = Renderer::default();
    let mut seen = terminal((20, 3));
    seen.process(HIDE_CURSOR.as_bytes());
    for cursor in [
        None,
        Some(Position::new(4, 2)),
        Some(Position::new(5, 2)),
        None,
    ] {
        let frame = renderer.render((20, 3), |grid| {
            put(grid, (0, 0), "typed", Style::new());
            cursor
        });
        seen.process(frame.as_bytes());
        assert_eq!(seen.screen().hide_cursor(), cursor.is_none());
        if let Some(Position { x, y }) = cursor {
            assert_eq!(seen.screen().cursor_position(), (y, x));
        }
    }
}

fn line() -> impl Strategy<Value = Line> {
    let style = (any::<u8>(), any::<u8>(), 0..512_u16).prop_map(|(fg, bg, bits)| {
        let color = |of: u8| match of % 4 {
            0 => Color::Reset,
            1 => Color::Indexed(of),
            2 => Color::Rgb(of, 7, of),
            _ => [Color::Red, Color::Gray, Color::DarkGray, Color::LightBlue][usize::from(of / 64)],
        };
        Style::new()
            .fg(color(fg))
            .bg(color(bg))
            .add_modifier(Modifier::from_bits_truncate(bits))
    });
    ("[a 好”é。─]{0,9}", 0..12_u16, style)
}

/// What a reader sees in the cells that every terminal draws alike, and what
/// is meant to be there.
fn seen_and_meant(terminal: &vt100::Parser, grid: &Grid) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (y, row) in (0..).zip(grid.rows()) {
        let mut x = 0;
        while let Some(cell) = row.get(usize::from(x)) {
            if cell.is_certain() {
                let seen = terminal.screen().cell(y, x);
                let seen = seen.map_or("", |cell| cell.contents());
                let mut meant = String::new();
                grid.read(cell, &mut meant);
                pairs.push((seen.trim().to_owned(), meant.trim().to_owned()));
            }
            x += u16::from(cell.columns);
        }
    }
    pairs
}

proptest! {
    /// Frame after frame, the terminal shows what one would show that has
    /// seen only the last of them.
    #[test]
    fn what_was_on_the_screen_leaves_nothing(
        frames in prop::collection::vec(prop::collection::vec(line(), 0..4), 1..6),
        size in (1..14_u16, 1..4_u16),
    ) {
        let mut renderer = Renderer::default();
        let mut seen = terminal(size);
        for lines in frames {
            seen.process(rendered(&mut renderer, size, &lines).as_bytes());
            let mut fresh = terminal(size);
            fresh.process(rendered(&mut Renderer::default(), size, &lines).as_bytes());
            prop_assert_eq!(cells(&seen), cells(&fresh));
        }
    }

    /// This terminal draws each character of an emoji by itself, and paints
    /// over what is beside it.
    #[test]
    fn letters_stand_where_they_belong_beside_emoji(
        frames in prop::collection::vec(
            prop::collection::vec(("([a 好é]|👩\u{200d}👧|🇨🇳|❤\u{fe0f}){0,9}", 0..12_u16), 0..4),
            1..6,
        ),
    ) {
        const SIZE: (u16, u16) = (14, 3);
        let mut renderer = Renderer::default();
        // It does not know that rows have an end, and needs room for emoji.
        let mut seen = terminal((2 * SIZE.0, SIZE.1));
        for lines in frames {
            let frame = renderer.render(SIZE, |grid| {
                let mut canvas = Canvas { grid, widths: Widths::default() };
                for ((text, x), y) in lines.iter().zip(0..) {
                    canvas.plain((*x, y), SIZE.0 - x, text, Style::new());
                }
                None
            });
            seen.process(frame.as_bytes());
            let grid = renderer.shown.as_ref().expect("it has been drawn");
            for (seen, meant) in seen_and_meant(&seen, grid) {
                prop_assert_eq!(seen, meant);
            }
        }
    }
}
