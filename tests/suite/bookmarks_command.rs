//! `duidu bookmarks`: what scripts get, and what is on the disk then.

use crate::command_line::{feed, text};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A data directory and an article of its own.
struct Desk {
    directory: TempDir,
}

const ARTICLE: &str = "\
City to rebuild its bridge

\u{201c}We have waited long enough,\u{201d} Anna Berg, the mayor, told reporters. Work begins in spring.

市议会周一投票决定重建河上的旧桥。
";

impl Desk {
    fn new() -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        let desk = Self { directory };
        std::fs::write(desk.article(), ARTICLE).expect("it can be written");
        desk
    }

    fn article(&self) -> PathBuf {
        self.directory.path().join("bridge.txt")
    }

    fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duidu"));
        command
            .arg("bookmarks")
            .args(arguments)
            .current_dir(self.directory.path())
            .env("XDG_DATA_HOME", self.data());
        feed(&mut command, input)
    }

    /// What is printed when all goes well.
    #[track_caller]
    fn run(&self, arguments: &[&str]) -> String {
        let output = self.run_with(arguments, "");
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    #[track_caller]
    fn add(&self, quote: &str) -> String {
        let printed = self.run(&["add", "bridge.txt", "--quote", quote]);
        let id = printed.strip_prefix("saved ").expect("it is saved");
        id.trim_end().to_owned()
    }

    fn listed(&self) -> Vec<Value> {
        let printed = self.run(&["list", "bridge.txt", "--format", "jsonl"]);
        printed
            .lines()
            .map(|line| serde_json::from_str(line).expect("it is JSON"))
            .collect()
    }
}

#[test]
fn what_says_the_same_is_stored_with_the_words() {
    let desk = Desk::new();
    let text = "\
病人在医院里等待药品。

Patients in the hospital are waiting for medicine.

码头工人周四结束了罢工。

The dock workers ended their strike on Thursday.
";
    std::fs::write(desk.article(), text).expect("it can be written");
    desk.add("dock workers ended their strike");
    let listed = desk.run(&["list", "--format", "jsonl"]);
    let bookmark: Value = serde_json::from_str(&listed).expect("it is JSON");
    assert_eq!(bookmark["counterpart"], "码头工人周四结束了罢工。");
}

#[test]
fn what_is_added_is_listed_with_who_said_it() {
    let desk = Desk::new();
    let printed = desk.run(&[
        "add",
        "bridge.txt",
        "--quote",
        "\"We have waited long enough,\"",
        "--note",
        "four years",
        "--tag",
        "bridge",
        "--tag",
        "town",
    ]);
    let listed = desk.listed();
    assert_eq!(
        printed,
        format!("saved {}\n", listed[0]["id"].as_str().expect("a name"))
    );
    assert_eq!(listed[0]["speaker"], "Anna Berg");
    assert_eq!(listed[0]["note"], "four years");
    assert_eq!(listed[0]["tags"][1], "town");
    assert_eq!(
        listed[0]["target"]["selector"][0]["exact"],
        "\u{201c}We have waited long enough,\u{201d}"
    );
    assert_eq!(listed[0]["target"]["block"], 1);
    assert_eq!(listed[0]["unit"], "quotation");
    let shown = desk.run(&["list"]);
    for part in [
        "City to rebuild its bridge",
        "Anna Berg",
        "> four years",
        "#town",
    ] {
        assert!(shown.contains(part), "{shown}");
    }
}

#[test]
fn lines_are_answered_in_turn_and_a_bad_one_stops_nothing() {
    let desk = Desk::new();
    let output = desk.run_with(
        &["add", "bridge.txt", "--stdin"],
        "{\"quote\":\"Work begins\",\"tags\":[\"a\"]}\nnonsense\n{\"quote\":\"not in it\"}\n\n{\"quote\":\"旧桥\",\"note\":\"好\"}\n",
    );
    assert_eq!(output.status.code(), Some(1));
    let answers = text(&output.stdout);
    assert_eq!(answers.lines().count(), 2);
    assert!(answers.lines().all(|line| line.starts_with("saved ")));
    let problems = text(&output.stderr);
    assert!(
        problems.contains("line 2") && problems.contains("not in it"),
        "{problems}"
    );
    assert_eq!(desk.listed().len(), 2);
}

#[test]
fn words_that_are_not_there_are_an_error() {
    let desk = Desk::new();
    let output = desk.run_with(&["add", "bridge.txt", "--quote", "the old tunnel"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
    assert!(text(&output.stderr).contains("the old tunnel"));
    assert!(desk.listed().is_empty());
}

#[test]
fn what_is_removed_is_gone_and_stays_so() {
    let desk = Desk::new();
    let first = desk.add("Work begins");
    let second = desk.add("in spring");
    assert_eq!(
        desk.run(&["remove", &first.to_lowercase()]),
        format!("removed {}\n", first.to_lowercase())
    );
    let left = desk.listed();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["id"], second.as_str());
    let again = desk.run_with(&["remove", &first, &second], "");
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("no such bookmark"));
    assert!(desk.listed().is_empty());
}

#[test]
fn the_path_is_that_of_the_file() {
    let desk = Desk::new();
    let path = |arguments: &[&str]| PathBuf::from(desk.run(arguments).trim_end());
    assert_eq!(path(&["path"]), desk.data().join("duidu"));
    desk.add("in spring");
    let file = path(&["path", "bridge.txt"]);
    assert!(file.starts_with(desk.data().join("duidu/annotations")));
    assert!(std::fs::read_to_string(file).is_ok_and(|file| file.contains("in spring")));
}

#[test]
fn without_a_place_to_keep_them_nothing_is_said_to_be_saved() {
    let desk = Desk::new();
    let add = |data: &Path| {
        Command::new(env!("CARGO_BIN_EXE_duidu"))
            .args(["bookmarks", "add", "--quote", "Kolbai Musaev"])
            .env_remove("HOME")
            .env("XDG_DATA_HOME", data)
            .output()
            .expect("the program runs")
    };
    let output = add(&desk.article());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
    assert!(text(&output.stderr).contains("NOT SAVED"));
}

#[test]
fn what_is_exported_is_imported_as_the_same_store() {
    let desk = Desk::new();
    desk.add("Work begins");
    let gone = desk.add("in spring");
    desk.run(&["remove", &gone]);
    desk.run(&[
        "add",
        "bridge.txt",
        "--quote",
        "旧桥",
        "--note",
        "=1+1",
        "--tag",
        "a b",
    ]);
    let file = desk.run(&["path", "bridge.txt"]);
    let before = std::fs::read_to_string(file.trim_end()).expect("it was written");
    let exported = desk.run(&["export", "--format", "jsonld"]);
    std::fs::remove_dir_all(desk.data()).expect("it can be removed");
    let output = desk.run_with(&["import", "-"], &exported);
    assert_eq!(text(&output.stdout), "imported 2 bookmarks of 1 article\n");
    let after = std::fs::read_to_string(file.trim_end()).expect("it was written");
    assert_eq!(after, before);
    // Again: nothing changes.
    desk.run_with(&["import", "-"], &exported);
    assert_eq!(desk.run(&["export", "--format", "jsonld"]), exported);
}

#[test]
fn an_import_tells_what_it_changes_and_deletes() {
    let desk = Desk::new();
    let first = desk.add("Work begins");
    let second = desk.add("in spring");
    let mut exported: Value =
        serde_json::from_str(&desk.run(&["export", "--format", "jsonld"])).expect("it is JSON");
    for item in exported["first"]["items"].as_array_mut().expect("a list") {
        item["modified"] = "2999-01-01T00:00:00Z".into();
        let is_first = item["id"] == format!("urn:ulid:{first}");
        item["duidu:deleted"] = (!is_first).into();
        item["body"] = Value::Array(Vec::new());
        item["duidu:speaker"] = "Ann".into();
    }
    let output = desk.run_with(&["import", "-"], &exported.to_string());
    assert_eq!(
        text(&output.stdout),
        format!(
            "changed {first}  Work begins\ndeleted {second}  in spring\n\
             imported 0 bookmarks of 1 article\n"
        )
    );
    assert_eq!(desk.listed().len(), 1);
}

#[test]
fn hidden_characters_are_escaped_in_json() {
    let desk = Desk::new();
    let hidden = "\u{9b}31m\u{202e}\u{7f}";
    desk.run(&["add", "bridge.txt", "--quote", "旧桥", "--note", hidden]);
    for arguments in [
        ["list", "--format", "jsonl"],
        ["export", "--format", "jsonld"],
    ] {
        let printed = desk.run(&arguments);
        assert!(printed.contains(r"\u009b31m\u202e\u007f"), "{printed}");
        assert!(!printed.contains(['\u{9b}', '\u{202e}', '\u{7f}']));
    }
}

#[cfg(unix)]
#[test]
fn an_export_that_fails_leaves_the_old_file_and_a_link_stays_one() {
    let desk = Desk::new();
    desk.add("Work begins");
    let (file, link) = (
        desk.directory.path().join("out"),
        desk.directory.path().join("link"),
    );
    std::fs::write(&file, "the old export").expect("it can be written");
    std::os::unix::fs::symlink(&file, &link).expect("it can be made");
    // No file may have a byte: the same as a full disk, but for the signal.
    let export = "ulimit -f 0; exec \"$0\" bookmarks export --format csv --output link";
    let output = Command::new("sh")
        .args(["-c", export, env!("CARGO_BIN_EXE_duidu")])
        .current_dir(desk.directory.path())
        .env("XDG_DATA_HOME", desk.data())
        .output()
        .expect("the shell runs");
    assert!(!output.status.success());
    let read = || std::fs::read_to_string(&file).expect("it is there");
    assert_eq!(read(), "the old export");
    desk.run(&["export", "--format", "csv", "--output", "link"]);
    assert!(read().contains("Work begins"));
    assert!(link.is_symlink());
}

#[cfg(unix)]
#[test]
fn input_without_end_is_refused() {
    let desk = Desk::new();
    for arguments in [
        "bookmarks add bridge.txt --stdin < /dev/zero",
        "bookmarks import /dev/zero",
        "quotes --corpus /dev/zero",
    ] {
        let output = Command::new("sh")
            .args([
                "-c",
                &format!("exec \"$0\" {arguments}"),
                env!("CARGO_BIN_EXE_duidu"),
            ])
            .current_dir(desk.directory.path())
            .env("XDG_DATA_HOME", desk.data())
            .output()
            .expect("the shell runs");
        assert_eq!(output.status.code(), Some(1), "{arguments}");
        assert!(
            text(&output.stderr).contains(" MB"),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn a_bookmark_in_a_file_of_another_name_can_be_removed() {
    let desk = Desk::new();
    let id = desk.add("Work begins");
    let file = PathBuf::from(desk.run(&["path", "bridge.txt"]).trim_end());
    std::fs::rename(&file, file.with_file_name("0123456789abcdef.json")).expect("it is there");
    let listed = || desk.run(&["list", "--format", "jsonl"]).lines().count();
    assert_eq!(listed(), 1);
    desk.run(&["remove", &id]);
    assert_eq!(listed(), 0);
}

#[test]
fn every_form_can_be_written_to_a_file() {
    let desk = Desk::new();
    desk.add("Work begins");
    for format in ["markdown", "jsonld", "csv", "csl-json", "anki"] {
        let printed = desk.run(&["export", "--format", format, "bridge.txt"]);
        assert!(printed.contains("Work begins"), "{format}: {printed}");
        assert_eq!(
            desk.run(&["export", "--format", format, "--output", "out"]),
            ""
        );
        let written = std::fs::read_to_string(desk.directory.path().join("out"));
        assert_eq!(written.expect("it was written"), printed);
    }
    let output = desk.run_with(
        &["export", "--format", "csv", "--output", "missing/out"],
        "",
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("missing/out"));
}

#[test]
fn what_cannot_be_imported_is_told() {
    let desk = Desk::new();
    for input in ["nonsense", "{\"a\":1}", "[{\"type\":\"Annotation\"}]"] {
        let output = desk.run_with(&["import", "-"], input);
        assert_eq!(output.status.code(), Some(1), "{input}");
        assert_eq!(text(&output.stdout), "");
        assert_eq!(text(&output.stderr).lines().count(), 1);
    }
}
