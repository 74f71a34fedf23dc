//! Blocks that stand elsewhere in the other text: of the sentences left out on both sides,
//! which runs translate each other all the same.

use super::bead_costs::{with_lengths, word_costs};
use super::corridor::Corridor;
use super::lattice::{GapCosts, Lattice, Step};
use super::side::{Side, count};
use super::translation::Translations;
use foldhash::HashMap;
use std::ops::Range;

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

/// What two runs of sentences gain by translating each other, and how.
#[derive(Clone)]
struct Block {
    gain: f64,
    links: Vec<(Range<usize>, Range<usize>)>,
}

/// What is needed to compare two runs.
pub(super) struct Blocks<'a> {
    pub(super) zh: &'a Side,
    pub(super) en: &'a Side,
    pub(super) translations: &'a Translations,
    pub(super) zh_gaps: &'a [f64],
    pub(super) en_gaps: &'a [f64],
    pub(super) ratio: f64,
}

impl Blocks<'_> {
    /// The links of the moved blocks among the sentences that are gaps on `path`, each with
    /// its confidence, the best first.
    pub(super) fn find(&self, path: &[Step]) -> Vec<(Range<usize>, Range<usize>, f32)> {
        let gaps = |side: fn(&Step) -> Range<usize>| -> Vec<usize> {
            let gaps = path.iter().filter(|step| !step.is_bead());
            gaps.flat_map(side).collect()
        };
        let mut zh = gaps(|step| step.zh.clone());
        let mut en = gaps(|step| step.en.clone());
        let mut links = Vec::new();
        if zh.len() * en.len() > MOST_CELLS {
            return links;
        }
        let mut known: HashMap<(Range<usize>, Range<usize>), Option<Block>> = HashMap::default();
        loop {
            let mut best: Option<Block> = None;
            for zh in runs(&zh) {
                for en in runs(&en) {
                    let block = known
                        .entry((zh.clone(), en.clone()))
                        .or_insert_with(|| self.block(zh.clone(), en));
                    if let Some(block) = block
                        && best.as_ref().is_none_or(|best| block.gain > best.gain)
                    {
                        best = Some(block.clone());
                    }
                }
            }
            let Some(block) = best else { break };
            #[expect(clippy::cast_possible_truncation, reason = "a probability")]
            let confidence = (1.0 - (LEAST_GAIN / 2.0 - block.gain / 2.0).exp() / 2.0) as f32;
            for (z, e) in block.links {
                zh.retain(|sentence| !z.contains(sentence));
                en.retain(|sentence| !e.contains(sentence));
                links.push((z, e, confidence));
            }
        }
        links
    }

    fn block(&self, zh: Range<usize>, en: Range<usize>) -> Option<Block> {
        if zh.len() * en.len() > MOST_CELLS_OF_PAIR {
            return None;
        }
        let corridor = Corridor::whole(zh.clone(), en.clone());
        let words = word_costs(self.zh, self.en, self.translations, &corridor);
        let costs = with_lengths(&words, self.zh, self.en, &corridor, self.ratio, false);
        let (zh_gaps, en_gaps) = (&self.zh_gaps[zh.clone()], &self.en_gaps[en.clone()]);
        let lattice = Lattice {
            corridor: &corridor,
            beads: &costs,
            zh_gaps,
            en_gaps,
            gaps: GAPS,
        };
        let (path, cost) = lattice.best_path();
        let apart = zh_gaps.iter().chain(en_gaps).sum::<f64>()
            + GAPS.extend[0] * count(zh.len() + en.len())
            + NO_BLOCK;
        let links: Vec<_> = path
            .into_iter()
            .filter(Step::is_bead)
            .map(|step| (step.zh, step.en))
            .collect();
        let gain = apart - cost;
        (gain > LEAST_GAIN && !links.is_empty()).then_some(Block { gain, links })
    }
}

/// The runs of consecutive numbers.
fn runs(numbers: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some(run) if run.end == number => run.end += 1,
            _ => runs.push(number..number + 1),
        }
    }
    runs
}
