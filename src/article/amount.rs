//! How much of each language a passage holds, in units that can be compared.

use crate::text::is_han;

/// How much of each language a passage holds. Readings (pinyin with its tones)
/// and names in brackets behind Chinese are neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    /// Chinese characters.
    pub(super) han: usize,
    /// Words in Latin letters.
    pub(super) words: usize,
}

/// English words that say as much as one Chinese character, inverted: a word
/// is worth 1.6 characters.
const HAN_PER_WORD: f32 = 1.6;

/// Less than this is a gloss, and stays where it is.
pub(super) const LEAST_HAN: usize = 6;
/// As [`LEAST_HAN`], in English words.
pub(super) const LEAST_WORDS: usize = 4;

/// The most words of a name in brackets.
const LONGEST_NAME: usize = 8;

impl Amount {
    pub(super) fn of(text: &str) -> Self {
        let mut counter = Counter::default();
        for character in text.chars() {
            counter.take(character);
        }
        counter.end_word();
        counter.amount
    }

    /// How many times as long the Chinese is as one expects of the English.
    pub(super) fn ratio(zh: Self, en: Self) -> f32 {
        // A few words more or less weigh little in a headline.
        (size(zh.han) + 4.0) / (HAN_PER_WORD * size(en.words) + 4.0)
    }

    /// Whether both languages have a fair part in it.
    pub(super) fn is_mixed(self) -> bool {
        let share = size(self.han) / (HAN_PER_WORD * size(self.words)).max(1.0);
        self.han >= LEAST_HAN && self.words >= LEAST_WORDS && (0.4..=2.5).contains(&share)
    }

    /// Whether it is less than a sentence in either language.
    pub(super) fn is_gloss(self) -> bool {
        self.han < LEAST_HAN && self.words < LEAST_WORDS
    }
}

#[derive(Default)]
struct Counter {
    amount: Amount,
    word: Word,
    is_after_han: bool,
    /// What was counted when a bracket opened behind Chinese.
    before_bracket: Option<Amount>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Word {
    #[default]
    None,
    Latin,
    /// It carries a tone mark: a reading, not a translation.
    Pinyin,
}

impl Counter {
    fn take(&mut self, character: char) {
        let is_han = is_han(character);
        let is_letter = character.is_ascii_alphabetic()
            || !character.is_ascii() && !is_han && character.is_alphabetic();
        match self.word {
            _ if !character.is_ascii() && is_tone(character) => self.word = Word::Pinyin,
            Word::None if is_letter => self.word = Word::Latin,
            _ if is_letter || matches!(character, '\'' | '’' | '-') => {}
            _ => self.end_word(),
        }
        match character {
            '(' | '（' | '[' | '［' if self.is_after_han => {
                self.before_bracket = Some(self.amount);
            }
            ')' | '）' | ']' | '］' => {
                if let Some(before) = self.before_bracket.take()
                    && self.amount.han == before.han
                    && self.amount.words - before.words <= LONGEST_NAME
                {
                    self.amount = before;
                }
            }
            _ => {}
        }
        self.amount.han += usize::from(is_han);
        self.is_after_han = is_han;
    }

    fn end_word(&mut self) {
        self.amount.words += usize::from(self.word == Word::Latin);
        self.word = Word::None;
    }
}

/// A vowel with the mark of one of the four tones; é and è are French too, and
/// a word with one more would not be missed.
fn is_tone(character: char) -> bool {
    ('\u{e0}'..='\u{1dc}').contains(&character) && "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".contains(character)
}

fn size(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, han: usize, words: usize) {
        assert_eq!(Amount::of(text), Amount { han, words }, "{text}");
    }

    #[test]
    fn readings_and_names_in_brackets_are_not_counted() {
        check("港务局（Port Authority of Rivermouth）局长", 5, 0);
        check("积压 jīyā of it", 2, 2);
        check("罢工(bàgōng)结束", 4, 0);
        check("the backlog1 of July（七月）", 2, 4);
        check(
            "他说 (they had said it long before, and nobody had listened)",
            2,
            10,
        );
    }
}
