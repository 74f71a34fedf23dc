//! What one file keeps, whatever it is: how its text is understood, and how two copies
//! of it become one.

use crate::annotation::{Record, Titles, VERSION, Vocabulary, WORDS_VERSION};
use crate::wording::Wording;
use serde::Serialize;
use std::borrow::Cow;

/// What one file keeps.
pub(super) trait Kept: Clone + Default + PartialEq + Serialize {
    /// The form that this program writes.
    const VERSION: u32;

    /// What messages call all that is kept in the file.
    fn all(wording: Wording) -> Cow<'static, str>;
    /// That a later version of the program wrote the file at `path`.
    fn of_later_version(wording: Wording, path: &str) -> Cow<'static, str>;
    /// That some of what it keeps is not understood.
    fn some_unreadable(wording: Wording, number: usize, path: &str) -> Cow<'static, str>;

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

    fn all(wording: Wording) -> Cow<'static, str> {
        wording.bookmarks_of_article()
    }

    fn of_later_version(wording: Wording, path: &str) -> Cow<'static, str> {
        wording.bookmarks_of_later_version(path)
    }

    fn some_unreadable(wording: Wording, number: usize, path: &str) -> Cow<'static, str> {
        wording.some_bookmarks_unreadable(number, path)
    }

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

    fn all(wording: Wording) -> Cow<'static, str> {
        wording.words_of_vocabulary()
    }

    fn of_later_version(wording: Wording, path: &str) -> Cow<'static, str> {
        wording.words_of_later_version(path)
    }

    fn some_unreadable(wording: Wording, number: usize, path: &str) -> Cow<'static, str> {
        wording.some_words_unreadable(number, path)
    }

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
