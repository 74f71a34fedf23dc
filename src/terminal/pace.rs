//! How often frames are drawn: keys are answered at once, but a wheel turns
//! faster than anybody sees.

use std::time::{Duration, Instant};

/// Sixty frames a second are all that an eye follows.
const FRAME: Duration = Duration::from_millis(17);

/// When was drawn last, and whether that frame is out of date.
#[derive(Debug, Default)]
pub(super) struct Pace {
    drawn: Option<Instant>,
    is_stale: bool,
}

impl Pace {
    /// How long may be waited for the next event, if nothing else asks for less
    /// than `longest`.
    pub(super) fn patience(&self, longest: Duration, now: Instant) -> Duration {
        if self.is_stale {
            self.left(now)
        } else {
            longest
        }
    }

    /// Whether a frame is to be drawn now that something has changed, or not;
    /// what only the wheel has changed can wait for its turn.
    pub(super) fn is_due(&mut self, is_changed: bool, can_wait: bool, now: Instant) -> bool {
        self.is_stale |= is_changed;
        let is_due = self.is_stale && !(can_wait && self.left(now) > Duration::ZERO);
        if is_due {
            (self.drawn, self.is_stale) = (Some(now), false);
        }
        is_due
    }

    /// How long the last frame is to be seen yet.
    fn left(&self, now: Instant) -> Duration {
        self.drawn.map_or(Duration::ZERO, |drawn| {
            FRAME.saturating_sub(now.saturating_duration_since(drawn))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// A wheel of so many notches a second for a second, and what comes of it:
    /// the frames, and how long after the last notch the last of them is drawn.
    fn turn(notches: u32) -> (usize, Duration) {
        let start = Instant::now();
        let (mut pace, mut drawn) = (Pace::default(), Vec::new());
        let mut draw = |is_changed, now| {
            if pace.is_due(is_changed, true, now) {
                drawn.push(now);
            }
            pace.patience(SECOND, now)
        };
        for notch in 0..notches {
            let now = start + SECOND * notch / notches;
            let next = start + SECOND * (notch + 1) / notches;
            let patience = draw(true, now);
            if now + patience < next {
                draw(false, now + patience);
            }
        }
        let last = start + SECOND * (notches - 1) / notches;
        let drawn_last = *drawn.last().expect("something is drawn");
        (drawn.len(), drawn_last.saturating_duration_since(last))
    }

    #[test]
    fn a_wheel_draws_no_more_than_sixty_frames_and_the_last_one_is_drawn() {
        for notches in [10, 100, 1000] {
            let (frames, late) = turn(notches);
            assert!((10..=60).contains(&frames), "{notches}: {frames}");
            assert!(late <= FRAME, "{notches}: {late:?}");
        }
    }

    #[test]
    fn a_key_is_answered_at_once() {
        let now = Instant::now();
        let mut pace = Pace::default();
        for milliseconds in 0..5 {
            let now = now + Duration::from_millis(milliseconds);
            assert!(pace.is_due(true, false, now));
        }
        assert!(!pace.is_due(false, false, now + SECOND));
    }
}
