//! Which format a text is in: told by how it begins, then by its name. A name
//! alone is often wrong, and what is piped has none.

use super::markdown::begins_with_front_matter;
use super::{Article, feed, html, markdown, plain};

/// A format of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Paragraphs by lines.
    Plain,
    /// Markdown.
    Markdown,
    /// A page.
    Html,
    /// RSS, Atom or a JSON feed.
    Feed,
}

impl Format {
    /// The format of `text`, which is called `name`: a file name, the path of an
    /// address, or a media type.
    #[must_use]
    pub fn of(name: &str, text: &str) -> Self {
        let head = &text[..crate::text::floor_char_boundary(text, 4 << 10)];
        let opening = opening(head).to_ascii_lowercase();
        let starts = |tags: &[&str]| tags.iter().any(|tag| opening.starts_with(tag));
        let name = name.to_ascii_lowercase();
        let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
        let is_entry = opening.starts_with("<entry") && opening.contains("w3.org/2005/atom");
        if is_entry
            || starts(&["<rss", "<feed", "<rdf:rdf"])
            || opening.starts_with('{') && head.contains("jsonfeed.org/version")
        {
            Self::Feed
        } else if starts(&["<!doctype html", "<html", "<head", "<body"]) {
            Self::Html
        } else if ends(&[".md", ".markdown", ".mkd", ".mdown", "text/markdown"])
            || begins_with_front_matter(text)
        {
            Self::Markdown
        } else if ends(&[
            ".html",
            ".htm",
            ".xhtml",
            ".shtml",
            "text/html",
            "xhtml+xml",
        ]) || starts(&PAGE_TAGS) && head.contains("</")
        {
            Self::Html
        } else {
            Self::Plain
        }
    }

    /// Reads `text` in this format.
    #[must_use]
    pub fn parse(self, text: String) -> Article {
        match self {
            Self::Plain => plain::parse_owned(text),
            Self::Markdown => markdown::parse(text),
            Self::Html => html::parse(&text),
            Self::Feed => feed::parse(&text),
        }
    }
}

/// What a piece of a page begins with.
const PAGE_TAGS: [&str; 16] = [
    "<p>",
    "<p ",
    "<div",
    "<h1",
    "<h2",
    "<article",
    "<section",
    "<main",
    "<meta",
    "<title",
    "<script",
    "<style",
    "<table",
    "<ul",
    "<ol",
    "<blockquote",
];

/// How a text begins, behind the declaration and comments of XML.
fn opening(head: &str) -> &str {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let after = |start: &str, end: &str| {
            let inside = rest.strip_prefix(start)?;
            Some(&inside[inside.find(end)? + end.len()..])
        };
        match after("<?", "?>").or_else(|| after("<!--", "-->")) {
            Some(after) => rest = after.trim_start(),
            None => return rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expected: Format) {
        assert_eq!(Format::of(name, text), expected, "{name}: {text}");
    }

    #[test]
    fn how_a_text_begins_tells_before_its_name() {
        check("standard input", "<!DOCTYPE html><p>a</p>", Format::Html);
        check(
            "feed.html",
            "<?xml version='1.0'?><!-- x --><rss version='2.0'>",
            Format::Feed,
        );
        check(
            "index.xml",
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            Format::Feed,
        );
        check(
            "x.json",
            "{\"version\": \"https://jsonfeed.org/version/1.1\"}",
            Format::Feed,
        );
        check("a.txt", "<p>三名航天员</p>", Format::Html);
        check("README.md", "<h1>Title</h1>\n\ntext", Format::Markdown);
        check(
            "standard input",
            "---\ntitle: \"城市\"\n---\n\ntext",
            Format::Markdown,
        );
        check(
            "a.txt",
            "---\n\nA rule, and text: with a colon.\n---\n",
            Format::Plain,
        );
        check("a.txt", "# 1 is a number sign", Format::Plain);
        check("page.HTM", "text", Format::Html);
        check("a.txt", "<3 is a heart", Format::Plain);
        check("a.txt", "", Format::Plain);
    }
}
