//! Time zones that a passage names, and which hours of two of them are the same moment.

use super::scan::{Found, Place, Rule, alternatives};
use super::{Fact, FactKind};
use foldhash::HashMap;
use regex::Captures;
use std::sync::LazyLock;

/// Minutes from Greenwich, in winter and in summer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Zone {
    offsets: [i32; 2],
}

/// The zones that each name may mean.
struct Names {
    english: HashMap<&'static str, Vec<Zone>>,
    chinese: HashMap<&'static str, Vec<Zone>>,
    all: Vec<Zone>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names {
        english: HashMap::default(),
        chinese: HashMap::default(),
        all: Vec::new(),
    };
    let lines = include_str!("../../../assets/lexicons/time-zones.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        let offsets = [next(), next()].map(str::parse);
        let [Ok(winter), Ok(summer)] = offsets else {
            continue;
        };
        let zone = Zone {
            offsets: [winter, summer],
        };
        names.all.push(zone);
        for name in next().split('|') {
            names.english.entry(name).or_default().push(zone);
        }
        for name in next().split('|') {
            names.chinese.entry(name).or_default().push(zone);
        }
    }
    names
});

/// Finds zones in Chinese sentences.
pub(super) fn chinese() -> Rule {
    let names = NAMES.chinese.keys().map(|name| (*name).to_owned());
    Rule::new(&alternatives(names), |found, _| {
        Some(Found::text(FactKind::Zone, &found[0]))
    })
}

/// Finds zones in English sentences.
pub(super) fn english() -> Rule {
    let names = NAMES.english.keys().map(|name| regex::escape(name));
    Rule::new(&format!(r"\b(?:{})\b", alternatives(names)), of_english)
}

/// ET, CT and Pacific are zones only after a time: `8 p.m. ET`.
fn of_english(found: &Captures, place: &Place) -> Option<Found> {
    let is_sure = found[0].ends_with("ime") || found[0].len() == 3;
    let before = place.before.trim_end().trim_end_matches(['.', '(']);
    let after_time = before.ends_with(|last: char| last.is_ascii_digit() || last == 'm')
        || before.ends_with("noon")
        || before.ends_with("midnight");
    (is_sure || after_time).then(|| Found::text(FactKind::Zone, &found[0]))
}

/// The zones that the two sides of a link name.
pub(super) struct Zones {
    zh: Vec<Zone>,
    en: Vec<Zone>,
}

impl Zones {
    pub(super) fn of(zh: &[Fact], en: &[Fact]) -> Self {
        let named = |facts: &[Fact], names: &HashMap<&str, Vec<Zone>>| -> Vec<Zone> {
            facts
                .iter()
                .filter(|fact| fact.kind == FactKind::Zone)
                .filter_map(|fact| names.get(fact.to_string().as_str()))
                .flatten()
                .copied()
                .collect()
        };
        Self {
            zh: named(zh, &NAMES.chinese),
            en: named(en, &NAMES.english),
        }
    }

    /// Whether the sides may tell one moment by the clocks of two zones: one names a zone
    /// that the other does not.
    pub(super) fn differ(&self) -> bool {
        let only = |one: &[Zone], other: &[Zone]| one.iter().any(|zone| !other.contains(zone));
        only(&self.zh, &self.en) || only(&self.en, &self.zh)
    }

    /// Whether the Chinese clock may show `later` minutes more than the English one, modulo
    /// those of a `dial`. A side that names no zone may mean any.
    pub(super) fn allow(&self, later: i32, dial: i32) -> bool {
        if !self.differ() {
            return false;
        }
        let [zh, en] = [&self.zh, &self.en].map(|named| {
            if named.is_empty() {
                NAMES.all.as_slice()
            } else {
                named
            }
        });
        zh.iter().any(|one| {
            en.iter().filter(|other| one != *other).any(|other| {
                one.offsets.iter().any(|z| {
                    let mut others = other.offsets.iter();
                    others.any(|e| (z - e - later).rem_euclid(dial) == 0)
                })
            })
        })
    }
}
