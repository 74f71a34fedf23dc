//! Dictionaries in the forms of other programs: written here, added, listed, asked in the
//! window at a word, and refused where they are damaged.

use crate::command_line::text;
use crate::dictionary_command::{printed, run};
use crate::program::Program;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::Path;
use tempfile::TempDir;

const ARTICLE: &str = "罢工结束。\n\nStrike ends.\n";

/// A StarDict dictionary that is being written.
#[derive(Default)]
struct StarDict {
    index: Vec<u8>,
    texts: Vec<u8>,
    synonyms: Vec<u8>,
}

impl StarDict {
    fn entry(mut self, headword: &str, article: &[u8]) -> Self {
        let offset = self.texts.len();
        self.texts.extend(article);
        self.place(headword, offset, article.len())
    }

    fn place(mut self, headword: &str, offset: usize, length: usize) -> Self {
        self.index.extend(headword.as_bytes());
        self.index.push(0);
        for number in [offset, length] {
            let number = u32::try_from(number).expect("it is small");
            self.index.extend(number.to_be_bytes());
        }
        self
    }

    fn synonym(mut self, headword: &str, number: u32) -> Self {
        self.synonyms.extend(headword.as_bytes());
        self.synonyms.push(0);
        self.synonyms.extend(number.to_be_bytes());
        self
    }

    fn write(&self, directory: &Path, name: &str, more: &str) {
        let size = self.index.len();
        let info = format!(
            "StarDict's dict ifo file\nversion=2.4.2\nbookname=Star of {name}\nwordcount=1\n\
             idxfilesize={size}\n{more}"
        );
        write(directory, &format!("{name}.ifo"), info);
        write(directory, &format!("{name}.idx"), &self.index);
        write(directory, &format!("{name}.dict.dz"), gzip(&self.texts));
        if !self.synonyms.is_empty() {
            write(directory, &format!("{name}.syn"), &self.synonyms);
        }
    }
}

/// Index and texts of a dictd dictionary.
fn dictd(articles: &[(&str, &str)]) -> (String, String) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let number = |number: usize| {
        let digits = [number / 4096, number / 64 % 64, number % 64];
        String::from_utf8_lossy(&digits.map(|digit| DIGITS[digit])).into_owned()
    };
    let (mut index, mut texts) = (String::new(), String::new());
    for (headword, article) in articles {
        let (offset, length) = (number(texts.len()), number(article.len()));
        for part in [headword, "\t", &offset, "\t", &length, "\n"] {
            index.push_str(part);
        }
        texts.push_str(article);
    }
    (index, texts)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

fn write(directory: &Path, name: &str, content: impl AsRef<[u8]>) {
    std::fs::write(directory.join(name), content).expect("it can be written");
}

const COLUMNS: &str =
    "word,phonetic,definition,translation,pos,collins,oxford,tag,bnc,frq,exchange,detail,audio\n";
const ROW: &str =
    "strike,straik,\"n. a refusal\\nv. hit\",\"n. 罢工, 袭击\\nv. 打\",,5,1,gk cet4,1,2,,,\n";

/// Opens the article, goes to the first word after a search for `word`, and opens the
/// window there.
fn window(directory: &Path, word: &str) -> Program {
    write(directory, "article.txt", ARTICLE);
    let article = directory.join("article.txt");
    let mut program = Program::start(directory, &[&article.to_string_lossy()]);
    program.wait_for("Strike ends");
    program.press(&format!("/{word}\rwK"));
    program
}

fn kept(directory: &Path) -> usize {
    let kept = std::fs::read_dir(directory.join("data/duidu/dictionaries"));
    kept.map_or(0, Iterator::count)
}

#[test]
fn dictionaries_of_all_forms_are_asked_side_by_side() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path();
    write(path, "ecdict.csv", format!("{COLUMNS}{ROW}"));
    let (index, texts) = dictd(&[
        ("00-database-short", "00-database-short\n   Freed words\n"),
        ("strike", "strike /stɹaɪk/ <n>\n 停工\n"),
    ]);
    write(path, "free.index", index);
    write(path, "free.dict", texts);
    StarDict::default()
        .entry("STRIKE", b"*[straik]\n<b>to hit</b>")
        .entry("罢工", "to lay down <i>tools</i>".as_bytes())
        .synonym("罷工", 1)
        .write(path, "both", "sametypesequence=h\n");
    for file in ["ecdict.csv", "free.index", "both.ifo"] {
        printed(path, &["dictionary", "add", file]);
    }
    assert_eq!(
        printed(path, &["dictionary", "list"]),
        "CC-CEDICT of 2024-06-07, which comes with duidu\n\
         Freed words, 1 entry, English\n\
         Star of both, 2 entries, English and Chinese\n\
         ecdict.csv, 1 entry, English\n"
    );

    let mut program = window(path, "Strike");
    for shown in [
        "Freed words",
        "/stɹaɪk/  <n>; 停工",
        "Star of both",
        "/straik/  to hit",
        "ecdict.csv",
        "/straik/  n. 罢工, 袭击; v. 打; n. a refusal",
        "CC-CEDICT",
    ] {
        program.wait_for(shown);
    }
    program.press("qq");
    program.end();
    let mut program = window(path, "罢工");
    program.wait_for("Star of both");
    program.wait_for("to lay down tools");
    program.press("qq");
    program.end();

    printed(path, &["dictionary", "remove", "freed"]);
    assert!(!printed(path, &["dictionary", "list"]).contains("Freed"));
    let which = run(path, &["dictionary", "remove"]);
    assert_eq!(which.status.code(), Some(1));
    assert!(text(&which.stderr).contains("Star of both, ecdict.csv"));
}

#[test]
fn a_part_of_a_dictionary_stands_for_all_of_it_and_a_name_can_be_given() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path();
    let (index, texts) = dictd(&[("strike", "停工\n")]);
    write(path, "free.index", index);
    write(path, "free.dict.dz", gzip(texts.as_bytes()));
    StarDict::default()
        .entry("strike", "罢工".as_bytes())
        .write(path, "star", "sametypesequence=m\n");
    let added = printed(
        path,
        &["dictionary", "add", "free.dict.dz", "--name", "../字 典"],
    );
    assert!(added.contains("../字 典, 1 entry, English"), "{added}");
    let added = printed(path, &["dictionary", "add", "star.idx"]);
    assert!(added.contains("Star of star, 1 entry"), "{added}");
    assert_eq!(kept(path), 2);
    printed(path, &["dictionary", "remove", "../字 典"]);
    assert_eq!(kept(path), 1);
}

#[test]
fn a_damaged_dictionary_ends_in_a_sentence_and_changes_nothing() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path();
    let entry = |texts: &[u8]| StarDict::default().entry("strike", texts);
    let mut cut = entry(b"to hit");
    cut.index.pop();
    cut.write(path, "cut", "sametypesequence=m\n");
    let mut short = entry(b"to hit");
    short.write(path, "short", "sametypesequence=m\n");
    short.index.truncate(3);
    write(path, "short.idx", &short.index);
    entry(b"to hit")
        .place("far", 4_000_000_000, 4_000_000_000)
        .write(path, "far", "sametypesequence=m\n");
    entry(b"m\0W\xff\xff\xff\xffsound").write(path, "field", "");
    entry(b"to hit")
        .synonym("blow", 7)
        .write(path, "syn", "sametypesequence=m\n");
    entry(b"\xb4\xf2\xbb\xf7").write(path, "gbk", "sametypesequence=m\n");
    entry(b"").write(path, "empty", "sametypesequence=m\n");
    entry(b"to hit").write(
        path,
        "kinds",
        &format!("sametypesequence={}\n", "m".repeat(99)),
    );
    // Each article is small enough, all of them are not.
    let mut bomb = entry(&vec![b'x'; 60 << 20]);
    for number in 0..9 {
        bomb = bomb.place("again", number, 59 << 20);
    }
    bomb.write(path, "bomb", "sametypesequence=m\n");
    entry(b"to hit").write(path, "alone", "sametypesequence=m\n");
    std::fs::remove_file(path.join("alone.dict.dz")).expect("it was there");
    let (index, texts) = dictd(&[("strike", "停工\n")]);
    for (name, index) in [
        ("range", index.replace("strike\t", "strike\tP")),
        ("line", format!("{}broken\n", index.repeat(30))),
        ("huge", index.replace("strike\t", "strike\t///////////")),
    ] {
        write(path, &format!("{name}.index"), index);
        write(path, &format!("{name}.dict"), &texts);
    }
    write(
        path,
        "torn.csv",
        format!("{COLUMNS}{ROW}strike,straik,\"n. a"),
    );
    write(path, "zeros.gz", gzip(&vec![0; 257 << 20]));
    write(
        path,
        "half.ifo",
        &gzip(b"StarDict's dict ifo file\nversion=2.4.2\n")[..20],
    );
    write(path, "page.ifo", "<html>404 Not Found</html>");

    for (name, problem) in [
        ("cut.ifo", ".idx file is not whole"),
        ("short.ifo", ".idx file is not whole"),
        ("far.ifo", "“far” is not in its .dict file"),
        ("field.ifo", ".dict file is not whole"),
        ("syn.ifo", "“blow”"),
        ("gbk.ifo", "not in UTF-8"),
        ("empty.ifo", "no entries"),
        ("kinds.ifo", ".ifo file is not whole"),
        ("bomb.ifo", "larger than any dictionary"),
        ("alone.ifo", "no .dict file beside it"),
        ("range.index", "“strike” is not in its .dict file"),
        ("line.index", ".index file is not whole"),
        ("huge.index", "not in a dictionary format"),
        ("torn.csv", "line 3 does not have the columns"),
        ("zeros.gz", "larger than any dictionary"),
        ("half.ifo", "damaged or not whole"),
        ("page.ifo", "not in a dictionary format"),
        ("nowhere.ifo", "no such file; check the name"),
    ] {
        let refused = run(path, &["dictionary", "add", name]);
        let told = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(1), "{name}: {told}");
        assert!(told.contains(name) && told.contains(problem), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
        assert_eq!(kept(path), 0, "{name}");
    }
}

#[test]
fn a_kept_dictionary_that_is_damaged_says_so_and_the_others_answer() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path();
    write(path, "words.csv", format!("{COLUMNS}{ROW}"));
    printed(path, &["dictionary", "add", "words.csv", "--name", "Torn"]);
    let file = path.join("data/duidu/dictionaries/Torn");
    let mut bytes = std::fs::read(&file).expect("it is kept");
    let last = bytes.len() - 20;
    bytes[last] ^= 1;
    std::fs::write(&file, bytes).expect("it can be written");

    let listed = run(path, &["dictionary", "list"]);
    assert_eq!(listed.status.code(), Some(1));
    assert!(text(&listed.stdout).contains("CC-CEDICT"));
    assert!(text(&listed.stderr).contains("Torn: damaged"));
    let mut program = window(path, "Strike");
    program.wait_for("Torn: damaged: remove this dictionary and add it again");
    program.wait_for("罢工");
    program.press("qq");
    program.end();
    printed(path, &["dictionary", "remove", "Torn"]);
    printed(path, &["dictionary", "list"]);
}
