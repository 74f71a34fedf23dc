//! Cuts a paragraph into pieces of bounded length and spreads each one out
//! as letters, so that neither memory nor time depends on how long a
//! paragraph is.

use super::annotated_text::{AnnotatedText, Annotations};
use super::name_statistics::NameStatistics;
use crate::quotation::chinese::character::is_break;
use std::ops::Range;

/// The longest chunk in bytes. A paragraph of news has a tenth of it.
const LONGEST: usize = 32 << 10;

/// The memory that one chunk after another is spread out in.
#[derive(Default)]
pub(crate) struct Sheet {
    letters: Annotations,
    /// Where each letter starts, in bytes from the start of the chunk, and
    /// where the last one ends.
    places: Vec<u32>,
}

/// A stretch of text as letters, traditional ones folded to simplified.
pub(crate) struct Chunk<'a> {
    text: &'a str,
    start: usize,
    statistics: &'a NameStatistics,
    sheet: &'a Sheet,
}

impl Sheet {
    /// The chunk at `range` of `text`, in the place of the one before.
    pub(crate) fn spread<'a>(
        &'a mut self,
        text: &'a str,
        range: Range<usize>,
        statistics: &'a NameStatistics,
    ) -> Chunk<'a> {
        let slice = text.get(range.clone()).unwrap_or_default();
        let number = |place| u32::try_from(place).unwrap_or(u32::MAX);
        let length = slice.chars().count();
        self.places.clear();
        self.places.resize(length + 1, number(slice.len()));
        let starts = self.places.iter_mut().zip(slice.char_indices());
        let letters = starts.map(|(start, (place, letter))| {
            *start = number(place);
            letter
        });
        self.letters.read(length, letters);
        Chunk {
            text: slice,
            start: range.start,
            statistics,
            sheet: self,
        }
    }
}

impl<'a> Chunk<'a> {
    /// The letters to look words up in.
    pub(crate) fn letters(&self) -> AnnotatedText<'_> {
        self.sheet.letters.letters(self.statistics)
    }

    /// A range of letters as bytes of the text.
    pub(crate) fn bytes(&self, letters: &Range<usize>) -> Range<usize> {
        let place = |letter: usize| self.start + self.sheet.places[letter] as usize;
        place(letters.start)..place(letters.end)
    }

    /// A range of letters as written in the text, not simplified.
    pub(crate) fn text(&self, letters: &Range<usize>) -> &'a str {
        let place = |letter: usize| self.sheet.places[letter] as usize;
        &self.text[place(letters.start)..place(letters.end)]
    }

    /// Whether the chunk is one title between 《 and 》.
    pub(crate) fn is_title(&self) -> bool {
        let letters = self.letters();
        let ends = letters.iter().filter(|letter| !letter.is_whitespace());
        ends.clone().next() == Some(&'《')
            && ends.clone().next_back() == Some(&'》')
            && ends.filter(|letter| **letter == '》').count() == 1
    }
}

/// The pieces of `paragraph`, cut after a sentence where there is one.
pub(crate) fn cut(text: &str, paragraph: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut rest = paragraph;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.end;
        if rest.len() > LONGEST {
            end = rest.start + LONGEST;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            if let Some(mark) = text[rest.start..end].rfind('。') {
                end = rest.start + mark + '。'.len_utf8();
            }
        }
        let chunk = rest.start..end;
        rest.start = end;
        Some(chunk)
    })
}

/// How many letters a dateline may take.
const LONGEST_DATELINE: usize = 48;

/// Where the text begins after a dateline with the names of reporters:
/// 新华社北京3月7日电（记者陈某）, 【本报讯】, （编译　蔺某）.
pub(crate) fn dateline(letters: &[char]) -> usize {
    let near = &letters[..letters.len().min(LONGEST_DATELINE)];
    let Some(close) = near
        .iter()
        .position(|letter| matches!(letter, '）' | ')' | '】'))
    else {
        return 0;
    };
    let head = &near[..close];
    let Some(open) = head
        .iter()
        .position(|letter| matches!(letter, '（' | '(' | '【'))
    else {
        return 0;
    };
    let wired = matches!(head[..open], [.., '电' | '讯']);
    let reported = head[open..].windows(2).any(|pair| {
        matches!(
            pair,
            ['记', '者'] | ['编', '译' | '辑'] | ['通', '讯'] | ['报', '讯' | '道']
        )
    });
    let wired = wired || open == 0 && matches!(head, [.., '讯' | '电']);
    let plain = !head[..open]
        .iter()
        .any(|&letter| is_break(letter) || letter == '“');
    if plain && (wired || reported) {
        close + 1
    } else {
        0
    }
}
