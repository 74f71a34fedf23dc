//! What a viewport scrolls through, item by item, and the lines that each item
//! makes for the columns at hand.

use super::ruby::{self, KnownWords, Segment};
use crate::app::document::Document;
use crate::app::settings::Settings;
use crate::app::settings::Transcribed;
use crate::app::stretch::Place;
use crate::article::{Block, BlockKind};
use crate::bilingual::pairs::Pair;
use crate::text::Language;
use std::ops::Range;
use std::sync::Arc;

/// A row of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The block it belongs to, an index into the article's blocks.
    pub block: usize,
    /// Its bytes in the text; empty for the blank row between paragraphs.
    pub range: Range<usize>,
    /// Where its words stand, if they are moved apart for their readings.
    pub segments: Option<Arc<[Segment]>>,
    /// Whether it is the row of the readings above such a row.
    pub is_reading: bool,
}

impl Row {
    /// A row of the block with that index without readings.
    fn plain(block: usize, range: Range<usize>) -> Self {
        Self {
            block,
            range,
            segments: None,
            is_reading: false,
        }
    }
}

/// A line of the page: what stands on it in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// By `Language as usize`; none where a side is shorter than the other, or
    /// stands elsewhere.
    pub rows: [Option<Row>; 2],
    /// The side that has no counterpart for what begins on this line.
    pub gap: Option<Language>,
    /// Whether the line belongs to the counterpart shown inside a text in
    /// the other language.
    pub is_peek: bool,
}

impl Line {
    pub(super) fn of(language: Language, row: Row) -> Self {
        let mut line = Self::default();
        line.rows[language as usize] = Some(row);
        line
    }

    /// Where the line is in each of the texts: none for a counterpart shown
    /// inside the other one.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        let rows = Language::ALL.into_iter().zip(&self.rows);
        rows.filter(|_| !self.is_peek)
            .filter_map(|(language, row)| {
                let byte = row.as_ref()?.range.start;
                Some(Place { language, byte })
            })
    }

    /// Whether the line shows the byte offset `place` of the text in `language`.
    #[must_use]
    pub fn shows(&self, place: Place) -> bool {
        let row = self.rows[place.language as usize].as_ref();
        row.is_some_and(|row| row.range.contains(&place.byte))
    }
}

/// What a viewport scrolls through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// The blocks in one language.
    Column(Language),
    /// The pairs, their sides next to each other.
    Facing,
    /// The pairs, each Chinese side above its English one.
    Stacked,
}

/// The columns of each text, by `Language as usize`, and how it is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Columns that a row may take.
    pub columns: [u16; 2],
    /// How the text is set.
    pub settings: Settings,
    /// Words that need no reading.
    pub known: KnownWords,
}

impl Measures {
    /// How many columns `row` is moved in: the first of a paragraph is, and all
    /// of an item, which leaves room for its sign.
    #[must_use]
    pub fn indent(&self, document: &Document, row: &Row) -> u16 {
        let block = &document.article.blocks[row.block];
        let room = self.sign_room(block);
        let language = block.language as usize;
        let is_paragraph = matches!(block.kind, BlockKind::Lead | BlockKind::Paragraph);
        if is_paragraph && row.range.start == block.range.start {
            self.settings.indent[language].min(self.most_indent(block))
        } else {
            room
        }
    }

    /// The columns left of an item of a list, where its sign stands; 0 where
    /// there is no room for it, and for all else.
    fn sign_room(&self, block: &Block) -> u16 {
        let most = self.most_indent(block);
        match block.kind {
            BlockKind::Item(0) => 2.min(most),
            BlockKind::Item(number) => {
                let digits = u16::try_from(number.ilog10()).unwrap_or(0) + 1;
                let room = digits + 2;
                if room <= most { room } else { 0 }
            }
            _ => 0,
        }
    }

    /// A narrow column has no room to give away.
    fn most_indent(&self, block: &Block) -> u16 {
        self.columns[block.language as usize] / 4
    }

    /// The rows of the block with that index, as far as it lies in `range`.
    fn block_rows(&self, document: &Document, block: usize, range: &Range<usize>) -> Vec<Row> {
        let (language, bytes, sign_room) = {
            let block = &document.article.blocks[block];
            let sign_room = usize::from(self.sign_room(block));
            (block.language as usize, &block.range, sign_room)
        };
        let (start, end) = (bytes.start.max(range.start), bytes.end.min(range.end));
        let text = &document.article.text[start..end];
        let end = start + text.trim_end().len();
        let first = Row::plain(block, start..start + 1);
        let indent = usize::from(self.indent(document, &first)) - sign_room;
        let columns = usize::from(self.columns[language].max(1)) - sign_room;
        let text = &document.article.text[start..end];
        if language == Language::Chinese as usize
            && self.settings.transcribed != Transcribed::None
            && let Some(rows) = self.transcribed_rows(text, (block, start), (columns, indent))
        {
            return rows;
        }
        self.settings
            .widths
            .rows(text, columns, indent)
            .map(|row| Row::plain(block, start + row.start..start + row.end))
            .collect()
    }

    /// The rows of `text`, which starts at the byte `start` of the article in the block with
    /// that index, each below its readings.
    fn transcribed_rows(
        &self,
        text: &str,
        (block, start): (usize, usize),
        room: (usize, usize),
    ) -> Option<Vec<Row>> {
        let mut rows = Vec::new();
        for segments in ruby::rows(text, start, room, &self.settings, &self.known)? {
            let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
                continue;
            };
            let range = first.range.start..last.range.end;
            let segments: Arc<[Segment]> = segments.into();
            let words = Row {
                block,
                range,
                segments: Some(segments),
                is_reading: false,
            };
            // Also where no word has one: the text keeps its places when some are known.
            rows.push(Row {
                is_reading: true,
                ..words.clone()
            });
            rows.push(words);
        }
        Some(rows)
    }

    /// The rows of the text in `language` inside `range`, paragraphs set apart.
    pub(super) fn rows(
        &self,
        document: &Document,
        language: Language,
        range: &Range<usize>,
    ) -> Vec<Row> {
        let blocks = document.blocks(language);
        let mut rows: Vec<Row> = Vec::new();
        for ordinal in blocks.ending_by(range.start)..blocks.starting_before(range.end) {
            let Some(index) = blocks.index(ordinal) else {
                break;
            };
            let kind = document.article.blocks[index].kind;
            if let Some(last) = rows.last().cloned()
                && kind != BlockKind::Continuation
            {
                self.space(&mut rows, &last);
            }
            rows.extend(self.block_rows(document, index, range));
        }
        rows
    }

    /// Adds the blank rows below `last`.
    fn space(&self, rows: &mut Vec<Row>, last: &Row) {
        let blank = Row::plain(last.block, last.range.end..last.range.end);
        rows.extend(std::iter::repeat_n(
            blank,
            usize::from(self.settings.spacing),
        ));
    }
}

impl Flow {
    /// How many items there are.
    #[must_use]
    pub fn len(self, document: &Document) -> usize {
        match self {
            Self::Column(language) => document.blocks(language).len(),
            Self::Facing | Self::Stacked => document.pairs.len(),
        }
    }

    /// The item that holds `place`, or the last one before it.
    #[must_use]
    pub fn item_at(self, document: &Document, place: Place) -> usize {
        match self {
            Self::Column(language) => document
                .blocks(language)
                .starting_before(place.byte + 1)
                .saturating_sub(1),
            Self::Facing | Self::Stacked => document.pairs.at(place.language, place.byte),
        }
    }

    /// The lines of an item, with the blank ones that set it apart from the
    /// next.
    #[must_use]
    pub fn lines(self, document: &Document, item: usize, measures: &Measures) -> Vec<Line> {
        match self {
            Self::Column(language) => column(document, language, item, measures),
            Self::Facing => document
                .pairs
                .get(item)
                .map_or_else(Vec::new, |pair| facing(document, pair, item, measures)),
            Self::Stacked => document
                .pairs
                .get(item)
                .map_or_else(Vec::new, |pair| stacked(document, pair, item, measures)),
        }
    }
}

fn column(
    document: &Document,
    language: Language,
    ordinal: usize,
    measures: &Measures,
) -> Vec<Line> {
    let blocks = document.blocks(language);
    let Some(index) = blocks.index(ordinal) else {
        return Vec::new();
    };
    let mut rows = measures.block_rows(document, index, &(0..usize::MAX));
    let next = blocks.get(ordinal + 1);
    if next.is_some_and(|next| next.kind != BlockKind::Continuation)
        && let Some(last) = rows.last().cloned()
    {
        measures.space(&mut rows, &last);
    }
    rows.into_iter()
        .map(|row| Line::of(language, row))
        .collect()
}

/// The sides next to each other, from the same line on.
fn facing(document: &Document, pair: &Pair, item: usize, measures: &Measures) -> Vec<Line> {
    let mut sides =
        Language::ALL.map(|side| measures.rows(document, side, &pair.sides[side as usize]));
    let height = sides[0].len().max(sides[1].len());
    if is_set_apart(document, pair, item) {
        for rows in &mut sides {
            if let Some(last) = rows.last().cloned()
                && rows.len() == height
            {
                measures.space(rows, &last);
            }
        }
    }
    let [mut zh, mut en] = sides.map(Vec::into_iter);
    let mut lines: Vec<Line> = std::iter::from_fn(|| match (zh.next(), en.next()) {
        (None, None) => None,
        (zh, en) => {
            let mut line = Line::default();
            line.rows[Language::Chinese as usize] = zh;
            line.rows[Language::English as usize] = en;
            Some(line)
        }
    })
    .collect();
    if let Some(first) = lines.first_mut() {
        first.gap = pair.gap();
    }
    lines
}

/// The Chinese side, then the English one.
fn stacked(document: &Document, pair: &Pair, item: usize, measures: &Measures) -> Vec<Line> {
    let mut lines = Vec::new();
    for language in Language::ALL {
        let mut rows = measures.rows(document, language, &pair.sides[language as usize]);
        let is_last = language == Language::English || pair.gap() == Some(Language::English);
        if is_last
            && is_set_apart(document, pair, item)
            && let Some(last) = rows.last().cloned()
        {
            measures.space(&mut rows, &last);
        }
        lines.extend(rows.into_iter().map(|row| Line::of(language, row)));
    }
    lines
}

/// Whether blank lines follow the pair with the index `item`.
fn is_set_apart(document: &Document, pair: &Pair, item: usize) -> bool {
    !pair.continues && item + 1 < document.pairs.len()
}
