use super::character::{Class, class, harmless_prefix};
use super::*;
use crate::text::graphemes;
use proptest::prelude::*;

#[track_caller]
fn check(raw: &str, expected: &str) {
    assert_eq!(&*CleanText::new(raw), expected, "{raw:?}");
}

#[test]
fn every_line_break_is_one_newline() {
    check(
        "一\r\n二\r三\u{b}四\u{c}五\u{85}六\u{2028}七\u{2029}八",
        "一\n二\n三\n四\n五\n六\n七\n八",
    );
    check("a\r\r\n\n\rb", "a\n\n\n\nb");
    check("a\tb", "a\tb");
}

#[test]
fn colours_go_and_other_sequences_come_apart() {
    check("\u{1b}[31;5;7m红字\u{1b}[0m", "红字");
    check("\u{1b}[38:2:1:2:3mx\u{1b}[m", "x");
    check("\u{1b}[2J\u{1b}c\u{1b}[3", "␛[2J␛c␛[3");
    check("\u{1b}\u{1b}[m[31m", "␛[31m");
    check("\u{9b}31m \u{90}q\u{9c}\0\u{7}\u{7f}", "�31m �q�␀␇␡");
    check("真\u{8}\u{8}假", "真␈␈假");
}

#[test]
fn nothing_invisible_stays() {
    check(
        "机\u{200b}密\u{200c}文\u{200d}件\u{2060}泄\u{feff}露",
        "机密文件泄露",
    );
    check("付款给 \u{202e}txt.exe\u{202c} 先生", "付款给 txt.exe 先生");
    check(
        "a\u{ad}b\u{34f}c\u{3164}d\u{115f}e\u{1160}f\u{ffa0}g",
        "abcdefg",
    );
    check("正\u{e0041}\u{fff9}常\u{fffa}\u{e0100}。\u{fe00}", "正常。");
    check("\u{fdd0}\u{ffff}\u{10fffe}", "���");
}

#[test]
fn joiners_stay_where_they_are_part_of_the_spelling() {
    check(
        "👨\u{200d}👩\u{200d}👧 ☺\u{fe0f} 1\u{fe0f}\u{20e3}",
        "👨\u{200d}👩\u{200d}👧 ☺\u{fe0f} 1\u{fe0f}\u{20e3}",
    );
    check("🏳\u{fe0f}\u{200d}🌈", "🏳\u{fe0f}\u{200d}🌈");
    check("می\u{200c}خواهم", "می\u{200c}خواهم");
    check("a\u{200c}\u{fe0f}b👩\u{200d}", "ab👩");
}

#[test]
fn floods_are_cut() {
    let zalgo = CleanText::new(&format!("a{}b", "\u{301}".repeat(1_000_000)));
    assert_eq!(zalgo.chars().count(), 10);
    let hidden = CleanText::new(&format!("a{}b", "\u{301}\u{200b}".repeat(100)));
    assert_eq!(hidden.chars().count(), 10);
    let chain = CleanText::new(&"👩\u{200d}".repeat(50_000));
    let longest = graphemes(&chain).map(|(_, cluster)| cluster.len()).max();
    assert!(longest.is_some_and(|bytes| bytes < 64), "{longest:?}");
    assert_eq!(chain.matches('👩').count(), 50_000);
}

#[test]
fn a_name_is_one_line() {
    assert_eq!(
        clean_line("a\n$(x)\tb\r\n\u{1b}[?5h\u{202e}c"),
        "a $(x) b ␛[?5hc"
    );
}

#[test]
fn clean_text_keeps_its_memory() {
    let raw = "“很好。”他说。\n\t\"Good,\" he said. ½ é ☺\u{fe0f}".to_owned();
    let (pointer, copy) = (raw.as_ptr(), raw.clone());
    let text = CleanText::from_owned(raw);
    assert_eq!(text.as_ptr(), pointer);
    assert_eq!(&*text, copy);
    let dirty = CleanText::from_owned("a\u{200b}".to_owned());
    assert_eq!(&*dirty, "a");
}

#[test]
fn a_passage_before_a_line_break_ends_before_it_in_the_source() {
    let text = CleanText::new("\u{feff}他说\u{200b}。\r\n好\u{200b}");
    assert_eq!(&*text, "他说。\n好");
    let mut offsets = text.source_offsets();
    let starts: Vec<usize> = [0, 3, 6, 9, 10, 13]
        .map(|byte| offsets.code_point(byte))
        .into();
    assert_eq!(starts, [1, 2, 4, 5, 7, 9]);
    let ends: Vec<usize> = [0, 3, 6, 9, 10, 13]
        .map(|byte| offsets.end_code_point(byte))
        .into();
    assert_eq!(ends, [0, 2, 3, 5, 6, 8]);
}

#[test]
fn the_quick_look_only_passes_what_is_visible_and_has_width() {
    for character in '\0'..=char::MAX {
        let mut buffer = [0; 4];
        if harmless_prefix(character.encode_utf8(&mut buffer)) > 0 {
            let is_line = matches!(character, '\n' | '\t');
            assert_eq!(class(character), Class::Visible, "{character:?}");
            assert!(is_line || character.width() > Some(0), "{character:?}");
        }
    }
}

/// What may never reach a screen.
fn is_dangerous(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || matches!(character,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Text in which every rule has something to do.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z ]{1,6}",
        "[一-十，。“”]{1,4}",
        "[\\r\\n\\t\\x0b\\x0c\\u{85}\\u{2028}]",
        "\\x1b\\[[0-9;:]{0,3}[mJK]?",
        "[\\x00-\\x1f\\x7f-\\u{9f}]",
        "[\\u{200b}-\\u{200f}\\u{202a}-\\u{202e}\\u{2060}-\\u{206f}\\u{feff}\\u{ad}\\u{e0041}]",
        "[\\u{300}-\\u{303}\\u{20e3}\\u{1161}]{1,12}",
        "[👩👧☺🇨🏽]\\u{fe0f}?\\u{200d}?",
        "[کिक]\\u{200c}?",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// The code points of `raw` that stay, each with its index: the slow way, by
/// walking both texts. A character that is not at its place was removed.
fn survivors(raw: &str, clean: &str) -> Option<Vec<usize>> {
    let mut source = raw.chars().enumerate().peekable();
    let mut kept = Vec::new();
    for character in clean.chars() {
        let (index, original) = loop {
            let (index, original) = source.next()?;
            let is_line = matches!(
                original,
                '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
            );
            let stands_for = original == character
                || (is_line && character == '\n')
                || matches!(class(original), Class::Control(picture) if picture == character)
                || (original == '\u{1b}' && character == '␛' && !raw_sgr_at(raw, index));
            if stands_for && !(original == '\u{1b}' && raw_sgr_at(raw, index)) {
                break (index, original);
            }
            if original == '\u{1b}' {
                while source.next().is_some_and(|(_, inside)| inside != 'm') {}
            }
        };
        if original == '\r' {
            source.next_if(|&(_, next)| next == '\n');
        }
        kept.push(index);
    }
    Some(kept)
}

fn raw_sgr_at(raw: &str, index: usize) -> bool {
    let rest: String = raw.chars().skip(index).collect();
    sgr_length(&rest).is_some()
}

proptest! {
    #[test]
    fn nothing_dangerous_comes_out(raw in hostile()) {
        let text = CleanText::new(&raw);
        prop_assert!(!text.chars().any(is_dangerous), "{text:?}");
        prop_assert_eq!(&*CleanText::new(&text), &*text, "not stable");
        prop_assert_eq!(&CleanText::from_owned(raw), &text);
    }

    #[test]
    fn offsets_are_those_of_the_source(raw in hostile()) {
        let text = CleanText::new(&raw);
        let mut offsets = text.source_offsets();
        let mut fresh = text.source_offsets();
        let places: Vec<(usize, char)> = text.char_indices().collect();
        let rising: Vec<usize> = places.iter().map(|&(at, _)| offsets.code_point(at)).collect();
        let falling: Vec<usize> = places.iter().rev().map(|&(at, _)| fresh.code_point(at)).collect();
        prop_assert!(rising.iter().eq(falling.iter().rev()));
        let ends: Vec<usize> = places.iter()
            .map(|&(at, character)| offsets.end_code_point(at + character.len_utf8()))
            .collect();
        prop_assert!(ends.iter().zip(&rising).all(|(end, start)| *end == start + 1), "{ends:?} {rising:?}");
        prop_assert_eq!(offsets.code_point(text.len()), raw.chars().count());
        prop_assert!(rising.is_sorted_by(|one, next| one < next), "{rising:?}");
        // A removed character may equal the kept one after it; only then may
        // the slow walk stop earlier.
        let slow = survivors(&raw, &text).unwrap_or_default();
        let source: Vec<char> = raw.chars().collect();
        prop_assert_eq!(slow.len(), rising.len());
        for (fast, slow) in rising.iter().zip(slow) {
            prop_assert!(*fast >= slow && source[*fast] == source[slow], "{fast} {slow}");
        }
    }

    #[test]
    fn what_is_replaced_keeps_the_way_to_the_source(
        raw in hostile(),
        cuts in prop::collection::vec(0_usize..200, 0..8),
    ) {
        let clean = CleanText::new(&raw);
        let mut cuts: Vec<usize> = cuts.into_iter()
            .map(|cut| super::super::floor_char_boundary(&clean, cut))
            .collect();
        cuts.sort_unstable();
        let edits: Vec<_> = cuts.chunks_exact(2)
            .filter(|pair| pair[0] < pair[1])
            .zip(["", " "].into_iter().cycle())
            .map(|(pair, replacement)| (pair[0]..pair[1], replacement))
            .collect();
        let text = clean.replaced(edits);
        prop_assert!(!text.chars().any(is_dangerous), "{text:?}");
        prop_assert_eq!(&*CleanText::new(&text), &*text, "not clean");
        let mut offsets = text.source_offsets();
        let source: Vec<char> = raw.chars().collect();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| offsets.code_point(at)).collect();
        prop_assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
        for (place, character) in places.into_iter().zip(text.chars()) {
            let same = source[place] == character;
            prop_assert!(same || character == ' ' || class(source[place]) != Class::Visible);
        }
        prop_assert_eq!(offsets.code_point(text.len()), source.len());
    }
}
