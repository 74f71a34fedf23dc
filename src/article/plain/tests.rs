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
        &[("en lead", filled), ("en paragraph", next)],
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
