//! Spaces between Chinese characters that nobody wrote: they come with texts
//! that were converted from PDF, or cut into words for a machine.

use super::BlockKind;
use super::draft::{Draft, Manuscript};
use crate::text::is_han;
use std::ops::Range;

/// Takes the spaces out of the Chinese of `manuscript` if one of its paragraphs
/// is spaced throughout.
pub(super) fn unspace(manuscript: &mut Manuscript) {
    let found: Vec<Spaced> = manuscript
        .drafts
        .iter()
        .take_while(|draft| draft.range.start < SAMPLE)
        .filter_map(|draft| Spaced::of(&manuscript.text, draft))
        .collect();
    if !found.iter().any(Spaced::is_converted) {
        return;
    }
    let edits = manuscript
        .drafts
        .iter()
        .filter_map(|draft| Spaced::of(&manuscript.text, draft))
        .filter(Spaced::is_spaced)
        .flat_map(|spaced| spaced.spaces.into_iter().map(|space| (space, "")));
    let edits = edits.collect();
    manuscript.revise(edits);
}

/// How far a text is looked at: one that was converted is so from the start.
const SAMPLE: usize = 1 << 20;

/// A block with spaces between Chinese characters.
struct Spaced {
    spaces: Vec<Range<usize>>,
    /// How often two characters have none.
    joins: usize,
    has_marks: bool,
}

impl Spaced {
    /// None where no space stands between two of its characters.
    fn of(text: &str, draft: &Draft) -> Option<Self> {
        let passage = &text[draft.range.clone()];
        if draft.kind == BlockKind::Code || !is_between_wide(passage) {
            return None;
        }
        let mut spaced = Self {
            spaces: Vec::new(),
            joins: 0,
            has_marks: false,
        };
        let (mut last, mut gap) = (None, None);
        for (at, character) in passage.char_indices() {
            let at = draft.range.start + at;
            if matches!(character, ' ' | '\u{a0}') {
                gap = gap.or(Some(at));
                continue;
            }
            let is_mark = matches!(
                character,
                '，' | '。' | '、' | '；' | '：' | '？' | '！' | '“' | '”'
            );
            spaced.has_marks |= is_mark;
            if last == Some(true) && (is_han(character) || is_mark) {
                match gap {
                    Some(from) => spaced.spaces.push(from..at),
                    None => spaced.joins += 1,
                }
            }
            last = Some(is_han(character) || is_mark);
            gap = None;
        }
        (!spaced.spaces.is_empty()).then_some(spaced)
    }

    fn is_spaced(&self) -> bool {
        self.spaces.len() * 3 >= self.joins
    }

    /// A list of names is spaced too; a sentence is not.
    fn is_converted(&self) -> bool {
        self.has_marks && self.spaces.len() >= 6 && self.is_spaced()
    }
}

/// A quick look whether a space stands between two characters beyond ASCII.
fn is_between_wide(passage: &str) -> bool {
    let bytes = passage.as_bytes();
    memchr::memchr_iter(b' ', bytes).any(|at| {
        at > 0
            && bytes[at - 1] >= 0x80
            && bytes[at + 1..].iter().find(|&&b| b != b' ') >= Some(&0x80)
    }) || passage.contains('\u{a0}')
}

#[cfg(test)]
mod tests {
    use crate::article::parse;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(&*parse(text).text, expected);
    }

    #[test]
    fn spaces_of_a_converted_text_are_taken_out_and_those_of_its_author_kept() {
        check(
            "标 题 在 此\n\n市 长 周 二 宣 布 了 新 的 预 算 ， 议 会 May 3 表 决 。\n",
            "标题在此\n\n市长周二宣布了新的预算，议会 May 3 表决。\n",
        );
        check(
            "市长 周二 宣布 了 新 的 预算 ， 议会 下个月 表决 。",
            "市长周二宣布了新的预算，议会下个月表决。",
        );
        for written in [
            "床前明月光 疑是地上霜 举头望明月 低头思故乡",
            "张三 李四 王五 赵六 钱七 孙八 周九 吴十",
            "第一章 港口 市长说，没有问题。",
            "  spaced   words  are English  ",
        ] {
            check(written, written);
        }
    }
}
