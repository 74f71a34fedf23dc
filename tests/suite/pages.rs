//! Pages as sites build them, with an article in each bilingual layout: all of
//! the article is shown and nothing of the site, and what translates each other
//! stands on one row. The sites are in `tests/data/pages`; whatever they say
//! has the name of their owner in it.

use duidu::article::{Article, html};
use duidu::bilingual::{self, Alignment, pairs::Pairs};
use duidu::lexicon::Lexicon;
use duidu::text::Language;
use std::fmt::Write;
use std::fs;

const ZH_TITLE: &str = "河口市重建百年灯塔";
const EN_TITLE: &str = "Rivermouth rebuilds its century-old lighthouse";
const ZH: [&str; 6] = [
    "河口市议会星期四以三十一票对八票通过决议，拨款四百二十万元重建去年冬天被风暴摧毁的灯塔。这座灯塔建于1912年，是全城最老的建筑之一。",
    "“没有它，渔民们就看不见回家的路，”市长林岚在会议结束后对记者说，“我们欠他们这座灯塔。”",
    "反对者认为这笔钱应该用来修理学校的屋顶。议员陈石说，全市有十七所学校漏雨，孩子们不得不在走廊里上课。",
    "工程将在明年三月开始，预计需要十四个月。建筑师打算保留原来的石头底座，在上面建一座二十六米高的钢塔。",
    "灯塔的最后一名看守人今年七十九岁，名叫周海。他在塔上住了二十二年，直到1998年灯光改为自动控制为止。",
    "周海说，他会在开工那天到场，把自己保存至今的旧灯泡交给工人们，因为它还能亮。",
];
const EN: [&str; 6] = [
    "The Rivermouth city council voted 31 to 8 on Thursday to spend 4.2 million yuan on rebuilding the lighthouse that a storm destroyed last winter. Built in 1912, the lighthouse was among the oldest buildings in town.",
    "\"Without it the fishermen cannot see their way home,\" Mayor Lin Lan told reporters after the meeting. \"We owe them this lighthouse.\"",
    "Opponents think the money should have gone into repairing the roofs of schools. Councillor Chen Shi said that 17 schools in the city leak when it rains, and that children have to be taught in corridors.",
    "Work will begin in March next year and is expected to take 14 months. The architect plans to keep the original stone base and to put a steel tower of 26 metres on top of it.",
    "The last keeper of the lighthouse, Zhou Hai, is 79 years old this year. He lived in the tower for 22 years, until the light became automatic in 1998.",
    "Zhou said he would be there on the day work begins, to hand the workers the old bulb that he has kept until now, because it still shines.",
];
/// What the sites say.
const SITE: [&str; 3] = ["Ozzle", "奥茨勒", "公众号"];

/// The heading over the links in front is taken for one of the article, which
/// has no paragraph there.
const NOT_TOLD: [(&str, &str); 1] = [("17-list-first", "items of a list")];

fn sites() -> Vec<(String, String)> {
    let entries = fs::read_dir("tests/data/pages").expect("the pages are there");
    let mut sites: Vec<(String, String)> = entries
        .map(|entry| {
            let path = entry.expect("it can be listed").path();
            let name = path
                .file_stem()
                .expect("it has a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(path).expect("it can be read"))
        })
        .collect();
    sites.sort();
    assert_eq!(sites.len(), 20);
    sites
}

/// The page of a site with an article in one or two pieces.
fn page(site: &str, title: &str, first: &str, rest: &str) -> String {
    site.replace("{{TITLE}}", title)
        .replace("{{MAIN}}", &format!("{first}{rest}"))
        .replace("{{FIRST}}", first)
        .replace("{{REST}}", rest)
}

/// A layout: its name, and what it makes of some paragraphs in both languages.
type Layout = (&'static str, fn(&[&str], &[&str]) -> String);

fn each(zh: &[&str], en: &[&str], write: impl Fn(&mut String, &str, &str)) -> String {
    zh.iter().zip(en).fold(String::new(), |mut all, (zh, en)| {
        write(&mut all, zh, en);
        all
    })
}

fn paragraphs(texts: &[&str]) -> String {
    texts.iter().fold(String::new(), |mut all, text| {
        let _ = writeln!(all, "<p>{text}</p>");
        all
    })
}

/// Sentences of a paragraph, good enough for those above.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '。'])
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

/// Layouts that set passages side by side.
const SIDE_BY_SIDE: [Layout; 11] = [
    ("rows of a table", |zh, en| {
        let rows = each(zh, en, |all, zh, en| {
            let _ = writeln!(all, "<tr><td>{zh}</td><td>{en}</td></tr>");
        });
        format!("<table class=\"bilingual\"><tr><th>中文</th><th>English</th></tr>{rows}</table>")
    }),
    ("rows of a table with notes", |zh, en| {
        let rows = each(zh, en, |all, zh, en| {
            let _ = writeln!(
                all,
                "<tr><td>1</td><td>{en}</td><td>{zh}</td><td>n. see below</td></tr>"
            );
        });
        format!("<table>{rows}</table>")
    }),
    ("containers that name their language", |zh, en| {
        each(zh, en, |all, zh, en| {
            let _ = writeln!(
                all,
                "<div class=\"article-dual-body-item\"><div class=\"col en\"><p>{en}</p></div><div class=\"col zh\"><p>{zh}</p></div></div>"
            );
        })
    }),
    ("containers of two paragraphs each", |zh, en| {
        let pairs = zh.chunks(2).zip(en.chunks(2));
        pairs.fold(String::new(), |mut all, (zh, en)| {
            let _ = writeln!(
                all,
                "<div class=\"qh_en\">{}</div><div class=\"qh_zg\">{}</div>",
                paragraphs(en),
                paragraphs(zh)
            );
            all
        })
    }),
    ("spans that name no language", |zh, en| {
        each(zh, en, |all, zh, en| {
            let _ = writeln!(
                all,
                "<div class=\"source-text\">{en}</div><div class=\"target-text\">{zh}</div>"
            );
        })
    }),
    ("both languages in one block", |zh, en| {
        each(zh, en, |all, zh, en| {
            let _ = writeln!(all, "<p>{en} {zh}</p>");
        })
    }),
    ("sentence by sentence", |zh, en| {
        each(zh, en, |all, zh, en| {
            if zh.starts_with('“') {
                let _ = writeln!(all, "<p>{zh}{en}</p>");
                return;
            }
            all.push_str("<p>");
            for (zh, en) in sentences(zh)
                .iter()
                .zip(sentences(&en.replace("4.2", "4,2")))
            {
                let _ = write!(all, "{zh}{} ", en.replace("4,2", "4.2"));
            }
            all.push_str("</p>\n");
        })
    }),
    ("lines of one block", |zh, en| {
        each(zh, en, |all, zh, en| {
            let _ = writeln!(all, "<p>{zh}<br>\n{en}</p>");
        })
    }),
    ("items of a list", |zh, en| {
        let items = each(zh, en, |all, zh, en| {
            let _ = writeln!(all, "<li>{en}</li><li>{zh}</li>");
        });
        format!("<ul>{items}</ul>")
    }),
    ("blocks in turn", |zh, en| {
        each(zh, en, |all, zh, en| {
            let _ = writeln!(all, "<p>{en}</p><p>{zh}</p>");
        })
    }),
    ("blocks in turn with pictures and headings", |zh, en| {
        let turns = each(zh, en, |all, zh, en| {
            let _ = writeln!(
                all,
                "<p>{zh}</p><figure><img src=\"a.jpg\"><figcaption>Photo by Li Ming</figcaption></figure><p>{en}</p>"
            );
        });
        format!("<h2>灯塔去年被毁</h2><h2>The lighthouse fell last year</h2>{turns}")
    }),
];

/// Layouts in which the aligner finds what translates what.
const APART: [Layout; 6] = [
    ("halves", |zh, en| paragraphs(en) + &paragraphs(zh)),
    ("sections with a heading", |zh, en| {
        format!(
            "<h3>原文</h3>{}<h3>参考译文</h3>{}",
            paragraphs(en),
            paragraphs(zh)
        )
    }),
    ("one row of whole texts", |zh, en| {
        format!(
            "<table><tr><td valign=top>{}</td><td valign=top>{}</td></tr></table>",
            paragraphs(zh),
            paragraphs(en)
        )
    }),
    ("two containers", |zh, en| {
        format!(
            "<div class=\"content-en\" lang=\"en\">{}</div><div class=\"content-zh\" lang=\"zh\">{}</div>",
            paragraphs(en),
            paragraphs(zh)
        )
    }),
    ("a digest of articles", |zh, en| {
        zh.chunks(2)
            .zip(en.chunks(2))
            .fold(String::new(), |mut all, (zh, en)| {
                let _ = write!(all, "{}{}", paragraphs(en), paragraphs(zh));
                all
            })
    }),
    ("a lesson with its words", |zh, en| {
        format!(
            "{}<h3>词汇</h3><p>lighthouse n. 灯塔</p><p>bulb n. 灯泡</p><p>fisherman n. 渔民</p><p>corridor n. 走廊</p><h3>译文</h3>{}\
             <table><tr><td>keeper</td><td>看守人</td></tr><tr><td>architect</td><td>建筑师</td></tr><tr><td>council</td><td>议会</td></tr></table>",
            paragraphs(en),
            paragraphs(zh)
        )
    }),
];

fn aligned(article: &Article) -> (Alignment, Pairs) {
    let alignment = bilingual::align(article, Lexicon::embedded());
    let pairs = Pairs::new(article, &alignment);
    (alignment, pairs)
}

/// Where `words` are in the text.
fn range(article: &Article, words: &str) -> Option<std::ops::Range<usize>> {
    let start = article.text.find(words)?;
    Some(start..start + words.len())
}

/// What an article has of the site around it.
fn of_the_site(article: &Article) -> Vec<&str> {
    let is_theirs = |line: &&str| SITE.iter().any(|words| line.contains(words));
    article.text.lines().filter(is_theirs).collect()
}

/// How many paragraphs stand on one row with their translation and no other.
fn on_one_row(article: &Article) -> usize {
    let (_, pairs) = aligned(article);
    let row = |language, words| {
        let range = range(article, words)?;
        let (first, last) = (
            pairs.at(language, range.start),
            pairs.at(language, range.end - 1),
        );
        (first == last).then_some(first)
    };
    ZH.iter()
        .zip(EN)
        .filter(|(zh, en)| {
            let (zh, en) = (row(Language::Chinese, zh), row(Language::English, en));
            zh.is_some() && zh == en
        })
        .count()
}

#[test]
fn an_article_is_told_from_every_site_in_either_language() {
    let mut faults = Vec::new();
    for (name, site) in sites() {
        for (title, texts, language) in [
            (EN_TITLE, EN, Language::English),
            (ZH_TITLE, ZH, Language::Chinese),
        ] {
            let (first, rest) = (paragraphs(&texts[..3]), paragraphs(&texts[3..]));
            let article = html::parse(&page(&site, title, &first, &rest));
            let missing = texts
                .iter()
                .filter(|words| range(&article, words).is_none())
                .count();
            let shown = of_the_site(&article);
            let titles = article.text.matches(title).count();
            let headline = article.headline(language);
            if (missing, titles, headline, article.blocks.len()) != (0, 1, Some(title), 7)
                || !shown.is_empty()
            {
                faults.push(format!("{name} {language:?}: {missing} missing, {titles} titles, {headline:?}, {shown:?}, {:#?}", article.blocks.iter().map(|block| article.block_text(block)).collect::<Vec<_>>()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_a_layout_sets_side_by_side_stands_on_one_row_on_every_site() {
    let mut faults = Vec::new();
    for (name, site) in sites() {
        for (layout, write) in SIDE_BY_SIDE {
            // A site that puts something in the middle cannot have one table.
            let (first, rest) = if layout.contains("table") || layout.contains("list") {
                (String::new(), write(&ZH, &EN))
            } else {
                (write(&ZH[..2], &EN[..2]), write(&ZH[2..], &EN[2..]))
            };
            let article = html::parse(&page(&site, EN_TITLE, &first, &rest));
            let rows = if layout == "sentence by sentence" {
                // Its paragraphs are in pieces: each piece is a pair.
                6 * usize::from(article.pairs.len() >= 10)
            } else {
                on_one_row(&article)
            };
            let shown = of_the_site(&article);
            if rows < 6 || !shown.is_empty() && !NOT_TOLD.contains(&(&*name, layout)) {
                faults.push(format!("{name}, {layout}: {rows} rows, {shown:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_a_layout_keeps_apart_is_aligned() {
    let mut faults = Vec::new();
    for (layout, write) in APART {
        for (name, site) in sites().iter().step_by(3) {
            let article = html::parse(&page(site, EN_TITLE, "", &write(&ZH, &EN)));
            let rows = on_one_row(&article);
            let shown = of_the_site(&article);
            let short = article
                .pairs
                .iter()
                .find(|pair| pair.zh.len() < 30 || pair.en.len() < 30);
            if rows < 6 || !shown.is_empty() || short.is_some() {
                faults.push(format!(
                    "{name}, {layout}: {rows} rows, {shown:?}, {short:?}"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_word_of_a_lesson_is_one_block_with_its_meaning_and_translates_nothing() {
    let (_, lesson) = APART[APART.len() - 1];
    let article = html::parse(&page(&sites()[14].1, EN_TITLE, "", &lesson(&ZH, &EN)));
    let (alignment, _) = aligned(&article);
    for words in [
        "lighthouse n. 灯塔",
        "corridor n. 走廊",
        "keeper 看守人",
        "council 议会",
    ] {
        let block = article
            .blocks
            .iter()
            .find(|block| article.block_text(block) == words);
        let block = block.unwrap_or_else(|| panic!("{words} is no block: {}", &*article.text));
        assert_eq!(alignment.link_at(block.range.start), None, "{words}");
    }
}

#[test]
fn words_and_meanings_in_turn_are_no_pairs_either() {
    let list = "<p>lighthouse</p><p>灯塔</p><p>bulb</p><p>灯泡</p><p>fisherman</p><p>渔民</p><p>corridor</p><p>走廊</p>";
    let page = format!(
        "<h1>{EN_TITLE}</h1>{}<h3>Vocabulary</h3>{list}",
        paragraphs(&EN)
    );
    let article = html::parse(&page);
    assert_eq!(article.pairs, []);
    assert!(article.text.contains("corridor 走廊"), "{}", &*article.text);
    assert!(
        article
            .blocks
            .iter()
            .all(|block| block.language == Language::English)
    );
}

#[test]
fn figures_of_notes_are_no_part_of_their_words() {
    let article =
        html::parse("<p>The lighthouse<sup>12</sup> is 26 m<sup>2</sup> wide<sup>[3]</sup>.</p>");
    assert_eq!(&*article.text, "The lighthouse¹² is 26 m² wide³.");
}
