//! Every command by key and by name: the palette, the help, the lists that are
//! all one, and the table of keys in the README.

use crate::reader::Reader;
use duidu::app::bound::Bound;
use duidu::app::mode::Mode;
use duidu::app::palette::Part;
use duidu::app::{Command, Effect, Overlay};
use duidu::keymap::Keymap;
use std::fmt::Write;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 20)];

/// Opens the palette, types a line and accepts it.
fn ask(reader: &mut Reader, line: &str) {
    reader.press(":").write(line).press("Enter");
}

#[test]
fn every_command_has_a_key_and_does_the_same_from_the_palette() {
    let commands = Keymap::default().commands();
    let is_typed = |bound: &&Bound| bound.modes.iter().all(|mode| mode.is_typing());
    for bound in commands.iter().filter(|bound| !is_typed(bound)) {
        assert!(!bound.keys.is_empty(), "{} has no key", bound.name);
        for (mode, way) in [
            (Mode::Reading, "2 Right"),
            (Mode::Selecting, "2 Right V )"),
            (Mode::Speakers, "s j"),
            (Mode::Map, "S j"),
            (Mode::List, "Q j"),
            (Mode::Bookmarks, "Right m Right m '"),
            (Mode::Library, "B"),
            (Mode::Outline, "o"),
            (Mode::Help, "? j"),
        ] {
            if !bound.modes.contains(&mode) || bound.command == Command::Palette {
                continue;
            }
            let [mut by_key, mut by_name] = [0, 1].map(|_| {
                let mut reader = Reader::article(120, 36);
                reader.press(way);
                assert_eq!(reader.app.mode(), mode, "{way}");
                reader
            });
            by_key.perform(bound.command);
            ask(&mut by_name, bound.name);
            assert!(
                by_key.screen() == by_name.screen(),
                "{} in {mode:?}",
                bound.name
            );
            assert_eq!(
                by_key.effects.len(),
                by_name.effects.len(),
                "{}",
                bound.name
            );
        }
    }
}

#[test]
fn the_palette_finds_commands_by_name_words_and_what_fingers_type() {
    for (width, height) in SIZES {
        let mut reader = Reader::article(width, height);
        reader.press(":").write("quot spe");
        let Some(Overlay::Palette(palette)) = reader.app.overlay() else {
            panic!("the palette is open");
        };
        // However many commands there are.
        let total = format!(" of {}", palette.picker.total());
        let screen = reader.screen().replace(&total, " of all");
        insta::assert_snapshot!(format!("palette-{width}x{height}"), screen);
    }
    for (line, name) in [
        ("q", "quit"),
        ("w", "save"),
        ("n", "next-article"),
        ("p", "previous-article"),
        ("next quot", "next-quotation"),
        ("vocabulary of the reader", ""),
        ("speaker meng", "speaker Meng Hongwei"),
    ] {
        let mut reader = Reader::article(120, 36);
        reader.press(":").write(line);
        let Some(Overlay::Palette(palette)) = reader.app.overlay() else {
            panic!("the palette is open");
        };
        let chosen = palette.picker.chosen();
        let found = chosen.map_or("", |entry| {
            palette.picker.haystack(entry).field(Part::Name as usize)
        });
        assert_eq!(found, name, "{line}");
    }
}

#[test]
fn the_palette_goes_to_places_and_speakers() {
    let mut reader = Reader::article(80, 24);
    ask(&mut reader, "100%");
    let end = reader.screen();
    assert_eq!(end, Reader::article(80, 24).press("G").screen());
    ask(&mut reader, "0%");
    assert!(reader.screen().contains("BEIJING"));
    ask(&mut reader, "3");
    assert!(
        reader.passage().starts_with("He said the Internet"),
        "{}",
        reader.passage()
    );
    ask(&mut reader, "999");
    assert!(reader.status().contains("no paragraph 999"));
    ask(&mut reader, "speaker meng");
    assert!(reader.status().contains("Meng Hongwei"));
    reader.app.overlays.themes = vec!["dark".to_owned(), "light".to_owned()];
    ask(&mut reader, "theme light");
    let wanted = Effect::Theme(Some("light".to_owned()));
    assert_eq!(reader.effects, [wanted]);
    ask(&mut reader, "w");
    assert!(reader.status().contains("everything is saved"));
    ask(&mut reader, "zzz qqq");
    assert!(reader.status().contains("no command zzz qqq"));
}

#[test]
fn lines_typed_before_come_back_and_what_was_done_last_is_first() {
    let mut reader = Reader::article(120, 36);
    ask(&mut reader, "30%");
    ask(&mut reader, "stack");
    reader.press(":");
    let first = reader.screen();
    let rows: Vec<&str> = first.lines().skip(2).collect();
    assert!(rows[0].contains("stack"), "{first}");
    let line = |reader: &Reader| {
        let Some(Overlay::Palette(palette)) = reader.app.overlay() else {
            panic!("the palette is open");
        };
        palette.line().to_owned()
    };
    for (key, expected) in [
        ("Up", "stack"),
        ("Up", "30%"),
        ("Up", "30%"),
        ("Down", "stack"),
        ("Down", ""),
    ] {
        reader.press(key);
        assert_eq!(line(&reader), expected, "{key}");
    }
}

#[test]
fn the_help_begins_with_what_works_here_and_is_filtered() {
    for (width, height) in SIZES {
        let mut reader = Reader::article(width, height);
        let name = format!("help-{width}x{height}");
        insta::assert_snapshot!(name, reader.press("?").screen());
    }
    // In one column, from top to bottom.
    let mut reader = Reader::article(100, 70);
    reader.press("Right m ' ?");
    let help = reader.screen();
    let place = |words: &str| help.find(words).expect("it is shown");
    assert!(place("change the note") < place("Elsewhere"), "{help}");
    assert!(place("Elsewhere") < place("next quotation"), "{help}");
    reader.press("/").write("undo");
    let filtered = reader.screen();
    assert!(filtered.contains("undo") && !filtered.contains("half a page"));
    // Enter does what is chosen, where it can be done.
    let mut reader = Reader::article(120, 36);
    reader.press("? /").write("half page down").press("Enter");
    assert_eq!(
        reader.screen(),
        Reader::article(120, 36).press("d").screen()
    );
}

#[test]
fn quotations_and_messages_are_lists_like_the_others() {
    for (width, height) in SIZES {
        let mut reader = Reader::article(width, height);
        reader.press("3 Right Q j");
        insta::assert_snapshot!(format!("quotations-{width}x{height}"), reader.screen());
        reader.press("Enter");
        assert!(reader.status().contains("4/13"), "{}", reader.status());
        reader.press("Esc . , Alt-m");
        insta::assert_snapshot!(format!("messages-{width}x{height}"), reader.screen());
    }
}

#[test]
fn a_key_that_means_nothing_says_so_and_ends_the_count() {
    let mut reader = Reader::article(120, 36);
    reader.press("5 ~");
    assert!(reader.status().starts_with("~: no such key, ? shows them"));
    reader.press("Right");
    assert!(
        reader.status().starts_with("indirect quotation 1/13"),
        "{}",
        reader.status()
    );
}

/// What the README has between its marks; `UPDATE=1` writes it there.
#[test]
fn the_readme_has_the_keys_of_the_table() {
    const BEGIN: &str = "<!-- keys: from the keymap, by `UPDATE=1 cargo test readme` -->\n";
    const END: &str = "<!-- end of the keys -->";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).expect("it can be read");
    let (before, rest) = readme.split_once(BEGIN).expect("it has the first mark");
    let (keys, after) = rest.split_once(END).expect("it has the second mark");
    let expected = key_table();
    if std::env::var_os("UPDATE").is_some() {
        let readme = [before, BEGIN, &expected, END, after].concat();
        std::fs::write(path, readme).expect("it can be written");
    } else {
        assert_eq!(keys, expected);
    }
}

/// The keys while reading, a row for each heading of the help.
fn key_table() -> String {
    let mut table = String::from("| | |\n|---|---|\n");
    for (heading, rows) in Keymap::default().sections() {
        let heading = heading.english;
        let heading = heading.split(" (").next().unwrap_or(heading);
        let keys: Vec<String> = rows
            .iter()
            .filter(|row| row.modes.iter().any(|mode| !mode.is_typing()))
            .map(|row| {
                let chords = row.chords.iter().map(|chord| {
                    let shown = chord.to_string();
                    if shown == "|" {
                        "`\\|`".to_owned()
                    } else {
                        format!("`{shown}`")
                    }
                });
                let chords: Vec<String> = chords.collect();
                format!("{} {}", chords.join(" "), row.description.english)
            })
            .collect();
        if !keys.is_empty() {
            let _ = writeln!(table, "| {heading} | {} |", keys.join(" · "));
        }
    }
    table
}
