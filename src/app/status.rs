//! What the status bar tells until the next key: a notice, and the count typed so
//! far.

use super::message_list::MessageLog;
use crate::wording::{Remark, Wording};

/// A count beyond this many asks for nothing a reader could want.
const MOST_COUNT: usize = 9_999;

/// The notice and the count; both are for one command.
#[derive(Debug, Default)]
pub struct Status {
    /// The language that everything is told in.
    pub wording: Wording,
    /// A message for the reader, until the next key.
    pub notice: Option<String>,
    /// The count typed so far.
    pub count: Option<usize>,
    /// What was told before.
    pub log: MessageLog,
}

impl Status {
    /// Takes what was told about the article before.
    pub fn follow_on(&mut self, before: Self) {
        let own = std::mem::replace(&mut self.log, before.log);
        self.log.extend(&own);
    }

    /// Tells the reader something in place of what was told before.
    pub fn say<T: Into<String>>(&mut self, told: impl FnOnce(Wording) -> T) {
        self.tell(told(self.wording).into());
    }

    /// The same for what is in the reader's language already.
    pub fn tell(&mut self, notice: String) {
        self.log.add(&notice);
        self.notice = Some(notice);
    }

    /// Tells the reader of something that went wrong, which is said again when
    /// the program ends.
    pub fn say_problem(&mut self, problem: &Remark) {
        self.log.add_problem(problem, self.wording);
        self.notice = Some(problem.of(self.wording).to_owned());
    }

    /// A key that means nothing says so, and ends the count like any other.
    pub(super) fn say_unbound(&mut self, key: &str, help: &str) {
        self.count = None;
        // Not worth remembering.
        let told = if help.is_empty() {
            self.wording.no_such_key(key)
        } else {
            self.wording.no_such_key_see(key, help)
        };
        self.notice = Some(told.into_owned());
    }

    /// Adds to what was told, if that still stands there and begins with
    /// `start`.
    pub(super) fn add_to(&mut self, start: &str, more: &str) {
        if let Some(notice) = self
            .notice
            .as_mut()
            .filter(|notice| notice.starts_with(start))
        {
            *notice += more;
        }
    }

    pub(super) fn type_digit(&mut self, digit: u8) {
        let count = self.count.unwrap_or(0) * 10 + usize::from(digit);
        self.count = (count > 0).then_some(count.min(MOST_COUNT));
    }

    /// Ends both, as every command does; returns how often it is to be done.
    pub(super) fn begin(&mut self) -> usize {
        self.notice = None;
        self.count.take().unwrap_or(1).max(1)
    }
}
