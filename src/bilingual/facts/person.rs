//! A person as a sentence names it.

use std::ops::Range;

/// How a person is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A foreign name in Chinese, in parts.
    Foreign(Vec<String>),
    /// A foreign name in Chinese, and the surname that it is known for.
    WellKnown(String, String),
    /// A name in Chinese characters of a Chinese, Japanese, Korean or Vietnamese person.
    Chinese(String),
    /// An English name, its words in plain letters.
    Latin(Vec<String>),
    /// A Chinese name in pinyin.
    Pinyin(Vec<String>),
}

/// A person named in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// As it stands in its sentence.
    pub(super) name: String,
    pub(super) sentence: usize,
    pub(super) range: Range<usize>,
    pub(super) form: Form,
    /// The sentence begins with it, or with a role before it.
    pub(super) is_subject: bool,
}

impl Person {
    /// What the person is called where only part of the name is given.
    pub(super) fn short(&self) -> &str {
        match &self.form {
            Form::Foreign(parts) | Form::Latin(parts) => parts.last().map_or("", String::as_str),
            Form::WellKnown(name, _) | Form::Chinese(name) => name,
            Form::Pinyin(words) => words.first().map_or("", String::as_str),
        }
    }
}
