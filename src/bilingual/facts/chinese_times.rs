//! Times in Chinese sentences: 下午两点一刻, 20时15分, 差十分三点.

use super::clock::{Clock, Part, found, is_figures};
use super::scan::{Found, Place, Rule, alternatives};
use crate::bilingual::token::chinese_numeral;
use regex::Captures;

const PARTS: [(&str, Part); 22] = [
    ("凌晨", Part::Morning),
    ("清晨", Part::Morning),
    ("清早", Part::Morning),
    ("早晨", Part::Morning),
    ("早上", Part::Morning),
    ("早间", Part::Morning),
    ("早", Part::Morning),
    ("上午", Part::Morning),
    ("中午", Part::Noon),
    ("正午", Part::Noon),
    ("午后", Part::Afternoon),
    ("下午", Part::Afternoon),
    ("傍晚", Part::Afternoon),
    ("晚上", Part::Night),
    ("晚间", Part::Night),
    ("晚", Part::Night),
    ("深夜", Part::Night),
    ("半夜", Part::Night),
    ("午夜", Part::Night),
    ("夜里", Part::Night),
    ("夜间", Part::Night),
    ("夜", Part::Night),
];

/// Finds times in Chinese sentences.
pub(super) fn rules() -> [Rule; 4] {
    const NUMBER: &str = "\\d{1,2}|[零一二两三四五六七八九十]{1,3}";
    let parts = alternatives(PARTS.iter().map(|(name, _)| (*name).to_owned()));
    [
        Rule::new(
            &format!("({parts})?的?差({NUMBER}|一刻)(?:分钟?)?到?({parts})?({NUMBER})点"),
            |captures, _| {
                let (short, hour) = (minutes_short(&captures[2])?, number(&captures[4])?);
                let before = if hour == 1.0 { 12.0 } else { hour - 1.0 };
                let part = part(captures.get(1).or(captures.get(3)));
                let clock = Clock::new(before, 60.0 - short, part)?;
                Some(found(clock, false))
            },
        ),
        Rule::new(
            &format!("({parts})?\\s*(\\d{{1,2}}):(\\d{{2}})(?::\\d{{2}})?"),
            |captures, place| {
                let near = place.before.char_indices().rev().nth(4);
                let near = &place.before[near.map_or(0, |(at, _)| at)..];
                let is_score = near.contains('比');
                let is_joined =
                    place.follows_digit() || place.follows(":.") || place.precedes(":0123456789");
                let (hour, minute) = (number(&captures[2])?, number(&captures[3])?);
                let clock = Clock::new(hour, minute, part(captures.get(1)))?;
                (!is_score && !is_joined).then(|| found(clock, false))
            },
        ),
        Rule::new(
            &format!(
                "(?<part>{parts})?(?:的|(?<about>大约|约|近|将近))?(?<hour>{NUMBER})(?<unit>[时点])(?<clock>钟)?\
                (?:(?<half>半)|(?<quarter>[一三]刻)|(?<sharp>整)|(?<minute>{NUMBER})(?<minutes>分)?)?\
                (?<more>多|许|前后|左右)?"
            ),
            by_the_hour,
        ),
        Rule::new("正午|午夜", |captures, _| {
            let hour = if &captures[0] == "正午" { 12.0 } else { 0.0 };
            Some(found(Clock::of_day(hour, 0.0)?, true))
        }),
    ]
}

/// 三点 is a time where anything says so; else it may count points.
fn by_the_hour(captures: &Captures, place: &Place) -> Option<Found> {
    const AFTER: &str = "前后开结起到至过，。、；,;)";
    let told = |name| captures.name(name).map(|told| told.as_str());
    let (told_part, told_hour, minute) = (told("part"), &captures["hour"], told("minute"));
    let (is_figures, is_point) = (is_figures(told_hour), &captures["unit"] == "点");
    let hour = number(told_hour)?;
    let has_unit = told("minutes").is_some();
    // 三点五 and 3点5 are decimals, 早一点 is earlier.
    let is_decimal = is_point
        && !has_unit
        && minute.is_some_and(|minute| minute.chars().count() == 1 && minute != "十");
    let is_comparison =
        told_hour == "一" && told_part.is_some_and(|part| part.chars().count() == 1);
    let is_joined = place.follows("第.:零一二三四五六七八九十百千")
        || place.follows_digit()
        || minute.is_some() && place.precedes("0123456789");
    let is_word = if is_point {
        place.precedes("上意建要几")
    } else {
        place.precedes("间期代候常刻而不机")
    };
    if is_decimal || is_comparison || is_joined || is_word && minute.is_none() {
        return None;
    }
    let is_told = ["part", "clock", "half", "quarter", "sharp", "minutes"]
        .iter()
        .any(|&name| told(name).is_some())
        || told_hour == "零"
        || told("more").is_some() && minute.is_none();
    let is_sure = is_told
        || is_figures && (!is_point || hour > 12.0 || minute.is_some())
        || is_figures && (place.precedes(AFTER) || place.after.is_empty())
        || place.follows("在到至从于");
    let minute = match (told("quarter"), minute) {
        (Some(quarters), _) if quarters.starts_with('三') => 45.0,
        (Some(_), _) => 15.0,
        (_, Some(minute)) => number(minute)?,
        _ if told("half").is_some() => 30.0,
        _ => 0.0,
    };
    let clock = Clock::new(hour, minute, part(captures.name("part")))?;
    let is_about = told("about").is_some() || told("more").is_some();
    is_sure.then(|| found(clock, is_about))
}

fn number(text: &str) -> Option<f64> {
    if is_figures(text) {
        text.parse().ok()
    } else {
        chinese_numeral(text)
    }
}

fn minutes_short(text: &str) -> Option<f64> {
    if text == "一刻" {
        Some(15.0)
    } else {
        number(text).filter(|&minutes| minutes > 0.0 && minutes < 60.0)
    }
}

fn part(name: Option<regex::Match>) -> Option<Part> {
    let name = name?.as_str();
    let known = PARTS.iter().find(|(known, _)| *known == name);
    known.map(|(_, part)| *part)
}
