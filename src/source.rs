//! Files and standard input to articles. Decides what can be read at all and
//! within which bounds; what the text says is the business of `article`.

mod book;
mod decode;
pub mod limited;
mod magic;
mod reading;

pub use decode::{Decoded, decode};
pub use encoding_rs::Encoding;
pub use reading::Read as Reading;

use crate::article::{self, Article, Format};
use crate::error::{Error, Problem};
use crate::text::clean_line;
use reading::Received;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The article the program carries.
    Bundled,
    /// Standard input.
    StandardInput,
    /// A file.
    File(PathBuf),
}

/// What is shown of a large source before all of it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The article begins with it.
    Beginning(Article),
    /// Words from the beginning, without the form that the article will have.
    Preview(Article),
}

/// The article the program carries.
const BUNDLED: &str = include_str!("../assets/sco-cyber-terrorism.txt");
/// The name it has on the screen.
const BUNDLED_NAME: &str = "sco-cyber-terrorism.txt";

/// The largest source, in megabytes. A text beyond that is a database.
const LARGEST: u64 = 256;

/// How much of a large file is shown before the rest is read, in bytes.
const OPENING: usize = 16 << 10;

impl Source {
    /// The source that an argument of the command line names.
    #[must_use]
    pub fn from_argument(argument: &OsStr) -> Self {
        if argument == "-" {
            Self::StandardInput
        } else {
            Self::File(PathBuf::from(argument))
        }
    }

    /// What to call it: a file's own name, safe to show.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Bundled => BUNDLED_NAME.to_owned(),
            Self::StandardInput => "standard input".to_owned(),
            Self::File(path) => clean_line(
                &path
                    .file_name()
                    .unwrap_or(path.as_os_str())
                    .to_string_lossy(),
            ),
        }
    }

    /// The whole text as it stands, in the encoding asked for if one is.
    ///
    /// # Errors
    ///
    /// If the source is not there, not a text, empty or too large.
    pub fn read(&self, asked: Option<&'static Encoding>) -> Result<Decoded, Error> {
        self.bytes()
            .and_then(|bytes| decode(bytes, asked, None))
            .map_err(|problem| self.error(problem))
    }

    /// The article, whatever format it is in.
    ///
    /// # Errors
    ///
    /// If the source is not there, cannot be read as an article, is empty or
    /// too large.
    pub fn article(&self, asked: Option<&'static Encoding>) -> Result<Reading, Error> {
        let received = |bytes| Received {
            bytes,
            name: self.name(),
            declared: None,
        };
        self.bytes()
            .and_then(|bytes| reading::article(received(bytes), asked))
            .map_err(|problem| self.error(problem))
    }

    fn bytes(&self) -> Result<Vec<u8>, Problem> {
        match self {
            Self::Bundled => Ok(BUNDLED.as_bytes().to_vec()),
            Self::StandardInput => all_of(io::stdin().lock()),
            Self::File(path) => open(path).and_then(all_of),
        }
    }

    /// What can be shown at once of a file so large that reading all of it
    /// would be felt.
    #[must_use]
    pub fn opening(&self) -> Option<Opening> {
        let text = self.first_lines()?;
        Some(match Format::of(&self.name(), &text) {
            Format::Plain => Opening::Beginning(article::parse_owned(text)),
            _ => Opening::Preview(article::html::parse_plainly(&text)),
        })
    }

    /// The beginning of a large file, up to a line end if there is one.
    fn first_lines(&self) -> Option<String> {
        let Self::File(path) = self else { return None };
        // A pipe gives what it has only once.
        let metadata = fs::metadata(path).ok()?;
        if !metadata.is_file() || metadata.len() <= 16 * OPENING as u64 {
            return None;
        }
        let file = open(path).ok()?;
        let mut bytes = vec![0; OPENING];
        let mut filled = 0;
        let mut file = file.take(OPENING as u64);
        while let Ok(read @ 1..) = file.read(&mut bytes[filled..]) {
            filled += read;
        }
        bytes.truncate(filled);
        if magic::kind(&bytes).is_some() || bytes.contains(&0) {
            return None;
        }
        // A character cut by the end of what was read is left out. Anything
        // else unusual is judged by the whole text.
        if let Some(line_end) = memchr::memrchr(b'\n', &bytes) {
            bytes.truncate(line_end + 1);
        } else if let Err(error) = std::str::from_utf8(&bytes)
            && error.error_len().is_none()
        {
            bytes.truncate(error.valid_up_to());
        }
        String::from_utf8(bytes).ok()
    }

    fn error(&self, problem: Problem) -> Error {
        let name = match self {
            Self::File(path) => clean_line(&path.to_string_lossy()),
            _ => self.name(),
        };
        Error::Source { name, problem }
    }
}

/// Whether standard input is a pipe or a file, and not the terminal or
/// `/dev/null`, which programs are started with that are not to read it.
#[must_use]
pub fn is_piped_in() -> bool {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        use std::os::unix::fs::FileTypeExt;
        let input = io::stdin().as_fd().try_clone_to_owned().map(File::from);
        let kind = input.and_then(|input| input.metadata());
        kind.is_ok_and(|kind| {
            let kind = kind.file_type();
            kind.is_file() || kind.is_fifo() || kind.is_socket()
        })
    }
    #[cfg(not(unix))]
    !io::IsTerminal::is_terminal(&io::stdin())
}

/// Opens a file that can be read to its end.
fn open(path: &Path) -> Result<File, Problem> {
    let metadata = fs::metadata(path).map_err(Problem::Unreadable)?;
    if metadata.is_dir() {
        return Err(Problem::Directory);
    }
    if !metadata.is_file() && !is_pipe(&metadata) {
        return Err(Problem::NotAFile);
    }
    if metadata.len() > LARGEST << 20 {
        return Err(Problem::TooLarge(LARGEST));
    }
    File::open(path).map_err(Problem::Unreadable)
}

/// Whether it is a named pipe, as a shell's `<(…)` is.
#[cfg(unix)]
fn is_pipe(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    metadata.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}

/// Everything that `reader` gives, as far as it is not too much.
fn all_of(reader: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let limit = LARGEST << 20;
    let read = reader
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(Problem::Unreadable)?;
    if read as u64 > limit {
        Err(Problem::TooLarge(LARGEST))
    } else {
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_opening(text: &str, expected: impl Fn(&str) -> bool) {
        let file = tempfile::NamedTempFile::new().expect("a file");
        fs::write(file.path(), text).expect("it can be written");
        let opening = Source::File(file.path().to_owned()).first_lines();
        let opening = opening.expect("it is large");
        assert!(text.starts_with(&opening));
        assert!(expected(&opening), "{} bytes", opening.len());
    }

    #[test]
    fn a_large_file_opens_with_whole_lines_or_whole_characters() {
        check_opening(&"一二三\n".repeat(1 << 16), |opening| {
            opening.ends_with('\n') && opening.len() > OPENING / 2
        });
        check_opening(&"一二三".repeat(1 << 16), |opening| {
            opening.len() > OPENING - 4 && !opening.contains('\u{fffd}')
        });
    }
}
