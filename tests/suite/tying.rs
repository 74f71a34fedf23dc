//! Journeys with ties: what the aligner got wrong, put right by the reader.

use crate::reader::Reader;
use duidu::annotation::Annotations;
use duidu::app::message::Stage;
use duidu::app::page::Arrangement;
use duidu::bilingual::{Origin, Verdict};
use duidu::text::Language;

/// Two texts of six paragraphs, one after the other; the fourth says something else.
const PORT: &str = "\
病人在医院里等待药品。

码头工人周四结束了罢工。

船长说货物已经运走。

市长会见了三名记者。

火车晚点两个小时。

学校下周一重新开学。

Patients in the hospital are waiting for medicine.

The dock workers ended their strike on Thursday.

The captain said the cargo had been shipped.

Nobody at the town hall wished to comment.

The train was two hours late.

Schools will open again next Monday.
";

const MAYOR: &str = "市长会见了三名记者。";
const COMMENT: &str = "Nobody at the town hall wished to comment.";
const CAPTAIN: &str = "The captain said the cargo had been shipped.";

fn open() -> Reader {
    Reader::open(PORT, 100, 30)
}

/// Stands on the sentence that begins with `words`.
fn stand_on(reader: &mut Reader, words: &str) {
    let at = PORT.find(words).expect("it is there");
    let language = reader.app.reading.document.language_at(at);
    if reader.app.reading.page.focus != language {
        reader.press("Tab");
    }
    reader.press("g 9 (");
    for _ in 0..8 {
        if reader.app.reading.passage.is_some() && reader.passage().starts_with(words) {
            return;
        }
        reader.press(")");
    }
    panic!("{words:?} is not reached");
}

/// What says the same as the sentence that begins with `words`.
fn facing(reader: &Reader, words: &str) -> Option<String> {
    let document = &reader.app.reading.document;
    let at = document.article.text.find(words).expect("it is there");
    let facing = document.counterpart(&(at..at + words.len()))?;
    Some(document.text_of(&facing.range).into_owned())
}

fn tie(reader: &mut Reader, one: &str, other: &str) {
    stand_on(reader, one);
    reader.press("t");
    stand_on(reader, other);
    reader.press("t");
}

#[test]
fn a_sentence_on_each_side_is_tied_and_the_page_follows() {
    let mut reader = open();
    let before = facing(&reader, MAYOR);
    assert_ne!(before.as_deref(), Some(CAPTAIN));
    stand_on(&mut reader, MAYOR);
    reader.press("t");
    insta::assert_snapshot!("an-end", reader.screen());
    reader.press("Tab");
    stand_on(&mut reader, CAPTAIN);
    reader.press("t");
    assert_eq!(reader.status().split("  ").next(), Some("tied, saved"));
    assert_eq!(facing(&reader, MAYOR).as_deref(), Some(CAPTAIN));
    insta::assert_snapshot!("tied", reader.screen());
    reader.press("U");
    assert_eq!(facing(&reader, MAYOR), before);
    reader.press("Ctrl-r");
    assert_eq!(facing(&reader, MAYOR).as_deref(), Some(CAPTAIN));
}

#[test]
fn the_last_tie_of_a_sentence_holds_and_all_else_is_aligned_around_it() {
    let mut reader = open();
    tie(&mut reader, MAYOR, CAPTAIN);
    tie(&mut reader, MAYOR, COMMENT);
    assert_eq!(facing(&reader, MAYOR).as_deref(), Some(COMMENT));
    assert_eq!(
        facing(&reader, "船长说货物已经运走。").as_deref(),
        Some(CAPTAIN)
    );
    assert_eq!(
        facing(&reader, "Schools will open again").as_deref(),
        Some("学校下周一重新开学。")
    );
}

#[test]
fn a_sentence_is_untied_from_what_the_aligner_found_and_from_a_tie() {
    let mut reader = open();
    let captain = "船长说货物已经运走。";
    assert_eq!(facing(&reader, captain).as_deref(), Some(CAPTAIN));
    stand_on(&mut reader, captain);
    reader.press("T");
    assert_eq!(facing(&reader, captain), None);
    assert_eq!(reader.status().split("  ").next(), Some("untied, saved"));
    reader.press("U");
    assert_eq!(facing(&reader, captain).as_deref(), Some(CAPTAIN));

    tie(&mut reader, MAYOR, COMMENT);
    let ties = |reader: &Reader| reader.app.marks.bookmarks.annotations().ties().count();
    assert_eq!(ties(&reader), 1);
    reader.press("T");
    assert_eq!(ties(&reader), 0);
}

#[test]
fn a_tie_is_given_up_with_escape_or_on_the_same_sentence() {
    let mut reader = open();
    for key in ["Esc", "t"] {
        stand_on(&mut reader, MAYOR);
        reader.press("t").press(key);
        assert!(reader.app.marks.tying.end.is_none());
        assert_eq!(reader.app.marks.bookmarks.annotations().items().len(), 0);
    }
    let mut alone = Reader::open("One language only. It is English.", 80, 24);
    alone.press("t");
    assert_eq!(
        alone.status().split("  ").next(),
        Some("this article has one language only")
    );
}

#[test]
fn ties_hold_when_the_article_is_opened_again_even_if_it_has_grown() {
    let mut reader = open();
    tie(&mut reader, MAYOR, COMMENT);
    let kept = serde_json::to_string(reader.app.marks.bookmarks.annotations()).expect("it is data");
    let annotations: Annotations = serde_json::from_str(&kept).expect("it was written so");
    let longer = PORT.replace(MAYOR, &format!("周三下了雨。\n\n{MAYOR}"));
    for text in [PORT, &longer] {
        let again = Reader::open_with(text, annotations.clone(), 100, 30);
        assert_eq!(facing(&again, MAYOR).as_deref(), Some(COMMENT));
        let alignment = &again.app.reading.document.alignment;
        let tied = alignment
            .beads
            .iter()
            .filter(|bead| bead.origin == Origin::Reader);
        assert_eq!(tied.count(), 1);
        assert_eq!(again.app.marks.bookmarks.listed().len(), 0);
    }
}

#[test]
fn the_passage_stays_on_its_row_when_what_is_above_it_is_tied() {
    let text = PORT.replace("\n\n", "\n\n\n");
    let mut reader = Reader::open(&text, 100, 9);
    assert_eq!(reader.app.reading.page.arrangement, Arrangement::Linked);
    stand_on(&mut reader, "The train was two hours late.");
    reader.press("G");
    let place = |reader: &Reader| {
        let passage = reader
            .app
            .reading
            .passage
            .as_ref()
            .expect("something is stood on");
        let at = reader.app.reading.document.language_at(passage.range.start);
        let place = duidu::app::stretch::Place {
            language: at,
            byte: passage.range.start,
        };
        reader
            .app
            .reading
            .page
            .viewport(Language::English)
            .row_of(place)
    };
    let row = place(&reader);
    assert!(row.is_some());
    // Another window ties what stands above.
    let mut other = Reader::open(&text, 100, 30);
    other.press("Tab g ) T");
    let annotations = other.app.marks.bookmarks.annotations().clone();
    assert_eq!(
        annotations.ties().next().map(|(_, tie)| tie.verdict),
        Some(Verdict::Untied)
    );
    reader.receive(duidu::app::Message::Changed(annotations));
    assert_eq!(reader.app.reading.document.alignment.corrections.len(), 1);
    assert_eq!(place(&reader), row);
}

#[test]
fn what_was_aligned_too_late_is_aligned_again() {
    let mut reader = open();
    tie(&mut reader, MAYOR, COMMENT);
    let tied = std::sync::Arc::clone(&reader.app.reading.document);
    reader.press("U");
    // The document of before arrives after the tie was taken back.
    reader.receive(duidu::app::Message::Opened(tied, Stage::Analysed));
    assert_eq!(reader.app.reading.document.alignment.corrections, []);
}
