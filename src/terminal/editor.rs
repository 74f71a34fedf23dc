//! The reader's own editor, which has the terminal to itself meanwhile.

use crate::text::clean_line;
use crate::wording::Remark;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use tempfile::NamedTempFile;

/// What is used where the reader has named no editor, as in other programs.
const USUAL: &str = "vi";

/// A note that is handed to the editor.
pub(super) struct Editing {
    editor: OsString,
    file: NamedTempFile,
    before: String,
}

impl Editing {
    /// Puts `note` into a file for the editor; or says why it cannot.
    pub(super) fn start(note: &str) -> Result<Self, Remark> {
        Ok(Self {
            editor: editor(),
            file: written(note).map_err(|error| failed(&error))?,
            before: note.to_owned(),
        })
    }

    /// Runs the editor, which `wait` waits for; returns the note as it left it,
    /// or what went wrong, or the signal that ended the waiting. The editor is
    /// told of that one too.
    pub(super) fn run(
        &self,
        wait: impl FnOnce(&mut Child) -> io::Result<Result<ExitStatus, i32>>,
    ) -> Result<Result<String, Remark>, i32> {
        let mut child = match command(&self.editor, &self.file).spawn() {
            Ok(child) => child,
            Err(error) => return Ok(Err(failed(&error))),
        };
        let status = match wait(&mut child) {
            Ok(Ok(status)) => status,
            Ok(Err(signal)) => {
                pass_on(signal, &child);
                return Err(signal);
            }
            Err(error) => return Ok(Err(failed(&error))),
        };
        if !status.success() {
            let name = clean_line(&self.editor.to_string_lossy());
            return Ok(Err(refusal(&name, status)));
        }
        Ok(self.read().map_err(|error| failed(&error)))
    }

    /// The note as far as the editor has saved it, if it has.
    pub(super) fn left_behind(&self) -> Option<String> {
        let note = self.read().ok()?;
        (note.trim() != self.before.trim()).then_some(note)
    }

    fn read(&self) -> io::Result<String> {
        let bytes = fs::read(self.file.path())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn failed(error: &io::Error) -> Remark {
    let error = error.to_string();
    Remark::new(|wording| wording.editor_failed(&error))
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

/// Has the editor end as we do.
#[cfg(unix)]
fn pass_on(signal: i32, editor: &Child) {
    use rustix::process::{Pid, Signal, kill_process};
    if let Some(signal) = Signal::from_named_raw(signal) {
        // One that is gone needs no signal.
        let _ = kill_process(Pid::from_child(editor), signal);
    }
}

#[cfg(not(unix))]
fn pass_on(_: i32, _: &Child) {}

/// Why the editor left nothing. 126 and 127 are the shell's own words for a
/// program that it cannot start.
fn refusal(name: &str, status: ExitStatus) -> Remark {
    Remark::new(|wording| match status.code() {
        Some(126 | 127) => wording.no_editor(name),
        Some(code) => wording.editor_code(name, code),
        None => wording.editor_ended(name),
    })
}
