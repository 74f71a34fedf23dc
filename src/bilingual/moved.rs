//! Blocks that stand elsewhere in the other text: of the sentences left out on both sides,
//! which runs translate each other all the same.
//!
//! Only runs with sentences that are among each other's most similar ones are compared,
//! and each two of them once: what is left of a run when a block is taken is a new run.

use super::GoOn;
use super::bead_costs::{WordCosts, with_lengths};
use super::corridor::Corridor;
use super::lattice::{GapCosts, Lattice, Step};
use super::side::{Side, count};
use super::similarity::Similarity;
use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};
use std::ops::{ControlFlow, Range};

/// How much likelier than chance a moved block must be, in nats.
const LEAST_GAIN: f64 = 4.0;
/// What is looked at: pairs of sentences of one pair of runs, and of all together.
const MOST_CELLS_OF_PAIR: usize = 40_000;
const MOST_CELLS: usize = 400_000;

/// Inside a block a gap is dear; around it sentences may be left out.
const GAPS: GapCosts = GapCosts {
    open: [3.0, 3.0],
    extend: [0.7, 0.7],
    cross: 2.0,
};
/// What it costs that neither of two runs is a block.
const NO_BLOCK: f64 = 5.0;

/// Sentences of both sides that translate each other.
type Link = (Range<usize>, Range<usize>);
/// The same, and how sure that is.
pub(super) type Moved = (Range<usize>, Range<usize>, f32);

/// What is needed to compare two runs.
pub(super) struct Blocks<'a> {
    pub(super) zh: &'a Side,
    pub(super) en: &'a Side,
    pub(super) words: &'a WordCosts<'a>,
    pub(super) similarity: &'a Similarity,
    pub(super) zh_gaps: &'a [f64],
    pub(super) en_gaps: &'a [f64],
    pub(super) ratio: f64,
}

/// What two runs of sentences gain by translating each other, and how.
struct Block {
    gain: f64,
    /// The runs, by their numbers.
    runs: [usize; 2],
    links: Vec<Link>,
}

/// The runs of sentences left out on one side.
struct Runs {
    /// Those that a block was taken from are none any more.
    runs: Vec<Option<Range<usize>>>,
    /// The run of each sentence of the side.
    run_of: Vec<Option<usize>>,
}

impl Runs {
    fn new(sentences: usize) -> Self {
        Self {
            runs: Vec::new(),
            run_of: vec![None; sentences],
        }
    }

    /// Adds runs of these consecutive sentences; returns their numbers.
    fn extend(&mut self, sentences: impl IntoIterator<Item = usize>) -> Range<usize> {
        let first = self.runs.len();
        for sentence in sentences {
            match self.runs[first..].last_mut() {
                Some(Some(run)) if run.end == sentence => run.end += 1,
                _ => self.runs.push(Some(sentence..sentence + 1)),
            }
            self.run_of[sentence] = Some(self.runs.len() - 1);
        }
        first..self.runs.len()
    }

    /// Takes the sentences of `taken` out of a run; returns the numbers of what is left.
    fn split(&mut self, run: usize, taken: &[&Range<usize>]) -> Range<usize> {
        let sentences = self.runs[run].take().unwrap_or_default();
        for sentence in sentences.clone() {
            self.run_of[sentence] = None;
        }
        let is_left = |at: &usize| !taken.iter().any(|range| range.contains(at));
        self.extend(sentences.filter(is_left))
    }
}

impl Blocks<'_> {
    /// The links of the moved blocks among the sentences that are gaps on `path`, each with
    /// its confidence, the best first.
    pub(super) fn find(&self, path: &[Step], go_on: GoOn) -> ControlFlow<(), Vec<Moved>> {
        let gaps = || path.iter().filter(|step| !step.is_bead());
        let (mut zh, mut en) = (Runs::new(self.zh.len()), Runs::new(self.en.len()));
        let new_zh = zh.extend(gaps().flat_map(|step| step.zh.clone()));
        let new_en = en.extend(gaps().flat_map(|step| step.en.clone()));
        let mut links = Vec::new();
        if new_zh.is_empty() || new_en.is_empty() {
            return ControlFlow::Continue(links);
        }
        let similar = similar(self.similarity);
        let mut blocks = BinaryHeap::new();
        let mut cells = 0;
        let mut wanted = pairs(new_zh, &zh, &en, &similar[0]);
        loop {
            for runs in wanted {
                let (Some(zh), Some(en)) = (&zh.runs[runs[0]], &en.runs[runs[1]]) else {
                    continue;
                };
                let size = zh.len() * en.len();
                if size > MOST_CELLS_OF_PAIR || cells + size > MOST_CELLS {
                    continue;
                }
                cells += size;
                blocks.extend(self.block(runs, zh.clone(), en.clone(), go_on)?);
            }
            let is_whole = |block: &Block| {
                zh.runs[block.runs[0]].is_some() && en.runs[block.runs[1]].is_some()
            };
            let Some(block) = std::iter::from_fn(|| blocks.pop()).find(is_whole) else {
                return ControlFlow::Continue(links);
            };
            let (taken_zh, taken_en): (Vec<_>, Vec<_>) =
                block.links.iter().map(|(zh, en)| (zh, en)).unzip();
            let new_zh = zh.split(block.runs[0], &taken_zh);
            let new_en = en.split(block.runs[1], &taken_en);
            wanted = pairs(new_zh, &zh, &en, &similar[0]);
            let others = pairs(new_en, &en, &zh, &similar[1]).into_iter();
            wanted.extend(others.map(|[en, zh]| [zh, en]));
            #[expect(clippy::cast_possible_truncation, reason = "a probability")]
            let confidence = (1.0 - (LEAST_GAIN / 2.0 - block.gain / 2.0).exp() / 2.0) as f32;
            links.extend(block.links.into_iter().map(|(z, e)| (z, e, confidence)));
        }
    }

    fn block(
        &self,
        runs: [usize; 2],
        zh: Range<usize>,
        en: Range<usize>,
        go_on: GoOn,
    ) -> ControlFlow<(), Option<Block>> {
        let corridor = Corridor::whole(zh.clone(), en.clone());
        let words = self.words.of(&corridor, go_on)?;
        let costs = with_lengths(
            &words,
            (self.zh, self.en),
            &corridor,
            self.ratio,
            false,
            None,
        );
        let (zh_gaps, en_gaps) = (&self.zh_gaps[zh.clone()], &self.en_gaps[en.clone()]);
        let lattice = Lattice {
            corridor: &corridor,
            beads: &costs,
            zh_gaps,
            en_gaps,
            gaps: GAPS,
            alive: None,
        };
        let (path, cost) = lattice.best_path(go_on)?;
        let apart = zh_gaps.iter().chain(en_gaps).sum::<f64>()
            + GAPS.extend[0] * count(zh.len() + en.len())
            + NO_BLOCK;
        let links: Vec<Link> = path
            .into_iter()
            .filter(Step::is_bead)
            .map(|step| (step.zh, step.en))
            .collect();
        let gain = apart - cost;
        let is_block = gain > LEAST_GAIN && !links.is_empty();
        ControlFlow::Continue(is_block.then_some(Block { gain, runs, links }))
    }
}

impl PartialEq for Block {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Block {}

impl PartialOrd for Block {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Block {
    /// By gain; of equals the first ones.
    fn cmp(&self, other: &Self) -> Ordering {
        let gain = self.gain.total_cmp(&other.gain);
        gain.then_with(|| other.runs.cmp(&self.runs))
    }
}

/// For each sentence of either side those of the other that are among its most similar
/// ones, or that it is among those of.
fn similar(similarity: &Similarity) -> [Vec<Vec<usize>>; 2] {
    let (of_zh, of_en) = (&similarity.of_zh, &similarity.of_en);
    let mut similar = [vec![Vec::new(); of_zh.len()], vec![Vec::new(); of_en.len()]];
    let from_zh = (0..).zip(of_zh).flat_map(|(zh, best)| {
        let best = best.iter();
        best.map(move |&(en, _)| (zh, en as usize))
    });
    let from_en = (0..).zip(of_en).flat_map(|(en, best)| {
        let best = best.iter();
        best.map(move |&(zh, _)| (zh as usize, en))
    });
    for (zh, en) in from_zh.chain(from_en) {
        similar[0][zh].push(en);
        similar[1][en].push(zh);
    }
    similar
}

/// The pairs of runs, `new` ones of the one side and any of the other, that have similar
/// sentences.
fn pairs(
    new: Range<usize>,
    own: &Runs,
    other: &Runs,
    similar: &[Vec<usize>],
) -> BTreeSet<[usize; 2]> {
    new.flat_map(|run| {
        let sentences = own.runs[run].clone().unwrap_or_default();
        sentences.map(move |sentence| (run, sentence))
    })
    .flat_map(|(run, sentence)| {
        let similar = similar[sentence].iter();
        similar.filter_map(move |&facing| Some([run, other.run_of[facing]?]))
    })
    .collect()
}
