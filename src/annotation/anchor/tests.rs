use super::*;

const ARTICLE: &str = "\
City council votes on bridge

The council voted on Monday to rebuild the old bridge over the river, four years after it was closed to cars.

\u{201c}We have waited long enough,\u{201d} the mayor, Anna Berg, told reporters. \u{201c}The people of this town need a way across.\u{201d}

Work will begin in spring and cost about 12 million crowns. The old piers stay where they are.

The opposition said that the price was too high. \u{201c}Nobody knows what lies under the piers,\u{201d} said its leader, Jan Holm.

市议会周一投票决定重建河上的旧桥。市长安娜·贝里对记者说：“我们已经等得够久了。”工程将于春季开始。
";

/// Marks the words `quote` of the article, changes it, and expects them at
/// ⟦so⟧ marked words of the changed one, or nowhere.
#[track_caller]
fn check(quote: &str, change: impl Fn(&str) -> String, expected: Option<&str>) {
    let start = ARTICLE.find(quote).expect("the words are there");
    let target = Target::new(ARTICLE, start..start + quote.len());
    let changed = change(ARTICLE);
    let found = place(&changed, &target).map(|range| &changed[range]);
    assert_eq!(found, expected, "{target:?}");
}

/// The article without the paragraph that begins with `words`.
fn without(words: &str) -> String {
    ARTICLE
        .split("\n\n")
        .filter(|paragraph| !paragraph.starts_with(words))
        .collect::<Vec<_>>()
        .join("\n\n")
}

const QUOTE: &str = "\u{201c}The people of this town need a way across.\u{201d}";

#[test]
fn words_are_found_where_they_were() {
    check(QUOTE, str::to_owned, Some(QUOTE));
    check("市长", str::to_owned, Some("市长"));
    check("a", str::to_owned, Some("a"));
}

#[test]
fn words_are_found_again_when_the_text_before_them_changed() {
    let longer = |text: &str| format!("A new paragraph came first.\n\n{text}");
    for quote in [QUOTE, "The old piers", "piers", "工程将于春季开始", "记者"] {
        check(quote, longer, Some(quote));
        check(quote, |_| without("The council voted"), Some(quote));
    }
}

#[test]
fn other_white_space_and_other_marks_make_no_difference() {
    let other = |text: &str| {
        text.replace(['\u{201c}', '\u{201d}'], "\"")
            .replace("\n\n", "\n")
            .replace("The people of", "The  people\nof")
            .replace("：", ":")
    };
    check(
        QUOTE,
        other,
        Some("\"The  people\nof this town need a way across.\""),
    );
    check(
        "“我们已经等得够久了。”",
        other,
        Some("\"我们已经等得够久了。\""),
    );
}

#[test]
fn words_that_were_changed_are_found() {
    let edited = |text: &str| {
        text.replace(
            "The people of this town need",
            "The people of this city needed",
        )
        .replace("河上的旧桥", "河上的老桥")
    };
    check(
        QUOTE,
        edited,
        Some("\u{201c}The people of this city needed a way across.\u{201d}"),
    );
    check(
        "市议会周一投票决定重建河上的旧桥。",
        edited,
        Some("市议会周一投票决定重建河上的老桥。"),
    );
}

#[test]
fn words_whose_paragraph_is_gone_are_nowhere() {
    for quote in [QUOTE, "told reporters", "Anna Berg", "way", "way across"] {
        check(quote, |_| without("\u{201c}We have"), None);
    }
    for quote in ["市长安娜·贝里对记者说", "的旧", "记者", "开始。"] {
        check(quote, |_| without("市议会"), None);
    }
    check("The old piers stay", |_| without("Work will"), None);
}

#[test]
fn words_that_come_back_are_found_again() {
    let start = ARTICLE.find(QUOTE).expect("the words are there");
    let target = Target::new(ARTICLE, start..start + QUOTE.len());
    assert_eq!(place(&without("\u{201c}We have"), &target), None);
    assert_eq!(place(ARTICLE, &target), Some(start..start + QUOTE.len()));
}

#[test]
fn of_two_places_that_look_the_same_none_is_taken() {
    let line = "He nodded and said yes. ";
    let text = line.repeat(40);
    let start = line.len() * 20 + text.find("said").expect("it is there");
    let target = Target::new(&text, start..start + 4);
    assert_eq!(place(&text, &target), Some(start..start + 4));
    let shorter = line.repeat(30) + "The end.";
    assert_eq!(place(&shorter[7..], &target), None);
}

#[test]
fn the_places_found_lead_to_the_others() {
    let item = |number: usize| format!("Item {number}: no change since last week.\n\n");
    let list: String = (1..40).map(item).collect();
    let words = "no change since last week";
    let starts: Vec<usize> = list.match_indices(words).map(|(start, _)| start).collect();
    let targets: Vec<Target> = [3, 4, 30]
        .iter()
        .map(|&index| Target::new(&list, starts[index]..starts[index] + words.len()))
        .collect();
    let longer = format!("The list of this week.\n\n{list}");
    let moved = longer.len() - list.len();
    for (place, index) in places(&longer, &targets).into_iter().zip([3, 4, 30]) {
        assert_eq!(place.map(|range| range.start), Some(starts[index] + moved));
    }
}

#[test]
fn a_long_passage_is_found_by_its_ends() {
    let sentence = |number: usize| format!("Sentence {number} of the report has words. ");
    let long: String = (0..60).map(sentence).collect();
    let text = format!("Before it.\n\n{long}\n\nAfter it.");
    let start = "Before it.\n\n".len();
    let target = Target::new(&text, start..start + long.trim_end().len());
    let changed = text
        .replace("Sentence 30 of the report has words. ", "")
        .replace("Sentence 1 of", "Sentence one of");
    let changed = format!("New first paragraph.\n\n{changed}");
    let found = place(&changed, &target).expect("it is there");
    assert!(changed[found.clone()].starts_with("Sentence 0 of"));
    assert!(changed[found].ends_with("Sentence 59 of the report has words."));
}

#[test]
fn words_are_found_by_a_reader_whatever_the_marks() {
    let found = |quote: &str| find(ARTICLE, quote).map(|range| &ARTICLE[range]);
    assert_eq!(
        found("\"We have waited long enough,\""),
        Some("\u{201c}We have waited long enough,\u{201d}")
    );
    assert_eq!(found("closed  to\ncars"), Some("closed to cars"));
    assert_eq!(found("我们已经等得够久了"), Some("我们已经等得够久了"));
    assert_eq!(found("not in it"), None);
    assert_eq!(found(""), None);
    assert_eq!(found(" "), Some(" "));
}
