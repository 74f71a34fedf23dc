//! Files and standard input to articles. Decides what can be read at all and
//! within which bounds; what the text says is the business of `article`.

mod address;
mod book;
mod cache;
mod decode;
mod fetch;
pub mod limited;
mod magic;
mod reading;

pub use decode::{Decoded, decode};
pub use encoding_rs::Encoding;
pub use reading::Read as Reading;

use crate::article::{self, Article, Format};
use crate::error::{Error, NotText, Problem, Web};
use crate::text::clean_line;
use crate::wording::Remark;
use fetch::{Answer, Page, Validators};
use percent_encoding::percent_decode_str;
use reading::Received;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use url::Url;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The article the program carries.
    Bundled,
    /// Standard input.
    StandardInput,
    /// A file.
    File(PathBuf),
    /// A page of the web.
    Web(String),
    /// Two files, the Chinese and the English of one article.
    Facing(PathBuf, PathBuf),
}

/// What is shown of a large source before all of it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The article begins with it.
    Beginning(Article),
    /// The words, without the form that the article will have.
    Preview(Article),
    /// Nothing: it is yet to be fetched.
    Nothing,
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
            return Self::StandardInput;
        }
        let Some(text) = argument.to_str() else {
            return Self::File(PathBuf::from(argument));
        };
        let scheme = text
            .split_once(':')
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme.as_deref() {
            Some("http" | "https") => Self::Web(text.to_owned()),
            Some("file") => match Url::parse(text)
                .ok()
                .and_then(|url| url.to_file_path().ok())
            {
                Some(path) => Self::File(path),
                None => Self::File(PathBuf::from(argument)),
            },
            _ => Self::File(at_home(text).unwrap_or_else(|| PathBuf::from(argument))),
        }
    }

    /// The files of a directory that look like texts, by name; any other source
    /// is itself.
    #[must_use]
    pub fn expanded(self) -> Vec<Self> {
        let Self::File(path) = &self else {
            return vec![self];
        };
        let Ok(entries) = fs::read_dir(path) else {
            return vec![self];
        };
        let mut files: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| looks_like_text(path))
            .take(MOST_FILES)
            .collect();
        if files.is_empty() {
            return vec![self];
        }
        files.sort();
        files.into_iter().map(Self::File).collect()
    }

    /// What a link of this source leads to, if it is something to read: a page,
    /// or from a file another file.
    #[must_use]
    pub fn linked(&self, address: &str) -> Option<Self> {
        if let Ok(url) = Url::parse(address) {
            let is_page = matches!(url.scheme(), "http" | "https");
            return is_page.then(|| Self::Web(url.to_string()));
        }
        let Self::File(path) = self else { return None };
        let relative = address.split(['#', '?']).next()?;
        let relative = percent_decode_str(relative).decode_utf8().ok()?;
        let beside = path.parent()?.join(&*relative);
        (!relative.is_empty() && beside.is_file()).then_some(Self::File(beside))
    }

    /// This file and its translation, if one is beside it.
    #[must_use]
    pub fn with_translation(&self) -> Option<Self> {
        let Self::File(path) = self else { return None };
        let (zh, en) = two_files(path)?;
        Some(Self::Facing(zh, en))
    }

    /// Looks whether it can be there at all, without opening it.
    ///
    /// # Errors
    ///
    /// If it is a file that is not there, or a directory.
    pub fn check(&self) -> Result<(), Error> {
        let Self::File(path) = self else {
            return Ok(());
        };
        match fs::metadata(path) {
            Err(error) => Err(self.error(Problem::Unreadable(error))),
            Ok(metadata) if metadata.is_dir() => Err(self.error(Problem::Directory)),
            Ok(_) => Ok(()),
        }
    }

    /// What to call it: a file's own name, safe to show.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Bundled => BUNDLED_NAME.to_owned(),
            Self::StandardInput => "standard input".to_owned(),
            Self::File(path) | Self::Facing(path, _) => clean_line(
                &path
                    .file_name()
                    .unwrap_or(path.as_os_str())
                    .to_string_lossy(),
            ),
            Self::Web(address) => {
                clean_line(address.split_once("://").map_or(address, |(_, rest)| rest))
            }
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
        match self {
            Self::Web(address) => web(address, asked).map_err(|problem| self.error(problem)),
            Self::Facing(zh, en) => {
                let zh = Self::File(zh.clone()).article(asked)?;
                let en = Self::File(en.clone()).article(asked)?;
                Ok(Reading {
                    article: article::facing(&zh.article, &en.article),
                    notice: zh.notice.or(en.notice),
                    encoding: zh.encoding,
                })
            }
            _ => {
                let received = |bytes| Received {
                    bytes,
                    name: self.name(),
                    declared: None,
                };
                let mut reading = self
                    .bytes()
                    .and_then(|bytes| reading::article(received(bytes), asked))
                    .map_err(|problem| self.error(problem))?;
                if let Self::File(path) = self
                    && reading.notice.is_none()
                {
                    reading.notice = translation_beside(path);
                }
                Ok(reading)
            }
        }
    }

    /// Asks whether a page that is kept has changed, and fetches it if so; tells
    /// whether it, or any other source, may read differently now.
    ///
    /// # Errors
    ///
    /// If the server cannot be asked; what is kept stays.
    pub fn refresh(&self) -> Result<bool, Error> {
        let (Self::Web(address), Some(directory)) = (self, cache::directory()) else {
            return Ok(true);
        };
        let Some(kept) = cache::load(&directory, address) else {
            return Ok(true);
        };
        match fetch::fetch(address, &kept.validators) {
            Ok(Answer::Page(page)) => {
                let is_new = page.bytes != kept.bytes;
                let _ = cache::store(&directory, address, &page);
                Ok(is_new)
            }
            Ok(Answer::Unchanged) => Ok(false),
            Err(problem) => Err(self.error(problem)),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, Problem> {
        match self {
            Self::Bundled => Ok(BUNDLED.as_bytes().to_vec()),
            Self::StandardInput => all_of(io::stdin().lock()),
            Self::File(path) | Self::Facing(path, _) => open(path).and_then(all_of),
            Self::Web(address) => fetched(address).map(|page| page.bytes),
        }
    }

    /// What can be shown at once of a file so large that reading all of it
    /// would be felt.
    #[must_use]
    pub fn opening(&self) -> Option<Opening> {
        if let Self::Web(address) = self {
            let is_kept = cache::directory()
                .is_some_and(|directory| cache::load(&directory, address).is_some());
            return (!is_kept).then_some(Opening::Nothing);
        }
        let beginning = self.first_lines()?;
        let format = Format::of(&self.name(), &beginning);
        if format == Format::Plain {
            return Some(Opening::Beginning(article::parse_owned(beginning)));
        }
        // Words without their form are found a hundred times as fast.
        let text = self.read(None).ok()?.text;
        Some(Opening::Preview(match format {
            // What is not going to be read is not shown either.
            Format::Html if text.len() > reading::LARGEST_PAGE << 20 => return None,
            Format::Markdown => article::parse_owned(text),
            _ => article::html::parse_plainly(&text),
        }))
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
            Self::Web(address) => clean_line(address),
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

/// The most files of a directory that make a reading list.
const MOST_FILES: usize = 10_000;

/// Whether a file of a directory is worth opening: a plain file whose first
/// bytes are those of a text or a book.
fn looks_like_text(path: &Path) -> bool {
    let is_hidden = path
        .file_name()
        .is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    // What is no file, a pipe that nobody writes to, is not even opened.
    if is_hidden || !path.is_file() {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(1 << 10).read_to_end(&mut head));
    let kind = magic::kind(&head);
    let is_utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    read.is_ok()
        && match kind {
            Some(NotText::Book) => true,
            // A book that was packed anew does not begin with what it is.
            Some(NotText::Archive) => path.extension().is_some_and(|end| end == "epub"),
            Some(_) => false,
            None => !head.is_empty() && (is_utf16 || !head.contains(&0)),
        }
}

/// The ends of names that files have whose translation is beside them.
const LANGUAGE_ENDS: [(&str, &str); 9] = [
    ("_zh", "zh"),
    (".zh", "zh"),
    ("-zh", "zh"),
    ("_cn", "zh"),
    (".cn", "zh"),
    ("-cn", "zh"),
    ("_en", "en"),
    (".en", "en"),
    ("-en", "en"),
];

/// The Chinese and the English file of an article, one of which is `path`, if
/// both are there (`X_zh.md` beside `X.md`).
fn two_files(path: &Path) -> Option<(PathBuf, PathBuf)> {
    let stem = path.file_stem()?.to_str()?;
    let end = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    let mark = LANGUAGE_ENDS.iter().find(|(mark, _)| stem.ends_with(mark));
    let (own, bare) = match mark {
        Some((mark, language)) => (Some(*language), stem.strip_suffix(mark)?),
        None => (None, stem),
    };
    let others = LANGUAGE_ENDS
        .iter()
        .filter(|(_, other)| own != Some(*other));
    let mut others = others.map(|(mark, language)| {
        let beside = path.with_file_name(format!("{bare}{mark}.{end}"));
        (beside, *language)
    });
    let (beside, language) = others.find(|(beside, _)| beside.is_file())?;
    Some(if language == "zh" {
        (beside, path.to_owned())
    } else {
        (path.to_owned(), beside)
    })
}

/// How to read `path` with the translation beside it, if there is one. That is
/// for the reader to say.
fn translation_beside(path: &Path) -> Option<Remark> {
    let (zh, en) = two_files(path)?;
    let shown = |path: &Path| clean_line(&path.file_name().unwrap_or_default().to_string_lossy());
    let (zh, en) = (shown(&zh), shown(&en));
    Some(Remark::new(|wording| wording.translation_beside(&zh, &en)))
}

/// The path that `~/…` means.
fn at_home(text: &str) -> Option<PathBuf> {
    Some(dirs::home_dir()?.join(text.strip_prefix("~/")?))
}

/// The page at `address`, as it was last read or from the network. What cannot
/// be kept is read all the same.
fn fetched(address: &str) -> Result<Page, Problem> {
    let directory = cache::directory();
    if let Some(kept) = directory
        .as_deref()
        .and_then(|directory| cache::load(directory, address))
    {
        return Ok(kept);
    }
    let Answer::Page(page) = fetch::fetch(address, &Validators::default())? else {
        // Nothing was kept that could be unchanged.
        return Err(Problem::Web(Web::Protocol));
    };
    if let Some(directory) = directory {
        let _ = cache::store(&directory, address, &page);
    }
    Ok(*page)
}

/// The article at `address`, with links that lead somewhere from here.
fn web(address: &str, asked: Option<&'static Encoding>) -> Result<Reading, Problem> {
    let page = fetched(address)?;
    let base = Url::parse(&page.address).ok();
    let declared = page.encoding();
    let path = base.as_ref().map_or("", Url::path);
    let is_told = page.media_type.contains("html") || page.media_type.contains("markdown");
    let received = Received {
        name: if is_told {
            page.media_type
        } else {
            path.to_owned()
        },
        bytes: page.bytes,
        declared,
    };
    let mut reading = reading::article(received, asked)?;
    for link in &mut reading.article.links {
        if let Some(there) = base.as_ref().and_then(|base| base.join(&link.address).ok()) {
            link.address = clean_line(there.as_str());
        }
    }
    Ok(reading)
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
    fn a_large_page_shows_all_its_words_at_once_and_one_too_large_none() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let page = |length: usize| {
            let page = [
                "<html><p>",
                &"Words of it. ".repeat(length / 13),
                "<p>The end.",
            ]
            .concat();
            fs::write(file.path(), page).expect("it can be written");
            Source::File(file.path().to_owned()).opening()
        };
        let Some(Opening::Preview(words)) = page(1 << 20) else {
            panic!("no preview");
        };
        assert!(words.text.ends_with("The end."));
        assert_eq!(page(9 << 20), None);
    }

    #[test]
    fn a_link_leads_to_a_page_or_from_a_file_to_another() {
        let directory = tempfile::tempdir().expect("a directory");
        let file = |name: &str| Source::File(directory.path().join(name));
        fs::write(directory.path().join("a b.md"), "text").expect("it can be written");
        let here = file("index.md");
        assert_eq!(here.linked("a%20b.md#top"), Some(file("a b.md")));
        let page = Source::Web("https://example.org/x".to_owned());
        assert_eq!(here.linked("https://example.org/x"), Some(page.clone()));
        for nowhere in [
            "#top",
            "",
            "missing.md",
            "mailto:a@example.org",
            "javascript:x",
        ] {
            assert_eq!(here.linked(nowhere), None, "{nowhere}");
        }
        // A page cannot have a file opened.
        assert_eq!(page.linked("file:///etc/passwd"), None);
        assert_eq!(page.linked("/etc/passwd"), None);
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
