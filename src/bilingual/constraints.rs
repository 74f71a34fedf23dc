//! What is known of an alignment before it is made: what the reader tied or untied, and
//! what the layout of the document sets side by side.

use super::alignment::{Alignment, Origin};
use super::correction::{Correction, Verdict};
use crate::article::{Article, BlockKind};
use crate::text::Language;
use std::ops::Range;

/// A stretch of sentences of either side.
pub(super) type Facing = (Range<usize>, Range<usize>);

/// What is known of the alignment before it is made.
#[derive(Debug, Default)]
pub(super) struct Constraints {
    /// Stretches of both sides that face each other, in order and without holes, each with
    /// what says so: nothing of what lies between. None if nothing is known.
    pub(super) segments: Vec<Facing>,
    pub(super) origins: Vec<Option<Origin>>,
    /// Sentences that do not translate each other.
    pub(super) apart: Vec<Facing>,
    /// Sentences of each side that translate nothing: words with their meanings, code,
    /// the names of parts.
    pub(super) alone: [Vec<Range<usize>>; 2],
    /// Sentences that the reader tied across the order of the others.
    pub(super) crossing: Vec<Facing>,
}

impl Constraints {
    /// What `corrections` and the paragraphs of `article` say of the sentences of
    /// `alignment`.
    pub(super) fn new(
        article: &Article,
        alignment: &Alignment,
        corrections: &[Correction],
    ) -> Self {
        let sentences = |verdict| {
            corrections
                .iter()
                .filter(move |correction| correction.verdict == verdict)
                .filter_map(|correction| {
                    let zh = touched(alignment, Language::Chinese, &correction.zh)?;
                    let en = touched(alignment, Language::English, &correction.en)?;
                    Some((zh, en))
                })
        };
        let mut constraints = Self {
            apart: sentences(Verdict::Untied).collect(),
            alone: Language::ALL.map(|language| alone(article, alignment, language)),
            ..Self::default()
        };
        let mut known: Vec<(Facing, Origin)> = Vec::new();
        // What the reader says later holds, and against what the document says.
        let tied: Vec<Facing> = sentences(Verdict::Tied).collect();
        for (at, facing) in tied.iter().enumerate().rev() {
            if tied[at + 1..].iter().any(|later| overlaps(facing, later)) {
                continue;
            }
            if known.iter().all(|(other, _)| is_in_order(facing, other)) {
                known.push((facing.clone(), Origin::Reader));
            } else {
                constraints.crossing.push(facing.clone());
            }
        }
        let reader = known.len();
        for pair in &article.pairs {
            let (Some(zh), Some(en)) = (
                touched(alignment, Language::Chinese, &pair.zh),
                touched(alignment, Language::English, &pair.en),
            ) else {
                continue;
            };
            let facing = (zh, en);
            // The pairs of the document are in order themselves, but for a broken one.
            let others = known[..reader].iter().chain(known[reader..].last());
            let is_free = others
                .into_iter()
                .all(|(other, _)| is_in_order(&facing, other))
                && constraints
                    .crossing
                    .iter()
                    .chain(&constraints.apart)
                    .all(|other| !overlaps(&facing, other));
            if is_free {
                known.push((facing, Origin::Markup));
            }
        }
        known.sort_by_key(|((zh, en), _)| (zh.start, en.start));
        constraints.fill(
            known,
            [0, 1].map(|side: usize| alignment.sentences[side].len()),
        );
        constraints
    }

    /// Makes segments of what is known and of what lies between.
    fn fill(&mut self, known: Vec<(Facing, Origin)>, ends: [usize; 2]) {
        if known.is_empty() {
            return;
        }
        let (mut zh_end, mut en_end) = (0, 0);
        for ((zh, en), origin) in known {
            if zh.start > zh_end || en.start > en_end {
                self.push((zh_end..zh.start, en_end..en.start), None);
            }
            (zh_end, en_end) = (zh.end, en.end);
            self.push((zh, en), Some(origin));
        }
        if zh_end < ends[0] || en_end < ends[1] {
            self.push((zh_end..ends[0], en_end..ends[1]), None);
        }
    }

    fn push(&mut self, segment: Facing, origin: Option<Origin>) {
        self.segments.push(segment);
        self.origins.push(origin);
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.segments.is_empty()
            && self.apart.is_empty()
            && self.crossing.is_empty()
            && self.alone.iter().all(Vec::is_empty)
    }

    /// Whether the two stretches must not be a bead.
    pub(super) fn forbids(&self, zh: &Range<usize>, en: &Range<usize>) -> bool {
        let holds = |outer: &Range<usize>, inner: &Range<usize>| {
            outer.start <= inner.start && inner.end <= outer.end
        };
        let segment = self
            .segments
            .partition_point(|segment| segment.0.end <= zh.start);
        let is_across = !self.segments.is_empty()
            && self
                .segments
                .get(segment)
                .is_none_or(|segment| !holds(&segment.0, zh) || !holds(&segment.1, en));
        let is_alone = |side: usize, sentences: &Range<usize>| {
            let first = self.alone[side].partition_point(|alone| alone.end <= sentences.start);
            let next = self.alone[side].get(first);
            next.is_some_and(|alone| meets(alone, sentences))
        };
        is_across
            || is_alone(Language::Chinese as usize, zh)
            || is_alone(Language::English as usize, en)
            || self
                .apart
                .iter()
                .any(|apart| meets(&apart.0, zh) && meets(&apart.1, en))
            || self
                .crossing
                .iter()
                .any(|crossing| meets(&crossing.0, zh) || meets(&crossing.1, en))
    }
}

/// The runs of sentences in `language` that translate nothing.
fn alone(article: &Article, alignment: &Alignment, language: Language) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for block in &article.blocks {
        let is_alone = matches!(block.kind, BlockKind::Entry | BlockKind::Code)
            || is_name_of_part(article.block_text(block));
        if !is_alone || block.language != language {
            continue;
        }
        let Some(sentences) = touched(alignment, language, &block.range) else {
            continue;
        };
        match runs.last_mut() {
            Some(last) if last.end >= sentences.start => last.end = last.end.max(sentences.end),
            _ => runs.push(sentences),
        }
    }
    runs
}

/// Whether `text` is no more than what the part below it is called: an original, a
/// translation, a list of words.
fn is_name_of_part(text: &str) -> bool {
    const NAMES: [&str; 20] = [
        "参考译文",
        "译文",
        "全文翻译",
        "中文翻译",
        "翻译",
        "中文",
        "原文",
        "英文",
        "英文原文",
        "双语对照",
        "词汇",
        "生词",
        "重点词汇",
        "注释",
        "translation",
        "chinese",
        "english",
        "original",
        "vocabulary",
        "notes",
    ];
    let is_framing = |c: char| !c.is_alphanumeric();
    text.len() < 48 && NAMES.contains(&&*text.trim_matches(is_framing).to_lowercase())
}

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn overlaps(one: &Facing, other: &Facing) -> bool {
    meets(&one.0, &other.0) || meets(&one.1, &other.1)
}

/// Whether one of the two lies before the other on both sides.
fn is_in_order(one: &Facing, other: &Facing) -> bool {
    let is_before =
        |one: &Facing, other: &Facing| one.0.end <= other.0.start && one.1.end <= other.1.start;
    is_before(one, other) || is_before(other, one)
}

/// The sentences of a side that `bytes` touch.
fn touched(
    alignment: &Alignment,
    language: Language,
    bytes: &Range<usize>,
) -> Option<Range<usize>> {
    let sentences = &alignment.sentences[language as usize];
    let first = sentences.partition_point(|sentence| sentence.end <= bytes.start);
    let end = sentences.partition_point(|sentence| sentence.start < bytes.end.max(bytes.start + 1));
    (first < end).then_some(first..end)
}
