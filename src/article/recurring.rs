//! What recurs at the start or the end of many blocks and so belongs to none:
//! the name of a site, a notice about copies.

use super::BlockKind;
use super::draft::{Draft, Manuscript};
use std::ops::Range;

/// So many blocks make a rule of it.
const LEAST_BLOCKS: usize = 5;
/// Pages have a hundred blocks; a book does not say the same after each.
const MOST_BLOCKS: usize = 5_000;
/// The least and the most characters that recur.
const LENGTH: Range<usize> = 6..100;

/// Takes out the notices about copies that a site adds to its paragraphs.
pub(super) fn drop_notices(manuscript: &mut Manuscript) {
    let edits = own(&manuscript.text, &manuscript.drafts)
        .into_iter()
        .zip(&manuscript.drafts)
        .flat_map(|(own, draft)| [draft.range.start..own.start, own.end..draft.range.end])
        .filter(|affix| is_notice(&manuscript.text[affix.clone()]))
        .map(|affix| (affix, ""))
        .collect();
    manuscript.revise(edits);
}

/// Of each block what is its own: all of it but for a beginning and an end that
/// recur.
pub(super) fn own(text: &str, drafts: &[Draft]) -> Vec<Range<usize>> {
    let mut own: Vec<Range<usize>> = drafts.iter().map(|draft| draft.range.clone()).collect();
    if !(LEAST_BLOCKS..MOST_BLOCKS).contains(&drafts.len()) {
        return own;
    }
    let is_told = |draft: &Draft| draft.kind != BlockKind::Code && draft.range.len() > LENGTH.start;
    let told: Vec<usize> = (0..drafts.len())
        .filter(|&index| is_told(&drafts[index]))
        .collect();
    let passages: Vec<&str> = told
        .iter()
        .map(|&index| &text[drafts[index].range.clone()])
        .collect();
    let starts = shared(&passages, |passage| {
        passage.chars().take(LENGTH.end).collect()
    });
    let ends = shared(&passages, |passage| {
        passage.chars().rev().take(LENGTH.end).collect()
    });
    for ((&index, passage), (start, end)) in
        told.iter().zip(&passages).zip(starts.iter().zip(&ends))
    {
        let from = start_of_own(passage, *start);
        let to = end_of_own(passage, *end);
        if passage.get(from..to).is_some_and(says_something) {
            let at = drafts[index].range.start;
            own[index] = at + from..at + to;
        }
    }
    own
}

/// How many characters each of `passages` shares with enough of the others, by
/// its characters in the order that `of` gives.
fn shared(passages: &[&str], of: impl Fn(&str) -> Vec<char>) -> Vec<usize> {
    let keys: Vec<Vec<char>> = passages.iter().map(|passage| of(passage)).collect();
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&one, &other| keys[one].cmp(&keys[other]));
    let mut shared = vec![0; keys.len()];
    for window in order.windows(LEAST_BLOCKS) {
        let (first, last) = (&keys[window[0]], &keys[window[LEAST_BLOCKS - 1]]);
        let same = first.iter().zip(last).take_while(|(a, b)| a == b).count();
        if LENGTH.contains(&same) {
            for &index in window {
                shared[index] = shared[index].max(same);
            }
        }
    }
    shared
}

/// Where `passage` goes on behind the beginning of so many characters: after a
/// space or a mark, not in a word.
fn start_of_own(passage: &str, characters: usize) -> usize {
    let beginning = passage.chars().take(characters).map(char::len_utf8).sum();
    let beginning: &str = &passage[..beginning];
    let end = beginning.trim_end_matches(char::is_alphanumeric).len();
    if passage[..end].chars().count() < LENGTH.start {
        0
    } else {
        end
    }
}

/// As [`start_of_own`], of the end.
fn end_of_own(passage: &str, characters: usize) -> usize {
    let length: usize = passage
        .chars()
        .rev()
        .take(characters)
        .map(char::len_utf8)
        .sum();
    let end = &passage[passage.len() - length..];
    // What closes a sentence is the sentence's.
    let closes = |c: char| {
        matches!(
            c,
            '.' | '!' | '?' | '。' | '！' | '？' | '”' | '"' | '’' | '\''
        )
    };
    let is_apart = |before: Option<char>| {
        before.is_none_or(|c| !c.is_alphanumeric() || crate::text::is_han(c))
    };
    let mut rest = end;
    if !is_apart(passage[..passage.len() - length].chars().next_back()) {
        rest = rest.trim_start_matches(char::is_alphanumeric);
    }
    let rest = rest.trim_start_matches(closes);
    if rest.chars().count() < LENGTH.start {
        passage.len()
    } else {
        passage.len() - rest.len()
    }
}

fn says_something(own: &str) -> bool {
    own.chars().filter(|c| c.is_alphanumeric()).count() >= LENGTH.start
}

/// Whether it speaks of copies and sites.
fn is_notice(affix: &str) -> bool {
    let affix = affix.to_lowercase();
    [
        "©",
        "copyright",
        "rights reserved",
        "版权",
        "转载",
        "http:",
        "https:",
        "www.",
        ".com",
    ]
    .iter()
    .any(|words| affix.contains(words))
}

#[cfg(test)]
mod tests {
    use crate::article::parse;
    use crate::text::Language;

    #[test]
    fn a_notice_behind_every_paragraph_is_dropped_and_pairs_are_as_without() {
        let en = [
            "The port reopened on Monday.",
            "Trucks queued for hours!",
            "\"It is over,\" the mayor said.",
        ];
        let zh = [
            "港口周一重新开放。",
            "卡车排了几个小时的队！",
            "市长说：“结束了。”",
        ];
        let page = |tail: &str| -> String {
            let pairs = en.iter().zip(zh);
            let blocks = pairs.flat_map(|(en, zh)| [en, tail, "\n\n", zh, tail, "\n\n"]);
            blocks.collect()
        };
        let (plain, noisy) = (
            parse(&page("")),
            parse(&page("（河口网版权所有，未经许可不得转载）")),
        );
        assert_eq!(*noisy.text, *plain.text);
        assert_eq!((noisy.pairs.len(), noisy.pairs), (3, plain.pairs));
    }

    #[test]
    fn who_speaks_recurs_and_stays() {
        let page = [
            "One more word.",
            "Two words.",
            "Three and more.",
            "Four of them.",
            "Five at last.",
        ]
        .map(|words| format!("Christiane Ashby: {words} 主持人在现场提问\n\n"))
        .concat();
        let article = parse(&page);
        assert_eq!(article.blocks.len(), 5);
        assert!(
            article
                .blocks
                .iter()
                .all(|block| block.language == Language::English)
        );
        assert_eq!(article.text.matches("Christiane Ashby: ").count(), 5);
    }
}
