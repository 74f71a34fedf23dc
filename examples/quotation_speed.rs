//! How fast quotations are found, on text that looks like news and on text
//! made to be slow: `cargo run --release --example quotation_speed [MEGABYTES]`.

use duidu::{article, quotation};
use std::time::Instant;

const NEWS: &str = "外交部发言人林若溪12日在例行记者会上说，有关各方应当保持冷静克制，通过对话协商解决分歧。“中方一贯反对单边制裁，也不会接受任何形式的胁迫。”她强调说。\n江城队主教练孙浩然赛后表示：“球员们拼到了最后一秒，我为他们骄傲。”据统计，今年以来全市新增就业岗位三万多个，其中七成来自小微企业，重点项目建设进展顺利。\n";

fn main() {
    let megabytes: usize = std::env::args()
        .nth(1)
        .and_then(|argument| argument.parse().ok())
        .unwrap_or(10);
    for (name, unit) in [
        ("news", NEWS),
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
    ] {
        for bytes in [megabytes << 18, megabytes << 20] {
            let text = unit.repeat(bytes / unit.len());
            let article = article::parse(&text);
            let start = Instant::now();
            let found = quotation::analyse(&article);
            let seconds = start.elapsed().as_secs_f64();
            #[allow(clippy::cast_precision_loss, reason = "a rate is shown, not stored")]
            let rate = text.len() as f64 / 1e6 / seconds;
            println!(
                "{name:<16} {:>4} MB {rate:>8.1} MB/s {:>8} quotations",
                text.len() >> 20,
                found.quotations.len()
            );
        }
    }
}
