//! Numbers the speakers of an analysis in the order in which they first speak.

use super::{Analysis, Quotation, Speaker};
use foldhash::HashMap;

/// The analysis of `quotations`: only those who speak, in the order of their first
/// quotation. `entity` tells whom a speaker's number means, `speaker` who that is; each is
/// asked for once.
pub(super) fn in_order(
    mut quotations: Vec<Quotation>,
    entity: impl Fn(usize) -> usize,
    mut speaker: impl FnMut(usize) -> Speaker,
) -> Analysis {
    let mut numbers: HashMap<usize, usize> = HashMap::default();
    let mut speakers = Vec::new();
    for quotation in &mut quotations {
        quotation.speaker = quotation.speaker.map(&entity).map(|entity| {
            *numbers.entry(entity).or_insert_with(|| {
                speakers.push(speaker(entity));
                speakers.len() - 1
            })
        });
    }
    Analysis {
        quotations,
        speakers,
        pairs: Vec::new(),
    }
}
