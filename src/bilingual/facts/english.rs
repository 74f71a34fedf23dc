//! The facts of an English sentence.

use super::chinese::dollars;
use super::scan::{self, Found, Normal, Place, Rule};
use super::{Fact, FactKind};
use super::{english_times, places, zones};
use crate::bilingual::english_tokens::{MONTHS, WEEKDAYS, ordinal, small_numeral, unit};
use regex::Captures;
use std::sync::LazyLock;

/// The facts of `sentence`.
pub(super) fn facts(sentence: &str) -> Vec<Fact> {
    let normal = Normal::new(sentence, joins_thousands);
    scan::facts(&normal, &RULES, is_approximate)
}

fn joins_thousands(to_mark: &str, after: &str) -> bool {
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    digits == 3
        && to_mark
            .strip_suffix(',')
            .is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit()))
}

static APPROXIMATE: LazyLock<regex::Regex> = LazyLock::new(|| {
    regex::Regex::new(
        r"(?i)\b(?:about|some|nearly|almost|around|approximately|roughly|over|more than|less than|at least|up to|as many as|as much as|close to|estimated|exceeding|under|below|above|fewer than)\s+(?:a\s+)?$",
    )
    .expect("a test reads it")
});

fn is_approximate(place: &Place) -> bool {
    let near = place
        .before
        .char_indices()
        .rev()
        .nth(19)
        .map_or(0, |(at, _)| at);
    APPROXIMATE.is_match(&place.before[near..])
}

/// Whether a word could go on at the end of the match.
fn ends_word(place: &Place) -> bool {
    !place
        .after
        .starts_with(|next: char| next.is_alphanumeric() || next == '_')
}

const NUMERAL: &str = "(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\
    sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|\
    million|billion|trillion)";

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    const MONTH: &str = "(January|February|March|April|May|June|July|August|September|October|November|December|Jan|\
        Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?";
    const ORDINAL: &str = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|\
        fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth";
    const FIGURES: &str = "(\\d+(?:\\.\\d+)?)";
    const MAGNITUDE: &str = "(?:\\s*-?(hundred|thousand|million|billion|trillion|bn|mn|tn)\\b)?";
    const PART: &str = "(half|third|quarter|fourth|fifth|sixth|eighth|tenth)";
    let words = format!("({NUMERAL}(?:[\\s-]+(?:and[\\s-]+)?{NUMERAL})*)");
    let mut rules = vec![zones::english(), scan::series()];
    rules.extend(english_times::rules());
    rules.extend([
        places::english(),
        Rule::new(
            r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\b",
            weekday,
        ),
        Rule::new(r"\b(?:mid-?)?(?:1[5-9]|20)(\d)0'?s\b", |found, _| {
            Some(Found::new(FactKind::Decade, number(&found[1])? * 10.0))
        }),
        Rule::new(r"'?([2-9]0)s\b", |found, place| {
            let starts = !place.follows_digit() && !place.before.ends_with('$');
            starts.then_some(Found::new(FactKind::Decade, number(&found[1])?))
        }),
        Rule::new(
            r"\b(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
            |found, _| {
                let tens = found[1].replace("ies", "y");
                Some(Found::new(FactKind::Decade, small_numeral(&tens)?))
            },
        ),
        Rule::new(
            &format!(r"\b(?:(\d{{1,2}})(?:st|nd|rd|th)|({ORDINAL}))[\s-]+centur"),
            |found, _| {
                let value = match (found.get(1), found.get(2)) {
                    (Some(figures), _) => number(figures.as_str()),
                    (_, word) => ordinal(word?.as_str()),
                };
                Some(Found::new(FactKind::Number, value?))
            },
        ),
        Rule::new(
            &format!(r"\b{MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?\b"),
            |found, place| {
                let after = place.after.trim_start();
                let is_amount = ["million", "billion", "percent", "per cent", "%"]
                    .iter()
                    .any(|unit| after.starts_with(unit));
                if is_amount {
                    None
                } else {
                    date(&found[1], &found[2])
                }
            },
        ),
        Rule::new(
            &format!(r"\b(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}"),
            |found, place| {
                let ends = !place
                    .after
                    .starts_with(|next: char| next.is_ascii_lowercase());
                if ends {
                    date(&found[2], &found[1])
                } else {
                    None
                }
            },
        ),
        Rule::new(&format!(r"\b{MONTH}"), lone_month),
        Rule::new(r"\bFY\s?'?(?:20)?(\d\d)\b", |found, _| {
            Some(Found::new(FactKind::Year, 2000.0 + number(&found[1])?))
        }),
        Rule::new(r"\b(1[0-9]\d\d|20\d\d)\b", year),
        Rule::new(
            &format!(r"{FIGURES}\s*(?:%|percent\b|per cent\b|pct\b|percentage points?\b)"),
            |found, _| Some(Found::new(FactKind::Percent, number(&found[1])?)),
        ),
        Rule::new(
            &format!(r"(?i)\b{words}\s*(?:percent|per cent|percentage points?)\b"),
            |found, _| Some(Found::new(FactKind::Percent, in_words(&found[1]))),
        ),
        Rule::new(
            &format!(
                r"(?i)\b(?:(?:(one|two|three|four|five|seven)[\s-])?(?:a\s+)?{PART}s?\b|(one|two|three|four|five|seven)-{PART}s?\b)"
            ),
            fraction,
        ),
        Rule::new(
            r"(?i)\bhalf an? (?:million|billion|trillion)(?: (?:US )?(?:dollars|yuan|pounds|euros))?",
            |_, _| Some(Found::new(FactKind::Vague, 0.0)),
        ),
        Rule::new(
            &format!(
                r"(US\$|HK\$|NT\$|A\$|C\$|S\$|\$|€|£|¥|RMB|CNY|USD|HKD)\s*{FIGURES}{MAGNITUDE}"
            ),
            |found, _| {
                let times = found.get(3).map_or(1.0, |times| magnitude(times.as_str()));
                let mut money = Found::new(FactKind::Money, number(&found[2])? * times);
                money.currency = currency(&found[1]);
                Some(money)
            },
        ),
        Rule::new(
            &format!(
                r"(?i)\b(?:{FIGURES}{MAGNITUDE}|{words})[\s-]+(?:RMB\s+|Chinese\s+|US\s+|U\.S\.\s+|Hong Kong\s+|HK\s+)?(yuan|renminbi|RMB|dollars?|euros?|pounds|yen|won|rubles|roubles|rupees|francs|marks|cents)\b"
            ),
            money,
        ),
        Rule::new(
            r"(?i)\b(?:tens|hundreds|thousands|millions|billions|dozens|scores|several (?:dozen|hundred|thousand|million|billion)|a few (?:dozen|hundred|thousand|million)|some dozen|dozen)\b(?: of (?:thousands|millions|billions))?",
            |_, _| Some(Found::new(FactKind::Vague, 0.0)),
        ),
        Rule::new(r"\b(\d+)(?:st|nd|rd|th)\b", |found, _| {
            let mut fact = Found::new(FactKind::Number, number(&found[1])?);
            fact.manner.is_ordinal = true;
            Some(fact)
        }),
        Rule::new(&format!("{FIGURES}{MAGNITUDE}"), figures),
        Rule::new(
            &format!(r"(?i)\b{words}\b(?:[\s-]+(decades?|dozen|score|centuries)\b)?"),
            numeral,
        ),
        Rule::new(r"(?i)\b(?:(twice|doubl(?:ed?|es|ing))|thrice|tripl(?:ed?|es|ing))\b", |found, _| {
            let times = if found.get(1).is_some() { 2.0 } else { 3.0 };
            let mut fact = Found::new(FactKind::Number, times);
            fact.manner.is_in_words = true;
            Some(fact)
        }),
        Rule::new(&format!(r"(?i)\b({ORDINAL})\b"), |found, _| {
            let mut fact = Found::new(FactKind::Number, ordinal(&found[1].to_lowercase())?);
            fact.manner.is_ordinal = true;
            fact.manner.is_in_words = true;
            Some(fact)
        }),
    ]);
    rules
});

/// Not in the name of a paper or of a team.
fn weekday(found: &Captures, place: &Place) -> Option<Found> {
    let is_name = [" Times", " Post", " Telegraph", " Mirror", " Night"]
        .iter()
        .any(|name| place.after.starts_with(name));
    let day = found[1].to_lowercase();
    let day = (1..=7_u8).zip(WEEKDAYS).find(|(_, name)| *name == day)?.0;
    (!is_name).then(|| Found::new(FactKind::Weekday, day.into()))
}

fn month(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    (1..=12)
        .zip(MONTHS)
        .find(|(_, month)| month[..3] == name[..3])
        .map(|(number, _)| number)
}

fn date(name: &str, day: &str) -> Option<Found> {
    let day: u8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some(Found::date(month(name)?, day))
}

static BEFORE_MONTH: LazyLock<regex::Regex> = LazyLock::new(|| {
    regex::Regex::new(
        r"(?i)\b(?:in|since|last|next|of|early|late|mid|by|until|till|through|from|to|this|and|during|before|after|between|on)[\s-]+$",
    )
    .expect("a test reads it")
});

/// May, March and names that are also words or people only where a date is spoken of.
fn lone_month(found: &Captures, place: &Place) -> Option<Found> {
    if place
        .after
        .starts_with(|next: char| next.is_ascii_lowercase())
    {
        return None;
    }
    let name = &found[1];
    if name.len() == 3 || matches!(name, "March" | "August") {
        let near = place
            .before
            .char_indices()
            .rev()
            .nth(13)
            .map_or(0, |(at, _)| at);
        let after = place.after.trim_start_matches(['.', ',']).trim_start();
        let year = after.len() < place.after.len() && {
            let digits: String = after.chars().take(4).collect();
            digits
                .parse::<u16>()
                .is_ok_and(|year| (1500..2100).contains(&year))
        };
        if !BEFORE_MONTH.is_match(&place.before[near..]) && !year {
            return None;
        }
        let ends = place.after.is_empty()
            || place
                .after
                .starts_with(|next: char| next.is_whitespace() || ",.;:)".contains(next));
        if matches!(name, "May" | "March") && !ends {
            return None;
        }
    }
    Some(Found::new(FactKind::Month, month(name)?.into()))
}

/// Four figures that nothing is counted by.
fn year(found: &Captures, place: &Place) -> Option<Found> {
    const COUNTED: [&str; 21] = [
        "percent",
        "per cent",
        "million",
        "billion",
        "people",
        "yuan",
        "dollars",
        "meters",
        "metres",
        "km",
        "kilometers",
        "kilometres",
        "miles",
        "tons",
        "tonnes",
        "households",
        "students",
        "words",
        "pages",
        "yen",
        "won",
    ];
    let after = place.after.trim_start();
    let is_decimal =
        place.after.starts_with('.') && place.after[1..].starts_with(|c: char| c.is_ascii_digit());
    let is_amount = place.after.starts_with('%')
        || is_decimal
        || COUNTED.iter().any(|unit| after.starts_with(unit));
    if place.follows_digit() || place.follows("$€£.") || is_amount {
        return None;
    }
    Some(Found::new(FactKind::Year, number(&found[1])?))
}

/// Thirds and smaller parts are ordinals unless they are counted.
fn fraction(found: &Captures, place: &Place) -> Option<Found> {
    let count = found.get(1).or(found.get(3));
    let part = found.get(2).or(found.get(4))?.as_str().to_lowercase();
    let is_part = ["of", "as", "the"].iter().any(|word| {
        let after = place.after.trim_start();
        after.len() < place.after.len()
            && after
                .strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let is_joined = found[0].contains('-') && count.is_some();
    if !is_part && !is_joined {
        return None;
    }
    let whole = match part.as_str() {
        "half" => 2.0,
        "quarter" => 4.0,
        part => ordinal(part)?,
    };
    if count.is_none() && whole != 2.0 && part != "quarter" {
        return None;
    }
    let count = count.map_or(Some(1.0), |count| {
        small_numeral(&count.as_str().to_lowercase())
    })?;
    Some(Found::new(FactKind::Fraction, count / whole))
}

fn money(found: &Captures, place: &Place) -> Option<Found> {
    let name = found[4].to_lowercase();
    // Pounds of butter are no money.
    if name == "pounds" && place.after.starts_with(" of") {
        return None;
    }
    let value = match found.get(1) {
        Some(figures) => {
            let times = found.get(2).map_or(1.0, |times| magnitude(times.as_str()));
            number(figures.as_str())? * times
        }
        None => in_words(&found[3]),
    };
    let mut money = Found::new(FactKind::Money, value);
    money.currency = currency(&name);
    Some(money)
}

fn figures(found: &Captures, place: &Place) -> Option<Found> {
    let before = place.before.chars().next_back().unwrap_or(' ');
    let is_joined = before.is_ascii_alphabetic() || matches!(before, '.' | '-' | '/' | ':');
    let is_minus = before == '-' && place.before.ends_with(" -");
    let goes_on = place
        .after
        .starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | ':'));
    if is_joined && !is_minus || goes_on {
        return Some(Found::text(FactKind::Code, &found[0]));
    }
    let times = found.get(2).map_or(1.0, |times| magnitude(times.as_str()));
    Some(Found::new(FactKind::Number, number(&found[1])? * times))
}

fn numeral(found: &Captures, place: &Place) -> Option<Found> {
    let words = found[1].to_lowercase();
    let group = found.get(2).map_or("", |group| group.as_str());
    if !ends_word(place)
        || matches!(
            words.as_str(),
            "one" | "zero" | "hundred" | "thousand" | "million" | "billion"
        ) && group.is_empty()
    {
        return None;
    }
    let times = match group.to_lowercase().get(..2) {
        Some("do") => 12.0,
        Some("de") => 10.0,
        Some("sc") => 20.0,
        Some("ce") => 100.0,
        _ => 1.0,
    };
    let mut fact = Found::new(FactKind::Number, in_words(&words) * times);
    fact.manner.is_in_words = true;
    Some(fact)
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// The value of a numeral in words: `three hundred and twenty-one thousand`.
fn in_words(text: &str) -> f64 {
    let (mut total, mut current) = (0.0, 0.0);
    let text = text.to_lowercase();
    for word in text.split(|c: char| c.is_whitespace() || c == '-') {
        if let Some(value) = small_numeral(word) {
            current += value;
        } else if let Some(unit) = unit(word) {
            current = if current == 0.0 { 1.0 } else { current } * unit;
            if unit >= 1000.0 {
                total += current;
                current = 0.0;
            }
        }
    }
    total + current
}

fn magnitude(word: &str) -> f64 {
    match word.to_lowercase().as_str() {
        "mn" => 1e6,
        "bn" => 1e9,
        "tn" => 1e12,
        word => unit(word).unwrap_or(1.0),
    }
}

fn currency(name: &str) -> &'static str {
    match name {
        "€" | "euro" | "euros" => "EUR",
        "£" | "pounds" => "GBP",
        "¥" => "CNY?",
        "RMB" | "CNY" | "rmb" | "yuan" | "renminbi" => "CNY",
        "yen" => "JPY",
        "won" => "KRW",
        "rubles" | "roubles" => "RUB",
        "rupees" => "INR",
        "francs" => "FRF",
        "marks" => "DEM",
        "cents" => "CENT",
        "USD" => "USD",
        "HKD" => "HKD",
        other => dollars(other.trim_end_matches('$')),
    }
}
