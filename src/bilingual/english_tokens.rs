//! The tokens of an English sentence.

use super::marks::english_marks;
use super::token::{Token, plain_word};
use crate::lexicon::{Dictionary, is_function_word};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
pub(super) const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A number as `u8` from a place in one of the lists above, counted from 1.
fn counted(list: &[&str], word: &str) -> Option<u8> {
    let place = list.iter().position(|&listed| listed == word)?;
    u8::try_from(place + 1).ok()
}

/// The value of an English numeral of one word, without `hundred` and larger.
pub(super) fn small_numeral(word: &str) -> Option<f64> {
    counted(&SMALL, word)
        .map(|place| f64::from(place - 1))
        .or_else(|| counted(&TENS, word).map(|place| f64::from(place + 1) * 10.0))
}

/// The value of an English ordinal of one word.
pub(super) fn ordinal(word: &str) -> Option<f64> {
    counted(&ORDINALS, word).map(f64::from)
}

/// The value of `hundred` and larger numerals.
pub(super) fn unit(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// The tokens of `sentence` in order, those of its marks last.
pub(super) fn english_tokens(sentence: &str, dictionary: &Dictionary) -> Vec<Token> {
    let normal: String = if sentence.is_ascii() {
        sentence.to_owned()
    } else {
        // Raised figures are notes and powers, not numbers of the sentence.
        let is_raised = |c: &char| matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹');
        let plain = sentence.chars().filter(|c| !is_raised(c));
        plain.nfkc().collect::<String>().replace('’', "'")
    };
    let pieces = pieces(&normal);
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        at += token(&pieces[at..], dictionary, &mut tokens);
    }
    english_marks(sentence, &mut tokens);
    tokens
}

/// The content words of `sentence` as tokens, each with its bytes; a compound as its
/// first part.
pub(super) fn english_words(sentence: &str, dictionary: &Dictionary) -> Vec<(Token, Range<usize>)> {
    let start = sentence.as_ptr().addr();
    pieces(sentence)
        .into_iter()
        .filter_map(|piece| {
            let mut tokens = Vec::new();
            token(&[piece], dictionary, &mut tokens);
            let at = piece.as_ptr().addr() - start;
            Some((tokens.into_iter().next()?, at..at + piece.len()))
        })
        .collect()
}

/// Words with their hyphens and apostrophes, figures, and the signs `%` and `$`.
fn pieces(text: &str) -> Vec<&str> {
    let is_letter = |letter: char| letter.is_alphabetic();
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) =
        rest.find(|c: char| is_letter(c) || c.is_ascii_digit() || matches!(c, '%' | '$'))
    {
        rest = &rest[at..];
        let first = rest.chars().next().unwrap_or_default();
        let end = if first.is_ascii_digit() {
            figures_end(rest)
        } else if is_letter(first) {
            word_end(rest)
        } else {
            1
        };
        pieces.push(&rest[..end]);
        rest = &rest[end..];
    }
    pieces
}

/// Where the word ends that `text` begins with: hyphens and apostrophes join letters.
fn word_end(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let joins = matches!(letter, '\'' | '-')
            && letters
                .peek()
                .is_some_and(|&(_, next)| next.is_alphabetic());
        if !letter.is_alphabetic() && !joins {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}

/// Where the figures end that `text` begins with: `1,234.5`.
pub(super) fn figures_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || bytes.get(end) == Some(&b',') && digit(end + 1) {
        end += 1;
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        end += 1;
        while digit(end) {
            end += 1;
        }
    }
    end
}

/// The value of figures such as `1,234.5`.
pub(super) fn figures(text: &str) -> Option<f64> {
    text.replace(',', "").parse().ok()
}

/// Appends the tokens of the first piece, or of the first few where they are one numeral;
/// how many they were.
fn token(pieces: &[&str], dictionary: &Dictionary, tokens: &mut Vec<Token>) -> usize {
    let piece = pieces[0];
    let next = pieces.get(1).map(|next| next.to_lowercase());
    if let Some(value) = figures(piece).filter(|_| piece.as_bytes()[0].is_ascii_digit()) {
        let times = next.as_deref().and_then(unit);
        tokens.push(Token::number(value * times.unwrap_or(1.0)));
        return 1 + usize::from(times.is_some());
    }
    let word = plain_word(piece);
    let per_cent = word == "per" && next.as_deref() == Some("cent");
    if piece == "%" || word == "percent" || per_cent {
        tokens.push(Token::Percent);
        return 1 + usize::from(per_cent);
    }
    if piece == "$" {
        tokens.push(Token::Dollar);
        return 1;
    }
    if let Some(month) = month(&word, piece) {
        tokens.push(Token::Month(month));
        return 1;
    }
    if let Some(weekday) = counted(&WEEKDAYS, &word) {
        tokens.push(Token::Weekday(weekday));
        return 1;
    }
    let (value, length) = numeral(pieces);
    if length > 0 {
        // "one" is a pronoun as often as a number.
        if length > 1 || word != "one" {
            tokens.push(Token::number(value));
        }
        return length;
    }
    if let Some(value) = ordinal(&word) {
        tokens.push(Token::number(value));
        return 1;
    }
    words(&word, dictionary, tokens);
    1
}

/// May, March and short forms only with a capital letter.
fn month(word: &str, piece: &str) -> Option<u8> {
    let is_capital = piece.starts_with(char::is_uppercase);
    let full = counted(&MONTHS, word).filter(|_| is_capital || word != "may");
    full.or_else(|| {
        let short = MONTHS.iter().position(|month| month[..3] == *word);
        let short = short.or((word == "sept").then_some(8))?;
        let month = u8::try_from(short + 1).ok()?;
        (is_capital && word != "may").then_some(month)
    })
}

/// The value of the numeral in words that `pieces` begin with, and how many it takes.
fn numeral(pieces: &[&str]) -> (f64, usize) {
    let (mut total, mut current) = (0.0, 0.0);
    let mut length = 0;
    for piece in pieces {
        let piece = piece.to_lowercase();
        if !piece
            .split('-')
            .all(|part| small_numeral(part).is_some() || unit(part).is_some())
        {
            break;
        }
        for part in piece.split('-') {
            if let Some(value) = small_numeral(part) {
                current += value;
            } else if let Some(unit) = unit(part) {
                current = if current == 0.0 { 1.0 } else { current } * unit;
                if unit >= 1000.0 {
                    total += current;
                    current = 0.0;
                }
            }
        }
        length += 1;
    }
    (total + current, length)
}

/// The lemmas of a word without its ending `'s`; of a compound its parts and the whole.
fn words(word: &str, dictionary: &Dictionary, tokens: &mut Vec<Token>) {
    let word = match word.split_once('\'') {
        Some((before, "s" | "t" | "ll" | "re" | "ve" | "d" | "m")) => before.to_owned(),
        Some(_) => word.replace('\'', ""),
        None => word.to_owned(),
    };
    let mut push = |part: &str| {
        if part.is_empty() || is_function_word(part) {
            return;
        }
        let lemma = dictionary.lemma(part);
        if !is_function_word(&lemma) {
            tokens.push(Token::word(&lemma));
        }
    };
    word.split('-').for_each(&mut push);
    if word.contains('-') {
        push(&word.replace('-', ""));
    }
}
