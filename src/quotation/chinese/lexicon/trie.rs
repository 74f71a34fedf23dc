//! Word lists in traditional or simplified Chinese, looked up at a place of
//! the text. Holds the words; what they mean for speech is decided elsewhere.

use foldhash::HashMap;

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

/// Words by their characters, one node for each beginning that words share: looking
/// them up costs no more than their length.
///
/// The nodes are cells of one table: each is as far from the base of the node before
/// it as the number of the character between them says (a double array: Aoe, *An Efficient
/// Digital Search Algorithm by Using a Double-Array Structure*, 1989).
pub(crate) struct Tree<const LISTS: usize> {
    cells: Vec<Cell>,
    /// What nodes have found: much the same for many of them.
    found: Vec<Found<LISTS>>,
}

/// A node.
#[derive(Clone, Copy)]
struct Cell {
    /// The node before it.
    before: u16,
    /// The base from which its child nodes are placed.
    base: u16,
    /// Which words end here or on the way here.
    found: u16,
    /// The bits of the next characters, for most letters are none of them.
    likely: u16,
}

impl Cell {
    /// A cell that is no node yet.
    const FREE: Self = Self {
        before: u16::MAX,
        base: 0,
        found: 0,
        likely: 0,
    };

    /// One of 16 bits for a character.
    #[inline]
    fn bit(number: u16) -> u16 {
        1 << (number % 16)
    }
}

/// How many letters are looked at to find a word, the longest and one more.
pub(crate) const LONGEST: usize = 16;

/// A word in the numbers of its characters, with zeros after it.
pub(crate) type Word = [u16; LONGEST];

impl<const LISTS: usize> Tree<LISTS> {
    /// The tree of `words`, each with its list, in an alphabet of so many characters.
    pub(crate) fn new(alphabet_size: usize, mut words: Vec<(Word, usize)>) -> Self {
        words.sort_unstable();
        let mut builder = Builder {
            cells: vec![Cell::FREE; alphabet_size],
            found: Vec::new(),
            places: HashMap::default(),
            free: alphabet_size,
        };
        builder.place(&Found::default());
        for branch in words.chunk_by(|(word, _), (next, _)| word[0] == next[0]) {
            let first = branch[0].0[0];
            builder.grow(first.into(), branch, 1, Found::default());
        }
        // Whatever follows a node has a cell, so that none need be asked whether it has.
        let size = builder.cells.len() + alphabet_size;
        builder.cells.resize(size, Cell::FREE);
        Self {
            cells: builder.cells,
            found: builder.found,
        }
    }

    /// The words that characters begin with; `number` has the number of each.
    #[inline]
    pub(crate) fn find(&self, number: impl Fn(usize) -> u16) -> &Found<LISTS> {
        let first = number(0);
        let cell = self.cells[usize::from(first)];
        // Most words have two characters, and a branch on them would be mispredicted.
        let (mut node, next) = self.behind(cell, number(1));
        let is_behind = u16::from(next.before == first).wrapping_neg();
        let mut cell = Cell {
            found: cell.found & !is_behind | next.found & is_behind,
            likely: next.likely & is_behind,
            ..next
        };
        for number in (2..LONGEST).map(number) {
            if cell.likely & Cell::bit(number) == 0 {
                break;
            }
            let (place, next) = self.behind(cell, number);
            if usize::from(next.before) != node {
                break;
            }
            (node, cell) = (place, next);
        }
        &self.found[usize::from(cell.found)]
    }

    /// The place of the child of `cell`, if there is one, and the cell there.
    #[inline]
    fn behind(&self, cell: Cell, number: u16) -> (usize, Cell) {
        let place = usize::from(cell.base) + usize::from(number);
        (place, self.cells[place])
    }
}

/// A tree that is being made.
struct Builder<const LISTS: usize> {
    cells: Vec<Cell>,
    found: Vec<Found<LISTS>>,
    /// The places of what was found.
    places: HashMap<[u16; LISTS], u16>,
    /// No cell before this one is free.
    free: usize,
}

impl<const LISTS: usize> Builder<LISTS> {
    /// Adds what is after `node`: `words`, sorted, of which it is the first `length`
    /// characters. `found` are the words on the way to it.
    fn grow(
        &mut self,
        node: usize,
        words: &[(Word, usize)],
        length: usize,
        mut found: Found<LISTS>,
    ) {
        let (here, words) = words.split_at(words.partition_point(|(word, _)| word[length] == 0));
        for (_, list) in here {
            found.0[*list] |= 1 << length;
        }
        self.cells[node].found = self.place(&found);
        let branches = || words.chunk_by(|(word, _), (next, _)| word[length] == next[length]);
        let number = |branch: &[(Word, usize)]| branch[0].0[length];
        let numbers: Vec<u16> = branches().map(number).collect();
        let Some(base) = self.room(&numbers) else {
            return;
        };
        self.cells[node].base = index(base);
        for &number in &numbers {
            self.cells[node].likely |= Cell::bit(number);
            self.cells[base + usize::from(number)].before = index(node);
        }
        for branch in branches() {
            let next = base + usize::from(number(branch));
            self.grow(next, branch, length + 1, found.clone());
        }
    }

    /// The place of `found`.
    fn place(&mut self, found: &Found<LISTS>) -> u16 {
        let new = index(self.found.len());
        let place = *self.places.entry(found.0).or_insert(new);
        if place == new {
            self.found.push(found.clone());
        }
        place
    }

    /// The first base from which the cells of `numbers`, in order, are free; `None` if
    /// there are no numbers.
    fn room(&mut self, numbers: &[u16]) -> Option<usize> {
        let (&first, &last) = (numbers.first()?, numbers.last()?);
        let is_free = |cells: &[Cell], at: usize| {
            cells
                .get(at)
                .is_none_or(|cell| cell.before == Cell::FREE.before)
        };
        while !is_free(&self.cells, self.free) {
            self.free += 1;
        }
        let least = self.free.max(first.into()) - usize::from(first);
        let fits = |base: &usize| {
            let mut places = numbers.iter().map(|&number| base + usize::from(number));
            places.all(|place| is_free(&self.cells, place))
        };
        let end = self.cells.len();
        let base = (least..end).find(fits).unwrap_or(end);
        let needed = base + usize::from(last) + 1;
        if needed > self.cells.len() {
            self.cells.resize(needed, Cell::FREE);
        }
        Some(base)
    }
}

/// The index of a cell: there are hardly more than characters in the lists.
fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::alphabet::Alphabet;
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
        let alphabet = Alphabet::of(words.iter().map(|(_, word)| *word));
        let words = words.map(|(list, word)| (alphabet.word(word.chars()), list));
        let tree: Tree<{ Starts::LISTS }> = Tree::new(alphabet.size(), words.to_vec());
        let find = |list, text: &str, room| {
            let word = alphabet.word(text.chars());
            tree.find(|at| word[at]).of(list, room)
        };
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
