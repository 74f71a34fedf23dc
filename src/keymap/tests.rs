use super::*;
use crate::app::step::{Direction, Distance};
use Mode::{Bookmarks, Reading, Typing};
use crossterm::event::{KeyCode, KeyModifiers};
use std::collections::HashSet;

fn letter(letter: char) -> KeyEvent {
    KeyEvent::from(KeyCode::Char(letter))
}

#[test]
fn every_key_of_the_table_can_be_read_and_is_bound_once_in_a_mode() {
    let keymap = Keymap::default();
    let written = table::DEFAULT.iter().flat_map(|section| section.rows);
    for (row, written) in keymap.rows.iter().zip(written) {
        let keys = written.keys.split(" or ").count();
        assert_eq!(row.chords.len(), keys, "{}: {}", row.name, written.keys);
    }
    let mut names = HashSet::new();
    for row in &keymap.rows {
        assert!(names.insert(row.name), "{} is there twice", row.name);
    }
    for (index, (mode, chord, row)) in keymap.bound.iter().enumerate() {
        for (other_mode, other, other_row) in &keymap.bound[..index] {
            assert!(
                mode != other_mode || !chord.collides(other),
                "{chord} in {mode:?}: {} and {}",
                keymap.rows[*row].name,
                keymap.rows[*other_row].name
            );
        }
    }
}

/// The vocabulary once had none of these.
#[test]
fn help_and_the_way_out_are_everywhere() {
    let keymap = Keymap::default();
    let modes: HashSet<Mode> = keymap.bound.iter().map(|(mode, ..)| *mode).collect();
    for mode in modes.into_iter().filter(|mode| !mode.is_typing()) {
        for (key, command) in [
            (KeyCode::Esc, Command::Close),
            (KeyCode::Char('?'), Command::Help),
            (KeyCode::Char(':'), Command::Palette),
            (
                KeyCode::PageDown,
                Command::Scroll(Direction::Next, Distance::Page),
            ),
            (KeyCode::Char('G'), Command::End),
        ] {
            let pressed = Keymap::default().press(mode, KeyEvent::from(key));
            assert_eq!(pressed, Press::Command(command), "{key:?} in {mode:?}");
        }
    }
}

#[test]
fn a_character_is_typed_where_a_line_is_typed_and_a_command_elsewhere() {
    let mut keymap = Keymap::default();
    let mut press = |mode, event| keymap.press(mode, event);
    let command = Press::Command;
    assert_eq!(press(Typing, letter('q')), command(Command::Type('q')));
    assert_eq!(press(Reading, letter('q')), command(Command::Quit));
    let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
    assert_eq!(press(Reading, shifted), command(Command::End));
    assert_eq!(press(Reading, letter('3')), command(Command::Digit(3)));
    assert_eq!(press(Typing, letter('3')), command(Command::Type('3')));
    assert_eq!(press(Reading, letter('~')), Press::Unbound("~".to_owned()));
}

#[test]
fn own_keys_take_the_place_of_the_usual_ones() {
    let mut keymap = Keymap::default();
    assert_eq!(keymap.rebind("next-quotation", &["n", "Ctrl-x n"]), []);
    let next = Command::Quotation(crate::app::step::Direction::Next);
    assert_eq!(
        keymap.press(Reading, letter('n')),
        Press::Command(next),
        "the default of another command gives way"
    );
    assert_eq!(
        keymap.press(Reading, letter('l')),
        Press::Unbound("l".to_owned())
    );
    let control = KeyEvent::new(KeyCode::Char('x'), KeyModifiers::CONTROL);
    assert_eq!(keymap.press(Reading, control), Press::Pending);
    assert_eq!(keymap.pending(), "Ctrl-x");
    assert_eq!(keymap.press(Reading, letter('n')), Press::Command(next));
    assert_eq!(keymap.press(Reading, control), Press::Pending);
    assert_eq!(
        keymap.press(Reading, letter('z')),
        Press::Unbound("Ctrl-x z".to_owned())
    );
    assert_eq!(keymap.key_for(Reading, next), "n");
    // Esc gives up what was begun, and no more.
    assert_eq!(keymap.press(Reading, control), Press::Pending);
    let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
    assert_eq!(keymap.press(Reading, escape), Press::Pending);
    assert_eq!(keymap.pending(), "");
    assert_eq!(keymap.press(Reading, letter('n')), Press::Command(next));
}

#[test]
fn what_cannot_be_bound_is_told_and_the_rest_is() {
    let mut keymap = Keymap::default();
    for (name, keys, expected) in [
        (
            "next-qotation",
            &["n"][..],
            "no command `next-qotation`; did you mean `next-quotation`?",
        ),
        (
            "quit",
            &["Entr", "Q"],
            "no key `Entr`; did you mean `Enter`?",
        ),
        (
            "delete",
            &["5"],
            "`5` is a count: it says how often the next key acts",
        ),
        (
            "erase-word",
            &["x"],
            "`x` is typed as text where `erase-word` is for",
        ),
        ("help", &["Q"], "`Q` is `quit` already"),
        ("help", &["Q x"], "`Qx` is `quit` already"),
    ] {
        let problems = keymap.rebind(name, keys);
        let problems: Vec<String> = problems.iter().map(Remark::to_string).collect();
        assert_eq!(problems, [expected]);
    }
    let quit = Press::Command(Command::Quit);
    assert_eq!(keymap.press(Reading, letter('Q')), quit);
    // What is refused leaves the usual keys in force.
    let delete = Press::Command(Command::Delete);
    assert_eq!(keymap.press(Bookmarks, letter('d')), delete);
}

#[test]
fn a_command_may_have_no_key() {
    let mut keymap = Keymap::default();
    assert_eq!(keymap.rebind("quit", &[]), []);
    assert_eq!(
        keymap.press(Reading, letter('q')),
        Press::Unbound("q".to_owned())
    );
}

#[test]
fn the_letters_of_bookmarks_are_no_other_keys_of_their_list() {
    let mut keymap = Keymap::default();
    for letter in crate::app::marks::LETTERS.chars() {
        let event = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
        let pressed = keymap.press(Mode::Bookmarks, event);
        assert_eq!(pressed, Press::Command(Command::Letter(letter)));
    }
}
