//! Everything kept of one article, as it is written: its bookmarks and what
//! the article is called.

use super::Annotations;
use crate::article::Article;
use crate::text::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The form of the files that this program writes. One of a later version is
/// read, but not written.
pub const VERSION: u32 = 2;

/// What is kept of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The form it was written in.
    pub version: u32,
    /// The article's key: where it came from.
    pub article: String,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Titles::is_empty")]
    pub titles: Titles,
    /// The bookmarks.
    pub annotations: Annotations,
    /// Fields of later versions, kept as they are.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// A record read field by field.
#[derive(Deserialize)]
struct Parts {
    version: u32,
    #[serde(default)]
    article: Value,
    #[serde(default)]
    titles: Value,
    #[serde(default)]
    annotations: Value,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// The headlines of an article, to tell it by when it is not open.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Titles {
    /// When they were last seen to be different. First, so that of two copies
    /// the later one is the greater.
    #[serde(default, skip_serializing_if = "is_unset")]
    pub updated: Timestamp,
    /// The Chinese one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// The English one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for this form"
)]
fn is_unset(time: &Timestamp) -> bool {
    *time == Timestamp::UNIX_EPOCH
}

impl Titles {
    /// The headlines of `article`, as they are `now`.
    #[must_use]
    pub fn new(article: &Article, now: Timestamp) -> Self {
        let headline = |language| article.headline(language).map(str::to_owned);
        Self {
            updated: now,
            zh: headline(Language::Chinese),
            en: headline(Language::English),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zh.is_none() && self.en.is_none()
    }

    /// The one to show: in `language` if there is one, or else the other.
    #[must_use]
    pub fn shown(&self, language: Language) -> Option<&str> {
        match language {
            Language::Chinese => self.zh.as_deref().or(self.en.as_deref()),
            Language::English => self.en.as_deref().or(self.zh.as_deref()),
        }
    }

    /// Whether both are the same words.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        (&self.zh, &self.en) == (&other.zh, &other.en)
    }
}

impl Record {
    /// A record of the article with the key `article`.
    #[must_use]
    pub fn new(article: String, titles: Titles, annotations: Annotations) -> Self {
        Self {
            version: VERSION,
            article,
            titles,
            annotations,
            unknown: Map::new(),
        }
    }

    /// The record written in `text`, as far as it is understood: a bookmark of
    /// an unknown form costs no other one, and a record of a later version may
    /// have any form. `None` if it is no record.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(record) = serde_json::from_str(text) {
            return Some(record);
        }
        let parts: Parts = serde_json::from_str(text).ok()?;
        let is_later = parts.version > VERSION;
        let (article, annotations) = match (parts.article, parts.annotations) {
            (Value::String(article), Value::Array(annotations)) => (article, annotations),
            (Value::String(article), _) if is_later => (article, Vec::new()),
            _ if is_later => (String::new(), Vec::new()),
            _ => return None,
        };
        Some(Self {
            version: parts.version,
            article,
            titles: Titles::deserialize(parts.titles).unwrap_or_default(),
            annotations: Annotations::from_values(annotations),
            unknown: parts.unknown,
        })
    }

    /// What two copies hold together. Any order of merging gives the same.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.version = self.version.max(other.version);
        self.article = self.article.max(other.article);
        self.titles = self.titles.max(other.titles);
        self.annotations = self.annotations.merge(other.annotations);
        for (name, value) in other.unknown {
            // Which of two values counts is of no matter, as long as it is
            // the same one everywhere.
            let written = value.to_string();
            let known = self.unknown.get(&name).map(Value::to_string);
            if known.is_none_or(|known| known < written) {
                self.unknown.insert(name, value);
            }
        }
        self
    }
}
