//! Mentions: the words that name a speaker, and what kind of words they are.

pub(crate) mod apposition;
pub(crate) mod clauses;
pub(crate) mod detection;
pub(crate) mod noun_phrase;
pub(crate) mod plain_words;
pub(crate) mod predication;
pub(crate) mod subject;

use std::ops::Range;

/// What kind of words name the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// A personal name, with or without a role before it.
    Name,
    /// A surname and a form of address (王先生, 李教授, 张某).
    Titled,
    /// 他, 她, 其, 他们.
    Pronoun,
    /// A role with nothing but a determiner (该负责人, 这位官员).
    Definite,
    /// A role, profession or relation without a name.
    Role,
    /// Several people without names.
    Group,
    /// An organisation or a text that speaks.
    Organisation,
    /// 问 before a question of an interview.
    Asker,
    /// 答 before an answer.
    Answerer,
    /// Words of no known shape, good enough next to a colon.
    Other,
}

/// Words that name a speaker, in letters of the chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// All of the words.
    pub(crate) range: Range<usize>,
    /// The name inside.
    pub(crate) name: Range<usize>,
    /// The role before the name.
    pub(crate) role: Option<Range<usize>>,
    /// What they are.
    pub(crate) kind: MentionKind,
}

pub(crate) fn whole(start: usize, end: usize, kind: MentionKind) -> Mention {
    Mention {
        range: start..end,
        name: start..end,
        role: None,
        kind,
    }
}

/// Whether `mention` holds a personal name.
pub(crate) fn is_named(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Name | MentionKind::Titled)
}

/// The longest stretch of letters searched for a mention.
pub(crate) const WINDOW: usize = 64;
