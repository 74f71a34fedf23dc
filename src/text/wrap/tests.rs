use super::*;
use proptest::prelude::*;

/// Wraps `text` and compares the rows, joined by `|`, trailing spaces left
/// out.
#[track_caller]
fn check(text: &str, columns: usize, expected: &str) {
    let rows: Vec<&str> = wrap(text, columns)
        .into_iter()
        .map(|row| text[row].trim_end())
        .collect();
    assert_eq!(rows.join("|"), expected);
}

#[test]
fn english_breaks_at_spaces_and_spaces_hang() {
    check("one two three", 7, "one two|three");
    check("one two  three", 7, "one two|three");
    check("state-of-the-art", 9, "state-of-|the-art");
    check("anticonstitutionally", 8, "anticons|titution|ally");
    check("", 8, "");
}

#[test]
fn chinese_breaks_between_characters_but_not_before_closing_marks() {
    check("打击网络恐怖主义，以及", 10, "打击网络恐|怖主义，以|及");
    check("网络恐怖主义，以及", 12, "网络恐怖主|义，以及");
    check("他说：“好的。”", 8, "他说：|“好的。”");
    check("他说“好的”", 6, "他说|“好的”");
    check("他说“好的”", 5, "他说|“好|的”");
    check("《上海合作》", 10, "《上海合|作》");
}

#[test]
fn chinese_and_latin_break_between_them() {
    check("上海合作组织SCO成员国", 15, "上海合作组织SCO|成员国");
    check("上海合作组织SCO成员国", 14, "上海合作组织|SCO成员国");
    check("使用 Internet 传播", 13, "使用 Internet|传播");
}

#[test]
fn marks_and_numbers_are_not_cut() {
    check("等等……好", 5, "等|等……|好");
    check("好——好", 3, "好|——|好");
    check("增长3.5%了", 7, "增长|3.5%了");
    check("共有100万人", 6, "共有|100万|人");
    check("ran 42 km today", 7, "ran|42 km|today");
}

#[test]
fn a_line_break_in_a_block_ends_the_row() {
    check("one\ntwo", 20, "one|two");
}

#[test]
fn wide_clusters_have_a_row_where_they_do_not_fit() {
    check("好a好", 1, "好|a|好");
    check("👨‍👩‍👧‍👦🇨🇳", 2, "👨‍👩‍👧‍👦|🇨🇳");
}

/// Sentences of our own, with every kind of mark next to every other.
const STRESS: [&str; 20] = [
    "她问：“你真的要去吗？”“当然！”他说，“明天就走。”",
    "《人民日报》（海外版）刊登了题为《数字经济：机遇与挑战》的文章。",
    "会议提出“三个坚持”——坚持开放、坚持合作、坚持共赢——并通过了决议。",
    "“我不知道……”她停了一下，“也许吧。”",
    "据统计，2025年上半年增长5.3%，总额达1.2万亿元（约合1,700亿美元）。",
    "公司CEO李明在Twitter上写道：“We’re back!（我们回来了！）”",
    "记者问：“为什么？”答：“因为‘质量第一’是我们的原则。”",
    "代表团访问了北京、上海、广州、深圳等城市；随后前往东京、首尔。",
    "【快讯】中国女排3:1战胜对手，晋级四强！",
    "他引用了孔子的话：“学而时习之，不亦说乎？”（《论语·学而》）",
    "\"It’s not over,\" she said (again). \"Not until we win!\"",
    "The U.S. economy grew 3.2% in the second quarter, officials said—the fastest pace since 2021.",
    "“That,” he said, “is a lie”; nobody laughed.",
    "Prices rose from $1,200 to $1,450 (about 20 percent) in six months…",
    "The so-called ‘new normal’ [sic] isn't new: it's old.",
    "「這是第一次嗎？」「不，『最後一次』。」他說。",
    "第十四届全国人大一次会议3月5日上午9:00在北京人民大会堂开幕。",
    "网址https://example.com/a/very/long/path?query=1是公开的，欢迎访问。",
    "A（甲）、B（乙）、C（丙）：三者关系为A>B>C……",
    "诺贝尔奖得主阿卜杜勒拉扎克·古尔纳说：“写作就是记忆。”",
];

#[test]
fn no_row_starts_or_ends_with_the_wrong_mark() {
    // A row of four columns cannot hold a character between three marks; from
    // eight on every run of marks in the text fits beside its character.
    for text in STRESS {
        for columns in 8..=120 {
            for row in wrap(text, columns) {
                let row = text[row].trim_end();
                assert!(
                    row.chars()
                        .next()
                        .is_some_and(|first| !"，。、；：？！”’》）」』】…".contains(first)),
                    "{columns}: {row}"
                );
                assert!(
                    row.chars()
                        .next_back()
                        .is_some_and(|last| !"“‘《（「『【".contains(last)),
                    "{columns}: {row}"
                );
            }
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("网络"),
        Just("，"),
        Just("。”"),
        Just("“"),
        Just("《"),
        Just("》"),
        Just("……"),
        Just("——"),
        Just("word"),
        Just(" "),
        Just("  "),
        Just("3.5%"),
        Just("e\u{301}"),
        Just("👨‍👩‍👧"),
        Just("\t"),
        Just("\n"),
        Just("averyveryverylongwordwithoutanyspace"),
        Just("，”）"),
        Just("a"),
        Just("\u{a0}"),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn rows_joined_give_the_block_back(text in any_text(), columns in 0_usize..50) {
        let rows = wrap(&text, columns);
        let mut end = 0;
        for row in &rows {
            prop_assert_eq!(row.start, end);
            end = row.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn no_row_is_too_wide_and_none_ends_inside_a_cluster(text in any_text(), columns in 1_usize..50) {
        let boundaries: Vec<usize> = graphemes(&text).map(|(at, _)| at).collect();
        for row in wrap(&text, columns) {
            let shown = text[row.clone()].trim_end();
            prop_assert!(width(shown) <= columns || graphemes(shown).count() == 1, "{:?}", shown);
            prop_assert!(row.end == text.len() || boundaries.contains(&row.end));
        }
    }
}
