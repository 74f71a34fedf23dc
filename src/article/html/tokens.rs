//! HTML as a sequence of tags and text, without a tree: as much as is needed to
//! look at a page before a parser is trusted with it.

use std::ops::Range;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Characters between tags.
    Text(Range<usize>),
    /// The start of an element.
    Open(Open),
    /// The end of an element.
    Close {
        range: Range<usize>,
        name: Range<usize>,
    },
    /// A comment, a declaration, or the inside of an element that holds no
    /// tags (a script, a style, a title).
    Other(Range<usize>),
}

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) range: Range<usize>,
    pub(super) name: Range<usize>,
    /// Where the attributes end that are not too many.
    pub(super) kept: usize,
    /// Whether it ends with `/>`.
    pub(super) is_closed: bool,
}

/// The most attributes a tag keeps.
pub(super) const MOST_ATTRIBUTES: usize = 64;

/// Elements whose inside is characters, whatever it looks like.
const RAW: [&str; 9] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noscript", "noframes",
];

/// The tokens of a page.
pub(super) struct Tokens<'a> {
    html: &'a str,
    at: usize,
    /// The element whose inside comes next.
    raw: Option<&'static str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self {
            html,
            at: 0,
            raw: None,
        }
    }

    fn bytes(&self) -> &'a [u8] {
        self.html.as_bytes()
    }

    /// The end of what begins at `from` and ends with `end`.
    fn after(&self, from: usize, end: &str) -> usize {
        let rest = self.html.as_bytes().get(from..).unwrap_or_default();
        memchr::memmem::find(rest, end.as_bytes())
            .map_or(self.html.len(), |at| from + at + end.len())
    }

    /// The inside of a raw element, up to its end tag.
    fn raw(&mut self, name: &str) -> Range<usize> {
        let start = self.at;
        let mut at = start;
        let bytes = self.bytes();
        loop {
            let Some(found) = memchr::memmem::find(&bytes[at..], b"</") else {
                at = bytes.len();
                break;
            };
            at += found;
            let after = &bytes[at + 2..];
            let is_end = after.len() >= name.len()
                && after[..name.len()].eq_ignore_ascii_case(name.as_bytes())
                && !after.get(name.len()).is_some_and(u8::is_ascii_alphanumeric);
            if is_end {
                break;
            }
            at += 2;
        }
        self.at = at;
        start..at
    }

    fn tag(&mut self) -> Token {
        let (bytes, start) = (self.bytes(), self.at);
        let is_close = bytes[start + 1] == b'/';
        let name_start = start + 1 + usize::from(is_close);
        let mut at = name_start;
        while at < bytes.len() && !is_name_end(bytes[at]) {
            at += 1;
        }
        let name = name_start..at;
        let (mut attributes, mut kept, mut is_closed) = (0, at, false);
        while at < bytes.len() && bytes[at] != b'>' {
            if bytes[at] == b'/' || bytes[at].is_ascii_whitespace() {
                is_closed = bytes[at] == b'/';
                at += 1;
                continue;
            }
            at = attribute_end(bytes, at);
            is_closed = false;
            attributes += 1;
            if attributes <= MOST_ATTRIBUTES {
                kept = at;
            }
        }
        if at == bytes.len() {
            // A tag that never ends is no tag to a browser either.
            self.at = at;
            return Token::Other(start..at);
        }
        at += 1;
        self.at = at;
        if is_close {
            return Token::Close {
                range: start..at,
                name,
            };
        }
        let is_raw = |raw: &&&str| raw.eq_ignore_ascii_case(&self.html[name.clone()]);
        self.raw = RAW.iter().find(is_raw).copied().filter(|_| !is_closed);
        Token::Open(Open {
            range: start..at,
            name,
            kept,
            is_closed,
        })
    }
}

fn is_name_end(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/')
}

/// The end of the attribute that begins at `at`.
fn attribute_end(bytes: &[u8], mut at: usize) -> usize {
    let skip_space = |mut at: usize| {
        while at < bytes.len() && bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        at
    };
    // A name may begin with an equals sign.
    at += 1;
    while at < bytes.len() && !is_name_end(bytes[at]) && bytes[at] != b'=' {
        at += 1;
    }
    let equals = skip_space(at);
    if bytes.get(equals) != Some(&b'=') {
        return at;
    }
    at = skip_space(equals + 1);
    match bytes.get(at) {
        Some(&quote @ (b'"' | b'\'')) => {
            memchr::memchr(quote, &bytes[at + 1..]).map_or(bytes.len(), |end| at + 1 + end + 1)
        }
        _ => {
            while at < bytes.len() && !bytes[at].is_ascii_whitespace() && bytes[at] != b'>' {
                at += 1;
            }
            at
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let (bytes, start) = (self.bytes(), self.at);
        if let Some(name) = self.raw.take() {
            let inside = self.raw(name);
            if !inside.is_empty() {
                return Some(Token::Other(inside));
            }
            return self.next();
        }
        let next = *bytes.get(start)?;
        let following = bytes.get(start + 1).copied().unwrap_or(b' ');
        let is_letter_after_slash = bytes.get(start + 2).is_some_and(u8::is_ascii_alphabetic);
        match (next, following) {
            (b'<', b'a'..=b'z' | b'A'..=b'Z') => return Some(self.tag()),
            (b'<', b'/') if is_letter_after_slash => return Some(self.tag()),
            (b'<', b'!') if self.html[start..].starts_with("<!--") => {
                // `<!-->` is a comment too.
                self.at = self.after(start + 2, "-->");
            }
            (b'<', b'!' | b'?' | b'/') => self.at = self.after(start + 1, ">"),
            _ => {
                let from = start + 1;
                self.at = memchr::memchr(b'<', &bytes[from..]).map_or(bytes.len(), |at| from + at);
                return Some(Token::Text(start..self.at));
            }
        }
        Some(Token::Other(start..self.at))
    }
}
