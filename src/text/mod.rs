//! Strings: what is safe to show, which language it is, where its sentences
//! end. Knows nothing of articles or screens.

mod abbreviation;
mod clean;
mod line_break;
mod nearest;
mod punctuation;
mod script;
mod sentence;
mod width;
mod wrap;

pub use abbreviation::is_abbreviation;
pub use clean::{CleanText, SourceOffsets, clean_line, is_showable};
pub use line_break::opportunities;
pub use nearest::nearest;
pub use script::{Language, is_han};
pub use sentence::sentences;
pub use width::{
    Ambiguous, Cluster, Graphemes, TAB_COLUMNS, Widths, graphemes, is_certain, is_mark, width,
};
pub use wrap::{Rows, shown, wrap};

/// The nearest character boundary of `text` at or before `index`.
pub(crate) fn floor_char_boundary(text: &str, index: usize) -> usize {
    let index = index.min(text.len());
    (0..=index)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}
