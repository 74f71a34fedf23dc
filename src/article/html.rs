//! HTML to an article: the main text of a page with its title, or all of a page
//! where no main text is found. A page costs time; see [`parse_plainly`].

mod element;
mod guard;
pub(super) mod strip;
mod title;
mod tokens;
mod walk;
mod words;

pub use guard::bounded;

use super::{Article, BlockKind, Notice};
use crate::text::{Language, is_han};
use dom_query::{Document, Selection};
use dom_smoothie::{Config, Readability};
use walk::Walk;
use words::{LEAST_TEXT, Words};

/// Reads a page: its main text, without menus, advertisements and comments.
#[must_use]
pub fn parse(raw: &str) -> Article {
    let bounded = guard::bounded(raw, is_xml(raw));
    let document = Document::from(&*bounded);
    document.select("template, svg, iframe").remove();
    unhide(&document);
    let title = title::of(&document);
    let page = Walk::of_page(&document);
    prune(&document);
    let (mut found, notice) = match main_text(document) {
        Some(main) if main.length() >= LEAST_TEXT.min(page.length()) => {
            // An extractor takes one of two neighbours for furniture.
            if loses_a_language(&main, &page) {
                (page.without_furniture(), None)
            } else {
                (main.without_edges(), None)
            }
        }
        _ => {
            let text = page.without_furniture();
            if text.length() >= 3 * LEAST_TEXT {
                (text, None)
            } else {
                (page, Some(Notice::NoMainText))
            }
        }
    };
    found.set_title(&title);
    let mut article = found.into_article();
    article.notice = notice.or_else(|| is_preview(raw).then_some(Notice::Preview));
    article
}

/// Whether a page says of itself, as search engines ask it to, that only its
/// beginning is shown to everyone.
fn is_preview(raw: &str) -> bool {
    let Some((_, value)) = raw.split_once("\"isAccessibleForFree\"") else {
        return false;
    };
    let value: String = value.chars().take(16).collect();
    let value = value.trim_start_matches([' ', ':', '"', '\n']);
    value.to_ascii_lowercase().starts_with("false")
}

/// Reads a page without a tree, in time that grows with its length alone: all
/// its words, in paragraphs. For a page that [`parse`] takes too long for.
#[must_use]
pub fn parse_plainly(raw: &str) -> Article {
    let mut words = Words::default();
    for run in strip::runs(raw) {
        match run {
            strip::Run::Text(range) => words.push(&strip::decoded(&raw[range])),
            strip::Run::Line(_) => words.block.push('\n'),
            strip::Run::Break => words.end_block(),
        }
    }
    words.end_block();
    let mut article = words.into_article();
    article.notice = Some(Notice::Tangled);
    article
}

/// Reads the pages of a book or the entries of a feed, one under another: what
/// `parts` hold with their titles.
pub(super) fn parse_parts<'a>(
    title: Option<&str>,
    parts: impl IntoIterator<Item = Part<'a>>,
) -> Article {
    let mut whole = Words::default();
    if let Some(title) = title {
        whole.push_block(BlockKind::Headline, title);
    }
    for part in parts {
        let bounded = guard::bounded(part.html, part.is_xml);
        let mut words = Walk::of_part(&Document::from(&*bounded));
        if let Some(title) = part.title {
            words.set_heading(title);
        }
        if let Some(address) = part.address {
            words.link_heading(address);
        }
        if let Some(about) = &part.about {
            words.insert_caption(about);
        }
        whole.append(&words);
    }
    whole.into_article()
}

/// A chapter or an entry.
#[derive(Default)]
pub(super) struct Part<'a> {
    /// What the contents call it.
    pub(super) title: Option<&'a str>,
    /// Who wrote it and when.
    pub(super) about: Option<String>,
    /// Where all of it can be read.
    pub(super) address: Option<&'a str>,
    pub(super) html: &'a str,
    pub(super) is_xml: bool,
}

/// Whether a page is written as XML.
fn is_xml(raw: &str) -> bool {
    let head = &raw[..crate::text::floor_char_boundary(raw, 512)];
    head.trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with("<?xml")
        || head.contains("//DTD XHTML")
}

/// Takes out what holds something of the site, which an extractor takes along
/// where the article is short.
fn prune(document: &Document) {
    let Some(body) = document.body() else { return };
    let length = body.text().len();
    let named = document.select(
        "nav, menu, aside, [role], [class], [id], amp-ad, amp-embed, amp-sidebar, amp-social-share",
    );
    let furniture: Vec<_> = named
        .nodes()
        .iter()
        .filter(|node| {
            let name = node.node_name().unwrap_or_default();
            !matches!(&*name, "html" | "body" | "article" | "main")
                && element::is_furniture(&name, node, length)
        })
        .collect();
    for node in furniture {
        node.remove_from_parent();
    }
    // Where a table lays out the page, a menu is a cell.
    for cell in document.select("td").nodes() {
        let text = cell.text().trim().len();
        let links = Selection::from(*cell).select("a");
        let linked: usize = links.iter().map(|link| link.text().trim().len()).sum();
        if links.length() > 2 && 4 * text < length && 10 * linked > 8 * text {
            cell.remove_from_parent();
        }
    }
}

fn main_text(document: Document) -> Option<Words> {
    let text = document.body().map(|body| body.text()).unwrap_or_default();
    let is_chinese = Language::of(&text) == Some(Language::Chinese);
    let config = Config {
        keep_classes: true,
        // With less than that an extractor looks for more among the furniture.
        // A character says as much as three letters.
        char_threshold: if is_chinese { 160 } else { 500 },
        ..Config::default()
    };
    let mut readability = Readability::with_document(document, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    Some(Walk::of_part(&Document::fragment(article.content)))
}

/// Whether `main` has lost most of one language of a page in two.
fn loses_a_language(main: &Words, page: &Words) -> bool {
    let (main, page) = (main.amounts(), page.amounts());
    (0..2).any(|side| {
        page[side] >= LEAST_TEXT
            && page[side] * 4 > page[1 - side]
            && main[side] * 3 < page[side]
            && main[1 - side] * 2 > page[1 - side]
    })
}

/// Shows what a page hides until it is asked for: translations are, and an
/// extractor drops them. Sites hide noise too, in their own language.
fn unhide(document: &Document) {
    let Some(body) = document.body() else { return };
    let Some(language) = Language::of(&body.text()) else {
        return;
    };
    let hidden = document.select("[hidden], [style*='display'], [aria-hidden='true']");
    for node in hidden.nodes() {
        let style = node
            .attr_or("style", "")
            .to_ascii_lowercase()
            .replace(' ', "");
        let is_hidden = node.has_attr("hidden")
            || node.has_attr("aria-hidden")
            || style.contains("display:none");
        let text = node.text();
        let other = language.other();
        let is_enough = match other {
            Language::Chinese => text.chars().filter(|&c| is_han(c)).count() >= 8,
            Language::English => text.split_whitespace().count() >= 5,
        };
        if is_hidden && is_enough && Language::of(&text) == Some(other) {
            node.remove_attrs(&["hidden", "style", "aria-hidden"]);
        }
    }
}

#[cfg(test)]
mod tests;
