//! What the reader tied and untied of an article in the program, for what is printed of
//! it without a screen.

use crate::annotation;
use crate::article::Article;
use crate::bilingual::Correction;
use crate::source::Source;
use crate::storage::{ArticleKey, Storage};

/// The corrections kept of `article`; none where they cannot be read, which the commands
/// about bookmarks tell of.
pub(super) fn corrections(source: &Source, article: &Article) -> Vec<Correction> {
    let key = ArticleKey::new(source, &article.text);
    let record = Storage::open().and_then(|storage| storage.record(&key));
    let Ok((record, _)) = record else {
        return Vec::new();
    };
    annotation::corrections(&record.annotations, &article.text)
        .into_iter()
        .map(|(_, correction)| correction)
        .collect()
}
