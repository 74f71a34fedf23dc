//! What the reader knows better than the aligner.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A passage of each side, and whether they translate each other.
///
/// The passages are bytes of the article as it is now. Where a correction is kept, each
/// side is kept as a bookmark is, with anchors, and found again when the article is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Bytes of the Chinese text: the sentences they touch.
    pub zh: Range<usize>,
    /// Bytes of the English text: the sentences they touch.
    pub en: Range<usize>,
    /// What the reader said of them.
    pub verdict: Verdict,
}

/// What the reader says of two passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// They translate each other, and nothing else translates either.
    Tied,
    /// They do not translate each other.
    Untied,
}
