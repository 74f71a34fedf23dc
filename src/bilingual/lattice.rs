//! Paths through the lattice of sentence pairs. A path is beads and gaps; a gap is opened
//! or goes on, and so a part left out costs little more than a sentence left out (the
//! affine gaps of Gotoh 1982, with three states as in pair hidden Markov models).

use super::GoOn;
use super::corridor::Corridor;
use std::ops::{ControlFlow, Range};

/// How many sentences of each side a bead may have.
pub(super) const SHAPES: [(usize, usize); 13] = [
    (1, 1),
    (1, 2),
    (2, 1),
    (2, 2),
    (1, 3),
    (3, 1),
    (2, 3),
    (3, 2),
    (1, 4),
    (4, 1),
    (3, 3),
    (1, 5),
    (5, 1),
];

/// More than any path costs.
pub(super) const IMPOSSIBLE: f32 = 1e18;
const NEVER: f64 = -1e18;

/// What the last move was: the state of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Bead,
    ZhGap,
    EnGap,
}

const STATES: [State; 3] = [State::Bead, State::ZhGap, State::EnGap];

/// What a gap costs beside its words, for the Chinese and for the English side.
#[derive(Clone, Copy, Debug)]
pub(super) struct GapCosts {
    /// The first sentence after a bead.
    pub(super) open: [f64; 2],
    /// A further one.
    pub(super) extend: [f64; 2],
    /// The first one after a gap on the other side.
    pub(super) cross: f64,
}

impl GapCosts {
    fn zh(&self, before: State) -> f64 {
        match before {
            State::Bead => self.open[0],
            State::ZhGap => self.extend[0],
            State::EnGap => self.cross,
        }
    }

    fn en(&self, before: State) -> f64 {
        match before {
            State::Bead => self.open[1],
            State::EnGap => self.extend[1],
            State::ZhGap => self.cross,
        }
    }
}

/// The lattice with its costs.
pub(super) struct Lattice<'a> {
    pub(super) corridor: &'a Corridor,
    /// The cost of each shape ending in each cell.
    pub(super) beads: &'a [f32],
    /// What each sentence of the corridor costs as a gap.
    pub(super) zh_gaps: &'a [f64],
    pub(super) en_gaps: &'a [f64],
    pub(super) gaps: GapCosts,
    /// The nodes that a path may lead through; all if none are given.
    pub(super) alive: Option<&'a [bool]>,
}

/// One move of a path: sentences of both sides, or of one that has no counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) zh: Range<usize>,
    pub(super) en: Range<usize>,
    /// The shape, for a bead.
    pub(super) shape: Option<usize>,
}

impl Step {
    pub(super) fn is_bead(&self) -> bool {
        self.shape.is_some()
    }
}

/// How probable each bead and each gap is, and what the sentences tell of gaps.
pub(super) struct Posteriors {
    /// As [`Lattice::beads`].
    pub(super) beads: Vec<f32>,
    pub(super) zh_gaps: Vec<f64>,
    pub(super) en_gaps: Vec<f64>,
    /// The expected numbers of gaps opened and gone on with.
    pub(super) opened: [f64; 2],
    pub(super) extended: [f64; 2],
    pub(super) log_likelihood: f64,
    /// The nodes that a path worth looking at leads through, even if gaps and lengths
    /// should turn out to be others.
    pub(super) alive: Vec<bool>,
}

/// A probability with a smaller logarithm is none.
const NEGLIGIBLE: f64 = -36.0;
/// A node with a smaller one is not looked at again.
const HOPELESS: f64 = -60.0;

/// Where a node of the lattice can be reached from.
struct Sources {
    /// The node one Chinese sentence before.
    zh: Option<usize>,
    /// The node one English sentence before.
    en: Option<usize>,
    /// The cell of the beads that end here.
    cell: Option<usize>,
}

impl Lattice<'_> {
    fn is_alive(&self, node: usize) -> bool {
        self.alive.is_none_or(|alive| alive[node])
    }

    fn sources(&self, row: usize, column: usize) -> Sources {
        let corridor = self.corridor;
        Sources {
            zh: row
                .checked_sub(1)
                .and_then(|row| corridor.node(row, column)),
            en: column
                .checked_sub(1)
                .and_then(|column| corridor.node(row, column)),
            cell: row
                .checked_sub(1)
                .zip(column.checked_sub(1))
                .and_then(|(row, column)| corridor.cell(row, column)),
        }
    }

    /// The shapes that may end in the cell, each with its cost and the node it comes from.
    fn beads_at(
        &self,
        cell: usize,
        row: usize,
        column: usize,
    ) -> impl Iterator<Item = (usize, f32, usize)> {
        let costs = &self.beads[cell * SHAPES.len()..(cell + 1) * SHAPES.len()];
        costs
            .iter()
            .zip(SHAPES)
            .enumerate()
            .filter(|(_, (cost, _))| **cost < IMPOSSIBLE / 10.0)
            .filter_map(move |(shape, (&cost, (zh, en)))| {
                let node = self
                    .corridor
                    .node(row.checked_sub(zh)?, column.checked_sub(en)?)?;
                Some((shape, cost, node))
            })
    }

    /// The cheapest path (Viterbi 1967), and what it costs.
    pub(super) fn best_path(&self, go_on: GoOn) -> ControlFlow<(), (Vec<Step>, f64)> {
        let nodes = self.corridor.nodes();
        // For each node and state the cost, and how it was reached: the state before, and for
        // a bead its shape.
        let mut costs = vec![[f64::INFINITY; 3]; nodes];
        let mut traces = vec![[(0_u8, 0_usize); 3]; nodes];
        costs[0][State::Bead as usize] = 0.0;
        for (row, column, node) in self.corridor.each_node().skip(1) {
            ask(node, go_on)?;
            let sources = self.sources(row, column);
            let cheapest = |from: usize, cost: &dyn Fn(State) -> f64| {
                STATES
                    .into_iter()
                    .map(|state| (costs[from][state as usize] + cost(state), state))
                    .min_by(|one, other| one.0.total_cmp(&other.0))
                    .unwrap_or((f64::INFINITY, State::Bead))
            };
            let (mut reached, mut trace) = ([f64::INFINITY; 3], [(0, 0); 3]);
            if let Some(from) = sources.zh {
                let words = self.zh_gaps[row - 1];
                let (cost, state) = cheapest(from, &|state| words + self.gaps.zh(state));
                reached[State::ZhGap as usize] = cost;
                trace[State::ZhGap as usize] = (state as u8, 0);
            }
            if let Some(from) = sources.en {
                let words = self.en_gaps[column - 1 - self.corridor.en.start];
                let (cost, state) = cheapest(from, &|state| words + self.gaps.en(state));
                reached[State::EnGap as usize] = cost;
                trace[State::EnGap as usize] = (state as u8, 0);
            }
            for (shape, cost, from) in sources
                .cell
                .into_iter()
                .flat_map(|cell| self.beads_at(cell, row, column))
            {
                let (cost, state) = cheapest(from, &|_| f64::from(cost));
                if cost < reached[State::Bead as usize] {
                    reached[State::Bead as usize] = cost;
                    trace[State::Bead as usize] = (state as u8, shape);
                }
            }
            costs[node] = reached;
            traces[node] = trace;
        }
        let last = costs[nodes - 1];
        let state = STATES
            .into_iter()
            .min_by(|&one, &other| last[one as usize].total_cmp(&last[other as usize]))
            .unwrap_or(State::Bead);
        ControlFlow::Continue((self.walk_back(&traces, state), last[state as usize]))
    }

    fn walk_back(&self, traces: &[[(u8, usize); 3]], mut state: State) -> Vec<Step> {
        let corridor = self.corridor;
        let (mut row, mut column) = (corridor.zh.len(), corridor.en.end);
        let mut steps = Vec::new();
        while let Some(node) = corridor.node(row, column).filter(|&node| node > 0) {
            let (before, shape) = traces[node][state as usize];
            let (zh, en) = match state {
                State::Bead => SHAPES[shape],
                State::ZhGap => (1, 0),
                State::EnGap => (0, 1),
            };
            let end = corridor.zh.start + row;
            // A node that nothing reaches ends the walk; the corridor leaves none.
            let (Some(zh_start), Some(en_start)) = (row.checked_sub(zh), column.checked_sub(en))
            else {
                break;
            };
            steps.push(Step {
                zh: end - zh..end,
                en: en_start..column,
                shape: (state == State::Bead).then_some(shape),
            });
            (row, column) = (zh_start, en_start);
            state = STATES[before as usize];
        }
        steps.reverse();
        steps
    }

    /// The posterior probabilities by the forward and backward algorithm (Baum 1970), costs
    /// divided by `temperature`.
    pub(super) fn posteriors(&self, temperature: f64, go_on: GoOn) -> ControlFlow<(), Posteriors> {
        let forward = self.forward(temperature, go_on)?;
        let backward = self.backward(temperature, go_on)?;
        let total: Vec<f64> = forward.iter().map(|&states| log_sum(&states)).collect();
        let log_likelihood = total[total.len() - 1];
        let mut found = Posteriors {
            beads: vec![0.0; self.beads.len()],
            zh_gaps: vec![0.0; self.zh_gaps.len()],
            en_gaps: vec![0.0; self.en_gaps.len()],
            opened: [0.0; 2],
            extended: [0.0; 2],
            log_likelihood,
            alive: vec![false; total.len()],
        };
        for (row, column, node) in self.corridor.each_node() {
            ask(node, go_on)?;
            let after = backward[node];
            let through = STATES.map(|state| forward[node][state as usize] + after[state as usize]);
            let through = through.into_iter().fold(NEVER, f64::max) - log_likelihood;
            found.alive[node] = through > HOPELESS;
            if through < NEGLIGIBLE {
                continue;
            }
            let sources = self.sources(row, column);
            if let Some(cell) = sources.cell.filter(|_| after[0] > NEVER / 2.0) {
                for (shape, cost, from) in self.beads_at(cell, row, column) {
                    let log =
                        total[from] + after[0] - f64::from(cost) / temperature - log_likelihood;
                    if log < NEGLIGIBLE {
                        continue;
                    }
                    #[expect(clippy::cast_possible_truncation, reason = "a probability")]
                    let probability = log.exp() as f32;
                    found.beads[cell * SHAPES.len() + shape] = probability;
                }
            }
            for state in STATES {
                if let Some(from) = sources.zh {
                    let cost = self.zh_gaps[row - 1] + self.gaps.zh(state);
                    let log = forward[from][state as usize] + after[1] - cost / temperature;
                    let probability = (log - log_likelihood).exp();
                    found.zh_gaps[row - 1] += probability;
                    let counts = if state == State::ZhGap {
                        &mut found.extended
                    } else {
                        &mut found.opened
                    };
                    counts[0] += probability;
                }
                if let Some(from) = sources.en {
                    let sentence = column - 1 - self.corridor.en.start;
                    let cost = self.en_gaps[sentence] + self.gaps.en(state);
                    let log = forward[from][state as usize] + after[2] - cost / temperature;
                    let probability = (log - log_likelihood).exp();
                    found.en_gaps[sentence] += probability;
                    let counts = if state == State::EnGap {
                        &mut found.extended
                    } else {
                        &mut found.opened
                    };
                    counts[1] += probability;
                }
            }
        }
        ControlFlow::Continue(found)
    }

    /// For each node and state the logarithm of the sum over all paths to it.
    fn forward(&self, temperature: f64, go_on: GoOn) -> ControlFlow<(), Vec<[f64; 3]>> {
        let nodes = self.corridor.nodes();
        let mut sums = vec![[NEVER; 3]; nodes];
        let mut totals = vec![NEVER; nodes];
        sums[0][State::Bead as usize] = 0.0;
        totals[0] = 0.0;
        for (row, column, node) in self.corridor.each_node().skip(1) {
            ask(node, go_on)?;
            if !self.is_alive(node) {
                continue;
            }
            let sources = self.sources(row, column);
            let mut reached = [NEVER; 3];
            if let Some(from) = sources.zh {
                let words = self.zh_gaps[row - 1];
                reached[1] = log_sum(&STATES.map(|state| {
                    sums[from][state as usize] - (words + self.gaps.zh(state)) / temperature
                }));
            }
            if let Some(from) = sources.en {
                let words = self.en_gaps[column - 1 - self.corridor.en.start];
                reached[2] = log_sum(&STATES.map(|state| {
                    sums[from][state as usize] - (words + self.gaps.en(state)) / temperature
                }));
            }
            if let Some(cell) = sources.cell {
                let mut ways = [NEVER; SHAPES.len()];
                for (shape, cost, from) in self.beads_at(cell, row, column) {
                    ways[shape] = totals[from] - f64::from(cost) / temperature;
                }
                reached[0] = log_sum(&ways);
            }
            sums[node] = reached;
            totals[node] = log_sum(&reached);
        }
        ControlFlow::Continue(sums)
    }

    /// For each node and state the logarithm of the sum over all paths from it to the end.
    fn backward(&self, temperature: f64, go_on: GoOn) -> ControlFlow<(), Vec<[f64; 3]>> {
        let corridor = self.corridor;
        let mut sums = vec![[NEVER; 3]; corridor.nodes()];
        sums[corridor.nodes() - 1] = [0.0; 3];
        for (row, column, node) in corridor.each_node_backwards().skip(1) {
            ask(node, go_on)?;
            if !self.is_alive(node) {
                continue;
            }
            let mut ways = [NEVER; SHAPES.len()];
            for (shape, (zh, en)) in SHAPES.into_iter().enumerate() {
                let Some(cell) = corridor.cell(row + zh - 1, column + en - 1) else {
                    continue;
                };
                let cost = self.beads[cell * SHAPES.len() + shape];
                if cost < IMPOSSIBLE / 10.0
                    && let Some(to) = corridor.node(row + zh, column + en)
                {
                    ways[shape] = sums[to][0] - f64::from(cost) / temperature;
                }
            }
            let beads = log_sum(&ways);
            let zh = corridor.node(row + 1, column).map(|to| sums[to][1]);
            let en = corridor.node(row, column + 1).map(|to| sums[to][2]);
            sums[node] = STATES.map(|state| {
                let zh = zh.map_or(NEVER, |after| {
                    after - (self.zh_gaps[row] + self.gaps.zh(state)) / temperature
                });
                let en = en.map_or(NEVER, |after| {
                    let words = self.en_gaps[column - corridor.en.start];
                    after - (words + self.gaps.en(state)) / temperature
                });
                log_sum(&[beads, zh, en])
            });
        }
        ControlFlow::Continue(sums)
    }
}

/// Asks now and then whether to go on.
fn ask(node: usize, go_on: GoOn) -> ControlFlow<()> {
    const EVERY: usize = 1 << 13;
    if node.is_multiple_of(EVERY) {
        go_on()
    } else {
        ControlFlow::Continue(())
    }
}

/// The logarithm of the sum of what `logs` are the logarithms of.
fn log_sum(logs: &[f64]) -> f64 {
    let greatest = logs.iter().copied().fold(NEVER, f64::max);
    if greatest <= NEVER / 2.0 {
        return NEVER;
    }
    let sum: f64 = logs
        .iter()
        .map(|log| log - greatest)
        .filter(|&log| log > NEGLIGIBLE)
        .map(|log| if log == 0.0 { 1.0 } else { log.exp() })
        .sum();
    greatest + sum.ln()
}
