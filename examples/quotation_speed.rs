//! How fast quotations are found, on text that looks like news and on text
//! made to be slow: `cargo run --release --example quotation_speed [MEGABYTES]
//! [NAME]`. The last column is what a byte costs at the greatest length beside
//! what it costs at the least: near 1, the cost grows linearly with length.

use duidu::{article, quotation};
use std::fs;
use std::sync::LazyLock;
use std::time::Instant;

const CHINESE_NEWS: &str = "外交部发言人林若溪12日在例行记者会上说，有关各方应当保持冷静克制，通过对话协商解决分歧。“中方一贯反对单边制裁，也不会接受任何形式的胁迫。”她强调说。\n江城队主教练孙浩然赛后表示：“球员们拼到了最后一秒，我为他们骄傲。”据统计，今年以来全市新增就业岗位三万多个，其中七成来自小微企业，重点项目建设进展顺利。\n";
const ENGLISH_NEWS: &str = "\"The river has never stood this high,\" said Anna Holm, a spokeswoman for the Harbour Commission. \"We close the lower gates at noon.\" The commission said 4,000 people had left their homes since Monday.\nErik Dahl, who runs the ferry to the islands, told reporters that he would sail as long as he could see the other bank. \"After that,\" he added, \"somebody else may try.\" Critics called the plan \"a gamble with other people's lives\" and asked for boats.\n";

/// Articles of many kinds, full of people who speak: the paragraphs of the tests
/// without the keys behind them and the marks in them (`⟦1`, `⟧`).
static CHINESE_REPORTAGE: LazyLock<String> = LazyLock::new(|| {
    let is_key = |line: &str| line.starts_with(['#', '@']) || line.as_bytes().get(1) == Some(&b' ');
    let mut text = String::new();
    let marked = include_str!("../tests/data/chinese-quotations.txt");
    for line in marked.lines().filter(|line| !is_key(line)) {
        let mut words = line.split(['⟦', '⟧']);
        text.extend(words.next());
        text.extend(words.map(|words| words.trim_start_matches(|c: char| c.is_ascii_digit())));
        text.push('\n');
    }
    text
});

/// Name and unit of each text; a unit is repeated up to the length asked for.
static TEXTS: LazyLock<[(&str, &str); 22]> = LazyLock::new(|| {
    [
        ("chinese news", CHINESE_NEWS),
        ("chinese reportage", &CHINESE_REPORTAGE),
        ("opening marks", "好“"),
        ("nested marks", "好“‘"),
        ("marks closed", "好“”"),
        ("cues", "说道表示称"),
        ("names", "王伟、"),
        ("names and cues", "公安部副部长王伟说，"),
        ("roles", "部长"),
        ("one sentence", "他们在那里走了很久很久"),
        ("titles", "好《"),
        ("colons", "说：“"),
        ("dots", "穆·"),
        ("english news", ENGLISH_NEWS),
        ("english marks", "a \"b\" "),
        ("english opening", "a “b "),
        ("english names", "Anna Holm, "),
        ("english people", "Senator Anna Holm of Oslo, "),
        ("english cues", "said told added "),
        ("english said", "Holm said, "),
        ("english sentence", "they walked on and on "),
        ("english pronouns", "he said she said "),
    ]
});

fn main() {
    let mut arguments = std::env::args().skip(1);
    let megabytes: usize = arguments
        .next()
        .and_then(|argument| argument.parse().ok())
        .unwrap_or(10);
    let wanted = arguments.next().unwrap_or_default();
    let lengths = [10 << 10, 1 << 20, megabytes << 20];
    println!(
        "{:<18} {:>10} {:>10} {:>10}  growth",
        "MB/s at",
        "10 KB",
        "1 MB",
        format!("{megabytes} MB")
    );
    for (name, unit) in TEXTS.iter().filter(|(name, _)| name.contains(&wanted)) {
        let rates = lengths.map(|length| rate(unit, length));
        println!(
            "{name:<18} {:>10.1} {:>10.1} {:>10.1} {:>7.2}",
            rates[0],
            rates[1],
            rates[2],
            rates[1] / rates[2]
        );
    }
}

/// The seconds that this thread has computed, where Linux tells them: others
/// may be at work on the machine. Elsewhere the time of day.
fn busy() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |busy| busy / 1e9)
}

/// Megabytes a second on `unit` repeated up to `length` bytes, over as many runs
/// as make four megabytes, at least one.
fn rate(unit: &str, length: usize) -> f64 {
    let text = unit.repeat(length.div_ceil(unit.len()));
    let article = article::parse(&text);
    let runs = ((4 << 20) / length).max(1);
    let start = busy();
    for _ in 0..runs {
        std::hint::black_box(quotation::analyse(&article));
    }
    let seconds = busy() - start;
    #[allow(clippy::cast_precision_loss, reason = "a rate is shown, not stored")]
    let rate = (runs * text.len()) as f64 / 1e6 / seconds;
    rate
}
