//! Which facts of two passages disagree.

use super::zones::Zones;
use super::{Difference, Fact, FactKind, Value, clock};
use regex::Regex;
use std::sync::LazyLock;

/// The kinds that are compared, in the order in which they are told.
const COMPARED: [FactKind; 11] = [
    FactKind::Weekday,
    FactKind::Month,
    FactKind::Date,
    FactKind::Time,
    FactKind::Year,
    FactKind::Decade,
    FactKind::Percent,
    FactKind::Money,
    FactKind::Number,
    FactKind::Code,
    FactKind::Place,
];

/// Units that a translator converts.
static OTHER_UNITS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:miles?|feet|foot|inch(?:es)?|acres?|lbs?|pounds of|fahrenheit|gallons?|ounces?|mu|li|jin|catt(?:y|ies))\b|亩|华氏|英里|英尺|英寸|斤|里[路地外]|磅",
    )
    .expect("a test reads it")
});

/// Whether a sentence has units that a translator converts.
pub(super) fn has_other_units(sentence: &str) -> bool {
    // Square feet and kilograms are given as they are.
    let plain = sentence
        .replace("公斤", "")
        .replace("公里", "")
        .replace("平方英尺", "");
    OTHER_UNITS.is_match(&plain)
}

/// Years that begin in one calendar year and end in the next: two texts may name them by
/// either.
static OTHER_YEARS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:fiscal|FY ?'?\d|financial year|(?:academic|school) year|season|years? (?:ended|ending|to))|财年|财政年度|学年|赛季|年度",
    )
    .expect("a test reads it")
});

/// Whether a sentence speaks of fiscal or academic years, or of seasons.
pub(super) fn has_other_years(sentence: &str) -> bool {
    OTHER_YEARS.is_match(sentence)
}

/// What the sentences say beside their facts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Notes {
    /// Units may have been converted.
    pub(super) converts: bool,
    /// Years may be those of a budget or a school.
    pub(super) is_fiscal: bool,
}

/// The facts that disagree.
pub(super) fn differences(zh: &[Fact], en: &[Fact], notes: Notes) -> Vec<Difference> {
    let is_vague = |facts: &[Fact]| facts.iter().any(|fact| fact.kind == FactKind::Vague);
    let context = Context {
        is_vague: is_vague(zh) || is_vague(en),
        notes,
        zones: Zones::of(zh, en),
    };
    let left = left_over(zh, en, &context);
    let mut found = Vec::new();
    for kind in COMPARED {
        let of_kind = |facts: &'_ [Fact]| facts.iter().filter(|fact| fact.kind == kind).count();
        let zh_left: Vec<&Fact> = left
            .0
            .iter()
            .copied()
            .filter(|fact| fact.kind == kind && is_compared(fact))
            .collect();
        let en_left: Vec<&Fact> = left
            .1
            .iter()
            .copied()
            .filter(|fact| fact.kind == kind && is_compared(fact))
            .collect();
        let (Some(&z), Some(&e)) = (zh_left.first(), en_left.first()) else {
            continue;
        };
        let is_one_each = zh_left.len() == 1 && en_left.len() == 1;
        let pair = match kind {
            FactKind::Weekday => Some((z, e)),
            FactKind::Month
            | FactKind::Date
            | FactKind::Time
            | FactKind::Year
            | FactKind::Decade => {
                let as_many = zh_left.len() == en_left.len() && of_kind(zh) == of_kind(en);
                (is_one_each || as_many).then_some((z, e))
            }
            FactKind::Percent | FactKind::Place | FactKind::Code => is_one_each.then_some((z, e)),
            FactKind::Money => (is_one_each && money_differs(z, e)).then_some((z, e)),
            _ => nearest(&zh_left, &en_left)
                .filter(|(z, e)| number_differs(z, e, is_one_each, &context)),
        };
        found.extend(pair.map(|(z, e)| Difference {
            kind,
            zh: z.clone(),
            en: e.clone(),
        }));
    }
    found
}

/// Of codes only those of many figures are: 1108:22:36.
fn is_compared(fact: &Fact) -> bool {
    fact.kind != FactKind::Code
        || matches!(&fact.value, Value::Text(text) if text.matches(':').count() >= 2)
}

/// The facts of each side that nothing on the other side agrees with.
fn left_over<'a>(
    zh: &'a [Fact],
    en: &'a [Fact],
    context: &Context,
) -> (Vec<&'a Fact>, Vec<&'a Fact>) {
    let has = |facts: &[Fact], kind| facts.iter().any(|fact| fact.kind == kind);
    let has_dates = has(zh, FactKind::Date) && has(en, FactKind::Date)
        || has(zh, FactKind::Month)
        || has(en, FactKind::Month);
    let (mut zh_agrees, mut en_agrees) = (vec![false; zh.len()], vec![false; en.len()]);
    for (i, z) in zh.iter().enumerate() {
        for (j, e) in en.iter().enumerate() {
            let is_day = z.kind != e.kind
                && (z.kind == FactKind::Date || e.kind == FactKind::Date)
                && (z.kind == FactKind::Number || e.kind == FactKind::Number);
            if !(is_day && has_dates) && agrees(z, e, context) {
                zh_agrees[i] = true;
                en_agrees[j] = true;
            }
        }
    }
    // As many of a kind on both sides: each has a partner of its own.
    let (zh_partners, en_partners) = partners(zh, en, context);
    for kind in COMPARED
        .into_iter()
        .filter(|kind| !matches!(kind, FactKind::Money | FactKind::Number | FactKind::Place))
    {
        let places = |facts: &[Fact]| -> Vec<usize> {
            (0..facts.len())
                .filter(|&at| facts[at].kind == kind)
                .collect()
        };
        let (zh_places, en_places) = (places(zh), places(en));
        if zh_places.len() != en_places.len() || zh_places.len() < 2 {
            continue;
        }
        let alone = |places: &[usize], partners: &[bool]| -> Vec<usize> {
            places.iter().copied().filter(|&at| !partners[at]).collect()
        };
        if let ([z], [e]) = (
            alone(&zh_places, &zh_partners).as_slice(),
            alone(&en_places, &en_partners).as_slice(),
        ) {
            zh_agrees[*z] = false;
            en_agrees[*e] = false;
        }
    }
    let left = |facts: &'a [Fact], agrees: &[bool]| {
        let facts = facts.iter().zip(agrees);
        facts
            .filter(|(_, agrees)| !**agrees)
            .map(|(fact, _)| fact)
            .collect()
    };
    (left(zh, &zh_agrees), left(en, &en_agrees))
}

/// Which facts have a partner if each has one at most, those of one kind first.
fn partners(zh: &[Fact], en: &[Fact], context: &Context) -> (Vec<bool>, Vec<bool>) {
    let (mut zh_taken, mut en_taken) = (vec![false; zh.len()], vec![false; en.len()]);
    for same_kind in [true, false] {
        for (i, z) in zh.iter().enumerate() {
            if zh_taken[i] {
                continue;
            }
            let partner = (0..en.len()).find(|&j| {
                !en_taken[j] && (z.kind == en[j].kind) == same_kind && agrees(z, &en[j], context)
            });
            if let Some(j) = partner {
                zh_taken[i] = true;
                en_taken[j] = true;
            }
        }
    }
    (zh_taken, en_taken)
}

/// Whether two facts may say the same.
fn agrees(z: &Fact, e: &Fact, context: &Context) -> bool {
    use FactKind::{Date, Decade, Fraction, Money, Month, Number, Percent, Time, Weekday, Year};
    let (x, y) = (z.number(), e.number());
    if z.kind == e.kind {
        return match z.kind {
            Money | Number => is_close(z, e),
            Percent => is_close(z, e) || (x - y).abs() < 0.5 && (is_whole(x) || is_whole(y)),
            Fraction => (x - y).abs() < 0.011,
            Time => clock::agree(z, e, &context.zones),
            Date | Weekday if context.zones.differ() => z.value == e.value || is_next_day(z, e),
            Year if context.notes.is_fiscal => (x - y).abs() <= 1.0,
            _ => z.value == e.value,
        };
    }
    // The kind with the lower place in this list first.
    let order = [
        Date, Time, Percent, Fraction, Decade, Money, Year, Month, Number,
    ];
    let place = |fact: &Fact| order.iter().position(|&kind| kind == fact.kind);
    let (Some(zh_place), Some(en_place)) = (place(z), place(e)) else {
        return false;
    };
    let (one, other) = if zh_place < en_place { (z, e) } else { (e, z) };
    let number = other.number();
    match (one.kind, other.kind) {
        (Date, Month) => matches!(one.value, Value::Date(month, _) if f64::from(month) == number),
        (Date, Number) => matches!(one.value, Value::Date(month, day)
            if f64::from(month) == number || f64::from(day) == number),
        (Time, Number) => matches!(one.value, Value::Clock(clock) if clock.has(number)),
        (Percent, Fraction) => (one.number() - number * 100.0).abs() < 1.1,
        (Decade, Year) => one.number() == (number % 100.0 / 10.0).floor() * 10.0,
        (Percent | Money | Year | Month | Decade | Fraction, Number) => is_close(one, other),
        _ => false,
    }
}

/// Whether one day is the day after the other, as where it is past midnight in one zone.
fn is_next_day(z: &Fact, e: &Fact) -> bool {
    match (&z.value, &e.value) {
        (Value::Date(month, day), Value::Date(other_month, other_day)) => {
            let (month, other) = (*month, *other_month);
            let is_last = |day: u8| (28..=31).contains(&day);
            month == other && day.abs_diff(*other_day) == 1
                || other == month % 12 + 1 && is_last(*day) && *other_day == 1
                || month == other % 12 + 1 && is_last(*other_day) && *day == 1
        }
        _ => matches!((z.number() - e.number()).abs(), 1.0 | 6.0),
    }
}

/// Whether two numbers are the same, or one is the other rounded.
fn is_close(z: &Fact, e: &Fact) -> bool {
    let (a, b) = (z.number(), e.number());
    if a == b {
        return true;
    }
    if a == 0.0 || b == 0.0 {
        return false;
    }
    let ratio = a.max(b) / a.min(b);
    if ratio < 1.0 + 1e-9 {
        return true;
    }
    if z.manner.is_approximate || e.manner.is_approximate {
        return ratio <= 1.3;
    }
    let (finer, coarser) = if digits(a) >= digits(b) {
        (a, b)
    } else {
        (b, a)
    };
    // Small whole numbers are not rounded.
    if finer < 1000.0 && is_whole(finer) {
        return false;
    }
    let kept = digits(coarser);
    let unit = 10_f64.powf(finer.abs().log10().floor() - f64::from(kept) + 1.0);
    let rounded = (finer / unit).round_ties_even() * unit;
    (rounded - coarser).abs() < 1e-6 * coarser.max(1.0) || kept >= 2 && ratio <= 1.02
}

fn is_whole(number: f64) -> bool {
    number.fract() == 0.0
}

/// How many digits a number has without the zeros at either end.
fn digits(number: f64) -> u16 {
    let text = format!("{}", (number * 1e6).round() / 1e6).replace('.', "");
    let digits = text.trim_matches('0').len().max(1);
    u16::try_from(digits).unwrap_or(u16::MAX)
}

/// What the rest of the passage says of its numbers.
struct Context {
    is_vague: bool,
    notes: Notes,
    zones: Zones,
}

/// Whether one number is ten, a hundred … times the other, as where 万 is taken for a
/// million.
fn is_slip(ratio: f64) -> bool {
    [1, 2, 3, 4, 5, 6, 8]
        .iter()
        .any(|&power| (ratio / 10_f64.powi(power) - 1.0).abs() < 0.021)
}

fn ratio(z: &Fact, e: &Fact) -> Option<f64> {
    let (a, b) = (z.number(), e.number());
    (a != 0.0 && b != 0.0).then(|| a.max(b) / a.min(b))
}

/// Amounts in different currencies may both be right, unless they are the same figures.
fn money_differs(z: &Fact, e: &Fact) -> bool {
    let Some(ratio) = ratio(z, e) else {
        return false;
    };
    let plain = |fact: &Fact| fact.currency.trim_end_matches('?');
    let is_unsure = |fact: &Fact| fact.currency.ends_with('?');
    plain(z) == plain(e) || is_slip(ratio) || is_unsure(z) && is_unsure(e)
}

/// The two numbers that are the nearest to each other.
fn nearest<'a>(zh: &[&'a Fact], en: &[&'a Fact]) -> Option<(&'a Fact, &'a Fact)> {
    let pairs = zh.iter().flat_map(|z| en.iter().map(move |e| (*z, *e)));
    pairs.min_by(|one, other| {
        let distance = |(z, e): &(&Fact, &Fact)| {
            let (a, b) = (z.number(), e.number());
            a.max(b) / a.min(b).max(1e-9)
        };
        distance(one).total_cmp(&distance(other))
    })
}

/// Whether two numbers that nothing else agrees with are meant to be the same.
fn number_differs(z: &Fact, e: &Fact, is_one_each: bool, context: &Context) -> bool {
    let Some(ratio) = ratio(z, e) else {
        return false;
    };
    let (zh, en) = (z.manner, e.manner);
    let (least, most) = (z.number().min(e.number()), z.number().max(e.number()));
    let any_words = zh.is_in_words || en.is_in_words;
    if !is_one_each && (ratio > 1.6 || any_words || least < 10.0) {
        return false;
    }
    if zh.is_ordinal != en.is_ordinal && any_words {
        return false;
    }
    if is_slip(ratio) && least >= 2.0 && most >= 100.0 {
        return true;
    }
    let is_unsure = zh.is_approximate || en.is_approximate || context.is_vague;
    if context.notes.converts || is_unsure && ratio < 1.5 || least < 10.0 {
        return false;
    }
    if any_words {
        !(zh.is_in_words && en.is_in_words) && ratio < 3.0
    } else {
        ratio <= 50.0
    }
}
