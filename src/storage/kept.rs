//! What one file keeps, whatever it is: how its text is understood, and how two copies
//! of it become one.

use crate::annotation::{Record, Titles, VERSION, Vocabulary, WORDS_VERSION};
use serde::Serialize;

/// What one file keeps.
pub(super) trait Kept: Clone + Default + PartialEq + Serialize {
    /// The form that this program writes.
    const VERSION: u32;
    /// One thing of those kept, as messages call it, and whose they are.
    const ITEM: &'static str;
    const WHOSE: &'static str;

    /// What is written in `text`, as far as it is understood.
    fn parse(text: &str) -> Option<Self>;
    /// The form it was written in.
    fn version(&self) -> u32;
    /// The same in the form that this program writes.
    fn renewed(self) -> Self;
    /// What two copies hold together, whatever the order.
    fn merged(self, other: Self) -> Self;
    /// What of it is news where `before` is known.
    fn news(self, before: &Self) -> Self;
    /// How many things in it are not understood.
    fn unreadable(&self) -> usize;
}

impl Kept for Record {
    const VERSION: u32 = VERSION;
    const ITEM: &'static str = "bookmark";
    const WHOSE: &'static str = "of this article";

    fn parse(text: &str) -> Option<Self> {
        Self::parse(text)
    }

    fn version(&self) -> u32 {
        self.version
    }

    fn renewed(self) -> Self {
        Self {
            version: VERSION,
            ..self
        }
    }

    fn merged(self, other: Self) -> Self {
        self.merge(other)
    }

    /// Titles that have not changed are no news.
    fn news(self, before: &Self) -> Self {
        if self.titles.says_the_same(&before.titles) {
            return Self {
                titles: Titles::default(),
                ..self
            };
        }
        self
    }

    fn unreadable(&self) -> usize {
        self.annotations.unreadable().len()
    }
}

impl Kept for Vocabulary {
    const VERSION: u32 = WORDS_VERSION;
    const ITEM: &'static str = "word";
    const WHOSE: &'static str = "of the vocabulary";

    fn parse(text: &str) -> Option<Self> {
        Self::parse(text)
    }

    fn version(&self) -> u32 {
        self.version
    }

    fn renewed(mut self) -> Self {
        self.version = WORDS_VERSION;
        self
    }

    fn merged(self, other: Self) -> Self {
        self.merge(other)
    }

    fn news(self, _: &Self) -> Self {
        self
    }

    fn unreadable(&self) -> usize {
        self.unreadable().len()
    }
}
