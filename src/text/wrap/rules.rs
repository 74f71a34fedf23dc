//! Where a row must not end although UAX #14 allows it: the line start and
//! line end rules of Chinese typography (W3C, Requirements for Chinese Text
//! Layout, section 3.1), and numbers with their units.

use crate::text::is_han;

/// What no row starts with.
const CLOSING: &str = "，。、；：？！…‥·～”’」』）》〉】〕〗］｝％‰℃〞＂,.;:?!)]}%»›";

/// What no row ends with.
const OPENING: &str = "“‘「『（《〈【〔〖［｛〝([{«‹$¥￥£€＄#＃№";

/// Units that stay with the number before them, after a space too.
const UNITS: [&str; 22] = [
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "ha", "mph", "km/h", "W", "kW", "MW",
    "GW", "GB", "MB", "percent", "°C", "°F",
];

/// Chinese units and measures that stay with the figures before them.
const CHINESE_UNITS: &str =
    "年月日号號时時点點分秒岁歲个個名人位次万萬亿億千百元吨噸克米里度倍届屆期级級";

/// Whether a row must not end between `before` and `after`, of which UAX #14
/// would allow it.
pub(super) fn keeps_together(before: &str, after: &str) -> bool {
    !ends_well(before, after) || is_number_and_unit(before, after)
}

/// Whether neither row is left with a mark on the wrong side, and no ellipsis
/// or dash is cut in two.
pub(super) fn ends_well(before: &str, after: &str) -> bool {
    let last = before.trim_end_matches(' ').chars().next_back();
    let next = after.chars().next();
    let (Some(last), Some(next)) = (last, next) else {
        return true;
    };
    let cuts_mark = last == next && matches!(next, '…' | '—' | '⸺');
    !OPENING.contains(last) && !CLOSING.contains(next) && !cuts_mark
}

fn is_number_and_unit(before: &str, after: &str) -> bool {
    let number = before.trim_end_matches([' ', '\u{a0}']);
    if !number.ends_with(|last: char| last.is_ascii_digit()) {
        return false;
    }
    let next = after.chars().next();
    if next.is_some_and(is_han) {
        return next.is_some_and(|next| CHINESE_UNITS.contains(next));
    }
    let word_end = after
        .find(|end: char| !(end.is_alphabetic() || matches!(end, '/' | '°')))
        .unwrap_or(after.len());
    number.len() < before.len() && UNITS.contains(&&after[..word_end])
}
