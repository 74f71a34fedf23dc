//! The words that translate each other, remembered: finding them takes longer than a
//! key may.

use crate::bilingual::alignment::Bead;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// The bytes of a word of each language, by `Language as usize`.
pub type Words = [Range<usize>; 2];

/// The words that translate each other in the link that was asked for last: one
/// steps through its words, and every key asks again.
#[derive(Debug, Default)]
pub struct LinkedWords(Mutex<Option<(Bead, Arc<[Words]>)>>);

impl LinkedWords {
    /// The words of `link`, which `find` finds if they are not known.
    pub fn of(&self, link: &Bead, find: impl FnOnce() -> Arc<[Words]>) -> Arc<[Words]> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some((known, words)) if known == link => Arc::clone(words),
            _ => {
                let words = find();
                *last = Some((link.clone(), Arc::clone(&words)));
                words
            }
        }
    }
}
