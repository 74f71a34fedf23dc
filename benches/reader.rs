//! How long the reader takes from a key to a finished frame, in a short text
//! and in a long one: `cargo bench --bench reader`. The times for 100 KB and
//! 10 MB should be the same: nothing on the way walks the document.

mod harness;

use divan::Bencher;
use duidu::app::document::Document;
use duidu::app::step::{Direction, Distance};
use duidu::app::{Command, Message};
use duidu::article::parse;
use duidu::quotation::analyse;
use harness::{ARTICLE, Session};
use std::sync::{Arc, LazyLock};

fn main() {
    divan::main();
}

/// Lengths of text, in bytes.
const LENGTHS: [usize; 2] = [100 << 10, 10 << 20];

static DOCUMENTS: LazyLock<[Arc<Document>; 2]> = LazyLock::new(|| {
    LENGTHS.map(|length| {
        let article = parse(&ARTICLE.repeat(length / ARTICLE.len()));
        let analysis = analyse(&article);
        Arc::new(Document::new(article, analysis))
    })
});

/// The program with a text of about that length.
fn open(length: usize) -> Session {
    let index = usize::from(length != LENGTHS[0]);
    Session::open(&DOCUMENTS[index])
}

#[divan::bench(args = LENGTHS)]
fn first_screen(bencher: Bencher, length: usize) {
    LazyLock::force(&DOCUMENTS);
    bencher.bench(|| open(length).draw());
}

#[divan::bench(args = LENGTHS)]
fn scroll_by_a_row(bencher: Bencher, length: usize) {
    let mut session = open(length);
    bencher.bench_local(|| session.press(Command::Scroll(Direction::Next, Distance::Row)));
}

#[divan::bench(args = LENGTHS)]
fn scroll_by_a_page(bencher: Bencher, length: usize) {
    let mut session = open(length);
    bencher.bench_local(|| session.press(Command::Scroll(Direction::Next, Distance::Page)));
}

#[divan::bench(args = LENGTHS)]
fn jump_to_the_end_and_back(bencher: Bencher, length: usize) {
    let mut session = open(length);
    bencher.bench_local(|| {
        session.press(Command::End);
        session.press(Command::Start);
    });
}

#[divan::bench(args = LENGTHS)]
fn jump_to_the_next_quotation(bencher: Bencher, length: usize) {
    let mut session = open(length);
    bencher.bench_local(|| session.press(Command::Quotation(Direction::Next)));
}

#[divan::bench(args = LENGTHS)]
fn jump_within_a_speaker_who_is_followed(bencher: Bencher, length: usize) {
    let mut session = open(length);
    session.press(Command::Quotation(Direction::Next));
    session.press(Command::Follow);
    bencher.bench_local(|| session.press(Command::QuotationBySpeaker(Direction::Next)));
}

#[divan::bench(args = LENGTHS)]
fn resize(bencher: Bencher, length: usize) {
    let mut session = open(length);
    session.press(Command::End);
    let mut widths = (60..120).cycle();
    bencher.bench_local(|| {
        let width = widths.next().expect("it never ends");
        session.receive(Message::Resized(width, 40));
    });
}
