//! HTML to an article: the main text of a page with its title, or all of a page
//! where no main text is found. A page costs time; see [`parse_plainly`].

mod guard;
pub(super) mod strip;
mod title;
mod tokens;
mod walk;

use super::draft::{self, Draft};
use super::{Article, BlockKind, Link};
use crate::text::{CleanText, Language, is_han};
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use walk::Walk;

/// Reads a page: its main text, without menus, advertisements and comments.
#[must_use]
pub fn parse(raw: &str) -> Article {
    let bounded = guard::bounded(raw, is_xml(raw));
    let document = Document::from(&*bounded);
    document.select("template, svg, iframe").remove();
    unhide(&document);
    let title = title::of(&document);
    let page = Walk::of_page(&document);
    let main = main_text(document);
    let (mut found, notice) = match main {
        Some(main) if main.length() >= LEAST_TEXT.min(page.length()) => {
            // An extractor takes one of two neighbours for furniture.
            if loses_a_language(&main, &page) {
                (page.without_furniture(), None)
            } else {
                (main, None)
            }
        }
        _ => (page, Some(NOTHING_FOUND)),
    };
    found.set_title(&title);
    let mut article = found.into_article();
    article.notice = notice;
    article
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
    article.notice = Some("this page is too tangled to find its main text: all of it is shown");
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

/// What is said of a page without a main text.
const NOTHING_FOUND: &str = "no main text found: the whole page is shown";

/// Less than so many bytes are no main text, unless the page has no more.
const LEAST_TEXT: usize = 200;

/// Whether a page is written as XML.
fn is_xml(raw: &str) -> bool {
    let head = &raw[..crate::text::floor_char_boundary(raw, 512)];
    head.trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with("<?xml")
        || head.contains("//DTD XHTML")
}

fn main_text(document: Document) -> Option<Words> {
    let config = Config {
        keep_classes: true,
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

/// What has been read of a page: safe text, the blocks in it and the links.
#[derive(Default)]
pub(super) struct Words {
    text: String,
    drafts: Vec<Drafted>,
    links: Vec<Link>,
    /// The block that is open, as it stands on the page, and its links.
    block: String,
    block_links: Vec<Link>,
}

/// A block, and how much of it belongs to a page's furniture.
struct Drafted {
    draft: Draft,
    /// Bytes of it that are links.
    linked: usize,
    /// Whether it stands in a menu, a margin or at the foot.
    is_furniture: bool,
}

impl Words {
    /// Appends characters of a page: space and line ends are one space.
    fn push(&mut self, characters: &str) {
        for character in characters.chars() {
            let is_space = character.is_ascii_whitespace() || character == '\u{a0}';
            if !is_space {
                self.block.push(character);
            } else if !self.block.ends_with([' ', '\n']) && !self.block.is_empty() {
                self.block.push(' ');
            }
        }
    }

    fn end_block(&mut self) {
        self.end_block_as(&Draft::new(BlockKind::Paragraph, 0..0), false);
    }

    /// Ends the open block, if there is a word in it.
    fn end_block_as(&mut self, like: &Draft, is_furniture: bool) {
        let raw = std::mem::take(&mut self.block);
        let mut links = std::mem::take(&mut self.block_links);
        let clean = CleanText::new(&raw);
        if clean.trim().is_empty() {
            return;
        }
        if *clean != *raw {
            for link in &mut links {
                link.range =
                    moved(&clean, &raw, link.range.start)..moved(&clean, &raw, link.range.end);
            }
        }
        let is_code = like.kind == BlockKind::Code;
        let trimmed = if is_code {
            clean.trim_end()
        } else {
            clean.trim()
        };
        let trimmed = trimmed.trim_start_matches('\n');
        let offset = trimmed.as_ptr() as usize - clean.as_ptr() as usize;
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(trimmed);
        let end = self.text.len();
        let mut linked = 0;
        for link in links {
            let place = |at: usize| (start + at.saturating_sub(offset)).min(end);
            let range = place(link.range.start)..place(link.range.end);
            linked += range.len();
            if !range.is_empty() {
                self.links.push(Link { range, ..link });
            }
        }
        self.drafts.push(Drafted {
            draft: Draft {
                range: start..end,
                ..like.clone()
            },
            linked,
            is_furniture,
        });
    }

    fn push_block(&mut self, kind: BlockKind, text: &str) {
        self.push(text);
        self.end_block_as(&Draft::new(kind, 0..0), false);
    }

    /// Bytes of text in blocks.
    fn length(&self) -> usize {
        self.drafts
            .iter()
            .map(|drafted| drafted.draft.range.len())
            .sum()
    }

    /// Bytes of each language in paragraphs that say something.
    fn amounts(&self) -> [usize; 2] {
        let mut amounts = [0; 2];
        for drafted in &self.drafts {
            let text = &self.text[drafted.draft.range.clone()];
            if text.len() >= 30
                && 2 * drafted.linked < text.len()
                && let Some(language) = Language::of(text)
            {
                amounts[language as usize] += text.len();
            }
        }
        amounts
    }

    /// Without menus and margins, and without the links before and after the
    /// text.
    fn without_furniture(self) -> Self {
        let is_text = |drafted: &Drafted| {
            !drafted.is_furniture && 2 * drafted.linked <= drafted.draft.range.len()
        };
        let is_long = |drafted: &Drafted| is_text(drafted) && drafted.draft.range.len() >= 60;
        let first = self.drafts.iter().position(is_long).unwrap_or(0);
        let last = self
            .drafts
            .iter()
            .rposition(is_long)
            .unwrap_or(self.drafts.len());
        let mut kept = Self::default();
        for (index, drafted) in self.drafts.iter().enumerate() {
            // A heading or two lead into the text.
            let is_near = index + 2 >= first && index <= last;
            if is_near && is_text(drafted) {
                kept.append_draft(&self, drafted);
            }
        }
        kept
    }

    fn append(&mut self, other: &Self) {
        for drafted in &other.drafts {
            self.append_draft(other, drafted);
        }
    }

    fn append_draft(&mut self, other: &Self, drafted: &Drafted) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        let range = &drafted.draft.range;
        self.text.push_str(&other.text[range.clone()]);
        let first = other
            .links
            .partition_point(|link| link.range.start < range.start);
        let links = other.links[first..]
            .iter()
            .take_while(|link| link.range.start < range.end);
        self.links.extend(links.map(|link| Link {
            range: link.range.start - range.start + start..link.range.end - range.start + start,
            address: link.address.clone(),
        }));
        self.drafts.push(Drafted {
            draft: Draft {
                range: start..self.text.len(),
                ..drafted.draft.clone()
            },
            ..*drafted
        });
    }

    /// Makes `title` the headline: the block that says it, or one in front.
    fn set_title(&mut self, title: &str) {
        if !title.is_empty() && !self.name_first(title, BlockKind::Headline) {
            let mut titled = Self::default();
            titled.push_block(BlockKind::Headline, title);
            titled.append(self);
            *self = titled;
        }
    }

    /// Makes `title` the heading of a part.
    fn set_heading(&mut self, title: &str) {
        let heading = BlockKind::Heading(1);
        let has_heading = self
            .drafts
            .iter()
            .take(3)
            .any(|drafted| matches!(drafted.draft.kind, BlockKind::Heading(_)));
        if !has_heading && !self.name_first(title, heading) {
            let mut titled = Self::default();
            titled.push_block(heading, title);
            titled.append(self);
            *self = titled;
        }
    }

    /// Makes the first heading a link.
    fn link_heading(&mut self, address: &str) {
        let first = self.drafts.first();
        let is_heading = |first: &&Drafted| matches!(first.draft.kind, BlockKind::Heading(_));
        if let Some(first) = first.filter(is_heading) {
            let range = first.draft.range.clone();
            self.links.retain(|link| link.range.start >= range.end);
            let address = crate::text::clean_line(address);
            self.links.insert(0, Link { range, address });
        }
    }

    /// Names the block that says `title` among the first, if one does.
    fn name_first(&mut self, title: &str, kind: BlockKind) -> bool {
        let text = &self.text;
        let same = self
            .drafts
            .iter_mut()
            .take(4)
            .find(|drafted| is_same(&text[drafted.draft.range.clone()], title));
        if let Some(same) = same {
            same.draft.kind = kind;
            return true;
        }
        false
    }

    /// Says under the first heading who wrote it and when.
    fn insert_caption(&mut self, about: &str) {
        let mut with = Self::default();
        let is_heading = |first: &Drafted| matches!(first.draft.kind, BlockKind::Heading(_));
        let has_heading = self.drafts.first().is_some_and(is_heading);
        let (heading, rest) = self.drafts.split_at(usize::from(has_heading));
        for drafted in heading {
            with.append_draft(self, drafted);
        }
        with.push_block(BlockKind::Caption, about);
        for drafted in rest {
            with.append_draft(self, drafted);
        }
        *self = with;
    }

    fn into_article(self) -> Article {
        let drafts: Vec<Draft> = self
            .drafts
            .into_iter()
            .map(|drafted| drafted.draft)
            .collect();
        let length = self.text.len();
        let text = CleanText::from_owned(self.text);
        debug_assert_eq!(text.len(), length, "its blocks were clean");
        draft::article(text, &drafts, self.links)
    }
}

/// Where the byte `at` of `raw` went in `clean`.
fn moved(clean: &CleanText, raw: &str, at: usize) -> usize {
    let place = raw[..at].chars().count();
    let mut offsets = clean.source_offsets();
    clean
        .char_indices()
        .map(|(byte, _)| byte)
        .find(|&byte| offsets.code_point(byte) >= place)
        .unwrap_or(clean.len())
}

/// Whether two titles are one, whatever their spaces and marks.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    one.len() < 4 * other.len() + 16 && letters(one) == letters(other)
}

#[cfg(test)]
mod tests;
