//! Entities: what both languages tell of the people and organisations of a text, and which
//! of them speak.

use super::{Analysis, Quotation, Resolution, Speaker};
use foldhash::HashMap;
use std::hash::Hash;

/// The gender of a person, as a pronoun, a noun or a given name tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
}

impl Gender {
    /// Agreement in gender: one that is not told agrees with any.
    pub(super) fn agree(one: Option<Self>, other: Option<Self>) -> bool {
        one.is_none() || other.is_none() || one == other
    }
}

/// An entity, and the rule by which a mention was resolved to it.
pub(super) type Resolved = (usize, Resolution);

/// The entity that each name means; a name of several means none.
pub(super) fn unambiguous<Name: Eq + Hash>(
    names: impl Iterator<Item = (Name, usize)>,
) -> HashMap<Name, usize> {
    let mut bearers: HashMap<Name, Option<usize>> = HashMap::default();
    for (name, entity) in names {
        bearers
            .entry(name)
            .and_modify(|bearer| *bearer = bearer.filter(|&other| other == entity))
            .or_insert(Some(entity));
    }
    let sole = |(name, bearer): (Name, Option<usize>)| Some((name, bearer?));
    bearers.into_iter().filter_map(sole).collect()
}

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
