//! A quotation as its paragraph shows it, before its speaker is resolved.

use super::entities::Resolved;
use super::{Bytes, Kind, Quotation, Reason, Rule, Spans};
use std::ops::Range;

/// A quotation found in a passage; ranges count from the start of the passage, in its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found<Mention> {
    pub(super) spans: Spans,
    pub(super) kind: Kind,
    pub(super) cue: Option<Range<usize>>,
    /// `None` where the speaker of the words before speaks on.
    pub(super) mention: Option<Mention>,
    pub(super) rule: Rule,
}

impl<Mention> Found<Mention> {
    /// The quotation of the speaker `resolved`, as named at `mention`. `bytes` turns a range of the
    /// passage into one of the text.
    pub(super) fn quotation(
        &self,
        mention: Option<Bytes>,
        resolved: Option<Resolved>,
        bytes: impl Fn(&Range<usize>) -> Range<usize>,
    ) -> Quotation {
        Quotation {
            spans: self.spans.iter().map(&bytes).collect(),
            kind: self.kind,
            cue: self.cue.as_ref().map(|cue| bytes(cue).into()),
            mention,
            speaker: resolved.map(|(speaker, _)| speaker),
            reason: Reason {
                found: self.rule,
                resolved: resolved.map(|(_, rule)| rule),
            },
        }
    }
}
