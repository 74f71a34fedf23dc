//! What a bookmark marks, in the words of the Web Annotation Data Model (W3C
//! 2017): a quotation with what stands around it, and a position.

use crate::article::Article;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::ops::Range;

/// The words marked, and where they stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Fields")]
pub struct Target {
    /// The words themselves.
    pub exact: String,
    /// Up to 32 code points before them.
    pub prefix: String,
    /// Up to 32 code points after them.
    pub suffix: String,
    /// Code points from the start of the article's text to their start.
    pub start: usize,
    /// The same to their end.
    pub end: usize,
    /// The number of the headline or paragraph they start in, from 0.
    pub block: Option<usize>,
    /// The [`text_hash`] of the article when they were marked; empty if not
    /// known.
    pub text_hash: String,
    /// Selectors and fields of later versions, kept as they are.
    pub unknown: Map<String, Value>,
}

/// Code points of context on each side.
const CONTEXT: usize = 32;

impl Target {
    /// The target of the bytes `range` of `text`.
    #[must_use]
    pub fn new(text: &str, range: Range<usize>) -> Self {
        let start = text[..range.start].chars().count();
        let exact = text[range.clone()].to_owned();
        let end = start + exact.chars().count();
        let before = text[..range.start]
            .char_indices()
            .rev()
            .take(CONTEXT)
            .last();
        let prefix = before
            .map_or("", |(at, _)| &text[at..range.start])
            .to_owned();
        let suffix = text[range.end..].chars().take(CONTEXT).collect();
        Self {
            exact,
            prefix,
            suffix,
            start,
            end,
            ..Self::default()
        }
    }
}

/// The target of the bytes `range` of `article`.
#[must_use]
pub fn target(article: &Article, range: Range<usize>) -> Target {
    Target {
        block: (!article.blocks.is_empty()).then(|| article.block_at(range.start)),
        text_hash: text_hash(&article.text),
        ..Target::new(&article.text, range)
    }
}

/// A short name for `text`, the same on every machine: another text has
/// another one.
#[must_use]
pub fn text_hash(text: &str) -> String {
    format!("xxh3:{:016x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes()))
}

const QUOTE: &str = "TextQuoteSelector";
const POSITION: &str = "TextPositionSelector";
/// Where selectors and fields of selectors that are not ours are kept in
/// [`Target::unknown`].
const SELECTOR: &str = "selector";

/// A selector as it is written, ours or any other.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Selector<'a> {
    #[serde(rename = "type")]
    kind: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl Serialize for Target {
    /// Selectors as the W3C has them; those that are not ours after them.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = |text| Some(Cow::Borrowed(text));
        let mut quote = Selector {
            kind: QUOTE.into(),
            exact: text(&*self.exact),
            prefix: text(&self.prefix),
            suffix: text(&self.suffix),
            ..Selector::default()
        };
        let mut position = Selector {
            kind: POSITION.into(),
            start: Some(self.start),
            end: Some(self.end),
            ..Selector::default()
        };
        let mut others = Vec::new();
        if let Some(Value::Array(kept)) = self.unknown.get(SELECTOR) {
            for other in kept {
                let mut rest = other.as_object().cloned().unwrap_or_default();
                let kind = rest.remove("type");
                if kind == Some(QUOTE.into()) && quote.rest.is_empty() && is_remainder(&rest) {
                    quote.rest = rest;
                } else if kind == Some(POSITION.into())
                    && position.rest.is_empty()
                    && is_remainder(&rest)
                {
                    position.rest = rest;
                } else {
                    others.push(other);
                }
            }
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(SELECTOR, &Selectors(&quote, &position, &others))?;
        if let Some(block) = self.block {
            map.serialize_entry("block", &block)?;
        }
        if !self.text_hash.is_empty() {
            map.serialize_entry("text_hash", &self.text_hash)?;
        }
        for (name, value) in self.unknown.iter().filter(|(name, _)| *name != SELECTOR) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Ours and the others, as one list.
struct Selectors<'a>(&'a Selector<'a>, &'a Selector<'a>, &'a [&'a Value]);

impl Serialize for Selectors<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(2 + self.2.len()))?;
        list.serialize_element(self.0)?;
        list.serialize_element(self.1)?;
        for other in self.2 {
            list.serialize_element(other)?;
        }
        list.end()
    }
}

/// Whether this is what was left of a selector when all that is known of it
/// had been taken.
fn is_remainder(rest: &Map<String, Value>) -> bool {
    ["exact", "prefix", "suffix", "start", "end"]
        .iter()
        .all(|name| !rest.contains_key(*name))
}

/// A target as it is written; the first version had the fields of the
/// selectors side by side.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    exact: String,
    prefix: String,
    suffix: String,
    start: usize,
    end: usize,
    selector: Vec<Selector<'static>>,
    block: Option<usize>,
    text_hash: String,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

impl From<Fields> for Target {
    fn from(fields: Fields) -> Self {
        let mut target = Self {
            exact: fields.exact,
            prefix: fields.prefix,
            suffix: fields.suffix,
            start: fields.start,
            end: fields.end,
            block: fields.block,
            text_hash: fields.text_hash,
            unknown: fields.unknown,
        };
        let selectors = fields.selector.into_iter();
        let others: Vec<Value> = selectors
            .filter_map(|selector| target.select(selector))
            .collect();
        if !others.is_empty() {
            target.unknown.insert(SELECTOR.to_owned(), others.into());
        }
        target
    }
}

impl Target {
    /// Takes what is known of a selector, and gives back what is not.
    fn select(&mut self, mut selector: Selector<'static>) -> Option<Value> {
        let is_ours = match &*selector.kind {
            QUOTE => self.exact.is_empty() && selector.exact.is_some(),
            POSITION => self.end == 0 && selector.start.is_some() && selector.end.is_some(),
            _ => false,
        };
        if is_ours {
            let take = |part: &mut Option<Cow<str>>| part.take().unwrap_or_default().into_owned();
            if selector.kind == QUOTE {
                self.exact = take(&mut selector.exact);
                self.prefix = take(&mut selector.prefix);
                self.suffix = take(&mut selector.suffix);
            } else {
                self.start = selector.start.take().unwrap_or_default();
                self.end = selector.end.take().unwrap_or_default();
            }
            if selector.rest.is_empty() {
                return None;
            }
        }
        serde_json::to_value(selector).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_target_is_written_as_selectors_of_the_web_annotation_model() {
        let target = Target::new("他说：“好的。”然后走了。", 9..24);
        let written = serde_json::to_value(&target).expect("it is plain data");
        assert_eq!(
            written,
            json!({
                "selector": [
                    {"type": "TextQuoteSelector", "exact": "“好的。”", "prefix": "他说：", "suffix": "然后走了。"},
                    {"type": "TextPositionSelector", "start": 3, "end": 8},
                ],
            })
        );
        let read: Target = serde_json::from_value(written).expect("it was written so");
        assert_eq!(read, target);
    }

    #[test]
    fn a_target_of_the_first_version_is_read() {
        let old =
            json!({"exact": "two", "prefix": "one ", "suffix": " three", "start": 4, "end": 7});
        let read: Target = serde_json::from_value(old).expect("the first version is known");
        assert_eq!(read, Target::new("one two three", 4..7));
    }

    #[test]
    fn selectors_and_fields_that_are_not_known_are_written_again() {
        let foreign = json!({
            "block": 3,
            "colour": "red",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "a", "prefix": "", "suffix": "", "refinedBy": 1},
                {"type": "TextPositionSelector", "start": 0, "end": 1},
                {"type": "CssSelector", "value": "p"},
            ],
        });
        let read: Target = serde_json::from_value(foreign.clone()).expect("it is a target");
        assert_eq!(read.exact, "a");
        assert_eq!(
            serde_json::to_value(read).expect("it is plain data"),
            foreign
        );
    }
}
