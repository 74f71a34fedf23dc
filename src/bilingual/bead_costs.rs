//! What it costs to let some sentences translate some others: how unlikely their lengths
//! are (Gale & Church 1993) and how unlikely their words, each of which may come from a
//! word at about the same place of the other side (IBM model 1 with a prior on positions,
//! in both directions) or from nowhere.

use super::GoOn;
use super::corridor::Corridor;
use super::lattice::{IMPOSSIBLE, SHAPES};
use super::side::{Side, count};
use super::token::Token;
use super::translation::Translations;
use std::ops::{ControlFlow, Range};
use std::sync::LazyLock;

/// How probable each of [`SHAPES`] is.
const PRIORS: [f64; SHAPES.len()] = [
    0.60, 0.17, 0.05, 0.02, 0.06, 0.005, 0.01, 0.004, 0.025, 0.001, 0.002, 0.01, 0.0005,
];
/// The variance of English characters for each expected one.
const LENGTH_VARIANCE: f64 = 12.0;
/// How much the words count beside the lengths.
pub(super) const WORD_WEIGHT: f64 = 0.65;
/// How probable it is that a word comes from nowhere.
const NO_SOURCE: f64 = 0.87;
const NO_SOURCE_NUMBER: f64 = 0.6;
const NO_SOURCE_MARK: f64 = 0.7;
/// The most tokens of a side of a bead; longer sentences translate nothing.
const LONGEST: usize = 1000;
/// The most places that one word is compared with: a text may be one word over and over.
const MOST_MATCHES: usize = 64;
/// What it costs that a quotation is open on one side only.
const OPEN_QUOTATION: f32 = 1.5;

/// A pair of words that may translate each other.
struct Match {
    zh: u32,
    en: u32,
    forward: f32,
    backward: f32,
}

/// The pairs of words of each cell.
struct Matches {
    /// Where those of a cell start; all at the end.
    starts: Vec<u32>,
    matches: Vec<Match>,
}

impl Matches {
    fn new(zh: &Side, en: &Side, translations: &Translations, corridor: &Corridor) -> Self {
        let mut starts = vec![0_u32; corridor.len() + 2];
        each_match(zh, en, translations, corridor, |cell, _| {
            starts[cell + 2] += 1;
        });
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let total = starts[corridor.len() + 1] as usize;
        let mut matches: Vec<Match> = Vec::new();
        matches.resize_with(total, || Match {
            zh: 0,
            en: 0,
            forward: 0.0,
            backward: 0.0,
        });
        each_match(zh, en, translations, corridor, |cell, found| {
            matches[starts[cell + 1] as usize] = found;
            starts[cell + 1] += 1;
        });
        Self { starts, matches }
    }

    fn of(&self, cell: usize) -> &[Match] {
        &self.matches[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }
}

fn each_match(
    zh: &Side,
    en: &Side,
    translations: &Translations,
    corridor: &Corridor,
    mut found: impl FnMut(usize, Match),
) {
    for (row, sentence) in corridor.zh.clone().enumerate() {
        let columns = corridor.row(row);
        let tokens = en.starts[columns.start]..en.starts[columns.end];
        if zh.sentence(sentence).len() > LONGEST {
            continue;
        }
        for place in zh.starts[sentence]..zh.starts[sentence + 1] {
            for &(kind, forward, backward) in &translations.of_zh[zh.tokens[place] as usize] {
                for &other in en.postings_in(kind, &tokens).iter().take(MOST_MATCHES) {
                    let column = en.sentence_of[other as usize] as usize;
                    if let Some(cell) = corridor.cell(row, column) {
                        let zh = super::side::small(place);
                        found(
                            cell,
                            Match {
                                zh,
                                en: other,
                                forward,
                                backward,
                            },
                        );
                    }
                }
            }
        }
    }
}

/// How much likelier a word is at the same relative place of the other side.
struct Kernel {
    /// By the distance, in thousandths.
    weights: Vec<f64>,
    /// The mean over all places, by the place.
    means: Vec<f64>,
}

const STEPS: usize = 1000;
const MEANS: usize = 64;

static KERNEL: LazyLock<Kernel> = LazyLock::new(|| {
    const WIDTH: f64 = 0.28;
    const FLOOR: f64 = 0.3;
    let weight = |distance: f64| FLOOR + (1.0 - FLOOR) * (-0.5 * (distance / WIDTH).powi(2)).exp();
    let means = (0..MEANS).map(|bin| {
        let place = (count(bin) + 0.5) / count(MEANS);
        let others = (0..200).map(|other| weight((count(other) + 0.5) / 200.0 - place));
        others.sum::<f64>() / 200.0
    });
    Kernel {
        weights: (0..=STEPS)
            .map(|step| weight(count(step) / count(STEPS)))
            .collect(),
        means: means.collect(),
    }
});

impl Kernel {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "places are from 0 to 1"
    )]
    fn weight(&self, distance: f64) -> f64 {
        self.weights[(distance.abs() * count(STEPS)) as usize]
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "places are from 0 to 1"
    )]
    fn mean(&self, place: f64) -> f64 {
        self.means[((place * count(MEANS)) as usize).min(MEANS - 1)]
    }
}

/// What the tokens of one side cost where nothing matches, and how much a match helps.
struct Words {
    /// The sum of the costs before each token.
    sums: Vec<f64>,
    /// For each type what a match is multiplied by.
    helps: Vec<f64>,
}

impl Words {
    fn new(side: &Side, is_known: impl Fn(usize) -> bool) -> Self {
        let no_source: Vec<f64> = side
            .vocabulary
            .iter()
            .enumerate()
            .map(|(kind, token)| match token {
                _ if !is_known(kind) => NO_SOURCE,
                Token::Word(_) => NO_SOURCE,
                Token::Number(_) | Token::Weekday(_) | Token::Month(_) => NO_SOURCE_NUMBER,
                Token::Percent | Token::Dollar | Token::Mark(_) => NO_SOURCE_MARK,
            })
            .collect();
        let mut sum = 0.0;
        let mut sums = vec![0.0];
        for &kind in &side.tokens {
            let kind = kind as usize;
            sum -= (no_source[kind] * side.unigram[kind]).ln();
            sums.push(sum);
        }
        let helps = no_source
            .iter()
            .zip(&side.unigram)
            .map(|(no_source, unigram)| (1.0 - no_source) / (no_source * unigram))
            .collect();
        Self { sums, helps }
    }
}

/// Sums by token of a bead, and which of them are not zero.
#[derive(Default)]
struct Scratch {
    sums: Vec<f64>,
    touched: Vec<usize>,
}

impl Scratch {
    fn add(&mut self, place: usize, weight: f64) {
        if self.sums.len() <= place {
            self.sums.resize(place + 1, 0.0);
        }
        if self.sums[place] == 0.0 {
            self.touched.push(place);
        }
        self.sums[place] += weight;
    }

    /// The logarithm of the product of 1 + each sum times what it is worth, in two parts:
    /// a sum of logarithms, and what is left to take the logarithm of.
    fn drain(&mut self, worth: impl Fn(usize) -> f64) -> (f64, f64) {
        let (mut log, mut product) = (0.0, 1.0);
        for &place in &self.touched {
            product *= 1.0 + worth(place) * std::mem::take(&mut self.sums[place]);
            if product > 1e100 {
                log += f64::ln(product);
                product = 1.0;
            }
        }
        self.touched.clear();
        (log, product)
    }
}

/// What the words of beads cost in two texts; made once for any part of them.
pub(super) struct WordCosts<'a> {
    zh: &'a Side,
    en: &'a Side,
    translations: &'a Translations,
    zh_words: Words,
    en_words: Words,
}

impl<'a> WordCosts<'a> {
    pub(super) fn new(zh: &'a Side, en: &'a Side, translations: &'a Translations) -> Self {
        Self {
            zh_words: Words::new(zh, |kind| !translations.of_zh[kind].is_empty()),
            en_words: Words::new(en, |kind| translations.en_known[kind]),
            zh,
            en,
            translations,
        }
    }

    /// For each cell of `corridor` the costs of the shapes that end in it.
    pub(super) fn of(&self, corridor: &Corridor, go_on: GoOn) -> ControlFlow<(), Vec<f32>> {
        let matches = Matches::new(self.zh, self.en, self.translations, corridor);
        let mut costs = vec![IMPOSSIBLE; corridor.len() * SHAPES.len()];
        let mut scratch = [Scratch::default(), Scratch::default()];
        for row in 0..corridor.zh.len() {
            go_on()?;
            for column in corridor.row(row).clone() {
                let Some(cell) = corridor.cell(row, column) else {
                    continue;
                };
                for (shape, (zh_size, en_size)) in SHAPES.into_iter().enumerate() {
                    let (Some(first), Some(left)) = (
                        (row + 1).checked_sub(zh_size),
                        (column + 1).checked_sub(en_size),
                    ) else {
                        continue;
                    };
                    if corridor.node(first, left).is_none() {
                        continue;
                    }
                    let bead = (first..row + 1, left..column + 1);
                    if let Some(cost) = self.bead(corridor, &matches, &bead, &mut scratch) {
                        costs[cell * SHAPES.len() + shape] = cost;
                    }
                }
            }
        }
        ControlFlow::Continue(costs)
    }

    /// What a bead of these rows and columns costs; nothing where it is too long.
    fn bead(
        &self,
        corridor: &Corridor,
        matches: &Matches,
        (rows, columns): &(Range<usize>, Range<usize>),
        [zh_sums, en_sums]: &mut [Scratch; 2],
    ) -> Option<f32> {
        let (zh, en) = (self.zh, self.en);
        let zh_start = zh.starts[corridor.zh.start + rows.start];
        let zh_end = zh.starts[corridor.zh.start + rows.end];
        let (en_start, en_end) = (en.starts[columns.start], en.starts[columns.end]);
        let (zh_length, en_length) = ((zh_end - zh_start).max(1), (en_end - en_start).max(1));
        if zh_length > LONGEST || en_length > LONGEST {
            return None;
        }
        let kernel = &*KERNEL;
        let (per_zh, per_en) = (1.0 / count(zh_length), 1.0 / count(en_length));
        for row in rows.clone() {
            for column in columns.clone() {
                let Some(cell) = corridor.cell(row, column) else {
                    continue;
                };
                for found in matches.of(cell) {
                    let (z, e) = (found.zh as usize - zh_start, found.en as usize - en_start);
                    let zh_place = (count(z) + 0.5) * per_zh;
                    let en_place = (count(e) + 0.5) * per_en;
                    let weight = kernel.weight(zh_place - en_place);
                    en_sums.add(e, f64::from(found.forward) * weight / kernel.mean(en_place));
                    zh_sums.add(
                        z,
                        f64::from(found.backward) * weight / kernel.mean(zh_place),
                    );
                }
            }
        }
        let (zh_words, en_words) = (&self.zh_words, &self.en_words);
        let unmatched = en_words.sums[en_end] - en_words.sums[en_start] + zh_words.sums[zh_end]
            - zh_words.sums[zh_start];
        let (en_log, en_product) =
            en_sums.drain(|place| en_words.helps[en.tokens[en_start + place] as usize] * per_zh);
        let (zh_log, zh_product) =
            zh_sums.drain(|place| zh_words.helps[zh.tokens[zh_start + place] as usize] * per_en);
        let matched = en_log + zh_log + (en_product * zh_product).ln();
        #[expect(clippy::cast_possible_truncation, reason = "costs need no more digits")]
        let cost = (WORD_WEIGHT * (unmatched - matched)) as f32;
        Some(cost)
    }
}

/// What the words of a sentence cost where it is left out, for each one of `side`.
pub(super) fn gap_costs(side: &Side) -> Vec<f64> {
    (0..side.len())
        .map(|sentence| {
            let words = side.sentence(sentence).iter();
            let surprise: f64 = words.map(|&kind| -side.unigram[kind as usize].ln()).sum();
            WORD_WEIGHT * surprise
        })
        .collect()
}

/// Adds to the costs of the words those of the lengths, `ratio` English characters for a
/// Chinese one, of the shapes, and of quotations that are open on one side only. Beads
/// that end in a node which is not `alive` are impossible.
pub(super) fn with_lengths(
    words: &[f32],
    (zh, en): (&Side, &Side),
    corridor: &Corridor,
    ratio: f64,
    with_quotations: bool,
    alive: Option<&[bool]>,
) -> Vec<f32> {
    let (zh_sums, en_sums) = (&zh.character_sums, &en.character_sums);
    let priors = PRIORS.map(|prior| -prior.ln());
    let mut costs = words.to_vec();
    for row in 0..corridor.zh.len() {
        let zh_end = corridor.zh.start + row + 1;
        for column in corridor.row(row).clone() {
            let Some(cell) = corridor.cell(row, column) else {
                continue;
            };
            let node = corridor.node(row + 1, column + 1);
            if !alive.zip(node).is_none_or(|(alive, node)| alive[node]) {
                costs[cell * SHAPES.len()..(cell + 1) * SHAPES.len()].fill(IMPOSSIBLE);
                continue;
            }
            let differs = with_quotations && zh.states[zh_end] != en.states[column + 1];
            let quotation = if differs { OPEN_QUOTATION } else { 0.0 };
            for (shape, (zh_size, en_size)) in SHAPES.into_iter().enumerate() {
                let cost = &mut costs[cell * SHAPES.len() + shape];
                if *cost >= IMPOSSIBLE / 10.0 {
                    continue;
                }
                let expected = ratio * (zh_sums[zh_end] - zh_sums[zh_end - zh_size]);
                let found = en_sums[column + 1] - en_sums[column + 1 - en_size];
                #[expect(clippy::cast_possible_truncation, reason = "costs need no more digits")]
                let more = (length_cost(expected, found) + priors[shape]) as f32;
                *cost += more + quotation;
            }
        }
    }
    costs
}

/// The Chinese and the English characters that the beads have, as far as they are probable.
pub(super) fn expected_characters(
    posteriors: &[f32],
    zh: &Side,
    en: &Side,
    corridor: &Corridor,
) -> (f64, f64) {
    let (zh_sums, en_sums) = (&zh.character_sums, &en.character_sums);
    let mut total = (0.0, 0.0);
    for row in 0..corridor.zh.len() {
        let zh_end = corridor.zh.start + row + 1;
        for column in corridor.row(row).clone() {
            let Some(cell) = corridor.cell(row, column) else {
                continue;
            };
            for (shape, (zh_size, en_size)) in SHAPES.into_iter().enumerate() {
                let probability = f64::from(posteriors[cell * SHAPES.len() + shape]);
                if probability > 1e-4 {
                    total.0 += probability * (zh_sums[zh_end] - zh_sums[zh_end - zh_size]);
                    total.1 += probability * (en_sums[column + 1] - en_sums[column + 1 - en_size]);
                }
            }
        }
    }
    total
}

/// How unlikely it is that so many English characters translate so many expected ones.
fn length_cost(expected: f64, found: f64) -> f64 {
    let variance = (f64::midpoint(expected, found) + 1.0) * LENGTH_VARIANCE;
    let deviation = (found - expected).abs() / variance.sqrt();
    tail(deviation)
}

/// The farthest deviation in [`TAILS`], and its steps for each standard deviation.
const FARTHEST: usize = 8;
const TAIL_STEPS: usize = 128;

/// The negative logarithm of the probability of a deviation at least as great, by steps.
static TAILS: LazyLock<Vec<f64>> = LazyLock::new(|| {
    (0..=FARTHEST * TAIL_STEPS + 1)
        .map(|step| {
            let deviation = count(step) / count(TAIL_STEPS);
            -libm::erfc(deviation / std::f64::consts::SQRT_2)
                .max(1e-12)
                .ln()
        })
        .collect()
});

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "deviations are not negative, and cut off"
)]
fn tail(deviation: f64) -> f64 {
    let place = deviation.min(count(FARTHEST)) * count(TAIL_STEPS);
    let step = place as usize;
    let (low, high) = (TAILS[step], TAILS[step + 1]);
    low + (high - low) * (place - count(step))
}
