//! The facts of a Chinese sentence.

use super::scan::{self, Found, Normal, Place, Rule};
use super::{Fact, FactKind, Manner};
use super::{chinese_times, places, zones};
use regex::Captures;
use std::sync::LazyLock;

const NUMERALS: &str = "零〇○一二三四五六七八九十百千万亿两";
/// What numerals in characters count; elsewhere they are part of words.
const MEASURES: &str = "个名位人次年岁天周届家件项种条座国省市县区村户口只头匹辆架艘台部本篇章页张份块片根棵颗粒间所栋层楼倍步\
    字句段回场起级号路环时点分秒吨克斤尺寸丈米里亩升度代票席幅套批队排班组";

const CURRENCIES: [(&str, &str); 23] = [
    ("元人民币", "CNY"),
    ("人民币", "CNY"),
    ("新台币", "TWD"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("欧元", "EUR"),
    ("英镑", "GBP"),
    ("日元", "JPY"),
    ("日圆", "JPY"),
    ("韩元", "KRW"),
    ("台币", "TWD"),
    ("加元", "CAD"),
    ("澳元", "AUD"),
    ("法郎", "FRF"),
    ("马克", "DEM"),
    ("卢布", "RUB"),
    ("卢比", "INR"),
    ("新元", "SGD"),
    ("块钱", "CNY?"),
    ("元", "CNY?"),
    ("块", "CNY?"),
];

/// The facts of `sentence`.
pub(super) fn facts(sentence: &str) -> Vec<Fact> {
    let normal = Normal::new(sentence, joins_thousands);
    scan::facts(&normal, &RULES, is_approximate)
}

/// `412,100` and `412 100` are one number, `1,2` are two.
fn joins_thousands(to_mark: &str, after: &str) -> bool {
    let mut before = to_mark.chars().rev();
    let mark = before.next().unwrap_or_default();
    let is_mark = mark == ',' || mark == ' ';
    let digits = before.take_while(char::is_ascii_digit).count();
    let follow = after
        .trim_start_matches(' ')
        .chars()
        .take_while(char::is_ascii_digit)
        .count();
    is_mark && digits > 0 && follow == 3 && (mark == ',' || digits <= 3)
}

fn is_approximate(place: &Place) -> bool {
    const BEFORE: [&str; 15] = [
        "约",
        "近",
        "将近",
        "接近",
        "逾",
        "超过",
        "超",
        "至少",
        "不到",
        "不足",
        "最多",
        "多达",
        "高达",
        "几乎",
        "差不多",
    ];
    const AFTER: [&str; 4] = ["左右", "上下", "以上", "以下"];
    let near: String = place.after.chars().take(5).collect();
    BEFORE.iter().any(|word| place.before.ends_with(word))
        || AFTER.iter().any(|word| near.contains(word))
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    const MONTH: &str = "(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月";
    const NUMBER: &str =
        "(\\d+(?:\\.\\d+)?|[零〇○一二三四五六七八九十百千万亿两]+(?:点[零〇一二三四五六七八九]+)?)";
    const MAGNITUDE: &str = "(万亿|千万|百万|十万|亿|万|千|百)?";
    let currencies = CURRENCIES.map(|(name, _)| name).join("|");
    let mut rules = vec![zones::chinese(), scan::series()];
    rules.extend(chinese_times::rules());
    rules.extend([
        places::chinese(),
        Rule::new("(?:星期|礼拜|周)([一二三四五六日天])", weekday),
        Rule::new(
            "(?:(\\d{3})0|(?:二十世纪|20世纪|上世纪)?(\\d0|[一二三四五六七八九]十))年代",
            |found, _| {
                let value = match (found.get(1), found.get(2)) {
                    (Some(decade), _) => value(decade.as_str())? * 10.0,
                    (_, years) => value(years?.as_str())?,
                };
                Some(Found::new(FactKind::Decade, value % 100.0))
            },
        ),
        Rule::new(
            "(\\d{1,2}|[一二三四五六七八九十]{1,3})世纪",
            |found, _| Some(Found::new(FactKind::Number, value(&found[1])?)),
        ),
        Rule::new(
            "(1[0-9]\\d\\d|20\\d\\d|[一二][零〇○九八七六五四][零〇○一二三四五六七八九]{2})(?:财年|财政年度|学年|赛季|[年\\-/—~至到])",
            year,
        ),
        Rule::new(
            &format!(
                "{MONTH}(?:份)?(\\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
            ),
            |found, place| {
                let (month, day) = (small(&found[1])?, small(&found[2])?);
                let starts = !place.follows_digit() && !place.follows("第十");
                starts.then(|| Found::date(month, day))
            },
        ),
        Rule::new(MONTH, month),
        Rule::new(&format!("百分之{NUMBER}"), |found, _| {
            Some(Found::new(FactKind::Percent, value(&found[1])?))
        }),
        Rule::new("(\\d+(?:\\.\\d+)?)\\s*(?:%|个百分点)", |found, _| {
            Some(Found::new(FactKind::Percent, value(&found[1])?))
        }),
        Rule::new(
            "([一二两三四五六七八九])成([一二三四五六七八九]|半)?",
            tenths,
        ),
        Rule::new(&format!("{NUMBER}分之{NUMBER}"), |found, _| {
            let (whole, part) = (value(&found[1])?, value(&found[2])?);
            (whole > 0.0).then(|| Found::new(FactKind::Fraction, part / whole))
        }),
        Rule::new("一半|半数", |_, _| {
            Some(Found::new(FactKind::Fraction, 0.5))
        }),
        Rule::new(
            &format!("{NUMBER}\\s*{MAGNITUDE}(多|余|几)?(亿|万)?({currencies})"),
            |found, _| {
                let times = magnitude(found.get(2)) * magnitude(found.get(4));
                let name = &found[5];
                let (_, currency) = CURRENCIES.iter().find(|(currency, _)| *currency == name)?;
                let mut money = Found::new(FactKind::Money, value(&found[1])? * times);
                money.currency = currency;
                money.manner.is_approximate = found.get(3).is_some();
                Some(money)
            },
        ),
        Rule::new(
            &format!("(US|HK|NT|A|C|S)?\\$\\s*(\\d+(?:\\.\\d+)?)\\s*{MAGNITUDE}"),
            |found, _| {
                let times = magnitude(found.get(3));
                let mut money = Found::new(FactKind::Money, value(&found[2])? * times);
                money.currency = dollars(found.get(1).map_or("", |country| country.as_str()));
                Some(money)
            },
        ),
        Rule::new(
            "[几数][十百千万亿]+|[十百千万亿]+几|上[百千万亿]+|成[百千]上[千万]|十多|百余",
            |_, _| Some(Found::new(FactKind::Vague, 0.0)),
        ),
        Rule::new("[一二三四五六七八九]{2}", |_, place| {
            let is_range = place.precedes("十百千万亿") || place.precedes(MEASURES);
            is_range.then(|| Found::new(FactKind::Vague, 0.0))
        }),
        Rule::new(
            &format!("(第)?(\\d+(?:\\.\\d+)?)\\s*{MAGNITUDE}(多|余|来|几)?"),
            figures,
        ),
        Rule::new(
            &format!("(第)?([{NUMERALS}]+(?:点[零〇一二三四五六七八九]+)?)(多|余|来|几)?(万|亿)?"),
            numeral,
        ),
    ]);
    rules
});

/// 一周一次 is once a week, 上周三 a day.
fn weekday(found: &Captures, place: &Place) -> Option<Found> {
    if place.follows("一两二三四五六七八九十几数")
        || place.follows_digit()
        || place.precedes("年个月些次人家分步")
    {
        return None;
    }
    let rest = place
        .after
        .trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    if rest.len() < place.after.len() && rest.starts_with(['年', '个', '岁']) {
        return None;
    }
    let day = "一二三四五六日"
        .chars()
        .position(|day| found[1].starts_with(day))
        .unwrap_or(6);
    Some(Found::new(
        FactKind::Weekday,
        super::super::side::count(day + 1),
    ))
}

fn year(found: &Captures, place: &Place) -> Option<Found> {
    // 1998-2000年, 2021-22学年: both are years.
    let is_range = || {
        let rest = place.after.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = place.after.len() - rest.len();
        digits == 4 && rest.starts_with(['年', '财', '学', '赛'])
            || digits == 2 && rest.starts_with(['财', '学', '赛'])
    };
    let is_joined = found[0].ends_with(|last| "-/—~至到".contains(last));
    if place.follows_digit() || is_joined && !is_range() {
        return None;
    }
    Some(Found::new(FactKind::Year, value(&found[1])?))
}

fn month(found: &Captures, place: &Place) -> Option<Found> {
    let after_year = place.before.ends_with('年');
    let is_span =
        place.follows_digit() || !after_year && place.follows("个每这本当上下数满几半岁十");
    if is_span || place.precedes("球亮饼光色牙票") || place.follows("十") {
        return None;
    }
    Some(Found::new(FactKind::Month, value(&found[1])?))
}

/// 三成 is thirty per cent, 三成为 is not.
fn tenths(found: &Captures, place: &Place) -> Option<Found> {
    if found.get(2).is_none() && place.precedes("为立员果就功长年都绩本品套因分效")
    {
        return None;
    }
    let more = match found.get(2).map(|more| more.as_str()) {
        Some("半") | None => 0.0,
        Some(more) => value(more)?,
    };
    let mut percent = Found::new(FactKind::Percent, value(&found[1])? * 10.0 + more);
    percent.manner.is_approximate = true;
    Some(percent)
}

fn figures(found: &Captures, place: &Place) -> Option<Found> {
    let number = &found[2];
    let before = place.before.chars().next_back().unwrap_or(' ');
    let after = place.after.chars().next().unwrap_or(' ');
    let has_unit = ["km", "kg", "cm", "mm"]
        .iter()
        .any(|unit| place.after.starts_with(unit));
    if before.is_ascii_alphabetic()
        || matches!(before, '.' | '-' | '/')
        || (after.is_ascii_alphabetic() || after == '/') && !has_unit
    {
        return Some(Found::text(FactKind::Code, number));
    }
    // 千瓦, 千米: a unit of a thousand.
    let is_unit = found.get(3).is_some_and(|times| times.as_str() == "千")
        && place.precedes("比瓦克米卡赫焦伏字兆帕");
    let times = if is_unit {
        1.0
    } else {
        magnitude(found.get(3))
    };
    let mut fact = Found::new(FactKind::Number, value(number)? * times);
    fact.manner = Manner {
        is_approximate: found.get(4).is_some(),
        is_ordinal: found.get(1).is_some(),
        is_in_words: false,
    };
    Some(fact)
}

fn numeral(found: &Captures, place: &Place) -> Option<Found> {
    const LONGER: [&str; 7] = ["公里", "公斤", "公顷", "美元", "小时", "分钟", "世纪"];
    const WORDS: [&str; 9] = ["一", "百", "千", "万", "亿", "十百", "百万", "亿万", "万一"];
    let number = &found[2];
    let counts =
        place.precedes(MEASURES) || LONGER.iter().any(|unit| place.after.starts_with(unit));
    if !counts || WORDS.contains(&number) || number.starts_with(['零', '〇']) {
        return None;
    }
    let value = value(number)? * magnitude(found.get(4));
    let mut fact = Found::new(FactKind::Number, value);
    fact.manner = Manner {
        is_approximate: found.get(3).is_some(),
        is_ordinal: found.get(1).is_some(),
        is_in_words: true,
    };
    (value > 0.0).then_some(fact)
}

/// The value of figures or of a numeral: 12.5, 三点五, 二百.
fn value(text: &str) -> Option<f64> {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return text.parse().ok();
    }
    let text = text.replace('○', "〇");
    let (whole, decimals) = text.split_once('点').unwrap_or((&text, ""));
    let numeral = super::super::token::chinese_numeral;
    let mut value = numeral(whole)?;
    if !decimals.is_empty() {
        let digits = i32::try_from(decimals.chars().count()).ok()?;
        value += numeral(decimals)? / 10_f64.powi(digits);
    }
    Some(value)
}

/// A month or a day.
fn small(text: &str) -> Option<u8> {
    let value = value(text)?;
    (1..=31).find(|&number| f64::from(number) == value)
}

fn magnitude(found: Option<regex::Match>) -> f64 {
    match found.map_or("", |found| found.as_str()) {
        "万亿" => 1e12,
        "亿" => 1e8,
        "千万" => 1e7,
        "百万" => 1e6,
        "十万" => 1e5,
        "万" => 1e4,
        "千" => 1e3,
        "百" => 100.0,
        _ => 1.0,
    }
}

/// The currency of a dollar sign.
pub(super) fn dollars(country: &str) -> &'static str {
    match country {
        "US" => "USD",
        "HK" => "HKD",
        "NT" => "TWD",
        "A" => "AUD",
        "C" => "CAD",
        "S" => "SGD",
        _ => "USD?",
    }
}
