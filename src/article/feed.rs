//! A feed to an article: its entries one under another with who wrote them and
//! when, their titles as the outline and as links to the full pages.

use super::html::{self, Part};
use super::{Article, Notice};
use feed_rs::model::Entry;
use feed_rs::parser;

/// Reads RSS, Atom and JSON feeds; of what is damaged the words are shown.
#[must_use]
pub fn parse(raw: &str) -> Article {
    let modern = modernised(raw);
    let reader = parser::Builder::new().sanitize_content(false).build();
    let Ok(feed) = reader.parse(modern.as_bytes()) else {
        return Article {
            notice: Some(Notice::DamagedFeed),
            ..html::parse_plainly(raw)
        };
    };
    let title = feed.title.as_ref().map(|title| words(&title.content));
    let mut article = html::parse_parts(title.as_deref(), feed.entries.iter().map(part));
    article.is_feed = true;
    if feed.entries.is_empty() {
        article.notice = Some(Notice::EmptyFeed);
    }
    article
}

fn part(entry: &Entry) -> Part<'_> {
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let summary = entry
        .summary
        .as_ref()
        .map(|summary| summary.content.as_str());
    let names = entry
        .authors
        .iter()
        .filter_map(|author| author.name.as_deref());
    let authors = names.map(|name| name.trim().to_owned());
    let date = entry.published.or(entry.updated);
    let about: Vec<String> = authors
        .filter(|name| !name.is_empty())
        .chain(date.map(|date| date.format("%Y-%m-%d").to_string()))
        .collect();
    let is_page =
        |link: &&feed_rs::model::Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    let link = entry.links.iter().find(is_page).or(entry.links.first());
    Part {
        title: entry.title.as_ref().map(|title| title.content.trim()),
        about: (!about.is_empty()).then(|| about.join(" · ")),
        address: link.map(|link| link.href.as_str()),
        html: content.or(summary).unwrap_or_default(),
        is_xml: false,
    }
}

/// A title without the tags that some feeds put into it.
fn words(title: &str) -> String {
    let words: String = html::strip::runs(title)
        .map(|run| match run {
            html::strip::Run::Text(range) => html::strip::decoded(&title[range]).into_owned(),
            _ => " ".to_owned(),
        })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names that old feeds have, and what the reader of feeds knows them by.
const NAMESPACES: [(&str, &str); 3] = [
    (
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://purl.org/rss/1.0/",
    ),
    (
        "http://channel.netscape.com/rdf/simple/0.9/",
        "http://purl.org/rss/1.0/",
    ),
    ("http://purl.org/atom/ns#", "http://www.w3.org/2005/Atom"),
];
const ELEMENTS: [(&str, &str); 4] = [
    ("issued>", "published>"),
    ("modified>", "updated>"),
    ("type=\"text/html\"", "type=\"html\""),
    ("type=\"application/xhtml+xml\"", "type=\"xhtml\""),
];

/// `raw` without declarations of the encoding it was in, and in the words of
/// RSS 1.0 and Atom 1.0. A declaration further on, as in a feed made of others,
/// would bring the reader of XML down.
fn modernised(raw: &str) -> String {
    let feed = raw.trim_start_matches('\u{feff}').trim_start();
    let mut feed = feed.replace("<?xml", "<?x");
    let head = &feed[..crate::text::floor_char_boundary(&feed, 2 << 10)];
    let old: Vec<_> = NAMESPACES
        .into_iter()
        .filter(|(old, _)| head.contains(old))
        .collect();
    for (old, new) in &old {
        feed = feed.replace(old, new);
    }
    if old.iter().any(|(_, new)| new.ends_with("Atom")) {
        for (old, new) in ELEMENTS {
            feed = feed.replace(old, new);
        }
    }
    feed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;
    use proptest::prelude::*;

    #[track_caller]
    fn check(feed: &str, title: &str, entries: &[&str]) {
        let article = parse(feed);
        let of = |is_wanted: fn(BlockKind) -> bool| -> Vec<&str> {
            let blocks = article.blocks.iter().filter(|block| is_wanted(block.kind));
            blocks.map(|block| article.block_text(block)).collect()
        };
        assert_eq!(
            of(|kind| kind == BlockKind::Headline),
            [title],
            "{:?}",
            article.blocks
        );
        assert_eq!(of(|kind| matches!(kind, BlockKind::Heading(1))), entries);
    }

    #[test]
    fn entries_are_articles_with_links() {
        let feed = "<?xml version=\"1.0\" encoding=\"gb2312\"?><rss version=\"2.0\"><channel>\
            <title>河口日报</title><link>https://example.org/</link>\
            <item><title>港口重新开放</title><link>https://example.org/1</link>\
            <description>&lt;p&gt;港口周一重新开放。&lt;/p&gt;&lt;p&gt;船只仍在等待。&lt;/p&gt;</description></item>\
            <item><title>Bridge closed</title><link>https://example.org/2</link><description>Until May.</description></item>\
            </channel></rss>";
        check(feed, "河口日报", &["港口重新开放", "Bridge closed"]);
        let article = parse(feed);
        assert!(
            article
                .text
                .contains("港口周一重新开放。\n\n船只仍在等待。")
        );
        let link = &article.links[1];
        assert_eq!(&article.text[link.range.clone()], "Bridge closed");
        assert_eq!(link.address, "https://example.org/2");
    }

    #[test]
    fn old_feeds_are_read_too() {
        check(
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\">\
             <channel><title>Old</title><link>http://example.org/</link><description>d</description></channel>\
             <item><title>First</title><link>http://example.org/1</link></item></rdf:RDF>",
            "Old",
            &["First"],
        );
        check(
            "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>Older</title>\
             <link rel=\"alternate\" type=\"text/html\" href=\"http://example.org/\"/><modified>2003-12-13T18:30:02Z</modified>\
             <entry><title>Second</title><link rel=\"alternate\" type=\"text/html\" href=\"http://example.org/2\"/><id>x</id>\
             <issued>2003-12-13T08:29:29Z</issued><modified>2003-12-13T18:30:02Z</modified></entry></feed>",
            "Older",
            &["Second"],
        );
    }

    #[test]
    fn an_empty_or_damaged_feed_says_so() {
        let empty = parse("<rss version=\"2.0\"><channel><title>Quiet</title></channel></rss>");
        assert_eq!(empty.notice, Some(Notice::EmptyFeed));
        let broken =
            parse("<rss version=\"2.0\"><channel><item><p>Words that can be read</p></item><<");
        assert_eq!(broken.notice, Some(Notice::DamagedFeed));
        assert!(broken.text.contains("Words that can be read"));
    }

    #[test]
    fn a_declaration_inside_brings_nothing_down() {
        let declaration = "<?xml version='1.0' encoding='gbk'?>";
        let entry = format!("<item><title>{declaration}港口{declaration}</title></item>");
        let feed = format!("{declaration}<rss version='2.0'><channel>{entry}</channel></rss>");
        assert!(parse(&feed).text.contains("港口"));
    }

    proptest! {
        #[test]
        fn anything_is_read(body in "(<[a-z/]{1,8}( [a-z]='x')?/?>|&[a-z#0-9]{1,6};|[ -~一\u{1b}\u{202e}])*") {
            let article = parse(&format!("<rss version=\"2.0\"><channel>{body}</channel></rss>"));
            let is_safe = !article.text.contains(['\u{1b}', '\u{202e}']);
        prop_assert!(is_safe);
        }
    }
}
