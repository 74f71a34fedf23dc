//! Times in English sentences: 8:15 p.m., a quarter past two, noon.

use super::clock::{Clock, DAY, Part, found, is_figures};
use super::scan::{Found, Place, Rule};
use crate::bilingual::english_tokens::small_numeral;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Finds times in English sentences.
pub(super) fn rules() -> [Rule; 6] {
    const HOUR: &str = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
    const HALF: &str = "(?:\\s*([ap])\\.?\\s?m\\b\\.?)?";
    const PART: &str = "(?:,?\\s+(?:in the|at|that|this|on \\w+day|\\w+day|yesterday|tomorrow)(?: early| late)?\\s+(morning|afternoon|evening|night))?";
    [
        Rule::new(
            &format!(r"(?i)\b(\d{{1,2}})([:.])(\d{{2}})(?::\d{{2}})?{HALF}{PART}"),
            |captures, place| {
                let is_decimal = &captures[2] == "." && captures.get(4).is_none();
                let is_part = place.follows(":.$€£/-")
                    || place.precedes(":%")
                    || place.after.starts_with(|next: char| next.is_ascii_digit());
                let (hour, minute) = (hour(&captures[1])?, hour(&captures[3])?);
                let part = part_of_day(captures.get(4), captures.get(5));
                let clock = Clock::new(hour, minute, part)?;
                (!is_decimal && !is_part).then(|| found(clock, is_about(place)))
            },
        ),
        Rule::new(
            &format!(
                r"(?i)\b(?:(half|(?:a )?quarter)|(\d{{1,2}}|five|ten|twenty|twenty-five)(?: minutes)?)\s+(past|to|after|before|of)\s+(\d{{1,2}}|{HOUR}|noon|midnight)\b{HALF}{PART}"
            ),
            by_the_hour,
        ),
        Rule::new(
            &format!(
                r"(?i)\b(\d{{1,2}}|{HOUR})(?:\s*o['’]clock{HALF}|\s*([ap])\.?\s?m\b\.?){PART}"
            ),
            |captures, place| {
                let is_part = place.follows(":.$€£/");
                let part = part_of_day(captures.get(2).or(captures.get(3)), captures.get(4));
                let clock = Clock::new(hour(&captures[1])?, 0.0, part)?;
                (!is_part).then(|| found(clock, is_about(place)))
            },
        ),
        Rule::new(
            &format!(
                r"(?i)\b({HOUR}|\d{{1,2}})\s+(?:in the(?: early)? (morning|afternoon|evening)|at (night))\b"
            ),
            |captures, place| {
                // Five in the morning and three in the afternoon may be people.
                let is_at = ["at", "by", "until", "till", "since", "around", "about"]
                    .iter()
                    .any(|word| place.before.trim_end().ends_with(word));
                let part = part_of_day(None, captures.get(2).or(captures.get(3)));
                let clock = Clock::new(hour(&captures[1])?, 0.0, part)?;
                is_at.then(|| found(clock, is_about(place)))
            },
        ),
        Rule::new(r"\b([01]\d|2[0-3])([0-5]\d)\b", |captures, place| {
            let after = place.after.trim_start();
            let is_time = after.starts_with("GMT")
                || after.starts_with("UTC")
                || captures[0].starts_with('0') && after.starts_with("hours");
            let (hour, minute) = (hour(&captures[1])?, hour(&captures[2])?);
            let clock = Clock::of_day(hour, minute)?;
            is_time.then(|| found(clock, is_about(place)))
        }),
        Rule::new(r"(?i)\b(noon|midnight)\b", |captures, place| {
            let hour = if captures[1].eq_ignore_ascii_case("noon") {
                12.0
            } else {
                0.0
            };
            Some(found(Clock::of_day(hour, 0.0)?, is_about(place)))
        }),
    ]
}

/// Half past two, a quarter to nine.
fn by_the_hour(captures: &Captures, place: &Place) -> Option<Found> {
    let named = captures.get(1).map(|name| name.as_str().to_lowercase());
    let minutes = match &named {
        Some(name) if name == "half" => 30.0,
        Some(_) => 15.0,
        None => captures[2].split('-').filter_map(hour).sum(),
    };
    let is_past = matches!(captures[3].to_lowercase().as_str(), "past" | "after");
    let says_minutes = captures[0].contains("minute");
    let is_clock = captures.get(5).is_some() || captures.get(6).is_some();
    // Five to ten people, ten of twelve: only a quarter needs nothing else.
    let preceded = ["at ", "by ", "until ", "around ", "was ", "is "]
        .iter()
        .any(|word| place.before.ends_with(word));
    let is_word = &captures[3] == "past";
    let is_range = &captures[3] == "to" || &captures[3] == "of";
    let ends = place.after.trim_start().is_empty() || place.precedes(".,;!?\"”");
    let is_read = preceded && is_range && ends;
    let is_time = named.is_some() || is_word || says_minutes || is_clock || is_read;
    if !is_time {
        return None;
    }
    if named.as_deref() == Some("half") && !is_past {
        return None;
    }
    let part = part_of_day(captures.get(5), captures.get(6));
    let mut clock = match captures[4].to_lowercase().as_str() {
        "noon" => Clock::of_day(12.0, 0.0)?,
        "midnight" => Clock::of_day(0.0, 0.0)?,
        word => Clock::new(hour(word)?, 0.0, part)?,
    };
    let minutes = (0..60_u16).find(|&n| f64::from(n) == minutes)?;
    clock.minute = (clock.minute + if is_past { minutes } else { DAY - minutes }) % DAY;
    Some(found(clock, is_about(place)))
}

fn hour(text: &str) -> Option<f64> {
    if is_figures(text) {
        text.parse().ok()
    } else {
        small_numeral(&text.to_lowercase())
    }
}

fn part_of_day(half: Option<regex::Match>, name: Option<regex::Match>) -> Option<Part> {
    if let Some(half) = half {
        return Some(if half.as_str().eq_ignore_ascii_case("a") {
            Part::Morning
        } else {
            Part::Afternoon
        });
    }
    Some(match name?.as_str().to_lowercase().as_str() {
        "morning" => Part::Morning,
        "afternoon" => Part::Afternoon,
        _ => Part::Night,
    })
}

static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:about|around|roughly|approximately|nearly|almost|(?:shortly|just|soon) (?:before|after)|past|after|before)\s+$",
    )
    .expect("a test reads it")
});

fn is_about(place: &Place) -> bool {
    let near = place.before.char_indices().rev().nth(23);
    ABOUT.is_match(&place.before[near.map_or(0, |(at, _)| at)..])
}
