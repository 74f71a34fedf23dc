//! What must hold of any bytes whatever, at the gate for text, the decoder, the
//! guard before the parser of HTML, and each parser. The tests run them on what
//! they make up, cargo-fuzz on what it finds.

use duidu::article::{Article, Book, Chapter, Format, html, parse_book};
use duidu::source::decode;
use duidu::text::{CleanText, is_showable};

/// A text that has passed the gate shows all it holds, and passes as it is.
pub fn gate(bytes: &[u8]) {
    let raw = String::from_utf8_lossy(bytes);
    let clean = CleanText::new(&raw);
    check_text(&clean);
    let again = CleanText::new(&clean);
    assert_eq!(*again, *clean);
    let end = clean.source_offsets().code_point(clean.len());
    assert_eq!(end, raw.chars().count());
}

/// Bytes are decoded or refused; what was decoded has characters.
pub fn decoder(bytes: &[u8]) {
    if let Ok(decoded) = decode(bytes.to_vec(), None, None) {
        assert!(!decoded.text.is_empty() && !decoded.encoding.is_empty());
    }
}

/// What the guard lets pass, it lets pass again as it is; and it adds nothing
/// but the ends of elements.
pub fn guard(bytes: &[u8]) {
    let raw = String::from_utf8_lossy(bytes);
    let once = html::bounded(&raw, false).into_owned();
    assert!(once.len() <= raw.len());
    assert_eq!(*html::bounded(&once, false), *once);
    let ended = html::bounded(&raw, true);
    assert_eq!(*html::bounded(&ended, false), *ended);
}

/// Any text is an article.
pub fn plain(bytes: &[u8]) {
    parse(Format::Plain, bytes);
}

/// Any text is Markdown.
pub fn markdown(bytes: &[u8]) {
    parse(Format::Markdown, bytes);
}

/// Any text is a page, with its form or without.
pub fn page(bytes: &[u8]) {
    parse(Format::Html, bytes);
    check(&html::parse_plainly(&String::from_utf8_lossy(bytes)));
}

/// Any text is a feed, if a damaged one.
pub fn feed(bytes: &[u8]) {
    parse(Format::Feed, bytes);
}

/// Any texts are the chapters of a book.
pub fn book(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split('\0').map(str::to_owned);
    let (title, author) = (parts.next(), parts.next());
    let chapters = parts.map(|html| Chapter {
        title: title.clone(),
        html,
    });
    let chapters = chapters.collect();
    check(&parse_book(&Book {
        title: title.clone(),
        author,
        chapters,
    }));
}

fn parse(format: Format, bytes: &[u8]) {
    check(&format.parse(String::from_utf8_lossy(bytes).into_owned()));
}

fn check_text(text: &str) {
    let odd = text
        .chars()
        .find(|&c| !is_showable(c) && !matches!(c, '\n' | '\t'));
    assert_eq!(odd, None);
}

/// Blocks are in order, apart and on characters, and what lies between is white
/// space; links and pairs lie in the text.
fn check(article: &Article) {
    check_text(&article.text);
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.range.start >= end && !block.range.is_empty());
        assert!(article.text[end..block.range.start].trim().is_empty());
        assert!(article.block_text(block).len() >= usize::from(block.dateline));
        end = block.range.end;
    }
    assert!(article.text[end..].trim().is_empty());
    for link in &article.links {
        assert!(!article.text[link.range.clone()].is_empty());
        check_text(&link.address);
    }
    let (mut zh, mut en) = (0, 0);
    for pair in &article.pairs {
        assert!(pair.zh.start >= zh && pair.en.start >= en);
        assert!(!article.text[pair.zh.clone()].is_empty());
        assert!(!article.text[pair.en.clone()].is_empty());
        (zh, en) = (pair.zh.end, pair.en.end);
    }
}
