//! A text as it is compared: without white space, in one Unicode form, with
//! one kind of quotation mark and of dash, and the way back to its bytes.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A folded stretch of a text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// What is compared.
    pub(super) text: String,
    /// In the order of both texts; what lies between two is white space.
    runs: Vec<Run>,
}

/// A stretch that stands in the text as it is compared, or one character that
/// does not.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Where it starts in the folded text.
    folded: usize,
    /// Its bytes in the text.
    start: usize,
    end: usize,
    /// Whether both are the same bytes.
    is_same: bool,
}

impl Folded {
    /// Folds the bytes `range` of `text`.
    pub(super) fn new(text: &str, range: Range<usize>) -> Self {
        let mut folded = Self::default();
        folded.text.reserve(range.len());
        let mut at = range.start;
        while at < range.end {
            let rest = &text[at..range.end];
            let plain = plain_length(rest);
            if plain > 0 {
                folded.push(at..at + plain, &rest[..plain], true);
                at += plain;
                continue;
            }
            let length = cluster(rest);
            let form = fold(&rest[..length]);
            if !form.is_empty() {
                folded.push(at..at + length, &form, false);
            }
            at += length;
        }
        folded
    }

    /// What `text` is compared as.
    pub(super) fn of(text: &str) -> String {
        Self::new(text, 0..text.len()).text
    }

    fn push(&mut self, bytes: Range<usize>, form: &str, is_same: bool) {
        self.runs.push(Run {
            folded: self.text.len(),
            start: bytes.start,
            end: bytes.end,
            is_same,
        });
        self.text.push_str(form);
    }

    /// The bytes of the text that the bytes `folded` of the folded one stand
    /// for; not empty unless `folded` is.
    pub(super) fn bytes(&self, folded: &Range<usize>) -> Range<usize> {
        if folded.is_empty() {
            let at = self.runs.get(self.run_at(folded.start));
            let at = at.map_or(0, |run| run.start);
            return at..at;
        }
        let first = self.runs[self.run_at(folded.start)];
        let last = self.runs[self.run_at(folded.end - 1)];
        let start = if first.is_same {
            first.start + (folded.start - first.folded)
        } else {
            first.start
        };
        let end = if last.is_same {
            last.start + (folded.end - last.folded)
        } else {
            last.end
        };
        start..end
    }

    /// Where the byte `at` of the text stands in the folded one.
    pub(super) fn folded(&self, at: usize) -> usize {
        let index = self.runs.partition_point(|run| run.end <= at);
        match self.runs.get(index) {
            None => self.text.len(),
            Some(run) if run.is_same && at > run.start => run.folded + (at - run.start),
            Some(run) => run.folded,
        }
    }

    fn run_at(&self, folded: usize) -> usize {
        self.runs
            .partition_point(|run| run.folded <= folded)
            .saturating_sub(1)
    }
}

/// The length of the beginning of `text` that is compared as it is.
fn plain_length(text: &str) -> usize {
    let Some(end) = text.find(|character| !is_plain(character)) else {
        return text.len();
    };
    let next = text[end..].chars().next();
    match text[..end].chars().next_back() {
        // It belongs to the mark that follows.
        Some(last) if next.is_some_and(is_joined) => end - last.len_utf8(),
        _ => end,
    }
}

/// Whether a character is compared as it is, if no mark follows it.
fn is_plain(character: char) -> bool {
    match character {
        '\'' | '`' => false,
        '!'..='~' | '\u{4e00}'..='\u{9fff}' | '。' | '、' => true,
        _ => false,
    }
}

/// The length of the first character with the marks that belong to it, or of
/// the first mark or white space that is folded as one.
fn cluster(text: &str) -> usize {
    let mut characters = text.char_indices();
    let first = characters.next().map_or(' ', |(_, first)| first);
    let belongs = |next: char| match first {
        _ if first.is_whitespace() => next.is_whitespace(),
        // Two single marks are how some write a double one.
        '\'' | '`' => next == first,
        _ => is_joined(next),
    };
    let most = if matches!(first, '\'' | '`') { 1 } else { 30 };
    characters
        .take(most)
        .find(|&(_, next)| !belongs(next))
        .map_or_else(
            || text.chars().take(most + 1).map(char::len_utf8).sum(),
            |(at, _)| at,
        )
}

/// Whether `character` may become one with what stands before it.
fn is_joined(character: char) -> bool {
    canonical_combining_class(character) != 0
        || matches!(character, '\u{1160}'..='\u{11ff}' | '\u{3099}'..='\u{309c}' | '\u{ff9e}' | '\u{ff9f}')
}

/// What a cluster is compared as.
fn fold(cluster: &str) -> String {
    if cluster.starts_with(['\'', '`']) {
        return "\"".to_owned();
    }
    cluster
        .nfkc()
        .filter(|character| !character.is_whitespace())
        .map(|character| match character {
            '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟'
            | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '´' | '\'' | '`' | '″' | '′' => {
                '"'
            }
            '‐'..='―' | '−' | '﹘' | '─' => '-',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Folded::of(text), Folded::of(expected), "{text}");
    }

    #[test]
    fn forms_marks_and_white_space_make_no_difference() {
        check("“Yes,” he  said.", "\"Yes,\" he\nsaid.");
        check("''Yes'' and 「好」", "\"Yes\" and “好”");
        check("don’t", "don't");
        check("cafe\u{301}", "café");
        check("ｃｏｄｅ　１２", "code 12");
        check("ｶﾞ", "ガ");
        check("2019–20 — so", "2019-20 - so");
    }

    #[test]
    fn letters_and_numbers_make_one() {
        assert_ne!(Folded::of("cafe"), Folded::of("café"));
        assert_ne!(Folded::of("12"), Folded::of("13"));
    }

    #[test]
    fn every_folded_piece_leads_back_to_its_bytes() {
        let text = "他说：“网络 （cafe\u{301}）　''x''”。\n\nNext";
        let folded = Folded::new(text, 0..text.len());
        let place = |words: &str| {
            let start = folded.text.find(words).expect("the words are there");
            &text[folded.bytes(&(start..start + words.len()))]
        };
        assert_eq!(place("网络"), "网络");
        assert_eq!(place("络("), "络 （");
        assert_eq!(place("café"), "cafe\u{301}");
        assert_eq!(place("\"x\"\""), "''x''”");
        assert_eq!(place("。Nex"), "。\n\nNex");
        for (at, _) in text.char_indices() {
            let there = folded.folded(at);
            assert!(there <= folded.text.len() && folded.text.is_char_boundary(there));
        }
    }
}
