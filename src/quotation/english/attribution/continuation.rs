//! Quotations without a cue of their own.

use super::super::super::Kind;
use super::direct::SENTENCE;
use super::{Found, Sieve};

impl Sieve<'_> {
    /// Quotations without a cue of their own: a whole sentence goes on from
    /// the one before; anything shorter is a term or a title.
    pub(super) fn rest(&mut self) {
        for region in 0..self.regions.len() {
            let range = self.regions[region].range.clone();
            let starts_sentence = self.paragraph[..range.start].trim_end().is_empty()
                || self.paragraph[..range.start]
                    .trim_end()
                    .ends_with(['.', '"', '”', ':', '?', '!']);
            if self.used[region] || self.words(&range) < SENTENCE || !starts_sentence {
                continue;
            }
            self.used[region] = true;
            let mention = self
                .found
                .iter()
                .rev()
                .find(|found| found.kind == Kind::Direct)
                .and_then(|found| found.mention.clone());
            self.found.push(Found {
                spans: vec![range],
                kind: Kind::Direct,
                cue: None,
                mention,
                rule: "a whole sentence in marks, without a cue",
            });
        }
    }
}
