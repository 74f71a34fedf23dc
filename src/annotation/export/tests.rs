use super::*;
use crate::annotation::{Annotations, Target, Titles, Unit};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use ulid::Ulid;

fn records() -> Vec<Record> {
    let text = "City to rebuild its bridge\n\n“We have waited long enough,” Anna Berg, the mayor, told reporters.\n";
    let mark = |id: u128, words: &str| {
        let start = text.find(words).expect("the words are there");
        let created = Timestamp::from_second(1_795_000_000).expect("in range");
        let target = Target::new(text, start..start + words.len());
        Annotation::new(Ulid(id), created, target)
    };
    let quote = Annotation {
        unit: Some(Unit::Quotation),
        speaker: Some("Anna Berg".to_owned()),
        role: Some("the mayor".to_owned()),
        counterpart: Some("“我们等得<够>久了，”\n\n他说。".to_owned()),
        note: "Four *years*!\nAsk about the piers.".to_owned(),
        tags: vec!["town hall".to_owned(), "bridge".to_owned()],
        ..mark(1, "“We have waited long enough,”")
    };
    let named = Annotation {
        name: "-2+3".to_owned(),
        ..mark(2, "City to rebuild its bridge")
    };
    let deleted = Annotation {
        deleted: true,
        ..mark(3, "told reporters")
    };
    let titles = Titles {
        en: Some("City to rebuild its bridge".to_owned()),
        ..Titles::default()
    };
    let key = "file:/home/ann/my bridge.txt".to_owned();
    vec![
        Record::new(key, titles, Annotations::new([quote, named, deleted])),
        Record::new(
            "bundled".to_owned(),
            Titles::default(),
            Annotations::default(),
        ),
    ]
}

#[track_caller]
fn check(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, text.replace('\r', "␍"));
    });
}

#[test]
fn markdown_has_front_matter_speaker_note_and_citation() {
    check("markdown", &markdown(&records()));
}

#[test]
fn readwise_takes_the_table() {
    check("csv", &csv(&records()));
}

#[test]
fn anki_takes_the_cards() {
    check("anki", &anki(&records()));
}

#[test]
fn csl_has_an_item_per_article() {
    let items = csl_json(&records());
    check(
        "csl",
        &serde_json::to_string_pretty(&items).expect("it is plain data"),
    );
}

#[test]
fn web_annotations_are_as_the_w3c_has_them() {
    let collection = json_ld(&records()[..1]);
    check(
        "json_ld",
        &serde_json::to_string_pretty(&collection).expect("it is plain data"),
    );
}

#[test]
fn cells_are_quoted_and_defused() {
    let check = |text: &str, expected: &str| {
        let mut rows = table().from_writer(Vec::new());
        rows.write_record([&*defused(text)])
            .expect("memory takes it");
        let row = rows.into_inner().expect("memory takes it");
        assert_eq!(String::from_utf8(row), Ok(format!("{expected}\n")));
    };
    check("plain", "\"plain\"");
    check("12", "12");
    check("said, \"so\"", "\"said, \"\"so\"\"\"");
    check("=1+1", "\"'=1+1\"");
    check("a;=1+1", "\"a;=1+1\"");
    check("@a", "\"'@a\"");
    check("\rx", "\"'\rx\"");
    check("一\n二", "\"一\n二\"");
}

#[test]
fn tags_are_strings_to_yaml_and_empty_ones_are_left_out() {
    let mut records = records();
    let odd = Annotation {
        tags: ["#", "null", "123"].map(str::to_owned).to_vec(),
        ..records[0].annotations.items()[0]
            .clone()
            .renewed(Timestamp::MAX)
    };
    records[0].annotations.put(odd);
    let text = markdown(&records);
    assert!(
        text.contains("tags: [\"123\", \"duidu\", \"null\"]\n"),
        "{text}"
    );
    assert!(text.contains(" #null #123 ^"), "{text}");
}

#[test]
fn bookmarks_in_any_order_are_imported_by_their_names() {
    let items: Vec<Value> = (1..=4_u128)
        .rev()
        .map(|id| {
            json!({
                "id": format!("urn:ulid:{}", Ulid(id)),
                "type": "Annotation",
                "target": {"source": "a", "selector": {"type": "TextQuoteSelector", "exact": "x"}},
            })
        })
        .collect();
    let read = read_json_ld(&items.into(), Timestamp::UNIX_EPOCH).expect("they are annotations");
    let ids: Vec<u128> = read[0]
        .annotations
        .items()
        .iter()
        .map(|item| item.id.0)
        .collect();
    assert_eq!(ids, [1, 2, 3, 4]);
}

#[test]
fn nothing_in_an_export_reaches_the_terminal_raw() {
    let mut hostile = records();
    let bad = "\u{1b}]0;x\u{7}\u{202e}";
    let first = Annotation {
        name: bad.to_owned(),
        note: bad.to_owned(),
        tags: vec![bad.to_owned()],
        speaker: Some(bad.to_owned()),
        counterpart: Some(bad.to_owned()),
        ..hostile[0].annotations.items()[0]
            .clone()
            .renewed(Timestamp::MAX)
    };
    hostile[0].annotations.put(first);
    hostile[0].titles.en = Some(bad.to_owned());
    for text in [
        markdown(&hostile),
        csv(&hostile),
        anki(&hostile),
        csl_json(&hostile).to_string(),
    ] {
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text}");
    }
}

#[test]
fn annotations_by_other_programs_are_read_and_always_get_the_same_name() {
    let foreign = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "created": "2026-01-02T03:04:05Z",
        "body": "a remark",
        "target": {
            "source": "http://example.org/page1",
            "selector": {"type": "TextQuoteSelector", "exact": "anotation", "prefix": "this is an "},
        },
    });
    let read = read_json_ld(&foreign, Timestamp::UNIX_EPOCH).expect("it is an annotation");
    let again = read_json_ld(&foreign, Timestamp::MAX).expect("it is an annotation");
    assert_eq!(read, again);
    assert_eq!(read[0].article, "http://example.org/page1");
    let annotation = &read[0].annotations.items()[0];
    assert_eq!(annotation.target.exact, "anotation");
    assert_eq!(annotation.note, "a remark");
}

#[test]
fn what_is_no_annotation_is_refused() {
    for value in [json!(3), json!({"a": 1}), json!([{"type": "Annotation"}])] {
        assert!(
            read_json_ld(&value, Timestamp::UNIX_EPOCH).is_err(),
            "{value}"
        );
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z“网\n\t\"<&=%]{1,12}"]
}

fn any_unknown() -> impl Strategy<Value = Map<String, Value>> {
    let value = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any_text().prop_map(Value::from),
        Just(json!({"a": [1, null]})),
    ];
    proptest::collection::btree_map("x[a-z]{0,3}", value, 0..3)
        .prop_map(|fields| fields.into_iter().collect())
}

prop_compose! {
    fn any_annotation()(
        id in any::<u128>(),
        seconds in 0_i64..4_000_000_000,
        later in 0_i64..1_000,
        flags in any::<[bool; 4]>(),
        texts in proptest::collection::vec(any_text(), 6),
        tags in proptest::collection::vec(any_text(), 0..3),
        unit in prop_oneof![
            Just(None),
            Just(Some(Unit::Sentence)),
            Just(Some(Unit::Selection)),
            Just(Some(Unit::Other("verse".to_owned()))),
        ],
        unknown in any_unknown(),
        of_target in any_unknown(),
        start in 0_usize..10_000,
    ) -> Annotation {
        let created = Timestamp::from_second(seconds).expect("in range");
        let target = Target {
            exact: format!("w{}", texts[0]),
            prefix: texts[1].clone(),
            suffix: texts[2].clone(),
            start,
            end: start + 3,
            block: flags[1].then_some(start / 100),
            text_hash: texts[3].clone(),
            unknown: of_target,
        };
        Annotation {
            deleted: flags[0],
            updated: Timestamp::from_second(seconds + later).expect("in range"),
            unit,
            name: texts[4].clone(),
            note: texts[5].clone(),
            tags,
            speaker: flags[2].then(|| texts[4].clone()),
            role: flags[1].then(|| texts[5].clone()),
            counterpart: flags[3].then(|| texts[1].clone()),
            unknown,
            ..Annotation::new(Ulid(id), created, target)
        }
    }
}

prop_compose! {
    fn any_record(number: usize)(
        annotations in proptest::collection::vec(any_annotation(), 0..4),
        titles in proptest::collection::vec(any_text(), 2),
        seconds in 0_i64..4_000_000_000,
        unreadable in proptest::collection::vec(any_text().prop_map(Value::from), 0..2),
        unknown in any_unknown(),
    ) -> Record {
        let titles = Titles {
            updated: Timestamp::from_second(seconds).expect("in range"),
            zh: Some(titles[0].clone()),
            en: (!titles[1].is_empty()).then(|| titles[1].clone()),
        };
        Record {
            unknown,
            ..Record::new(
                format!("file:/a {number}"),
                titles,
                Annotations::new(annotations).merge(Annotations::from_values(unreadable)),
            )
        }
    }
}

proptest! {
    #[test]
    fn web_annotations_lose_nothing(records in (any_record(0), any_record(1))) {
        let records = vec![records.0, records.1];
        let written = json_ld(&records).to_string();
        let value = serde_json::from_str(&written).expect("it is JSON");
        let read = read_json_ld(&value, Timestamp::UNIX_EPOCH).expect("it was written so");
        prop_assert_eq!(read, records);
    }
}
