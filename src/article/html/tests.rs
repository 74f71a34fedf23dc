use super::*;
use proptest::prelude::*;
use std::fmt::Write;

/// Paragraphs of an article, a translation of each, and the two titles.
const ZH: [&str; 5] = [
    "河口市的码头工人周一结束了持续九天的罢工，此前他们与港务局就夜班补贴达成了协议，第一批货船当天下午进港。",
    "港务局局长林岚说：“积压的货物至少需要两个星期才能清理完，我们会优先安排装有食品和药品的集装箱。”",
    "工会代表陈石表示，工人们得到的比他们要求的少，但是比公司最初提出的多，大多数人认为可以接受。",
    "罢工期间有二十二艘船在外海等待，其中六艘改道去了邻近的港口，船主们抱怨说每天要损失数万元。",
    "市长在新闻发布会上感谢双方的克制，并说市政府将在年底以前提出一项关于码头安全的新规定。",
];
const EN: [&str; 5] = [
    "Dock workers in Rivermouth ended a nine-day strike on Monday after agreeing with the port authority on night shift pay, and the first cargo ships came in that afternoon.",
    "\"It will take at least two weeks to clear the backlog, and we will move containers of food and medicine first,\" said Lin Lan, who heads the port authority.",
    "Union delegate Chen Shi said the workers got less than they had asked for but more than the company had offered at first, and most of them could live with it.",
    "Twenty-two ships waited offshore during the strike, and six of them left for ports nearby, their owners complaining of losses of tens of thousands a day.",
    "At a news conference the mayor thanked both sides for their restraint and said the city would propose new rules on dock safety before the end of the year.",
];
const ZH_TITLE: &str = "河口码头工人结束罢工";
const EN_TITLE: &str = "Rivermouth dock workers end strike";

/// What stands around an article, of which nothing belongs to it.
const FURNITURE: [&str; 8] = [
    "SITEMENU",
    "ADVERT",
    "COMMENT",
    "RELATED",
    "COPYRIGHT",
    "COOKIES",
    "SHARE",
    "首页导航",
];

/// A page of a news site with `main` in it.
fn site(title: &str, main: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>{title} - River Daily</title>\
         <style>p {{ color: red }}</style><script>var a = '<p>SITEMENU</p>';</script></head><body>\
         <div id=cookie-banner class=cookie><p>COOKIES We use them, agree?</p><button>COOKIES yes</button></div>\
         <header><nav><ul><li><a href=/>SITEMENU home</a><li><a href=/w>SITEMENU world</a><li><a href=/z>首页导航</a></ul></nav></header>\
         <div class=container><div class=\"article-body content\">{main}</div>\
         <div class=\"ad-banner sponsor\"><a href=/buy>ADVERT buy now</a></div>\
         <div class=social-share><a href=/t>SHARE this</a><a href=/f>SHARE that</a></div>\
         <div class=\"related sidebar\"><h3>RELATED stories</h3><ul><li><a href=/1>RELATED one about something else</a><li><a href=/2>RELATED two</a></ul></div>\
         <div id=comments class=comments><h3>COMMENTS</h3><p>COMMENT I do not agree with any of this.</p></div></div>\
         <footer><p>COPYRIGHT River Daily. All rights reserved. <a href=/c>COPYRIGHT contact</a></p></footer></body></html>"
    )
}

fn text<'a>(article: &'a Article, range: &std::ops::Range<usize>) -> &'a str {
    &article.text[range.clone()]
}

/// Reads a page and looks that it holds all of `expected`, nothing of the
/// site, and so many pairs, each of the n-th paragraph with its translation.
#[track_caller]
fn check(page: &str, expected: &[&str], pairs: usize) -> Article {
    let article = parse(page);
    for words in expected {
        assert!(
            article.text.contains(words),
            "{words} is missing: {}",
            &*article.text
        );
    }
    for words in FURNITURE {
        assert!(
            !article.text.contains(words),
            "{words} is shown: {}",
            &*article.text
        );
    }
    let paragraphs: Vec<_> = article
        .pairs
        .iter()
        .filter_map(|pair| {
            let zh = ZH
                .iter()
                .position(|zh| text(&article, &pair.zh).contains(zh))?;
            let en = EN
                .iter()
                .position(|en| text(&article, &pair.en).contains(en))?;
            Some((zh, en))
        })
        .collect();
    let wanted: Vec<_> = (0..pairs).map(|index| (index, index)).collect();
    assert_eq!(paragraphs, wanted, "{:?}", article.blocks);
    article
}

fn all() -> Vec<&'static str> {
    ZH.into_iter().chain(EN).collect()
}

/// Every paragraph with its translation, as `one` writes them.
fn in_turn(one: impl Fn(&str, &str) -> String) -> String {
    ZH.iter()
        .zip(EN)
        .map(|(zh, en)| one(zh, en))
        .collect::<Vec<_>>()
        .concat()
}

fn paragraphs(texts: &[&str]) -> String {
    texts.iter().fold(String::new(), |mut all, text| {
        let _ = write!(all, "<p>{text}</p>");
        all
    })
}

#[test]
fn an_english_article_is_told_from_its_site() {
    let main = format!("<h1>{EN_TITLE}</h1>{}", paragraphs(&EN));
    let article = check(&site(EN_TITLE, &main), &EN, 0);
    assert_eq!(article.headline(Language::English), Some(EN_TITLE));
    assert_eq!(article.blocks.len(), 6);
    assert_eq!(article.notice, None);
}

#[test]
fn a_chinese_article_is_told_from_its_site() {
    let main = format!("<h1>{ZH_TITLE}</h1>{}", paragraphs(&ZH));
    let article = check(&site(ZH_TITLE, &main), &ZH, 0);
    assert_eq!(article.headline(Language::Chinese), Some(ZH_TITLE));
}

#[test]
fn the_title_is_shown_though_the_main_text_has_none() {
    let article = check(&site(EN_TITLE, &paragraphs(&EN)), &EN, 0);
    assert_eq!(article.headline(Language::English), Some(EN_TITLE));
}

#[test]
fn headings_are_an_outline_and_links_have_addresses() {
    let main = format!(
        "{}<h2>What comes next</h2>{}<p>More is in <a href=\"https://example.org/r?a=1&amp;b\">the report of the port</a> of last year.</p>",
        paragraphs(&EN[..3]),
        paragraphs(&EN[3..])
    );
    let article = check(&site(EN_TITLE, &main), &EN, 0);
    let heading = article
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Heading(2));
    assert_eq!(
        heading.map(|block| article.block_text(block)),
        Some("What comes next")
    );
    let links: Vec<_> = article
        .links
        .iter()
        .map(|link| (text(&article, &link.range), &*link.address))
        .collect();
    assert_eq!(
        links,
        [("the report of the port", "https://example.org/r?a=1&b")]
    );
}

#[test]
fn lists_code_and_pictures_keep_what_they_say() {
    let main = format!(
        "{}<ol><li>First the food<li>Then the medicine</ol><figure><img src=x alt=\"Ships waiting off the coast\"><figcaption>Ships on Sunday</figcaption></figure><pre><code>one\n  two</code></pre>{}",
        paragraphs(&EN[..3]),
        paragraphs(&EN[3..])
    );
    let article = check(&site(EN_TITLE, &main), &EN, 0);
    let kind = |words: &str| {
        let block = article
            .blocks
            .iter()
            .find(|block| article.block_text(block) == words);
        block.map(|block| block.kind)
    };
    assert_eq!(kind("First the food"), Some(BlockKind::Item(1)));
    assert_eq!(kind("Then the medicine"), Some(BlockKind::Item(2)));
    assert_eq!(
        kind("Ships waiting off the coast"),
        Some(BlockKind::Caption)
    );
    assert_eq!(kind("Ships on Sunday"), Some(BlockKind::Caption));
    assert_eq!(kind("one\n  two"), Some(BlockKind::Code));
}

#[test]
fn paragraphs_in_turn_are_pairs() {
    let main = in_turn(|zh, en| format!("<p>{en}</p><p>{zh}</p>"));
    check(&site(EN_TITLE, &main), &all(), 5);
}

#[test]
fn paragraphs_in_turn_with_titles_and_a_picture_between_are_pairs() {
    let turns = in_turn(|zh, en| format!("<p>{zh}</p><p>{en}</p>"));
    let main = format!(
        "<h1>{ZH_TITLE}</h1><h2>{EN_TITLE}</h2><figure><img src=x><figcaption>Photo: River Daily</figcaption></figure>{turns}"
    );
    let article = check(&site(ZH_TITLE, &main), &all(), 5);
    assert_eq!(article.pairs.len(), 6, "the titles are a pair too");
}

#[test]
fn rows_of_a_table_are_pairs() {
    let rows = in_turn(|zh, en| format!("<tr><td>{zh}</td><td>{en}</td></tr>"));
    let main = format!("<table><tr><th>中文</th><th>English</th></tr>{rows}</table>");
    check(&site(EN_TITLE, &main), &all(), 5);
}

#[test]
fn a_column_of_notes_is_no_part_of_a_pair() {
    let rows =
        in_turn(|zh, en| format!("<tr><td>{en}</td><td>{zh}</td><td>n. see there</td></tr>"));
    check(
        &site(EN_TITLE, &format!("<table>{rows}</table>")),
        &all(),
        5,
    );
}

#[test]
fn whole_texts_in_one_row_are_left_to_the_aligner() {
    let main = format!(
        "<table><tr><td>{}</td><td>{}</td></tr></table>",
        paragraphs(&ZH),
        paragraphs(&EN)
    );
    check(&site(EN_TITLE, &main), &all(), 0);
}

#[test]
fn marked_containers_are_pairs() {
    let main = in_turn(|zh, en| {
        format!(
            "<div class=article-dual-body-item><div class=\"body-en\"><p>{en}</p></div><div class=\"body-cn\"><p>{zh}</p></div></div>"
        )
    });
    check(&site(EN_TITLE, &main), &all(), 5);
}

#[test]
fn sentences_in_turn_in_one_block_are_pairs() {
    let main = in_turn(|zh, en| format!("<p>{en}{zh}</p>"));
    check(&site(EN_TITLE, &main), &all(), 5);
}

#[test]
fn lines_of_one_block_are_pairs() {
    let main = in_turn(|zh, en| format!("<p>{en}<br>\n{zh}</p>"));
    check(&site(EN_TITLE, &main), &all(), 5);
}

#[test]
fn items_of_a_list_in_turn_are_pairs() {
    let items = in_turn(|zh, en| format!("<li>{en}</li><li>{zh}</li>"));
    check(&site(EN_TITLE, &format!("<ul>{items}</ul>")), &all(), 5);
}

#[test]
fn halves_are_left_to_the_aligner() {
    let main = format!("{}<p>参考译文</p>{}", paragraphs(&EN), paragraphs(&ZH));
    check(&site(EN_TITLE, &main), &all(), 0);
}

#[test]
fn words_and_their_meanings_are_no_pairs() {
    let rows: String = [
        ("补贴", "allowance"),
        ("积压", "backlog"),
        ("集装箱", "container"),
        ("工会", "union"),
    ]
    .iter()
    .fold(String::new(), |mut rows, (zh, en)| {
        let _ = write!(rows, "<tr><td>{en}</td><td>{zh}</td></tr>");
        rows
    });
    let main = format!(
        "{}<h3>Vocabulary</h3><table>{rows}</table>",
        paragraphs(&EN)
    );
    assert_eq!(check(&site(EN_TITLE, &main), &EN, 0).pairs, []);
}

#[test]
fn a_gloss_stays_in_its_sentence() {
    let glossed = "港务局（Port Authority of Rivermouth）局长林岚周二说，新规定（new rules on dock safety）将在年底以前提出。";
    let main = format!("<p>{glossed}</p>{}", paragraphs(&ZH));
    check(&site(ZH_TITLE, &main), &[glossed], 0);
}

#[test]
fn a_translation_that_waits_for_a_click_is_shown_and_noise_is_not() {
    let main = in_turn(|zh, en| {
        format!(
            "<p>{en}<span style=\"display:none\">copy {en}</span></p><p class=t style='display: none'>{zh}</p>"
        )
    });
    let article = check(&site(EN_TITLE, &main), &all(), 5);
    assert!(!article.text.contains("copy Dock"));
}

#[test]
fn two_languages_in_two_neighbours_are_both_found() {
    let main = format!(
        "<div class=left>{}</div></div><div class=\"right widget\">{}",
        paragraphs(&EN),
        paragraphs(&ZH)
    );
    check(&site(EN_TITLE, &main), &all(), 0);
}

#[test]
fn a_preview_is_told() {
    let page = site(EN_TITLE, &paragraphs(&EN));
    let ld =
        "<script type=application/ld+json>{\"isAccessibleForFree\": \"False\"}</script></head>";
    let article = parse(&page.replace("</head>", ld));
    assert_eq!(article.notice, Some(Notice::Preview));
}

#[test]
fn a_page_without_a_main_text_is_shown_whole() {
    let article =
        parse("<html><body><ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul></body></html>");
    assert!(article.text.contains("One") && article.text.contains("Two"));
}

#[test]
fn chinese_lines_of_the_source_are_joined_without_a_space() {
    let article = parse("<p>港口周一\n  重新开放，<b>船只</b>\n仍在等待。</p><p>one\ntwo</p>");
    assert!(
        article.text.contains("港口周一重新开放，船只仍在等待。"),
        "{:?}",
        article.text
    );
    assert!(article.text.contains("one two"));
}

#[test]
fn what_no_reader_is_meant_to_see_is_not_shown() {
    let article = parse(
        "<script>alert('X1')</script><style>p{X2}</style><template><p>X3</p></template><noscript>X4</noscript>\
         <iframe srcdoc='X5'></iframe><p hidden>X8</p><svg><title>X6</title></svg><ruby>汉<rt>X7</rt></ruby><p>shown &#27;[31m&#x9b;</p>",
    );
    assert!(article.text.contains("shown ›"), "{:?}", article.text);
    assert!(!article.text.contains('X'), "{:?}", article.text);
}

#[test]
fn a_link_behind_what_is_not_shown_keeps_its_words() {
    let article =
        parse("<p>a\u{200b}b\u{202e} <a href=x>the link</a> \u{7}and <a href=y>another</a></p>");
    let links: Vec<_> = article
        .links
        .iter()
        .map(|link| text(&article, &link.range))
        .collect();
    assert_eq!(links, ["the link", "another"]);
}

#[test]
fn a_page_too_tangled_is_read_plainly() {
    let article = parse_plainly(
        "<title>t</title><p>one &amp; <b>two</b></p><script>x</script><div>three<br>four</div>",
    );
    assert_eq!(&*article.text, "one & two\n\nthree\nfour");
}

#[test]
fn what_costs_a_parser_much_is_read_all_the_same() {
    let pages = [
        "<div>".repeat(100_000),
        "<blockquote><b><i>".repeat(30_000),
        "<b><i><u><a>".repeat(3_000) + &"<p>".repeat(3_000),
        "<table><tr><td>".repeat(500),
        format!(
            "<p {}>",
            (0..50_000).fold(String::new(), |mut all, n| {
                let _ = write!(all, "a{n}=x ");
                all
            })
        ),
    ];
    for page in pages {
        let article = parse(&format!("<html><body>{page}<p>正文尚在。</p>"));
        assert!(article.text.contains("正文尚在。"));
    }
}

proptest! {
    #[test]
    fn anything_is_read_and_its_blocks_are_apart(
        page in "(<(p|div|b|a href=x|table|tr|td|br|li|ul|pre|h1|script|title|span hidden|ruby|rt|svg|img alt='a b c')>|</(p|div|b|a|table|td|ul|pre|script|svg)>|&[a-z#0-9]{1,6};|[ a-z.,\n]{1,9}|[一-丐“”。]{1,9}|\u{1b}|\u{202e}|\u{301}){0,40}",
    ) {
        for article in [parse(&page), parse_plainly(&page)] {
            let is_safe = !article.text.contains(['\u{1b}', '\u{202e}']);
            prop_assert!(is_safe);
            let mut end = 0;
            for block in &article.blocks {
                prop_assert!(block.range.start >= end && block.range.start < block.range.end);
                prop_assert!(article.text[end..block.range.start].trim().is_empty());
                end = block.range.end;
            }
            prop_assert!(article.text[end..].trim().is_empty());
            for link in &article.links {
                prop_assert!(article.text.get(link.range.clone()).is_some());
            }
        }
    }
}
