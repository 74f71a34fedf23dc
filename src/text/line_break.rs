//! Where a row may end: UAX #14, and beyond it what Chinese and English
//! typesetting ask for. Knows nothing of widths.

use super::floor_char_boundary;
use super::punctuation::{Quote, closes, is_doubled, is_east_asian, is_straight, opens};
use super::{is_han, width};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// The break opportunities of UAX #14 (Unicode 18, untailored) in `text`: byte
/// offsets in rising order, the end of the text included, its start not.
pub fn opportunities(text: &str) -> impl Iterator<Item = usize> {
    // The segmenter for all scripts adds dictionaries for Thai, Lao, Khmer and
    // Burmese; words of those break at graphemes here.
    LineSegmenter::new_neo_for_non_complex_scripts(LineBreakOptions::default())
        .segment_str(text)
        .filter(|&at| at > 0)
}

/// How far before a row, in bytes, the context of its first break is read.
const CONTEXT_BEFORE: usize = 256;

/// How far after a break, in bytes, its context is read.
const CONTEXT_AFTER: usize = 64;

/// The characters on both sides of a place.
#[derive(Clone, Copy)]
struct Pair {
    left: char,
    right: char,
}

impl Pair {
    /// The pair around `at`, or `None` at an end of `text`.
    fn around(text: &str, at: usize) -> Option<Self> {
        let left = text[..at].chars().next_back()?;
        let right = text[at..].chars().next()?;
        Some(Self { left, right })
    }
}

/// What our own rules say of a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Allow,
    Forbid,
    AsUnicodeSays,
}

/// Finds the breaks of one text, from the end of a row backwards.
#[derive(Clone, Debug)]
pub(super) struct Breaks<'a> {
    text: &'a str,
    /// Opportunities of UAX #14 for the row at hand; kept to reuse its memory.
    found: Vec<usize>,
}

impl<'a> Breaks<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let found = Vec::new();
        Self { text, found }
    }

    /// The last place after `start` and not after `limit` where a row that
    /// starts at `start` may end.
    ///
    /// Most rows end where two neighbours alone decide (between two Chinese
    /// characters, at a space between two words): the segmenter is only asked
    /// about the others, and then reads on from the last such place.
    pub(super) fn last(&mut self, start: usize, limit: usize) -> Option<usize> {
        let text = self.text;
        let mut is_searched = false;
        let mut at = limit;
        while at > start {
            let pair = Pair::around(text, at)?;
            if is_certain_break(text, at, pair) {
                return Some(at);
            }
            if !(is_inert(pair.left) && is_inert(pair.right)) {
                let is_break = match verdict(text, at, pair) {
                    Verdict::Allow => true,
                    Verdict::Forbid => false,
                    Verdict::AsUnicodeSays => {
                        if !is_searched {
                            self.search(start, at);
                            is_searched = true;
                        }
                        self.found.contains(&at)
                    }
                };
                if is_break && width::is_boundary(text, start, at) {
                    return Some(at);
                }
            }
            at -= pair.left.len_utf8();
        }
        None
    }

    /// Collects the opportunities of UAX #14 up to `limit`.
    fn search(&mut self, start: usize, limit: usize) {
        let anchor = self.anchor(start, limit);
        let end = floor_char_boundary(self.text, limit + CONTEXT_AFTER);
        self.found.clear();
        self.found.extend(
            opportunities(&self.text[anchor..end])
                .map(|at| at + anchor)
                .take_while(|&at| at <= limit),
        );
    }

    /// The last place before `limit` from which the rules can be applied as if
    /// the text began there.
    fn anchor(&self, start: usize, limit: usize) -> usize {
        let text = self.text;
        let floor = floor_char_boundary(text, start.saturating_sub(CONTEXT_BEFORE));
        let mut at = limit;
        while at > floor {
            let Some(pair) = Pair::around(text, at) else {
                break;
            };
            if at < limit && is_certain_break(text, at, pair) {
                return at;
            }
            at -= pair.left.len_utf8();
        }
        floor
    }
}

/// Whether `at` is a break whatever stands further away, and one where UAX #14
/// starts afresh.
fn is_certain_break(text: &str, at: usize, pair: Pair) -> bool {
    if is_ideograph(pair.right) {
        return is_ideograph(pair.left)
            || matches!(
                pair.left,
                '，' | '。' | '、' | '；' | '：' | '？' | '！' | '》' | '）' | '」' | '』' | '】'
            );
    }
    match pair.left {
        '\n' => true,
        // LB14 to LB17 look through spaces, but only from marks to marks.
        ' ' if is_letter(pair.right) => text[..at]
            .trim_end_matches(' ')
            .chars()
            .next_back()
            .is_some_and(|before| {
                is_letter(before) || matches!(before, ',' | '.' | ';' | ':' | '!' | '?' | ')' | '"')
            }),
        _ => false,
    }
}

/// The ideographs that are class ID, wide, and nothing else.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// The letters that are class AL and join nothing.
fn is_letter(character: char) -> bool {
    matches!(character,
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ƿ' | 'Α'..='Ρ' | 'Σ'..='ώ'
        | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ')
}

/// Whether `character` is one of those that never have an opportunity between
/// them (LB13, LB19, LB23, LB25, LB28, LB29).
fn is_inert(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '\'' | '"' | ',' | '.' | ':' | ';')
}

/// What our rules say of a break at `at`.
fn verdict(text: &str, at: usize, pair: Pair) -> Verdict {
    if closes_at(text, at, pair.right) || opens_before(text, at) || is_one_sign(text, at, pair) {
        Verdict::Forbid
    } else if is_quote_beside_chinese(text, at, pair) {
        Verdict::Allow
    } else {
        Verdict::AsUnicodeSays
    }
}

/// Whether the mark at `at` closes something.
fn closes_at(text: &str, at: usize, mark: char) -> bool {
    closes(mark) || (is_straight(mark) && straight(text, at) == Quote::Closes)
}

/// Whether the last mark before `at` that is not a space opens something.
fn opens_before(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(is_hanging);
    before.chars().next_back().is_some_and(|mark| {
        opens(mark)
            || (is_straight(mark) && straight(text, before.len() - mark.len_utf8()) == Quote::Opens)
    })
}

/// What the straight quotation mark at `at` does.
fn straight(text: &str, at: usize) -> Quote {
    let mut after = text[at..].chars();
    after.next();
    Quote::of_straight(text[..at].chars().next_back(), after.next())
}

/// Whether `at` is inside something that is read as one sign: a doubled mark,
/// or a number with what it counts.
fn is_one_sign(text: &str, at: usize, pair: Pair) -> bool {
    let Pair { left, right } = pair;
    (left == right && is_doubled(left))
        || (is_wide_digit(left) && is_wide_digit(right))
        || (is_dash(right) && (left.is_ascii_alphanumeric() || matches!(left, '”' | '"' | '’')))
        || (left == '第' && is_digit(right))
        || (is_digit(left) && is_han(right) && ends_with_number(&text[..at]))
        || (left == ' '
            && is_unit(&text[at..])
            && text[..at - 1].ends_with(|before: char| before.is_ascii_digit())
            && ends_with_number(&text[..at - 1]))
}

fn is_dash(character: char) -> bool {
    matches!(character, '—' | '―')
}

fn is_wide_digit(character: char) -> bool {
    matches!(character, '０'..='９' | '．')
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || is_wide_digit(character)
}

/// The longest number that is looked at, in bytes.
const LONGEST_NUMBER: usize = 32;

/// Whether the digits that `text` ends with stand for themselves: not so in
/// `G20` or `COVID-19`.
fn ends_with_number(text: &str) -> bool {
    let mut before = text
        .char_indices()
        .rev()
        .map(|(at, character)| (text.len() - at, character));
    before
        .find(|&(length, character)| {
            length > LONGEST_NUMBER
                || !(is_digit(character) || matches!(character, '.' | ',' | '-'))
        })
        .is_none_or(|(_, character)| !character.is_alphabetic() || is_han(character))
}

/// Units that stay with the number before them, though a space is between.
const UNITS: &[&str] = &[
    "%", "‰", "°C", "°F", "℃", "km", "m", "cm", "mm", "nm", "km²", "m²", "m³", "km/h", "mph", "kg",
    "g", "mg", "t", "lb", "oz", "ha", "l", "L", "ml", "s", "ms", "h", "min", "Hz", "kHz", "MHz",
    "GHz", "W", "kW", "MW", "GW", "kWh", "V", "A", "B", "KB", "MB", "GB", "TB", "percent",
    "million", "billion", "trillion", "a.m.", "p.m.", "am", "pm", "AM", "PM", "bn", "mn",
];

/// Whether `text` starts with a unit: one of [`UNITS`], or a Chinese word.
fn is_unit(text: &str) -> bool {
    if text.starts_with(is_han) {
        return true;
    }
    let window = &text[..floor_char_boundary(text, LONGEST_NUMBER)];
    let end = window
        .find(|character: char| {
            !(character.is_alphanumeric() || matches!(character, '%' | '‰' | '°' | '℃' | '/' | '.'))
                || is_han(character)
        })
        .unwrap_or(window.len());
    let word = &window[..end];
    UNITS.contains(&word) || UNITS.contains(&word.trim_end_matches('.'))
}

/// Whether `at` is the outer side of a quotation mark or bracket in Chinese
/// text, where UAX #14 sees a mark that may belong to either side and so
/// drags a Chinese character along with a Latin word.
fn is_quote_beside_chinese(text: &str, at: usize, pair: Pair) -> bool {
    let Pair { left, right } = pair;
    let opens_right = opens(right) || (is_straight(right) && straight(text, at) == Quote::Opens);
    if opens_right {
        let inside = || text[at..].chars().nth(1).is_some_and(is_east_asian);
        return is_east_asian(left)
            || is_dash(left)
            || left == '…'
            || (left == '”' && inside())
            || (left.is_alphanumeric() && inside() && !right.is_ascii());
    }
    let closing_start = at - left.len_utf8();
    let closes_left = matches!(left, '”' | '’' | ')' | ']')
        || (is_straight(left) && straight(text, closing_start) == Quote::Closes);
    if !closes_left {
        return false;
    }
    let inside = || {
        let before = text[..closing_start].chars().next_back();
        before.is_some_and(is_east_asian)
    };
    is_east_asian(right) || (right.is_alphanumeric() && left != '’' && !left.is_ascii() && inside())
}

/// Whether `space` hangs at the end of a row: it stays in the row, takes no
/// columns there and is not drawn.
pub(super) fn is_hanging(space: char) -> bool {
    matches!(space, ' ' | '\t' | '\u{3000}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}')
}

/// Whether a row that cannot end properly may still end at `at` without
/// tearing a mark from what it belongs to.
pub(super) fn is_tolerable(text: &str, at: usize) -> bool {
    Pair::around(text, at).is_none_or(|pair| {
        !closes_at(text, at, pair.right) && !opens_before(text, at) && !is_inside_doubled(text, at)
    })
}

/// Whether `at` is inside a doubled mark, `……` or `——`.
pub(super) fn is_inside_doubled(text: &str, at: usize) -> bool {
    Pair::around(text, at).is_some_and(|Pair { left, right }| {
        let before = text[..at].chars().rev().take_while(|&mark| mark == left);
        left == right && is_doubled(left) && before.count() % 2 == 1
    })
}

/// Every place in `text` where a row may end, found without a short cut.
#[cfg(test)]
pub(super) fn all_breaks(text: &str) -> Vec<usize> {
    let unicode: Vec<usize> = opportunities(text).collect();
    super::graphemes(text)
        .map(|(at, _)| at)
        .filter(|&at| {
            Pair::around(text, at).is_some_and(|pair| match verdict(text, at, pair) {
                Verdict::Allow => true,
                Verdict::Forbid => false,
                Verdict::AsUnicodeSays => unicode.contains(&at),
            })
        })
        .collect()
}
