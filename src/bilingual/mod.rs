//! Which passages of the two languages translate each other. Knows sentences and words,
//! not who speaks in them.

mod aligner;
pub mod alignment;
mod bead_costs;
mod chinese_tokens;
mod constraints;
pub mod correction;
mod corridor;
mod english_tokens;
pub mod facts;
mod lattice;
mod marks;
mod moved;
pub(crate) mod names;
pub mod pairs;
mod side;
mod similarity;
mod token;
mod translation;
pub mod word_links;

use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::text::{self, Language};
use constraints::Constraints;
use lattice::Step;
use std::ops::{ControlFlow, Range};

pub use alignment::{Alignment, Bead, Origin};
pub use correction::{Correction, Verdict};

/// Finds which sentences of `article` translate each other. Empty unless it has both
/// languages.
#[must_use]
pub fn align(article: &Article, lexicon: &Lexicon) -> Alignment {
    align_corrected(article, lexicon, &[])
}

/// Aligns two texts that are given in sentences; these are known by their numbers only, and
/// [`Alignment::sentences`] is empty.
#[must_use]
pub fn align_sentences(zh: &[&str], en: &[&str], lexicon: &Lexicon) -> Alignment {
    let constraints = Constraints::default();
    let go_on = &mut || ControlFlow::Continue(());
    let ControlFlow::Continue(links) = aligner::align(zh, en, lexicon, &constraints, go_on) else {
        return Alignment::default();
    };
    Alignment {
        beads: links.steps.into_iter().map(bead).collect(),
        moved: links.moved.into_iter().map(moved).collect(),
        ..Alignment::default()
    }
}

/// As [`align`], keeping to what the reader said.
#[must_use]
pub fn align_corrected(
    article: &Article,
    lexicon: &Lexicon,
    corrections: &[Correction],
) -> Alignment {
    let go_on = &mut || ControlFlow::Continue(());
    match align_while(article, lexicon, corrections, go_on) {
        ControlFlow::Continue(alignment) => alignment,
        ControlFlow::Break(()) => Alignment::default(),
    }
}

/// Asked from time to time, some milliseconds apart, whether the work is still wanted.
pub type GoOn<'a> = &'a mut dyn FnMut() -> ControlFlow<()>;

/// As [`align_corrected`], given up when `go_on` breaks.
pub fn align_while(
    article: &Article,
    lexicon: &Lexicon,
    corrections: &[Correction],
    go_on: GoOn,
) -> ControlFlow<(), Alignment> {
    let has = |language| {
        article
            .blocks
            .iter()
            .any(|block| block.language == language)
    };
    if !Language::ALL.into_iter().all(has) {
        return ControlFlow::Continue(Alignment::default());
    }
    let sentences = sentences(article);
    if sentences.iter().any(Vec::is_empty) {
        return ControlFlow::Continue(Alignment::default());
    }
    let mut alignment = Alignment {
        sentences,
        corrections: corrections.to_vec(),
        ..Alignment::default()
    };
    let constraints = Constraints::new(article, &alignment, corrections);
    let longest = alignment.sentences.iter().map(Vec::len).max().unwrap_or(0);
    if longest > MOST_UNITS && constraints.segments.is_empty() {
        return ControlFlow::Continue(Alignment::default());
    }
    let [zh, en] = [0, 1].map(|side: usize| -> Vec<&str> {
        let sentences = alignment.sentences[side].iter();
        sentences
            .map(|range| &article.text[range.clone()])
            .collect()
    });
    let links = aligner::align(&zh, &en, lexicon, &constraints, go_on)?;
    alignment.beads = beads(links.steps, &constraints);
    let crossing = constraints.crossing.iter();
    let crossing = crossing.map(|facing| whole(facing, Origin::Reader));
    let moved = links.moved.into_iter().map(moved);
    alignment.moved = crossing.chain(moved).collect();
    ControlFlow::Continue(alignment)
}

/// Texts with more sentences on a side are aligned by paragraphs, with more paragraphs not
/// at all.
const MOST_UNITS: usize = 20_000;

/// The sentences of each side, or its paragraphs where there are too many.
fn sentences(article: &Article) -> [Vec<Range<usize>>; 2] {
    let mut sides = [const { Vec::new() }; 2];
    for block in &article.blocks {
        let offset = block.range.start;
        let side: &mut Vec<Range<usize>> = &mut sides[block.language as usize];
        let found = text::sentences(article.block_text(block), block.language);
        side.extend(
            found
                .into_iter()
                .map(|range| offset + range.start..offset + range.end),
        );
        if side.len() > MOST_UNITS {
            return paragraphs(article);
        }
    }
    sides
}

fn paragraphs(article: &Article) -> [Vec<Range<usize>>; 2] {
    let mut sides = [const { Vec::new() }; 2];
    for blocks in article.paragraphs() {
        let blocks = &article.blocks[blocks];
        let range = blocks[0].range.start..blocks[blocks.len() - 1].range.end;
        sides[blocks[0].language as usize].push(range);
    }
    sides
}

/// The beads of the path. What the reader tied is one bead whatever the path says, and so
/// is what the document sets side by side if the path has no bead in it.
fn beads(steps: Vec<(Step, f32)>, constraints: &Constraints) -> Vec<Bead> {
    let segments = &constraints.segments;
    let mut parts: Vec<Vec<Bead>> = vec![Vec::new(); segments.len().max(1)];
    for step in steps {
        let (zh, en) = (&step.0.zh, &step.0.en);
        let segment = if zh.is_empty() {
            segments.partition_point(|segment| segment.1.end <= en.start)
        } else {
            segments.partition_point(|segment| segment.0.end <= zh.start)
        };
        parts[segment].push(bead(step));
    }
    for ((part, segment), origin) in parts.iter_mut().zip(segments).zip(&constraints.origins) {
        let links = part.iter().filter(|bead| bead.is_link()).count();
        let is_single = links == 0 || part.len() == 1;
        match origin {
            Some(origin @ Origin::Reader) => *part = vec![whole(segment, *origin)],
            Some(origin) if is_single => *part = vec![whole(segment, *origin)],
            _ => {}
        }
    }
    let mut beads = parts.concat();
    // The path may have left a side out elsewhere than where its bead is now.
    let (mut zh_end, mut en_end) = (0, 0);
    for bead in &mut beads {
        for (side, end) in [(&mut bead.zh, &mut zh_end), (&mut bead.en, &mut en_end)] {
            if side.start == side.end {
                *side = *end..*end;
            }
            *end = side.end;
        }
    }
    beads
}

fn bead((step, confidence): (Step, f32)) -> Bead {
    Bead {
        zh: step.zh,
        en: step.en,
        confidence,
        origin: Origin::Aligned,
    }
}

fn moved((zh, en, confidence): (Range<usize>, Range<usize>, f32)) -> Bead {
    Bead {
        zh,
        en,
        confidence,
        origin: Origin::Aligned,
    }
}

fn whole((zh, en): &(Range<usize>, Range<usize>), origin: Origin) -> Bead {
    Bead {
        zh: zh.clone(),
        en: en.clone(),
        confidence: 1.0,
        origin,
    }
}

#[cfg(test)]
mod tests;
