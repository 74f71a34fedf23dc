//! Where sentences end, in English and in Chinese. Knows abbreviations and
//! quotation marks; does not parse.

use super::Language;
use super::abbreviation::is_abbreviation;
use std::ops::Range;

/// The sentences of one paragraph in text order: byte ranges without the white
/// space between them. A closing quotation mark or bracket belongs to the
/// sentence it closes.
#[must_use]
pub fn sentences(text: &str, language: Language) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find(ENDS) {
        let mark = at + found;
        let end = after_marks(text, mark);
        at = end;
        let ends = match language {
            Language::English => ends_english(text, start, mark, end),
            Language::Chinese => ends_chinese(text, mark, end),
        };
        if ends {
            push(&mut sentences, text, start..end);
            start = end;
        }
    }
    push(&mut sentences, text, start..text.len());
    sentences
}

const ENDS: [char; 7] = ['.', '?', '!', '…', '。', '？', '！'];
const CLOSERS: [char; 10] = ['"', '”', '’', '\'', ')', ']', '」', '』', '）', '»'];

fn push(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = range.start + piece.trim_end().len();
    if start < end {
        sentences.push(start..end);
    }
}

/// The end of the run of sentence marks and closing marks that starts at
/// `mark`.
fn after_marks(text: &str, mark: usize) -> usize {
    let rest = &text[mark..];
    let marks = rest.trim_start_matches(ENDS);
    text.len() - marks.trim_start_matches(CLOSERS).len()
}

fn ends_english(text: &str, start: usize, mark: usize, end: usize) -> bool {
    let after = &text[end..];
    let next = after.trim_start();
    if next.is_empty() {
        return true;
    }
    if next.len() == after.len() {
        // No space: a decimal, an address, or a mark before a Chinese word.
        return text[mark..].starts_with(['。', '？', '！']);
    }
    let opens = next.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«', '-', '—', ' ']);
    if !opens.starts_with(|first: char| !first.is_lowercase()) {
        return false;
    }
    !(text[mark..end].starts_with('.')
        && end == mark + 1
        && is_abbreviated(&text[start..mark], next))
}

/// Whether the word before a full stop is abbreviated, `next` being what
/// follows.
fn is_abbreviated(before: &str, next: &str) -> bool {
    let word_start = before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '‘' | '-'))
        .map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        });
    let word = &before[word_start..];
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    // An initial: J. Smith. But "Plan B. Then" cannot be told from it.
    if letters == 1 && word.len() == 1 && word.starts_with(char::is_uppercase) {
        return true;
    }
    // U.S., a.m.: in the middle of a sentence unless a common opener follows.
    if word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2) {
        let follower = next.split_whitespace().next().unwrap_or_default();
        return !OPENERS.contains(format!(" {follower} ").as_str());
    }
    is_abbreviation(word)
}

/// Words that open a sentence far more often than they follow `U.S.`.
const OPENERS: &str = " The A An He She It They We I In On At But And However This That These Those There If When While \
    After As For His Her Its Their Our ";

fn ends_chinese(text: &str, mark: usize, end: usize) -> bool {
    let run = &text[mark..end];
    if run.starts_with('.') {
        // A decimal or an address, unless a space or the end follows.
        return text[end..].is_empty() || text[end..].starts_with(char::is_whitespace);
    }
    // An ellipsis ends nothing by itself.
    if run.starts_with('…') && !run.contains(['。', '？', '！', '”', '」']) {
        return false;
    }
    // “……。”他说。 belongs together: what attributes a quotation follows it
    // without a mark between.
    let closes_quotation = run.ends_with(['”', '」', '』', '’']);
    let next = text[end..].trim_start();
    !(closes_quotation
        && next
            .chars()
            .take(12)
            .any(|c| matches!(c, '说' | '道' | '說' | '称' | '稱' | '表'))
        && !next.starts_with(['“', '「']))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits a paragraph whose sentences are parted by `|`.
    #[track_caller]
    fn check(marked: &str, language: Language) {
        let text = marked.replace('|', "");
        let found: Vec<&str> = sentences(&text, language)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn english() {
        check("One. |Two! |\"Three?\" |Four", Language::English);
        check(
            "Mr. Smith met Sen. J. D. Brown of the U.S. Senate at 5 p.m. on Jan. 3. |He left.",
            Language::English,
        );
        check(
            "He lives in the U.S. |The rest is known.",
            Language::English,
        );
        check(
            "\"Really?\" he asked. |\"Yes.\" |She left.",
            Language::English,
        );
        check(
            "It rose 3.5 percent to $1.2 billion. |See example.com for more.",
            Language::English,
        );
        check("Wait... what? |(Yes.) |So.", Language::English);
    }

    #[test]
    fn chinese() {
        check(
            "会议召开。|有人问：“为什么？”|没有人回答！|好",
            Language::Chinese,
        );
        check(
            "“好的。”他说。|“再见！”|众人散去……然后回家。",
            Language::Chinese,
        );
        check("增长3.5%。|见example.com。", Language::Chinese);
    }

    #[test]
    fn nothing_is_no_sentence() {
        assert!(sentences("", Language::English).is_empty());
        assert!(sentences("  ", Language::Chinese).is_empty());
    }
}
