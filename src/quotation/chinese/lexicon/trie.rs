//! Word lists in traditional or simplified Chinese, looked up at a place of
//! the text. Holds the words; what they mean for speech is decided elsewhere.

use crawdad::Trie;
use std::collections::BTreeMap;

/// What a word in the cue list may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    /// May govern reported content with no mark after it.
    Speech,
    /// Needs a comma, a colon or quotation marks beside it.
    Marked,
    /// Holds the characters of a cue and is none.
    Never,
}

/// The lists whose words are looked for by how they start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// All that holds the characters of a cue.
    Cue,
    /// What does and is none.
    NoCue,
    /// Cues that may govern reported content with no mark after it.
    Speech,
    Verb,
    Opening,
    NotName,
    Adverb,
    Surname,
    Role,
    /// Roles, and ends of organisations of more than one character.
    Noun,
    /// Cues of displayed text (signs, slogans, proverbs): no speaker (横幅, 俗话).
    Sign,
    /// Words of time before a copula.
    Time,
    /// Verbs that introduce a role.
    Copula,
    /// Pronouns that stand for a speaker.
    Pronoun,
    /// Determiners that refer back.
    Determiner,
    /// Words that Tibetan names consist of, one or two in each.
    Tibetan,
}

/// The lists whose words are looked for by how they end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Adverb,
    Role,
    Organisation,
    Document,
    /// Forms of address that follow a surname and are no profession.
    Address,
    /// Roles that can follow the name of their bearer (钟南山院士).
    Title,
    /// What organisations call their accounts.
    Account,
    /// Forms of address and nouns for women.
    Woman,
    /// And for men.
    Man,
}

/// The words that start, or end, at one place: the lengths they have in each of
/// `LISTS` lists.
#[derive(Clone)]
pub(crate) struct Found<const LISTS: usize>([u16; LISTS]);

impl<const LISTS: usize> Default for Found<LISTS> {
    fn default() -> Self {
        Self([0; LISTS])
    }
}

/// The words that start at a place.
pub(crate) type Starts = Found<{ Start::Tibetan as usize + 1 }>;

/// The words that end at a place.
pub(crate) type Ends = Found<{ End::Man as usize + 1 }>;

impl<const LISTS: usize> Found<LISTS> {
    /// How many lists there are.
    pub(crate) const LISTS: usize = LISTS;

    /// The length of the longest word of a list that has at most `longest` characters.
    #[inline]
    fn longest(&self, list: usize, longest: usize) -> Option<usize> {
        let lengths = self.0[list];
        if lengths == 0 {
            return None;
        }
        let fitting = u16::MAX >> 15_usize.saturating_sub(longest);
        (lengths & fitting)
            .checked_ilog2()
            .map(|length| length as usize)
    }
}

impl Starts {
    /// The length and the class of the longest word of the list of cues within `room`
    /// characters.
    #[inline]
    pub(crate) fn cue(&self, room: usize) -> Option<(usize, CueClass)> {
        let length = self.of(Start::Cue, room)?;
        let class = if self.has(Start::NoCue, length) {
            CueClass::Never
        } else if self.has(Start::Speech, length) {
            CueClass::Speech
        } else {
            CueClass::Marked
        };
        Some((length, class))
    }

    /// Whether a word of `list` has this length.
    fn has(&self, list: Start, length: usize) -> bool {
        self.0[list as usize] & 1 << length != 0
    }

    /// The length of the longest word of `list` within `room` characters.
    #[inline]
    pub(crate) fn of(&self, list: Start, room: usize) -> Option<usize> {
        self.longest(list as usize, room)
    }
}

impl Ends {
    /// The length of the longest word of `list` within `room` characters.
    #[inline]
    pub(crate) fn of(&self, list: End, room: usize) -> Option<usize> {
        self.longest(list as usize, room)
    }
}

/// The words of several lists by their characters.
pub(crate) struct WordTrie<const LISTS: usize> {
    /// The value of a word has a bit for each list that holds it.
    words: Option<Trie>,
}

/// The most characters of a word.
const LONGEST: usize = 15;

impl<const LISTS: usize> WordTrie<LISTS> {
    /// The trie of `words`, each with its list.
    pub(crate) fn new(words: impl Iterator<Item = (String, usize)>) -> Self {
        let mut lists: BTreeMap<String, u32> = BTreeMap::new();
        for (word, list) in words {
            *lists.entry(word).or_default() |= 1 << list;
        }
        // Sorted, each once and none empty: there is a trie.
        Self {
            words: Trie::from_records(lists).ok(),
        }
    }

    /// The words that `letters` begin with.
    #[inline]
    pub(crate) fn find(&self, letters: impl Iterator<Item = char>) -> Found<LISTS> {
        let mut found = Found::default();
        let words = self.words.as_ref().map(|words| {
            words
                .common_prefix_search(letters)
                .take_while(|(_, length)| *length <= LONGEST)
        });
        for (mut lists, length) in words.into_iter().flatten() {
            while lists != 0 {
                found.0[lists.trailing_zeros() as usize] |= 1 << length;
                lists &= lists - 1;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_of_each_list_is_found() {
        let words = [
            (Start::Role, "记者"),
            (Start::Role, "记"),
            (Start::Verb, "记"),
            (Start::Verb, "记者会上"),
            (Start::Surname, "会"),
        ];
        let words = words.map(|(list, word)| (word.to_owned(), list as usize));
        let trie: WordTrie<{ Starts::LISTS }> = WordTrie::new(words.into_iter());
        let find = |list, text: &str, room| trie.find(text.chars()).of(list, room);
        assert_eq!(find(Start::Role, "记者会上", 4), Some(2));
        assert_eq!(find(Start::Role, "记者会上", 1), Some(1));
        assert_eq!(find(Start::Role, "记者会上", 0), None);
        assert_eq!(find(Start::Verb, "记者会上", 4), Some(4));
        assert_eq!(find(Start::Verb, "记者会上", 3), Some(1));
        assert_eq!(find(Start::Surname, "记者会上", 4), None);
        assert_eq!(find(Start::Surname, "会上", 99), Some(1));
        assert_eq!(find(Start::Verb, "者", 1), None);
    }
}
