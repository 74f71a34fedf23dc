//! A text before it is an article: its blocks as a parser finds them, before it
//! is known which language each is in and what it is to the reader.

use super::{BlockKind, Link};
use crate::text::{CleanText, Language};
use std::ops::Range;

/// The longest block in bytes. Longer paragraphs are cut, so that no row ever
/// has to be found from a place megabytes away.
pub(super) const LONGEST_BLOCK: usize = 16 << 10;

/// A text, its blocks and what it links to.
pub(super) struct Manuscript {
    pub(super) text: CleanText,
    /// In text order.
    pub(super) drafts: Vec<Draft>,
    /// In text order.
    pub(super) links: Vec<Link>,
}

/// A block before it is known which language it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) kind: BlockKind,
    /// Its bytes; a line break inside is one that the author made.
    pub(super) range: Range<usize>,
    /// The language that the markup says it is in; that of an entry, whatever it
    /// looks like.
    pub(super) marked: Option<Language>,
    /// The element that says so: blocks in one are one text.
    pub(super) container: Option<u32>,
    /// Where it stands, if that is in a table.
    pub(super) cell: Option<Cell>,
}

/// A place in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Which table of the document.
    pub(super) table: u32,
    /// From 0, the heads of the columns included.
    pub(super) row: u32,
    /// From 0.
    pub(super) column: u32,
}

impl Draft {
    pub(super) fn new(kind: BlockKind, range: Range<usize>) -> Self {
        Self {
            kind,
            range,
            marked: None,
            container: None,
            cell: None,
        }
    }
}

impl Manuscript {
    /// Replaces passages, as [`CleanText::replaced`] does, and moves the blocks
    /// and links that lie behind or around them.
    pub(super) fn revise(&mut self, edits: Vec<(Range<usize>, &str)>) {
        if edits.is_empty() {
            return;
        }
        let (mut dropped, mut added) = (0, 0);
        // Where each edit ends, where it begins in the new text, and how much
        // has been dropped and added up to there.
        let moves: Vec<(Range<usize>, usize, [usize; 2])> = edits
            .iter()
            .map(|(range, replacement)| {
                let start = range.start + added - dropped;
                dropped += range.len();
                added += replacement.len();
                (range.clone(), start, [dropped, added])
            })
            .collect();
        let length = self.text.len() + added - dropped;
        let revised = self.text.clone().replaced(edits);
        if revised.len() != length {
            // Marks that met have become too many: nobody wrote such a text.
            return;
        }
        self.text = revised;
        let moved = |at: usize| {
            let next = moves.partition_point(|(range, ..)| range.start <= at);
            match moves[..next].last() {
                Some((range, start, _)) if at < range.end => *start,
                Some((.., [dropped, added])) => at + added - dropped,
                None => at,
            }
        };
        for draft in &mut self.drafts {
            draft.range = moved(draft.range.start)..moved(draft.range.end);
        }
        for link in &mut self.links {
            link.range = moved(link.range.start)..moved(link.range.end);
        }
        self.drafts.retain(|draft| !draft.range.is_empty());
        self.links.retain(|link| !link.range.is_empty());
    }
}
