//! `duidu align`: what it prints, and what it says to bad input.

use super::command_line::{feed, text};
use duidu::annotation::{Annotation, Annotations, Target, Tie, Titles};
use duidu::bilingual::Verdict;
use duidu::source::Source;
use duidu::storage::{ArticleKey, Storage};
use jiff::Timestamp;
use serde_json::Value;
use std::fs;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;
use ulid::Ulid;

fn duidu(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duidu"));
    command
        .args(arguments)
        .env("XDG_DATA_HOME", "/nonexistent")
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    duidu(arguments).output().expect("the program runs")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = text(&output.stdout);
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("it is JSON"))
        .collect()
}

#[test]
fn the_bundled_article_has_one_pair_and_one_fact_that_differs() {
    let output = run(&["align", "--facts", "--format", "jsonl"]);
    let records = lines(&output);
    let links = records[0]["pred"].as_array().expect("a list");
    let sides = |link: &Value| [0, 1].map(|side| link[side].as_array().map_or(0, Vec::len));
    let paired: Vec<&Value> = links
        .iter()
        .filter(|link| !sides(link).contains(&0))
        .collect();
    assert_eq!(paired, [&serde_json::json!([[0, 1], [0]])]);
    let facts = records[0]["facts"].as_array().expect("a list");
    assert_eq!(facts.len(), 1);
    assert_eq!(facts[0]["kind"], "weekday");
    assert_eq!(facts[0]["link"], 0);
    assert_eq!(
        facts[0]["zh"],
        serde_json::json!({"sentence": 1, "start": 0, "end": 2, "text": "周四", "value": "Thursday"})
    );
    assert_eq!(facts[0]["en"]["value"], "Wednesday");
    let told = text(&run(&["align", "--facts"]).stdout);
    assert_eq!(told, "Chinese: 周四 Thursday · English: Wednesday\n");
}

#[test]
fn pairs_stand_side_by_side_for_people() {
    let printed = text(&run(&["align"]).stdout);
    let first = printed.lines().next().expect("there is a row");
    assert_eq!(
        first,
        "《上海合作组织将加强网上恐怖行动力度》   │ BEIJING - The member states of the Shanghai Cooperation"
    );
    assert!(
        printed
            .lines()
            .all(|row| row.contains('│') || row.is_empty())
    );
}

#[test]
fn two_files_are_one_text() {
    let directory = TempDir::new().expect("it can be made");
    let (zh, en) = (
        directory.path().join("zh.txt"),
        directory.path().join("en.txt"),
    );
    fs::write(&zh, "罢工周一结束。\n\n病人仍在等待药品。\n").expect("it can be written");
    fs::write(
        &en,
        "The strike ended on Monday.\n\nPatients are still waiting for medicine.\n",
    )
    .expect("it can be written");
    let (zh, en) = (zh.to_string_lossy(), en.to_string_lossy());
    let output = run(&[
        "align", "--zh", &zh, "--en", &en, "--words", "--format", "jsonl",
    ]);
    let records = lines(&output);
    assert_eq!(
        records[0]["pred"],
        serde_json::json!([[[0], [0]], [[1], [1]]])
    );
    let words: Vec<(&str, &str)> = records[0]["words"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|word| Some((word["zh"]["text"].as_str()?, word["en"]["text"].as_str()?)))
        .collect();
    assert!(words.contains(&("病人", "Patients")));
    assert!(words.contains(&("药品", "medicine")));
}

#[test]
fn what_the_reader_tied_of_two_files_is_kept_to() {
    let directory = TempDir::new().expect("it can be made");
    let file = |name: &str, text: &str| {
        let path = directory.path().join(name);
        fs::write(&path, text).expect("it can be written");
        path
    };
    let zh = file("zh.txt", "罢工周一结束。\n\n病人仍在等待药品。\n");
    let en = file(
        "en.txt",
        "The strike ended on Monday.\n\nPatients are still waiting for medicine.\n",
    );
    let both = Source::Facing(zh.clone(), en.clone());
    let text = both.article(None).expect("it can be read").article.text;
    let target = |words: &str| {
        let start = text.find(words).expect("it is there");
        Target::new(&text, start..start + words.len())
    };
    let tie = Annotation {
        tie: Some(Tie::new(Verdict::Untied, target("The strike"))),
        ..Annotation::new(Ulid(1), Timestamp::UNIX_EPOCH, target("罢工周一"))
    };
    let storage = Storage::at(directory.path().join("duidu"));
    let annotations = Annotations::new([tie]);
    storage
        .save(
            &ArticleKey::new(&both, &text),
            &Titles::default(),
            &annotations,
        )
        .expect("it can be written");
    let [zh, en] = [zh, en].map(|path| path.to_string_lossy().into_owned());
    let mut command = duidu(&["align", "--zh", &zh, "--en", &en, "--format", "jsonl"]);
    command.env("XDG_DATA_HOME", directory.path());
    let records = lines(&command.output().expect("the program runs"));
    assert_eq!(records[0]["pred"][0], serde_json::json!([[0], []]));
    assert_eq!(records[0]["id"], "zh.txt · en.txt");
}

const PAIR: &str = r#""zh":["罢工周一结束。","病人在等药。"],"en":["The strike ended on Monday.","Patients wait for medicine."]"#;

#[test]
fn a_corpus_is_answered_in_order_and_bad_lines_are_told() {
    let input = format!(
        "{{\"id\":\"a\",{PAIR}}}\n{{\"id\":\"b\"}}\n\n{{\"id\":\"c\",{PAIR},\"links\":[[[0],[7]]]}}\n{{\"id\":\"d\",\"zh\":[],\"en\":[\"One.\"]}}\n"
    );
    let output = feed(&mut duidu(&["align", "--corpus"]), &input);
    assert_eq!(output.status.code(), Some(1));
    let records = lines(&output);
    let ids: Vec<&str> = records
        .iter()
        .filter_map(|record| record["id"].as_str())
        .collect();
    assert_eq!(ids, ["a", "d"]);
    assert_eq!(
        records[0]["pred"],
        serde_json::json!([[[0], [0]], [[1], [1]]])
    );
    assert_eq!(records[0]["confidence"].as_array().map(Vec::len), Some(2));
    assert_eq!(records[1]["pred"], serde_json::json!([[[], [0]]]));
    let told = text(&output.stderr);
    assert!(
        told.contains("line 2: ") && told.contains("line 4: "),
        "{told}"
    );
}

#[test]
fn links_that_are_given_are_compared_and_not_made_again() {
    let input = format!("{{\"id\":\"a\",{PAIR},\"links\":[[[0],[1]],[[1],[0]]]}}\n");
    let output = feed(&mut duidu(&["align", "--corpus", "--facts"]), &input);
    let records = lines(&output);
    assert_eq!(
        records[0]["pred"],
        serde_json::json!([[[0], [1]], [[1], [0]]])
    );
    assert_eq!(records[0]["facts"], serde_json::json!([]));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_quotation_in_two_languages_is_a_pair() {
    let output = run(&["quotes", "--format", "jsonl"]);
    let quotes = &lines(&output)[0]["quotes"];
    assert_eq!(quotes[0]["pair"], 1);
    assert_eq!(quotes[1]["pair"], 0);
    assert_eq!(quotes[2].get("pair"), None);
    assert_eq!(quotes[0]["speaker"]["name"], quotes[1]["speaker"]["name"]);
}
