//! `duidu dictionary`: a dictionary of one's own is used, and given up again.

use crate::command_line::text;
use crate::program::Program;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const OWN: &str = "# mine\n醫院 医院 [yi1 yuan4] /zorble/\n";

pub fn run(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duidu"));
    command
        .args(arguments)
        .current_dir(directory)
        .env("XDG_DATA_HOME", directory.join("data"));
    command.output().expect("the program runs")
}

/// What is printed when all goes well.
#[track_caller]
pub fn printed(directory: &Path, arguments: &[&str]) -> String {
    let output = run(directory, arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

/// The words that are linked in a text which only the own dictionary knows.
fn words(directory: &Path) -> String {
    printed(directory, &["align", "--words", "article.txt"])
}

#[test]
fn a_dictionary_of_ones_own_is_used_until_it_is_removed() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path();
    let article = "医院关门了。\n\nThe zorble is closed.\n";
    std::fs::write(path.join("article.txt"), article).expect("it can be written");
    std::fs::write(path.join("mine.u8"), OWN).expect("it can be written");
    let built_in = printed(path, &["dictionary", "list"]);
    assert!(built_in.starts_with("CC-CEDICT"), "{built_in}");
    assert!(!words(path).contains("zorble"));

    assert_eq!(
        printed(path, &["dictionary", "add", "mine.u8"]),
        "mine.u8, 1 entry\n"
    );
    assert_eq!(printed(path, &["dictionary", "list"]), "mine.u8, 1 entry\n");
    assert!(words(path).contains("医院 · zorble"), "{}", words(path));

    assert_eq!(printed(path, &["dictionary", "remove"]), built_in);
    assert!(!words(path).contains("zorble"));
    let again = run(path, &["dictionary", "remove"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("no dictionary has been added"));
}

#[test]
fn a_compressed_dictionary_is_read_and_a_file_that_is_none_changes_nothing() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path();
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(OWN.as_bytes()).expect("memory takes it");
    let compressed = encoder.finish().expect("memory takes it");
    std::fs::write(path.join("mine.u8.gz"), &compressed).expect("it can be written");
    let added = printed(path, &["dictionary", "add", "mine.u8.gz"]);
    assert_eq!(added, "mine.u8.gz, 1 entry\n");
    let half = &compressed[..compressed.len() / 2];
    for (name, content) in [
        ("half.gz", half),
        ("none.txt", b"not an entry"),
        ("latin.u8", b"caf\xe9"),
    ] {
        std::fs::write(path.join(name), content).expect("it can be written");
        let refused = run(path, &["dictionary", "add", name]);
        assert_eq!(refused.status.code(), Some(1), "{name}");
        assert!(text(&refused.stderr).contains(name));
    }
    assert_eq!(printed(path, &["dictionary", "list"]), added);
    // One that is damaged says so, and the one of the program is used.
    let kept = path.join("data/duidu/dictionary");
    let mut damaged = std::fs::read(&kept).expect("it is kept");
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    std::fs::write(&kept, damaged).expect("it can be written");
    let listed = run(path, &["dictionary", "list"]);
    assert_eq!(listed.status.code(), Some(1));
    assert!(text(&listed.stdout).starts_with("CC-CEDICT"));
    assert!(text(&listed.stderr).contains("damaged"));
    printed(path, &["dictionary", "remove"]);
}

#[test]
fn words_of_ones_own_dictionary_are_words_of_the_text_too() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path();
    let own = "天玄炮 天玄炮 [tian1 xuan2 pao4] /zorble/\n";
    let article = "天玄炮开火了。\n\nZorble fired.\n";
    std::fs::write(path.join("article.txt"), article).expect("it can be written");
    std::fs::write(path.join("mine.u8"), own).expect("it can be written");
    printed(path, &["dictionary", "add", "mine.u8"]);
    assert!(words(path).contains("天玄炮 · Zorble"), "{}", words(path));
    // And the English word leads to it.
    let article = path.join("article.txt");
    let mut program = Program::start(path, &[&article.to_string_lossy()]);
    program.wait_for("Zorble");
    program.press("/Zorble\rwK");
    program.wait_for("天玄炮 tiānxuánpào");
    program.press("q");
    program.end();
}
