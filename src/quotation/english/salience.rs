//! The antecedents of pronouns: the people of the last sentences, by salience.

use std::collections::VecDeque;

/// The last mentions, in text order.
#[derive(Default)]
pub(super) struct Salience {
    recent: VecDeque<Named>,
}

struct Named {
    person: usize,
    /// Counted from the start of the text.
    sentence: usize,
    weight: f32,
}

/// Mentions remembered (bounds the cost of a pronoun).
const REMEMBERED: usize = 40;
/// How many sentences back a pronoun can reach.
const FURTHEST: usize = 20;
/// Decay per sentence.
const DECAY: f32 = 0.7;
/// What further namings count beside the strongest.
const OFTEN: f32 = 0.25;
/// The weight of a speaker.
pub(super) const SPEAKS: f32 = 1.3;

impl Salience {
    pub(super) fn name(&mut self, person: usize, sentence: usize, weight: f32) {
        if self.recent.len() == REMEMBERED {
            self.recent.pop_front();
        }
        self.recent.push_back(Named {
            person,
            sentence,
            weight,
        });
    }

    /// The person named last in `sentence` for whom `is_wanted` holds.
    pub(super) fn last(&self, sentence: usize, is_wanted: impl Fn(usize) -> bool) -> Option<usize> {
        self.recent
            .iter()
            .rev()
            .take_while(|named| named.sentence == sentence)
            .map(|named| named.person)
            .find(|person| is_wanted(*person))
    }

    /// The topic at `sentence`: the last of the speakers and opening subjects of this
    /// sentence and the one before for whom `is_wanted` holds (the preferred center of
    /// Grosz, Joshi and Weinstein 1995).
    pub(super) fn topic(
        &self,
        sentence: usize,
        is_wanted: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        self.recent
            .iter()
            .rev()
            .take_while(|named| named.sentence + 1 >= sentence)
            .filter(|named| named.weight >= SPEAKS)
            .map(|named| named.person)
            .find(|person| is_wanted(*person))
    }

    /// The most likely person at `sentence`, and how likely; `fit` says how
    /// well a person fits, 0 not at all.
    pub(super) fn best(&self, sentence: usize, fit: impl Fn(usize) -> f32) -> Option<(usize, f32)> {
        self.best_two(sentence, fit)[0]
    }

    /// As [`Self::best`], with the next likely.
    pub(super) fn best_two(
        &self,
        sentence: usize,
        fit: impl Fn(usize) -> f32,
    ) -> [Option<(usize, f32)>; 2] {
        let mut decay = [1_f32; FURTHEST + 1];
        for distance in 1..=FURTHEST {
            decay[distance] = decay[distance - 1] * DECAY;
        }
        // The strongest naming of each, and all namings together.
        let mut scores = [(0, 0_f32, 0_f32); REMEMBERED];
        let mut count = 0;
        for named in self.recent.iter().rev() {
            let distance = sentence.saturating_sub(named.sentence);
            if distance > FURTHEST {
                break;
            }
            let weight = named.weight * decay[distance];
            let known = scores[..count]
                .iter_mut()
                .find(|(person, ..)| *person == named.person);
            match known {
                Some((_, most, sum)) => {
                    *most = most.max(weight);
                    *sum += weight;
                }
                None => {
                    scores[count] = (named.person, weight, weight);
                    count += 1;
                }
            }
        }
        let mut best = [None; 2];
        for (person, most, sum) in &scores[..count] {
            let score = (most + OFTEN * (sum - most)) * fit(*person);
            // Of equals the one named last, who is first.
            let beats = |have: Option<(usize, f32)>| have.is_none_or(|(_, have)| score > have);
            if score > 0.0 && beats(best[0]) {
                best = [Some((*person, score)), best[0]];
            } else if score > 0.0 && beats(best[1]) {
                best[1] = Some((*person, score));
            }
        }
        best
    }
}
