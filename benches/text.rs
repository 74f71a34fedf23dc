//! How fast text is cleaned, measured and wrapped, in bytes per second on one
//! core: `cargo bench --bench text`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use duidu::text::{CleanText, Widths, width};

fn main() {
    divan::main();
}

/// News prose with the marks it has, about 1 MB in blocks of a few hundred
/// bytes.
const LANGUAGES: [&str; 2] = ["English", "Chinese"];

const ENGLISH: [&str; 3] = [
    "The harbour authority said on Monday that ferries would run again from the end of the week, \
     after a storm had closed the northern pier for eleven days and cost the town some 3.5% of its \
     yearly trade. \"We have checked every bolt,\" said Anna Lindqvist, the head of the port.",
    "Shopkeepers near the quay were less sure. One of them, who has sold rope and lamps there since \
     1987, told visitors that the well-known clock tower had stopped twice: once in the storm, and \
     once when nobody was looking. Repairs are to cost 12 million crowns.",
    "“People come for the view,” the mayor wrote in a letter to the council, “and they stay for the \
     fish.” Neither, she added, can be had from a closed pier — and the council agreed.",
];

const CHINESE: [&str; 3] = [
    "港务局星期一表示，暴风雨使北码头关闭了十一天，全镇全年贸易额因此减少约3.5%，渡轮将从本周末起恢复通航。\
     “每一颗螺栓我们都检查过了。”港口负责人林安娜说。",
    "码头附近的店主们却没有那么放心。一位从1987年起就在那里卖缆绳和马灯的老人告诉游客，那座有名的钟楼停过两次：\
     一次是在暴风雨里，另一次是没有人看着的时候。修理费用预计为1200万克朗。",
    "“人们为了风景而来，”镇长在写给议会的信中说，“又为了鲜鱼而留下。”她补充道，码头要是关着，这两样都谈不上——议会同意了。",
];

/// Blocks in `language`, about a megabyte in all.
fn blocks(language: &str) -> Vec<&'static str> {
    let paragraphs = match language {
        "Chinese" => CHINESE,
        _ => ENGLISH,
    };
    let one_round: usize = paragraphs.iter().map(|paragraph| paragraph.len()).sum();
    paragraphs.repeat((1 << 20) / one_round)
}

fn count(blocks: &[&str]) -> BytesCount {
    BytesCount::new(blocks.iter().map(|block| block.len()).sum::<usize>())
}

#[divan::bench(args = LANGUAGES)]
fn wrap_at_72_columns(bencher: Bencher, language: &str) {
    let blocks = blocks(language);
    bencher.counter(count(&blocks)).bench(|| {
        for block in &blocks {
            black_box(Widths::default().wrap(block, 72));
        }
    });
}

#[divan::bench(args = LANGUAGES)]
fn wrap_at_20_columns(bencher: Bencher, language: &str) {
    let blocks = blocks(language);
    bencher.counter(count(&blocks)).bench(|| {
        for block in &blocks {
            black_box(Widths::default().wrap(block, 20));
        }
    });
}

#[divan::bench(args = LANGUAGES)]
fn measure(bencher: Bencher, language: &str) {
    let blocks = blocks(language);
    bencher.counter(count(&blocks)).bench(|| {
        for block in &blocks {
            black_box(width(block));
        }
    });
}

#[divan::bench(args = LANGUAGES)]
fn clean(bencher: Bencher, language: &str) {
    let raw = blocks(language).join("\n");
    bencher
        .counter(BytesCount::of_str(raw.as_str()))
        .with_inputs(|| raw.clone())
        .bench_values(CleanText::from_owned);
}

#[divan::bench(args = LANGUAGES)]
fn clean_lines_that_end_in_cr_lf(bencher: Bencher, language: &str) {
    let raw = blocks(language).join("\r\n");
    bencher
        .counter(BytesCount::of_str(raw.as_str()))
        .with_inputs(|| raw.clone())
        .bench_values(CleanText::from_owned);
}
