//! Lists of words and their meanings, as pages for learners have them: a table,
//! blocks in turn, or one line a word. A word and its meaning are no passages
//! that translate each other: they are made one block.

use super::BlockKind;
use super::amount::Amount;
use super::draft::{Cell, Draft, Manuscript};
use crate::text::{Language, is_han};
use std::ops::Range;

/// Joins each word of a list with its meaning.
pub(super) fn join(manuscript: &mut Manuscript) {
    let lists = lists(&manuscript.text, &manuscript.drafts);
    let mut edits = Vec::new();
    for list in &lists {
        let language = language(&manuscript.text, &manuscript.drafts, &lists, list);
        for entry in list {
            let drafts = &mut manuscript.drafts[entry.clone()];
            for pair in drafts.windows(2) {
                let gap = pair[0].range.end..pair[1].range.start;
                if !gap.is_empty() {
                    edits.push((gap, " "));
                }
            }
            let end = drafts.last().map_or(0, |last| last.range.end);
            for draft in drafts.iter_mut().skip(1) {
                draft.range = end..end;
            }
            let first = &mut drafts[0];
            first.range.end = end;
            first.cell = None;
            first.kind = BlockKind::Entry;
            first.marked = Some(language);
        }
    }
    manuscript.drafts.retain(|draft| !draft.range.is_empty());
    manuscript.revise(edits);
}

/// The drafts of a word and its meaning.
type Entry = Range<usize>;

/// A list has so many words.
const LEAST_ENTRIES: usize = 3;

/// Longer documents are no lessons.
const MOST_DRAFTS: usize = 20_000;

fn lists(text: &str, drafts: &[Draft]) -> Vec<Vec<Entry>> {
    let mut lists = Vec::new();
    if drafts.len() > MOST_DRAFTS {
        return lists;
    }
    let mut list: Vec<Entry> = Vec::new();
    let mut at = 0;
    while at < drafts.len() {
        let rest = &drafts[at..];
        if let Some(cell) = rest[0].cell {
            lists.push(std::mem::take(&mut list));
            let length = of_table(rest, cell);
            lists.push(in_table(text, &rest[..length], at));
            at += length;
            continue;
        }
        let length = if is_entry(text, &rest[0]) {
            1
        } else if rest.len() > 1 && are_word_and_meaning(text, rest) {
            2
        } else {
            lists.push(std::mem::take(&mut list));
            at += 1;
            continue;
        };
        list.push(at..at + length);
        at += length;
    }
    lists.push(list);
    lists.retain(|list| list.len() >= LEAST_ENTRIES);
    lists
}

/// How many drafts the table has that the first of `drafts` is in.
fn of_table(drafts: &[Draft], cell: Cell) -> usize {
    let is_in = |draft: &&Draft| draft.cell.is_some_and(|other| other.table == cell.table);
    drafts.iter().take_while(is_in).count()
}

/// The rows of a table of words; none if it is another.
fn in_table(text: &str, table: &[Draft], offset: usize) -> Vec<Entry> {
    let row = |draft: &Draft| draft.cell.map(|cell| cell.row);
    let (mut entries, mut rows, mut at) = (Vec::new(), 0, 0);
    for drafts in table.chunk_by(|one, other| row(one) == row(other)) {
        rows += 1;
        let passages: Vec<&str> = drafts
            .iter()
            .map(|draft| &text[draft.range.clone()])
            .collect();
        let has_word = passages.iter().any(|passage| is_word(passage));
        let has_meaning = passages.iter().any(|passage| passage.contains(is_han));
        // An example in English may stand beside them.
        let is_short = passages
            .iter()
            .all(|passage| !ends_sentence(passage) || !passage.contains(is_han));
        let han = passages.iter().map(|passage| Amount::of(passage).han).max();
        if has_word && has_meaning && is_short && han <= Some(LONGEST_MEANING) {
            entries.push(offset + at..offset + at + drafts.len());
        }
        at += drafts.len();
    }
    if 5 * entries.len() < 3 * rows {
        entries.clear();
    }
    entries
}

/// The longest meaning, in Chinese characters.
const LONGEST_MEANING: usize = 20;
/// The longest entry in bytes, with how the word is spoken.
const LONGEST_ENTRY: usize = 120;
/// The most words of an English expression.
const MOST_WORDS: usize = 4;

/// Whether `passage` is an English word or expression and no more.
fn is_word(passage: &str) -> bool {
    let amount = Amount::of(passage);
    amount.han == 0 && (1..=MOST_WORDS).contains(&amount.words) && !ends_sentence(passage)
}

/// Whether the draft holds a word and its meaning.
fn is_entry(text: &str, draft: &Draft) -> bool {
    let passage = &text[draft.range.clone()];
    if passage.len() > LONGEST_ENTRY
        || !may_be_entry(draft)
        || passage.contains(['。', '？', '！', '?', '!', '\n'])
    {
        return false;
    }
    let amount = Amount::of(passage);
    let is_short =
        (1..=LONGEST_MEANING).contains(&amount.han) && (1..=MOST_WORDS + 3).contains(&amount.words);
    // A sentence with a name in it changes its script twice.
    is_short && changes_of_script(passage) <= 2 && passage.starts_with(|c: char| !is_han(c))
}

fn changes_of_script(passage: &str) -> usize {
    let letters = passage.chars().filter(|c| c.is_alphabetic());
    let scripts: Vec<bool> = letters.map(is_han).collect();
    scripts.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

/// Whether the first two drafts are a word and its meaning.
fn are_word_and_meaning(text: &str, drafts: &[Draft]) -> bool {
    let [first, second] = [0, 1].map(|index| &text[drafts[index].range.clone()]);
    let (word, meaning) = if first.contains(is_han) {
        (second, first)
    } else {
        (first, second)
    };
    drafts[..2]
        .iter()
        .all(|draft| may_be_entry(draft) && draft.cell.is_none())
        && is_word(word)
        && Amount::of(word).words <= 3
        && (1..=8).contains(&Amount::of(meaning).han)
        && Amount::of(meaning).words <= 1
        && !ends_sentence(meaning)
}

fn may_be_entry(draft: &Draft) -> bool {
    matches!(draft.kind, BlockKind::Paragraph | BlockKind::Item(_))
}

/// Whether a sentence ends there; an abbreviation (`n.`) is none.
pub(super) fn ends_sentence(passage: &str) -> bool {
    let Some(before) = passage.strip_suffix('.') else {
        return passage.ends_with(['?', '!', '。', '？', '！', '…', '"', '”']);
    };
    let word = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    before.len() - word.len() > 4
}

/// The language in whose column the list stands: that of most of it, unless
/// nothing else on the page is in that.
fn language(text: &str, drafts: &[Draft], lists: &[Vec<Entry>], list: &[Entry]) -> Language {
    let (first, last) = (&list[0], &list[list.len() - 1]);
    let bytes = drafts[first.start].range.start..drafts[last.end - 1].range.end;
    let most = Language::of(&text[bytes]).unwrap_or(Language::English);
    let is_listed = |index: usize| lists.iter().flatten().any(|entry| entry.contains(&index));
    let has_other = drafts.iter().enumerate().any(|(index, draft)| {
        draft.range.len() > LONGEST_ENTRY
            && !is_listed(index)
            && Language::of(&text[draft.range.clone()]) == Some(most)
    });
    if has_other { most } else { most.other() }
}
