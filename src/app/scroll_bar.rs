//! The scroll bar of the page: each of its rows stands for an equal share of the
//! article, or for the row of text beside it where all of it fits.
//!
//! Who speaks in the shares is looked up in the whole text, most of which the
//! processor has not seen for long; that takes as long as to draw the page, so
//! it is done when something has changed and not for every frame.

use super::document::{Document, Voice};
use super::page::{Arrangement, Page};
use crate::text::Language;
use std::ops::Range;
use std::sync::Arc;

/// The shares of the article, and who speaks in them.
#[derive(Debug, Default)]
pub struct ScrollBar {
    /// One for each row, from the top.
    pub shares: Vec<Share>,
    /// Whether all of the article is on the screen, and a share is a row of it.
    pub is_whole: bool,
    made_for: Option<Made>,
}

/// What a scroll bar was made for.
#[derive(Debug)]
struct Made {
    document: Arc<Document>,
    followed: Option<usize>,
    ruler: Language,
    arrangement: Arrangement,
    rows: u16,
}

/// What a row of a scroll bar stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its bytes of each text, by `Language as usize`.
    pub sides: [Range<usize>; 2],
    /// Who says the first quoted words there, if there are any.
    pub voice: Option<Voice>,
}

impl ScrollBar {
    /// Makes `rows` shares of what `page` shows of `document`; where a speaker
    /// is followed, only that one is heard.
    pub fn settle(
        &mut self,
        document: &Arc<Document>,
        page: &Page,
        followed: Option<usize>,
        rows: u16,
    ) {
        let ruler = page.ruler(document);
        self.is_whole = page.is_whole(document);
        if self.is_whole {
            self.made_for = None;
            self.shares = beside_rows(document, page, ruler, followed);
            return;
        }
        let arrangement = page.arrangement;
        let is_same = |made: &Made| {
            Arc::ptr_eq(&made.document, document)
                && (made.followed, made.ruler, made.arrangement, made.rows)
                    == (followed, ruler, arrangement, rows)
        };
        if self.made_for.as_ref().is_some_and(is_same) {
            return;
        }
        self.shares = shares(document, page, ruler, followed, rows);
        self.made_for = Some(Made {
            document: Arc::clone(document),
            followed,
            ruler,
            arrangement,
            rows,
        });
    }
}

/// A share for each line on the screen.
fn beside_rows(
    document: &Document,
    page: &Page,
    ruler: Language,
    followed: Option<usize>,
) -> Vec<Share> {
    let lines = page.viewport(ruler).lines.iter();
    lines
        .map(|line| {
            let bytes = |side: usize| line.rows[side].as_ref().map(|row| row.range.clone());
            let sides = [0, 1].map(|side| bytes(side).unwrap_or_default());
            share(document, sides, followed)
        })
        .collect()
}

/// Equal shares of the bytes in the language of the ruler, each with what faces
/// it.
fn shares(
    document: &Document,
    page: &Page,
    ruler: Language,
    followed: Option<usize>,
    rows: u16,
) -> Vec<Share> {
    let Some(Range { start, end }) = document.blocks(ruler).extent() else {
        return Vec::new();
    };
    let edge = |row: u16| start + (end - start) * usize::from(row) / usize::from(rows);
    let is_joint = page.arrangement.is_joint();
    (0..rows)
        .map(|row| {
            let bytes = edge(row)..edge(row + 1).max(edge(row) + 1);
            let mut sides = [0..0, 0..0];
            if is_joint {
                sides[ruler.other() as usize] = facing(document, ruler, &bytes);
            }
            sides[ruler as usize] = bytes;
            share(document, sides, followed)
        })
        .collect()
}

/// What faces `bytes` of the text in `language`, pair by pair.
fn facing(document: &Document, language: Language, bytes: &Range<usize>) -> Range<usize> {
    let start = |place| {
        let pair = document.pairs.get(document.pairs.at(language, place));
        pair.map_or(0, |pair| pair.sides[language.other() as usize].start)
    };
    start(bytes.start)..start(bytes.end)
}

fn share(document: &Document, sides: [Range<usize>; 2], followed: Option<usize>) -> Share {
    let voice = sides
        .iter()
        .filter(|bytes| !bytes.is_empty())
        .find_map(|bytes| match followed {
            Some(speaker) => document.speaks_in(speaker, bytes).then_some(Some(speaker)),
            None => document.first_voice(bytes.clone()),
        });
    Share { sides, voice }
}
