//! Facts that differ: weekdays, dates, times, years, numbers, per cents, money, states and
//! persons that the two sides of a link give differently. Told only where a value of one kind is left over on
//! both sides, once everything that agrees, exactly or rounded, is put aside.

#![expect(
    clippy::float_cmp,
    reason = "values are read from text: the same figures are the same value"
)]

mod chinese;
mod chinese_persons;
mod chinese_times;
mod clock;
mod compare;
mod english;
mod english_persons;
mod english_times;
mod person;
mod person_matching;
mod persons;
mod places;
mod scan;
mod zones;

use super::alignment::{Alignment, Bead};
use crate::text::Language;
use compare::Notes;
use persons::{Faced, Unmatched};
use std::fmt;
use std::ops::Range;

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactKind {
    /// A day of the week.
    Weekday,
    /// A month alone.
    Month,
    /// A month and a day.
    Date,
    /// A year.
    Year,
    /// A decade: the eighties.
    Decade,
    /// A time of day.
    Time,
    /// Per cent.
    Percent,
    /// A part of something.
    Fraction,
    /// An amount of money.
    Money,
    /// Any other number.
    Number,
    /// A state, by its own name or that of its people or capital.
    Place,
    /// A person.
    Person,
    /// A time zone.
    Zone,
    /// Some number: dozens, 几十.
    Vague,
    /// Figures that are part of a name: F-16.
    Code,
}

impl FactKind {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::Month => "month",
            Self::Date => "date",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Time => "time",
            Self::Percent => "percent",
            Self::Fraction => "fraction",
            Self::Money => "money",
            Self::Number => "number",
            Self::Place => "place",
            Self::Person => "person",
            Self::Zone => "zone",
            Self::Vague => "vague",
            Self::Code => "code",
        }
    }
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Number(f64),
    /// A month and a day.
    Date(u8, u8),
    /// A time of day.
    Clock(clock::Clock),
    /// What is compared letter by letter.
    Text(String),
}

/// How a number is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Manner {
    /// More or less: 约, 多, about, over.
    is_approximate: bool,
    /// 第三, third.
    is_ordinal: bool,
    /// In words or Chinese characters, not in figures.
    is_in_words: bool,
}

/// One value in one sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is about.
    pub kind: FactKind,
    /// The index of its sentence.
    pub sentence: usize,
    /// Its bytes in the sentence.
    pub range: Range<usize>,
    value: Value,
    /// The currency of money; with `?` where others are called the same.
    currency: &'static str,
    manner: Manner,
}

impl Fact {
    fn number(&self) -> f64 {
        match self.value {
            Value::Number(number) => number,
            Value::Date(..) | Value::Clock(_) | Value::Text(_) => 0.0,
        }
    }
}

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The value in words: `Thursday`, `3 May`, `1,500,000`.
impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let named = |names: &[&'static str], number: f64| {
            let names = (1..).zip(names);
            names
                .into_iter()
                .find(|&(place, _)| f64::from(place) == number)
                .map_or("", |(_, name)| name)
        };
        match (&self.value, self.kind) {
            (Value::Text(text), _) => f.write_str(text),
            (Value::Clock(clock), _) => f.write_str(&clock.shown()),
            (Value::Date(month, day), _) => write!(f, "{day} {}", named(&MONTHS, (*month).into())),
            (Value::Number(day), FactKind::Weekday) => f.write_str(named(&WEEKDAYS, *day)),
            (Value::Number(month), FactKind::Month) => f.write_str(named(&MONTHS, *month)),
            (Value::Number(year), FactKind::Year) => write!(f, "{year}"),
            (Value::Number(decade), FactKind::Decade) => write!(f, "{decade}s"),
            (Value::Number(number), FactKind::Percent) => write!(f, "{number} %"),
            (Value::Number(number), FactKind::Money) => {
                let currency = self.currency.trim_end_matches('?');
                write!(f, "{currency} {}", grouped(*number))
            }
            (Value::Number(number), _) => f.write_str(&grouped(*number)),
        }
    }
}

/// A number with a comma between thousands.
fn grouped(number: f64) -> String {
    let text = format!("{}", (number * 1e6).round() / 1e6);
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 && whole.as_bytes()[at - 1].is_ascii_digit() {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// A fact that the two sides of a link give differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is about.
    pub kind: FactKind,
    /// What the Chinese text says.
    pub zh: Fact,
    /// What the English text says.
    pub en: Fact,
}

/// The sentences of one side of a link, each with its number.
pub type Passage<'a> = Vec<(usize, &'a str)>;

/// The longest side of a link that is compared, in bytes. What is longer is a list or a
/// table, and every fact of one side is compared with every one of the other.
const LONGEST_PASSAGE: usize = 8 << 10;

/// The facts that the two sides of each link give differently, the Chinese side first. What
/// the links say of who is who counts for all of them.
#[must_use]
pub fn of_links(links: &[[Passage; 2]]) -> Vec<Vec<Difference>> {
    let is_compared = |link: &[Passage; 2]| link.iter().all(|side| length(side) <= LONGEST_PASSAGE);
    let unmatched: Vec<Unmatched> = links
        .iter()
        .map(|link| match link {
            [zh, en] if is_compared(link) => Unmatched::of(zh, en),
            _ => Unmatched::default(),
        })
        .collect();
    let faced = Faced::of(&unmatched);
    let links = links.iter().zip(&unmatched);
    links
        .map(|(link, unmatched)| {
            if !is_compared(link) {
                return Vec::new();
            }
            let [zh, en] = link;
            let mut found = differences(zh, en);
            found.extend(persons::difference(unmatched, &faced));
            found
        })
        .collect()
}

fn length(passage: &Passage) -> usize {
    passage.iter().map(|(_, sentence)| sentence.len()).sum()
}

/// The facts other than persons that two passages give differently.
fn differences(zh: &Passage, en: &Passage) -> Vec<Difference> {
    let mut notes = Notes::default();
    let mut collect = |sentences: &Passage, find: fn(&str) -> Vec<Fact>| {
        let mut facts = Vec::new();
        for &(sentence, text) in sentences {
            notes.converts |= compare::has_other_units(text);
            notes.is_fiscal |= compare::has_other_years(text);
            facts.extend(find(text).into_iter().map(|fact| Fact { sentence, ..fact }));
        }
        facts
    };
    let zh = collect(zh, chinese::facts);
    let en = collect(en, english::facts);
    compare::differences(&zh, &en, notes)
}

/// Links below this confidence are not compared.
pub const CONFIDENT: f32 = 0.7;

/// The facts of an article that differ, each with its link, in page order; `sentence` gives
/// the text of a sentence.
#[must_use]
pub fn of_alignment<'a>(
    alignment: &'a Alignment,
    sentence: impl Fn(Language, usize) -> &'a str,
) -> Vec<(&'a Bead, Difference)> {
    let beads: Vec<&Bead> = alignment
        .beads
        .iter()
        .chain(&alignment.moved)
        .filter(|bead| bead.is_link() && bead.confidence >= CONFIDENT)
        .collect();
    let links: Vec<[Passage; 2]> = beads
        .iter()
        .map(|bead| {
            Language::ALL.map(|language| {
                let numbers = bead.side(language).clone();
                numbers
                    .map(|number| (number, sentence(language, number)))
                    .collect()
            })
        })
        .collect();
    beads
        .into_iter()
        .zip(of_links(&links))
        .flat_map(|(bead, found)| found.into_iter().map(move |difference| (bead, difference)))
        .collect()
}

#[cfg(test)]
mod tests;
