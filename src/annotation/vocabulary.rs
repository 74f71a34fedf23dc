//! The words that the reader keeps, each with the sentence it was met in, and how two
//! copies of them become one: as with bookmarks, the latest state of each word counts.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::cmp::Ordering;
use std::collections::HashMap;

use crate::text::Language;

/// The form of the file that this program writes.
pub const WORDS_VERSION: u32 = 1;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptWord {
    /// The word as dictionaries list it: in simplified characters, or the English lemma.
    pub word: String,
    /// Its language.
    pub language: Language,
    /// What the reader makes of it.
    #[serde(default)]
    pub state: WordState,
    /// The word in traditional characters, where they differ.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub traditional: String,
    /// How it is read, with tone marks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reading: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meaning: String,
    /// The sentence it was met in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sentence: String,
    /// The word as that sentence has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub form: String,
    /// What says the same as the sentence in the other language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub counterpart: String,
    /// The word that translates it there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub translation: String,
    /// The key of the article.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub article: String,
    /// What the article is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// When it was kept first.
    pub created: Timestamp,
    /// When it was last changed; of two copies the later one counts.
    pub updated: Timestamp,
    /// Whether it has been deleted. It stays, so that an older copy does not bring it back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// Fields of later versions, kept as they are.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// What the reader makes of a word.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum WordState {
    /// Kept, and not looked at again.
    #[default]
    New,
    /// Being learnt.
    Learning,
    /// Known.
    Known,
    /// Not worth learning: a name, a word of one article.
    Ignored,
}

impl WordState {
    /// All states, in the order in which a word goes through them.
    pub const ALL: [Self; 4] = [Self::New, Self::Learning, Self::Known, Self::Ignored];

    /// The next state; after the last one the first.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Known => "known",
            Self::Ignored => "ignored",
        }
    }
}

impl KeptWord {
    /// A word met `now`; everything else is there to be filled in.
    #[must_use]
    pub fn new(word: String, language: Language, now: Timestamp) -> Self {
        Self {
            word,
            language,
            state: WordState::New,
            traditional: String::new(),
            reading: String::new(),
            meaning: String::new(),
            sentence: String::new(),
            form: String::new(),
            counterpart: String::new(),
            translation: String::new(),
            article: String::new(),
            title: String::new(),
            created: now,
            updated: now,
            deleted: false,
            unknown: Map::new(),
        }
    }

    /// This state, made the newest one `now`: later than the one it replaces even where
    /// another machine's clock was ahead.
    #[must_use]
    pub fn renewed(self, now: Timestamp) -> Self {
        let next = self.updated.checked_add(SignedDuration::from_millis(1));
        Self {
            updated: now.max(next.unwrap_or(self.updated)),
            ..self
        }
    }

    /// What tells it from every other word.
    fn key(&self) -> (u8, &str) {
        (self.language as u8, &self.word)
    }
}

/// Which of two states of one word counts: the later one; of two at one time always the
/// same, whichever comes first.
fn order(one: &KeptWord, other: &KeptWord) -> Ordering {
    one.updated.cmp(&other.updated).then_with(|| {
        let written = |word: &KeptWord| serde_json::to_string(word).unwrap_or_default();
        written(one).cmp(&written(other))
    })
}

/// All words that the reader keeps, deleted ones included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// The form it was written in.
    pub version: u32,
    /// The words, sorted; those that are not understood are in `unreadable`.
    words: Vec<KeptWord>,
    /// Words of a form that is not understood, written again as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<Value>,
    /// Fields of later versions, kept as they are.
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// A vocabulary read word by word.
#[derive(Deserialize)]
struct Parts {
    version: u32,
    #[serde(default)]
    words: Vec<Value>,
    #[serde(default)]
    unreadable: Vec<Value>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

impl Vocabulary {
    /// The vocabulary of these words; of two states of one the later counts.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = KeptWord>) -> Self {
        let mut vocabulary = Self {
            version: WORDS_VERSION,
            ..Self::default()
        };
        vocabulary.put_all(words);
        vocabulary
    }

    /// The vocabulary written in `text`, as far as it is understood: a word of an unknown
    /// form costs no other one. `None` if it is no vocabulary.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Parts = serde_json::from_str(text).ok()?;
        let mut unreadable = Vec::new();
        let mut words = Vec::new();
        for value in parts.words.into_iter().chain(parts.unreadable) {
            match KeptWord::deserialize(&value) {
                Ok(word) => words.push(word),
                Err(_) => unreadable.push(value),
            }
        }
        let mut vocabulary = Self::new(words);
        vocabulary.version = parts.version;
        vocabulary.unreadable = unreadable;
        vocabulary.unknown = parts.unknown;
        Some(vocabulary)
    }

    /// The words that are not deleted.
    pub fn kept(&self) -> impl Iterator<Item = &KeptWord> {
        self.words.iter().filter(|word| !word.deleted)
    }

    /// All words, deleted ones too.
    #[must_use]
    pub fn words(&self) -> &[KeptWord] {
        &self.words
    }

    /// The words that are not understood, as they were written.
    #[must_use]
    pub fn unreadable(&self) -> &[Value] {
        &self.unreadable
    }

    /// The word, if it is kept and not deleted.
    #[must_use]
    pub fn get(&self, language: Language, word: &str) -> Option<&KeptWord> {
        self.find(language, word).filter(|word| !word.deleted)
    }

    /// The word, deleted or not.
    #[must_use]
    pub fn find(&self, language: Language, word: &str) -> Option<&KeptWord> {
        let key = (language as u8, word);
        let index = self.words.binary_search_by(|known| known.key().cmp(&key));
        self.words.get(index.ok()?)
    }

    /// Adds `word`, or puts it in the place of an earlier state of it.
    pub fn put(&mut self, word: KeptWord) {
        match self
            .words
            .binary_search_by(|known| known.key().cmp(&word.key()))
        {
            Err(index) => self.words.insert(index, word),
            Ok(index) if order(&word, &self.words[index]).is_gt() => self.words[index] = word,
            Ok(_) => {}
        }
    }

    fn put_all(&mut self, words: impl IntoIterator<Item = KeptWord>) {
        let mut latest: HashMap<(u8, String), KeptWord> = HashMap::new();
        for word in self.words.drain(..).chain(words) {
            let key = (word.language as u8, word.word.clone());
            match latest.get(&key) {
                Some(known) if order(&word, known).is_le() => {}
                _ => {
                    latest.insert(key, word);
                }
            }
        }
        self.words = latest.into_values().collect();
        self.words.sort_by(|one, other| one.key().cmp(&other.key()));
    }

    /// What two copies hold together. Any order of merging gives the same.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.version = self.version.max(other.version);
        if let [word] = &other.words[..] {
            // What a save brings.
            self.put(word.clone());
        } else {
            self.put_all(other.words);
        }
        self.unreadable.extend(other.unreadable);
        self.unreadable.sort_by_cached_key(Value::to_string);
        self.unreadable.dedup();
        for (name, value) in other.unknown {
            let written = value.to_string();
            let known = self.unknown.get(&name).map(Value::to_string);
            if known.is_none_or(|known| known < written) {
                self.unknown.insert(name, value);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(word: &str, seconds: i64, state: WordState) -> KeptWord {
        let now = Timestamp::from_second(seconds).expect("a time");
        KeptWord {
            state,
            ..KeptWord::new(word.to_owned(), Language::Chinese, now)
        }
    }

    #[test]
    fn the_latest_state_of_a_word_counts_and_deleted_stays_deleted() {
        let one = Vocabulary::new([word("罢工", 1, WordState::New)]);
        let known = Vocabulary::new([word("罢工", 2, WordState::Known)]);
        let deleted = KeptWord {
            deleted: true,
            ..word("罢工", 3, WordState::Known)
        };
        let merged = one.clone().merge(known.clone());
        let state = |vocabulary: &Vocabulary| {
            vocabulary
                .get(Language::Chinese, "罢工")
                .map(|word| word.state)
        };
        assert_eq!(state(&merged), Some(WordState::Known));
        let merged = merged.merge(Vocabulary::new([deleted])).merge(one);
        assert_eq!(state(&merged), None);
        assert_eq!(merged.words().len(), 1);
    }

    #[test]
    fn a_word_of_an_unknown_form_costs_no_other_and_is_written_again() {
        let text = r#"{"version":1,"words":[{"word":"x","language":"en","created":"2026-01-01T00:00:00Z",
            "updated":"2026-01-01T00:00:00Z","colour":"red"},{"word":7}],"more":true}"#;
        let read = Vocabulary::parse(text).expect("it is a vocabulary");
        assert_eq!((read.kept().count(), read.unreadable().len()), (1, 1));
        let written = serde_json::to_string(&read).expect("it can be written");
        assert!(written.contains("\"colour\":\"red\"") && written.contains("{\"word\":7}"));
        assert!(written.contains("\"more\":true"));
        assert_eq!(Vocabulary::parse(&written), Some(read));
        assert_eq!(Vocabulary::parse("[]"), None);
    }

    proptest! {
        #[test]
        fn the_order_of_merging_is_of_no_matter(
            states in prop::collection::vec(("[ab]", 0_i64..3, 0_usize..4), 0..8),
            cut in 0_usize..8,
        ) {
            let words: Vec<KeptWord> = states
                .iter()
                .map(|(name, at, state)| word(name, *at, WordState::ALL[*state]))
                .collect();
            let (one, other) = words.split_at(cut.min(words.len()));
            let [one, other] = [one, other].map(|words| Vocabulary::new(words.to_vec()));
            let both = one.clone().merge(other.clone());
            prop_assert_eq!(&both, &other.clone().merge(one.clone()));
            prop_assert_eq!(&both, &both.clone().merge(one));
        }
    }
}
