//! Where an article leads: its outline, its links, the pages behind a feed, and
//! the same bytes in another encoding.

use crate::reader::Reader;
use duidu::app::Effect;
use duidu::article::Format;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;

const GUIDE: &str = "# The harbour\n\nIt lies at the mouth of the river, as [the map of 1850](https://example.org/map) shows.\n\n\
    ## Ships\n\nSail first.\n\n1. Cutters\n2. Barges\n\n## Keepers\n\n- Zhou Hai\n\n![The keeper at his lamp](lamp.jpg)\n\n\
    ### The last one\n\nHis [letters](letters.md) are kept.\n";

const FEED: &str = "<rss version='2.0'><channel><title>Harbour News</title>\
    <item><title>Strike ends</title><link>https://example.org/1</link><description>The port reopened.</description><author>Lin</author></item>\
    <item><title>灯塔重建</title><description>议会星期四通过决议。</description></item></channel></rss>";

fn guide() -> Reader {
    Reader::read(Format::Markdown, GUIDE, 80, 24)
}

#[test]
fn the_outline_leads_to_its_headings_and_back() {
    let mut reader = guide();
    reader.press("o");
    insta::assert_snapshot!("outline-80x24", reader.screen());
    reader.press("j j j Enter");
    assert_eq!(reader.passage(), "The last one");
    // It opens where one is.
    reader.press("o k Enter");
    assert_eq!(reader.passage(), "Keepers");
    reader.press("Ctrl-o");
    assert!(reader.screen().contains("The last one"));
    assert!(reader.press("o o").status().contains("paragraph"));
}

#[test]
fn links_are_listed_with_their_addresses_which_the_page_does_not_show() {
    let mut reader = guide();
    assert!(!reader.screen().contains("example.org"));
    reader.press("O");
    insta::assert_snapshot!("links-80x24", reader.screen());
    reader.press("Enter O j o");
    assert_eq!(
        reader.effects,
        [
            Effect::OpenLink("https://example.org/map".to_owned()),
            Effect::Browse("letters.md".to_owned()),
        ]
    );
    let told = Reader::open("No links here.", 80, 24).press("O").status();
    assert!(told.contains("no links in this article"), "{told}");
}

#[test]
fn headings_and_captions_look_like_it_and_items_have_their_signs() {
    let reader = guide();
    let screen = reader.screen();
    for sign in ["1. Cutters", "2. Barges", "• Zhou Hai"] {
        assert!(screen.contains(sign), "{screen}");
    }
    assert!(screen.contains("The keeper at his lamp"), "{screen}");
    let Ok(mut terminal) = Terminal::new(TestBackend::new(80, 24));
    reader.draw(&mut terminal);
    let row = screen.lines().position(|line| line.trim() == "Ships");
    let row = u16::try_from(row.expect("it is shown")).expect("a row");
    let column = screen
        .lines()
        .nth(row.into())
        .and_then(|line| line.find("Ships"));
    let column = u16::try_from(column.expect("it is there")).expect("a column");
    let cell = terminal.backend().buffer().cell((column, row));
    assert!(cell.is_some_and(|cell| cell.modifier.contains(Modifier::BOLD)));
}

#[test]
fn a_feed_is_a_list_of_articles_with_the_pages_behind() {
    let mut reader = Reader::read(Format::Feed, FEED, 80, 24);
    reader.press("o");
    insta::assert_snapshot!("feed-80x24", reader.screen());
    reader.press("F");
    let page = Effect::OpenLink("https://example.org/1".to_owned());
    assert_eq!(reader.effects.first(), Some(&page));
    reader.press("Enter");
    assert_eq!(reader.passage(), "Strike ends");
    reader.press("} F");
    assert_eq!(reader.effects, [page.clone(), page]);
    let told = reader.press("o j F").status();
    assert!(told.contains("no page is known for this"), "{told}");
    reader.press("Enter");
    assert_eq!(reader.passage(), "灯塔重建");
    let told = guide().press("F").status();
    assert!(told.contains("feed"), "{told}");
}

#[test]
fn it_is_read_again_fresh_or_in_another_encoding() {
    let mut reader = guide();
    reader.app.provenance.encoding = Some("GBK");
    assert!(reader.status().contains("GBK"));
    reader.press("R E");
    assert!(reader.screen().contains("Read it again as"));
    reader.press("j j Enter");
    assert_eq!(reader.effects, [Effect::Refresh, Effect::Reread("Big5")]);
}

#[test]
fn all_rows_of_an_item_stand_right_of_its_sign() {
    let list = "- one two three four five six\n\n\
        12. seven eight nine ten eleven\n\n\
        Twelve and thirteen and fourteen and more.\n";
    let reader = Reader::read(Format::Markdown, list, 20, 20);
    let screen = reader.screen();
    let mut rows = screen.lines().map(str::trim_end);
    let wanted = [
        "   • one two three",
        "     four five six",
        "",
        "   12. seven eight",
        "       nine ten",
        "       eleven",
        "",
        "   Twelve and",
        "   thirteen and",
    ];
    assert!(rows.any(|row| row == wanted[0]), "{screen}");
    for row in &wanted[1..] {
        assert_eq!(rows.next(), Some(*row), "{screen}");
    }
}
