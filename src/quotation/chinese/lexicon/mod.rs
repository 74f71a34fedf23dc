//! Word lists in traditional or simplified Chinese, looked up at a place of
//! the text. Holds the words; what they mean for speech is decided elsewhere.

pub(crate) mod alphabet;
pub(crate) mod role_suffix;
pub(crate) mod trie;

use crate::lexicon::word_list;
use alphabet::Alphabet;
use std::sync::LazyLock;
use trie::{End, Ends, Start, Starts, WordTrie};

/// A set of characters of the Basic Multilingual Plane, a bit for each.
pub(crate) struct CharSet(Vec<u64>);

impl CharSet {
    /// The characters under `[name]` of the list of closed classes.
    fn section(name: &str) -> Self {
        Self::of(word_list::section(WORDS, name).flat_map(str::chars))
    }

    fn of(letters: impl Iterator<Item = char>) -> Self {
        let mut blocks = vec![0; (1 << 16) / 64];
        for number in letters.map(|letter| letter as usize) {
            if let Some(block) = blocks.get_mut(number / 64) {
                *block |= 1 << (number % 64);
            }
        }
        Self(blocks)
    }

    #[inline]
    pub(crate) fn contains(&self, letter: char) -> bool {
        let number = letter as usize;
        let block = self.0.get(number / 64);
        block.is_some_and(|block| block & 1 << (number % 64) != 0)
    }
}

/// All the lists, read once.
pub(crate) struct Lexicon {
    alphabet: Alphabet,
    starts: WordTrie<{ Starts::LISTS }>,
    /// Of the words spelt backwards.
    ends: WordTrie<{ Ends::LISTS }>,
    /// Characters of grammar, which no given name holds.
    pub(crate) functions: CharSet,
    /// Characters that are beside a name more often than in it.
    pub(crate) beside_names: CharSet,
    /// Characters that show a sentence, where a term has none.
    pub(crate) grammar: CharSet,
    /// The last characters of words formed like roles.
    pub(crate) role_ends: CharSet,
    syllables: CharSet,
    /// The first characters of surnames.
    initials: CharSet,
    /// The surnames of most people.
    pub(crate) common_surnames: CharSet,
}

impl Lexicon {
    /// The characters of the lists.
    pub(crate) fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }

    /// The words that `letters`, in simplified writing, start with.
    #[inline]
    pub(crate) fn starts(&self, letters: &[char]) -> Starts {
        self.starts.find(letters.iter().copied())
    }

    /// The words that `letters`, in simplified writing, end with.
    #[inline]
    pub(crate) fn ends(&self, letters: &[char]) -> Ends {
        self.ends.find(letters.iter().rev().copied())
    }

    /// The words that `text` ends with.
    pub(crate) fn text_ends(&self, text: &str) -> Ends {
        let letters = text.chars().rev();
        self.ends
            .find(letters.map(|letter| self.alphabet.simplified(letter)))
    }

    /// Whether a surname begins with `letter`.
    pub(crate) fn begins_name(&self, letter: char) -> bool {
        self.initials.contains(letter)
    }

    /// Whether `letter` is one that foreign names are written with.
    pub(crate) fn is_syllable(&self, letter: char) -> bool {
        self.syllables.contains(letter)
    }
}

/// Reads the lists compiled into the program.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (starts, ends) = (lists_of_starts(), lists_of_ends());
    let alphabet = Alphabet::read();
    let simplified = |letter| alphabet.simplified(letter);
    let forwards = starts.iter().flat_map(|(list, words)| {
        let words = words
            .iter()
            .map(|word| word.chars().map(simplified).collect());
        words.map(|word| (word, *list as usize))
    });
    let backwards = ends.iter().flat_map(|(list, words)| {
        let words = words
            .iter()
            .map(|word| word.chars().rev().map(simplified).collect());
        words.map(|word| (word, *list as usize))
    });
    let surnames = section(SURNAMES, "");
    let initials = surnames.iter().filter_map(|name| name.chars().next());
    Lexicon {
        starts: WordTrie::new(forwards),
        ends: WordTrie::new(backwards),
        alphabet,
        functions: CharSet::section("function characters"),
        beside_names: CharSet::section("characters beside names"),
        grammar: CharSet::section("clause characters"),
        role_ends: CharSet::section("role endings"),
        syllables: CharSet::section("syllables"),
        common_surnames: CharSet::section("common surnames"),
        initials: CharSet::of(initials),
    }
});

/// A list that is looked for by how its words start or end.
type List<Place> = (Place, Vec<&'static str>);

fn lists_of_starts() -> [List<Start>; 19] {
    [
        (Start::Cue, section(CUES, "marked")),
        (Start::Cue, section(CUES, "speech")),
        (Start::Cue, section(CUES, "never")),
        (Start::Speech, section(CUES, "speech")),
        (Start::NoCue, section(CUES, "never")),
        (Start::Verb, section(CONTEXT, "verb")),
        (Start::Opening, section(CONTEXT, "opening")),
        (Start::NotName, section(CONTEXT, "not-name")),
        (Start::Adverb, section(CONTEXT, "adverb")),
        (Start::Surname, section(SURNAMES, "")),
        (Start::Role, section(ROLES, "")),
        (Start::Noun, section(ROLES, "")),
        (Start::Noun, longer(section(ORGANISATIONS, ""))),
        (Start::Sign, section(WORDS, "sign")),
        (Start::Time, section(WORDS, "time")),
        (Start::Copula, section(WORDS, "copula")),
        (Start::Pronoun, section(WORDS, "pronoun")),
        (Start::Determiner, section(WORDS, "determiner")),
        (Start::Tibetan, section(TIBETAN, "")),
    ]
}

fn lists_of_ends() -> [List<End>; 9] {
    [
        (End::Adverb, section(CONTEXT, "adverb")),
        (End::Role, section(ROLES, "")),
        (End::Organisation, section(ORGANISATIONS, "")),
        (End::Document, section(DOCUMENTS, "")),
        (End::Address, section(WORDS, "address")),
        (End::Title, section(WORDS, "title")),
        (End::Account, section(WORDS, "account")),
        (End::Woman, section(WORDS, "woman")),
        (End::Man, section(WORDS, "man")),
    ]
}

const WORDS: &str = include_str!("../../../../assets/lexicons/chinese-words.txt");
const CUES: &str = include_str!("../../../../assets/lexicons/chinese-cues.txt");

const CONTEXT: &str = include_str!("../../../../assets/lexicons/chinese-context.txt");

const ROLES: &str = include_str!("../../../../assets/lexicons/chinese-roles.txt");

const ORGANISATIONS: &str = include_str!("../../../../assets/lexicons/chinese-organisations.txt");

const DOCUMENTS: &str = include_str!("../../../../assets/lexicons/chinese-documents.txt");

const SURNAMES: &str = include_str!("../../../../assets/lexicons/chinese-surnames.txt");

const TIBETAN: &str = include_str!("../../../../assets/lexicons/tibetan-names.txt");

/// Those of `words` that have more than one character.
fn longer(mut words: Vec<&'static str>) -> Vec<&'static str> {
    words.retain(|word| word.chars().count() > 1);
    words
}

/// The words under `[name]` of a list, or all of a list without headings.
fn section(list: &'static str, name: &str) -> Vec<&'static str> {
    word_list::section(list, name).collect()
}

/// `letter` in simplified writing.
#[inline]
pub(crate) fn simplified(letter: char) -> char {
    LEXICON.alphabet().known(letter).simplified
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_list_is_found_where_it_stands() {
        for (list, words) in lists_of_starts() {
            for word in words {
                let letters: Vec<char> = word.chars().map(simplified).collect();
                let found = LEXICON.starts(&letters);
                let length = found.of(list, letters.len());
                assert_eq!(length, Some(letters.len()), "{word} of {list:?}");
            }
        }
        for (list, words) in lists_of_ends() {
            for word in words {
                let length = word.chars().count();
                let found = LEXICON.text_ends(word).of(list, length);
                assert_eq!(found, Some(length), "{word} of {list:?}");
            }
        }
    }
}
