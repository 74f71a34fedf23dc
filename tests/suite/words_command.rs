//! `duidu words`: what scripts get, and what is on the disk then.

use crate::command_line::{feed, text};
use std::process::{Command, Output};
use tempfile::TempDir;

struct Desk {
    directory: TempDir,
}

impl Desk {
    fn new() -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        Self { directory }
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duidu"));
        command
            .arg("words")
            .args(arguments)
            .current_dir(self.directory.path())
            .env("XDG_DATA_HOME", self.directory.path().join("data"));
        feed(&mut command, input)
    }

    /// What is printed when all goes well.
    #[track_caller]
    fn run(&self, arguments: &[&str]) -> String {
        let output = self.run_with(arguments, "");
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    }
}

#[test]
fn words_are_added_listed_and_removed() {
    let desk = Desk::new();
    let printed = desk.run(&["add", "罷工", "strikes", "--state", "learning"]);
    assert_eq!(printed, "saved 罷工\nsaved strikes\n");
    let listed = desk.run(&["list"]);
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(
        lines[0],
        "罢工\tbàgōng\tlearning\ta strike; to go on strike"
    );
    assert!(lines[1].starts_with("strike\t\tlearning\t"), "{listed}");
    assert_eq!(desk.run(&["list", "--state", "known"]), "");
    assert_eq!(desk.run(&["remove", "strike"]), "removed strike\n");
    assert_eq!(desk.run(&["list"]).lines().count(), 1);
    let gone = desk.run_with(&["remove", "strike"], "");
    assert_eq!(gone.status.code(), Some(1));
    // And kept again, later than it was deleted.
    desk.run(&["add", "strike"]);
    assert_eq!(desk.run(&["list"]).lines().count(), 2);
}

#[test]
fn words_come_from_standard_input_too_and_go_to_other_programs() {
    let desk = Desk::new();
    let added = desk.run_with(&["add", "--stdin"], "港口\n\n积压\n");
    assert_eq!(text(&added.stdout), "saved 港口\nsaved 积压\n");
    let anki = desk.run(&["export", "--format", "anki"]);
    assert!(anki.starts_with("#separator:tab\n"), "{anki}");
    assert!(
        anki.contains("\nduidu-zh-港口\t港口\t\tgǎngkǒu\t"),
        "{anki}"
    );
    let csv = desk.run(&["export", "--format", "csv"]);
    assert!(csv.starts_with("word,traditional,reading,"), "{csv}");
    desk.run(&["export", "--format", "markdown", "--output", "words.md"]);
    let written = desk.directory.path().join("words.md");
    let written = std::fs::read_to_string(written).expect("it is written");
    assert!(written.contains("**积压** 積壓 jīyā"), "{written}");
    let lines = desk.run(&["list", "--format", "jsonl"]);
    assert!(
        lines.lines().all(|line| line.starts_with("{\"word\":")),
        "{lines}"
    );
}
