//! dictd and FreeDict: an index of headwords, each with the place of its article in a file
//! of texts, in numbers of base 64.

use super::reading::apart;
use super::{Article, Collection, Encoding, Fault};
use std::collections::HashMap;

/// Headwords that tell of the dictionary itself.
const OF_THE_DICTIONARY: [&str; 2] = ["00-database", "00database"];
/// Lines of a file that are looked at to tell whether it is an index.
const LOOKED_AT: usize = 20;

/// One line of the index.
struct Place<'a> {
    headword: &'a str,
    offset: u64,
    length: u64,
}

impl<'a> Place<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut fields = line.split('\t');
        let place = Self {
            headword: fields.next()?,
            offset: number(fields.next()?)?,
            length: number(fields.next()?)?,
        };
        // The form of the headword as it is written may come last.
        fields.next();
        fields.next().is_none().then_some(place)
    }

    fn is_of_the_dictionary(&self) -> bool {
        OF_THE_DICTIONARY
            .iter()
            .any(|start| self.headword.starts_with(start))
    }

    /// The bytes of the article.
    fn of<'b>(&self, texts: &'b [u8]) -> Option<&'b [u8]> {
        let start = usize::try_from(self.offset).ok()?;
        let length = usize::try_from(self.length).ok()?;
        texts.get(start..start.checked_add(length)?)
    }
}

/// The digits `A` to `Z`, `a` to `z`, `0` to `9`, `+` and `/`, the greatest first.
fn number(digits: &str) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    digits.bytes().try_fold(0_u64, |number, digit| {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        number.checked_mul(64)?.checked_add(u64::from(value))
    })
}

/// Whether the first lines of `text` are those of an index.
pub fn is_index(text: &str) -> bool {
    let mut lines = text.lines().take(LOOKED_AT).peekable();
    lines.peek().is_some() && lines.all(|line| Place::parse(line).is_some())
}

/// Tells `to` of every article that the `index` names in `texts`; returns what the
/// dictionary calls itself.
///
/// # Errors
///
/// If an article is outside the texts, or a line of the index is none.
pub fn dictd(index: &str, texts: &[u8], to: &mut Collection) -> Result<Option<String>, Fault> {
    let mut title = None;
    let mut encoding = Encoding::default();
    let mut records = HashMap::new();
    for line in index.lines() {
        let place = Place::parse(line).ok_or(Fault::CutShort(".index"))?;
        let out_of_range = || Fault::OutOfRange(place.headword.to_owned());
        let bytes = place.of(texts).ok_or_else(out_of_range)?;
        to.read(bytes.len())?;
        if place.is_of_the_dictionary() {
            if place.headword.trim_end_matches('-').ends_with("short") {
                title = said(&String::from_utf8_lossy(bytes));
            }
            continue;
        }
        // Words that share an article are told of once.
        let known = records.entry((place.offset, place.length));
        let record = match known {
            std::collections::hash_map::Entry::Occupied(known) => *known.get(),
            std::collections::hash_map::Entry::Vacant(new) => {
                let text = encoding.text(bytes);
                let (reading, text) = apart(&text, place.headword);
                *new.insert(to.add(&Article {
                    headword: place.headword,
                    reading,
                    text,
                })?)
            }
        };
        if let Some(record) = record {
            to.add_headword(place.headword, record)?;
        }
    }
    encoding.judge()?;
    Ok(title)
}

/// The title in the article on it, whose first line is its headword.
fn said(article: &str) -> Option<String> {
    let mut lines = article.lines().map(str::trim);
    let is_title = |line: &&str| {
        !line.is_empty()
            && !OF_THE_DICTIONARY
                .iter()
                .any(|start| line.starts_with(start))
    };
    lines.find(is_title).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_base_64() {
        assert_eq!(number("A"), Some(0));
        assert_eq!(number("BA"), Some(64));
        assert_eq!(number("/"), Some(63));
        assert_eq!(number("P//////////"), Some(u64::MAX));
        assert_eq!(number("Q//////////"), None);
        assert_eq!(number("-1"), None);
        assert_eq!(number(""), None);
    }
}
