//! What terminals show of the frames written for them.

use super::*;
use crate::text::Widths;
use crate::ui::Cells;
use crate::wording::Wording;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::{Frame, Terminal};

/// One row of text, and where and how it stands.
type Line = (String, u16, Style);

/// A program that draws, and what it has written.
struct Program(Terminal<TextBackend<Vec<u8>>>);

impl Program {
    fn new((width, height): (u16, u16)) -> Self {
        let backend = TextBackend::new(Vec::new(), Size { width, height });
        Self(Terminal::new(backend).expect("nothing can fail"))
    }

    /// What is written for a frame.
    fn written(&mut self, draw: impl FnOnce(&mut Frame)) -> String {
        self.0.draw(draw).expect("nothing can fail");
        let out = std::mem::take(&mut self.0.backend_mut().out);
        String::from_utf8(out).expect("it is text")
    }

    fn draw(&mut self, lines: &[Line]) -> String {
        self.written(|frame| put(frame, lines))
    }
}

fn put(frame: &mut Frame, lines: &[Line]) {
    let area = frame.area();
    let mut cells = Cells {
        wording: Wording::default(),
        buffer: frame.buffer_mut(),
        widths: Widths::default(),
    };
    for ((text, x, style), y) in lines.iter().zip(0..area.height) {
        let x = x % area.width;
        cells.text(Rect::new(x, y, area.width - x, 1), text, *style);
    }
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
    Program::new((40, 1)).draw(&[(line.to_owned(), 0, style)])
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

/// Some terminals join a vowel sign of its own column to what is before it.
#[test]
fn under_a_mark_that_may_take_no_column_nothing_is_left() {
    let text = written("\u{1019}\u{102c}a", Style::new());
    let expected = "\u{1019}\u{1b}[1;2H \u{1b}[1;2H\u{102c}\u{1b}[1;3Ha";
    assert!(text.contains(expected), "{text:?}");
}

#[test]
fn what_is_shown_already_is_not_written() {
    let mut program = Program::new((20, 2));
    let line = [("他们说".to_owned(), 3, Style::new().green())];
    program.draw(&line);
    assert_eq!(program.draw(&line), [BEGIN, END].concat());
    program.0.clear().expect("nothing can fail");
    assert!(program.draw(&line).contains("他们说"));
}

#[test]
fn a_cursor_is_shown_where_it_is_asked_for_and_gone_afterwards() {
    let mut program = Program::new((20, 3));
    let mut seen = terminal((20, 3));
    for cursor in [
        None,
        Some(Position::new(4, 2)),
        Some(Position::new(5, 2)),
        None,
    ] {
        let frame = program.written(|frame| {
            put(frame, &[("typed".to_owned(), 0, Style::new())]);
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        });
        seen.process(frame.as_bytes());
        assert_eq!(seen.screen().hide_cursor(), cursor.is_none());
        if let Some(Position { x, y }) = cursor {
            assert_eq!(seen.screen().cursor_position(), (y, x));
        }
    }
}

#[test]
fn the_terminal_is_set_up_by_the_first_frame() {
    let mut program = Program::new((20, 3));
    program.0.backend_mut().enter();
    let frame = program.draw(&[("a".to_owned(), 0, Style::new())]);
    assert!(frame.starts_with(&[ENTER, BEGIN].concat()), "{frame:?}");
    assert_eq!(frame.matches(BEGIN).count(), 1);
    assert!(frame.ends_with(END));
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
fn seen_and_meant(terminal: &vt100::Parser, buffer: &Buffer) -> Vec<(String, String)> {
    let cells = buffer.area.positions().zip(&buffer.content);
    cells
        .filter(|(_, cell)| is_certain_width(cell.symbol()))
        .map(|(Position { x, y }, cell)| {
            let seen = terminal.screen().cell(y, x);
            let seen = seen.map_or("", |cell| cell.contents());
            (seen.trim().to_owned(), cell.symbol().trim().to_owned())
        })
        .collect()
}

proptest! {
    /// Frame after frame, the terminal shows what one would show that has
    /// seen only the last of them.
    #[test]
    fn what_was_on_the_screen_leaves_nothing(
        frames in prop::collection::vec(prop::collection::vec(line(), 0..4), 1..6),
        size in (1..14_u16, 1..4_u16),
    ) {
        let mut program = Program::new(size);
        let mut seen = terminal(size);
        for lines in frames {
            seen.process(program.draw(&lines).as_bytes());
            let mut fresh = terminal(size);
            fresh.process(Program::new(size).draw(&lines).as_bytes());
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
        let mut program = Program::new(SIZE);
        // It does not know that rows have an end, and needs room for emoji.
        let mut seen = terminal((2 * SIZE.0, SIZE.1));
        for lines in frames {
            let lines: Vec<Line> =
                lines.into_iter().map(|(text, x)| (text, x, Style::new())).collect();
            let mut meant = Buffer::default();
            let frame = program.written(|frame| {
                put(frame, &lines);
                meant.clone_from(frame.buffer_mut());
            });
            seen.process(frame.as_bytes());
            for (seen, meant) in seen_and_meant(&seen, &meant) {
                prop_assert_eq!(seen, meant);
            }
        }
    }
}
