//! What the reader was told since the program began.

use super::picker::{Haystack, Picker};
use crate::wording::{Remark, Wording};

/// Messages are kept up to this many.
const MOST: usize = 1000;

/// Everything told, the latest last.
#[derive(Clone, Debug, Default)]
pub struct MessageLog {
    messages: Vec<String>,
    /// Which of them are of something that went wrong, each once.
    problems: Vec<Remark>,
}

impl MessageLog {
    /// Remembers a message.
    pub fn add(&mut self, message: &str) {
        if self.messages.last().is_some_and(|last| last == message) {
            return;
        }
        if self.messages.len() == MOST {
            self.messages.remove(0);
        }
        self.messages.push(message.to_owned());
    }

    pub(super) fn add_problem(&mut self, problem: &Remark, wording: Wording) {
        self.add(problem.of(wording));
        self.know_problem(problem);
    }

    fn know_problem(&mut self, problem: &Remark) {
        if self.problems.len() < MOST && !self.problems.contains(problem) {
            self.problems.push(problem.clone());
        }
    }

    /// Remembers what another log has after what is here.
    pub(super) fn extend(&mut self, other: &Self) {
        for message in &other.messages {
            self.add(message);
        }
        for problem in &other.problems {
            self.know_problem(problem);
        }
    }

    /// What went wrong, in order.
    #[must_use]
    pub fn problems(&self) -> &[Remark] {
        &self.problems
    }

    /// A list of all messages, the latest first.
    pub(super) fn list(&self) -> Picker {
        let messages = self.messages.iter().rev();
        Picker::new(messages.map(|message| Haystack::new([message])).collect())
    }
}
