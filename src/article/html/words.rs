//! What has been read of a page so far: safe text, the blocks in it, the links,
//! and which blocks are of the site and not of the article.

use crate::article::draft::{Draft, Manuscript};
use crate::article::{Article, BlockKind, Link, assembly};
use crate::text::{CleanText, Language, clean_line};

/// Less than so many bytes are no main text, unless the page has no more.
pub(super) const LEAST_TEXT: usize = 200;

/// A block of so many bytes says something.
const SENTENCE: usize = 60;

/// What has been read of a page: safe text, the blocks in it and the links.
#[derive(Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) drafts: Vec<Drafted>,
    links: Vec<Link>,
    /// The block that is open, as it stands on the page, and its links.
    pub(super) block: String,
    pub(super) block_links: Vec<Link>,
}

/// A block, and how much of it belongs to a page's furniture.
pub(super) struct Drafted {
    pub(super) draft: Draft,
    /// Bytes of it that are links.
    linked: usize,
    /// Whether it stands in a menu, a margin or at the foot.
    is_furniture: bool,
}

impl Words {
    /// Appends characters of a page: space and line ends are one space.
    pub(super) fn push(&mut self, characters: &str) {
        for character in characters.chars() {
            let is_space = character.is_ascii_whitespace() || character == '\u{a0}';
            if !is_space {
                self.block.push(character);
            } else if !self.block.ends_with([' ', '\n']) && !self.block.is_empty() {
                self.block.push(' ');
            }
        }
    }

    pub(super) fn end_block(&mut self) {
        self.end_block_as(&Draft::new(BlockKind::Paragraph, 0..0), false);
    }

    /// Ends the open block, if there is a word in it.
    pub(super) fn end_block_as(&mut self, like: &Draft, is_furniture: bool) {
        let raw = std::mem::take(&mut self.block);
        let mut links = std::mem::take(&mut self.block_links);
        let clean = CleanText::new(&raw);
        if clean.trim().is_empty() {
            return;
        }
        if *clean != *raw {
            let moved = moves(&clean, &raw);
            for link in &mut links {
                link.range = moved(link.range.start)..moved(link.range.end);
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

    pub(super) fn push_block(&mut self, kind: BlockKind, text: &str) {
        self.push(text);
        self.end_block_as(&Draft::new(kind, 0..0), false);
    }

    /// Bytes of text in blocks.
    pub(super) fn length(&self) -> usize {
        self.drafts
            .iter()
            .map(|drafted| drafted.draft.range.len())
            .sum()
    }

    /// Bytes of each language in paragraphs that say something.
    pub(super) fn amounts(&self) -> [usize; 2] {
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

    /// Without the links before the text and the short ones after it.
    pub(super) fn without_edges(&self) -> Self {
        let is_linked = |drafted: &Drafted| 2 * drafted.linked > drafted.draft.range.len();
        let is_long =
            |drafted: &Drafted| !is_linked(drafted) && drafted.draft.range.len() >= SENTENCE;
        let mut kept = Self::default();
        let (first, last) = (
            self.drafts.iter().position(is_long),
            self.drafts.iter().rposition(is_long),
        );
        let (Some(first), Some(last)) = (first, last) else {
            kept.append(self);
            return kept;
        };
        for (index, drafted) in self.drafts.iter().enumerate() {
            let is_edge = index < first || index > last && drafted.draft.range.len() < SENTENCE;
            let is_title = matches!(drafted.draft.kind, BlockKind::Heading(2..));
            if !(is_edge && is_linked(drafted)) || is_title {
                kept.append_draft(self, drafted);
            }
        }
        kept
    }

    /// Without menus and margins, and without the links before and after the
    /// text.
    pub(super) fn without_furniture(&self) -> Self {
        let is_linked = |drafted: &Drafted| 2 * drafted.linked > drafted.draft.range.len();
        let is_text = |drafted: &Drafted| !drafted.is_furniture && !is_linked(drafted);
        // A heading belongs to what follows.
        let leads_to_links = |index: usize| {
            matches!(self.drafts[index].draft.kind, BlockKind::Heading(_))
                && self.drafts.get(index + 1).is_some_and(is_linked)
        };
        let is_long = |drafted: &Drafted| is_text(drafted) && drafted.draft.range.len() >= SENTENCE;
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
            if is_near && is_text(drafted) && !leads_to_links(index) {
                kept.append_draft(self, drafted);
            }
        }
        kept
    }

    pub(super) fn append(&mut self, other: &Self) {
        for drafted in &other.drafts {
            self.append_draft(other, drafted);
        }
    }

    pub(super) fn append_draft(&mut self, other: &Self, drafted: &Drafted) {
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
    pub(super) fn set_title(&mut self, title: &str) {
        if !title.is_empty() && !self.name_first(title, BlockKind::Headline) {
            let mut titled = Self::default();
            titled.push_block(BlockKind::Headline, title);
            titled.append(self);
            *self = titled;
        }
    }

    /// Makes `title` the heading of a part.
    pub(super) fn set_heading(&mut self, title: &str) {
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
    pub(super) fn link_heading(&mut self, address: &str) {
        let first = self.drafts.first();
        let is_heading = |first: &&Drafted| matches!(first.draft.kind, BlockKind::Heading(_));
        if let Some(first) = first.filter(is_heading) {
            let range = first.draft.range.clone();
            self.links.retain(|link| link.range.start >= range.end);
            let address = clean_line(address);
            self.links.insert(0, Link { range, address });
        }
    }

    /// Names the block that says `title` among the first, if one does.
    pub(super) fn name_first(&mut self, title: &str, kind: BlockKind) -> bool {
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
    pub(super) fn insert_caption(&mut self, about: &str) {
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

    pub(super) fn into_article(self) -> Article {
        let drafts: Vec<Draft> = self
            .drafts
            .into_iter()
            .map(|drafted| drafted.draft)
            .collect();
        let length = self.text.len();
        let text = CleanText::from_owned(self.text);
        debug_assert_eq!(text.len(), length, "its blocks were clean");
        assembly::article(Manuscript {
            text,
            drafts,
            links: self.links,
        })
    }
}

/// Where each byte of `raw` went in `clean`.
fn moves<'a>(clean: &'a CleanText, raw: &'a str) -> impl Fn(usize) -> usize + 'a {
    let starts: Vec<usize> = raw.char_indices().map(|(byte, _)| byte).collect();
    let mut offsets = clean.source_offsets();
    let places: Vec<(usize, usize)> = clean
        .char_indices()
        .map(|(byte, _)| (offsets.code_point(byte), byte))
        .collect();
    move |at| {
        let place = starts.partition_point(|&start| start < at);
        let after = places.partition_point(|&(from, _)| from < place);
        places.get(after).map_or(clean.len(), |&(_, byte)| byte)
    }
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
