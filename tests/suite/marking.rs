//! Journeys with bookmarks, notes, and the library.

use crate::reader::Reader;
use duidu::annotation::{Annotation, Annotations, Record, Target, Titles};
use duidu::app::library::{Library, Visited};
use duidu::app::{Command, Effect, Message, Visit};
use duidu::text::{Ambiguous, Widths};
use jiff::Timestamp;
use proptest::prelude::*;
use ulid::Ulid;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 20)];

fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn annotation(id: u128, exact: &str, note: &str) -> Annotation {
    Annotation {
        note: note.to_owned(),
        ..Annotation::new(
            Ulid(id),
            time("2026-11-20T08:00:00Z"),
            Target::new(exact, 0..exact.len()),
        )
    }
}

fn titles(zh: Option<&str>, en: Option<&str>) -> Titles {
    Titles {
        zh: zh.map(str::to_owned),
        en: en.map(str::to_owned),
        ..Titles::default()
    }
}

fn visited(article: &str, titles: Titles, read: &str, progress: u8, is_there: bool) -> Visited {
    Visited {
        visit: Visit {
            article: format!("file:{article}"),
            titles,
            last_read: time(read),
            progress,
            ..Visit::default()
        },
        place: article.to_owned(),
        is_there,
    }
}

/// Two articles with bookmarks, and three that were read.
pub fn library() -> Library {
    let harbour = titles(
        Some("港口重新开放"),
        Some("Harbour reopens after the storm"),
    );
    let budget = titles(None, Some("City council passes its budget"));
    let records = vec![
        Record::new(
            "file:/news/harbour.txt".to_owned(),
            harbour.clone(),
            Annotations::new([
                Annotation {
                    speaker: Some("Anna Berg".to_owned()),
                    role: Some("harbour master".to_owned()),
                    tags: vec!["港口".to_owned()],
                    ..annotation(101, "We have never seen such waves.", "compare with 2019")
                },
                annotation(102, "周一上午，第一批渔船驶出了港口。", ""),
            ]),
        ),
        Record::new(
            "file:/news/budget.txt".to_owned(),
            budget.clone(),
            Annotations::new([annotation(103, "The council voted nine to four.", "")]),
        ),
    ];
    let visits = vec![
        visited(
            "/news/harbour.txt",
            harbour,
            "2026-11-24T09:30:00Z",
            64,
            true,
        ),
        visited(
            "/news/budget.txt",
            budget,
            "2026-11-22T09:30:00Z",
            100,
            false,
        ),
        visited(
            "/news/plain.txt",
            Titles::default(),
            "2026-03-01T09:30:00Z",
            3,
            true,
        ),
    ];
    Library::new(records, visits, Vec::new())
}

fn with_library(width: u16, height: u16) -> Reader {
    let mut reader = Reader::article(width, height);
    reader.library = library();
    reader
}

#[test]
fn a_form_asks_for_note_tags_and_name() {
    for (width, height) in SIZES {
        let mut reader = Reader::article(width, height);
        reader.press("3 Right M").write("第一行：核对原文");
        reader.press("Alt-Enter").write("second line").press("Tab");
        reader.write("impetus").press("Tab").write("#网络 to-check");
        insta::assert_snapshot!(format!("form-{width}x{height}"), reader.screen());
        reader.press("Enter");
        let bookmark = reader.bookmark(0);
        assert_eq!(bookmark.note, "第一行：核对原文\nsecond line");
        assert_eq!(bookmark.name, "impetus");
        assert_eq!(bookmark.tags, ["网络", "to-check"]);
        // The next key takes the message away.
        reader.press("Tab Tab");
        insta::assert_snapshot!(format!("noted-{width}x{height}"), reader.screen());
    }
}

#[test]
fn a_form_that_is_given_up_changes_nothing() {
    let mut reader = Reader::article(120, 36);
    reader.press("Right M").write("not this").press("Esc");
    assert_eq!(reader.app.marks.bookmarks.listed().len(), 0);
    assert!(reader.app.overlays.is_empty());
    reader
        .press("M")
        .write("this")
        .press("Enter M")
        .write(" and that")
        .press("Esc");
    assert_eq!(reader.bookmark(0).note, "this");
}

#[test]
fn a_note_can_be_written_with_another_program() {
    let mut reader = Reader::article(120, 36);
    reader.press("Right M").write("short").press("Ctrl-x");
    assert_eq!(reader.effects, [Effect::WriteNote("short".to_owned())]);
    reader.receive(Message::Failed(
        "no editor ed: set VISUAL or EDITOR".to_owned().into(),
    ));
    assert!(reader.status().starts_with("no editor ed"));
    assert!(
        reader.screen().contains("short"),
        "what was typed is still there"
    );
    reader.receive(Message::Written("longer\nand better\n".to_owned()));
    assert_eq!(reader.bookmark(0).note, "longer\nand better");
    assert!(reader.app.overlays.is_empty());
}

#[test]
fn the_list_is_filtered_by_words_notes_names_tags_and_speakers() {
    let mut reader = Reader::article(120, 36);
    reader
        .press("2 Right m Right M")
        .write("ask Wang")
        .press("Enter");
    reader.press("Right m 2 Right m '");
    let shown = |reader: &Reader| {
        let overlay = reader.app.overlay().expect("the list is open");
        overlay.picker().expect("it is a list").shown().len()
    };
    assert_eq!(shown(&reader), 4);
    for (filter, left) in [("musaev", 3), ("ask wang", 1), ("xyzzy", 0)] {
        reader.press("/").write(filter);
        assert_eq!(shown(&reader), left, "{filter}\n{}", reader.screen());
        reader.press("Esc Esc");
        assert_eq!(shown(&reader), 4);
    }
    reader.press("/").write("ask wng").press("Enter");
    assert!(reader.passage().starts_with("the Internet has become"));
}

#[test]
fn the_bookmarks_of_all_articles() {
    for (width, height) in SIZES {
        let mut reader = with_library(width, height);
        reader.press("2 Right m ' Tab j");
        insta::assert_snapshot!(format!("all-bookmarks-{width}x{height}"), reader.screen());
    }
    let mut reader = with_library(120, 36);
    reader
        .press("2 Right m ' Tab /")
        .write("waves")
        .press("Enter");
    let expected = Effect::OpenArticle("file:/news/harbour.txt".to_owned(), Some(Ulid(101)));
    assert_eq!(reader.effects, [expected]);
}

#[test]
fn a_bookmark_is_copied_from_the_list_with_where_it_is_from() {
    let mut reader = with_library(120, 36);
    reader.press("' Tab Y");
    let expected = "\"We have never seen such waves.\" — Anna Berg, harbour master, \
         *港口重新开放 · Harbour reopens after the storm*, /news/harbour.txt, 2026-11-24";
    assert_eq!(reader.effects, [Effect::Copy(expected.to_owned())]);
}

#[test]
fn both_sides_of_a_quotation_are_kept_shown_and_cited() {
    let mut reader = Reader::article(120, 36);
    reader.press("Right y Y m");
    let english = reader.passage().to_owned();
    let bookmark = reader.bookmark(0).clone();
    assert_eq!(bookmark.target.exact, english);
    let chinese = bookmark.counterpart.as_deref().expect("it is translated");
    assert_eq!(
        chinese,
        "将进一步加强各成员国之间的合作以打击网络恐怖主义及网上恐怖分子融资行为"
    );
    let copies: Vec<&str> = reader.effects.iter().filter_map(copied).collect();
    assert_eq!(copies[0], english);
    let both = format!("\"{english}\"\n“{chinese}” — ");
    assert!(copies[1].starts_with(&both), "{}", copies[1]);

    // Found by either side, and copied from the list as from the text.
    reader.press("Right m ' /").write("网络恐怖主义");
    let screen = reader.screen();
    assert!(screen.contains("1 of 2"), "{screen}");
    insta::assert_snapshot!("both-sides-120x36", screen);
    reader.press("Enter");
    assert_eq!(reader.passage(), english);
    reader.press("' Y");
    let last = reader.effects.last().and_then(copied);
    assert!(last.is_some_and(|text| text.starts_with(&both)), "{last:?}");
}

#[test]
fn the_counterpart_of_alternating_paragraphs_is_in_one_language() {
    let text = "第一段话在这里。\n\nThe first paragraph is here.\n\n第二段话在这里。\n\nThe second paragraph is here.";
    let mut reader = Reader::open(text, 80, 24);
    reader.press(") V ) m");
    let counterpart = reader.bookmark(0).counterpart.as_deref();
    assert_eq!(counterpart, Some("第一段话在这里。\n\n第二段话在这里。"));

    let mut reader = Reader::open("Only one language is here.", 80, 24);
    reader.press(") m");
    assert_eq!(reader.bookmark(0).counterpart, None);
}

/// A file of bookmarks from elsewhere may hold anything, and what is pasted
/// into a shell is run.
#[test]
fn nothing_that_a_shell_would_run_is_copied_from_the_list() {
    let hostile = "waves\u{1b}[201~; rm -r x\u{9b}31m\u{202e}";
    let bookmark = Annotation {
        speaker: Some(hostile.to_owned()),
        role: Some(hostile.to_owned()),
        counterpart: Some(hostile.to_owned()),
        ..annotation(1, hostile, "")
    };
    let record = Record::new(
        "file:/x".to_owned(),
        titles(None, Some(hostile)),
        Annotations::new([bookmark]),
    );
    let mut reader = Reader::article(80, 24);
    reader.library = Library::new(vec![record], Vec::new(), Vec::new());
    reader.press("' Tab y Y");
    let copied: Vec<&str> = reader.effects.iter().filter_map(copied).collect();
    assert_eq!(copied.len(), 2);
    for text in copied {
        assert!(
            text.trim_start_matches('"')
                .starts_with("waves␛[201~; rm -r x"),
            "{text:?}"
        );
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{text:?}");
    }
}

fn copied(effect: &Effect) -> Option<&str> {
    match effect {
        Effect::Copy(text) => Some(text),
        _ => None,
    }
}

/// The program is ended while a note is being typed.
#[test]
fn what_is_typed_in_the_form_is_a_bookmark_when_the_program_ends() {
    let mut reader = Reader::article(80, 24);
    reader
        .press("Right M")
        .write("half a thought")
        .press("Tab ?");
    reader.end();
    assert_eq!(reader.bookmark(0).note, "half a thought");

    // A form in which nothing was typed is none.
    let mut reader = Reader::article(80, 24);
    reader.press("Right M").write(" ");
    reader.end();
    assert!(reader.app.marks.bookmarks.listed().is_empty());

    // What was there is changed, in another article too and under the help.
    let mut reader = with_library(80, 24);
    reader.press("' Tab t").write("surf");
    reader.end();
    let Some(Effect::SaveElsewhere(article, changed)) = reader.effects.last() else {
        panic!("{:?}", reader.effects);
    };
    assert_eq!(article, "file:/news/harbour.txt");
    let tags = changed.kept().map(|kept| kept.tags.concat());
    assert!(tags.collect::<String>().ends_with("surf"));
}

#[test]
fn what_is_listed_is_exported_and_no_more() {
    let mut reader = with_library(120, 36);
    reader
        .press("2 Right m ' Tab /")
        .write("harbour")
        .press("Esc x");
    let [Effect::Export(records)] = reader.effects.as_slice() else {
        panic!("{:?}", reader.effects);
    };
    let exported: Vec<(&str, usize)> = records
        .iter()
        .map(|record| (record.article.as_str(), record.annotations.kept().count()))
        .collect();
    assert_eq!(exported, [("file:/news/harbour.txt", 2)]);
    reader
        .press("Esc /")
        .write("nothing like it")
        .press("Esc x");
    assert!(reader.status().starts_with("no bookmarks to export"));
}

#[test]
fn a_bookmark_of_another_article_is_deleted_and_brought_back() {
    let mut reader = with_library(120, 36);
    reader.press("' Tab d");
    assert!(
        !reader.screen().contains("such waves"),
        "{}",
        reader.screen()
    );
    reader.press("u");
    assert!(reader.screen().contains("such waves"));
    reader
        .press("e")
        .press("Ctrl-e")
        .write(", 2021")
        .press("Enter");
    let saved: Vec<&Annotation> = reader
        .effects
        .iter()
        .map(|effect| match effect {
            Effect::SaveElsewhere(article, annotations) => {
                assert_eq!(article, "file:/news/harbour.txt");
                &annotations.items()[0]
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let states: Vec<(bool, &str)> = saved
        .iter()
        .map(|annotation| (annotation.deleted, annotation.note.as_str()))
        .collect();
    assert_eq!(
        states,
        [
            (true, "compare with 2019"),
            (false, "compare with 2019"),
            (false, "compare with 2019, 2021")
        ]
    );
    // Each state is newer than the one before: it counts in every copy.
    assert!(
        saved
            .windows(2)
            .all(|pair| pair[0].updated < pair[1].updated)
    );
}

#[test]
fn words_that_are_gone_are_listed_and_lead_nowhere() {
    let mut reader = Reader::article(120, 36);
    reader.press("Right m");
    let gone = annotation(200, "a sentence that was cut", "keep this");
    let all = reader.app.marks.bookmarks.annotations().clone();
    reader.receive(Message::Changed(all.merge(Annotations::new([gone]))));
    assert!(
        reader
            .status()
            .starts_with("1 bookmark changed in another window")
    );
    reader.press("' G");
    insta::assert_snapshot!("unplaced-120x36", reader.screen());
    let before = reader.app.reading.position();
    reader.press("Enter");
    assert!(
        reader
            .status()
            .starts_with("these words are not in the article any more")
    );
    assert_eq!(reader.app.reading.position(), before);
}

#[test]
fn what_a_file_holds_cannot_reach_the_terminal_raw() {
    let mut reader = Reader::article(120, 36);
    let evil = "\u{1b}]0;title\u{7}\u{202e}words\u{9b}31m";
    let hostile = Annotation {
        name: evil.to_owned(),
        tags: vec![evil.to_owned()],
        speaker: Some(evil.to_owned()),
        role: Some(evil.to_owned()),
        counterpart: Some(evil.to_owned()),
        ..annotation(201, evil, evil)
    };
    reader.receive(Message::Changed(Annotations::new([hostile])));
    for keys in ["'", "e", "Esc /", "w"] {
        let screen = reader.press(keys).screen();
        assert!(screen.contains("words"), "{keys}: {screen}");
        let is_raw = |character: char| {
            character.is_control() && character != '\n' || character == '\u{202e}'
        };
        assert!(!screen.contains(is_raw), "{keys}: {screen:?}");
    }
}

#[test]
fn changes_in_another_window_are_shown_and_told() {
    let mut reader = Reader::article(120, 36);
    let mut other = Reader::article(120, 36);
    other.press("Right m Right m");
    reader.receive(Message::Changed(
        other.app.marks.bookmarks.annotations().clone(),
    ));
    assert!(
        reader
            .status()
            .starts_with("2 bookmarks changed in another window")
    );
    assert!(reader.status().contains("★ 2"));
    // What one has done oneself is not told.
    reader.receive(Message::Changed(
        other.app.marks.bookmarks.annotations().clone(),
    ));
    reader.press("j");
    reader.receive(Message::Changed(
        other.app.marks.bookmarks.annotations().clone(),
    ));
    assert!(!reader.status().contains("another window"));
}

#[test]
fn the_library_lists_what_was_read() {
    for (width, height) in SIZES {
        let mut reader = with_library(width, height);
        reader.press("Right m B j");
        insta::assert_snapshot!(format!("library-{width}x{height}"), reader.screen());
    }
    let mut reader = with_library(120, 36);
    reader.press("B /").write("council").press("Enter");
    let expected = Effect::OpenArticle("file:/news/budget.txt".to_owned(), None);
    assert_eq!(reader.effects, [expected]);
    // It could not be opened: the list is still there, with what was typed.
    reader.receive(Message::Failed(
        "budget.txt: no such file".to_owned().into(),
    ));
    assert!(reader.status().starts_with("budget.txt: no such file"));
    assert!(reader.screen().contains("council"));
}

#[test]
fn a_long_list_shows_which_part_of_it_is_on_the_screen() {
    let mut reader = Reader::article(80, 24);
    let visits = (0..60).map(|number| {
        let name = format!("/news/{number}.txt");
        visited(&name, Titles::default(), "2026-11-01T09:30:00Z", 50, true)
    });
    reader.library = Library::new(Vec::new(), visits.collect(), Vec::new());
    let marked = |reader: &Reader| -> Vec<usize> {
        let screen = reader.screen();
        let rows = screen.lines().enumerate();
        let marked = rows.filter(|(_, row)| row.ends_with('█'));
        marked.map(|(number, _)| number).collect()
    };
    reader.press("B");
    let top = marked(&reader);
    reader.press("G");
    let bottom = marked(&reader);
    assert_eq!((top.first(), bottom.last()), (Some(&1), Some(&21)));
    assert!(top.last() < bottom.first(), "{top:?} {bottom:?}");
    assert!(reader.screen().contains("59.txt"));
}

#[test]
fn an_article_taken_out_of_the_library_comes_back() {
    let mut reader = with_library(120, 36);
    reader.press("B j d");
    assert!(!reader.screen().contains("Harbour"));
    let harbour = "file:/news/harbour.txt".to_owned();
    assert_eq!(reader.effects, [Effect::Forget(harbour.clone())]);
    reader.press("u");
    assert!(matches!(&reader.effects[1], Effect::Remember(visit) if visit.article == harbour));
    // The one that is being read stays.
    reader.press("g d");
    assert_eq!(reader.effects.len(), 2);
}

#[test]
fn the_program_can_begin_with_the_library() {
    let mut reader = with_library(80, 24);
    reader.app.provenance.is_cover = true;
    reader.perform(Command::OpenLibrary);
    insta::assert_snapshot!("cover-80x24", reader.screen());
    reader.press("Esc");
    assert!(!reader.app.provenance.is_cover);
    assert!(reader.screen().contains("BEIJING"));
    let mut reader = with_library(80, 24);
    reader.app.provenance.is_cover = true;
    reader.perform(Command::OpenLibrary);
    // The help is closed by itself.
    reader.press("? q");
    assert_eq!(reader.effects, []);
    assert!(reader.screen().contains("Harbour reopens"));
    reader.press("q");
    assert_eq!(reader.effects, [Effect::Quit]);
}

#[test]
fn empty_lists_say_what_to_do() {
    for (width, height) in [(80, 24), (40, 20)] {
        let mut reader = Reader::article(width, height);
        reader.press("'");
        insta::assert_snapshot!(format!("no-bookmarks-{width}x{height}"), reader.screen());
    }
}

#[test]
fn lists_and_forms_keep_their_frames_where_signs_are_wide() {
    let mut reader = with_library(80, 24);
    reader.app.reading.settings.widths = Widths {
        ambiguous: Ambiguous::Wide,
    };
    reader.receive(Message::Resized(80, 24));
    reader
        .press("3 Right M")
        .write("“引号”")
        .press("Enter ' Tab e");
    let screen = reader.screen();
    for (number, row) in screen.lines().take(23).enumerate() {
        assert!(
            row.starts_with(['|', '+']) && row.ends_with(['|', '+']),
            "row {number}: {row}"
        );
    }
}

/// What the reader sees of the bookmarks, whatever their times.
fn contents(reader: &Reader) -> Vec<(String, String, Vec<String>)> {
    let bookmarks = reader.app.marks.bookmarks.annotations().kept();
    bookmarks
        .map(|kept| {
            (
                kept.target.exact.clone(),
                kept.note.clone(),
                kept.tags.clone(),
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn every_change_can_be_undone_and_redone(changes in proptest::collection::vec(0_usize..5, 1..12)) {
        let mut reader = Reader::article(120, 36);
        let mut states = vec![contents(&reader)];
        for change in changes {
            match change {
                0 => { reader.press("m"); }
                1 => { reader.press("Right m"); }
                2 => { reader.press("M").write("x").press("Enter"); }
                3 => { reader.press("M Tab Tab").write(" y").press("Enter"); }
                _ => { reader.press("' d q"); }
            }
            if reader.app.overlay().is_some() {
                // What was bookmarked already is shown in the list.
                reader.press("d q");
            }
            if states.last() != Some(&contents(&reader)) {
                states.push(contents(&reader));
            }
        }
        for state in states.iter().rev().skip(1) {
            reader.press("U");
            prop_assert_eq!(&contents(&reader), state);
        }
        for state in states.iter().skip(1) {
            reader.press("Ctrl-r");
            prop_assert_eq!(&contents(&reader), state);
        }
    }
}
