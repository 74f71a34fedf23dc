//! Aligns the sentences of two texts.
//!
//! The costs of beads come from lengths and words; a path of beads and gaps is found by
//! forward and backward sums over a corridor of pairs. How much of the texts is left out
//! is learned from the texts themselves, and so a headline and a lead facing a whole
//! article is found like a full translation. A second pass knows the words that the
//! first one showed to translate each other.

use super::GoOn;
use super::bead_costs::{WordCosts, expected_characters, gap_costs, with_lengths};
use super::chinese_tokens::chinese_tokens;
use super::constraints::Constraints;
use super::corridor::Corridor;
use super::english_tokens::english_tokens;
use super::lattice::{GapCosts, IMPOSSIBLE, Lattice, Posteriors, SHAPES, Step};
use super::marks::{chinese_states, english_states};
use super::moved::{Blocks, Moved};
use super::side::{Side, count};
use super::similarity::Similarity;
use super::translation::{Translations, document_lexicon, weights, with_document};
use crate::lexicon::Lexicon;
use std::ops::{ControlFlow, Range};

/// English characters for a Chinese one, where the texts do not tell.
const USUAL_RATIO: f64 = 3.6;
/// How many sentences, and how many characters, that is worth.
const USUAL_RATIO_SENTENCES: f64 = 6.0;
const USUAL_RATIO_CHARACTERS: f64 = 200.0;
/// Between these the ratio of the whole texts may be that of their sentences.
const POSSIBLE_RATIOS: Range<f64> = 2.0..6.0;

/// How probable it is that a gap opens, and that it goes on.
const GAP_OPENS: f64 = 0.0016;
const GAP_GOES_ON: f64 = 0.4;
/// How many beads that knowledge is worth, beside one for each sentence.
const GAP_BEADS: f64 = 150.0;
/// The cost of a gap that follows on one of the other side.
const GAP_CROSSES: f64 = 8.0;
/// How many rounds the probabilities of gaps are estimated.
const ROUNDS: usize = 3;

/// The posteriors are flattened a little: the costs take words for independent.
const TEMPERATURE: f64 = 1.2;
/// A bead is worth its posterior less this.
const LEAST_POSTERIOR: f32 = 0.2;

/// A path with the probability of each step, and the links across its order.
pub(super) struct Links {
    pub(super) steps: Vec<(Step, f32)>,
    pub(super) moved: Vec<Moved>,
}

/// Aligns two texts, given in sentences.
pub(super) fn align(
    zh: &[&str],
    en: &[&str],
    lexicon: &Lexicon,
    constraints: &Constraints,
    go_on: GoOn,
) -> ControlFlow<(), Links> {
    if zh.is_empty() || en.is_empty() {
        return ControlFlow::Continue(unlinked(zh.len(), en.len()));
    }
    let (zh, en) = (
        chinese_side(zh, lexicon, go_on)?,
        english_side(en, lexicon, go_on)?,
    );
    let weights = weights(&zh, &en, &lexicon.dictionary, go_on)?;
    let translations = Translations::new(&weights, en.vocabulary.len());
    let similarity = Similarity::new(&zh, &en, &translations, go_on)?;
    let corridor = Corridor::along(&similarity).within(&constraints.segments);
    let aligner = Aligner {
        zh_gaps: gap_costs(&zh),
        en_gaps: gap_costs(&en),
        with_quotations: has_quotations(&zh) && has_quotations(&en),
        zh: &zh,
        en: &en,
        constraints,
    };
    let words = aligner.word_costs(&WordCosts::new(&zh, &en, &translations), &corridor, go_on)?;
    let ratios = aligner.ratios(&similarity);
    let (shape, costs) = aligner.shape(&words, &corridor, &ratios, go_on)?;
    let (path, _) = aligner
        .lattice(&corridor, &costs, shape.gaps())
        .best_path(go_on)?;

    // Again, with the words that the first pass has linked.
    let linked: Vec<(Range<usize>, Range<usize>)> = path
        .iter()
        .filter(|step| step.is_bead())
        .map(|step| (step.zh.clone(), step.en.clone()))
        .collect();
    let document = document_lexicon(&zh, &en, &linked);
    let translations = Translations::new(&with_document(&weights, &document), en.vocabulary.len());
    let ends: Vec<(usize, usize)> = linked
        .iter()
        .map(|(zh, en)| (zh.end - 1, en.end - 1))
        .collect();
    let corridor = corridor.near(&ends).within(&constraints.segments);
    let word_costs = WordCosts::new(&zh, &en, &translations);
    let words = aligner.word_costs(&word_costs, &corridor, go_on)?;
    let costs = aligner.with_lengths(&words, &corridor, shape.ratio, None);
    let posteriors = aligner
        .lattice(&corridor, &costs, shape.gaps())
        .posteriors(TEMPERATURE, go_on)?;
    let path = most_expected(&corridor, &costs, &posteriors, go_on)?;
    let blocks = Blocks {
        zh: &zh,
        en: &en,
        words: &word_costs,
        similarity: &similarity,
        zh_gaps: &aligner.zh_gaps,
        en_gaps: &aligner.en_gaps,
        ratio: shape.ratio,
    };
    let mut moved = blocks.find(&path, go_on)?;
    moved.retain(|(zh, en, _)| !constraints.forbids(zh, en));
    let steps = path
        .into_iter()
        .map(|step| {
            let confidence = confidence(&step, &corridor, &posteriors);
            (step, confidence)
        })
        .collect();
    ControlFlow::Continue(Links { steps, moved })
}

fn unlinked(zh: usize, en: usize) -> Links {
    let step = |zh, en| {
        (
            Step {
                zh,
                en,
                shape: None,
            },
            1.0,
        )
    };
    let steps = (0..zh)
        .map(|at| step(at..at + 1, 0..0))
        .chain((0..en).map(|at| step(zh..zh, at..at + 1)));
    Links {
        steps: steps.collect(),
        moved: Vec::new(),
    }
}

fn chinese_side(sentences: &[&str], lexicon: &Lexicon, go_on: GoOn) -> ControlFlow<(), Side> {
    let mut tokens = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        go_on()?;
        tokens.push(chinese_tokens(sentence, lexicon));
    }
    ControlFlow::Continue(Side::new(
        tokens,
        sentences
            .iter()
            .map(|sentence| count(sentence.chars().filter(|&letter| letter != ' ').count() + 1))
            .collect(),
        chinese_states(sentences),
    ))
}

fn english_side(sentences: &[&str], lexicon: &Lexicon, go_on: GoOn) -> ControlFlow<(), Side> {
    let mut tokens = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        go_on()?;
        tokens.push(english_tokens(sentence, &lexicon.dictionary));
    }
    ControlFlow::Continue(Side::new(
        tokens,
        sentences
            .iter()
            .map(|sentence| count(sentence.chars().count() + 1))
            .collect(),
        english_states(sentences),
    ))
}

/// Whether a text marks quotations often enough for them to tell anything.
fn has_quotations(side: &Side) -> bool {
    let open = side.states.iter().filter(|&&is_open| is_open).count();
    let changes = side
        .states
        .windows(2)
        .filter(|pair| pair[0] != pair[1])
        .count();
    open + changes > 2
}

/// The ratio of the lengths and the probabilities of gaps, which the texts show.
#[derive(Clone, Copy)]
struct Shape {
    ratio: f64,
    /// Of Chinese and of English sentences.
    opens: [f64; 2],
    goes_on: [f64; 2],
}

impl Shape {
    fn gaps(&self) -> GapCosts {
        GapCosts {
            open: self.opens.map(|probability| -probability.ln()),
            extend: self.goes_on.map(|probability| -probability.ln()),
            cross: GAP_CROSSES,
        }
    }
}

struct Aligner<'a> {
    zh: &'a Side,
    en: &'a Side,
    zh_gaps: Vec<f64>,
    en_gaps: Vec<f64>,
    with_quotations: bool,
    constraints: &'a Constraints,
}

impl Aligner<'_> {
    fn word_costs(
        &self,
        words: &WordCosts,
        corridor: &Corridor,
        go_on: GoOn,
    ) -> ControlFlow<(), Vec<f32>> {
        let mut costs = words.of(corridor, go_on)?;
        forbid(self.constraints, corridor, &mut costs);
        ControlFlow::Continue(costs)
    }

    fn with_lengths(
        &self,
        words: &[f32],
        corridor: &Corridor,
        ratio: f64,
        alive: Option<&[bool]>,
    ) -> Vec<f32> {
        let sides = (self.zh, self.en);
        with_lengths(words, sides, corridor, ratio, self.with_quotations, alive)
    }

    fn lattice<'a>(
        &'a self,
        corridor: &'a Corridor,
        beads: &'a [f32],
        gaps: GapCosts,
    ) -> Lattice<'a> {
        Lattice {
            corridor,
            beads,
            zh_gaps: &self.zh_gaps,
            en_gaps: &self.en_gaps,
            gaps,
            alive: None,
        }
    }

    /// The ratios of lengths that may hold: that of the sentences which are each other's
    /// most similar, and that of the whole texts.
    fn ratios(&self, similarity: &Similarity) -> Vec<f64> {
        let mutual = similarity.mutual();
        let best = &mutual[..mutual.len().min((mutual.len() / 2).max(3))];
        let mut logs: Vec<f64> = best
            .iter()
            .map(|&(zh, en)| (self.en.characters[en] / self.zh.characters[zh]).ln())
            .filter(|log| (0.5..2.2).contains(log))
            .collect();
        logs.sort_unstable_by(f64::total_cmp);
        let of_sentences = logs.get(logs.len() / 2).map_or(USUAL_RATIO, |median| {
            let (seen, usual) = (count(logs.len()), USUAL_RATIO_SENTENCES);
            ((seen * median + usual * USUAL_RATIO.ln()) / (seen + usual)).exp()
        });
        let of_texts = self.en.total_characters() / self.zh.total_characters();
        let mut ratios = vec![of_sentences];
        if POSSIBLE_RATIOS.contains(&of_texts) && (of_texts / of_sentences).ln().abs() > 0.02 {
            ratios.push(of_texts);
        }
        ratios
    }

    /// The likeliest shape, from each of `ratios` on, with the costs that follow from it.
    fn shape(
        &self,
        words: &[f32],
        corridor: &Corridor,
        ratios: &[f64],
        go_on: GoOn,
    ) -> ControlFlow<(), (Shape, Vec<f32>)> {
        let mut best: Option<(f64, Shape, Vec<f32>)> = None;
        let mut alive = None;
        for &ratio in ratios {
            let shape = self.first_shape(ratio);
            let found = self.estimated(shape, words, corridor, (&mut alive, go_on))?;
            if best.as_ref().is_none_or(|best| found.0 > best.0) {
                best = Some(found);
            }
        }
        ControlFlow::Continue(match best {
            Some((_, shape, costs)) => (shape, costs),
            None => (self.first_shape(USUAL_RATIO), words.to_vec()),
        })
    }

    /// A side that is longer than the other has it is likelier to have gaps.
    fn first_shape(&self, ratio: f64) -> Shape {
        let (zh, en) = (
            ratio * self.zh.total_characters(),
            self.en.total_characters(),
        );
        let opens = |surplus: f64| (GAP_OPENS + 0.5 * (surplus - 0.15).max(0.0)).min(0.4);
        Shape {
            ratio,
            opens: [opens(1.0 - en / zh), opens(1.0 - zh / en)],
            goes_on: [GAP_GOES_ON; 2],
        }
    }

    /// `shape` after some rounds of expectation and maximisation, with its likelihood and
    /// its costs.
    fn estimated(
        &self,
        mut shape: Shape,
        words: &[f32],
        corridor: &Corridor,
        (alive, go_on): (&mut Option<Vec<bool>>, GoOn),
    ) -> ControlFlow<(), (f64, Shape, Vec<f32>)> {
        let beads = GAP_BEADS + count(self.zh.len().min(self.en.len()));
        let mut round = 0;
        loop {
            let costs = self.with_lengths(words, corridor, shape.ratio, alive.as_deref());
            let lattice = Lattice {
                alive: alive.as_deref(),
                ..self.lattice(corridor, &costs, shape.gaps())
            };
            let posteriors = lattice.posteriors(1.0, go_on)?;
            if round == ROUNDS {
                return ControlFlow::Continue((posteriors.log_likelihood, shape, costs));
            }
            round += 1;
            let found: f64 = posteriors.beads.iter().map(|&bead| f64::from(bead)).sum();
            let (opened, extended) = (posteriors.opened, posteriors.extended);
            for side in 0..2 {
                let moves = found + opened[0] + opened[1];
                shape.opens[side] =
                    ((opened[side] + beads * GAP_OPENS) / (moves + beads)).min(0.45);
                let going_on = extended[side] + 0.5 * beads * GAP_GOES_ON;
                let ending = extended[side] + opened[side] + 0.5 * beads;
                shape.goes_on[side] = (going_on / ending).min(0.95);
            }
            let (zh, en) = expected_characters(&posteriors.beads, self.zh, self.en, corridor);
            alive.get_or_insert(posteriors.alive);
            shape.ratio =
                (en + USUAL_RATIO_CHARACTERS * USUAL_RATIO) / (zh + USUAL_RATIO_CHARACTERS);
        }
    }
}

/// The path with the greatest sum of posteriors, each bead and gap less what it must have
/// (minimum Bayes risk).
fn most_expected(
    corridor: &Corridor,
    costs: &[f32],
    posteriors: &Posteriors,
    go_on: GoOn,
) -> ControlFlow<(), Vec<Step>> {
    let beads: Vec<f32> = costs
        .iter()
        .zip(&posteriors.beads)
        .map(|(&cost, posterior)| {
            if cost < IMPOSSIBLE / 10.0 {
                LEAST_POSTERIOR - posterior
            } else {
                IMPOSSIBLE
            }
        })
        .collect();
    let least = f64::from(LEAST_POSTERIOR);
    let negative = |posteriors: &[f64]| posteriors.iter().map(|posterior| -posterior).collect();
    let (zh_gaps, en_gaps): (Vec<f64>, Vec<f64>) =
        (negative(&posteriors.zh_gaps), negative(&posteriors.en_gaps));
    let lattice = Lattice {
        corridor,
        beads: &beads,
        zh_gaps: &zh_gaps,
        en_gaps: &en_gaps,
        gaps: GapCosts {
            open: [least; 2],
            extend: [least; 2],
            cross: least,
        },
        alive: None,
    };
    let (path, _) = lattice.best_path(go_on)?;
    ControlFlow::Continue(path)
}

fn confidence(step: &Step, corridor: &Corridor, posteriors: &Posteriors) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a probability")]
    match step.shape {
        Some(shape) => corridor
            .cell(step.zh.end - 1, step.en.end - 1)
            .map_or(0.0, |cell| posteriors.beads[cell * SHAPES.len() + shape]),
        None if step.en.is_empty() => posteriors.zh_gaps[step.zh.start] as f32,
        None => posteriors.en_gaps[step.en.start] as f32,
    }
}

/// Makes the beads impossible that must not be.
fn forbid(constraints: &Constraints, corridor: &Corridor, costs: &mut [f32]) {
    if constraints.is_empty() {
        return;
    }
    for row in 0..corridor.zh.len() {
        for column in corridor.row(row).clone() {
            let Some(cell) = corridor.cell(row, column) else {
                continue;
            };
            for (shape, (zh, en)) in SHAPES.into_iter().enumerate() {
                let cost = &mut costs[cell * SHAPES.len() + shape];
                let is_possible = *cost < IMPOSSIBLE / 10.0;
                if is_possible
                    && constraints.forbids(&(row + 1 - zh..row + 1), &(column + 1 - en..column + 1))
                {
                    *cost = IMPOSSIBLE;
                }
            }
        }
    }
}
