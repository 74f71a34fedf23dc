//! Journeys with words: the window at a word.

use crate::reader::Reader;
use duidu::annotation::WordState;
use duidu::annotation::export::{anki_words, csv_words, markdown_words};
use duidu::app::{Effect, Overlay};
use duidu::text::Language;

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

#[test]
fn a_word_is_kept_with_its_sentence_and_what_says_the_same() {
    let mut reader = Reader::open(NEWS, 120, 36);
    reader.go_to("罢工。");
    reader.press("+");
    assert!(
        reader
            .status()
            .starts_with("罢工 is in the vocabulary, saved"),
        "{}",
        reader.status()
    );
    let word = reader
        .vocabulary
        .get(Language::Chinese, "罢工")
        .expect("it is kept");
    assert_eq!(
        (word.reading.as_str(), word.traditional.as_str()),
        ("bàgōng", "罷工")
    );
    assert_eq!(word.sentence, "周三，港口工人同意结束为期三周的罢工。");
    assert!(
        word.counterpart.starts_with("Port workers agreed"),
        "{}",
        word.counterpart
    );
    assert_eq!(
        (word.translation.as_str(), word.state),
        ("strike", WordState::New)
    );
    // Again: its next state.
    reader.press("+");
    let state = |reader: &Reader| {
        reader
            .vocabulary
            .get(Language::Chinese, "罢工")
            .map(|word| word.state)
    };
    assert_eq!(state(&reader), Some(WordState::Learning));
    // An English word as its lemma.
    reader.go_to("agreed on");
    reader.press("+");
    let word = reader
        .vocabulary
        .get(Language::English, "agree")
        .expect("it is kept");
    assert!(word.meaning.contains("同意"), "{}", word.meaning);
}

/// A reader of the news with three words kept.
fn with_words(width: u16, height: u16) -> Reader {
    let mut reader = Reader::open(NEWS, width, height);
    for word in ["罢工。", "积压", "agreed on"] {
        reader.go_to(word);
        reader.press("+");
    }
    reader.press("+");
    reader
}

#[test]
fn the_vocabulary_is_a_list() {
    for (width, height) in SIZES {
        let mut reader = with_words(width, height);
        reader.press("\"");
        insta::assert_snapshot!(format!("vocabulary-{width}x{height}"), reader.screen());
    }
}

#[test]
fn words_of_the_list_change_their_state_are_deleted_and_brought_back() {
    let mut reader = with_words(120, 36);
    reader.press("\" /").write("jīyā");
    reader.press("Enter");
    // Accepting goes to where the word was met.
    assert_eq!(reader.passage(), "积压");
    reader.press("\" o");
    assert!(reader.screen().contains("by reading"));
    reader.press("g s s");
    let first = |reader: &Reader| {
        let Some(Overlay::Words(list)) = reader.app.overlay() else {
            panic!("the list is open");
        };
        list.chosen().cloned().expect("there are words")
    };
    let word = first(&reader);
    assert_eq!(word.state, WordState::Ignored);
    reader.press("d");
    assert!(reader.vocabulary.get(word.language, &word.word).is_none());
    reader.press("u");
    let back = reader
        .vocabulary
        .get(word.language, &word.word)
        .expect("it is back");
    assert_eq!(back.state, WordState::Ignored);
    reader.press("x");
    assert!(matches!(reader.effects.last(), Some(Effect::ExportWords(words)) if words.len() == 3));
}

#[test]
fn kept_words_are_marked_on_the_page_when_asked_for() {
    let mut reader = with_words(120, 36);
    reader.press("Esc Esc g");
    let plain = reader.underlined();
    reader.press("c");
    let marked = reader.underlined();
    assert!(
        !plain.contains("罢工") && marked.contains("罢工"),
        "{plain:?} {marked:?}"
    );
    reader.press("c");
    assert_eq!(reader.underlined(), plain);
}

#[test]
fn readings_stand_above_the_words() {
    for (width, height) in SIZES {
        let mut reader = Reader::open(NEWS, width, height);
        reader.press("p");
        insta::assert_snapshot!(format!("readings-{width}x{height}"), reader.screen());
    }
    let mut reader = Reader::open(NEWS, 80, 24);
    let before = reader.screen();
    reader.press("Alt-p");
    assert!(reader.screen().contains("ㄍㄤˇ"), "{}", reader.screen());
    reader.press("Alt-p Alt-p ?").press("Esc");
    assert_eq!(reader.screen(), before);
}

#[test]
fn words_that_are_known_have_no_reading() {
    let mut reader = Reader::open(NEWS, 120, 36);
    reader.go_to("罢工。");
    // New, learning, known.
    reader.press("+ + + g p");
    assert!(reader.screen().contains("bàgōng"));
    reader.press("p");
    assert!(!reader.screen().contains("bàgōng"), "{}", reader.screen());
    assert!(reader.screen().contains("gǎngkǒu"));
}

#[test]
fn places_stay_while_readings_come_and_go() {
    let text = NEWS.repeat(12);
    for arrangement in ["Esc", "=", "v", "Tab r"] {
        let mut reader = Reader::open(&text, 80, 24);
        reader.press(arrangement).press("Ctrl-d Ctrl-d ) )");
        let passage = reader.app.reading.passage.clone().expect("a sentence");
        for _ in 0..3 {
            reader.press("p");
            assert_eq!(reader.app.reading.passage.as_ref(), Some(&passage));
            for _ in 0..30 {
                reader.press("j");
            }
            for _ in 0..30 {
                reader.press("k");
            }
            reader.press(") (");
            assert!(
                reader.shows(passage.range.start),
                "{arrangement}\n{}",
                reader.screen()
            );
        }
    }
}

#[test]
fn every_row_of_a_text_with_readings_can_be_scrolled_to() {
    let text = NEWS.repeat(8);
    for arrangement in ["Esc", "=", "v", "Tab r"] {
        let mut reader = Reader::open(&text, 80, 24);
        reader.press(arrangement).press("p G");
        let end = reader.screen();
        reader.press("g");
        for _ in 0..400 {
            reader.press("j");
        }
        reader.press("?").press("Esc");
        assert_eq!(
            end,
            {
                reader.press("G");
                reader.screen()
            },
            "{arrangement}"
        );
    }
}

#[test]
fn the_other_script_changes_what_is_seen_and_nothing_else() {
    let mut reader = Reader::open(NEWS, 120, 36);
    reader.go_to("罢工。");
    let passage = reader.app.reading.passage.clone();
    reader.press("C");
    assert!(
        reader.screen().contains("港務局長張偉"),
        "{}",
        reader.screen()
    );
    assert_eq!(reader.app.reading.passage, passage);
    assert_eq!(reader.passage(), "罢工");
    reader.press("C ?").press("Esc");
    assert!(reader.screen().contains("港务局长张伟"));
}

#[test]
fn how_hard_an_article_is() {
    let mut reader = Reader::open(NEWS, 120, 36);
    reader.go_to("罢工。");
    reader.press("+ + + Ctrl-g");
    let status = reader.status();
    assert!(status.contains(" · 5 % known, HSK 1–3 "), "{status}");
    let mut reader = Reader::open("Only English here.\n", 120, 36);
    reader.press("Ctrl-g");
    assert!(!reader.status().contains("HSK"), "{}", reader.status());
}

#[test]
fn words_are_exported_for_other_programs() {
    let reader = with_words(120, 36);
    let words: Vec<_> = reader.vocabulary.kept().collect();
    let anki = anki_words(words.iter().copied());
    assert!(
        anki.starts_with("#separator:tab\n#html:true\n#guid column:1\n#tags column:11\n#columns:")
    );
    for line in anki.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields.len(), 11, "{line}");
        assert_eq!(&fields[7..9], ["", ""], "the sounds are empty");
    }
    assert!(anki.contains("三周的<b>罢工</b>。"), "{anki}");
    let csv = csv_words(words.iter().copied());
    assert_eq!(csv.lines().count(), 4);
    let markdown = markdown_words(words.iter().copied());
    assert!(
        markdown.contains("- **罢工** 罷工 bàgōng: a strike; to go on strike (new)"),
        "{markdown}"
    );
}
