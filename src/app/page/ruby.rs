//! Rows of Chinese with the readings of the words above them: words are moved apart
//! where their readings need more room.

use crate::app::settings::{Settings, Transcribed};
use crate::lexicon::{self, Lexicon, Script};
use crate::text::{Widths, opportunities};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// The words that need no reading, in simplified characters.
#[derive(Clone, Debug, Default)]
pub struct KnownWords(pub Arc<HashSet<String>>);

impl PartialEq for KnownWords {
    /// Cheap: another set is another one, whatever it holds.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for KnownWords {}

/// A stretch of a row, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its bytes in the article's text.
    pub range: Range<usize>,
    /// The column it begins in, from the start of the row.
    pub column: u16,
    /// What stands above it; empty for what needs no reading.
    pub reading: String,
}

/// A text longer than this, in bytes, has no readings: it is no article but a corpus.
const LONGEST: usize = 64 << 10;

/// The rows of `text`, which starts at the byte `start` of the article, as segments; none
/// where it is too long.
pub(super) fn rows(
    text: &str,
    start: usize,
    (columns, indent): (usize, usize),
    settings: &Settings,
    known: &KnownWords,
) -> Option<Vec<Vec<Segment>>> {
    if text.len() > LONGEST {
        return None;
    }
    let ends: HashSet<usize> = opportunities(text).collect();
    let mut rows = Vec::new();
    let mut row = Row::new(columns.saturating_sub(indent));
    for unit in units(text, settings, known) {
        if unit.is_line_end {
            rows.push(std::mem::replace(&mut row, Row::new(columns)).segments(start));
            continue;
        }
        while !row.units.is_empty() && row.used + unit.needed() > row.columns && !unit.is_blank {
            let rest = row.cut(&ends);
            rows.push(std::mem::replace(&mut row, Row::new(columns)).segments(start));
            for unit in rest {
                row.push(unit);
            }
        }
        row.push(unit);
    }
    rows.push(row.segments(start));
    rows.retain(|row| !row.is_empty());
    Some(rows)
}

/// What is not divided: a word with its reading, or a single cluster.
#[derive(Clone)]
struct Unit {
    range: Range<usize>,
    /// Columns of its text.
    columns: usize,
    /// Columns of its reading, and of the blank that parts it from the next.
    reading_columns: usize,
    reading: String,
    is_blank: bool,
    is_line_end: bool,
}

impl Unit {
    /// The columns until the next unit begins.
    fn advance(&self) -> usize {
        let reading = self.reading_columns + usize::from(self.reading_columns > 0);
        self.columns.max(reading)
    }

    /// The columns that must fit into the row.
    fn needed(&self) -> usize {
        self.columns.max(self.reading_columns)
    }
}

struct Row {
    columns: usize,
    used: usize,
    units: Vec<Unit>,
}

impl Row {
    fn new(columns: usize) -> Self {
        Self {
            columns,
            used: 0,
            units: Vec::new(),
        }
    }

    fn push(&mut self, unit: Unit) {
        self.used += unit.advance();
        self.units.push(unit);
    }

    /// Ends the row at the last place where one may end, and takes what follows off.
    fn cut(&mut self, ends: &HashSet<usize>) -> Vec<Unit> {
        let end = self
            .units
            .iter()
            .rposition(|unit| ends.contains(&unit.range.end));
        self.units
            .split_off(end.map_or(self.units.len(), |end| end + 1))
    }

    /// Stretches between readings are one segment.
    fn segments(self, start: usize) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::new();
        let mut column = 0;
        let mut is_open = false;
        for unit in self.units {
            let range = start + unit.range.start..start + unit.range.end;
            match segments.last_mut() {
                Some(last) if is_open && unit.reading.is_empty() => last.range.end = range.end,
                _ => segments.push(Segment {
                    range,
                    column: u16::try_from(column).unwrap_or(u16::MAX),
                    reading: unit.reading.clone(),
                }),
            }
            // What follows a word that was moved apart begins anew.
            is_open = unit.advance() == unit.columns;
            column += unit.advance();
        }
        segments
    }
}

fn units(text: &str, settings: &Settings, known: &KnownWords) -> Vec<Unit> {
    let widths = settings.widths;
    let mut units = Vec::new();
    let mut at = 0;
    for read in lexicon::readings(text, Lexicon::embedded()) {
        clusters(text, at..read.range.start, widths, &mut units);
        at = read.range.end;
        let word = &text[read.range.clone()];
        let is_known = || known.0.contains(&Script::Simplified.convert(word));
        if settings.transcribed == Transcribed::Unknown && is_known() {
            clusters(text, read.range, widths, &mut units);
            continue;
        }
        let reading = settings.spelling.write(&read.syllables);
        units.push(Unit {
            columns: widths.width(word),
            reading_columns: widths.width(&reading),
            range: read.range,
            reading,
            is_blank: false,
            is_line_end: false,
        });
    }
    clusters(text, at..text.len(), widths, &mut units);
    units
}

/// What has no reading: each character by itself, and Latin words whole.
fn clusters(text: &str, range: Range<usize>, widths: Widths, units: &mut Vec<Unit>) {
    for (offset, cluster) in widths.clusters(&text[range.clone()]) {
        let start = range.start + offset;
        units.push(Unit {
            range: start..start + cluster.text.len(),
            columns: cluster.columns,
            reading_columns: 0,
            reading: String::new(),
            is_blank: cluster.text.chars().all(char::is_whitespace),
            is_line_end: cluster.text == "\n",
        });
    }
}

/// The column of the byte `at` in a row of `segments`.
#[must_use]
pub fn column_of(segments: &[Segment], text: &str, at: usize, widths: Widths) -> u16 {
    let segment = segments
        .iter()
        .rev()
        .find(|segment| segment.range.start <= at);
    segment.map_or(0, |segment| {
        let before = &text[segment.range.start..at.clamp(segment.range.start, segment.range.end)];
        let columns = u16::try_from(widths.width(before)).unwrap_or(u16::MAX);
        segment.column.saturating_add(columns)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(settings: &mut Settings) -> &Settings {
        settings.transcribed = Transcribed::All;
        settings
    }

    fn check(text: &str, columns: usize, known: &KnownWords, expected: &[&str]) {
        let mut settings = Settings::default();
        all(&mut settings);
        if !known.0.is_empty() {
            settings.transcribed = Transcribed::Unknown;
        }
        let rows = rows(text, 0, (columns, 0), &settings, known).expect("it is short");
        let shown: Vec<String> = rows
            .iter()
            .map(|row| {
                let segments = row.iter().map(|segment| {
                    let words = &text[segment.range.clone()];
                    format!("{}:{words}({})", segment.column, segment.reading)
                });
                segments.collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_are_moved_apart_for_their_readings() {
        check(
            "港口重新开放。",
            40,
            &KnownWords::default(),
            &["0:港口(gǎngkǒu) 8:重新(chóngxīn) 17:开放(kāifàng) 25:。()"],
        );
    }

    #[test]
    fn words_that_are_known_have_none() {
        let known = KnownWords(Arc::new(["重新".to_owned()].into()));
        check(
            "港口重新开放",
            40,
            &known,
            &["0:港口(gǎngkǒu) 8:重新() 12:开放(kāifàng)"],
        );
    }

    #[test]
    fn no_row_begins_with_a_full_stop() {
        check(
            "港口开放。",
            16,
            &KnownWords::default(),
            &["0:港口(gǎngkǒu)", "0:开放(kāifàng) 8:。()"],
        );
    }

    proptest! {
        #[test]
        fn rows_join_back_to_the_text_and_fit(text in "[港口重新开放，。“”a 0]{0,40}", columns in 8_usize..40) {
            let mut settings = Settings::default();
            let rows = rows(&text, 0, (columns, 0), all(&mut settings), &KnownWords::default())
                .expect("it is short");
            let joined: String = rows.iter().flatten().map(|segment| &text[segment.range.clone()]).collect();
            prop_assert_eq!(&joined, &text);
            for row in &rows {
                // Blanks hang over the end.
                let shown = |segment: &&Segment| !text[segment.range.clone()].trim().is_empty();
                let Some(last) = row.iter().rev().find(shown) else {
                    continue;
                };
                let words = text[last.range.clone()].trim_end();
                let width = usize::from(last.column) + Widths::default().width(words);
                prop_assert!(width <= columns || row.len() == 1, "{width} {row:?}");
            }
        }
    }
}
