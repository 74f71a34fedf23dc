//! The vocabulary as cards for Anki, as a table, and as a page in Markdown.

use super::csv::{defused, table};
use crate::annotation::KeptWord;
use crate::text::{CleanText, clean_line};
use ::csv::Terminator;
use std::fmt::Write;

/// The columns of the table, and of the cards without the sounds.
const COLUMNS: [&str; 12] = [
    "word",
    "traditional",
    "reading",
    "meaning",
    "state",
    "sentence",
    "counterpart",
    "translation",
    "language",
    "title",
    "article",
    "added",
];

/// A note for each word, tab-separated, with the lines at the top that tell Anki what is
/// what. Two fields for sounds stay empty, to be filled by Anki's add-ons. A word that is
/// imported again is brought up to date.
#[must_use]
pub fn anki_words<'a>(words: impl IntoIterator<Item = &'a KeptWord>) -> String {
    let mut out = String::from(
        "#separator:tab\n#html:true\n#guid column:1\n#tags column:11\n#columns:guid\tWord\tTraditional\tReading\t\
         Meaning\tSentence\tCounterpart\tWordAudio\tSentenceAudio\tSource\tTags\n",
    );
    for word in words {
        let language = language(word);
        let fields = [
            format!("duidu-{language}-{}", field(&word.word)),
            field(&word.word),
            field(&word.traditional),
            field(&word.reading),
            field(&word.meaning),
            emphasised(&word.sentence, &word.form),
            emphasised(&word.counterpart, &word.translation),
            String::new(),
            String::new(),
            field(&word.title),
            format!("duidu {language} {}", word.state.name()),
        ];
        let _ = writeln!(out, "{}", fields.join("\t"));
    }
    out
}

/// A row for each word.
#[must_use]
pub fn csv_words<'a>(words: impl IntoIterator<Item = &'a KeptWord>) -> String {
    let mut out = (COLUMNS.join(",") + "\r\n").into_bytes();
    let mut rows = table().terminator(Terminator::CRLF).from_writer(&mut out);
    for word in words {
        let cells = cells(word).map(|text| defused(&CleanText::new(&text)).into_owned());
        // Memory takes every row.
        let _ = rows.write_record(&cells);
    }
    drop(rows);
    String::from_utf8(out).unwrap_or_default()
}

/// A list of the words, each with its sentence and what says the same.
#[must_use]
pub fn markdown_words<'a>(words: impl IntoIterator<Item = &'a KeptWord>) -> String {
    let mut out = String::from("# Words\n");
    for word in words {
        let mut head = format!("**{}**", escaped(&word.word));
        for more in [&word.traditional, &word.reading] {
            if !more.is_empty() {
                let _ = write!(head, " {}", escaped(more));
            }
        }
        let _ = write!(out, "\n- {head}");
        if !word.meaning.is_empty() {
            let _ = write!(out, ": {}", escaped(&word.meaning));
        }
        let _ = writeln!(out, " ({})", word.state.name());
        for quoted in [&word.sentence, &word.counterpart] {
            if !quoted.is_empty() {
                let _ = writeln!(out, "  > {}  ", escaped(quoted));
            }
        }
        if !word.title.is_empty() {
            let _ = writeln!(out, "  > — {}", escaped(&word.title));
        }
    }
    out
}

fn cells(word: &KeptWord) -> [String; 12] {
    [
        word.word.clone(),
        word.traditional.clone(),
        word.reading.clone(),
        word.meaning.clone(),
        word.state.name().to_owned(),
        word.sentence.clone(),
        word.counterpart.clone(),
        word.translation.clone(),
        language(word).to_owned(),
        word.title.clone(),
        word.article.clone(),
        word.created.strftime("%Y-%m-%d %H:%M:%S").to_string(),
    ]
}

fn language(word: &KeptWord) -> &'static str {
    match word.language {
        crate::text::Language::Chinese => "zh",
        crate::text::Language::English => "en",
    }
}

/// Text as HTML on one line.
fn field(text: &str) -> String {
    clean_line(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\t', " ")
}

/// A sentence as HTML, with the first `word` in it in bold.
fn emphasised(sentence: &str, word: &str) -> String {
    match sentence.split_once(word).filter(|_| !word.is_empty()) {
        Some((before, after)) => {
            format!("{}<b>{}</b>{}", field(before), field(word), field(after))
        }
        None => field(sentence),
    }
}

/// Text of which Markdown makes nothing.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in clean_line(text).chars() {
        if matches!(
            letter,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!'
        ) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
