//! What was typed into a prompt before, to be had again with `↑`: the latest
//! first, and of those only what begins with the letters already there.

use super::step::Direction;

/// The most lines that are remembered.
const MOST: usize = 200;

/// The lines accepted, and where in them the reader looks.
#[derive(Clone, Debug, Default)]
pub struct PromptHistory {
    /// The latest last, each once.
    lines: Vec<String>,
    /// The line shown and what had been typed before it was.
    shown: Option<(usize, String)>,
}

impl PromptHistory {
    /// Remembers a line as the latest.
    pub fn record(&mut self, line: &str) {
        self.shown = None;
        if line.is_empty() {
            return;
        }
        self.lines.retain(|known| known != line);
        self.lines.push(line.to_owned());
        if self.lines.len() > MOST {
            self.lines.remove(0);
        }
    }

    /// The reader types again: what is there now is what others are to begin
    /// with.
    pub fn leave(&mut self) {
        self.shown = None;
    }

    /// The line before the one shown, or after it, while `typed` is in the
    /// prompt; beyond the latest is what had been typed.
    pub fn recall(&mut self, direction: Direction, typed: &str) -> Option<&str> {
        let (at, start) = match self.shown.take() {
            Some((at, start)) => (at, start),
            None => (self.lines.len(), typed.to_owned()),
        };
        let fits = |index: &usize| self.lines[*index].starts_with(&start);
        let next = match direction {
            Direction::Previous => (0..at).rev().find(fits),
            Direction::Next => (at + 1..self.lines.len()).find(fits),
        };
        match (next, direction) {
            (None, Direction::Previous) => {
                let is_shown = at < self.lines.len();
                self.shown = is_shown.then_some((at, start));
                None
            }
            (next, _) => {
                let at = next.unwrap_or(self.lines.len());
                let (_, start) = self.shown.insert((at, start));
                Some(self.lines.get(at).unwrap_or(start))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Next, Previous};

    fn history(lines: &[&str]) -> PromptHistory {
        let mut history = PromptHistory::default();
        for line in lines {
            history.record(line);
        }
        history
    }

    #[test]
    fn the_latest_comes_first_and_what_was_typed_comes_back() {
        let mut history = history(&["one", "two", "one"]);
        assert_eq!(history.recall(Previous, ""), Some("one"));
        assert_eq!(history.recall(Previous, "one"), Some("two"));
        assert_eq!(history.recall(Previous, "two"), None);
        assert_eq!(history.recall(Next, "two"), Some("one"));
        assert_eq!(history.recall(Next, "one"), Some(""));
    }

    #[test]
    fn letters_that_are_there_choose() {
        let mut history = history(&["port", "ship", "ports"]);
        assert_eq!(history.recall(Previous, "po"), Some("ports"));
        assert_eq!(history.recall(Previous, "ports"), Some("port"));
        assert_eq!(history.recall(Next, "port"), Some("ports"));
        assert_eq!(history.recall(Next, "ports"), Some("po"));
        history.leave();
        assert_eq!(history.recall(Previous, "s"), Some("ship"));
    }
}
