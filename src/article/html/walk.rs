//! From the tree of a page to blocks of text: which elements part paragraphs,
//! which say nothing, and which language the markup claims.

use super::element::{Mark, is_furniture, is_hidden, is_inline, mark};
use super::words::Words;
use crate::article::draft::{Cell, Draft};
use crate::article::lines::between;
use crate::article::{BlockKind, Link};
use crate::text::{clean_line, is_han};
use dom_query::{Document, NodeRef};

/// What an element tells those inside it.
#[derive(Clone)]
struct Context {
    draft: Draft,
    /// Whether space counts, as in program text.
    is_preserved: bool,
    is_furniture: bool,
    depth: usize,
}

/// A walk over a page.
pub(super) struct Walk {
    words: Words,
    /// Bytes of text in all, with what is not shown.
    length: usize,
    tables: u32,
    /// How many elements have marked their text so far.
    containers: u32,
    /// The next number of each list that is open; 0 for bullets.
    lists: Vec<u32>,
}

/// Deeper than this nobody writes; the guard lets no more pass, but for the
/// elements that the parser adds.
const DEEPEST: usize = 700;

impl Walk {
    /// Everything that a page says.
    pub(super) fn of_page(document: &Document) -> Words {
        match document.body() {
            Some(body) => Self::of(&body),
            None => Words::default(),
        }
    }

    /// What a chapter, an entry or a main text says.
    pub(super) fn of_part(document: &Document) -> Words {
        match document.body() {
            Some(body) => Self::of(&body),
            None => Self::of(&document.root()),
        }
    }

    fn of(root: &NodeRef) -> Words {
        let mut walk = Self {
            words: Words::default(),
            length: root.text().len(),
            tables: 0,
            containers: 0,
            lists: Vec::new(),
        };
        let context = Context {
            draft: Draft::new(BlockKind::Paragraph, 0..0),
            is_preserved: false,
            is_furniture: false,
            depth: 0,
        };
        walk.children(root, &context);
        walk.end_block(&context);
        walk.words
    }

    fn children(&mut self, node: &NodeRef, context: &Context) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.characters(&child.text(), context);
            } else if child.is_element() && context.depth < DEEPEST {
                self.element(&child, context);
            }
        }
    }

    fn characters(&mut self, text: &str, context: &Context) {
        if context.is_preserved {
            self.words.block.push_str(text);
            return;
        }
        let block = &mut self.words.block;
        // A line of the source may end between two Chinese characters.
        let rest = text.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let is_at_line_end =
            text.len() > rest.len() && text[..text.len() - rest.len()].contains('\n');
        if is_at_line_end && between(block.trim_end(), rest).is_empty() && !rest.is_empty() {
            block.truncate(block.trim_end_matches(' ').len());
            self.words.push(&unfilled(rest));
        } else {
            self.words.push(&unfilled(text));
        }
    }

    fn end_block(&mut self, context: &Context) {
        self.words
            .end_block_as(&context.draft, context.is_furniture);
    }

    fn element(&mut self, node: &NodeRef, context: &Context) {
        if is_hidden(node) {
            return;
        }
        let name = node.node_name().unwrap_or_default();
        let mut inner = context.clone();
        inner.depth += 1;
        if !is_inline(&name) {
            self.mark(node, &mut inner);
        }
        match &*name {
            "script" | "style" | "noscript" | "template" | "iframe" | "svg" | "math" | "select"
            | "textarea" | "input" | "object" | "audio" | "video" | "canvas" | "head" | "title"
            | "rt" | "rp" | "wbr" => {}
            "br" => self.line_break(context),
            "img" => self.picture(node, context),
            "a" => self.link(node, &inner),
            "sup" if raised(&node.text()).is_some() => {
                let digits = raised(&node.text()).unwrap_or_default();
                self.words.push(&digits);
            }
            name if is_inline(name) => self.children(node, &inner),
            name => {
                self.end_block(context);
                self.block_element(name, node, inner, context);
            }
        }
    }

    /// Notes what an element says of the text in it.
    fn mark(&mut self, node: &NodeRef, context: &mut Context) {
        let Some(mark) = mark(node) else { return };
        self.containers += 1;
        context.draft.container = Some(self.containers);
        if let Mark::Language(language) = mark {
            context.draft.marked = Some(language);
        }
    }

    fn block_element(&mut self, name: &str, node: &NodeRef, mut inner: Context, outer: &Context) {
        inner.is_furniture = inner.is_furniture || is_furniture(name, node, self.length);
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                inner.draft.kind = BlockKind::Heading(name.as_bytes()[1] - b'0');
            }
            "figcaption" | "caption" => inner.draft.kind = BlockKind::Caption,
            "pre" | "xmp" | "listing" => {
                inner.is_preserved = true;
                inner.draft.kind = BlockKind::Code;
            }
            "ol" => {
                let start = node.attr_or("start", "1").parse::<u32>().unwrap_or(1);
                self.lists.push(start.max(1));
            }
            "ul" => self.lists.push(0),
            "li" => {
                let number = self.lists.last_mut();
                inner.draft.kind = BlockKind::Item(number.as_deref().copied().unwrap_or(0));
                if let Some(number @ 1..) = number {
                    *number = number.saturating_add(1);
                }
            }
            "table" => {
                self.tables += 1;
                inner.draft.cell = Some(Cell {
                    table: self.tables,
                    row: 0,
                    column: 0,
                });
                self.table(node, &inner);
                self.end_block(&inner);
                return;
            }
            _ => {}
        }
        let lists = self.lists.len();
        let first = self.words.drafts.len();
        self.children(node, &inner);
        self.end_block(&inner);
        if name == "li" {
            // The number stands before the first paragraph of an item only.
            for drafted in self.words.drafts.iter_mut().skip(first + 1) {
                if drafted.draft.kind == inner.draft.kind {
                    drafted.draft.kind = outer.draft.kind;
                }
            }
        }
        if matches!(name, "ol" | "ul") {
            self.lists.truncate(lists - 1);
        }
    }

    /// The rows of a table, whatever stands around them.
    fn table(&mut self, node: &NodeRef, context: &Context) {
        let mut rows = 0;
        self.rows(node, context, &mut rows);
    }

    fn rows(&mut self, node: &NodeRef, context: &Context, rows: &mut u32) {
        let mut inner = context.clone();
        inner.depth += 1;
        for child in node.children_it(false).filter(NodeRef::is_element) {
            if inner.depth >= DEEPEST {
                return;
            }
            match &*child.node_name().unwrap_or_default() {
                "thead" | "tbody" | "tfoot" => self.rows(&child, &inner, rows),
                "tr" => {
                    let cells = child.children_it(false).filter(NodeRef::is_element);
                    for (cell, column) in cells.zip(0..) {
                        if let Some(place) = &mut inner.draft.cell {
                            (place.row, place.column) = (*rows, column);
                        }
                        let mut context = inner.clone();
                        self.mark(&cell, &mut context);
                        context.is_furniture =
                            context.is_furniture || is_furniture("td", &cell, self.length);
                        self.children(&cell, &context);
                        self.end_block(&context);
                    }
                    *rows += 1;
                }
                _ => self.element(&child, &inner),
            }
        }
    }

    /// One line break is one; two are a paragraph's end.
    fn line_break(&mut self, context: &Context) {
        let block = &mut self.words.block;
        block.truncate(block.trim_end_matches(' ').len());
        if block.ends_with('\n') {
            self.end_block(context);
        } else {
            block.push('\n');
        }
    }

    /// What a picture shows, if somebody has said it in words.
    fn picture(&mut self, node: &NodeRef, context: &Context) {
        let alt = node.attr_or("alt", "");
        let alt = alt.trim();
        let han = alt.chars().filter(|&c| is_han(c)).count();
        let says_something = (han >= 4 || alt.split_whitespace().count() >= 3)
            && !alt.contains("://")
            && self.words.block.trim().is_empty();
        if says_something {
            self.end_block(context);
            let mut draft = context.draft.clone();
            draft.kind = BlockKind::Caption;
            self.words.push(alt);
            self.words.end_block_as(&draft, context.is_furniture);
        }
    }

    fn link(&mut self, node: &NodeRef, context: &Context) {
        let (start, blocks) = (self.words.block.len(), self.words.drafts.len());
        self.children(node, context);
        let address = node.attr_or("href", "");
        let end = self.words.block.len();
        // A link around whole blocks has its last one.
        let start = if blocks == self.words.drafts.len() {
            start
        } else {
            0
        };
        if !address.is_empty() && !address.starts_with('#') && start < end {
            self.words.block_links.push(Link {
                range: start..end,
                address: clean_line(&address),
            });
        }
    }
}

/// `text` without the line ends between Chinese characters.
fn unfilled(text: &str) -> std::borrow::Cow<'_, str> {
    let mut lines = text.split('\n');
    let Some(first) = lines.next().filter(|first| first.len() < text.len()) else {
        return text.into();
    };
    let mut joined = first.to_owned();
    for line in lines {
        let (before, after) = (joined.trim_end(), line.trim_start());
        if !before.is_empty() && !after.is_empty() && between(before, after).is_empty() {
            joined.truncate(before.len());
            joined.push_str(after);
        } else {
            joined.push('\n');
            joined.push_str(line);
        }
    }
    joined.into()
}

/// The number of a footnote or a power in raised figures, so that it is no part
/// of the word before it.
fn raised(text: &str) -> Option<String> {
    let digits = text.trim().trim_matches(['[', ']']);
    let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
    let raise = |digit: char| RAISED[digit as usize - '0' as usize];
    is_number.then(|| digits.chars().map(raise).collect())
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
