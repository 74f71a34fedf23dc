//! Lists with one line an entry: the outline, the links, the encodings.

use super::picker::{Haystack, Picker};
use crate::article::{Article, BlockKind};
use crate::text::Language;

/// The list while it is open.
#[derive(Debug)]
pub struct LineList {
    /// What its entries are.
    pub lines: Lines,
    /// Which of them are shown; an entry has its words, and an address or what
    /// else is told of it in second place.
    pub picker: Picker,
}

/// What the entries of a list are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Headings, as indices of the article's blocks.
    Outline(Vec<usize>),
    /// The links of the article, in its order.
    Links,
    /// The names of encodings.
    Encodings,
}

/// The encodings that a text may be in, the likely ones first.
pub const ENCODINGS: [&str; 10] = [
    "UTF-8",
    "GBK",
    "gb18030",
    "Big5",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "Shift_JIS",
    "EUC-KR",
    "ISO-8859-2",
];

impl LineList {
    /// The headings of `article` in `language`, or all if there are none; the
    /// one at the byte offset `place` is chosen, or the last before it. None
    /// without a heading.
    pub(super) fn outline(article: &Article, language: Language, place: usize) -> Option<Self> {
        let mut blocks = article.headings.clone();
        if article.is_feed {
            blocks.retain(|&index| article.blocks[index].kind != BlockKind::Headline);
        } else {
            let is_ours = |index: &usize| article.blocks[*index].language == language;
            let has_ours = blocks.iter().any(is_ours);
            blocks.retain(|index| !has_ours || is_ours(index));
        }
        let level = |index: usize| match article.blocks[index].kind {
            BlockKind::Heading(level) => level,
            _ => 1,
        };
        let first = blocks.iter().map(|&index| level(index)).min()?;
        let haystacks = blocks.iter().map(|&index| {
            let indent = "  ".repeat(usize::from(level(index) - first));
            let block = &article.blocks[index];
            let words = one_line(article.block_text(block));
            Haystack::new([indent + &words, about(article, index)])
        });
        let mut picker = Picker::new(haystacks.collect());
        let behind = blocks.partition_point(|&index| article.blocks[index].range.start <= place);
        picker.choose(behind.saturating_sub(1));
        Some(Self {
            lines: Lines::Outline(blocks),
            picker,
        })
    }

    /// The links of `article`; the first one from the byte offset `place` on is
    /// chosen. None without a link.
    pub(super) fn links(article: &Article, place: usize) -> Option<Self> {
        if article.links.is_empty() {
            return None;
        }
        let links = article.links.iter();
        let haystacks = links.map(|link| {
            let words = one_line(&article.text[link.range.clone()]);
            Haystack::new([&words, &link.address])
        });
        let mut picker = Picker::new(haystacks.collect());
        let ahead = article
            .links
            .partition_point(|link| link.range.end <= place);
        picker.choose(ahead.min(article.links.len() - 1));
        Some(Self {
            lines: Lines::Links,
            picker,
        })
    }

    /// The encodings; the one named is chosen.
    pub(super) fn encodings(current: &str) -> Self {
        let haystacks = ENCODINGS.map(|name| Haystack::new([name, ""])).to_vec();
        let mut picker = Picker::new(haystacks);
        let current = ENCODINGS.iter().position(|name| *name == current);
        picker.choose(current.unwrap_or(0));
        Self {
            lines: Lines::Encodings,
            picker,
        }
    }
}

/// What is told of an article of a feed under its heading: who wrote it, when.
fn about(article: &Article, heading: usize) -> String {
    let next = article.blocks.get(heading + 1);
    match next.filter(|next| article.is_feed && next.kind == BlockKind::Caption) {
        Some(next) => one_line(article.block_text(next)),
        None => String::new(),
    }
}

fn one_line(words: &str) -> String {
    words.replace(['\n', '\t'], " ")
}
