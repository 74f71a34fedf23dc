//! What the whole text shows of its names, counted before it is read: how the
//! characters that can begin a name go on. A name keeps its characters while
//! the words behind it change.

use super::lexicon::LEXICON;
use foldhash::HashMap;
use std::ops::Range;

/// How two characters go on through the text.
#[derive(Clone, Copy)]
struct Followers {
    /// The character behind the first occurrence.
    third: char,
    count: u32,
    /// Whether another character stands behind another occurrence.
    varied: bool,
}

/// The beginnings of possible names in a text.
#[derive(Default)]
pub(super) struct Census {
    followers: HashMap<(char, char), Followers>,
}

impl Census {
    /// Counts through `paragraphs` of `text`.
    pub(super) fn of(text: &str, paragraphs: &[Range<usize>]) -> Self {
        let mut census = Self::default();
        let lexicon = &*LEXICON;
        let simplified = |letter| lexicon.alphabet().known(letter).simplified;
        for paragraph in paragraphs {
            let mut letters = text[paragraph.clone()].chars().map(simplified);
            let (mut first, mut second) = ('\n', '\n');
            while let Some(third) = letters.next().or_else(|| (second != '\n').then_some('\n')) {
                if lexicon.begins_name(first) {
                    census.count(first, second, third);
                }
                (first, second) = (second, third);
            }
        }
        census
    }

    fn count(&mut self, first: char, second: char, third: char) {
        self.followers
            .entry((first, second))
            .and_modify(|known| {
                known.count += 1;
                known.varied |= known.third != third;
            })
            .or_insert(Followers {
                third,
                count: 1,
                varied: false,
            });
    }

    /// Whether the third of `letters` belongs to the two before it: `Some(true)`
    /// if it always follows them, `Some(false)` if others do too, `None` if the
    /// text has them only once.
    pub(super) fn keeps(&self, letters: &[char]) -> Option<bool> {
        let [first, second, third, ..] = letters else {
            return None;
        };
        let known = self.followers.get(&(*first, *second))?;
        (known.count > 1).then_some(!known.varied && known.third == *third)
    }
}
