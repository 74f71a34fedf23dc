//! Which pairs of sentences are looked at: all of a short text, of a long one those near
//! the heaviest chain of similar sentences.

use super::side::count;
use super::similarity::Similarity;
use std::ops::Range;

/// Texts with no more pairs of sentences than this are looked at whole.
const WHOLE: usize = 3600;
/// How far from the chain, in sentences.
const HALF_WIDTH: usize = 12;
/// How far from a path that is known.
const NARROW: usize = 6;
/// Between anchors nearer than this everything is looked at.
const BOX: usize = 400;
/// The most pairs that are looked at.
const MOST_CELLS: usize = 1_000_000;

/// For each Chinese sentence the English ones it is compared with.
///
/// A *cell* is a pair of sentences; a *node* lies between sentences: row and column count
/// the sentences before it.
#[derive(Clone, Debug)]
pub(super) struct Corridor {
    /// The sentences of both sides that it is laid over.
    pub(super) zh: Range<usize>,
    pub(super) en: Range<usize>,
    /// For each Chinese sentence the English ones.
    rows: Vec<Range<usize>>,
    /// The cells before each row; all at the end.
    cells: Vec<usize>,
    /// The nodes before each row of nodes; all at the end.
    nodes: Vec<usize>,
}

impl Corridor {
    /// Everything.
    pub(super) fn whole(zh: Range<usize>, en: Range<usize>) -> Self {
        let rows = vec![en.clone(); zh.len()];
        Self::new(zh, en, rows)
    }

    fn new(zh: Range<usize>, en: Range<usize>, mut rows: Vec<Range<usize>>) -> Self {
        connect(&mut rows, &en);
        let mut corridor = Self {
            zh,
            en,
            rows,
            cells: vec![0],
            nodes: vec![0],
        };
        let mut total = 0;
        for row in &corridor.rows {
            total += row.len();
            corridor.cells.push(total);
        }
        total = 0;
        for row in 0..=corridor.rows.len() {
            total += corridor.columns(row).count();
            corridor.nodes.push(total);
        }
        corridor
    }

    /// The corridor along the most similar sentences.
    pub(super) fn along(similarity: &Similarity) -> Self {
        let (zh, en) = (similarity.of_zh.len(), similarity.of_en.len());
        let anchors = anchors(similarity);
        if zh * en <= WHOLE || anchors.is_empty() && zh * en <= MOST_CELLS {
            return Self::whole(0..zh, 0..en);
        }
        let widest = (MOST_CELLS / zh / 2).max(2 * HALF_WIDTH);
        let mut rows = Vec::with_capacity(zh);
        let mut next = 0;
        for sentence in 0..zh {
            while anchors
                .get(next)
                .is_some_and(|&(anchor, _)| anchor <= sentence)
            {
                next += 1;
            }
            let before = next.checked_sub(1).map(|last| anchors[last]);
            let after = anchors.get(next).copied().unwrap_or((zh, en));
            rows.push(row(sentence, before, after, en, widest));
        }
        Self::new(0..zh, 0..en, rows)
    }

    /// The part of this corridor that is near a path: `links` are where its beads end.
    pub(super) fn near(&self, links: &[(usize, usize)]) -> Self {
        let mut next = 0;
        let rows = self.zh.clone().zip(&self.rows).map(|(sentence, row)| {
            while links.get(next).is_some_and(|&(end, _)| end <= sentence) {
                next += 1;
            }
            let low = next
                .checked_sub(1)
                .map_or(self.en.start, |last| links[last].1);
            let high = links.get(next).map_or(self.en.end, |&(_, end)| end);
            let low = low.saturating_sub(NARROW + 1).max(row.start);
            low..(high + NARROW).min(row.end).max(low + 1)
        });
        Self::new(self.zh.clone(), self.en.clone(), rows.collect())
    }

    /// The corridor without the cells that lie across `segments`: sentences of one segment
    /// of the one side face the same segment of the other.
    pub(super) fn within(&self, segments: &[(Range<usize>, Range<usize>)]) -> Self {
        if segments.is_empty() {
            return self.clone();
        }
        let mut next = 0;
        let rows = self.zh.clone().zip(&self.rows).map(|(sentence, row)| {
            while segments.get(next).is_some_and(|(zh, _)| zh.end <= sentence) {
                next += 1;
            }
            match segments.get(next) {
                Some((zh, en)) if zh.contains(&sentence) => {
                    let low = row.start.clamp(en.start, en.end);
                    low..row.end.clamp(low, en.end)
                }
                _ => row.clone(),
            }
        });
        let rows = rows.collect();
        Self::new(self.zh.clone(), self.en.clone(), rows)
    }

    /// The number of the cell of two sentences, the row counted from the corridor's first.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let columns = self.rows.get(row)?;
        columns
            .contains(&column)
            .then(|| self.cells[row] + column - columns.start)
    }

    /// The English sentences of a row.
    pub(super) fn row(&self, row: usize) -> &Range<usize> {
        &self.rows[row]
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.cells[self.rows.len()]
    }

    /// The number of a node.
    pub(super) fn node(&self, row: usize, column: usize) -> Option<usize> {
        if row > self.rows.len() {
            return None;
        }
        let columns = self.columns(row);
        columns
            .contains(&column)
            .then(|| self.nodes[row] + column - columns.start())
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> usize {
        self.nodes[self.rows.len() + 1]
    }

    fn columns(&self, row: usize) -> std::ops::RangeInclusive<usize> {
        let end = |row: usize| self.rows.get(row).map_or(self.en.end, |row| row.end);
        match row.checked_sub(1) {
            None => self.en.start..=end(0),
            Some(before) => self.rows[before].start..=self.rows[before].end,
        }
    }

    /// The row, the column and the number of each node, in order.
    pub(super) fn each_node(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        (0..=self.rows.len())
            .flat_map(|row| self.columns(row).map(move |column| (row, column)))
            .enumerate()
            .map(|(node, (row, column))| (row, column, node))
    }

    /// As [`Corridor::each_node`], the last first.
    pub(super) fn each_node_backwards(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        let last = self.nodes() - 1;
        (0..=self.rows.len())
            .rev()
            .flat_map(|row| self.columns(row).rev().map(move |column| (row, column)))
            .enumerate()
            .map(move |(place, (row, column))| (row, column, last - place))
    }
}

/// The columns of one row, between the anchors before and after it.
fn row(
    sentence: usize,
    before: Option<(usize, usize)>,
    after: (usize, usize),
    columns: usize,
    widest: usize,
) -> Range<usize> {
    let (low, high) = (before.map_or(0, |anchor| anchor.1), after.1);
    let zh_span = after.0 - before.map_or(0, |anchor| anchor.0);
    let zh_done = sentence - before.map_or(0, |anchor| anchor.0);
    // Between the anchors a straight line leads on.
    let middle = low + (high - low) * zh_done / zh_span.max(1);
    let row = if zh_span <= 2 {
        middle.min(low).saturating_sub(HALF_WIDTH)..middle + HALF_WIDTH + 1
    } else if zh_span + (high - low) < BOX {
        low.saturating_sub(HALF_WIDTH)..high + HALF_WIDTH
    } else {
        let half = HALF_WIDTH + (high - low) / 8;
        middle.saturating_sub(half)..middle + half
    };
    row.start.max(middle.saturating_sub(widest))..row.end.min(middle + widest).min(columns)
}

/// Makes every row follow on the one before, so that a path leads through.
fn connect(rows: &mut [Range<usize>], en: &Range<usize>) {
    let mut low = en.end;
    for row in rows.iter_mut().rev() {
        low = low.min(row.start);
        row.start = low;
    }
    let mut high = en.start;
    let starts: Vec<usize> = rows.iter().skip(1).map(|row| row.start).collect();
    let ends = starts.into_iter().chain([en.end]);
    for (row, next_start) in rows.iter_mut().zip(ends) {
        high = high.max(row.end).max(next_start);
        row.end = high;
    }
    if let Some(first) = rows.first_mut() {
        first.start = en.start;
    }
}

/// The heaviest chain of similar sentences in which both sides go on, without its weak
/// links.
fn anchors(similarity: &Similarity) -> Vec<(usize, usize)> {
    let mut points: Vec<(usize, usize, f64)> = Vec::new();
    for (zh, best) in similarity.of_zh.iter().enumerate() {
        for (rank, &(en, score)) in best.iter().enumerate() {
            points.push((zh, en as usize, f64::from(score) / (1.0 + count(rank))));
        }
    }
    for (en, best) in similarity.of_en.iter().enumerate() {
        for (rank, &(zh, score)) in best.iter().enumerate() {
            points.push((zh as usize, en, f64::from(score) / (1.0 + count(rank))));
        }
    }
    points.sort_unstable_by_key(|&(zh, en, _)| (zh, en));
    points.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    let chain = heaviest_chain(&points, similarity.of_en.len());
    let mut weights: Vec<f64> = chain.iter().map(|&at| points[at].2).collect();
    weights.sort_unstable_by(f64::total_cmp);
    let median = weights.get(weights.len() / 2).copied().unwrap_or(0.0);
    chain
        .into_iter()
        .map(|at| points[at])
        .filter(|&(_, _, weight)| weight >= 0.5 * median)
        .map(|(zh, en, _)| (zh, en))
        .collect()
}

/// The places in `points`, sorted by row, of the chain with the greatest sum of weights in
/// which rows and columns increase: a binary indexed tree (Fenwick 1994) of the best chain
/// up to each column.
fn heaviest_chain(points: &[(usize, usize, f64)], columns: usize) -> Vec<usize> {
    let mut tree: Vec<(f64, Option<usize>)> = vec![(0.0, None); columns + 1];
    let mut best: Vec<(f64, Option<usize>)> = vec![(0.0, None); points.len()];
    let mut start = 0;
    while start < points.len() {
        let row = points[start].0;
        let end = start + points[start..].partition_point(|point| point.0 == row);
        for at in start..end {
            let mut column = points[at].1;
            let mut before = (0.0, None);
            while column > 0 {
                if tree[column].0 > before.0 {
                    before = tree[column];
                }
                column &= column - 1;
            }
            best[at] = (before.0 + points[at].2, before.1);
        }
        for at in start..end {
            let mut column = points[at].1 + 1;
            while column <= columns {
                if best[at].0 > tree[column].0 {
                    tree[column] = (best[at].0, Some(at));
                }
                column += column & column.wrapping_neg();
            }
        }
        start = end;
    }
    let mut chain = Vec::new();
    let mut at = (0..points.len()).max_by(|&one, &other| best[one].0.total_cmp(&best[other].0));
    while let Some(place) = at {
        chain.push(place);
        at = best[place].1;
    }
    chain.reverse();
    chain
}
