//! What the manual page says beyond the command line: keys, files, environment,
//! exit status and examples. The keys are those of the table.

use crate::keymap::{Chord, Keymap, Row};
use std::io::{self, Write};

/// Files of the program, below the directories of the user.
const FILES: [(&str, &str); 6] = [
    (
        "$XDG_CONFIG_HOME/duidu/config.toml",
        "Settings and keys; ~/.config if the variable is not set. duidu config --default prints \
         all of them, duidu config --check what is wrong with yours.",
    ),
    (
        "$XDG_DATA_HOME/duidu/annotations/",
        "The bookmarks, a JSON file for each article; ~/.local/share if the variable is not set. \
         The copy before the last change ends in .bak.",
    ),
    (
        "$XDG_DATA_HOME/duidu/positions/",
        "Where each article was left.",
    ),
    ("$XDG_DATA_HOME/duidu/vocabulary/", "The words kept."),
    (
        "$XDG_DATA_HOME/duidu/dictionary, dictionaries/",
        "The dictionaries added, compiled: duidu dictionary.",
    ),
    (
        "$XDG_CACHE_HOME/duidu/",
        "Pages that were read; ~/.cache if the variable is not set.",
    ),
];

const ENVIRONMENT: [(&str, &str); 7] = [
    (
        "VISUAL, EDITOR",
        "The editor for notes, the first that is set.",
    ),
    ("NO_COLOR", "If it is not empty, no colours are used."),
    (
        "COLORTERM, TERM",
        "Which colours the terminal has. With TERM=dumb the text is printed as with --plain.",
    ),
    (
        "COLORFGBG",
        "Whether the background is light or dark, where the terminal does not say.",
    ),
    (
        "LANGUAGE, LC_ALL, LC_MESSAGES, LANG",
        "The language of the reader, Chinese or English; language in the configuration goes before them.",
    ),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "In a Chinese, Japanese or Korean locale the terminal is asked how wide it draws \u{201c} \u{201d} and the like.",
    ),
    (
        "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME",
        "Where files are; see FILES.",
    ),
];

const EXIT_STATUS: [(&str, &str); 3] = [
    ("0", "Everything was done."),
    (
        "1",
        "A source could not be read, or something could not be saved: standard error says which \
         and what to do. The rest was done.",
    ),
    ("2", "The command line was wrong."),
];

/// Command lines, and what they do.
pub(super) const EXAMPLES: [(&str, &str); 6] = [
    (
        "duidu article.html",
        "Reads a saved page; ? shows the keys.",
    ),
    (
        "duidu --zh zhengwen.txt --en body.txt",
        "Reads two files as one page of two columns.",
    ),
    (
        "curl -s https://example.org/news | duidu",
        "Reads what is piped in.",
    ),
    (
        "duidu quotes --format csv news/*.txt > quotes.csv",
        "Lists who said what in each file.",
    ),
    (
        "duidu --plain article.txt | fold -s -w 60",
        "Prints the text with the speakers named.",
    ),
    (
        "duidu bookmarks export --format markdown > marked.md",
        "Exports every bookmark.",
    ),
];

/// Writes all sections as roff.
pub(super) fn write(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, ".SH KEYS")?;
    let intro = "A number before a key repeats it. Every command can have other keys: its name \
                 in [keys] of the configuration is in brackets.";
    writeln!(out, "{}", escaped(intro))?;
    for (heading, rows) in Keymap::default().sections() {
        writeln!(
            out,
            ".SS \"{}\"",
            escaped(heading.english).replace('"', "\\(dq")
        )?;
        for row in rows {
            let does = format!("{} [{}]", row.description.english, row.name);
            entry(&keys(row), &does, out)?;
        }
    }
    let sections = [
        ("FILES", &FILES[..]),
        ("ENVIRONMENT", &ENVIRONMENT[..]),
        ("EXIT STATUS", &EXIT_STATUS[..]),
        ("EXAMPLES", &EXAMPLES[..]),
    ];
    for (name, entries) in sections {
        writeln!(out, ".SH {name}")?;
        for (term, meaning) in entries {
            entry(term, meaning, out)?;
        }
    }
    Ok(())
}

fn keys(row: &Row) -> String {
    let keys: Vec<String> = row.chords.iter().map(Chord::written).collect();
    keys.join(", ")
}

fn entry(term: &str, meaning: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, ".TP\n\\fB{}\\fR\n{}", escaped(term), escaped(meaning))
}

/// `text` in which nothing is an instruction to roff.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\(rs").replace('-', "\\-");
    let text = text
        .replace('^', "\\(ha")
        .replace('~', "\\(ti")
        .replace('`', "\\(ga");
    if text.starts_with(['.', '\'']) {
        format!("\\&{text}")
    } else {
        text
    }
}
