//! What the reader marked: bookmarks with notes, and passages tied to each other;
//! how two copies of them are merged, and how each finds its place in the text again. Pure: times and
//! names are given from outside.

mod anchor;
mod annotations;
mod corrections;
mod description;
pub mod export;
mod record;
mod target;
mod tie;
mod vocabulary;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ulid::Ulid;

pub use anchor::{find, place, places};
pub use annotations::Annotations;
pub use corrections::corrections;
pub use description::described;
pub use record::{Record, Titles, VERSION};
pub use target::{Target, target, text_hash};
pub use tie::Tie;
pub use vocabulary::{KeptWord, Vocabulary, WORDS_VERSION, WordState};

/// One bookmark, or one tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its name for good, in every copy.
    pub id: Ulid,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed; of two copies the later one counts.
    pub updated: Timestamp,
    /// Whether it has been deleted. The record stays, so that an older copy
    /// does not bring it back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// What kind of passage was marked, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// What the reader calls it; empty for most.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What the reader wrote about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Words to find it by, in the reader's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Who said the words, if anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// What the article calls the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// What says the same in the other language, as it was when the words were
    /// marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
    /// The key that leads to it, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<char>,
    /// The words marked, and where they stand.
    pub target: Target,
    /// What the reader says of these words and of others in the other language; then
    /// this is no bookmark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<Tie>,
    /// Fields of later versions, kept as they are.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// What kind of passage a bookmark marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A sentence.
    Sentence,
    /// What somebody said.
    Quotation,
    /// A paragraph.
    Paragraph,
    /// Any stretch of text.
    Selection,
    /// A kind that a later version knows.
    #[serde(untagged)]
    Other(String),
}

impl Annotation {
    /// A bookmark called `id` of the words at `target`, made `now`. Everything
    /// else is there to be filled in.
    #[must_use]
    pub fn new(id: Ulid, now: Timestamp, target: Target) -> Self {
        Self {
            letter: None,
            id,
            created: now,
            updated: now,
            deleted: false,
            unit: None,
            name: String::new(),
            note: String::new(),
            tags: Vec::new(),
            speaker: None,
            role: None,
            counterpart: None,
            target,
            tie: None,
            unknown: Map::new(),
        }
    }

    /// Who said the words, and what the article calls them.
    #[must_use]
    pub fn attribution(&self) -> Option<String> {
        let speaker = self.speaker.as_ref()?;
        Some(match &self.role {
            Some(role) => format!("{speaker}, {role}"),
            None => speaker.clone(),
        })
    }

    /// This state, made the newest one `now`: later than the one it replaces
    /// even where another machine's clock, or this one's, was ahead.
    #[must_use]
    pub fn renewed(self, now: Timestamp) -> Self {
        let next = self.updated.checked_add(SignedDuration::from_millis(1));
        Self {
            updated: now.max(next.unwrap_or(self.updated)),
            ..self
        }
    }
}
