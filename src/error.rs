//! What can fail at the edges, worded for the reader: which file, what is
//! wrong, and what to do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

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
    /// It is no address of the web.
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

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Source { name, problem } => write!(f, "{name}: {problem}"),
            Self::Output(error) => write!(f, "standard output: {error}"),
            Self::Terminal(error) => write!(f, "the terminal: {error}"),
            Self::Storage { path, error } => {
                write!(
                    f,
                    "{}: {error}",
                    crate::text::clean_line(&path.to_string_lossy())
                )
            }
            Self::LaterVersion(path) => write!(
                f,
                "{}: a later version of duidu wrote this; use that one to change it",
                crate::text::clean_line(&path.to_string_lossy())
            ),
            Self::NoHome => write!(
                f,
                "no home directory: set HOME, or XDG_DATA_HOME and XDG_CONFIG_HOME"
            ),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Unreadable(error) if error.kind() == io::ErrorKind::NotFound => {
                write!(f, "no such file; check the name")
            }
            Self::Unreadable(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                write!(f, "no permission to read it; check who may with ls -l")
            }
            Self::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Self::Directory => write!(f, "is a directory without a text in it; name a file"),
            Self::NotAFile => write!(
                f,
                "is a device, not a text; name a file, or - for standard input"
            ),
            Self::Empty => write!(f, "is empty; there is nothing to read"),
            Self::TooLarge(megabytes) => write!(f, "is larger than {megabytes} MB; split it first"),
            Self::Binary => write!(f, "is not a text but binary data; name a text file"),
            Self::Format(kind) => write!(f, "{kind}"),
            Self::Web(problem) => write!(f, "{problem}"),
        }
    }
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "is a PDF; take its text out first: pdftotext -layout FILE - | duidu",
            Self::Gzip => "is compressed; unpack it first: gunzip -c FILE | duidu",
            Self::Archive => "is an archive; unpack it first and name a file in it",
            Self::Picture => "is a picture, not a text",
            Self::Program => "is a program, not a text",
            Self::Office => "is an office document; save it as text or HTML first",
            Self::Book => "is an EPUB that is damaged",
            Self::Protected => "is a book protected against copying (DRM); its text cannot be read",
            Self::Kindle => "is a Kindle book; convert it to EPUB first",
        })
    }
}

impl fmt::Display for Web {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::BadAddress => "is no address of the web; check how it is written",
            Self::NoHost => "no machine has this name, or there is no network",
            Self::Refused => "the server refuses the connection",
            Self::NoAnswer => "the server does not answer",
            Self::TooSlow => "the page takes longer than 30 seconds",
            Self::BrokenOff => "the connection broke off",
            Self::Certificate => "the server cannot prove who it is (certificate)",
            Self::Protocol => "the server sends no proper answer",
            Self::Packed => "the page is compressed in a way that is not read",
            Self::TooManyRedirects => "more than five redirects",
            Self::BadRedirect => "redirects to something that is no page of the web",
            Self::PrivateAddress => "redirects to a private address, which is not followed",
            Self::Status(404 | 410, _) => "the page is not there (404)",
            Self::Status(401 | 402 | 403 | 451, _) => "the server does not show it to everyone",
            Self::Status(429, Some(wait)) => {
                return write!(f, "too many requests; the server asks to wait ({wait})");
            }
            Self::Status(429, None) => "too many requests; try again later",
            Self::Status(status, _) => return write!(f, "the server answers with error {status}"),
        })
    }
}

impl std::error::Error for Error {}
