//! Markdown to an article: what is written without its signs, the front matter
//! as title, author and date. Every block still knows where it came from.

use super::assembly;
use super::draft::{Cell, Draft, Manuscript};
use super::html::strip;
use super::lines::between;
use super::{Article, BlockKind, Link, plain};
use crate::text::{CleanText, Language, clean_line};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads Markdown with the tables and footnotes that are common.
#[must_use]
pub(super) fn parse(raw: String) -> Article {
    let text = CleanText::from_owned(raw);
    let mut writer = Writer::new(&text);
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    if begins_with_front_matter(&text) {
        options |= Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    }
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        writer.take(event, range);
    }
    writer.end_block();
    let Writer {
        edits,
        done,
        length,
        drafts,
        links,
        ..
    } = writer;
    if drafts.is_empty() {
        // Comments and definitions alone: what is there is shown.
        return plain::parse_clean(text);
    }
    let mut edits = edits;
    edits.push((done..text.len(), String::new()));
    let edited: Vec<(Range<usize>, &str)> = edits
        .iter()
        .map(|(range, replacement)| (range.clone(), replacement.as_str()))
        .collect();
    let clean = text.clone().replaced(edited);
    if clean.len() != length {
        // Marks have met that are too many for one letter: no blocks can be told.
        return plain::parse_clean(text);
    }
    assembly::article(Manuscript {
        text: clean,
        drafts,
        links,
    })
}

/// Whether a line of `---` at the start opens settings and is not a rule.
pub(super) fn begins_with_front_matter(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("---\n") else {
        return false;
    };
    let first = rest.lines().find(|line| !line.trim().is_empty());
    let key = first.and_then(|line| line.split_once(':'));
    key.is_some_and(|(key, _)| !key.is_empty() && !key.contains([' ', '#', '*', '[']))
        && rest.contains("\n---")
}

/// What of the source is kept, in which blocks.
struct Writer<'a> {
    source: &'a str,
    /// What is replaced, and what by.
    edits: Vec<(Range<usize>, String)>,
    /// How much of the source is dealt with, and how long the text has become.
    done: usize,
    length: usize,
    drafts: Vec<Draft>,
    links: Vec<Link>,
    /// The block that is open: where it starts, and what it is.
    open: Option<(usize, BlockKind)>,
    /// What the next block will be.
    kind: BlockKind,
    cell: Option<Cell>,
    tables: u32,
    /// The next number of each list that is open; 0 for bullets.
    lists: Vec<u32>,
    /// Links that are open: where their words start, and where they go.
    open_links: Vec<(usize, String)>,
    /// How many pictures are open, and whether the block has words beside.
    pictures: usize,
    has_words: bool,
    is_front_matter: bool,
    has_title: bool,
}

impl<'a> Writer<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            edits: Vec::new(),
            done: 0,
            length: 0,
            drafts: Vec::new(),
            links: Vec::new(),
            open: None,
            kind: BlockKind::Paragraph,
            cell: None,
            tables: 0,
            lists: Vec::new(),
            open_links: Vec::new(),
            pictures: 0,
            has_words: false,
            is_front_matter: false,
            has_title: false,
        }
    }

    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.end_block();
                self.html(range);
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(_) if self.is_front_matter => self.front_matter(range),
            Event::Text(text) => {
                self.has_words |= self.pictures == 0;
                self.write(range, &text);
            }
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.has_words = true;
                // The range has the backticks too.
                let inside = self.source[range.clone()].find(&*code);
                let range = inside.map_or(range.clone(), |at| {
                    range.start + at..range.start + at + code.len()
                });
                self.write(range, &code);
            }
            Event::SoftBreak => {
                let between = self.soft_break(&range);
                self.write(range, between);
            }
            Event::HardBreak => self.write(range, "\n"),
            Event::FootnoteReference(label) => self.write(range, &format!("[{label}]")),
            Event::TaskListMarker(is_done) => {
                self.write(range, if is_done { "[x]" } else { "[ ]" });
            }
            Event::InlineHtml(tag) if strip::is_line_break(&tag) => self.write(range, "\n"),
            Event::Html(_) | Event::InlineHtml(_) | Event::Rule => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Link { dest_url, .. } => self.open_links.push((usize::MAX, clean_line(&dest_url))),
            Tag::Image { .. } => self.pictures += 1,
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => {}
            block => {
                self.end_block();
                self.start_block(&block);
            }
        }
    }

    fn start_block(&mut self, tag: &Tag) {
        match tag {
            Tag::Heading { level, .. } => self.kind = BlockKind::Heading(*level as u8),
            Tag::CodeBlock(_) => self.kind = BlockKind::Code,
            Tag::MetadataBlock(_) => self.is_front_matter = true,
            Tag::List(first) => {
                let first = first.map_or(0, |first| u32::try_from(first.max(1)).unwrap_or(1));
                self.lists.push(first);
            }
            Tag::Item => {
                let number = self.lists.last_mut();
                self.kind = BlockKind::Item(number.as_deref().copied().unwrap_or(0));
                if let Some(number @ 1..) = number {
                    *number = number.saturating_add(1);
                }
            }
            Tag::Table(_) => {
                self.tables += 1;
                self.cell = Some(Cell {
                    table: self.tables,
                    row: 0,
                    column: 0,
                });
            }
            Tag::TableRow => {
                if let Some(cell) = &mut self.cell {
                    (cell.row, cell.column) = (cell.row + 1, 0);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {
                let Some((start, address)) = self.open_links.pop() else {
                    return;
                };
                if start < self.length {
                    self.links.push(Link {
                        range: start..self.length,
                        address,
                    });
                }
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            block => {
                self.end_block();
                self.kind = BlockKind::Paragraph;
                match block {
                    TagEnd::List(_) => {
                        self.lists.pop();
                    }
                    TagEnd::TableCell => {
                        if let Some(cell) = &mut self.cell {
                            cell.column += 1;
                        }
                    }
                    TagEnd::Table => self.cell = None,
                    TagEnd::MetadataBlock(_) => self.is_front_matter = false,
                    _ => {}
                }
            }
        }
    }

    /// Keeps the source at `range` as `text`, in the open block or a new one.
    fn write(&mut self, range: Range<usize>, text: &str) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        let range = range.start.max(self.done)..range.end.max(self.done);
        if self.open.is_none() {
            let gap = self.source[self.done..range.start].chars().count();
            let break_length = gap.min(if self.length == 0 { 0 } else { 2 });
            let line_breaks = &"\n\n"[..break_length];
            self.edit(self.done..range.start, line_breaks);
            self.open = Some((self.length, self.kind));
        } else {
            self.edit(self.done..range.start, "");
        }
        if let Some((start @ usize::MAX, _)) = self.open_links.last_mut() {
            *start = self.length;
        }
        if self.source[range.clone()] == *text {
            self.length += text.len();
            self.done = range.end;
        } else {
            // An entity may stand for anything.
            self.edit(range, &CleanText::new(text));
        }
    }

    fn edit(&mut self, range: Range<usize>, text: &str) {
        self.done = range.end;
        self.length += text.len();
        if !range.is_empty() {
            self.edits.push((range, text.to_owned()));
        }
    }

    fn end_block(&mut self) {
        let Some((start, kind)) = self.open.take() else {
            return;
        };
        let only_pictures = !self.has_words && kind == BlockKind::Paragraph;
        self.has_words = false;
        // A line break at the end of a code block is not part of it.
        let mut end = self.length;
        if kind == BlockKind::Code && self.source[..self.done].ends_with('\n') && end > start {
            end -= 1;
        }
        self.drafts.push(Draft {
            cell: self.cell,
            ..Draft::new(
                if only_pictures {
                    BlockKind::Caption
                } else {
                    kind
                },
                start..end,
            )
        });
        if matches!(self.kind, BlockKind::Item(_)) {
            self.kind = BlockKind::Paragraph;
        }
    }

    /// What stands for the line end at `range`.
    fn soft_break(&self, range: &Range<usize>) -> &'static str {
        let before = self.source[..range.start].lines().next_back().unwrap_or("");
        let after = self.source[range.end..].lines().next().unwrap_or("");
        match (Language::of(before), Language::of(after)) {
            (Some(before), Some(after)) if before != after => "\n",
            _ => between(before, after.trim_start()),
        }
    }

    /// The lines of the settings: title, author and date are for the reader.
    fn front_matter(&mut self, range: Range<usize>) {
        let mut start = range.start;
        let lines = self.source[range].split_inclusive('\n');
        for line in lines {
            let at = start;
            start += line.len();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let kind = match key.trim() {
                "title" if !self.has_title => BlockKind::Headline,
                "author" | "date" => BlockKind::Caption,
                _ => continue,
            };
            let value = value.trim().trim_matches(['"', '\'']).trim();
            let heading = format!("\n# {value}\n");
            self.has_title |= kind == BlockKind::Headline;
            if value.is_empty() || kind == BlockKind::Headline && self.source.contains(&heading) {
                continue;
            }
            let Some(inside) = line.find(value) else {
                continue;
            };
            self.end_block();
            self.kind = kind;
            self.has_words = true;
            self.write(at + inside..at + inside + value.len(), value);
            self.end_block();
        }
        self.kind = BlockKind::Paragraph;
    }

    /// The words in a block of HTML, without its tags.
    fn html(&mut self, range: Range<usize>) {
        let offset = range.start;
        let source = self.source;
        for run in strip::runs(&source[range]) {
            match run {
                strip::Run::Text(words) => {
                    let words = offset + words.start..offset + words.end;
                    self.has_words = true;
                    self.write(words.clone(), &strip::decoded(&source[words]));
                }
                strip::Run::Break => self.end_block(),
                strip::Run::Line(tag) if self.open.is_some() => {
                    self.write(offset + tag.start..offset + tag.end, "\n");
                }
                strip::Run::Line(_) => {}
            }
        }
        self.end_block();
    }
}

#[cfg(test)]
mod tests;
