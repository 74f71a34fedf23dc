//! Lines that were filled to a width, as in mail and e-texts: which of them are
//! one paragraph, and what stands between them once they are joined.

use crate::text::{CleanText, Language, is_han, width};
use std::collections::HashSet;
use std::ops::Range;

/// `text` with the line breaks inside filled paragraphs undone: a space between
/// Latin words, nothing between Chinese characters, and no hyphen where the
/// text shows that the word has none.
pub(super) fn joined(text: CleanText) -> CleanText {
    let mut edits = Vec::new();
    let mut group: Vec<Line> = Vec::new();
    let mut vocabulary = None;
    for line in lines(&text) {
        if line.range.is_empty() || line.range.len() > 4 * FILLED_WIDTH.end {
            join_group(&text, &group, &mut vocabulary, &mut edits);
            group.clear();
        } else {
            group.push(line);
        }
    }
    join_group(&text, &group, &mut vocabulary, &mut edits);
    drop(vocabulary);
    if edits.is_empty() {
        return text;
    }
    text.replaced(edits)
}

/// Texts are filled to a width of so many columns.
const FILLED_WIDTH: Range<usize> = 40..100;

/// A line without the white space around it.
pub(super) struct Line {
    pub(super) range: Range<usize>,
    /// How many bytes of white space it starts with.
    pub(super) indent: usize,
}

/// The lines of `text`.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes())
        .chain(std::iter::once(text.len()))
        .map(move |end| {
            let line = &text[start..end];
            let indent = line.len() - line.trim_start().len();
            let from = start + indent;
            let to = (start + line.trim_end().len()).max(from);
            start = end + 1;
            Line {
                range: from..to,
                indent,
            }
        })
}

/// Joins lines between two blank ones, as far as they were filled.
fn join_group<'a>(
    text: &'a str,
    group: &[Line],
    vocabulary: &mut Option<HashSet<&'a str>>,
    edits: &mut Vec<(Range<usize>, &'static str)>,
) {
    if group.len() < 2 {
        return;
    }
    let widths: Vec<usize> = group
        .iter()
        .map(|line| width(&text[line.range.start - line.indent..line.range.end]))
        .collect();
    let most = widths.iter().copied().max().unwrap_or(0);
    if !FILLED_WIDTH.contains(&most) {
        return;
    }
    let is_full = |at: usize| {
        let next = &text[group[at + 1].range.clone()];
        // A closing mark that did not fit took the character before it along.
        let gap = if next.starts_with(is_han) { 2 } else { 1 };
        widths[at] + gap + width(first_word(next)) > most
    };
    // A sentence may end where a line does. That the paragraph goes on is
    // certain only where all its lines were filled.
    let all_full = group.len() > 2 && (0..group.len() - 1).all(is_full);
    for (at, pair) in group.windows(2).enumerate() {
        let (line, next) = (&text[pair[0].range.clone()], &text[pair[1].range.clone()]);
        let goes_on = !ends_sentence(line) || next.starts_with(char::is_lowercase) || all_full;
        if goes_on
            && is_full(at)
            && pair[1].indent <= pair[0].indent
            && !starts_item(next)
            && !line.contains('\t')
            && Language::of(line).is_some_and(|language| Language::of(next) == Some(language))
        {
            edits.push(join(text, pair, vocabulary));
        }
    }
}

/// What the next line would have had to hold for the line before to be full.
fn first_word(line: &str) -> &str {
    let end = match line.chars().next() {
        // A mark does not stand at the start of a line: it would take the
        // character before it along.
        Some(first) if is_han(first) => first.len_utf8(),
        _ => line
            .find(|c: char| c.is_whitespace() || is_han(c))
            .unwrap_or(line.len()),
    };
    &line[..end]
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with([
        '.', '!', '?', '"', '”', '。', '！', '？', '」', ':', '：', '》', '】',
    ])
}

/// Whether `line` begins an item of a list.
pub(super) fn starts_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < line.len() {
        return line.len() - rest.len() <= 3 && rest.starts_with([')', '、', '）'])
            || rest.starts_with(". ");
    }
    ["- ", "* ", "+ ", "• ", "· "]
        .iter()
        .any(|bullet| line.starts_with(bullet))
}

/// What stands between two lines that are joined: nothing where both are
/// Chinese there, else a space.
pub(super) fn between(line: &str, next: &str) -> &'static str {
    let is_mark = |c: char| {
        matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}'
            | '“' | '”' | '‘' | '’' | '—' | '…')
    };
    let (last, first) = (line.chars().next_back(), next.chars().next());
    let (Some(last), Some(first)) = (last, first) else {
        return " ";
    };
    let is_wide = |c| matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}');
    let are_chinese = (is_han(last) || is_han(first))
        && (is_han(last) || is_mark(last))
        && (is_han(first) || is_mark(first));
    if are_chinese || is_wide(last) {
        ""
    } else {
        " "
    }
}

/// The edit that joins two lines.
fn join<'a>(
    text: &'a str,
    pair: &[Line],
    vocabulary: &mut Option<HashSet<&'a str>>,
) -> (Range<usize>, &'static str) {
    let gap = pair[0].range.end..pair[1].range.start;
    let (line, next) = (&text[pair[0].range.clone()], &text[pair[1].range.clone()]);
    if between(line, next).is_empty() {
        return (gap, "");
    }
    let head = line.strip_suffix('-').map(|line| {
        &line[line.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
            at + line[at..].chars().next().map_or(1, char::len_utf8)
        })..]
    });
    let tail = &next[..next
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(next.len())];
    match head {
        Some(head) if !head.is_empty() && tail.starts_with(char::is_lowercase) => {
            let words = vocabulary.get_or_insert_with(|| words_of(text));
            let whole = format!("{head}{tail}");
            let is_known =
                |word: &str| words.contains(word) || words.contains(word.to_lowercase().as_str());
            let is_one_word = is_known(&whole)
                || !is_known(tail) && SUFFIXES.iter().any(|suffix| tail.starts_with(suffix));
            if is_one_word {
                (gap.start - 1..gap.end, "")
            } else {
                (gap, "")
            }
        }
        _ => (gap, " "),
    }
}

/// Ends of English words that do not stand alone.
const SUFFIXES: [&str; 26] = [
    "ment", "tion", "sion", "ing", "ness", "ity", "able", "ible", "ance", "ence", "ally", "ical",
    "ed", "ers", "est", "ly", "ous", "ive", "ism", "ist", "tive", "ful", "ship", "cial", "tial",
    "dent",
];

/// The words of a text as far as they are counted: what is beyond is as the
/// beginning.
fn words_of(text: &str) -> HashSet<&str> {
    let mut end = text.len().min(4 << 20);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // The last word of a line may be the very half in question.
    text[..end]
        .lines()
        .flat_map(|line| {
            let line = line.trim_end();
            let cut = line.ends_with('-').then(|| line.rfind(' ')).flatten();
            line[..cut.unwrap_or(line.len())]
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| word.len() > 2)
        })
        .collect()
}
