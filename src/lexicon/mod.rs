//! Words: what the dictionary knows of them, and where a Chinese text has them.
//!
//! CC-CEDICT and the word list of jieba are compiled into the program by the build script,
//! in a form that is read where it lies.

mod added;
mod collection;
mod common_text;
pub mod compiler;
mod container;
mod dictionary;
mod english;
mod fault;
pub mod formats;
pub mod level;
mod line;
mod own;
mod pinyin;
mod reading_rules;
mod readings;
mod records;
pub mod reversal;
mod reversed;
mod script;
mod seal;
mod spelling;
pub(crate) mod word_list;
mod words;

use reversed::Reversed;
use std::sync::LazyLock;

pub use added::{Added, Damaged, Definition, Kept, LoadAdded, Opened, added, load_added_with};
pub use collection::{Article, Collection};
pub use dictionary::{Dictionary, Entry};
pub use english::is_function_word;
pub use fault::Fault;
pub use own::{Load, Title, compile, load_with, title};
pub use pinyin::{pinyin, syllables, zhuyin};
pub use readings::{Reading, is_reference, parts, reading_at, readings};
pub use reversed::chinese_entries;
pub use script::Script;
pub use words::{Segmenter, Tag, Word, is_han};

/// The dictionary and the word list.
#[derive(Debug)]
pub struct Lexicon {
    /// What the words mean.
    pub dictionary: Dictionary,
    /// Where the words are.
    pub segmenter: Segmenter,
    /// Which entries of the dictionary an English word translates.
    reversed: Reversed,
    /// What the reader's own is called; nothing of that in the program.
    own_name: Option<String>,
}

/// What is part of the program.
static DICTIONARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary"));
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words"));
static REVERSED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/reversed"));

impl Lexicon {
    /// The one that is part of the program, or that of the reader's own dictionary where
    /// [`load_with`] gives one.
    ///
    /// # Panics
    ///
    /// If the build script wrote what this version does not read, which a test rules out.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| {
            let built_in =
                || Lexicon::open([DICTIONARY, WORDS, REVERSED]).expect("the build script wrote it");
            own::lexicon().unwrap_or_else(built_in)
        });
        &EMBEDDED
    }

    /// What the dictionary is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.own_name.as_deref().unwrap_or("CC-CEDICT")
    }

    fn open([dictionary, words, reversed]: [&'static [u8]; 3]) -> Option<Self> {
        Some(Self {
            dictionary: Dictionary::open(dictionary)?,
            segmenter: Segmenter::open(words)?,
            reversed: Reversed::open(reversed)?,
            own_name: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_in_both_scripts() {
        let dictionary = &Lexicon::embedded().dictionary;
        let simplified = dictionary.entries("传统");
        assert_eq!(simplified, dictionary.entries("傳統"));
        assert_eq!(simplified[0].reading, "chuan2 tong3");
        assert!(simplified[0].senses.contains(&"tradition".to_owned()));
        assert!(dictionary.entries("没有这个词").is_empty());
        // A word at the very end, and one with several entries.
        assert!(dictionary.entries("行").len() > 1);
        assert!(!dictionary.entries("龢").is_empty());
    }

    #[test]
    fn translations_are_lemmas_with_weights() {
        let dictionary = &Lexicon::embedded().dictionary;
        let translations: Vec<_> = dictionary.translations("恐怖主义").collect();
        assert_eq!(translations, [("terrorism", 1.0)]);
        assert_eq!(dictionary.translations("没有这个词").count(), 0);
    }

    #[test]
    fn lemmas_of_english_words() {
        let dictionary = &Lexicon::embedded().dictionary;
        for (form, lemma) in [
            ("countries", "country"),
            ("stopped", "stop"),
            ("making", "make"),
            ("organizing", "organize"),
            ("went", "go"),
            ("news", "news"),
            ("members", "member"),
            ("building", "building"),
            ("xyzzying", "xyzzying"),
            ("criticised", "criticize"),
            ("programmes", "program"),
            ("travelling", "travel"),
            ("hour", "hour"),
            ("wise", "wise"),
        ] {
            assert_eq!(dictionary.lemma(form), lemma);
        }
    }

    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let words = Lexicon::embedded().segmenter.words(&text);
        let words: Vec<&str> = words.into_iter().map(|word| &text[word.range]).collect();
        assert_eq!(words.join("|"), marked);
    }

    #[test]
    fn words_of_a_chinese_text() {
        check("上海合作组织|将|进一步|加强|网络|反恐|合作");
        check("他|来到|了|北京|清华大学");
        check("傳統|文化");
        check("iPhone15|手机");
    }

    #[test]
    fn words_have_tags() {
        let text = "他在北京说";
        let words = Lexicon::embedded().segmenter.words(text);
        let tags: Vec<Tag> = words.into_iter().map(|word| word.tag).collect();
        assert_eq!(
            tags,
            [Tag::Pronoun, Tag::Preposition, Tag::Place, Tag::Verb]
        );
    }

    #[test]
    fn what_is_no_dictionary_is_refused() {
        assert!(Dictionary::open_owned(b"").is_none());
        assert!(Dictionary::open_owned(b"no dictionary at all").is_none());
        let own = compiler::dictionary("# mine\n試 试 [shi4] /to try/\n");
        let own = Dictionary::open_owned(&own).expect("it was compiled");
        assert_eq!(own.entries("试")[0].senses, ["to try"]);
        assert_eq!(own.translations("試").collect::<Vec<_>>(), [("try", 1.0)]);
    }
}
