//! A book to an article: its chapters one under another, their titles as the
//! outline. Unpacking is the business of `source`.

use super::Article;
use super::html::{self, Part};

/// What a book holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// What it is called.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// In reading order.
    pub chapters: Vec<Chapter>,
}

/// One document of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// What the contents call it.
    pub title: Option<String>,
    /// Its XHTML.
    pub html: String,
}

/// Reads `book`.
#[must_use]
pub fn parse(book: &Book) -> Article {
    let about = book.author.as_deref().map(|author| Part {
        about: Some(author.to_owned()),
        ..Part::default()
    });
    let chapters = book.chapters.iter().map(|chapter| Part {
        title: chapter.title.as_deref(),
        html: &chapter.html,
        is_xml: true,
        ..Part::default()
    });
    html::parse_parts(book.title.as_deref(), about.into_iter().chain(chapters))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;
    use proptest::prelude::*;

    fn chapter(title: Option<&str>, html: &str) -> Chapter {
        Chapter {
            title: title.map(str::to_owned),
            html: html.to_owned(),
        }
    }

    #[test]
    fn chapters_are_the_outline_and_a_heading_is_not_said_twice() {
        let book = Book {
            title: Some("The Harbour".to_owned()),
            author: Some("A. Writer".to_owned()),
            chapters: vec![
                chapter(
                    Some("One"),
                    "<?xml version='1.0'?><html><head><title/></head><body><h2>One</h2><p>It was cold.</p></body></html>",
                ),
                chapter(Some("Two"), "<html><body><p>It was warm.</p></body></html>"),
                chapter(None, "<html><body><div/><p>The end.</p></body></html>"),
            ],
        };
        let article = parse(&book);
        let blocks: Vec<(BlockKind, &str)> = article
            .blocks
            .iter()
            .map(|block| (block.kind, article.block_text(block)))
            .collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Headline, "The Harbour"),
                (BlockKind::Caption, "A. Writer"),
                (BlockKind::Heading(2), "One"),
                (BlockKind::Paragraph, "It was cold."),
                (BlockKind::Heading(1), "Two"),
                (BlockKind::Paragraph, "It was warm."),
                (BlockKind::Paragraph, "The end."),
            ]
        );
    }

    proptest! {
        #[test]
        fn any_chapter_is_read(html in "(<[a-z/]{1,6} ?/?>|&[a-z#0-9]{1,6};|[ -~一\u{1b}\u{202e}])*") {
            let article = parse(&Book { chapters: vec![chapter(Some("t"), &html)], ..Book::default() });
            let is_safe = !article.text.contains(['\u{1b}', '\u{202e}']);
        prop_assert!(is_safe);
        }
    }
}
