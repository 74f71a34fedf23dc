//! What a bookmark marks, in the words of the Web Annotation Data Model (W3C
//! 2017): a quotation with what stands around it, and a position.

use crate::article::Article;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::ops::Range;

/// The words marked, and where they stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Form", from = "Form")]
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

/// A target as it is written: selectors as the W3C has them. The first version
/// of the files had the selectors' fields side by side; it is still read.
#[derive(Serialize, Deserialize)]
struct Form {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    block: Option<usize>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text_hash: String,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

const QUOTE: &str = "TextQuoteSelector";
const POSITION: &str = "TextPositionSelector";
/// Where selectors and fields of selectors that are not ours are kept in
/// [`Target::unknown`].
const SELECTOR: &str = "selector";

impl From<Form> for Target {
    fn from(form: Form) -> Self {
        let mut target = Self {
            block: form.block,
            text_hash: form.text_hash,
            unknown: form.rest,
            ..Self::default()
        };
        let mut others = Vec::new();
        for selector in form.selector {
            match selector {
                Value::Object(fields) => {
                    others.extend(target.take(fields).map(Value::Object));
                }
                other => others.push(other),
            }
        }
        if target.exact.is_empty() {
            // The first version.
            let mut fields = std::mem::take(&mut target.unknown);
            target.take_quote(&mut fields);
            target.take_position(&mut fields);
            target.unknown = fields;
        }
        if !others.is_empty() {
            target
                .unknown
                .insert(SELECTOR.to_owned(), Value::Array(others));
        }
        target
    }
}

impl Target {
    /// Takes what is known of a selector, and gives back what is not.
    fn take(&mut self, mut fields: Map<String, Value>) -> Option<Map<String, Value>> {
        match fields.get("type").and_then(Value::as_str) {
            Some(QUOTE) if self.exact.is_empty() => self.take_quote(&mut fields),
            Some(POSITION) if self.end == 0 => self.take_position(&mut fields),
            _ => return Some(fields),
        }
        (fields.len() > 1).then_some(fields)
    }

    fn take_quote(&mut self, fields: &mut Map<String, Value>) {
        for (name, part) in [
            ("exact", &mut self.exact),
            ("prefix", &mut self.prefix),
            ("suffix", &mut self.suffix),
        ] {
            if let Some(Value::String(text)) = fields.get_mut(name) {
                *part = std::mem::take(text);
                fields.remove(name);
            }
        }
    }

    fn take_position(&mut self, fields: &mut Map<String, Value>) {
        for (name, place) in [("start", &mut self.start), ("end", &mut self.end)] {
            let number = fields.get(name).and_then(Value::as_u64);
            if let Some(number) = number.and_then(|number| usize::try_from(number).ok()) {
                *place = number;
                fields.remove(name);
            }
        }
    }
}

impl From<Target> for Form {
    fn from(target: Target) -> Self {
        let mut rest = target.unknown;
        let mut selector = vec![
            json!({
                "type": QUOTE,
                "exact": target.exact,
                "prefix": target.prefix,
                "suffix": target.suffix,
            }),
            json!({ "type": POSITION, "start": target.start, "end": target.end }),
        ];
        if let Some(Value::Array(others)) = rest.remove(SELECTOR) {
            let mut filled = [false; 2];
            for other in others {
                let ours = [QUOTE, POSITION]
                    .iter()
                    .position(|kind| other["type"] == **kind)
                    .filter(|&ours| !filled[ours] && is_remainder(&other));
                match (ours, other) {
                    (Some(ours), Value::Object(fields)) => {
                        filled[ours] = true;
                        for (name, value) in fields {
                            selector[ours][name] = value;
                        }
                    }
                    (_, other) => selector.push(other),
                }
            }
        }
        Self {
            selector,
            block: target.block,
            text_hash: target.text_hash,
            rest,
        }
    }
}

/// Whether this is what was left of a selector when all that is known of it
/// had been taken.
fn is_remainder(selector: &Value) -> bool {
    ["exact", "prefix", "suffix", "start", "end"]
        .iter()
        .all(|name| selector.get(name).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

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
