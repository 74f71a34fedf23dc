//! The clause reader: the clauses of a sentence, read once from left to right, and the
//! subject of each verb. It keeps a stack of open clauses and asks only what the next
//! constituent, as the [`chunker`](super::chunker) finds it, may do to them; there are no
//! weights. Quoted regions are read as one word.

mod participle;
mod phrase;
mod quoted;
mod reader;
mod stack;
mod subject;

use super::chunker::Phrase;
use super::words::Words;
use std::ops::Range;

/// The form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Finite,
    Passive,
    /// `adding`.
    Participle,
    /// `to say`.
    Infinitive,
}

/// A verb with its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// The first token of the group: `has` of `has also said`.
    pub(super) start: usize,
    /// The main verb.
    pub(super) head: usize,
    pub(super) form: Form,
    pub(super) subject: Option<Phrase>,
    /// Whether the subject follows it: `said Anna Berg`.
    pub(super) is_inverted: bool,
    /// Whether it is the verb of a main clause.
    pub(super) is_main: bool,
}

/// What is read of a paragraph.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) words: Words<'a>,
    /// The tokens of each quoted region.
    pub(super) quoted: &'a [Range<usize>],
}

/// Adds the verbs of the sentence `sentence`, in order.
pub(super) fn verbs(source: Source, sentence: &Range<usize>, verbs: &mut Vec<Verb>) {
    reader::read(source, sentence, verbs);
}

#[cfg(test)]
mod tests;
