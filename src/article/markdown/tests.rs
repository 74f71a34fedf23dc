use super::*;
use crate::article::Pair;
use proptest::prelude::*;

#[track_caller]
fn check(raw: &str, expected: &[(BlockKind, &str)]) {
    let article = parse(raw.to_owned());
    let found: Vec<(BlockKind, &str)> = article
        .blocks
        .iter()
        .map(|block| (block.kind, article.block_text(block)))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn signs_are_left_out_and_what_they_say_is_kept() {
    check(
        "# The *Harbour*\n\nFirst **strong** `code` [link](https://example.org/a \"t\") &amp; \\*star\\*.\n\n\
         ## Part\n\n- one\n- two\n\n  more of two\n\n3. three\n4. four\n\n> quoted\n> on\n\n```sh\nls -l\ncd /\n```\n\n\
         ![A picture of the harbour](p.png)\n\n---\n\n<div>raw <b>words</b><br>next</div>\n",
        &[
            (BlockKind::Headline, "The Harbour"),
            (BlockKind::Lead, "First strong code link & *star*."),
            (BlockKind::Heading(2), "Part"),
            (BlockKind::Item(0), "one"),
            (BlockKind::Item(0), "two"),
            (BlockKind::Paragraph, "more of two"),
            (BlockKind::Item(3), "three"),
            (BlockKind::Item(4), "four"),
            (BlockKind::Paragraph, "quoted on"),
            (BlockKind::Code, "ls -l\ncd /"),
            (BlockKind::Caption, "A picture of the harbour"),
            (BlockKind::Paragraph, "raw words\nnext"),
        ],
    );
}

#[test]
fn front_matter_gives_title_author_and_date() {
    check(
        "---\ntitle: \"城市不会忘记\"\nauthor: 王小明\ndate: 2026-05-03\ntags: [a, b]\n---\n\n市长说：“城市不会忘记。”\n",
        &[
            (BlockKind::Headline, "城市不会忘记"),
            (BlockKind::Caption, "王小明"),
            (BlockKind::Caption, "2026-05-03"),
            (BlockKind::Lead, "市长说：“城市不会忘记。”"),
        ],
    );
    check(
        "---\ntitle: Same\n---\n# Same\n\nText follows it here.\n",
        &[
            (BlockKind::Headline, "Same"),
            (BlockKind::Lead, "Text follows it here."),
        ],
    );
}

#[test]
fn links_have_their_words_and_their_addresses() {
    let article =
        parse("See [the *report*](https://example.org/r) and <https://example.org/x>.".to_owned());
    let links: Vec<(&str, &str)> = article
        .links
        .iter()
        .map(|link| (&article.text[link.range.clone()], &*link.address))
        .collect();
    assert_eq!(
        links,
        [
            ("the report", "https://example.org/r"),
            ("https://example.org/x", "https://example.org/x"),
        ]
    );
}

#[test]
fn printed_places_are_those_of_the_file() {
    let raw = "# A **b**\n\n- 项目 [链接](x)\n\n&ldquo;结束&rdquo;\u{200b}了\n";
    let article = parse(raw.to_owned());
    let source: Vec<char> = raw.chars().collect();
    let mut offsets = article.text.source_offsets();
    for (at, character) in article
        .text
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
    {
        assert_eq!(source[offsets.code_point(at)], character);
    }
}

#[test]
fn rows_of_a_table_and_lines_in_turn_are_pairs() {
    let table = "| 中文 | English |\n|---|---|\n| 市长周二宣布了新的预算。 | The mayor announced the new budget on Tuesday. |\n\
                 | 议会将在下个月投票表决。 | The council will vote on it next month. |\n";
    let article = parse(table.to_owned());
    let last = article.pairs.last().expect("there are pairs");
    assert_eq!(&article.text[last.zh.clone()], "议会将在下个月投票表决。");
    assert_eq!(
        &article.text[last.en.clone()],
        "The council will vote on it next month."
    );
    let lines = "市长周二宣布了新的预算。\nThe mayor announced the new budget on Tuesday.\n\n\
                 议会将在下个月投票表决。\nThe council will vote on it next month.\n";
    let article = parse(lines.to_owned());
    let pairs: &[Pair] = &article.pairs;
    assert_eq!(pairs.len(), 2, "{:?}", article.blocks);
}

#[test]
fn a_page_of_comments_shows_them() {
    assert!(!parse("[a]: /u\n".to_owned()).blocks.is_empty());
}

proptest! {
    #[test]
    fn anything_is_read_and_its_blocks_are_apart(
        raw in "(#{1,3} |[-*>] |\\*{1,2}|`{1,3}|\\[|\\]\\(|\\)|!|<[a-z]{1,3}>|&[a-z#0-9]{1,6};|\\||---\n|\n{1,2}|[ a-z.,]{1,9}|[一-丐“”。]{1,5}|\u{1b}|\u{202e}|\u{301}){0,40}",
    ) {
        let article = parse(raw.clone());
        let is_safe = !article.text.contains(['\u{1b}', '\u{202e}']);
        prop_assert!(is_safe);
        let mut end = 0;
        for block in &article.blocks {
            prop_assert!(block.range.start >= end && block.range.start < block.range.end);
            prop_assert!(article.text[end..block.range.start].trim().is_empty());
            end = block.range.end;
        }
        prop_assert!(article.text[end..].trim().is_empty());
        let mut offsets = article.text.source_offsets();
        let places: Vec<usize> = article.text.char_indices().map(|(at, _)| offsets.code_point(at)).collect();
        prop_assert!(places.is_sorted());
        prop_assert_eq!(offsets.code_point(article.text.len()), raw.chars().count());
    }
}

#[test]
fn marks_that_meet_where_a_sign_was_are_too_many_and_bring_nothing_down() {
    let article = super::parse(format!("{}*{}", "e\u{301}".repeat(8), "\u{301}".repeat(12)));
    assert!(
        article
            .blocks
            .iter()
            .all(|block| !article.block_text(block).is_empty())
    );
    let article = super::parse(format!("e{0}<!-- -->{0}", "\u{301}".repeat(6)));
    assert!(
        article
            .blocks
            .iter()
            .all(|block| !article.block_text(block).is_empty())
    );
}

#[test]
fn a_table_of_data_is_one_block_with_a_line_a_row() {
    let raw = "The coast sinks.\n\n\
        | Year | Loss |\n|---|---|\n| 2019 | 1.4 cm |\n| 2024 | [2.1 cm](https://example.org) |\n\n\
        See the map.";
    check(
        raw,
        &[
            (BlockKind::Lead, "The coast sinks."),
            (
                BlockKind::Table,
                "Year · Loss\n2019 · 1.4 cm\n2024 · 2.1 cm",
            ),
            (BlockKind::Paragraph, "See the map."),
        ],
    );
    let article = parse(raw.to_owned());
    assert_eq!(&article.text[article.links[0].range.clone()], "2.1 cm");
}

#[test]
fn a_table_of_words_in_two_languages_or_of_sentences_is_none_of_data() {
    for table in [
        "| 上海合作组织 | Shanghai Cooperation Organization |\n|---|---|\n| 反恐怖机构 | Anti-Terrorist Structure |\n| 秘书处 | Secretariat |\n",
        "| Who | What |\n|---|---|\n| Anna Berg | We have waited long enough. |\n| Lars Holm | The steel is rusty. |\n",
    ] {
        let article = parse(table.to_owned());
        let is_data = |block: &crate::article::Block| block.kind == BlockKind::Table;
        assert!(!article.blocks.iter().any(is_data), "{table}");
    }
}
