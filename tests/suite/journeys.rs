//! Whole journeys: keys in, screens out.

use crate::marking::library;
use crate::reader::{ARTICLE, Reader};
use duidu::annotation::Annotations;
use duidu::app::document::Document;
use duidu::app::message::Stage;
use duidu::app::settings::Settings;
use duidu::app::{App, Effect, Message, Position};
use duidu::article::parse;
use duidu::quotation::{Analysis, analyse};
use duidu::text::{Language, width};
use duidu::ui;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use std::sync::Arc;

#[test]
fn opening() {
    for (width, height) in [(120, 36), (80, 24), (40, 20), (20, 5)] {
        let name = format!("opening-{width}x{height}");
        insta::assert_snapshot!(name, Reader::article(width, height).screen());
    }
}

#[test]
fn stepping_through_the_quotations() {
    for (width, height) in [(120, 36), (80, 24), (40, 20)] {
        let mut reader = Reader::article(width, height);
        reader.press("Right Right Right l 3 ]");
        let name = format!("quotation-{width}x{height}");
        insta::assert_snapshot!(name, reader.screen());
    }
}

#[test]
fn asking_why_somebody_is_the_speaker() {
    for (width, height) in [(120, 36), (80, 24), (40, 20)] {
        let mut reader = Reader::article(width, height);
        reader.press("e");
        assert!(reader.status().contains("go to a quotation"));
        reader.press("Right Right e");
        insta::assert_snapshot!(format!("reason-{width}x{height}"), reader.screen());
        // The keys stay those of reading, and the panel goes with the passage.
        reader.press("Right");
        assert!(reader.screen().contains("“He” is Kolbai Musaev"));
        let left = reader.press("e").screen();
        assert!(!left.contains("Why this speaker"));
    }
}

#[test]
fn a_jump_to_somebodys_words_shows_them_in_both_languages() {
    let chinese = "河水上涨，船都停在港里，没有人出门。".repeat(12);
    let english = "The river rose, the boats lay in the harbour and nobody went out. ".repeat(12);
    let text = format!(
        "{chinese}\n\n{chinese}\n\n俄罗斯总统普京说：“我们等水退。”\n\n{chinese}\n\n\
         MOSCOW - {english}\n\n{english}\n\n{english}\n\n\
         \"We wait for the river,\" Russian President Vladimir Putin said.\n\n{english}"
    );
    let mut reader = Reader::open(&text, 100, 16);
    assert!(!reader.screen().contains("We wait"));
    reader.press("Right");
    let screen = reader.screen();
    assert!(
        screen.contains("水退。”") && screen.contains("We wait"),
        "{screen}"
    );
    assert_eq!(reader.passage(), "\"We wait for the river,\"");
    reader.press("Tab");
    assert_eq!(reader.passage(), "“我们等水退。”");
    assert!(reader.screen().contains("We wait"));
}

#[test]
fn going_to_a_speaker_and_following_them() {
    for (width, height) in [(120, 36), (80, 24), (40, 20)] {
        let mut reader = Reader::article(width, height);
        reader.press("s j j j");
        insta::assert_snapshot!(format!("speakers-{width}x{height}"), reader.screen());
        reader.press("Enter f L");
        insta::assert_snapshot!(format!("following-{width}x{height}"), reader.screen());
    }
}

#[test]
fn the_speaker_map_moves_with_the_reading() {
    for (width, height) in [(120, 36), (80, 24), (40, 20)] {
        let mut reader = Reader::article(width, height);
        let before = reader.screen();
        reader.press("S j Right Right");
        insta::assert_snapshot!(format!("speaker-map-{width}x{height}"), reader.screen());
        let second = reader.passage().to_owned();
        reader.press("Esc");
        if width > 40 {
            assert_eq!(reader.screen(), before);
        }
        reader.press("g Esc S j Right Right Enter");
        assert_eq!(reader.passage(), second);
        // Without a step there, to the first quotation of who is chosen.
        reader.press("S j Enter");
        let document = &reader.app.reading.document;
        let passage = reader.app.reading.passage.as_ref();
        let speaker = passage.and_then(|passage| passage.speaker(document));
        let name = speaker.map(|speaker| document.full_name(speaker));
        assert_eq!(name.as_deref(), Some("Meng Hongwei"));
        reader.press("Ctrl-o");
        assert_eq!(reader.passage(), second);
    }
}

#[test]
fn marking_with_a_note_and_finding_it_again() {
    for (width, height) in [(120, 36), (80, 24), (40, 20)] {
        let mut reader = Reader::article(width, height);
        reader
            .press("Right Right m M")
            .write("查一下 the source")
            .press("Enter 4 Right m '");
        insta::assert_snapshot!(format!("bookmarks-{width}x{height}"), reader.screen());
    }
}

#[test]
fn searching() {
    for (width, height) in [(120, 36), (80, 24), (40, 20)] {
        let mut reader = Reader::article(width, height);
        reader.press("/").write("terroris");
        insta::assert_snapshot!(format!("search-{width}x{height}"), reader.screen());
    }
}

#[test]
fn the_help_fits_the_keymap() {
    insta::assert_snapshot!("help-120x70", Reader::article(120, 70).press("?").screen());
    insta::assert_snapshot!("help-40x20", Reader::article(40, 20).press("? G").screen());
}

#[test]
fn every_direct_quotation_is_reached_and_the_ends_are_told() {
    let mut reader = Reader::article(120, 36);
    for _ in 0..13 {
        reader.press("Right");
    }
    assert!(reader.passage().starts_with("\"Improving regional"));
    reader.press("Right");
    assert_eq!(reader.status().split("  ").next(), Some("last quotation"));
    reader.press("9 9 Left");
    assert!(reader.passage().starts_with("The member states"));
    // The step never leaves the text; Tab does.
    reader.press("Tab");
    assert!(reader.passage().starts_with("将进一步"));
}

#[test]
fn one_speaker_can_be_followed_with_capital_letters() {
    let mut reader = Reader::article(120, 36);
    reader.press("2 Right L");
    assert!(reader.passage().starts_with("the Internet has become"));
    reader.press("L L");
    assert!(reader.passage().starts_with("\"The Internet is a safe"));
    assert!(
        reader
            .status()
            .starts_with("last quotation by Kolbai Musaev")
    );
    reader.press("H H");
    assert!(reader.passage().starts_with("\"Internet terrorism"));
}

#[test]
fn sentences_and_paragraphs_are_passages_too() {
    let mut reader = Reader::article(120, 36);
    reader.press(")");
    assert!(reader.passage().starts_with("BEIJING"));
    reader.press(") )");
    assert!(reader.passage().starts_with("He said the Internet"));
    reader.press("}");
    assert!(reader.passage().starts_with("\"The Internet is a safe"));
    reader.press("{ {");
    assert!(reader.passage().starts_with("\"Internet terrorism"));
}

#[test]
fn the_word_that_translates_the_current_one_is_lit_and_crossed_to() {
    let text = "医院里的病人仍在等待药品。司机在港口排队。\n\n天气很冷，河水结冰了。\n\n\
                Patients in the hospital are still waiting for medicine. Drivers queued at the \
                port's gate.\n\nThe weather was cold and the river froze.";
    let mut reader = Reader::open(text, 100, 20);
    let lit = |reader: &Reader| -> Vec<String> {
        let ranges = reader.app.reading.counterpart.iter().cloned();
        ranges.map(|range| text[range].to_owned()).collect()
    };
    // From a sentence to its first word.
    reader.press(") w");
    assert_eq!(reader.passage(), "Patients");
    assert_eq!(lit(&reader), ["病人"]);
    assert!(reader.status().starts_with("word"));
    reader.press("w");
    assert_eq!(reader.passage(), "in");
    assert!(lit(&reader).is_empty());
    reader.press("2 w");
    assert_eq!(reader.passage(), "hospital");
    reader.press("Tab");
    assert_eq!(reader.passage(), "医院");
    assert_eq!(lit(&reader), ["hospital"]);
    reader.press("W");
    assert!(reader.status().starts_with("first word"));
    reader.press("Tab W W Tab");
    assert_eq!(
        reader.passage(),
        "医院里的病人仍在等待药品。",
        "a word without a translation leads to the sentence"
    );
    // On into the next sentence and paragraph; what an apostrophe joins is one word.
    reader.press("Tab 1 4 w");
    assert_eq!(reader.passage(), "port's");
    reader.press("2 w");
    assert_eq!(reader.passage(), "The");
    reader.press("9 9 w w");
    assert_eq!(reader.passage(), "froze");
    assert!(reader.status().starts_with("last word"));
    // A selection grows by words.
    reader.press("V W W y");
    let copied = Effect::Copy("the river froze".to_owned());
    assert_eq!(reader.effects, [copied]);
}

#[test]
fn a_selection_grows_by_the_steps_made() {
    for (width, height) in [(120, 36), (80, 24), (40, 20)] {
        let mut reader = Reader::article(width, height);
        reader.press("2 Right V ) )");
        let name = format!("selection-{width}x{height}");
        insta::assert_snapshot!(name, reader.screen());
    }
    let mut reader = Reader::article(120, 36);
    reader.press("2 Right V } }");
    let end = reader.passage().len();
    assert!(reader.passage().starts_with("\"Internet terrorism"));
    // The other end goes back over where it began.
    reader.press("o (");
    assert!(reader.passage().len() > end);
    assert!(reader.passage().starts_with("BEIJING"));
    // Smaller again, down to the sentence it began with and beyond.
    reader.press("o ( ( ( (");
    assert!(reader.passage().len() < end);
    reader.press("Esc");
    assert_eq!(reader.app.reading.selection, None);
}

#[test]
fn a_selection_stays_in_one_language() {
    let text = "第一段话在这里。\n\nThe first paragraph is here.\n\n第二段话在这里。\n\nThe second one is here.";
    let mut reader = Reader::open(text, 80, 24);
    reader.press(") V )");
    assert!(reader.status().contains("2 sentences, 10 words"));
    reader.press("y");
    let copied = "The first paragraph is here.\n\nThe second one is here.";
    assert_eq!(reader.effects, [Effect::Copy(copied.to_owned())]);
}

#[test]
fn a_selection_is_bookmarked_and_copied_whole() {
    let mut reader = Reader::article(120, 36);
    reader.press("2 Right V ) m");
    assert_eq!(reader.app.reading.selection, None);
    assert_eq!(reader.bookmark(0).target.exact, reader.passage());
    assert!(reader.passage().starts_with("\"Internet terrorism"));
    assert!(
        reader
            .passage()
            .ends_with("tool for terrorists to organize attacks.")
    );
    reader.press("3 Right V ) y");
    let copied = Effect::Copy(reader.passage().to_owned());
    assert_eq!(reader.effects, [copied]);
}

#[test]
fn a_bookmark_is_opened_by_the_same_key_deleted_in_its_list_and_brought_back() {
    let mut reader = Reader::article(120, 36);
    reader.press("3 Right m Right m Left m");
    assert!(reader.screen().contains("Bookmarks: this article"));
    reader.press("d");
    assert_eq!(reader.app.marks.bookmarks.listed().len(), 1);
    reader.press("Esc U");
    assert_eq!(reader.app.marks.bookmarks.listed().len(), 2);
    reader.press("' d d");
    assert_eq!(reader.app.marks.bookmarks.listed().len(), 0);
    let mut reader = Reader::article(120, 36);
    reader.press("Right m ' d");
    assert_eq!(reader.app.marks.bookmarks.listed().len(), 0);
    reader.press("u");
    assert_eq!(
        reader.bookmark(0).speaker.as_deref(),
        Some("security officials from member states")
    );
}

#[test]
fn a_bookmark_of_what_is_in_view_says_which_words_and_its_letter_leads_there() {
    let mut reader = Reader::article(120, 36);
    reader.press("m");
    assert!(
        reader
            .status()
            .starts_with("★ bookmarked, saved ('a): BEIJING - The member"),
        "{}",
        reader.status()
    );
    let first = reader.passage().to_owned();
    reader.press("5 ) m");
    assert!(reader.status().contains("('c)"), "{}", reader.status());
    reader.press("G ' a");
    assert_eq!(reader.passage(), first);
    reader.press("' z");
    assert!(reader.status().starts_with("no bookmark has the letter z"));
}

#[test]
fn where_one_is_and_how_long_the_article_is_are_told() {
    let mut reader = Reader::article(160, 36);
    reader.press("2 } Ctrl-g");
    let told = " · paragraph 2/14 · 86 characters, 377 words · HSK 1–3 45 %, 4–6 17 %, 7–9 12 % · \
                13 quotations by 6 speakers";
    let status = reader.status();
    assert!(
        status.starts_with("sco-cyber-terrorism.txt · ") && status.contains(told),
        "{status}"
    );
}

#[test]
fn what_is_copied_is_counted_and_how_is_told() {
    let mut reader = Reader::article(120, 36);
    reader.press("Right Right y");
    assert!(
        reader.status().starts_with("copied 16 words"),
        "{}",
        reader.status()
    );
    reader.receive(Message::Copied(vec!["wl-copy"]));
    assert!(
        reader
            .status()
            .starts_with("copied 16 words (wl-copy and the terminal)")
    );
    // Nobody wants to know any more.
    reader.press("j");
    reader.receive(Message::Copied(vec!["wl-copy"]));
    assert!(!reader.status().contains("wl-copy"));
    reader.press("Right Y");
    let Some(Effect::Copy(cited)) = reader.effects.last() else {
        panic!("{:?}", reader.effects);
    };
    assert_eq!(
        cited,
        "\"the Internet has become an important tool for terrorists to organize attacks\" — Kolbai Musaev, deputy chief of the State Committee for National Security \
         of the Kyrgyz Republic, *上海合作组织将加强网上恐怖行动力度*, \
         sco-cyber-terrorism.txt, 2026-11-24"
    );
}

#[test]
fn a_bookmark_leads_back_to_its_place() {
    let mut reader = Reader::article(120, 36);
    reader.press("8 Right m g ' Enter");
    assert!(reader.passage().starts_with("that the country has"));
    assert!(
        reader.shows(
            reader
                .app
                .reading
                .passage
                .as_ref()
                .expect("stood on")
                .range
                .start
        )
    );
}

#[test]
fn a_note_is_changed_in_place() {
    let mut reader = Reader::article(120, 36);
    reader
        .press("Right M")
        .write("first")
        .press("Enter M")
        .write(" and second")
        .press("Enter");
    assert_eq!(reader.bookmark(0).note, "first and second");
    assert_eq!(reader.app.marks.bookmarks.listed().len(), 1);
}

#[test]
fn what_cannot_be_saved_is_said_until_it_can() {
    let mut reader = Reader::article(120, 36);
    reader.press("Right m");
    reader.receive(Message::Unsaved("the disk is full".to_owned().into()));
    assert!(reader.status().starts_with("NOT SAVED: the disk is full"));
    reader.press("j");
    assert!(reader.status().starts_with("NOT SAVED"));
}

#[test]
fn a_search_finds_across_rows_and_panes_and_escape_goes_back() {
    let mut reader = Reader::article(80, 24);
    reader.press("G");
    let before = reader.screen();
    reader
        .press("/")
        .write("state committee for national security");
    assert!(reader.status().contains("1/1"));
    assert_ne!(reader.screen(), before);
    reader.press("Esc");
    assert_eq!(reader.screen(), before);
    reader.press("/").write("网络恐怖主义").press("Enter");
    assert!(reader.passage().starts_with("周四，") && reader.passage().ends_with('。'));
    reader.press("/").write("SCO").press("Enter n n");
    assert!(reader.status().contains("3/3"), "{}", reader.status());
    reader.press("/").write("nowhere at all").press("Enter");
    assert!(reader.status().starts_with("not found: nowhere at all"));
}

#[test]
fn a_search_leads_to_the_sentence_around_each_match_and_round_the_ends() {
    let mut reader = Reader::open("One port. Two ports, a port. Three\u{201c}.", 60, 12);
    reader.press("/").write("port").press("Enter");
    assert_eq!(reader.passage(), "One port.");
    assert!(reader.status().starts_with("match 1/3 · sentence"));
    reader.press("n n y");
    assert_eq!(
        reader.effects,
        [Effect::Copy("Two ports, a port.".to_owned())]
    );
    reader.press("n");
    assert!(reader.status().starts_with("search wrapped to the top"));
    reader.press("N");
    assert!(reader.status().starts_with("search wrapped to the bottom"));
    // From wherever the reader has gone meanwhile.
    reader.press("( ( n");
    assert!(
        reader.status().starts_with("match 2/3"),
        "{}",
        reader.status()
    );
}

#[test]
fn how_a_pattern_was_understood_is_told() {
    let mut reader = Reader::article(80, 24);
    reader.press("/").write("shanghaihez");
    assert!(
        reader.status().contains("1/2 by pinyin"),
        "{}",
        reader.status()
    );
    reader.press("Enter");
    assert!(reader.status().starts_with("found by pinyin"));
    assert!(reader.passage().contains("上海合作"));
    reader.press("/").write("(SCO").press("Enter");
    assert!(
        reader
            .status()
            .starts_with("not a pattern: searched as text")
    );
    assert!(reader.passage().contains("(SCO)"));
}

#[test]
fn patterns_come_back_in_the_prompt() {
    let mut reader = Reader::article(80, 24);
    for pattern in ["terror", "internet"] {
        reader.press("/").write(pattern).press("Enter");
    }
    reader.press("/ Up Up");
    assert!(
        reader.status().starts_with("/terror "),
        "{}",
        reader.status()
    );
    reader.press("Down Ctrl-w").write("te").press("Up");
    assert!(
        reader.status().starts_with("/terror "),
        "{}",
        reader.status()
    );
}

#[test]
fn the_word_here_is_searched_for_as_a_whole() {
    let mut reader = Reader::open("A ship. The Ships, shipping. Our SHIP is lost.", 60, 12);
    reader.press("*");
    assert_eq!(reader.passage(), "Our SHIP is lost.");
    assert!(
        reader.status().starts_with("match 2/2"),
        "{}",
        reader.status()
    );
    let mut reader = Reader::open("我在上海。\n\n你在北京，他也在上海。", 60, 12);
    reader.press("*");
    assert_eq!(reader.passage(), "你在北京，他也在上海。");
}

#[test]
fn jumps_go_back_and_forward() {
    let mut reader = Reader::article(80, 24);
    reader.press("5 j");
    let before = reader.screen();
    reader.press("G Ctrl-o");
    assert_eq!(reader.screen(), before);
}

#[test]
fn the_texts_change_places_and_sizes() {
    let mut reader = Reader::article(120, 36);
    let columns = reader.screen();
    insta::assert_snapshot!("stacked-120x36", reader.press("v").screen());
    assert_eq!(reader.press("v").screen(), columns);
    insta::assert_snapshot!("one-language-120x36", reader.press("r").screen());
    assert_eq!(reader.press("r").screen(), columns);
    assert_ne!(reader.press("> >").screen(), columns);
    assert_eq!(reader.press("< <").screen(), columns);
}

#[test]
fn one_language_has_one_column() {
    let mut reader = Reader::open(
        "A Title\n\n\"We are ready,\" Anna Berg said.\n\nMore text.",
        80,
        24,
    );
    assert!(!reader.screen().contains("中文"));
    reader.press("Tab");
    assert!(
        reader
            .status()
            .starts_with("this article has one language only")
    );
    let reader = Reader::open("《标题》\n\n李明说：“我们准备好了。”", 80, 24);
    assert!(!reader.screen().contains("English"));
    assert!(reader.screen().contains("李明"));
}

/// `text` opened where `reader` left its article.
fn opened_again(reader: &Reader, text: &str) -> Reader {
    let (width, height) = reader.app.reading.size;
    let mut again = Reader::open(text, width, height);
    again.app = App::new(
        Arc::clone(&again.app.reading.document),
        reader.app.provenance.source.clone(),
        Annotations::default(),
        &reader.app.reading.position(),
    );
    again.app.reading.set(Settings::default());
    again.receive(Message::Resized(width, height));
    again
}

#[test]
fn the_reader_comes_back_where_it_was_left() {
    for keys in ["9 Right v", "9 Right z", "9 Right - - <", "G"] {
        let mut reader = Reader::article(80, 24);
        reader.press(keys);
        let again = opened_again(&reader, ARTICLE);
        // A message of the last key does not come back.
        reader.app.status.notice = None;
        assert_eq!(again.screen(), reader.screen(), "{keys}");
    }
}

#[test]
fn the_reader_comes_back_to_the_same_words_in_a_longer_text() {
    let mut reader = Reader::article(80, 24);
    reader.press("9 Right");
    let stood_on = reader.passage().to_owned();
    let first_row = |reader: &Reader| {
        let row = reader.app.reading.page.shown().start;
        reader.app.reading.document.article.text[row..row + 20].to_owned()
    };
    let longer = ARTICLE.replace(
        "BEIJING",
        "This is new.\n\nAnd so is this, in more words.\n\nBEIJING",
    );
    let again = opened_again(&reader, &longer);
    assert_eq!(again.passage(), stood_on);
    assert_eq!(first_row(&again), first_row(&reader));
}

#[test]
fn escape_never_quits_and_q_does() {
    let mut reader = Reader::article(80, 24);
    reader.press("Esc Esc s Esc / Esc ? Esc ' Esc");
    assert_eq!(reader.effects, []);
    reader.press("? q q");
    assert_eq!(reader.effects, [Effect::Quit]);
}

#[test]
fn ctrl_c_closes_what_is_open_and_then_quits() {
    let mut reader = Reader::article(80, 24);
    for open in ["V", "s", "'", "B", "M", "/"] {
        reader.press(open).press("Ctrl-c");
        assert_eq!(reader.effects, [], "{open}");
    }
    reader.press("Ctrl-c");
    assert_eq!(reader.effects, [Effect::Quit]);
}

fn any_keys() -> impl Strategy<Value = Vec<&'static str>> {
    let key = prop::sample::select(vec![
        "j",
        "k",
        "d",
        "u",
        "Space",
        "b",
        "g",
        "G",
        "Right",
        "Left",
        "L",
        "H",
        ")",
        "(",
        "}",
        "{",
        "w",
        "W",
        "Tab",
        "z",
        "v",
        "<",
        ">",
        "m",
        "M",
        "'",
        "U",
        "/",
        "n",
        "N",
        "Ctrl-o",
        "y",
        "Y",
        "s",
        "f",
        "?",
        "Esc",
        "Enter",
        "3",
        "9",
        "t",
        "V",
        "o",
        "B",
        "r",
        "Ctrl-r",
        "Ctrl-x",
        "Up",
        "Down",
        "Alt-Enter",
        "x",
        "e",
    ]);
    proptest::collection::vec(key, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_at_any_size_break_the_screen(keys in any_keys(), width in 1_u16..140, height in 1_u16..50) {
        let mut reader = Reader::article(width, height);
        reader.library = library();
        for key in keys {
            reader.press(key);
            reader.screen();
        }
    }

    #[test]
    fn a_resize_keeps_the_passage_in_view(steps in 1_usize..14, sizes in proptest::collection::vec((20_u16..160, 8_u16..50), 1..5)) {
        let mut reader = Reader::article(120, 36);
        for _ in 0..steps {
            reader.press("Right");
        }
        for (width, height) in sizes {
            reader.receive(Message::Resized(width, height));
            let start = reader.app.reading.passage.as_ref().expect("stood on").range.start;
            prop_assert!(reader.shows(start), "{width}x{height}");
        }
    }

    #[test]
    fn no_row_on_any_screen_starts_or_ends_with_the_wrong_mark(width in 30_u16..160) {
        let reader = Reader::article(width, 40);
        for (_, viewport) in reader.app.reading.page.viewports() {
            for row in viewport.lines.iter().flat_map(|line| line.rows.iter().flatten()) {
                let row = reader.app.reading.document.article.text[row.range.clone()].trim();
                prop_assert!(!row.starts_with(['，', '。', '、', '；', '：', '？', '！', '”', '’', '》', '）']), "{row}");
                prop_assert!(!row.ends_with(['“', '‘', '《', '（']), "{row}");
            }
        }
    }
}

#[test]
fn a_place_in_text_that_is_not_read_yet_is_gone_to_when_it_is() {
    let text = ARTICLE.repeat(20);
    let opening = &text[..3 * ARTICLE.len()];
    let whole = parse(&text);
    let middle = &whole.blocks[whole.blocks.len() / 2..];
    let top = middle
        .iter()
        .find(|block| block.language == Language::English)
        .map_or(0, |block| block.range.start);
    let analysis = analyse(&whole);
    // Left while standing on a quotation of the opening, far above the place read.
    let standing = &analysis.quotations[4].spans[0];
    let saved = Position {
        tops: [0, top],
        passage: Some([standing.start, standing.end]),
        ..Position::default()
    };
    let unread = Document::new(parse(opening), Analysis::default());
    let app = App::new(
        Arc::new(unread),
        String::new(),
        Annotations::default(),
        &saved,
    );
    let mut reader = Reader::of(app, 120, 36);
    assert_eq!(
        reader.app.reading.position().tops,
        saved.tops,
        "not lost by leaving"
    );
    let read = |text| {
        let article = parse(text);
        let analysis = analyse(&article);
        Arc::new(Document::new(article, analysis))
    };
    reader.receive(Message::Opened(read(opening), Stage::Text));
    assert_eq!(reader.app.reading.position().tops, saved.tops);
    reader.receive(Message::Opened(read(&text), Stage::Analysed));
    assert_eq!(reader.app.reading.position().tops, saved.tops);
    assert!(reader.shows(top));
}

#[test]
fn a_followed_speaker_stays_the_same_when_the_rest_of_the_text_is_analysed() {
    let opening = "\"One is enough,\" Ida Dahl said.\n\n\"Two are better,\" Anna Berg said.\n\n";
    let whole = format!("{opening}“三个最好。”林安娜说。\n\n\"Four,\" Karl Ek said.");
    let read = |text: &str| {
        let article = parse(text);
        let analysis = analyse(&article);
        Arc::new(Document::new(article, analysis))
    };
    let mut reader = Reader::open(opening, 120, 36);
    reader.app.reading.progress = Some(0);
    reader.press("Right Right f");
    assert!(reader.press("Right").screen().contains("still analysing"));
    reader.receive(Message::Opened(read(&whole), Stage::Analysed));
    let followed = reader.app.reading.followed.expect("she is still followed");
    assert_eq!(
        reader.app.reading.document.analysis.speakers[followed].name,
        "Anna Berg"
    );
    // A text that was cut short has neither of them.
    reader.receive(Message::Opened(read("Nothing is said."), Stage::Analysed));
    assert_eq!(reader.app.reading.followed, None);
    reader.screen();
}

#[test]
fn the_minutes_left_go_by_words_and_by_the_readers_own_pace() {
    // Long words: by bytes it would be twice as much.
    let text = "Extraordinary international responsibilities. ".repeat(400);
    let mut reader = Reader::open(&text, 80, 24);
    reader.app.reading.document.amounts();
    let left = |reader: &Reader| {
        let row = reader.screen().lines().next().map(str::to_owned);
        let row = row.expect("there is a title");
        let minutes = row
            .split(" min left")
            .next()
            .and_then(|row| row.rsplit(' ').next());
        minutes.and_then(|minutes| minutes.parse::<u32>().ok())
    };
    assert_eq!(left(&reader), Some(1200 / 230));
    reader.app.reading.settings.pace = [260, 60];
    assert_eq!(left(&reader), Some(1200 / 60));
    reader.app.reading.settings.pace = [260, 10];
    assert!(reader.screen().contains(" 2 h left "));
}

#[test]
fn who_asked_for_the_end_gets_there_when_the_rest_of_the_text_has_come() {
    let opening = "Nothing is said here.\n\n".repeat(60);
    let whole = format!("{}The harbour is open.", opening.repeat(3));
    let read = |text: &str| Arc::new(Document::new(parse(text), analyse(&parse(text))));
    for moved in [false, true] {
        let mut reader = Reader::open(&opening, 80, 24);
        reader.app.reading.is_partial = true;
        reader.press("G");
        // The same text, analysed.
        let article = Arc::clone(&reader.app.reading.document.article);
        let same = Document::new(Arc::clone(&article), analyse(&article));
        reader.receive(Message::Opened(Arc::new(same), Stage::Text));
        if moved {
            reader.press("k");
        }
        reader.receive(Message::Opened(read(&whole), Stage::Text));
        let screen = reader.screen();
        assert_eq!(screen.contains("The harbour is open."), !moved, "{screen}");
    }
}

/// Of a long text, or one that comes slowly, there is only the beginning at first.
#[test]
fn what_is_not_found_yet_is_gone_to_when_the_rest_of_the_text_has_come() {
    let opening = "Nothing is said here.\n\n".repeat(60);
    let whole = format!("{opening}The harbour is closed.\n\nThe harbour is open.");
    for moved in [false, true] {
        let mut reader = Reader::open(&opening, 80, 24);
        reader.app.reading.is_partial = true;
        let screen = reader.press("/ h a r b o u r Enter").screen();
        assert!(screen.contains("not found so far: harbour"), "{screen}");
        if moved {
            reader.press("j");
        }
        let whole = Document::new(parse(&whole), analyse(&parse(&whole)));
        reader.receive(Message::Opened(Arc::new(whole), Stage::Text));
        let screen = reader.screen();
        assert_eq!(
            screen.contains("The harbour is closed."),
            !moved,
            "{screen}"
        );
        assert!(reader.press("n").screen().contains("The harbour is open."));
        let screen = reader.press("/ q u a y Enter").screen();
        assert!(screen.contains("not found: quay"), "{screen}");
    }
}

/// What a frame leaves of the one before is what it would have drawn.
#[test]
fn a_frame_over_another_is_that_frame() {
    let mut reader = Reader::article(100, 30);
    let Ok(mut terminal) = Terminal::new(TestBackend::new(100, 30));
    for key in [
        "Right", "?", "q", "s", "Esc", "Right", "e", "e", "B", "q", "v", "r",
    ] {
        reader.press(key);
        let Ok(_) = terminal.draw(|frame| {
            ui::draw(frame, &reader.app, &reader.keymap, reader.theme);
        });
        let rows = terminal.backend().buffer().content.chunks(100);
        let shown: Vec<String> = rows.map(visible).collect();
        assert_eq!(shown.join("\n"), reader.screen(), "after {key}");
    }
}

/// What a terminal shows of a row: wide characters lie over the next cell.
fn visible(row: &[Cell]) -> String {
    let (mut shown, mut x) = (String::new(), 0);
    while let Some(cell) = row.get(x) {
        shown += cell.symbol();
        x += width(cell.symbol()).max(1);
    }
    shown.trim_end().to_owned()
}
