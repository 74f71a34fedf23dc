//! How many columns text takes: the one answer for the whole program.
//!
//! Does not break rows; see `wrap`.

use super::floor_char_boundary;
use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory, GeneralCategoryGroup};
use std::collections::VecDeque;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns of a tab. It is the same everywhere in a row, so that the
/// width of a text does not depend on what stands before it.
pub const TAB_COLUMNS: usize = 4;

/// The most code points that are kept together as one grapheme cluster.
/// Unicode sets no limit, and a megabyte of joined letters would otherwise be
/// one cell.
const LONGEST_CLUSTER: usize = 32;

/// The most columns that one cluster may take before it is cut.
const WIDEST_CLUSTER: usize = 4;

/// How the terminal draws the characters whose width Unicode leaves open
/// (East Asian *ambiguous*: `“ ” ‘ ’ — … ·` and others).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ambiguous {
    /// In one column, as most terminals do.
    #[default]
    Narrow,
    /// In two columns, as some Chinese terminals do.
    Wide,
}

/// What decides the width of text: every measurement goes through here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Widths {
    /// The width of ambiguous characters.
    pub ambiguous: Ambiguous,
}

impl Widths {
    /// The columns `text` takes: the sum over its [`graphemes`].
    #[must_use]
    pub fn width(self, text: &str) -> usize {
        let mut columns = 0;
        let mut rest = text;
        while let Some(cluster) = self.first(rest) {
            columns += cluster.columns;
            rest = &rest[cluster.text.len()..];
        }
        columns
    }

    /// The columns one grapheme cluster takes: 0 for a line break,
    /// [`TAB_COLUMNS`] for a tab.
    #[must_use]
    pub fn grapheme(self, cluster: &str) -> usize {
        match cluster {
            "\n" => 0,
            "\t" => TAB_COLUMNS,
            _ => match cluster.width() {
                1 if self.widens(cluster) => 2,
                columns => columns,
            },
        }
    }

    /// Whether the terminal draws `cluster` in two columns although Unicode
    /// would let it be one. Terminals that do so go by the property alone, as
    /// `wcwidth` does, with the letters of Greek, Russian and French too, which
    /// unicode-width leaves narrow.
    fn widens(self, cluster: &str) -> bool {
        let property = CodePointMapData::<EastAsianWidth>::new();
        self.ambiguous == Ambiguous::Wide
            && cluster
                .chars()
                .next()
                .is_some_and(|first| property.get(first) == EastAsianWidth::Ambiguous)
    }

    /// The grapheme clusters of `text`, each with its byte offset; see
    /// [`graphemes`].
    pub fn clusters(self, text: &str) -> impl Iterator<Item = (usize, Cluster<'_>)> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let cluster = self.first(&text[next..])?;
            let at = next;
            next += cluster.text.len();
            Some((at, cluster))
        })
    }

    /// The first cluster of `text`.
    #[inline]
    pub(super) fn first(self, text: &str) -> Option<Cluster<'_>> {
        match *text.as_bytes() {
            [] => None,
            // Nearly all of English.
            [byte @ b' '..=b'~'] | [byte @ b' '..=b'~', b' '..=b'~', ..] => Some(Cluster {
                text: &text[..1],
                columns: 1,
                character: Some(char::from(byte)),
            }),
            _ => self.first_of_any(text),
        }
    }

    fn first_of_any(self, text: &str) -> Option<Cluster<'_>> {
        let mut characters = text.chars();
        let first = characters.next()?;
        let second = characters.next();
        if let Some(columns) = self.plain(first)
            && second.is_none_or(is_plain)
        {
            return Some(Cluster {
                text: &text[..first.len_utf8()],
                columns,
                character: Some(first),
            });
        }
        let cluster = match second {
            Some(_) => first_cluster(text),
            None => text,
        };
        Some(Cluster {
            text: cluster,
            columns: self.grapheme(cluster),
            character: (cluster.len() == first.len_utf8()).then_some(first),
        })
    }

    /// The width of `character` if it is plain; see [`is_plain`].
    fn plain(self, character: char) -> Option<usize> {
        match character {
            ' '..='~' => Some(1),
            '“' | '”' | '‘' | '’' | '—' | '…' | '·' => Some(match self.ambiguous {
                Ambiguous::Narrow => 1,
                Ambiguous::Wide => 2,
            }),
            _ if is_plain_wide(character) => Some(2),
            _ => None,
        }
    }
}

/// A grapheme cluster.
#[derive(Clone, Copy, Debug)]
pub struct Cluster<'a> {
    /// What it consists of.
    pub text: &'a str,
    /// The columns it takes: 0 for a line break, [`TAB_COLUMNS`] for a tab.
    pub columns: usize,
    /// Its only character, unless it has several.
    pub character: Option<char>,
}

/// Whether `character` is one of the many that never join a cluster with a
/// plain neighbour and whose width is known without a table.
pub(super) fn is_plain(character: char) -> bool {
    Widths::default().plain(character).is_some()
}

/// Whether every terminal draws `character` in the same number of columns:
/// printable ASCII, Chinese, kana and their wide marks.
#[must_use]
pub fn is_certain(character: char) -> bool {
    matches!(character, ' '..='~') || is_plain_wide(character)
}

/// Whether `character` is a combining mark, for which many terminals have no column even
/// where it stands alone (Unicode general category M).
#[must_use]
pub fn is_mark(character: char) -> bool {
    !character.is_ascii()
        && GeneralCategoryGroup::Mark
            .contains(CodePointMapData::<GeneralCategory>::new().get(character))
}

/// Whether `character` is Chinese, kana or one of their marks, two columns
/// wide, and joins nothing.
fn is_plain_wide(character: char) -> bool {
    matches!(character,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{ff01}'..='\u{ff60}')
}

/// The first grapheme cluster of `text`, cut if it is beyond all measure.
fn first_cluster(text: &str) -> &str {
    // One code point more than the longest cluster shows whether it ends.
    let window = &text[..floor_char_boundary(text, 4 * (LONGEST_CLUSTER + 1))];
    let cluster = window.graphemes(true).next().unwrap_or_default();
    if cluster.len() <= WIDEST_CLUSTER {
        return cluster;
    }
    let mut columns = 0;
    let is_too_wide = cluster.width() > WIDEST_CLUSTER;
    let cut = cluster
        .char_indices()
        .enumerate()
        .find(|&(index, (_, character))| {
            columns += character.width().unwrap_or(0);
            index >= LONGEST_CLUSTER || (index > 0 && is_too_wide && columns > WIDEST_CLUSTER)
        });
    cut.map_or(cluster, |(_, (at, _))| &cluster[..at])
}

/// The columns `text` takes, ambiguous characters counted narrow.
#[must_use]
pub fn width(text: &str) -> usize {
    Widths::default().width(text)
}

/// The grapheme clusters of `text` with their byte offsets. A cluster of more
/// than 32 code points or 4 columns comes in pieces.
#[must_use]
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes {
        text,
        next: 0,
        rest: None,
    }
}

/// The clusters of a text; see [`graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    text: &'a str,
    next: usize,
    /// What is left, once it has been asked for from the back: where long
    /// clusters are cut is only known from the front.
    rest: Option<VecDeque<(usize, &'a str)>>,
}

impl<'a> Graphemes<'a> {
    fn forward(&mut self) -> Option<(usize, &'a str)> {
        let at = self.next;
        let cluster = Widths::default().first(&self.text[at..])?;
        self.next += cluster.text.len();
        Some((at, cluster.text))
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.rest {
            Some(rest) => rest.pop_front(),
            None => self.forward(),
        }
    }
}

impl DoubleEndedIterator for Graphemes<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.rest.is_none() {
            self.rest = Some(std::iter::from_fn(|| self.forward()).collect());
        }
        self.rest.as_mut()?.pop_back()
    }
}

/// Whether `at` is between two clusters of `text`, of which `start`, not after
/// `at`, is known to be one.
pub(super) fn is_boundary(text: &str, start: usize, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    if before.is_none_or(is_plain) && after.is_none_or(is_plain) {
        return true;
    }
    let mut next = start;
    while next < at {
        match Widths::default().first(&text[next..]) {
            Some(cluster) => next += cluster.text.len(),
            None => break,
        }
    }
    next == at
}
