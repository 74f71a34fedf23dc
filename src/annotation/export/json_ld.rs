//! The Web Annotation Data Model (W3C 2017) in JSON-LD, and back: nothing that
//! is kept is lost on the way, and annotations by other programs are read.

use super::source;
use crate::annotation::{Annotation, Annotations, Record, Target, Titles, Unit, VERSION};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::mem::take;
use ulid::Ulid;

/// Names for what the W3C has no words for.
const NAMESPACE: &str = "urn:duidu:";
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// All that is kept in `records`, deleted bookmarks included.
#[must_use]
pub fn json_ld(records: &[Record]) -> Value {
    let items: Vec<Value> = records
        .iter()
        .flat_map(|record| {
            let items = record.annotations.items().iter();
            items.map(move |annotation| item(record, annotation))
        })
        .collect();
    let articles: Vec<Value> = records.iter().map(article).collect();
    json!({
        "@context": [CONTEXT, { "duidu": NAMESPACE }],
        "type": "AnnotationCollection",
        "label": "duidu",
        "total": items.len(),
        "duidu:articles": articles,
        "first": { "type": "AnnotationPage", "startIndex": 0, "items": items },
    })
}

fn article(record: &Record) -> Value {
    let mut article = json!({
        "duidu:article": record.article,
        "duidu:titles": record.titles,
        "duidu:unknown": record.unknown,
    });
    let unreadable = record.annotations.unreadable();
    if !unreadable.is_empty() {
        article["duidu:unreadable"] = unreadable.into();
    }
    article
}

fn item(record: &Record, annotation: &Annotation) -> Value {
    let body = |purpose: &str, text: &str| json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": text });
    let mut bodies = Vec::new();
    if !annotation.name.is_empty() {
        bodies.push(body("identifying", &annotation.name));
    }
    if !annotation.note.is_empty() {
        bodies.push(body("commenting", &annotation.note));
    }
    bodies.extend(annotation.tags.iter().map(|tag| body("tagging", tag)));
    let motivation = match &annotation.tie {
        Some(_) => "linking",
        None if annotation.note.is_empty() => "bookmarking",
        None => "commenting",
    };
    let mut target = serde_json::to_value(&annotation.target).unwrap_or_default();
    let selector = target["selector"].take();
    if let Value::Object(fields) = &mut target {
        fields.remove("selector");
    }
    let mut item = json!({
        "id": format!("urn:ulid:{}", annotation.id),
        "type": "Annotation",
        "motivation": motivation,
        "created": annotation.created,
        "modified": annotation.updated,
        "body": bodies,
        "target": { "source": source(record), "selector": selector },
        "duidu:article": record.article,
        "duidu:deleted": annotation.deleted,
        "duidu:unit": annotation.unit,
        "duidu:speaker": annotation.speaker,
        "duidu:role": annotation.role,
        "duidu:counterpart": annotation.counterpart,
        "duidu:target": target,
        "duidu:unknown": annotation.unknown,
    });
    if let Some(tie) = &annotation.tie {
        item["duidu:tie"] = json!(tie);
    }
    item
}

/// The records that `value` holds: a collection, a page, a list of annotations
/// or a single one.
///
/// # Errors
///
/// If it holds something else; the problem is worded for the reader.
pub fn read_json_ld(value: &Value, now: Timestamp) -> Result<Vec<Record>, String> {
    let mut records: BTreeMap<String, Record> = BTreeMap::new();
    let new = |key: &str| Record {
        version: VERSION,
        article: key.to_owned(),
        ..Record::default()
    };
    for article in list(&value["duidu:articles"]) {
        let key = article["duidu:article"].as_str().unwrap_or_default();
        let record = records.entry(key.to_owned()).or_insert_with(|| new(key));
        record.titles = parsed::<Titles>(&article["duidu:titles"]).unwrap_or_default();
        record.unknown = parsed(&article["duidu:unknown"]).unwrap_or_default();
        let unreadable = list(&article["duidu:unreadable"]).to_vec();
        record.annotations = Annotations::from_values(unreadable);
    }
    let mut annotations: BTreeMap<String, Vec<Annotation>> = BTreeMap::new();
    for (number, item) in items(value)?.iter().enumerate() {
        let (key, annotation) = annotation(item, now)
            .map_err(|problem| format!("annotation {}: {problem}", number + 1))?;
        annotations.entry(key).or_default().push(annotation);
    }
    for (key, annotations) in annotations {
        let record = records.entry(key.clone()).or_insert_with(|| new(&key));
        let unreadable = take(&mut record.annotations);
        record.annotations = Annotations::new(annotations).merge(unreadable);
    }
    Ok(records.into_values().collect())
}

fn items(value: &Value) -> Result<&[Value], String> {
    let kind = &value["type"];
    if kind == "AnnotationCollection" {
        return items(&value["first"]);
    }
    match (value, &value["items"]) {
        (_, Value::Array(items)) | (Value::Array(items), _) => Ok(items),
        _ if kind == "Annotation" => Ok(std::slice::from_ref(value)),
        _ => Err("these are no annotations: no list of items in it".to_owned()),
    }
}

/// The elements of a list; one thing alone counts as a list of it.
fn list(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(list) => list,
        one => std::slice::from_ref(one),
    }
}

fn parsed<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

fn annotation(item: &Value, now: Timestamp) -> Result<(String, Annotation), String> {
    let marked = list(&item["target"]).first().unwrap_or(&Value::Null);
    let target = target(item, marked).ok_or("no words that it marks (TextQuoteSelector)")?;
    let text = |name: &str| item[name].as_str().map(str::to_owned);
    let time = |name: &str| item[name].as_str().and_then(|time| time.parse().ok());
    let created = time("created").unwrap_or(now);
    let mut annotation = Annotation {
        updated: time("modified").unwrap_or(created),
        deleted: item["duidu:deleted"] == true,
        unit: parsed::<Option<Unit>>(&item["duidu:unit"]).flatten(),
        speaker: text("duidu:speaker"),
        role: text("duidu:role"),
        counterpart: text("duidu:counterpart"),
        tie: parsed(&item["duidu:tie"]),
        unknown: parsed(&item["duidu:unknown"]).unwrap_or_default(),
        ..Annotation::new(name(item, created), created, target)
    };
    for body in list(&item["body"]) {
        let value = body["value"].as_str().or(body.as_str());
        let value = value.unwrap_or_default().to_owned();
        match body["purpose"].as_str() {
            Some("tagging") => annotation.tags.push(value),
            Some("identifying") => annotation.name = value,
            _ if annotation.note.is_empty() => annotation.note = value,
            _ => annotation.note = format!("{}\n\n{value}", annotation.note),
        }
    }
    let source = marked["source"].as_str().or(marked.as_str());
    let key = text("duidu:article")
        .or_else(|| source.map(key_of))
        .ok_or("no article that it belongs to (target.source)")?;
    Ok((key, annotation))
}

fn target(item: &Value, marked: &Value) -> Option<Target> {
    let mut fields = match &item["duidu:target"] {
        Value::Object(fields) => fields.clone(),
        _ => Map::new(),
    };
    fields.insert("selector".to_owned(), list(&marked["selector"]).into());
    let target: Target = serde_json::from_value(fields.into()).ok()?;
    (!target.exact.is_empty() || item["duidu:target"].is_object()).then_some(target)
}

/// The annotation's own name, or one that the same annotation always gets.
fn name(item: &Value, created: Timestamp) -> Ulid {
    let id = item["id"].as_str().unwrap_or_default();
    let ours = id
        .strip_prefix("urn:ulid:")
        .and_then(|id| Ulid::from_string(id).ok());
    ours.unwrap_or_else(|| {
        let seen = if id.is_empty() {
            item.to_string()
        } else {
            id.to_owned()
        };
        let time = u64::try_from(created.as_millisecond()).unwrap_or(0);
        Ulid::from_parts(time, xxhash_rust::xxh3::xxh3_128(seen.as_bytes()))
    })
}

/// The key of the article at a URL that somebody else wrote.
fn key_of(source: &str) -> String {
    match source.strip_prefix("file://") {
        Some(path) => format!("file:{}", percent_decode_str(path).decode_utf8_lossy()),
        None => source.to_owned(),
    }
}
