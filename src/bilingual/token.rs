//! What a sentence is compared by: its content words, values and some of its marks.

use compact_str::CompactString;

/// One token of a sentence. The same value is the same token in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Token {
    /// A Chinese word, or the lemma of one in Latin letters.
    Word(CompactString),
    /// A number, as the bits of its value in six digits.
    Number(u64),
    /// From Monday, 1.
    Weekday(u8),
    /// From January, 1.
    Month(u8),
    /// A per cent sign, in figures or in words.
    Percent,
    /// A dollar sign.
    Dollar,
    /// A mark that translations keep.
    Mark(Mark),
}

/// The marks that translations keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    Question,
    Exclamation,
    Quotation,
    Bracket,
    Colon,
    Semicolon,
    Dash,
}

impl Token {
    pub(super) fn word(word: &str) -> Self {
        Self::Word(CompactString::new(word))
    }

    pub(super) fn number(value: f64) -> Self {
        if value == 0.0 || !value.is_finite() {
            return Self::Number(0);
        }
        // A translation rounds: six digits are as many as one compares.
        let unit = 10_f64.powf(value.abs().log10().floor() - 5.0);
        Self::Number(((value / unit).round() * unit).to_bits())
    }

    /// Whether it has a value or is a mark, and so translates only itself.
    pub(super) fn is_literal(&self) -> bool {
        !matches!(self, Self::Word(_))
    }
}

/// The value of a numeral in Chinese characters: 三百二十一, 二〇〇八, 两亿.
pub(super) fn chinese_numeral(text: &str) -> Option<f64> {
    let is_positional = text
        .chars()
        .all(|letter| digit(letter).is_some_and(|d| d <= 9.0));
    if is_positional {
        return text
            .chars()
            .map(|letter| digit(letter).map(|digit| (digit, 10.0)))
            .try_fold(0.0, |value, digit| {
                digit.map(|(digit, ten)| value * ten + digit)
            });
    }
    let (mut total, mut section, mut current) = (0.0, 0.0, 0.0);
    for letter in text.chars() {
        if let Some(digit) = digit(letter) {
            current = digit;
            continue;
        }
        let unit = unit(letter)?;
        if unit < 1e4 {
            section += if current == 0.0 { 1.0 } else { current } * unit;
        } else if unit > 1e4 {
            total = (total + section + current) * unit;
            section = 0.0;
        } else {
            total += (section + current).max(1.0) * unit;
            section = 0.0;
        }
        current = 0.0;
    }
    Some(total + section + current)
}

pub(super) fn is_numeral(letter: char) -> bool {
    digit(letter).is_some() || unit(letter).is_some()
}

fn digit(letter: char) -> Option<f64> {
    Some(match letter {
        '零' | '〇' => 0.0,
        '一' => 1.0,
        '二' | '两' => 2.0,
        '三' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        _ => return None,
    })
}

fn unit(letter: char) -> Option<f64> {
    Some(match letter {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1000.0,
        '万' | '萬' => 1e4,
        '亿' | '億' => 1e8,
        _ => return None,
    })
}

/// A letter without its accent, in lower case; as it is where it has none.
pub(super) fn plain_word(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfd()
        .filter(|&letter| !is_combining_mark(letter))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_have_values() {
        for (text, value) in [
            ("三百二十一", 321.0),
            ("二〇〇八", 2008.0),
            ("两亿", 2e8),
            ("十二", 12.0),
            ("三千五百万", 3.5e7),
            ("一万二千", 12_000.0),
            ("一百零五", 105.0),
        ] {
            assert_eq!(chinese_numeral(text), Some(value), "{text}");
        }
    }

    #[test]
    fn numbers_are_the_same_in_six_digits() {
        assert_eq!(Token::number(1_234_567.0), Token::number(1_234_568.0));
        assert_ne!(Token::number(123_456.0), Token::number(123_457.0));
        assert_eq!(Token::number(0.3), Token::number(0.1 + 0.2));
    }
}
