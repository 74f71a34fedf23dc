//! The reader's own editor, which has the terminal to itself meanwhile.

use crate::text::clean_line;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::process::{Command, ExitStatus, Stdio};
use tempfile::NamedTempFile;

/// What is used where the reader has named no editor, as in other programs.
const USUAL: &str = "vi";

/// Lets the reader's editor change `note`; returns what it left, or what went
/// wrong.
pub(super) fn write(note: &str) -> Result<String, String> {
    let editor = editor();
    let name = clean_line(&editor.to_string_lossy());
    let failed = |error: io::Error| format!("the note cannot be handed to an editor: {error}");
    let file = written(note).map_err(failed)?;
    let status = command(&editor, &file).status().map_err(failed)?;
    if !status.success() {
        return Err(refusal(&name, status));
    }
    let bytes = fs::read(file.path()).map_err(failed)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The editor that the reader has named, with its arguments.
fn editor() -> OsString {
    ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(env::var_os)
        .find(|editor| !editor.is_empty())
        .unwrap_or_else(|| USUAL.into())
}

/// The note in a file of its own, which nobody else may read.
fn written(note: &str) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new()
        .prefix("duidu-note-")
        .suffix(".md")
        .tempfile()?;
    if !note.is_empty() {
        writeln!(file, "{note}")?;
    }
    file.flush()?;
    Ok(file)
}

/// The editor is a line for the shell, as for git: `code --wait` is one. The
/// note is no part of the line.
#[cfg(unix)]
fn command(editor: &OsString, file: &NamedTempFile) -> Command {
    let mut line = editor.clone();
    line.push(" \"$@\"");
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).arg(editor).arg(file.path());
    // Standard input may be the article.
    if let Ok(terminal) = fs::File::open("/dev/tty") {
        command.stdin(Stdio::from(terminal));
    }
    command
}

#[cfg(not(unix))]
fn command(editor: &OsString, file: &NamedTempFile) -> Command {
    let mut command = Command::new(editor);
    command.arg(file.path()).stdin(Stdio::inherit());
    command
}

/// Why the editor left nothing. 126 and 127 are the shell's own words for a
/// program that it cannot start.
fn refusal(name: &str, status: ExitStatus) -> String {
    match status.code() {
        Some(126 | 127) => {
            format!("no editor {name}: set VISUAL or EDITOR; the note is as it was")
        }
        Some(code) => format!("{name} ended with code {code}; the note is as it was"),
        None => format!("{name} was ended; the note is as it was"),
    }
}
