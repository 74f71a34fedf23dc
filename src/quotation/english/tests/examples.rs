//! The sentences that the comments of the rules explain them with.

use super::read;

/// Reads a text in which the quoted words are marked ⟦so⟧; `speakers` has kind, name and
/// role of each quotation.
#[track_caller]
fn check(marked: &str, speakers: &[&str]) {
    let text = marked.replace(['⟦', '⟧'], "");
    let (_, analysis) = read(&text);
    let mut found = text;
    let spans = analysis.quotations.iter().flat_map(|found| &found.spans);
    let mut spans: Vec<_> = spans.cloned().collect();
    spans.sort_by_key(|span| span.start);
    for span in spans.iter().rev() {
        found.insert(span.end, '⟧');
        found.insert(span.start, '⟦');
    }
    let said = analysis.quotations.iter().map(|quotation| {
        let speaker = quotation.speaker.map(|index| &analysis.speakers[index]);
        let name = speaker.map_or("?", |speaker| speaker.name.as_str());
        let role = speaker.and_then(|speaker| speaker.role.as_deref());
        let role = role.map_or(String::new(), |role| format!(" | {role}"));
        format!("{:?} {name}{role}", quotation.kind)
    });
    let said: Vec<String> = said.collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    assert_eq!((found.as_str(), said.as_slice()), (marked, speakers));
}

#[test]
fn the_examples_of_the_rules() {
    let mut rows = 0;
    for line in include_str!("examples.txt").lines() {
        let Some((marked, speakers)) = line.split_once(" =") else {
            continue;
        };
        let speakers = speakers.split(';').map(str::trim);
        let speakers: Vec<&str> = speakers.filter(|name| !name.is_empty()).collect();
        check(marked, &speakers);
        rows += 1;
    }
    assert!(rows > 90, "the rows are not read");
}
