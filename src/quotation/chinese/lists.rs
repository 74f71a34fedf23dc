//! Which words of which lists begin or end at a place: all lists are one tree of
//! characters, walked once. Holds no word itself.

use super::lexicon::{CharSet, CueClass};
use foldhash::HashMap;

/// The lists whose words are looked for by how they start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
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
    /// Ends of organisations of more than one character.
    Organisation,
    /// What shows that words stand somewhere and nobody says them (横幅, 俗话).
    Sign,
    /// Words of time before a copula.
    Time,
    /// Verbs that say what somebody is.
    Copula,
    /// Pronouns that stand for a speaker.
    Pronoun,
    /// Determiners that point back at somebody named before.
    Determiner,
    /// Words that Tibetan names consist of, one or two in each.
    Tibetan,
}

/// The lists whose words are looked for by how they end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Adverb,
    Role,
    Organisation,
    Document,
    /// Forms of address that follow a surname and are no profession.
    Address,
    /// Roles that can follow the name of their bearer (钟南山院士).
    Title,
    /// What bodies call their accounts.
    Account,
    /// Forms of address and nouns for women.
    Woman,
    /// And for men.
    Man,
}

/// The words that start, or end, at one place: the lengths they have in each of
/// `LISTS` lists.
#[derive(Clone)]
pub(super) struct Found<const LISTS: usize>([u16; LISTS]);

impl<const LISTS: usize> Default for Found<LISTS> {
    fn default() -> Self {
        Self([0; LISTS])
    }
}

/// The words that start at a place.
pub(super) type Starts = Found<{ Start::Tibetan as usize + 1 }>;
/// The words that end at a place.
pub(super) type Ends = Found<{ End::Man as usize + 1 }>;

impl<const LISTS: usize> Found<LISTS> {
    /// How many lists there are.
    pub(super) const LISTS: usize = LISTS;

    /// The length of the longest word of a list that has at most `longest` characters.
    #[inline]
    fn longest(&self, list: usize, longest: usize) -> Option<usize> {
        let fitting = u16::MAX >> 15_usize.saturating_sub(longest);
        (self.0[list] & fitting)
            .checked_ilog2()
            .map(|length| length as usize)
    }
}

impl Starts {
    /// The length and the class of the longest word of the list of cues within `room`
    /// characters.
    #[inline]
    pub(super) fn cue(&self, room: usize) -> Option<(usize, CueClass)> {
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
    pub(super) fn of(&self, list: Start, room: usize) -> Option<usize> {
        self.longest(list as usize, room)
    }
}

impl Ends {
    /// The length of the longest word of `list` within `room` characters.
    #[inline]
    pub(super) fn of(&self, list: End, room: usize) -> Option<usize> {
        self.longest(list as usize, room)
    }
}

/// Words by their characters, one node for each beginning that words share: looking
/// them up costs no more than their length.
pub(super) struct Tree<const LISTS: usize> {
    /// The first characters, whose nodes come first.
    begins: CharSet,
    /// The nodes behind a node, by the next character.
    next: HashMap<(u32, char), u32>,
    nodes: Vec<Node>,
    /// What nodes have found: much the same for many of them.
    found: Vec<Found<LISTS>>,
}

#[derive(Clone, Copy, Default)]
struct Node {
    /// Which words end here or on the way here.
    found: u32,
    /// The bits of the next characters, for most letters are none of them.
    likely: u32,
}

/// One of 32 bits for a character.
#[inline]
fn bit(letter: char) -> u32 {
    1 << (letter as u32 % 32)
}

/// The number of a node: there are as many as characters in the lists.
#[inline]
fn number(node: usize) -> u32 {
    u32::try_from(node).unwrap_or(u32::MAX)
}

impl<const LISTS: usize> Tree<LISTS> {
    /// The tree of `words`, each with the number of its list.
    pub(super) fn new<W: AsRef<str>>(words: &[(usize, W)]) -> Self {
        let firsts = words.iter().map(|(_, word)| word.as_ref().chars().next());
        let begins = CharSet::of(firsts.flatten());
        let mut tree = Self {
            next: HashMap::default(),
            nodes: vec![Node::default(); begins.len()],
            found: vec![Found::default(); begins.len()],
            begins,
        };
        // The short ones first: what they are is known to each longer one they begin.
        let words = words.iter().map(|(list, word)| (*list, word.as_ref()));
        let mut words: Vec<(usize, &str)> = words.collect();
        words.sort_by_key(|(_, word)| word.len());
        for (list, word) in words {
            tree.add(word, list);
        }
        tree.share();
        tree
    }

    /// Adds the nodes of `word`.
    fn add(&mut self, word: &str, list: usize) {
        let mut letters = word.chars();
        let Some(first) = letters.next().and_then(|first| self.begins.place(first)) else {
            return;
        };
        let (mut node, mut length) = (first, 1);
        for letter in letters {
            self.nodes[node].likely |= bit(letter);
            let new = self.nodes.len();
            let next = *self
                .next
                .entry((number(node), letter))
                .or_insert(number(new));
            if next == number(new) {
                self.nodes.push(Node::default());
                self.found.push(self.found[node].clone());
            }
            node = next as usize;
            length += 1;
        }
        self.found[node].0[list] |= 1 << length;
    }

    /// Keeps once what several nodes have found, and first what is found nowhere.
    fn share(&mut self) {
        let mut places = HashMap::default();
        let each = std::mem::replace(&mut self.found, vec![Found::default()]);
        places.insert(self.found[0].0, 0);
        for (node, found) in self.nodes.iter_mut().zip(each) {
            let new = self.found.len();
            let place = *places.entry(found.0).or_insert(new);
            if place == new {
                self.found.push(found);
            }
            node.found = number(place);
        }
    }

    /// The words that `letters` begin with.
    #[inline]
    pub(super) fn find(&self, mut letters: impl Iterator<Item = char>) -> &Found<LISTS> {
        let first = letters.next().and_then(|first| self.begins.place(first));
        let Some(mut node) = first else {
            return &self.found[0];
        };
        for letter in letters {
            if self.nodes[node].likely & bit(letter) == 0 {
                break;
            }
            match self.next.get(&(number(node), letter)) {
                Some(&next) => node = next as usize,
                None => break,
            }
        }
        &self.found[self.nodes[node].found as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_of_each_list_is_found() {
        let words = [
            (Start::Role as usize, "记者"),
            (Start::Role as usize, "记"),
            (Start::Verb as usize, "记"),
            (Start::Verb as usize, "记者会上"),
            (Start::Surname as usize, "会"),
        ];
        let tree: Tree<{ Starts::LISTS }> = Tree::new(&words);
        let find = |list, text: &str, room| tree.find(text.chars()).of(list, room);
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
