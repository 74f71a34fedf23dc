//! The tokens of a Chinese sentence.

use super::english_tokens::{figures, figures_end};
use super::marks::chinese_marks;
use super::token::{Token, chinese_numeral, is_numeral, plain_word};
use crate::lexicon::Lexicon;
use crate::text::is_han;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Words that say nothing of what a sentence is about.
const FUNCTION_WORDS: &str = " 的 了 在 是 和 与 及 也 都 就 而 着 之 其 于 以 为 对 把 被 将 从 到 上 下 中 里 这 那 一 \
    个 不 有 我 你 他 她 它 们 我们 你们 他们 她们 它们 这个 那个 一个 等 或 但 又 还 很 说 地 得 所 并 让 使 给 向 去 来 \
    要 会 能 可以 自己 什么 没有 各 当 由 如 此 该 每 些 这些 那些 因为 所以 如果 虽然 但是 而且 以及 还是 还有 就是 不是 \
    已 已经 才 再 只 呢 吗 吧 啊 呀 嘛 么 过 起来 出来 之间 可 却 则 那么 这样 那样 怎么 一样 ";

/// Measure words and nouns that follow a numeral within one word of the dictionary.
const COUNTED: &str = "年月日号个岁人名次天分点元种位条件只本张家座项场届大";

/// The tokens of `sentence` in order, those of its marks last.
pub(super) fn chinese_tokens(sentence: &str, lexicon: &Lexicon) -> Vec<Token> {
    let normal: String = sentence.nfkc().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    // Where the Chinese characters begin that are yet to be divided into words.
    let mut run = 0;
    while at < normal.len() {
        let rest = &normal[at..];
        if let Some((token, length)) = value(&normal, at) {
            words(&normal[run..at], lexicon, &mut tokens);
            tokens.extend(token);
            at += length;
            run = at;
        } else if rest.starts_with(is_han) {
            at += rest.chars().next().map_or(1, char::len_utf8);
        } else {
            words(&normal[run..at], lexicon, &mut tokens);
            at += latin_word(rest, lexicon, &mut tokens);
            run = at;
        }
    }
    words(&normal[run..], lexicon, &mut tokens);
    chinese_marks(sentence, &mut tokens);
    tokens
}

/// The content words of `sentence` as tokens, each with its bytes.
pub(super) fn chinese_words(sentence: &str, lexicon: &Lexicon) -> Vec<(Token, Range<usize>)> {
    let words = lexicon.segmenter.words(sentence).into_iter();
    words
        .filter_map(|word| {
            let text = &sentence[word.range.clone()];
            if is_function_word(text) {
                return None;
            }
            let day = weekday(text).or_else(|| month(text, None));
            let day = day.filter(|(_, length)| *length == text.len());
            let token = if let Some((day, _)) = day {
                day
            } else if text.starts_with(is_han) {
                numeral(text).map_or_else(|| Token::word(text), Token::number)
            } else if let Some(value) = figures(text) {
                Token::number(value)
            } else {
                Token::word(&lexicon.dictionary.lemma(&plain_word(text)))
            };
            Some((token, word.range))
        })
        .collect()
}

/// Appends the lemma of the Latin word that `text` begins with; how many bytes it has, or
/// the character has that is none.
fn latin_word(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) -> usize {
    let is_letter = |letter: char| letter.is_alphabetic() && !is_han(letter);
    let end = text.find(|letter| !is_letter(letter)).unwrap_or(text.len());
    if end == 0 {
        return text.chars().next().map_or(1, char::len_utf8);
    }
    let lemma = lexicon.dictionary.lemma(&plain_word(&text[..end]));
    tokens.push(Token::word(&lemma));
    end
}

/// The weekday, month, per cent or number at the byte `at`, and how many bytes it takes.
fn value(text: &str, at: usize) -> Option<(Option<Token>, usize)> {
    let rest = &text[at..];
    let before = text[..at].chars().next_back();
    if rest.starts_with('%') {
        let is_percent = before.is_some_and(|letter| letter.is_ascii_digit());
        return Some((is_percent.then_some(Token::Percent), 1));
    }
    if let Some(after) = rest.strip_prefix("百分之")
        && after.starts_with(|c: char| c.is_ascii_digit() || is_numeral(c))
    {
        return Some((Some(Token::Percent), "百分之".len()));
    }
    weekday(rest)
        .or_else(|| month(rest, before))
        .or_else(|| number(rest))
        .map(|(token, length)| (Some(token), length))
}

fn weekday(text: &str) -> Option<(Token, usize)> {
    let after = ["星期", "礼拜", "周"]
        .iter()
        .find_map(|week| text.strip_prefix(week))?;
    let mut letters = after.chars();
    let day = letters.next()?;
    let number = "一二三四五六日".chars().position(|name| name == day);
    let number = number.or((day == '天').then_some(6))?;
    // 一周一次: once a week.
    if letters
        .next()
        .is_some_and(|next| "年个月些次人种家分".contains(next))
    {
        return None;
    }
    let length = text.len() - after.len() + day.len_utf8();
    Some((Token::Weekday(u8::try_from(number + 1).ok()?), length))
}

fn month(text: &str, before: Option<char>) -> Option<(Token, usize)> {
    if before.is_some_and(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || "一二三四五六七八九十".contains(c)))?;
    let after = text[end..].strip_prefix('月')?;
    if after.starts_with(['亮', '球', '饼']) {
        return None;
    }
    let number = &text[..end];
    let value = number.parse().ok().or_else(|| chinese_numeral(number))?;
    let month = (1..=12).find(|&month| Token::number(month.into()) == Token::number(value))?;
    Some((Token::Month(month), end + '月'.len_utf8()))
}

/// A number in figures, with what multiplies it: `3.5亿`.
fn number(text: &str) -> Option<(Token, usize)> {
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let end = figures_end(text);
    let after = text[end..].trim_start();
    let units = [
        ("万亿", 1e12),
        ("亿", 1e8),
        ("億", 1e8),
        ("万", 1e4),
        ("萬", 1e4),
        ("千", 1e3),
        ("百", 100.0),
    ];
    let unit = units.iter().find(|(unit, _)| after.starts_with(unit));
    let value = figures(&text[..end])? * unit.map_or(1.0, |(_, times)| *times);
    let length = unit.map_or(end, |(unit, _)| text.len() - after.len() + unit.len());
    Some((Token::number(value), length))
}

/// The words of a run of Chinese characters.
fn words(run: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    if run.is_empty() {
        return;
    }
    for word in lexicon.segmenter.words(run) {
        let word = &run[word.range];
        if is_function_word(word) {
            continue;
        }
        tokens.push(match numeral(word) {
            Some(value) => Token::number(value),
            None => Token::word(word),
        });
    }
}

fn is_function_word(word: &str) -> bool {
    word.len() <= 6
        && memchr::memmem::find_iter(FUNCTION_WORDS.as_bytes(), word.as_bytes()).any(|at| {
            let bytes = FUNCTION_WORDS.as_bytes();
            bytes[at - 1] == b' ' && bytes[at + word.len()] == b' '
        })
}

/// The value of a word that is a numeral, with 第 before it or something counted after it.
fn numeral(word: &str) -> Option<f64> {
    let number = word.strip_prefix('第').unwrap_or(word);
    let number = number
        .strip_suffix(|counted| COUNTED.contains(counted))
        .unwrap_or(number);
    if number.is_empty() || !number.chars().all(is_numeral) {
        return None;
    }
    chinese_numeral(number)
}
