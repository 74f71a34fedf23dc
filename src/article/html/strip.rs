//! The words of a page without a tree: for HTML inside Markdown, and for pages
//! that take a parser too long.

use super::tokens::{Token, Tokens};
use std::borrow::Cow;
use std::ops::Range;

/// A piece of what a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::article) enum Run {
    /// Words, with their entities.
    Text(Range<usize>),
    /// The end of a block.
    Break,
    /// A tag that stands for the end of a line.
    Line(Range<usize>),
}

/// Elements inside a line.
const INLINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
    "sup", "u", "wbr",
];

/// What `html` says, in order.
pub(in crate::article) fn runs(html: &str) -> impl Iterator<Item = Run> {
    Tokens::new(html).filter_map(|token| {
        let is_inline = |name: Range<usize>| {
            let name = &html[name];
            INLINE
                .iter()
                .any(|inline| inline.eq_ignore_ascii_case(name))
        };
        match token {
            Token::Text(range) => Some(Run::Text(range)),
            Token::Open(tag) if html[tag.name.clone()].eq_ignore_ascii_case("br") => {
                Some(Run::Line(tag.range))
            }
            Token::Open(tag) => (!is_inline(tag.name)).then_some(Run::Break),
            Token::Close { name, .. } => (!is_inline(name)).then_some(Run::Break),
            Token::Other(_) => None,
        }
    })
}

/// Whether `tag` is one that ends a line.
pub(in crate::article) fn is_line_break(tag: &str) -> bool {
    matches!(runs(tag).next(), Some(Run::Line(_)))
}

/// `text` with the entities that are common, and those with a number, as what
/// they stand for.
pub(in crate::article) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((end, entity(&rest[1..end])?))) {
            Some((end, character)) => {
                decoded.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "middot" => '·',
        "copy" => '©',
        _ => return None,
    })
}
