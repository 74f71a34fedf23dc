//! The reader's vocabulary while the program runs: what is kept, as far as it has been
//! read from the disk, and what the disk says to changes of it.

use super::document::Document;
use super::effect::Effect;
use super::page::KnownWords;
use super::settings::Spelling;
use super::status::Status;
use super::word;
use crate::annotation::{KeptWord, Vocabulary, WordState};
use crate::lexicon::{Lexicon, Script};
use crate::text::Language;
use crate::wording::{Remark, Wording};
use jiff::Timestamp;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The words that are kept, and how the page shows them.
#[derive(Debug, Default)]
pub struct Words {
    /// What is kept; nothing until it has been read.
    pub kept: Vocabulary,
    /// Whether it has been read from the disk.
    pub is_read: bool,
    /// Whether the page shows which words are kept.
    pub is_coloured: bool,
    /// How readings are written, unless a key says otherwise.
    pub spelling: Spelling,
    /// The script that Chinese is shown in; none for the one it is written in.
    pub script: Option<Script>,
    /// Why the words are not on the disk, if they are not.
    pub(super) trouble: Option<Remark>,
    /// A word to be kept once the vocabulary has been read.
    pending: Option<KeptWord>,
    /// States of words before their changes, the last one last.
    before: Vec<Option<KeptWord>>,
    changed: Vec<KeptWord>,
    /// What has been done, to be told once it is on the disk.
    done: Option<Done>,
}

/// What has been done to a word.
#[derive(Debug)]
enum Done {
    Kept(String),
    Advanced(String, WordState),
    Deleted(String),
    Undone(String),
}

impl Done {
    /// As it is told once it is on the disk.
    fn told(&self, wording: Wording) -> Cow<'static, str> {
        match self {
            Self::Kept(word) => wording.word_kept(word),
            Self::Advanced(word, state) => wording.word_is(word, wording.state(*state)),
            Self::Deleted(word) => wording.word_deleted(word),
            Self::Undone(word) => wording.word_undone(word),
        }
    }
}

impl Words {
    /// Takes over from the article read before: the vocabulary is that of all.
    pub fn follow_on(&mut self, before: Self) {
        *self = before;
    }

    /// Why the words are not on the disk, if they are not.
    #[must_use]
    pub fn trouble(&self) -> Option<&Remark> {
        self.trouble.as_ref()
    }

    /// The state of a word, as dictionaries list it; none if it is not kept.
    #[must_use]
    pub fn state(&self, language: Language, word: &str) -> Option<WordState> {
        Some(self.kept.get(language, word)?.state)
    }

    /// The words inside `range` of the article that are kept, with their states.
    #[must_use]
    pub fn kept_in(
        &self,
        document: &Document,
        range: &Range<usize>,
    ) -> Vec<(Range<usize>, WordState)> {
        let text = &document.article.text;
        let language = document.language_at(range.start);
        let words = word::words(text, range.clone()).into_iter();
        let kept = words.filter_map(|range| {
            let form = &text[range.clone()];
            let state = match language {
                Language::Chinese => self
                    .state(language, form)
                    .or_else(|| self.state(language, &Script::Simplified.convert(form))),
                Language::English => {
                    self.state(language, &Lexicon::embedded().dictionary.lemma_of(form))
                }
            };
            Some((range, state?))
        });
        kept.collect()
    }

    /// The Chinese words that are known or not worth learning.
    pub(super) fn known(&self) -> KnownWords {
        let is_known = |word: &&KeptWord| {
            word.language == Language::Chinese
                && matches!(word.state, WordState::Known | WordState::Ignored)
        };
        let known = self.kept.kept().filter(is_known);
        KnownWords(Arc::new(known.map(|word| word.word.clone()).collect()))
    }

    /// Keeps `word`; one that is kept goes on to its next state.
    pub(super) fn keep(&mut self, word: KeptWord) -> Effect {
        if !self.is_read {
            self.pending = Some(word);
            return Effect::ReadVocabulary;
        }
        match self.kept.get(word.language, &word.word).cloned() {
            Some(known) => self.advance(known, word.updated),
            None => {
                let known = self.kept.find(word.language, &word.word).cloned();
                let word = match &known {
                    // Later than its deletion.
                    Some(deleted) => KeptWord {
                        updated: deleted.updated,
                        ..word.clone()
                    }
                    .renewed(word.updated),
                    None => word,
                };
                self.done = Some(Done::Kept(word.word.clone()));
                self.change(known, word)
            }
        }
    }

    /// Moves a kept word on to its next state.
    pub(super) fn advance(&mut self, word: KeptWord, now: Timestamp) -> Effect {
        let next = KeptWord {
            state: word.state.next(),
            ..word.clone()
        };
        self.done = Some(Done::Advanced(next.word.clone(), next.state));
        self.change(Some(word), next.renewed(now))
    }

    /// Deletes a kept word.
    pub(super) fn delete(&mut self, word: KeptWord, now: Timestamp) -> Effect {
        let deleted = KeptWord {
            deleted: true,
            ..word.clone()
        };
        self.done = Some(Done::Deleted(word.word.clone()));
        self.change(Some(word), deleted.renewed(now))
    }

    /// Takes back the last change.
    pub(super) fn undo(&mut self, now: Timestamp, status: &mut Status) -> Option<Effect> {
        let (Some(before), Some(after)) = (self.before.pop(), self.changed.pop()) else {
            status.say(Wording::nothing_to_undo);
            return None;
        };
        let again = match before {
            Some(before) => KeptWord {
                updated: after.updated,
                ..before
            },
            None => KeptWord {
                deleted: true,
                ..after
            },
        };
        self.done = Some(Done::Undone(again.word.clone()));
        Some(self.save(again.renewed(now)))
    }

    fn change(&mut self, before: Option<KeptWord>, after: KeptWord) -> Effect {
        self.before.push(before.filter(|before| !before.deleted));
        self.changed.push(after.clone());
        self.save(after)
    }

    fn save(&mut self, word: KeptWord) -> Effect {
        self.kept.put(word.clone());
        Effect::SaveVocabulary(Vocabulary::new([word]))
    }

    /// The vocabulary has been read; returns what is to be saved of it.
    pub(super) fn take(&mut self, read: Vocabulary) -> Option<Effect> {
        self.is_read = true;
        self.kept = std::mem::take(&mut self.kept).merge(read);
        let pending = self.pending.take()?;
        Some(self.keep(pending))
    }

    /// The words are on the disk, perhaps with some from another window.
    pub(super) fn saved(&mut self, all: Vocabulary, status: &mut Status) {
        self.trouble = None;
        self.kept = std::mem::take(&mut self.kept).merge(all);
        if let Some(done) = self.done.as_ref().filter(|_| status.notice.is_none()) {
            status.say(|wording| done.told(wording));
        }
    }

    /// The words are not on the disk.
    pub(super) fn unsaved(&mut self, problem: Remark) {
        self.trouble = Some(problem);
    }
}
