//! The interface in Chinese: no screen has an English word of the reader's own, and all
//! of it fits.

use crate::reader::Reader;
use duidu::annotation::{Annotations, Record, Titles};
use duidu::app::library::{Library, Visited};
use duidu::app::line_list::ENCODINGS;
use duidu::app::look_up::Told;
use duidu::app::{Message, Overlay, Position, Visit};
use duidu::keymap::Keymap;
use duidu::wording::Wording;
use jiff::Timestamp;
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 20)];

/// Few English words, none of which the interface would use.
const ARTICLE: &str = "\
港口工人结束罢工

Dockers Halt Walkout

鹿特丹港的工人周四结束罢工。

Rotterdam dockers went home on Friday.

“我们等了两周，”巴克说。

\"Ships waited two weeks,\" Bakker said.

他说，港口会重新开放。

He said harbours would reopen.
";

fn chinese(width: u16, height: u16) -> Reader {
    let mut reader = Reader::open(ARTICLE, width, height);
    reader.app.status.wording = Wording::Chinese;
    reader.library = library();
    reader
}

/// An article that was read, and one that is gone.
fn library() -> Library {
    let visited = |article: &str, is_there| Visited {
        visit: Visit {
            article: article.to_owned(),
            titles: Titles {
                zh: Some("大坝安全".to_owned()),
                ..Titles::default()
            },
            last_read: Timestamp::UNIX_EPOCH,
            progress: 40,
            difficulty: None,
            position: Position::default(),
            unknown: serde_json::Map::new(),
        },
        place: "a.txt".to_owned(),
        is_there,
    };
    Library::new(
        Vec::<Record>::new(),
        vec![visited("file:/a.txt", true), visited("file:/b.txt", false)],
        Vec::new(),
    )
}

/// What may be in Latin letters on any screen: the article, its name, keys and names of
/// commands.
static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut text = vec![
        ARTICLE.to_owned(),
        "sco-cyber-terrorism.txt a.txt HSK Anki UTF EPUB duidu shell fg VISUAL EDITOR".to_owned(),
        // What the palette takes, a word that a rule is about, and readings without a tone.
        "speaker theme save messages that de le xxx nope".to_owned(),
    ];
    text.extend(ENCODINGS.map(str::to_owned));
    for (_, rows) in Keymap::default().sections() {
        for row in rows {
            text.push(row.keys_shown());
            text.push(row.name.to_owned());
        }
    }
    text.iter().flat_map(|text| words(text)).collect()
});

/// What the dictionary says on the screen, and what the vocabulary has of it.
fn meanings(reader: &Reader) -> HashSet<String> {
    let mut text = Vec::new();
    if let Some(Overlay::Word(told)) = reader.app.overlay() {
        text.push(told.title.clone());
        let rows = told.rows.iter();
        text.extend(rows.map(|Told { label, text, .. }| format!("{label} {text}")));
    }
    for word in reader.vocabulary.kept() {
        text.extend([word.reading.clone(), word.meaning.clone()]);
    }
    text.iter().flat_map(|text| words(text)).collect()
}

fn words(text: &str) -> Vec<String> {
    static WORD: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\p{Latin}{2,}").expect("it is a pattern"));
    let found = WORD.find_iter(text).map(|found| found.as_str());
    // What has a tone mark is a reading.
    let found = found.filter(|word| word.is_ascii());
    found.map(str::to_lowercase).collect()
}

#[track_caller]
fn check(reader: &Reader, way: &str) {
    let (meanings, screen) = (meanings(reader), reader.screen());
    for word in words(&screen) {
        // A row or a window may cut one of them.
        let is_of = |known: &String| known.starts_with(&word) || known.ends_with(&word);
        let is_known = NAMES.iter().chain(&meanings).any(is_of);
        assert!(is_known, "{word} after {way:?}:\n{screen}");
    }
}

/// The ways to every overlay and to what the status line tells.
const WAYS: [&str; 47] = [
    "",
    "Right",
    "Right Right",
    "Right e",
    "Right Right Right e",
    ")",
    "}",
    "w",
    "w K",
    "w K K",
    "Tab w K",
    "Right V",
    "V ) )",
    "Right m",
    "Right M",
    "Right m '",
    "Right m ' Tab",
    "Right m ' o",
    "Right m ' /",
    "Right m ' / x x x",
    "'",
    "' Tab",
    "w +",
    "w + \"",
    "w + \" s s o",
    "\"",
    "B",
    "s",
    "s / x x x",
    "S",
    "f",
    "Right f",
    "!",
    "! /",
    "Q",
    "Q / x x x",
    "o",
    "O",
    "E",
    "?",
    "? / x x x",
    "? G",
    ":",
    ": x x x",
    ": 4 2 %",
    "/",
    ") t",
];

#[test]
fn no_screen_has_an_english_word_of_the_reader_itself() {
    for (width, height) in SIZES {
        for way in WAYS {
            let mut reader = chinese(width, height);
            if !way.is_empty() {
                reader.press(way);
            }
            check(&reader, way);
        }
    }
}

#[test]
fn every_page_of_the_help_and_the_palette_is_in_chinese() {
    for (width, height) in SIZES {
        for way in ["?", ":", "' ?", "Right V ?"] {
            let mut reader = chinese(width, height);
            reader.press(way);
            let mut before = String::new();
            while before != reader.screen() {
                check(&reader, way);
                before = reader.screen();
                for _ in 0..height / 2 {
                    reader.press("Down");
                }
            }
        }
    }
}

#[test]
fn what_is_told_is_in_chinese() {
    for keys in [
        "G j",
        "( (",
        "{ {",
        "Left",
        "n",
        "*",
        "Ctrl-o",
        "U",
        "Ctrl-r",
        "y",
        "Y",
        "c",
        "p",
        "p p",
        "Alt-p",
        "C",
        "Ctrl-g",
        ".",
        ",",
        "J",
        "F",
        "r",
        "v",
        "-",
        "X",
        "L",
        "H",
        "Right L L L",
        "t t",
        "T",
        "Enter",
        "/ x x x Enter",
        ": n o p e Enter",
        ": w Enter",
        ": 9 9 Enter",
        "Right m U",
        "Right m ' z",
        "Right m ' d",
        "w + U",
        "w + \" d",
        "w + \" d u u",
        "B d",
        "/ h a r b Enter n",
        "f",
        "S Right Enter",
        "V G G",
        "Alt-m",
        "V",
    ] {
        let mut reader = chinese(120, 36);
        reader.press(keys);
        check(&reader, keys);
    }
    let mut reader = chinese(120, 36);
    let told = reader.press("Right y").app.status.notice.clone();
    assert_eq!(told.as_deref(), Some("已复制 4 词"));
    reader.receive(Message::Copied(vec!["tmux"]));
    let told = reader.app.status.notice.clone();
    assert_eq!(told.as_deref(), Some("已复制 4 词（tmux 和终端）"));
    let amounts = Regex::new(r" · \d+ 字、\d+ 词 · ").expect("it is a pattern");
    let told = reader.press("Ctrl-g").status();
    assert!(amounts.is_match(&told), "{told}");
    let mut reader = chinese(120, 36);
    reader.receive(Message::Progress(40));
    check(&reader, "analysing");
    reader.receive(Message::Changed(Annotations::default()));
    reader.receive(Message::Unsaved("disk".to_owned().into()));
    assert_eq!(reader.status().split("  ").next(), Some("未保存：disk"));
}

#[test]
fn lists_are_filtered_by_what_they_show() {
    for (keys, row) in [("? / 重 做", "Ctrl-r"), ("w + \" / 生 词", "○")] {
        let mut reader = chinese(80, 24);
        let screen = reader.press(keys).screen();
        assert!(screen.contains(row) && screen.contains("1/"), "{screen}");
    }
}

#[test]
fn a_screen_in_chinese_is_as_it_was() {
    for (name, way, (width, height)) in [
        ("page", "Right", SIZES[0]),
        ("help", "?", SIZES[0]),
        ("help-narrow", "?", SIZES[2]),
        ("palette", ":", SIZES[1]),
        ("reason", "Right Right e", SIZES[1]),
        ("bookmarks", "Right m '", SIZES[0]),
        ("form", "Right M", SIZES[2]),
        ("map", "S", SIZES[1]),
    ] {
        let mut reader = chinese(width, height);
        reader.press(way);
        insta::assert_snapshot!(format!("interface-{name}"), reader.screen());
    }
}
