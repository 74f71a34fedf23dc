//! Displayed text without a speaker: signs, notices, proverbs.

use crate::quotation::chinese::lexicon::trie::Start;
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// Whether the words before a colon or cue show a text, not a speaker:
/// 横幅上写着, 主题是, 俗话说.
pub(crate) fn inscribed(letters: AnnotatedText<'_>, from: usize, to: usize) -> bool {
    let words = &letters[from..to];
    // 引用一句谚语说: whoever cites it says it.
    let cites = words.windows(2).any(|pair| {
        matches!(
            pair,
            ['引' | '套' | '借', '用'] | ['援', '引'] | ['重', '复']
        )
    });
    if cites {
        return false;
    }
    (from.max(to.saturating_sub(21))..to).any(|at| letters.starts(Start::Sign, at, to).is_some())
}

/// The longest words for a sheet that hangs somewhere, their verb included.
const LONGEST_SHEET: usize = 14;

/// Whether `words` end by saying that something is written somewhere.
pub(crate) fn written(words: &[char]) -> bool {
    let near = &words[words.len().saturating_sub(LONGEST_SHEET)..];
    // 玻璃门上贴着一张没有落款的纸条.
    near.windows(3).any(|three| {
        matches!(
            three,
            [
                '写' | '贴' | '印' | '刻' | '挂' | '张',
                '着',
                '一' | '几' | '两'
            ]
        )
    }) || matches!(words, [.., '写' | '贴' | '印' | '刻' | '挂' | '张', '着'])
}
