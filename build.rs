//! Compiles the dictionary and the word list into the form in which they are part of the
//! program.
//!
//! CC-CEDICT and jieba's list come with two crates which keep their texts private. This
//! script links both crates, and so its own program file has the texts as they are: that
//! needs no network, no path into another crate, and no start of theirs, which would take
//! seconds.

#![allow(dead_code, missing_docs, reason = "modules shared with the program")]

use std::hint::black_box;
use std::path::Path;
use std::{env, fs};

#[path = "src/lexicon/common_text.rs"]
mod common_text;
#[path = "src/lexicon/compiler.rs"]
mod compiler;
#[path = "src/lexicon/container.rs"]
mod container;
#[path = "src/lexicon/english.rs"]
mod english;
#[path = "src/lexicon/line.rs"]
mod line;
#[path = "src/lexicon/records.rs"]
mod records;
#[path = "src/lexicon/reversal.rs"]
mod reversal;
#[path = "src/lexicon/words.rs"]
mod words;

fn main() {
    for file in [
        "build.rs",
        "src/lexicon/common_text.rs",
        "src/lexicon/compiler.rs",
        "src/lexicon/container.rs",
        "src/lexicon/english.rs",
        "src/lexicon/line.rs",
        "src/lexicon/records.rs",
        "src/lexicon/reversal.rs",
        "src/lexicon/words.rs",
        "assets/lexicons/english-lemmas.txt",
    ] {
        println!("cargo::rerun-if-changed={file}");
    }
    // The texts are linked in where something refers to what reads them.
    black_box(haoxue_dict::Dictionary::new as fn() -> haoxue_dict::Dictionary);
    black_box(jieba_rs::Jieba::new as fn() -> jieba_rs::Jieba);
    let program = env::current_exe()
        .and_then(fs::read)
        .expect("this program can be read");
    let dictionary = text(
        &program,
        ["# CC-CEDICT", "# Community maintained"],
        is_dictionary,
    );
    let list = text(&program, ["1号店 3 n", "4S店 3 n"], is_list);
    write("dictionary", &compiler::dictionary(dictionary));
    let commonness = reversal::commonness(list);
    let commonness = |word: &str| commonness.get(word).copied().unwrap_or(0);
    write("reversed", &reversal::reversed(dictionary, commonness));
    write("words", &compiler::word_list(list, dictionary));
}

fn write(name: &str, contents: &[u8]) {
    let directory = env::var("OUT_DIR").expect("cargo gives a directory");
    fs::write(Path::new(&directory).join(name), contents).expect("it can be written");
}

/// The lines of the text in `program` that begins with these two, as long as they are such
/// lines. The two are given apart: together they are in the program but once.
fn text<'a>(program: &'a [u8], start: [&str; 2], is_line: fn(&str) -> bool) -> &'a str {
    let at = ["\n", "\r\n"]
        .iter()
        .find_map(|end| memchr::memmem::find(program, start.join(end).as_bytes()))
        .expect("the text is linked in");
    let lines = program[at..].split_inclusive(|&byte| byte == b'\n');
    let length = lines
        .take_while(|line| std::str::from_utf8(line).is_ok_and(|line| is_line(line.trim_end())))
        .map(<[u8]>::len)
        .sum::<usize>();
    let text = std::str::from_utf8(&program[at..at + length]).unwrap_or_default();
    assert!(text.lines().count() > 100_000, "the whole text is there");
    text
}

fn is_dictionary(line: &str) -> bool {
    line.starts_with('#') || line::Line::parse(line).is_some()
}

fn is_list(line: &str) -> bool {
    let mut fields = line.split(' ');
    let (_, count) = (fields.next(), fields.next());
    count.is_some_and(|count| count.parse::<u64>().is_ok()) && fields.count() == 1
}
