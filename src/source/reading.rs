//! From bytes to an article, whatever their format, within bounds of size and
//! of time.

use super::{Decoded, book, decode, magic};
use crate::article::{self, Article, Format, html};
use crate::error::{NotText, Problem};
use crate::wording::Remark;
use encoding_rs::Encoding;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The largest page and the largest book, in megabytes.
pub(super) const LARGEST_PAGE: usize = 8;
const LARGEST_BOOK: usize = 32;

/// How long a page may take; all but one in a thousand take a hundredth.
const PATIENCE: Duration = Duration::from_secs(2);
/// What a tree of five hundred elements in each other needs.
const STACK: usize = 16 << 20;

/// What a source came as, before it is an article.
pub(super) struct Received {
    pub(super) bytes: Vec<u8>,
    /// A file name, the path of an address or a media type: what tells of the
    /// format.
    pub(super) name: String,
    /// The encoding that came with it.
    pub(super) declared: Option<&'static Encoding>,
}

/// An article, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The article.
    pub article: Article,
    /// What the reader should know of how it was read.
    pub notice: Option<Remark>,
    /// The encoding it was in; none for a book.
    pub encoding: Option<&'static str>,
}

/// The article that `received` is.
pub(super) fn article(
    received: Received,
    asked: Option<&'static Encoding>,
) -> Result<Read, Problem> {
    let Received {
        bytes,
        name,
        declared,
    } = received;
    if magic::kind(&bytes) == Some(NotText::Book) {
        if bytes.len() > LARGEST_BOOK << 20 {
            return Err(Problem::TooLarge(LARGEST_BOOK as u64));
        }
        let article = article::parse_book(&book::read(bytes)?);
        return Ok(Read {
            article,
            notice: None,
            encoding: None,
        });
    }
    let Decoded { text, encoding } = decode(bytes, asked, declared)?;
    let mut article = match Format::of(&name, &text) {
        Format::Html if text.len() > LARGEST_PAGE << 20 => {
            return Err(Problem::TooLarge(LARGEST_PAGE as u64));
        }
        Format::Html => in_time(text),
        format => format.parse(text),
    };
    article.encoding = Some(encoding);
    let notice = match encoding {
        "UTF-8" => article
            .notice
            .map(|notice| Remark::new(|wording| wording.of_article(notice))),
        _ => Some(Remark::new(|wording| wording.read_as(encoding))),
    };
    Ok(Read {
        article,
        notice,
        encoding: Some(encoding),
    })
}

/// Reads a page; one that takes too long is read plainly. The thread that was
/// given up ends by itself.
fn in_time(page: String) -> Article {
    let page: Arc<str> = page.into();
    let (done, reading) = mpsc::channel();
    let theirs = Arc::clone(&page);
    let started = thread::Builder::new()
        .name("page".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Nobody waits any more for a page that took too long.
            let _ = done.send(html::parse(&theirs));
        });
    match started.map(|_| reading.recv_timeout(PATIENCE)) {
        Ok(Ok(article)) => article,
        _ => html::parse_plainly(&page),
    }
}
