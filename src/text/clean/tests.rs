use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(raw: &str, expected: &str) {
    assert_eq!(&*CleanText::new(raw), expected);
}

#[test]
fn line_ends_of_every_kind() {
    check(
        "一\r\n二\r三\u{b}四\u{c}五\u{85}六\u{2028}七\u{2029}八",
        "一\n二\n三\n四\n五\n六\n七\n八",
    );
    check("a\r\r\nb\n\rc", "a\n\nb\n\nc");
}

#[test]
fn colours_are_left_out_and_other_controls_shown() {
    check("\u{1b}[31;5;7m红字\u{1b}[0m", "红字");
    check("\u{1b}[2J\u{1b}]0;title\u{7}", "␛[2J␛]0;title␇");
    check("\u{1b}\u{1b}[0m[31mX", "␛[31mX");
    check("a\u{8}b\u{7f}\0", "a␈b␡␀");
    check("\u{9b}31m", "\u{fffd}31m");
    check("\u{1b}\u{200b}[31m", "␛[31m");
}

#[test]
fn what_shows_nothing_is_left_out() {
    check(
        "机\u{200b}密\u{200c}文\u{200d}件\u{2060}泄\u{feff}露",
        "机密文件泄露",
    );
    check("\u{202e}txt.exe\u{202c}", "txt.exe");
    check("in\u{ad}vis\u{34f}ible", "invisible");
    check("\u{e0069}\u{e0067}正常", "正常");
}

#[test]
fn joiners_stay_where_they_join() {
    check("👨\u{200d}👩\u{200d}👧", "👨\u{200d}👩\u{200d}👧");
    check("🏳\u{fe0f}\u{200d}🌈", "🏳\u{fe0f}\u{200d}🌈");
    check("क्\u{200d}ष می\u{200c}خواهم", "क्\u{200d}ष می\u{200c}خواهم");
    // A chain without end becomes several emoji of nine people each.
    let chain = CleanText::new(&("👩".to_owned() + &"\u{200d}👩".repeat(100)));
    let longest = crate::text::graphemes(&chain)
        .map(|(_, emoji)| emoji.chars().count())
        .max();
    assert_eq!(longest, Some(2 * MOST_JOINED + 1));
}

#[test]
fn floods_of_marks_are_cut() {
    let flood = "a".to_owned() + &"\u{301}".repeat(1_000_000) + "b";
    check(&flood, &("a".to_owned() + &"\u{301}".repeat(8) + "b"));
}

#[test]
fn offsets_are_those_of_the_source() {
    let raw = "一\r\n\u{feff}\u{1b}[1m二\u{200b}三";
    let text = CleanText::new(raw);
    assert_eq!(&*text, "一\n二三");
    let mut offsets = text.source_offsets();
    let found: Vec<usize> = ["一", "二", "三"]
        .iter()
        .map(|word| offsets.code_point(text.find(word).expect("it is there")))
        .collect();
    let expected: Vec<usize> = ["一", "二", "三"]
        .iter()
        .map(|word| {
            raw.chars()
                .position(|found| word.starts_with(found))
                .expect("it is there")
        })
        .collect();
    assert_eq!(found, expected);
    assert_eq!(offsets.code_point(0), 0);
}

fn any_raw() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        any::<char>(),
        proptest::char::range('\0', '\u{ff}'),
        proptest::char::range('\u{2000}', '\u{206f}'),
        Just('\u{1b}'),
        Just('['),
        Just('m'),
        Just('\r'),
        Just('\n'),
        Just('\u{301}'),
        Just('\u{200d}'),
        Just('👩'),
        Just('文'),
    ];
    proptest::collection::vec(character, 0..60)
        .prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #[test]
    fn nothing_a_terminal_obeys_comes_through(raw in any_raw()) {
        let text = CleanText::new(&raw);
        for character in text.chars() {
            let is_harmful = (character.is_control() && !matches!(character, '\n' | '\t'))
                || matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
                    | '\u{61c}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}' | '\u{fff9}'..='\u{fffb}');
            prop_assert!(!is_harmful, "{:?} in {:?}", character, &*text);
        }
        prop_assert_eq!(&*CleanText::new(&text), &*text);
    }

    #[test]
    fn every_character_kept_stands_where_it_stood(raw in any_raw()) {
        let text = CleanText::new(&raw);
        let source: Vec<char> = raw.chars().collect();
        let mut offsets = text.source_offsets();
        for (at, character) in text.char_indices() {
            let was = source[offsets.code_point(at)];
            prop_assert!(was == character || classify(was) != Class::Plain, "{:?} was {:?}", character, was);
        }
        // Going back gives the same as going forward.
        let forward: Vec<usize> = text.char_indices().map(|(at, _)| offsets.code_point(at)).collect();
        let mut back: Vec<usize> = text.char_indices().rev().map(|(at, _)| offsets.code_point(at)).collect();
        back.reverse();
        prop_assert_eq!(forward, back);
    }
}
