//! What the reader says of the words of one language and those of the other: that they
//! translate each other, or do not. It is kept as an annotation, and so it is merged,
//! recovered and found again in a changed text as a bookmark is.

use super::Target;
use crate::bilingual::Verdict;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The other end of an annotation that ties two passages or keeps them apart: its own
/// target is the Chinese one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// What the reader says of the two.
    pub verdict: Verdict,
    /// The English words, and where they stand.
    pub target: Target,
    /// Fields of later versions, kept as they are.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

impl Tie {
    /// What is said of the English words at `target`.
    #[must_use]
    pub fn new(verdict: Verdict, target: Target) -> Self {
        Self {
            verdict,
            target,
            unknown: Map::new(),
        }
    }
}
