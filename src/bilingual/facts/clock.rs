//! A time of day, and which two may be one. Hours that may be those of the morning or of
//! the evening are so compared.

use super::scan::Found;
use super::zones::Zones;
use super::{Fact, FactKind, Value};

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// Minutes from midnight, below 1,440.
    pub(super) minute: u16,
    /// Twelve hours later may be meant as well.
    is_half: bool,
}

pub(super) const DAY: u16 = 24 * 60;

/// The part of the day that an hour is said to be in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Noon,
    Afternoon,
    Night,
}

impl Clock {
    /// The time of an hour up to 24 in this part of the day.
    pub(super) fn new(hour: f64, minute: f64, part: Option<Part>) -> Option<Self> {
        let whole = |number: f64, most: u16| (0..=most).find(|&n| f64::from(n) == number);
        let (hour, minute) = (whole(hour, 24)?, whole(minute, 59)?);
        let twelve = if hour == 12 { 0 } else { hour };
        let told = match part {
            _ if hour > 12 || hour == 0 => hour,
            Some(Part::Noon) if hour >= 10 => hour,
            Some(Part::Noon | Part::Afternoon) => twelve + 12,
            Some(Part::Night) if (5..12).contains(&hour) => hour + 12,
            Some(Part::Morning | Part::Night) | None => twelve,
        };
        // 上午12点 is noon, 凌晨12点 midnight, 12 a.m. what one takes it for.
        let is_unsure = part.is_none() || hour == 12 && part == Some(Part::Morning);
        Some(Self {
            minute: (told * 60 + minute) % DAY,
            is_half: is_unsure && (1..=12).contains(&hour),
        })
    }

    /// The time of a clock of 24 hours.
    pub(super) fn of_day(hour: f64, minute: f64) -> Option<Self> {
        let part = if hour < 12.0 {
            Part::Morning
        } else {
            Part::Noon
        };
        Self::new(hour, minute, Some(part))
    }

    /// `14:15`; `2:15` where it may be that of the night.
    pub(super) fn shown(self) -> String {
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        if self.is_half {
            let hour = if hour == 0 { 12 } else { hour };
            format!("{hour}:{minute:02}")
        } else {
            format!("{hour:02}:{minute:02}")
        }
    }

    /// Whether `number` is the hour or the minutes.
    pub(super) fn has(self, number: f64) -> bool {
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        [hour, hour % 12, hour % 12 + 12, minute, 60 - minute]
            .iter()
            .any(|&part| f64::from(part) == number)
    }
}

/// Whether two times may be one, told by the clocks of `zones`.
pub(super) fn agree(z: &Fact, e: &Fact, zones: &Zones) -> bool {
    let (Value::Clock(zh), Value::Clock(en)) = (&z.value, &e.value) else {
        return false;
    };
    let dial = if zh.is_half || en.is_half {
        DAY / 2
    } else {
        DAY
    };
    let dial = i32::from(dial);
    let later = i32::from(zh.minute) - i32::from(en.minute);
    let apart = later.rem_euclid(dial).min((-later).rem_euclid(dial));
    // About eight is not about nine.
    let slack = if z.manner.is_approximate || e.manner.is_approximate {
        59
    } else {
        0
    };
    apart <= slack || zones.allow(later, dial)
}

/// What a match says: this time of day.
pub(super) fn found(clock: Clock, is_approximate: bool) -> Found {
    let mut found = Found::new(FactKind::Time, 0.0);
    found.value = Value::Clock(clock);
    found.manner.is_approximate = is_approximate;
    found
}

/// Whether a number is in figures.
pub(super) fn is_figures(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
}
