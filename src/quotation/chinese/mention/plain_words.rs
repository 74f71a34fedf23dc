//! Words beside a cue that are no noun phrase of a known shape, and may still name the
//! speaker.

use super::clauses::{cuts, trim_adverbs, trim_opening};
use super::{Mention, MentionKind, WINDOW, whole};
use crate::quotation::chinese::entity::organisation::business;
use crate::quotation::chinese::text::annotated_text::AnnotatedText;

/// The words of `letters[from..to]` as a speaker of unknown shape.
pub(crate) fn unknown(letters: AnnotatedText<'_>, from: usize, to: usize) -> Option<Mention> {
    let from = from.max(to.saturating_sub(WINDOW));
    let end = trim_adverbs(letters, from, to);
    let start = trim_opening(letters, from, end);
    let end = cuts(letters, start, end).next().unwrap_or(end);
    let words = letters.get(start..end)?;
    let start = business(words).map_or(start, |length| start + length);
    let words = &letters[start..end];
    let plain = words
        .iter()
        .all(|letter| letter.is_alphanumeric() || *letter == '·')
        && !words
            .iter()
            .any(|letter| "的了是这那我你不吗第".contains(*letter));
    // 信里说: a place is no speaker.
    let place = matches!(words, [.., '里' | '中' | '上' | '内' | '下']);
    // 对着话筒, 张口: a predicate is no speaker.
    let does = matches!(words, [first, '着' | '了' | '口', ..] if *first != '夏')
        || matches!(words, ['一', second, ..] if !"名位个家些".contains(*second));
    // 对堂妹, 突然, 低声嘀: a preposition or an adverb is no speaker.
    let leads = matches!(
        words,
        ['对' | '向' | '跟' | '朝' | '冲' | '给' | '忽' | '突', ..]
            | ['小' | '大' | '低' | '轻' | '高', '声', ..]
    );
    let fits = plain && !place && !does && !leads && (2..=LONGEST_UNKNOWN).contains(&words.len());
    fits.then(|| whole(start, end, MentionKind::Other))
}

/// The longest mention whose shape is unknown.
const LONGEST_UNKNOWN: usize = 10;
