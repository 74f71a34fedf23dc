//! What the whole text shows of its names, counted before it is read: how the
//! characters that can begin a name go on. A name keeps its characters while
//! the words after it change.

use crate::quotation::chinese::character::Class;
use crate::quotation::chinese::lexicon::LEXICON;
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// How two characters go on through the text.
#[derive(Clone, Copy)]
struct Followers {
    /// The character after the first occurrence.
    third: char,
    count: u32,
    /// Whether another occurrence goes on with another character.
    varied: bool,
}

/// The beginnings of possible names in a text.
#[derive(Default)]
pub(crate) struct NameStatistics {
    followers: HashMap<(char, char), Followers>,
    /// The first three characters after each dot of a foreign name.
    parts: HashSet<[char; 3]>,
    /// A bit for their first characters, since few letters begin one.
    begins_part: [u64; 16],
}

impl NameStatistics {
    /// Counts through `paragraphs` of `text`.
    pub(crate) fn of(text: &str, paragraphs: &[Range<usize>]) -> Self {
        let mut statistics = Self::default();
        let lexicon = &*LEXICON;
        let known = |letter| lexicon.alphabet().known(letter);
        for paragraph in paragraphs {
            let letters = text[paragraph.clone()].chars().map(known);
            // A bit for each of the last letters, the lowest for the last: it was a dot.
            let (mut first, mut second, mut dots) = ('\n', '\n', 0_u8);
            for known in letters {
                let third = known.simplified;
                if lexicon.begins_name(first) {
                    statistics.count(first, second, third);
                }
                dots = dots << 1 | u8::from(known.classes.has(Class::Dot));
                if dots & 0b1000 != 0 {
                    statistics.add_part([first, second, third]);
                }
                (first, second) = (second, third);
            }
            if second != '\n' && lexicon.begins_name(first) {
                statistics.count(first, second, '\n');
            }
        }
        statistics
    }

    fn add_part(&mut self, part: [char; 3]) {
        let (block, bit) = place(part[0]);
        self.begins_part[block] |= bit;
        self.parts.insert(part);
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

    /// Whether `letters` begin like what the text has after the dot of a foreign name:
    /// 科瓦契奇 where it has 塔尼娅·科瓦契奇.
    pub(crate) fn has_part(&self, letters: &[char]) -> bool {
        letters.first_chunk().is_some_and(|part| {
            let (block, bit) = place(part[0]);
            self.begins_part[block] & bit != 0 && self.parts.contains(part)
        })
    }

    /// Whether the third of `letters` belongs to the two before it: `Some(true)`
    /// if it always follows them, `Some(false)` if others do too, `None` if the
    /// text has them only once.
    pub(crate) fn keeps(&self, letters: &[char]) -> Option<bool> {
        let [first, second, third, ..] = letters else {
            return None;
        };
        let known = self.followers.get(&(*first, *second))?;
        (known.count > 1).then_some(!known.varied && known.third == *third)
    }
}

/// Where the bit of a letter is among 1024.
fn place(letter: char) -> (usize, u64) {
    let number = letter as usize % 1024;
    (number / 64, 1 << (number % 64))
}
