//! What is wrong with a configuration, and where.

use crate::wording::Remark;
use std::fmt;

/// Something in the file that is not in force.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The line of the file, from 1; none if it is about the whole of it.
    pub line: Option<usize>,
    /// What is wrong, and what may have been meant; safe to show.
    pub problem: Remark,
}

impl Mistake {
    /// As it is told of the file called `name`: `config.toml:3: …`.
    #[must_use]
    pub fn told(&self, name: &str) -> Remark {
        self.problem.map(|problem| match self.line {
            Some(line) => format!("{name}:{line}: {problem}"),
            None => format!("{name}: {problem}"),
        })
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.told("config.toml").fmt(f)
    }
}
