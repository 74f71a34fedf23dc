//! How the words of a Chinese text are read where they stand: the longest words of the
//! dictionary, and of a word with several readings the one that suits its context.

use super::reading_rules::{Context, decided};
use super::words::{Tag, Word, is_han};
use super::{Entry, Lexicon, Script};
use pinyin::ToPinyin;
use std::ops::Range;

/// A word and how it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its pinyin, tones as numbers, a space between syllables.
    pub syllables: String,
}

/// The readings of the Chinese words of `text`, in order.
#[must_use]
pub fn readings(text: &str, lexicon: &Lexicon) -> Vec<Reading> {
    let simplified = simplified(text);
    let words = dictionary_words(&simplified, lexicon);
    words
        .iter()
        .enumerate()
        .filter(|(_, word)| simplified[word.range.clone()].starts_with(is_han))
        .filter_map(|(index, word)| {
            let context = Context {
                text: &simplified,
                words: &words,
                index,
            };
            Some(Reading {
                range: word.range.clone(),
                syllables: reading(&text[word.range.clone()], &context, lexicon)?,
            })
        })
        .collect()
}

/// How the word at `range` of `text` is read there; nothing where no part of it is
/// Chinese.
#[must_use]
pub fn reading_at(text: &str, range: &Range<usize>, lexicon: &Lexicon) -> String {
    let read = readings(text, lexicon);
    let inside = read
        .into_iter()
        .filter(|read| read.range.start < range.end && range.start < read.range.end);
    let syllables: Vec<String> = inside.map(|read| read.syllables).collect();
    syllables.join(" ")
}

/// `text` in simplified characters, each where it was; `text` itself if that cannot be.
fn simplified(text: &str) -> String {
    let simplified = Script::Simplified.convert(text);
    let starts = |text: &str| -> Vec<usize> { text.char_indices().map(|(at, _)| at).collect() };
    if simplified.len() == text.len() && starts(&simplified) == starts(text) {
        simplified
    } else {
        text.to_owned()
    }
}

/// The words of `text`; those that the dictionary does not have, as the longest words that
/// it has.
fn dictionary_words(text: &str, lexicon: &Lexicon) -> Vec<Word> {
    let mut words = Vec::new();
    for word in lexicon.segmenter.words(text) {
        let letters = &text[word.range.clone()];
        if !letters.starts_with(is_han) || lexicon.dictionary.contains(letters) {
            let tag = tag_of(letters, word.tag);
            words.push(Word { tag, ..word });
            continue;
        }
        let mut start = word.range.start;
        for part in parts(letters, lexicon) {
            let range = start..start + part.len();
            start = range.end;
            // The first character of a name is a surname.
            let is_surname = word.tag == Tag::Person && range.start == word.range.start;
            let tag = if is_surname {
                Tag::Person
            } else {
                tag_of(part, lexicon.segmenter.tag(part))
            };
            words.push(Word { range, tag });
        }
    }
    words
}

/// The tag of a word that may be read in several ways: a single character that can be a
/// surname is mostly none.
fn tag_of(word: &str, tag: Tag) -> Tag {
    let is_single = word.chars().nth(1).is_none();
    match tag {
        Tag::Person | Tag::Place | Tag::OtherName | Tag::Organisation if is_single => Tag::Noun,
        tag => tag,
    }
}

/// `word` as the longest words of the dictionary, from the left; characters that it does
/// not have stand alone.
#[must_use]
pub fn parts<'a>(word: &'a str, lexicon: &Lexicon) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let mut ends: Vec<usize> = rest.char_indices().map(|(at, _)| at).skip(1).collect();
        ends.push(rest.len());
        let longest = ends
            .into_iter()
            .rev()
            .filter(|&end| end < word.len() || word.len() == first.len_utf8())
            .find(|&end| lexicon.dictionary.contains(&rest[..end]))
            .unwrap_or(first.len_utf8());
        parts.push(&rest[..longest]);
        rest = &rest[longest..];
    }
    parts
}

/// How `word` is read in its context.
fn reading(word: &str, context: &Context, lexicon: &Lexicon) -> Option<String> {
    let entries = lexicon.dictionary.entries(word);
    let readings = distinct(&entries);
    // One character of two merged into one may have a reading of its own.
    let is_simplified = context.text[context.words[context.index].range.clone()] == *word;
    if (readings.len() != 1 || is_simplified)
        && let Some(decided) = decided(context)
    {
        return Some(decided.replace('_', " "));
    }
    let tag = context.words[context.index].tag;
    let is_name = matches!(
        tag,
        Tag::Person | Tag::Place | Tag::Organisation | Tag::OtherName
    );
    let is_capital = |reading: &&str| reading.starts_with(|first: char| first.is_uppercase());
    let usual = usual_reading(word);
    let likely = || entries.iter().filter(|entry| !is_reference(entry));
    let likely = || likely().map(|entry| entry.reading.as_str());
    likely()
        .find(|reading| is_capital(reading) == is_name && Some(*reading) == usual.as_deref())
        .or_else(|| likely().find(|reading| is_capital(reading) == is_name))
        .or_else(|| likely().next())
        .or(readings.first().copied())
        .map(str::to_owned)
        .or(usual)
}

/// The readings of these entries, each once, however it is capitalised.
fn distinct(entries: &[Entry]) -> Vec<&str> {
    let mut readings: Vec<&str> = Vec::new();
    for entry in entries {
        let is_known = |known: &str| known.eq_ignore_ascii_case(&entry.reading);
        if !readings.iter().any(|known| is_known(known)) {
            readings.push(&entry.reading);
        }
    }
    readings
}

/// Whether an entry only says where its word is explained.
#[must_use]
pub fn is_reference(entry: &Entry) -> bool {
    const REFERENCES: [&str; 8] = [
        "variant of",
        "old variant of",
        "erhua variant",
        "archaic variant",
        "Japanese variant",
        "surname ",
        "see ",
        "used in ",
    ];
    let is_reference = |sense: &String| REFERENCES.iter().any(|begins| sense.starts_with(begins));
    entry.senses.iter().all(is_reference)
}

/// The commonest reading of a single character.
fn usual_reading(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let (letter, None) = (letters.next()?, letters.next()) else {
        return None;
    };
    let usual = letter.to_pinyin()?.with_tone_num_end().replace('v', "u:");
    let has_tone = usual.ends_with(|last: char| last.is_ascii_digit());
    Some(if has_tone { usual } else { usual + "5" })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each word as `word[reading]`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = readings(text, Lexicon::embedded());
        let shown: Vec<String> = read
            .into_iter()
            .map(|read| format!("{}[{}]", &text[read.range], read.syllables))
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn a_word_is_read_as_its_context_has_it() {
        check("银行的行长", "银行[yin2 hang2] 的[de5] 行长[hang2 zhang3]");
        check("他长大了", "他[ta1] 长大[zhang3 da4] 了[le5]");
        check("三周后", "三[san1] 周[zhou1] 后[hou4]");
        check("桥很长", "桥[qiao2] 很[hen3] 长[chang2]");
    }

    #[test]
    fn traditional_characters_are_read_too() {
        check("銀行的頭髮", "銀行[yin2 hang2] 的[de5] 頭髮[tou2 fa5]");
        check("他還了錢", "他[ta1] 還[huan2] 了[le5] 錢[qian2]");
    }

    #[test]
    fn a_word_that_the_dictionary_has_not_is_read_in_parts() {
        let lexicon = Lexicon::embedded();
        assert_eq!(parts("网络恐怖融资", lexicon), ["网络", "恐怖", "融资"]);
        assert_eq!(parts("长", lexicon), ["长"]);
    }
}
