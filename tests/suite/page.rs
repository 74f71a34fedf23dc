//! The page of two columns: what faces each other, in every mode and size.

use crate::reader::Reader;
use duidu::app::page::Arrangement;
use duidu::text::Language;
use proptest::prelude::*;

/// Paragraph by paragraph in turn, as a bilingual site has it.
const HARBOUR: &str = "\
鹿特丹港口工人达成薪资协议后同意结束罢工

Rotterdam port workers agree to end strike after pay deal

鹿特丹港的工人周四同意结束为期九天的罢工，此前工会与港口经营方达成了一项薪资协议，工会领导人彼得·扬森说。

Workers at the port of Rotterdam agreed on Thursday to end a nine-day strike after unions and terminal operators \
reached a pay deal, union leader Pieter Jansen said.

港务局局长玛丽克·巴克表示，积压货物“至少需要两周”才能清理完毕。

Port director Marieke Bakker said the backlog would take \"at least two weeks\" to clear.

她说：“改道安特卫普的船不会全部回来。有些客户我们已经永远失去了。”

\"Ships that were diverted to Antwerp will not all come back,\" she said. \"Some customers we have lost for good.\"

Trucks queued for six kilometres on the motorway behind the port, and drivers slept in their cabs.

扬森说：“这是一个公平的结果，我们的会员周五就会回去工作。”

\"This is a fair result, and our members will go back to work on Saturday,\" Jansen said.
";

const SIZES: [(u16, u16); 6] = [(200, 60), (120, 36), (80, 24), (60, 20), (40, 20), (20, 5)];

#[test]
fn every_mode_at_every_size() {
    for (width, height) in SIZES {
        for (mode, keys) in [
            ("usual", "Right Right"),
            ("apart", "= Right Right"),
            ("stacked", "v Right Right"),
            ("one-language", "r Right Right Enter"),
        ] {
            let mut reader = Reader::open(HARBOUR, width, height);
            reader.press(keys);
            insta::assert_snapshot!(format!("{mode}-{width}x{height}"), reader.screen());
        }
    }
}

#[test]
fn a_key_never_changes_the_text_one_reads_but_tab() {
    let mut reader = Reader::open(HARBOUR, 120, 36);
    for _ in 0..6 {
        reader.press("Right");
        assert_eq!(reader.app.reading.page.focus, Language::English);
    }
    reader.press("Tab Left Left Right");
    assert_eq!(reader.app.reading.page.focus, Language::Chinese);
}

#[test]
fn facts_that_differ_are_listed_and_gone_to() {
    let mut reader = Reader::open(HARBOUR, 120, 36);
    reader.press("!");
    assert!(
        reader
            .screen()
            .contains("Chinese: 周五 Friday · English: Saturday")
    );
    reader.press("Enter");
    assert_eq!(reader.passage(), "Saturday");
}

#[test]
fn both_texts_scroll_as_one_and_apart_when_asked() {
    let text = HARBOUR.repeat(6);
    let mut reader = Reader::open(&text, 100, 20);
    let before = reader.app.reading.page.tops();
    reader.press("Space Space");
    let linked = reader.app.reading.page.tops();
    assert!(linked[0] > before[0] && linked[1] > before[1]);
    reader.press("=");
    let apart = reader.app.reading.page.tops();
    reader.press("Space");
    let after = reader.app.reading.page.tops();
    assert_eq!(after[0], apart[0]);
    assert!(after[1] > apart[1]);
}

fn any_keys() -> impl Strategy<Value = Vec<&'static str>> {
    let key = prop::sample::select(vec![
        "j", "k", "d", "u", "Space", "b", "g", "G", "Right", "Left", ")", "(", "}", "{", "w", "W",
        "Tab", "=", "r", "v", "<", ">", "+", "-", "Enter", "Esc", "s", "f", "t", "T", "U",
    ]);
    prop::collection::vec(key, 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// After any key, what faces each other is of one pair, and a gap faces
    /// nothing.
    #[test]
    fn what_faces_each_other_says_the_same(keys in any_keys(), width in 40_u16..160, height in 5_u16..50) {
        let text = HARBOUR.repeat(3);
        let mut reader = Reader::open(&text, width, height);
        for key in keys {
            reader.press(key);
            let (page, document) = (&reader.app.reading.page, &reader.app.reading.document);
            if page.arrangement != Arrangement::Linked {
                continue;
            }
            for line in &page.viewport(Language::English).lines {
                let pairs = line.places().filter(|place| {
                    let row = line.rows[place.language as usize].as_ref();
                    row.is_some_and(|row| !row.range.is_empty())
                });
                let mut pairs = pairs.map(|place| document.pairs.at(place.language, place.byte));
                let first = pairs.next();
                prop_assert!(pairs.all(|pair| Some(pair) == first), "after {}", key);
                if let Some(gap) = line.gap {
                    let row = line.rows[gap as usize].as_ref();
                    prop_assert!(row.is_none_or(|row| row.range.is_empty()));
                }
            }
        }
    }
}
