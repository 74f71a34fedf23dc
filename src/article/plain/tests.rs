use super::*;

/// One letter per block: what it is and which pane shows it.
#[track_caller]
fn check(raw: &str, expected: &[(&str, &str)]) {
    let article = parse(raw);
    let found: Vec<(String, &str)> = article
        .blocks
        .iter()
        .map(|block| {
            let side = match block.language {
                Language::Chinese => "zh",
                Language::English => "en",
            };
            let kind = format!("{side} {:?}", block.kind).to_lowercase();
            (kind, article.block_text(block))
        })
        .collect();
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(kind, text)| (kind.as_str(), *text))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn chinese_first_then_english() {
    check(
        "\n\n《标题》\n\n中文导语。\n\nBEIJING - The lead.\n\n\"Quoted,\" he said.\n",
        &[
            ("zh headline", "《标题》"),
            ("zh lead", "中文导语。"),
            ("en lead", "BEIJING - The lead."),
            ("en paragraph", "\"Quoted,\" he said."),
        ],
    );
}

#[test]
fn english_first_then_chinese() {
    check(
        "A Short Title\n\nThe lead.\n\nMore.\n\n短标题\n\n导语。\n",
        &[
            ("en headline", "A Short Title"),
            ("en lead", "The lead."),
            ("en paragraph", "More."),
            ("zh headline", "短标题"),
            ("zh lead", "导语。"),
        ],
    );
}

#[test]
fn languages_in_turn_and_lines_without_a_blank_between() {
    check(
        "标题\nTitle\n第一段。\nFirst.\n第二段。\nSecond.\n",
        &[
            ("zh headline", "标题"),
            ("en headline", "Title"),
            ("zh lead", "第一段。"),
            ("en lead", "First."),
            ("zh paragraph", "第二段。"),
            ("en paragraph", "Second."),
        ],
    );
}

#[test]
fn one_language_alone() {
    check("Only this.", &[("en lead", "Only this.")]);
    check("《只有标题》", &[("zh headline", "《只有标题》")]);
    check("", &[]);
    check(" \n\t\n ", &[]);
}

#[test]
fn lines_filled_to_a_width_are_one_paragraph() {
    let filled = "It was the best of times, it was the worst of times, it was the\n\
                  age of wisdom, it was the age of foolishness, it was the epoch of\n\
                  belief.";
    let next = "A new paragraph, on one line.";
    check(
        &format!("{filled}\n\n{next}\n"),
        &[
            ("en lead", &filled.replace('\n', " ")),
            ("en paragraph", next),
        ],
    );
}

#[test]
fn a_name_over_a_line_end_is_two_words_and_a_hyphen_there_is_undone() {
    let filled = "\tThe announcement came late on Monday, when the minister Tom\n\
                  Fairweather spoke to reporters. He repeated that the announce-\n\
                  ment was final, and that a long-term plan would follow a long-\n\
                  term study of the matter.\n";
    let article = parse(filled);
    assert_eq!(article.blocks.len(), 1, "{:?}", article.blocks);
    for words in [
        "Tom Fairweather spoke",
        "the announcement was",
        "a long-term study",
    ] {
        assert!(article.text.contains(words), "{words}: {}", &*article.text);
    }
    // The printed place is that of the file: one tab and one line end before.
    let at = article.text.find("Fairweather").expect("it is there");
    let place = article.text.source_offsets().code_point(at);
    assert_eq!(place, filled.find("Fairweather").expect("it is there"));
}

#[test]
fn chinese_lines_are_joined_without_a_space() {
    let filled = "　　市政府周三宣布，沿江的老码头将改造成公园，工程正处\n\
                  在我们所说的设计阶段，预计明年春天开工，居民可以在网上\n\
                  提出意见。\n　　另一段从这里开始，说的是别的事情，与上文没有关系了。\n";
    check(
        filled,
        &[
            (
                "zh lead",
                "市政府周三宣布，沿江的老码头将改造成公园，工程正处在我们所说的设计阶段，预计明年春天开工，居民可以在网上提出意见。",
            ),
            (
                "zh paragraph",
                "另一段从这里开始，说的是别的事情，与上文没有关系了。",
            ),
        ],
    );
}

#[test]
fn lines_that_are_paragraphs_stay_paragraphs() {
    let first = "The council met on Monday and voted for the new bridge.";
    let second = "Work on it will begin in spring, the mayor told reporters, if money is found.";
    let third = "Few believe it.";
    check(
        &format!("{first}\n{second}\n{third}\n"),
        &[
            ("en lead", first),
            ("en paragraph", second),
            ("en paragraph", third),
        ],
    );
}

#[test]
fn sentences_of_two_languages_in_one_line_are_parted_and_paired() {
    let raw = "The port reopened on Monday after the strike. 港口在罢工结束后于周一重新开放。\n\
               港务局说：“一切正常。”The port said all was back to normal.\n";
    check(
        raw,
        &[
            ("en lead", "The port reopened on Monday after the strike."),
            ("zh lead", "港口在罢工结束后于周一重新开放。"),
            ("zh paragraph", "港务局说：“一切正常。”"),
            ("en paragraph", "The port said all was back to normal."),
        ],
    );
    assert_eq!(parse(raw).pairs.len(), 2);
    // A name in brackets or a quoted phrase changes nothing.
    check(
        "上海合作组织（Shanghai Cooperation Organization）成员国周三开会。",
        &[(
            "zh lead",
            "上海合作组织（Shanghai Cooperation Organization）成员国周三开会。",
        )],
    );
}

#[test]
fn cells_between_tabs_are_paired_by_row_and_a_list_of_words_is_not() {
    let raw = "1\t市长周二宣布了新的预算。\tThe mayor announced the new budget on Tuesday.\n\
               2\t议会将在下个月投票表决。\tThe council will vote on it next month.\n";
    let article = parse(raw);
    let pairs: Vec<(&str, &str)> = article
        .pairs
        .iter()
        .map(|pair| {
            (
                &article.text[pair.zh.clone()],
                &article.text[pair.en.clone()],
            )
        })
        .collect();
    assert_eq!(
        pairs,
        [
            (
                "市长周二宣布了新的预算。",
                "The mayor announced the new budget on Tuesday."
            ),
            (
                "议会将在下个月投票表决。",
                "The council will vote on it next month."
            ),
        ]
    );
    let words = parse("市长\tmayor\n预算\tbudget\n议会\tcity council\n投票\tvote\n");
    assert_eq!(words.pairs, []);
}

#[test]
fn blocks_in_turn_are_pairs_and_halves_are_not() {
    let zh = [
        "市长周二宣布了新的预算。",
        "议会将在下个月投票表决。",
        "反对党说他们要投反对票。",
    ];
    let en = [
        "The mayor announced the new budget on Tuesday.",
        "The council will vote on it next month.",
        "The opposition said it would vote against it.",
    ];
    let in_turn: Vec<&str> = zh.iter().zip(&en).flat_map(|(zh, en)| [*zh, *en]).collect();
    assert_eq!(parse(&in_turn.join("\n\n")).pairs.len(), 3);
    assert_eq!(
        parse(&format!("{}\n{}", zh.join("\n"), en.join("\n"))).pairs,
        []
    );
}

#[test]
fn a_paragraph_of_a_megabyte_is_cut_after_sentences_and_loses_nothing() {
    let sentence = "长长的一句话，没有换行。";
    let article = parse(&sentence.repeat(30_000));
    assert!(article.blocks.len() > 10);
    assert_eq!(article.paragraphs().count(), 1);
    let mut expected_start = 0;
    for block in &article.blocks {
        assert_eq!(block.range.start, expected_start);
        assert!(article.block_text(block).ends_with('。'));
        expected_start = block.range.end;
    }
    assert_eq!(expected_start, article.text.len());
}

#[track_caller]
fn check_dateline(paragraph: &str, expected: &str) {
    let article = parse(paragraph);
    let block = &article.blocks[0];
    assert_eq!(
        &article.block_text(block)[..usize::from(block.dateline)],
        expected
    );
}

#[test]
fn datelines() {
    check_dateline("BEIJING - The member states met.", "BEIJING - ");
    check_dateline(
        "LONDON, May 3 (Reuters) — Shares fell.",
        "LONDON, May 3 (Reuters) — ",
    );
    check_dateline("ST. LOUIS—Police said so.", "ST. LOUIS—");
    check_dateline("The US - and others - agreed.", "");
    check_dateline("NATO said on Monday - and again - no.", "");
    check_dateline(
        "新华社北京5月3日电（记者王小明）会议召开。",
        "新华社北京5月3日电（记者王小明）",
    );
    check_dateline("中国日报网电力供应紧张。", "");
}

#[test]
fn the_frame_of_a_headline_is_kept_in_the_text_and_left_out_of_the_title() {
    let article = parse("《上海合作组织》\n\n导语。");
    assert_eq!(article.headline(Language::Chinese), Some("上海合作组织"));
    assert!(article.text.contains("《上海合作组织》"));
    assert_eq!(
        parse("《甲》与《乙》\n\n导语。").headline(Language::Chinese),
        Some("《甲》与《乙》")
    );
}
