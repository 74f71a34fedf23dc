//! The document of an article: its sentences aligned around what the reader said, and
//! who said what in both languages.

use super::document::Document;
use crate::article::Article;
use crate::bilingual::{self, Correction};
use crate::lexicon::Lexicon;
use crate::quotation;
use std::ops::ControlFlow;
use std::sync::Arc;

/// The document of `article`, aligned around `corrections`.
#[must_use]
pub fn analysed(article: impl Into<Arc<Article>>, corrections: &[Correction]) -> Document {
    let article = article.into();
    let go_on = |_| ControlFlow::Continue(());
    match analysed_while(&article, corrections, go_on) {
        ControlFlow::Continue(document) => document,
        ControlFlow::Break(()) => Document::default(),
    }
}

/// As [`analysed`], telling `progress` from time to time how many bytes of the text are
/// done; given up when it breaks.
pub fn analysed_while(
    article: &Arc<Article>,
    corrections: &[Correction],
    mut progress: impl FnMut(usize) -> ControlFlow<()>,
) -> ControlFlow<(), Document> {
    let go_on = &mut || progress(0);
    let alignment = bilingual::align_while(article, Lexicon::embedded(), corrections, go_on)?;
    let analysis = quotation::analyse_with(article, &alignment, &mut progress)?;
    ControlFlow::Continue(Document::new(Arc::clone(article), analysis).aligned(alignment))
}
