//! What can fail at the edges, worded for the reader: which file, what is
//! wrong, and what to do about it.

use crate::text::clean_line;
use crate::wording::{Remark, Wording};
use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A failure to be told on standard error or in the status line.
#[derive(Debug)]
pub enum Error {
    /// A source cannot be read as an article.
    Source {
        /// The source, made safe to show.
        name: String,
        /// What is wrong with it, and what to do.
        problem: Problem,
    },
    /// The terminal does not answer as it should.
    Terminal(io::Error),
    /// Standard output does not take what is printed.
    Output(io::Error),
    /// The data directory does not take or give something.
    Storage {
        /// The file or directory.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A later version of the program wrote a file: this one must not change
    /// it.
    LaterVersion(PathBuf),
    /// There is no place to keep bookmarks.
    NoHome,
}

/// What is wrong with a source.
#[derive(Debug)]
pub enum Problem {
    /// The system does not let it be read.
    Unreadable(io::Error),
    /// It is a directory.
    Directory,
    /// It is a device or a socket.
    NotAFile,
    /// There is nothing in it.
    Empty,
    /// It is larger than this many megabytes.
    TooLarge(u64),
    /// It is not text.
    Binary,
    /// It is a format that holds no plain text.
    Format(NotText),
    /// It could not be fetched.
    Web(Web),
}

/// Why a page could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Web {
    /// It is not a web address.
    BadAddress,
    /// No machine has that name, or there is no network.
    NoHost,
    /// The machine does not take the connection.
    Refused,
    /// The machine does not answer.
    NoAnswer,
    /// The page takes too long.
    TooSlow,
    /// The connection ended before the page did.
    BrokenOff,
    /// The machine cannot show that it is the one it says.
    Certificate,
    /// What is sent is not what a web server sends.
    Protocol,
    /// It is compressed in a way that was not asked for.
    Packed,
    /// It leads from one address to another without end.
    TooManyRedirects,
    /// It leads out of the web.
    BadRedirect,
    /// It leads into the reader's own network.
    PrivateAddress,
    /// The server's answer is this number, and when to ask again.
    Status(u16, Option<String>),
}

/// A format told by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// A PDF.
    Pdf,
    /// A file compressed with gzip.
    Gzip,
    /// An archive of files.
    Archive,
    /// A picture.
    Picture,
    /// A program or library.
    Program,
    /// A document of an office program.
    Office,
    /// An EPUB.
    Book,
    /// An EPUB whose text is encrypted.
    Protected,
    /// A Kindle book.
    Kindle,
}

impl Error {
    /// As it is told in `wording`.
    #[must_use]
    pub fn told(&self, wording: Wording) -> String {
        let shown = |path: &Path| clean_line(&path.to_string_lossy());
        let told = match self {
            Self::Source { name, problem } => wording.at(name, &problem.told(wording)),
            Self::Output(error) => wording.output_failed(&system(error, wording)),
            Self::Terminal(error) => wording.terminal_failed(&system(error, wording)),
            Self::Storage { path, error } => wording.at(&shown(path), &system(error, wording)),
            Self::LaterVersion(path) => wording.at(&shown(path), &wording.later_version()),
            Self::NoHome => wording.no_home(),
        };
        told.into_owned()
    }
}

impl Problem {
    /// As it is told in `wording`.
    #[must_use]
    pub fn told(&self, wording: Wording) -> Cow<'static, str> {
        match self {
            Self::Unreadable(error) if error.kind() == io::ErrorKind::NotFound => {
                wording.no_such_file()
            }
            Self::Unreadable(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                wording.no_permission()
            }
            Self::Unreadable(error) => wording.unreadable(&system(error, wording)),
            Self::Directory => wording.is_directory(),
            Self::NotAFile => wording.is_device(),
            Self::Empty => wording.is_empty(),
            Self::TooLarge(megabytes) => wording.too_large(*megabytes),
            Self::Binary => wording.is_binary(),
            Self::Format(kind) => kind.told(wording),
            Self::Web(problem) => problem.told(wording),
        }
    }
}

impl NotText {
    fn told(self, wording: Wording) -> Cow<'static, str> {
        match self {
            Self::Pdf => wording.is_pdf(),
            Self::Gzip => wording.is_gzip(),
            Self::Archive => wording.is_archive(),
            Self::Picture => wording.is_picture(),
            Self::Program => wording.is_program(),
            Self::Office => wording.is_office(),
            Self::Book => wording.is_damaged_book(),
            Self::Protected => wording.is_protected_book(),
            Self::Kindle => wording.is_kindle(),
        }
    }
}

impl Web {
    fn told(&self, wording: Wording) -> Cow<'static, str> {
        match self {
            Self::BadAddress => wording.bad_address(),
            Self::NoHost => wording.no_host(),
            Self::Refused => wording.refused(),
            Self::NoAnswer => wording.no_answer(),
            Self::TooSlow => wording.too_slow(),
            Self::BrokenOff => wording.broken_off(),
            Self::Certificate => wording.bad_certificate(),
            Self::Protocol => wording.bad_protocol(),
            Self::Packed => wording.bad_packing(),
            Self::TooManyRedirects => wording.too_many_redirects(),
            Self::BadRedirect => wording.bad_redirect(),
            Self::PrivateAddress => wording.private_address(),
            Self::Status(404 | 410, _) => wording.page_not_there(),
            Self::Status(401 | 402 | 403 | 451, _) => wording.page_not_shown(),
            Self::Status(429, Some(wait)) => wording.asked_to_wait(wait),
            Self::Status(429, None) => wording.too_many_requests(),
            Self::Status(status, _) => wording.server_error(*status),
        }
    }
}

/// What the system says; in its own words where it is nothing common.
fn system(error: &io::Error, wording: Wording) -> Cow<'static, str> {
    let told = error.to_string();
    match error.kind() {
        io::ErrorKind::NotFound => wording.system_not_found(told),
        io::ErrorKind::PermissionDenied => wording.system_denied(told),
        io::ErrorKind::StorageFull => wording.system_full(told),
        io::ErrorKind::ReadOnlyFilesystem => wording.system_read_only(told),
        io::ErrorKind::WouldBlock => wording.system_locked(told),
        _ => told.into(),
    }
}

/// As it is printed where there is no reader.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.told(Wording::English))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.told(Wording::English))
    }
}

impl From<&Error> for Remark {
    fn from(error: &Error) -> Self {
        Self::new(|wording| error.told(wording))
    }
}

impl From<Error> for Remark {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

impl std::error::Error for Error {}
