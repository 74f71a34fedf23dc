//! How long ago something was, in words.

use crate::wording::Wording;
use jiff::Timestamp;

/// `just now`, `5 min ago`, `3 h ago`, `2 days ago`, and the date for what is
/// more than a month ago.
#[must_use]
pub fn ago(then: Timestamp, now: Timestamp, wording: Wording) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    let told = match now.as_second() - then.as_second() {
        // Another machine's clock may be ahead of ours.
        ..MINUTE => wording.just_now(),
        seconds @ ..HOUR => wording.minutes_ago(seconds / MINUTE),
        seconds @ ..DAY => wording.hours_ago(seconds / HOUR),
        seconds if seconds < 31 * DAY => wording.days_ago(seconds / DAY),
        _ => date(then).into(),
    };
    told.into_owned()
}

/// `2026-11-24`.
#[must_use]
pub fn date(then: Timestamp) -> String {
    then.strftime("%Y-%m-%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_counted_and_what_is_far_is_dated() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().expect("a time");
        for (then, expected) in [
            ("2026-11-24T12:00:05Z", "just now"),
            ("2026-11-24T11:59:01Z", "just now"),
            ("2026-11-24T11:58:00Z", "2 min ago"),
            ("2026-11-24T09:30:00Z", "2 h ago"),
            ("2026-11-23T11:00:00Z", "1 day ago"),
            ("2026-11-04T12:00:00Z", "20 days ago"),
            ("2025-02-03T12:00:00Z", "2025-02-03"),
        ] {
            let then = then.parse().expect("a time");
            assert_eq!(ago(then, now, Wording::English), expected);
        }
    }
}
