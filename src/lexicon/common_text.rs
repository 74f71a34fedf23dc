//! The text that blocks are compressed after, as if all of them began with it: the
//! stretches that most of them have something of. Also part of the build script.
//!
//! The algorithm is COVER (Liao, Petri, Moffat, Wirth: Effective Construction of Relative
//! Lempel-Ziv Dictionaries, WWW 2016): of each part of the text, the stretch whose short
//! strings are the commonest and not chosen yet.

use std::collections::HashMap;

/// The length of the short strings that are counted, and of the stretches.
const STRING: usize = 8;
const STRETCH: usize = 64;
/// The length of the text: the compression looks back 32,768 bytes, and into the block.
const LENGTH: usize = 30_000;
/// Shorter texts gain nothing.
const SHORTEST: usize = 1 << 20;

/// What the `blocks` have in common, the commonest last; nothing where they are short.
pub fn common_text(blocks: &[String]) -> Vec<u8> {
    let text = blocks.concat();
    if text.len() < SHORTEST {
        return Vec::new();
    }
    let text = text.as_bytes();
    let mut counts: HashMap<&[u8], u64> = HashMap::new();
    for string in text.windows(STRING) {
        *counts.entry(string).or_default() += 1;
    }
    let part = text.len().div_ceil(LENGTH / STRETCH).max(STRETCH);
    let mut chosen: Vec<(u64, &[u8])> = Vec::new();
    for part in text.chunks(part) {
        let Some((score, stretch)) = best_stretch(part, &counts) else {
            continue;
        };
        for string in stretch.windows(STRING) {
            counts.insert(string, 0);
        }
        chosen.push((score, stretch));
    }
    chosen.sort_by_key(|&(score, _)| score);
    chosen
        .iter()
        .flat_map(|(_, stretch)| *stretch)
        .copied()
        .collect()
}

/// The stretch of `part` with the greatest sum of the counts of its strings, each counted
/// once, and that sum.
fn best_stretch<'a>(part: &'a [u8], counts: &HashMap<&[u8], u64>) -> Option<(u64, &'a [u8])> {
    let strings = STRETCH - STRING + 1;
    // Strings of the stretch, each with how often it has it.
    let mut inside: HashMap<&[u8], u32> = HashMap::new();
    let count = |string: &[u8]| {
        counts
            .get(string)
            .map_or(0, |count| count.saturating_sub(1))
    };
    let (mut score, mut best) = (0, None);
    for (at, string) in part.windows(STRING).enumerate() {
        let times = inside.entry(string).or_default();
        *times += 1;
        if *times == 1 {
            score += count(string);
        }
        if let Some(gone) = at.checked_sub(strings) {
            let gone = &part[gone..gone + STRING];
            if let Some(times) = inside.get_mut(gone) {
                *times -= 1;
                if *times == 0 {
                    inside.remove(gone);
                    score -= count(gone);
                }
            }
        }
        if at + 1 >= strings && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at + 1 - strings));
        }
    }
    best.map(|(score, start)| (score, &part[start..start + STRETCH]))
}
