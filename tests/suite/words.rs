//! Journeys with words: the window at a word.

use crate::reader::Reader;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 20)];

/// An article of a few sentences in both languages.
pub const NEWS: &str = "港口工人结束罢工\n\nPort workers end strike\n\n\
    周三，港口工人同意结束为期三周的罢工。工会说，工人们得到了他们要求的大部分东西。\
    港务局长张伟表示，积压的货物至少需要两周才能清理完毕。\n\n\
    Port workers agreed on Wednesday to end a three-week strike. \
    The union said the workers had got most of what they asked for. \
    Port director Zhang Wei said the backlog would take at least two weeks to clear.\n";

#[test]
fn a_chinese_word_is_told_of_in_a_window_beside_it() {
    for (width, height) in SIZES {
        let mut reader = Reader::open(NEWS, width, height);
        // To the word for the strike in the first sentence.
        reader.press("g").go_to("罢工。");
        reader.press("K");
        insta::assert_snapshot!(format!("chinese-{width}x{height}"), reader.screen());
        reader.press("K");
        insta::assert_snapshot!(format!("chinese-whole-{width}x{height}"), reader.screen());
    }
}

#[test]
fn an_english_word_is_told_of_in_chinese() {
    for (width, height) in SIZES {
        let mut reader = Reader::open(NEWS, width, height);
        reader.go_to("agreed on");
        reader.press("Enter");
        insta::assert_snapshot!(format!("english-{width}x{height}"), reader.screen());
    }
}

#[test]
fn the_window_is_never_over_its_word() {
    for (width, height) in [
        (120, 36),
        (80, 24),
        (40, 20),
        (60, 8),
        (20, 5),
        (6, 3),
        (1, 1),
    ] {
        let mut reader = Reader::article(width, height);
        reader.press("Tab g w K");
        for number in 0..60 {
            if reader.screen().is_empty() {
                continue;
            }
            let word = reader.passage().to_owned();
            let first: String = word.chars().take(1).collect();
            if width >= 20 && height >= 5 {
                let (x, y) = reader
                    .reversed()
                    .unwrap_or_else(|| panic!("{word}: {}", reader.screen()));
                assert!(x < width && y < height, "{number} {first}");
            }
            reader.press(if number % 7 == 6 { "K" } else { "w" });
        }
    }
}

#[test]
fn the_window_follows_the_word_and_goes_with_it() {
    let mut reader = Reader::open(NEWS, 120, 36);
    reader.go_to("罢工。");
    reader.press("K");
    assert!(reader.screen().contains("bàgōng"));
    reader.press("W");
    assert!(!reader.screen().contains("bàgōng"), "{}", reader.screen());
    reader.press("w");
    assert!(reader.screen().contains("bàgōng"));
    // A sentence is no word.
    reader.press(")");
    assert!(!reader.screen().contains("bàgōng"));
    assert!(reader.app.overlays.is_empty());
}

#[test]
fn where_else_the_article_has_a_word_is_told_and_gone_to() {
    let mut reader = Reader::open(NEWS, 120, 36);
    reader.go_to("工人同意");
    reader.press("K K");
    assert!(
        reader.screen().contains("3 times in this article"),
        "{}",
        reader.screen()
    );
    let before = reader.app.reading.passage.clone();
    reader.press("n");
    assert_eq!(reader.passage(), "工人");
    assert_ne!(reader.app.reading.passage, before);
    reader.press("Esc");
    assert!(reader.app.overlays.is_empty());
    // And back to where it was jumped from.
    reader.press("Ctrl-o");
    assert_eq!(reader.app.reading.passage, before);
}

#[test]
fn a_word_that_no_dictionary_has_is_said_not_to_be_there() {
    let mut reader = Reader::open("The xyzzyqux of the matter.\n", 80, 24);
    reader.go_to("xyzzyqux");
    reader.press("K");
    assert!(
        reader.screen().contains("no Chinese word for it"),
        "{}",
        reader.screen()
    );
}

#[test]
fn enter_still_shows_the_counterpart_where_no_word_is_current() {
    let mut reader = Reader::open(NEWS, 120, 36);
    reader.press("r ) Enter");
    assert!(reader.app.overlays.is_empty());
    assert!(reader.screen().contains("港口工人"), "{}", reader.screen());
}
