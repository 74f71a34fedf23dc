//! What is told by files, threads and the network, which know of no reader.

use super::Wording;
use std::fmt;

/// Something to be told, in every language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    english: String,
    chinese: String,
}

impl Remark {
    /// What `told` says.
    #[must_use]
    pub fn new<T: Into<String>>(told: impl Fn(Wording) -> T) -> Self {
        Self {
            english: told(Wording::English).into(),
            chinese: told(Wording::Chinese).into(),
        }
    }

    /// As it is said in `wording`.
    #[must_use]
    pub fn of(&self, wording: Wording) -> &str {
        match wording {
            Wording::English => &self.english,
            Wording::Chinese => &self.chinese,
        }
    }

    /// The same with `change` made in every language.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Self {
            english: change(&self.english),
            chinese: change(&self.chinese),
        }
    }
}

/// What others have worded is the same in every language.
impl From<String> for Remark {
    fn from(told: String) -> Self {
        Self {
            chinese: told.clone(),
            english: told,
        }
    }
}

/// As it is printed where there is no reader.
impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.english)
    }
}
