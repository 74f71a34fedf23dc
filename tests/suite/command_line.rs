//! The command line: what is printed, and with which exit code.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

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

fn run_with(arguments: &[&str], input: &str) -> Output {
    feed(&mut duidu(arguments), input)
}

/// What `command` says to `input`.
pub fn feed(command: &mut Command, input: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child
        .stdin
        .take()
        .expect("it is piped")
        .write_all(input.as_bytes())
        .expect("it is read");
    child.wait_with_output().expect("it ends")
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn quotations_as_json_count_code_points_of_the_file() {
    let output = run(&["quotes", "--format", "json"]);
    let records: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let source: Vec<char> = include_str!("../../assets/sco-cyber-terrorism.txt")
        .chars()
        .collect();
    let quotes = records[0]["quotes"].as_array().expect("a list");
    assert_eq!(quotes.len(), 14);
    for quote in quotes {
        let at =
            |key: &str| usize::try_from(quote[key].as_u64().expect("a number")).expect("it fits");
        let found: String = source[at("start")..at("end")].iter().collect();
        assert_eq!(found, quote["text"].as_str().expect("a text"));
        assert!(
            quote["spans"]
                .as_array()
                .is_some_and(|spans| !spans.is_empty())
        );
    }
    assert_eq!(quotes[2]["speaker"]["name"], "Kolbai Musaev");
    assert_eq!(quotes[2]["cue"]["text"], "said");
    assert_eq!(quotes[2]["kind"], "direct");
}

#[test]
fn a_split_quotation_goes_from_its_first_span_to_its_last() {
    let source = "Rain fell. “We sail at noon,” Anna Berg said, “or we never will.” She left.";
    let line = format!("{}\n", serde_json::json!({"id": "a", "text": source}));
    let printed = text(&run_with(&["quotes", "--corpus"], &line).stdout);
    let record: Value = serde_json::from_str(&printed).expect("it is JSON");
    let quotes = record["quotes"].as_array().expect("a list");
    assert_eq!(quotes.len(), 1, "{printed}");
    assert_eq!(
        quotes[0]["spans"],
        serde_json::json!([[11, 29], [46, 65]]),
        "{printed}"
    );
    assert_eq!(
        (&quotes[0]["start"], &quotes[0]["end"]),
        (&11.into(), &65.into())
    );
    let whole: String = source.chars().skip(11).take(65 - 11).collect();
    assert_eq!(quotes[0]["text"], whole);
}

#[test]
fn who_speaks_on_is_shown_by_the_words_that_named_them() {
    let source = "石磊摆了摆手。“先别鼓掌，把地上的番茄扫了。”";
    let line = format!("{}\n", serde_json::json!({"id": "a", "text": source}));
    let printed = text(&run_with(&["quotes", "--corpus"], &line).stdout);
    let record: Value = serde_json::from_str(&printed).expect("it is JSON");
    let speaker = &record["quotes"][0]["speaker"];
    assert_eq!(
        (&speaker["name"], &speaker["start"], &speaker["end"]),
        (&"石磊".into(), &0.into(), &2.into()),
        "{printed}"
    );
}

#[test]
fn every_format_has_every_quotation() {
    let lines = |format: &str| {
        text(&run(&["quotes", "--format", format]).stdout)
            .lines()
            .count()
    };
    assert_eq!(lines("jsonl"), 1);
    assert_eq!(lines("csv"), 15);
    assert_eq!(lines("text"), 3 * 14);
}

/// Lines of a corpus with a quotation each; every tenth article is long.
fn corpus(lines: usize) -> String {
    let line = |n: usize| {
        let said =
            "\"Yes, it is,\" Anna Berg said. ".repeat(if n.is_multiple_of(10) { 40 } else { 1 });
        format!(
            "{}\n",
            serde_json::json!({"id": n.to_string(), "text": said})
        )
    };
    (0..lines).map(line).collect()
}

#[test]
fn a_corpus_is_answered_in_order_however_many_threads_there_are() {
    let input = corpus(30);
    let alone = run_with(&["quotes", "--corpus", "--threads", "1"], &input);
    let together = run_with(&["quotes", "--corpus", "--threads", "4"], &input);
    let ids: Vec<String> = text(&alone.stdout)
        .lines()
        .map(|line| {
            let record: Value = serde_json::from_str(line).expect("it is JSON");
            assert_ne!(record["quotes"].as_array().map(Vec::len), Some(0));
            record["id"].as_str().expect("a text").to_owned()
        })
        .collect();
    assert_eq!(ids, (0..30).map(|n| n.to_string()).collect::<Vec<_>>());
    assert!(alone.stdout == together.stdout);
    assert!(alone.status.success() && together.status.success());
}

#[test]
fn bad_lines_of_a_corpus_are_told_and_skipped() {
    let long = "x".repeat((1 << 20) + 1);
    let output = run_with(
        &["quotes", "--corpus", "--max-line", "1"],
        &format!(
            "\u{feff}{{\"id\":\"a\",\"text\":\"x\"}}\nnonsense\n[\"b\",\"y\"]\n\n{long}\n{}\n",
            "{\"id\":\"c\",\"text\":\"z\"}"
        ),
    );
    let ids: Vec<String> = text(&output.stdout)
        .lines()
        .map(|line| line.chars().take(9).collect())
        .collect();
    assert_eq!(ids, ["{\"id\":\"a\"", "{\"id\":\"c\""]);
    let told: Vec<String> = text(&output.stderr).lines().map(str::to_owned).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    for (told, problem) in told.iter().zip([
        "line 2: not a line of {\"id\",\"text\"}: not an object",
        "line 3: not a line of {\"id\",\"text\"}: not an object",
        "line 5: longer than 1 MB",
    ]) {
        assert!(told.ends_with(problem), "{told}");
    }
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_line_of_a_corpus_without_end_is_refused() {
    let directory = TempDir::new().expect("there is room for a directory");
    let path = directory.path().join("endless.jsonl");
    let file = std::fs::File::create(&path).expect("it can be made");
    // A hole: no end of a line in it, and no room taken.
    file.set_len(64 << 20).expect("it can be made longer");
    let path = path.to_str().expect("it is UTF-8");
    let output = run(&["quotes", "--corpus", "--max-line", "1", path]);
    assert!(text(&output.stderr).contains("line 1: longer than 1 MB by far; the rest"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_corpus_is_answered_while_its_input_goes_on_and_ends_with_its_reader() {
    let mut child = duidu(&["quotes", "--corpus"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("it is piped");
    let line = "{\"id\":\"a\",\"text\":\"\\\"Yes,\\\" Anna Berg said.\"}\n";
    input.write_all(line.as_bytes()).expect("it is read");
    let mut answers = BufReader::new(child.stdout.take().expect("it is piped"));
    let mut answer = String::new();
    answers.read_line(&mut answer).expect("it is printed");
    assert!(answer.contains("Anna Berg"));
    // As `| head -1` does: nobody reads any more, though the input goes on.
    drop(answers);
    while input.write_all(line.as_bytes()).is_ok() {}
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(text(&output.stderr), "");
    assert!(output.status.success());
}

#[test]
fn what_is_explained_says_by_which_rules() {
    let printed = text(&run(&["quotes", "--explain"]).stdout);
    assert!(
        printed.contains("cue “said” (cue after the quotation)"),
        "{printed}"
    );
    assert!(
        printed.contains("“He” is Kolbai Musaev (pronoun"),
        "{printed}"
    );
    let line = text(&run(&["quotes", "--explain", "--format", "jsonl"]).stdout);
    let record: Value = serde_json::from_str(&line).expect("it is JSON");
    for quote in record["quotes"].as_array().expect("a list") {
        assert!(
            quote["reason"]["found"]
                .as_str()
                .is_some_and(|found| !found.is_empty())
        );
        assert!(quote["reason"]["resolved"].is_string());
    }
    let csv = text(&run(&["quotes", "--explain", "--format", "csv"]).stdout);
    assert!(csv.starts_with("id,start,end,kind,speaker,role,mention,cue,text,found,resolved\n"));
    let usual = text(&run(&["quotes", "--format", "jsonl"]).stdout);
    assert!(!usual.contains("\"reason\""));
}

#[test]
fn without_a_terminal_the_article_is_printed() {
    let output = run(&[]);
    assert!(text(&output.stdout).contains("《上海合作组织将加强网上恐怖行动力度》"));
    assert!(output.status.success());
    let output = run_with(&["-"], "标题\n\nHello \u{1b}[2Jthere");
    assert_eq!(text(&output.stdout), "标题\n\nHello ␛[2Jthere\n\n");
}

#[test]
fn what_is_printed_has_its_title_first_and_pairs_in_turn() {
    let page = "<title>The lighthouse</title><body>\
        <p>The council voted 31 to 8 on Thursday to rebuild the lighthouse that a storm destroyed last winter.</p>\
        <p>Work begins in March next year and takes 14 months, the architect told reporters.</p>\
        <ul><li>First the base<li>Then the tower</ul><img alt='The keeper at his lamp' src=x><h2>译文</h2>\
        <p>议会星期四以三十一票对八票决定重建去年冬天被风暴摧毁的灯塔。</p><p>建筑师告诉记者，工程明年三月开始，需要十四个月。</p>";
    let printed = text(&run_with(&["-"], page).stdout);
    let blocks: Vec<&str> = printed.trim_end().split("\n\n").collect();
    assert_eq!(
        blocks,
        [
            "The lighthouse",
            "译文",
            "议会星期四以三十一票对八票决定重建去年冬天被风暴摧毁的灯塔。",
            "The council voted 31 to 8 on Thursday to rebuild the lighthouse that a storm destroyed last winter.",
            "建筑师告诉记者，工程明年三月开始，需要十四个月。",
            "Work begins in March next year and takes 14 months, the architect told reporters.",
            "• First the base",
            "• Then the tower",
            "The keeper at his lamp",
        ]
    );
    let front = "---\nauthor: Lin\ntitle: The lighthouse\n---\n\nIt shines.\n";
    let printed = text(&run_with(&["-"], front).stdout);
    assert_eq!(printed, "The lighthouse\n\nLin\n\nIt shines.\n\n");
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    let directory = TempDir::new().expect("a directory");
    let file = |name: &str, bytes: &[u8]| {
        let path = directory.path().join(name);
        std::fs::write(&path, bytes).expect("it can be written");
        path.to_string_lossy().into_owned()
    };
    let cases = [
        (file("empty.txt", b""), "empty"),
        (
            file("elf", b"\x7fELF\x02\0\0\xff\xfe\xfd\xc0\xc1"),
            "program",
        ),
        (file("paper.txt", b"%PDF-1.7\n\xff\xfe"), "pdftotext"),
        (directory.path().to_string_lossy().into_owned(), "directory"),
        (
            directory
                .path()
                .join("missing")
                .to_string_lossy()
                .into_owned(),
            "no such file",
        ),
        ("/dev/zero".to_owned(), "device"),
    ];
    for (path, problem) in cases {
        let output = run(&[&path]);
        let message = text(&output.stderr);
        assert!(
            message.contains(&path) && message.contains(problem),
            "{path}: {message}"
        );
        assert_eq!(message.lines().count(), 1, "{message}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_text_in_another_encoding_is_read_and_a_name_overrules_the_guess() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path().join("gbk.txt");
    // 中国网络 in GBK; the same bytes mean something else in Big5.
    let bytes = [0xd6, 0xd0, 0xb9, 0xfa, 0xcd, 0xf8, 0xc2, 0xe7];
    std::fs::write(&path, bytes).expect("it can be written");
    let path = path.to_string_lossy();
    let guessed = run(&[&path]);
    assert_eq!(text(&guessed.stdout), "中国网络\n\n");
    // A guess may be wrong: it is told.
    assert!(text(&guessed.stderr).contains("--encoding"));
    let asked = run(&["--encoding", "big5", &path]);
    assert!(asked.status.success());
    assert_ne!(text(&asked.stdout), "中国网络\n\n");
    assert_eq!(
        run(&["--encoding", "klingon", &path]).status.code(),
        Some(2)
    );
}

#[test]
fn a_directory_is_its_texts_and_an_address_of_a_file_is_the_file() {
    let directory = TempDir::new().expect("a directory");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(directory.path().join(name), bytes).expect("it can be written");
    };
    write("b c.md", "# 标题\n\n**正文**在此。\n".as_bytes());
    write(
        "a.html",
        b"<html><title>Title</title><body><p>Words of a page.</p></body></html>",
    );
    write("d.png", b"\x89PNG\r\n\x1a\n");
    write(".hidden", b"not shown");
    let output = run(&[&directory.path().to_string_lossy()]);
    assert_eq!(
        text(&output.stdout),
        "Title\n\nWords of a page.\n\n标题\n\n正文在此。\n\n"
    );
    assert!(output.status.success());
    let address = format!("file://{}/b%20c.md", directory.path().to_string_lossy());
    assert_eq!(text(&run(&[&address]).stdout), "标题\n\n正文在此。\n\n");
}

#[test]
fn two_files_are_one_article() {
    let directory = TempDir::new().expect("a directory");
    let write = |name: &str, text: &str| {
        let path = directory.path().join(name);
        std::fs::write(&path, text).expect("it can be written");
        path.to_string_lossy().into_owned()
    };
    let zh = write("a_zh.txt", "港口\n\n林岚说：“港口周一开放。”\n");
    let en = write(
        "a.txt",
        "Port\n\n\"The port opens on Monday,\" said Lin Lan.\n",
    );
    let output = run(&["--zh", &zh, "--en", &en]);
    assert_eq!(
        text(&output.stdout),
        "港口\n\nPort\n\n林岚说：“港口周一开放。”\n\n\"The port opens on Monday,\" said Lin Lan.\n\n"
    );
    assert_eq!(run(&["--zh", &zh]).status.code(), Some(2));
}

#[test]
fn an_address_that_cannot_be_fetched_is_told_in_one_line() {
    for (address, problem) in [
        ("http://127.0.0.1:1/x", "refuses"),
        ("http://[", "not a web address"),
    ] {
        let output = duidu(&[address])
            .env("XDG_CACHE_HOME", "/nonexistent")
            .output()
            .expect("the program runs");
        let message = text(&output.stderr);
        assert!(message.contains(problem), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_file_name_cannot_reach_the_terminal_raw() {
    let output = run(&["\u{1b}]0;title\u{7}\nx"]);
    assert!(!text(&output.stderr).contains(['\u{1b}', '\u{7}']));
    assert_eq!(text(&output.stderr).lines().count(), 1);
}

#[test]
fn of_several_sources_the_readable_ones_are_done() {
    let output = run(&["quotes", "/nonexistent/a", "assets/sco-cyber-terrorism.txt"]);
    assert!(text(&output.stdout).contains("Kolbai Musaev"));
    assert!(text(&output.stderr).contains("/nonexistent/a"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn bad_usage_is_two() {
    assert_eq!(run(&["quotes", "--format", "xml"]).status.code(), Some(2));
}

#[test]
fn the_manual_and_the_completions_know_every_command() {
    let manual = text(&run(&["man"]).stdout);
    let completions =
        ["bash", "zsh", "fish"].map(|shell| text(&run(&["completions", shell]).stdout));
    for command in ["quotes", "bookmarks", "export", "completions"] {
        assert!(manual.contains(command), "{command}");
        assert!(
            completions.iter().all(|script| script.contains(command)),
            "{command}"
        );
    }
}

#[test]
fn the_manual_has_every_key_and_what_else_a_manual_has() {
    let manual = text(&run(&["man"]).stdout);
    for heading in ["KEYS", "FILES", "ENVIRONMENT", "EXIT STATUS", "EXAMPLES"] {
        assert!(manual.contains(&format!(".SH {heading}")), "{heading}");
    }
    let plain = manual.replace("\\-", "-");
    for (_, rows) in duidu::keymap::Keymap::default().sections() {
        for row in rows {
            assert!(plain.contains(&format!("[{}]", row.name)), "{}", row.name);
            assert!(plain.contains(row.description.english), "{}", row.name);
        }
    }
    let help = text(&run(&["--help"]).stdout);
    assert!(help.contains("Examples:") && help.contains("--plain"));
}

#[test]
fn a_misspelt_command_is_bad_usage() {
    let misspelt = run(&["quote", "x"]);
    assert_eq!(misspelt.status.code(), Some(2));
    let said = text(&misspelt.stderr);
    assert!(said.contains("did you mean `quotes`?"), "{said}");
}

#[test]
fn plain_text_names_the_speakers_and_has_colours_only_if_asked() {
    let article = "Talks end\n\n\"We sail at noon,\" harbour master Anna Berg said. \
                   She said the crews agreed.\n\nNobody spoke.\n";
    let plain = text(&run_with(&["--plain", "-"], article).stdout);
    assert_eq!(
        plain,
        "Talks end\n\n\"We sail at noon,\" harbour master Anna Berg said. She said the crews \
         agreed.\n[quoted: Anna Berg, harbour master]\n[reported: Anna Berg]\n\n\
         Nobody spoke.\n\n"
    );
    let colored = text(&run_with(&["--plain", "--color", "always", "-"], article).stdout);
    assert!(
        colored.contains("\x1b[36m[quoted: Anna Berg"),
        "{colored:?}"
    );
    let bare = text(&run_with(&["--color", "always", "-"], article).stdout);
    assert!(bare.contains("\x1b[1m") && !bare.contains("[quoted"));
}

#[test]
fn the_configuration_is_described_and_checked() {
    let home = TempDir::new().expect("a directory");
    let config = |arguments: &[&str]| {
        let mut command = duidu(&[&["config"], arguments].concat());
        command.env("HOME", home.path());
        command.env("XDG_CONFIG_HOME", home.path());
        command.output().expect("the program runs")
    };
    let default = text(&config(&["--default"]).stdout);
    assert!(default.contains("[text.zh]") && default.contains("# quit = [\"q\""));
    let path = text(&config(&["--path"]).stdout);
    let path = std::path::Path::new(path.trim());
    assert_eq!(config(&["--check"]).status.code(), Some(0));
    std::fs::create_dir_all(path.parent().expect("it is in a directory")).expect("it can be made");
    std::fs::write(path, default).expect("it can be written");
    assert_eq!(config(&["--check"]).status.code(), Some(0));
    std::fs::write(path, "mouse = 1\n[text]\nspacin = 0\n").expect("it can be written");
    let checked = config(&["--check"]);
    assert_eq!(checked.status.code(), Some(1));
    let problems = text(&checked.stderr);
    let path = path.to_string_lossy();
    for problem in [
        format!("{path}:1: `mouse` is true, false or \"auto\""),
        format!("{path}:3: no setting `text.spacin`; did you mean `text.spacing`?"),
    ] {
        assert!(problems.contains(&problem), "{problems}");
    }
    assert_eq!(config(&[]).status.code(), Some(2));
}

#[test]
fn what_is_piped_in_is_printed_and_nothing_piped_in_is_no_source() {
    let said = run_with(&[], "Only this.\n");
    assert_eq!(String::from_utf8_lossy(&said.stdout), "Only this.\n\n");
    let said = run(&[]);
    assert!(String::from_utf8_lossy(&said.stdout).contains("The member states of"));
}
