//! What is being read: one clean text and the blocks it is made of.
//!
//! Every other layer (sentences, quotations, matches, bookmarks) is a byte
//! range on [`Article::text`]; a *place* is a byte offset into it.

mod amount;
mod assembly;
mod book;
mod conversion;
mod data_table;
mod dateline;
mod draft;
mod feed;
mod format;
pub mod html;
mod lines;
mod markdown;
mod plain;
mod recurring;
mod shape;
mod word_list;

use crate::text::{CleanText, Language};
use std::ops::Range;

pub use book::{Book, Chapter, parse as parse_book};
pub use format::Format;
pub use plain::{parse, parse_owned};

/// An article: its text, and the blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The whole text, both languages, as it was given but made safe to show.
    pub text: CleanText,
    /// The headlines and paragraphs, in text order, never overlapping. What
    /// lies between two blocks is white space.
    pub blocks: Vec<Block>,
    /// What the text links to, in text order.
    pub links: Vec<Link>,
    /// Which of the blocks are headings, of the whole or of a part.
    pub headings: Vec<usize>,
    /// Whether its parts are the articles of a feed.
    pub is_feed: bool,
    /// Passages that the layout sets side by side as translations of each
    /// other (rows of a table, sentences, lines or blocks in turn), in text
    /// order and disjoint. Where there are none the layout says nothing.
    pub pairs: Vec<Pair>,
    /// What the reader should know of how it was read.
    pub notice: Option<Notice>,
    /// The encoding it came in, where it came as bytes.
    pub encoding: Option<&'static str>,
}

/// What the reader should know of how an article was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Only the beginning of it is public.
    Preview,
    /// No main text was found: it is the whole page.
    NoMainText,
    /// Its page took too long to be read for its main text: it is all of it.
    Tangled,
    /// Its feed is damaged: it is its words as they come.
    DamagedFeed,
    /// Its feed has no entries.
    EmptyFeed,
}

/// A link, and the words that carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Where it goes, as it is written, on one line and safe to show.
    pub address: String,
}

/// A passage in each language, as byte ranges of the text: whole blocks, from
/// the first to the last if a side has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The Chinese.
    pub zh: Range<usize>,
    /// The English.
    pub en: Range<usize>,
}

/// What a block is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title of the article in one language.
    Headline,
    /// The first paragraph under (or without) a headline in one language.
    Lead,
    /// Any other paragraph.
    Paragraph,
    /// The rest of a paragraph too long to be laid out in one piece.
    Continuation,
    /// The heading of a part, from level 1 down to 6.
    Heading(u8),
    /// An item of a list, with its number; 0 where it has none.
    Item(u32),
    /// A word and its meaning, in a list for learners.
    Entry,
    /// A table of data, a line a row.
    Table,
    /// What is said of a picture, or who wrote the article and when.
    Caption,
    /// Program text and the like: its line breaks and spaces count.
    Code,
}

/// One headline or paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Which pane shows it.
    pub language: Language,
    /// Its bytes in the text: no line break at either end, never empty.
    pub range: Range<usize>,
    /// How many bytes at its start are a dateline (`BEIJING - `), not said by
    /// anybody; 0 for most blocks.
    pub dateline: u8,
}

impl Article {
    /// The index of the block that holds the byte offset `place`, or of the
    /// last one that starts before it. 0 where there is none.
    #[must_use]
    pub fn block_at(&self, place: usize) -> usize {
        self.blocks
            .partition_point(|block| block.range.start <= place)
            .saturating_sub(1)
    }

    /// The text of `block`.
    #[must_use]
    pub fn block_text(&self, block: &Block) -> &str {
        &self.text[block.range.clone()]
    }

    /// The headline in `language`, without the 《》 that frame it in print.
    #[must_use]
    pub fn headline(&self, language: Language) -> Option<&str> {
        let block = self
            .blocks
            .iter()
            .take(HEADLINE_WITHIN)
            .find(|block| block.kind == BlockKind::Headline && block.language == language)?;
        Some(unframed(self.block_text(block)))
    }

    /// The paragraphs as the author wrote them: blocks with their
    /// continuations joined, as index ranges into [`Article::blocks`].
    pub fn paragraphs(&self) -> impl Iterator<Item = Range<usize>> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let start = next;
            self.blocks.get(start)?;
            next += 1;
            while self
                .blocks
                .get(next)
                .is_some_and(|block| block.kind == BlockKind::Continuation)
            {
                next += 1;
            }
            Some(start..next)
        })
    }
}

/// One article of two texts: each keeps its blocks and its language.
#[must_use]
pub fn facing(zh: &Article, en: &Article) -> Article {
    let gap = "\n\n";
    let text = [&*zh.text, gap, &*en.text].concat();
    let offset = zh.text.len() + gap.len();
    let mut whole = Article {
        notice: zh.notice.or(en.notice),
        ..Article::default()
    };
    let sides = [(zh, Language::Chinese, 0), (en, Language::English, offset)];
    for (side, language, offset) in sides {
        let moved = |range: &Range<usize>| range.start + offset..range.end + offset;
        whole.blocks.extend(side.blocks.iter().map(|block| Block {
            language,
            range: moved(&block.range),
            ..block.clone()
        }));
        whole.links.extend(side.links.iter().map(|link| Link {
            range: moved(&link.range),
            address: link.address.clone(),
        }));
    }
    whole.headings = headings(&whole.blocks);
    // Two clean texts with a line break between them are one.
    whole.text = CleanText::from_owned(text);
    whole
}

/// The indices of the headings among `blocks`.
fn headings(blocks: &[Block]) -> Vec<usize> {
    let is_heading =
        |block: &Block| matches!(block.kind, BlockKind::Headline | BlockKind::Heading(_));
    let all = blocks.iter().enumerate();
    all.filter(|(_, block)| is_heading(block))
        .map(|(index, _)| index)
        .collect()
}

/// A headline stands among the first blocks; nobody needs a search of a
/// hundred megabytes to learn that there is none.
const HEADLINE_WITHIN: usize = 64;

/// `headline` without a 《》 or 【】 around the whole of it.
fn unframed(headline: &str) -> &str {
    [('《', '》'), ('【', '】')]
        .into_iter()
        .find_map(|(open, close)| {
            let title = headline.strip_prefix(open)?.strip_suffix(close)?;
            (!title.contains([open, close])).then_some(title)
        })
        .unwrap_or(headline)
}
