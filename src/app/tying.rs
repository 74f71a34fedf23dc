//! Where the tying of two passages has got to.

use super::stretch::Stretch;
use crate::bilingual::{Alignment, Correction};

/// The state of tying.
#[derive(Debug, Default)]
pub struct Tying {
    /// The sentences that the next ones chosen in the other text are tied to.
    pub end: Option<Stretch>,
    /// The corrections that the texts are being aligned around.
    pub(super) under_way: Option<Vec<Correction>>,
}

impl Tying {
    /// The texts have been aligned so.
    pub(super) fn aligned(&mut self, alignment: &Alignment) {
        if self.under_way.as_ref() == Some(&alignment.corrections) {
            self.under_way = None;
        }
    }
}
