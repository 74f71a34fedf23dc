use super::super::line_break::all_breaks;
use super::*;
use crate::text::{Ambiguous, graphemes};
use proptest::prelude::*;

const NARROW: Widths = Widths {
    ambiguous: Ambiguous::Narrow,
};
const WIDE: Widths = Widths {
    ambiguous: Ambiguous::Wide,
};

/// `expected` shows the rows, `|` between them.
#[track_caller]
fn check(columns: usize, expected: &str) {
    let text = expected.replace('|', "");
    let rows: Vec<&str> = wrap(&text, columns)
        .into_iter()
        .map(|row| &text[row])
        .collect();
    assert_eq!(rows.join("|"), expected, "{columns} columns");
}

#[test]
fn english_breaks_at_spaces_that_hang() {
    check(10, "The states |of the |Shanghai |group");
    check(5, "a b c |d e");
    check(5, "a b c     |d e");
    check(4, "word");
    check(4, "word\n|next");
    check(4, "word  \n|\n|next");
    check(8, "a well-|known—or |not—man");
    check(9, "he said, |\"Yes, of |course.\"");
}

#[test]
fn a_word_longer_than_the_row_is_broken_without_a_hyphen() {
    check(6, "an |intern|ationa|l one");
    check(2, "字|字");
    check(1, "字|a|字");
    check(0, "a|b");
}

#[test]
fn closing_marks_come_down_with_what_they_close() {
    check(8, "他们表示|你，好。");
    check(8, "他们表|示，好。");
    check(6, "他说|“好。”");
    check(7, "他们|说：|“好。”");
    check(8, "（他们）|《报》，|好");
    check(7, "他说|“好”");
    check(8, "一二三|四……");
    check(7, "一二三|——四五");
}

#[test]
fn latin_words_in_chinese_are_not_pushed_down_with_their_neighbours() {
    check(8, "他们加入|SCO组织");
    check(10, "他们说|“Internet”|是好的");
    check(12, "他们说 |“Internet” |是好的");
    check(9, "组织(SCO)|成员");
    check(8, "组织|(SCO)成|员");
    check(10, "他说：|\"Hello.\"她|说");
}

#[test]
fn a_number_keeps_its_unit() {
    check(10, "增长了约|3.5%左右");
    check(10, "大约有了|100万人");
    check(10, "大约有了|100 万人");
    check(8, "a run of |5 km now");
    check(8, "at most |3.5 % |now");
    check(9, "在二十国|G20峰会");
}

#[test]
fn the_first_row_gives_way_to_an_indent() {
    let text = "一二三四五";
    let rows: Vec<_> = NARROW.rows(text, 6, 4).map(|row| &text[row]).collect();
    assert_eq!(rows, ["一", "二三四", "五"]);
}

/// The rows of `text`, found slowly: every break of the whole text is known,
/// and every grapheme is measured.
fn slow_wrap(widths: Widths, text: &str, columns: usize) -> Vec<Range<usize>> {
    let breaks = all_breaks(text);
    let pieces: Vec<(usize, &str)> = graphemes(text).collect();
    let fits = |row: Range<usize>| {
        shown(text, &row).is_empty() || widths.width(shown(text, &row)) <= columns
    };
    let mut rows = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let line_end = text[start..]
            .find('\n')
            .map_or(text.len(), |at| start + at + 1);
        let ends = pieces.iter().map(|&(at, _)| at).chain([text.len()]);
        let ends: Vec<usize> = ends
            .filter(|&at| at > start && at <= line_end && fits(start..at))
            .collect();
        let first = pieces
            .iter()
            .find(|&&(at, _)| at == start)
            .map_or(1, |piece| piece.1.len());
        let last =
            |accept: &dyn Fn(usize) -> bool| ends.iter().rev().copied().find(|&at| accept(at));
        let end = last(&|at| at == line_end || breaks.contains(&at))
            .or_else(|| last(&|at| is_tolerable(text, at)))
            .or_else(|| last(&|at| !is_inside_doubled(text, at)))
            .or_else(|| last(&|_| true))
            .unwrap_or(start + first);
        rows.push(start..end);
        start = end;
    }
    if rows.is_empty() {
        rows.push(0..0);
    }
    rows
}

/// Text of everything that has a rule.
fn mixed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{1,7}",
        4 => "[一-十]{1,5}",
        3 => Just(" ".to_owned()),
        3 => "[，。、；：？！”’》）“‘《（…—·「」]",
        2 => "[-\"'(),.:;!?%$/–—]",
        2 => "[0-9]{1,3}",
        1 => "[\\u{300}\\u{301}\\u{200d}\\u{fe0f}\\u{3099}]",
        1 => "[😀👩🇨🇳é한ก٣א♥❤☺½Яж]",
        1 => Just("……".to_owned()),
        1 => Just("——".to_owned()),
        1 => Just("\n".to_owned()),
        1 => "[\\t\\u{a0}\\u{3000}\\u{2009}％３]",
        1 => Just(" km".to_owned()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn the_short_cuts_change_nothing(text in mixed(), columns in 0_usize..30, wide: bool) {
        let widths = if wide { WIDE } else { NARROW };
        prop_assert_eq!(widths.wrap(&text, columns), slow_wrap(widths, &text, columns));
    }
}
