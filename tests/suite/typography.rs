//! Rows as a typesetter would accept them: the official tests of Unicode, and
//! a text made of everything that has a rule, at every width.

use duidu::text::{Ambiguous, Widths, graphemes, opportunities, shown};

/// Unicode's test cases of the versions that the segmenters in use follow.
const LINE_BREAKS: &str = include_str!("../data/unicode/LineBreakTest.txt");
const GRAPHEME_BREAKS: &str = include_str!("../data/unicode/GraphemeBreakTest.txt");

/// Checks every line of a file of Unicode's break tests (`÷ 0020 × 0308 ÷`)
/// against the places that `breaks` finds, the start of the text left out.
#[track_caller]
fn conforms(cases: &str, least: usize, breaks: impl Fn(&str) -> Vec<usize>) {
    let (mut passed, mut failed) = (0, Vec::new());
    for line in cases.lines() {
        let case = line.split('#').next().unwrap_or_default().trim();
        if case.is_empty() {
            continue;
        }
        let (mut text, mut expected) = (String::new(), Vec::new());
        for word in case.split_whitespace() {
            match word {
                "÷" => expected.push(text.len()),
                "×" => {}
                code => {
                    let code = u32::from_str_radix(code, 16).expect("a code point");
                    text.extend(char::from_u32(code));
                }
            }
        }
        expected.retain(|&at| at > 0);
        if breaks(&text) == expected {
            passed += 1;
        } else {
            failed.push(line.to_owned());
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(passed >= least, "{passed} cases only");
}

#[test]
fn line_breaks_are_those_of_the_unicode_standard() {
    conforms(LINE_BREAKS, 19_000, |text| opportunities(text).collect());
}

#[test]
fn graphemes_are_those_of_the_unicode_standard() {
    conforms(GRAPHEME_BREAKS, 700, |text| {
        graphemes(text)
            .map(|(at, grapheme)| at + grapheme.len())
            .collect()
    });
}

/// Twenty paragraphs of mixed punctuation, made from pieces by a fixed rule.
fn stress() -> Vec<String> {
    const PIECES: [&str; 40] = [
        "他们表示，",
        "“好。”",
        "（上合组织）",
        "《报告》",
        "……",
        "——",
        "Internet",
        "SCO",
        " 5 km ",
        "3.5%",
        "100 万人",
        "她说：",
        "「是的」",
        "『不』",
        "、",
        "；",
        "‘小’",
        "a well-known case",
        ", he said, ",
        " \"Yes!\" ",
        "(sic)",
        "[…]",
        "第12届",
        "２０１５年",
        "U.S.A.",
        "it’s",
        "￥500",
        "$1,000.50",
        "8℃",
        "网络恐怖主义",
        "？！",
        "：“‘",
        "’”",
        "·",
        "穆·沙",
        "e\u{301}te\u{301}",
        "👩\u{200d}👩\u{200d}👧",
        "🇨🇳",
        "𠀀𠀁",
        "\u{3000}全角",
    ];
    let mut seed = 7_u64;
    let mut next = |most: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("31 bits") % most
    };
    (0..20)
        .map(|_| (0..60).map(|_| PIECES[next(PIECES.len())]).collect())
        .collect()
}

/// What no row may start with, and what none may end with.
const BAD_START: &str = "，。、；：？！”’》）」』】…·,.;:!?%)]℃％";
const BAD_END: &str = "“‘《（「『【([";

/// Whether a row that ends at `at` tears a mark from what it belongs to.
fn is_torn(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\u{3000}']);
    let last = before.chars().next_back();
    let next = text[at..].chars().next();
    let doubled = |mark: char| {
        let run = before.chars().rev().take_while(|&other| other == mark);
        next == Some(mark) && run.count() % 2 == 1
    };
    next.is_some_and(|mark| BAD_START.contains(mark))
        || last.is_some_and(|mark| BAD_END.contains(mark))
        // The straight marks are those of "Yes!".
        || (next == Some('"') && last == Some('!'))
        || (last == Some('"') && next == Some('Y'))
        || doubled('…')
        || doubled('—')
}

/// Checks the rows of `text`: nothing lost, nothing too wide, and no mark torn
/// off where the row could end anywhere better.
#[track_caller]
fn check_rows(widths: Widths, text: &str, columns: usize) {
    let mut start = 0;
    for row in widths.wrap(text, columns) {
        assert_eq!(row.start, start, "nothing is lost between rows");
        let seen = shown(text, &row);
        assert!(widths.width(seen) <= columns, "{columns} columns: {seen}");
        let mut cuts = graphemes(&text[row.clone()])
            .map(|(at, grapheme)| row.start + at + grapheme.len())
            .filter(|&at| at < text.len());
        assert!(
            !is_torn(text, row.end) || row.end == text.len() || cuts.all(|at| is_torn(text, at)),
            "{columns} columns: {seen:?} before {:?}",
            text[row.end..].chars().take(6).collect::<String>()
        );
        start = row.end;
    }
    assert_eq!(start, text.len(), "all of the text is there");
}

#[test]
fn a_stress_text_has_no_bad_row_at_any_width() {
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        for text in stress() {
            for columns in 4..=120 {
                check_rows(Widths { ambiguous }, &text, columns);
            }
        }
    }
}

/// Such terminals know nothing but the property of each character.
#[test]
fn where_quotation_marks_are_wide_so_are_the_letters_left_open() {
    let narrow = Widths::default();
    let wide = Widths {
        ambiguous: Ambiguous::Wide,
    };
    for open in ["“", "…", "±", "é", "à", "α", "Ж"] {
        assert_eq!((narrow.width(open), wide.width(open)), (1, 2), "{open}");
    }
    for settled in ["a", "ç", "e\u{301}", "ａ", "好", "👍"] {
        assert_eq!(narrow.width(settled), wide.width(settled), "{settled}");
    }
}
