//! What a pattern means: a regular expression, plain text where it is not a
//! valid one, or pinyin.

use super::pinyin;
use regex::{Regex, RegexBuilder};

/// How the reader's pattern was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadAs {
    /// As a regular expression.
    #[default]
    Pattern,
    /// As plain text: it is no valid regular expression.
    Text,
    /// As the pinyin of Chinese words: nothing matched its letters.
    Pinyin,
}

/// The regular expression of `pattern`, and whether it was valid as it is; none
/// for an empty one.
///
/// A space matches any white space, row ends included; case matters only if the
/// pattern has an upper-case letter.
pub(super) fn compile(pattern: &str) -> Option<(Regex, ReadAs)> {
    if pattern.trim().is_empty() {
        return None;
    }
    let build = |source: &str| {
        RegexBuilder::new(&spaced(source))
            .case_insensitive(!has_capital(source))
            .build()
            .ok()
    };
    let whole = build(pattern).map(|regex| (regex, ReadAs::Pattern));
    whole.or_else(|| Some((build(&regex::escape(pattern))?, ReadAs::Text)))
}

/// The regular expression of the Chinese words that `pattern` is the pinyin of.
pub(super) fn by_pinyin(pattern: &str) -> Option<Regex> {
    Regex::new(&pinyin::characters(pattern)?).ok()
}

/// Whether `source` has an upper-case letter to be found: `\S` and `\p{Han}`
/// have none.
fn has_capital(source: &str) -> bool {
    let mut characters = source.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            if character.is_uppercase() {
                return true;
            }
            continue;
        }
        let is_class = matches!(characters.next(), Some('p' | 'P' | 'x' | 'u' | 'U'));
        if is_class && characters.as_str().starts_with('{') {
            characters.find(|character| *character == '}');
        }
    }
    false
}

/// `source` with every run of spaces made to match any white space. Rows end
/// at spaces, so a phrase is found wherever its rows happen to end.
fn spaced(source: &str) -> String {
    let mut spaced = String::with_capacity(source.len());
    let mut pieces = source.split(' ').peekable();
    while let Some(piece) = pieces.next() {
        spaced.push_str(piece);
        if pieces.peek().is_some() && !spaced.ends_with(r"\s+") {
            spaced.push_str(r"\s+");
        }
    }
    spaced
}
