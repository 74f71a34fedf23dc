//! What comes back when an article is opened again, and what a library of the
//! articles read can tell without opening them.

use super::geometry::Layout;
use crate::annotation::Titles;
use crate::text::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Where one reads in an article and how the screen is laid out. Places are
/// byte offsets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Position {
    /// The first byte shown in the Chinese pane and in the English one.
    pub tops: [usize; 2],
    /// The focused pane.
    pub focus: Option<Language>,
    /// The bytes of the passage stood on.
    pub passage: Option<[usize; 2]>,
    /// The layout chosen, if any.
    pub layout: Option<Layout>,
    /// The share of the Chinese side in hundredths; 0 for the usual one.
    pub split: u16,
}

/// The last time an article was read. Kept apart from what the reader marked:
/// it changes often, and losing it loses little.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// The article's key; empty in files of the first version.
    pub article: String,
    /// What the article is called.
    pub titles: Titles,
    /// When it was last read.
    pub last_read: Timestamp,
    /// How much of it has been shown, in hundredths.
    pub progress: u8,
    /// Where it was left.
    #[serde(flatten)]
    pub position: Position,
    /// Fields of later versions, kept as they are.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}
