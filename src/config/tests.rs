use super::*;
use crate::app::Command;
use crate::app::mode::Mode;
use crate::keymap::Press;
use crossterm::event::{KeyCode, KeyEvent};

fn overlaid(source: &str) -> (Config, Vec<String>) {
    let mut config = Config::default();
    let mistakes = config.overlay(source);
    let told = mistakes.iter().map(Mistake::to_string).collect();
    (config, told)
}

#[test]
fn the_file_we_carry_says_what_the_program_does() {
    let (config, told) = overlaid(&default_text());
    assert_eq!(told, [""; 0]);
    assert_eq!(config.choices, Config::default().choices);
}

#[test]
fn every_key_of_the_file_we_carry_can_be_uncommented() {
    let lines = default_text();
    let bindings: Vec<&str> = lines
        .lines()
        .skip_while(|line| *line != "[keys]")
        .filter_map(|line| line.strip_prefix("# ").filter(|line| line.contains(" = [")))
        .collect();
    assert!(bindings.len() > 80);
    let (config, told) = overlaid(&format!("[keys]\n{}", bindings.join("\n")));
    assert_eq!(told, [""; 0]);
    let default = Keymap::default();
    for (own, default) in config.keymap.sections().zip(default.sections()) {
        for (own, default) in own.1.iter().zip(default.1) {
            assert_eq!(own.chords, default.chords, "{}", own.name);
        }
    }
}

#[test]
fn a_users_file_changes_only_what_it_names() {
    let (config, told) = overlaid(
        "text.zh.measure = 30\ntext.en.pace = 100\ntext.ambiguous = \"auto\"\nmouse = false\nkeys.quit = \"Q\"",
    );
    assert_eq!(told, [""; 0]);
    assert_eq!(config.choices.settings.measure, [60, 72]);
    assert_eq!(config.choices.settings.pace, [260, 100]);
    assert!(config.choices.asks_width && config.choices.takes_mouse == Some(false));
    let default = Config::default();
    assert_eq!(
        config.choices.settings.indent,
        default.choices.settings.indent
    );
    let mut keymap = config.keymap;
    let key = KeyEvent::from(KeyCode::Char('Q'));
    assert_eq!(
        keymap.press(Mode::Reading, key),
        Press::Command(Command::Quit)
    );
}

#[test]
fn all_mistakes_are_told_with_their_lines_and_the_rest_is_in_force() {
    let (config, told) = overlaid(
        "ambigous = \"wide\"\n\
         [text]\n\
         spacing = 10\n\
         zh.mesure = 3\n\
         en.measure = 60\n\
         [keys]\n\
         quit = [\"Q\", \"Crtl-q\"]\n\
         help = \"Q\"\n\
         next-qotation = 7\n\
         [colors]\n\
         red = 1\n",
    );
    assert_eq!(
        told,
        [
            "config.toml:1: no setting `ambigous`; did you mean `text.ambiguous`?",
            "config.toml:3: `text.spacing` is a number from 0 to 9",
            "config.toml:4: no setting `text.zh.mesure`; did you mean `text.zh.measure`?",
            "config.toml:7: no key `Crtl-q`; did you mean `Ctrl-q`?",
            "config.toml:8: `Q` is `quit` already",
            "config.toml:9: `next-qotation` is a key such as \"n\", or a list of keys",
            "config.toml:10: no setting `colors`; `duidu config --default` lists them",
        ]
    );
    assert_eq!(config.choices.settings.measure[1], 60);
}

#[test]
fn a_line_that_is_no_toml_leaves_the_others_in_force() {
    let (config, told) = overlaid("mouse = false\nspacing = = 3\ntext.en.measure = 60\n");
    assert!(told[0].starts_with("config.toml:2: "), "{told:?}");
    assert_eq!(config.choices.takes_mouse, Some(false));
    assert_eq!(config.choices.settings.measure[1], 60);
}

#[test]
fn what_a_mistake_quotes_is_safe_to_show() {
    for hostile in [
        "text.\"\\u001b]0;x\\u0007\" = 1",
        "keys.quit = \"\\u009b2J\"",
        "keys.\"\\u001b[2J\" = \"q\"",
    ] {
        let (_, told) = overlaid(hostile);
        assert!(!told.is_empty() && told.iter().all(|told| !told.contains(char::is_control)));
    }
}
