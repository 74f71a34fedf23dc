//! How long the reader takes from a key to a finished frame, in a short text
//! and in a long one: `cargo bench --bench reader`. The times for 100 KB and
//! 10 MB should be the same: nothing on the way walks the document.

use divan::Bencher;
use duidu::annotation::Annotations;
use duidu::app::document::Document;
use duidu::app::step::{Direction, Distance};
use duidu::app::{App, Command, Message, Position};
use duidu::article::parse;
use duidu::keymap::Keymap;
use duidu::quotation::analyse;
use duidu::ui::{self, Colors, Ground, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::{Arc, LazyLock};

fn main() {
    divan::main();
}

const ARTICLE: &str = include_str!("../assets/sco-cyber-terrorism.txt");

/// Lengths of text, in bytes.
const LENGTHS: [usize; 2] = [100 << 10, 10 << 20];

static DOCUMENTS: LazyLock<[Arc<Document>; 2]> = LazyLock::new(|| {
    LENGTHS.map(|length| {
        let article = parse(&ARTICLE.repeat(length / ARTICLE.len()));
        let analysis = analyse(&article);
        Arc::new(Document::new(article, analysis))
    })
});

/// The program on a screen of 120x40 that is only memory.
struct Reader {
    app: App,
    keymap: Keymap,
    terminal: Terminal<TestBackend>,
}

impl Reader {
    fn open(length: usize) -> Self {
        let index = usize::from(length != LENGTHS[0]);
        let mut app = App::new(
            Arc::clone(&DOCUMENTS[index]),
            "bench".to_owned(),
            Annotations::default(),
            &Position::default(),
        );
        app.receive(Message::Resized(120, 40));
        let Ok(terminal) = Terminal::new(TestBackend::new(120, 40));
        Self {
            app,
            keymap: Keymap::default(),
            terminal,
        }
    }

    fn press(&mut self, command: Command) {
        self.app.perform(command);
        self.draw();
    }

    fn draw(&mut self) {
        let theme = Theme::new(Colors::Indexed, Ground::Dark);
        let Ok(_) = self.terminal.draw(|frame| {
            ui::draw(frame, &self.app, &self.keymap, theme);
        });
    }
}

#[divan::bench(args = LENGTHS)]
fn first_screen(bencher: Bencher, length: usize) {
    LazyLock::force(&DOCUMENTS);
    bencher.bench(|| Reader::open(length).draw());
}

#[divan::bench(args = LENGTHS)]
fn scroll_by_a_row(bencher: Bencher, length: usize) {
    let mut reader = Reader::open(length);
    bencher.bench_local(|| reader.press(Command::Scroll(Direction::Next, Distance::Row)));
}

#[divan::bench(args = LENGTHS)]
fn scroll_by_a_page(bencher: Bencher, length: usize) {
    let mut reader = Reader::open(length);
    bencher.bench_local(|| reader.press(Command::Scroll(Direction::Next, Distance::Page)));
}

#[divan::bench(args = LENGTHS)]
fn jump_to_the_end_and_back(bencher: Bencher, length: usize) {
    let mut reader = Reader::open(length);
    bencher.bench_local(|| {
        reader.press(Command::End);
        reader.press(Command::Start);
    });
}

#[divan::bench(args = LENGTHS)]
fn jump_to_the_next_quotation(bencher: Bencher, length: usize) {
    let mut reader = Reader::open(length);
    bencher.bench_local(|| reader.press(Command::Quotation(Direction::Next)));
}

#[divan::bench(args = LENGTHS)]
fn jump_within_a_speaker_who_is_followed(bencher: Bencher, length: usize) {
    let mut reader = Reader::open(length);
    reader.press(Command::Quotation(Direction::Next));
    reader.press(Command::Follow);
    bencher.bench_local(|| reader.press(Command::QuotationBySpeaker(Direction::Next)));
}

#[divan::bench(args = LENGTHS)]
fn resize(bencher: Bencher, length: usize) {
    let mut reader = Reader::open(length);
    reader.press(Command::End);
    let mut widths = (60..120).cycle();
    bencher.bench_local(|| {
        let width = widths.next().expect("it never ends");
        reader.app.receive(Message::Resized(width, 40));
    });
}
